//! What would be enough: for desks that are short, large enough and too large, and which rule decides.

use std::sync::Arc;
use watchfloor::{
    app::sample::sample,
    base::{HourOfWeek, Month, Progress, WeekGrid, progress::run_to_the_end},
    domain::{Document, Target},
    engine::capacity::{
        CapacityReport, DeskWeek, Need, Outcome, completed,
        explain::{Model, NotComputed},
        full_report,
        need::{AnswerFrom, NeedRule, SeatRule, Shift, TargetKind, Verdict},
        report::BacklogCourse,
        report_with_chance,
    },
};

fn plan() -> Document {
    sample(Month { year: 2027, month: 1 })
}

fn week(document: &Document) -> DeskWeek {
    DeskWeek::from_document(document, 0).unwrap()
}

fn with_seats(desk: &DeskWeek, seats: WeekGrid<u16>) -> DeskWeek {
    DeskWeek { seats, ..desk.clone() }
}

fn all(desk: &DeskWeek) -> (CapacityReport, Need) {
    let report = full_report(desk, &mut run_to_the_end).unwrap();
    let need = report.need.clone().unwrap();
    (report, need)
}

fn seat_hours(seats: &WeekGrid<u16>) -> f64 {
    seats.values().iter().map(|seats| f64::from(*seats)).sum()
}

fn holds(shift: &Shift, hour: HourOfWeek) -> bool {
    let begin = usize::from(shift.day) * 24 + usize::from(shift.from_hour);
    (hour.index() + 168 - begin) % 168 < usize::from(shift.hours)
}

#[test]
fn the_plan_from_nothing_is_the_same_whatever_seats_there_are_now() {
    let desk = week(&plan());
    let office = WeekGrid::from_fn(|hour| u16::from((8..18).contains(&hour.hour())) * 5);
    let plans: Vec<Need> = [desk.seats.clone(), WeekGrid::filled(6), office, WeekGrid::filled(0)]
        .into_iter()
        .map(|seats| all(&with_seats(&desk, seats)).1)
        .collect();
    for need in &plans {
        assert_eq!(need.from_scratch, plans[0].from_scratch);
        assert_eq!(need.shifts, plans[0].shifts);
    }
}

#[test]
fn the_plan_from_nothing_keeps_every_promise_and_no_shift_of_it_can_go() {
    let mut twelve = plan();
    Arc::make_mut(&mut twelve.team).shift_hours = 12.0;
    let mut free = plan();
    let desk = Arc::make_mut(&mut free.desk);
    desk.minimum.seats = WeekGrid::filled(0);
    Arc::make_mut(&mut free.severities).values_mut().for_each(|severity| severity.interrupts = false);
    for document in [plan(), twelve, free] {
        let desk = week(&document);
        let (_, need) = all(&desk);
        let found = need.from_scratch.unwrap();
        let enough = |seats: &WeekGrid<u16>| report_with_chance(&with_seats(&desk, seats.clone())).enough;
        assert_eq!(enough(&found.seats), Some(true));
        // It is the minimum and those shifts.
        let sum = WeekGrid::from_fn(|hour| {
            let shifts = need.shifts.iter().filter(|shift| holds(shift, hour)).map(|shift| shift.seats);
            desk.minimum_seats[hour] + shifts.sum::<u16>()
        });
        assert_eq!(sum, found.seats);
        assert!(!need.shifts.is_empty());
        for shift in &need.shifts {
            assert_eq!(f64::from(shift.hours), document.team.shift_hours);
            let fewer = WeekGrid::from_fn(|hour| found.seats[hour] - u16::from(holds(shift, hour)));
            assert_eq!(enough(&fewer), Some(false), "{shift:?} could go");
        }
    }
}

