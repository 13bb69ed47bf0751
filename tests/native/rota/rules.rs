//! Every hard rule: a row that keeps it and one that breaks it. `e`, `l` and `n` are early, late and night, `-` is a day off.

use super::{anybody, shifts};
use watchfloor::engine::rota::{
    Malformed, NoRota, Part, Person, Problem, Row, Settings, SpanCap, Violation, check, solve,
};

fn row(text: &str) -> Row {
    text.chars().map(|cell| "eln".find(cell)).collect()
}

/// What a row breaks of somebody's rules; day 0 is a Monday.
fn broken(change: impl Fn(&mut Problem, &mut Person), text: &str) -> Vec<Violation> {
    let mut problem = Problem { days: text.len(), shifts: shifts(), ..Problem::default() };
    let mut person = anybody(3);
    change(&mut problem, &mut person);
    problem.people.push(person);
    check(&problem, &[row(text)])
}

#[test]
fn a_forbidden_succession_is_found_and_a_day_off_lifts_it() {
    let rule = |problem: &mut Problem, _: &mut Person| problem.shifts[1].forbidden_next = vec![0];
    assert_eq!(broken(rule, "el-el"), []);
    assert_eq!(broken(rule, "-le--"), [Violation::Succession { person: 0, day: 2 }]);
}

#[test]
fn too_little_rest_is_found() {
    let rule = |_: &mut Problem, person: &mut Person| person.min_rest_minutes = 660;
    assert_eq!(broken(rule, "eelln-e"), []);
    assert_eq!(broken(rule, "-le"), [Violation::Rest { person: 0, day: 2 }]);
    assert_eq!(broken(rule, "nl-"), [Violation::Rest { person: 0, day: 1 }]);
    // From 20:00 for 34 hours, to 6:00 of the day after the next: the rest goes on until 17:00, over what has no times as well.
    let long = |problem: &mut Problem, person: &mut Person| {
        rule(problem, person);
        problem.shifts[2].times = Some((1_200, 3_240));
        problem.shifts[1].times = None;
    };
    assert_eq!(broken(long, "n-e"), [Violation::Rest { person: 0, day: 2 }]);
    assert_eq!(broken(long, "nle"), [Violation::Rest { person: 0, day: 2 }]);
    assert_eq!(broken(long, "n--e"), []);
    let before = |problem: &mut Problem, person: &mut Person| {
        long(problem, person);
        person.history = row("n-");
    };
    assert_eq!(broken(before, "e"), [Violation::Rest { person: 0, day: 0 }]);
    assert_eq!(broken(before, "-e"), []);
}

#[test]
fn more_of_a_shift_than_allowed_is_found() {
    let rule = |_: &mut Problem, person: &mut Person| person.most_of_shift[2] = 2;
    assert_eq!(broken(rule, "n-n-e"), []);
    assert_eq!(broken(rule, "n-n-n"), [Violation::TooManyOfShift { person: 0, shift: 2, count: 3 }]);
}

#[test]
fn too_few_and_too_many_minutes_are_found() {
    let rule = |_: &mut Problem, person: &mut Person| {
        (person.min_minutes, person.max_minutes) = (960, 1_440);
    };
    assert_eq!(broken(rule, "ee---"), []);
    assert_eq!(broken(rule, "eee--"), []);
    assert_eq!(broken(rule, "e----"), [Violation::Minutes { person: 0, minutes: 480 }]);
    assert_eq!(broken(rule, "eeee-"), [Violation::Minutes { person: 0, minutes: 1_920 }]);
}

#[test]
fn too_many_minutes_on_the_days_of_a_span_are_found() {
    let span = |first, end| SpanCap { first, end, most_minutes: 960 };
    let rule = |_: &mut Problem, person: &mut Person| person.spans = vec![span(0, 3), span(1, 4)];
    assert_eq!(broken(rule, "ee-ee"), []);
    assert_eq!(broken(rule, "-eeee"), [Violation::SpanMinutes { person: 0, day: 3, minutes: 1_440 }]);
    let strange = |_: &mut Problem, person: &mut Person| person.spans = vec![span(3, 6)];
    let mut problem = Problem { days: 5, shifts: shifts(), people: vec![anybody(3)], ..Problem::default() };
    strange(&mut Problem::default(), &mut problem.people[0]);
    assert_eq!(problem.validate(), Err(Malformed::OutOfRange("the days of a span")));
}

