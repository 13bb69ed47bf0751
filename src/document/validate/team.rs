//! The team: contract and time off that leave something over, and people enough for the seats.

use super::check::At;
use crate::{
    base::time::WEEKS_PER_MONTH,
    document::{Issue, IssueCode, issue::Limits},
    domain::{Document, Field, Placement},
};

/// A plan may be short of the hours by this share before a warning: leave and sickness are not known to the hour.
const TOLERANCE: f64 = 0.005;

pub(super) fn check(plan: &Document, issues: &mut Vec<Issue>) {
    let team = &plan.team;
    let at = At::PLAN;
    at.number(Field::People, team.people, issues);
    at.number(Field::ContractHours, team.contract_hours_per_week, issues);
    at.number(Field::ShiftHours, team.shift_hours, issues);
    at.number(Field::PartTimers, team.part_timers, issues);
    at.number(Field::PartTimeHours, team.part_time_hours_per_week, issues);
    for (field, estimate) in [
        (Field::LeaveDays, &team.absence.leave_days),
        (Field::SicknessDays, &team.absence.sickness_days),
        (Field::TrainingDays, &team.absence.training_days),
        (Field::VacancyShare, &team.absence.vacancy_share),
        (Field::BreakMinutes, &team.in_shift_loss.break_minutes),
        (Field::HandoverMinutes, &team.in_shift_loss.handover_minutes),
        (Field::MeetingMinutes, &team.in_shift_loss.meeting_minutes),
        (Field::OtherWorkShare, &team.in_shift_loss.other_work_share),
    ] {
        at.estimate(field, estimate, issues);
    }
    if team.absence.share() >= 1.0 {
        issues.push(at.issue(IssueCode::TimeUsedUp, Field::LeaveDays));
    }
    if team.in_shift_share() >= 1.0 {
        issues.push(at.issue(IssueCode::TimeUsedUp, Field::MeetingMinutes));
    }
    let seats: f64 = plan.desk.seats.values().iter().map(|seats| f64::from(*seats)).sum();
    let beside = plan.work.hours_per_month(Placement::OffDesk, 0) / WEEKS_PER_MONTH;
    let needed = seats + beside;
    let available = team.people * team.rota_hours_per_week();
    if available < needed * (1.0 - TOLERANCE) {
        let limits = Limits::within(needed, f64::INFINITY);
        issues.push(at.issue(IssueCode::PeopleTooFew, Field::People).found(available).limits(limits));
    }
}
