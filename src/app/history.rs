//! What was done, and how to take it back: a history of whole plans that share what did not change.
//!
//! Typing in one field, or painting in one go, merges into one step: changes with the same key that follow each other
//! within [`MERGE_WITHIN`], until [`History::end_gesture`]. At most [`MOST_STEPS`] steps are kept; the oldest go first.

use super::{
    command::{Command, CommandError, MergeKey, apply},
    keeping::Moment,
};
use crate::domain::{Document, label::ChangeLabel};
use std::{collections::VecDeque, sync::Arc};

/// Changes of one field this close in time, in milliseconds, are one step.
pub const MERGE_WITHIN: Moment = 2_000;
/// How many steps can be taken back.
pub const MOST_STEPS: usize = 300;

#[derive(Clone, Debug)]
struct Step {
    label: ChangeLabel,
    // The plan on the other side of the step: before it in `past`, after it in `future`.
    other_side: Document,
}

/// A plan that is being worked on, with its past and what was taken back.
#[derive(Clone, Debug)]
pub struct History {
    present: Document,
    past: VecDeque<Step>,
    future: Vec<Step>,
    merging: Option<(MergeKey, Moment)>,
    locked: bool,
}

impl History {
    /// A plan without a past.
    pub fn new(plan: Document) -> Self {
        Self { present: plan, past: VecDeque::new(), future: Vec::new(), merging: None, locked: false }
    }

    /// A plan that is only looked at: the sample, a newer version, a second tab.
    pub fn locked(plan: Document) -> Self {
        Self { locked: true, ..Self::new(plan) }
    }

    /// Whether changes are refused.
    pub fn is_locked(&self) -> bool {
        self.locked
    }

    /// From now on the plan may be changed.
    pub fn unlock(&mut self) {
        self.locked = false;
    }

    /// The plan as it is.
    pub fn document(&self) -> &Document {
        &self.present
    }

    /// Applies a command at a moment; on a refusal all stays as it was. A command that changes nothing is no step.
    pub fn perform(&mut self, command: Command, at: Moment) -> Result<(), CommandError> {
        if self.locked {
            return Err(CommandError::ReadOnly);
        }
        let label = command.label(&self.present);
        let key = command.merge_key();
        let changed = apply(&self.present, command)?;
        if changed == self.present {
            return Ok(());
        }
        let merges = match (self.merging, key) {
            (Some((last, when)), Some(key)) => {
                last == key && (0..=MERGE_WITHIN).contains(&(at - when)) && !self.past.is_empty()
            }
            _ => false,
        };
        let before = std::mem::replace(&mut self.present, changed);
        if !merges {
            self.past.push_back(Step { label, other_side: before });
            if self.past.len() > MOST_STEPS {
                self.past.pop_front();
            }
        }
        self.future.clear();
        self.merging = key.map(|key| (key, at));
        Ok(())
    }

    /// The field was left or the pointer lifted: the next change is a step of its own.
    pub fn end_gesture(&mut self) {
        self.merging = None;
    }

    /// What undo would take back.
    pub fn undo_label(&self) -> Option<&ChangeLabel> {
        self.past.back().map(|step| &step.label)
    }

    /// What redo would do again.
    pub fn redo_label(&self) -> Option<&ChangeLabel> {
        self.future.last().map(|step| &step.label)
    }

    /// Takes the latest step back and says what it was; none if there is none.
    pub fn undo(&mut self) -> Option<ChangeLabel> {
        let step = self.past.pop_back()?;
        let after = std::mem::replace(&mut self.present, step.other_side);
        self.future.push(Step { label: step.label.clone(), other_side: after });
        self.merging = None;
        Some(step.label)
    }

    /// Does again what was taken back last and says what it was; none if there is none.
    pub fn redo(&mut self) -> Option<ChangeLabel> {
        let step = self.future.pop()?;
        let before = std::mem::replace(&mut self.present, step.other_side);
        self.past.push_back(Step { label: step.label.clone(), other_side: before });
        self.merging = None;
        Some(step.label)
    }
}

/// Whether two plans share every section: what a page asks before it draws again.
pub fn same_sections(a: &Document, b: &Document) -> bool {
    Arc::ptr_eq(&a.soc, &b.soc)
        && Arc::ptr_eq(&a.severities, &b.severities)
        && Arc::ptr_eq(&a.customers, &b.customers)
        && Arc::ptr_eq(&a.streams, &b.streams)
        && Arc::ptr_eq(&a.histories, &b.histories)
        && Arc::ptr_eq(&a.desk, &b.desk)
        && Arc::ptr_eq(&a.team, &b.team)
        && Arc::ptr_eq(&a.staffing, &b.staffing)
        && Arc::ptr_eq(&a.roll_outs, &b.roll_outs)
        && Arc::ptr_eq(&a.year, &b.year)
        && Arc::ptr_eq(&a.work, &b.work)
        && Arc::ptr_eq(&a.scenarios, &b.scenarios)
        && Arc::ptr_eq(&a.import_memory, &b.import_memory)
}
