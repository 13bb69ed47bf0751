//! Facts of the organisation.

use crate::{app::command::SocChange, domain::SocFacts};

pub(super) fn change(soc: &mut SocFacts, change: SocChange) {
    match change {
        SocChange::PlanName(name) => soc.plan_name = name,
        SocChange::Organisation(name) => soc.organisation = name,
        SocChange::HomeZone(zone) => soc.home_zone = zone,
        SocChange::Currency(currency) => soc.currency = currency,
        SocChange::FirstMonth(month) => soc.first_month = month,
        SocChange::HorizonMonths(months) => soc.horizon_months = months,
        SocChange::BusinessHours(hours) => soc.business_hours = hours,
    }
}
