//! New streams, copies, and their order: the records and places that commands carry.

use crate::{
    app::command::{Command, StreamChange, apply},
    base::{Estimate, RawId},
    domain::{
        AlertStream, Document, Field, Handling, HistoryId, Severity, SeverityId, StreamId, VolumePeriod,
        WeeklyShape, defaults, position,
    },
};
use std::collections::BTreeMap;

/// The usual shares of alerts, if every severity of the plan has the name of a usual one; they add up to one.
pub fn usual_mix(severities: &BTreeMap<SeverityId, Severity>) -> Option<BTreeMap<SeverityId, f64>> {
    let usual = |severity: &Severity| {
        let name = severity.name.trim();
        defaults::USUAL_SEVERITIES.iter().find(|usual| usual.name.eq_ignore_ascii_case(name))
    };
    let shares: Option<Vec<(SeverityId, f64)>> =
        severities.iter().map(|(id, severity)| Some((*id, usual(severity)?.share))).collect();
    let shares = shares.filter(|shares| !shares.is_empty())?;
    let all: f64 = shares.iter().map(|(_, share)| share).sum();
    Some(shares.into_iter().map(|(id, share)| (id, libm::round(share / all * 1e4) / 1e4)).collect())
}

/// A stream with a default for everything but its volume, behind the others. Severities have their usual shares, or equal
/// ones where they are not the usual severities.
pub fn new_stream(document: &Document, name: &str) -> AlertStream {
    let typical_minutes = defaults::typical_minutes();
    let share = 1.0 / document.severities.len().max(1) as f64;
    AlertStream {
        position: position::behind(&document.streams),
        name: name.to_owned(),
        customer: None,
        volume: Estimate::point(0.0),
        volume_period: VolumePeriod::Day,
        growth_per_year: defaults::growth_per_year(),
        shape: WeeklyShape::Flat,
        severity_mix: usual_mix(&document.severities).unwrap_or_else(|| {
            document.severities.keys().map(|id| (*id, libm::round(share * 1e4) / 1e4)).collect()
        }),
        grouped_share: defaults::nothing_taken_off(),
        auto_closed_share: defaults::nothing_taken_off(),
        handling: Handling {
            bad_case_minutes: defaults::bad_case_minutes(&typical_minutes),
            typical_minutes,
        },
        waiting_on_others: defaults::waiting_on_others(),
        reopened_share: defaults::reopened_share(),
        escalation: defaults::escalation(),
    }
}

/// A stream as it would be if it followed this history; none if the plan cannot hold it.
pub fn following(document: &Document, stream: AlertStream, history: HistoryId) -> Option<AlertStream> {
    // Any identifier that is free will do: the plan in which it stands is thrown away.
    let id = (0..=document.streams.len() as u64)
        .map(|number| StreamId(RawId(number)))
        .find(|id| !document.streams.contains_key(id))?;
    let with = apply(document, Command::AddStream(id, Box::new(stream))).ok()?;
    apply(&with, Command::UseHistory { stream: id, history }).ok()?.streams.get(&id).cloned()
}

/// A copy of a stream, right behind it; none if it is gone.
pub fn copy_of(document: &Document, id: StreamId, name: &str) -> Option<AlertStream> {
    let stream = document.streams.get(&id)?;
    let position = position::right_behind(&document.streams, id)?;
    Some(AlertStream { position, name: name.to_owned(), ..stream.clone() })
}

