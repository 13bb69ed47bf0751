//! Hours that cost more than an hour's pay, or are paid in part: nights, weekends, holidays, overtime, standby, on call.

use serde::{Deserialize, Serialize};

/// A kind of hours for which something is paid besides an hour's pay.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum PremiumKind {
    /// In the hours that are night.
    Night,
    /// On Saturdays.
    Saturday,
    /// On Sundays.
    Sunday,
    /// On public holidays.
    Holiday,
    /// Above the contract.
    Overtime,
    /// On standby at the workplace.
    Standby,
    /// On call, which is no working time.
    OnCall,
    /// Calls while on call.
    Calls,
}

impl PremiumKind {
    /// All of them, as they are shown.
    pub const ALL: [Self; 8] = [
        Self::Night,
        Self::Saturday,
        Self::Sunday,
        Self::Holiday,
        Self::Overtime,
        Self::Standby,
        Self::OnCall,
        Self::Calls,
    ];
}
