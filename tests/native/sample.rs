//! The sample plan: coherent to the hour, with a problem that is real.

use watchfloor::{
    app::sample::sample,
    base::{HourOfWeek, Month, time::WEEKS_PER_MONTH},
    document::validate,
    domain::{Document, SeverityId, in_order},
    engine::capacity::{DeskWeek, report_with_chance},
};

fn plan() -> Document {
    sample(Month { year: 2027, month: 1 })
}

/// Hands-on hours a week that reach people, worked out here from the streams' own fields: volume, less grouped and
/// auto-closed, plus reopened, times the mean of a lognormal through the typical and the bad case.
fn hours_a_week(plan: &Document) -> Vec<(f64, f64)> {
    plan.streams
        .values()
        .map(|stream| {
            let human = stream.volume.median_amount() / WEEKS_PER_MONTH
                * (1.0 - stream.grouped_share.median_share())
                * (1.0 - stream.auto_closed_share.median_share())
                / (1.0 - stream.reopened_share.median_share());
            let (typical, bad) = (
                stream.handling.typical_minutes.median_amount(),
                stream.handling.bad_case_minutes.median_amount(),
            );
            let sigma = libm::log(bad / typical) / 1.2816;
            (human, human * typical * libm::exp(sigma * sigma / 2.0) / 60.0)
        })
        .collect()
}

#[test]
fn nothing_is_wrong_with_the_sample_in_any_month() {
    for month in 1..=12 {
        assert_eq!(validate::document(&sample(Month { year: 2028, month })), []);
    }
}

#[test]
fn its_dates_move_with_the_month_it_starts_in() {
    let checked: Vec<_> = plan().streams.values().filter_map(|stream| stream.volume.checked).collect();
    assert_eq!(checked.len(), 4);
    assert!(checked.iter().all(|day| day.to_string() == "2026-12-01"));
}

#[test]
fn twelve_people_can_take_the_seats_and_not_one_hour_a_day_more() {
    let plan = plan();
    let seats: f64 = plan.desk.seats.values().iter().map(|seats| f64::from(*seats)).sum();
    assert_eq!(seats, 376.0);
    // 46 of 260.9 working days away.
    let rota: f64 = 12.0 * 40.0 * (1.0 - 46.0 / (5.0 * 365.25 / 7.0));
    assert!((rota - 395.37).abs() < 0.01);
    assert!((plan.team.people * plan.team.rota_hours_per_week() - rota).abs() < 1e-9);
    assert!(seats < rota && rota < seats + 7.0 * 4.0);
    assert!(HourOfWeek::all().all(|hour| plan.desk.seats[hour] >= plan.desk.minimum.seats[hour]));
}

#[test]
fn the_week_has_time_enough_and_weekdays_by_day_have_not() {
    let plan = plan();
    let work = hours_a_week(&plan);
    let (alerts, hours): (f64, f64) = work.iter().fold((0.0, 0.0), |sum, (a, h)| (sum.0 + a, sum.1 + h));
    assert!((105.0..120.0).contains(&(alerts / 7.0)), "{alerts} alerts a week");
    let on_alerts = 1.0 - plan.team.in_shift_share();
    let utilisation = hours / (376.0 * on_alerts);
    assert!((0.7..0.82).contains(&utilisation), "{utilisation}");

    // Hour by hour: the work that arrives against the time on alerts.
    let arriving = |hour: HourOfWeek| -> f64 {
        plan.streams
            .values()
            .zip(&work)
            .map(|(stream, (_, hours))| hours * stream.shape.weights(&plan.soc, &plan.histories)[hour])
            .sum()
    };
    for hour in HourOfWeek::all() {
        let time = f64::from(plan.desk.seats[hour]) * on_alerts;
        if plan.soc.business_hours[hour] {
            assert!(arriving(hour) > 1.1 * time, "{hour:?} is no problem");
        } else {
            assert!(arriving(hour) < 0.6 * time, "{hour:?} is one");
        }
    }
}

#[test]
fn critical_and_high_alerts_alone_would_never_fill_the_desk() {
    let plan = plan();
    let urgent: Vec<SeverityId> = in_order(&plan.severities).into_iter().take(2).map(|(id, _)| id).collect();
    for stream in plan.streams.values() {
        let share: f64 = urgent.iter().map(|id| stream.severity_mix[id]).sum();
        assert!(share <= 0.25, "{}", stream.name);
        let all: f64 = stream.severity_mix.values().sum();
        assert!((all - 1.0).abs() < 1e-12, "{}", stream.name);
    }
}

#[test]
fn the_streams_take_alike_long_so_that_the_models_of_minutes_hold() {
    let means: Vec<f64> = hours_a_week(&plan()).iter().map(|(alerts, hours)| hours * 60.0 / alerts).collect();
    let (least, most) =
        means.iter().fold((f64::MAX, 0.0_f64), |(least, most), mean| (least.min(*mean), most.max(*mean)));
    assert!(most / least < 1.5, "{means:?}");
}

#[test]
fn medium_and_low_alerts_start_too_late_by_day_and_every_other_promise_is_kept() {
    let report = report_with_chance(&DeskWeek::from_document(&plan(), 0).unwrap());
    let kept: Vec<_> = report
        .classes
        .iter()
        .map(|class| (class.name.as_str(), class.acknowledge.met, class.triage_done.met))
        .collect();
    let (yes, no) = (Some(true), Some(false));
    assert_eq!(kept, [("Critical", yes, yes), ("High", yes, yes), ("Medium", no, yes), ("Low", no, yes)]);
    let medium = report.classes[2].acknowledge.by_hour.as_ref().unwrap();
    // Tuesday: 05:00 is a quiet night, 17:00 the end of a long day.
    let tuesday = |hour: usize| medium[HourOfWeek::new(24 + hour)];
    assert!(tuesday(5) > 0.95 && tuesday(17) < 0.9, "{} {}", tuesday(5), tuesday(17));
}
