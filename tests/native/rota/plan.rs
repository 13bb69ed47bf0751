//! The rota of a plan: each of its rules reaches the engine and comes back in the plan's words; cover, leave and wishes as they are typed.

use chrono::{Days, NaiveDate};
use watchfloor::{
    app::first_rota::nobody,
    base::RawId,
    domain::{
        CoverId, LeaveId, PersonId, Position, RotaPlan, ShiftId, SiteId,
        rota::{Breach, Cover, Duty, Leave, LeaveReason, Person, Rule, RuleKind, Shared, ShiftKind, Wish},
    },
    engine::rota::{Arranged, Counted, Weight, rota_report, who_could},
};

pub(super) const ONE: PersonId = PersonId(RawId(1));
pub(super) const TWO: PersonId = PersonId(RawId(2));
pub(super) const THREE: PersonId = PersonId(RawId(3));
pub(super) const EARLY: ShiftId = ShiftId(RawId(10));
pub(super) const LATE: ShiftId = ShiftId(RawId(11));
pub(super) const NIGHT: ShiftId = ShiftId(RawId(12));
pub(super) const ON_CALL: ShiftId = ShiftId(RawId(13));

pub(super) fn monday() -> NaiveDate {
    NaiveDate::from_ymd_opt(2027, 1, 4).unwrap()
}

/// A day, counted from the first one.
pub(super) fn day(number: usize) -> NaiveDate {
    monday() + Days::new(number as u64)
}

/// One, and others who are alike, with nothing planned for any.
pub(super) fn others(rota: &mut RotaPlan, ids: &[PersonId]) {
    for id in ids {
        let other = Person { name: format!("{}", id.0.0), ..rota.people[&ONE].clone() };
        rota.people.insert(*id, other);
    }
    rota.rows.clear();
}

/// One, Two and Three, with nothing planned for any.
pub(super) fn three() -> RotaPlan {
    let mut rota = plan("-------");
    others(&mut rota, &[TWO, THREE]);
    for (id, name) in [(TWO, "Two"), (THREE, "Three")] {
        rota.people.get_mut(&id).unwrap().name = name.into();
    }
    rota
}

/// One person on 40 hours, early 6 to 14, late 14 to 22, night 22 to 6, on call from 8; the letters from Monday on, `-` for a day off.
pub(super) fn plan(letters: &str) -> RotaPlan {
    let mut rota = RotaPlan::empty(monday());
    rota.weeks = (letters.len() as u32).div_ceil(7);
    for (id, start, duty) in
        [(EARLY, 6, Duty::Work), (LATE, 14, Duty::Work), (NIGHT, 22, Duty::Work), (ON_CALL, 8, Duty::OnCall)]
    {
        let kind = ShiftKind {
            position: Position::default(),
            name: start.to_string(),
            letter: start.to_string(),
            start_minute: start * 60,
            length_minutes: 480,
            unpaid_break_minutes: 0,
            handover_minutes: 0,
            duty,
            site: None,
            most_in_four_weeks: None,
            cap_weight: None,
            never_next: Default::default(),
            next_weight: None,
        };
        rota.shifts.insert(id, kind);
    }
    let person = nobody(Position::default(), "One".into(), 40.0);
    rota.people.insert(ONE, person);
    let cells = letters.chars().enumerate().filter_map(|(day, letter)| {
        let shift = match letter {
            'E' => EARLY,
            'L' => LATE,
            'N' => NIGHT,
            'C' => ON_CALL,
            _ => return None,
        };
        Some((monday() + Days::new(day as u64), shift))
    });
    rota.rows.insert(ONE, cells.collect());
    rota
}

/// So many wanted on a shift, Monday first.
pub(super) fn cover(rota: &mut RotaPlan, id: CoverId, shift: ShiftId, wanted: [u32; 7]) {
    let line = Cover {
        position: Position::default(),
        shift,
        skill: None,
        least_level: None,
        on_site: false,
        wanted,
        on_dates: Default::default(),
    };
    rota.cover.insert(id, line);
}

/// What is broken, each once.
pub(super) fn broken(rota: &RotaPlan) -> Vec<Breach> {
    let report = rota_report(rota, &Arranged::of(rota, &[]), &[]);
    let mut found: Vec<Breach> = report.broken.iter().map(|broken| broken.what).collect();
    found.dedup();
    found
}

/// What is broken of the rules that cost, each once.
pub(super) fn bent(rota: &RotaPlan) -> Vec<Breach> {
    let report = rota_report(rota, &Arranged::of(rota, &[]), &[]);
    let mut found: Vec<Breach> = report.bent.iter().map(|broken| broken.what).collect();
    found.dedup();
    found
}

