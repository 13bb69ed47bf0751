//! Who works when: shifts, the cover that is wanted, people with their leave and wishes, rules, and what each of them does on
//! each day.
//!
//! Days are calendar days where the shift is worked: in the zone of its site, or the home zone of the plan; a shift belongs to the day
//! on which it begins. What was worked before the
//! first day of the rota stays beside it: rules and fairness look back on it.

mod person;
mod premiums;
mod rules;
mod shift;

use super::{Position, position::Placed};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

pub use person::{Call, Leave, LeaveReason, Person, Wish, Worked};
pub use premiums::PremiumKind;
pub use rules::{Breach, Obstacle, Rule, RuleKind, RulePack, Shared};
pub use shift::{Duty, NightHours, ShiftKind};

crate::id_kind!(
    /// Identifies a kind of shift.
    ShiftId
);
crate::id_kind!(
    /// Identifies a person.
    PersonId
);
crate::id_kind!(
    /// Identifies a skill.
    SkillId
);
crate::id_kind!(
    /// Identifies a line of cover.
    CoverId
);
crate::id_kind!(
    /// Identifies a time off.
    LeaveId
);
crate::id_kind!(
    /// Identifies a rota that was published.
    VersionId
);
crate::id_kind!(
    /// Identifies a site.
    SiteId
);
crate::id_kind!(
    /// Identifies a call of somebody on call.
    CallId
);
crate::id_kind!(
    /// Identifies a pattern of the user's own.
    PatternId
);

/// The rota and all that it follows from.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
pub struct RotaPlan {
    /// The first day that is planned.
    #[cfg_attr(feature = "cli", schemars(with = "String"))]
    pub first_day: NaiveDate,
    /// How many weeks, 1 to 53.
    pub weeks: u32,
    /// The sites besides the one of the plan's home zone.
    pub sites: BTreeMap<SiteId, Site>,
    /// The kinds of shift.
    pub shifts: BTreeMap<ShiftId, ShiftKind>,
    /// When it is night.
    #[serde(default, skip_serializing_if = "NightHours::is_usual")]
    pub night: NightHours,
    /// What some people can do and others cannot.
    pub skills: BTreeMap<SkillId, Skill>,
    /// Who is wanted when.
    pub cover: BTreeMap<CoverId, Cover>,
    /// The people.
    pub people: BTreeMap<PersonId, Person>,
    /// The rules that hold; one that is not there does not.
    pub rules: BTreeMap<RuleKind, Rule>,
    /// What an uneven share weighs, by what is shared; one that is not there does not count.
    pub fairness: BTreeMap<Shared, u32>,
    /// What is paid for an hour of each kind besides its pay, in per cent of an hour's pay; a kind that is not there has none.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub premiums: BTreeMap<PremiumKind, f64>,
    /// What an hour of pay costs on average, in the currency of the plan; none where nobody told.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hour_pay: Option<f64>,
    /// What everybody does: the days with a shift. Days before `first_day` are what was worked.
    #[cfg_attr(feature = "cli", schemars(with = "BTreeMap<PersonId, BTreeMap<String, ShiftId>>"))]
    pub rows: BTreeMap<PersonId, BTreeMap<NaiveDate, ShiftId>>,
    /// Days of each person that a search leaves as they are.
    #[cfg_attr(feature = "cli", schemars(with = "BTreeMap<PersonId, BTreeSet<String>>"))]
    pub pinned: BTreeMap<PersonId, BTreeSet<NaiveDate>>,
    /// What was published, and still can be compared with.
    pub versions: BTreeMap<VersionId, Version>,
    /// How many were published so far, those that are gone with them: the next one gets a number that none had.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub published: u32,
    /// Patterns of the user's own.
    pub patterns: BTreeMap<PatternId, OwnPattern>,
}

impl RotaPlan {
    /// A rota of nobody, from a day on.
    pub fn empty(first_day: NaiveDate) -> Self {
        Self {
            first_day,
            weeks: 8,
            sites: BTreeMap::new(),
            shifts: BTreeMap::new(),
            night: NightHours::default(),
            skills: BTreeMap::new(),
            cover: BTreeMap::new(),
            people: BTreeMap::new(),
            rules: BTreeMap::new(),
            fairness: BTreeMap::new(),
            premiums: BTreeMap::new(),
            hour_pay: None,
            rows: BTreeMap::new(),
            pinned: BTreeMap::new(),
            versions: BTreeMap::new(),
            published: 0,
            patterns: BTreeMap::new(),
        }
    }

    /// The number of the next rota that is published.
    pub fn next_number(&self) -> u32 {
        let there = u32::try_from(self.versions.len()).unwrap_or(u32::MAX);
        self.published.max(there).saturating_add(1)
    }

    /// How many days.
    pub fn days(&self) -> usize {
        self.weeks as usize * 7
    }

    /// A day of the rota by its number; the first day where the calendar ends.
    pub fn date(&self, day: usize) -> NaiveDate {
        self.first_day.checked_add_days(chrono::Days::new(day as u64)).unwrap_or(self.first_day)
    }

    /// The number of a date among the days of the rota.
    pub fn day_of(&self, date: NaiveDate) -> Option<usize> {
        usize::try_from((date - self.first_day).num_days()).ok().filter(|day| *day < self.days())
    }

    /// The public holidays of a site; those of the plan, which are given, at home.
    pub fn holidays_at(&self, site: Option<SiteId>, home: &[NaiveDate]) -> Vec<NaiveDate> {
        match site.and_then(|site| self.sites.get(&site)) {
            Some(site) => site.holidays.iter().copied().collect(),
            None => home.to_vec(),
        }
    }

