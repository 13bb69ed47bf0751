//! A table that compares: figures to the right, units in the head, head and total row in view, the keys of a spreadsheet, and
//! editing in place.
//!
//! Keys: arrows, Home, End, Page up and down move; Enter, F2 or typing edits; Enter moves down and Tab right after an edit;
//! Escape leaves a cell as it was; Delete empties it. Enter and the space bar press a cell that acts.

use super::{Icon, Tone, next_id, voice};
use leptos::{ev::KeyboardEvent, html, prelude::*};
use wasm_bindgen::JsCast;

/// Rows that Page up and Page down pass.
const PAGE: usize = 10;

/// Where the text of a column stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Align {
    /// Words.
    #[default]
    Start,
    /// Figures.
    End,
}

/// A column.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TableColumn {
    /// Its head.
    pub name: String,
    /// Its unit, said once; empty if it has none.
    pub unit: String,
    /// Words to the left, figures to the right.
    pub align: Align,
    /// Its cells can be edited.
    pub editable: bool,
}

impl TableColumn {
    /// A column of words.
    pub fn words(name: impl Into<String>) -> Self {
        Self { name: name.into(), ..Self::default() }
    }

    /// A column of figures.
    pub fn figures(name: impl Into<String>, unit: impl Into<String>) -> Self {
        Self { name: name.into(), unit: unit.into(), align: Align::End, editable: false }
    }

    /// The same, to be edited in place.
    pub fn editable(mut self) -> Self {
        self.editable = true;
        self
    }
}

/// A small bar in a cell, with a tick at its target.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CellBar {
    /// 0 to 1.
    pub share: f64,
    /// 0 to 1.
    pub target: Option<f64>,
}

/// A cell.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TableCell {
    /// As it is read, and as it is edited.
    pub text: String,
    /// How it stands: an icon and a colour beside the text.
    pub tone: Option<Tone>,
    /// A bar before the text.
    pub bar: Option<CellBar>,
    /// The text acts: `on_act` runs with the cell's place.
    pub acts: bool,
    /// What pressing it does, for who points at it.
    pub hint: String,
    /// Words in the place of a figure.
    pub quiet: bool,
    /// It belongs to what was before the last change.
    pub stale: bool,
}

impl From<String> for TableCell {
    fn from(text: String) -> Self {
        Self { text, ..Self::default() }
    }
}

impl From<&str> for TableCell {
    fn from(text: &str) -> Self {
        text.to_owned().into()
    }
}

/// A row.
#[derive(Clone, Debug, PartialEq)]
pub struct TableRow {
    /// Tells it from the others for as long as it lives: its record's id.
    pub key: String,
    /// One a column.
    pub cells: Vec<TableCell>,
}

/// A cell and what was typed into it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CellEdit {
    /// The row's key.
    pub row: String,
    /// The column's index.
    pub column: usize,
    /// What was typed.
    pub text: String,
}

#[derive(Clone, Copy)]
struct Cursor {
    at: RwSignal<(usize, usize)>,
    draft: RwSignal<Option<String>>,
    refused: RwSignal<Option<String>>,
}

