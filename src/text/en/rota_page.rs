//! The page of the rota.

use crate::{
    domain::rota::{Breach, Duty, LeaveReason, RuleKind, Shared},
    text::{
        Format,
        ahead_page::ListWords,
        rota_page::{DaySaid, FirstRotaWords, RotaFacts, RotaPage},
    },
};

pub(in crate::text) const ROTA_PAGE: RotaPage = RotaPage {
    first: FirstRotaWords {
        shifts: [
            ("Early", "E"),
            ("Late", "L"),
            ("Night", "N"),
            ("Day", "D"),
            ("Long day", "D"),
            ("Long night", "N"),
        ],
        person: |number| format!("Analyst {number}"),
    },
    answer,
    detail: |f, first, last| {
        format!("From {} to {}. A shift belongs to the day on which it begins.", f.date(first), f.date(last))
    },
    empty: "No rota yet.",
    empty_detail: "A first one is made of what the plan says: shifts as long as the team's, cover from the seats of the desk, one line \
        for each person, and usual rules. Everything can be changed afterwards.",
    begin: "Start from the plan",
    figures: ["Missing", "Rules broken", "Nights from fair share", "Wishes missed"],
    units: ["shifts", "", "nights", ""],
    of_wanted: |f, wanted| format!("of {} wanted", f.number(f64::from(wanted), 0)),
    breaches: |breaches, broken, on| match (breaches, broken) {
        (0, _) => format!("of {on} that hold"),
        (1, _) => format!("one breach, of {on} that hold"),
        (_, 1) => format!("{breaches} breaches of one rule, of {on} that hold"),
        _ => format!("{breaches} breaches of {broken} rules, of {on} that hold"),
    },
    no_figure: "\u{2013}",
    most_and_least: |most, least| format!("most {most}, least {least}"),
    of_wishes: |count| format!("of {count}"),
    find: "Find a better rota",
    repair: "Repair with few changes",
    finding: "Looking for a better rota",
    no_better: "Nothing better was found. Days before today stay as they are.",
    took_over: |f, days| match days {
        1 => "A better rota: one day of one person changed.".to_owned(),
        _ => format!("A better rota: {} days of people changed.", f.number(days as f64, 0)),
    },
    failed: |why| {
        format!("No rota was found: {why}. Look at leave, settled days, and rules such as contract hours.")
    },
    publish: "Publish",
    published: |name| format!("Published: {name}"),
    version_name: |f, number, on, [first, last]| {
        format!("No. {number} of {}: {} to {}", f.date(on), f.date(first), f.date(last))
    },
    to_desk: "Use these seats on the desk",
    took_to_desk: "The desk has the seats of this rota: in each hour of the week the fewest of all weeks.",
    calendar: "Calendar (iCal)",
    payroll: "Hours for payroll (CSV)",
    grid: "Who works when",
    grid_about: "Choose days by dragging, or with arrow keys and Shift. A letter of a shift sets it, Delete clears, Space settles \
        a day so that a search leaves it. Ctrl+C and Ctrl+V copy days.",
    day,
    day_off: "Off",
    settle: "Settle",
    call_sick: "Off sick",
    swap_with: "Swap with",
    swap: "Swap",
    swap_to: |name| format!("Swap with {name}"),
    no_swap: "Nobody else does anything else on these days.",
    swapped: |one, other| format!("{one} and {other} swapped."),
    copied: |days| if days == 1 { "One day copied.".to_owned() } else { format!("{days} days copied.") },
    columns: ["Person", "Hours", "Contract", "Nights", "Weekends", "Holidays", "Wishes missed"],
    shares: "Hours and fairness",
    shares_about: "The fair share of each is in proportion to contract hours, leave taken off; that of missed wishes to the wishes of each. An uneven share costs the square of \
        what somebody is away from it.",
    cover_of: |shift, skill, on_site| match (skill, on_site) {
        (Some(skill), false) => format!("{shift}: {skill}"),
        (Some(skill), true) => format!("{shift}: {skill}, at the site"),
        (None, true) => format!("{shift}: at the site"),
        (None, false) => shift.to_owned(),
    },
    cover_said: |f, name, date, there, wanted| format!("{name}, {}: {there} of {wanted}", f.date(date)),
    who_could: |f, shift, date| format!("Who could take {shift} on {}?", f.date(date)),
    breaks_nothing: "breaks no rule",
    leaves: |shift| format!("leaves {shift}"),
    against_contract: |f, hours| {
        if hours > 0.0 {
            format!("{} h over contract", f.number(hours, 0))
        } else {
            format!("{} h under contract", f.number(-hours, 0))
        }
    },
    give: "Give",
    give_to: |name| format!("Give to {name}"),
    nobody_could: "Nobody is left who could take it.",
    no_gaps: "Nobody is missing.",
    gaps: "Gaps",
    gaps_about: "Choose one to see who could take it, and what that would break and cost.",
    broken: "Broken rules",
    none_broken: "No rule is broken.",
    breach,
    asked: "Leave that is asked for",
    none_asked: "No leave is waiting for an answer.",
    asks: |f, name, reason, first, last| {
        let reason = reason_name(reason);
        if first == last {
            format!("{name}: {reason}, {}", f.date(first))
        } else {
            format!("{name}: {reason}, {} to {}", f.date(first), f.date(last))
        }
    },
    can_approve: "It can be approved: nobody would be missing.",
    approve: "Approve",
    shifts: ListWords {
        title: "Shifts",
        about: "Begin and length on the wall clock of the plan.",
        none: "No shifts yet.",
        add: "Add a shift",
        new_name: "New shift",
    },
    shift_fields: ["Name", "Letter", "Begins at", "Length", "Unpaid break", "What is done"],
    duty: |duty| match duty {
        Duty::Work => "work at the desk",
        Duty::OnCall => "on call",
        Duty::Standby => "standby at the workplace",
    },
    cover: ListWords {
        title: "Cover wanted",
        about: "How many people each shift needs on each day of the week.",
        none: "No cover is wanted yet.",
        add: "Add a line of cover",
        new_name: "",
    },
    cover_fields: ["Shift", "Who counts", "anybody"],
    skills: ListWords {
        title: "Skills",
        about: "What some people can do and others cannot, or the role they have, such as leading a shift.",
        none: "No skills are told apart.",
        add: "Add a skill",
        new_name: "New skill",
    },
    people: ListWords {
        title: "People",
        about: "Contract, skills, and time off.",
        none: "Nobody yet.",
        add: "Add a person",
        new_name: "New person",
    },
    person_fields: ["Name", "Contract hours a week", "Crew"],
    leave_fields: ["Add time off", "First day", "Last day", "Why", "Approved", "Remove time off"],
    reason: reason_name,
    rules: "Rules",
    rules_about: "A search never breaks a hard rule; one that costs is broken where that is worth it. Sources are named to be looked up; this is no legal advice.",
    rule,
    fairness: "Fairness",
    fairness_about: "What an uneven share weighs against wishes and surplus people. 0 is not at all.",
    shared: |shared| match shared {
        Shared::Nights => "Nights",
        Shared::Weekends => "Weekends",
        Shared::Holidays => "Holidays",
        Shared::Hours => "Hours",
        Shared::Wishes => "Missed wishes",
    },
    span_title: "Span",
    span: ["First day", "Weeks"],
    versions: "Published rotas",
    no_versions: "Nothing is published yet.",
    published_on: |f, at| format!("published {} UTC", f.date_time(at)),
    differs: |f, days| match days {
        0 => "as it stands".to_owned(),
        1 => "one day differs by now".to_owned(),
        _ => format!("{} days differ by now", f.number(days as f64, 0)),
    },
    remove: |name| format!("Remove {name}"),
    out: "Calendar and payroll",
    out_about: "Times are those that really pass: a night in which the clock changes has an hour more or less. A shift starts at the \
        first and ends at the last occurrence of an hour that comes twice.",
    whose: "Whose calendar",
    everybody: "everybody",
    comes_in: "Bring in a rota",
    comes_in_about: "A table from a spreadsheet: dates in the first row, names in the first column, letters of shifts between. The four \
        weeks before the first day are taken as well, as what was worked. Or a calendar that a pager exported: a week on call is seven days.",
    table: "Table",
    take_table: "Take over the table",
    open_calendar: "Open a calendar (iCal)",
    nothing_read: "There was nothing to take over.",
    patterns: "Patterns",
    patterns_about: "A pattern in place of a search, with the shifts of this rota and against the contracts of its people. People follow \
        the row of their crew; without crews each follows the next row. It begins on a Monday.",
    pattern: "Pattern",
    follow: "Lay it over the rota",
    followed: "The rota follows the pattern; leave was left free.",
    no_such_letter: |letter| {
        format!(
            "No shift has the letter {letter}, which the pattern needs. Add one, or give one that letter."
        )
    },
    weekdays: ["M", "T", "W", "T", "F", "S", "S"],
};

