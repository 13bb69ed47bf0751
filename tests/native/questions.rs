//! Five answers make a plan. The numbers here are worked out by hand.

use watchfloor::{
    app::questions::{
        Answers, DeskAnswer, MinutesAnswer, SeatPattern, are_usual_seats, are_usual_shares,
        calibrated_minutes, calibration, empty_plan, plan_from_answers, usual_answers, usual_severities,
    },
    base::{Basis, Estimate, HourOfWeek, Month, RawId, WeekGrid},
    document::{IssueCode, validate},
    domain::{Document, VolumePeriod, WeeklyShape, in_order},
    text::{PlainFormat, Voice, en},
};

const VOICE: Voice<'static> = Voice { words: &en::WORDS, format: &PlainFormat };

fn answers() -> Answers {
    usual_answers("Our SOC".into(), "Europe/Berlin".into(), "EUR".into(), Month { year: 2027, month: 1 })
}

fn plan(answers: &Answers) -> Document {
    let mut last = 0;
    let mut ids = || {
        last += 1;
        RawId(last)
    };
    plan_from_answers(answers, VOICE, &mut ids).unwrap()
}

fn seat_hours(pattern: &SeatPattern) -> u32 {
    pattern.seats().values().iter().map(|seats| u32::from(*seats)).sum()
}

#[test]
fn pressing_next_five_times_makes_a_plan_without_a_warning() {
    let plan = plan(&answers());
    assert_eq!(validate::document(&plan), []);
    assert_eq!((plan.streams.len(), plan.severities.len()), (1, 4));
}

#[test]
fn what_was_not_asked_says_where_it_comes_from() {
    let plan = plan(&answers());
    let stream = plan.streams.values().next().unwrap();
    for estimate in [
        &stream.volume,
        &stream.growth_per_year,
        &stream.grouped_share,
        &stream.auto_closed_share,
        &stream.handling.typical_minutes,
        &stream.handling.bad_case_minutes,
        &stream.waiting_on_others.share,
        &stream.reopened_share,
        &stream.escalation.share,
        &plan.team.absence.leave_days,
        &plan.team.absence.sickness_days,
        &plan.team.absence.training_days,
        &plan.team.absence.vacancy_share,
        &plan.team.in_shift_loss.break_minutes,
        &plan.team.in_shift_loss.handover_minutes,
        &plan.team.in_shift_loss.meeting_minutes,
        &plan.team.in_shift_loss.other_work_share,
    ] {
        assert_eq!(estimate.basis, Basis::Default);
        assert!(estimate.source.len() > 10, "{estimate:?}");
    }
}

#[test]
fn two_by_day_and_one_by_night_are_252_seat_hours_a_week() {
    let pattern = SeatPattern::RoundTheClock { by_day: 2, by_night: 1, day_from: 7, day_to: 19 };
    // 7 x (12 x 2 + 12 x 1)
    assert_eq!(seat_hours(&pattern), 252);
    assert_eq!(pattern.seats()[HourOfWeek::new(7)], 2);
    assert_eq!(pattern.seats()[HourOfWeek::new(19)], 1);
}

#[test]
fn business_hours_are_monday_to_friday_and_are_the_business_clock_too() {
    let mut asked = answers();
    asked.desk.seats = SeatPattern::BusinessHours { seats: 3, from: 9, to: 17 };
    assert_eq!(seat_hours(&asked.desk.seats), 3 * 8 * 5);
    let open = plan(&asked).soc.business_hours.values().iter().filter(|open| **open).count();
    assert_eq!(open, 40);
}

#[test]
fn extended_hours_may_run_past_midnight_with_fewer_at_the_weekend() {
    let pattern = SeatPattern::ExtendedHours { weekday: 3, weekend: 1, from: 6, to: 2 };
    // 20 hours a day: 5 x 20 x 3 + 2 x 20 x 1
    assert_eq!(seat_hours(&pattern), 340);
    assert_eq!(pattern.seats()[HourOfWeek::new(1)], 3);
    assert_eq!(pattern.seats()[HourOfWeek::new(3)], 0);
    let own = WeekGrid::from_fn(|hour| hour.day() as u16);
    assert_eq!(SeatPattern::Own(own.clone()).seats(), own);
}

#[test]
fn minutes_that_nobody_knows_are_worked_out_from_the_seats_and_what_is_closed() {
    let mut asked = answers();
    asked.desk = DeskAnswer {
        people: 8.0,
        contract_hours_per_week: 40.0,
        seats: SeatPattern::RoundTheClock { by_day: 1, by_night: 1, day_from: 8, day_to: 20 },
    };
    asked.minutes = MinutesAnswer::NotKnown { share_on_alerts: 0.6, alerts_closed_per_month: Some(1_500.0) };
    let plan = plan(&asked);
    // 168 seat hours a week; 96 of 480 minutes and an eighth of the rest lost leave 0.7: 117.6 h; 60 % of that is on
    // alerts: 70.56 h; x 4.348214 weeks a month = 306.81 h = 18,408.6 min; / 1,500 = 12.2724 min.
    let mean = calibrated_minutes(calibration(&asked).unwrap());
    assert!((mean - 12.2724).abs() < 0.0001, "{mean}");
    let handling = &plan.streams.values().next().unwrap().handling;
    assert_eq!(handling.typical_minutes.basis, Basis::Calibrated);
    // The mean of the lognormal is 1.15748 times its median when the bad case is twice the typical one.
    assert!((handling.typical_minutes.median_amount() - 12.2724 / 1.15748).abs() < 0.01);
    assert!(
        (handling.bad_case_minutes.median_amount() / handling.typical_minutes.median_amount() - 2.0).abs()
            < 1e-12
    );
    assert_eq!(
        handling.typical_minutes.source,
        "Worked out: 168 seat hours a week × 70% of a staffed hour productive × 60% of that on alerts × 4.348 weeks a month, \
         over 1,500 alerts closed a month."
    );
    // How long people are in the team does not change how long an alert takes.
    asked.desk.people = 16.0;
    assert_eq!(calibration(&asked).map(calibrated_minutes), Some(mean));
}