    /// Another shift that has the letter of a shift, in large or small; the first of the list.
    pub fn shares_letter(&self, id: ShiftId) -> Option<ShiftId> {
        let letter = self.shifts.get(&id)?.letter.trim().to_uppercase();
        let others = super::in_order(&self.shifts).into_iter().filter(|(other, _)| *other != id);
        let mut same = others.filter(|(_, kind)| kind.letter.trim().to_uppercase() == letter);
        same.next().map(|(other, _)| other).filter(|_| !letter.is_empty())
    }

    /// A letter that no shift has yet.
    pub fn free_letter(&self) -> String {
        let is_free =
            |letter: &String| self.shifts.values().all(|kind| !kind.letter.eq_ignore_ascii_case(letter));
        let letters = ('A'..='Z').rev().cycle().skip(2).take(26).map(String::from);
        let numbered = (1..100).map(|number| number.to_string());
        letters.chain(numbered).find(is_free).unwrap_or_default()
    }

    /// What a person does on a date.
    pub fn shift_of(&self, person: PersonId, date: NaiveDate) -> Option<ShiftId> {
        self.rows.get(&person)?.get(&date).copied()
    }
}

/// Something that some people can do.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
pub struct Skill {
    /// Its place in lists.
    pub position: Position,
    /// Such as "Can lead a shift".
    pub name: String,
}

impl Placed for Skill {
    fn position(&self) -> &Position {
        &self.position
    }
}

/// So many people wanted in a shift.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
pub struct Cover {
    /// Its place in lists.
    pub position: Position,
    /// Which shift.
    pub shift: ShiftId,
    /// Only people with this skill count, if one is named.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub skill: Option<SkillId>,
    /// At which level of the skill they count: 1 who learns it, 2 who has it (as where none is named), 3 who is expert in it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub least_level: Option<u32>,
    /// Only people who work at the site that day count, not at home.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub on_site: bool,
    /// How many, Monday first.
    pub wanted: [u32; 7],
    /// Other numbers on some dates.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    #[cfg_attr(feature = "cli", schemars(with = "BTreeMap<String, u32>"))]
    pub on_dates: BTreeMap<NaiveDate, u32>,
}

impl Placed for Cover {
    fn position(&self) -> &Position {
        &self.position
    }
}

impl Cover {
    /// The level of its skill at which somebody counts.
    pub fn level(&self) -> u32 {
        self.least_level.unwrap_or(2).max(1)
    }

    /// Whether a person counts on a date.
    pub fn counts(&self, person: &Person, date: NaiveDate) -> bool {
        self.skill.is_none_or(|skill| person.level_of(skill) >= self.level())
            && !(self.on_site && person.is_at_home(date))
    }

    /// How many are wanted on a date.
    pub fn on(&self, date: NaiveDate) -> u32 {
        use chrono::Datelike;
        let usual = self.wanted[date.weekday().num_days_from_monday() as usize % 7];
        self.on_dates.get(&date).copied().unwrap_or(usual)
    }
}

/// A place with a clock and holidays of its own. People work the shifts of their own site only.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
pub struct Site {
    /// Its place in lists.
    pub position: Position,
    /// Such as "Austin".
    pub name: String,
    /// Its zone, an IANA name such as `America/Chicago`.
    pub zone: String,
    /// Its public holidays.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    #[cfg_attr(feature = "cli", schemars(with = "BTreeSet<String>"))]
    pub holidays: BTreeSet<NaiveDate>,
}

impl Placed for Site {
    fn position(&self) -> &Position {
        &self.position
    }
}

/// A cycle of days that crews walk through, each from a day of its own.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
pub struct OwnPattern {
    /// Its place in lists.
    pub position: Position,
    /// What it is called.
    pub name: String,
    /// The days from a Monday on: the letters of shifts, `-` or `O` for a day off, apart or together, such as `E E L L N N - -`.
    pub cycle: String,
    /// How many crews, 1 to 26; each begins an equal part of the cycle after the one before.
    pub crews: u32,
    /// The day of the cycle on which a crew begins, both counted from 0, where that is no equal part.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    #[cfg_attr(feature = "cli", schemars(with = "BTreeMap<String, u32>"))]
    pub offsets: BTreeMap<u32, u32>,
}

impl Placed for OwnPattern {
    fn position(&self) -> &Position {
        &self.position
    }
}

/// A rota as it was published.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
pub struct Version {
    /// Its place in lists.
    pub position: Position,
    /// Such as "January and February".
    pub name: String,
    /// When it was published, in UTC, as `2027-01-04T09:30:00Z`.
    pub published_at: String,
    /// Its first day.
    #[cfg_attr(feature = "cli", schemars(with = "String"))]
    pub first_day: NaiveDate,
    /// How many weeks.
    pub weeks: u32,
    /// What everybody does.
    #[cfg_attr(feature = "cli", schemars(with = "BTreeMap<PersonId, BTreeMap<String, ShiftId>>"))]
    pub rows: BTreeMap<PersonId, BTreeMap<NaiveDate, ShiftId>>,
    /// What it came to by the people, the cover and the rules of that day; nothing of one that is older than this.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub figures: Option<KeyFigures>,
}

fn is_zero(count: &u32) -> bool {
    *count == 0
}

/// What a rota comes to, in a few figures.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
pub struct KeyFigures {
    /// People who are missing, over all shifts.
    pub missing: u32,
    /// Breaches of rules that are never to be broken.
    pub breaches: u32,
    /// Nights that somebody is away from the fair share, at most; rounded up to tenths.
    pub nights_from_fair: f64,
    /// Hours that are planned, of all together.
    pub hours: f64,
}

impl Placed for Version {
    fn position(&self) -> &Position {
        &self.position
    }
}
