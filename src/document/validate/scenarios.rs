//! Scenarios: changes that can be applied, and about what is there.

use super::{
    check::{self, At},
    limits,
};
use crate::{
    document::{Issue, IssueCode, issue::Limits},
    domain::{Document, Field, Section, WhatChanges},
};

pub(super) fn check(plan: &Document, issues: &mut Vec<Issue>) {
    check::count(Section::Scenarios, plan.scenarios.len(), limits::MOST_SCENARIOS, issues);
    check::names(Field::ScenarioName, plan.scenarios.iter().map(|(id, s)| (id.0, s.name.as_str())), issues);
    for (id, scenario) in plan.scenarios.iter() {
        let at = At { record: Some(id.0), subject: &scenario.name };
        at.name(Field::ScenarioName, &scenario.name, issues);
        check::count(Section::Scenarios, scenario.changes.len(), limits::MOST_CHANGES, issues);
        let mut number = |value: f64, limits: Limits| {
            at.number_within(Field::ScenarioChanges, value, limits, issues);
        };
        for change in scenario.changes.values() {
            number(f64::from(change.from_month), limits::FROM_MONTH);
            match change.what {
                WhatChanges::Volume { factor, weeks, .. } => {
                    number(factor, limits::FACTOR);
                    weeks.into_iter().for_each(|weeks| number(f64::from(weeks), limits::SURGE_WEEKS));
                }
                WhatChanges::AutoClosed { share, .. } => number(share, limits::CHANGED_SHARE),
                WhatChanges::HandsOn { factor, .. } => number(factor, limits::FACTOR),
                WhatChanges::Seats { from_hour, to_hour, more, .. } => {
                    number(f64::from(from_hour), limits::FROM_HOUR);
                    number(f64::from(to_hour), limits::TO_HOUR);
                    number(f64::from(more), limits::MORE_SEATS);
                }
                WhatChanges::MinimumSeats { seats } => number(f64::from(seats), limits::CHANGED_MINIMUM),
                WhatChanges::People { more } => number(more, limits::MORE_PEOPLE),
                WhatChanges::Target { within_minutes, share, .. } => {
                    number(within_minutes, limits::PROMISED_MINUTES);
                    number(share, limits::PROMISED_SHARE);
                }
            }
        }
        for change in scenario.changes.values() {
            let gone =
                change.what.stream().filter(|id| !plan.streams.contains_key(id)).map(|id| id.to_string());
            let severity = change.what.severity().filter(|id| !plan.severities.contains_key(id));
            for missing in gone.into_iter().chain(severity.map(|id| id.to_string())) {
                issues.push(at.issue(IssueCode::DanglingReference, Field::ScenarioChanges).detail(missing));
            }
        }
    }
}
