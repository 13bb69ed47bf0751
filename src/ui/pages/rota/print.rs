//! The rota on paper: made when the browser is about to print, and gone again behind it. A view that waits for the next turn would come too
//! late, so that the tables are written straight into the page.

use super::desk::RotaDesk;
use crate::{
    app::project::rota::{Inked, PrintedTable, printed},
    domain::{in_order, rota::Version},
    platform::clock,
    text::rota_desk::Mark,
    ui::format::voice,
};
use leptos::{html, prelude::*};
use web_sys::Element;

/// The line over it, the tables, and what the letters mean.
#[component]
pub(super) fn Printed(desk: RotaDesk) -> impl IntoView {
    let tables = NodeRef::<html::Div>::new();
    let write = move |_| {
        let Some(Some(tables)) = tables.try_get_untracked() else { return };
        tables.set_text_content(None);
        let days = desk.days.get_untracked();
        let all = untrack(|| {
            let year = desk.state.sections.year;
            let of = |rota: &_, seen: &_| year.with(|year| printed(rota, year, seen, days.clone(), voice()));
            desk.counted.with(of)
        });
        for table in &all {
            // An element that cannot be made leaves the rest as it is.
            let _ = append(&tables, table);
        }
    };
    let clear = move |_| {
        if let Some(Some(tables)) = tables.try_get_untracked() {
            tables.set_text_content(None);
        }
    };
    let listening = [
        window_event_listener_untyped("beforeprint", write),
        window_event_listener_untyped("afterprint", clear),
    ];
    on_cleanup(move || listening.into_iter().for_each(WindowListenerHandle::remove));
    view! {
        <p class="print-only">{move || head(desk)}</p>
        <p class="print-only">{move || letters(desk)}</p>
        <div class="rota-printed" node_ref=tables></div>
    }
}

/// Of which plan it is, which days, whether it is what was published, when it was printed.
fn head(desk: RotaDesk) -> String {
    let plan = desk.state.sections.soc.with(|soc| soc.plan_name.clone());
    let days = desk.days.get();
    desk.rota.with(|rota| {
        let stands = |version: &&Version| {
            version.rows == rota.rows && (version.first_day, version.weeks) == (rota.first_day, rota.weeks)
        };
        let published = rota.versions.values().filter(stands);
        let version = published.max_by(|a, b| a.published_at.cmp(&b.published_at));
        let days = [rota.date(days.start), rota.date(days.end.saturating_sub(1))];
        let version = version.map(|version| version.name.as_str());
        (voice().words.rota_desk().printed)(voice().format, &plan, days, version, clock::today())
    })
}

/// What each letter is.
fn letters(desk: RotaDesk) -> String {
    let words = voice().words.rota_desk();
    let shifts = desk.rota.with(|rota| {
        let kinds = in_order(&rota.shifts).into_iter();
        kinds.map(|(_, kind)| (kind.letter.clone(), kind.name.clone())).collect::<Vec<_>>()
    });
    let marks = [(words.away_letter, Mark::Away), (words.asked_letter, Mark::Asked)];
    let marks = marks.map(|(letter, mark)| (letter.to_owned(), (words.mark)(mark).to_owned()));
    let all = shifts.into_iter().chain(marks).map(|(letter, name)| format!("{letter} = {name}"));
    all.collect::<Vec<_>>().join("; ")
}

type Made<T = ()> = Result<T, wasm_bindgen::JsValue>;

fn add(to: &Element, tag: &str, class: &str, text: &str) -> Made<Element> {
    let element = document().create_element(tag)?;
    element.set_class_name(class);
    if !text.is_empty() {
        element.set_text_content(Some(text));
    }
    to.append_child(&element)?;
    Ok(element)
}

fn append(to: &Element, table: &PrintedTable) -> Made {
    let whole = add(to, "table", "", "")?;
    let head = add(&whole, "thead", "", "")?;
    let weeks = add(&head, "tr", "", "")?;
    add(&weeks, "th", "name", "")?;
    for (label, days) in &table.weeks {
        // A day or two have no room for their date.
        let label = if *days > 2 { label.as_str() } else { "" };
        add(&weeks, "th", "week", label)?.set_attribute("colspan", &days.to_string())?;
    }
    let begins: Vec<bool> = table.weeks.iter().flat_map(|(_, days)| (0..*days).map(|day| day == 0)).collect();
    let week = |at: usize| if begins.get(at) == Some(&true) { "week " } else { "" };
    let days = add(&head, "tr", "", "")?;
    add(&days, "th", "name", "")?;
    for (at, day) in table.days.iter().enumerate() {
        let class = format!("{}{}", week(at), if day.is_free { "free" } else { "" });
        let cell = add(&days, "th", &class, "")?;
        add(&cell, "small", "", day.weekday)?;
        add(&cell, "b", "", &day.number)?;
    }
    for (tag, rows) in [("tbody", &table.people), ("tfoot", &table.cover)] {
        let part = add(&whole, tag, "", "")?;
        for (name, cells) in rows {
            let row = add(&part, "tr", "", "")?;
            add(&row, "th", "name", name)?;
            for (at, (letter, inked)) in cells.iter().enumerate() {
                let inked = match inked {
                    Inked::Blank => "",
                    Inked::Plain => "plain",
                    Inked::Night => "night",
                    Inked::Away => "away",
                    Inked::Gap => "gap",
                };
                add(&row, "td", &format!("{}{inked}", week(at)), letter)?;
            }
        }
    }
    Ok(())
}
