//! What a rota is made of beyond shifts and people.

use crate::{
    domain::rota::{RuleKind, RulePack},
    text::{
        Format,
        ahead_page::ListWords,
        en::rota_page::reason_name,
        rota_records::{Cause, RotaRecords, Strength, WhyWords},
    },
};

pub(in crate::text) const ROTA_RECORDS: RotaRecords = RotaRecords {
    sites: ListWords {
        title: "Sites",
        about: "Places with a clock and public holidays of their own. People work the shifts of their site; times are those of its clock.",
        none: "One site, on the clock of the plan.",
        add: "Add a site",
        new_name: "New site",
    },
    site_fields: ["Name", "Time zone", "Public holidays"],
    holidays_hint: "Dates as 2027-12-25, with spaces or commas between them.",
    home: "home",
    shift_fields: ["Site", "At most in four weeks", "Never on the day after"],
    handover: [
        "Handover at the end",
        "The next shift is there already: worked and paid, and no seat at the desk.",
    ],
    shift_strengths: ["How the cap holds", "How that holds"],
    night: [
        "Night",
        "Hours that count as night for payroll, and how much of them makes a shift a night shift. 23:00 to 06:00 and 3 hours are those of \
            Directive 2003/88/EC, article 2.",
        "Night begins at",
        "Night ends at",
        "A night shift has at least",
    ],
    levels: ["Counts from", "Level", "learning", "able", "expert"],
    at_level: |skill, level| match level {
        1 => format!("{skill}, learning or more"),
        3 => format!("{skill}, expert"),
        _ => skill.to_owned(),
    },
    junior: "Junior: not to be left alone",
    not_a_time: "This is no time of the day. Write hours and minutes, such as 6:30.",
    shift_line: |f, shift| {
        let (hour, minute) = (shift.start_minute / 60, shift.start_minute % 60);
        let whole = shift.length_minutes.is_multiple_of(60);
        let hours = f.number(f64::from(shift.length_minutes) / 60.0, if whole { 0 } else { 2 });
        format!("{} ({}), {hour:02}:{minute:02}, {hours} h", shift.name, shift.letter)
    },
    cover_fields: [
        "Only people at the site count",
        "Add another number on a date",
        "Date",
        "Wanted",
        "Remove the date",
    ],
    person_fields: ["Site", "First day", "Last day", "Leave to take", "Time in lieu so far"],
    person_parts: ["When and where", "Skills", "Never works", "Wishes", "What was worked", "Time off"],
    at_home: "Works from home on",
    no_date: "No date",
    wish_fields: ["Add a wish", "Date", "Wish", "Remove the wish"],
    wish_weight: ["How much it matters", "would like it", "important", "very important"],
    wish_off: "day off",
    wish_work: |shift| shift.to_owned(),
    wish_not: |shift| format!("not {shift}"),
    worked_fields: ["Add a day", "Date", "Really worked", "As time in lieu", "Remove the day"],
    call_fields: ["Add a call", "Date", "Began at", "Took", "As time in lieu", "Remove the call"],
    balance: |f, taken, left, lieu, planned, worked| {
        let leave = match left {
            Some(left) => format!("Leave: {} days taken, {} left.", f.number(taken, 0), f.number(left, 1)),
            None => format!("Leave: {} days taken.", f.number(taken, 0)),
        };
        format!(
            "{leave} Time in lieu: {} h. Planned {} h, worked {} h.",
            f.number(lieu, 1),
            f.number(planned, 1),
            f.number(worked, 1)
        )
    },
    beyond: |f, days| format!("{} days more than are left", f.number(days, 1)),
    beyond_lieu: |f, asked, there| {
        format!(
            "{} h of time in lieu are missing: it takes {} h, and {} h are there",
            f.number(asked - there, 1),
            f.number(asked, 1),
            f.number(there, 1)
        )
    },
    carried: |people| {
        let whose = if people == 1 { "one person".to_owned() } else { format!("{people} people") };
        format!("Leave and time in lieu of {whose} carried over to the new first day.")
    },
    impossible,
    stops: |reason, people| {
        if people == 1 { format!("{reason}: one person") } else { format!("{reason}: {people} people") }
    },
    works_elsewhere: "works another shift then, which would be short",
    smallest: |name, what| format!("Least would have to give way for {name}: {what}."),
    in_the_way: "What stands in the way",
    bent: ["Rules broken at a cost", "None of the rules that cost is broken."],
    strength: |strength| match strength {
        Strength::Off => "does not hold",
        Strength::Soft => "costs, if broken",
        Strength::Hard => "never broken",
    },
    strength_fields: ["How it holds", "Cost of each break"],
    averaged_over: ["Averaged over (0 is the rota alone)", "weeks"],
    pack_fields: ["Rules of", "Put in force"],
    pack: |pack| match pack {
        RulePack::Usual => ("A usual desk", "What a first rota begins with."),
        RulePack::WorkingTimeDirective => (
            "Directive 2003/88/EC",
            "11 hours of rest a day (article 3), 35 once a week (article 5), 48 hours a week on average (article 6) over 17 weeks (article 16).",
        ),
        RulePack::Arbeitszeitgesetz => (
            "Arbeitszeitgesetz (Germany)",
            "At most 10 hours a shift and 48 a week over 24 weeks (section 3), 11 hours of rest (section 5), 15 Sundays of a year free (section 11), told as weekends.",
        ),
        RulePack::Hsg256 => (
            "HSG256 (HSE, guidance)",
            "At most 12 hours a shift, 7 days and 3 nights in a row, two days off after nights, forward rotation. Guidance: all but the first cost.",
        ),
        RulePack::FairLaborStandards => (
            "FLSA overtime (United States)",
            "Hours above 40 of a workweek are paid at one and a half times the rate (29 U.S.C. 207): they cost, and none are forbidden.",
        ),
    },
    pack_taken: |name, kept| match kept {
        [] => format!("In force: {name}"),
        kept => format!("In force: {name}. Stricter already, and left: {}.", kept.join("; ")),
    },
    cited,
    patterns: ListWords {
        title: "Own patterns",
        about: "A cycle that crews walk through from a Monday on, each from an equal part of it on, or from a day of its own.",
        none: "No pattern of your own yet.",
        add: "Add a pattern",
        new_name: "New pattern",
    },
    pattern_fields: ["Name", "Cycle", "Crews", "Lay it over the rota"],
    cycle_hint: "Letters of shifts and - for a day off, from a Monday on: E E L L N N - -",
    own: "One person",
    own_about: "What one person sees: their shifts, and why they have them.",
    own_whose: "Whose rota",
    own_columns: ["Day", "Shift", "From", "To", "Why"],
    why: WhyWords {
        title: "Why",
        away: |reasons| format!("Days away: {reasons}."),
        hours: |f, hours, contract, away| {
            let away = match away {
                0 => String::new(),
                1 => ", one day of absence taken off".to_owned(),
                days => format!(", {days} days of absence taken off"),
            };
            format!("{} h of {} h by contract{away}.", f.number(hours, 0), f.number(contract, 0))
        },
        share: |f, what, has, before, fair| {
            let before =
                if before > 0 { format!(" and {before} in the half year before") } else { String::new() };
            format!("{what}: {has}{before}; the fair share is {}.", f.number(fair, 1))
        },
        granted: |f, date| format!("The wish for {} is granted.", f.date(date)),
        missed: |f, date, shift, could| match (shift, could) {
            ("", _) => format!("The wish for {} is missed.", f.date(date)),
            (shift, "") => format!(
                "The wish for {} is missed: nobody else could take {shift} without breaking a rule or opening another gap.",
                f.date(date)
            ),
            (shift, could) => {
                format!("The wish for {} is missed, though {could} could take {shift}.", f.date(date))
            }
        },
        settled: |days| {
            if days == 1 { "One day is settled.".to_owned() } else { format!("{days} days are settled.") }
        },
        skilled: |skill, shifts, people| {
            format!("{shifts} of the shifts need \u{201c}{skill}\u{201d}, which {people} people have.")
        },
        is_settled: "settled",
        is_wished: "wished",
        off_was_wished: "the day off was wished",
        for_skill: |skill| format!("needs \u{201c}{skill}\u{201d}"),
        is_needed: "needed for the cover",
        is_more: "one more than is wanted",
        is_away: |reason| reason_name(reason).to_owned(),
    },
};

