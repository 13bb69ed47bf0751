//! L2: the models, each pure: input to report. Engines do not import each other.

pub mod capacity;
pub mod history;
pub mod scenario;
