//! One seat more or less, and whether a team can keep seats staffed: against the records, and what must hold of any desk.

use crate::capacity_records::{assert_near, record};
use watchfloor::{
    app::sample::sample,
    base::{HourOfWeek, Month, WeekGrid, progress::run_to_the_end},
    engine::capacity::{
        DeskWeek, TruthInput, report_with_chance, staffing_curve,
        truth_test::{Break, PartTimers, relief_factor, truth_test, vacancy_share},
    },
};

fn desk() -> DeskWeek {
    DeskWeek::from_document(&sample(Month { year: 2027, month: 1 }), 0).unwrap()
}

#[test]
fn more_seats_never_worsen_a_wait_and_the_present_point_is_the_report() {
    let desk = desk();
    let curve = staffing_curve(&desk, 1, 2, &mut run_to_the_end).unwrap();
    let report = report_with_chance(&desk);
    let (before, present, after) = curve.power_of_one();
    let (present, after) = (present.unwrap(), after.unwrap());
    assert_eq!((present.more, after.more), (0, 1));
    assert!(before.is_none_or(|point| point.more == -1));
    assert_eq!(present.occupancy, report.desk.occupancy.value());
    assert_eq!(present.enough, report.enough);
    assert_near(after.seat_hours - present.seat_hours, staffed(&desk), 1e-9);
    for pair in curve.points.windows(2) {
        assert!(pair[1].occupancy < pair[0].occupancy && pair[1].people > pair[0].people);
        assert!(pair[1].unworked_per_week <= pair[0].unworked_per_week + 1e-9);
        for (less, more) in pair[0].classes.iter().zip(&pair[1].classes) {
            if let (Some(less), Some(more)) = (less.mean_wait, more.mean_wait) {
                assert!(more <= less + 1e-9, "{more} after {less}");
            }
            if let (Some(less), Some(more)) = (less.kept, more.kept) {
                assert!(more >= less - 1e-6, "{more} after {less}");
            }
        }
    }
    if let Some(from) = curve.enough_from {
        assert_eq!(curve.points[from].enough, Some(true));
    }
}

fn staffed(desk: &DeskWeek) -> f64 {
    desk.seats.values().iter().filter(|seats| **seats > 0).count() as f64
}

#[test]
fn a_desk_loses_no_more_seats_than_it_has() {
    let desk = DeskWeek { seats: WeekGrid::filled(1), ..desk() };
    let curve = staffing_curve(&desk, 3, 0, &mut run_to_the_end).unwrap();
    assert_eq!((curve.points.len(), curve.present), (1, 0));
    let mut stop = |_| std::ops::ControlFlow::Break(());
    assert!(staffing_curve(&desk, 1, 1, &mut stop).is_err());
}

/// So many seats around the clock, 40 hours a week, 20 days of leave, 7 sick and 5 of training.
fn input(seats: u16, full_timers: f64) -> TruthInput {
    TruthInput {
        seats: WeekGrid::filled(seats),
        cover_breaks: false,
        break_minutes: 0.0,
        shift_hours: 8.0,
        contract_hours_per_week: 40.0,
        leave_days: 20.0,
        sickness_days: 7.0,
        training_days: 5.0,
        vacancy_share: 0.0,
        full_timers,
        part_timers: Vec::new(),
    }
}

fn value(name: &str, part: &str, key: &str) -> f64 {
    record(name)[part][key].as_f64().unwrap()
}

#[test]
fn relief_factor_24x7_through_the_truth_test() {
    let name = "relief_factor_24x7";
    let net = value(name, "inputs", "net_hours");
    let wanted = value(name, "expected", "relief_factor");
    assert_near(relief_factor(value(name, "inputs", "coverage_h"), net), wanted, 0.006);
    // The same from a contract: days away so that 1,850 of the year's 2,087 hours are left.
    let year = 40.0 * 365.25 / 7.0;
    let away = TruthInput {
        leave_days: 0.0,
        training_days: 0.0,
        sickness_days: (year - net) / 8.0,
        ..input(1, 5.0)
    };
    let told = truth_test(&away).unwrap();
    assert_near(told.year.net, net, 1e-9);
    // A year is 8,766 hours here, leap years counted, and 8,760 there.
    assert_near(told.relief_factor, wanted * 8_766.0 / 8_760.0, 0.006);
    assert_eq!(told.smallest_team, 5.0);
}

#[test]
fn fte_168_over_40_and_n_plus_one_through_the_truth_test() {
    let present = TruthInput { leave_days: 0.0, sickness_days: 0.0, training_days: 0.0, ..input(1, 5.0) };
    let told = truth_test(&present).unwrap();
    assert_near(told.people_needed, value("fte_168_over_40", "expected", "raw_fte"), 1e-9);
    // (2 + 1) x 5 = 15: break cover, with each seat's people rounded up to five.
    let covered = TruthInput { cover_breaks: true, ..input(2, 15.0) };
    let told = truth_test(&covered).unwrap();
    assert_eq!(told.break_cover_hours, 168.0);
    let rule = value("fte_nanog_n_plus_1_times_5", "expected", "headcount");
    assert_eq!(told.smallest_team, rule);
    assert_near(told.people_needed, 3.0 * 168.0 / (40.0 * (1.0 - 32.0 * 7.0 / 5.0 / 365.25)), 1e-9);
}

