//! How long the capacity engine takes on the sample plan: `cargo bench --profile fast --no-default-features --bench capacity`.
//! Says the fastest (what it takes when nothing else runs), the median and the slowest of several runs of each part.

use std::hint::black_box;
use watchfloor::{
    app::sample::sample,
    base::{Month, WeekGrid, progress::run_to_the_end},
    engine::capacity::{DeskWeek, full_report, quick_report, report_with_chance},
};

#[path = "support/timing.rs"]
mod timing;

use timing::timed;

fn main() {
    let document = sample(Month { year: 2027, month: 1 });
    let Ok(desk) = DeskWeek::from_document(&document, 0) else {
        println!("the sample plan has no week to compute");
        return;
    };
    timed("week from the plan", 200, || {
        black_box(DeskWeek::from_document(black_box(&document), 0).is_ok());
    });
    timed("quick report (every keystroke)", 200, || {
        black_box(quick_report(black_box(&desk)));
    });
    timed("report with chance", 20, || {
        black_box(report_with_chance(black_box(&desk)));
    });
    timed("full report with the search for seats", 3, || {
        black_box(full_report(black_box(&desk), &mut run_to_the_end).is_ok());
    });
    let large = DeskWeek { seats: WeekGrid::filled(6), ..desk.clone() };
    timed("full report of a desk that is too large", 3, || {
        black_box(full_report(black_box(&large), &mut run_to_the_end).is_ok());
    });
    if let Ok(report) = full_report(&desk, &mut run_to_the_end) {
        for class in &report.classes {
            println!(
                "{}: {:.0} a week, {:.1} min, acknowledge {:?} of {:?}, done {:?}, mean wait {:?}, slow {:?}, longest {:?}",
                class.name,
                class.alerts_per_week,
                class.handle_minutes.value().unwrap_or(0.0),
                class.acknowledge.share.outcome,
                class.acknowledge.target,
                class.triage_done.share.outcome,
                class.mean_wait.value(),
                class.slow_wait.value(),
                class.longest_wait.value(),
            );
        }
        println!(
            "occupancy {:?}, plans tried {}",
            report.desk.occupancy.value(),
            report.need.as_ref().map_or(0, |need| need.tried)
        );
        if let Some(need) = &report.need {
            println!(
                "{:?}",
                match &need.verdict {
                    watchfloor::engine::capacity::need::Verdict::Add { additions, .. } =>
                        format!("add {additions:?}"),
                    watchfloor::engine::capacity::need::Verdict::Enough => "enough".to_owned(),
                    watchfloor::engine::capacity::need::Verdict::NotInTheseHours {
                        missed,
                        opening,
                        interrupting_helps,
                        ..
                    } => format!(
                        "missed {missed:?} opening {:?} interrupting {interrupting_helps}",
                        opening.as_ref().map(|o| &o.additions)
                    ),
                }
            );
            println!(
                "from scratch {:?}, present {:?}",
                need.from_scratch.as_ref().map(|plan| plan.seat_hours),
                report.desk.seat_hours.value()
            );
        }
    }
}
