//! Scenarios: their fields and changes, and what becomes of changes about something that goes.

use crate::{
    app::command::{CommandError, ScenarioChange},
    domain::{
        Change, ChangeId, Document, Place, Scenario, ScenarioId, Section, SeverityId, StreamId, WhatChanges,
    },
};
use std::sync::Arc;

fn scenario(plan: &mut Document, id: ScenarioId) -> Result<&mut Scenario, CommandError> {
    let gone = CommandError::Gone(Place::record(Section::Scenarios, id.0));
    Arc::make_mut(&mut plan.scenarios).get_mut(&id).ok_or(gone)
}

pub(super) fn change(
    plan: &mut Document,
    id: ScenarioId,
    change: ScenarioChange,
) -> Result<(), CommandError> {
    let scenario = scenario(plan, id)?;
    match change {
        ScenarioChange::Name(name) => scenario.name = name,
        ScenarioChange::Position(position) => scenario.position = position,
        ScenarioChange::Put(id, change) => {
            scenario.changes.insert(id, *change);
        }
        ScenarioChange::Remove(change) => {
            let gone = CommandError::Gone(Place::record(Section::Scenarios, change.0));
            scenario.changes.remove(&change).ok_or(gone)?;
        }
    }
    Ok(())
}

pub(super) fn remove(plan: &mut Document, id: ScenarioId) -> Result<(), CommandError> {
    let gone = CommandError::Gone(Place::record(Section::Scenarios, id.0));
    Arc::make_mut(&mut plan.scenarios).remove(&id).map(|_| ()).ok_or(gone)
}

/// A change of a stream that goes has nothing left to change.
pub(super) fn forget_stream(plan: &mut Document, id: StreamId) {
    retain(plan, |change| change.what.stream() != Some(id));
}

/// Promises of a severity that goes are made for the one that takes its alerts; without one they go too.
pub(super) fn hand_severity_over(plan: &mut Document, id: SeverityId, move_to: Option<SeverityId>) {
    if !plan.scenarios.values().any(|scenario| is_about(scenario, id)) {
        return;
    }
    if let Some(other) = move_to {
        for scenario in Arc::make_mut(&mut plan.scenarios).values_mut() {
            for change in scenario.changes.values_mut() {
                if let WhatChanges::Target { severity, .. } = &mut change.what
                    && *severity == id
                {
                    *severity = other;
                }
            }
        }
    }
    retain(plan, |change| change.what.severity() != Some(id));
}

fn is_about(scenario: &Scenario, id: SeverityId) -> bool {
    scenario.changes.values().any(|change| change.what.severity() == Some(id))
}

fn retain(plan: &mut Document, keep: impl Fn(&Change) -> bool) {
    let keeps = |scenario: &Scenario| scenario.changes.values().all(&keep);
    if plan.scenarios.values().all(keeps) {
        return;
    }
    for scenario in Arc::make_mut(&mut plan.scenarios).values_mut() {
        scenario.changes.retain(|_: &ChangeId, change| keep(change));
    }
}
