//! Under the grid, the hours of its days: how many people are there against how many are needed. Counted and drawn only while it is open,
//! and last of all that follows a key.

use super::{
    GRID,
    desk::RotaDesk,
    fold::opening,
    grid::{columns_of, day_heads, go_to, scrolling, show_cursor},
    hour_cells::ShownHours,
    keys::TAKERS,
};
use crate::{
    app::project::rota::{Against, HOURS, HoursShown, desk_needs, gap_in_hour, hours_shown},
    ui::{
        components::{Button, ButtonKind, Choice, Section, SegmentedControl},
        focus,
        format::voice,
    },
};
use leptos::{
    ev::{KeyboardEvent, MouseEvent},
    html,
    prelude::*,
};
use std::sync::Arc;
use wasm_bindgen::JsCast;

/// The sentence, which the table is told with.
const ANSWER: &str = "rota-hours-said";

/// Shades with the class of a cell that has them.
const SHADES: [&str; 5] = ["gap short-1", "gap short-2", "gap short-3", "gap short-4", "over"];

/// The hours of the days that the grid shows.
#[component]
pub(super) fn HoursOfCover(desk: RotaDesk) -> impl IntoView {
    let words = voice().words.rota_hours();
    let (is_open, was_opened, toggled) = opening(Signal::stored(false));
    view! {
        <div class="no-print">
            <Section title=words.title subtitle=words.about_part>
                <details class="disclosure" id="rota-hours" prop:open=move || is_open.get() on:toggle=toggled>
                    <summary>{words.open}</summary>
                    <div class="disclosure-body">
                        {move || was_opened.get().then(|| view! { <Hours desk is_open /> })}
                    </div>
                </details>
            </Section>
        </div>
    }
}

#[component]
fn Hours(desk: RotaDesk, is_open: RwSignal<bool>) -> impl IntoView {
    let words = voice().words.rota_hours();
    let against = RwSignal::new(Against::default());
    let shown = followed(desk, is_open, against);
    let choices: Vec<_> = [Against::Cover, Against::Desk]
        .into_iter()
        .zip(words.choices)
        .map(|(against, name)| Choice::new(against, name))
        .collect();
    let of = move |read: fn(&HoursShown) -> String| {
        shown.with(|shown| shown.as_ref().map(|shown| read(shown)).unwrap_or_default())
    };
    let worst = Memo::new(move |_| shown.with(|shown| shown.as_ref().and_then(|shown| shown.worst)));
    let to_worst = move |_| {
        if let Some(place) = worst.get_untracked() {
            choose(desk, place);
        }
    };
    let shades = words.shades.into_iter().zip(SHADES).map(|(said, class)| {
        view! { <li><span class=format!("legend-cell {class}") aria-hidden="true"></span>{said}</li> }
    });
    view! {
        <SegmentedControl label=words.against show_label=true choices=Signal::stored(choices) value=against
            on_choose=move |chosen| against.set(chosen) />
        <p id=ANSWER aria-live="polite"><strong>{move || of(|shown| shown.answer.clone())}</strong></p>
        <p class="sub">{move || of(|shown| shown.about.clone())}</p>
        <Show when=move || worst.get().is_some()>
            <Button kind=ButtonKind::Link on_press=to_worst>{words.to_worst}</Button>
        </Show>
        <Table desk shown />
        <ul class="rota-legend" aria-label=words.legend>{shades.collect_view()}</ul>
        <p class="sub">{words.keys}</p>
    }
}

/// What is shown, while it is open: the last that a key draws.
fn followed(
    desk: RotaDesk,
    is_open: RwSignal<bool>,
    against: RwSignal<Against>,
) -> Memo<Option<Arc<HoursShown>>> {
    let sections = desk.state.sections;
    let first_day = Memo::new(move |_| desk.rota.with(|rota| rota.first_day));
    let needs = Memo::new(move |_| {
        if !is_open.get() || against.get() == Against::Cover {
            return None;
        }
        // All that the work of the desk follows from. The rota is not among it but for its first day: a key works nothing out anew.
        first_day.track();
        sections.soc.track();
        sections.severities.track();
        sections.customers.track();
        sections.streams.track();
        sections.histories.track();
        sections.desk.track();
        sections.team.track();
        sections.roll_outs.track();
        sections.year.track();
        sections.work.track();
        Some(desk.state.document.with_untracked(|plan| desk_needs(plan)))
    });
    Memo::new(move |_| {
        is_open.get().then(|| {
            let days = desk.days.get();
            desk.compared.with(|rota, _| {
                let soc = sections.soc.get();
                Arc::new(needs.with(|needs| hours_shown(rota, &soc, needs.as_ref(), days, voice())))
            })
        })
    })
}

