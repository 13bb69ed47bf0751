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
    /// Of them, at the end, those in which the next shift is there already and takes over: worked and paid, and no seat at the desk.
    #[serde(default, skip_serializing_if = "is_nothing")]
    pub handover_minutes: u32,
    /// Whether it is worked, or waited for a call.
    pub duty: Duty,
    /// Where it is worked; at home if no site is named.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub site: Option<SiteId>,
    /// At most so many of it for each person in four weeks.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub most_in_four_weeks: Option<u32>,
    /// What each one more weighs; without a weight there is never one more.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cap_weight: Option<u32>,
    /// What may not be worked on the day after it.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub never_next: BTreeSet<ShiftId>,
    /// What it weighs if it is all the same; without a weight it never is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next_weight: Option<u32>,
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
    /// Standby: at the workplace, or as tied to it as there, and away from the desk. All of it is working time (Court of Justice, C-303/98 and
    /// C-518/15).
    Standby,
}

impl Duty {
    /// All of them, as they are shown.
    pub const ALL: [Self; 3] = [Self::Work, Self::Standby, Self::OnCall];

    /// Whether its hours are working time.
    pub fn is_work(self) -> bool {
        self != Self::OnCall
    }
}

/// When is it night, and how much of it makes a shift a night shift?
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
pub struct NightHours {
    /// Its first minute, counted from midnight, below 1,440.
    pub from_minute: u32,
    /// The minute after its last, below 1,440; that of the next day where it is not after the first.
    pub to_minute: u32,
    /// A shift with so many minutes of it or more is a night shift.
    pub least_minutes: u32,
}

impl Default for NightHours {
    /// 23:00 to 06:00, of which three hours make a night worker (Directive 2003/88/EC, article 2).
    fn default() -> Self {
        Self { from_minute: 1_380, to_minute: 360, least_minutes: 180 }
    }
}

impl NightHours {
    /// Whether nothing else was chosen.
    pub fn is_usual(&self) -> bool {
        *self == Self::default()
    }

    /// How long a night is, in minutes: at least one.
    pub fn length_minutes(self) -> u32 {
        (self.to_minute + 1_440 - self.from_minute - 1) % 1_440 + 1
    }

    /// Minutes of the night from one minute after some midnight to another.
    pub fn within(self, start: u32, end: u32) -> u32 {
        // From the night that began on the day before on; shifts of two days touch three more.
        let nights = (0..5_u32).map(|night| {
            let from = (night * 1_440 + self.from_minute).saturating_sub(1_440);
            let to = (night * 1_440 + self.from_minute + self.length_minutes()).saturating_sub(1_440);
            end.min(to).saturating_sub(start.max(from))
        });
        nights.sum()
    }
}

fn is_nothing(minutes: &u32) -> bool {
    *minutes == 0
}

impl ShiftKind {
    /// Minutes that count as working time: none on call.
    pub fn working_minutes(&self) -> u32 {
        if self.duty.is_work() { self.length_minutes.saturating_sub(self.unpaid_break_minutes) } else { 0 }
    }

    /// Its end in minutes after the midnight on which its day begins.
    pub fn end_minute(&self) -> u32 {
        self.start_minute + self.length_minutes
    }

    /// Minutes in which somebody of it holds a seat at the desk: all but those of the handover, none on standby or on call.
    pub fn desk_minutes(&self) -> u32 {
        if self.duty == Duty::Work { self.length_minutes.saturating_sub(self.handover_minutes) } else { 0 }
    }

    /// Whether it is work and has enough of the night to be a night shift.
    pub fn is_night(&self, night: NightHours) -> bool {
        let minutes = night.within(self.start_minute, self.end_minute());
        self.duty.is_work() && minutes > 0 && minutes >= night.least_minutes
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
            handover_minutes: 0,
            duty: Duty::Work,
            site: None,
            most_in_four_weeks: None,
            cap_weight: None,
            never_next: BTreeSet::new(),
            next_weight: None,
        }
    }

    #[test]
    fn three_hours_of_the_night_make_a_night_shift() {
        let usual = NightHours::default();
        assert_eq!(usual.within(22 * 60, 30 * 60), 420);
        let is_night = |start, length| kind(start, length).is_night(usual);
        assert!(is_night(19 * 60, 720) && is_night(0, 480));
        assert!(!is_night(14 * 60, 600) && !is_night(3 * 60 + 30, 480));
        assert!(usual.within(18 * 60, 26 * 60) == 180 && is_night(18 * 60, 480));
        assert_eq!(usual.within(0, 2 * 1_440), 840, "two days hold two nights");
        let standby = ShiftKind { duty: Duty::Standby, ..kind(22 * 60, 480) };
        let on_call = ShiftKind { duty: Duty::OnCall, ..kind(22 * 60, 480) };
        assert!(standby.is_night(usual) && !on_call.is_night(usual));
    }

    #[test]
    fn another_night_can_be_agreed() {
        // German bakeries: 22:00 to 05:00, more than two hours (Arbeitszeitgesetz, section 2).
        let bakers = NightHours { from_minute: 22 * 60, to_minute: 5 * 60, least_minutes: 121 };
        assert_eq!((bakers.length_minutes(), bakers.within(180, 660)), (420, 120));
        assert!(!kind(180, 480).is_night(bakers) && kind(170, 480).is_night(bakers));
        let of_one_day = NightHours { from_minute: 0, to_minute: 360, least_minutes: 60 };
        assert_eq!((of_one_day.within(22 * 60, 30 * 60), of_one_day.within(300, 780)), (360, 60));
        let never = NightHours { least_minutes: 0, ..of_one_day };
        assert!(!kind(480, 480).is_night(never), "a shift by day is no night, whatever little is asked");
    }

    #[test]
    fn who_hands_over_is_paid_and_holds_no_seat() {
        let early = ShiftKind { handover_minutes: 30, ..kind(360, 510) };
        assert_eq!((early.working_minutes(), early.desk_minutes()), (480, 480));
        assert_eq!(ShiftKind { duty: Duty::Standby, ..early }.desk_minutes(), 0);
    }

    #[test]
    fn unpaid_breaks_and_waiting_for_calls_are_no_working_time() {
        assert_eq!(kind(0, 480).working_minutes(), 450);
        assert_eq!(ShiftKind { duty: Duty::OnCall, ..kind(0, 480) }.working_minutes(), 0);
        assert_eq!(ShiftKind { duty: Duty::Standby, ..kind(0, 480) }.working_minutes(), 450);
    }
}