#[test]
fn each_rule_is_broken_by_what_breaks_it_and_by_nothing_else() {
    let cases = [
        (RuleKind::RestHours, 11.0, "LE-----", "EL-----"),
        (RuleKind::WeeklyRestHours, 35.0, "EEEEEEEE------", "EEEEEE--EE----"),
        (RuleKind::HoursInWeek, 40.0, "EEEEEE-", "EEEEE--"),
        (RuleKind::AverageHours, 48.0, "EEEEEEE", "EEEEEE-"),
        (RuleKind::ContractHours, 8.0, "EEE----", "EEEE---"),
        (RuleKind::DaysInRow, 5.0, "EEEEEE-", "EEEEE--"),
        (RuleKind::FewestDaysInRow, 2.0, "-E-----", "-EE----"),
        (RuleKind::FewestDaysOff, 2.0, "EE-EE--", "EE--EE-"),
        (RuleKind::NightsInRow, 3.0, "NNNN---", "NNN----"),
        (RuleKind::FewestNights, 2.0, "-N-----", "-NN----"),
        (RuleKind::DaysOffAfterNights, 2.0, "NN-EE--", "NN--EE-"),
        (RuleKind::MostNights, 2.0, "NN--N--", "NN--E--"),
        (RuleKind::Weekends, 1.0, "-----EE-----E-", "-----EE-------"),
        (RuleKind::WholeWeekends, 0.0, "-----E-", "-----EE"),
        (RuleKind::ForwardRotation, 0.0, "LE-----", "EL-----"),
        (RuleKind::LongestShift, 7.5, "E------", "-------"),
        (RuleKind::OnCall, 8.0, "C-C-C--", "C---C--"),
        // Somebody new, and nobody else.
        (RuleKind::NoJuniorAlone, 1.0, "E------", "-------"),
    ];
    assert_eq!(cases.len(), RuleKind::ALL.len());
    for (kind, limit, bad, good) in cases {
        let with = |letters: &str| {
            let mut rota = plan(letters);
            rota.people.get_mut(&ONE).unwrap().is_junior = true;
            rota.rules.insert(kind, Rule::hard(limit));
            assert_eq!(bent(&rota), [], "{kind:?} is hard");
            broken(&rota)
        };
        let at_a_cost = |letters: &str| {
            let mut rota = plan(letters);
            rota.people.get_mut(&ONE).unwrap().is_junior = true;
            rota.rules.insert(kind, Rule { limit, weight: Some(5), weeks: None, pack: None });
            assert_eq!(broken(&rota), [], "{kind:?} costs");
            bent(&rota)
        };
        assert_eq!(at_a_cost(bad), [Breach::Rule(kind)], "{kind:?} {bad}");
        assert_eq!(at_a_cost(good), [], "{kind:?} {good}");
        assert_eq!(with(bad), [Breach::Rule(kind)], "{kind:?} {bad}");
        assert_eq!(with(good), [], "{kind:?} {good}");
        assert_eq!(broken(&plan(bad)), [], "{kind:?} is off");
    }
}

#[test]
fn what_holds_for_four_weeks_holds_for_each_four_of_them() {
    // Six weekends in a row are eight weeks' worth of three of four, but no four of them may have four.
    let (off, on) = ("-------", "-----EE");
    let mut rota = plan(&[on, on, on, on, on, on, off, off].concat());
    rota.rules.insert(RuleKind::Weekends, Rule::hard(3.0));
    let report = rota_report(&rota, &Arranged::of(&rota, &[]), &[]);
    let told: Vec<_> = report.broken.iter().map(|one| (one.day, one.what)).collect();
    let weekends = Breach::Rule(RuleKind::Weekends);
    assert_eq!(told, [(Some(26), weekends), (Some(33), weekends), (Some(40), weekends)]);
    // One week has its weekend.
    let mut rota = plan(on);
    rota.rules.insert(RuleKind::Weekends, Rule::hard(1.0));
    assert_eq!(broken(&rota), []);
    // On call: three in each four weeks, and two in the two that are left.
    let (one, two) = ("C------", "C--C---");
    let mut rota = plan(&[two, one, off, off, two, off].concat());
    rota.rules.insert(RuleKind::OnCall, Rule::hard(3.0));
    assert_eq!(broken(&rota), []);
    let mut rota = plan(&[two, two, off, off, two, one].concat());
    rota.rules.insert(RuleKind::OnCall, Rule::hard(3.0));
    let report = rota_report(&rota, &Arranged::of(&rota, &[]), &[]);
    assert_eq!(report.broken.iter().map(|one| one.day).collect::<Vec<_>>(), [Some(10), Some(35)]);
    // A shift's own cap is the same.
    let mut rota = plan(&[two, two, off, off, one].concat());
    rota.shifts.get_mut(&ON_CALL).unwrap().most_in_four_weeks = Some(3);
    assert_eq!(broken(&rota), [Breach::Cap]);
}