/// Hours by days, moved in with keys as the grid is.
#[component]
fn Table(desk: RotaDesk, shown: Memo<Option<Arc<HoursShown>>>) -> impl IntoView {
    let words = voice().words.rota_hours();
    let columns = columns_of(desk);
    let head = move || {
        let (days, today) = (desk.days.get(), desk.today());
        columns.with(|columns| day_heads(columns.get(days).unwrap_or_default(), today))
    };
    let dates = Memo::new(move |_| {
        let (days, format) = (desk.days.get(), voice().format);
        columns.with(|columns| {
            let columns = columns.get(days).unwrap_or_default();
            Arc::new(columns.iter().map(|column| format.date(column.date)).collect::<Vec<_>>())
        })
    });
    let body = NodeRef::<html::Tbody>::new();
    Effect::new(move |before: Option<ShownHours>| {
        let now = ShownHours { hours: shown.get(), dates: dates.get() };
        match body.get() {
            Some(body) if now.hours.is_some() => {
                now.write(&body, before.as_ref());
                now
            }
            _ => before.unwrap_or_default(),
        }
    });
    // As (hour, day); days that are no longer shown have no cursor.
    let cursor = RwSignal::new((0_usize, 0_usize));
    let here = Memo::new(move |_| {
        let ((hour, day), days) = (cursor.get(), desk.days.get());
        (hour, day.clamp(days.start, days.end.saturating_sub(1).max(days.start)))
    });
    let id = move || {
        let (hour, day) = here.get();
        format!("hour-{hour}-{day}")
    };
    let wrapper = NodeRef::<html::Div>::new();
    let (scrolled_by, scrolled) = scrolling(wrapper);
    let typed = move |event: KeyboardEvent| {
        let (hour, day) = here.get_untracked();
        let days = desk.days.get_untracked();
        let to = match event.key().as_str() {
            _ if event.ctrl_key() || event.meta_key() || event.alt_key() => return,
            "ArrowLeft" => (hour, day.saturating_sub(1).max(days.start)),
            "ArrowRight" => (hour, day + 1),
            "ArrowUp" => (hour.saturating_sub(1), day),
            "ArrowDown" => ((hour + 1).min(HOURS - 1), day),
            "PageUp" => (hour, day.saturating_sub(7).max(days.start)),
            "PageDown" => (hour, day + 7),
            "Home" => (hour, days.start),
            "End" => (hour, days.end),
            "Enter" | " " => {
                event.prevent_default();
                return choose(desk, (day, hour));
            }
            _ => return,
        };
        event.prevent_default();
        cursor.set((to.0, to.1.min(days.end.saturating_sub(1))));
        if let Some(wrapper) = wrapper.get_untracked() {
            show_cursor(&wrapper, &untrack(id));
        }
    };
    let clicked = move |event: MouseEvent| {
        if let Some((hour, day)) = place_of(&event) {
            cursor.set((hour, day));
            choose(desk, (day, hour));
        }
    };
    let rows = (0..HOURS).map(|hour| {
        view! { <tr role="row"><th scope="row" role="rowheader" class="name">{(words.at)(hour)}</th></tr> }
    });
    view! {
        <div
            class="rota-hours" style:--count=move || desk.days.with(|days| days.len().to_string()) role="grid" tabindex="0"
            aria-label=words.table aria-describedby=ANSWER aria-readonly="true" aria-activedescendant=id
            node_ref=wrapper on:keydown=typed on:click=clicked on:scroll=scrolled
        >
            <table role="presentation">
                <thead role="rowgroup"><tr role="row">
                    <th class="name" scope="col" role="columnheader"><span>{words.hour}</span></th>{head}
                </tr></thead>
                <tbody role="rowgroup" node_ref=body>{rows.collect_view()}</tbody>
            </table>
            <div
                class="rota-frame" aria-hidden="true" style:--rows="1" style:--days="1"
                style:--scrolled=move || scrolled_by.get()
                style:--row=move || here.get().0.to_string()
                style:--day=move || (here.get().1 - desk.days.with(|days| days.start)).to_string()
            ></div>
        </div>
    }
}

/// The hour that an event is in, and its day.
fn place_of(event: &MouseEvent) -> Option<(usize, usize)> {
    let element = event.target()?.dyn_into::<web_sys::Element>().ok()?;
    let at = element.closest("[data-hour]").ok().flatten()?.get_attribute("data-hour")?;
    let (hour, day) = at.split_once(':')?;
    Some((hour.parse().ok()?, day.parse().ok()?))
}

/// Moves the grid to a day; where its hour has a gap that opens, and the day is the one on which the shift begins.
fn choose(desk: RotaDesk, (day, hour): (usize, usize)) {
    let soc = desk.state.sections.soc.get_untracked();
    let gap = untrack(|| desk.counted.with(|rota, seen| gap_in_hour(rota, &soc, seen, (day, hour))));
    let Some((line, begins)) = gap else {
        let row = desk.selection.get_untracked().cursor.0;
        return match desk.person(row) {
            Some(person) => go_to(desk, person, day),
            None => {
                desk.go_to_day(day);
                focus::soon(GRID);
            }
        };
    };
    // A night of the month before opens its gap and leaves the month that is shown.
    let is_shown = desk.days.with_untracked(|days| days.contains(&begins));
    desk.cover_at.set(None);
    desk.go_to_day(if is_shown { begins } else { day });
    desk.gap.set(Some((line, begins)));
    focus::soon(TAKERS);
}