/// What the texts of the packs say, to be looked up there.
fn cited(pack: RulePack, kind: RuleKind) -> &'static str {
    match (pack, kind) {
        (RulePack::WorkingTimeDirective, RuleKind::RestHours) => "Directive 2003/88/EC, article 3: 11 hours",
        (RulePack::WorkingTimeDirective, RuleKind::WeeklyRestHours) => {
            "Directive 2003/88/EC, article 5: 24 hours and the daily 11"
        }
        (RulePack::WorkingTimeDirective, RuleKind::AverageHours) => {
            "Directive 2003/88/EC, article 6: 48 hours, over at most four months (article 16)"
        }
        (RulePack::Arbeitszeitgesetz, RuleKind::LongestShift) => {
            "ArbZG, section 3: 8 hours, and 10 where the average stays at 8"
        }
        (RulePack::Arbeitszeitgesetz, RuleKind::RestHours) => "ArbZG, section 5: 11 hours",
        (RulePack::Arbeitszeitgesetz, RuleKind::WeeklyRestHours) => {
            "ArbZG, sections 9 and 11: a day of rest and the daily 11 hours"
        }
        (RulePack::Arbeitszeitgesetz, RuleKind::AverageHours) => {
            "ArbZG, section 3: 8 hours on six working days, over 24 weeks"
        }
        (RulePack::Arbeitszeitgesetz, RuleKind::Weekends) => {
            "ArbZG, section 11: 15 Sundays of the year are free, told as weekends"
        }
        (RulePack::Hsg256, RuleKind::LongestShift) => "HSG256: at most 12 hours",
        (RulePack::Hsg256, RuleKind::DaysInRow) => "HSG256: at most 5 to 7 days",
        (RulePack::Hsg256, RuleKind::NightsInRow) => "HSG256: at most 2 to 3 nights",
        (RulePack::Hsg256, RuleKind::DaysOffAfterNights) => "HSG256: two nights of full sleep after nights",
        (RulePack::Hsg256, RuleKind::FewestDaysOff) => "HSG256: two nights of full sleep",
        (RulePack::Hsg256, RuleKind::ForwardRotation) => "HSG256: rotate forward",
        (RulePack::FairLaborStandards, RuleKind::HoursInWeek) => {
            "29 U.S.C. 207: beyond 40 hours one and a half times the rate"
        }
        _ => "",
    }
}

