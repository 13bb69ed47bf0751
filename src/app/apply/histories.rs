//! Imported histories: their names and order, using one for a stream, and removing one that is used.

use crate::{
    app::command::{CommandError, HistoryChange},
    base::{Amount, Basis, Estimate},
    domain::{
        AlertHistory, AlertStream, Document, HistoryId, Place, Section, StreamId, VolumePeriod, WeeklyShape,
    },
    engine::history::reconsider,
};
use chrono::NaiveDateTime;
use std::{collections::BTreeSet, sync::Arc};

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

/// Volume a week, shape, mix and grouping as they were counted. Hands-on minutes stay: a file does not know them. The
/// grouped share stays too where a burst is set aside, since it was counted with the burst in it.
pub(super) fn use_for(plan: &mut Document, stream: StreamId, id: HistoryId) -> Result<(), CommandError> {
    let record = plan.histories.get(&id).ok_or_else(|| gone(id))?;
    let no_stream = CommandError::Gone(Place::record(Section::Streams, stream.0));
    let stream = Arc::make_mut(&mut plan.streams).get_mut(&stream).ok_or(no_stream)?;
    stream.shape = WeeklyShape::Measured { history: id };
    stream.volume = measured(record, alerts_a_week(record));
    stream.volume_period = VolumePeriod::Week;
    if record.by_severity.values().any(|count| *count > 0) {
        let total: u64 = record.by_severity.values().sum();
        stream.severity_mix = record
            .by_severity
            .iter()
            .map(|(id, count)| (*id, rounded(*count as f64 / total as f64, 1e5)))
            .collect();
    }
    if let Some(grouping) = record.grouping
        && record.alerts > 0
        && grouping.groups > 0
        && !record.bursts.iter().any(|burst| burst.set_aside)
    {
        let share = 1.0 - grouping.groups as f64 / record.alerts as f64;
        stream.grouped_share = measured(record, rounded(share.clamp(0.0, 0.9999), 1e4));
    }
    Ok(())
}

/// Draws the week anew and lets the streams follow whose volume was measured in it.
pub(super) fn judge(
    plan: &mut Document,
    id: HistoryId,
    set_aside: &BTreeSet<NaiveDateTime>,
    not_observed: &BTreeSet<NaiveDateTime>,
) -> Result<(), CommandError> {
    let record = Arc::make_mut(&mut plan.histories).get_mut(&id).ok_or_else(|| gone(id))?;
    let before = measured(record, alerts_a_week(record));
    *record = reconsider(record, set_aside, not_observed);
    let after = measured(record, alerts_a_week(record));
    let follows = |stream: &AlertStream| {
        stream.shape == WeeklyShape::Measured { history: id }
            && stream.volume == before
            && stream.volume_period == VolumePeriod::Week
    };
    if before != after && plan.streams.values().any(follows) {
        let streams = Arc::make_mut(&mut plan.streams);
        streams
            .values_mut()
            .filter(|stream| follows(stream))
            .for_each(|stream| stream.volume = after.clone());
    }
    Ok(())
}

fn alerts_a_week(record: &AlertHistory) -> f64 {
    rounded(record.filled_by_hour.values().iter().sum(), 1e2)
}

/// To what is worth reading, so that a field shows all of it.
fn rounded(value: f64, parts: f64) -> f64 {
    libm::round(value * parts) / parts
}

fn measured(record: &AlertHistory, value: f64) -> Estimate {
    Estimate {
        amount: Amount::Point(value),
        basis: Basis::Measured,
        source: record.name.clone(),
        checked: Some(record.imported_on),
    }
}

#[cfg(test)]
mod tests {
    use crate::{
        app::{
            command::{AcceptedImport, Command, apply},
            project::alerts::test_plan::{history, plan, stream},
        },
        base::{Basis, RawId},
        domain::{
            HistoryId, SeverityId, StreamId, VolumePeriod, WeeklyShape,
            history::{Burst, Grouping},
        },
        engine::capacity::flow::test_stream::LOW,
    };
    use std::collections::{BTreeMap, BTreeSet};

    const ID: HistoryId = HistoryId(RawId(77));
    const FIRST: StreamId = StreamId(RawId(1));

