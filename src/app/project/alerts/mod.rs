//! What the page about alerts shows: how many are raised, how many reach people, what makes the work, and what imported
//! files tell about it.
//!
//! In: the plan. Out: [`Overview`] for the top of the page, [`streams`] for its list and fields, [`histories`] for what
//! was imported. Limits: the first month of the plan; growth is for the pages that look ahead.

pub mod arrange;
pub mod forecast;
pub mod histories;
pub mod overview;
pub mod streams;
#[cfg(test)]
pub(crate) mod test_plan;

pub use overview::Overview;
