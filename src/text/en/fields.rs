//! The names of the plan's fields and sections.

use crate::{
    domain::{Field, Section},
    text::fields::Fields,
};

pub(in crate::text) const FIELDS: Fields = Fields { name, section, of };

pub(super) fn name(field: Field) -> &'static str {
    match field {
        Field::PlanName => "plan name",
        Field::Organisation => "organisation",
        Field::HomeZone => "home time zone",
        Field::Currency => "currency",
        Field::FirstMonth => "first month",
        Field::HorizonMonths => "months planned",
        Field::BusinessHours => "business hours",
        Field::SeverityName | Field::StreamName | Field::HistoryName | Field::ScenarioName => "name",
        Field::SeverityOrder | Field::StreamOrder | Field::HistoryOrder | Field::ScenarioOrder => "order",
        Field::SeverityClock => "target clock",
        Field::Acknowledge => "acknowledge target",
        Field::TriageDone => "triage-done target",
        Field::Customer => "customer",
        Field::Volume => "alert volume",
        Field::VolumePeriod => "volume period",
        Field::Growth => "growth a year",
        Field::Shape => "weekly shape",
        Field::SeverityMix => "share by severity",
        Field::GroupedShare => "grouped share",
        Field::AutoClosedShare => "auto-closed share",
        Field::TypicalMinutes => "hands-on minutes",
        Field::BadCaseMinutes => "hands-on minutes of the bad case",
        Field::WaitingShare => "share waiting on others",
        Field::WaitingHours => "hours waiting on others",
        Field::WaitingPausesClock => "whether waiting stops the clock",
        Field::ReopenedShare => "reopened share",
        Field::EscalatedShare => "escalated share",
        Field::EscalationMinutes => "second-tier minutes",
        Field::HistoryZone => "time zone",
        Field::HistoryDays => "daily counts",
        Field::HistoryShape => "weekly shape",
        Field::HistoryDispersion => "evenness",
        Field::HistorySeverities => "alerts by severity",
        Field::HistoryRules => "rules",
        Field::HistoryElapsed => "elapsed time",
        Field::Bursts => "bursts",
        Field::Seats => "seats",
        Field::MinimumSeats => "minimum seats",
        Field::MinimumReason => "reason for the minimum",
        Field::CriticalInterrupts => "whether a critical alert interrupts",
        Field::EscalationsAtDesk => "whether the desk does escalated work",
        Field::OccupancyLimit => "occupancy limit",
        Field::People => "people",
        Field::ContractHours => "contract hours a week",
        Field::ShiftHours => "hours of a shift",
        Field::LeaveDays => "leave and public holidays",
        Field::SicknessDays => "sick days",
        Field::TrainingDays => "training days",
        Field::VacancyShare => "empty posts",
        Field::BreakMinutes => "break minutes a shift",
        Field::HandoverMinutes => "handover minutes a shift",
        Field::MeetingMinutes => "meeting minutes a shift",
        Field::OtherWorkShare => "share of other work",
        Field::ScenarioChanges => "changes",
        Field::SeverityWords => "severity words",
    }
}

pub(super) fn section(section: Section) -> &'static str {
    match section {
        Section::File => "file",
        Section::Soc => "organisation",
        Section::Severities => "severities",
        Section::Streams => "alert streams",
        Section::Histories => "alert histories",
        Section::Desk => "desk",
        Section::Team => "team",
        Section::Scenarios => "scenarios",
        Section::ImportMemory => "import memory",
    }
}

pub(super) fn of(field: Field, subject: &str) -> String {
    let name = name(field);
    if subject.is_empty() { name.to_owned() } else { format!("{name} of {subject}") }
}
