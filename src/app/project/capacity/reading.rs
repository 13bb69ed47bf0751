//! Figures as they are read: the text, what it is compared to, how it is judged, and whether it still holds.
//!
//! While the full report is being worked out, the quick one answers for everything that it has; for the rest the figures
//! of the last full report stay in their places, marked as belonging to the plan before the change.

use super::key::FigureKey;
use crate::{
    chart::Judgement,
    domain::SeverityId,
    engine::capacity::{CapacityReport, Figure, Outcome, explain::Unit, report::ClassReport},
    text::Voice,
};
use std::borrow::Cow;

/// Whether what is not known yet is on its way.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Computing {
    /// It is, or there is nothing left to do.
    #[default]
    GoesOn,
    /// The reader stopped it.
    Stopped,
}

/// A sentence with figures in it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Line {
    /// The sentence.
    pub text: String,
    /// The figure whose explanation it opens; none where it has no figure.
    pub key: Option<FigureKey>,
}

impl Line {
    /// A sentence about a figure.
    pub fn of(text: String, key: FigureKey) -> Self {
        Self { text, key: Some(key) }
    }

    /// A sentence without a figure.
    pub fn plain(text: impl Into<String>) -> Self {
        Self { text: text.into(), key: None }
    }
}

/// The reports that there are.
#[derive(Clone, Copy)]
pub struct Reading<'a> {
    /// Of the plan as it is: full if it is there, else quick.
    pub now: &'a CapacityReport,
    /// The last full report, if `now` is not one: of the plan before the last change.
    pub before: Option<&'a CapacityReport>,
    /// The language and the reader's numbers.
    pub voice: Voice<'a>,
    /// Whether what is missing is on its way.
    pub computing: Computing,
}

/// A figure on the page.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Shown {
    /// The number with its unit, or why there is none.
    pub text: String,
    /// Which figure it is; opens its explanation.
    pub key: Option<FigureKey>,
    /// Whether there is a number.
    pub known: bool,
    /// Whether it belongs to the plan before the last change.
    pub stale: bool,
    /// How it stands against its target.
    pub judgement: Option<Judgement>,
}

impl<'a> Reading<'a> {
    /// One report and nothing before it.
    pub fn of(now: &'a CapacityReport, voice: Voice<'a>) -> Self {
        Self { now, before: None, voice, computing: Computing::GoesOn }
    }

    /// A figure of the plan as it is, or of the last full report where the quick one has none yet.
    pub fn figure(&self, key: FigureKey) -> Option<(Cow<'a, Figure>, bool)> {
        let now = key.of(self.now);
        match now {
            Some(figure) if figure.outcome != Outcome::Pending => Some((figure, false)),
            pending => match self.before.and_then(|before| key.of(before)) {
                Some(figure) => Some((figure, true)),
                None => pending.map(|figure| (figure, false)),
            },
        }
    }

    /// The number of a figure, with whether it is stale.
    pub fn value(&self, key: FigureKey) -> Option<f64> {
        self.figure(key).and_then(|(figure, _)| figure.value())
    }

    /// A figure as it is read, without a judgement.
    pub fn shown(&self, key: FigureKey) -> Shown {
        match self.figure(key) {
            Some((figure, stale)) => Shown {
                text: self.written(&figure),
                key: Some(key),
                known: figure.value().is_some(),
                stale,
                judgement: None,
            },
            None => Shown { text: self.pending().to_owned(), ..Shown::default() },
        }
    }

    /// The same where there is no room for a sentence: why there is no number is left to the explanation.
    pub fn brief(&self, key: FigureKey) -> Shown {
        let shown = self.shown(key);
        match self.figure(key) {
            Some((figure, _)) if matches!(figure.outcome, Outcome::NotComputed(_)) => {
                Shown { text: self.voice.words.chart().not_computed.to_owned(), ..shown }
            }
            _ => shown,
        }
    }

    /// Whether a figure has still to be worked out.
    pub fn is_pending(&self, key: FigureKey) -> bool {
        self.figure(key).is_none_or(|(figure, _)| figure.outcome == Outcome::Pending)
    }

