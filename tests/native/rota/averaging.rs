//! "48 hours a week on average, over four months": windows longer than the rota look back, shorter ones slide through it.

use super::{
    best,
    plan::{EARLY, ON_CALL, ONE, bent, broken, monday, plan},
};
use chrono::Days;
use watchfloor::{
    base::RawId,
    domain::{
        CallId, LeaveId, PersonId, Position, RotaPlan, VersionId,
        rota::{Breach, Call, Leave, LeaveReason, Person, Rule, RuleKind, Version, Worked},
    },
    engine::rota::{Arranged, CoverLine, Request, SpanCap, Weight, Wish, check, rota_report, who_could},
};

const AVERAGE: Breach = Breach::Rule(RuleKind::AverageHours);

/// At most so many hours a week, averaged over so many weeks.
fn averaged(rota: &mut RotaPlan, limit: f64, weeks: Option<u32>) {
    rota.rules.insert(RuleKind::AverageHours, Rule { weeks, ..Rule::hard(limit) });
}

/// So many early shifts in each of these weeks, counted from the first one; weeks before it are below zero.
fn work(rota: &mut RotaPlan, weeks: &[(i64, u64)]) {
    for (week, shifts) in weeks {
        for day in 0..*shifts {
            let date = monday() + chrono::TimeDelta::days(week * 7 + day as i64);
            rota.rows.entry(ONE).or_default().insert(date, EARLY);
        }
    }
}

/// The broken windows, by their last day.
fn days(rota: &RotaPlan) -> Vec<Option<usize>> {
    let report = rota_report(rota, &Arranged::of(rota, &[]), &[]);
    report.broken.iter().filter(|broken| broken.what == AVERAGE).map(|broken| broken.day).collect()
}

#[test]
fn a_window_longer_than_the_rota_looks_back_on_what_was_worked() {
    // Two weeks of 48 hours would be within the limit; three weeks of 56 before them are not.
    let mut rota = plan(&"-".repeat(14));
    work(&mut rota, &[(-3, 7), (-2, 7), (-1, 7), (0, 5), (1, 5)]);
    averaged(&mut rota, 48.0, None);
    assert_eq!(broken(&rota), []);
    // 3 x 56 + 2 x 40 = 248 of 240 hours.
    averaged(&mut rota, 48.0, Some(5));
    assert_eq!(broken(&rota), [AVERAGE]);
    // Over four weeks only two of those before count: 192 of 192.
    averaged(&mut rota, 48.0, Some(4));
    assert_eq!(days(&rota), [Some(6)], "the window that ends with the first week: 3 x 56 + 40 of 192");
    // Where nothing is known the window is cut: 80 hours of two weeks.
    rota.rows.get_mut(&ONE).unwrap().retain(|date, _| *date >= monday());
    averaged(&mut rota, 48.0, Some(17));
    assert_eq!(broken(&rota), []);
}

#[test]
fn a_search_keeps_to_what_the_weeks_before_leave() {
    let mut rota = plan(&"-".repeat(14));
    work(&mut rota, &[(-3, 7), (-2, 7), (-1, 7)]);
    averaged(&mut rota, 48.0, Some(5));
    let staff = Arranged::of(&rota, &[]).problem.people[0].clone();
    // The window that ends with the first week of the rota is not known as a whole, the other leaves 72 hours.
    assert_eq!(staff.spans, [SpanCap { first: 0, end: 14, most_minutes: (240 - 168) * 60 }]);
    let mut row = vec![None; 14];
    row[..9].fill(Some(0));
    let mut problem = Arranged::of(&rota, &[]).problem;
    problem.cover.clear();
    assert_eq!(check(&problem, &[row.clone()]), [], "72 hours are left");
    row[9] = Some(0);
    assert_eq!(check(&problem, &[row]).len(), 1);
    // What really was worked counts, calls besides; leave takes its part of the limit away.
    let first = monday() - Days::new(21);
    let who = rota.people.get_mut(&ONE).unwrap();
    who.worked.insert(first, Worked { minutes: 300, as_lieu: false });
    who.calls.insert(CallId(RawId(1)), Call { date: first, start_minute: 0, minutes: 60, as_lieu: false });
    let most = |rota: &RotaPlan| Arranged::of(rota, &[]).problem.people[0].spans[0].most_minutes;
    assert_eq!(most(&rota), (240 - 168) * 60 + 120);
    let leave = Leave {
        first: monday(),
        last: monday() + Days::new(6),
        reason: LeaveReason::Annual,
        is_approved: true,
    };
    rota.people.get_mut(&ONE).unwrap().leave.insert(LeaveId(RawId(2)), leave);
    assert_eq!(most(&rota), (240 - 168 - 48) * 60 + 120);
}

