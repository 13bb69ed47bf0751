//! Where a plan begins: five questions, an alert export, the sample, or a file.

mod alerts;
mod answered;
mod desk;
mod minutes;
mod severities;

use crate::{
    app::{
        project::start::{StartView, view},
        questions::{Answers, Draft as Typed, likely_currency, usual_answers},
        sample::sample,
    },
    base::{Basis, Month},
    domain::Field,
    platform::clock,
    text::team_page::Said,
    ui::{
        components::{Button, ButtonKind, Section},
        format::voice,
        plan_field::usual_source,
        route::{Route, use_router},
        state::{AppState, use_app},
    },
};
use answered::Answered;
use leptos::prelude::*;

/// The page that answers.
const AFTER_START: Route = Route::Capacity;

/// The answers as they stand, and what they come to.
#[derive(Clone, Copy)]
struct Draft {
    typed: RwSignal<Typed>,
    view: Memo<StartView>,
}

/// What stands here before anybody typed.
fn usual() -> Typed {
    let words = voice().words.start_page();
    let zone = clock::reader_zone();
    let currency = likely_currency(&zone).unwrap_or(words.usual_currency).to_owned();
    Typed::new(usual_answers(words.new_plan_name.to_owned(), zone, currency, Month::of(clock::today())))
}

impl Draft {
    /// As it was left, else the usual answers; what is typed from now on is kept.
    fn new(state: AppState) -> Self {
        let left = state.typed_answers(&clock::reader_zone(), Month::of(clock::today()));
        let typed = RwSignal::new(left.unwrap_or_else(usual));
        Effect::new(move |was_read: Option<()>| {
            typed.with(|typed| {
                // The first look only finds what is kept already.
                if was_read.is_some() {
                    state.keep_answers(Some(typed).filter(|typed| **typed != usual()));
                }
            });
        });
        Self { typed, view: Memo::new(move |_| typed.with(|typed| view(&typed.answers, voice()))) }
    }

    fn with<T>(self, read: impl FnOnce(&Answers) -> T) -> T {
        self.typed.with(|typed| read(&typed.answers))
    }

    fn update(self, write: impl FnOnce(&mut Answers)) {
        self.typed.update(|typed| write(&mut typed.answers));
    }

    /// One part of the answers.
    fn part<T: Send + Sync + 'static>(
        self,
        read: impl Fn(&Answers) -> T + Send + Sync + 'static,
    ) -> Signal<T> {
        Signal::derive(move || self.with(&read))
    }

    /// Changes one part.
    fn set<T: 'static>(self, write: fn(&mut Answers, T)) -> Callback<T> {
        Callback::new(move |value| self.update(|answers| write(answers, value)))
    }

    /// Chooses another kind of answer.
    fn choose<T: 'static>(self, choose: fn(&mut Typed, T)) -> Callback<T> {
        Callback::new(move |to| self.typed.update(|typed| choose(typed, to)))
    }

    /// The mark and the source of an answer that nobody changed; nothing once somebody did.
    fn source(
        self,
        field: Field,
        is_usual: impl Fn(&Answers) -> bool + Send + Sync + 'static,
    ) -> (Signal<Option<Basis>>, Signal<String>) {
        usual_source(field, Memo::new(move |_| self.with(&is_usual)))
    }
}

/// The page.
#[component]
pub fn Start() -> impl IntoView {
    let words = voice().words.start_page();
    let draft = Draft::new(use_app());
    view! {
        <h1>{words.title}</h1>
        <p class="lead">{words.lead}</p>
        <OtherWays />
        <h2 class="questions">{words.questions_head}</h2>
        <p class="sub">{words.questions_about}</p>
        <desk::DeskQuestion draft />
        <alerts::AlertsQuestion draft />
        <minutes::MinutesQuestion draft />
        <severities::SeveritiesQuestion draft />
        <severities::TargetsQuestion draft />
        <Answered draft />
    }
}

/// The ways to begin without answers.
#[component]
fn OtherWays() -> impl IntoView {
    let state = use_app();
    let router = use_router();
    let words = voice().words.start_page();
    let open_sample = move |_| {
        state.open_sample(sample(Month::of(clock::today())));
        router.go(AFTER_START);
    };
    let way = |said: Said, action: AnyView| view! { <li>{action}<p class="sub">{said.1}</p></li> };
    view! {
        <ul class="ways">
            {way(words.from_export, view! { <a class="button" href=Route::Import.hash()>{words.from_export.0}</a> }.into_any())}
            {way(words.from_sample, view! { <Button on_press=open_sample>{words.from_sample.0}</Button> }.into_any())}
            {way(words.from_file, view! { <a class="button" href=Route::Plans.hash()>{words.from_file.0}</a> }.into_any())}
        </ul>
    }
}

/// A question with its number.
#[component]
fn Question(number: usize, words: &'static str, children: Children) -> impl IntoView {
    let title = (voice().words.start_page().question)(number, words);
    view! { <Section title><div class="question">{children()}</div></Section> }
}

/// What is pressed last.
#[component]
fn MakePlan(on_press: Callback<()>) -> impl IntoView {
    let words = voice().words.start_page();
    view! {
        <Button kind=ButtonKind::Primary on_press=move |_| on_press.run(())>{words.make}</Button>
        <p class="sub">{words.make_about}</p>
    }
}
