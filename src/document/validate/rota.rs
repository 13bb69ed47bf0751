//! The rota: numbers that can be planned with, about people, shifts and skills that are there, and letters that tell shifts apart.

use super::{
    check::{self, At},
    limits,
};
use crate::{
    document::{Issue, IssueCode},
    domain::{Document, Field, RotaPlan, Section, ShiftId, SiteId, rota::Person},
};

pub(super) fn check(plan: &Document, issues: &mut Vec<Issue>) {
    let rota = &plan.rota;
    At::PLAN.number(Field::RotaWeeks, f64::from(rota.weeks), issues);
    let records = rota.sites.len()
        + rota.patterns.len()
        + rota.shifts.len()
        + rota.skills.len()
        + rota.cover.len()
        + rota.versions.len();
    check::count(Section::Rota, records, limits::MOST_OF_ROTA, issues);
    check::count(Section::Rota, rota.people.len(), limits::MOST_PEOPLE, issues);
    sites(plan, issues);
    patterns(plan, issues);
    shifts(plan, issues);
    people(plan, issues);
    for (id, skill) in &rota.skills {
        At { record: Some(id.0), subject: &skill.name }.name(Field::RotaSkills, &skill.name, issues);
    }
    for rule in rota.rules.values() {
        At::PLAN.number(Field::RotaRules, rule.limit, issues);
        if let Some(weight) = rule.weight {
            At::PLAN.number_within(Field::RotaRules, f64::from(weight), limits::RULE_WEIGHT, issues);
        }
    }
    for weeks in rota.rules.values().filter_map(|rule| rule.weeks) {
        At::PLAN.number_within(Field::RotaRules, f64::from(weeks), limits::RULE_WEEKS, issues);
    }
    for weight in rota.fairness.values() {
        At::PLAN.number(Field::Fairness, f64::from(*weight), issues);
    }
    for percent in rota.premiums.values() {
        At::PLAN.number(Field::RotaPremiums, *percent, issues);
    }
    if let Some(pay) = rota.hour_pay {
        At::PLAN.number(Field::RotaHourPay, pay, issues);
    }
    rows(plan, issues);
}

fn sites(plan: &Document, issues: &mut Vec<Issue>) {
    for (id, site) in &plan.rota.sites {
        let at = At { record: Some(id.0), subject: &site.name };
        at.name(Field::RotaSites, &site.name, issues);
        at.name(Field::RotaSites, &site.zone, issues);
        if site.zone.parse::<chrono_tz::Tz>().is_err() {
            issues.push(at.issue(IssueCode::ZoneUnknown, Field::RotaSites).detail(&site.zone));
        }
        check::count(Section::Rota, site.holidays.len(), limits::MOST_DAYS, issues);
    }
    let sites = plan.rota.sites.iter().map(|(id, site)| (id.0, site.name.as_str()));
    check::names(Field::RotaSites, sites, issues);
}

fn known_site(plan: &Document, site: Option<SiteId>, at: &At, field: Field, issues: &mut Vec<Issue>) {
    if let Some(gone) = site.filter(|site| !plan.rota.sites.contains_key(site)) {
        issues.push(at.issue(IssueCode::DanglingReference, field).detail(gone.to_string()));
    }
}

fn patterns(plan: &Document, issues: &mut Vec<Issue>) {
    for (id, pattern) in &plan.rota.patterns {
        let at = At { record: Some(id.0), subject: &pattern.name };
        at.name(Field::RotaPatterns, &pattern.name, issues);
        at.note(Field::RotaPatterns, &pattern.cycle, issues);
        at.number_within(Field::RotaPatterns, f64::from(pattern.crews), limits::CREWS, issues);
        for (crew, day) in &pattern.offsets {
            at.number_within(Field::RotaPatterns, f64::from(*crew), limits::CREW_PLACE, issues);
            at.number_within(Field::RotaPatterns, f64::from(*day), limits::CYCLE_DAY, issues);
        }
    }
}