#[test]
fn a_desk_that_is_too_large_hears_that_fewer_seats_do_and_every_figure_is_of_that_plan() {
    let mut desk = with_seats(&week(&plan()), WeekGrid::filled(6));
    // Work without a seat takes people whatever the seats.
    desk.people.beside_hours = 0.0;
    let (report, need) = all(&desk);
    assert_eq!(need.verdict, Verdict::Enough);
    let seats = need.seats.unwrap();
    assert!(seat_hours(&seats) < 0.5 * 6.0 * 168.0, "{}", seat_hours(&seats));
    assert_eq!(need.answer_from, Some(AnswerFrom::Shifts));
    assert_eq!(seats, need.from_scratch.unwrap().seats);
    assert_eq!(report_with_chance(&with_seats(&desk, seats.clone())).enough, Some(true));
    let per_seat_hour =
        report.people.for_present_seats.value().unwrap() / report.desk.seat_hours.value().unwrap();
    let people = report.people.for_needed_seats.unwrap().value().unwrap();
    assert!((people - seat_hours(&seats) * per_seat_hour).abs() < 1e-9);
    let rules = need.rules.unwrap();
    for hour in HourOfWeek::all() {
        let above = seats[hour] > desk.minimum_seats[hour];
        assert_eq!(rules[hour] == SeatRule::Workload, above);
    }
}

#[test]
fn a_desk_that_is_short_hears_the_smallest_addition_and_the_fewest_seats_that_were_found() {
    let (_, need) = all(&week(&plan()));
    let Verdict::Add { plan, .. } = &need.verdict else { panic!("{:?}", need.verdict) };
    let fewest = plan.seat_hours.min(need.from_scratch.as_ref().unwrap().seat_hours);
    assert_eq!(seat_hours(&need.seats.unwrap()), fewest);
    assert_eq!(need.broken, [NeedRule::Targets]);
    assert_eq!(need.decided_by, Some(NeedRule::Targets));
}

#[test]
fn a_desk_that_is_only_too_busy_is_told_so_and_no_target_is_blamed() {
    let mut desk = with_seats(&week(&plan()), WeekGrid::filled(4));
    desk.occupancy_limit = 0.3;
    let (report, need) = all(&desk);
    assert_eq!(report.enough, Some(false));
    assert_eq!(report.targets_met, Some(true));
    assert!(!report.within_limit);
    assert_eq!(need.broken, [NeedRule::OccupancyLimit]);
    assert_eq!(need.decided_by, Some(NeedRule::OccupancyLimit));
    // The other way round: targets missed with time to spare.
    let short = report_with_chance(&week(&plan()));
    assert_eq!((short.targets_met, short.within_limit), (Some(false), true));
}

#[test]
fn where_the_minimum_is_more_than_enough_it_decides() {
    let mut desk = week(&plan());
    desk.minimum_seats = WeekGrid::filled(5);
    let (_, need) = all(&desk);
    assert_eq!(need.decided_by, Some(NeedRule::Minimum));
    assert!(need.shifts.is_empty());
    assert!(need.broken.contains(&NeedRule::Minimum));
    let rules = need.rules.unwrap();
    assert!(rules.values().iter().all(|rule| *rule == SeatRule::Minimum));
}

