//! Seats against people: how many people a seat takes, and whether the team is as many.

use super::{
    key::FigureKey,
    reading::{Line, Reading, Shown, count},
};

use crate::chart::Judgement;

/// Seats turned into people.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PeopleShown {
    /// What a seat takes.
    pub sentence: Line,
    /// What the team can fill.
    pub team_hours: Line,
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
    pub whole: Shown,
    /// Beside the team; empty for a seat.
    pub against_team: Shown,
    /// More than the team.
    pub is_short: bool,
}

/// Seats turned into people, beside the team on hand.
pub fn people(reading: &Reading<'_>) -> PeopleShown {
    let words = &reading.voice.words.capacity_page().people;
    let one = |value: f64| reading.voice.format.number(value, 1);
    let sentence = match reading.value(FigureKey::PeoplePerSeat) {
        Some(per_seat) => Line::of((words.sentence)(&one(per_seat)), FigureKey::PeoplePerSeat),
        None => Line::plain(words.subtitle),
    };
    let team_hours = match (reading.value(FigureKey::TeamHours), reading.value(FigureKey::SeatHours)) {
        (Some(can), Some(planned)) => {
            let text = (words.team_hours)(&reading.count(can), &reading.count(planned));
            Line::of(text, FigureKey::TeamHours)
        }
        _ => Line::default(),
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
    let words = &reading.voice.words.capacity_page().people;
    let team = reading.now.people.team;
    let value = reading.value(key);
    // Room for rounding errors, so that exactly twelve people are not thirteen.
    let whole = value.map(|people| libm::ceil(people - 1e-9));
    let missing = value.filter(|_| compared).map(|people| people - team);
    let is_short = missing.is_some_and(|missing| missing >= 0.05);
    let people = reading.shown(key);
    let beside = |text: String| Shown { text, ..people.clone() };
    let against_team = match missing {
        Some(missing) if is_short => (words.short)(&count(missing, reading.voice)),
        Some(missing) if missing <= -0.05 => (words.spare)(&count(-missing, reading.voice)),
        Some(_) => words.even.to_owned(),
        None => String::new(),
    };
    PeopleRow {
        what,
        whole: beside(whole.map(|people| reading.voice.format.number(people, 0)).unwrap_or_default()),
        against_team: Shown { judgement: is_short.then_some(Judgement::Bad), ..beside(against_team) },
        is_short,
        people,
    }
}