#[test]
fn soc_rehman_10_analysts_through_the_truth_test() {
    // Three, two and two seats over the day; 2,000 hours a person.
    let seats = WeekGrid::from_fn(|hour: HourOfWeek| if (8..16).contains(&hour.hour()) { 3 } else { 2 });
    let year = 40.0 * 365.25 / 7.0;
    let away = TruthInput {
        seats,
        leave_days: (year - 2_000.0) / 8.0,
        sickness_days: 0.0,
        training_days: 0.0,
        ..input(0, 10.0)
    };
    let told = truth_test(&away).unwrap();
    assert_near(told.people_needed, value("soc_rehman_10_analysts", "expected", "analysts"), 0.25);
    assert_near(told.seat_hours_per_week / 7.0, 56.0, 1e-9);
}

#[test]
fn the_hours_of_a_year_add_up_by_cause() {
    let told = truth_test(&TruthInput { vacancy_share: 0.1, ..input(1, 6.0) }).unwrap();
    let year = told.year;
    assert_near(year.contract - year.leave - year.sickness - year.training - year.turnover, year.net, 1e-9);
    assert_near(year.leave, 160.0, 1e-9);
    // A quarter of the team leaves in a year, and each post is empty for seven months.
    assert_near(vacancy_share(0.25, 7.0), 0.1458, 1e-4);
}

#[test]
fn three_people_do_not_cover_a_seat_around_the_clock_and_it_is_said_what_breaks() {
    let told = truth_test(&TruthInput { break_minutes: 45.0, ..input(1, 3.0) }).unwrap();
    assert_eq!(told.smallest_team, 5.0);
    assert_eq!(told.people_missing, 2.0);
    let net = 40.0 * (1.0 - 32.0 * 7.0 / 5.0 / 365.25);
    assert_near(told.hours_at_hand, 3.0 * net, 1e-9);
    let [
        Break::SeatsEmpty { hours },
        Break::Overtime { hours_each },
        Break::DaysGivenUp { days_each, of },
        Break::AloneInBreaks { hours: alone, minutes },
    ] = told.breaks[..]
    else {
        panic!("{:?}", told.breaks)
    };
    assert_near(hours, 168.0 - 3.0 * net, 1e-9);
    // What is missing over three people who are there 88 % of their weeks.
    assert_near(hours_each * 3.0 * net / 40.0, hours, 1e-9);
    assert!(days_each > of && of == 25.0, "no leave makes up for it");
    assert_eq!((alone, minutes), (168.0, 45.0));
    // 56 night hours a week are seven nights; eight hours of weekend are a shift.
    assert_near(told.nights_in_four_weeks, 4.0 * 7.0 / 3.0, 1e-9);
    assert_near(told.weekend_shifts_in_four_weeks, 4.0 * 6.0 / 3.0, 1e-9);
}

#[test]
fn a_team_that_just_holds_breaks_with_one_away_and_part_timers_count_by_their_hours() {
    let just = truth_test(&input(1, 5.0)).unwrap();
    assert!(matches!(just.breaks[..], [Break::OneAway { .. }]), "{:?}", just.breaks);
    assert_eq!(just.people_missing, 0.0);
    let safe = truth_test(&input(1, 6.0)).unwrap();
    assert_eq!(safe.breaks, []);
    let halves = PartTimers { people: 4, contract_hours_per_week: 20.0 };
    let mixed = truth_test(&TruthInput { part_timers: vec![halves], ..input(1, 3.0) }).unwrap();
    assert_near(mixed.hours_at_hand, just.hours_at_hand, 1e-9);
    assert!(mixed.nights_in_four_weeks < just.nights_in_four_weeks);
    let nobody = truth_test(&input(1, 0.0)).unwrap();
    assert_eq!(nobody.breaks[..2], [Break::NoTeam, Break::SeatsEmpty { hours: 168.0 }]);
    assert_eq!(truth_test(&TruthInput { leave_days: 400.0, ..input(1, 5.0) }), None);
}

#[test]
fn more_people_and_fewer_days_away_never_make_cover_worse() {
    let covered = |people: f64, leave: f64| {
        truth_test(&TruthInput { leave_days: leave, ..input(2, people) }).unwrap().covered
    };
    for people in 0..14 {
        let people = f64::from(people);
        assert!(covered(people + 1.0, 20.0) >= covered(people, 20.0));
        assert!(covered(people, 10.0) >= covered(people, 20.0));
    }
}
