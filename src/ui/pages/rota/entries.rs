//! Entries of a record in a list, each a line of fields: what is wished, what was worked, calls, numbers on dates.

use super::desk::RotaDesk;
use crate::{
    app::project::rota::{Line, lines},
    ui::{
        components::{Button, DateField, IconButton, IconName, next_id},
        focus,
        format::voice,
        plan_record::PlanRecord,
    },
};
use chrono::NaiveDate;
use leptos::prelude::*;
use std::{collections::BTreeMap, hash::Hash};

/// So many days are looked through for one without an entry.
const DAYS_AHEAD: usize = 4_000;

/// The list, with a button that adds an entry.
#[component]
pub(super) fn Entries<K: Copy + Eq + Hash + Ord + Send + Sync + 'static>(
    /// The entries in their order.
    keys: Memo<Vec<K>>,
    /// What the button says, and does.
    add: &'static str,
    #[prop(into)] on_add: Callback<()>,
    /// It can be read only.
    disabled: Signal<bool>,
    /// The fields of an entry.
    line: Callback<K, AnyView>,
) -> impl IntoView {
    let id = next_id("entries");
    let lines = format!("#{id} > li");
    view! {
        <ul class="rota-leave" id=id>
            <For each=move || keys.get() key=|key| *key let:key><li class="form inline">{line.run(key)}</li></For>
        </ul>
        <Button icon=IconName::Add on_press=move |_| focus::to_new(lines.clone(), || on_add.run(())) disabled>{add}</Button>
    }
}

/// Entries of a record that are told apart by their date.
pub(super) struct Dated<T: Clone + PartialEq + Send + Sync + 'static, V: 'static> {
    /// The record.
    pub(super) record: PlanRecord<T>,
    /// Its entries.
    pub(super) read: fn(&T) -> &BTreeMap<NaiveDate, V>,
    /// The same, to be changed.
    pub(super) write: fn(&mut T) -> &mut BTreeMap<NaiveDate, V>,
}

// Derived, it would ask the record and the entry themselves to be copied.
impl<T: Clone + PartialEq + Send + Sync + 'static, V: 'static> Clone for Dated<T, V> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: Clone + PartialEq + Send + Sync + 'static, V: 'static> Copy for Dated<T, V> {}

impl<T: Clone + PartialEq + Send + Sync + 'static, V: Clone + 'static> Dated<T, V> {
    /// The entry of a date.
    pub(super) fn on(self, date: Signal<NaiveDate>) -> Option<V> {
        let date = date.get();
        self.record.with(|one| (self.read)(one).get(&date).cloned()).flatten()
    }

    /// Changes the entry of a date, where there is one.
    pub(super) fn change(self, date: Signal<NaiveDate>, change: impl FnOnce(&mut V)) {
        let date = date.get_untracked();
        self.record.set(|one| {
            if let Some(entry) = (self.write)(one).get_mut(&date) {
                change(entry);
            }
        });
    }

    /// Whether there is an entry of a date, at this moment.
    fn is_taken(self, date: NaiveDate) -> bool {
        untrack(|| self.record.with(|one| (self.read)(one).contains_key(&date))) == Some(true)
    }

    /// The list: what the button, the date and the way out are called; a new entry; the fields beside the date. A line stays where it is
    /// while its entry moves to another date.
    pub(super) fn list(
        self,
        desk: RotaDesk,
        [add, on, remove]: [&'static str; 3],
        new: fn(&T, NaiveDate) -> V,
        fields: impl Fn(Signal<NaiveDate>) -> AnyView + Send + Sync + 'static,
    ) -> AnyView {
        let (record, disabled) = (self.record, self.record.disabled());
        let known = Memo::new(move |before: Option<&Vec<Line>>| {
            let dates = record.with(|one| (self.read)(one).keys().copied().collect::<Vec<_>>());
            lines(before.map(Vec::as_slice).unwrap_or_default(), &dates.unwrap_or_default())
        });
        let keys =
            Memo::new(move |_| known.with(|lines| lines.iter().map(|(at, _)| *at).collect::<Vec<_>>()));
        let more = move |()| {
            let first = desk.rota.with_untracked(|rota| rota.first_day);
            record.set_at_once(|one| {
                let mut dates = first.iter_days().take(DAYS_AHEAD);
                if let Some(date) = dates.find(|date| !(self.read)(one).contains_key(date)) {
                    let entry = new(one, date);
                    (self.write)(one).insert(date, entry);
                }
            });
        };
        let line = move |at: u32| {
            let date = Memo::new(move |before: Option<&NaiveDate>| {
                let now =
                    known.with(|lines| lines.iter().find(|(line, _)| *line == at).map(|(_, date)| *date));
                now.or(before.copied()).unwrap_or_default()
            });
            let refuse = Callback::new(move |to: NaiveDate| {
                let is_other = to != date.get_untracked() && self.is_taken(to);
                is_other.then(|| (voice().words.rota_desk().date_taken)(voice().format, to))
            });
            let moved = move |to| {
                record.set_at_once(|one| {
                    let entries = (self.write)(one);
                    if let Some(entry) = entries.remove(&date.get_untracked()) {
                        entries.insert(to, entry);
                    }
                });
            };
            let gone = move |_| {
                focus::keep(|| {
                    record.set_at_once(|one| {
                        (self.write)(one).remove(&date.get_untracked());
                    });
                });
            };
            view! {
                <DateField label=on value=Signal::derive(move || Some(date.get())) on_change=moved refuse disabled />
                {fields(date.into())}
                <IconButton name=remove icon=IconName::Delete on_press=gone disabled />
            }
            .into_any()
        };
        view! { <Entries keys add on_add=more disabled line=Callback::new(line) /> }.into_any()
    }
}
