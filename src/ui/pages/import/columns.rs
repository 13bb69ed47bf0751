//! The columns: what each holds and what it is used as.

use super::wizard::Wizard;
use crate::{
    app::project::import::preview::{ColumnLine, columns, role_name, use_column},
    exchange::alerts::Role,
    ui::{
        components::{Choice, Disclosure, Select},
        format::voice,
    },
};
use leptos::prelude::*;

/// The columns that are used, and the others folded away.
#[component]
pub(super) fn Columns(wizard: Wizard) -> impl IntoView {
    let words = voice().words.import_page().preview;
    let lines: Memo<Vec<ColumnLine>> = Memo::new(move |_| {
        let (Some(profile), Some(options)) = (wizard.profile.get(), wizard.options.get()) else {
            return Vec::new();
        };
        columns(&profile, &options.columns, voice())
    });
    // Which are folded away is settled once, so that a column stays where it is while it is corrected.
    let (used, unused): (Vec<_>, Vec<_>) =
        lines.get_untracked().into_iter().partition(|line| line.role.is_some());
    let few = used.len() + unused.len() <= 8;
    let rest = unused.len();
    let list = move |some: Vec<ColumnLine>| {
        let some = some.into_iter().map(|line| view! { <Column wizard index=line.index lines /> });
        view! { <ul class="import-columns">{some.collect_view()}</ul> }
    };
    if few {
        let mut all: Vec<_> = used.into_iter().chain(unused).collect();
        all.sort_by_key(|line| line.index);
        return list(all).into_any();
    }
    let others = (words.other_columns)(voice().format, rest);
    let open = used.is_empty();
    view! {
        {list(used)}
        <Disclosure summary=others open>{list(unused)}</Disclosure>
    }
    .into_any()
}

#[component]
fn Column(wizard: Wizard, index: usize, lines: Memo<Vec<ColumnLine>>) -> impl IntoView {
    let words = voice().words.import_page().preview;
    let Some(first) = lines.with_untracked(|l| l.get(index).cloned()) else { return ().into_any() };
    let role = Signal::derive(move || lines.with(|l| l.get(index).and_then(|line| line.role)));
    let unused = Choice::new(None::<Role>, words.unused);
    let roles = first.allowed.iter().map(|role| Choice::new(Some(*role), role_name(*role, voice())));
    let choices: Vec<_> = std::iter::once(unused).chain(roles).collect();
    let choose = move |role: Option<Role>| {
        wizard.change(move |options| options.columns = use_column(&options.columns, index, role));
    };
    let samples = first.samples.iter().map(|sample| view! { <li>{sample.clone()}</li> }).collect_view();
    view! {
        <li>
            <div>
                <b>{first.title.clone()}</b>
                <ul class="samples" aria-label=words.samples>{samples}</ul>
                {first.remark.map(|remark| view! { <p class="field-hint">{remark}</p> })}
            </div>
            <Select label=(words.use_column_as)(&first.title) choices=Signal::stored(choices) value=role on_choose=choose />
        </li>
    }
    .into_any()
}
