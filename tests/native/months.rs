//! The months ahead: the reference projection, what must hold of any plan, and chance against what can be worked out.

use std::collections::BTreeMap;

use crate::capacity_records::{assert_near, numbers, record};
use watchfloor::{
    base::{Estimate, Month, RawId, progress::run_to_the_end, time::WEEKS_PER_MONTH, time::WEEKS_PER_YEAR},
    domain::{
        Absence, AlertStream, Escalation, Field, Handling, InShiftLoss, Position, StreamId, Team,
        VolumePeriod, WaitingOnOthers, WeeklyShape, Year,
    },
    engine::{
        capacity::flow,
        months::{
            InputKey, KnownLeavers, MonthsError, MonthsInput, MonthsReason, Paths, Ramp, Requisition,
            RollOut, Staffing, Watched, compare, expected, months_ahead, tornado,
        },
    },
};

fn point(value: f64) -> Estimate {
    Estimate::point(value)
}

fn stream(a_month: Estimate, minutes: f64) -> AlertStream {
    AlertStream {
        position: Position::default(),
        name: "Endpoint".into(),
        customer: None,
        volume: a_month,
        volume_period: VolumePeriod::Month,
        growth_per_year: point(0.0),
        shape: WeeklyShape::Flat,
        severity_mix: BTreeMap::new(),
        grouped_share: point(0.0),
        auto_closed_share: point(0.0),
        handling: Handling { typical_minutes: point(minutes), bad_case_minutes: point(minutes) },
        waiting_on_others: WaitingOnOthers { share: point(0.0), hours: point(0.0), pauses_clock: true },
        reopened_share: point(0.0),
        escalation: Escalation { share: point(0.0), minutes: point(0.0) },
    }
}

fn team(people: f64) -> Team {
    Team {
        people,
        contract_hours_per_week: 160.0 / WEEKS_PER_MONTH,
        part_timers: 0.0,
        part_time_hours_per_week: 20.0,
        shift_hours: 8.0,
        absence: Absence {
            leave_days: point(0.0),
            sickness_days: point(0.0),
            training_days: point(0.3 * 5.0 * WEEKS_PER_YEAR),
            vacancy_share: point(0.2),
        },
        in_shift_loss: InShiftLoss {
            break_minutes: point(0.0),
            handover_minutes: point(0.0),
            meeting_minutes: point(0.0),
            other_work_share: point(0.4),
        },
    }
}

fn staffing(attrition: Estimate) -> Staffing {
    Staffing {
        attrition_per_year: attrition,
        months_to_refill: None,
        requisitions: Vec::new(),
        known_leavers: Vec::new(),
        ramp: Ramp::Table(vec![0.0, 0.33, 0.67, 1.0]),
        mentor_load: point(0.1),
    }
}

fn requisition(id: u64, opened: u32, people: u32, lead: Estimate) -> Requisition {
    Requisition { id: RawId(id), name: format!("Post {id}"), opened, people, months_to_hire: lead }
}

/// The plan of the record `strategic_12m_projection`.
fn reference() -> MonthsInput {
    let mut endpoint = stream(point(9_000.0), 9.0);
    endpoint.growth_per_year = point(0.24);
    endpoint.auto_closed_share = point(0.3);
    let mut staffing = staffing(point(0.2));
    staffing.requisitions = vec![requisition(1, 0, 2, point(3.0)), requisition(2, 4, 3, point(3.0))];
    MonthsInput {
        first_month: Month { year: 2027, month: 1 },
        horizon_months: 12,
        streams: BTreeMap::from([(StreamId(RawId(1)), endpoint)]),
        escalations_at_desk: true,
        team: team(12.0),
        occupancy_limit: 1.0,
        staffing,
        roll_outs: vec![RollOut {
            id: RawId(7),
            name: "Playbooks".into(),
            stream: None,
            from: 0,
            over_months: 15,
            // From 30 % to 60 % of all: three sevenths of what reaches people.
            closed_share: point(3.0 / 7.0),
            minutes_saved: point(0.0),
        }],
        year: Year::default(),
        other_work: Vec::new(),
        by_hand: Vec::new(),
        factors: BTreeMap::new(),
    }
}

