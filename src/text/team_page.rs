//! The page about the team: who holds which seats, and how much of their time is off the queue.

use super::Format;
use crate::domain::ShiftEnd;

/// What the sentences about the team are made of.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TeamFacts {
    /// People in the team.
    pub people: f64,
    /// Hours a week that they can be on the rota.
    pub team_hours: f64,
    /// Staffed hours a week.
    pub seat_hours: f64,
    /// People that the seats take; none if they are without end.
    pub people_needed: Option<f64>,
    /// The least and the most seats in any hour.
    pub seats: (u16, u16),
    /// Hours of the week with fewer seats than the minimum.
    pub hours_under_minimum: usize,
}

/// Words of the page.
#[derive(Clone, Copy)]
pub struct TeamPage {
    /// The answer in one sentence.
    pub answer: fn(&dyn Format, TeamFacts) -> String,
    /// What stands behind it.
    pub detail: fn(&dyn Format, TeamFacts) -> String,
    /// Figure: hours the team can fill.
    pub team_hours: &'static str,
    /// Its comparison with the seat hours.
    pub of_seat_hours: fn(&dyn Format, f64) -> String,
    /// Figure: people that the seats take.
    pub people_needed: &'static str,
    /// Its comparison with the team.
    pub of_people: fn(&dyn Format, f64) -> String,
    /// The decimals beside a whole number of people.
    pub exactly: fn(&dyn Format, f64) -> String,
    /// Figure: people for one seat around the clock.
    pub per_seat: &'static str,
    /// Unit of it.
    pub people_unit: &'static str,
    /// What it follows from.
    pub per_seat_note: fn(&dyn Format, contract_hours: f64, absence: f64) -> String,
    /// Figure: share of a staffed hour off the queue.
    pub off_queue: &'static str,
    /// Its explanation in a line.
    pub off_queue_note: fn(&dyn Format, absence: f64) -> String,
    /// Unit of hours a week.
    pub hours_unit: &'static str,
    /// Head over the grid of seats.
    pub seats_head: &'static str,
    /// What a seat is, and how the grid is used.
    pub seats_about: &'static str,
    /// Grid name for who cannot see it.
    pub seats_grid: &'static str,
    /// What the grid counts.
    pub seats_unit: &'static str,
    /// Head over the minimum.
    pub minimum_head: &'static str,
    /// What the minimum is for.
    pub minimum_about: &'static str,
    /// Grid name for who cannot see it.
    pub minimum_grid: &'static str,
    /// Head over the people.
    pub people_head: &'static str,
    /// What counts as people.
    pub people_about: &'static str,
    /// Head over absence.
    pub absence_head: &'static str,
    /// What absence does.
    pub absence_about: fn(&dyn Format, share: f64) -> String,
    /// Head over in-shift loss.
    pub in_shift_head: &'static str,
    /// What in-shift loss does.
    pub in_shift_about: fn(&dyn Format, share: f64) -> String,
    /// Head over how the desk works.
    pub desk_head: &'static str,
    /// Choices at the end of a shift.
    pub shift_ends: fn(ShiftEnd) -> &'static str,
    /// Head over the second tier.
    pub tier_head: &'static str,
    /// What it is.
    pub tier_about: &'static str,
    /// Grid name for who cannot see it.
    pub tier_grid: &'static str,
    /// Labels and hints of the fields, in the order of the page.
    pub fields: TeamFields,
}

/// A field's label and hint.
pub type Said = (&'static str, &'static str);

/// Labels and hints of the fields.
#[derive(Clone, Copy)]
#[allow(missing_docs, reason = "each is the field with its name in Team or Desk")]
pub struct TeamFields {
    pub people: Said,
    pub contract_hours: Said,
    pub shift_hours: Said,
    pub leave_days: Said,
    pub sickness_days: Said,
    pub training_days: Said,
    pub vacancy_share: Said,
    pub break_minutes: Said,
    pub handover_minutes: Said,
    pub meeting_minutes: Said,
    pub other_work_share: Said,
    pub part_timers: Said,
    pub part_time_hours: Said,
    pub escalations_at_desk: Said,
    pub shift_end: Said,
    pub empty_share: Said,
    pub second_tier: Said,
    pub returned_share: Said,
    pub return_minutes: Said,
    pub occupancy_limit: Said,
    pub minimum_reason: Said,
    /// Units: hours, days, minutes, per cent, people.
    pub units: TeamUnits,
}

/// Units inside the fields.
#[derive(Clone, Copy)]
#[allow(missing_docs, reason = "each is the unit with its name")]
pub struct TeamUnits {
    pub hours: &'static str,
    pub hours_a_week: &'static str,
    pub days_a_year: &'static str,
    pub minutes_a_shift: &'static str,
    pub minutes: &'static str,
    pub percent: &'static str,
    pub people: &'static str,
}