    /// What stands in the place of a figure that is still to be worked out.
    fn pending(&self) -> &'static str {
        let words = &self.voice.words.capacity_page().strip;
        match self.computing {
            Computing::GoesOn => words.pending,
            Computing::Stopped => words.stopped,
        }
    }

    /// A figure with its unit, or why there is none.
    pub fn written(&self, figure: &Figure) -> String {
        match figure.outcome {
            Outcome::Value(value) => self.amount(value, figure.unit),
            Outcome::Band { worse, better } => {
                let (one, other) = (self.amount(worse, figure.unit), self.amount(better, figure.unit));
                if one == other {
                    one
                } else {
                    (self.voice.words.capacity_page().severities.band)(&one, &other)
                }
            }
            Outcome::Pending => self.pending().to_owned(),
            Outcome::NotComputed(reason) => {
                (self.voice.words.capacity().not_computed)(self.voice.format, reason)
            }
        }
    }

    /// A number as the face of the page shows it.
    pub fn amount(&self, value: f64, unit: Unit) -> String {
        match unit {
            Unit::Share => share(value, None, self.voice),
            Unit::Minutes => self.duration(value),
            Unit::Hours => self.duration(value * 60.0),
            Unit::HoursAWeek | Unit::Alerts | Unit::AlertsAWeek => self.count(value),
            Unit::AlertsAnHour | Unit::Seats | Unit::People | Unit::Plain => {
                self.voice.format.number(value, 1)
            }
        }
    }

    /// A length of time in minutes.
    pub fn duration(&self, minutes: f64) -> String {
        (self.voice.words.common().duration)(self.voice.format, minutes)
    }

    /// A count: whole from ten upwards, with one decimal below, and 0 for nothing.
    pub fn count(&self, value: f64) -> String {
        count(value, self.voice)
    }

    /// A month of the plan that lies so many months ahead, as it begins a sentence.
    pub fn when(&self, month: Option<String>) -> String {
        let words = &self.voice.words.capacity_page().headline;
        month.map_or_else(|| words.today.to_owned(), |month| (words.in_month)(&month))
    }

    /// The hour of the week with its day: 160.5 is "Sun 16:30".
    pub fn hour(&self, hour: f64) -> String {
        hour_of_week(hour, self.voice)
    }

    /// The report of a severity in the last full report.
    pub fn class_before(&self, severity: SeverityId) -> Option<&'a ClassReport> {
        self.before?.classes.iter().find(|class| class.severity == severity)
    }
}

/// A count: whole from ten upwards, with one decimal below where it is not whole.
pub fn count(value: f64, voice: Voice<'_>) -> String {
    let is_whole = (value - libm::round(value)).abs() < 0.05;
    voice.format.number(value, if value.abs() >= 9.95 || is_whole { 0 } else { 1 })
}

/// A share, with as many decimals as keep it apart from the promise that it misses, and from 100 %.
pub fn share(value: f64, promised: Option<f64>, voice: Voice<'_>) -> String {
    let misleads = |decimals: usize| {
        let step = if decimals == 0 { 100.0 } else { 1000.0 };
        let read = libm::round(value * step) / step;
        let said_kept = promised.is_some_and(|promised| value < promised && read >= promised);
        said_kept || (value < 1.0 && read >= 1.0)
    };
    match (misleads(0), misleads(1)) {
        (false, _) => voice.format.percent(value, 0),
        (true, false) => voice.format.percent(value, 1),
        // Cut instead of rounded, so that a promise that is missed never reads as kept.
        (true, true) => voice.format.percent(libm::floor(value * 1000.0) / 1000.0, 1),
    }
}

/// The hour of the week with its day: 160.5 is "Sun 16:30".
pub fn hour_of_week(hour: f64, voice: Voice<'_>) -> String {
    let minutes = libm::round(hour * 60.0).max(0.0) as usize % (7 * 24 * 60);
    let (day, minute_of_day) = (minutes / 1440, minutes % 1440);
    let clock = (voice.words.common().clock)(minute_of_day / 60, minute_of_day % 60);
    let day = voice.words.common().days_short.get(day).copied().unwrap_or_default();
    (voice.words.common().hour_of_week)(day, &clock)
}
