//! Where a plan begins: five questions, an alert export, the sample, or a file.

mod alerts;
mod answered;
mod desk;
mod minutes;
mod severities;

use crate::{
    app::{
        project::start::{StartView, view},
        questions::{Answers, usual_answers},
        sample::sample,
    },
    base::Month,
    platform::clock,
    text::team_page::Said,
    ui::{
        components::{Button, ButtonKind, Section},
        format::voice,
        route::{Route, use_router},
        state::use_app,
    },
};
use answered::Answered;
use leptos::prelude::*;

/// The page that answers.
const AFTER_START: Route = Route::Capacity;

/// The answers as they stand, and what they come to.
#[derive(Clone, Copy)]
struct Draft {
    answers: RwSignal<Answers>,
    view: Memo<StartView>,
}

impl Draft {
    fn new() -> Self {
        let words = voice().words.start_page;
        let month = Month::of(clock::today());
        let usual = usual_answers(
            words.new_plan_name.to_owned(),
            clock::reader_zone(),
            words.currency.to_owned(),
            month,
        );
        let answers = RwSignal::new(usual);
        Self { answers, view: Memo::new(move |_| answers.with(|answers| view(answers, voice()))) }
    }

    /// One part of the answers.
    fn part<T: Send + Sync + 'static>(
        self,
        read: impl Fn(&Answers) -> T + Send + Sync + 'static,
    ) -> Signal<T> {
        Signal::derive(move || self.answers.with(|answers| read(answers)))
    }

    /// Changes one part.
    fn set<T: 'static>(self, write: fn(&mut Answers, T)) -> Callback<T> {
        Callback::new(move |value| self.answers.update(|answers| write(answers, value)))
    }
}

/// The page.
#[component]
pub fn Start() -> impl IntoView {
    let words = voice().words.start_page;
    let draft = Draft::new();
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
    let words = voice().words.start_page;
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
    let title = (voice().words.start_page.question)(number, words);
    view! { <Section title><div class="question">{children()}</div></Section> }
}

/// What is pressed last.
#[component]
fn MakePlan(on_press: Callback<()>) -> impl IntoView {
    let words = voice().words.start_page;
    view! {
        <Button kind=ButtonKind::Primary on_press=move |_| on_press.run(())>{words.make}</Button>
        <p class="sub">{words.make_about}</p>
    }
}
