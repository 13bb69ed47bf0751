//! Where the numbers of a new plan come from, as it is said beside them and noted in the plan.

use super::Format;
use crate::domain::Field;

/// Words about defaults.
#[derive(Clone, Copy)]
pub struct Defaults {
    /// What the default of a field rests on, or that it is only assumed; empty for a field that has no default.
    pub source: fn(Field) -> &'static str,
    /// What the share of productive time on alerts rests on.
    pub share_on_alerts: &'static str,
    /// What the alerts closed in a month rest on, as long as nobody typed them.
    pub closed_per_month: &'static str,
    /// How hands-on minutes were worked out.
    pub calibrated: fn(&dyn Format, Calibration) -> String,
}

/// What mean hands-on minutes are worked out from.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Calibration {
    /// Staffed seat hours a week.
    pub seat_hours_per_week: f64,
    /// The share of a staffed hour that is productive: not break, handover, meeting or other work.
    pub productive_share: f64,
    /// The share of productive time that goes to alerts.
    pub share_on_alerts: f64,
    /// Weeks in a month.
    pub weeks_per_month: f64,
    /// Alerts that people close in a month.
    pub alerts_closed_per_month: f64,
}
