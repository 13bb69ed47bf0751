//! Plans as files.

use super::{AppState, Notice, file_cause, store_cause};
use crate::{
    app::{keeping::PlanId, transfer::Content},
    platform::{
        clock,
        files::{self, Handed},
    },
    ui::format::voice,
};
use leptos::{prelude::*, task::spawn_local};

const MEDIA_TYPE: &str = "application/json";

impl AppState {
    /// Saves the open plan as a file where the manager chooses, or among the downloads.
    pub fn export(&self) {
        if self.open.get_untracked().is_some() {
            self.hand_out(self.open_id(), self.open_content());
        }
    }

    /// Saves any plan of this browser as a file.
    pub fn export_plan(&self, plan: PlanId) {
        let state = *self;
        spawn_local(async move {
            if let Some(content) = state.content(plan).await {
                state.hand_out(Some(plan), content);
            }
        });
    }

    fn hand_out(&self, plan: Option<PlanId>, content: Content) {
        let state = *self;
        let now = clock::now();
        let name = content.document.soc.plan_name.clone();
        spawn_local(async move {
            let words = voice().words.shell();
            let craft = state.craft().map_err(|error| store_cause(&error));
            let file = match craft.and_then(|craft| (craft.exported)(&content, now)) {
                Ok(file) => file,
                Err(cause) => return state.toaster.say((words.export_failed)(&cause)),
            };
            match files::save_text(&file.file_name, MEDIA_TYPE, &file.text).await {
                Ok(Handed::Cancelled) => {}
                Ok(Handed::Written | Handed::Downloaded) => {
                    let written = state.change_index(|index| {
                        if let Some(plan) = plan {
                            // The sample and a file that is looked at are in no list.
                            let _ = index.exported(plan, now);
                        }
                    });
                    if let Err(error) = written {
                        state.notify(Notice::NotSaved(error));
                    }
                    state.announce_index();
                    state.toaster.say((words.exported)(&name));
                }
                Err(error) => state.toaster.say((words.export_failed)(&file_cause(&error))),
            }
        });
    }

    /// Downloads a text as it is: a damaged one, one that cannot be opened.
    pub fn download_text(&self, name: &str, text: &str) {
        if let Err(error) = files::download(&files::file_name(name, "json"), MEDIA_TYPE, text) {
            self.toaster.say((voice().words.shell().export_failed)(&file_cause(&error)));
        }
    }
}
