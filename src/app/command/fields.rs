//! Which field of the plan each change sets.

use super::{
    DeskChange, RotaChange, SeverityChange, SocChange, StaffingChange, StreamChange, TeamChange, WorkChange,
};
use crate::{
    base::RawId,
    domain::{Field, RotaPlan},
};

impl SocChange {
    pub(super) fn field(&self) -> Field {
        match self {
            Self::PlanName(_) => Field::PlanName,
            Self::Organisation(_) => Field::Organisation,
            Self::HomeZone(_) => Field::HomeZone,
            Self::Currency(_) => Field::Currency,
            Self::FirstMonth(_) => Field::FirstMonth,
            Self::HorizonMonths(_) => Field::HorizonMonths,
            Self::BusinessHours(_) => Field::BusinessHours,
        }
    }
}

impl SeverityChange {
    pub(super) fn field(&self) -> Field {
        match self {
            Self::Name(_) => Field::SeverityName,
            Self::Position(_) => Field::SeverityOrder,
            Self::Clock(_) => Field::SeverityClock,
            Self::Acknowledge(_) => Field::Acknowledge,
            Self::TriageDone(_) => Field::TriageDone,
            Self::Interrupts(_) => Field::Interrupts,
            Self::AgesEvery(_) => Field::AgesEvery,
            Self::ExpiresAfter(_) => Field::ExpiresAfter,
        }
    }
}

impl StreamChange {
    pub(super) fn field(&self) -> Field {
        match self {
            Self::Name(_) => Field::StreamName,
            Self::Position(_) => Field::StreamOrder,
            Self::Customer(_) => Field::Customer,
            Self::Volume(_) => Field::Volume,
            Self::VolumePeriod(_) => Field::VolumePeriod,
            Self::Growth(_) => Field::Growth,
            Self::Shape(_) => Field::Shape,
            Self::SeverityShare(..) | Self::SeverityMix(_) => Field::SeverityMix,
            Self::GroupedShare(_) => Field::GroupedShare,
            Self::AutoClosedShare(_) => Field::AutoClosedShare,
            Self::TypicalMinutes(_) => Field::TypicalMinutes,
            Self::BadCaseMinutes(_) => Field::BadCaseMinutes,
            Self::WaitingShare(_) => Field::WaitingShare,
            Self::WaitingHours(_) => Field::WaitingHours,
            Self::WaitingPausesClock(_) => Field::WaitingPausesClock,
            Self::ReopenedShare(_) => Field::ReopenedShare,
            Self::EscalatedShare(_) => Field::EscalatedShare,
            Self::EscalationMinutes(_) => Field::EscalationMinutes,
        }
    }
}

impl DeskChange {
    pub(super) fn field(&self) -> Field {
        match self {
            Self::Seats { .. } | Self::SeatsOfWeek(_) => Field::Seats,
            Self::MinimumSeats { .. } => Field::MinimumSeats,
            Self::MinimumReason(_) => Field::MinimumReason,
            Self::CoverBreaks(_) => Field::CoverBreaks,
            Self::EscalationsAtDesk(_) => Field::EscalationsAtDesk,
            Self::OccupancyLimit(_) => Field::OccupancyLimit,
            Self::ShiftEnd(_) => Field::ShiftEnd,
            Self::EmptyShare(_) => Field::EmptyShare,
            Self::SecondTier(_) => Field::SecondTier,
            Self::SecondTierSeats { .. } => Field::SecondTierSeats,
            Self::ReturnedShare(_) => Field::ReturnedShare,
            Self::ReturnMinutes(_) => Field::ReturnMinutes,
        }
    }
}

impl TeamChange {
    pub(super) fn field(&self) -> Field {
        match self {
            Self::People(_) => Field::People,
            Self::ContractHours(_) => Field::ContractHours,
            Self::PartTimers(_) => Field::PartTimers,
            Self::PartTimeHours(_) => Field::PartTimeHours,
            Self::ShiftHours(_) => Field::ShiftHours,
            Self::LeaveDays(_) => Field::LeaveDays,
            Self::SicknessDays(_) => Field::SicknessDays,
            Self::TrainingDays(_) => Field::TrainingDays,
            Self::VacancyShare(_) => Field::VacancyShare,
            Self::BreakMinutes(_) => Field::BreakMinutes,
            Self::HandoverMinutes(_) => Field::HandoverMinutes,
            Self::MeetingMinutes(_) => Field::MeetingMinutes,
            Self::OtherWorkShare(_) => Field::OtherWorkShare,
        }
    }
}