#[test]
fn a_window_shorter_than_the_rota_slides_through_it() {
    // 32 hours a week on average, but two weeks of 48 in a row.
    let mut rota = plan(&"-".repeat(28));
    work(&mut rota, &[(0, 2), (1, 6), (2, 6), (3, 2)]);
    averaged(&mut rota, 40.0, None);
    assert_eq!(broken(&rota), []);
    averaged(&mut rota, 40.0, Some(2));
    assert_eq!(days(&rota), [Some(20)], "the second and the third week together");
    averaged(&mut rota, 48.0, Some(2));
    assert_eq!(days(&rota), []);
    // A search keeps to each of them.
    let spans = |rota: &RotaPlan| Arranged::of(rota, &[]).problem.people[0].spans.clone();
    let span = |first, end, hours: u32| SpanCap { first, end, most_minutes: hours * 60 };
    assert_eq!(spans(&rota), [span(0, 14, 96), span(7, 21, 96), span(14, 28, 96)]);
    averaged(&mut rota, 48.0, Some(3));
    assert_eq!(spans(&rota), [span(0, 21, 144), span(7, 28, 144)]);
    // Where it costs it is told among what costs.
    rota.rules
        .insert(RuleKind::AverageHours, Rule { limit: 40.0, weight: Some(3), weeks: Some(2), pack: None });
    assert_eq!((broken(&rota), bent(&rota)), (vec![], vec![AVERAGE]));
    assert_eq!(spans(&rota), []);
    // On call is no work.
    rota.rows.get_mut(&ONE).unwrap().values_mut().for_each(|shift| *shift = ON_CALL);
    assert_eq!(bent(&rota), []);
}

#[test]
fn what_was_published_is_looked_back_on_where_the_rota_says_nothing_any_more() {
    let mut rota = plan(&"-".repeat(7));
    work(&mut rota, &[(-1, 7), (0, 6)]);
    let version = Version {
        figures: None,
        position: Position::default(),
        name: "before".into(),
        published_at: "2026-12-01T00:00:00Z".into(),
        first_day: monday() - Days::new(7),
        weeks: 1,
        rows: rota.rows.clone(),
    };
    rota.rows.get_mut(&ONE).unwrap().retain(|date, _| *date >= monday());
    averaged(&mut rota, 48.0, Some(2));
    assert_eq!(broken(&rota), []);
    rota.versions.insert(VersionId(RawId(5)), version);
    assert_eq!(broken(&rota), [AVERAGE], "56 and 48 hours");
}

#[test]
fn who_could_take_a_gap_is_asked_about_every_window() {
    let mut rota = plan(&"-".repeat(28));
    work(&mut rota, &[(1, 6), (2, 4)]);
    averaged(&mut rota, 40.0, Some(2));
    let breaks = |rota: &RotaPlan, day| {
        who_could(rota, &Arranged::of(rota, &[]), day, EARLY, |_| true)[0].breaks.clone()
    };
    assert_eq!(breaks(&rota, 13), [AVERAGE]);
    assert_eq!(breaks(&rota, 24), []);
}

#[test]
fn a_search_finds_a_full_rota_that_keeps_every_window_that_slides() {
    // Two people, an early shift every day for four weeks: 28 shifts of 8 hours, 56 hours a week, and at most 32 hours a week over any two weeks.
    let mut rota = plan(&"-".repeat(28));
    let other = PersonId(RawId(77));
    let second = Person { name: "Two".into(), ..rota.people[&ONE].clone() };
    rota.people.insert(other, second);
    rota.rules.clear();
    rota.fairness.clear();
    averaged(&mut rota, 32.0, Some(2));
    let arranged = Arranged::of(&rota, &[]);
    let mut problem = arranged.problem.clone();
    let early = arranged.shifts.iter().position(|shift| *shift == EARLY).unwrap();
    let line = |day| CoverLine {
        day,
        shift: early,
        group: None,
        wanted: 1,
        under: Weight::Medium(1),
        over: Weight::Soft(1),
    };
    problem.cover = (0..28).map(line).collect();
    // Without the windows one of them would like to do the first two weeks alone.
    problem.people[0].requests =
        (0..14).map(|day| Request { day, shift: early, wish: Wish::On, weight: Weight::Soft(1) }).collect();
    let (found, score) = best(&problem, 1, 60).unwrap();
    assert_eq!(check(&problem, &found), []);
    // 64 hours in the first two weeks are eight shifts: six of fourteen wishes are missed, and nothing else costs.
    assert_eq!((score.medium, score.soft), (0, 6));
}