/// The table. Cells of editable columns become inputs when they are edited; `on_edit` takes the text or says what is wrong.
#[component]
pub fn DataTable(
    /// What the table holds; read aloud, and shown above if `show_caption`.
    #[prop(into)]
    caption: Signal<String>,
    /// Left to right.
    #[prop(into)]
    columns: Signal<Vec<TableColumn>>,
    /// Top to bottom.
    #[prop(into)]
    rows: Signal<Vec<TableRow>>,
    /// Takes an edit, or says what is wrong and what to type.
    #[prop(optional, into)]
    on_edit: Option<Callback<CellEdit, Result<(), String>>>,
    /// A cell that acts was pressed.
    #[prop(optional, into)]
    on_act: Option<Callback<(String, usize)>>,
    /// The last row, which stays in view.
    #[prop(optional, into)]
    total: MaybeProp<Vec<String>>,
    /// The caption is shown.
    #[prop(optional)]
    show_caption: bool,
    /// A style class of its own.
    #[prop(optional)]
    class: &'static str,
) -> impl IntoView {
    let node = NodeRef::<html::Table>::new();
    let id = next_id("table");
    let cursor =
        Cursor { at: RwSignal::new((0, 0)), draft: RwSignal::new(None), refused: RwSignal::new(None) };
    let can_edit = move |column: usize| {
        on_edit.is_some() && columns.with_untracked(|c| c.get(column).is_some_and(|column| column.editable))
    };
    let go = move |row: usize, column: usize| {
        let last_row = rows.with_untracked(Vec::len).saturating_sub(1);
        let last_column = columns.with_untracked(Vec::len).saturating_sub(1);
        let (row, column) = (row.min(last_row), column.min(last_column));
        cursor.at.set((row, column));
        if let Some(table) = node.get_untracked() {
            focus_in(&table, &format!("[data-cell='{row}-{column}']"));
        }
    };
    let act = move || {
        let (row, column) = cursor.at.get_untracked();
        let key = rows.with_untracked(|r| {
            r.get(row).filter(|r| r.cells.get(column).is_some_and(|c| c.acts)).map(|r| r.key.clone())
        });
        match (key, on_act) {
            (Some(key), Some(on_act)) => {
                on_act.run((key, column));
                true
            }
            _ => false,
        }
    };
    let cell_text = move |row: usize, column: usize| {
        rows.with_untracked(|r| r.get(row).and_then(|r| r.cells.get(column)).map(|c| c.text.clone()))
            .unwrap_or_default()
    };
    let start = move |text: Option<String>| {
        let (row, column) = cursor.at.get_untracked();
        if can_edit(column) {
            cursor.refused.set(None);
            cursor.draft.set(Some(text.unwrap_or_else(|| cell_text(row, column))));
        }
    };
    // True if the cell took what was typed (or nothing was being typed).
    let finish = move || {
        let Some(text) = cursor.draft.get_untracked() else { return true };
        let (row, column) = cursor.at.get_untracked();
        let key = rows.with_untracked(|r| r.get(row).map(|r| r.key.clone()));
        let unchanged = text == cell_text(row, column);
        let (Some(key), Some(on_edit), false) = (key, on_edit, unchanged) else {
            cursor.draft.set(None);
            cursor.refused.set(None);
            return true;
        };
        match on_edit.run(CellEdit { row: key, column, text }) {
            Ok(()) => {
                cursor.draft.set(None);
                cursor.refused.set(None);
                true
            }
            Err(reason) => {
                cursor.refused.set(Some(reason));
                false
            }
        }
    };
    let pressed = move |event: KeyboardEvent| {
        let (row, column) = cursor.at.get_untracked();
        let editing = cursor.draft.with_untracked(Option::is_some);
        let key = event.key();
        let place = match (key.as_str(), editing) {
            ("Enter", true) => finish().then_some((row + 1, column)),
            ("Tab", true) => {
                finish().then(|| (row, if event.shift_key() { column.saturating_sub(1) } else { column + 1 }))
            }
            ("Escape", true) => {
                cursor.draft.set(None);
                cursor.refused.set(None);
                Some((row, column))
            }
            (_, true) => return,
            ("ArrowUp", _) => Some((row.saturating_sub(1), column)),
            ("ArrowDown", _) => Some((row + 1, column)),
            ("ArrowLeft", _) => Some((row, column.saturating_sub(1))),
            ("ArrowRight", _) => Some((row, column + 1)),
            ("Home", _) => Some((if event.ctrl_key() { 0 } else { row }, 0)),
            ("End", _) => Some((if event.ctrl_key() { usize::MAX } else { row }, usize::MAX)),
            ("PageUp", _) => Some((row.saturating_sub(PAGE), column)),
            ("PageDown", _) => Some((row + PAGE, column)),
            ("F2", _) => {
                start(None);
                None
            }
            ("Enter", _) => {
                if !act() {
                    start(None);
                }
                None
            }
            ("Delete" | "Backspace", _) => {
                start(Some(String::new()));
                None
            }
            (typed, _)
                if typed.chars().count() == 1
                    && !event.ctrl_key()
                    && !event.meta_key()
                    && !event.alt_key() =>
            {
                if typed == " " && act() {
                    event.prevent_default();
                    return;
                }
                if typed == " " || !can_edit(column) {
                    return;
                }
                start(Some(typed.to_owned()));
                None
            }
            _ => return,
        };
        event.prevent_default();
        if let Some((row, column)) = place {
            go(row, column);
        }
    };
    let keys =
        Memo::new(move |_| rows.with(|rows| rows.iter().map(|row| row.key.clone()).collect::<Vec<_>>()));
    let words = voice().words.components();
    let keys_words = match (on_edit, on_act) {
        (Some(_), _) => words.table_keys,
        (None, Some(_)) => words.table_reading_keys,
        (None, None) => words.table_moving_keys,
    };
    let class = format!("data-table {class}");
    view! {
        <div class="table-frame">
            <table class=class role="grid" node_ref=node aria-describedby=format!("{id}-keys") on:keydown=pressed>
                <caption class:hidden-words=!show_caption>{move || caption.get()}</caption>
                <thead><tr>{move || columns.get().into_iter().map(head).collect_view()}</tr></thead>
                <tbody>
                    <ForEnumerate each=move || keys.get() key=|key| key.clone() children=move |index, key| {
                        let row = Memo::new(move |_| rows.with(|r| r.iter().find(|r| r.key == key).cloned()));
                        view! { <Row index row columns cursor start=Callback::new(start) finish=Callback::new(move |()| finish())
                            on_act=on_act /> }
                    } />
                </tbody>
                {move || total.get().map(|cells| {
                    let cells = cells.into_iter().enumerate().map(|(c, text)| {
                        let end = columns.with(|all| all.get(c).is_some_and(|column| column.align == Align::End));
                        view! { <td class:end=end>{text}</td> }
                    });
                    view! { <tfoot><tr>{cells.collect_view()}</tr></tfoot> }
                })}
            </table>
        </div>
        <p class="field-error" role="alert">{move || cursor.refused.get()}</p>
        <p class="hidden-words" id=format!("{id}-keys")>{keys_words}</p>
    }
}

