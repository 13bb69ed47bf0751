//! Which severity do the file's words stand for? What was said before is remembered; obvious words are proposed.

use crate::{
    domain::{Document, ImportMemory, Severity, SeverityId, in_order},
    text::Voice,
};
use std::collections::{BTreeMap, BTreeSet};

/// What words stand for, in lower case; the empty word is for alerts without one. None: no severity.
pub type Mapping = BTreeMap<String, Option<SeverityId>>;

/// A word with what it stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WordLine {
    /// As the mapping has it.
    pub key: String,
    /// As it is read, with how many alerts have it, if that is known.
    pub words: String,
    /// What it stands for.
    pub severity: Option<SeverityId>,
}

/// How a word is remembered: trimmed, in lower case.
pub fn key_of(word: &str) -> String {
    word.trim().to_lowercase()
}

/// What each of these words stands for: as the user said now, else as remembered, else as proposed.
pub fn mapping<'a>(
    words: impl IntoIterator<Item = &'a str>,
    said: &Mapping,
    memory: &ImportMemory,
    severities: &BTreeMap<SeverityId, Severity>,
) -> Mapping {
    let of = |word: &str| {
        let key = key_of(word);
        let known = said.get(&key).copied().unwrap_or_else(|| {
            if memory.words_without_severity.contains(&key) {
                return None;
            }
            let word = if key.is_empty() { memory.severity_of_others } else { None };
            let remembered = word.or_else(|| memory.severity_words.get(&key).copied());
            let exists = remembered.filter(|id| severities.contains_key(id));
            exists.or_else(|| proposed(&key, severities))
        });
        (key, known)
    };
    words.into_iter().map(of).collect()
}

/// The words of a file in the order in which they come, each once.
pub fn lines<'a>(
    words: impl IntoIterator<Item = (&'a str, Option<u64>)>,
    mapping: &Mapping,
    voice: Voice<'_>,
) -> Vec<WordLine> {
    let text = &voice.words.import_page().preview;
    let mut lines: Vec<WordLine> = Vec::new();
    for (word, alerts) in words {
        let key = key_of(word);
        if lines.iter().any(|line| line.key == key) {
            continue;
        }
        let shown = if key.is_empty() { text.severity_empty } else { word };
        let words = match alerts {
            Some(alerts) => (text.word_with_count)(voice.format, shown, alerts),
            None => shown.to_owned(),
        };
        let severity = mapping.get(&key).copied().flatten();
        lines.push(WordLine { key, words, severity });
    }
    lines
}

/// The severities to choose from, first priority first.
pub fn choices(document: &Document) -> Vec<(SeverityId, String)> {
    in_order(&document.severities).into_iter().map(|(id, severity)| (id, severity.name.clone())).collect()
}

/// What to remember: the words that stand for something; and what the user said, be it that a word stands for nothing. The
/// empty word is for all alerts that no other word places.
pub fn remembered(mapping: &Mapping, said: &Mapping) -> Mapping {
    let worth = |(word, severity): &(&String, &Option<SeverityId>)| {
        said.contains_key(*word) || severity.is_some() && !word.is_empty()
    };
    mapping.iter().filter(worth).map(|(word, severity)| (word.clone(), *severity)).collect()
}

/// The words that stand for nothing because the user said so, now or at an earlier import.
pub fn without_severity(mapping: &Mapping, said: &Mapping, memory: &ImportMemory) -> BTreeSet<String> {
    let is_said = |word: &String| said.contains_key(word) || memory.words_without_severity.contains(word);
    mapping
        .iter()
        .filter(|(word, severity)| severity.is_none() && !word.is_empty() && is_said(word))
        .map(|(word, _)| word.clone())
        .collect()
}

/// Proposes a severity: the same name; a word that contains the name; a number or a usual word by its rank.
fn proposed(key: &str, severities: &BTreeMap<SeverityId, Severity>) -> Option<SeverityId> {
    if key.is_empty() {
        return None;
    }
    let ranked = in_order(severities);
    let named = |fits: &dyn Fn(&str) -> bool| {
        ranked.iter().find(|(_, severity)| fits(&key_of(&severity.name))).map(|(id, _)| *id)
    };
    let parts: Vec<&str> =
        key.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty()).collect();
    named(&|name| name == key).or_else(|| named(&|name| !name.is_empty() && parts.contains(&name))).or_else(
        || {
            let rank = parts.iter().find_map(|part| usual_rank(part))?;
            // Four usual ranks laid over as many severities as there are: the first stays the first, the last the last.
            let last = ranked.len().checked_sub(1)?;
            let at = (rank * last + 1) / 3;
            ranked.get(at.min(last)).map(|(id, _)| *id)
        },
    )
}

