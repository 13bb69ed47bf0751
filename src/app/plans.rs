//! The plans that are kept in one browser: which there are, which is open, and what becomes of a deleted one.
//!
//! Pure data: the store keeps entries and texts, this says how the list changes. A deleted plan stays in the bin until the bin is
//! emptied or [`RESTORE_WITHIN`] has passed, so that deleting can be undone. Names are kept apart by a number behind them.

use super::keeping::{Moment, PlanEntry, PlanId, RESTORE_WITHIN, days_between};
use serde::{Deserialize, Serialize};

/// The list of plans, the latest first added last.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Plans {
    /// All of them, those in the bin included.
    pub entries: Vec<PlanEntry>,
    /// Which one is open.
    #[serde(default)]
    pub open: Option<PlanId>,
}

/// Why the list stays as it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PlansError {
    /// No such plan, or it is in the bin.
    #[error("no such plan")]
    Gone,
    /// The identifier of a new plan is taken.
    #[error("the identifier is taken")]
    Exists,
    /// A plan needs a name.
    #[error("a plan needs a name")]
    NameMissing,
}

impl Plans {
    /// The plans that are not in the bin, by name.
    pub fn listed(&self) -> Vec<&PlanEntry> {
        let mut listed: Vec<_> = self.entries.iter().filter(|entry| entry.deleted_at.is_none()).collect();
        listed.sort_by(|a, b| a.name.to_lowercase().cmp(&b.name.to_lowercase()).then(a.id.cmp(&b.id)));
        listed
    }

    /// The plans in the bin that can still be restored, the latest deleted first.
    pub fn bin(&self, now: Moment) -> Vec<&PlanEntry> {
        let mut bin: Vec<_> = self.entries.iter().filter(|entry| restorable(entry, now)).collect();
        bin.sort_by_key(|entry| std::cmp::Reverse(entry.deleted_at));
        bin
    }

    /// A plan that is not in the bin.
    pub fn get(&self, id: PlanId) -> Option<&PlanEntry> {
        self.entries.iter().find(|entry| entry.id == id && entry.deleted_at.is_none())
    }

    fn get_mut(&mut self, id: PlanId) -> Result<&mut PlanEntry, PlansError> {
        self.entries
            .iter_mut()
            .find(|entry| entry.id == id && entry.deleted_at.is_none())
            .ok_or(PlansError::Gone)
    }

    /// A name that no listed plan bears: the wanted one, or with the first free number from 2 behind it.
    pub fn free_name(&self, wanted: &str) -> String {
        self.free_name_beside(wanted, None)
    }

    fn free_name_beside(&self, wanted: &str, own: Option<PlanId>) -> String {
        let taken = |name: &str| {
            self.listed()
                .iter()
                .any(|entry| Some(entry.id) != own && entry.name.to_lowercase() == name.to_lowercase())
        };
        let wanted = wanted.trim();
        if !taken(wanted) {
            return wanted.to_owned();
        }
        // "Plan 2" taken becomes "Plan 3", not "Plan 2 2".
        let stem = wanted
            .rsplit_once(' ')
            .filter(|(stem, number)| !stem.is_empty() && number.bytes().all(|digit| digit.is_ascii_digit()))
            .map_or(wanted, |(stem, _)| stem);
        (2..)
            .map(|number| format!("{stem} {number}"))
            .find(|name| !taken(name))
            .unwrap_or_else(|| wanted.to_owned())
    }

    /// Adds a plan (new, from the sample, imported or a duplicate) under a name that is free and opens it; the name it got.
    pub fn add(&mut self, id: PlanId, wanted: &str, now: Moment) -> Result<String, PlansError> {
        if wanted.trim().is_empty() {
            return Err(PlansError::NameMissing);
        }
        if self.entries.iter().any(|entry| entry.id == id) {
            return Err(PlansError::Exists);
        }
        let name = self.free_name(wanted);
        self.entries.push(PlanEntry {
            id,
            name: name.clone(),
            created_at: now,
            saved_at: now,
            exported_at: None,
            deleted_at: None,
        });
        self.open = Some(id);
        Ok(name)
    }

    /// Gives a plan another name, with a number behind it if it is taken; the name it got.
    pub fn rename(&mut self, id: PlanId, wanted: &str) -> Result<String, PlansError> {
        if wanted.trim().is_empty() {
            return Err(PlansError::NameMissing);
        }
        let name = self.free_name_beside(wanted, Some(id));
        self.get_mut(id)?.name.clone_from(&name);
        Ok(name)
    }

    /// Opens a plan.
    pub fn open(&mut self, id: PlanId) -> Result<(), PlansError> {
        self.get(id).ok_or(PlansError::Gone)?;
        self.open = Some(id);
        Ok(())
    }

