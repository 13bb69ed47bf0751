//! The rota: records that are put or taken away with all that speaks of them, and cells that are painted.

use super::ahead::put;
use crate::{
    app::command::{CommandError, RotaChange},
    domain::{
        Document, Field, Issue, IssueCode, LeaveId, PersonId, Place, RotaPlan, Section, ShiftId, SiteId,
        SkillId,
        rota::{Leave, Person, Rule, RuleKind, Wish},
    },
};
use chrono::NaiveDate;
use std::{collections::BTreeMap, sync::Arc};

pub(super) fn change(plan: &mut Document, change: RotaChange) -> Result<(), CommandError> {
    apply(Arc::make_mut(&mut plan.rota), change)
}

fn apply(rota: &mut RotaPlan, change: RotaChange) -> Result<(), CommandError> {
    match change {
        RotaChange::FirstDay(day) => rota.first_day = day,
        RotaChange::Weeks(weeks) => rota.weeks = weeks,
        RotaChange::Site(id, record) => {
            if record.is_none() {
                forget_site(rota, id);
            }
            put(&mut rota.sites, id, record, Section::Rota, id.0)?;
        }
        RotaChange::Pattern(id, record) => put(&mut rota.patterns, id, record, Section::Rota, id.0)?,
        RotaChange::Shift(id, record) => {
            if record.is_none() {
                forget_shift(rota, id);
            }
            put(&mut rota.shifts, id, record, Section::Rota, id.0)?;
        }
        RotaChange::Night(night) => rota.night = night,
        RotaChange::Shifts(shifts) => rota.shifts.extend(shifts),
        RotaChange::Skill(id, record) => {
            if record.is_none() {
                forget_skill(rota, id);
            }
            put(&mut rota.skills, id, record, Section::Rota, id.0)?;
        }
        RotaChange::Cover(id, record) => put(&mut rota.cover, id, record, Section::Rota, id.0)?,
        RotaChange::Covers(cover) => rota.cover = cover,
        RotaChange::Person(id, mut record) => {
            match record.as_mut() {
                Some(person) => wishes(rota.people.get(&id), person, id)?,
                None => forget_person(rota, id),
            }
            put(&mut rota.people, id, record, Section::Rota, id.0)?;
        }
        RotaChange::Leave(person, id, record) => leave(rota, (person, id), record)?,
        RotaChange::Rule(kind, rule) => set_rule(rota, kind, rule),
        RotaChange::Rules(rules) => rota.rules = rules,
        RotaChange::Fairness(shared, weight) => {
            if weight == 0 {
                rota.fairness.remove(&shared);
            } else {
                rota.fairness.insert(shared, weight);
            }
        }
        RotaChange::HourPay(pay) => rota.hour_pay = Some(pay).filter(|pay| *pay != 0.0),
        RotaChange::Premium(kind, percent) => {
            if percent == 0.0 {
                rota.premiums.remove(&kind);
            } else {
                rota.premiums.insert(kind, percent);
            }
        }
        RotaChange::Cells(cells) => {
            for (person, day, shift) in cells {
                let row = rota.rows.entry(person).or_default();
                match shift {
                    Some(shift) => drop(row.insert(day, shift)),
                    None => drop(row.remove(&day)),
                }
            }
            rota.rows.retain(|_, row| !row.is_empty());
        }
        RotaChange::Pin(cells, is_pinned) => {
            for (person, day) in cells {
                let days = rota.pinned.entry(person).or_default();
                if is_pinned {
                    days.insert(day);
                } else {
                    days.remove(&day);
                }
            }
            rota.pinned.retain(|_, days| !days.is_empty());
        }
        RotaChange::Publish(id, version) => {
            // Counted before one comes or goes: a number is never given twice.
            let is_new = version.is_some() && !rota.versions.contains_key(&id);
            rota.published = rota.next_number() - u32::from(!is_new);
            put(&mut rota.versions, id, version, Section::Rota, id.0)?;
        }
        RotaChange::Together(changes) => changes.into_iter().try_for_each(|change| apply(rota, change))?,
        RotaChange::All(new) => *rota = *new,
    }
    Ok(())
}

