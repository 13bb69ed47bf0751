//! Severities: their fields, and what becomes of the alerts and words of one that goes.

use crate::{
    app::command::{CommandError, SeverityChange},
    domain::{Document, Place, Section, SeverityId},
};
use std::{collections::BTreeMap, ops::AddAssign, sync::Arc};

fn gone(id: SeverityId) -> CommandError {
    CommandError::Gone(Place::record(Section::Severities, id.0))
}

pub(super) fn change(
    plan: &mut Document,
    id: SeverityId,
    change: SeverityChange,
) -> Result<(), CommandError> {
    let severity = Arc::make_mut(&mut plan.severities).get_mut(&id).ok_or_else(|| gone(id))?;
    match change {
        SeverityChange::Name(name) => severity.name = name,
        SeverityChange::Position(position) => severity.position = position,
        SeverityChange::Clock(clock) => severity.clock = clock,
        SeverityChange::Acknowledge(target) => severity.acknowledge = target,
        SeverityChange::TriageDone(target) => severity.triage_done = target,
        SeverityChange::Interrupts(interrupts) => severity.interrupts = interrupts,
        SeverityChange::AgesEvery(hours) => severity.ages_every_hours = hours,
        SeverityChange::ExpiresAfter(hours) => severity.expires_after_hours = hours,
    }
    Ok(())
}

pub(super) fn remove(
    plan: &mut Document,
    id: SeverityId,
    move_to: Option<SeverityId>,
) -> Result<(), CommandError> {
    let name = plan.severities.get(&id).ok_or_else(|| gone(id))?.name.clone();
    if let Some(other) = move_to
        && (other == id || !plan.severities.contains_key(&other))
    {
        return Err(gone(other));
    }
    let users = users(plan, id);
    if move_to.is_none() && !users.is_empty() {
        let place = Place::record(Section::Severities, id.0);
        return Err(CommandError::InUse { place, subject: name, users });
    }
    Arc::make_mut(&mut plan.severities).remove(&id);
    super::scenarios::hand_severity_over(plan, id, move_to);
    super::customers::forget_severity(plan, id);
    if plan.streams.values().any(|stream| stream.severity_mix.contains_key(&id)) {
        for stream in Arc::make_mut(&mut plan.streams).values_mut() {
            hand_over(&mut stream.severity_mix, id, move_to);
        }
    }
    let counted = |counts: &BTreeMap<SeverityId, u64>| counts.contains_key(&id);
    if plan
        .histories
        .values()
        .any(|h| counted(&h.by_severity) || h.rules.iter().any(|r| counted(&r.by_severity)))
    {
        // A burst has no severity that its history has not.
        for history in Arc::make_mut(&mut plan.histories).values_mut() {
            hand_over(&mut history.by_severity, id, move_to);
            history.rules.iter_mut().for_each(|rule| hand_over(&mut rule.by_severity, id, move_to));
            for inside in history.bursts.iter_mut().filter_map(|burst| burst.inside.as_mut()) {
                hand_over(&mut inside.by_severity, id, move_to);
                inside.rules.iter_mut().for_each(|rule| hand_over(&mut rule.by_severity, id, move_to));
            }
        }
    }
    if plan.import_memory.severity_of_others == Some(id) {
        Arc::make_mut(&mut plan.import_memory).severity_of_others = move_to;
    }
    if plan.import_memory.severity_words.values().any(|severity| *severity == id) {
        let words = &mut Arc::make_mut(&mut plan.import_memory).severity_words;
        match move_to {
            Some(other) => words.values_mut().filter(|severity| **severity == id).for_each(|s| *s = other),
            None => words.retain(|_, severity| *severity != id),
        }
    }
    Ok(())
}

/// The names of streams and histories with alerts of a severity.
fn users(plan: &Document, id: SeverityId) -> Vec<String> {
    let streams = plan.streams.values().filter(|s| s.severity_mix.get(&id).is_some_and(|share| *share > 0.0));
    let histories =
        plan.histories.values().filter(|h| h.by_severity.get(&id).is_some_and(|count| *count > 0));
    streams.map(|stream| stream.name.clone()).chain(histories.map(|history| history.name.clone())).collect()
}

fn hand_over<V: AddAssign + Default>(
    shares: &mut BTreeMap<SeverityId, V>,
    from: SeverityId,
    to: Option<SeverityId>,
) {
    if let (Some(share), Some(to)) = (shares.remove(&from), to) {
        *shares.entry(to).or_default() += share;
    }
}
