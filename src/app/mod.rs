//! L3: what the user does to the plan (commands, history) and what each page shows of it (projections).

pub mod keeping;
pub mod project;
pub mod route;
