//! Fields of a record in a list of the plan: each shows a part of the record and puts the whole record back with that part changed.

use super::{
    components::{
        Button, Choice, IconButton, IconName, Limits, NumberField, Section, Select, Switch, TextField,
    },
    focus,
    format::voice,
    plan_field::{PlanEstimate, said, tell},
    state::{AppState, use_app},
};
use crate::{
    app::command::Command,
    base::Estimate,
    domain::{Field, Position, position::Placed},
    text::ahead_page::ListWords,
};
use leptos::prelude::*;

/// A record, and how it is put back or taken away. Where it is gone already, fields show what it was.
pub(crate) struct PlanRecord<T: Clone + PartialEq + Send + Sync + 'static> {
    state: AppState,
    record: Memo<Option<T>>,
    put: Callback<Option<Box<T>>, Command>,
}

// Derived, it would ask the record itself to be copied.
impl<T: Clone + PartialEq + Send + Sync + 'static> Clone for PlanRecord<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: Clone + PartialEq + Send + Sync + 'static> Copy for PlanRecord<T> {}

impl<T: Clone + PartialEq + Send + Sync + 'static> PlanRecord<T> {
    /// The record that `read` finds, if it is there.
    pub(crate) fn new(
        read: impl Fn(&crate::domain::Document) -> Option<T> + Send + Sync + 'static,
        put: impl Fn(Option<Box<T>>) -> Command + Send + Sync + 'static,
    ) -> Self {
        let state = use_app();
        let record = Memo::new(move |before: Option<&Option<T>>| {
            state.document.with(|document| read(document)).or_else(|| before.cloned().flatten())
        });
        Self { state, record, put: Callback::new(put) }
    }

    /// A part of it.
    pub(crate) fn with<P>(self, read: impl FnOnce(&T) -> P) -> Option<P> {
        self.record.with(|record| record.as_ref().map(read))
    }

    /// Puts it back with something changed; what the plan refuses is said in passing.
    pub(crate) fn set(self, write: impl FnOnce(&mut T)) {
        if let Some(command) = self.changed(write) {
            tell(self.state, command);
        }
    }

    fn changed(self, write: impl FnOnce(&mut T)) -> Option<Command> {
        let mut record = self.record.get_untracked()?;
        write(&mut record);
        Some(self.put.run(Some(Box::new(record))))
    }

    /// The same as a step of its own, whatever was typed just before.
    pub(crate) fn set_at_once(self, write: impl FnOnce(&mut T)) {
        self.state.end_gesture();
        self.set(write);
        self.state.end_gesture();
    }

    /// Whether it can be read only.
    pub(crate) fn disabled(self) -> Signal<bool> {
        Signal::derive(move || !self.state.is_editable())
    }

    /// A text field; what the plan refuses of it is said under it.
    pub(crate) fn text(
        self,
        label: &'static str,
        read: fn(&T) -> &String,
        write: fn(&mut T, String),
    ) -> AnyView {
        let value = Signal::derive(move || self.with(|record| read(record).clone()).unwrap_or_default());
        let refused = RwSignal::new(None::<String>);
        let typed = move |text| {
            if let Some(command) = self.changed(|record| write(record, text)) {
                refused.set(self.state.dispatch(command).err().and_then(|issues| said(&issues)));
            }
        };
        let disabled = self.disabled();
        view! { <TextField label value on_input=typed longest=120 disabled error=refused /> }.into_any()
    }

    /// A number.
    pub(crate) fn number(
        self,
        (label, hint): (&'static str, &'static str),
        unit: &'static str,
        limits: Limits,
        scale: f64,
        read: fn(&T) -> f64,
        write: fn(&mut T, f64),
    ) -> AnyView {
        let value = Signal::derive(move || self.with(read));
        let typed = move |value| self.set(|record| write(record, value));
        let disabled = self.disabled();
        view! { <NumberField label hint unit limits scale value on_change=typed disabled /> }.into_any()
    }

    /// An estimate with its source.
    pub(crate) fn estimate(
        self,
        field: Field,
        (label, hint): (&'static str, &'static str),
        unit: &'static str,
        scale: f64,
        read: fn(&T) -> &Estimate,
        write: fn(&mut T, Estimate),
    ) -> AnyView {
        let value = Signal::derive(move || {
            self.with(|record| read(record).clone()).unwrap_or_else(|| Estimate::point(0.0))
        });
        let change = Callback::new(move |estimate: Estimate| {
            let record = self.record.get_untracked().map(|mut record| {
                write(&mut record, estimate);
                Box::new(record)
            });
            self.put.run(record)
        });
        view! { <PlanEstimate field label hint unit scale value change anchored=false /> }.into_any()
    }

    /// One of several.
    pub(crate) fn choice<C: Clone + Default + PartialEq + Send + Sync + 'static>(
        self,
        label: &'static str,
        choices: impl Into<Signal<Vec<Choice<C>>>>,
        read: fn(&T) -> C,
        write: fn(&mut T, C),
    ) -> AnyView {
        let choices: Signal<Vec<Choice<C>>> = choices.into();
        let value = Signal::derive(move || self.with(read).unwrap_or_default());
        let choose = move |chosen: C| self.set(|record| write(record, chosen));
        let disabled = self.disabled();
        view! { <Select label choices value on_choose=choose disabled /> }.into_any()
    }

    /// On or off.
    pub(crate) fn switch(
        self,
        label: &'static str,
        read: fn(&T) -> bool,
        write: fn(&mut T, bool),
    ) -> AnyView {
        let on = Signal::derive(move || self.with(read).unwrap_or_default());
        let set = move |on| self.set(|record| write(record, on));
        let disabled = self.disabled();
        view! { <Switch label on on_switch=set disabled /> }.into_any()
    }

    /// A button that takes it away.
    pub(crate) fn remove(self, label: fn(&str) -> String, name: fn(&T) -> &String) -> AnyView {
        let named = move || self.with(|record| name(record).clone()).unwrap_or_default();
        let remove = move |_| {
            let mut is_gone = false;
            focus::keep(|| is_gone = tell(self.state, self.put.run(None)));
            if is_gone {
                let said = (voice().words.compare_page().removed)(&untrack(named));
                self.state.toaster.offer(said, voice().words.shell().undo, move || self.state.undo());
            }
        };
        let words = Signal::derive(move || label(&named()));
        view! { <IconButton name=words icon=IconName::Delete on_press=remove disabled=self.disabled() /> }
            .into_any()
    }
}

