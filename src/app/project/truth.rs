//! What the test of the team against the minimum shows: the answer, what it follows from, and what breaks.
//!
//! In: the plan. Limits: those of `engine::capacity::truth_test`.

use super::figure::StripFigure;
use crate::{
    base::time::WEEKS_PER_YEAR,
    domain::Document,
    engine::capacity::{
        TruthInput, TruthTest, truth_test,
        truth_test::{Break, YearOfOne},
    },
    text::{Voice, truth::TruthFacts},
};

/// The section.
#[derive(Clone, Debug, PartialEq)]
pub struct TruthView {
    /// Yes or no, with its numbers.
    pub answer: String,
    /// Whether the team holds the minimum; none if there is nothing to hold.
    pub holds: Option<bool>,
    /// What covering breaks means here.
    pub cover_breaks: String,
    /// Smallest team, share covered, nights, weekends; empty if there is nothing to hold.
    pub figures: Vec<StripFigure>,
    /// What breaks, worst first; one sentence at least where there is something to hold.
    pub breaks: Vec<String>,
    /// The year of one person: what, hours, days.
    pub year: Vec<[String; 3]>,
    /// From that year to people for one seat.
    pub relief: String,
}

/// Derives the section.
pub fn truth(document: &Document, voice: Voice<'_>) -> TruthView {
    let words = voice.words.truth();
    let input = TruthInput::of_minimum(document);
    let seats = input.seats.values();
    let most_seats = seats.iter().copied().max().unwrap_or(0);
    let nothing = |answer: &str| TruthView {
        answer: answer.to_owned(),
        holds: None,
        cover_breaks: (words.cover_breaks_hint)(voice.format, 0.0),
        figures: Vec::new(),
        breaks: Vec::new(),
        year: Vec::new(),
        relief: String::new(),
    };
    if most_seats == 0 {
        return nothing(words.no_minimum);
    }
    let Some(test) = truth_test(&input) else { return nothing(words.no_hours) };
    let holds = test.people_missing <= 0.0;
    let facts = TruthFacts {
        most_seats,
        around_the_clock: seats.iter().all(|seats| *seats > 0),
        team: input.full_timers,
        smallest: test.smallest_team,
        holds,
    };
    let mut breaks: Vec<String> = test.breaks.iter().map(|broken| said(*broken, voice)).collect();
    if breaks.is_empty() {
        breaks.push(words.nothing_breaks.to_owned());
    }
    TruthView {
        answer: (words.answer)(voice.format, facts),
        holds: Some(holds),
        cover_breaks: (words.cover_breaks_hint)(voice.format, test.break_cover_hours),
        figures: figures(&input, &test, voice),
        breaks,
        year: year(&test.year, &input, voice),
        relief: (words.relief)(voice.format, test.year.net, test.relief_factor),
    }
}

fn figures(input: &TruthInput, test: &TruthTest, voice: Voice<'_>) -> Vec<StripFigure> {
    let (words, f) = (voice.words.truth(), voice.format);
    let holds = Some(test.people_missing <= 0.0);
    // Rounded down: what is not covered never reads as covered.
    let covered = libm::floor(test.covered * 100.0 + 1e-9) / 100.0;
    let four_weeks = || words.in_four_weeks.to_owned();
    vec![
        StripFigure {
            key: "smallest-team",
            name: words.smallest,
            figure: f.number(test.smallest_team, 0),
            unit: (words.of_team)(f, input.full_timers),
            note: (words.smallest_note)(f, test.people_needed, test.people_missing),
            good: holds,
        },
        StripFigure {
            key: "covered",
            name: words.covered,
            figure: f.percent(covered, 0),
            unit: String::new(),
            note: (words.covered_note)(f, test.hours_at_hand, test.seat_hours_per_week),
            good: holds,
        },
        StripFigure {
            key: "nights",
            name: words.nights,
            figure: f.number(test.nights_in_four_weeks, 1),
            unit: four_weeks(),
            note: words.nights_note.to_owned(),
            good: None,
        },
        StripFigure {
            key: "weekend-shifts",
            name: words.weekends,
            figure: f.number(test.weekend_shifts_in_four_weeks, 1),
            unit: four_weeks(),
            note: (words.weekends_note)(f, input.shift_hours),
            good: None,
        },
    ]
}

