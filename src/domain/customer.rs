//! Whom the SOC serves, and what a customer was promised in place of what the severity promises everybody.

use super::{Clock, Position, SeverityId, Target, position::Placed};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

crate::id_kind!(
    /// Identifies a customer.
    CustomerId
);

/// A customer: streams name the one that they belong to.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
pub struct Customer {
    /// Its place in lists.
    pub position: Position,
    /// Such as "Northgate Bank".
    pub name: String,
    /// Where its promises differ: by severity. What is not here is as the severity promises.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub own_targets: BTreeMap<SeverityId, OwnTargets>,
}

impl Placed for Customer {
    fn position(&self) -> &Position {
        &self.position
    }
}

/// What a customer was promised for one severity, in place of the severity's own.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
pub struct OwnTargets {
    /// On which hours the targets run.
    pub clock: Clock,
    /// From arrival until an analyst starts on it.
    pub acknowledge: Option<Target>,
    /// From arrival until triage is done.
    pub triage_done: Option<Target>,
}
