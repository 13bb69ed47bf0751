//! Three to five figures that carry the answer, each beside what it is compared to and each opening its explanation.

use super::{Icon, IconName, Tone, voice};
use crate::app::project::figure::StripFigure;
use leptos::prelude::*;

/// One figure, in words that are ready to read.
#[derive(Clone, Debug, PartialEq)]
pub struct Kpi {
    /// Tells it from the others; given to `on_open`.
    pub key: &'static str,
    /// What it is: "Worst hour".
    pub name: String,
    /// The figure: "−1.8".
    pub figure: String,
    /// Its unit, or what it is compared to: "seats", "of 85% wanted".
    pub unit: String,
    /// One line under it: "Mon 16:00, 54 hours short".
    pub note: String,
    /// How it stands; none if it is not judged.
    pub tone: Option<Tone>,
    /// It has an explanation to open.
    pub explained: bool,
}

impl From<&StripFigure> for Kpi {
    /// A figure without an explanation to open.
    fn from(figure: &StripFigure) -> Self {
        Self {
            key: figure.key,
            name: figure.name.to_owned(),
            figure: figure.figure.clone(),
            unit: figure.unit.clone(),
            note: figure.note.clone(),
            tone: figure.good.map(|good| if good { Tone::Good } else { Tone::Bad }),
            explained: false,
        }
    }
}

/// The strip.
#[component]
pub fn KpiStrip(
    /// Left to right.
    #[prop(into)]
    figures: Signal<Vec<Kpi>>,
    /// A figure was opened.
    #[prop(into)]
    on_open: Callback<&'static str>,
) -> impl IntoView {
    let keys = Memo::new(move |_| figures.with(|f| f.iter().map(|kpi| kpi.key).collect::<Vec<_>>()));
    view! {
        <ul class="kpis">
            <For each=move || keys.get() key=|key| *key let:key>
                <Figure kpi=Memo::new(move |_| figures.with(|f| f.iter().find(|kpi| kpi.key == key).cloned())) on_open />
            </For>
        </ul>
    }
}

#[component]
fn Figure(kpi: Memo<Option<Kpi>>, on_open: Callback<&'static str>) -> impl IntoView {
    let text = move |part: fn(&Kpi) -> &String| move || kpi.with(|k| k.as_ref().map(part).cloned());
    let tone = Memo::new(move |_| kpi.with(|k| k.as_ref().and_then(|k| k.tone)));
    let class = move || match tone.get() {
        Some(tone) => format!("kpi-figure tone-{}", tone.class()),
        None => "kpi-figure".to_owned(),
    };
    let explain = move || {
        let opened = kpi.with(|k| k.as_ref().filter(|k| k.explained).map(|k| (k.key, k.name.clone())));
        opened.map(|(key, name)| {
            let words = (voice().words.components().explain)(&name);
            view! {
                <button type="button" class="kpi-open" title=words.clone() aria-label=words on:click=move |_| on_open.run(key)>
                    <Icon name=IconName::Info />
                </button>
            }
        })
    };
    view! {
        <li>
            <span class="kpi-name">{text(|k| &k.name)}</span>
            <span class=class>
                {move || tone.get().map(|tone| view! { <Icon name=tone.icon() /> })}
                <b>{text(|k| &k.figure)}</b>
                <small>{text(|k| &k.unit)}</small>
                {move || tone.get().map(|tone| view! { <span class="hidden-words">{tone.word()}</span> })}
            </span>
            <span class="kpi-note">{text(|k| &k.note)}</span>
            {explain}
        </li>
    }
}
