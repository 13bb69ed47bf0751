//! Kinds of shift: when they begin, how long they are, what of them is work and what is night.

use super::{ShiftId, SiteId};
use crate::domain::{Position, position::Placed};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// A kind of shift.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
pub struct ShiftKind {
    /// Its place in lists.
    pub position: Position,
    /// Such as "Early".
    pub name: String,
    /// What stands in the grid: one or two characters that no other shift has.
    pub letter: String,
    /// When it begins, in minutes after midnight, below 1,440.
    pub start_minute: u32,
    /// From its beginning to its end in minutes, 15 to 2,880.
    pub length_minutes: u32,
    /// Of them unpaid breaks.
    pub unpaid_break_minutes: u32,
    /// Whether it is worked, or waited for a call.
    pub duty: Duty,
    /// Where it is worked; at home if no site is named.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub site: Option<SiteId>,
    /// At most so many of it for each person in four weeks.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub most_in_four_weeks: Option<u32>,
    /// What may not be worked on the day after it.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub never_next: BTreeSet<ShiftId>,
}

impl Placed for ShiftKind {
    fn position(&self) -> &Position {
        &self.position
    }
}

/// What is done in a shift.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Duty {
    /// Work at the desk.
    #[default]
    Work,
    /// On call: reachable, and no working time but for calls.
    OnCall,
}

impl ShiftKind {
    /// Minutes that count as working time: none on call.
    pub fn working_minutes(&self) -> u32 {
        match self.duty {
            Duty::Work => self.length_minutes.saturating_sub(self.unpaid_break_minutes),
            Duty::OnCall => 0,
        }
    }

    /// Its end in minutes after the midnight on which its day begins.
    pub fn end_minute(&self) -> u32 {
        self.start_minute + self.length_minutes
    }

    /// Minutes of it from 23:00 to 06:00.
    pub fn night_minutes(&self) -> u32 {
        // The nights that a shift of up to two days can touch.
        [(0, 360), (1_380, 1_800), (2_820, 3_240), (4_260, 4_680)]
            .iter()
            .map(|(from, to)| self.end_minute().min(*to).saturating_sub(self.start_minute.max(*from)))
            .sum()
    }

    /// A night shift has three hours or more from 23:00 to 06:00 (the night worker's hours of Directive 2003/88/EC, article 2).
    pub fn is_night(&self) -> bool {
        self.duty == Duty::Work && self.night_minutes() >= 180
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kind(start_minute: u32, length_minutes: u32) -> ShiftKind {
        ShiftKind {
            position: Position::default(),
            name: String::new(),
            letter: String::new(),
            start_minute,
            length_minutes,
            unpaid_break_minutes: 30,
            duty: Duty::Work,
            site: None,
            most_in_four_weeks: None,
            never_next: BTreeSet::new(),
        }
    }

    #[test]
    fn three_hours_of_the_night_make_a_night_shift() {
        assert_eq!(kind(22 * 60, 480).night_minutes(), 420);
        assert!(kind(19 * 60, 720).is_night() && kind(0, 480).is_night());
        assert!(!kind(14 * 60, 600).is_night() && !kind(3 * 60 + 30, 480).is_night());
        assert!(kind(18 * 60, 480).night_minutes() == 180 && kind(18 * 60, 480).is_night());
    }

    #[test]
    fn unpaid_breaks_and_waiting_for_calls_are_no_working_time() {
        assert_eq!(kind(0, 480).working_minutes(), 450);
        assert_eq!(ShiftKind { duty: Duty::OnCall, ..kind(0, 480) }.working_minutes(), 0);
    }
}
