//! The rota of the sample SOC: twelve people with the names of trees, on shifts of eight hours, eight weeks planned.

use crate::{
    app::first_rota::{nobody, usual_fairness, usual_rules},
    base::{Month, RawId},
    domain::{
        CoverId, LeaveId, PersonId, Position, RotaPlan, ShiftId, SkillId,
        rota::{Cover, Duty, Leave, LeaveReason, ShiftKind, Skill, Wish},
    },
};
use chrono::{Datelike, Days, NaiveDate};
use std::collections::BTreeMap;

const NAMES: [&str; 12] =
    ["Ash", "Birch", "Cedar", "Elm", "Fir", "Hazel", "Juniper", "Larch", "Maple", "Oak", "Pine", "Rowan"];
const LEADS: [usize; 6] = [0, 2, 4, 6, 8, 10];
/// Early, late, night, and by day on weekdays.
const SHIFTS: [(&str, &str, u32, u32); 4] = [
    ("Early", "E", 6 * 60, 2),
    ("Late", "L", 14 * 60, 2),
    ("Night", "N", 22 * 60, 2),
    ("Day", "D", 9 * 60, 1),
];
/// Twelve rows of eight weeks, as a search found them for just these people: nobody is missing and no rule is broken.
const ROWS: [&str; 12] = [
    "N--LL--EEDDDE--------LNN--EENNNN---LLD--EEL--ELLLN--ELNN",
    "NN--EEDNN--ELNN--EEEEDD--N--LLL--LLDDED--DELNN--E-------",
    "DLLNN--LLD---ELN----L--LLLL--------LLNNNN--EELNNN--EDDDE",
    "ELDEN---------ELL--LL--EEEL--DEEL--EE--ENNNN--ENNNN--ELL",
    "LNN--NN--EEE--EEDLDL--EDDDEL--LNN--EELL--N--------DDLNN-",
    "--EN---EDLLLL--EEDLNN-------EEELDN--NNNN---DE--EELDNN--E",
    "-------NN--EELN--LLNN--ELN--EELLDN--EL--LLDNNN--EELLDE--",
    "-EELLNN---EL--ENN--EEELNN--LDNN--EE-------DD--EELL--EEEN",
    "-EEDDLL--LDNNN-------EELN--EL---ELNN--LDEE--LLL--ENNNN--",
    "LDN--EEDENN--LLDEEE--LL--LNNN---NNN---EL--LLLLDL--EEEENN",
    "EEL--LLLLNN--EDDNNN--N--EENN---ELLLNN--LLLN--ED--DEDEEE-",
    "N--EEEE--ELNN--LLNN--NNN--N--LDDEEE--EEE--EEDDNN--LLLLLL",
];
const LEAD: SkillId = SkillId(RawId(0x7c0f_fee0_0000_0001));

fn shift(place: usize) -> ShiftId {
    ShiftId(RawId(0x8c0f_fee0_0000_0001 + place as u64))
}

fn person(place: usize) -> PersonId {
    PersonId(RawId(0x9c0f_fee0_0000_0001 + place as u64))
}

pub(super) fn rota(first_month: Month) -> RotaPlan {
    let first = first_month.first_day().unwrap_or_default();
    let ahead = (7 - first.weekday().num_days_from_monday()) % 7;
    let mut rota = RotaPlan::empty(first.checked_add_days(Days::new(u64::from(ahead))).unwrap_or(first));
    let mut place = Position::default();
    for (at, (name, letter, start_minute, seats)) in SHIFTS.into_iter().enumerate() {
        let kind = ShiftKind {
            position: place.clone(),
            name: name.into(),
            letter: letter.into(),
            start_minute,
            length_minutes: 480,
            unpaid_break_minutes: 0,
            handover_minutes: 0,
            duty: Duty::Work,
            site: None,
            most_in_four_weeks: None,
            cap_weight: None,
            never_next: Default::default(),
            next_weight: None,
        };
        rota.shifts.insert(shift(at), kind);
        let wanted = if letter == "D" { [1, 1, 1, 1, 1, 0, 0] } else { [seats; 7] };
        let line = |skill, wanted| Cover {
            position: place.clone(),
            shift: shift(at),
            skill,
            least_level: None,
            on_site: false,
            wanted,
            on_dates: BTreeMap::new(),
        };
        rota.cover.insert(CoverId(RawId(0xac0f_fee0_0000_0001 + at as u64)), line(None, wanted));
        if letter == "N" {
            rota.cover.insert(CoverId(RawId(0xac0f_fee0_0000_0011)), line(Some(LEAD), [1; 7]));
        }
        place = place.after();
    }
    rota.skills.insert(LEAD, Skill { position: Position::default(), name: "Leads a shift".into() });
    rota.rules = usual_rules();
    rota.fairness = usual_fairness();
    people(&mut rota);
    rows(&mut rota);
    rota
}

fn people(rota: &mut RotaPlan) {
    let mut place = Position::default();
    for (at, name) in NAMES.into_iter().enumerate() {
        let mut one = nobody(place.clone(), name.into(), 40.0);
        if LEADS.contains(&at) {
            one.skills.insert(LEAD);
        }
        // Ten have a week off within the two months, in different weeks.
        if at < 10 {
            let off = |first: usize, days: usize, reason, is_approved| Leave {
                first: rota.date(first),
                last: rota.date(first + days - 1),
                reason,
                is_approved,
            };
            let week = (at * 5 + 2) % 8;
            one.leave.insert(
                LeaveId(RawId(0xbc0f_fee0_0000_0001 + at as u64)),
                off(week * 7, 7, LeaveReason::Annual, at != 9),
            );
        }
        let wished: NaiveDate = rota.date((at * 11 + 5) % 56);
        one.wishes.insert(wished, Wish::Off);
        rota.people.insert(person(at), one);
        place = place.after();
    }
}

fn rows(rota: &mut RotaPlan) {
    for (at, letters) in ROWS.into_iter().enumerate() {
        let days = letters.bytes().enumerate().filter_map(|(day, letter)| {
            let place = SHIFTS.iter().position(|(_, kind, ..)| kind.bytes().next() == Some(letter))?;
            Some((rota.date(day), shift(place)))
        });
        let row = days.collect();
        rota.rows.insert(person(at), row);
    }
}