/// The same with a range in most inputs, posts that are filled again, and an occupancy limit.
fn uncertain() -> MonthsInput {
    let mut input = reference();
    input.horizon_months = 36;
    input.occupancy_limit = 0.85;
    let Some(endpoint) = input.streams.get_mut(&StreamId(RawId(1))) else { panic!("the stream") };
    endpoint.volume = Estimate::range(8_000.0, 10_000.0);
    endpoint.growth_per_year = Estimate::range(0.05, 0.4);
    endpoint.handling.typical_minutes = Estimate::range(7.0, 12.0);
    endpoint.handling.bad_case_minutes = Estimate::range(15.0, 30.0);
    input.staffing.attrition_per_year = Estimate::range(0.1, 0.3);
    input.staffing.months_to_refill = Some(Estimate::range(4.0, 9.0));
    input.staffing.ramp =
        Ramp::Linear { months: Estimate::range(3.0, 8.0), first_share: Estimate::range(0.0, 0.2) };
    for post in &mut input.staffing.requisitions {
        post.months_to_hire = Estimate::range(3.0, 8.0);
    }
    input.roll_outs[0].closed_share = Estimate::range(0.15, 0.57);
    input
}

const FEW: Paths = Paths { count: 2_000, seed: 42 };

#[test]
fn strategic_12m_projection() {
    let record = record("strategic_12m_projection");
    let months = expected(&reference()).unwrap();
    let within = record["tolerance"].as_f64().unwrap();
    for (month, row) in months.iter().zip(record["expected"]["rows"].as_array().unwrap()) {
        let row = numbers(row);
        let hours = 160.0 * 0.7 * 0.6;
        let found = [
            month.headcount,
            month.effective,
            month.effective * hours,
            month.demand * hours,
            month.occupancy,
        ];
        for (found, wanted) in found.iter().zip(&row[1..]) {
            assert_near(*found, *wanted, within);
        }
    }
    assert_eq!(months.len(), 12);
}

#[test]
fn the_work_of_a_stream_is_the_same_as_on_the_alerts_page() {
    let mut one = stream(point(700.0), 9.0);
    one.volume_period = VolumePeriod::Week;
    one.grouped_share = point(0.4);
    one.auto_closed_share = Estimate::range(0.2, 0.4);
    one.handling.bad_case_minutes = point(30.0);
    one.reopened_share = point(0.05);
    one.escalation = Escalation { share: point(0.1), minutes: point(60.0) };
    let flow = flow::Flow::of(&one);
    let mut input = reference();
    input.roll_outs.clear();
    input.streams = BTreeMap::from([(StreamId(RawId(1)), one)]);
    let found = expected(&input).unwrap()[0].demand * 67.2 / WEEKS_PER_MONTH;
    assert_near(found, flow.hours_per_week + flow.escalated_hours_per_week, 1e-9 * found);
}

#[test]
fn without_ranges_and_leavers_every_path_is_the_expected_one() {
    let mut input = reference();
    input.staffing.attrition_per_year = point(0.0);
    let report = months_ahead(&input, &[0.0], FEW, &mut run_to_the_end).unwrap();
    for (month, expected) in report.months.iter().zip(&report.expected) {
        for (fan, value) in [
            (month.demand, expected.demand),
            (month.effective, expected.effective),
            (month.headcount, expected.headcount),
        ] {
            assert_near(fan.p10, value, 1e-9);
            assert_near(fan.p90, value, 1e-9);
        }
    }
}

