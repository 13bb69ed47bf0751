//! How is a rota found? By search that rebuilds a few rows at a time, and by column generation.
//!
//! In: [`Problem`], [`Settings`] and a [`Watch`] that hears of every better rota and ends the work. There is no clock and no
//! thread here: the same seed and the same step at which the watch says stop give the same rota, natively and on wasm.
//! What each part does, with sources and limits: docs/methods/rota.md.

mod automaton;
mod columns;
mod dive;
mod instance;
mod programme;
mod region;
mod rows;
mod search;
mod simplex;
mod start;

use std::ops::ControlFlow;

use super::{
    model::{Malformed, Problem, Rota},
    score::Score,
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
    /// A rota found elsewhere, to go on from if it is better; what it offers is part of the course.
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
    /// The work was ended before there was a first rota.
    #[error("stopped before a first rota")]
    Stopped,
}

/// Looks for a rota until the watch ends it, or nothing better can be; the best one found.
pub fn solve(problem: &Problem, settings: Settings, watch: &mut dyn Watch) -> Result<Rota, NoRota> {
    let instance = Instance::new(problem)?;
    let mut work = Work::new(&instance, settings, watch)?;
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
    instance: &'a Instance,
    settings: Settings,
    watch: &'a mut dyn Watch,
    programme: programme::Programme,
    random: crate::base::random::Stream,
    /// The rota that is worked on.
    rows: Rows,
    best: Rows,
    /// Multipliers on units, by person.
    multipliers: Vec<programme::Multiplier>,
    /// The last known duals of the lines.
    duals: Vec<f64>,
    /// Effort other than that of the programme.
    effort: u64,
    told: u64,
}

/// Effort between two calls of the watch.
const STEP: u64 = 20_000;

impl<'a> Work<'a> {
    fn new(instance: &'a Instance, settings: Settings, watch: &'a mut dyn Watch) -> Result<Self, NoRota> {
        let empty = Rows::new(instance, Vec::new());
        let mut work = Self {
            instance,
            settings,
            watch,
            programme: programme::Programme::default(),
            random: crate::base::random::Stream::of(settings.seed, &[0x726f_7461]),
            rows: empty.clone(),
            best: empty,
            multipliers: vec![programme::Multiplier::default(); instance.staff.len()],
            duals: vec![0.0; instance.lines.len()],
            effort: 0,
            told: 0,
        };
        work.begin()?;
        Ok(work)
    }

    fn run(&mut self) -> Result<(), Ended> {
        self.rebuild_rows(1_000)?;
        let people = self.instance.staff.len();
        self.rework((0..people).collect(), (0, self.instance.days), std::env::var("ROUNDS").map_or(60, |v| v.parse().unwrap()))?;
        loop {
            self.rebuild_rows(100)?;
            for _ in 0..10 {
                let count = 4 + self.below(12);
                let people = self.some_of(count.min(people), people);
                self.rework(people, (0, self.instance.days), 20)?;
            }
        }
    }

    /// Tells the watch how far it is.
    fn step(&mut self) -> Result<(), Ended> {
        let effort = self.programme.effort + self.effort;
        if effort < self.told + STEP {
            return Ok(());
        }
        self.told = effort;
        if self.watch.step(effort).is_break() {
            return Err(Ended);
        }
        Ok(())
    }

    /// Keeps the present rota if it is the best.
    fn keep_best(&mut self) {
        if self.rows.cost < self.best.cost {
            self.best.clone_from(&self.rows);
            let medium = self.instance.medium();
            let cost = self.best.cost;
            self.watch.better(&rota(&self.best), Score { medium: cost / medium, soft: cost % medium });
        }
    }

    /// Takes over a better rota found elsewhere.
    fn take_offer(&mut self) {
        let Some(cells) = self.watch.offer().and_then(|rota| self.instance.rows(&rota)) else { return };
        let rows = Rows::new(self.instance, cells);
        if rows.cost < self.best.cost {
            self.best.clone_from(&rows);
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
