//! A value for each hour of the week, painted: seats by hour, hours that are staffed.
//!
//! Pointer: drag over hours to paint the value at hand; a click paints one. A drag that leaves the grid goes on outside. Keys: arrows move, Shift and arrows choose a
//! block, a number and Enter (or the value field and its button) set what is chosen. A day is copied to weekdays or all days.

use super::{Button, Limits, NumberField, next_id, voice};
use crate::base::{HourOfWeek, WeekGrid, week::HOURS_PER_DAY};
use crate::chart::axis::hour_name;
use crate::text::reading::read_number;
use leptos::{ev, html, prelude::*};

/// A block of hours between two corners.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Block {
    from: HourOfWeek,
    to: HourOfWeek,
}

impl Block {
    fn holds(self, hour: HourOfWeek) -> bool {
        let within = |a: usize, b: usize, x: usize| a.min(b) <= x && x <= a.max(b);
        within(self.from.day(), self.to.day(), hour.day())
            && within(self.from.hour(), self.to.hour(), hour.hour())
    }

    fn hours(self) -> impl Iterator<Item = HourOfWeek> {
        HourOfWeek::all().filter(move |hour| self.holds(*hour))
    }
}

fn at(day: usize, hour: usize) -> HourOfWeek {
    HourOfWeek::new(day.min(6) * HOURS_PER_DAY + hour.min(HOURS_PER_DAY - 1))
}

/// The grid.
#[component]
pub fn WeekGridPainter(
    /// What the grid holds: "Seats by hour of the week".
    #[prop(into)]
    label: Signal<String>,
    /// The values.
    #[prop(into)]
    value: Signal<WeekGrid<f64>>,
    /// Some hours have changed; runs once a drag, not once an hour.
    #[prop(into)]
    on_change: Callback<WeekGrid<f64>>,
    /// What a value counts: "seats".
    #[prop(into)]
    unit: String,
    /// The most an hour takes.
    #[prop(default = 99.0)]
    most: f64,
    /// It can be read only.
    #[prop(optional, into)]
    disabled: Signal<bool>,
) -> impl IntoView {
    let words = voice().words.components();
    let id = next_id("week");
    let node = NodeRef::<html::Table>::new();
    let block = RwSignal::new(Block { from: at(0, 0), to: at(0, 0) });
    let brush = RwSignal::new(1.0_f64);
    let dragging = RwSignal::new(false);
    let typed = RwSignal::new(String::new());
    let set_block = move |to: f64| {
        if disabled.get_untracked() {
            return;
        }
        let mut week = value.get_untracked();
        block.get_untracked().hours().for_each(|hour| week[hour] = to.clamp(0.0, most));
        on_change.run(week);
    };
    let hour_of = |event: &ev::PointerEvent| {
        // A captured pointer keeps its target: look under it.
        let (x, y) = (event.client_x() as f32, event.client_y() as f32);
        let cell = document().element_from_point(x, y)?.closest("[data-hour]").ok()??;
        cell.get_attribute("data-hour")?.parse::<usize>().ok().map(HourOfWeek::new)
    };
    let down = move |event: ev::PointerEvent| {
        let Some(hour) = hour_of(&event) else { return };
        if event.button() != 0 {
            return;
        }
        // A finger scrolls the page: it chooses an hour, and the field below sets it.
        let draws = event.pointer_type() != "touch";
        dragging.set(draws);
        if let Some(table) = node.get_untracked().filter(|_| draws) {
            // Without the capture a drag that leaves the grid is never heard to end.
            let _ = table.set_pointer_capture(event.pointer_id());
            super::data_table::focus_in(&table, &format!("[data-hour='{}']", hour.index()));
        }
        typed.set(String::new());
        block.update(|b| {
            if !event.shift_key() {
                b.from = hour;
            }
            b.to = hour;
        });
    };
    let moved = move |event: ev::PointerEvent| {
        if dragging.get_untracked()
            && let Some(hour) = hour_of(&event)
            && block.with_untracked(|b| b.to != hour)
        {
            block.update(|b| b.to = hour);
        }
    };
    let up = move |_| {
        if dragging.get_untracked() {
            dragging.set(false);
            set_block(brush.get_untracked());
        }
    };
    let keys = move |event: ev::KeyboardEvent| {
        let now = block.get_untracked().to;
        let (day, hour) = (now.day(), now.hour());
        let key = event.key();
        let next = match key.as_str() {
            "ArrowLeft" => at(day, hour.saturating_sub(1)),
            "ArrowRight" => at(day, hour + 1),
            "ArrowUp" => at(day.saturating_sub(1), hour),
            "ArrowDown" => at(day + 1, hour),
            "Home" => at(day, 0),
            "End" => at(day, HOURS_PER_DAY - 1),
            "Enter" | " " => {
                event.prevent_default();
                typed.set(String::new());
                set_block(brush.get_untracked());
                return;
            }
            "Escape" => {
                typed.set(String::new());
                block.update(|b| b.from = b.to);
                return;
            }
            digit
                if digit.len() == 1
                    && !event.ctrl_key()
                    && !event.meta_key()
                    && (digit.bytes().all(|b| b.is_ascii_digit()) || digit == "." || digit == ",") =>
            {
                event.prevent_default();
                typed.update(|typed| typed.push_str(digit));
                if let Ok(number) = read_number(&typed.get_untracked(), voice().format) {
                    brush.set(number.clamp(0.0, most));
                    set_block(number);
                }
                return;
            }
            _ => return,
        };
        event.prevent_default();
        typed.set(String::new());
        block.update(|b| {
            b.to = next;
            if !event.shift_key() {
                b.from = next;
            }
        });
        if let Some(table) = node.get_untracked() {
            super::data_table::focus_in(&table, &format!("[data-hour='{}']", next.index()));
        }
    };
    let copy = move |days: std::ops::Range<usize>| {
        let from = block.get_untracked().to.day();
        let mut week = value.get_untracked();
        for (day, hour) in days.flat_map(|day| (0..HOURS_PER_DAY).map(move |hour| (day, hour))) {
            week[at(day, hour)] = week[at(from, hour)];
        }
        on_change.run(week);
    };
    let day_name = move || voice().words.common().days[block.get().to.day()];
    let rows = (0..7).map(|day| {
        let cells = (0..HOURS_PER_DAY).map(|hour| {
            let unit = unit.clone();
            view! { <HourCell hour=at(day, hour) value block unit most /> }
        });
        view! { <tr><th scope="row">{voice().words.common().days_short[day]}</th>{cells.collect_view()}</tr> }
    });
    let heads = (0..HOURS_PER_DAY).map(
        |hour| view! { <th scope="col" class:minor=hour.rem_euclid(3).ne(&0)>{format!("{hour:02}")}</th> },
    );
    let unit_shown = unit.clone();
    view! {
        <div class="week-grid" class:disabled=move || disabled.get()>
            <p class="week-label" id=format!("{id}-label")>{move || label.get()}</p>
            <div class="table-frame">
                <table
                    role="grid" aria-multiselectable="true" node_ref=node
                    aria-labelledby=format!("{id}-label") aria-describedby=format!("{id}-keys")
                    on:pointerdown=down on:pointermove=moved on:pointerup=up on:pointercancel=move |_| dragging.set(false)
                    on:lostpointercapture=move |_| dragging.set(false) on:keydown=keys
                >
                    <thead><tr><td></td>{heads.collect_view()}</tr></thead>
                    <tbody>{rows.collect_view()}</tbody>
                </table>
            </div>
            <div class="week-tools">
                <NumberField
                    label=words.week_value unit=unit_shown limits=Limits::between(0.0, most) disabled
                    value=Signal::derive(move || Some(brush.get()))
                    on_change=move |number| brush.set(number)
                />
                <Button on_press=move |_| set_block(brush.get_untracked()) disabled>{words.week_set}</Button>
                <span class="muted" role="status">{move || (words.week_chosen)(block.get().hours().count())}</span>
                <span class="week-copy">{move || (words.week_copy)(day_name())}</span>
                <Button on_press=move |_| copy(0..5) disabled>{words.week_to_weekdays}</Button>
                <Button on_press=move |_| copy(0..7) disabled>{words.week_to_all}</Button>
            </div>
            <p class="field-hint" id=format!("{id}-keys")>{words.week_keys}</p>
        </div>
    }
}

