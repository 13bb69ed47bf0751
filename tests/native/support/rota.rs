//! The rota of a random plan.

use super::Random;
use chrono::{Days, NaiveDate};
use std::collections::{BTreeMap, BTreeSet};
use watchfloor::{
    base::RawId,
    domain::{
        CallId, CoverId, LeaveId, PatternId, PersonId, Position, RotaPlan, ShiftId, SiteId, SkillId,
        VersionId,
        rota::{
            Call, Cover, Duty, KeyFigures, Leave, LeaveReason, NightHours, OwnPattern, Person, PremiumKind,
            Rule, RuleKind, RulePack, Shared, ShiftKind, Site, Skill, Version, Wish, Worked,
        },
    },
};

fn some<T: Copy>(r: &mut Random, of: &[T]) -> Option<T> {
    if of.is_empty() { None } else { Some(of[r.below(of.len() as u64) as usize]) }
}

pub(super) fn rota(r: &mut Random) -> RotaPlan {
    let mut rota = RotaPlan::empty(NaiveDate::from_ymd_opt(2027, 1, 4).unwrap());
    rota.weeks = 1 + r.below(20) as u32;
    rota.night = NightHours {
        from_minute: r.below(1_440) as u32,
        to_minute: r.below(1_440) as u32,
        least_minutes: 1 + r.below(600) as u32,
    };
    for at in 0..r.below(3) {
        let site = Site {
            position: Position::default(),
            name: format!("{} {at}", r.text()),
            zone: ["Europe/Berlin", "America/Chicago", "Asia/Kolkata"][at as usize].into(),
            holidays: [rota.first_day].into(),
        };
        rota.sites.insert(SiteId(RawId(r.bits())), site);
        let pattern = OwnPattern {
            position: Position::default(),
            name: r.text(),
            cycle: "X X - -".into(),
            crews: 1 + r.below(6) as u32,
            offsets: if r.yes() { [(0, r.below(4) as u32)].into() } else { Default::default() },
        };
        rota.patterns.insert(PatternId(RawId(r.bits())), pattern);
    }
    for at in 0..r.below(5) {
        let sites: Vec<_> = rota.sites.keys().copied().collect();
        let length_minutes = 15 + r.below(1_200) as u32;
        let kind = ShiftKind {
            position: Position::default(),
            name: r.text(),
            letter: if at == 0 { "X".into() } else { format!("X{at}") },
            start_minute: r.below(1_440) as u32,
            length_minutes,
            unpaid_break_minutes: r.below(u64::from(length_minutes)) as u32,
            handover_minutes: r.below(60) as u32 % length_minutes,
            duty: Duty::ALL[r.below(3) as usize],
            site: some(r, &sites).filter(|_| r.yes()),
            most_in_four_weeks: r.yes().then(|| r.below(12) as u32),
            cap_weight: r.yes().then(|| 1 + r.below(50) as u32),
            never_next: rota.shifts.keys().next().copied().into_iter().collect(),
            next_weight: r.yes().then(|| 1 + r.below(50) as u32),
        };
        rota.shifts.insert(ShiftId(RawId(r.bits())), kind);
    }
    for _ in 0..r.below(3) {
        let skill = Skill { position: Position::default(), name: r.text() };
        rota.skills.insert(SkillId(RawId(r.bits())), skill);
    }
    let sites: Vec<_> = rota.sites.keys().copied().collect();
    let shifts: Vec<_> = rota.shifts.keys().copied().collect();
    let skills: Vec<_> = rota.skills.keys().copied().collect();
    let days = rota.days() as u64;
    let first = rota.first_day;
    let date = |r: &mut Random| first + Days::new(r.below(days));
    for shift in &shifts {
        let cover = Cover {
            position: Position::default(),
            shift: *shift,
            skill: some(r, &skills).filter(|_| r.yes()),
            least_level: r.yes().then(|| 1 + r.below(3) as u32),
            on_site: r.yes(),
            wanted: std::array::from_fn(|_| r.below(9) as u32),
            on_dates: [(date(r), r.below(5) as u32)].into(),
        };
        rota.cover.insert(CoverId(RawId(r.bits())), cover);
    }
    for at in 0..r.below(6) {
        let wish = match some(r, &shifts) {
            Some(shift) if r.yes() => Wish::Work(shift),
            Some(shift) => Wish::Not(shift),
            None => Wish::Off,
        };
        let first = date(r);
        let leave = Leave {
            first,
            last: first + Days::new(r.below(20)),
            reason: LeaveReason::ALL[r.below(5) as usize],
            is_approved: r.yes(),
        };
        let wished = date(r);
        let call = Call {
            date: date(r),
            start_minute: r.below(1_440) as u32,
            minutes: r.below(300) as u32,
            as_lieu: r.yes(),
        };
        let known: BTreeSet<_> = some(r, &skills).into_iter().collect();
        let person = Person {
            position: Position::default(),
            name: format!("{} {at}", r.text()),
            contract_hours_per_week: 1.0 + r.below(60) as f64,
            skill_levels: known.iter().filter(|_| r.yes()).map(|skill| (*skill, 1)).collect(),
            skills: known,
            is_junior: r.yes(),
            crew: if r.yes() { "A".into() } else { String::new() },
            starts: r.yes().then(|| date(r)),
            ends: r.yes().then(|| date(r)),
            never: some(r, &shifts).into_iter().collect(),
            leave: [(LeaveId(RawId(r.bits())), leave)].into(),
            wishes: [(wished, wish)].into(),
            wish_weights: if r.yes() { [(wished, 2 + r.below(2) as u32)].into() } else { [].into() },
            site: some(r, &sites).filter(|_| r.yes()),
            at_home: std::array::from_fn(|_| r.yes()),
            leave_days: r.yes().then(|| r.below(60) as f64 / 2.0),
            lieu_hours: r.below(40) as f64 - 20.0,
            worked: [(date(r), Worked { minutes: r.below(900) as u32, as_lieu: r.yes() })].into(),
            calls: [(CallId(RawId(r.bits())), call)].into(),
        };
        let id = PersonId(RawId(r.bits()));
        rota.people.insert(id, person);
        let row: BTreeMap<_, _> =
            (0..r.below(20)).filter_map(|_| some(r, &shifts).map(|shift| (date(r), shift))).collect();
        rota.rows.insert(id, row);
        rota.pinned.insert(id, [date(r)].into());
    }
    for kind in RuleKind::ALL {
        if r.yes() {
            let weight = r.yes().then(|| 1 + r.below(50) as u32);
            rota.rules.insert(
                kind,
                Rule {
                    limit: r.below(60) as f64,
                    weight,
                    weeks: (kind == RuleKind::AverageHours && r.yes()).then(|| 1 + r.below(30) as u32),
                    pack: r.yes().then(|| RulePack::ALL[r.below(5) as usize]),
                },
            );
        }
    }
    for shared in Shared::ALL {
        rota.fairness.insert(shared, r.below(9) as u32);
    }
    for kind in PremiumKind::ALL {
        if r.yes() {
            rota.premiums.insert(kind, 0.5 + r.below(200) as f64);
            rota.hour_pay = Some(10.0 + r.below(9_000) as f64 / 100.0);
        }
    }
    let version = Version {
        position: Position::default(),
        name: r.text(),
        published_at: "2027-01-04T09:30:00Z".into(),
        first_day: rota.first_day,
        weeks: rota.weeks,
        rows: rota.rows.clone(),
        figures: r.yes().then(|| KeyFigures {
            missing: r.below(40) as u32,
            breaches: r.below(40) as u32,
            nights_from_fair: r.below(90) as f64 / 2.0,
            hours: r.below(9_000) as f64 / 4.0,
        }),
    };
    rota.published = r.below(5) as u32;
    rota.versions.insert(VersionId(RawId(r.bits())), version);
    rota
}
