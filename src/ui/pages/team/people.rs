//! People, contract, absence, and what keeps those at the desk off the queue.

use crate::{
    app::command::{Command, TeamChange},
    base::Estimate,
    domain::{Field, Team},
    text::team_page::Said,
    ui::{
        components::Section,
        format::voice,
        plan_field::{PlanEstimate, PlanNumber},
        state::use_app,
    },
};
use leptos::prelude::*;

fn number(
    field: Field,
    said: Said,
    unit: &'static str,
    read: fn(&Team) -> f64,
    change: fn(f64) -> TeamChange,
) -> AnyView {
    let team = use_app().sections.team;
    view! {
        <PlanNumber field label=said.0 hint=said.1 unit value=Signal::derive(move || team.with(|team| read(team)))
            change=Callback::new(move |value| Command::Team(change(value))) />
    }
    .into_any()
}

fn estimate(
    field: Field,
    said: Said,
    unit: &'static str,
    scale: f64,
    read: fn(&Team) -> &Estimate,
    change: fn(Estimate) -> TeamChange,
) -> AnyView {
    let team = use_app().sections.team;
    view! {
        <PlanEstimate field label=said.0 hint=said.1 unit scale
            value=Signal::derive(move || team.with(|team| read(team).clone()))
            change=Callback::new(move |value| Command::Team(change(value))) />
    }
    .into_any()
}

/// People and contract.
#[component]
pub(super) fn People() -> impl IntoView {
    let words = voice().words.team_page();
    let (fields, units) = (words.fields, words.fields.units);
    view! {
        <Section title=words.people_head subtitle=words.people_about>
            <div class="form">
                {number(Field::People, fields.people, units.people, |t| t.people, TeamChange::People)}
                {number(Field::ContractHours, fields.contract_hours, units.hours_a_week, |t| t.contract_hours_per_week,
                    TeamChange::ContractHours)}
                {number(Field::PartTimers, fields.part_timers, units.people, |t| t.part_timers, TeamChange::PartTimers)}
                {number(Field::PartTimeHours, fields.part_time_hours, units.hours_a_week, |t| t.part_time_hours_per_week,
                    TeamChange::PartTimeHours)}
                {number(Field::ShiftHours, fields.shift_hours, units.hours, |t| t.shift_hours, TeamChange::ShiftHours)}
            </div>
        </Section>
    }
}

/// What keeps people off the rota.
#[component]
pub(super) fn Absence(about: Signal<String>) -> impl IntoView {
    let words = voice().words.team_page();
    let (fields, days, percent) = (words.fields, words.fields.units.days_a_year, words.fields.units.percent);
    view! {
        <Section title=words.absence_head subtitle=about>
            <div class="form">
                {estimate(Field::LeaveDays, fields.leave_days, days, 1.0, |t| &t.absence.leave_days, TeamChange::LeaveDays)}
                {estimate(Field::SicknessDays, fields.sickness_days, days, 1.0, |t| &t.absence.sickness_days,
                    TeamChange::SicknessDays)}
                {estimate(Field::TrainingDays, fields.training_days, days, 1.0, |t| &t.absence.training_days,
                    TeamChange::TrainingDays)}
                {estimate(Field::VacancyShare, fields.vacancy_share, percent, 100.0, |t| &t.absence.vacancy_share,
                    TeamChange::VacancyShare)}
            </div>
        </Section>
    }
}

/// What keeps those at the desk off the queue.
#[component]
pub(super) fn InShift(about: Signal<String>) -> impl IntoView {
    let words = voice().words.team_page();
    let (fields, minutes) = (words.fields, words.fields.units.minutes_a_shift);
    view! {
        <Section title=words.in_shift_head subtitle=about>
            <div class="form">
                {estimate(Field::BreakMinutes, fields.break_minutes, minutes, 1.0, |t| &t.in_shift_loss.break_minutes,
                    TeamChange::BreakMinutes)}
                {estimate(Field::HandoverMinutes, fields.handover_minutes, minutes, 1.0, |t| &t.in_shift_loss.handover_minutes,
                    TeamChange::HandoverMinutes)}
                {estimate(Field::MeetingMinutes, fields.meeting_minutes, minutes, 1.0, |t| &t.in_shift_loss.meeting_minutes,
                    TeamChange::MeetingMinutes)}
                {estimate(Field::OtherWorkShare, fields.other_work_share, fields.units.percent, 100.0,
                    |t| &t.in_shift_loss.other_work_share, TeamChange::OtherWorkShare)}
            </div>
        </Section>
    }
}
