//! What the page about the team shows: whether the people can hold the seats, and what their time off the queue costs.
//!
//! In: the plan and the people figures of its capacity report. Limits: people are an average over the year; who works
//! when is the rota's question.

use crate::{
    base::HourOfWeek,
    domain::Document,
    engine::capacity::{Figure, report::PeopleFigures},
    text::{Voice, team_page::TeamFacts},
};

/// The top of the page.
#[derive(Clone, Debug, PartialEq)]
pub struct TeamOverview {
    /// The sentence a manager can repeat.
    pub answer: String,
    /// What stands behind it.
    pub detail: String,
    /// Hours the team can fill, people needed, people a seat, time off the queue.
    pub figures: Vec<TeamFigure>,
    /// The words over absence.
    pub absence: String,
    /// The words over in-shift loss.
    pub in_shift: String,
}

/// A figure of the strip.
#[derive(Clone, Debug, PartialEq)]
pub struct TeamFigure {
    /// Tells it from the others.
    pub key: &'static str,
    /// What it is.
    pub name: &'static str,
    /// Written.
    pub figure: String,
    /// Its unit or what it is compared to.
    pub unit: String,
    /// A line under it.
    pub note: String,
    /// Whether it keeps what is wanted; none if nothing is.
    pub good: Option<bool>,
    /// How it came about, for those the engine explains.
    pub explained: Option<Figure>,
}

/// Derives the top of the page.
pub fn overview(document: &Document, people: &PeopleFigures, voice: Voice<'_>) -> TeamOverview {
    let words = &voice.words.team_page;
    let f = voice.format;
    let facts = facts(document, people);
    let absence = document.team.absence.share();
    let in_shift = document.team.in_shift_share();
    let enough = facts.people_needed.map(|needed| needed <= facts.people + 1e-9);
    let figure = |key, name, figure: String, unit: String, note: String| TeamFigure {
        key,
        name,
        figure,
        unit,
        note,
        good: None,
        explained: None,
    };
    let dash = || "–".to_owned();
    let needed = facts.people_needed.map_or_else(dash, |p| f.number(libm::ceil(p - 1e-9), 0));
    let per_seat = people.per_seat.value().map_or_else(dash, |p| f.number(p, 1));
    let exactly = facts.people_needed.map(|p| (words.exactly)(f, p)).unwrap_or_default();
    let figures = vec![
        TeamFigure {
            good: Some(facts.team_hours + 1e-9 >= facts.seat_hours),
            explained: Some(people.team_hours.clone()),
            ..figure(
                "team-hours",
                words.team_hours,
                f.number(facts.team_hours, 0),
                (words.of_seat_hours)(f, facts.seat_hours),
                words.hours_unit.to_owned(),
            )
        },
        TeamFigure {
            good: enough,
            explained: Some(people.for_present_seats.clone()),
            ..figure(
                "people-needed",
                words.people_needed,
                needed,
                (words.of_people)(f, facts.people),
                exactly,
            )
        },
        TeamFigure {
            explained: Some(people.per_seat.clone()),
            ..figure(
                "per-seat",
                words.per_seat,
                per_seat,
                words.people_unit.to_owned(),
                (words.per_seat_note)(f, document.team.contract_hours_per_week, absence),
            )
        },
        figure(
            "off-queue",
            words.off_queue,
            f.percent(in_shift, 0),
            String::new(),
            (words.off_queue_note)(f, absence),
        ),
    ];
    TeamOverview {
        answer: (words.answer)(f, facts),
        detail: (words.detail)(f, facts),
        figures,
        absence: (words.absence_about)(f, absence),
        in_shift: (words.in_shift_about)(f, in_shift),
    }
}

fn facts(document: &Document, people: &PeopleFigures) -> TeamFacts {
    let desk = &document.desk;
    let seats = desk.seats.values();
    let under = HourOfWeek::all().filter(|hour| desk.seats[*hour] < desk.minimum.seats[*hour]).count();
    TeamFacts {
        people: document.team.people,
        team_hours: people.team_hours.value().unwrap_or(0.0),
        seat_hours: seats.iter().map(|seats| f64::from(*seats)).sum(),
        people_needed: people.for_present_seats.value(),
        seats: (seats.iter().copied().min().unwrap_or(0), seats.iter().copied().max().unwrap_or(0)),
        hours_under_minimum: under,
    }
}
