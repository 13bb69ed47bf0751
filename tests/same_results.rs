//! The same input gives the same output, to the last bit, natively and in the browser.
//!
//! The native tests write down what each engine gives (`target/tmp/same_results.txt`), `cargo xtask test` hands that to the
//! tests in WebAssembly, and they compute it again. To add an engine, add a line to [`results`].

use std::{collections::BTreeMap, fmt::Debug, hash::Hasher, ops::ControlFlow};

use watchfloor::{
    app::sample::sample,
    base::{Estimate, Month, RawId, progress::run_to_the_end},
    domain::ShiftEnd,
    engine::{
        capacity::{
            erlang,
            hands_on::HandsOn,
            input::lognormal_minutes,
            simulate::{
                Escalation, Incidents, Length, Options, Repetitions, SimulatedClass, SimulatedDesk, WorkTime,
                simulate,
            },
            transient::HourlyQueue,
        },
        forecast::{Counts, Grain, back_test, forecast},
        months::{MonthsInput, Paths, Ramp, Requisition, Staffing, Watched, months_ahead, tornado},
        rota::{Arranged, Part, Rota, Score, Settings, Watch, score, solve},
    },
};

/// A name and a fingerprint for each engine, on inputs that reach every transcendental function in it.
pub(crate) fn results() -> Vec<(&'static str, String)> {
    vec![
        ("estimates", fingerprint(&estimates())),
        ("lognormal minutes", fingerprint(&grid(|a, b| lognormal_minutes(a + 1.0, a + b + 2.0)))),
        ("hands-on times", fingerprint(&HandsOn::lognormal(12.0, 30.0).done_within(0.25))),
        ("erlang", fingerprint(&erlang_waits())),
        ("queue over the hours", fingerprint(&queue_day())),
        ("simulation", fingerprint(&simulated_days())),
        ("months ahead", fingerprint(&months())),
        ("forecast", fingerprint(&forecasts())),
        ("rota", fingerprint(&searched_rota())),
    ]
}

/// The results as one line, for handing over.
pub(crate) fn as_line() -> String {
    let results: Vec<String> = results().iter().map(|(name, print)| format!("{name}={print}")).collect();
    results.join(";")
}

/// A number is written so that it can be read back to the last bit, so that equal fingerprints are equal results.
fn fingerprint(result: &impl Debug) -> String {
    let mut hasher = std::hash::DefaultHasher::new();
    hasher.write(format!("{result:?}").as_bytes());
    format!("{:016x}", hasher.finish())
}

fn grid<T>(f: impl Fn(f64, f64) -> T) -> Vec<T> {
    let points = (0..1_600_u32).map(|index| (f64::from(index % 40) * 0.73, f64::from(index / 40) * 1.31));
    points.map(|(a, b)| f(a, b)).collect()
}

fn estimates() -> Vec<(f64, f64)> {
    grid(|a, b| {
        let amount = Estimate::range(a + 0.1, a + b + 0.2).median_amount();
        let share = Estimate::range((a + 0.1) / 100.0, (a + b + 0.2) / 100.0).median_share();
        (amount, share)
    })
}

fn erlang_waits() -> Vec<(f64, Vec<f64>)> {
    (1..40)
        .map(|servers| (erlang::erlang_c(servers, 0.9), grid(|a, b| erlang::erlang_b(servers, a + b / 3.0))))
        .collect()
}

fn queue_day() -> impl Debug {
    let rate = |hour: u32| 3.0 + 2.5 * f64::from(hour % 7) / 6.0;
    HourlyQueue {
        arrivals: vec![
            (0..24).map(|hour| rate(hour) * 0.2).collect(),
            (0..24).map(|hour| rate(hour + 3) * 0.8).collect(),
        ],
        completions: 2.5,
        seats: (0..24).map(|hour| if (8..18).contains(&hour) { 4 } else { 3 }).collect(),
    }
    .course()
}

