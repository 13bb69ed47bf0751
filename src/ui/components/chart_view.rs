//! Shows a chart: title, picture at its real width, values by pointer, tap and keys, the table of the same numbers, files.
//!
//! The picture is a slider to who cannot see it: arrow keys move from value to value and each is read aloud with its place.

use super::{
    Button, ButtonKind, Choice, DataTable, Icon, IconName, SegmentedControl, TableCell, TableColumn,
    TableRow, next_id, voice,
};
use crate::chart::{Cell, ChartSpec, Column, Layout, Picture, Size, Table, XAxis};
use crate::ui::draw::{Patched, define_hatches, draw, draw_cursor, svg_file, text_width};
use leptos::{ev, html, prelude::*, svg};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::{JsCast, closure::Closure};

/// Hours in a day, the step of Page up and Page down on a week.
const DAY: usize = 24;

/// A chart as a file; the page hands it to the platform, which saves or downloads it.
#[derive(Clone, Debug, PartialEq)]
pub enum ChartFile {
    /// A self-contained picture.
    Picture {
        /// Without its ending.
        name: &'static str,
        /// The SVG text.
        svg: String,
    },
    /// The numbers.
    Table {
        /// Without its ending.
        name: &'static str,
        /// Columns and rows; `exchange` writes them as CSV.
        table: Table,
    },
}

/// A chart.
///
/// `<ChartView spec=Memo::new(move |_| chart::utilisation(&report.get(), voice())) on_save=save/>`
#[component]
pub fn ChartView(
    /// What is shown; a change touches only the elements that differ.
    #[prop(into)]
    spec: Signal<ChartSpec>,
    /// Saves a file; without it nothing is offered.
    #[prop(optional, into)]
    on_save: Option<Callback<ChartFile>>,
    /// Behind the sentence: what opens the figure in it.
    #[prop(optional, into)]
    beside_sentence: Option<ViewFn>,
) -> impl IntoView {
    let as_table = RwSignal::new(false);
    let width = RwSignal::new(0_u32);
    let day = RwSignal::new(None::<usize>);
    let layout =
        Memo::new(move |_| spec.with(|spec| spec.for_width(width.get(), day.get(), text_width, voice())));
    let words_id = next_id("chart-words");
    let title_id = next_id("chart-title");
    let labelled_by = title_id.clone();
    let save_picture = move || {
        spec.with_untracked(|spec| {
            let layout = layout.get_untracked();
            let svg = svg_file(spec, &layout, &draw(spec, &layout, voice()));
            ChartFile::Picture { name: spec.key, svg }
        })
    };
    let save_table =
        move || spec.with_untracked(|spec| ChartFile::Table { name: spec.key, table: spec.table.clone() });
    view! {
        <figure class="chart" aria-labelledby=labelled_by>
            <figcaption class="section-head">
                <div>
                    <h2 id=title_id.clone()>{move || spec.with(|s| s.title.clone())}</h2>
                    <p class="sub">{move || spec.with(|s| s.subtitle.clone())}</p>
                </div>
                <div class="tools">
                    <Button on_press=move |_| as_table.update(|t| *t = !*t) pressed=Signal::derive(move || Some(as_table.get()))>
                        {move || voice().words.chart().show_table}
                    </Button>
                    {on_save.map(|on_save| view! {
                        <SaveMenu
                            on_picture=Callback::new(move |()| on_save.run(save_picture()))
                            on_table=Callback::new(move |()| on_save.run(save_table()))
                        />
                    })}
                </div>
            </figcaption>
            <DayChoice layout day as_table />
            <Stage spec layout width day hidden=as_table words_id=words_id.clone() title_id />
            <Show when=move || as_table.get()>
                <Numbers spec />
            </Show>
            <p class="chart-words">
                <span id=words_id>{move || spec.with(|s| s.sentence.clone())}</span>
                {beside_sentence.map(|beside| beside.run())}
            </p>
        </figure>
    }
}

/// Two files to choose from.
#[component]
fn SaveMenu(on_picture: Callback<()>, on_table: Callback<()>) -> impl IntoView {
    let words = voice().words.chart();
    let menu = NodeRef::<html::Details>::new();
    let chosen = move |run: Callback<()>| {
        run.run(());
        if let Some(menu) = menu.get_untracked() {
            menu.set_open(false);
        }
    };
    view! {
        <details class="menu" node_ref=menu>
            <summary class="button"><Icon name=IconName::Download />{words.download}</summary>
            <div class="menu-body">
                <Button kind=ButtonKind::Link on_press=move |_| chosen(on_picture)>{words.download_picture}</Button>
                <Button kind=ButtonKind::Link on_press=move |_| chosen(on_table)>{words.download_table}</Button>
            </div>
        </details>
    }
}

