//! How a plan saved by an older Watchfloor becomes one of today: one step from each version to the next, on plain JSON.
//!
//! A step is a file `m00NN_<what>.rs`, named by the version it leads to, with a `pub(super) fn step`, and one line in
//! [`STEPS`]. The version that is written follows from the list. A step never sees a program's structs, so it stays right when
//! they change; each comes with a frozen golden file of the version before, in `tests/data/plans`.

mod m0002_scenarios;
mod m0003_ahead;
mod m0004_customers;
mod m0005_rota;
mod m0006_sites;

use serde_json::Value;

/// A step from one version to the next. It gets the `document` of the envelope.
pub type Step = fn(Value) -> Result<Value, MigrationError>;

/// The steps, the first from version 1 to 2.
pub const STEPS: &[Step] =
    &[m0002_scenarios::step, m0003_ahead::step, m0004_customers::step, m0005_rota::step, m0006_sites::step];

/// A plan of an older version that lacks what its version promises.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{path} is missing or of the wrong kind")]
pub struct MigrationError {
    /// The entry.
    pub path: String,
}

/// The version that a list of steps leads to.
pub const fn version_after(steps: &[Step]) -> u32 {
    1 + steps.len() as u32
}

/// Brings a document from its version to the one that the steps lead to. A version at or past that one is left as it is.
pub fn migrate(document: Value, version: u32, steps: &[Step]) -> Result<Value, MigrationError> {
    let done = usize::try_from(version.saturating_sub(1)).unwrap_or(usize::MAX);
    steps.iter().skip(done).try_fold(document, |document, step| step(document))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    // 1 -> 2: `team.heads` is called `team.people`; 2 -> 3: `team.sites` is new.
    fn rename_heads(mut document: Value) -> Result<Value, MigrationError> {
        let missing = || MigrationError { path: "team.heads".into() };
        let team = document.get_mut("team").and_then(Value::as_object_mut).ok_or_else(missing)?;
        let heads = team.remove("heads").ok_or_else(missing)?;
        team.insert("people".into(), heads);
        Ok(document)
    }

    fn add_sites(mut document: Value) -> Result<Value, MigrationError> {
        let team = document.get_mut("team").ok_or(MigrationError { path: "team".into() })?;
        team["sites"] = json!(1);
        Ok(document)
    }

    const TWO: &[Step] = &[rename_heads, add_sites];

    #[test]
    fn a_plan_of_the_first_version_goes_through_every_step() {
        assert_eq!(version_after(TWO), 3);
        let first = json!({ "team": { "heads": 12 } });
        assert_eq!(migrate(first, 1, TWO), Ok(json!({ "team": { "people": 12, "sites": 1 } })));
    }

    #[test]
    fn a_plan_of_the_second_version_skips_the_first_step_and_a_current_one_all() {
        let second = json!({ "team": { "people": 12 } });
        assert_eq!(migrate(second, 2, TWO), Ok(json!({ "team": { "people": 12, "sites": 1 } })));
        let third = json!({ "team": { "people": 12, "sites": 4 } });
        assert_eq!(migrate(third.clone(), 3, TWO), Ok(third));
    }

    #[test]
    fn a_plan_that_lacks_what_its_version_promises_is_refused_with_the_entry() {
        assert_eq!(migrate(json!({}), 1, TWO), Err(MigrationError { path: "team.heads".into() }));
    }
}