#[test]
fn drawn_leavers_have_the_mean_and_the_spread_of_the_binomial() {
    let mut input = reference();
    input.staffing.requisitions.clear();
    let paths = Paths { count: 20_000, seed: 5 };
    let report = months_ahead(&input, &[], paths, &mut run_to_the_end).unwrap();
    // CAPACITY.md: of 12 at 20 % a year 9.6 stay on average, P5/P50/P95 = 7/10/12; P10 and P90 of Binomial(12, .8) are 8 and 11.
    let last = report.months[11].headcount;
    assert_eq!([last.p10, last.p50, last.p90], [8.0, 10.0, 11.0]);
    // Standard error 1.386 / sqrt(20,000) = .0098.
    assert_near(report.waterfall.end, 9.6, 0.035);
    assert_near(report.waterfall.leavers, 2.4, 0.035);
}

#[test]
fn the_waterfall_adds_up() {
    let report = months_ahead(&uncertain(), &[0.0, 1.0], FEW, &mut run_to_the_end).unwrap();
    let fall = report.waterfall;
    assert_near(fall.start - fall.leavers + fall.hires + fall.refills, fall.end, 1e-9);
    assert_near(fall.end - fall.ramp_loss - fall.mentor_loss, fall.effective, 1e-9);
    assert!(fall.leavers > 1.0 && fall.refills > 1.0 && fall.ramp_loss > 0.0);
    assert_near(fall.hires, 5.0, 1e-9);
}

#[test]
fn the_same_seed_gives_the_same_and_another_one_nearly_the_same() {
    let run =
        |seed| months_ahead(&uncertain(), &[0.0], Paths { count: 2_000, seed }, &mut run_to_the_end).unwrap();
    let (first, again, other) = (run(1), run(1), run(2));
    assert_eq!(first, again);
    assert_ne!(first.months, other.months);
    for (a, b) in first.months.iter().zip(&other.months) {
        let width = a.gap.p90 - a.gap.p10;
        assert!((a.gap.p50 - b.gap.p50).abs() < 0.1 * width, "{:?} {:?}", a.gap, b.gap);
    }
}

#[test]
fn the_drawn_median_of_an_input_is_the_one_that_single_figures_use() {
    // Only the volume is uncertain: demand is its median times what is certain, and its ends hold nine in ten.
    let mut input = reference();
    input.staffing.attrition_per_year = point(0.0);
    let Some(endpoint) = input.streams.get_mut(&StreamId(RawId(1))) else { panic!("the stream") };
    endpoint.volume = Estimate::range(6_000.0, 12_000.0);
    let paths = Paths { count: 20_000, seed: 3 };
    let report = months_ahead(&input, &[], paths, &mut run_to_the_end).unwrap();
    let (drawn, single) = (report.months[0].demand, report.expected[0].demand);
    assert!((drawn.p50 / single - 1.0).abs() < 0.01);
    // The 90 % point of the lognormal: the range's logarithmic half width is 1.6449 deviations, this is 1.2816.
    assert!((drawn.p90 / single / 2_f64.sqrt().powf(1.2816 / 1.6449) - 1.0).abs() < 0.01);
}

#[test]
fn more_attrition_later_hires_and_a_longer_ramp_never_help() {
    let gap = |input: &MonthsInput| {
        expected(input).unwrap().iter().map(|month| month.demand - month.effective).collect::<Vec<_>>()
    };
    let base = uncertain();
    let worse = |change: fn(&mut MonthsInput)| {
        let mut input = base.clone();
        change(&mut input);
        for (month, (base, worse)) in gap(&base).into_iter().zip(gap(&input)).enumerate() {
            assert!(worse >= base - 1e-9, "month {month}: {worse} after {base}");
        }
    };
    worse(|input| input.staffing.mentor_load = point(0.3));
    worse(|input| input.staffing.requisitions[1].people = 2);
    worse(|input| input.streams.values_mut().for_each(|stream| stream.growth_per_year = point(0.5)));
    worse(|input| input.roll_outs[0].over_months = 30);
    worse(|input| input.occupancy_limit = 0.7);
    worse(|input| {
        input.staffing.known_leavers = vec![KnownLeavers { month: 3, people: 1, refilled: false }];
    });
    // A leaver who is not replaced by somebody who is still learning would never return: without refills alone it is monotone.
    let mut alone = base.clone();
    alone.staffing.months_to_refill = None;
    let mut left = alone.clone();
    left.staffing.attrition_per_year = point(0.4);
    assert!(gap(&alone).iter().zip(gap(&left)).all(|(base, worse)| worse >= base - 1e-9));
}