fn answer(_: &dyn Format, facts: RotaFacts<'_>) -> String {
    let weeks = if facts.weeks == 1 { "One week".to_owned() } else { format!("{} weeks", facts.weeks) };
    if facts.filled == 0 {
        return format!("{weeks}, nobody planned yet.");
    }
    let gaps = match facts.missing {
        0 => "no gap".to_owned(),
        1 => "one person short in one shift".to_owned(),
        missing => format!("{missing} shifts short of somebody"),
    };
    let gaps = match facts.never_covered {
        [] => gaps,
        [line] => format!("{gaps} (no {line} is covered)"),
        lines => format!("{gaps} (none of these is ever covered: {})", lines.join(", ")),
    };
    let rules = match facts.broken {
        0 => "no rule broken".to_owned(),
        1 => "one rule broken".to_owned(),
        broken => format!("{broken} rules broken"),
    };
    let nights = match facts.nights_from_fair {
        0 => "nights fair".to_owned(),
        1 => "nights fair within one".to_owned(),
        away => format!("nights fair within {away}"),
    };
    format!("{weeks}, {gaps}, {rules}, {nights}.")
}

fn day(f: &dyn Format, said: DaySaid<'_>) -> String {
    let what = match (said.shift, said.away) {
        (Some(shift), Some(away)) => format!("{shift}, but away: {away}"),
        (Some(shift), None) => shift.to_owned(),
        (None, Some(away)) => format!("away: {away}"),
        (None, None) => "off".to_owned(),
    };
    let settled = if said.is_settled { ", settled" } else { "" };
    format!("{}, {}: {what}{settled}", said.person, f.date(said.date))
}

