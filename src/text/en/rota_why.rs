//! What a change of the rota would cost, and why a place cannot be filled.

use super::rota_page::{breach, reason_name, rule};
use crate::{
    domain::rota::Shared,
    text::{
        Format,
        rota_why::{AbsentSaid, CostSaid, LeftSaid, ObstacleSaid, RotaWhy},
    },
};

pub(in crate::text) const ROTA_WHY: RotaWhy = RotaWhy {
    more: |more| format!("and {more} more"),
    gap_run: |f, line, run| {
        let (first, last) = (f.date(run.first), f.date(run.last));
        let days = if run.is_every_day { "every day".to_owned() } else { format!("{} days", run.days) };
        format!("{line}: {days} from {first} to {last}, {} of {}", run.there, run.wanted)
    },
    each_day: "Each day",
    on_it: |f, said| {
        let names = if said.names.is_empty() { "nobody" } else { said.names };
        format!("{} on {}: {names}, {} of {}", said.line, f.date(said.date), said.there, said.wanted)
    },
    opens: |line| format!("opens a gap in {line}"),
    leaves_short: |f, said| {
        let missing = if said.missing == 1 { "one".to_owned() } else { said.missing.to_string() };
        let could = if said.could.is_empty() { "nobody" } else { said.could };
        format!("leaves {} {missing} short on {} ({could} could take it)", said.line, f.date(said.date))
    },
    trades: "For a shift on another day",
    no_trade: "Nobody who could take this shift has one on another day within two weeks that could be taken for it.",
    trade: |f, said| {
        let ((takes, on), (gives, other)) = (said.takes, said.gives);
        format!("takes {takes} on {}, gives {gives} on {}", f.date(on), f.date(other))
    },
    trade_with: |f, said| format!("Swap with {} for {} on {}", said.name, said.gives.0, f.date(said.gives.1)),
    more_trades: |more| match more {
        1 => "One more shift could be asked for, farther away or worse than these.".to_owned(),
        _ => format!("{more} more shifts could be asked for, farther away or worse than these."),
    },
    trades_not_free: |count, has_others| match (count, has_others) {
        (1, true) => "One more, with a rule broken or a gap opened".to_owned(),
        (1, false) => "One shift, with a rule broken or a gap opened".to_owned(),
        (count, true) => format!("{count} more, each with a rule broken or a gap opened"),
        (count, false) => format!("{count} shifts, each with a rule broken or a gap opened"),
    },
    absent: |name, why| match why {
        AbsentSaid::Away(reason) => format!("{name} ({})", reason_name(reason)),
        AbsentSaid::NotEmployed => format!("{name} (not employed then)"),
        AbsentSaid::OtherSite => format!("{name} (of another site)"),
        AbsentSaid::Never => format!("{name} (never works it)"),
    },
    not_there: |people, is_away, names| match (people, is_away) {
        (1, true) => format!("One person is away: {names}."),
        (_, true) => format!("{people} people are away: {names}."),
        (1, false) => format!("One person does not work this shift: {names}."),
        (_, false) => format!("{people} people do not work this shift: {names}."),
    },
    would_leave,
    on_day: |f, shift, date| format!("{shift} on {}", f.date(date)),
    covered_together: |covered, all, cannot| match covered {
        _ if covered == all => format!("All {all} shifts can be covered together."),
        0 => format!("None of the {all} shifts can be covered."),
        _ => format!("{covered} of {all} shifts can be covered together; {cannot} cannot."),
    },
    gaps_stay: |alone, given| {
        let gaps = |count: usize| match count {
            0 => "no gap".to_owned(),
            1 => "one gap".to_owned(),
            _ => format!("{count} gaps"),
        };
        match given {
            Some(given) => {
                format!("Approved alone it leaves {}; with the shifts given, {}.", gaps(alone), gaps(given))
            }
            None => format!("Approved it leaves {}.", gaps(alone)),
        }
    },
    approve_and_give: "Approve and give the shifts to those named",
    approved_and_given: |name| format!("{name}: leave approved, and the shifts given."),
    decline: "Decline",
    declined: |name| format!("{name}: leave declined."),
    cost: |what, points| {
        let what = match what {
            CostSaid::Rule(rule) => breach(rule),
            CostSaid::Wish => "wishes".to_owned(),
            CostSaid::Uneven(Shared::Nights) => "fair nights".to_owned(),
            CostSaid::Uneven(Shared::Weekends) => "fair weekends".to_owned(),
            CostSaid::Uneven(Shared::Holidays) => "fair holidays".to_owned(),
            CostSaid::Uneven(Shared::Hours) => "fair hours".to_owned(),
            CostSaid::Uneven(Shared::Wishes) => "fair share of missed wishes".to_owned(),
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
    together: |causes, is_smallest, are_all| match (causes, is_smallest, are_all) {
        (1, true, true) => "One thing alone stands in the way:".to_owned(),
        (1, true, false) => "One thing is enough to stand in the way:".to_owned(),
        (_, true, true) => {
            format!("These {causes} together stand in the way; without any one of them it could be filled:")
        }
        (_, true, false) => format!("These {causes} together are enough to stand in the way:"),
        (_, false, _) => "These together stand in the way; perhaps not all of them are needed:".to_owned(),
    },
    too_many_wanted: "No rule stands in the way: more people are wanted on these days than there are who count.",
    not_shown: "It was neither filled nor shown to be impossible within the effort that is spent on it. A search for a better rota \
        may still fill it.",
    obstacle,
    lifted: |name, days| match (name, days) {
        (None, _) => "without it alone no way was found either".to_owned(),
        (Some(name), 1) => format!("without it {name} could take it"),
        (Some(name), days) => {
            format!("without it {name} could take it, and {days} days of people would change in all")
        }
    },
};

fn would_leave(f: &dyn Format, said: LeftSaid<'_>) -> String {
    let alone = if said.leaves_alone { " (a junior would be alone)" } else { "" };
    let day = format!("{} on {}{alone}", said.shift, f.date(said.date));
    if said.taker.is_empty() {
        return format!("{day}: nobody could take it without breaking a rule or opening another gap");
    }
    let others = if said.others.is_empty() { String::new() } else { format!(" (or {})", said.others) };
    let short = if said.short.is_empty() { String::new() } else { format!("; {} stays short", said.short) };
    let alone = if said.stays_alone { "; the junior stays alone" } else { "" };
    format!("{day}: {} could take it{others}{short}{alone}", said.taker)
}

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