#[test]
fn hands_are_there_when_the_post_is_filled_and_full_effect_comes_later() {
    let mut input = reference();
    input.staffing.attrition_per_year = point(0.0);
    input.staffing.requisitions = vec![requisition(1, 2, 1, point(4.0))];
    let months = expected(&input).unwrap();
    let began = months.iter().position(|month| month.hires > 0.0);
    assert_eq!(began, Some(6));
    assert_near(months[5].effective, 12.0, 1e-12);
    // A newcomer who does nothing yet costs a tenth of a colleague.
    assert_near(months[6].effective, 11.9, 1e-12);
    assert_near(months[9].effective, 13.0, 1e-12);
}

#[test]
fn a_crossing_is_as_likely_as_the_paths_say_and_never_less_likely_later() {
    let report = months_ahead(&uncertain(), &[-50.0, 0.0, 1.0, 500.0], FEW, &mut run_to_the_end).unwrap();
    let [always, any, one, never] = report.crossings.as_slice() else { panic!("four thresholds") };
    assert_eq!((always.ever(), never.ever()), (1.0, 0.0));
    assert_eq!((always.likely_from, never.possible_from), (Some(Month { year: 2027, month: 1 }), None));
    assert!(any.ever() >= one.ever());
    assert!(any.by_month.windows(2).all(|pair| pair[1] >= pair[0]));
    for (month, figures) in report.months.iter().enumerate() {
        assert_near(any.in_month[month], figures.short, 1e-12);
        assert!(any.in_month[month] <= any.by_month[month]);
    }
}

#[test]
fn a_season_and_a_roll_out_that_saves_minutes_change_the_demand_as_typed() {
    let mut input = reference();
    input.roll_outs.clear();
    let base = expected(&input).unwrap();
    input.year.season[1] = 1.5;
    input.roll_outs = vec![RollOut {
        id: RawId(9),
        name: "Enrichment".into(),
        stream: Some(StreamId(RawId(1))),
        from: 3,
        over_months: 4,
        closed_share: point(0.0),
        minutes_saved: point(0.4),
    }];
    let changed = expected(&input).unwrap();
    let ratio = |month: usize| changed[month].demand / base[month].demand;
    for (month, wanted) in [(0, 1.0), (1, 1.5), (3, 1.0), (5, 0.8), (7, 0.6), (11, 0.6)] {
        assert_near(ratio(month), wanted, 1e-9);
    }
}

#[test]
fn the_tornado_says_which_range_decides_and_that_points_have_no_swing() {
    let input = uncertain();
    let told = tornado(&input, Watched::GapIn(35)).unwrap();
    let months = expected(&input).unwrap();
    assert_near(told.middle, months[35].demand - months[35].effective, 1e-12);
    assert!(told.swings.windows(2).all(|pair| pair[0].size() >= pair[1].size()));
    let stream = |field| InputKey::Stream(StreamId(RawId(1)), field);
    let swing = |key| told.swings.iter().find(|swing| swing.key == key).copied().unwrap();
    let growth = swing(stream(Field::Growth));
    assert_near(growth.low, 0.05, 1e-9);
    assert_near(growth.high, 0.4, 1e-9);
    assert!(growth.at_low < told.middle && told.middle < growth.at_high);
    assert!(swing(InputKey::RollOutClosed(RawId(7))).at_high < told.middle);
    // By hand: the answer with the growth at its high end typed as a point.
    let mut high = input.clone();
    high.streams.values_mut().for_each(|stream| stream.growth_per_year = point(growth.high));
    let by_hand = expected(&high).unwrap()[35];
    assert_near(growth.at_high, by_hand.demand - by_hand.effective, 1e-9);
    // Ranges: four of the stream, attrition, refill, two of the ramp, two requisitions, one roll-out.
    assert_eq!(told.swings.len(), 11);
    assert!(told.points > 5);
    let mean = tornado(&input, Watched::MeanGap).unwrap();
    let widest = tornado(&input, Watched::WidestGap).unwrap();
    assert!(widest.middle >= mean.middle);
}

