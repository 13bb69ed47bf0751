//! Soft limits: what each costs where it is broken and where it is kept, that the score and the check agree, and that nothing better is
//! there than what is found on tiny problems.

use super::{anybody, best, least, row_of, shifts};
use crate::support::Random;
use watchfloor::engine::rota::{
    CoverLine, HEAVIEST_LIMIT, Limit, Malformed, NoRota, Part, Person, Problem, Rota, Score, SetCap,
    Settings, Violation, Weight, check, check_soft, score, solve,
};

const ALL: [Limit; 17] = [
    Limit::Rest,
    Limit::Successions,
    Limit::WeeklyRest,
    Limit::MinutesInWeek,
    Limit::MinutesAtLeast,
    Limit::MinutesAtMost,
    Limit::DaysInRow,
    Limit::FewestDaysInRow,
    Limit::FewestDaysOff,
    Limit::NightsInRow,
    Limit::FewestNights,
    Limit::DaysOffAfterNight,
    Limit::Weekends,
    Limit::WeekendsOfFour,
    Limit::WholeWeekends,
    Limit::ShiftCaps,
    Limit::SetCaps,
];

/// How often a row breaks a limit that is soft, as the score charges and as the check counts; day 0 is a Monday. Made hard it is found as well.
fn charged(limit: Limit, change: impl Fn(&mut Problem, &mut Person), text: &str) -> u64 {
    let mut problem = Problem { days: text.len(), shifts: shifts(), ..Problem::default() };
    let mut person = anybody(3);
    change(&mut problem, &mut person);
    problem.people.push(person);
    let rota = vec![row_of(text)];
    let hard = check(&problem, &rota);
    assert_eq!(check_soft(&problem, &rota), [], "nothing is soft");
    problem.people[0].soft = vec![(limit, 7)];
    assert_eq!(check(&problem, &rota), [], "what is soft is not hard");
    let soft = check_soft(&problem, &rota);
    assert!(soft.iter().all(|one| one.limit == limit));
    let amount: u64 = soft.iter().map(|one| one.amount).sum();
    assert_eq!(score(&problem, &rota), Score { soft: 7 * amount as i64, ..Score::default() });
    assert_eq!(hard.is_empty(), amount == 0);
    amount
}

#[test]
fn rest_costs_each_hour_begun_that_is_missing() {
    let rule = |_: &mut Problem, person: &mut Person| person.min_rest_minutes = 630;
    assert_eq!(charged(Limit::Rest, rule, "eelln-e"), 0);
    // Eight hours instead of ten and a half, twice.
    assert_eq!(charged(Limit::Rest, rule, "le-ln-le"), 3 + 3);
    assert_eq!(charged(Limit::Rest, rule, "ne-----"), 11);
    // From 20:00 to 6:00 of the day after the next, so that the rest goes on until 16:30.
    let long = |problem: &mut Problem, person: &mut Person| {
        rule(problem, person);
        problem.shifts[2].times = Some((1_200, 3_240));
    };
    let start = shifts()[0].times.unwrap().0;
    assert_eq!(charged(Limit::Rest, long, "n-e"), u64::from((990 - start).div_ceil(60)));
    assert_eq!(charged(Limit::Rest, long, "n--e"), 0);
}

#[test]
fn each_forbidden_succession_costs() {
    let rule = |problem: &mut Problem, person: &mut Person| {
        problem.shifts[1].forbidden_next = vec![0];
        person.history = row_of("l");
    };
    assert_eq!(charged(Limit::Successions, rule, "-el-e"), 0);
    assert_eq!(charged(Limit::Successions, rule, "ele-le"), 3);
}

#[test]
fn each_day_too_long_after_a_weekly_rest_costs() {
    let rule = |_: &mut Problem, person: &mut Person| person.min_weekly_rest_minutes = 36 * 60;
    assert_eq!(charged(Limit::WeeklyRest, rule, "eeeeee-llllll--"), 0);
    assert_eq!(charged(Limit::WeeklyRest, rule, "eeeeeeee--e"), 2);
    assert_eq!(charged(Limit::WeeklyRest, rule, "lll-eeee-l"), 2);
}

