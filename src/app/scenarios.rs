//! New scenarios, copies, changes and their order: the records and places that commands carry.

use crate::{
    base::RawId,
    domain::{
        Change, ChangeId, Days, Document, Promise, Scenario, ScenarioId, Target, WhatChanges, in_order,
        position,
    },
};
use std::collections::BTreeMap;

/// The kinds of changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Alert volume.
    Volume,
    /// What automation closes.
    AutoClosed,
    /// Hands-on time.
    HandsOn,
    /// Seats in some hours.
    Seats,
    /// The minimum of seats.
    MinimumSeats,
    /// People.
    People,
    /// A promise.
    Target,
}

impl Kind {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 7] = [
        Self::Volume,
        Self::AutoClosed,
        Self::HandsOn,
        Self::Seats,
        Self::MinimumSeats,
        Self::People,
        Self::Target,
    ];

    /// The kind of a change.
    pub fn of(what: &WhatChanges) -> Self {
        match what {
            WhatChanges::Volume { .. } => Self::Volume,
            WhatChanges::AutoClosed { .. } => Self::AutoClosed,
            WhatChanges::HandsOn { .. } => Self::HandsOn,
            WhatChanges::Seats { .. } => Self::Seats,
            WhatChanges::MinimumSeats { .. } => Self::MinimumSeats,
            WhatChanges::People { .. } => Self::People,
            WhatChanges::Target { .. } => Self::Target,
        }
    }
}

/// A change to begin with, behind the others of its scenario: it leaves the plan as it is until it is set, but for seats and
/// people, of which it brings one. None for a promise where there is no severity.
pub fn new_change(document: &Document, scenario: &Scenario, kind: Kind) -> Option<Change> {
    let what = match kind {
        Kind::Volume => WhatChanges::Volume { stream: None, factor: 1.0, weeks: None },
        Kind::AutoClosed => WhatChanges::AutoClosed { stream: None, share: 0.0 },
        Kind::HandsOn => WhatChanges::HandsOn { stream: None, factor: 1.0 },
        Kind::Seats => WhatChanges::Seats { days: Days::Weekdays, from_hour: 9, to_hour: 17, more: 1 },
        Kind::MinimumSeats => {
            let least = document.desk.minimum.seats.values().iter().copied().min().unwrap_or(0);
            WhatChanges::MinimumSeats { seats: least }
        }
        Kind::People => WhatChanges::People { more: 1.0 },
        Kind::Target => {
            let (severity, record) = in_order(&document.severities).into_iter().next()?;
            let target = record.acknowledge.unwrap_or(Target { within_minutes: 60.0, share: 0.9 });
            let Target { within_minutes, share } = target;
            WhatChanges::Target { severity, promise: Promise::Acknowledge, within_minutes, share }
        }
    };
    Some(Change { position: position::behind(&scenario.changes), on: true, from_month: 0, what })
}

/// An empty scenario behind the others.
pub fn new_scenario(document: &Document, name: &str) -> Scenario {
    Scenario {
        position: position::behind(&document.scenarios),
        name: name.to_owned(),
        changes: BTreeMap::new(),
    }
}

/// A copy right behind its original, with identifiers of its own; none if that is gone.
pub fn copy_of(
    document: &Document,
    id: ScenarioId,
    name: &str,
    new_id: &mut impl FnMut() -> RawId,
) -> Option<Scenario> {
    let scenario = document.scenarios.get(&id)?;
    let changes = scenario.changes.values().map(|change| (ChangeId(new_id()), change.clone())).collect();
    Some(Scenario {
        position: position::right_behind(&document.scenarios, id)?,
        name: name.to_owned(),
        changes,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        app::{
            command::{Command, ScenarioChange, apply},
            sample::sample,
        },
        base::Month,
        domain::StreamId,
    };

    fn plan() -> Document {
        sample(Month { year: 2027, month: 1 })
    }

    fn names(plan: &Document) -> Vec<String> {
        in_order(&plan.scenarios).into_iter().map(|(_, scenario)| scenario.name.clone()).collect()
    }

    #[test]
    fn scenarios_are_moved_copied_and_taken_away() {
        let mut plan = plan();
        let first = in_order(&plan.scenarios)[0].0;
        assert_eq!(position::moved(&plan.scenarios, first, true), None);
        let place = position::moved(&plan.scenarios, first, false).unwrap();
        plan = apply(&plan, Command::Scenario(first, ScenarioChange::Position(place))).unwrap();
        assert_eq!(names(&plan), ["Hire one for the weekdays", "Auto-close 30 % of phishing"]);
        let mut next = 100;
        let mut new_id = || {
            next += 1;
            RawId(next)
        };
        let copy = copy_of(&plan, first, "Again", &mut new_id).unwrap();
        plan = apply(&plan, Command::AddScenario(ScenarioId(RawId(7)), Box::new(copy))).unwrap();
        assert_eq!(names(&plan), ["Hire one for the weekdays", "Auto-close 30 % of phishing", "Again"]);
        plan = apply(&plan, Command::RemoveScenario(first)).unwrap();
        assert_eq!(names(&plan), ["Hire one for the weekdays", "Again"]);
    }

    #[test]
    fn every_kind_of_change_begins_as_one_that_a_plan_can_hold() {
        let plan = plan();
        let (id, scenario) = in_order(&plan.scenarios)[0];
        for (number, kind) in (1..).zip(Kind::ALL) {
            let change = new_change(&plan, scenario, kind).unwrap();
            assert_eq!(Kind::of(&change.what), kind);
            let put = ScenarioChange::Put(ChangeId(RawId(number)), Box::new(change));
            assert!(apply(&plan, Command::Scenario(id, put)).is_ok(), "{kind:?}");
        }
    }

    #[test]
    fn a_stream_that_goes_takes_the_changes_about_it_along() {
        let plan = plan();
        let phishing = plan.scenarios.values().find_map(|s| s.changes.values().find_map(|c| c.what.stream()));
        let phishing: StreamId = phishing.unwrap();
        let after = apply(&plan, Command::RemoveStream(phishing)).unwrap();
        assert!(
            after.scenarios.values().all(|s| s.changes.values().all(|c| c.what.stream() != Some(phishing)))
        );
    }

    #[test]
    fn a_change_about_what_is_not_there_is_refused() {
        let plan = plan();
        let (id, scenario) = in_order(&plan.scenarios)[0];
        let change = Change {
            what: WhatChanges::HandsOn { stream: Some(StreamId(RawId(1))), factor: 1.0 },
            ..new_change(&plan, scenario, Kind::HandsOn).unwrap()
        };
        let put = ScenarioChange::Put(ChangeId(RawId(9)), Box::new(change));
        assert!(apply(&plan, Command::Scenario(id, put)).is_err());
    }
}