impl<T: Clone + Placed + PartialEq + Send + Sync + 'static> PlanRecord<T> {
    /// Buttons that move it in its list; `place` is where it would go.
    pub(crate) fn movers(
        self,
        labels: [fn(&str) -> String; 2],
        name: fn(&T) -> &String,
        place: impl Fn(bool) -> Option<Position> + Copy + Send + Sync + 'static,
        write: fn(&mut T, Position),
    ) -> AnyView {
        let one = move |up: bool, label: fn(&str) -> String, icon: IconName| {
            let words =
                Signal::derive(move || label(&self.with(|record| name(record).clone()).unwrap_or_default()));
            let disabled = Signal::derive(move || self.disabled().get() || place(up).is_none());
            let go = move |_| {
                if let Some(position) = untrack(|| place(up)) {
                    self.set(|record| write(record, position));
                }
            };
            view! { <IconButton name=words icon on_press=go disabled /> }
        };
        let [sooner, later] = labels;
        view! { {one(true, sooner, IconName::Up)}{one(false, later, IconName::Down)} }.into_any()
    }
}

/// A list of records under its head, with a button that adds one.
#[component]
pub(crate) fn Records(
    words: ListWords,
    id: &'static str,
    #[prop(into)] add: Callback<()>,
    is_empty: Memo<bool>,
    children: ChildrenFn,
) -> impl IntoView {
    let state = use_app();
    let children = StoredValue::new(children);
    let disabled = Signal::derive(move || !state.is_editable());
    let press = move |_| focus::to_new(format!("#{id} > .section > ol.records > li"), || add.run(()));
    let button = move || {
        view! { <Button icon=IconName::Add on_press=press disabled>{words.add}</Button> }
    };
    view! {
        <div id=id tabindex="-1">
            <Section title=words.title subtitle=words.about tools=ViewFn::from(button)>
                <Show when=move || !is_empty.get() fallback=move || view! { <p class="sub">{words.none}</p> }>
                    <ol class="records" on:focusout=move |_| state.end_gesture()>{children.with_value(|children| children())}</ol>
                </Show>
            </Section>
        </div>
    }
}
