//! The people behind the seats: how many, on which contract, and how much of their time is off the queue.
//!
//! Time off the queue (shrinkage) has two parts that act differently. *Absence* means fewer people for the rota.
//! *In-shift loss* means that those who are there get less done.

use crate::base::{Estimate, time::WEEKS_PER_YEAR};
use serde::{Deserialize, Serialize};

/// The people and their time.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
pub struct Team {
    /// People who take seats at the desk, part-timers as parts.
    pub people: f64,
    /// Hours a week in the contract of one person, above 0 and at most 168.
    pub contract_hours_per_week: f64,
    /// Of them, people on a shorter contract, as heads.
    pub part_timers: f64,
    /// Contract hours a week of each part-timer, above 0 and at most 168.
    pub part_time_hours_per_week: f64,
    /// Length of a shift in hours, above 0 and at most 24.
    pub shift_hours: f64,
    /// What keeps people off the rota.
    pub absence: Absence,
    /// What keeps the people at the desk off the queue.
    pub in_shift_loss: InShiftLoss,
}

/// Days a year, for one person with a five-day week, on which they cannot be on the rota.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
pub struct Absence {
    /// Annual leave and public holidays.
    pub leave_days: Estimate,
    /// Sickness.
    pub sickness_days: Estimate,
    /// Courses, conferences, certification.
    pub training_days: Estimate,
    /// Posts that stand empty after somebody left, as a share of the year.
    pub vacancy_share: Estimate,
}

impl Absence {
    /// The share of contract time that is lost, 0 to 1: `1 - (1 - days / 260.9) (1 - vacancies)`.
    pub fn share(&self) -> f64 {
        let days = self.leave_days.median_amount()
            + self.sickness_days.median_amount()
            + self.training_days.median_amount();
        let at_work = (1.0 - days / (5.0 * WEEKS_PER_YEAR)).max(0.0);
        (1.0 - at_work * (1.0 - self.vacancy_share.median_share())).clamp(0.0, 1.0)
    }
}

/// Minutes of each shift that are not spent on alerts, and the share that other work takes.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
pub struct InShiftLoss {
    /// Paid breaks.
    pub break_minutes: Estimate,
    /// Handover to and from the next shift.
    pub handover_minutes: Estimate,
    /// Meetings and administration.
    pub meeting_minutes: Estimate,
    /// The share of what is left that goes to other work (hunting, detection engineering), 0 to below 1.
    pub other_work_share: Estimate,
}

impl Team {
    /// The share of a staffed hour that does not go to alerts, 0 to 1.
    pub fn in_shift_share(&self) -> f64 {
        let loss = &self.in_shift_loss;
        let minutes = loss.break_minutes.median_amount()
            + loss.handover_minutes.median_amount()
            + loss.meeting_minutes.median_amount();
        let on_queue = (1.0 - minutes / (60.0 * self.shift_hours)).max(0.0);
        (1.0 - on_queue * (1.0 - loss.other_work_share.median_share())).clamp(0.0, 1.0)
    }

    /// People as heads: each part-timer counts as one.
    pub fn heads(&self) -> f64 {
        let as_part = self.part_timers * self.part_time_hours_per_week / self.contract_hours_per_week;
        (self.people - as_part).max(0.0) + self.part_timers
    }

    /// Hours a week that one person is on the rota: contract less absence.
    pub fn rota_hours_per_week(&self) -> f64 {
        self.contract_hours_per_week * (1.0 - self.absence.share())
    }
}
