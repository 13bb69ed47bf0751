//! L2: the models, each pure: input to report. Engines do not import each other.

pub mod capacity;
pub mod forecast;
pub mod history;
pub mod ledger;
pub mod months;
pub mod rota;
pub mod scenario;
