//! The plans that are kept in one browser: which there are, which is open, and what becomes of a deleted one.
//!
//! Pure data: the store keeps entries and texts, this says how the list changes. A deleted plan stays in the bin until the bin is
//! emptied or [`RESTORE_WITHIN`] has passed, so that deleting can be undone. Names are kept apart by a number behind them.

use super::{
    command::{Command, CommandError, SocChange, apply},
    keeping::{Moment, PlanEntry, PlanId, RESTORE_WITHIN, days_between},
};
use crate::{
    document::{plain_text::is_hidden, validate::limits::NAME_CHARACTERS},
    domain::Document,
};
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

/// Where a plan is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whereabouts {
    /// In the list.
    Listed,
    /// Deleted; it can be restored.
    Bin,
    /// In neither.
    Nowhere,
}

/// The same plan by another name, or why it cannot bear that name.
pub fn renamed(plan: &Document, name: &str) -> Result<Document, CommandError> {
    apply(plan, Command::Soc(SocChange::PlanName(name.trim().to_owned())))
}

/// A name that every plan can bear: `around` puts its words around the stem ("Copy of ..."), and the stem is shortened until
/// all of it fits. Characters that are not seen, which a file's name or a written date can hold, are left out.
pub fn fitting_name(stem: &str, around: impl Fn(&str) -> String) -> String {
    let plain = |text: &str| -> String {
        let seen = text.chars().filter(|letter| !is_hidden(*letter));
        let line: String = seen.map(|letter| if letter.is_whitespace() { ' ' } else { letter }).collect();
        line.trim().to_owned()
    };
    let stem = plain(stem);
    let whole = plain(&around(&stem));
    let over = whole.chars().count().saturating_sub(NAME_CHARACTERS);
    if over == 0 {
        return whole;
    }
    // One more goes for the dots that stand for what is gone.
    let keep = stem.chars().count().saturating_sub(over + 1);
    let start: String = stem.chars().take(keep).collect();
    let shortened = plain(&around(&format!("{}…", start.trim_end())));
    shortened.chars().take(NAME_CHARACTERS).collect()
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

    /// Where a plan is.
    pub fn whereabouts(&self, id: PlanId) -> Whereabouts {
        match self.entries.iter().find(|entry| entry.id == id) {
            None => Whereabouts::Nowhere,
            Some(entry) if entry.deleted_at.is_some() => Whereabouts::Bin,
            Some(_) => Whereabouts::Listed,
        }
    }

    /// Whether a listed plan other than `own` bears this name, however it is written.
    pub fn is_taken(&self, name: &str, own: Option<PlanId>) -> bool {
        let name = name.trim().to_lowercase();
        self.listed().iter().any(|entry| Some(entry.id) != own && entry.name.to_lowercase() == name)
    }

    /// A name that no listed plan bears and that fits: the wanted one, or with the first free number from 2 behind it.
    pub fn free_name(&self, wanted: &str) -> String {
        self.free_name_beside(wanted, None)
    }

    /// The same for a plan that may keep its own name.
    pub fn free_name_beside(&self, wanted: &str, own: Option<PlanId>) -> String {
        let wanted = &fitting_name(wanted, str::to_owned);
        if !self.is_taken(wanted, own) {
            return wanted.clone();
        }
        // "Plan 2" taken becomes "Plan 3", not "Plan 2 2".
        let stem = wanted
            .rsplit_once(' ')
            .filter(|(stem, number)| !stem.is_empty() && number.bytes().all(|digit| digit.is_ascii_digit()))
            .map_or(wanted.as_str(), |(stem, _)| stem);
        (2..)
            .map(|number: u32| fitting_name(stem, |stem| format!("{stem} {number}")))
            .find(|name| !self.is_taken(name, own))
            .unwrap_or_else(|| wanted.clone())
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

    /// Notes that a plan was saved under a name; where it was before. Work on a plan that another tab deleted brings it back
    /// into the list, so that it is not lost with the bin.
    pub fn saved(&mut self, id: PlanId, name: &str, now: Moment) -> Whereabouts {
        let before = self.whereabouts(id);
        match self.entries.iter_mut().find(|entry| entry.id == id) {
            Some(entry) => {
                name.clone_into(&mut entry.name);
                entry.saved_at = now;
                entry.deleted_at = None;
            }
            None => self.entries.push(PlanEntry {
                id,
                name: name.to_owned(),
                created_at: now,
                saved_at: now,
                exported_at: None,
                deleted_at: None,
            }),
        }
        before
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
    use crate::{
        app::blank::blank,
        base::{Month, RawId},
        document,
        domain::IssueCode,
        text::{PlainFormat, en},
    };

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

    fn empty() -> Document {
        blank("Plan", Month::of(chrono::NaiveDate::from_ymd_opt(2027, 1, 1).unwrap()), "UTC")
    }

    fn letters(count: usize) -> String {
        "Northgate ".chars().cycle().take(count - 1).chain(['X']).collect()
    }

    #[test]
    fn a_plan_takes_a_name_of_120_characters_and_refuses_a_longer_one() {
        let plan = empty();
        let longest = letters(120);
        assert_eq!(renamed(&plan, &longest).unwrap().soc.plan_name, longest);
        let error = renamed(&plan, &letters(121)).unwrap_err();
        assert_eq!(error.issues()[0].code, IssueCode::TextTooLong);
        assert_eq!(renamed(&plan, "  Next year ").unwrap().soc.plan_name, "Next year");
    }

    #[test]
    fn every_name_made_from_another_one_can_be_borne_by_a_plan() {
        let plan = empty();
        let words = &en::WORDS;
        let of = chrono::NaiveDate::from_ymd_opt(2027, 1, 15).unwrap().and_hms_opt(9, 0, 0).unwrap();
        let longest = letters(120);
        let mut plans = two();
        plans.add(id(3), &longest, 30).unwrap();
        let names = [
            fitting_name(&longest, words.changes().copy_of),
            fitting_name(&longest, words.shell().keeping.own_name),
            fitting_name(&longest, |name| (words.plans().facts.copy_name)(&PlainFormat, name, of)),
            plans.free_name(&longest),
            plans.free_name(&letters(400)),
            plans.free_name_beside(&longest, Some(id(1))),
            fitting_name("export\u{202e}\n2027.csv", str::to_owned),
        ];
        for name in &names {
            let renamed = renamed(&plan, name).unwrap_or_else(|error| panic!("{name}: {error}"));
            assert_eq!(&renamed.soc.plan_name, name);
            let text = document::save(&renamed, chrono::DateTime::UNIX_EPOCH).unwrap();
            assert!(document::load(text.as_bytes()).is_ok(), "{name}");
        }
        assert_eq!(names[0].chars().count(), 120);
        assert!(names[0].starts_with("Copy of Northgate") && names[0].ends_with('…'), "{}", names[0]);
        assert!(names[1].ends_with("… (changes from another tab)"), "{}", names[1]);
        assert!(names[2].ends_with("… (as of 2027-01-15 09:00)"), "{}", names[2]);
        assert!(names[3].ends_with("… 2"), "{}", names[3]);
        assert_eq!(names[6], "export 2027.csv");
    }

    #[test]
    fn a_short_name_is_left_as_it_is() {
        assert_eq!(fitting_name(" SOC ", |name| format!("Copy of {name}")), "Copy of SOC");
    }

    #[test]
    fn work_on_a_plan_that_another_tab_deleted_brings_it_back() {
        let mut plans = two();
        plans.delete(id(2), 100).unwrap();
        assert_eq!(plans.whereabouts(id(2)), Whereabouts::Bin);
        assert_eq!(plans.saved(id(2), "Next year, again", 110), Whereabouts::Bin);
        let entry = plans.get(id(2)).unwrap();
        assert_eq!((entry.name.as_str(), entry.saved_at, entry.created_at), ("Next year, again", 110, 20));
        assert_eq!(plans.empty_bin(100 + 2 * RESTORE_WITHIN, false), []);
        assert_eq!(plans.saved(id(2), "Next year", 120), Whereabouts::Listed);
    }

    #[test]
    fn work_on_a_plan_that_the_list_does_not_know_enters_it() {
        let mut plans = Plans::default();
        assert_eq!(plans.saved(id(7), "Found", 10), Whereabouts::Nowhere);
        assert_eq!(plans.whereabouts(id(7)), Whereabouts::Listed);
    }

    #[test]
    fn the_days_since_the_last_export_are_known() {
        let mut plans = two();
        assert_eq!(plans.days_since_export(id(1), 50), None);
        plans.exported(id(1), 50).unwrap();
        assert_eq!(plans.days_since_export(id(1), 50 + 3 * 86_400_000), Some(3));
    }
}
