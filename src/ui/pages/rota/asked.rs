//! Leave that waits for an answer: what it would leave, and the buttons that answer it.

use super::desk::RotaDesk;
use crate::{
    app::{
        command::Command,
        project::rota::{Answer, Asking, asked},
    },
    ui::{
        components::{Button, Section},
        format::voice,
        plan_field::tell,
    },
};
use leptos::prelude::*;

/// All leave that waits for an answer.
#[component]
pub(super) fn Asked(desk: RotaDesk) -> impl IntoView {
    let words = voice().words.rota_page();
    let list = Memo::new(move |_| {
        desk.asked.with(|rota, seen| desk.state.sections.year.with(|year| asked(rota, year, seen, voice())))
    });
    let items = move || list.get().into_iter().map(|asking| view! { <One desk asking /> }).collect_view();
    let none = Memo::new(move |_| list.with(Vec::is_empty));
    view! {
        <Section title=words.asked>
            <Show when=move || !none.get() fallback=move || view! { <p class="sub">{words.none_asked}</p> }>
                <ol class="rota-asked">{items}</ol>
            </Show>
        </Section>
    }
}

#[component]
fn One(desk: RotaDesk, asking: Asking) -> impl IntoView {
    let (words, why) = (voice().words.rota_page(), voice().words.rota_why());
    let disabled = Signal::derive(move || !desk.is_editable());
    let left = if asking.left.is_empty() {
        view! { <p class="sub">{words.can_approve}</p> }.into_any()
    } else {
        let lines = asking.left.iter().map(|said| view! { <li>{said.clone()}</li> }).collect_view();
        view! { <ul class="rota-list">{lines}</ul> }.into_any()
    };
    let (said, gaps, has_takers) = (asking.said.clone(), asking.gaps.clone(), !asking.given.is_empty());
    let asking = StoredValue::new(asking);
    let answer = move |answer: Answer| {
        let change =
            asking.with_value(|asking| desk.rota.with_untracked(|rota| asking.answered(rota, answer)));
        let name = asking.with_value(|asking| asking.name.clone());
        if !change.is_some_and(|change| tell(desk.state, Command::Rota(change))) {
            return;
        }
        let told = match answer {
            Answer::Approve => return,
            Answer::ApproveAndGive => (why.approved_and_given)(&name),
            Answer::Decline => (why.declined)(&name),
        };
        desk.state.toaster.offer(told, voice().words.shell().undo, move || desk.state.undo());
    };
    let give = has_takers.then(|| {
        view! { <Button disabled on_press=move |_| answer(Answer::ApproveAndGive)>{why.approve_and_give}</Button> }
    });
    view! {
        <li>
            <b>{said}</b>{left}
            <div class="tools">
                <Button disabled on_press=move |_| answer(Answer::Approve)>{words.approve}</Button>
                {give}
                <Button disabled on_press=move |_| answer(Answer::Decline)>{why.decline}</Button>
                <span class="sub">{gaps}</span>
            </div>
        </li>
    }
}