#[test]
fn a_promise_that_no_number_of_seats_keeps_is_left_out_and_all_others_get_their_plan() {
    let mut desk = week(&plan());
    // Hands-on work alone takes longer.
    desk.classes[0].triage_done = Some(Target { within_minutes: 2.0, share: 0.95 });
    let (report, need) = all(&desk);
    let Verdict::NotInTheseHours { missed, in_any_hours: true, opening: None, .. } = &need.verdict else {
        panic!("{:?}", need.verdict)
    };
    let [missed] = missed.as_slice() else { panic!("{missed:?}") };
    assert_eq!((missed.severity, missed.kind), (desk.classes[0].severity, TargetKind::TriageDone));
    let in_shift = 1.0 - desk.in_shift_share;
    let own = desk.classes[0].hands_on.share_within(2.0 * in_shift);
    assert!((missed.best_share - own).abs() < 1e-4, "{} {own}", missed.best_share);
    // A quarter of an hour less would be too short for the work itself.
    let possible = missed.possible_minutes.unwrap();
    assert!(desk.classes[0].hands_on.share_within(possible * in_shift) >= 0.95);
    assert!(desk.classes[0].hands_on.share_within((possible - 15.0) * in_shift) < 0.95);
    // The same desk without that promise.
    let mut without = desk.clone();
    without.classes[0].triage_done = None;
    let (report_without, need_without) = all(&without);
    let others = need.others().unwrap();
    assert_eq!(*others.verdict, need_without.verdict);
    let promises = desk.classes.iter().flat_map(|class| [class.acknowledge, class.triage_done]);
    assert_eq!(others.promises as usize, promises.flatten().count() - 1);
    assert_eq!(need.seats, need_without.seats);
    assert_eq!(need.rules, need_without.rules);
    assert_eq!(need.from_scratch, need_without.from_scratch);
    assert_eq!(
        report.people.for_needed_seats.unwrap().value(),
        report_without.people.for_needed_seats.unwrap().value()
    );
    assert_eq!((report.enough, need.broken), (Some(false), vec![NeedRule::Targets]));
}

#[test]
fn of_the_others_those_that_need_other_hours_are_named_too() {
    let mut desk = with_seats(
        &week(&plan()),
        WeekGrid::from_fn(|hour| if (8..20).contains(&hour.hour()) { 6 } else { 0 }),
    );
    desk.minimum_seats = WeekGrid::filled(0);
    desk.classes.truncate(2);
    for class in &mut desk.classes {
        (class.acknowledge, class.triage_done) = (Some(Target { within_minutes: 30.0, share: 0.9 }), None);
    }
    desk.classes[1].triage_done = Some(Target { within_minutes: 1.0, share: 0.9 });
    let (_, need) = all(&desk);
    let others = need.others().unwrap();
    let Verdict::NotInTheseHours { missed, in_any_hours: false, opening: Some(opening), .. } =
        &*others.verdict
    else {
        panic!("{others:?}")
    };
    assert!(missed.iter().all(|missed| missed.kind == TargetKind::Acknowledge));
    assert!(seat_hours(&need.seats.clone().unwrap()) <= opening.plan.seat_hours);
    // All but the promise that cannot be kept are kept with those seats.
    let mut then = with_seats(&desk, need.seats.unwrap());
    then.classes[1].triage_done = None;
    assert_eq!(report_with_chance(&then).enough, Some(true));
}

#[test]
fn whether_it_is_enough_is_told_before_the_search_and_progress_rises_to_its_end() {
    let desk = week(&plan());
    let first = report_with_chance(&desk);
    let mut shares = Vec::new();
    let report = completed(first.clone(), &desk, &mut |Progress { done, of }| {
        shares.push(f64::from(done) / f64::from(of));
        std::ops::ControlFlow::Continue(())
    })
    .unwrap();
    assert_eq!(report, full_report(&desk, &mut run_to_the_end).unwrap());
    assert_eq!((first.enough, first.classes), (report.enough, report.classes));
    assert!(shares.windows(2).all(|pair| pair[0] <= pair[1]), "{shares:?}");
    assert!(shares.iter().all(|share| *share <= 1.0));
    assert!(*shares.last().unwrap() > 0.9, "{shares:?}");
    let largest = shares.windows(2).map(|pair| pair[1] - pair[0]).fold(0.0, f64::max);
    assert!(largest < 0.25, "a jump of {largest}: {shares:?}");
}

#[test]
fn the_need_opens_with_its_rules_and_how_many_plans_were_tried() {
    let (_, need) = all(&week(&plan()));
    assert_eq!(need.explanation.model, Model::Search);
    let values: Vec<f64> = need.explanation.inputs.iter().map(|input| input.value).collect();
    assert_eq!(values[..4], [week(&plan()).occupancy_limit, 336.0, f64::from(need.tried), 8.0]);
    // Two numbers for each of eight promises.
    assert_eq!(values.len(), 4 + 16);
    let voice = watchfloor::text::Voice {
        words: &watchfloor::text::en::WORDS,
        format: &watchfloor::text::PlainFormat,
    };
    let said = watchfloor::text::capacity::explained(voice, &need.explanation);
    assert!(!said.numbers.contains('{') && said.numbers.contains("336"), "{}", said.numbers);
}