#[test]
fn what_is_closed_follows_what_comes_until_it_is_typed() {
    let mut asked = answers();
    asked.minutes = MinutesAnswer::NotKnown { share_on_alerts: 0.6, alerts_closed_per_month: None };
    for (volume, period, closed) in [
        // A month is a twelfth of 365.25 days.
        (120.0, VolumePeriod::Day, 3_652.5),
        (60.0, VolumePeriod::Day, 1_826.25),
        (900.0, VolumePeriod::Month, 900.0),
    ] {
        asked.alerts.volume = Estimate::point(volume);
        asked.alerts.period = period;
        let from = calibration(&asked).unwrap();
        assert!((from.alerts_closed_per_month - closed).abs() < 1e-9, "{from:?}");
    }
    asked.minutes = MinutesAnswer::NotKnown { share_on_alerts: 0.6, alerts_closed_per_month: Some(10.0) };
    assert_eq!(calibration(&asked).unwrap().alerts_closed_per_month, 10.0);
}

#[test]
fn a_start_from_an_import_has_the_usual_severities_and_no_alerts() {
    let mut last = 0;
    let plan = empty_plan(&answers(), &mut || {
        last += 1;
        RawId(last)
    })
    .unwrap();
    assert_eq!((plan.streams.len(), plan.severities.len()), (0, 4));
}

#[test]
fn a_known_time_is_taken_as_said_and_its_bad_case_is_twice_that() {
    let mut asked = answers();
    asked.minutes = MinutesAnswer::Known { typical: Estimate::range(10.0, 40.0), bad_case: None };
    let plan = plan(&asked);
    let handling = &plan.streams.values().next().unwrap().handling;
    assert_eq!(handling.typical_minutes, Estimate::range(10.0, 40.0));
    assert_eq!(handling.bad_case_minutes.median_amount(), 40.0);
}

#[test]
fn fewer_severities_keep_all_alerts() {
    for (count, names) in [
        (1, vec!["Medium"]),
        (2, vec!["High", "Low"]),
        (3, vec!["High", "Medium", "Low"]),
        (4, vec!["Critical", "High", "Medium", "Low"]),
    ] {
        let severities = usual_severities(count);
        assert_eq!(severities.iter().map(|s| s.name.as_str()).collect::<Vec<_>>(), names);
        assert!((severities.iter().map(|s| s.share).sum::<f64>() - 1.0).abs() < 1e-12);
    }
}

#[test]
fn shares_that_nobody_changed_are_told_from_those_that_somebody_did() {
    for count in 1..=4 {
        let mut shares: Vec<_> = usual_severities(count).iter().map(|severity| severity.share).collect();
        assert!(are_usual_shares(&shares));
        shares[0] += 0.01;
        assert!(!are_usual_shares(&shares));
    }
    assert!(!are_usual_shares(&[]) && !are_usual_shares(&[0.2; 5]));
}

#[test]
fn seats_that_nobody_changed_are_told_from_those_that_somebody_did() {
    let mut seats = plan(&answers()).desk.seats.clone();
    assert!(are_usual_seats(&seats));
    seats[HourOfWeek::new(3)] += 1;
    assert!(!are_usual_seats(&seats));
}

#[test]
fn own_names_and_order_are_kept() {
    let mut asked = answers();
    asked.severities = usual_severities(3);
    for (severity, name) in asked.severities.iter_mut().zip(["P1", "P2", "P3"]) {
        severity.name = name.into();
    }
    let plan = plan(&asked);
    let names: Vec<_> = in_order(&plan.severities).into_iter().map(|(_, s)| s.name.clone()).collect();
    assert_eq!(names, ["P1", "P2", "P3"]);
}

#[test]
fn answers_that_cannot_be_are_refused_all_at_once() {
    let mut asked = answers();
    asked.desk.people = -3.0;
    asked.alerts.volume = Estimate::point(-1.0);
    asked.alerts.period = VolumePeriod::Week;
    asked.alerts.shape = WeeklyShape::Sketch { hours: WeekGrid::filled(0.0) };
    asked.minutes = MinutesAnswer::NotKnown { share_on_alerts: 0.5, alerts_closed_per_month: Some(0.0) };
    let issues = plan_from_answers(&asked, VOICE, &mut || RawId(1)).unwrap_err();
    let codes: Vec<_> = issues.iter().map(|issue| issue.code).collect();
    assert!(codes.contains(&IssueCode::OutOfRange) && codes.contains(&IssueCode::SketchEmpty), "{codes:?}");
}
