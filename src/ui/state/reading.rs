//! Reading plans from their texts, in a part of the app of its own: who has no plan yet need not fetch it.

use super::{AppState, Craft};
use crate::{
    app::keeping::{self, Search, newest_good},
    document::{self, LoadError, Loaded},
    platform::storage::SealedTexts,
    ui::{
        format::voice,
        parts::{NotFetched, in_part},
    },
};
use gloo_timers::future::TimeoutFuture;

/// How long it waits before it tries to fetch the part again.
const AGAIN_AFTER_MILLISECONDS: u32 = 2_000;

in_part! {
    [file] fn load_in_part(text: String) -> (Craft, Result<Loaded, LoadError>) {
        (Craft::WHOLE, document::load(text.as_bytes()))
    }

    [file] fn search_in_part(texts: SealedTexts, journal: Option<String>) -> Search {
        newest_good(texts.saved.as_deref(), journal.as_deref(), &texts.copies, keeping::opens)
    }
}

impl AppState {
    /// Reads a plan from its text.
    pub(super) async fn load(&self, text: &str) -> Result<Loaded, LoadError> {
        let (craft, loaded) = self.fetched(async || load_in_part(text.to_owned()).await).await;
        self.equip(craft);
        loaded
    }

    /// The newest of a plan's texts that opens.
    pub(super) async fn newest(&self, texts: &SealedTexts, journal: Option<String>) -> Search {
        self.fetched(async || search_in_part(texts.clone(), journal.clone()).await).await
    }

    /// What a part answers, once it could be fetched; until then the reader is told.
    async fn fetched<T>(&self, ask: impl AsyncFn() -> Result<T, NotFetched>) -> T {
        let mut told = false;
        loop {
            match ask().await {
                Ok(answer) => return answer,
                Err(NotFetched) if !told => {
                    told = true;
                    self.toaster.say(voice().words.shell().part_missing);
                }
                Err(NotFetched) => {}
            }
            TimeoutFuture::new(AGAIN_AFTER_MILLISECONDS).await;
        }
    }
}
