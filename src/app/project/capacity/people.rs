//! Seats against people: how many people a seat takes, and whether the team is as many.

use super::{
    key::FigureKey,
    reading::{Reading, Shown, count},
};

/// Seats turned into people.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PeopleShown {
    /// What a seat takes.
    pub sentence: String,
    /// What the team can fill.
    pub team_hours: String,
    /// One row a set of seats.
    pub rows: Vec<PeopleRow>,
}

/// People for a set of seats.
#[derive(Clone, Debug, PartialEq)]
pub struct PeopleRow {
    /// Which seats.
    pub what: &'static str,
    /// With decimals.
    pub people: Shown,
    /// The next whole number.
    pub whole: String,
    /// Beside the team; empty for a seat.
    pub against_team: String,
    /// More than the team.
    pub is_short: bool,
}

/// Seats turned into people, beside the team on hand.
pub fn people(reading: &Reading<'_>) -> PeopleShown {
    let words = &reading.voice.words.capacity_page.people;
    let one = |value: f64| reading.voice.format.number(value, 1);
    let sentence = match reading.value(FigureKey::PeoplePerSeat) {
        Some(per_seat) => (words.sentence)(&one(per_seat)),
        None => words.subtitle.to_owned(),
    };
    let team_hours = match (reading.value(FigureKey::TeamHours), reading.value(FigureKey::SeatHours)) {
        (Some(can), Some(planned)) => (words.team_hours)(&reading.count(can), &reading.count(planned)),
        _ => String::new(),
    };
    let rows = [
        (words.per_seat, FigureKey::PeoplePerSeat, false),
        (words.present, FigureKey::PeopleForPresent, true),
        (words.minimum, FigureKey::PeopleForMinimum, true),
        (words.needed, FigureKey::PeopleForNeeded, true),
    ];
    PeopleShown {
        sentence,
        team_hours,
        rows: rows
            .into_iter()
            .filter(|(_, key, _)| reading.figure(*key).is_some())
            .map(|(what, key, compared)| row(what, key, compared, reading))
            .collect(),
    }
}

fn row(what: &'static str, key: FigureKey, compared: bool, reading: &Reading<'_>) -> PeopleRow {
    let words = &reading.voice.words.capacity_page.people;
    let team = reading.now.people.team;
    let value = reading.value(key);
    // Room for rounding errors, so that exactly twelve people are not thirteen.
    let whole = value.map(|people| libm::ceil(people - 1e-9));
    let missing = value.filter(|_| compared).map(|people| people - team);
    PeopleRow {
        what,
        people: reading.shown(key),
        whole: whole.map(|people| reading.voice.format.number(people, 0)).unwrap_or_default(),
        against_team: match missing {
            Some(missing) if missing >= 0.05 => (words.short)(&count(missing, reading.voice)),
            Some(missing) if missing <= -0.05 => (words.spare)(&count(-missing, reading.voice)),
            Some(_) => words.even.to_owned(),
            None => String::new(),
        },
        is_short: missing.is_some_and(|missing| missing >= 0.05),
    }
}
