//! Common patterns of shifts.

use crate::text::{
    Format,
    rota_patterns::{PatternSaid, PatternWords, RotaPatterns},
};

pub(in crate::text) const ROTA_PATTERNS: RotaPatterns = RotaPatterns {
    panama_slow: PatternWords {
        name: "Panama 2-2-3, slow",
        line: "Four teams, 12 hours: four weeks of days, then four of nights; every second weekend off.",
    },
    panama_fortnight: PatternWords {
        name: "Panama 2-2-3, by the fortnight",
        line: "Four teams, 12 hours: two weeks of days, then two of nights; every second weekend off.",
    },
    pitman: PatternWords {
        name: "Pitman 2-3-2",
        line: "Four teams, 12 hours: two teams work days and two nights, for good; every second weekend off.",
    },
    dupont: PatternWords {
        name: "DuPont",
        line: "Four teams, 12 hours: four nights in a row and weeks of 72 hours, but seven days off in four weeks.",
    },
    four_on_four_off: PatternWords {
        name: "Four on, four off",
        line: "Four teams, 12 hours: four days, four off, four nights, four off.",
    },
    continental_long: PatternWords {
        name: "Continental, 12 hours",
        line: "Four teams, 12 hours: two days, two nights, four off.",
    },
    metropolitan: PatternWords {
        name: "Metropolitan 2-2-2",
        line: "Four teams, 8 hours: two early, two late, two nights, two off; few weekends off.",
    },
    continental: PatternWords {
        name: "Continental 2-2-3, 8 hours",
        line: "Four teams, 8 hours: early, late and night in twos and threes; up to seven shifts in a row.",
    },
    southern_swing: PatternWords {
        name: "Southern swing",
        line: "Four teams, 8 hours: seven early, seven late and seven nights in a row.",
    },
    five_teams: PatternWords {
        name: "Five teams 2-2-2-4",
        line: "Five teams, 8 hours: two early, two late, two nights, four off; 33.6 hours a week leave room for leave and training.",
    },
    asks,
    with_its_shifts: |asks| format!("With shifts of its own: {asks}"),
    offsets: |days, cycle| {
        let days: Vec<String> = days.iter().map(ToString::to_string).collect();
        format!("Its crews begin on the days {} of a cycle of {cycle}.", days.join(", "))
    },
    no_shift: |f, wanted| {
        format!("No shift has the letter {}: the pattern wants one {}.", wanted.0, span(f, wanted))
    },
    other_length: |f, wanted, name, minutes| {
        format!(
            "{} is {name}, of {} h: the pattern wants a shift {}.",
            wanted.0,
            hours(f, minutes),
            span(f, wanted)
        )
    },
    from_monday: |f, first, monday| {
        format!(
            "The rota begins on {}: a pattern is laid as from the Monday before, {}.",
            f.date(first),
            f.date(monday)
        )
    },
    make_shifts: "Make the shifts it wants",
    made_shifts: |names| format!("Made: {names}. Their cover is still to be set."),
    crew_begins: |crew| format!("Crew {crew} begins on day"),
};

fn hours(f: &dyn Format, minutes: u32) -> String {
    f.number(f64::from(minutes) / 60.0, if minutes.is_multiple_of(60) { 0 } else { 2 })
}

fn span(f: &dyn Format, (_, start, minutes): (char, u32, u32)) -> String {
    format!("of {} h from {:02}:{:02}", hours(f, minutes), start / 60, start % 60)
}

fn asks(f: &dyn Format, said: PatternSaid) -> String {
    let (least, most) = said.contracts;
    let contracts = if most - least < 0.05 {
        format!("a contract of {}", f.number(most, 1))
    } else {
        format!("contracts of {} to {}", f.number(least, 1), f.number(most, 1))
    };
    let beside = match (said.people, said.over) {
        (0, _) => "nobody is on the rota".to_owned(),
        (_, 0) => format!("within {contracts}"),
        (people, over) if people == over => {
            format!("over {contracts} by {} at most", f.number(said.most_over, 1))
        }
        (people, over) => format!(
            "beside {contracts}, over that of {over} of {people} people, by {} at most",
            f.number(said.most_over, 1)
        ),
    };
    format!(
        "{} hours a week on average, {beside}; at most {} nights in a row; {} of weekends off.",
        f.number(said.hours, 1),
        said.nights,
        f.percent(said.weekends_off, 0),
    )
}