fn impossible(f: &dyn Format, site: &str, skill: &str, cause: Cause) -> String {
    let who = match (site, skill) {
        ("", "") => "all together".to_owned(),
        ("", skill) => format!("those with \u{201c}{skill}\u{201d}"),
        (site, "") => format!("all of {site} together"),
        (site, skill) => format!("those of {site} with \u{201c}{skill}\u{201d}"),
    };
    let count = |count: u64| f.number(count as f64, 0);
    match cause {
        Cause::Day { date, wanted, there } => format!(
            "On {} {} shifts are wanted, and {} people of {who} are there: leave, or fewer seats.",
            f.date(date),
            count(wanted),
            count(there)
        ),
        Cause::Hours { wanted, most, more } => {
            let people = match more {
                Some((1, hours)) => {
                    format!("about one more person at {} hours", f.number(hours, places(hours)))
                }
                Some((more, hours)) => {
                    format!("about {} more people at {} hours", count(more), f.number(hours, places(hours)))
                }
                None => "more people".to_owned(),
            };
            format!(
                "{} hours are wanted, and {who} may work {} by contract and average: {people}, fewer seats, or more hours.",
                f.number(wanted, 0),
                f.number(most, 0)
            )
        }
        Cause::Nights { wanted, most } => format!(
            "{} nights are wanted, and {who} may work {} by the rule on nights over the rota.",
            count(wanted),
            count(most)
        ),
        Cause::Weekends { wanted, most } => format!(
            "{} shifts are wanted at weekends, and {who} may work {} by the rule on weekends.",
            count(wanted),
            count(most)
        ),
    }
}

/// Decimal places of hours a week.
fn places(hours: f64) -> usize {
    if hours.fract() == 0.0 { 0 } else { 1 }
}
