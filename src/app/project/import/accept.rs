//! From the answers of the user to the one change that takes an import into the plan.

use super::severities::{Mapping, remembered};
use crate::{
    app::{
        command::{AcceptedImport, Command},
        plans::{fitting_name, renamed},
        project::alerts::arrange,
    },
    domain::{AlertHistory, Document, HistoryId, StreamId, position::Placed},
    engine::history::Choices,
};
use chrono::{NaiveDate, NaiveDateTime};
use std::collections::BTreeSet;

/// What is done with the history beside keeping it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Feed {
    /// Nothing.
    #[default]
    Nothing,
    /// A new stream follows it.
    New,
    /// This stream follows it.
    Stream(StreamId),
}

/// What the user decided, as the analysis wants it. The empty word of the mapping is for all alerts that no word places.
pub fn choices(
    name: &str,
    today: NaiveDate,
    mapping: &Mapping,
    set_aside: &BTreeSet<NaiveDateTime>,
    not_observed: &BTreeSet<NaiveDateTime>,
) -> Choices {
    Choices {
        name: name.to_owned(),
        imported_on: today,
        severity_of_word: remembered(mapping),
        severity_of_others: mapping.get("").copied().flatten(),
        set_aside: set_aside.clone(),
        not_observed: not_observed.clone(),
        ..Choices::default()
    }
}

/// The one change that takes an import into the plan: behind the other histories, with its words remembered, and with the
/// stream that follows it.
pub fn command(
    document: &Document,
    ids: (HistoryId, StreamId),
    mut history: AlertHistory,
    mapping: &Mapping,
    feed: Feed,
) -> Command {
    let (id, new_id) = ids;
    history.position = arrange::last(document.histories.values().map(Placed::position));
    let (new_stream, feeds) = match feed {
        Feed::Nothing => (None, None),
        Feed::Stream(stream) => (None, Some(stream)),
        Feed::New => (Some((new_id, arrange::new_stream(document, &history.name))), Some(new_id)),
    };
    let words = remembered(mapping);
    Command::AcceptImport(id, Box::new(AcceptedImport { history, words, new_stream, feeds }))
}

/// The plan under a name made from that of a file, shortened until a plan can bear it.
pub fn named(document: &Document, name: &str) -> Document {
    renamed(document, &fitting_name(name, str::to_owned)).unwrap_or_else(|_| document.clone())
}

#[cfg(test)]
mod tests {
    use super::super::super::alerts::test_plan::{history, plan, stream};
    use super::*;
    use crate::{
        app::command::apply,
        base::RawId,
        domain::in_order,
        engine::capacity::flow::test_stream::{HIGH, LOW},
    };

    const IDS: (HistoryId, StreamId) = (HistoryId(RawId(70)), StreamId(RawId(71)));

    #[test]
    fn accepting_is_one_change_that_brings_the_history_and_the_stream_that_follows_it() {
        let before = plan(vec![stream("A", 10.0)]);
        let mapping =
            Mapping::from([("low".into(), Some(LOW)), (String::new(), Some(HIGH)), ("x".into(), None)]);
        let after = apply(&before, command(&before, IDS, history("x.csv"), &mapping, Feed::New)).unwrap();
        let names: Vec<_> = in_order(&after.streams).into_iter().map(|(_, s)| s.name.as_str()).collect();
        assert_eq!(names, ["A", "x.csv"]);
        assert_eq!(after.streams[&IDS.1].volume.median_amount(), 336.0);
        assert_eq!(after.import_memory.severity_words.len(), 1);
        assert_eq!(after.histories.len(), 1);
    }

    #[test]
    fn alerts_that_no_word_places_get_the_severity_that_was_chosen_for_them() {
        let mapping = Mapping::from([("low".into(), Some(LOW)), (String::new(), Some(HIGH))]);
        let today = NaiveDate::from_ymd_opt(2027, 1, 6).unwrap();
        let choices = choices("x", today, &mapping, &BTreeSet::new(), &BTreeSet::new());
        assert_eq!(choices.severity_of_others, Some(HIGH));
        assert_eq!(choices.severity_of_word.get("low"), Some(&LOW));
        assert!(!choices.severity_of_word.contains_key(""));
    }

    #[test]
    fn a_history_without_a_stream_changes_no_stream() {
        let before = plan(vec![stream("A", 10.0)]);
        let after =
            apply(&before, command(&before, IDS, history("x"), &Mapping::new(), Feed::Nothing)).unwrap();
        assert_eq!(after.streams, before.streams);
    }
}
