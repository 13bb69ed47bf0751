//! The plan itself: everything a manager entered or imported, and nothing that can be derived from it.
//!
//! Sections are shared through `Arc`, so that a history of whole documents costs little and a page can see by
//! `Arc::ptr_eq` which section changed.

use super::{
    AlertHistory, AlertStream, Customer, CustomerId, Desk, HistoryId, OtherWork, RollOut, RollOutId,
    RotaPlan, Scenario, ScenarioId, Severity, SeverityId, SocFacts, Staffing, StreamId, Team, Year, in_order,
};
use serde::{Deserialize, Serialize};
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

/// A plan. The saved shape of the latest version is this struct with serde; older shapes live in `document::migrations`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
pub struct Document {
    /// The organisation and the facts that everything else is read in: zone, currency, first month.
    pub soc: Arc<SocFacts>,
    /// How bad alerts can be and how fast each must be answered.
    pub severities: Arc<BTreeMap<SeverityId, Severity>>,
    /// Whom the SOC serves, where promises differ by customer.
    pub customers: Arc<BTreeMap<CustomerId, Customer>>,
    /// Where alerts come from.
    pub streams: Arc<BTreeMap<StreamId, AlertStream>>,
    /// What was counted in imported files: aggregates only.
    pub histories: Arc<BTreeMap<HistoryId, AlertHistory>>,
    /// Who sits when, and how the desk works.
    pub desk: Arc<Desk>,
    /// The people, their contract and their time off the queue.
    pub team: Arc<Team>,
    /// Who comes and who goes over the months.
    pub staffing: Arc<Staffing>,
    /// Automation that takes effect over the months.
    pub roll_outs: Arc<BTreeMap<RollOutId, RollOut>>,
    /// Seasons and holidays in the demand.
    pub year: Arc<Year>,
    /// Work beside alerts.
    pub work: Arc<OtherWork>,
    /// Who works when.
    pub rota: Arc<RotaPlan>,
    /// What might be: changes to look at beside the plan.
    pub scenarios: Arc<BTreeMap<ScenarioId, Scenario>>,
    /// What the user told an import, so that the next one needs not ask.
    pub import_memory: Arc<ImportMemory>,
}

impl Document {
    /// Whether alerts of the first severity interrupt work on others.
    pub fn critical_interrupts(&self) -> bool {
        in_order(&self.severities).first().is_some_and(|(_, severity)| severity.interrupts)
    }
}

/// What the user told an import: remembered so that the next file of the same kind needs no answers.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
pub struct ImportMemory {
    /// Words and numbers that stand for a severity, in lower case.
    #[serde(default)]
    pub severity_words: BTreeMap<String, SeverityId>,
    /// Words and numbers that stand for no severity, in lower case.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub words_without_severity: BTreeSet<String>,
    /// The severity of alerts that no word places.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub severity_of_others: Option<SeverityId>,
}
