//! Who works when: shifts, the cover that is wanted, people with their leave and wishes, rules, and what each of them does on
//! each day.
//!
//! Days are calendar days of the plan's home zone; a shift belongs to the day on which it begins. What was worked before the
//! first day of the rota stays beside it: rules and fairness look back on it.

use super::{Position, position::Placed};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

crate::id_kind!(
    /// Identifies a kind of shift.
    ShiftId
);
crate::id_kind!(
    /// Identifies a person.
    PersonId
);
crate::id_kind!(
    /// Identifies a skill.
    SkillId
);
crate::id_kind!(
    /// Identifies a line of cover.
    CoverId
);
crate::id_kind!(
    /// Identifies a time off.
    LeaveId
);
crate::id_kind!(
    /// Identifies a rota that was published.
    VersionId
);

/// The rota and all that it follows from.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
pub struct RotaPlan {
    /// The first day that is planned.
    #[cfg_attr(feature = "cli", schemars(with = "String"))]
    pub first_day: NaiveDate,
    /// How many weeks, 1 to 53.
    pub weeks: u32,
    /// The kinds of shift.
    pub shifts: BTreeMap<ShiftId, ShiftKind>,
    /// What some people can do and others cannot.
    pub skills: BTreeMap<SkillId, Skill>,
    /// Who is wanted when.
    pub cover: BTreeMap<CoverId, Cover>,
    /// The people.
    pub people: BTreeMap<PersonId, Person>,
    /// The rules that hold; one that is not there does not.
    pub rules: BTreeMap<RuleKind, Rule>,
    /// What an uneven share weighs, by what is shared; one that is not there does not count.
    pub fairness: BTreeMap<Shared, u32>,
    /// What everybody does: the days with a shift. Days before `first_day` are what was worked.
    #[cfg_attr(feature = "cli", schemars(with = "BTreeMap<PersonId, BTreeMap<String, ShiftId>>"))]
    pub rows: BTreeMap<PersonId, BTreeMap<NaiveDate, ShiftId>>,
    /// Days of each person that a search leaves as they are.
    #[cfg_attr(feature = "cli", schemars(with = "BTreeMap<PersonId, BTreeSet<String>>"))]
    pub pinned: BTreeMap<PersonId, BTreeSet<NaiveDate>>,
    /// What was published, and still can be compared with.
    pub versions: BTreeMap<VersionId, Version>,
}

impl RotaPlan {
    /// A rota of nobody, from a day on.
    pub fn empty(first_day: NaiveDate) -> Self {
        Self {
            first_day,
            weeks: 8,
            shifts: BTreeMap::new(),
            skills: BTreeMap::new(),
            cover: BTreeMap::new(),
            people: BTreeMap::new(),
            rules: BTreeMap::new(),
            fairness: BTreeMap::new(),
            rows: BTreeMap::new(),
            pinned: BTreeMap::new(),
            versions: BTreeMap::new(),
        }
    }

    /// How many days.
    pub fn days(&self) -> usize {
        self.weeks as usize * 7
    }

    /// A day of the rota by its number; the first day where the calendar ends.
    pub fn date(&self, day: usize) -> NaiveDate {
        self.first_day.checked_add_days(chrono::Days::new(day as u64)).unwrap_or(self.first_day)
    }

    /// The number of a date among the days of the rota.
    pub fn day_of(&self, date: NaiveDate) -> Option<usize> {
        usize::try_from((date - self.first_day).num_days()).ok().filter(|day| *day < self.days())
    }

    /// What a person does on a date.
    pub fn shift_of(&self, person: PersonId, date: NaiveDate) -> Option<ShiftId> {
        self.rows.get(&person)?.get(&date).copied()
    }
}