#[component]
fn HourCell(
    hour: HourOfWeek,
    value: Signal<WeekGrid<f64>>,
    block: RwSignal<Block>,
    unit: String,
    most: f64,
) -> impl IntoView {
    let here = Memo::new(move |_| value.with(|week| week[hour]));
    let chosen = Memo::new(move |_| block.get().holds(hour));
    let focus = Memo::new(move |_| block.get().to == hour);
    let written = move || {
        let value = here.get();
        let decimals = usize::from(libm::fmod(value, 1.0) != 0.0);
        voice().format.number(value, decimals)
    };
    // Four steps of colour are told apart; the number says the rest.
    let class = move || {
        let level = match here.get() {
            0.0 => 0,
            v if v <= 1.0 => 1,
            v if v <= 2.0 => 2,
            v if v <= (most / 4.0).max(3.0) => 3,
            _ => 4,
        };
        // All classes in one string: it takes away what stands beside it when it changes.
        format!("week-cell seats-{level}{}", if chosen.get() { " chosen" } else { "" })
    };
    let name = move || (voice().words.components().week_cell)(&hour_name(hour, voice()), &written(), &unit);
    view! {
        <td
            class=class
            role="gridcell"
            data-hour=hour.index().to_string()
            tabindex=move || if focus.get() { "0" } else { "-1" }
            aria-selected=move || chosen.get().to_string()
            aria-label=name
        >{written}</td>
    }
}
