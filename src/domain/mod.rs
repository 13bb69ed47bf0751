//! L1: the nouns of a SOC plan and what is always true of them. One module a noun; the whole is [`Document`].

pub mod alert_file;
pub mod automation;
pub mod customer;
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
pub mod rota;
pub mod scenario;
pub mod severity;
pub mod shape;
pub mod soc;
pub mod staffing;
pub mod tally;
pub mod team;
mod usual_counts;
pub mod work;
pub mod year;

pub use automation::{RollOut, RollOutId};
pub use customer::{Customer, CustomerId, OwnTargets};
pub use demand::{AlertStream, Escalation, Handling, StreamId, VolumePeriod, WaitingOnOthers, WeeklyShape};
pub use desk::{Desk, MinimumSeats, SecondTier, ShiftEnd};
pub use document::{Document, ImportMemory};
pub use field::{Field, Section};
pub use history::{AlertHistory, GroupWindow, GroupedBy, HistoryId};
pub use issue::{Gravity, Issue, IssueCode, Place};
pub use position::{Position, in_order};
pub use rota::{
    CallId, CoverId, LeaveId, PatternId, PersonId, RotaPlan, ShiftId, SiteId, SkillId, VersionId,
};
pub use scenario::{Change, ChangeId, Days, Promise, Scenario, ScenarioId, WhatChanges};
pub use severity::{Clock, Severity, SeverityId, Target};
pub use soc::SocFacts;
pub use staffing::{KnownLeavers, LeaversId, Requisition, RequisitionId, Staffing};
pub use tally::AlertTally;
pub use team::{Absence, InShiftLoss, Team};
pub use usual_counts::UsualCounts;
pub use work::{Area, Function, FunctionId, Incidents, OtherWork, Placement};
pub use year::{Holiday, HolidayId, Year};