fn said(broken: Break, voice: Voice<'_>) -> String {
    let (words, f) = (voice.words.truth(), voice.format);
    match broken {
        Break::NoTeam => words.no_team.to_owned(),
        Break::SeatsEmpty { hours } => (words.seats_empty)(f, hours),
        Break::Overtime { hours_each } => (words.overtime)(f, hours_each),
        Break::DaysGivenUp { days_each, of } => (words.days_given_up)(f, days_each, of),
        Break::OneAway { hours } => (words.one_away)(f, hours),
        Break::AloneInBreaks { hours, minutes } => (words.alone_in_breaks)(f, hours, minutes),
    }
}

fn year(year: &YearOfOne, input: &TruthInput, voice: Voice<'_>) -> Vec<[String; 3]> {
    let (words, f) = (voice.words.truth(), voice.format);
    let day = input.contract_hours_per_week / 5.0;
    let amounts = [year.contract, -year.leave, -year.sickness, -year.training, -year.turnover, year.net];
    let written = |amount: f64| match amount < 0.0 {
        true => (words.less)(&f.number(-amount, 0)),
        false => f.number(amount, 0),
    };
    let days = |hours: f64| {
        let days = hours / day;
        // Working days of a year come out at a fraction that nobody counts.
        written(if hours.abs() < WEEKS_PER_YEAR * day * 5.0 { libm::round(days) } else { days })
    };
    let rows = words.year_rows.into_iter().zip(amounts);
    rows.map(|(name, hours)| [name.to_owned(), written(hours), days(hours)]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        app::sample::sample,
        base::{Month, WeekGrid},
        text::{PlainFormat, en},
    };
    use std::sync::Arc;

    const VOICE: Voice<'static> = Voice { words: &en::WORDS, format: &PlainFormat };

    fn plan() -> Document {
        sample(Month { year: 2027, month: 1 })
    }

    #[test]
    fn the_sample_team_is_put_to_the_test() {
        let shown = truth(&plan(), VOICE);
        assert_eq!(
            shown.answer,
            "Yes: 12 people can hold the minimum of 2 seats around the clock; it takes 11."
        );
        assert_eq!(shown.breaks, [en::WORDS.truth().nothing_breaks]);
        assert_eq!(shown.figures[1].note, "395 of 336 hours a week");
        assert_eq!(shown.year[0], ["Contract", "2,087", "261"]);
        assert_eq!(shown.year[5], ["Left for the rota", "1,719", "215"]);
        assert_eq!(
            shown.relief,
            "A seat around the clock takes 8,766 hours a year: 5.1 people at 1,719 hours each."
        );
    }

    #[test]
    fn covering_breaks_takes_more_people_and_a_small_team_breaks() {
        let mut plan = plan();
        Arc::make_mut(&mut plan.team).people = 6.0;
        let without = truth(&plan, VOICE);
        Arc::make_mut(&mut plan.desk).minimum.cover_breaks = true;
        let with = truth(&plan, VOICE);
        assert_eq!((without.holds, with.holds), (Some(false), Some(false)));
        assert_ne!(without.answer, with.answer);
        assert!(without.breaks[0].starts_with("Seats stand empty for "), "{:?}", without.breaks);
    }

    #[test]
    fn without_a_minimum_or_without_hours_there_is_nothing_to_test() {
        let mut plan = plan();
        Arc::make_mut(&mut plan.team).absence.leave_days = crate::base::Estimate::point(300.0);
        assert_eq!(truth(&plan, VOICE).answer, en::WORDS.truth().no_hours);
        Arc::make_mut(&mut plan.desk).minimum.seats = WeekGrid::filled(0);
        let shown = truth(&plan, VOICE);
        assert_eq!((shown.answer.as_str(), shown.holds), (en::WORDS.truth().no_minimum, None));
        assert!(shown.figures.is_empty() && shown.year.is_empty());
    }
}
