//! At most so many hours on some days together, such as the windows over which they are averaged.
//!
//! The labels of a row count the units used up since its first day. A span that begins there limits that count by its last day and is exact.
//! One that begins later limits the difference of two counts: where the cheapest row breaks it, either at most so many units are
//! used up before the span, and then few enough by its end, or more are. Each half is solved by itself, and so on (branch and bound).

use super::{
    instance::{Choice, Staff},
    programme::{Multiplier, Programme, Task},
};

/// So many units at most on the days from one to before another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Span {
    pub(super) from: usize,
    pub(super) to: usize,
    pub(super) most: u32,
}

/// The fewest and the most units that may be used up after so many days.
#[derive(Clone, Debug)]
pub(super) struct Bands(Vec<(u32, u32)>);

/// So many halves are solved for one row; the best way so far has to do then.
const MOST_HALVES: usize = 60;

impl Bands {
    /// What spans from the first day on leave.
    fn new(task: &Task) -> Self {
        let mut bands = Self(vec![(0, u32::MAX); task.days.1 - task.days.0 + 1]);
        for span in task.spans.iter().filter(|span| span.from == 0) {
            bands.at_most(span.to, span.most);
        }
        bands
    }

    /// The units that may be used up after so many days.
    #[inline]
    pub(super) fn after(&self, days: usize) -> (u32, u32) {
        self.0[days]
    }

    /// Whether so many units may be used up after so many days.
    pub(super) fn holds(&self, days: usize, units: u32) -> bool {
        let (low, high) = self.after(days);
        (low..=high).contains(&units)
    }

    fn at_most(&mut self, days: usize, units: u32) {
        // What is too much by then was too much before.
        self.0[..=days].iter_mut().for_each(|(_, high)| *high = (*high).min(units));
    }

    fn at_least(&mut self, days: usize, units: u32) {
        self.0[days..].iter_mut().for_each(|(low, _)| *low = (*low).max(units));
    }

    /// The two halves that leave a way out which breaks a span.
    fn halved(mut self, broken: Broken) -> [Self; 2] {
        let Broken { span, before, by_end } = broken;
        // Between what was used up before the span and what would have had to be.
        let middle = before + (by_end - span.most - before).div_ceil(2);
        let mut more = self.clone();
        more.at_least(span.from, middle);
        self.at_most(span.from, middle - 1);
        self.at_most(span.to, span.most + middle - 1);
        [more, self]
    }
}

/// A span that a way breaks, with the units that it has used up before and by its end.
struct Broken {
    span: Span,
    before: u32,
    by_end: u32,
}

/// The span that a way breaks most.
fn broken(task: &Task, cells: &[Choice]) -> Option<Broken> {
    let units = |choice: &Choice| task.staff.units[usize::from(*choice)];
    let used: Vec<u32> = std::iter::once(0)
        .chain(cells.iter().scan(0, |sum, choice| {
            *sum += units(choice);
            Some(*sum)
        }))
        .collect();
    let all =
        task.spans.iter().map(|span| Broken { span: *span, before: used[span.from], by_end: used[span.to] });
    let beyond = |one: &Broken| (one.by_end - one.before).saturating_sub(one.span.most);
    all.filter(|one| beyond(one) > 0).max_by_key(beyond)
}

/// What the other days of a row leave of its spans for these.
pub(super) fn left(staff: &Staff, row: &[Choice], days: (usize, usize)) -> Vec<Span> {
    let longest = staff.units.iter().copied().max().unwrap_or(0);
    let units = |from: usize, to: usize| {
        let of_days = row.get(from..to).into_iter().flatten();
        of_days.map(|choice| staff.units[usize::from(*choice)]).sum::<u32>()
    };
    let on_these = |span: &Span| {
        let (from, to) = (span.from.max(days.0), span.to.min(days.1));
        if from >= to {
            return None;
        }
        let elsewhere = units(span.from, from) + units(to, span.to);
        let most = span.most.saturating_sub(elsewhere);
        let can_bind = longest * (to - from) as u32 > most;
        can_bind.then_some(Span { from: from - days.0, to: to - days.0, most })
    };
    staff.spans.iter().filter_map(on_these).collect()
}

impl Programme {
    /// The cheapest way, with its cost; none if none is found below the limit. What can be said of all ways is [`Programme::floor`].
    pub(super) fn solve(&mut self, task: &Task, multiplier: &mut Multiplier) -> Option<(f64, Vec<Choice>)> {
        if task.spans.is_empty() {
            self.bands = None;
            let found = self.solve_in_bands(task, multiplier);
            self.floor = found.as_ref().map_or(task.limit, |(cost, _)| *cost);
            return found;
        }
        let mut open = vec![Bands::new(task)];
        let mut best: Option<(f64, Vec<Choice>)> = None;
        let mut whole = None;
        for _ in 0..MOST_HALVES {
            let Some(bands) = open.pop() else { break };
            let task = Task { limit: best.as_ref().map_or(task.limit, |(cost, _)| *cost), ..*task };
            self.bands = Some(bands.clone());
            let Some((cost, cells)) = self.solve_in_bands(&task, multiplier) else {
                whole.get_or_insert(task.limit);
                continue;
            };
            whole.get_or_insert(cost);
            match broken(&task, &cells) {
                None => best = Some((cost, cells)),
                Some(broken) => open.extend(bands.halved(broken)),
            }
        }
        let found = best.as_ref().map_or(task.limit, |(cost, _)| *cost);
        self.floor = if open.is_empty() { found } else { whole.map_or(found, |whole| whole.min(found)) };
        best
    }
}
