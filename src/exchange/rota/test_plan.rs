//! A small plan to test with: early, late, night and on call, people by name with their days.

use crate::{
    base::{Estimate, Month, RawId, WeekGrid},
    domain::{
        Absence, Desk, Document, InShiftLoss, MinimumSeats, PersonId, Position, RotaPlan, ShiftEnd, ShiftId,
        SocFacts, Team, defaults,
        rota::{Duty, Person, ShiftKind},
    },
};
use chrono::{NaiveDate, TimeDelta};
use std::{collections::BTreeMap, sync::Arc};

/// The person of a place.
pub(super) fn person(place: u64) -> PersonId {
    PersonId(RawId(100 + place))
}

/// The shift of a letter: E, L, N or C.
pub(super) fn shift(letter: char) -> ShiftId {
    ShiftId(RawId(u64::from(letter)))
}

/// Somebody with a contract of 35 hours.
pub(super) fn named(name: &str) -> Person {
    Person {
        position: Position::default(),
        name: name.into(),
        contract_hours_per_week: 35.0,
        skills: [].into(),
        crew: String::new(),
        starts: None,
        ends: None,
        never: [].into(),
        leave: [].into(),
        wishes: [].into(),
        skill_levels: Default::default(),
        is_junior: false,
        wish_weights: [].into(),
        site: None,
        at_home: [false; 7],
        leave_days: None,
        lieu_hours: 0.0,
        worked: [].into(),
        calls: [].into(),
    }
}

/// A rota of one week with these people; days count from the first one.
pub(super) fn rota(first_day: &str, people: &[(&str, &[(i64, char)])]) -> RotaPlan {
    let mut rota = RotaPlan::empty(first_day.parse().unwrap());
    rota.weeks = 1;
    for (letter, name, start_minute, length_minutes, duty) in [
        ('E', "Early", 360, 480, Duty::Work),
        ('L', "Late", 840, 480, Duty::Work),
        ('N', "Night", 1_320, 480, Duty::Work),
        ('C', "On call", 480, 1_440, Duty::OnCall),
    ] {
        let kind = ShiftKind {
            position: Position::default(),
            name: name.into(),
            letter: letter.into(),
            start_minute,
            length_minutes,
            unpaid_break_minutes: 30,
            handover_minutes: 0,
            duty,
            site: None,
            most_in_four_weeks: None,
            cap_weight: None,
            never_next: Default::default(),
            next_weight: None,
        };
        rota.shifts.insert(shift(letter), kind);
    }
    for (place, (name, days)) in people.iter().enumerate() {
        let id = person(place as u64);
        rota.people.insert(id, named(name));
        let on = |(day, letter): &(i64, char)| (rota.first_day + TimeDelta::days(*day), shift(*letter));
        let row: BTreeMap<NaiveDate, ShiftId> = days.iter().map(on).collect();
        rota.rows.insert(id, row);
    }
    rota
}

/// A plan with such a rota in a zone.
pub(super) fn plan(zone: &str, first_day: &str, people: &[(&str, &[(i64, char)])]) -> Document {
    of(zone, rota(first_day, people))
}

/// A plan with a rota in a zone; nothing else is in it.
pub(super) fn of(zone: &str, rota: RotaPlan) -> Document {
    let nothing = || Estimate::point(0.0);
    Document {
        soc: Arc::new(SocFacts {
            plan_name: String::new(),
            organisation: String::new(),
            home_zone: zone.into(),
            currency: "EUR".into(),
            first_month: Month { year: 2027, month: 1 },
            horizon_months: 12,
            business_hours: WeekGrid::filled(false),
        }),
        severities: Arc::default(),
        customers: Arc::default(),
        streams: Arc::default(),
        histories: Arc::default(),
        desk: Arc::new(Desk {
            seats: WeekGrid::filled(0),
            minimum: MinimumSeats { seats: WeekGrid::filled(0), reason: String::new(), cover_breaks: false },
            escalations_at_desk: false,
            occupancy_limit: 0.85,
            shift_end: ShiftEnd::Finish,
            empty_share: nothing(),
            second_tier: None,
        }),
        team: Arc::new(Team {
            people: 0.0,
            contract_hours_per_week: 40.0,
            part_timers: 0.0,
            part_time_hours_per_week: 20.0,
            shift_hours: 8.0,
            absence: Absence {
                leave_days: nothing(),
                sickness_days: nothing(),
                training_days: nothing(),
                vacancy_share: nothing(),
            },
            in_shift_loss: InShiftLoss {
                break_minutes: nothing(),
                handover_minutes: nothing(),
                meeting_minutes: nothing(),
                other_work_share: nothing(),
            },
        }),
        staffing: Arc::new(defaults::staffing()),
        roll_outs: Arc::default(),
        year: Arc::default(),
        work: Arc::new(defaults::other_work()),
        rota: Arc::new(rota),
        scenarios: Arc::default(),
        import_memory: Arc::default(),
    }
}
