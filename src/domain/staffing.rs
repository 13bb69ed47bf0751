//! Who comes and who goes over the months: leavers, how long their posts stay empty, new posts, and how newcomers become
//! effective.

use super::{Position, position::Placed};
use crate::base::Estimate;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

crate::id_kind!(
    /// Identifies new posts that are opened together.
    RequisitionId
);

crate::id_kind!(
    /// Identifies people whose leaving is known.
    LeaversId
);

/// What happens to the headcount.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
pub struct Staffing {
    /// The share of people that leaves within a year, 0 to below 1.
    pub attrition_per_year: Estimate,
    /// Whether the posts of leavers are filled again.
    pub refills: bool,
    /// Months until a leaver's post is filled again.
    pub months_to_refill: Estimate,
    /// Months until a newcomer is fully effective.
    pub ramp_months: Estimate,
    /// The share of a newcomer's effect in the first month, 0 to 1; from there in a straight line.
    pub first_share: Estimate,
    /// What each newcomer takes from the experienced meanwhile, in people: 0.1 is half a day a week.
    pub mentor_load: Estimate,
    /// New posts.
    pub requisitions: BTreeMap<RequisitionId, Requisition>,
    /// People whose leaving is known.
    pub leavers: BTreeMap<LeaversId, KnownLeavers>,
}

/// New posts that are opened together.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
pub struct Requisition {
    /// Its place in lists.
    pub position: Position,
    /// Such as "Second night pair".
    pub name: String,
    /// The month in which they are opened, in months after the plan's first one.
    pub opened_month: u32,
    /// How many.
    pub people: u32,
    /// Months from opening until a newcomer's first day; each post has its own, drawn from the range.
    pub months_to_hire: Estimate,
}

impl Placed for Requisition {
    fn position(&self) -> &Position {
        &self.position
    }
}

/// People whose leaving is known: notice given, a retirement, a contract that ends.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
pub struct KnownLeavers {
    /// Its place in lists.
    pub position: Position,
    /// Such as "End of the provider's contract".
    pub name: String,
    /// The month in which they are gone, in months after the plan's first one.
    pub month: u32,
    /// How many.
    pub people: u32,
    /// Whether their posts are filled again, as those of others are.
    pub refilled: bool,
}

impl Placed for KnownLeavers {
    fn position(&self) -> &Position {
        &self.position
    }
}