impl StaffingChange {
    pub(super) fn field(&self) -> Field {
        match self {
            Self::Attrition(_) => Field::Attrition,
            Self::Refills(_) => Field::Refills,
            Self::MonthsToRefill(_) => Field::MonthsToRefill,
            Self::RampMonths(_) => Field::RampMonths,
            Self::FirstShare(_) => Field::FirstShare,
            Self::MentorLoad(_) => Field::MentorLoad,
            Self::Requisition(..) => Field::Requisitions,
            Self::Leavers(..) => Field::KnownLeavers,
        }
    }
}

impl WorkChange {
    pub(super) fn field(&self) -> Field {
        match self {
            Self::IncidentsPerMonth(_) => Field::IncidentsPerMonth,
            Self::IncidentPeople(_) => Field::IncidentPeople,
            Self::IncidentHours(_) => Field::IncidentHours,
            Self::IncidentBadHours(_) => Field::IncidentBadHours,
            Self::Function(..) => Field::Functions,
        }
    }
}

impl RotaChange {
    pub(super) fn field(&self) -> Field {
        match self {
            Self::FirstDay(_) => Field::RotaFirstDay,
            Self::Weeks(_) => Field::RotaWeeks,
            Self::Site(..) => Field::RotaSites,
            Self::Pattern(..) => Field::RotaPatterns,
            Self::Shift(..) | Self::Shifts(_) | Self::Night(_) => Field::RotaShifts,
            Self::Skill(..) => Field::RotaSkills,
            Self::Cover(..) | Self::Covers(_) => Field::RotaCover,
            Self::Person(..) | Self::Leave(..) => Field::RotaPeople,
            Self::Rule(..) | Self::Rules(_) => Field::RotaRules,
            Self::Fairness(..) => Field::Fairness,
            Self::Premium(..) => Field::RotaPremiums,
            Self::HourPay(_) => Field::RotaHourPay,
            Self::Together(changes) => changes.first().map_or(Field::RotaCells, Self::field),
            Self::Cells(_) | Self::All(_) => Field::RotaCells,
            Self::Pin(..) => Field::RotaPins,
            Self::Publish(..) => Field::RotaVersions,
        }
    }

    /// The record whose typing is one step of undo; nothing for what is a step of its own.
    pub(super) fn merged_record(&self) -> Option<Option<RawId>> {
        Some(match self {
            Self::FirstDay(_) | Self::Weeks(_) | Self::Night(_) | Self::HourPay(_) => None,
            Self::Site(id, Some(_)) => Some(id.0),
            Self::Pattern(id, Some(_)) => Some(id.0),
            Self::Shift(id, Some(_)) => Some(id.0),
            Self::Skill(id, Some(_)) => Some(id.0),
            Self::Cover(id, Some(_)) => Some(id.0),
            Self::Person(id, Some(_)) => Some(id.0),
            Self::Rule(kind, Some(_)) => Some(RawId(*kind as u64)),
            Self::Fairness(shared, _) => Some(RawId(*shared as u64)),
            Self::Premium(kind, _) => Some(RawId(*kind as u64)),
            _ => return None,
        })
    }

    /// The name of the record that it is about.
    pub(super) fn name(&self, before: &RotaPlan) -> Option<String> {
        let named = |new: Option<&String>, old: Option<&String>| new.or(old).cloned();
        match self {
            Self::Site(id, new) => {
                named(new.as_ref().map(|new| &new.name), before.sites.get(id).map(|old| &old.name))
            }
            Self::Pattern(id, new) => {
                named(new.as_ref().map(|new| &new.name), before.patterns.get(id).map(|old| &old.name))
            }
            Self::Shift(id, new) => {
                named(new.as_ref().map(|new| &new.name), before.shifts.get(id).map(|old| &old.name))
            }
            Self::Skill(id, new) => {
                named(new.as_ref().map(|new| &new.name), before.skills.get(id).map(|old| &old.name))
            }
            Self::Person(id, new) => {
                named(new.as_ref().map(|new| &new.name), before.people.get(id).map(|old| &old.name))
            }
            Self::Leave(id, ..) => before.people.get(id).map(|person| person.name.clone()),
            Self::Publish(id, new) => {
                named(new.as_ref().map(|new| &new.name), before.versions.get(id).map(|old| &old.name))
            }
            _ => None,
        }
    }
}