#[test]
fn a_day_of_sickness_breaks_no_rule() {
    let mut rota = plan("EEEE---");
    rota.rules.insert(RuleKind::FewestDaysOff, Rule::hard(2.0));
    rota.rules.insert(RuleKind::ContractHours, Rule::hard(8.0));
    let day = monday() + Days::new(2);
    rota.rows.get_mut(&ONE).unwrap().remove(&day);
    assert_eq!(broken(&rota), [Breach::Rule(RuleKind::ContractHours), Breach::Rule(RuleKind::FewestDaysOff)]);
    let sick = Leave { first: day, last: day, reason: LeaveReason::Sickness, is_approved: true };
    rota.people.get_mut(&ONE).unwrap().leave.insert(LeaveId(RawId(1)), sick.clone());
    assert_eq!(broken(&rota), []);
    // A week of it takes a week's hours, not seven shifts.
    let away = |days: u64| {
        let mut rota = plan(&"-".repeat(14));
        rota.rules.insert(RuleKind::ContractHours, Rule::hard(0.0));
        let sick = Leave { last: monday() + Days::new(days - 1), first: monday(), ..sick.clone() };
        rota.people.get_mut(&ONE).unwrap().leave.insert(LeaveId(RawId(1)), sick);
        Arranged::of(&rota, &[]).problem.people[0].min_minutes / 60
    };
    assert_eq!([1, 3, 5, 7, 9].map(away), [72, 56, 40, 40, 24]);
}

#[test]
fn only_who_may_have_nights_has_a_part_in_them_and_each_site_for_itself() {
    let mut rota = plan("NN--N--");
    rota.fairness.insert(Shared::Nights, 1);
    let other = |id: u64| PersonId(RawId(id));
    for (id, nights) in [(2, 3), (3, 0), (4, 0)] {
        let mut person = rota.people[&ONE].clone();
        if id == 3 {
            person.never.insert(NIGHT);
        }
        if id == 4 {
            person.site = Some(SiteId(RawId(9)));
        }
        rota.people.insert(other(id), person);
        let row = (0..nights).map(|day| (monday() + Days::new(day), NIGHT));
        rota.rows.insert(other(id), row.collect());
    }
    let arranged = Arranged::of(&rota, &[]);
    let parts: Vec<Vec<bool>> = arranged
        .problem
        .fairness
        .iter()
        .map(|shared| shared.parts.iter().map(|part| *part > 0).collect())
        .collect();
    assert_eq!(parts, [vec![true, true, false, false], vec![false; 4]], "no night at the other site");
    assert!(rota_report(&rota, &arranged, &[]).nights_from_fair < 1e-9);
}

#[test]
fn holidays_worked_before_the_rota_count_for_the_fair_share() {
    let mut rota = plan("-------");
    rota.fairness.insert(Shared::Holidays, 1);
    let new_year = NaiveDate::from_ymd_opt(2027, 1, 1).unwrap();
    rota.rows.get_mut(&ONE).unwrap().insert(new_year, EARLY);
    let fairness = Arranged::of(&rota, &[new_year, monday()]).problem.fairness;
    assert_eq!((fairness[0].before.as_slice(), &fairness[0].counted), (&[1][..], &Counted::OnDays(vec![0])));
}

#[test]
fn with_too_few_people_each_shift_has_one_before_one_has_two() {
    let mut rota = plan("-------");
    for id in 2..4 {
        rota.people.insert(PersonId(RawId(id)), rota.people[&ONE].clone());
    }
    for (at, shift) in [EARLY, LATE, NIGHT].into_iter().enumerate() {
        cover(&mut rota, CoverId(RawId(at as u64)), shift, [2, 0, 0, 0, 0, 0, 0]);
    }
    let (found, _) = super::best(&Arranged::of(&rota, &[]).problem, 1, 40).unwrap();
    let mut monday: Vec<_> = found.iter().map(|row| row[0]).collect();
    monday.sort();
    assert_eq!(monday, [Some(0), Some(1), Some(2)]);
}

#[test]
fn what_was_worked_before_the_first_day_is_looked_back_on() {
    let mut rota = plan("E------");
    rota.rules.insert(RuleKind::RestHours, Rule::hard(11.0));
    assert_eq!(broken(&rota), []);
    let sunday = monday() - Days::new(1);
    rota.rows.get_mut(&ONE).unwrap().insert(sunday, LATE);
    assert_eq!(broken(&rota), [Breach::Rule(RuleKind::RestHours)]);
    rota.fairness.insert(Shared::Weekends, 1);
    assert_eq!(Arranged::of(&rota, &[]).problem.fairness[0].before, [1]);
}

