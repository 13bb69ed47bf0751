//! How is a rota found? By search that rebuilds a few rows at a time, and by column generation.
//!
//! In: [`Problem`], [`Settings`] and a [`Watch`] that hears of every better rota and ends the work. There is no clock and no
//! thread here: the same seed and the same step at which the watch says stop give the same rota, natively and on wasm.
//! What each part does, with sources and limits: docs/methods/rota.md.

mod automaton;
mod bounds;
mod columns;
mod course;
mod dive;
mod fair;
mod instance;
mod labels;
mod parts;
mod programme;
mod region;
mod rows;
mod search;
mod sequence;
mod simplex;
mod soft;
mod spans;
mod start;
mod through;

use std::ops::ControlFlow;

use super::{
    Malformed,
    model::{Problem, Rota},
    score::{Score, score},
};
use instance::{Choice, Instance};
use rows::Rows;

/// How to look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Settings {
    /// Another seed gives another course.
    pub seed: u64,
    /// What a searcher does when several work on one problem.
    pub part: Part,
}

/// What a searcher does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Everything, in turn.
    Alone,
    /// Rebuilds parts of the best rota known, while others work on the whole.
    Beside,
}

/// Hears how the work goes.
pub trait Watch {
    /// Called every few milliseconds with the effort so far; `Break` ends the work.
    fn step(&mut self, effort: u64) -> ControlFlow<()>;
    /// A better rota than all before.
    fn better(&mut self, rota: &Rota, score: Score);
    /// A rota found elsewhere, to go on from if it is better, the first one as far as its rows keep their rules; what it offers is part of
    /// the course.
    fn offer(&mut self) -> Option<Rota> {
        None
    }
}

/// Why there is no rota.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NoRota {
    /// The problem cannot be read.
    #[error(transparent)]
    Malformed(#[from] Malformed),
    /// Nothing that this person could work was found that keeps all rules.
    #[error("no row for person {0} keeps all rules")]
    Person(usize),
    /// The watch ended the work before there was a first rota.
    #[error("the work was ended before there was a first rota")]
    Ended,
}

/// Looks for a rota until the watch ends it, or nothing better can be; the best one found.
pub fn solve(problem: &Problem, settings: Settings, watch: &mut dyn Watch) -> Result<Rota, NoRota> {
    let instance = Instance::new(problem)?;
    let mut work = Work::new(problem, &instance, settings, watch)?;
    // What ends it is only that the watch says so.
    let _ = work.run();
    Ok(rota(&work.best))
}

fn rota(rows: &Rows) -> Rota {
    let cell = |choice: &Choice| usize::from(*choice).checked_sub(1);
    rows.cells.iter().map(|row| row.iter().map(cell).collect()).collect()
}

/// The watch ended the work.
struct Ended;

/// What all parts of the work share.
struct Work<'a> {
    problem: &'a Problem,
    instance: &'a Instance,
    settings: Settings,
    watch: &'a mut dyn Watch,
    programme: programme::Programme,
    random: crate::base::random::Stream,
    /// The rota that is worked on.
    rows: Rows,
    best: Rows,
    /// How good the best rota is: how often somebody is alone in it who is never to be, and what it costs.
    best_rank: (i64, i64),
    /// Multipliers on units, by person.
    multipliers: Vec<programme::Multiplier>,
    /// The last known duals of the lines.
    duals: Vec<f64>,
    /// Effort other than that of the programme.
    effort: u64,
    told: u64,
    /// The effort at which what is being tried is given up.
    allowance: u64,
    /// Whether the duals come from the whole rota.
    has_duals: bool,
    /// A row that is tried.
    trial: Vec<Choice>,
}

/// Effort between two calls of the watch.
const STEP: u64 = 20_000;

impl<'a> Work<'a> {
    fn new(
        problem: &'a Problem,
        instance: &'a Instance,
        settings: Settings,
        watch: &'a mut dyn Watch,
    ) -> Result<Self, NoRota> {
        let empty = Rows::new(instance, Vec::new());
        let mut work = Self {
            problem,
            instance,
            settings,
            watch,
            programme: programme::Programme::default(),
            random: crate::base::random::Stream::of(settings.seed, &[0x726f_7461]),
            rows: empty.clone(),
            best: empty,
            best_rank: (i64::MAX, i64::MAX),
            trial: Vec::new(),
            multipliers: vec![programme::Multiplier::default(); instance.staff.len()],
            duals: vec![0.0; instance.lines.len()],
            effort: 0,
            told: 0,
            allowance: u64::MAX,
            has_duals: false,
        };
        work.begin()?;
        Ok(work)
    }

    /// Tells the watch how far it is, now and then; ends what is beyond its allowance.
    fn step(&mut self) -> Result<(), Ended> {
        if self.spent() > self.allowance {
            return Err(Ended);
        }
        if self.spent() < self.told + STEP {
            return Ok(());
        }
        self.ask()
    }

    /// Asks the watch whether to go on.
    fn ask(&mut self) -> Result<(), Ended> {
        self.told = self.spent();
        if self.watch.step(self.told).is_break() { Err(Ended) } else { Ok(()) }
    }

    /// The effort so far.
    fn spent(&self) -> u64 {
        self.programme.effort + self.effort
    }

    /// Keeps the present rota if it is the best.
    fn keep_best(&mut self) {
        let cost = self.rows.total(self.instance);
        if self.best_rank.0 == 0 && cost >= self.best_rank.1 {
            return;
        }
        let rank = (self.rows.alone(self.instance), cost);
        if rank < self.best_rank {
            self.best.clone_from(&self.rows);
            self.best_rank = rank;
            let rota = rota(&self.best);
            let score = score(self.problem, &rota);
            debug_assert_eq!(
                self.instance.flat(score),
                cost,
                "what the solver counts is what the score says"
            );
            self.watch.better(&rota, score);
        }
    }

    /// Takes over a better rota found elsewhere.
    fn take_offer(&mut self) {
        let Some(cells) = self.watch.offer().and_then(|rota| self.instance.rows(&rota)) else { return };
        let rows = Rows::new(self.instance, cells);
        let rank = (rows.alone(self.instance), rows.total(self.instance));
        if rank < self.best_rank {
            self.best.clone_from(&rows);
            self.best_rank = rank;
            self.rows = rows;
        }
    }

    /// 0 to below `end`.
    fn below(&mut self, end: usize) -> usize {
        ((u128::from(self.random.bits()) * end as u128) >> 64) as usize
    }

    /// So many different ones of 0 to below `end`, in random order.
    fn some_of(&mut self, count: usize, end: usize) -> Vec<usize> {
        let mut all: Vec<usize> = (0..end).collect();
        for place in 0..count.min(end) {
            let other = place + self.below(end - place);
            all.swap(place, other);
        }
        all.truncate(count);
        all
    }
}
