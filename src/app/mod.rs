//! L3: what the user does to the plan (commands, history) and what each page shows of it (projections).

mod apply;
pub mod blank;
pub mod command;
pub mod cover_of_desk;
pub mod first_rota;
pub mod history;
pub mod job;
pub mod keeping;
pub mod plans;
pub mod project;
pub mod questions;
pub mod route;
pub mod rule_packs;
pub mod sample;
pub mod scenarios;
pub mod sources;
pub mod transfer;

pub use command::{Command, CommandError, apply};
