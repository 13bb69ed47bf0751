//! What lies ahead and work beside alerts: fields, and records that are put or taken away.

use crate::{
    app::command::{CommandError, StaffingChange, WorkChange, YearChange},
    base::RawId,
    domain::{Document, OtherWork, Place, Section, Staffing, StreamId, Year},
};
use std::{collections::BTreeMap, sync::Arc};

/// Puts a record, or takes it away.
pub(super) fn put<I: Ord, T>(
    records: &mut BTreeMap<I, T>,
    id: I,
    record: Option<Box<T>>,
    section: Section,
    raw: RawId,
) -> Result<(), CommandError> {
    match record {
        Some(record) => drop(records.insert(id, *record)),
        None => {
            let gone = CommandError::Gone(Place::record(section, raw));
            records.remove(&id).ok_or(gone)?;
        }
    }
    Ok(())
}

pub(super) fn staffing(staffing: &mut Staffing, change: StaffingChange) -> Result<(), CommandError> {
    match change {
        StaffingChange::Attrition(share) => staffing.attrition_per_year = share,
        StaffingChange::Refills(refills) => staffing.refills = refills,
        StaffingChange::MonthsToRefill(months) => staffing.months_to_refill = months,
        StaffingChange::RampMonths(months) => staffing.ramp_months = months,
        StaffingChange::FirstShare(share) => staffing.first_share = share,
        StaffingChange::MentorLoad(load) => staffing.mentor_load = load,
        StaffingChange::Requisition(id, record) => {
            put(&mut staffing.requisitions, id, record, Section::Staffing, id.0)?;
        }
        StaffingChange::Leavers(id, record) => {
            put(&mut staffing.leavers, id, record, Section::Staffing, id.0)?;
        }
    }
    Ok(())
}

pub(super) fn year(year: &mut Year, change: YearChange) -> Result<(), CommandError> {
    match change {
        YearChange::Season(month, factor) => {
            if let Some(season) = year.season.get_mut(month) {
                *season = factor;
            }
        }
        YearChange::Seasons(season) => year.season = season,
        YearChange::Holiday(id, record) => put(&mut year.holidays, id, record, Section::Year, id.0)?,
    }
    Ok(())
}

pub(super) fn work(work: &mut OtherWork, change: WorkChange) -> Result<(), CommandError> {
    match change {
        WorkChange::IncidentsPerMonth(number) => work.incidents.per_month = number,
        WorkChange::IncidentPeople(people) => work.incidents.people = people,
        WorkChange::IncidentHours(hours) => work.incidents.typical_hours = hours,
        WorkChange::IncidentBadHours(hours) => work.incidents.bad_case_hours = hours,
        WorkChange::Function(id, record) => put(&mut work.functions, id, record, Section::Work, id.0)?,
    }
    Ok(())
}

/// A roll-out for a stream that goes has nothing left to close.
pub(super) fn forget_stream(plan: &mut Document, id: StreamId) {
    if plan.roll_outs.values().any(|roll_out| roll_out.stream == Some(id)) {
        Arc::make_mut(&mut plan.roll_outs).retain(|_, roll_out| roll_out.stream != Some(id));
    }
}
