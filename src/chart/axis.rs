//! What a horizontal axis counts and how its positions are called.

use super::Measure;
use crate::base::week::HOURS_PER_DAY;
use crate::base::{HOURS_PER_WEEK, HourOfWeek, Month};
use crate::text::Voice;
use chrono::NaiveDate;

/// The horizontal axis of a plot.
#[derive(Clone, Debug, PartialEq)]
pub enum XAxis {
    /// 168 hours, Monday 00:00 first. On a phone one day of it is shown.
    HourOfWeek,
    /// 24 hours.
    HourOfDay,
    /// Calendar days, in order.
    Dates(Vec<NaiveDate>),
    /// Calendar months, in order.
    Months(Vec<Month>),
    /// Named things, in the order they are read.
    Categories {
        /// How they are called together.
        name: String,
        /// Each one's name.
        names: Vec<String>,
    },
    /// Numbers, ascending: positions stand where their numbers are.
    Numbers {
        /// What they count, with its unit.
        name: String,
        /// How they are written.
        measure: Measure,
        /// Each position's number.
        values: Vec<f64>,
    },
}

impl XAxis {
    /// How many positions there are.
    pub fn positions(&self) -> usize {
        match self {
            Self::HourOfWeek => HOURS_PER_WEEK,
            Self::HourOfDay => HOURS_PER_DAY,
            Self::Dates(days) => days.len(),
            Self::Months(months) => months.len(),
            Self::Categories { names, .. } => names.len(),
            Self::Numbers { values, .. } => values.len(),
        }
    }

    /// How the axis is called in the table's head.
    pub fn name(&self, voice: Voice<'_>) -> String {
        match self {
            Self::HourOfWeek | Self::HourOfDay => voice.words.chart().hour.to_owned(),
            Self::Dates(_) => voice.words.chart().date.to_owned(),
            Self::Months(_) => voice.words.chart().month.to_owned(),
            Self::Categories { name, .. } | Self::Numbers { name, .. } => name.clone(),
        }
    }

    /// How a position is called: "Mon 16:00".
    pub fn position_name(&self, position: usize, voice: Voice<'_>) -> String {
        match self {
            Self::HourOfWeek => hour_name(HourOfWeek::new(position), voice),
            Self::HourOfDay => (voice.words.common().clock)(position % HOURS_PER_DAY, 0),
            Self::Dates(days) => days.get(position).map(|day| voice.format.date(*day)).unwrap_or_default(),
            Self::Months(months) => {
                months.get(position).map(|month| voice.format.month(*month)).unwrap_or_default()
            }
            Self::Categories { names, .. } => names.get(position).cloned().unwrap_or_default(),
            Self::Numbers { measure, values, .. } => {
                values.get(position).map(|value| measure.written(*value, voice)).unwrap_or_default()
            }
        }
    }

    /// From where to where a position reaches on the axis.
    pub fn extent(&self, position: usize) -> (f64, f64) {
        match self {
            Self::Numbers { values, .. } => values.get(position).map(|v| (*v, *v)).unwrap_or((0.0, 0.0)),
            _ => (position as f64, position as f64 + 1.0),
        }
    }

    /// The middle of a position on the axis.
    pub fn middle(&self, position: usize) -> f64 {
        let (from, to) = self.extent(position);
        (from + to) / 2.0
    }
}

/// "Mon 16:00".
pub fn hour_name(hour: HourOfWeek, voice: Voice<'_>) -> String {
    let words = voice.words.common();
    (words.hour_of_week)(words.days_short[hour.day()], &(words.clock)(hour.hour(), 0))
}
