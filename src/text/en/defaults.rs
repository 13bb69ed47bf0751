//! Where the numbers of a new plan come from.

use crate::{
    domain::Field,
    text::{
        Format,
        defaults::{Calibration, Defaults},
    },
};

pub(in crate::text) const DEFAULTS: Defaults = Defaults {
    source,
    share_on_alerts: "60% of productive time goes to triage (Prophet Security).",
    closed_per_month: "Follows the second answer: what comes in a month is closed in it.",
    calibrated,
};

fn source(field: Field) -> &'static str {
    match field {
        Field::Volume => "120 to 150 alerts a day reach people after tiering (osintsights.com).",
        Field::TypicalMinutes => "20 to 40 minutes for one alert by hand (D3 Security; Dropzone).",
        Field::BadCaseMinutes => {
            "Twice the typical minutes, as 20 to 40 minutes by hand (D3 Security; Dropzone)."
        }
        Field::Growth => "Assumed, not yours yet: no growth.",
        Field::GroupedShare | Field::AutoClosedShare => "The volume given is what reaches people.",
        Field::WaitingShare
        | Field::WaitingHours
        | Field::ReopenedShare
        | Field::EscalatedShare
        | Field::EscalationMinutes => "Not asked yet: none assumed.",
        Field::SeverityMix => "Assumed, not yours yet: no survey publishes shares by severity.",
        Field::Acknowledge => {
            "Assumed, not yours yet: take what you promised. Elsewhere 56 minutes pass to the first action (State of AI in the SOC 2025)."
        }
        Field::TriageDone => {
            "Assumed, not yours yet: take what you promised. Elsewhere an investigation takes 70 minutes (State of AI in the SOC 2025)."
        }
        Field::People => {
            "Assumed, not yours yet: 10 to 12 people are the least for a desk around the clock (Rehman; Netsurion)."
        }
        Field::ContractHours => {
            "Assumed, not yours yet: a full-time contract of 40 hours a week; no survey of SOCs gives one."
        }
        Field::ShiftHours => "Assumed, not yours yet: three shifts of 8 hours fill a day.",
        Field::Seats => {
            "Assumed, not yours yet: two seats by day and one by night are what ten people can hold all year."
        }
        Field::OccupancyLimit => {
            "The upper end of what is sustainable, 70 to 85% (digitalcore capacity guardrails)."
        }
        Field::LeaveDays => "Assumed, not yours yet: 25 days of leave and 8 public holidays.",
        Field::SicknessDays => "Assumed, not yours yet: 8 days a year.",
        Field::EmptyShare => "Assumed, not yours yet: every planned seat is filled.",
        Field::Attrition => "3 of 12 analysts leave in a year (Ponemon). Replace it with your own.",
        Field::MonthsToRefill => "A post takes 7 months to fill (Devo). Replace it with your own.",
        Field::RampMonths => "6 months to full effect (osintsights.com). Replace it with your own.",
        Field::FirstShare => "Assumed, not yours yet: nothing in the first month.",
        Field::MentorLoad => "Assumed, not yours yet: half a day of an experienced colleague a week.",
        Field::IncidentsPerMonth => "Assumed, not yours yet: none.",
        Field::IncidentHours | Field::IncidentBadHours => "Assumed, not yours yet.",
        Field::TrainingDays => "Assumed, not yours yet: a week a year.",
        Field::VacancyShare => "The people given are those in post now.",
        Field::BreakMinutes | Field::HandoverMinutes | Field::MeetingMinutes | Field::OtherWorkShare => {
            "With the other losses 30% of a shift, since 70% are productive (Prophet Security)."
        }
        _ => "",
    }
}

fn calibrated(f: &dyn Format, from: Calibration) -> String {
    format!(
        "Worked out: {} seat hours a week × {} of a staffed hour productive × {} of that on alerts × {} weeks a month, over {} alerts closed a month.",
        f.number(from.seat_hours_per_week, 0),
        f.percent(from.productive_share, 0),
        f.percent(from.share_on_alerts, 0),
        f.number(from.weeks_per_month, 3),
        f.number(from.alerts_closed_per_month, 0)
    )
}