fn head(column: TableColumn) -> impl IntoView {
    view! {
        <th scope="col" class:end=column.align == Align::End>
            {column.name}
            {(!column.unit.is_empty()).then(|| view! { " "<span class="unit">"(" {column.unit} ")"</span> })}
        </th>
    }
}

#[component]
fn Row(
    index: ReadSignal<usize>,
    row: Memo<Option<TableRow>>,
    columns: Signal<Vec<TableColumn>>,
    cursor: Cursor,
    start: Callback<Option<String>>,
    finish: Callback<(), bool>,
    on_act: Option<Callback<(String, usize)>>,
) -> impl IntoView {
    let count = Memo::new(move |_| columns.with(Vec::len));
    let cell = move |column: usize| {
        let cell = Memo::new(move |_| {
            row.with(|r| r.as_ref().and_then(|r| r.cells.get(column)).cloned()).unwrap_or_default()
        });
        let here = Memo::new(move |_| cursor.at.get() == (index.get(), column));
        let editing = Memo::new(move |_| here.get() && cursor.draft.with(Option::is_some));
        let end = Memo::new(move |_| columns.with(|c| c.get(column).is_some_and(|c| c.align == Align::End)));
        let editable = Memo::new(move |_| columns.with(|c| c.get(column).is_some_and(|c| c.editable)));
        let content = move || {
            if editing.get() {
                return view! { <CellInput cursor finish /> }.into_any();
            }
            let cell = cell.get();
            let bar = cell.bar.map(|bar| view! { <Bar bar tone=cell.tone /> });
            let icon = cell
                .tone
                .filter(|tone| *tone != Tone::Info && cell.bar.is_none())
                .map(|tone| view! { <Icon name=tone.icon() /> });
            let word = cell.tone.map(|tone| view! { <span class="hidden-words">{tone.word()}</span> });
            let text = match (cell.acts, on_act) {
                (true, Some(on_act)) => view! {
                    <button type="button" class="figure-open" tabindex="-1" title=cell.hint on:click=move |_| {
                        if let Some(key) = row.with_untracked(|r| r.as_ref().map(|r| r.key.clone())) {
                            on_act.run((key, column));
                        }
                    }>{cell.text}</button>
                }
                .into_any(),
                _ => view! { <span>{cell.text}</span> }.into_any(),
            };
            view! { {bar}{icon}{text}{word} }.into_any()
        };
        // Class by class: one string of classes, once it changes, takes those beside it away.
        let is = move |tone: Tone| move || cell.with(|c| c.tone == Some(tone));
        let name = move || columns.with(|c| c.get(column).map(|c| c.name.clone()));
        view! {
            <td
                class:tone-good=is(Tone::Good)
                class:tone-warn=is(Tone::Warn)
                class:tone-bad=is(Tone::Bad)
                class:end=move || end.get()
                class:row-name=column == 0
                class:blank=move || cell.with(|c| c.text.is_empty())
                class:quiet=move || cell.with(|c| c.quiet)
                class:stale=move || cell.with(|c| c.stale)
                class:editable=move || editable.get()
                class:editing=move || editing.get()
                data-cell=move || format!("{}-{column}", index.get())
                data-label=name
                tabindex=move || if here.get() { "0" } else { "-1" }
                on:focus=move |_| cursor.at.set((index.get_untracked(), column))
                on:dblclick=move |_| start.run(None)
            >{content}</td>
        }
    };
    view! { <tr>{move || (0..count.get()).map(cell).collect_view()}</tr> }
}