/// 0 critical, 1 high, 2 medium, 3 low and below.
fn usual_rank(word: &str) -> Option<usize> {
    const RANKS: [&[&str]; 4] = [
        &["critical", "crit", "urgent", "emergency", "fatal", "sev1", "p1", "kritisch"],
        &["high", "major", "severe", "error", "sev2", "p2", "hoch"],
        &["medium", "moderate", "med", "warning", "warn", "normal", "sev3", "p3", "mittel"],
        &[
            "low",
            "minor",
            "informational",
            "info",
            "information",
            "notice",
            "planning",
            "debug",
            "sev4",
            "sev5",
            "p4",
            "p5",
            "niedrig",
            "gering",
        ],
    ];
    RANKS.iter().position(|words| words.contains(&word))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        base::RawId,
        domain::{Clock, Position},
        text::{PlainFormat, en},
    };

    fn severities(names: &[&str]) -> BTreeMap<SeverityId, Severity> {
        let mut position = Position::default();
        names
            .iter()
            .enumerate()
            .map(|(index, name)| {
                position = position.after();
                let severity = Severity {
                    position: position.clone(),
                    name: (*name).into(),
                    clock: Clock::RoundTheClock,
                    interrupts: false,
                    ages_every_hours: None,
                    expires_after_hours: None,
                    acknowledge: None,
                    triage_done: None,
                };
                (SeverityId(RawId(index as u64)), severity)
            })
            .collect()
    }

    fn said(words: &[&str], names: &[&str], memory: &ImportMemory) -> Vec<Option<u64>> {
        let severities = severities(names);
        let mapping = mapping(words.iter().copied(), &Mapping::new(), memory, &severities);
        words.iter().map(|word| mapping[&key_of(word)].map(|id| id.0.0)).collect()
    }

    const FOUR: [&str; 4] = ["Critical", "High", "Medium", "Low"];

    #[test]
    fn the_words_of_a_ticket_system_find_their_severities() {
        let words = ["1 - Critical", "2 - High", "3 - Moderate", "4 - Low", "HIGH", "informational", ""];
        assert_eq!(
            said(&words, &FOUR, &ImportMemory::default()),
            [Some(0), Some(1), Some(2), Some(3), Some(1), Some(3), None]
        );
    }

    #[test]
    fn with_two_severities_the_upper_words_go_up_and_the_lower_ones_down() {
        let words = ["critical", "high", "medium", "low"];
        assert_eq!(
            said(&words, &["P-A", "P-B"], &ImportMemory::default()),
            [Some(0), Some(0), Some(1), Some(1)]
        );
        assert_eq!(said(&words, &["Only"], &ImportMemory::default()), [Some(0); 4]);
        assert_eq!(said(&words, &[], &ImportMemory::default()), [None; 4]);
    }

    #[test]
    fn a_bare_number_is_not_guessed_since_systems_count_both_ways() {
        assert_eq!(said(&["1", "5"], &FOUR, &ImportMemory::default()), [None, None]);
    }

    #[test]
    fn what_was_said_before_is_remembered_and_what_is_said_now_counts_more() {
        let memory = ImportMemory {
            severity_words: BTreeMap::from([
                ("1".into(), SeverityId(RawId(3))),
                ("gone".into(), SeverityId(RawId(99))),
            ]),
            ..ImportMemory::default()
        };
        assert_eq!(said(&["1", "gone"], &FOUR, &memory), [Some(3), None]);
        let now = Mapping::from([("1".into(), None)]);
        let mapped = mapping(["1"], &now, &memory, &severities(&FOUR));
        assert_eq!(mapped["1"], None);
    }

    #[test]
    fn no_severity_and_all_other_alerts_are_remembered_where_the_user_said_them() {
        let low = SeverityId(RawId(3));
        let told = Mapping::from([("medium".into(), None), (String::new(), Some(low))]);
        let words = ["medium", "high", "odd", ""];
        let first = mapping(words, &told, &ImportMemory::default(), &severities(&FOUR));
        let kept = remembered(&first, &told);
        // Nobody said anything of "odd": it is asked again.
        let expected: [(String, _); 3] = [
            (String::new(), Some(low)),
            ("high".into(), Some(SeverityId(RawId(1)))),
            ("medium".into(), None),
        ];
        assert_eq!(kept, Mapping::from(expected));
        let memory = ImportMemory {
            severity_words: BTreeMap::from([("high".into(), SeverityId(RawId(1)))]),
            words_without_severity: BTreeSet::from(["medium".into()]),
            severity_of_others: Some(low),
        };
        assert_eq!(mapping(words, &Mapping::new(), &memory, &severities(&FOUR)), first);
        let silent = without_severity(&first, &Mapping::new(), &memory);
        assert_eq!(silent, BTreeSet::from(["medium".into()]));
    }

    #[test]
    fn a_word_is_listed_once_with_its_alerts() {
        let voice = Voice { words: &en::WORDS, format: &PlainFormat };
        let mapping = Mapping::from([("high".into(), Some(SeverityId(RawId(1)))), (String::new(), None)]);
        let lines = lines([("High", Some(1204)), ("high ", Some(2)), ("", Some(1))], &mapping, voice);
        let words: Vec<_> = lines.iter().map(|line| line.words.as_str()).collect();
        assert_eq!(words, ["High (1,204 alerts)", "All other alerts (1 alert)"]);
    }
}
