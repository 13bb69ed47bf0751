//! Solves a published instance of shift scheduling (Curtois and Qu 2014) with the engine of the rota, to measure it:
//! `curtois INSTANCE.txt --seconds S --threads T --seed N --out ROSTER.csv`, and `--until COST` to end as soon as that is reached.
//!
//! To standard error: each better cost and when it was found; to the file: `ID,cell,cell,...` a person, `-` for a day off. The
//! rules of the format are those of the engine's model. It is over when the seconds are, whatever the engine does.
mod format;

use std::{
    ops::ControlFlow,
    process::ExitCode,
    sync::Mutex,
    time::{Duration, Instant},
};

use format::Published;
use watchfloor::engine::rota::{Part, Problem, Rota, Score, Settings, Watch, check, score, solve};

/// What is asked on the command line.
struct Wanted {
    instance: String,
    seconds: f64,
    threads: usize,
    seed: u64,
    until: Option<i64>,
    out: Option<String>,
}

const USAGE: &str =
    "curtois INSTANCE.txt [--seconds S] [--threads T] [--seed N] [--until COST] [--out ROSTER.csv]";

fn wanted() -> Result<Wanted, String> {
    let mut arguments = std::env::args().skip(1);
    let mut wanted =
        Wanted { instance: String::new(), seconds: 60.0, threads: 1, seed: 1, until: None, out: None };
    while let Some(argument) = arguments.next() {
        if !argument.starts_with("--") {
            wanted.instance = argument;
            continue;
        }
        let value = arguments.next().ok_or_else(|| format!("{argument} wants a value"))?;
        let bad = |error: &dyn std::fmt::Display| format!("{argument} {value}: {error}");
        match argument.as_str() {
            "--seconds" => {
                wanted.seconds = value.parse::<f64>().map_err(|error| bad(&error))?.clamp(0.1, 1e6)
            }
            "--threads" => wanted.threads = value.parse::<usize>().map_err(|error| bad(&error))?.clamp(1, 64),
            "--seed" => wanted.seed = value.parse().map_err(|error| bad(&error))?,
            "--until" => wanted.until = Some(value.parse().map_err(|error| bad(&error))?),
            "--out" => wanted.out = Some(value),
            _ => return Err(format!("{argument} is unknown: {USAGE}")),
        }
    }
    if wanted.instance.is_empty() { Err(USAGE.to_owned()) } else { Ok(wanted) }
}

/// The best rota of all threads.
#[derive(Default)]
struct Shared {
    best: Option<(Score, Rota)>,
    /// One thread has shown that nothing better is there, or what was asked for is found.
    is_over: bool,
}

/// One thread's view of it.
struct Seat<'a> {
    shared: &'a Mutex<Shared>,
    started: Instant,
    end: Instant,
    until: Option<i64>,
    own: Option<Score>,
}

impl Watch for Seat<'_> {
    fn step(&mut self, _: u64) -> ControlFlow<()> {
        if Instant::now() >= self.end || self.shared.lock().is_ok_and(|shared| shared.is_over) {
            ControlFlow::Break(())
        } else {
            ControlFlow::Continue(())
        }
    }

    fn better(&mut self, rota: &Rota, found: Score) {
        self.own = Some(found);
        let Ok(mut shared) = self.shared.lock() else { return };
        if shared.best.as_ref().is_none_or(|(best, _)| found < *best) {
            eprintln!("{:8.2} s  {}", self.started.elapsed().as_secs_f64(), found.soft);
            shared.best = Some((found, rota.clone()));
            shared.is_over |= self.until.is_some_and(|until| found.medium == 0 && found.soft <= until);
        }
    }

    fn offer(&mut self) -> Option<Rota> {
        let shared = self.shared.lock().ok()?;
        let (best, rota) = shared.best.as_ref()?;
        if self.own.is_some_and(|own| own <= *best) {
            return None;
        }
        self.own = Some(*best);
        Some(rota.clone())
    }
}

fn best_rota(problem: &Problem, wanted: &Wanted, started: Instant) -> Result<Rota, String> {
    let shared = Mutex::new(Shared::default());
    // What is left for writing the result.
    let end = started + Duration::from_secs_f64((wanted.seconds - 0.1).max(0.05));
    let failed: Vec<String> = std::thread::scope(|scope| {
        let threads: Vec<_> = (0..wanted.threads)
            .map(|place| {
                let shared = &shared;
                scope.spawn(move || {
                    let part = if place == 0 { Part::Alone } else { Part::Beside };
                    let settings = Settings { seed: wanted.seed + 1_000 * place as u64, part };
                    let mut seat = Seat { shared, started, end, until: wanted.until, own: None };
                    let solved = solve(problem, settings, &mut seat);
                    // The solver ends by itself only if nothing better is left.
                    if let (Ok(_), Ok(mut shared)) = (&solved, shared.lock()) {
                        shared.is_over = true;
                    }
                    solved.err()
                })
            })
            .collect();
        let ends = threads.into_iter().map(|thread| match thread.join() {
            Ok(error) => error.map(|error| error.to_string()),
            Err(_) => Some("a thread ended early".to_owned()),
        });
        ends.flatten().collect()
    });
    let best = shared.into_inner().map_err(|_| "a thread ended early".to_owned())?.best;
    best.map(|(_, rota)| rota).ok_or_else(|| failed.join("; "))
}

fn run() -> Result<(), String> {
    let started = Instant::now();
    let wanted = wanted()?;
    let text =
        std::fs::read_to_string(&wanted.instance).map_err(|error| format!("{}: {error}", wanted.instance))?;
    let Published { problem, people, shifts } = format::read(&text)?;
    let rota = best_rota(&problem, &wanted, started)?;
    if let Some(out) = &wanted.out {
        std::fs::write(out, format::written(&rota, &people, &shifts))
            .map_err(|error| format!("{out}: {error}"))?;
    }
    let broken = check(&problem, &rota);
    eprintln!(
        "{:8.2} s  cost {}, {} rules broken",
        started.elapsed().as_secs_f64(),
        score(&problem, &rota).soft,
        broken.len()
    );
    if broken.is_empty() { Ok(()) } else { Err(format!("{broken:?}")) }
}

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}
