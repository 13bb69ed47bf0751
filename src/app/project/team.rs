//! What the page about the team shows: whether the people can hold the seats, and what their time off the queue costs.
//!
//! In: the plan, and the people figures of its capacity report for the explanations, where it has one. Limits: people are an
//! average over the year; who works when is the rota's question.

use crate::{
    base::{HOURS_PER_WEEK, HourOfWeek, time::WEEKS_PER_MONTH},
    domain::{Document, Placement},
    engine::capacity::{
        Figure,
        people::{people_for_hours, whole_people},
        report::PeopleFigures,
    },
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
pub fn overview(document: &Document, people: Option<&PeopleFigures>, voice: Voice<'_>) -> TeamOverview {
    let words = voice.words.team_page();
    let f = voice.format;
    let facts = facts(document);
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
    let needed = facts.people_needed.map_or_else(dash, |p| f.number(whole_people(p), 0));
    let rota_hours = document.team.rota_hours_per_week();
    let seat = (rota_hours > 0.0).then(|| people_for_hours(HOURS_PER_WEEK as f64, rota_hours));
    let per_seat = seat.map_or_else(dash, |p| f.number(p, 1));
    let explained = |of: fn(&PeopleFigures) -> &Figure| people.map(of).cloned();
    let exactly = facts.people_needed.map(|p| (words.exactly)(f, p)).unwrap_or_default();
    let figures = vec![
        TeamFigure {
            good: Some(facts.team_hours + 1e-9 >= facts.seat_hours),
            explained: explained(|people| &people.team_hours),
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
            explained: explained(|people| &people.for_present_seats),
            ..figure(
                "people-needed",
                words.people_needed,
                needed,
                (words.of_people)(f, facts.people),
                exactly,
            )
        },
        TeamFigure {
            explained: explained(|people| &people.per_seat),
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

fn facts(document: &Document) -> TeamFacts {
    let (desk, team) = (&document.desk, &document.team);
    let seats = desk.seats.values();
    let seat_hours = seats.iter().map(|seats| f64::from(*seats)).sum();
    let rota_hours = team.rota_hours_per_week();
    let beside = document.work.hours_per_month(Placement::OffDesk, 0) / WEEKS_PER_MONTH;
    let under = HourOfWeek::all().filter(|hour| desk.seats[*hour] < desk.minimum.seats[*hour]).count();
    TeamFacts {
        people: team.people,
        team_hours: team.people * rota_hours,
        seat_hours,
        people_needed: (rota_hours > 0.0).then(|| people_for_hours(seat_hours + beside, rota_hours)),
        seats: (seats.iter().copied().min().unwrap_or(0), seats.iter().copied().max().unwrap_or(0)),
        hours_under_minimum: under,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        app::sample,
        base::{Month, WeekGrid},
        text::{PlainFormat, en},
    };
    use std::sync::Arc;

    fn voice() -> Voice<'static> {
        Voice { words: &en::WORDS, format: &PlainFormat }
    }

    fn plan() -> Document {
        sample::sample(Month { year: 2027, month: 1 })
    }

    #[test]
    fn the_sample_team_can_hold_its_seats_all_year() {
        let shown = overview(&plan(), None, voice());
        assert_eq!(shown.answer, "12 people can hold these seats all year.");
        assert_eq!(
            shown.figures.iter().map(|figure| figure.good).collect::<Vec<_>>(),
            [Some(true), Some(true), None, None]
        );
    }

    #[test]
    fn one_more_seat_around_the_clock_is_too_much_for_them() {
        let mut plan = plan();
        let desk = Arc::make_mut(&mut plan.desk);
        desk.seats = WeekGrid::from_fn(|hour| desk.seats[hour] + 1);
        let shown = overview(&plan, None, voice());
        assert!(
            shown.answer.starts_with("12 people cannot hold these seats all year: that takes 1"),
            "{}",
            shown.answer
        );
    }

    #[test]
    fn hours_below_the_minimum_are_counted() {
        let mut plan = plan();
        let desk = Arc::make_mut(&mut plan.desk);
        desk.minimum.seats = desk.seats.clone();
        desk.seats[HourOfWeek::new(3)] = 0;
        assert!(
            overview(&plan, None, voice())
                .answer
                .ends_with("In 1 hour of the week there are fewer seats than the minimum.")
        );
    }

    #[test]
    fn a_team_that_is_never_there_asks_for_no_number() {
        let mut plan = plan();
        Arc::make_mut(&mut plan.team).absence.leave_days = crate::base::Estimate::point(300.0);
        let shown = overview(&plan, None, voice());
        assert_eq!(shown.answer, "With this absence nobody is ever on the rota.");
        assert_eq!(shown.figures[1].figure, "–");
    }
}
