//! The hours of the rota: who is there in each, against who is needed.

use super::common::COMMON;
use crate::text::{
    Format,
    rota_hours::{Demand, HoursFacts, RotaHours},
};
use chrono::Datelike;

pub(in crate::text) const ROTA_HOURS: RotaHours = RotaHours {
    title: "Hour by hour",
    about_part: "How many people are at the desk in each hour of the days that are shown, against how many are needed.",
    open: "Show each hour of each day",
    against: "Hold the hours against",
    choices: ["What the cover asks for", "What the desk needs"],
    answer,
    about: |f, from| {
        let counted = "An hour is told by its worst moment, each shift at the hours that it really is. On call, standby and handovers take no seat.";
        let needed = match from {
            Demand::Cover => {
                "Skills are not looked at here: the rows under the grid tell them line by line.".to_owned()
            }
            Demand::Work(month) => format!(
                "Needed are the seats that the work of each hour would fill with the alerts of {}, in whole seats, and the minimum; work that may wait can be done later.",
                f.month(month)
            ),
            Demand::Staffed => {
                "Needed are the seats that are staffed on the page of capacity: the plan has no alerts yet that would say more."
                    .to_owned()
            }
        };
        format!("{counted} {needed}")
    },
    to_worst: "Go to the worst hour",
    table: "People at the desk, hours by days",
    hour: "Hour",
    at,
    cell: |date, hour, there, needed| {
        let what = match (there, needed) {
            (0, 0) => "nobody there, nobody needed".to_owned(),
            (there, 0) => format!("{there} there, nobody needed"),
            (there, needed) if there < needed => {
                format!("{there} there of {needed}, {} short", needed - there)
            }
            (there, needed) => format!("{there} there of {needed}"),
        };
        format!("{date}, {}: {what}", at(hour))
    },
    skipped: |date, hour| format!("{date}, {}: the clock skips this hour", at(hour)),
    unknown: |date, hour| {
        format!(
            "{date}, {}: a shift outside the rota reaches into it, and the plan does not say who works that",
            at(hour)
        )
    },
    no_number: "\u{2013}",
    keys: "Arrow keys move. Enter goes to that day in the grid and opens the gap, if there is one.",
    legend: "Shades of the hours",
    shades: ["one short", "2 short", "3 short", "4 short or more", "more than needed"],
};

fn at(hour: usize) -> String {
    format!("{hour:02}:00")
}

fn answer(f: &dyn Format, facts: HoursFacts) -> String {
    let count = |hours: u32| f.number(f64::from(hours), 0);
    if facts.known == 0 {
        return "Of no hour that is shown it is known who is there.".to_owned();
    }
    if facts.needed == 0 {
        return match facts.from {
            Demand::Cover => "The cover asks for nobody in these hours.",
            Demand::Work(_) => "The desk needs nobody in these hours.",
            Demand::Staffed => "The desk has no seats in these hours.",
        }
        .to_owned();
    }
    let need = match facts.from {
        Demand::Cover => "the cover asks for",
        Demand::Work(_) => "the desk needs",
        Demand::Staffed => "the desk has seats",
    };
    let Some((date, hour, missing)) = facts.worst else {
        return format!("In all {} hours as many people are there as {need}, or more.", count(facts.known));
    };
    let known = count(facts.known);
    let hours = match facts.short {
        1 => format!("In one of {known} hours"),
        short => format!("In {} of {known} hours", count(short)),
    };
    let weekday = COMMON.days[date.weekday().num_days_from_monday() as usize % 7];
    let worst = if facts.short == 1 { "it" } else { "the worst" };
    let missing = if missing == 1 { "one".to_owned() } else { missing.to_string() };
    let over = match facts.over {
        0 => String::new(),
        1 => " In one there are more.".to_owned(),
        over => format!(" In {} there are more.", count(over)),
    };
    format!(
        "{hours} fewer people are there than {need}; {worst} is {weekday}, {}, at {}, {missing} short.{over}",
        f.date(date),
        at(hour)
    )
}