#[test]
fn each_hour_begun_too_much_in_a_week_costs() {
    let rule = |_: &mut Problem, person: &mut Person| person.max_minutes_in_week = Some(1_410);
    assert_eq!(charged(Limit::MinutesInWeek, rule, "-----eeee-----"), 0);
    assert_eq!(charged(Limit::MinutesInWeek, rule, "eeee---eee----"), 9 + 1);
    let after = |problem: &mut Problem, person: &mut Person| {
        rule(problem, person);
        problem.first_weekday = 3;
        person.history = row_of("eee");
    };
    // The first half hour was begun before the rota.
    assert_eq!(charged(Limit::MinutesInWeek, after, "e----"), 8);
}

#[test]
fn each_hour_begun_that_is_missing_or_too_much_over_the_rota_costs() {
    let least = |_: &mut Problem, person: &mut Person| person.min_minutes = 990;
    assert_eq!(charged(Limit::MinutesAtLeast, least, "eee--"), 0);
    assert_eq!(charged(Limit::MinutesAtLeast, least, "ee---"), 1);
    assert_eq!(charged(Limit::MinutesAtLeast, least, "e----"), 9);
    let most = |_: &mut Problem, person: &mut Person| person.max_minutes = 930;
    assert_eq!(charged(Limit::MinutesAtMost, most, "e----"), 0);
    assert_eq!(charged(Limit::MinutesAtMost, most, "ee---"), 1);
    assert_eq!(charged(Limit::MinutesAtMost, most, "eee--"), 9);
}

#[test]
fn each_day_too_many_in_a_row_costs() {
    let rule = |_: &mut Problem, person: &mut Person| {
        person.max_days_in_row = 2;
        person.history = row_of("eee");
    };
    assert_eq!(charged(Limit::DaysInRow, rule, "-ee-e"), 0);
    assert_eq!(charged(Limit::DaysInRow, rule, "ee-eeee"), 2 + 2);
}

#[test]
fn each_day_that_a_row_is_too_short_costs() {
    let rule = |_: &mut Problem, person: &mut Person| person.min_days_in_row = 3;
    assert_eq!(charged(Limit::FewestDaysInRow, rule, "e--lll--n"), 0);
    assert_eq!(charged(Limit::FewestDaysInRow, rule, "--e--ee--"), 2 + 1);
    let after = |problem: &mut Problem, person: &mut Person| {
        rule(problem, person);
        person.history = row_of("-e");
    };
    assert_eq!(charged(Limit::FewestDaysInRow, after, "--eee"), 2);
}

#[test]
fn each_day_off_that_is_missing_costs() {
    let rule = |_: &mut Problem, person: &mut Person| person.min_days_off_in_row = 3;
    assert_eq!(charged(Limit::FewestDaysOff, rule, "-ee---ee-"), 0);
    assert_eq!(charged(Limit::FewestDaysOff, rule, "e-e--ee"), 2 + 1);
}

#[test]
fn each_night_too_many_costs() {
    let rule = |_: &mut Problem, person: &mut Person| person.max_nights_in_row = Some(2);
    assert_eq!(charged(Limit::NightsInRow, rule, "nn-nne"), 0);
    assert_eq!(charged(Limit::NightsInRow, rule, "nnnnennn"), 2 + 1);
}

#[test]
fn each_night_that_a_row_is_too_short_costs() {
    let rule = |_: &mut Problem, person: &mut Person| person.min_nights_in_row = 3;
    assert_eq!(charged(Limit::FewestNights, rule, "n-nnnenn"), 0);
    assert_eq!(charged(Limit::FewestNights, rule, "en-nnee"), 2 + 1);
}

#[test]
fn each_day_worked_too_soon_after_nights_costs_once() {
    let rule = |_: &mut Problem, person: &mut Person| person.min_days_off_after_night = 2;
    assert_eq!(charged(Limit::DaysOffAfterNight, rule, "nn--een"), 0);
    assert_eq!(charged(Limit::DaysOffAfterNight, rule, "nnee-n-e-"), 2 + 1);
    // The second night is one day too early, and so is what follows both.
    assert_eq!(charged(Limit::DaysOffAfterNight, rule, "n-ne---"), 2);
}

