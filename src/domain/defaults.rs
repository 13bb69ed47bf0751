//! The defaults of a new plan. Where each comes from, or that it is only assumed, is worded in `text` by field
//! (`text::defaults`), shown beside the number, and noted in the plan when it is made.

use super::{
    Absence, Escalation, Field, InShiftLoss, Incidents, MinimumSeats, OtherWork, Staffing, Target, Team,
    WaitingOnOthers, severity::Clock,
};
use crate::base::{Basis, Estimate, HourOfWeek, WeekGrid};
use std::collections::BTreeMap;

/// The bad case over the typical one: 40 minutes where 20 are typical.
pub const BAD_CASE_RATIO: f64 = 2.0;
/// Hours a week in a contract.
pub const CONTRACT_HOURS: f64 = 40.0;
/// Hours a week in a part-timer's contract.
pub const PART_TIME_HOURS: f64 = 20.0;
/// Hours of a shift.
pub const SHIFT_HOURS: f64 = 8.0;
/// The occupancy not to exceed: the upper end of the green band of digitalcore's capacity guardrails, 70 to 85 %.
pub const OCCUPANCY_LIMIT: f64 = 0.85;
/// How many months a new plan covers.
pub const HORIZON_MONTHS: u32 = 12;

/// People at the desk: ten to twelve are the least for one that is staffed around the clock (Rehman; Netsurion).
pub const PEOPLE: f64 = 10.0;
/// Alerts a day that reach people: 120 to 150 after tiering (osintsights.com).
pub const ALERTS_PER_DAY: f64 = 120.0;
/// The share of productive time at the desk that goes to alerts: 60 % (Prophet Security).
pub const SHARE_ON_ALERTS: f64 = 0.6;

/// The number that a new plan has in a field that holds no estimate; none for fields without one.
pub fn usual_number(field: Field) -> Option<f64> {
    match field {
        Field::People => Some(PEOPLE),
        Field::ContractHours => Some(CONTRACT_HOURS),
        Field::ShiftHours => Some(SHIFT_HOURS),
        Field::PartTimeHours => Some(PART_TIME_HOURS),
        Field::OccupancyLimit => Some(OCCUPANCY_LIMIT),
        _ => None,
    }
}

/// Hands-on minutes where nobody knows better: 20 to 40 for one alert by hand (D3 Security; Dropzone).
pub fn typical_minutes() -> Estimate {
    Estimate::default_point(20.0)
}

/// Hands-on minutes of the bad case, twice the typical ones.
pub fn bad_case_minutes(typical: &Estimate) -> Estimate {
    Estimate::default_point(typical.median_amount() * BAD_CASE_RATIO)
}

/// A mean number of hands-on minutes, worked out from other answers, as typical and bad case: a lognormal whose 90 %
/// point is [`BAD_CASE_RATIO`] times its median has the mean `median exp(sigma^2 / 2)`, `sigma = ln(ratio) / 1.2816`.
pub fn calibrated_handling(mean_minutes: f64, how: &str) -> super::Handling {
    let sigma = libm::log(BAD_CASE_RATIO) / 1.2816;
    let typical = mean_minutes / libm::exp(sigma * sigma / 2.0);
    let estimate = |value: f64| Estimate { basis: Basis::Calibrated, ..Estimate::default_value(value, how) };
    super::Handling {
        typical_minutes: estimate(typical),
        bad_case_minutes: estimate(typical * BAD_CASE_RATIO),
    }
}

/// No growth.
pub fn growth_per_year() -> Estimate {
    Estimate::default_point(0.0)
}

/// A share of nothing, since the volume that was given is what reaches people.
pub fn nothing_taken_off() -> Estimate {
    Estimate::default_point(0.0)
}

/// Alerts that wait on others: none.
pub fn waiting_on_others() -> WaitingOnOthers {
    WaitingOnOthers {
        share: Estimate::default_point(0.0),
        hours: Estimate::default_point(0.0),
        pauses_clock: false,
    }
}

/// Alerts that come back: none.
pub fn reopened_share() -> Estimate {
    Estimate::default_point(0.0)
}

/// What goes to a second tier: nothing.
pub fn escalation() -> Escalation {
    Escalation { share: Estimate::default_point(0.0), minutes: Estimate::default_point(0.0) }
}

/// Days a year away. Together with the time lost in a shift it makes 42 % time off the queue, within the 30 to 50 % of
/// internal teams (Assembled).
pub fn absence() -> Absence {
    Absence {
        leave_days: Estimate::default_point(33.0),
        sickness_days: Estimate::default_point(8.0),
        training_days: Estimate::default_point(5.0),
        vacancy_share: Estimate::default_point(0.0),
    }
}

/// Time lost in a shift of eight hours: 30 %, so that 70 % of a shift are productive (Prophet Security).
pub fn in_shift_loss() -> InShiftLoss {
    InShiftLoss {
        break_minutes: Estimate::default_point(45.0),
        handover_minutes: Estimate::default_point(30.0),
        meeting_minutes: Estimate::default_point(21.0),
        other_work_share: Estimate::default_point(0.125),
    }
}

