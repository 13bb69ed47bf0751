//! People and their time.

use crate::{app::command::TeamChange, domain::Team};

pub(super) fn change(team: &mut Team, change: TeamChange) {
    match change {
        TeamChange::People(people) => team.people = people,
        TeamChange::ContractHours(hours) => team.contract_hours_per_week = hours,
        TeamChange::PartTimers(people) => team.part_timers = people,
        TeamChange::PartTimeHours(hours) => team.part_time_hours_per_week = hours,
        TeamChange::ShiftHours(hours) => team.shift_hours = hours,
        TeamChange::LeaveDays(days) => team.absence.leave_days = days,
        TeamChange::SicknessDays(days) => team.absence.sickness_days = days,
        TeamChange::TrainingDays(days) => team.absence.training_days = days,
        TeamChange::VacancyShare(share) => team.absence.vacancy_share = share,
        TeamChange::BreakMinutes(minutes) => team.in_shift_loss.break_minutes = minutes,
        TeamChange::HandoverMinutes(minutes) => team.in_shift_loss.handover_minutes = minutes,
        TeamChange::MeetingMinutes(minutes) => team.in_shift_loss.meeting_minutes = minutes,
        TeamChange::OtherWorkShare(share) => team.in_shift_loss.other_work_share = share,
    }
}