#[test]
fn too_many_days_in_a_row_are_found_with_those_before_the_rota() {
    let rule = |_: &mut Problem, person: &mut Person| person.max_days_in_row = 3;
    assert_eq!(broken(rule, "eee-lll"), []);
    assert_eq!(broken(rule, "eeee-ll"), [Violation::RowTooLong { person: 0, day: 3 }]);
    let after = |problem: &mut Problem, person: &mut Person| {
        rule(problem, person);
        person.history = row("-ee");
    };
    assert_eq!(broken(after, "e-eee"), []);
    assert_eq!(broken(after, "ee-ee"), [Violation::RowTooLong { person: 0, day: 1 }]);
}

#[test]
fn too_few_days_in_a_row_are_found_but_not_at_the_edges() {
    let rule = |_: &mut Problem, person: &mut Person| person.min_days_in_row = 2;
    assert_eq!(broken(rule, "e--ll--n"), []);
    assert_eq!(broken(rule, "--e--"), [Violation::RowTooShort { person: 0, day: 2 }]);
    let after = |problem: &mut Problem, person: &mut Person| {
        rule(problem, person);
        person.history = row("--e");
    };
    assert_eq!(broken(after, "e----"), []);
    assert_eq!(broken(after, "-----"), [Violation::RowTooShort { person: 0, day: 0 }]);
}

#[test]
fn too_few_days_off_are_found_but_not_at_the_edges() {
    let rule = |_: &mut Problem, person: &mut Person| person.min_days_off_in_row = 2;
    assert_eq!(broken(rule, "-ee--ee-"), []);
    assert_eq!(broken(rule, "ee-ee"), [Violation::TooFewDaysOff { person: 0, day: 2 }]);
    let after = |problem: &mut Problem, person: &mut Person| {
        rule(problem, person);
        person.history = row("ee-");
    };
    assert_eq!(broken(after, "-ee"), []);
    assert_eq!(broken(after, "eee"), [Violation::TooFewDaysOff { person: 0, day: 0 }]);
}

#[test]
fn too_many_nights_in_a_row_are_found() {
    let rule = |_: &mut Problem, person: &mut Person| person.max_nights_in_row = Some(2);
    assert_eq!(broken(rule, "nn-nne"), []);
    assert_eq!(broken(rule, "-nnn--"), [Violation::NightsInRow { person: 0, day: 3 }]);
}

#[test]
fn work_too_soon_after_a_night_is_found() {
    let rule = |_: &mut Problem, person: &mut Person| person.min_days_off_after_night = 2;
    assert_eq!(broken(rule, "nn--een"), []);
    assert_eq!(broken(rule, "nn-ee--"), [Violation::AfterNight { person: 0, day: 3 }]);
    assert_eq!(broken(rule, "ne-----"), [Violation::AfterNight { person: 0, day: 1 }]);
    let after = |problem: &mut Problem, person: &mut Person| {
        rule(problem, person);
        person.history = row("en");
    };
    assert_eq!(broken(after, "--e"), []);
    assert_eq!(broken(after, "-ee"), [Violation::AfterNight { person: 0, day: 1 }]);
}

#[test]
fn a_weekend_is_worked_once_whether_on_one_day_or_both() {
    let rule = |_: &mut Problem, person: &mut Person| person.max_weekends = 1;
    assert_eq!(broken(rule, "-----ee-------"), []);
    assert_eq!(broken(rule, "-----e-------e"), [Violation::Weekends { person: 0, count: 2 }]);
    let from_sunday = |problem: &mut Problem, person: &mut Person| {
        rule(problem, person);
        problem.first_weekday = 6;
    };
    assert_eq!(broken(from_sunday, "eeeeee---"), []);
    assert_eq!(broken(from_sunday, "e-----e--"), [Violation::Weekends { person: 0, count: 2 }]);
}

#[test]
fn too_many_of_four_weekends_in_a_row_are_found_with_those_before_the_rota() {
    let rule = |_: &mut Problem, person: &mut Person| person.max_weekends_of_four = Some(2);
    let (off, on) = ("-------", "-----e-");
    let weeks = |weeks: &[&str]| weeks.concat();
    // Any four in a row, wherever they begin: two of the first four, three of those from the second on.
    assert_eq!(broken(rule, &weeks(&[on, off, on, off, on, off, on])), []);
    let found = Violation::WeekendsOfFour { person: 0, day: 33, count: 3 };
    assert_eq!(broken(rule, &weeks(&[off, on, on, off, on])), [found]);
    let after = |problem: &mut Problem, person: &mut Person| {
        rule(problem, person);
        person.history = row(&weeks(&[on, on, off]));
    };
    let found = Violation::WeekendsOfFour { person: 0, day: 6, count: 3 };
    assert_eq!(broken(after, "------e-------"), [found]);
    assert_eq!(broken(after, "-------------e"), []);
}

