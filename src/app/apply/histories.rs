//! Imported histories: their names and order, using one for a stream, and removing one that is used.

use crate::{
    app::command::{CommandError, HistoryChange},
    base::{Amount, Basis, Estimate},
    domain::{AlertHistory, Document, HistoryId, Place, Section, StreamId, VolumePeriod, WeeklyShape},
};
use std::sync::Arc;

fn gone(id: HistoryId) -> CommandError {
    CommandError::Gone(Place::record(Section::Histories, id.0))
}

pub(super) fn change(plan: &mut Document, id: HistoryId, change: HistoryChange) -> Result<(), CommandError> {
    let record = Arc::make_mut(&mut plan.histories).get_mut(&id).ok_or_else(|| gone(id))?;
    match change {
        HistoryChange::Name(name) => record.name = name,
        HistoryChange::Position(position) => record.position = position,
    }
    Ok(())
}

/// The streams that used it keep its week as a sketch, so that no figure changes.
pub(super) fn remove(plan: &mut Document, id: HistoryId) -> Result<(), CommandError> {
    let record = Arc::make_mut(&mut plan.histories).remove(&id).ok_or_else(|| gone(id))?;
    let measured = WeeklyShape::Measured { history: id };
    if plan.streams.values().any(|stream| stream.shape == measured) {
        let some = record.filled_by_hour.values().iter().any(|mean| *mean > 0.0);
        let kept =
            if some { WeeklyShape::Sketch { hours: record.filled_by_hour } } else { WeeklyShape::Flat };
        for stream in Arc::make_mut(&mut plan.streams).values_mut().filter(|stream| stream.shape == measured)
        {
            stream.shape = kept.clone();
        }
    }
    Ok(())
}

/// Volume a week, shape, mix and grouping as they were counted. Hands-on minutes stay: a file does not know them.
pub(super) fn use_for(plan: &mut Document, stream: StreamId, id: HistoryId) -> Result<(), CommandError> {
    let record = plan.histories.get(&id).ok_or_else(|| gone(id))?;
    let no_stream = CommandError::Gone(Place::record(Section::Streams, stream.0));
    let stream = Arc::make_mut(&mut plan.streams).get_mut(&stream).ok_or(no_stream)?;
    stream.shape = WeeklyShape::Measured { history: id };
    stream.volume = measured(record, record.filled_by_hour.values().iter().sum());
    stream.volume_period = VolumePeriod::Week;
    if record.by_severity.values().any(|count| *count > 0) {
        let total: u64 = record.by_severity.values().sum();
        stream.severity_mix =
            record.by_severity.iter().map(|(id, count)| (*id, *count as f64 / total as f64)).collect();
    }
    if let Some(grouping) = record.grouping
        && record.alerts > 0
    {
        let share = 1.0 - grouping.groups as f64 / record.alerts as f64;
        stream.grouped_share = measured(record, share.clamp(0.0, 1.0 - f64::EPSILON));
    }
    Ok(())
}

fn measured(record: &AlertHistory, value: f64) -> Estimate {
    Estimate {
        amount: Amount::Point(value),
        basis: Basis::Measured,
        source: record.name.clone(),
        checked: Some(record.imported_on),
    }
}
