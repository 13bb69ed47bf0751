//! Entries of a record in a list, each a line of fields: what is wished, what was worked, calls, numbers on dates.

use super::desk::RotaDesk;
use crate::ui::{
    components::{Button, DateField, IconButton, IconName},
    plan_record::PlanRecord,
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
    view! {
        <ul class="rota-leave">
            <For each=move || keys.get() key=|key| *key let:key><li class="form inline">{line.run(key)}</li></For>
        </ul>
        <Button icon=IconName::Add on_press=move |_| on_add.run(()) disabled>{add}</Button>
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
    pub(super) fn on(self, date: NaiveDate) -> Option<V> {
        self.record.with(|one| (self.read)(one).get(&date).cloned()).flatten()
    }

    /// Changes the entry of a date, where there is one.
    pub(super) fn change(self, date: NaiveDate, change: impl FnOnce(&mut V)) {
        self.record.set(|one| {
            if let Some(entry) = (self.write)(one).get_mut(&date) {
                change(entry);
            }
        });
    }

    /// The list: what the button, the date and the way out are called; a new entry; the fields beside the date.
    pub(super) fn list(
        self,
        desk: RotaDesk,
        [add, on, remove]: [&'static str; 3],
        new: fn(&T, NaiveDate) -> V,
        fields: impl Fn(NaiveDate) -> AnyView + Send + Sync + 'static,
    ) -> AnyView {
        let (record, disabled) = (self.record, self.record.disabled());
        let keys = Memo::new(move |_| {
            record.with(|one| (self.read)(one).keys().copied().collect::<Vec<_>>()).unwrap_or_default()
        });
        let more = move |()| {
            let first = desk.rota.with_untracked(|rota| rota.first_day);
            record.set(|one| {
                let mut dates = first.iter_days().take(DAYS_AHEAD);
                if let Some(date) = dates.find(|date| !(self.read)(one).contains_key(date)) {
                    let entry = new(one, date);
                    (self.write)(one).insert(date, entry);
                }
            });
        };
        let line = move |date: NaiveDate| {
            let moved = move |to| {
                record.set(|one| {
                    let entries = (self.write)(one);
                    if let Some(entry) = entries.remove(&date) {
                        entries.insert(to, entry);
                    }
                });
            };
            let gone = move |_| {
                record.set(|one| {
                    (self.write)(one).remove(&date);
                });
            };
            view! {
                <DateField label=on value=Signal::stored(Some(date)) on_change=moved disabled />
                {fields(date)}
                <IconButton name=remove icon=IconName::Delete on_press=gone disabled />
            }
            .into_any()
        };
        view! { <Entries keys add on_add=more disabled line=Callback::new(line) /> }.into_any()
    }
}
