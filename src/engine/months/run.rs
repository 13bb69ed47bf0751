//! Draws the paths and says what they have in common.

use super::{
    input::{MonthsInput, MonthsReason},
    model::{Course, Model},
    report::{Crossing, Expected, Fan, HireMonths, MonthFigures, MonthsReport, Waterfall},
    spread::Spread,
};
use crate::base::{Month, Progress, Step, Stopped};
use std::ops::ControlFlow;

/// How many paths are drawn, and with which seed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Paths {
    /// How many; 1 to 100,000.
    pub count: u32,
    /// The same seed gives the same paths.
    pub seed: u64,
}

impl Default for Paths {
    /// Ten thousand: the percentiles of a fan are then within a fiftieth of its width.
    fn default() -> Self {
        Self { count: 10_000, seed: 1 }
    }
}

impl Paths {
    pub(super) fn count(self) -> u32 {
        self.count.clamp(1, 100_000)
    }
}

/// Why there is no report.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum MonthsError {
    /// The input cannot be computed.
    #[error("the months cannot be worked out: {0:?}")]
    Input(Vec<MonthsReason>),
    /// The caller asked the work to end.
    #[error(transparent)]
    Stopped(#[from] Stopped),
}

impl From<Vec<MonthsReason>> for MonthsError {
    fn from(reasons: Vec<MonthsReason>) -> Self {
        Self::Input(reasons)
    }
}

/// Between two looks at whether the caller still wants it.
const PATHS_A_STEP: u32 = 500;

/// Follows every path, telling the caller how far it has come.
pub(super) fn each_path(
    paths: Paths,
    step: &mut Step<'_>,
    mut follow: impl FnMut(u32),
) -> Result<(), Stopped> {
    let of = paths.count();
    for path in 0..of {
        if path % PATHS_A_STEP == 0 && step(Progress { done: path, of }) == ControlFlow::Break(()) {
            return Err(Stopped);
        }
        follow(path);
    }
    Ok(())
}

/// The months with every input at its median and leavers by their share: instant, for every keystroke.
///
/// # Errors
/// Every reason why there is no answer.
pub fn expected(input: &MonthsInput) -> Result<Vec<Expected>, Vec<MonthsReason>> {
    Ok(expected_of(&Model::of(input)?, input))
}

fn expected_of(model: &Model, input: &MonthsInput) -> Vec<Expected> {
    let mut course = Course::default();
    model.follow(&model.medians(), None, &mut course);
    (0..model.horizon)
        .map(|month| Expected {
            demand: course.demand[month],
            effective: course.effective[month],
            headcount: course.headcount[month],
            leavers: course.leavers[month],
            hires: course.hires[month],
            refills: course.refills[month],
            // Nobody there at all is taken as a thousandth of a person: very busy, and still a number.
            occupancy: course.demand[month] / course.effective[month].max(1e-3) * input.limit(),
        })
        .collect()
}

#[derive(Default)]
struct Gathered {
    demand: Vec<Vec<f64>>,
    effective: Vec<Vec<f64>>,
    gap: Vec<Vec<f64>>,
    headcount: Vec<Vec<f64>>,
    leavers: Vec<f64>,
    hires: Vec<f64>,
    refills: Vec<f64>,
    end: Waterfall,
}

impl Gathered {
    fn new(months: usize, paths: usize) -> Self {
        let series = || vec![Vec::with_capacity(paths); months];
        Self {
            demand: series(),
            effective: series(),
            gap: series(),
            headcount: series(),
            leavers: vec![0.0; months],
            hires: vec![0.0; months],
            refills: vec![0.0; months],
            end: Waterfall::default(),
        }
    }

    fn take(&mut self, course: &Course) {
        for month in 0..self.leavers.len() {
            self.demand[month].push(course.demand[month]);
            self.effective[month].push(course.effective[month]);
            self.gap[month].push(course.gap(month));
            self.headcount[month].push(course.headcount[month]);
            self.leavers[month] += course.leavers[month];
            self.hires[month] += course.hires[month];
            self.refills[month] += course.refills[month];
        }
        if let Some(last) = self.leavers.len().checked_sub(1) {
            self.end.end += course.headcount[last];
            self.end.ramp_loss += course.ramp_loss[last];
            self.end.mentor_loss += course.mentor_loss[last];
            self.end.effective += course.effective[last];
            self.end.demand += course.demand[last];
        }
    }
}