    fn import(feeds: Option<StreamId>) -> Command {
        let mut counted = history("x.csv");
        counted.bursts.push(Burst {
            from: counted.span.0.date().and_hms_opt(10, 0, 0).unwrap(),
            hours: 1,
            alerts: 2,
            usual: 1.0,
            main_rule: None,
            set_aside: false,
        });
        let words = BTreeMap::from([("Info".to_owned(), LOW)]);
        Command::AcceptImport(
            ID,
            Box::new(AcceptedImport { history: counted, words, new_stream: None, feeds }),
        )
    }

    #[test]
    fn accepting_an_import_feeds_the_stream_and_never_its_minutes() {
        let before = plan(vec![stream("Proxy", 10.0)]);
        let after = apply(&before, import(Some(FIRST))).unwrap();
        let (was, is) = (&before.streams[&FIRST], &after.streams[&FIRST]);
        assert_eq!((is.volume.median_amount(), is.volume_period), (336.0, VolumePeriod::Week));
        assert_eq!((is.volume.basis, is.volume.source.as_str()), (Basis::Measured, "x.csv"));
        assert_eq!(is.shape, WeeklyShape::Measured { history: ID });
        assert_eq!(is.severity_mix, BTreeMap::from([(LOW, 1.0)]));
        // 96 alerts in 8 groups.
        assert_eq!(is.grouped_share.median_share(), 0.9167);
        assert_eq!((&is.handling, &is.waiting_on_others), (&was.handling, &was.waiting_on_others));
        assert_eq!(after.import_memory.severity_words, BTreeMap::from([("info".to_owned(), LOW)]));
    }

    #[test]
    fn an_import_for_no_stream_changes_no_stream() {
        let before = plan(vec![stream("Proxy", 10.0)]);
        let after = apply(&before, import(None)).unwrap();
        assert_eq!(after.streams, before.streams);
        assert_eq!(after.histories.len(), 1);
    }

    #[test]
    fn setting_a_burst_aside_moves_the_volume_that_was_measured_and_no_other() {
        let imported = apply(&plan(vec![stream("Proxy", 10.0)]), import(Some(FIRST))).unwrap();
        let from = imported.histories[&ID].bursts[0].from;
        let judge = |set_aside| Command::JudgeHistory { id: ID, set_aside, not_observed: BTreeSet::new() };
        let judged = apply(&imported, judge(BTreeSet::from([from]))).unwrap();
        let history = &judged.histories[&ID];
        assert!(history.bursts[0].set_aside);
        assert_eq!(history.mean_by_hour.values()[10], None);
        let week: f64 = history.filled_by_hour.values().iter().sum();
        assert!((judged.streams[&FIRST].volume.median_amount() - week).abs() < 0.01);
        let back = apply(&judged, judge(BTreeSet::new())).unwrap();
        assert_eq!(back.histories[&ID].mean_by_hour.values()[10], Some(2.0));
    }

    #[test]
    fn the_grouping_of_a_burst_that_is_set_aside_is_not_taken_for_the_usual() {
        let mut imported = plan(vec![stream("Proxy", 10.0)]);
        let mut counted = history("x.csv");
        counted.grouping = Some(Grouping { groups: 8, ..counted.grouping.unwrap() });
        counted.bursts = vec![Burst {
            from: counted.span.0,
            hours: 1,
            alerts: 80,
            usual: 2.0,
            main_rule: None,
            set_aside: true,
        }];
        imported.histories = std::sync::Arc::new(BTreeMap::from([(ID, counted)]));
        let used = apply(&imported, Command::UseHistory { stream: FIRST, history: ID }).unwrap();
        assert_eq!(used.streams[&FIRST].grouped_share, imported.streams[&FIRST].grouped_share);
    }

    #[test]
    fn an_import_whose_severity_is_not_in_the_plan_is_refused_as_a_whole() {
        let before = plan(vec![stream("Proxy", 10.0)]);
        let mut counted = history("x.csv");
        counted.by_severity = BTreeMap::from([(SeverityId(RawId(999)), 96)]);
        let import =
            AcceptedImport { history: counted, words: BTreeMap::new(), new_stream: None, feeds: Some(FIRST) };
        assert!(apply(&before, Command::AcceptImport(ID, Box::new(import))).is_err());
    }
}
