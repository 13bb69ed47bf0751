//! How likely is each length of the queue, at any time of a week whose hours differ?
//!
//! Arrivals by chance (Poisson) at each hour's rate, equal exponential pieces of work, whole seats that change on the hour;
//! followed hour by hour by uniformisation until the week repeats. Source of the method: Jensen 1953; Green, Kolesar
//! and Soares 2001 on why hours may not be taken one by one.
//!
//! The number n of alerts at the desk is a birth-death chain, whatever the priorities. For the classes up to k let `Q_k` be
//! how many of them wait. With all seats busy it moves up at their arrival rate and down at the rate `s mu` of all
//! completions, since a free seat takes one of them first; it starts at 0 when the last seat is taken, at the rate `lambda
//! P(n = s-1)`, and ends there at `s mu P(n = s)`. Both come from the chain of n, so that every `Q_k` is exact. When d
//! seats close, their d alerts wait in front of all others; when d open, the d first in line are taken.
//!
//! Limits: pieces of work are exponential and alike for all classes ([`super::general_service::piece_minutes`] turns uneven
//! ones into such pieces); at most 2,000 alerts at the desk. In a desk that falls behind no seat is ever free
//! ([`QueueCourse::falls_behind`]), and only classes that do not fall behind themselves have a queue that repeats.

use super::poisson;

/// The most alerts at the desk that are followed.
pub const MOST_AT_DESK: usize = 2_000;
/// Chances below this are left out at the far end of the queue.
const NEGLIGIBLE: f64 = 1e-10;
/// The week repeats when its ends differ by no more, summed over the lengths of the queue.
const REPEATS_WITHIN: f64 = 1e-6;
const MOST_WEEKS: usize = 40;

/// Looks at the queue in an hour, each in the middle of its quarter.
pub const LOOKS: usize = 4;

/// When in its hour a look is taken.
pub(super) fn look_time(index: usize) -> f64 {
    (index as f64 + 0.5) / LOOKS as f64
}

/// A desk of equal pieces of work over a cycle of hours (a week, in tests a day).
#[derive(Clone, Debug, PartialEq)]
pub struct HourlyQueue {
    /// Pieces that arrive an hour by class, first priority first; every row as long as `seats`.
    pub arrivals: Vec<Vec<f64>>,
    /// Pieces that one seat completes in an hour, above 0.
    pub completions: f64,
    /// Seats in each hour.
    pub seats: Vec<u16>,
}

/// What an arrival may find at one time.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Look {
    /// The chance that a seat is free.
    pub free: f64,
    /// For each class: the chance that all seats are busy and so many alerts of the classes up to it wait. Empty for a
    /// class whose queue grows.
    pub waiting: Vec<Vec<f64>>,
}

/// The repeating week.
#[derive(Clone, Debug, PartialEq)]
pub struct QueueCourse {
    /// In every hour.
    pub looks: Vec<[Look; LOOKS]>,
    /// How many classes, from the first, have a queue that repeats.
    pub repeating: usize,
    /// Whether the desk as a whole falls behind (or its queue is too long to follow), so that no seat is ever free.
    pub falls_behind: bool,
}

/// The chances at one time.
#[derive(Clone, Debug, Default)]
struct State {
    /// n at the desk.
    at_desk: Vec<f64>,
    /// By class but the last: busy, and so many waiting.
    waiting: Vec<Vec<f64>>,
}

#[derive(Default)]
struct Scratch {
    weights: Vec<f64>,
    sum: State,
    next: State,
}

struct Rates {
    /// By class, summed from the first.
    up_to: Vec<f64>,
    seats: usize,
    completions: f64,
}

impl Rates {
    fn all(&self) -> f64 {
        self.up_to.last().copied().unwrap_or(0.0)
    }
    fn down(&self) -> f64 {
        self.seats as f64 * self.completions
    }
}

impl HourlyQueue {
    fn hours(&self) -> usize {
        self.seats.len()
    }

    fn rates(&self, hour: usize) -> Rates {
        let mut sum = 0.0;
        let up_to = self
            .arrivals
            .iter()
            .map(|class| {
                sum += class[hour];
                sum
            })
            .collect();
        Rates { up_to, seats: usize::from(self.seats[hour]), completions: self.completions }
    }