fn shifts(plan: &Document, issues: &mut Vec<Issue>) {
    let rota = &plan.rota;
    for (id, shift) in &rota.shifts {
        let at = At { record: Some(id.0), subject: &shift.name };
        at.name(Field::RotaShifts, &shift.name, issues);
        at.name(Field::RotaShifts, &shift.letter, issues);
        issues.extend(letter_issue(rota, *id));
        at.number_within(Field::RotaShifts, f64::from(shift.start_minute), limits::MINUTE_OF_DAY, issues);
        at.number_within(Field::RotaShifts, f64::from(shift.length_minutes), limits::ROTA_SHIFT, issues);
        known_site(plan, shift.site, &at, Field::RotaShifts, issues);
        shift.never_next.iter().for_each(|next| known(plan, *next, &at, Field::RotaShifts, issues));
        let most = issue_limits(shift.length_minutes);
        at.number_within(Field::RotaShifts, f64::from(shift.unpaid_break_minutes), most, issues);
        at.number_within(Field::RotaShifts, f64::from(shift.handover_minutes), most, issues);
        for weight in [shift.cap_weight, shift.next_weight].into_iter().flatten() {
            at.number_within(Field::RotaShifts, f64::from(weight), limits::RULE_WEIGHT, issues);
        }
    }
    for (id, cover) in &rota.cover {
        let at = At { record: Some(id.0), subject: "" };
        for wanted in cover.wanted.iter().chain(cover.on_dates.values()) {
            at.number(Field::RotaCover, f64::from(*wanted), issues);
        }
        known(plan, cover.shift, &at, Field::RotaCover, issues);
        if let Some(gone) = cover.skill.filter(|skill| !rota.skills.contains_key(skill)) {
            issues.push(at.issue(IssueCode::DanglingReference, Field::RotaCover).detail(gone.to_string()));
        }
        if let Some(level) = cover.least_level {
            at.number_within(Field::RotaCover, f64::from(level), limits::SKILL_LEVEL, issues);
        }
    }
    let night = rota.night;
    for minute in [night.from_minute, night.to_minute] {
        At::PLAN.number_within(Field::RotaShifts, f64::from(minute), limits::MINUTE_OF_DAY, issues);
    }
    At::PLAN.number_within(Field::RotaShifts, f64::from(night.least_minutes), limits::NIGHT_MINUTES, issues);
}

/// What is wrong with the letter of a shift, which tells it from all others in the grid, in tables and in patterns.
pub fn letter_issue(rota: &RotaPlan, id: ShiftId) -> Option<Issue> {
    let shift = rota.shifts.get(&id)?;
    let at = At { record: Some(id.0), subject: &shift.name };
    let letter = shift.letter.trim();
    if !limits::LETTER.hold(letter.chars().count() as f64) {
        return Some(at.issue(IssueCode::ShiftLetterLength, Field::RotaShifts).detail(letter));
    }
    let other = rota.shifts.get(&rota.shares_letter(id)?)?;
    Some(
        at.issue(IssueCode::ShiftLetterShared, Field::RotaShifts).detail(format!("{letter}, {}", other.name)),
    )
}

/// An unpaid break is shorter than its shift.
fn issue_limits(length_minutes: u32) -> crate::document::issue::Limits {
    crate::document::issue::Limits::below(0.0, f64::from(length_minutes.max(1)))
}

fn known(plan: &Document, shift: ShiftId, at: &At, field: Field, issues: &mut Vec<Issue>) {
    if !plan.rota.shifts.contains_key(&shift) {
        issues.push(at.issue(IssueCode::DanglingReference, field).detail(shift.to_string()));
    }
}

