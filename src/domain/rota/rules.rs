//! Rules for each person, how strong they are, what breaks them, and what is to be shared out evenly.

use super::{LeaveId, PersonId, ShiftId};
use serde::{Deserialize, Serialize};

/// A rule for each person. What its number means is said at its kind.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
pub struct Rule {
    /// The number, 0 or more.
    pub limit: f64,
    /// What breaking it weighs; without a weight it is never to be broken.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub weight: Option<u32>,
    /// How many weeks [`RuleKind::AverageHours`] averages over, 1 or more; the rota alone without a number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub weeks: Option<u32>,
    /// The pack that it came with, whose text it cites.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pack: Option<RulePack>,
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
    /// At most so many hours a week of work, averaged over the rota or over windows of [`Rule::weeks`].
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
    /// Shifts of at most so many hours of work.
    LongestShift,
    /// At most so many times on call in each four weeks.
    OnCall,
    /// In each shift with a junior is somebody who is none; the number does not matter.
    NoJuniorAlone,
}

impl Rule {
    /// A rule that is never to be broken.
    pub const fn hard(limit: f64) -> Self {
        Self { limit, weight: None, weeks: None, pack: None }
    }
}

impl RuleKind {
    /// All of them, as they are shown.
    pub const ALL: [Self; 18] = [
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
        Self::LongestShift,
        Self::OnCall,
        Self::NoJuniorAlone,
    ];

    /// Whether its number is the least there must be, rather than the most there may be.
    pub fn is_at_least(self) -> bool {
        matches!(
            self,
            Self::RestHours
                | Self::WeeklyRestHours
                | Self::FewestDaysInRow
                | Self::FewestDaysOff
                | Self::FewestNights
                | Self::DaysOffAfterNights
        )
    }

    /// Whether its number matters.
    pub fn has_limit(self) -> bool {
        !matches!(self, Self::WholeWeekends | Self::ForwardRotation | Self::NoJuniorAlone)
    }
}

/// The packs there are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum RulePack {
    /// What a first rota begins with.
    #[default]
    Usual,
    /// Directive 2003/88/EC of the European Union.
    WorkingTimeDirective,
    /// The German Arbeitszeitgesetz.
    Arbeitszeitgesetz,
    /// HSG256 of the British Health and Safety Executive, as guidance.
    Hsg256,
    /// The overtime of the United States' Fair Labor Standards Act.
    FairLaborStandards,
}

impl RulePack {
    /// All of them, as they are shown.
    pub const ALL: [Self; 5] = [
        Self::Usual,
        Self::WorkingTimeDirective,
        Self::Arbeitszeitgesetz,
        Self::Hsg256,
        Self::FairLaborStandards,
    ];
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
    /// A shift that they never work, or of another site.
    Never,
    /// More of a shift than its cap allows.
    Cap,
    /// A shift that may not follow the one of the day before.
    Succession,
    /// A shift too soon after a call.
    AfterCall,
}

/// What can stand in the way of filling a place: a rule as a whole, or a fact of one person or shift, that could be lifted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Obstacle {
    /// A rule that is never broken.
    Rule(RuleKind),
    /// Approved time off.
    Leave(PersonId, LeaveId),
    /// Days outside an employment.
    Employment(PersonId),
    /// Shifts that somebody never works.
    Never(PersonId),
    /// Days that are settled.
    Settled(PersonId),
    /// A call that has to be rested from.
    AfterCall(PersonId),
    /// A shift's own cap.
    Cap(ShiftId),
    /// What may never follow a shift.
    Succession(ShiftId),
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
    /// Wishes that are missed.
    Wishes,
}

impl Shared {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Nights, Self::Weekends, Self::Holidays, Self::Hours, Self::Wishes];
}