    /// Work of the classes up to and with this many over what the seats can do.
    fn load(&self, classes: usize) -> f64 {
        let work: f64 = self.arrivals.iter().take(classes).flatten().sum();
        let can: f64 = self.seats.iter().map(|seats| f64::from(*seats)).sum::<f64>() * self.completions;
        if can > 0.0 { work / can } else { f64::INFINITY }
    }

    /// Follows the queue until its week repeats. None if no class has a queue that does.
    pub fn course(&self) -> Option<QueueCourse> {
        let classes = self.arrivals.len();
        if classes == 0 || self.hours() == 0 {
            return None;
        }
        if self.load(classes) < 1.0
            && let Some(looks) = self.repeat(classes, false)
        {
            return Some(QueueCourse { looks, repeating: classes, falls_behind: false });
        }
        // Without a free seat each class's queue repeats by itself: keep those that do.
        let mut repeating = (0..classes).rev().find(|class| self.load(class + 1) < 1.0).map_or(0, |k| k + 1);
        while repeating > 0 {
            if let Some(looks) = self.repeat(repeating, true) {
                return Some(QueueCourse { looks, repeating, falls_behind: true });
            }
            repeating -= 1;
        }
        None
    }

    /// The looks of a repeating week; none if the queue outgrows what is followed, or the week does not come to repeat.
    fn repeat(&self, repeating: usize, always_busy: bool) -> Option<Vec<[Look; LOOKS]>> {
        let classes = self.arrivals.len();
        let chains = if always_busy { repeating } else { classes - 1 };
        let first = self.quietest_hour();
        let mut state = State { at_desk: vec![1.0], waiting: vec![vec![0.0]; chains] };
        if always_busy {
            state.at_desk.clear();
            state.waiting.iter_mut().for_each(|chain| *chain = vec![1.0]);
        } else if self.seats[first] == 0 {
            state.waiting.iter_mut().for_each(|chain| *chain = vec![1.0]);
        }
        let mut scratch = Scratch::default();
        let mut looks: Vec<[Look; LOOKS]> = vec![Default::default(); self.hours()];
        // The chances at the start of each hour, a week before.
        let mut before: Vec<State> = Vec::with_capacity(self.hours());
        let mut moved_before = f64::INFINITY;
        for week in 0..MOST_WEEKS {
            let start = state.clone();
            for step in 0..self.hours() {
                match before.get_mut(step) {
                    // From here on this week is the last one over again.
                    Some(before) if distance(before, &state) < REPEATS_WITHIN => return Some(looks),
                    Some(before) => before.clone_from(&state),
                    None => before.push(state.clone()),
                }
                let hour = (first + step) % self.hours();
                self.pass_hour(hour, &mut state, &mut looks[hour], &mut scratch);
                let next = (hour + 1) % self.hours();
                change_seats(&mut state, usize::from(self.seats[hour]), usize::from(self.seats[next]));
                trim(&mut state);
                let longest = state.waiting.iter().map(Vec::len).max().unwrap_or(0);
                if state.at_desk.len().max(longest) > MOST_AT_DESK {
                    return None;
                }
            }
            let moved = distance(&start, &state);
            // What is left of the guess dies out by the same factor each week: go on to where that leads.
            let factor = moved / moved_before;
            if week >= 2 && factor < 0.999 && factor > 0.05 {
                extrapolate(&start, &mut state, factor / (1.0 - factor));
                moved_before = f64::INFINITY;
            } else {
                moved_before = moved;
            }
        }
        None
    }

    /// The hour at whose start the flow of all work has nothing left, or the least.
    fn quietest_hour(&self) -> usize {
        let mut level = 0.0;
        let mut best = (f64::INFINITY, 0);
        for step in 0..2 * self.hours() {
            let hour = step % self.hours();
            let rates = self.rates(hour);
            if step >= self.hours() {
                let pressure = level + 1e-3 * rates.all();
                if pressure < best.0 {
                    best = (pressure, hour);
                }
            }
            level = f64::max(0.0, level + rates.all() - rates.down());
        }
        best.1
    }

    fn pass_hour(&self, hour: usize, state: &mut State, looks: &mut [Look; LOOKS], scratch: &mut Scratch) {
        let rates = self.rates(hour);
        let mut now = 0.0;
        for (index, look) in looks.iter_mut().enumerate() {
            let at = look_time(index);
            advance(state, &rates, at - now, scratch);
            look_at(state, rates.seats, look);
            now = at;
        }
        advance(state, &rates, 1.0 - now, scratch);
    }
}

