//! Fields of an alert stream.

use crate::{
    app::command::{CommandError, StreamChange},
    domain::{Document, Place, Section, StreamId},
};
use std::sync::Arc;

pub(super) fn change(plan: &mut Document, id: StreamId, change: StreamChange) -> Result<(), CommandError> {
    let gone = CommandError::Gone(Place::record(Section::Streams, id.0));
    let stream = Arc::make_mut(&mut plan.streams).get_mut(&id).ok_or(gone)?;
    match change {
        StreamChange::Name(name) => stream.name = name,
        StreamChange::Position(position) => stream.position = position,
        StreamChange::Customer(customer) => stream.customer = customer,
        StreamChange::Volume(volume) => stream.volume = volume,
        StreamChange::VolumePeriod(period) => stream.volume_period = period,
        StreamChange::Growth(growth) => stream.growth_per_year = growth,
        StreamChange::Shape(shape) => stream.shape = shape,
        StreamChange::SeverityShare(severity, share) => {
            stream.severity_mix.insert(severity, share);
        }
        StreamChange::SeverityMix(mix) => stream.severity_mix = mix,
        StreamChange::GroupedShare(share) => stream.grouped_share = share,
        StreamChange::AutoClosedShare(share) => stream.auto_closed_share = share,
        StreamChange::TypicalMinutes(minutes) => stream.handling.typical_minutes = minutes,
        StreamChange::BadCaseMinutes(minutes) => stream.handling.bad_case_minutes = minutes,
        StreamChange::WaitingShare(share) => stream.waiting_on_others.share = share,
        StreamChange::WaitingHours(hours) => stream.waiting_on_others.hours = hours,
        StreamChange::WaitingPausesClock(pauses) => stream.waiting_on_others.pauses_clock = pauses,
        StreamChange::ReopenedShare(share) => stream.reopened_share = share,
        StreamChange::EscalatedShare(share) => stream.escalation.share = share,
        StreamChange::EscalationMinutes(minutes) => stream.escalation.minutes = minutes,
    }
    Ok(())
}