#[test]
fn each_weekend_too_many_and_each_half_weekend_costs() {
    let rule = |_: &mut Problem, person: &mut Person| person.max_weekends = 1;
    assert_eq!(charged(Limit::Weekends, rule, "-----ee-------"), 0);
    assert_eq!(charged(Limit::Weekends, rule, "-----ee-----e------e-"), 2);
    let of_four = |_: &mut Problem, person: &mut Person| person.max_weekends_of_four = Some(1);
    assert_eq!(charged(Limit::WeekendsOfFour, of_four, "-----ee---------------------------e"), 0);
    assert_eq!(charged(Limit::WeekendsOfFour, of_four, "-----e-------e-----ee------"), 2);
    // What was worked before the rota counts, but is not charged.
    let after = |problem: &mut Problem, person: &mut Person| {
        of_four(problem, person);
        person.history = row_of("-----e-------e");
    };
    assert_eq!(charged(Limit::WeekendsOfFour, after, "-----------------------------------ee"), 0);
    assert_eq!(charged(Limit::WeekendsOfFour, after, "-------------ee"), 1);
    let whole = |_: &mut Problem, person: &mut Person| person.are_weekends_complete = true;
    assert_eq!(charged(Limit::WholeWeekends, whole, "eeeee-----eeee"), 0);
    assert_eq!(charged(Limit::WholeWeekends, whole, "----ee----e--e"), 2);
}

#[test]
fn each_shift_beyond_a_cap_costs_and_what_is_never_worked_stays_so() {
    let rule = |_: &mut Problem, person: &mut Person| person.most_of_shift = vec![2, 1, 9];
    assert_eq!(charged(Limit::ShiftCaps, rule, "eeln--"), 0);
    assert_eq!(charged(Limit::ShiftCaps, rule, "eeellln"), 1 + 2);
    let mut problem = Problem { days: 2, shifts: shifts(), people: vec![anybody(3)], ..Problem::default() };
    problem.people[0].most_of_shift[1] = 0;
    problem.people[0].soft = vec![(Limit::ShiftCaps, 1)];
    let broken = Violation::TooManyOfShift { person: 0, shift: 1, count: 1 };
    assert_eq!(check(&problem, &[row_of("-l")]), [broken]);
}

#[test]
fn each_shift_beyond_the_cap_of_a_set_costs() {
    let rule = |_: &mut Problem, person: &mut Person| {
        person.most_of_set = vec![set(&[1, 2], 2), set(&[0], 4)];
    };
    assert_eq!(charged(Limit::SetCaps, rule, "eeeeln"), 0);
    assert_eq!(charged(Limit::SetCaps, rule, "llnneeeee"), 2 + 1);
    let mut problem = Problem { days: 3, shifts: shifts(), people: vec![anybody(3)], ..Problem::default() };
    rule(&mut Problem::default(), &mut problem.people[0]);
    let broken = Violation::TooManyOfSet { person: 0, set: 0, day: 2, count: 3 };
    assert_eq!(check(&problem, &[row_of("lnl")]), [broken]);
    // A cap that holds on some days counts these alone.
    let on_days = |_: &mut Problem, person: &mut Person| {
        person.most_of_set =
            vec![SetCap { days: 2..5, ..set(&[2], 1) }, SetCap { days: 5..99, ..set(&[2], 0) }];
    };
    assert_eq!(charged(Limit::SetCaps, on_days, "nn-n-ee"), 0);
    assert_eq!(charged(Limit::SetCaps, on_days, "--nnn-n"), 2 + 1);
}

#[test]
fn a_weight_beyond_all_measure_and_a_set_of_what_is_not_there_are_refused() {
    let refused = |change: &dyn Fn(&mut Person)| {
        let mut person = anybody(3);
        change(&mut person);
        let problem = Problem { days: 3, shifts: shifts(), people: vec![person], ..Problem::default() };
        let mut watch = super::Steps { left: 9, told: Vec::new() };
        solve(&problem, Settings { seed: 1, part: Part::Alone }, &mut watch).unwrap_err()
    };
    let heavy = refused(&|person| person.soft = vec![(Limit::Rest, HEAVIEST_LIMIT + 1)]);
    assert_eq!(heavy, NoRota::Malformed(Malformed::OutOfRange("the weight of a limit")));
    let strange = refused(&|person| person.most_of_set = vec![set(&[3], 1)]);
    assert_eq!(strange, NoRota::Malformed(Malformed::Missing { what: "shift", place: 3 }));
}

