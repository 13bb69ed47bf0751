//! What the import of an alert history shows: how a file is read, what can be corrected, and what was found in it.
//!
//! In: the profile of the beginning of a file, the user's corrections, then the tally of the whole. Out: what the steps of
//! the import show. Nothing here changes the plan.

pub mod accept;
pub mod preview;
pub mod review;
pub mod severities;
