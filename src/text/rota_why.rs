//! Words of what a change of the rota would cost, and of why a place cannot be filled.

use super::Format;
use crate::domain::rota::{Breach, Shared};

/// What costs points.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CostSaid {
    /// A rule that may be broken at a cost.
    Rule(Breach),
    /// A wish that is missed.
    Wish,
    /// An uneven share.
    Uneven(Shared),
}

/// All of them.
#[derive(Clone, Copy)]
pub struct RotaWhy {
    /// What costs so many points.
    pub cost: fn(CostSaid, points: i64) -> String,
    /// All points together with their parts.
    pub costs: fn(&dyn Format, points: i64, parts: &str) -> String,
    /// Somebody who could take a shift at a cost; none where it costs nothing.
    pub could_at: fn(&dyn Format, name: &str, points: i64) -> String,
}
