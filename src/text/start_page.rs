//! The page on which a plan begins: five questions, an alert export, or the sample.

use super::{Format, team_page::Said};

/// What the answers come to, before anything is kept.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct StartFacts {
    /// Alerts a day that reach people.
    pub alerts_per_day: f64,
    /// Mean hands-on minutes of one.
    pub minutes: f64,
    /// Hands-on hours a week.
    pub work_hours: f64,
    /// Hours a week that the seats have for alerts.
    pub queue_hours: f64,
    /// People for the seats; none if they are without end.
    pub people_needed: Option<f64>,
    /// People in the team.
    pub people: f64,
}

/// Words of the page.
#[derive(Clone, Copy)]
#[allow(missing_docs, reason = "each is the word or field with its name")]
pub struct StartPage {
    pub title: &'static str,
    pub lead: &'static str,
    pub from_export: Said,
    pub from_sample: Said,
    pub from_file: Said,
    pub questions_head: &'static str,
    pub questions_about: &'static str,
    /// "1 of 5: Who is at the desk, and when?"
    pub question: fn(number: usize, &str) -> String,
    pub who: &'static str,
    pub how_many: &'static str,
    pub how_long: &'static str,
    pub which: &'static str,
    pub how_fast: &'static str,
    pub plan_name: Said,
    pub new_plan_name: &'static str,
    pub stream_name: &'static str,
    /// What a plan counts in where the zone does not tell.
    pub usual_currency: &'static str,
    pub currency: &'static str,
    /// Under the field: proposed from this zone.
    pub currency_proposed: fn(zone: &str) -> String,
    /// Under the field: this zone does not tell.
    pub currency_assumed: fn(zone: &str) -> String,
    pub people: Said,
    pub contract: Said,
    pub pattern: &'static str,
    pub round_the_clock: &'static str,
    pub business_hours: &'static str,
    pub extended_hours: &'static str,
    pub own_hours: &'static str,
    pub seats: &'static str,
    pub seats_by_day: &'static str,
    pub seats_by_night: &'static str,
    pub seats_weekday: &'static str,
    pub seats_weekend: &'static str,
    pub seats_unit: &'static str,
    pub from_hour: &'static str,
    pub to_hour: &'static str,
    pub own_grid: &'static str,
    pub alerts: Said,
    pub period: &'static str,
    pub a_day: &'static str,
    pub a_week: &'static str,
    pub a_month: &'static str,
    pub shape: &'static str,
    pub flat: &'static str,
    pub office_hours: &'static str,
    pub two_thirds_office: &'static str,
    pub more_at_night: &'static str,
    pub own_sketch: &'static str,
    pub sketch: &'static str,
    pub sketch_days: [&'static str; 2],
    pub minutes_known: &'static str,
    pub known: &'static str,
    pub not_known: &'static str,
    pub typical: Said,
    pub bad_case: Said,
    pub share_on_alerts: Said,
    pub closed_a_month: Said,
    /// "That makes 24 minutes an alert."
    pub calibrated: fn(&dyn Format, minutes: f64) -> String,
    pub severity_count: &'static str,
    pub severity_name: fn(place: usize) -> String,
    pub severity_share: Said,
    pub promise_head: fn(&str) -> String,
    pub acknowledged_within: &'static str,
    pub acknowledged_share: &'static str,
    pub done_within: &'static str,
    pub done_share: &'static str,
    pub unnamed: &'static str,
    pub so_far: &'static str,
    pub live: fn(&dyn Format, StartFacts) -> String,
    pub not_yet: &'static str,
    pub again: &'static str,
    pub begun_again: &'static str,
    pub make: &'static str,
    pub make_about: &'static str,
    pub unit_percent: &'static str,
    pub unit_minutes: &'static str,
    pub unit_people: &'static str,
    pub unit_hours_a_week: &'static str,
    pub unit_alerts: &'static str,
}