/// Some days of a desk with every switch in use, so that every source of chance is drawn from.
fn simulated_days() -> impl Debug {
    let lognormal = |mean_hours: f64, cv: f64| WorkTime::Lognormal { mean_hours, cv };
    let class = |key: u64, rate: f64| SimulatedClass {
        dispersion: 2.0,
        grouped_share: 0.2,
        auto_closed_share: 0.1,
        interrupts: key == 1,
        ages_every_hours: Some(0.7),
        expires_after_hours: Some(6.0),
        escalation: Some(Escalation {
            share: 0.2,
            work: lognormal(0.7, 1.0),
            return_share: 0.3,
            return_work: WorkTime::Exponential { mean_hours: 0.2 },
        }),
        backlog: 5,
        acknowledge_hours: Some(0.25),
        done_hours: Some(1.5),
        ..SimulatedClass::plain(
            key,
            (0..24).map(|hour| rate + f64::from(hour % 5)).collect(),
            lognormal(0.2, 0.3 + 0.4 * rate),
        )
    };
    let desk = SimulatedDesk {
        classes: vec![class(1, 0.5), class(2, 2.0), class(3, 3.0)],
        seats: (0..24).map(|hour| if (8..18).contains(&hour) { 4 } else { 2 }).collect(),
        second_tier: Some((0..24).map(|hour| u16::from((9..17).contains(&hour))).collect()),
        incidents: Some(Incidents { per_hour: 0.02, people: 2, work: lognormal(3.0, 1.0) }),
        shift_end: ShiftEnd::HandOver,
        sick_share: 0.05,
        shift_hours: 8,
    };
    let length = Length { warm_up_hours: 24, hours: 240 };
    let options = Options { seed: 2027, length, repetitions: Repetitions::exactly(4) };
    simulate(&desk, options, &mut run_to_the_end).map_err(|error| error.to_string())
}

fn months() -> impl Debug {
    let staffing = Staffing {
        attrition_per_year: Estimate::range(0.1, 0.35),
        months_to_refill: Some(Estimate::range(4.0, 9.0)),
        requisitions: vec![Requisition {
            id: RawId(1),
            name: String::new(),
            opened: 2,
            people: 3,
            months_to_hire: Estimate::range(3.0, 8.0),
        }],
        ramp: Ramp::Linear { months: Estimate::range(3.0, 9.0), first_share: Estimate::range(0.0, 0.2) },
        ..Staffing::usual()
    };
    let document = sample(Month { year: 2027, month: 1 });
    let mut input = MonthsInput { staffing, ..MonthsInput::from_document(&document) };
    for stream in input.streams.values_mut() {
        stream.growth_per_year = Estimate::range(-0.1, 0.4);
        stream.auto_closed_share = Estimate::range(0.1, 0.3);
        stream.volume = Estimate::range(100.0, 300.0);
    }
    let paths = Paths { count: 300, seed: 9 };
    (months_ahead(&input, &[0.0, 1.0], paths, &mut run_to_the_end), tornado(&input, Watched::WidestGap))
}

fn forecasts() -> impl Debug {
    let first = chrono::NaiveDate::from_ymd_opt(2024, 3, 1).unwrap_or_default();
    // Fractions of the golden ratio: uneven, and the same everywhere.
    let values = (0..800_u32).map(|day| {
        let noise = f64::from(day) * 0.618_033_988_749_895;
        Some(
            (80.0 + f64::from(day % 7) * 6.0 + f64::from(day) * 0.05 + 30.0 * (noise - noise.floor()))
                .floor(),
        )
    });
    let counts = Counts { grain: Grain::Day, first, values: values.collect() };
    (forecast(&counts, 12, &BTreeMap::new()), back_test(&counts))
}

/// Ends a search after so many steps, and not before there is a first rota.
struct Steps {
    left: u32,
    told: Vec<Score>,
}

impl Watch for Steps {
    fn step(&mut self, _: u64) -> ControlFlow<()> {
        self.left = self.left.saturating_sub(1);
        if self.left == 0 && !self.told.is_empty() {
            ControlFlow::Break(())
        } else {
            ControlFlow::Continue(())
        }
    }

    fn better(&mut self, _: &Rota, score: Score) {
        self.told.push(score);
    }
}

/// The sample's people searched for from two seeds, as far as columns are found and mixed: the scores on the way, and the rota.
fn searched_rota() -> impl Debug {
    let mut plan = (*sample(Month { year: 2027, month: 1 }).rota).clone();
    plan.weeks = 4;
    let problem = Arranged::of(&plan, &[]).problem;
    let of_seed = |seed| {
        let mut steps = Steps { left: 400, told: Vec::new() };
        let rota = solve(&problem, Settings { seed, part: Part::Alone }, &mut steps);
        let last = rota.as_ref().map(|rota| score(&problem, rota)).ok();
        (steps.told, rota, last)
    };
    [1, 2].map(of_seed)
}