#[test]
fn too_few_nights_in_a_row_are_found_but_not_at_the_edges() {
    let rule = |_: &mut Problem, person: &mut Person| person.min_nights_in_row = 2;
    assert_eq!(broken(rule, "n-nn-enn-n"), []);
    assert_eq!(broken(rule, "--n---"), [Violation::TooFewNights { person: 0, day: 2 }]);
    assert_eq!(broken(rule, "nn-en-"), [Violation::TooFewNights { person: 0, day: 4 }]);
    let after = |problem: &mut Problem, person: &mut Person| {
        rule(problem, person);
        person.history = row("en");
    };
    assert_eq!(broken(after, "n---"), []);
    assert_eq!(broken(after, "----"), [Violation::TooFewNights { person: 0, day: 0 }]);
}

#[test]
fn too_many_minutes_in_a_week_are_found_with_those_before_the_rota() {
    let rule = |_: &mut Problem, person: &mut Person| person.max_minutes_in_week = Some(1_440);
    assert_eq!(broken(rule, "----eeeeee----"), []);
    assert_eq!(
        broken(rule, "eeel---eee----"),
        [Violation::WeekMinutes { person: 0, day: 3, minutes: 1_920 }]
    );
    let after = |problem: &mut Problem, person: &mut Person| {
        rule(problem, person);
        problem.first_weekday = 2;
        person.history = row("eeee");
    };
    assert_eq!(broken(after, "e----"), []);
    assert_eq!(broken(after, "ee---"), [Violation::WeekMinutes { person: 0, day: 1, minutes: 1_920 }]);
    let on_call = |problem: &mut Problem, person: &mut Person| {
        rule(problem, person);
        problem.shifts[1].minutes = 0;
    };
    assert_eq!(broken(on_call, "eeellll"), []);
}

#[test]
fn too_many_days_from_one_long_rest_to_the_next_are_found() {
    let rule = |_: &mut Problem, person: &mut Person| person.min_weekly_rest_minutes = 36 * 60;
    assert_eq!(broken(rule, "eeeeee-llllll--"), []);
    assert_eq!(broken(rule, "eeeeeee"), [Violation::WeeklyRest { person: 0, day: 6 }]);
    // From late to early over one day off are 32 hours, from early to late 48.
    assert_eq!(broken(rule, "lll-eee"), [Violation::WeeklyRest { person: 0, day: 6 }]);
    assert_eq!(broken(rule, "eee-lll"), []);
    let after = |problem: &mut Problem, person: &mut Person| {
        rule(problem, person);
        person.history = row("-eeee");
    };
    assert_eq!(broken(after, "ee-ee"), []);
    assert_eq!(broken(after, "eee--e"), [Violation::WeeklyRest { person: 0, day: 2 }]);
}

#[test]
fn half_a_weekend_is_found() {
    let rule = |_: &mut Problem, person: &mut Person| person.are_weekends_complete = true;
    assert_eq!(broken(rule, "eeeee-----eeee"), []);
    assert_eq!(broken(rule, "----ee----e--e"), [5, 12].map(|day| Violation::HalfWeekend { person: 0, day }));
    let on_sunday = |problem: &mut Problem, person: &mut Person| {
        rule(problem, person);
        problem.first_weekday = 6;
    };
    assert_eq!(broken(on_sunday, "e--"), []);
    let after = |problem: &mut Problem, person: &mut Person| {
        on_sunday(problem, person);
        person.history = row("--");
    };
    assert_eq!(broken(after, "---"), []);
    assert_eq!(broken(after, "e--"), [Violation::HalfWeekend { person: 0, day: 0 }]);
}