fn leave(
    rota: &mut RotaPlan,
    (person, id): (PersonId, LeaveId),
    record: Option<Leave>,
) -> Result<(), CommandError> {
    let gone = CommandError::Gone(Place::record(Section::Rota, person.0));
    let who = rota.people.get_mut(&person).ok_or(gone)?;
    let Some(record) = record else {
        who.leave.remove(&id);
        return Ok(());
    };
    // Days that were off already are left as they are: a shift there was put there knowingly.
    if record.is_approved
        && let Some(row) = rota.rows.get_mut(&person)
    {
        row.retain(|date, _| !record.holds(*date) || who.leave_on(*date).is_some());
    }
    who.leave.insert(id, record);
    rota.rows.retain(|_, row| !row.is_empty());
    Ok(())
}

/// Wishes keep their weight when they go to another date, and take the place of no other one there. Wishes and skills have a weight or a
/// level only where that is not the usual one, and as long as they are there.
fn wishes(before: Option<&Person>, person: &mut Person, id: PersonId) -> Result<(), CommandError> {
    let none = BTreeMap::new();
    let (old, new) = (before.map_or(&none, |before| &before.wishes), &person.wishes);
    let mut gone = old.iter().filter(|(date, _)| !new.contains_key(date));
    if let (Some((from, wish)), None) = (gone.next(), gone.next()) {
        let is_other = |(date, now): &(&NaiveDate, &Wish)| old.get(date).is_some_and(|was| was != *now);
        if let Some((date, _)) = new.iter().find(is_other) {
            let place = Place::of(id.0, Field::RotaPeople);
            let issue =
                Issue::new(IssueCode::DateTaken, place).subject(&person.name).detail(date.to_string());
            return Err(CommandError::Invalid(vec![issue]));
        }
        let to =
            new.iter().find(|(date, now)| !old.contains_key(date) && *now == wish).map(|(date, _)| *date);
        if let (Some(to), Some(weight)) = (to, person.wish_weights.get(from).copied()) {
            person.wish_weights.insert(to, weight);
        }
    }
    person.wish_weights.retain(|date, weight| person.wishes.contains_key(date) && *weight != 1);
    person.skill_levels.retain(|skill, level| person.skills.contains(skill) && *level != 2);
    Ok(())
}

fn set_rule(rota: &mut RotaPlan, kind: RuleKind, rule: Option<Rule>) {
    match rule {
        Some(rule) => drop(rota.rules.insert(kind, rule)),
        None => drop(rota.rules.remove(&kind)),
    }
}

/// Cells, cover and wishes of a shift that goes have nothing left to speak of. What was published stays as it was.
fn forget_shift(rota: &mut RotaPlan, id: ShiftId) {
    rota.cover.retain(|_, cover| cover.shift != id);
    rota.rows.values_mut().for_each(|row| row.retain(|_, shift| *shift != id));
    rota.rows.retain(|_, row| !row.is_empty());
    for kind in rota.shifts.values_mut() {
        kind.never_next.remove(&id);
    }
    for person in rota.people.values_mut() {
        person.never.remove(&id);
        person.wishes.retain(|_, wish| match wish {
            Wish::Off => true,
            Wish::Work(shift) | Wish::Not(shift) => *shift != id,
        });
        person.wish_weights.retain(|date, _| person.wishes.contains_key(date));
    }
}

/// Its shifts and people are of the home site from then on.
fn forget_site(rota: &mut RotaPlan, id: SiteId) {
    let home = |site: &mut Option<SiteId>| *site = site.filter(|site| *site != id);
    rota.shifts.values_mut().for_each(|kind| home(&mut kind.site));
    rota.people.values_mut().for_each(|person| home(&mut person.site));
}

fn forget_skill(rota: &mut RotaPlan, id: SkillId) {
    rota.cover.retain(|_, cover| cover.skill != Some(id));
    for person in rota.people.values_mut() {
        person.skills.remove(&id);
        person.skill_levels.remove(&id);
    }
}

fn forget_person(rota: &mut RotaPlan, id: PersonId) {
    rota.rows.remove(&id);
    rota.pinned.remove(&id);
}
