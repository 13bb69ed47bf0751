//! Words of the test of a team against its minimum.

use crate::text::{
    Format,
    truth::{Truth, TruthFacts},
};

pub(in crate::text) const TRUTH: Truth = Truth {
    title: "Can this team hold the minimum around the clock?",
    about: "From the hours in the contracts alone; whether shifts, rests and nights can be laid out is a matter of the rota.",
    answer,
    no_minimum: "No minimum is set, so that there is nothing to hold.",
    no_hours: "With this absence nobody is ever on the rota.",
    cover_breaks: "Breaks are covered",
    cover_breaks_hint: |f, hours| match hours > 0.0 {
        true => format!("One person more in every staffed hour: {} hours a week.", f.number(hours, 0)),
        false => "One person more than the minimum in every staffed hour, who takes the seat during breaks."
            .to_owned(),
    },
    smallest: "Smallest team that holds it",
    of_team: |f, team| format!("people; there are {}", people(f, team)),
    smallest_note: |f, needed, missing| match missing > 0.0 {
        true => format!("{} full-timers missing", f.number(missing, 0)),
        false => format!("exactly {}", f.number(needed, 1)),
    },
    covered: "Of its hours the team can fill",
    covered_note: |f, has, needs| format!("{} of {} hours a week", f.number(has, 0), f.number(needs, 0)),
    nights: "Nights for each person",
    weekends: "Weekend shifts for each person",
    in_four_weeks: "in four weeks",
    nights_note: "22:00 to 06:00, if everybody takes their share",
    weekends_note: |f, hours| {
        format!(
            "of {} h, if everybody takes their share",
            f.number(hours, usize::from(libm::fmod(hours, 1.0) != 0.0))
        )
    },
    breaks: "What breaks",
    nothing_breaks: "Nothing: it holds also with one person away for long.",
    no_team: "Nobody is in the team.",
    seats_empty: |f, hours| {
        format!(
            "Seats stand empty for {} hours a week, if nobody works longer than the contract says.",
            few(f, hours)
        )
    },
    overtime: |f, hours| {
        format!("Or everybody works {} hours longer in each week that they are there.", few(f, hours))
    },
    days_given_up: |f, days, of| match days <= of {
        true => format!(
            "Or everybody gives up {} of the {} days a year for leave and training.",
            few(f, days),
            few(f, of)
        ),
        false => format!(
            "Giving up days is no way out: it would take {} days a year of each person, and {} are for leave and training.",
            few(f, days),
            few(f, of)
        ),
    },
    one_away: |f, hours| {
        format!(
            "It holds, but with one person away for long seats stand empty for {} hours a week.",
            few(f, hours)
        )
    },
    alone_in_breaks: |f, hours, minutes| {
        format!(
            "In {} hours of the week somebody sits alone, and the seat is empty in breaks: {} minutes of each shift.",
            f.number(hours, 0),
            f.number(minutes, 0)
        )
    },
    year: "The year of one person",
    year_columns: [("Time", ""), ("Hours", "a year"), ("Days", "a year")],
    year_rows: [
        "Contract",
        "Leave and public holidays",
        "Sickness",
        "Training",
        "Posts that stand empty",
        "Left for the rota",
    ],
    less: |amount| format!("−{amount}"),
    relief: |f, net, factor| {
        format!(
            "A seat around the clock takes {} hours a year: {} people at {} hours each.",
            f.number(HOURS_A_YEAR, 0),
            f.number(factor, 1),
            f.number(net, 0)
        )
    },
};

const HOURS_A_YEAR: f64 = 8766.0;

fn people(f: &dyn Format, people: f64) -> String {
    f.number(people, usize::from(libm::fmod(people, 1.0) != 0.0))
}

fn few(f: &dyn Format, value: f64) -> String {
    f.number(value, usize::from(value < 9.95 && libm::fmod(value, 1.0) >= 0.05))
}

fn answer(f: &dyn Format, facts: TruthFacts) -> String {
    let seats = match facts.most_seats {
        1 => "1 seat".to_owned(),
        many => format!("{} seats", f.number(f64::from(many), 0)),
    };
    let hours = if facts.around_the_clock { "around the clock" } else { "in the hours it asks for" };
    let smallest = f.number(facts.smallest, 0);
    let team = match people(f, facts.team) {
        one if one == "1" => "1 person".to_owned(),
        many => format!("{many} people"),
    };
    match facts.holds {
        true => format!("Yes: {team} can hold the minimum of {seats} {hours}; it takes {smallest}."),
        false => format!(
            "No: the minimum of {seats} {hours} takes {smallest} people, and there are {}.",
            people(f, facts.team)
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::PlainFormat;

    #[test]
    fn the_answer_says_yes_or_no_and_how_many() {
        let facts =
            TruthFacts { most_seats: 2, around_the_clock: true, team: 12.0, smallest: 11.0, holds: true };
        assert_eq!(
            answer(&PlainFormat, facts),
            "Yes: 12 people can hold the minimum of 2 seats around the clock; it takes 11."
        );
        let facts = TruthFacts { team: 8.5, holds: false, around_the_clock: false, most_seats: 1, ..facts };
        assert_eq!(
            answer(&PlainFormat, facts),
            "No: the minimum of 1 seat in the hours it asks for takes 11 people, and there are 8.5."
        );
    }
}