fn look_at(state: &State, seats: usize, look: &mut Look) {
    look.free = state.at_desk.iter().take(seats).sum();
    let all = usize::from(!state.at_desk.is_empty());
    look.waiting.resize_with(state.waiting.len() + all, Vec::new);
    for (look, chain) in look.waiting.iter_mut().zip(&state.waiting) {
        look.clone_from(chain);
    }
    if let Some(look) = look.waiting.get_mut(state.waiting.len()) {
        // Of all classes together everybody waits for whom there is no seat.
        look.clear();
        look.extend_from_slice(state.at_desk.get(seats..).unwrap_or(&[]));
    }
}

/// Moves the chances on by so many hours: `sum of w_j P^j`, from the last jump to the first as `w_j + P (w_(j+1) + P ...)`.
fn advance(state: &mut State, rates: &Rates, hours: f64, scratch: &mut Scratch) {
    let rate = rates.all() + rates.down();
    if rate <= 0.0 || hours <= 0.0 {
        return;
    }
    let Scratch { weights, sum, next } = scratch;
    let parts = poisson::parts(rate * hours);
    poisson::weights(rate * hours / parts as f64, weights);
    let Some((last, earlier)) = weights.split_last() else { return };
    sum.waiting.resize(state.waiting.len(), Vec::new());
    next.waiting.resize(state.waiting.len(), Vec::new());
    for _ in 0..parts {
        scaled(&state.at_desk, *last, &mut sum.at_desk);
        for (sum, chain) in sum.waiting.iter_mut().zip(&state.waiting) {
            scaled(chain, *last, sum);
        }
        for weight in earlier.iter().rev() {
            jump(state, *weight, rates, rate, sum, next);
            std::mem::swap(sum, next);
        }
        std::mem::swap(state, sum);
        trim(state);
    }
}

fn scaled(chances: &[f64], by: f64, into: &mut Vec<f64>) {
    into.clear();
    into.extend(chances.iter().map(|chance| chance * by));
}

/// One jump of the chain that jumps at `rate` in every state, from the sum so far, and the chances to begin with added.
fn jump(begun: &State, weight: f64, rates: &Rates, rate: f64, sum: &State, next: &mut State) {
    let seats = rates.seats;
    let down = rates.down() / rate;
    // Into and out of "all seats busy and nobody of these waits", before n moves.
    let at = |n: Option<usize>| n.and_then(|n| sum.at_desk.get(n)).copied().unwrap_or(0.0);
    let source =
        if seats == 0 { 0.0 } else { rates.all() / rate * at(seats.checked_sub(1)) - down * at(Some(seats)) };
    let chains = begun.waiting.iter().zip(&sum.waiting).zip(&mut next.waiting);
    for (((begun, chain), next), up) in chains.zip(&rates.up_to) {
        let up = up / rate;
        let stay = (1.0 - up - down).max(0.0);
        walk(chain, up, down, stay, next);
        // At 0 a completion takes somebody of a later class, or nobody: these still wait as none.
        if let (Some(next), Some(now)) = (next.first_mut(), chain.first()) {
            *next += down * now + source;
        }
        add(next, begun, weight);
    }
    if !begun.at_desk.is_empty() {
        birth_and_death(&sum.at_desk, rates, rate, &mut next.at_desk);
        add(&mut next.at_desk, &begun.at_desk, weight);
    } else {
        next.at_desk.clear();
    }
}

fn add(sum: &mut [f64], chances: &[f64], weight: f64) {
    for (sum, chance) in sum.iter_mut().zip(chances) {
        *sum += weight * chance;
    }
}

/// A step up, down or none on 0, 1, ...; what steps down from 0 is left out.
fn walk(from: &[f64], up: f64, down: f64, stay: f64, into: &mut Vec<f64>) {
    let length = from.len();
    into.resize(if length > 0 { length + 1 } else { 0 }, 0.0);
    match length {
        0 => {}
        1 => (into[0], into[1]) = (stay * from[0], up * from[0]),
        _ => {
            into[0] = stay * from[0] + down * from[1];
            let around = from[..length - 2].iter().zip(&from[1..length - 1]).zip(&from[2..]);
            for (into, ((below, here), above)) in into[1..].iter_mut().zip(around) {
                *into = up * below + stay * here + down * above;
            }
            into[length - 1] = up * from[length - 2] + stay * from[length - 1];
            into[length] = up * from[length - 1];
        }
    }
}