/// No minimum.
pub fn minimum_seats() -> MinimumSeats {
    MinimumSeats { seats: WeekGrid::filled(0), reason: String::new(), cover_breaks: false }
}

/// People on the usual contract, all full-timers.
pub fn team(people: f64) -> Team {
    Team {
        people,
        contract_hours_per_week: CONTRACT_HOURS,
        part_timers: 0.0,
        part_time_hours_per_week: PART_TIME_HOURS,
        shift_hours: SHIFT_HOURS,
        absence: absence(),
        in_shift_loss: in_shift_loss(),
    }
}

/// Seats that stand empty at short notice: none.
pub fn empty_share() -> Estimate {
    Estimate::default_point(0.0)
}

/// Who comes and goes: 3 of 12 leave in a year (Ponemon), a post takes 7 months to fill (Devo), 6 months to full effect
/// (osintsights.com), half a day of an experienced colleague a week (assumed).
pub fn staffing() -> Staffing {
    Staffing {
        attrition_per_year: Estimate::default_point(0.25),
        refills: true,
        months_to_refill: Estimate::default_point(7.0),
        ramp_months: Estimate::default_point(6.0),
        first_share: Estimate::default_point(0.0),
        mentor_load: Estimate::default_point(0.1),
        requisitions: BTreeMap::new(),
        leavers: BTreeMap::new(),
    }
}

/// No incidents and no work beside alerts: nobody said.
pub fn other_work() -> OtherWork {
    OtherWork {
        incidents: Incidents {
            per_month: Estimate::default_point(0.0),
            people: 2,
            typical_hours: Estimate::default_point(6.0),
            bad_case_hours: Estimate::default_point(24.0),
        },
        functions: BTreeMap::new(),
    }
}

/// Monday to Friday, 08:00 to 18:00.
pub fn business_hours() -> WeekGrid<bool> {
    WeekGrid::from_fn(|hour: HourOfWeek| hour.day() < 5 && (8..18).contains(&hour.hour()))
}

/// One of the usual severities.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct UsualSeverity {
    /// Its name.
    pub name: &'static str,
    /// Its share of the alerts.
    pub share: f64,
    /// On which hours its targets run.
    pub clock: Clock,
    /// Until somebody starts on it.
    pub acknowledge: Target,
    /// Until triage is done.
    pub triage_done: Target,
}

/// The usual four, with shares and targets that are assumptions to correct: no survey publishes them.
pub const USUAL_SEVERITIES: [UsualSeverity; 4] = [
    usual("Critical", 0.03, (15.0, 0.95), (60.0, 0.9)),
    usual("High", 0.15, (30.0, 0.9), (120.0, 0.9)),
    usual("Medium", 0.5, (120.0, 0.9), (480.0, 0.9)),
    usual("Low", 0.32, (480.0, 0.9), (1440.0, 0.9)),
];

/// Whether a target is one of the usual ones for its field.
pub fn is_usual_target(field: Field, target: Target) -> bool {
    USUAL_SEVERITIES.iter().any(|usual| match field {
        Field::Acknowledge => usual.acknowledge == target,
        Field::TriageDone => usual.triage_done == target,
        _ => false,
    })
}

const fn usual(name: &'static str, share: f64, acknowledge: (f64, f64), done: (f64, f64)) -> UsualSeverity {
    UsualSeverity {
        name,
        share,
        clock: Clock::RoundTheClock,
        acknowledge: Target { within_minutes: acknowledge.0, share: acknowledge.1 },
        triage_done: Target { within_minutes: done.0, share: done.1 },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    #[test]
    fn seventy_per_cent_of_a_shift_are_productive_and_total_loss_is_within_what_internal_teams_see() {
        let team = team(8.0);
        // 96 of 480 minutes and an eighth of the rest: 1 - 0.8 x 0.875.
        assert!((team.in_shift_share() - 0.3).abs() < 1e-12);
        let off_queue = 1.0 - (1.0 - team.absence.share()) * (1.0 - team.in_shift_share());
        assert!((0.3..0.5).contains(&off_queue), "{off_queue}");
    }

    #[test]
    fn the_usual_shares_add_up_to_all_alerts() {
        let sum: f64 = USUAL_SEVERITIES.iter().map(|severity| severity.share).sum();
        assert!((sum - 1.0).abs() < 1e-12);
    }

    #[test]
    fn calibrated_minutes_keep_their_mean() {
        let handling = calibrated_handling(23.15, "worked out");
        // sigma = ln 2 / 1.2816 = 0.54084; exp(sigma^2 / 2) = 1.15748; 23.15 / 1.15748 = 20.0003.
        assert!((handling.typical_minutes.median_amount() - 20.0).abs() < 0.01);
        assert_eq!(handling.typical_minutes.basis, Basis::Calibrated);
    }
}
