//! Where do the alerts of a severity go that is removed?

use crate::{
    app::command::Command,
    domain::{SeverityId, in_order},
    ui::{
        components::{Button, ButtonKind, Choice, Dialog, Select},
        format::voice,
        plan_field::said,
        state::use_app,
    },
};
use leptos::prelude::*;

/// The question. Without another severity there is nothing to ask.
#[component]
pub(super) fn RemoveSeverity(id: SeverityId, open: RwSignal<bool>) -> impl IntoView {
    let state = use_app();
    let words = voice().words.targets_page();
    let severities = state.sections.severities;
    let name =
        move || severities.with(|all| all.get(&id).map(|severity| severity.name.clone()).unwrap_or_default());
    let others = Memo::new(move |_| {
        severities.with(|all| {
            let others = in_order(all).into_iter().filter(|(other, _)| *other != id);
            others.map(|(other, severity)| (other, severity.name.clone())).collect::<Vec<_>>()
        })
    });
    let chosen = RwSignal::new(None::<SeverityId>);
    let move_to =
        move || chosen.get().or_else(|| others.with(|others| others.last().map(|(other, _)| *other)));
    let refused = RwSignal::new(None::<String>);
    let remove = move |_| {
        let outcome = state.dispatch(Command::RemoveSeverity { id, move_to: untrack(move_to) });
        match outcome {
            Ok(()) => open.set(false),
            Err(issues) => refused.set(said(&issues)),
        }
    };
    let choices = Signal::derive(move || {
        others.get().into_iter().map(|(other, name)| Choice::new(Some(other), name)).collect::<Vec<_>>()
    });
    view! {
        <Dialog open on_close=move |()| open.set(false) title=Signal::derive(move || (words.remove_title)(&name()))>
            <Show when=move || others.with(|others| !others.is_empty())>
                <p>{words.remove_about}</p>
                <Select label=words.move_to choices value=Signal::derive(move_to) on_choose=move |to| chosen.set(to)
                    error=refused />
            </Show>
            <p class="actions">
                <Button kind=ButtonKind::Danger on_press=remove>{move || (words.remove)(&name())}</Button>
            </p>
        </Dialog>
    }
}