/// A kind of shift.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
pub struct ShiftKind {
    /// Its place in lists.
    pub position: Position,
    /// Such as "Early".
    pub name: String,
    /// What stands in the grid: one to three characters.
    pub letter: String,
    /// When it begins, in minutes after midnight, below 1,440.
    pub start_minute: u32,
    /// From its beginning to its end in minutes, 15 to 2,880.
    pub length_minutes: u32,
    /// Of them unpaid breaks.
    pub unpaid_break_minutes: u32,
    /// Whether it is worked, or waited for a call.
    pub duty: Duty,
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

/// Something that some people can do.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
pub struct Skill {
    /// Its place in lists.
    pub position: Position,
    /// Such as "Can lead a shift".
    pub name: String,
}

impl Placed for Skill {
    fn position(&self) -> &Position {
        &self.position
    }
}

/// So many people wanted in a shift.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
pub struct Cover {
    /// Its place in lists.
    pub position: Position,
    /// Which shift.
    pub shift: ShiftId,
    /// Only people with this skill count, if one is named.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub skill: Option<SkillId>,
    /// How many, Monday first.
    pub wanted: [u32; 7],
    /// Other numbers on some dates.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    #[cfg_attr(feature = "cli", schemars(with = "BTreeMap<String, u32>"))]
    pub on_dates: BTreeMap<NaiveDate, u32>,
}

impl Placed for Cover {
    fn position(&self) -> &Position {
        &self.position
    }
}

impl Cover {
    /// How many are wanted on a date.
    pub fn on(&self, date: NaiveDate) -> u32 {
        use chrono::Datelike;
        let usual = self.wanted[date.weekday().num_days_from_monday() as usize % 7];
        self.on_dates.get(&date).copied().unwrap_or(usual)
    }
}

/// Somebody who is on the rota.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
pub struct Person {
    /// Their place in lists.
    pub position: Position,
    /// What they are called.
    pub name: String,
    /// Hours a week in the contract, above 0 and at most 168.
    pub contract_hours_per_week: f64,
    /// What they can do.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub skills: BTreeSet<SkillId>,
    /// The crew that follows one row of a pattern, such as "A"; empty for none.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub crew: String,
    /// The first day, if it is not long ago.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "cli", schemars(with = "Option<String>"))]
    pub starts: Option<NaiveDate>,
    /// The last day, if one is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "cli", schemars(with = "Option<String>"))]
    pub ends: Option<NaiveDate>,
    /// Shifts that they never work.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub never: BTreeSet<ShiftId>,
    /// Time off.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub leave: BTreeMap<LeaveId, Leave>,
    /// Wishes, by date.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    #[cfg_attr(feature = "cli", schemars(with = "BTreeMap<String, Wish>"))]
    pub wishes: BTreeMap<NaiveDate, Wish>,
}

impl Placed for Person {
    fn position(&self) -> &Position {
        &self.position
    }
}

impl Person {
    /// Whether they are employed on a date.
    pub fn is_employed(&self, date: NaiveDate) -> bool {
        self.starts.is_none_or(|first| first <= date) && self.ends.is_none_or(|last| date <= last)
    }

    /// The approved time off that holds a date.
    pub fn leave_on(&self, date: NaiveDate) -> Option<&Leave> {
        self.leave.values().find(|leave| leave.is_approved && leave.holds(date))
    }
}

/// Time off.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
pub struct Leave {
    /// The first day off.
    #[cfg_attr(feature = "cli", schemars(with = "String"))]
    pub first: NaiveDate,
    /// The last day off.
    #[cfg_attr(feature = "cli", schemars(with = "String"))]
    pub last: NaiveDate,
    /// Why.
    pub reason: LeaveReason,
    /// Whether it was approved; before, it is asked for only and binds nobody.
    pub is_approved: bool,
}

impl Leave {
    /// Whether a date is part of it.
    pub fn holds(&self, date: NaiveDate) -> bool {
        self.first <= date && date <= self.last
    }
}

/// Why somebody is off.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum LeaveReason {
    /// Annual leave.
    #[default]
    Annual,
    /// Sickness.
    Sickness,
    /// A course.
    Training,
    /// Time in lieu.
    Lieu,
    /// Anything else.
    Other,
}

