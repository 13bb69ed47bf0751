//! The organisation, and the facts that everything else is read in.

use crate::base::{Month, WeekGrid};
use serde::{Deserialize, Serialize};

/// Facts about the SOC and its plan.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
pub struct SocFacts {
    /// What the manager calls this plan.
    pub plan_name: String,
    /// Whom the SOC serves.
    pub organisation: String,
    /// The zone whose wall clock the week of the plan is read on (an IANA name such as `Europe/Berlin`).
    pub home_zone: String,
    /// Three letters of ISO 4217.
    pub currency: String,
    /// The first month of the plan.
    pub first_month: Month,
    /// How many months the plan covers, 1 to 120.
    pub horizon_months: u32,
    /// The hours that a target on the business clock counts.
    pub business_hours: WeekGrid<bool>,
}
