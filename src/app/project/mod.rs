//! What each page shows, derived from the plan: one module a page, pure, spoken in the words that are passed in.

pub mod ahead;
pub mod alerts;
pub mod capacity;
pub mod compare;
pub mod figure;
pub mod import;
pub mod issues;
pub mod rota;
pub mod simulation;
pub mod start;
pub mod targets;
pub mod team;
pub mod truth;
pub mod work;