/// The months ahead over many drawn paths. `thresholds` are gaps in effective people: 0 is short at all.
///
/// # Errors
/// The input cannot be computed, or `step` asked the work to end.
pub fn months_ahead(
    input: &MonthsInput,
    thresholds: &[f64],
    paths: Paths,
    step: &mut Step<'_>,
) -> Result<MonthsReport, MonthsError> {
    let model = Model::of(input)?;
    let count = paths.count();
    let mut gathered = Gathered::new(model.horizon, count as usize);
    let (mut values, mut course) = (Vec::new(), Course::default());
    each_path(paths, step, |path| {
        model.draw(paths.seed, path, &mut values);
        model.follow(&values, Some((paths.seed, path)), &mut course);
        gathered.take(&course);
    })?;
    let share = 1.0 / f64::from(count);
    let crossings = thresholds.iter().map(|above| crossing(input, *above, &gathered.gap)).collect();
    let Gathered { mut demand, mut effective, mut gap, mut headcount, leavers, hires, refills, end } =
        gathered;
    let months = (0..model.horizon)
        .map(|month| MonthFigures {
            month: input.month(month as u32),
            short: gap[month].iter().filter(|gap| **gap > 0.0).count() as f64 * share,
            demand: Fan::of(&mut demand[month]),
            effective: Fan::of(&mut effective[month]),
            gap: Fan::of(&mut gap[month]),
            headcount: Fan::of(&mut headcount[month]),
            leavers: leavers[month] * share,
            hires: hires[month] * share,
            refills: refills[month] * share,
        })
        .collect();
    let total = |series: &[f64]| series.iter().sum::<f64>() * share;
    Ok(MonthsReport {
        paths: count,
        seed: paths.seed,
        months,
        expected: expected_of(&model, input),
        crossings,
        hires: hire_months(input),
        waterfall: Waterfall {
            start: model.start_people,
            leavers: total(&leavers),
            hires: total(&hires),
            refills: total(&refills),
            end: end.end * share,
            ramp_loss: end.ramp_loss * share,
            mentor_loss: end.mentor_loss * share,
            effective: end.effective * share,
            demand: end.demand * share,
        },
    })
}

fn crossing(input: &MonthsInput, above: f64, gap: &[Vec<f64>]) -> Crossing {
    let paths = gap.first().map_or(0, Vec::len);
    let share = |count: usize| count as f64 / paths.max(1) as f64;
    let mut crossed = vec![false; paths];
    let (mut in_month, mut by_month) = (Vec::new(), Vec::new());
    for month in gap {
        let mut now = 0;
        for (crossed, gap) in crossed.iter_mut().zip(month) {
            let is_over = *gap > above;
            now += usize::from(is_over);
            *crossed |= is_over;
        }
        in_month.push(share(now));
        by_month.push(share(crossed.iter().filter(|crossed| **crossed).count()));
    }
    let from = |chance: f64| -> Option<Month> {
        let month = by_month.iter().position(|by| *by >= chance)?;
        Some(input.month(month as u32))
    };
    Crossing { gap_above: above, likely_from: from(0.5), possible_from: from(0.1), in_month, by_month }
}

fn hire_months(input: &MonthsInput) -> Vec<HireMonths> {
    let posts = input.staffing.requisitions.iter();
    posts
        .map(|post| {
            let lead = Spread::amount(&post.months_to_hire, 0.0);
            let (early, late) = lead.ends();
            // Beyond any horizon a month is only "later".
            let month = |lead: f64| {
                input
                    .first_month
                    .plus(post.opened.min(1_200) as i32 + lead.round().clamp(0.0, 1_200.0) as i32)
            };
            HireMonths {
                id: post.id,
                name: post.name.clone(),
                people: post.people,
                expected: month(lead.median()),
                early: month(early),
                late: month(late),
            }
        })
        .collect()
}
