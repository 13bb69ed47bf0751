//! Customers, and what becomes of streams and promises that name one or a severity that goes.

use super::ahead;
use crate::{
    app::command::CommandError,
    domain::{Customer, CustomerId, Document, Section, SeverityId},
};
use std::sync::Arc;

/// Puts a customer, or takes it away: its streams then belong to none.
pub(super) fn put(
    plan: &mut Document,
    id: CustomerId,
    customer: Option<Box<Customer>>,
) -> Result<(), CommandError> {
    let goes = customer.is_none();
    ahead::put(Arc::make_mut(&mut plan.customers), id, customer, Section::Customers, id.0)?;
    if goes && plan.streams.values().any(|stream| stream.customer == Some(id)) {
        let streams = Arc::make_mut(&mut plan.streams);
        streams.values_mut().filter(|s| s.customer == Some(id)).for_each(|s| s.customer = None);
    }
    Ok(())
}

/// A promise about a severity that goes is none.
pub(super) fn forget_severity(plan: &mut Document, id: SeverityId) {
    if plan.customers.values().any(|customer| customer.own_targets.contains_key(&id)) {
        for customer in Arc::make_mut(&mut plan.customers).values_mut() {
            customer.own_targets.remove(&id);
        }
    }
}
