//! L1: the nouns of a SOC plan and what is always true of them. One module a noun; the whole is [`Document`].

pub mod alert_file;
pub mod defaults;
pub mod demand;
pub mod desk;
pub mod document;
pub mod explanation;
pub mod field;
pub mod history;
pub mod issue;
pub mod label;
pub mod position;
pub mod scenario;
pub mod severity;
pub mod shape;
pub mod soc;
pub mod tally;
pub mod team;
mod usual_counts;

pub use demand::{AlertStream, Escalation, Handling, StreamId, VolumePeriod, WaitingOnOthers, WeeklyShape};
pub use desk::{Desk, MinimumSeats};
pub use document::{Document, ImportMemory};
pub use field::{Field, Section};
pub use history::{AlertHistory, GroupWindow, GroupedBy, HistoryId};
pub use issue::{Gravity, Issue, IssueCode, Place};
pub use position::{Position, in_order};
pub use scenario::{Change, ChangeId, Days, Promise, Scenario, ScenarioId, WhatChanges};
pub use severity::{Clock, Severity, SeverityId, Target};
pub use soc::SocFacts;
pub use tally::AlertTally;
pub use team::{Absence, InShiftLoss, Team};
pub use usual_counts::UsualCounts;
