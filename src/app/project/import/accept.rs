//! From the answers of the user to the one change that takes an import into the plan.

use super::severities::{Mapping, remembered, without_severity};
use crate::{
    app::{
        command::{AcceptedImport, Command},
        plans::{fitting_name, renamed},
        project::alerts::{arrange, overview::shown_name},
    },
    domain::{
        AlertHistory, AlertStream, Document, HistoryId, ImportMemory, StreamId, WeeklyShape, in_order,
        position,
    },
    engine::history::Choices,
    text::Voice,
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

/// What words stand for, and which of that the user said in this import.
#[derive(Clone, Copy, Debug)]
pub struct Words<'a> {
    /// The empty word is for all alerts that no word places.
    pub mapping: &'a Mapping,
    /// What was said now.
    pub said: &'a Mapping,
}

/// What the user decided, as the analysis wants it; the history gets its name when it is accepted.
pub fn choices(
    today: NaiveDate,
    words: Words<'_>,
    memory: &ImportMemory,
    set_aside: &BTreeSet<NaiveDateTime>,
    not_observed: &BTreeSet<NaiveDateTime>,
) -> Choices {
    let placed = words.mapping.iter().filter(|(word, _)| !word.is_empty());
    Choices {
        imported_on: today,
        severity_of_word: placed.filter_map(|(word, severity)| Some((word.clone(), (*severity)?))).collect(),
        severity_of_others: words.mapping.get("").copied().flatten(),
        words_without_severity: without_severity(words.mapping, words.said, memory),
        set_aside: set_aside.clone(),
        not_observed: not_observed.clone(),
        ..Choices::default()
    }
}

fn is_typed(stream: &AlertStream) -> bool {
    !matches!(stream.shape, WeeklyShape::Measured { .. })
}

/// What is proposed to follow the history: the only stream of the plan if its numbers were typed, since what was counted is
/// likely the same work; else a new one.
pub fn proposed_feed(document: &Document) -> Feed {
    let mut streams = document.streams.iter();
    match (streams.next(), streams.next()) {
        (Some((id, stream)), None) if is_typed(stream) => Feed::Stream(*id),
        _ => Feed::New,
    }
}

/// What to know of a choice: that typed streams stay beside a new one, and where its shares by severity come from.
pub fn feed_remarks(
    document: &Document,
    history: &AlertHistory,
    feed: Feed,
    voice: Voice<'_>,
) -> Vec<String> {
    let words = &voice.words.import_page().review;
    let mut remarks = Vec::new();
    if feed == Feed::New {
        let typed = in_order(&document.streams).into_iter().filter(|(_, stream)| is_typed(stream));
        let names: Vec<&str> = typed.map(|(_, stream)| shown_name(stream, voice)).collect();
        if !names.is_empty() {
            remarks.push((words.typed_stays)(&names));
        }
        if history.usual_counts().by_severity.is_empty() {
            let usual = arrange::usual_mix(&document.severities).is_some();
            remarks.push(if usual { words.mix_usual } else { words.mix_equal }.to_owned());
        }
    }
    remarks
}

