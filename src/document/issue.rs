//! What is wrong with a file or a plan. The data lives with the domain, so that the words can know it; validation and
//! loading make it.

pub use crate::domain::issue::{Facts, Gravity, Issue, IssueCode, Limits, Place, Shape};
