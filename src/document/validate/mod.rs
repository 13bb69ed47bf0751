//! Is the plan sound? Every rule that the fields promise, and what a manager would want to be told about the whole.
//!
//! *Errors* are what a plan cannot hold: a file with one is refused, and so is a command that would bring one, so that the
//! engines never meet them. *Warnings* are held: something cannot be answered, or is likely a slip.

mod ahead;
mod check;
mod customers;
mod desk;
mod histories;
pub mod limits;
mod memory;
pub mod rota;
mod scenarios;
mod severities;
mod soc;
mod streams;
mod team;

use super::Issue;
use crate::domain::Document;
use std::sync::Arc;

/// Everything that is wrong with a plan, section by section.
pub fn document(plan: &Document) -> Vec<Issue> {
    let mut issues = Vec::new();
    soc::check(plan, &mut issues);
    severities::check(plan, &mut issues);
    customers::check(plan, &mut issues);
    streams::check(plan, &mut issues);
    histories::check(plan, &mut issues);
    desk::check(plan, &mut issues);
    team::check(plan, &mut issues);
    ahead::check(plan, &mut issues);
    rota::check(plan, &mut issues);
    scenarios::check(plan, &mut issues);
    memory::check(plan, &mut issues);
    issues
}

/// The errors that a change brought, in the sections that are no longer the same; `before` had none.
pub fn errors_of_change(before: &Document, after: &Document) -> Vec<Issue> {
    let severities = !Arc::ptr_eq(&before.severities, &after.severities);
    let histories = !Arc::ptr_eq(&before.histories, &after.histories);
    let streams = !Arc::ptr_eq(&before.streams, &after.streams);
    let mut issues = Vec::new();
    if !Arc::ptr_eq(&before.soc, &after.soc) {
        soc::check(after, &mut issues);
    }
    if severities {
        severities::check(after, &mut issues);
    }
    let customers = !Arc::ptr_eq(&before.customers, &after.customers);
    if severities || customers {
        customers::check(after, &mut issues);
    }
    if severities || histories || streams || customers {
        streams::check(after, &mut issues);
    }
    if severities || histories {
        histories::check(after, &mut issues);
    }
    if !Arc::ptr_eq(&before.desk, &after.desk) {
        desk::check(after, &mut issues);
    }
    if !Arc::ptr_eq(&before.team, &after.team) {
        team::check(after, &mut issues);
    }
    let ahead = !Arc::ptr_eq(&before.staffing, &after.staffing)
        || !Arc::ptr_eq(&before.roll_outs, &after.roll_outs)
        || !Arc::ptr_eq(&before.year, &after.year)
        || !Arc::ptr_eq(&before.work, &after.work);
    if streams || ahead {
        ahead::check(after, &mut issues);
    }
    if !Arc::ptr_eq(&before.rota, &after.rota) {
        rota::check(after, &mut issues);
    }
    if severities || streams || !Arc::ptr_eq(&before.scenarios, &after.scenarios) {
        scenarios::check(after, &mut issues);
    }
    if severities || !Arc::ptr_eq(&before.import_memory, &after.import_memory) {
        memory::check(after, &mut issues);
    }
    issues.retain(Issue::is_error);
    issues
}