fn birth_and_death(from: &[f64], rates: &Rates, rate: f64, into: &mut Vec<f64>) {
    let up = rates.all() / rate;
    let each = rates.completions / rate;
    let seats = rates.seats;
    let down = rates.down() / rate;
    let length = from.len();
    into.resize(length + 1, 0.0);
    let at = |n: usize| from.get(n).copied().unwrap_or(0.0);
    // Below the seats completions depend on how many work.
    let begin = (seats + 1).min(length + 1);
    for (n, into) in into.iter_mut().enumerate().take(begin) {
        let below = if n > 0 { up * at(n - 1) } else { 0.0 };
        let stay = 1.0 - up - each * n.min(seats) as f64;
        *into = below + stay * at(n) + each * (n + 1).min(seats) as f64 * at(n + 1);
    }
    // From there on every step is alike, and nothing stays.
    let even = (length.saturating_sub(1)).max(begin);
    if even > begin {
        let around = from[begin - 1..].iter().zip(&from[begin + 1..]);
        for (into, (below, above)) in into[begin..even].iter_mut().zip(around) {
            *into = up * below + down * above;
        }
    }
    for (n, into) in into.iter_mut().enumerate().skip(even) {
        *into = up * at(n - 1) + down * at(n + 1);
    }
}

/// Seats close or open on the hour.
fn change_seats(state: &mut State, before: usize, after: usize) {
    if before == after {
        return;
    }
    let at_desk = &state.at_desk;
    let between = |from: usize, to: usize| at_desk.get(from..to.min(at_desk.len()).max(from)).unwrap_or(&[]);
    let always_busy = at_desk.is_empty();
    for chain in &mut state.waiting {
        if after < before {
            let closed = before - after;
            // Those at closed seats come first in line; those whose seats were not all taken keep what is left.
            let mut next: Vec<f64> = vec![0.0; closed];
            for (waiting, chance) in between(after, before).iter().enumerate() {
                next[waiting] = *chance;
            }
            next.extend_from_slice(chain);
            *chain = next;
        } else {
            let opened = after - before;
            let taken: f64 = chain.iter().take(opened + 1).sum();
            let free: f64 = if always_busy { 0.0 } else { between(before, after).iter().sum() };
            let mut next = vec![(taken - free).max(0.0)];
            next.extend(chain.iter().skip(opened + 1));
            *chain = next;
        }
    }
}

fn trim(state: &mut State) {
    for chances in state.waiting.iter_mut().chain(std::iter::once(&mut state.at_desk)) {
        let mut rest = 0.0;
        while chances.len() > 1 && rest + chances.last().copied().unwrap_or(0.0).abs() < NEGLIGIBLE {
            rest += chances.pop().unwrap_or(0.0).abs();
        }
    }
}

fn pairs<'a>(a: &'a State, b: &'a State) -> impl Iterator<Item = (&'a [f64], &'a [f64])> {
    let chains = a.waiting.iter().zip(&b.waiting).map(|(a, b)| (a.as_slice(), b.as_slice()));
    chains.chain(std::iter::once((a.at_desk.as_slice(), b.at_desk.as_slice())))
}

fn distance(a: &State, b: &State) -> f64 {
    let one = |(a, b): (&[f64], &[f64])| {
        let at = |chances: &[f64], n: usize| chances.get(n).copied().unwrap_or(0.0);
        (0..a.len().max(b.len())).map(|n| (at(a, n) - at(b, n)).abs()).sum::<f64>()
    };
    pairs(a, b).map(one).fold(0.0, f64::max)
}

/// Goes on from `before` through `state` by so many times their difference, chances kept.
fn extrapolate(before: &State, state: &mut State, times: f64) {
    let waiting = before.waiting.iter().zip(&mut state.waiting);
    let all = waiting.chain(std::iter::once((&before.at_desk, &mut state.at_desk)));
    for (before, now) in all {
        let total: f64 = now.iter().sum();
        for (n, chance) in now.iter_mut().enumerate() {
            *chance = (*chance + times * (*chance - before.get(n).copied().unwrap_or(0.0))).max(0.0);
        }
        let sum: f64 = now.iter().sum();
        if sum > 0.0 {
            now.iter_mut().for_each(|chance| *chance *= total / sum);
        }
    }
}