/// Which day of the week a phone shows.
#[component]
fn DayChoice(layout: Memo<Layout>, day: RwSignal<Option<usize>>, as_table: RwSignal<bool>) -> impl IntoView {
    let shown = Memo::new(move |_| layout.with(|l| l.day));
    let days = || {
        let names = voice().words.common().days_short;
        names.iter().enumerate().map(|(index, name)| Choice::new(index, *name)).collect::<Vec<_>>()
    };
    view! {
        <Show when=move || shown.get().is_some() && !as_table.get()>
            <SegmentedControl
                label=voice().words.chart().day
                choices=Signal::derive(days)
                value=Signal::derive(move || shown.get().unwrap_or(0))
                on_choose=move |chosen| day.set(Some(chosen))
            />
        </Show>
    }
}

/// Tells a signal the width of an element for as long as it lives.
struct WidthWatch {
    observer: web_sys::ResizeObserver,
    _told: Closure<dyn FnMut(js_sys::Array)>,
}

impl WidthWatch {
    fn new(element: &web_sys::Element, width: RwSignal<u32>) -> Option<Self> {
        let watched = element.clone();
        let told = Closure::<dyn FnMut(js_sys::Array)>::new(move |_| {
            let watched = watched.clone();
            // In the next frame: drawing within this one changes the size again, which browsers log as a loop.
            request_animation_frame(move || {
                // In steps, so that dragging a window does not lay out at every pixel; hidden elements have no width.
                let now = watched.client_width().max(0).unsigned_abs() / 8 * 8;
                if now > 0 && width.try_get_untracked().is_some_and(|before| before != now) {
                    width.try_set(now);
                }
            });
        });
        let observer = web_sys::ResizeObserver::new(told.as_ref().unchecked_ref()).ok()?;
        observer.observe(element);
        Some(Self { observer, _told: told })
    }
}

