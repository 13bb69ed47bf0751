//! How long the months ahead take: `cargo bench --profile fast --no-default-features --bench months`.
//! Says the fastest (what it takes when nothing else runs), the median and the slowest of several runs of each part. Beside the
//! sample plan, whose numbers are mostly points, the same plan with a range in every number of every stream and of the team.
//! Then what stands beside it: the forecast of three years of days, the staffing curve and the 24x7 truth test.

use std::{collections::BTreeMap, hint::black_box, sync::Arc};
use watchfloor::{
    app::sample::sample,
    base::{Amount, Estimate, Month, RawId, progress::run_to_the_end},
    domain::Document,
    engine::{
        capacity::{DeskWeek, TruthInput, staffing_curve, truth_test},
        forecast::{Counts, Grain, back_test, forecast},
        months::{
            MonthsInput, Paths, Ramp, Requisition, RollOut, Staffing, Watched, compare, expected,
            months_ahead, tornado,
        },
    },
};

#[path = "support/timing.rs"]
mod timing;

use timing::timed;

/// A range around a point; ranges and zeros stay.
fn widen(estimate: &mut Estimate) {
    if let Amount::Point(value) = estimate.amount
        && value > 0.0
    {
        *estimate = Estimate::range(value * 0.8, value * 1.2);
    }
}

fn all_ranges(mut document: Document) -> Document {
    for stream in Arc::make_mut(&mut document.streams).values_mut() {
        stream.growth_per_year = Estimate::range(0.05, 0.3);
        for estimate in [
            &mut stream.volume,
            &mut stream.grouped_share,
            &mut stream.auto_closed_share,
            &mut stream.handling.typical_minutes,
            &mut stream.handling.bad_case_minutes,
            &mut stream.reopened_share,
            &mut stream.escalation.share,
            &mut stream.escalation.minutes,
        ] {
            widen(estimate);
        }
    }
    let team = Arc::make_mut(&mut document.team);
    for estimate in [
        &mut team.absence.leave_days,
        &mut team.absence.sickness_days,
        &mut team.absence.training_days,
        &mut team.in_shift_loss.break_minutes,
        &mut team.in_shift_loss.handover_minutes,
        &mut team.in_shift_loss.meeting_minutes,
        &mut team.in_shift_loss.other_work_share,
    ] {
        widen(estimate);
    }
    document
}

fn months(document: &Document) -> MonthsInput {
    let post = |id, opened, people| Requisition {
        id: RawId(id),
        name: String::new(),
        opened,
        people,
        months_to_hire: Estimate::range(4.0, 9.0),
    };
    let staffing = Staffing {
        attrition_per_year: Estimate::range(0.15, 0.35),
        months_to_refill: Some(Estimate::range(4.0, 9.0)),
        requisitions: vec![post(1, 0, 2), post(2, 6, 3), post(3, 12, 2)],
        ramp: Ramp::Linear { months: Estimate::range(4.0, 9.0), first_share: Estimate::point(0.1) },
        ..Staffing::usual()
    };
    let roll_out = RollOut {
        id: RawId(9),
        name: String::new(),
        stream: None,
        from: 3,
        over_months: 9,
        closed_share: Estimate::range(0.1, 0.4),
        minutes_saved: Estimate::range(0.05, 0.2),
    };
    MonthsInput {
        horizon_months: 36,
        staffing,
        roll_outs: vec![roll_out],
        ..MonthsInput::from_document(document)
    }
}

fn beside(document: &Document) {
    let values = (0..3 * 365_u32).map(|day| Some(f64::from(200 + day % 7 * 9 + day * 7_919 % 61)));
    let first = chrono::NaiveDate::from_ymd_opt(2024, 1, 1).unwrap_or_default();
    let counts = Counts { grain: Grain::Day, first, values: values.collect() };
    timed("forecast of three years of days, 36 months ahead", 50, || {
        black_box(forecast(black_box(&counts), 36, &BTreeMap::new()).is_ok());
    });
    timed("its back-test", 50, || {
        black_box(back_test(black_box(&counts)).is_ok());
    });
    if let Ok(desk) = DeskWeek::from_document(document, 0) {
        timed("staffing curve from one seat fewer to four more", 5, || {
            black_box(staffing_curve(black_box(&desk), 1, 4, &mut run_to_the_end).is_ok());
        });
    }
    timed("24x7 truth test", 200, || {
        black_box(truth_test(&TruthInput::of_minimum(black_box(document))));
    });
}

fn main() {
    let document = sample(Month { year: 2027, month: 1 });
    beside(&document);
    let paths = Paths::default();
    for (name, document) in [("sample", document.clone()), ("all ranges", all_ranges(document))] {
        let input = months(&document);
        println!("{name}: {} streams, {} people", input.streams.len(), input.team.people);
        timed("expected path (every keystroke)", 200, || {
            black_box(expected(black_box(&input)).is_ok());
        });
        timed("tornado", 50, || {
            black_box(tornado(black_box(&input), Watched::GapIn(35)).is_ok());
        });
        timed("10,000 paths over 36 months", 15, || {
            let thresholds = [0.0, 1.0, 2.0];
            black_box(months_ahead(black_box(&input), &thresholds, paths, &mut run_to_the_end).is_ok());
        });
        timed("two plans on the same 10,000 paths", 7, || {
            let mut more = input.clone();
            more.staffing.requisitions.pop();
            black_box(compare(black_box(&input), &more, paths, &mut run_to_the_end).is_ok());
        });
        if let Ok(report) = months_ahead(&input, &[0.0, 1.0, 2.0], paths, &mut run_to_the_end) {
            for month in report.months.iter().step_by(6).chain(report.months.last()) {
                println!(
                    "{}: demand {:.1} ({:.1} to {:.1}), effective {:.1} ({:.1} to {:.1}), short {:.2}",
                    month.month,
                    month.demand.p50,
                    month.demand.p10,
                    month.demand.p90,
                    month.effective.p50,
                    month.effective.p10,
                    month.effective.p90,
                    month.short,
                );
            }
        }
    }
}
