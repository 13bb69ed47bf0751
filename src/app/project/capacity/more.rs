//! The figures behind the answer, for who wants to know why: of the whole desk, and severity by severity.

use super::{
    key::FigureKey,
    reading::{Line, Reading, Shown},
};
use crate::{
    domain::SeverityId,
    engine::capacity::{Outcome, explain::NotComputed},
};

/// A table of figures: the whole desk, then each severity.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct MoreShown {
    /// The names of the severities: text of the user.
    pub severities: Vec<String>,
    /// Top to bottom.
    pub rows: Vec<MoreRow>,
    /// Why the steady state is not computed, if it is not.
    pub notes: Vec<Line>,
}

/// One figure of the desk or of each severity.
#[derive(Clone, Debug, PartialEq)]
pub struct MoreRow {
    /// What it is, with its unit.
    pub name: &'static str,
    /// Of the whole desk; empty where it is of severities only.
    pub desk: Shown,
    /// One a severity; empty where it is of the desk only.
    pub by_severity: Vec<Shown>,
}

/// The figures of a reading.
pub fn more(reading: &Reading<'_>) -> MoreShown {
    let words = &reading.voice.words.capacity_page().more;
    let severities: Vec<SeverityId> = reading.now.classes.iter().map(|class| class.severity).collect();
    let of_each = |key: fn(SeverityId) -> FigureKey| -> Vec<Shown> {
        severities.iter().map(|severity| reading.brief(key(*severity))).collect()
    };
    let of_none = || severities.iter().map(|_| Shown::default()).collect();
    let row = |name, desk: Option<FigureKey>, by_severity: Vec<Shown>| MoreRow {
        name,
        desk: desk.map(|key| reading.brief(key)).unwrap_or_default(),
        by_severity,
    };
    let rows = vec![
        row(words.alerts, Some(FigureKey::HumanAlerts), of_each(FigureKey::WorkedAlerts)),
        row(words.minutes, None, of_each(FigureKey::HandleMinutes)),
        row(words.work, Some(FigureKey::WorkHours), of_none()),
        row(words.seat_hours, Some(FigureKey::SeatHours), of_none()),
        row(words.queue_hours, Some(FigureKey::QueueHours), of_none()),
        row(words.busiest, Some(FigureKey::BusiestHour), of_none()),
        row(words.window_seats, None, of_each(FigureKey::WindowSeats)),
        row(words.chance, Some(FigureKey::ChanceOfWaiting), of_none()),
        row(words.mean_wait, None, of_each(FigureKey::MeanWait)),
        row(words.steady_chance, Some(FigureKey::SteadyChance), of_none()),
        row(words.steady_wait, None, of_each(FigureKey::SteadyWait)),
    ];
    let names = reading.now.classes.iter().map(|class| class.name.clone()).collect();
    MoreShown { severities: names, rows, notes: steady_note(reading).into_iter().collect() }
}

/// Why there is no steady state.
fn steady_note(reading: &Reading<'_>) -> Option<Line> {
    let words = &reading.voice.words;
    let (figure, _) = reading.figure(FigureKey::SteadyChance)?;
    let Outcome::NotComputed(reason) = figure.outcome else { return None };
    let said = match reason {
        NotComputed::WeekVaries | NotComputed::NoSeats => {
            (words.capacity().not_computed)(reading.voice.format, reason)
        }
        _ => return None,
    };
    Some(Line::of((words.capacity_page().more.steady_note)(&said), FigureKey::SteadyChance))
}