#[test]
fn leave_that_is_approved_is_a_day_off_and_takes_contract_hours_away() {
    let mut rota = plan("EEEEE--");
    let leave = Leave {
        first: monday(),
        last: monday() + Days::new(6),
        reason: LeaveReason::Annual,
        is_approved: false,
    };
    let put = |rota: &mut RotaPlan, leave: Leave| {
        rota.people.get_mut(&ONE).unwrap().leave.insert(LeaveId(RawId(3)), leave);
    };
    put(&mut rota, leave.clone());
    assert_eq!((broken(&rota), Arranged::of(&rota, &[]).contract_minutes), (vec![], vec![2_400]));
    put(&mut rota, Leave { is_approved: true, ..leave });
    assert_eq!((broken(&rota), Arranged::of(&rota, &[]).contract_minutes), (vec![Breach::Away], vec![0]));
}

#[test]
fn a_settled_day_and_a_shift_never_worked_are_held() {
    let mut rota = plan("E------");
    rota.people.get_mut(&ONE).unwrap().never.insert(EARLY);
    assert_eq!(broken(&rota), [Breach::Never]);
    rota.people.get_mut(&ONE).unwrap().never.clear();
    rota.pinned.insert(ONE, [monday(), monday() + Days::new(1)].into());
    let settled = Arranged::of(&rota, &[]).problem.people[0].pinned.clone();
    assert_eq!(settled, [(0, Some(0)), (1, None)]);
}

#[test]
fn cover_has_other_numbers_on_dates_and_what_nobody_asks_for_is_one_too_many_on_every_day() {
    let mut rota = plan("E------");
    let cover = Cover {
        position: Position::default(),
        shift: EARLY,
        skill: None,
        least_level: None,
        on_site: false,
        wanted: [2; 7],
        on_dates: [(monday() + Days::new(3), 5)].into(),
    };
    rota.cover.insert(CoverId(RawId(4)), cover);
    let arranged = Arranged::of(&rota, &[]);
    let wanted = |shift: usize| -> Vec<u32> {
        let lines = arranged.problem.cover.iter().filter(|line| line.shift == shift);
        lines.filter(|line| line.over != Weight::Soft(0)).map(|line| line.wanted).collect()
    };
    assert_eq!(wanted(0), [2, 2, 2, 5, 2, 2, 2]);
    // Late and night are on no line.
    for shift in [1, 2] {
        assert_eq!(wanted(shift), [0; 7]);
        let lines = arranged.problem.cover.iter().filter(|line| line.shift == shift);
        assert!(lines.clone().all(|line| line.over != Weight::Soft(0)));
        assert_eq!(lines.map(|line| line.day).collect::<Vec<_>>(), (0..7).collect::<Vec<_>>());
    }
    let report = rota_report(&rota, &arranged, &[]);
    assert_eq!(report.missing, 1 + 2 * 5 + 5);
}

#[test]
fn a_wish_is_counted_and_missed_or_not() {
    let mut rota = plan("EL-----");
    let day = |day: u64| monday() + Days::new(day);
    let wishes = [(day(0), Wish::Off), (day(1), Wish::Work(LATE)), (day(2), Wish::Not(NIGHT))];
    rota.people.get_mut(&ONE).unwrap().wishes = wishes.into();
    let report = rota_report(&rota, &Arranged::of(&rota, &[]), &[]);
    assert_eq!((report.people[0].wishes, report.people[0].missed), (3, 1));
}

#[test]
fn what_taking_a_shift_would_break_is_said_of_the_person_who_would_take_it() {
    let mut rota = plan("-------");
    let mut other = rota.people[&ONE].clone();
    other.never.insert(NIGHT);
    rota.people.insert(PersonId(RawId(2)), other);
    let arranged = Arranged::of(&rota, &[]);
    assert_eq!(arranged.people, [ONE, PersonId(RawId(2))]);
    let found = who_could(&rota, &arranged, 0, NIGHT, |_| true);
    let breaks: Vec<_> = found.iter().map(|one| (one.person, one.breaks.clone())).collect();
    assert_eq!(breaks, [(ONE, vec![]), (PersonId(RawId(2)), vec![Breach::Never])]);
    // Ten hours a week: a second day of eight is over the average for one, not for the other.
    rota.people.get_mut(&PersonId(RawId(2))).unwrap().never.clear();
    rota.rules.insert(RuleKind::AverageHours, Rule::hard(10.0));
    let tuesday = monday() + Days::new(1);
    rota.rows.insert(ONE, [(tuesday, EARLY)].into());
    let found = who_could(&rota, &Arranged::of(&rota, &[]), 3, EARLY, |_| true);
    let of = |person| found.iter().find(|one| one.person == person).unwrap().breaks.clone();
    assert_eq!(of(ONE), [Breach::Rule(RuleKind::AverageHours)]);
    assert_eq!(of(PersonId(RawId(2))), []);
}