#[test]
fn two_plans_are_compared_on_the_same_numbers() {
    let base = uncertain();
    let same = compare(&base, &base, FEW, &mut run_to_the_end).unwrap();
    assert!(same.months.iter().all(|month| month.mean == 0.0 && month.difference.p90 == 0.0));
    let mut more = base.clone();
    more.staffing.requisitions.push(requisition(3, 0, 2, Estimate::range(3.0, 8.0)));
    let told = compare(&base, &more, FEW, &mut run_to_the_end).unwrap();
    let last = &told.months[35];
    assert!(last.mean < -0.5 && last.mean_low < last.mean && last.mean < last.mean_high);
    assert!(last.short_second <= last.short_first);
    // What is left is the change: far less spread than two plans drawn apart would have.
    let one = months_ahead(&base, &[], FEW, &mut run_to_the_end).unwrap().months[35].gap;
    assert!((last.difference.p90 - last.difference.p10) < 0.5 * (one.p90 - one.p10), "{last:?} {one:?}");
    // The interval of the mean holds what many paths give, within four of its standard errors.
    let many = Paths { count: 20_000, seed: 77 };
    let truth = compare(&base, &more, many, &mut run_to_the_end).unwrap().months[35].mean;
    assert!((last.mean - truth).abs() < 2.1 * (last.mean_high - last.mean_low) / 2.0);
    let mut longer = base.clone();
    longer.horizon_months = 12;
    assert_eq!(
        compare(&base, &longer, FEW, &mut run_to_the_end),
        Err(MonthsError::Input(vec![MonthsReason::Horizon]))
    );
}

#[test]
fn every_reason_why_there_is_no_answer_is_told() {
    let mut input = reference();
    input.streams.clear();
    input.horizon_months = 0;
    input.year.season[0] = f64::NAN;
    input.staffing.attrition_per_year = point(1.0);
    input.team.contract_hours_per_week = 0.0;
    assert_eq!(
        expected(&input),
        Err(vec![
            MonthsReason::NoStreams,
            MonthsReason::Horizon,
            MonthsReason::Season,
            MonthsReason::OutOfRange(InputKey::Team(Field::ContractHours)),
            MonthsReason::OutOfRange(InputKey::Attrition),
        ])
    );
    let mut idle = reference();
    idle.team.in_shift_loss.break_minutes = point(480.0);
    assert_eq!(expected(&idle), Err(vec![MonthsReason::NoTimeForAlerts]));
    let mut crowd = reference();
    crowd.staffing.requisitions[1].people = 1_000_000;
    assert_eq!(expected(&crowd), Err(vec![MonthsReason::TooManyPosts(RawId(2))]));
    let mut odd = reference();
    odd.streams.values_mut().for_each(|stream| stream.volume = point(f64::NAN));
    assert!(expected(&odd).is_err());
}

#[test]
fn a_caller_that_asks_for_the_end_gets_it() {
    let mut stop = |_| std::ops::ControlFlow::Break(());
    let stopped = months_ahead(&reference(), &[], FEW, &mut stop);
    assert!(matches!(stopped, Err(MonthsError::Stopped(_))));
}
