//! How fast the desk is simulated: `cargo bench --profile fast --no-default-features --bench simulation`.
//!
//! Four classes at eight analysts with lognormal times, in alerts a second of one core, fastest of several runs (what it takes when
//! nothing else runs); and four weeks of 960 alerts a day in 200 repetitions. With `-- --json` it writes one line for
//! `benches/simulation_ciw.py`, which plays the same desk with Ciw.

use std::{hint::black_box, time::Instant};
use watchfloor::{
    base::{Stream, progress::run_to_the_end, statistics::Interval},
    engine::capacity::simulate::{
        Length, Options, Repetitions, SimulatedClass, SimulatedDesk, SimulationReport, WorkTime, simulate,
    },
};

/// Alerts an hour, mean minutes and variation of each class.
const CLASSES: [(f64, f64, f64); 4] =
    [(0.5, 20.0, 1.0), (4.0, 15.0, 1.2), (12.0, 10.0, 1.0), (20.0, 8.0, 0.8)];
const ANALYSTS: u16 = 8;

fn desk(scale: f64) -> SimulatedDesk {
    let classes = CLASSES.iter().zip(1..).map(|((rate, minutes, cv), key)| {
        let work = WorkTime::Lognormal { mean_hours: minutes / 60.0, cv: *cv };
        SimulatedClass {
            acknowledge_hours: Some(0.25),
            done_hours: Some(1.0),
            ..SimulatedClass::plain(key, vec![rate * scale; 168], work)
        }
    });
    SimulatedDesk {
        classes: classes.collect(),
        seats: vec![ANALYSTS; 168],
        second_tier: None,
        incidents: None,
        shift_end: Default::default(),
        sick_share: 0.0,
        shift_hours: 8,
    }
}

/// The fastest and the median of so many runs in seconds, and what the last one found.
fn timed(desk: &SimulatedDesk, options: Options, runs: usize) -> Option<(f64, f64, SimulationReport)> {
    let mut found = None;
    let mut seconds: Vec<f64> = (0..runs)
        .map(|_| {
            let start = Instant::now();
            found = black_box(simulate(black_box(desk), options, &mut run_to_the_end)).ok();
            start.elapsed().as_secs_f64()
        })
        .collect();
    seconds.sort_by(f64::total_cmp);
    Some((seconds[0], seconds[runs / 2], found?))
}

/// How long drawing alone takes: what no simulation of these alerts can do without.
fn drawing() -> f64 {
    let (shapes, mut stream) = (watchfloor::base::Shapes::new(), Stream::new(1));
    let start = Instant::now();
    let mut sum = 0.0;
    for _ in 0..2_000_000 {
        sum += shapes.exponential(&mut stream) + libm::exp(shapes.normal(&mut stream));
    }
    black_box(sum);
    start.elapsed().as_secs_f64() / 2e6 * 1e9
}

fn main() {
    let is_json = std::env::args().any(|argument| argument == "--json");
    let steady = Options {
        seed: 1,
        length: Length { warm_up_hours: 168, hours: 52 * 168 },
        repetitions: Repetitions::exactly(10),
    };
    let Some((fastest, median, report)) = timed(&desk(1.0), steady, 7) else { return };
    let (speed, usual) = (report.alerts as f64 / fastest, report.alerts as f64 / median);
    let waits: Vec<[f64; 2]> = report
        .classes
        .iter()
        .filter_map(|class| class.mean_wait_hours)
        .map(|Interval { mean, half_width }| [mean, half_width])
        .collect();
    if is_json {
        println!(
            "{}",
            serde_json::json!({
                "alerts_a_second": speed, "mean_wait_hours": waits, "classes": CLASSES, "analysts": ANALYSTS,
            })
        );
        return;
    }
    println!("drawing arrival and work of one alert: {:.1} ns", drawing());
    println!(
        "{} alerts: fastest {:.2}, median {:.2} million alerts a second; occupancy {:.3}",
        report.alerts,
        speed / 1e6,
        usual / 1e6,
        report.tiers[0].occupancy.map_or(0.0, |interval| interval.mean)
    );
    println!("mean waits in hours: {waits:?}");
    // 960 a day are 40 an hour: as many as 36.5 with eight analysts at these times, scaled.
    let month = Options {
        seed: 1,
        length: Length { warm_up_hours: 336, hours: 4 * 168 },
        repetitions: Repetitions::exactly(200),
    };
    if let Some((fastest, median, report)) = timed(&desk(40.0 / 36.5), month, 3) {
        println!(
            "four weeks of 960 alerts a day, 200 repetitions ({} alerts with the warm-up): fastest {fastest:.2} s, median {median:.2} s",
            report.alerts
        );
    }
}
