//! How the rota's page is looked at.

use crate::text::{
    Format,
    rota_views::{FigureWords, FiguresSaid, PartFacts, RotaViews},
};

pub(in crate::text) const ROTA_VIEWS: RotaViews = RotaViews {
    stretch: "Show at once",
    stretches: ["Month", "Quarter", "All"],
    from_to: |first, last| format!("{first} to {last}"),
    steps: ["Before this", "After this"],
    made_of: "What the rota is made of",
    made_of_about: "Open a part to see and change it.",
    part: |facts| match facts {
        PartFacts::People { .. } => "People",
        PartFacts::Shifts(_) => "Shifts",
        PartFacts::Cover { .. } => "Cover wanted",
        PartFacts::Named(_) => "Skills",
        PartFacts::Sites(_) => "Sites",
        PartFacts::Rules { .. } => "Rules and fairness",
        PartFacts::Span { .. } => "Span",
        PartFacts::Patterns(_) => "Patterns",
        PartFacts::Files => "In and out",
    },
    part_line,
    compare: "Compare two rotas",
    compare_fields: ["Before", "After"],
    present: "The rota as it stands",
    same: "Choose two different ones.",
    compared: |f, days, people| match days {
        0 => "Nobody works another day than before.".to_owned(),
        _ => {
            let days = counted(f, days, "One day differs", "days differ");
            let people = counted(f, people, "one person", "people");
            format!("{days}, for {people}.")
        }
    },
    other_days: |f, days| {
        if days.is_empty() {
            "They have no days in common, so that no days are compared. Figures are those of each over all of its days.".to_owned()
        } else {
            format!(
                "They are not of the same days: compared is from {} to {}. Figures are those of each over all of its days.",
                f.date(*days.start()),
                f.date(*days.end())
            )
        }
    },
    changed_day: |f, date, from, to| format!("{}: {from} \u{2192} {to}", f.date(date)),
    off: "off",
    gone: "a shift that is gone",
    somebody_gone: "Somebody who is gone",
    compare_figures: [
        "People missing",
        "Breaches of rules",
        "Nights from fair share, at most",
        "Hours of all",
    ],
    frozen: |then, now| {
        let said = |[missing, breaches, nights, hours]: FiguresSaid<'_>| {
            format!(
                "{missing} missing, breaches of rules {breaches}, nights {nights} from fair at most, {hours} h"
            )
        };
        if then == now {
            format!("When published and as it stands: {}.", said(then))
        } else {
            format!("When published: {}. As it stands: {}.", said(then), said(now))
        }
    },
    when_published: |figure| format!("{figure} when published"),
    figures: [
        FigureWords {
            formula: "For each line of cover and each day: who is wanted less who is there, nothing where there are as many or more; all added up",
            assumption: "A shift that lacks somebody counts once in its own line, and once more in each line of a skill or of people at the site that is short as well.",
            leads: "Go to the gaps",
        },
        FigureWords {
            formula: "The rules that somebody breaks at least once, each counted once; under it how often they are broken in all",
            assumption: "Rules that cost are not among them: they may be broken, and are listed apart.",
            leads: "Go to the broken rules",
        },
        FigureWords {
            formula: "Fair share = nights of all \u{00d7} own contract hours \u{00f7} contract hours of all. The figure is how far anybody is from it at most, rounded up to whole nights",
            assumption: "Contract hours are those without leave; nights before the rota count as far back as fairness looks.",
            leads: "Go to the nights of each",
        },
        FigureWords {
            formula: "Wishes for days of the rota that it does not grant: a shift on a day that was wished off, or not the shift that was wished for",
            assumption: "Each counts once here, whatever it weighs in a search.",
            leads: "Go to the wishes of each",
        },
    ],
    line_missing: |missing, days| match (missing, days) {
        (1, _) => "one missing, on one day".to_owned(),
        (_, 1) => format!("{missing} missing, on one day"),
        _ => format!("{missing} missing, on {days} days"),
    },
    times: |times| if times == 1 { "once".to_owned() } else { format!("{times} times") },
    missed_of: |missed, wishes| format!("{missed} of {wishes}"),
    figure_columns: ["", "Before", "After"],
    people_columns: ["Person", "Hours before", "Hours after", "What changes"],
};

fn counted(f: &dyn Format, count: usize, one: &str, many: &str) -> String {
    if count == 1 { one.to_owned() } else { format!("{} {many}", f.number(count as f64, 0)) }
}

fn part_line(f: &dyn Format, facts: &PartFacts<'_>) -> String {
    let named =
        |names: &[&str], none: &str| if names.is_empty() { none.to_owned() } else { names.join(", ") };
    match facts {
        PartFacts::People { people: 0, .. } => "nobody yet".to_owned(),
        PartFacts::People { people, crews: 0 } => counted(f, *people, "one person", "people"),
        PartFacts::People { people, crews } => {
            format!(
                "{}, {}",
                counted(f, *people, "one person", "people"),
                counted(f, *crews, "one crew", "crews")
            )
        }
        PartFacts::Shifts(names) => named(names, "none yet"),
        PartFacts::Cover { lines: 0, .. } => "none is wanted yet".to_owned(),
        PartFacts::Cover { lines, wanted } => {
            format!(
                "{}, {} shifts a week",
                counted(f, *lines, "one line", "lines"),
                f.number(f64::from(*wanted), 0)
            )
        }
        PartFacts::Named(names) => named(names, "none are told apart"),
        PartFacts::Sites(names) => named(names, "one, with the clock of the plan"),
        PartFacts::Rules { rules: 0, .. } => "no rule holds".to_owned(),
        PartFacts::Rules { rules, soft: 0 } => counted(f, *rules, "one rule", "rules"),
        PartFacts::Rules { rules, soft } => {
            let cost = if *soft == 1 { "costs" } else { "cost" };
            format!("{}, {soft} of them {cost}", counted(f, *rules, "one rule", "rules"))
        }
        PartFacts::Span { weeks, first, last } => {
            let weeks = counted(f, *weeks as usize, "one week", "weeks");
            format!("{weeks}, {} to {}", f.date(*first), f.date(*last))
        }
        PartFacts::Patterns(0) => "named ones".to_owned(),
        PartFacts::Patterns(own) => {
            format!("named ones, and {}", counted(f, *own, "one of your own", "of your own"))
        }
        PartFacts::Files => "calendars, hours for payroll, tables".to_owned(),
    }
}