impl LeaveReason {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Annual, Self::Sickness, Self::Training, Self::Lieu, Self::Other];
}

/// A wish for a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Wish {
    /// The day off.
    Off,
    /// This shift.
    Work(ShiftId),
    /// Not this shift.
    Not(ShiftId),
}

/// A rule for each person. What its number means is said at its kind.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
pub struct Rule {
    /// The number, 0 or more.
    pub limit: f64,
}

/// The rules there are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum RuleKind {
    /// At least so many hours from the end of a shift to the start of the next.
    RestHours,
    /// A rest of at least so many hours after six days at most.
    WeeklyRestHours,
    /// At most so many hours of work from Monday to Sunday.
    HoursInWeek,
    /// At most so many hours a week of work, averaged over the rota.
    AverageHours,
    /// Within so many hours of what the contract asks for over the rota, leave taken off.
    ContractHours,
    /// At most so many days worked in a row.
    DaysInRow,
    /// At least so many days worked in a row.
    FewestDaysInRow,
    /// At least so many days off in a row.
    FewestDaysOff,
    /// At most so many nights in a row.
    NightsInRow,
    /// At least so many nights in a row.
    FewestNights,
    /// At least so many days off after the last night.
    DaysOffAfterNights,
    /// At most so many nights over the rota.
    MostNights,
    /// At most so many weekends worked of each four.
    Weekends,
    /// Both days of a weekend are worked, or none; the number does not matter.
    WholeWeekends,
    /// The next day's shift begins no earlier than that of the day before; the number does not matter.
    ForwardRotation,
}

impl RuleKind {
    /// All of them, as they are shown.
    pub const ALL: [Self; 15] = [
        Self::RestHours,
        Self::WeeklyRestHours,
        Self::HoursInWeek,
        Self::AverageHours,
        Self::ContractHours,
        Self::DaysInRow,
        Self::FewestDaysInRow,
        Self::FewestDaysOff,
        Self::NightsInRow,
        Self::FewestNights,
        Self::DaysOffAfterNights,
        Self::MostNights,
        Self::Weekends,
        Self::WholeWeekends,
        Self::ForwardRotation,
    ];

    /// Whether its number matters.
    pub fn has_limit(self) -> bool {
        !matches!(self, Self::WholeWeekends | Self::ForwardRotation)
    }
}

/// What is wrong with what a person does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Breach {
    /// A rule is broken.
    Rule(RuleKind),
    /// Work on a day of leave, or outside the employment.
    Away,
    /// A settled day holds something else.
    Settled,
    /// A shift that they never work.
    Never,
}

/// What is to be shared out evenly.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Shared {
    /// Night shifts.
    Nights,
    /// Weekends with a shift.
    Weekends,
    /// Shifts on the holidays of the plan's year.
    Holidays,
    /// Hours worked.
    Hours,
}

impl Shared {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Nights, Self::Weekends, Self::Holidays, Self::Hours];
}

/// A rota as it was published.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
pub struct Version {
    /// Its place in lists.
    pub position: Position,
    /// Such as "January and February".
    pub name: String,
    /// When it was published, in UTC, as `2027-01-04T09:30:00Z`.
    pub published_at: String,
    /// Its first day.
    #[cfg_attr(feature = "cli", schemars(with = "String"))]
    pub first_day: NaiveDate,
    /// How many weeks.
    pub weeks: u32,
    /// What everybody does.
    #[cfg_attr(feature = "cli", schemars(with = "BTreeMap<PersonId, BTreeMap<String, ShiftId>>"))]
    pub rows: BTreeMap<PersonId, BTreeMap<NaiveDate, ShiftId>>,
}

impl Placed for Version {
    fn position(&self) -> &Position {
        &self.position
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