fn people(plan: &Document, issues: &mut Vec<Issue>) {
    use crate::domain::rota::Wish;
    for (id, person) in &plan.rota.people {
        let at = At { record: Some(id.0), subject: &person.name };
        at.name(Field::RotaPeople, &person.name, issues);
        at.name(Field::RotaPeople, &person.crew, issues);
        at.number(Field::PersonHours, person.contract_hours_per_week, issues);
        for gone in person.skills.iter().filter(|skill| !plan.rota.skills.contains_key(skill)) {
            issues.push(at.issue(IssueCode::DanglingReference, Field::RotaPeople).detail(gone.to_string()));
        }
        let wished = person.wishes.values().filter_map(|wish| match wish {
            Wish::Off => None,
            Wish::Work(shift) | Wish::Not(shift) => Some(shift),
        });
        for shift in person.never.iter().chain(wished) {
            known(plan, *shift, &at, Field::RotaPeople, issues);
        }
        known_site(plan, person.site, &at, Field::RotaPeople, issues);
        for weight in person.wish_weights.values() {
            at.number_within(Field::RotaPeople, f64::from(*weight), limits::WISH_WEIGHT, issues);
        }
        for (skill, level) in &person.skill_levels {
            at.number_within(Field::RotaPeople, f64::from(*level), limits::SKILL_LEVEL, issues);
            if !plan.rota.skills.contains_key(skill) {
                let issue = at.issue(IssueCode::DanglingReference, Field::RotaPeople);
                issues.push(issue.detail(skill.to_string()));
            }
        }
        worked(person, &at, issues);
        if person.leave.values().any(|leave| leave.last < leave.first) {
            issues.push(at.issue(IssueCode::RangeUpsideDown, Field::RotaPeople));
        }
    }
    let named = plan.rota.people.iter().map(|(id, person)| (id.0, person.name.as_str()));
    check::names(Field::RotaPeople, named, issues);
}

/// Balances, and what was really worked.
fn worked(person: &Person, at: &At, issues: &mut Vec<Issue>) {
    let mut number = |value: f64, limits| at.number_within(Field::RotaPeople, value, limits, issues);
    if let Some(days) = person.leave_days {
        number(days, limits::LEAVE_DAYS);
    }
    number(person.lieu_hours, limits::LIEU_HOURS);
    person.worked.values().for_each(|worked| number(f64::from(worked.minutes), limits::WORKED_MINUTES));
    for call in person.calls.values() {
        number(f64::from(call.start_minute), limits::MINUTE_OF_DAY);
        number(f64::from(call.minutes), limits::WORKED_MINUTES);
    }
    let records = person.worked.len() + person.calls.len() + person.leave.len() + person.wishes.len();
    let records = records + person.wish_weights.len();
    check::count(Section::Rota, records, limits::MOST_DAYS, issues);
}

fn rows(plan: &Document, issues: &mut Vec<Issue>) {
    let rota = &plan.rota;
    let strangers = rota.rows.keys().chain(rota.pinned.keys()).filter(|id| !rota.people.contains_key(id));
    for gone in strangers {
        let at = At { record: Some(gone.0), subject: "" };
        issues.push(at.issue(IssueCode::DanglingReference, Field::RotaCells).detail(gone.to_string()));
    }
    for (id, row) in &rota.rows {
        let at = At { record: Some(id.0), subject: "" };
        if let Some(gone) = row.values().find(|shift| !rota.shifts.contains_key(shift)) {
            known(plan, *gone, &at, Field::RotaCells, issues);
        }
        check::count(Section::Rota, row.len(), limits::MOST_DAYS, issues);
    }
    for (id, version) in &rota.versions {
        let at = At { record: Some(id.0), subject: &version.name };
        at.name(Field::RotaVersions, &version.name, issues);
        at.name(Field::RotaVersions, &version.published_at, issues);
        for figure in version.figures.iter().flat_map(|frozen| [frozen.nights_from_fair, frozen.hours]) {
            at.number_within(Field::RotaVersions, figure, limits::PUBLISHED_FIGURE, issues);
        }
    }
}
