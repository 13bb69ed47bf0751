//! What a change of the rota would cost, and why a place cannot be filled.

use super::rota_page::{breach, reason_name, rule};
use crate::{
    domain::rota::Shared,
    text::{
        Format,
        rota_why::{CostSaid, ObstacleSaid, RotaWhy},
    },
};

pub(in crate::text) const ROTA_WHY: RotaWhy = RotaWhy {
    cost: |what, points| {
        let what = match what {
            CostSaid::Rule(rule) => breach(rule),
            CostSaid::Wish => "wishes".to_owned(),
            CostSaid::Uneven(Shared::Nights) => "fair nights".to_owned(),
            CostSaid::Uneven(Shared::Weekends) => "fair weekends".to_owned(),
            CostSaid::Uneven(Shared::Holidays) => "fair holidays".to_owned(),
            CostSaid::Uneven(Shared::Hours) => "fair hours".to_owned(),
        };
        let sign = if points < 0 { "\u{2212}" } else { "+" };
        format!("{what} {sign}{}", points.unsigned_abs())
    },
    costs: |f, points, parts| match points {
        0 => format!("costs no points in all ({parts})"),
        points if points < 0 => format!("saves {} ({parts})", points_said(f, -points)),
        points => format!("costs {} ({parts})", points_said(f, points)),
    },
    could_at: |f, name, points| {
        if points > 0 { format!("{name} (at {})", points_said(f, points)) } else { name.to_owned() }
    },
    ask: "Why can this not be filled?",
    asking: "Looking for the causes",
    failed: |why| format!("No answer was found: {why}."),
    looked_at: |f, first, last| {
        format!("Looked at {} to {}; all other days stay as they are.", f.date(first), f.date(last))
    },
    can_be_filled: |changes| match changes {
        0 => "It is filled.".to_owned(),
        1 => "It can be filled without breaking a rule, by one change:".to_owned(),
        _ => format!("It can be filled without breaking a rule, by these {changes} changes:"),
    },
    change: |f, name, date, shift| {
        let shift = if shift.is_empty() { "off" } else { shift };
        format!("{name}, {}: {shift}", f.date(date))
    },
    make_changes: "Make these changes",
    made: "The changes were made.",
    together: |causes, is_smallest| match (causes, is_smallest) {
        (1, true) => "One thing alone stands in the way:".to_owned(),
        (_, true) => format!(
            "These {causes} together stand in the way; leave any one of them out, and the others alone would not:"
        ),
        (_, false) => "These together stand in the way; perhaps not all of them are needed:".to_owned(),
    },
    too_many_wanted: "No rule stands in the way: more people are wanted on these days than there are who count.",
    not_shown: "It was neither filled nor shown to be impossible within the effort that is spent on it. A search for a better rota \
        may still fill it.",
    obstacle,
    lifted: |name, days| match (name, days) {
        (None, _) => "lifting it alone is not enough: others stand in the way as well".to_owned(),
        (Some(name), 1) => format!("without it {name} could take it"),
        (Some(name), days) => {
            format!("without it {name} could take it, and {days} days of people would change in all")
        }
    },
};

fn points_said(f: &dyn Format, points: i64) -> String {
    if points == 1 { "1 point".to_owned() } else { format!("{} points", f.number(points as f64, 0)) }
}

fn obstacle(f: &dyn Format, what: ObstacleSaid<'_>) -> String {
    match what {
        ObstacleSaid::Rule(kind, limit) => {
            let (name, unit, _) = rule(kind);
            if !kind.has_limit() {
                return name.to_owned();
            }
            let places = if limit.fract() == 0.0 { 0 } else { 1 };
            format!("{name} {} {unit}", f.number(limit, places)).trim_end().to_owned()
        }
        ObstacleSaid::Leave { name, reason, first, last } if first == last => {
            format!("{name}: {} on {}", reason_name(reason), f.date(first))
        }
        ObstacleSaid::Leave { name, reason, first, last } => {
            format!("{name}: {} from {} to {}", reason_name(reason), f.date(first), f.date(last))
        }
        ObstacleSaid::Employment(name) => format!("{name} is not employed on all of these days"),
        ObstacleSaid::Never(name) => format!("{name}: shifts that they never work"),
        ObstacleSaid::Settled(name) => format!("{name}: settled days"),
        ObstacleSaid::AfterCall(name) => format!("{name}: rest after a call"),
        ObstacleSaid::Cap(shift) => format!("{shift}: at most so many in four weeks"),
        ObstacleSaid::Succession(shift) => format!("{shift}: what may never follow it"),
    }
}