/// The one change that takes an import into the plan: behind the other histories, with its words remembered, and with the
/// stream that follows it.
pub fn command(
    document: &Document,
    ids: (HistoryId, StreamId),
    mut history: AlertHistory,
    words: Words<'_>,
    feed: Feed,
) -> Command {
    let (id, new_id) = ids;
    history.position = position::behind(&document.histories);
    let (new_stream, feeds) = match feed {
        Feed::Nothing => (None, None),
        Feed::Stream(stream) => (None, Some(stream)),
        Feed::New => (Some((new_id, arrange::new_stream(document, &history.name))), Some(new_id)),
    };
    let words = remembered(words.mapping, words.said);
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
        engine::capacity::flow::test_stream::{HIGH, LOW},
        text::{PlainFormat, en},
    };

    const IDS: (HistoryId, StreamId) = (HistoryId(RawId(70)), StreamId(RawId(71)));

    #[test]
    fn accepting_is_one_change_that_brings_the_history_and_the_stream_that_follows_it() {
        let before = plan(vec![stream("A", 10.0)]);
        let mapping =
            Mapping::from([("low".into(), Some(LOW)), (String::new(), Some(HIGH)), ("x".into(), None)]);
        let said = Mapping::from([("x".into(), None), (String::new(), Some(HIGH))]);
        let words = Words { mapping: &mapping, said: &said };
        let after = apply(&before, command(&before, IDS, history("x.csv"), words, Feed::New)).unwrap();
        let names: Vec<_> = in_order(&after.streams).into_iter().map(|(_, s)| s.name.as_str()).collect();
        assert_eq!(names, ["A", "x.csv"]);
        assert_eq!(after.streams[&IDS.1].volume.median_amount(), 336.0);
        let memory = &after.import_memory;
        assert_eq!(memory.severity_words, [("low".to_owned(), LOW)].into());
        assert_eq!(memory.words_without_severity, ["x".to_owned()].into());
        assert_eq!(memory.severity_of_others, Some(HIGH));
        assert_eq!(after.histories.len(), 1);
    }

    #[test]
    fn alerts_that_no_word_places_get_the_severity_that_was_chosen_for_them() {
        let mapping = Mapping::from([("low".into(), Some(LOW)), (String::new(), Some(HIGH))]);
        let today = NaiveDate::from_ymd_opt(2027, 1, 6).unwrap();
        let (memory, none) = (ImportMemory::default(), BTreeSet::new());
        let words = Words { mapping: &mapping, said: &mapping };
        let choices = choices(today, words, &memory, &none, &none);
        assert_eq!(choices.severity_of_others, Some(HIGH));
        assert_eq!(choices.severity_of_word.get("low"), Some(&LOW));
        assert!(!choices.severity_of_word.contains_key(""));
    }

    #[test]
    fn a_history_without_a_stream_changes_no_stream() {
        let before = plan(vec![stream("A", 10.0)]);
        let words = Words { mapping: &Mapping::new(), said: &Mapping::new() };
        let after = apply(&before, command(&before, IDS, history("x"), words, Feed::Nothing)).unwrap();
        assert_eq!(after.streams, before.streams);
    }

    #[test]
    fn after_the_questions_the_import_is_proposed_for_the_stream_that_was_typed() {
        let typed = plan(vec![stream("All alerts", 10.0)]);
        let first = StreamId(RawId(1));
        assert_eq!(proposed_feed(&typed), Feed::Stream(first));
        assert_eq!(proposed_feed(&plan(Vec::new())), Feed::New);
        assert_eq!(proposed_feed(&plan(vec![stream("A", 1.0), stream("B", 1.0)])), Feed::New);
        let words = Words { mapping: &Mapping::new(), said: &Mapping::new() };
        let fed = apply(&typed, command(&typed, IDS, history("x"), words, Feed::Stream(first))).unwrap();
        assert_eq!(fed.streams.len(), 1, "the work is not counted twice");
        // The next history is more work, unless the user says otherwise.
        assert_eq!(proposed_feed(&fed), Feed::New);
    }

    #[test]
    fn a_new_stream_beside_a_typed_one_is_said_and_so_is_where_its_shares_come_from() {
        let voice = Voice { words: &en::WORDS, format: &PlainFormat };
        let typed = plan(vec![stream("All alerts", 10.0)]);
        let mut without = history("x");
        without.by_severity.clear();
        let said = |history: &AlertHistory, feed| feed_remarks(&typed, history, feed, voice);
        let words = en::WORDS.import_page().review;
        assert!(said(&history("x"), Feed::New)[0].contains("All alerts"));
        assert_eq!(said(&without, Feed::New)[1], words.mix_usual);
        assert!(said(&without, Feed::Stream(StreamId(RawId(1)))).is_empty());
    }
}