#[component]
fn CellInput(cursor: Cursor, finish: Callback<(), bool>) -> impl IntoView {
    let node = NodeRef::<html::Input>::new();
    node.on_load(|input| {
        // A cell that left the page meanwhile cannot take the focus.
        drop(input.focus());
        if input.value().chars().count() > 1 {
            input.select();
        }
    });
    view! {
        <input
            type="text" autocomplete="off" node_ref=node
            aria-invalid=move || cursor.refused.with(Option::is_some).to_string()
            prop:value=cursor.draft.get_untracked().unwrap_or_default()
            on:input=move |event| cursor.draft.set(Some(event_target_value(&event)))
            on:blur=move |_| {
                if cursor.draft.try_with_untracked(Option::is_some) == Some(true) && !finish.run(()) {
                    cursor.draft.set(None);
                }
            }
        />
    }
}

#[component]
fn Bar(bar: CellBar, tone: Option<Tone>) -> impl IntoView {
    let class = tone.map_or("neutral", |tone| match tone {
        Tone::Info => "neutral",
        Tone::Good => "good",
        Tone::Warn => "warn",
        Tone::Bad => "bad",
    });
    let at = |share: f64| format!("{:.1}", share.clamp(0.0, 1.0) * 96.0);
    view! {
        <svg class="cell-bar" viewBox="0 0 98 14" width="98" height="14" aria-hidden="true">
            <rect class="bar-track" x="0" y="3" width="96" height="8" rx="4" />
            <rect class=format!("fill {class}") x="0" y="3" width=at(bar.share) height="8" rx="4" />
            {bar.target.map(|target| view! { <rect class="bar-target" x=at(target) y="0" width="2" height="14" /> })}
        </svg>
    }
}

/// Moves the focus to the first match inside an element.
pub(super) fn focus_in(element: &web_sys::Element, selector: &str) {
    let found = element.query_selector(selector).ok().flatten();
    if let Some(html) = found.and_then(|found| found.dyn_into::<web_sys::HtmlElement>().ok()) {
        // An element that left the page meanwhile cannot take the focus.
        drop(html.focus());
    }
}