    /// Notes that a plan was saved.
    pub fn saved(&mut self, id: PlanId, now: Moment) -> Result<(), PlansError> {
        self.get_mut(id)?.saved_at = now;
        Ok(())
    }

    /// Notes that a plan was exported to a file.
    pub fn exported(&mut self, id: PlanId, now: Moment) -> Result<(), PlansError> {
        self.get_mut(id)?.exported_at = Some(now);
        Ok(())
    }

    /// Whole days since the last export; none if it never was.
    pub fn days_since_export(&self, id: PlanId, now: Moment) -> Option<i64> {
        self.get(id)?.exported_at.map(|exported| days_between(exported, now))
    }

    /// Puts a plan into the bin. If it was open, nothing is.
    pub fn delete(&mut self, id: PlanId, now: Moment) -> Result<(), PlansError> {
        self.get_mut(id)?.deleted_at = Some(now);
        if self.open == Some(id) {
            self.open = None;
        }
        Ok(())
    }

    /// Takes a plan out of the bin, under a name that is free by now; the name it got.
    pub fn restore(&mut self, id: PlanId, now: Moment) -> Result<String, PlansError> {
        let entry = self.entries.iter().find(|entry| entry.id == id && restorable(entry, now));
        let name = self.free_name(&entry.ok_or(PlansError::Gone)?.name);
        for entry in self.entries.iter_mut().filter(|entry| entry.id == id) {
            entry.deleted_at = None;
            entry.name.clone_from(&name);
        }
        Ok(name)
    }

    /// Forgets the plans in the bin, all or only those past [`RESTORE_WITHIN`]; their texts can go too.
    pub fn empty_bin(&mut self, now: Moment, all: bool) -> Vec<PlanId> {
        let goes = |entry: &PlanEntry| entry.deleted_at.is_some() && (all || !restorable(entry, now));
        let gone = self.entries.iter().filter(|entry| goes(entry)).map(|entry| entry.id).collect();
        self.entries.retain(|entry| !goes(entry));
        gone
    }
}

fn restorable(entry: &PlanEntry, now: Moment) -> bool {
    entry.deleted_at.is_some_and(|deleted| now - deleted <= RESTORE_WITHIN)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::RawId;

    fn id(number: u64) -> PlanId {
        PlanId(RawId(number))
    }

    fn two() -> Plans {
        let mut plans = Plans::default();
        plans.add(id(1), "Next year", 10).unwrap();
        plans.add(id(2), "next year", 20).unwrap();
        plans
    }

    #[test]
    fn a_second_plan_of_the_same_name_gets_a_number() {
        let mut plans = two();
        let names: Vec<_> = plans.listed().iter().map(|entry| entry.name.clone()).collect();
        assert_eq!(names, ["Next year", "next year 2"]);
        assert_eq!(plans.add(id(3), "next year 2", 30).unwrap(), "next year 3");
        assert_eq!(plans.open, Some(id(3)));
    }

    #[test]
    fn a_plan_may_keep_its_own_name_and_change_its_letters() {
        let mut plans = two();
        assert_eq!(plans.rename(id(1), "NEXT YEAR").unwrap(), "NEXT YEAR");
        assert_eq!(plans.rename(id(2), "Next Year").unwrap(), "Next Year 2");
        assert_eq!(plans.rename(id(1), "  "), Err(PlansError::NameMissing));
    }

    #[test]
    fn deleting_can_be_undone_until_the_bin_is_emptied() {
        let mut plans = two();
        plans.delete(id(2), 100).unwrap();
        assert_eq!((plans.listed().len(), plans.open), (1, None));
        assert_eq!(plans.bin(100).len(), 1);
        assert_eq!(plans.restore(id(2), 200).unwrap(), "next year 2");
        plans.delete(id(2), 300).unwrap();
        assert_eq!(plans.empty_bin(300 + RESTORE_WITHIN, false), []);
        assert_eq!(plans.empty_bin(301 + RESTORE_WITHIN, false), [id(2)]);
        assert_eq!(plans.restore(id(2), 400), Err(PlansError::Gone));
    }

    #[test]
    fn a_restored_plan_does_not_take_the_name_of_a_newer_one() {
        let mut plans = two();
        plans.delete(id(1), 100).unwrap();
        plans.add(id(4), "Next year", 110).unwrap();
        assert_eq!(plans.restore(id(1), 120).unwrap(), "Next year 3");
    }

    #[test]
    fn the_days_since_the_last_export_are_known() {
        let mut plans = two();
        assert_eq!(plans.days_since_export(id(1), 50), None);
        plans.exported(id(1), 50).unwrap();
        assert_eq!(plans.days_since_export(id(1), 50 + 3 * 86_400_000), Some(3));
    }
}
