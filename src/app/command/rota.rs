//! What can be changed about the rota.

use crate::domain::{
    CoverId, LeaveId, PatternId, PersonId, RotaPlan, ShiftId, SiteId, SkillId, VersionId,
    rota::{
        Cover, Leave, NightHours, OwnPattern, Person, PremiumKind, Rule, RuleKind, Shared, ShiftKind, Site,
        Skill, Version,
    },
};
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// Something about the rota. A record that is none goes, with all that speaks of it.
#[derive(Clone, Debug, PartialEq)]
pub enum RotaChange {
    /// The first day that is planned.
    FirstDay(NaiveDate),
    /// How many weeks are planned.
    Weeks(u32),
    /// A site.
    Site(SiteId, Option<Box<Site>>),
    /// A pattern of the user's own.
    Pattern(PatternId, Option<Box<OwnPattern>>),
    /// A kind of shift.
    Shift(ShiftId, Option<Box<ShiftKind>>),
    /// When it is night.
    Night(NightHours),
    /// Several kinds of shift at once, such as those that a pattern wants.
    Shifts(BTreeMap<ShiftId, ShiftKind>),
    /// A skill.
    Skill(SkillId, Option<Box<Skill>>),
    /// A line of cover.
    Cover(CoverId, Option<Box<Cover>>),
    /// All lines of cover, such as the desk's seats have them.
    Covers(BTreeMap<CoverId, Cover>),
    /// A person.
    Person(PersonId, Option<Box<Person>>),
    /// Time off of a person, or it is none any more; what was planned for days that become approved leave is taken away.
    Leave(PersonId, LeaveId, Option<Leave>),
    /// A rule holds with this number, or not at all.
    Rule(RuleKind, Option<Rule>),
    /// All rules, as a pack has them.
    Rules(BTreeMap<RuleKind, Rule>),
    /// What an uneven share weighs; 0 is not at all.
    Fairness(Shared, u32),
    /// What is paid for an hour of this kind besides its pay, in per cent; 0 is nothing.
    Premium(PremiumKind, f64),
    /// What an hour of pay costs; 0 is not told.
    HourPay(f64),
    /// What people do on days: a shift, or nothing.
    Cells(Vec<(PersonId, NaiveDate, Option<ShiftId>)>),
    /// Days that a search leaves as they are, or no longer.
    Pin(Vec<(PersonId, NaiveDate)>, bool),
    /// A rota is published, or is no longer kept.
    Publish(VersionId, Option<Box<Version>>),
    /// Several changes in one step, in this order.
    Together(Vec<RotaChange>),
    /// Another rota altogether, such as a first one from what capacity asks for.
    All(Box<RotaPlan>),
}