fn set(shifts: &[usize], most: u32) -> SetCap {
    SetCap { shifts: shifts.to_vec(), most, days: 0..usize::MAX, is_hard: false }
}

#[test]
fn what_is_always_hard_stays_so_beside_soft_limits() {
    let mut problem = Problem { days: 4, shifts: shifts(), people: vec![anybody(3)], ..Problem::default() };
    problem.shifts[0].never_next = vec![1];
    let person = &mut problem.people[0];
    person.never_more_minutes = 1_000;
    person.most_of_set = vec![SetCap { is_hard: true, ..set(&[2], 1) }];
    person.soft =
        vec![(Limit::Successions, 1), (Limit::MinutesAtMost, 1), (Limit::SetCaps, 1), (Limit::ShiftCaps, 1)];
    let broken = |text: &str| check(&problem, &[row_of(text)]);
    assert_eq!(broken("el--"), [Violation::Succession { person: 0, day: 1 }]);
    assert_eq!(broken("nn--"), [Violation::TooManyOfSet { person: 0, set: 0, day: 1, count: 2 }]);
    assert!(matches!(broken("ee-e").as_slice(), [Violation::Minutes { person: 0, .. }]));
    assert_eq!(broken("e-ln").len(), 1, "three shifts are too many minutes");
    assert_eq!(broken("e-l-"), []);
}

/// Somebody with most limits there are, some of them soft.
fn somebody(r: &mut Random, kinds: usize, days: usize) -> Person {
    let mut person = anybody(kinds);
    let mut maybe = |chance: u64| r.below(chance) > 0;
    person.max_days_in_row = if maybe(2) { 3 } else { 5 };
    person.min_days_in_row = if maybe(2) { 2 } else { 1 };
    person.min_days_off_in_row = if maybe(2) { 2 } else { 1 };
    person.max_nights_in_row = maybe(2).then_some(2);
    person.min_nights_in_row = if maybe(2) { 2 } else { 1 };
    person.min_days_off_after_night = if maybe(2) { 2 } else { 0 };
    person.min_rest_minutes = if maybe(3) { 660 } else { 0 };
    person.are_weekends_complete = maybe(3);
    person.max_minutes_in_week = maybe(3).then_some(1_000 + 100 * r.below(12) as u32);
    person.min_weekly_rest_minutes = [0, 24 * 60, 36 * 60, 60 * 60][r.below(4) as usize];
    person.max_weekends = r.below(3) as u32;
    person.max_weekends_of_four = (r.below(2) == 0).then_some(r.below(3) as u32);
    let known = r.below(24) as usize;
    person.history = (0..known).map(|_| (r.below(kinds as u64 + 1) as usize).checked_sub(1)).collect();
    person.away = (0..r.below(3)).map(|_| r.below(9) as i32 - 5).filter(|day| *day < days as i32).collect();
    person.min_minutes = 300 * r.below(6) as u32;
    person.max_minutes = person.min_minutes + 300 * r.below(6) as u32;
    if r.below(3) == 0 {
        person.never_more_minutes = person.max_minutes + 300 * r.below(4) as u32;
    }
    for most in &mut person.most_of_shift {
        if r.below(3) == 0 {
            *most = r.below(1 + days as u64 / 2) as u32;
        }
    }
    if r.below(2) == 0 {
        let mut all = set(&(0..kinds).collect::<Vec<_>>(), r.below(days as u64) as u32);
        all.is_hard = r.below(3) == 0;
        person.most_of_set.push(all);
    }
    if r.below(3) == 0 {
        let first = r.below(days as u64) as usize;
        let on_days = first..first + 1 + r.below(days as u64) as usize;
        person.most_of_set.push(SetCap { days: on_days, ..set(&[kinds - 1], r.below(3) as u32) });
    }
    for limit in ALL {
        if r.below(3) > 0 {
            person.soft.push((limit, r.below(12) as u32));
        }
    }
    person
}