pub(super) fn breach(breach: Breach) -> String {
    match breach {
        Breach::Rule(kind) => broken_rule(kind).to_owned(),
        Breach::Away => "works while away".to_owned(),
        Breach::Settled => "a settled day is changed".to_owned(),
        Breach::Never => "a shift that they never work, or of another site".to_owned(),
        Breach::Cap => "more of a shift than its cap allows".to_owned(),
        Breach::Succession => "a shift that may not follow the one before".to_owned(),
        Breach::AfterCall => "too little rest after a call".to_owned(),
    }
}

fn broken_rule(kind: RuleKind) -> &'static str {
    match kind {
        RuleKind::RestHours => "too little rest between shifts",
        RuleKind::WeeklyRestHours => "no long rest in seven days",
        RuleKind::HoursInWeek => "too many hours from Monday to Sunday",
        RuleKind::AverageHours => "too many hours a week on average",
        RuleKind::ContractHours => "too far from contract hours",
        RuleKind::DaysInRow => "too many days in a row",
        RuleKind::FewestDaysInRow => "too few days in a row",
        RuleKind::FewestDaysOff => "too few days off in a row",
        RuleKind::NightsInRow => "too many nights in a row",
        RuleKind::FewestNights => "too few nights in a row",
        RuleKind::DaysOffAfterNights => "too few days off after nights",
        RuleKind::MostNights => "too many nights over the rota",
        RuleKind::Weekends => "too many weekends",
        RuleKind::WholeWeekends => "half a weekend worked",
        RuleKind::ForwardRotation => "a shift that begins earlier than that of the day before",
        RuleKind::LongestShift => "too much work in a shift",
        RuleKind::OnCall => "too often on call",
        RuleKind::NoJuniorAlone => "a junior alone",
    }
}

pub(super) fn reason_name(reason: LeaveReason) -> &'static str {
    match reason {
        LeaveReason::Annual => "annual leave",
        LeaveReason::Sickness => "sickness",
        LeaveReason::Training => "training",
        LeaveReason::Lieu => "time in lieu",
        LeaveReason::Other => "other",
    }
}

pub(super) fn rule(kind: RuleKind) -> (&'static str, &'static str, &'static str) {
    match kind {
        RuleKind::RestHours => {
            ("Rest between shifts, at least", "h", "Directive 2003/88/EC, article 3: 11 hours")
        }
        RuleKind::WeeklyRestHours => (
            "Rest once in seven days, at least",
            "h",
            "Directive 2003/88/EC, article 5: 24 hours and the daily 11",
        ),
        RuleKind::HoursInWeek => ("Hours from Monday to Sunday, at most", "h", "By contract or national law"),
        RuleKind::AverageHours => (
            "Hours a week on average, at most",
            "h",
            "Directive 2003/88/EC, article 6: 48 hours, over at most four months, leave left out (article 16)",
        ),
        RuleKind::ContractHours => {
            ("Away from contract hours, at most", "h", "Over the whole rota, leave taken off")
        }
        RuleKind::DaysInRow => ("Days in a row, at most", "days", "HSG256 (HSE 2006): at most 5 to 7"),
        RuleKind::FewestDaysInRow => {
            ("Days in a row, at least", "days", "By agreement: no single days of work")
        }
        RuleKind::FewestDaysOff => {
            ("Days off in a row, at least", "days", "HSG256: two nights of full sleep")
        }
        RuleKind::NightsInRow => ("Nights in a row, at most", "nights", "HSG256: at most 3 where it can be"),
        RuleKind::FewestNights => ("Nights in a row, at least", "nights", "By agreement: no single nights"),
        RuleKind::DaysOffAfterNights => {
            ("Days off after nights, at least", "days", "HSG256: two days after nights")
        }
        RuleKind::MostNights => ("Nights over the rota, at most", "nights", "By agreement"),
        RuleKind::Weekends => {
            ("Weekends of each four, at most", "weekends", "HSG256: free weekends regularly")
        }
        RuleKind::WholeWeekends => ("Weekends are worked whole or not at all", "", "By agreement"),
        RuleKind::ForwardRotation => {
            ("The next day begins no earlier", "", "HSG256: rotate forward, from early to late to night")
        }
        RuleKind::LongestShift => {
            ("Work in a shift, at most", "h", "ArbZG, section 3: 10 hours; HSG256: at most 12")
        }
        RuleKind::OnCall => ("Times on call of each four weeks, at most", "", "By agreement"),
        RuleKind::NoJuniorAlone => {
            ("No junior alone in a shift", "", "By agreement: somebody who is none works it as well")
        }
    }
}