/// The change that gives a field of a stream this estimate; none for fields that hold none.
pub fn change_of(field: Field, value: Estimate) -> Option<StreamChange> {
    Some(match field {
        Field::Volume => StreamChange::Volume(value),
        Field::Growth => StreamChange::Growth(value),
        Field::GroupedShare => StreamChange::GroupedShare(value),
        Field::AutoClosedShare => StreamChange::AutoClosedShare(value),
        Field::TypicalMinutes => StreamChange::TypicalMinutes(value),
        Field::BadCaseMinutes => StreamChange::BadCaseMinutes(value),
        Field::WaitingShare => StreamChange::WaitingShare(value),
        Field::WaitingHours => StreamChange::WaitingHours(value),
        Field::ReopenedShare => StreamChange::ReopenedShare(value),
        Field::EscalatedShare => StreamChange::EscalatedShare(value),
        Field::EscalationMinutes => StreamChange::EscalationMinutes(value),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::super::{
        streams::{Group, estimates},
        test_plan::{plan, stream},
    };
    use super::*;
    use crate::{
        domain::in_order,
        text::{PlainFormat, Voice, en},
    };

    fn names(document: &Document) -> Vec<&str> {
        in_order(&document.streams).into_iter().map(|(_, stream)| stream.name.as_str()).collect()
    }

    fn id_of(document: &Document, name: &str) -> StreamId {
        *document.streams.iter().find(|(_, stream)| stream.name == name).unwrap().0
    }

    #[test]
    fn streams_move_up_and_down_and_not_past_the_ends() {
        let mut plan = plan(vec![stream("A", 1.0), stream("B", 1.0), stream("C", 1.0)]);
        for (name, up, order) in
            [("C", true, "ACB"), ("C", true, "CAB"), ("C", false, "ACB"), ("A", false, "CAB")]
        {
            let id = id_of(&plan, name);
            let place = position::moved(&plan.streams, id, up).unwrap();
            plan = apply(&plan, Command::Stream(id, StreamChange::Position(place))).unwrap();
            assert_eq!(names(&plan).concat(), order);
        }
        assert_eq!(position::moved(&plan.streams, id_of(&plan, "C"), true), None);
        assert_eq!(position::moved(&plan.streams, id_of(&plan, "B"), false), None);
    }

    #[test]
    fn a_copy_stands_behind_its_original_and_a_new_stream_behind_all() {
        let mut plan = plan(vec![stream("A", 5.0), stream("B", 1.0)]);
        let copy = copy_of(&plan, id_of(&plan, "A"), "A (copy)").unwrap();
        assert_eq!(copy.volume, Estimate::point(5.0));
        plan = apply(&plan, Command::AddStream(StreamId(RawId(50)), Box::new(copy))).unwrap();
        let new = new_stream(&plan, "New");
        plan = apply(&plan, Command::AddStream(StreamId(RawId(51)), Box::new(new))).unwrap();
        assert_eq!(names(&plan), ["A", "A (copy)", "B", "New"]);
    }

    #[test]
    fn a_new_stream_has_the_usual_shares_of_the_usual_severities_and_equal_ones_of_others() {
        let mut plan = plan(Vec::new());
        let mix = |plan: &Document| new_stream(plan, "New").severity_mix.into_values().collect::<Vec<_>>();
        // High 15 % and Low 32 %, of the 47 % that both make.
        let mut usual = mix(&plan);
        usual.sort_by(f64::total_cmp);
        assert_eq!(usual, [0.3191, 0.6809]);
        for (number, severity) in std::sync::Arc::make_mut(&mut plan.severities).values_mut().enumerate() {
            severity.name = format!("Tier {number}");
        }
        assert_eq!(mix(&plan), [0.5, 0.5]);
    }

    #[test]
    fn every_estimate_of_a_stream_can_be_changed() {
        let voice = Voice { words: &en::WORDS, format: &PlainFormat };
        let plan = plan(vec![stream("A", 100.0)]);
        let id = id_of(&plan, "A");
        for group in [Group::Volume, Group::Before, Group::Work, Group::After] {
            for field in estimates(&plan.streams[&id], group, voice) {
                // Above every typical value and within the limits of shares, minutes and hours.
                let value = Estimate::point(if field.field == Field::BadCaseMinutes { 30.0 } else { 0.5 });
                let change = change_of(field.field, value.clone()).unwrap();
                let changed = apply(&plan, Command::Stream(id, change)).unwrap();
                let after = estimates(&changed.streams[&id], group, voice);
                assert!(after.iter().any(|other| other.field == field.field && other.value == value));
            }
        }
    }
}