/// Early and night, or all three, of different lengths; some have no times.
fn problem(seed: u64, people: usize, days: usize, kinds: usize) -> Problem {
    let mut r = Random::new(seed);
    let mut shifts = shifts();
    if kinds == 2 {
        shifts.remove(1);
    }
    shifts[0].minutes = [480, 600, 455][r.below(3) as usize];
    if r.below(4) == 0 {
        shifts[0].times = None;
    }
    if r.below(3) == 0 {
        shifts[kinds - 1].forbidden_next = vec![0];
    }
    if r.below(4) == 0 {
        shifts[0].never_next = vec![kinds - 1];
    }
    let mut problem = Problem { days, first_weekday: r.below(7) as usize, shifts, ..Problem::default() };
    problem.people = (0..people).map(|_| somebody(&mut r, kinds, days)).collect();
    for day in 0..days {
        for shift in 0..kinds {
            let wanted = r.below(1 + people.div_ceil(2) as u64) as u32;
            let under =
                if r.below(6) == 0 { Weight::Medium(1) } else { Weight::Soft(1 + r.below(30) as u32) };
            problem.cover.push(CoverLine { day, shift, group: None, wanted, under, over: Weight::Soft(1) });
        }
    }
    problem
}

/// What the soft limits of a rota of one person cost by the check.
fn charge_of(problem: &Problem, rota: &Rota) -> i64 {
    let soft = check_soft(problem, rota);
    let weight = |limit: Limit| i64::from(problem.people[0].weight_of(limit).unwrap());
    soft.iter().map(|one| one.amount as i64 * weight(one.limit)).sum()
}

#[test]
fn the_score_charges_what_the_check_counts() {
    let mut charged = 0;
    for seed in 0..400 {
        let mut problem = problem(seed, 1, 10, 3);
        problem.cover.clear();
        let mut r = Random::new(seed + 9_000);
        for _ in 0..10 {
            let rota: Rota = vec![(0..10).map(|_| (r.below(4) as usize).checked_sub(1)).collect()];
            let found = charge_of(&problem, &rota);
            assert_eq!(score(&problem, &rota).soft, found, "seed {seed}: {problem:#?} {rota:?}");
            charged += usize::from(found > 0);
        }
    }
    assert!(charged > 1_000, "{charged} rows cost something");
}

#[test]
fn one_row_with_soft_limits_is_the_best_of_all_rows() {
    let mut solved = 0;
    for seed in 0..90 {
        let problem = problem(seed, 1, 7 + (seed % 3) as usize, 2);
        let found = best(&problem, seed, 60);
        assert_eq!(
            found.as_ref().map(|(_, score)| *score),
            least(&problem),
            "seed {seed}: {problem:#?} {found:?}"
        );
        solved += usize::from(found.is_some());
    }
    assert!(solved > 40, "{solved} problems can be solved at all");
}

#[test]
fn two_rows_with_soft_limits_are_the_best_of_all_pairs() {
    for seed in 100..130 {
        let problem = problem(seed, 2, 5, 2);
        let found = best(&problem, seed, 80);
        assert_eq!(
            found.as_ref().map(|(_, score)| *score),
            least(&problem),
            "seed {seed}: {problem:#?} {found:?}"
        );
    }
}

#[test]
fn no_result_breaks_a_hard_rule_where_others_are_soft() {
    let mut solved = 0;
    for seed in 200..220 {
        let problem = problem(seed, 3 + seed as usize % 6, 14 + 7 * (seed as usize % 3), 3);
        if let Some((rota, found)) = best(&problem, seed, 60) {
            assert_eq!(check(&problem, &rota), [], "seed {seed}");
            assert!(found.soft >= 0);
            solved += 1;
        }
    }
    assert!(solved > 5, "{solved} problems can be solved at all");
}

#[test]
fn a_limit_that_becomes_soft_never_makes_the_best_row_worse() {
    for seed in 300..330 {
        let mut problem = problem(seed, 1, 6, 2);
        problem.people[0].soft.clear();
        let hard = best(&problem, seed, 60).map(|(_, score)| score);
        for limit in ALL {
            problem.people[0].soft = vec![(limit, 5)];
            let soft = best(&problem, seed, 60).map(|(_, score)| score);
            let is_worse = hard.is_some_and(|hard| soft.is_none_or(|soft| soft > hard));
            assert!(!is_worse, "seed {seed}, {limit:?}: {hard:?} {soft:?}");
        }
    }
}
