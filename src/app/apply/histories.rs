//! Imported histories: their names and order, using one for a stream, and removing one that is used.

use crate::{
    app::command::{CommandError, HistoryChange},
    base::{Amount, Basis, Estimate},
    domain::{
        AlertHistory, AlertStream, Document, HistoryId, Place, Section, SeverityId, StreamId, VolumePeriod,
        WeeklyShape,
    },
    engine::history::reconsider,
};
use chrono::NaiveDateTime;
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

fn gone(id: HistoryId) -> CommandError {
    CommandError::Gone(Place::record(Section::Histories, id.0))
}

pub(super) fn change(plan: &mut Document, id: HistoryId, change: HistoryChange) -> Result<(), CommandError> {
    let record = Arc::make_mut(&mut plan.histories).get_mut(&id).ok_or_else(|| gone(id))?;
    match change {
        HistoryChange::Name(name) => record.name = name,
        HistoryChange::Position(position) => record.position = position,
        HistoryChange::Month(month, Some(alerts)) => drop(record.months_by_hand.insert(month, alerts)),
        HistoryChange::Month(month, None) => drop(record.months_by_hand.remove(&month)),
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

/// Volume a week, shape, mix and grouping as they were counted outside the bursts that are set aside. Hands-on minutes
/// stay: a file does not know them.
pub(super) fn use_for(plan: &mut Document, stream: StreamId, id: HistoryId) -> Result<(), CommandError> {
    let record = plan.histories.get(&id).ok_or_else(|| gone(id))?;
    let no_stream = CommandError::Gone(Place::record(Section::Streams, stream.0));
    let stream = Arc::make_mut(&mut plan.streams).get_mut(&stream).ok_or(no_stream)?;
    stream.shape = WeeklyShape::Measured { history: id };
    let Measures { volume, severity_mix, grouped_share } = Measures::of(record);
    stream.volume = volume;
    stream.volume_period = VolumePeriod::Week;
    if let Some(mix) = severity_mix {
        stream.severity_mix = mix;
    }
    if let Some(share) = grouped_share {
        stream.grouped_share = share;
    }
    Ok(())
}

/// What a history says of a stream, bursts that are set aside left out.
#[derive(PartialEq)]
struct Measures {
    volume: Estimate,
    /// None if no alert has a severity.
    severity_mix: Option<BTreeMap<SeverityId, f64>>,
    /// None if alerts were not grouped, or if it is not known what a burst took of the groups.
    grouped_share: Option<Estimate>,
}

impl Measures {
    fn of(record: &AlertHistory) -> Self {
        let usual = record.usual_counts();
        let total: u64 = usual.by_severity.values().sum();
        let share = |count: u64| rounded(count as f64 / total as f64, 1e5);
        let mix = || usual.by_severity.iter().map(|(id, count)| (*id, share(*count))).collect();
        let groups = usual.groups.filter(|groups| usual.alerts > 0 && *groups > 0);
        let grouped = groups.map(|groups| 1.0 - groups as f64 / usual.alerts as f64);
        Self {
            volume: measured(record, alerts_a_week(record)),
            severity_mix: (total > 0).then(mix),
            grouped_share: grouped.map(|share| measured(record, rounded(share.clamp(0.0, 0.9999), 1e4))),
        }
    }
}

/// Draws the week anew and lets the streams follow that have their volume, mix and grouping from it.
pub(super) fn judge(
    plan: &mut Document,
    id: HistoryId,
    set_aside: &BTreeSet<NaiveDateTime>,
    not_observed: &BTreeSet<NaiveDateTime>,
) -> Result<(), CommandError> {
    let record = Arc::make_mut(&mut plan.histories).get_mut(&id).ok_or_else(|| gone(id))?;
    let before = Measures::of(record);
    *record = reconsider(record, set_aside, not_observed);
    let after = Measures::of(record);
    let follows = |stream: &AlertStream| stream.shape == WeeklyShape::Measured { history: id };
    if before != after && plan.streams.values().any(follows) {
        let streams = Arc::make_mut(&mut plan.streams);
        streams.values_mut().filter(|stream| follows(stream)).for_each(|s| follow(s, &before, &after));
    }
    Ok(())
}

/// Moves what was measured and nothing that the user corrected since.
fn follow(stream: &mut AlertStream, before: &Measures, after: &Measures) {
    if stream.volume == before.volume && stream.volume_period == VolumePeriod::Week {
        stream.volume = after.volume.clone();
    }
    if let (Some(was), Some(is)) = (&before.severity_mix, &after.severity_mix)
        && stream.severity_mix == *was
    {
        stream.severity_mix = is.clone();
    }
    if let (Some(was), Some(is)) = (&before.grouped_share, &after.grouped_share)
        && stream.grouped_share == *was
    {
        stream.grouped_share = is.clone();
    }
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
            command::{AcceptedImport, Command, StreamChange, apply},
            project::alerts::test_plan::{history, plan, stream},
        },
        base::{Basis, Estimate, RawId},
        domain::{
            AlertHistory, Document, HistoryId, SeverityId, StreamId, VolumePeriod, WeeklyShape,
            history::{Burst, BurstCounts, Grouping},
        },
        engine::{
            capacity::flow::test_stream::{HIGH, LOW},
            history::reconsider,
        },
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
            inside: None,
        });
        let words = BTreeMap::from([("Info".to_owned(), Some(LOW))]);
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
    fn the_grouped_share_stays_where_it_is_not_known_how_a_burst_that_is_set_aside_was_grouped() {
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
            inside: None,
        }];
        imported.histories = std::sync::Arc::new(BTreeMap::from([(ID, counted)]));
        let used = apply(&imported, Command::UseHistory { stream: FIRST, history: ID }).unwrap();
        assert_eq!(used.streams[&FIRST].grouped_share, imported.streams[&FIRST].grouped_share);
    }

    /// Of 96 alerts in 8 groups, 80 in one group and all of the high ones came in one hour.
    fn with_a_burst() -> AlertHistory {
        let mut counted = history("x.csv");
        counted.by_severity = BTreeMap::from([(HIGH, 80), (LOW, 16)]);
        counted.bursts = vec![Burst {
            from: counted.span.0.date().and_hms_opt(10, 0, 0).unwrap(),
            hours: 1,
            alerts: 80,
            usual: 2.0,
            main_rule: None,
            set_aside: false,
            inside: Some(BurstCounts {
                groups: 1,
                by_severity: BTreeMap::from([(HIGH, 80)]),
                rules: Vec::new(),
            }),
        }];
        counted
    }

    #[test]
    fn importing_and_then_setting_a_burst_aside_gives_the_stream_that_setting_it_aside_first_gives() {
        let before = plan(vec![stream("Proxy", 10.0)]);
        let counted = with_a_burst();
        let set_aside = BTreeSet::from([counted.bursts[0].from]);
        let accept = |history| {
            let words = BTreeMap::new();
            let import = AcceptedImport { history, words, new_stream: None, feeds: Some(FIRST) };
            apply(&before, Command::AcceptImport(ID, Box::new(import))).unwrap()
        };
        let judge = |plan: &Document, set_aside| {
            apply(plan, Command::JudgeHistory { id: ID, set_aside, not_observed: BTreeSet::new() }).unwrap()
        };
        let later = judge(&accept(counted.clone()), set_aside.clone());
        let first = accept(reconsider(&counted, &set_aside, &BTreeSet::new()));
        assert_eq!(later.streams, first.streams);
        assert_eq!(later.histories, first.histories);
        let stream = &first.streams[&FIRST];
        // 16 alerts in 7 groups are left: 1 - 7/16, and none of them is high.
        assert_eq!(stream.grouped_share.median_share(), 0.5625);
        assert_eq!(stream.severity_mix, BTreeMap::from([(LOW, 1.0)]));
        assert_eq!(judge(&later, BTreeSet::new()).streams, accept(counted).streams);
    }

    #[test]
    fn a_grouped_share_that_was_corrected_by_hand_stays_when_a_burst_is_set_aside() {
        let mut imported = plan(vec![stream("Proxy", 10.0)]);
        imported.histories = std::sync::Arc::new(BTreeMap::from([(ID, with_a_burst())]));
        let used = apply(&imported, Command::UseHistory { stream: FIRST, history: ID }).unwrap();
        let corrected = StreamChange::GroupedShare(Estimate::point(0.3));
        let corrected = apply(&used, Command::Stream(FIRST, corrected)).unwrap();
        let set_aside = BTreeSet::from([with_a_burst().bursts[0].from]);
        let judge = Command::JudgeHistory { id: ID, set_aside, not_observed: BTreeSet::new() };
        let judged = apply(&corrected, judge).unwrap();
        assert_eq!(judged.streams[&FIRST].grouped_share, Estimate::point(0.3));
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