#[test]
fn what_an_absence_touches_is_never_too_short() {
    let rule = |_: &mut Problem, person: &mut Person| {
        (person.min_days_in_row, person.min_days_off_in_row, person.min_nights_in_row) = (3, 2, 3);
        person.are_weekends_complete = true;
    };
    let away = |day: i32| {
        move |problem: &mut Problem, person: &mut Person| {
            rule(problem, person);
            person.away = vec![day];
        }
    };
    assert_eq!(broken(rule, "ee-nn--").len(), 3, "one day off, two days and two nights");
    assert_eq!(broken(away(2), "ee-nn--"), []);
    assert_eq!(broken(away(1), "e-eee--"), []);
    let found = [Violation::TooFewNights { person: 0, day: 3 }, Violation::DayOff { person: 0, day: 2 }];
    assert_eq!(broken(away(2), "-eenn--"), found);
    // A Sunday of leave beside a Saturday worked, and the other way round.
    assert_eq!(broken(rule, "---eee--"), [Violation::HalfWeekend { person: 0, day: 5 }]);
    assert_eq!(broken(away(6), "---eee--"), []);
    assert_eq!(broken(away(5), "------eee"), []);
    // Rest after nights is owed all the same, and so is a day before the rota.
    let after = |problem: &mut Problem, person: &mut Person| {
        away(3)(problem, person);
        person.min_days_off_after_night = 2;
    };
    assert_eq!(broken(after, "nnn-eee"), [Violation::AfterNight { person: 0, day: 4 }]);
    let before = |problem: &mut Problem, person: &mut Person| {
        away(-1)(problem, person);
        person.history = row("eee-");
    };
    assert_eq!(broken(before, "ee---"), []);
}

#[test]
fn work_on_a_day_off_and_a_changed_cell_are_found() {
    let rule = |_: &mut Problem, person: &mut Person| {
        person.days_off = vec![1];
        person.pinned = vec![(2, Some(0)), (3, None)];
    };
    assert_eq!(broken(rule, "e-e-"), []);
    assert_eq!(
        broken(rule, "-el-"),
        [Violation::DayOff { person: 0, day: 1 }, Violation::Pinned { person: 0, day: 2 }]
    );
    assert_eq!(broken(rule, "--ee"), [Violation::Pinned { person: 0, day: 3 }]);
}

#[test]
fn a_shift_on_a_day_on_which_it_is_never_worked_is_found() {
    let rule = |_: &mut Problem, person: &mut Person| person.never_on = vec![(1, 0), (1, 1)];
    assert_eq!(broken(rule, "en-"), []);
    assert_eq!(broken(rule, "el-"), [Violation::NeverOn { person: 0, day: 1 }]);
}

#[test]
fn a_rota_of_another_shape_or_with_a_strange_shift_is_found() {
    let problem = Problem { days: 2, shifts: shifts(), people: vec![anybody(3)], ..Problem::default() };
    assert_eq!(check(&problem, &[]), [Violation::Shape]);
    assert_eq!(check(&problem, &[row("e")]), [Violation::Shape]);
    assert_eq!(check(&problem, &[vec![Some(3), None]]), [Violation::UnknownShift { person: 0, day: 0 }]);
}

#[test]
fn what_cannot_be_read_or_kept_is_refused_with_its_reason() {
    let refused = |change: &dyn Fn(&mut Problem)| {
        let mut problem =
            Problem { days: 7, shifts: shifts(), people: vec![anybody(3)], ..Problem::default() };
        change(&mut problem);
        let mut watch = super::Steps { left: 100, told: Vec::new() };
        solve(&problem, Settings { seed: 1, part: Part::Alone }, &mut watch).unwrap_err()
    };
    let missing = |what, place| NoRota::Malformed(Malformed::Missing { what, place });
    assert_eq!(refused(&|problem| problem.people[0].days_off = vec![7]), missing("day", 7));
    assert_eq!(refused(&|problem| problem.people[0].never_on = vec![(7, 0)]), missing("day", 7));
    assert_eq!(refused(&|problem| problem.people[0].never_on = vec![(6, 3)]), missing("shift", 3));
    assert_eq!(refused(&|problem| problem.shifts[0].forbidden_next = vec![9]), missing("shift", 9));
    assert_eq!(
        refused(&|problem| problem.people[0].most_of_shift.clear()),
        NoRota::Malformed(Malformed::Caps(0))
    );
    assert!(matches!(
        refused(&|problem| problem.shifts[0].minutes = 20_000),
        NoRota::Malformed(Malformed::OutOfRange(_))
    ));
    assert_eq!(refused(&|problem| problem.people[0].min_minutes = 9_000), NoRota::Person(0));
}
