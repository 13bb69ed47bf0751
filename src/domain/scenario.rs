//! What might be: a named list of typed changes to the plan, looked at beside it without touching it.

use super::{Position, SeverityId, StreamId, position::Placed};
use crate::base::HourOfWeek;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

crate::id_kind!(
    /// Identifies a scenario.
    ScenarioId
);

crate::id_kind!(
    /// Identifies a change within a scenario.
    ChangeId
);

/// A named list of changes to the plan.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
pub struct Scenario {
    /// Its place in lists.
    pub position: Position,
    /// Such as "Hire two from March".
    pub name: String,
    /// What it changes; applied in the order of their positions.
    pub changes: BTreeMap<ChangeId, Change>,
}

impl Placed for Scenario {
    fn position(&self) -> &Position {
        &self.position
    }
}

/// One change of a scenario.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
pub struct Change {
    /// Its place in the scenario.
    pub position: Position,
    /// Whether it counts; one that is off stays in the list.
    pub on: bool,
    /// From which month on it counts, in months after the plan's first one.
    pub from_month: u32,
    /// What changes.
    pub what: WhatChanges,
}

impl Placed for Change {
    fn position(&self) -> &Position {
        &self.position
    }
}

/// What a change changes.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum WhatChanges {
    /// More or fewer alerts come.
    Volume {
        /// Of which stream; of every stream without one.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        stream: Option<StreamId>,
        /// What the volume is multiplied with: 1.2 is a fifth more.
        factor: f64,
        /// For how many weeks: a surge. Without a number it stays.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        weeks: Option<u32>,
    },
    /// Automation closes a share of what reaches people without the change.
    AutoClosed {
        /// Of which stream; of every stream without one.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        stream: Option<StreamId>,
        /// The share, 0 to 1.
        share: f64,
    },
    /// One alert takes more or less hands-on time.
    HandsOn {
        /// Of which stream; of every stream without one.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        stream: Option<StreamId>,
        /// What the minutes are multiplied with.
        factor: f64,
    },
    /// More or fewer seats in some hours.
    Seats {
        /// On which days.
        days: Days,
        /// The first hour of the day, 0 to 23.
        from_hour: u8,
        /// The hour of the day at which it ends, 1 to 24; at or before the first one it is that of the next day.
        to_hour: u8,
        /// How many more; below zero, fewer.
        more: i32,
    },
    /// Another minimum in every hour.
    MinimumSeats {
        /// Seats that must be staffed.
        seats: u16,
    },
    /// People join or leave. Seats stay as they are: who fills more of them adds a change of seats.
    People {
        /// How many more; below zero, fewer.
        more: f64,
    },
    /// Another promise.
    Target {
        /// For which severity.
        severity: SeverityId,
        /// Which of its two promises.
        promise: Promise,
        /// Minutes from arrival.
        within_minutes: f64,
        /// The share, above 0 to 1.
        share: f64,
    },
}

/// Days of the week.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Days {
    /// Monday to Sunday.
    #[default]
    EveryDay,
    /// Monday to Friday.
    Weekdays,
    /// Saturday and Sunday.
    Weekend,
}

impl Days {
    /// All kinds.
    pub const ALL: [Self; 3] = [Self::EveryDay, Self::Weekdays, Self::Weekend];

    /// Whether a day of the week is among them, 0 for Monday.
    pub fn has(self, day: usize) -> bool {
        match self {
            Self::EveryDay => true,
            Self::Weekdays => day < 5,
            Self::Weekend => day >= 5,
        }
    }
}

/// One of the two promises of a severity.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Promise {
    /// Until an analyst starts on it.
    #[default]
    Acknowledge,
    /// Until triage is done.
    TriageDone,
}

/// Whether an hour of the week is among the hours of these days; a span over midnight belongs to the day it begins on.
pub fn is_in_span(hour: HourOfWeek, days: Days, from_hour: u8, to_hour: u8) -> bool {
    let (day, at) = (hour.day(), hour.hour());
    let (from, to) = (usize::from(from_hour), usize::from(to_hour));
    if from < to {
        return days.has(day) && (from..to).contains(&at);
    }
    (days.has(day) && at >= from) || (days.has((day + 6) % 7) && at < to)
}

impl WhatChanges {
    /// The stream that it is about, if it is about one.
    pub fn stream(&self) -> Option<StreamId> {
        match self {
            Self::Volume { stream, .. } | Self::AutoClosed { stream, .. } | Self::HandsOn { stream, .. } => {
                *stream
            }
            _ => None,
        }
    }

    /// The severity that it is about, if it is about one.
    pub fn severity(&self) -> Option<SeverityId> {
        match self {
            Self::Target { severity, .. } => Some(*severity),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_night_shift_belongs_to_the_day_on_which_it_begins() {
        let at = |day: usize, hour: usize| HourOfWeek::new(24 * day + hour);
        let night = |hour| is_in_span(hour, Days::Weekdays, 22, 6);
        assert!(night(at(4, 23)) && night(at(5, 5)), "Friday night ends on Saturday morning");
        assert!(!night(at(0, 5)), "Sunday night is none of them");
        assert!(!night(at(5, 22)) && !night(at(2, 12)));
        assert!(is_in_span(at(6, 23), Days::EveryDay, 0, 24));
    }
}