impl Drop for WidthWatch {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

/// The picture and the values read from it.
#[component]
fn Stage(
    spec: Signal<ChartSpec>,
    layout: Memo<Layout>,
    width: RwSignal<u32>,
    day: RwSignal<Option<usize>>,
    hidden: RwSignal<bool>,
    words_id: String,
    title_id: String,
) -> impl IntoView {
    let stage = NodeRef::<html::Div>::new();
    let marks = NodeRef::<svg::G>::new();
    let reading = NodeRef::<svg::G>::new();
    let defs = NodeRef::<svg::Defs>::new();
    let hatches = next_id("hatch");
    let cursor = RwSignal::new(None::<usize>);

    let watch = StoredValue::new_local(None::<WidthWatch>);
    stage.on_load(move |element| {
        width.set(element.client_width().max(0).unsigned_abs() / 8 * 8);
        watch.set_value(WidthWatch::new(&element, width));
    });
    let prefix = hatches.clone();
    // A failure means that the element has left the page: there is nobody to tell.
    defs.on_load(move |element| drop(define_hatches(&element, &prefix)));

    let patched: Rc<RefCell<Option<Patched>>> = Rc::default();
    Effect::new(move |_| {
        let Some(group) = marks.get() else { return };
        if width.get() == 0 {
            return;
        }
        let nodes = spec.with(|spec| layout.with(|layout| draw(spec, layout, voice())));
        let mut patched = patched.borrow_mut();
        let patched = patched.get_or_insert_with(|| Patched::new((*group).clone(), hatches.clone()));
        drop(patched.show(nodes));
    });
    let patched_cursor: Rc<RefCell<Option<Patched>>> = Rc::default();
    Effect::new(move |_| {
        let Some(group) = reading.get() else { return };
        let nodes = cursor.get().map_or_else(Vec::new, |position| {
            spec.with(|spec| layout.with(|layout| draw_cursor(spec, layout, position)))
        });
        let mut patched = patched_cursor.borrow_mut();
        let patched = patched.get_or_insert_with(|| Patched::new((*group).clone(), String::new()));
        drop(patched.show(nodes));
    });

    let readout = Memo::new(move |_| {
        cursor.get().map(|position| spec.with(|spec| spec.picture.readout(position, voice())))
    });
    let point = move |event: ev::PointerEvent| {
        let Some(element) = stage.get_untracked() else { return };
        let bounds = element.get_bounding_client_rect();
        let (x, y) =
            (f64::from(event.client_x()) - bounds.left(), f64::from(event.client_y()) - bounds.top());
        let position = spec.with_untracked(|s| layout.with_untracked(|l| l.position_at(&s.picture, x, y)));
        if cursor.get_untracked() != position {
            cursor.set(position);
        }
    };
    let pressed = move |event: ev::KeyboardEvent| {
        let count = spec.with_untracked(|s| s.picture.positions());
        let now = cursor.get_untracked().unwrap_or_else(|| spec.with_untracked(first_look));
        let step = |key| spec.with_untracked(|s| layout.with_untracked(|l| step(s, l, key)));
        let next = match event.key().as_str() {
            "Escape" => {
                cursor.set(None);
                return;
            }
            "Home" => 0,
            "End" => count.saturating_sub(1),
            key => match step(key) {
                Some(by) => now.saturating_add_signed(by),
                None => return,
            },
        };
        event.prevent_default();
        let next = next.min(count.saturating_sub(1));
        if layout.with_untracked(|l| l.day.is_some()) {
            day.set(Some(next / DAY));
        }
        cursor.set(Some(next));
    };
    let focused = move |_| {
        if cursor.get_untracked().is_none() {
            cursor.set(Some(spec.with_untracked(first_look)));
        }
    };
    let box_of = move || layout.with(|l| format!("0 0 {} {}", l.width, l.height));
    view! {
        <div
            class="chart-stage" node_ref=stage hidden=move || hidden.get()
            role="slider" tabindex="0"
            aria-labelledby=title_id aria-describedby=words_id aria-roledescription=voice().words.chart().role
            aria-valuemin="0"
            aria-valuemax=move || spec.with(|s| s.picture.positions().saturating_sub(1)).to_string()
            aria-valuenow=move || cursor.get().unwrap_or(0).to_string()
            aria-valuetext=move || readout.get().unwrap_or_else(|| voice().words.chart().keys.to_owned())
            on:pointermove=point
            on:pointerdown=point
            on:pointerleave=move |event: ev::PointerEvent| if event.pointer_type() == "mouse" { cursor.set(None) }
            on:focus=focused
            on:blur=move |_| cursor.set(None)
            on:keydown=pressed
        >
            <svg
                class=move || layout.with(|l| match l.size { Size::Phone => "plot phone", Size::Half => "plot half", Size::Wide => "plot" })
                viewBox=box_of
                width=move || layout.with(|l| l.width.to_string())
                height=move || layout.with(|l| l.height.to_string())
                font-size=move || layout.with(|l| l.text_px.to_string())
                aria-hidden="true"
            >
                <defs node_ref=defs></defs>
                <g node_ref=marks></g>
                <g node_ref=reading></g>
            </svg>
            <output class="chart-readout" aria-hidden="true">{move || readout.get()}</output>
        </div>
    }
}

fn first_look(spec: &ChartSpec) -> usize {
    match &spec.picture {
        Picture::Plot(plot) => plot.first_look(),
        Picture::Heat(heat) => {
            let known =
                heat.values.values().iter().enumerate().filter_map(|(hour, value)| Some((hour, (*value)?)));
            known.max_by(|a, b| a.1.total_cmp(&b.1).then(b.0.cmp(&a.0))).map_or(0, |(hour, _)| hour)
        }
        Picture::Bars(_) => 0,
    }
}

/// How far a key moves.
fn step(spec: &ChartSpec, layout: &Layout, key: &str) -> Option<isize> {
    let day = DAY as isize;
    let (across, down, page) = match &spec.picture {
        Picture::Heat(_) if layout.is_upright() => (day, 1, 6),
        Picture::Heat(_) => (1, day, day),
        Picture::Bars(_) => (1, 1, 5),
        Picture::Plot(plot) if plot.x == XAxis::HourOfWeek => (1, -1, day),
        Picture::Plot(_) => (1, -1, 7),
    };
    match key {
        "ArrowRight" => Some(across),
        "ArrowLeft" => Some(-across),
        "ArrowDown" => Some(down),
        "ArrowUp" => Some(-down),
        "PageDown" => Some(page),
        "PageUp" => Some(-page),
        _ => None,
    }
}

/// The table of the same numbers: as many rows as the picture has positions.
#[component]
fn Numbers(spec: Signal<ChartSpec>) -> impl IntoView {
    let columns = Signal::derive(move || spec.with(|spec| table_columns(&spec.table)));
    let rows = Signal::derive(move || spec.with(|spec| table_rows(&spec.table)));
    let caption = Signal::derive(move || spec.with(|spec| spec.title.clone()));
    view! { <DataTable caption columns rows /> }
}

/// The columns of a table of a chart or a projection: words first, figures to the right.
pub fn table_columns(table: &Table) -> Vec<TableColumn> {
    let column = |(index, column): (usize, &Column)| match index {
        0 => TableColumn::words(&*column.name),
        _ => TableColumn::figures(&*column.name, &*column.unit),
    };
    table.columns.iter().enumerate().map(column).collect()
}

/// Its rows, numbered.
pub fn table_rows(table: &Table) -> Vec<TableRow> {
    let voice = voice();
    let row = |(index, row): (usize, &Vec<Cell>)| TableRow {
        key: index.to_string(),
        cells: row
            .iter()
            .zip(&table.columns)
            .map(|(cell, column)| TableCell::from(cell.written(column, voice)))
            .collect(),
    };
    table.rows.iter().enumerate().map(row).collect()
}