#[test]
fn the_slow_wait_is_told_beyond_a_day_and_never_without_a_reason() {
    let mut desk = week(&plan());
    // Nobody at the weekend: what comes on Friday night waits until Monday.
    desk.seats =
        WeekGrid::from_fn(|hour| if hour.day() < 5 && (8..18).contains(&hour.hour()) { 6 } else { 0 });
    let report = report_with_chance(&desk);
    let slow: Vec<f64> = report.classes.iter().map(|class| class.slow_wait.value().unwrap()).collect();
    assert!(slow.iter().any(|hours| *hours > 24.0), "{slow:?}");
    // Friday 18:00 to Monday 08:00 are 62 hours; the critical ones are taken at once then.
    assert!(slow[0] < 62.5, "{slow:?}");
    for class in &mut desk.classes {
        class.arrivals = WeekGrid::from_fn(|hour| 3.0 * class.arrivals[hour]);
    }
    let behind = report_with_chance(&desk);
    let last = behind.classes.last().unwrap();
    assert_eq!(last.slow_wait.outcome, Outcome::NotComputed(NotComputed::NeverClears));
}

#[test]
fn no_backlog_one_that_clears_and_one_that_grows_are_told_apart() {
    let report = report_with_chance(&week(&plan()));
    let (first, last) = (&report.classes[0], report.classes.last().unwrap());
    assert_eq!((first.backlog_course, first.peak_hour), (BacklogCourse::Never, None));
    assert_eq!(last.backlog_course, BacklogCourse::Clears);
    assert!(last.peak_hour.is_some() && last.cleared_at.is_some());
    let mut busier = week(&plan());
    for class in &mut busier.classes {
        class.arrivals = WeekGrid::from_fn(|hour| 2.0 * class.arrivals[hour]);
    }
    let report = report_with_chance(&busier);
    let last = report.classes.last().unwrap();
    assert_eq!((last.backlog_course, last.cleared_at), (BacklogCourse::Grows, None));
}

#[test]
fn alerts_of_hours_ask_for_seats_that_follow_them_later_and_short_ones_do_not() {
    let mut desk = week(&plan());
    let none = report_with_chance(&desk).long_work;
    assert_eq!(none.most_seats.outcome, Outcome::NotComputed(NotComputed::NoLongWork { minutes: 60 }));
    assert_eq!((none.seats, none.busy), (None, None));
    let first = &mut desk.classes[0];
    first.handle_minutes = 240.0;
    first.arrivals = WeekGrid::from_fn(|hour| if (9..17).contains(&hour.hour()) { 2.0 } else { 0.0 });
    desk.in_shift_share = 0.0;
    let long = report_with_chance(&desk).long_work;
    let (busy, seats) = (long.busy.unwrap(), long.seats.unwrap());
    // A step of arrivals fills up as 8 (1 - e^(-t / 4 h)) and dies out as e^(-t / 4 h), every day alike.
    let top = 8.0 * (1.0 - libm::exp(-2.0)) / (1.0 - libm::exp(-6.0));
    let left = top * libm::exp(-4.0);
    assert!((busy.values()[16] - (left * libm::exp(-2.0) + 8.0 * (1.0 - libm::exp(-2.0)))).abs() < 1e-6);
    assert!((busy.values()[17] / busy.values()[16] - libm::exp(-0.25)).abs() < 1e-9);
    // 6.9 busy and 1.062 times their root: ten seats at 17:00; fewer at noon, when most arrive no less.
    assert_eq!(seats.values()[16], 10);
    assert!(seats.values()[11] < 10 && seats.values()[20] > 0);
    assert_eq!(long.most_seats.value(), Some(10.0));
}
