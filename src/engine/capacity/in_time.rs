//! Is an alert in time, given its place in line? Worked out backward from the deadline, and kept.
//!
//! The chance of being in time from each place in line does not depend on how likely each place is. It is followed back
//! from the deadline to the arrival by uniformisation of the same walk as in [`super::first_passage`], and serves every
//! arrival and every plan of seats with the same hours before its deadline: workdays that are alike, and plans that differ
//! elsewhere. In: rates of overtaking and completions by hour. Out: a chance by place. Limits: those of
//! [`super::first_passage`]; chances within 1e-10 of 0 or 1 count as these.

use super::{
    first_passage::Until,
    hands_on::{DoneWithin, HandsOn, TERMS},
    poisson,
    transient::{HourlyQueue, Look},
};
use std::{cell::RefCell, collections::BTreeMap, rc::Rc};

/// Chances this close to 0 or 1 are taken as these.
const NEGLIGIBLE: f64 = 1e-10;
/// Chances kept at most, so that memory stays small: 16 MB.
const MOST_KEPT: usize = 2_000_000;
/// Deadlines that differ by no more hours are one.
const SAME_TIME: f64 = 1e-8;
/// Times within an hour are told apart to this part of it.
const PARTS_OF_HOUR: f64 = (1_u32 << 28) as f64;

/// What was worked out before, for the plans of one desk.
#[derive(Default)]
pub struct Known(RefCell<Kept>);

#[derive(Default)]
struct Kept {
    /// Hours that are alike: overtaking alerts, seats, completions of a seat.
    hours: BTreeMap<(u64, u16, u64), u32>,
    /// Hands-on times of the alert itself.
    own: BTreeMap<Box<[u64]>, u32>,
    done_within: BTreeMap<Box<[u64]>, Rc<DoneWithin>>,
    in_time: BTreeMap<Box<[u32]>, InTime>,
    numbers: usize,
    scratch: Scratch,
}

#[derive(Default)]
struct Scratch {
    weights: Vec<f64>,
    begun: Vec<f64>,
    now: Vec<f64>,
    next: Vec<f64>,
    lowest: Vec<f64>,
    key: Vec<u32>,
}

/// The chance of being in time by place in line: 0 being worked on, j with j - 1 in front.
#[derive(Clone, Debug, Default)]
struct InTime {
    /// Places before this one are surely in time.
    first: usize,
    /// From that place on; those beyond are surely late.
    chances: Vec<f64>,
}

/// One class of a queue and its clock, ready to be asked for arrivals in falling order of time.
pub(super) struct Asking<'a> {
    queue: &'a HourlyQueue,
    higher: Vec<f64>,
    alike: Vec<u32>,
    class: usize,
    until: Until<'a>,
    until_key: u32,
    kept: &'a RefCell<Kept>,
    /// The last answer: for whom, from when.
    last: Option<(f64, f64, InTime)>,
}

impl Known {
    /// How hands-on times are spread, where this share of an hour is off the queue.
    pub(super) fn done_within(&self, hands_on: &HandsOn, in_shift_share: f64) -> Rc<DoneWithin> {
        let mut kept = self.0.borrow_mut();
        let entry = kept.done_within.entry(hands_on.id(in_shift_share));
        entry.or_insert_with(|| Rc::new(hands_on.done_within(in_shift_share))).clone()
    }

    pub(super) fn ask<'a>(&'a self, queue: &'a HourlyQueue, class: usize, until: Until<'a>) -> Asking<'a> {
        let mut kept = self.0.borrow_mut();
        let higher: Vec<f64> = (0..queue.seats.len())
            .map(|hour| queue.arrivals.iter().take(class).map(|row| row[hour]).sum())
            .collect();
        let alike = higher
            .iter()
            .zip(&queue.seats)
            .map(|(higher, seats)| {
                let next = kept.hours.len() as u32;
                let hour = (higher.to_bits(), *seats, queue.completions.to_bits());
                *kept.hours.entry(hour).or_insert(next)
            })
            .collect();
        let until_key = match until {
            Until::Started => 0,
            Until::Done(own) => {
                let next = kept.own.len() as u32 + 1;
                *kept.own.entry(own.id.clone()).or_insert(next)
            }
        };
        Asking { queue, higher, alike, class, until, until_key, kept: &self.0, last: None }
    }
}

impl Asking<'_> {
    /// The chance of being late of an arrival at `time` that finds this and is due at `due`.
    pub(super) fn late(&mut self, look: &Look, time: f64, due: f64) -> f64 {
        let Some(waiting) = look.waiting.get(self.class) else { return 1.0 };
        if due < time {
            return 1.0;
        }
        let kept = self.kept;
        let mut kept = kept.borrow_mut();
        let Kept { in_time, numbers, scratch, .. } = &mut *kept;
        self.key(time, due, &mut scratch.key);
        if let Some(known) = in_time.get(scratch.key.as_slice()) {
            return known.late(look.free, waiting, self.until).clamp(0.0, 1.0);
        }
        if self.surely_in_time(waiting.len(), time, due) {
            return 0.0;
        }
        let found = self.follow(time, due, scratch);
        let late = found.late(look.free, waiting, self.until).clamp(0.0, 1.0);
        if *numbers > MOST_KEPT {
            in_time.clear();
            *numbers = 0;
        }
        *numbers += found.chances.len() + scratch.key.len();
        self.last = Some((due, time, found.clone()));
        in_time.insert(scratch.key.as_slice().into(), found);
        late
    }

    /// What the answer depends on.
    fn key(&self, time: f64, due: f64, key: &mut Vec<u32>) {
        let part = |time: f64| (libm::round((time - libm::floor(time)) * PARTS_OF_HOUR)) as u32;
        key.clear();
        key.extend([self.until_key, part(time), part(due)]);
        let cycle = self.alike.len();
        // A deadline on the hour still sees who is started by its change of seats.
        let (from, to) = (libm::floor(time) as usize, libm::floor(due) as usize);
        key.extend((from..=to).map(|hour| self.alike[hour % cycle]));
    }

    /// Whether even the longest line is all but surely over by the deadline, by Chernoff's bound: who is late still has somebody
    /// in front after all that overtake and all completions, `P(U - D > -places) <= z^places exp(u (z - 1) + d (1/z - 1))`.
    fn surely_in_time(&self, longest: usize, time: f64, due: f64) -> bool {
        // Once begun, its own work takes no longer than this.
        let own = match self.until {
            Until::Started => 0.0,
            Until::Done(own) => own.last(),
        };
        let (mut places, mut up, mut down) = (longest as f64 + 1.0, 0.0, 0.0);
        let end = due - own;
        let mut now = time;
        while now < end {
            let hour = libm::floor(now) as usize;
            let next = ((hour + 1) as f64).min(end);
            let (here, after) = (hour % self.alike.len(), (hour + 1) % self.alike.len());
            up += self.higher[here] * (next - now);
            down += f64::from(self.queue.seats[here]) * self.queue.completions * (next - now);
            // Closing seats put their alerts in front; opening ones only help.
            places += f64::from(self.queue.seats[here].saturating_sub(self.queue.seats[after]));
            now = next;
        }
        if down <= places + up {
            return false;
        }
        let z = if up > 0.0 {
            (libm::sqrt(places * places + 4.0 * up * down) - places) / (2.0 * up)
        } else {
            down / places
        };
        z > 1.0
            && places * libm::log(z) + up * (z - 1.0) + down * (1.0 / z - 1.0) < libm::log(NEGLIGIBLE / 10.0)
    }

    /// Back from the deadline, or from where the last answer for the same deadline stopped.
    fn follow(&mut self, time: f64, due: f64, scratch: &mut Scratch) -> InTime {
        let (mut now, mut state) = match self.last.take() {
            Some((last_due, from, state)) if (last_due - due).abs() < SAME_TIME && from >= time => {
                (from, state)
            }
            _ => (due, InTime::at_deadline(self.until)),
        };
        let cycle = self.alike.len();
        while now > time {
            let on_the_hour = libm::floor(now);
            let hour = if now > on_the_hour { on_the_hour } else { on_the_hour - 1.0 };
            let hour_index = hour as usize % cycle;
            if now <= on_the_hour {
                let next = (hour_index + 1) % cycle;
                state.seats_change(self.queue.seats[hour_index], self.queue.seats[next], self.until);
            }
            let from = hour.max(time);
            let down = f64::from(self.queue.seats[hour_index]) * self.queue.completions;
            let walk = Walk { up: self.higher[hour_index], down, until: self.until };
            state.back(&walk, due - now, now - from, scratch);
            now = from;
        }
        state
    }
}

/// How places in line change in an hour: overtaking alerts, completions; and when the clock stops.
struct Walk<'a> {
    up: f64,
    down: f64,
    until: Until<'a>,
}

/// Fewer expected jumps than this are none.
const NO_JUMP: f64 = 1e-12;

/// Always 1.
const SURE: [f64; TERMS] = [1.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0];

/// What the lowest place adds after each jump when its chance follows a polynomial in the part of the time that has
/// passed, jumps being counted from the end: `sum over i >= j of w_i b_(i-j)` for `x^m`, whose `b_n` is `n (n-1) ... (n-m+1) / mean^m`
/// since these have the mean `x^m` under Poisson's weights of `x mean`.
fn along(terms: &[f64; TERMS], mean: f64, weights: &[f64], into: &mut Vec<f64>) {
    // By m, for the jump that comes next; begun with the weights that were left out.
    let mut sums = [0.0; TERMS];
    let mut weight = weights[weights.len() - 1];
    for beyond in 0..3 * TERMS {
        weight *= mean / (weights.len() + beyond) as f64;
        let mut times = weight;
        for (order, sum) in sums.iter_mut().enumerate().take(beyond + 1) {
            *sum += times;
            times *= (beyond - order) as f64 / mean;
        }
    }
    into.clear();
    into.resize(weights.len(), 0.0);
    for (lowest, weight) in into.iter_mut().zip(weights).rev() {
        for order in (1..TERMS).rev() {
            sums[order] += order as f64 / mean * sums[order - 1];
        }
        sums[0] += weight;
        *lowest = terms.iter().zip(&sums).map(|(term, sum)| term * sum).sum();
    }
}

impl InTime {
    fn at_deadline(until: Until<'_>) -> Self {
        let begun = if until.is_started() { 1.0 } else { 0.0 };
        Self { first: 0, chances: vec![begun] }
    }

    fn late(&self, free: f64, waiting: &[f64], until: Until<'_>) -> f64 {
        let begun = if self.first == 0 { self.chances.first().copied().unwrap_or(0.0) } else { 1.0 };
        let at_once = if until.is_started() { 0.0 } else { free * (1.0 - begun) };
        // With i in front an arrival has place i + 1.
        let surely = self.first.saturating_sub(1).min(waiting.len());
        let from = self.chances.get(usize::from(self.first == 0)..).unwrap_or(&[]);
        let rest = &waiting[surely..];
        let between: f64 = rest.iter().zip(from).map(|(chance, in_time)| chance * (1.0 - in_time)).sum();
        let beyond: f64 = rest.iter().skip(from.len()).sum();
        at_once + between + beyond
    }

    /// Before seats change on the hour: from what holds after it.
    fn seats_change(&mut self, before: u16, after: u16, until: Until<'_>) {
        let (before, after) = (usize::from(before), usize::from(after));
        if after > before {
            // The first in line are taken at once.
            let opened = after - before;
            if self.first > 0 {
                self.first += opened;
            } else {
                let begun = if until.is_started() { 1.0 } else { self.chances[0] };
                self.chances.splice(1..1, std::iter::repeat_n(begun, opened));
            }
        } else if before > after {
            // Those at closed seats come first in line.
            let closed = before - after;
            if self.first > closed {
                self.first -= closed;
            } else if self.first == 0 {
                let end = (1 + closed).min(self.chances.len());
                self.chances.drain(1..end);
            } else {
                let gone = (1 + closed - self.first).min(self.chances.len());
                self.chances.drain(..gone);
                self.chances.insert(0, 1.0);
                self.first = 0;
            }
        }
    }

    /// Back over a stretch with even rates, that ends so many hours before the deadline.
    fn back(&mut self, walk: &Walk<'_>, before_due: f64, hours: f64, scratch: &mut Scratch) {
        let mut gone = 0.0;
        while gone < hours {
            let holds = match walk.until {
                Until::Started => f64::INFINITY,
                Until::Done(own) => own.holds_for(before_due + gone),
            };
            let end = if gone + holds < hours { gone + holds } else { hours };
            self.back_evenly(walk, before_due + gone, end - gone, scratch);
            gone = end;
        }
    }

    /// The same, where the chance of being done once begun follows one polynomial.
    fn back_evenly(&mut self, walk: &Walk<'_>, before_due: f64, hours: f64, scratch: &mut Scratch) {
        let rate = walk.up + walk.down;
        if rate * hours < NO_JUMP {
            if let (Until::Done(own), 0) = (walk.until, self.first) {
                self.chances[0] = own.at(before_due + hours);
            }
            return;
        }
        let parts = poisson::parts(rate * hours);
        let part_hours = hours / parts as f64;
        let Scratch { weights, begun, now, next, lowest, .. } = scratch;
        poisson::weights(rate * part_hours, weights);
        let (up, down) = (walk.up / rate, walk.down / rate);
        let stay = (1.0 - up - down).max(0.0);
        let Some((last, earlier)) = weights.split_last() else { return };
        for part in 0..parts {
            // Being overtaken reaches down to places that were sure so far.
            let reach = if up > 0.0 { self.first.min(weights.len()) } else { 0 };
            self.first -= reach;
            begun.clear();
            begun.resize(reach, 1.0);
            begun.extend_from_slice(&self.chances);
            let room = begun.len() + weights.len() + 1;
            begun.resize(room, 0.0);
            // The lowest place: sure, unless it is the alert itself that is being worked on.
            match walk.until {
                Until::Done(own) if self.first == 0 => {
                    let from = before_due + part as f64 * part_hours;
                    along(&own.terms(from, part_hours), rate * part_hours, weights, lowest);
                }
                _ => along(&SURE, rate * part_hours, weights, lowest),
            }
            now.clear();
            now.extend(begun.iter().map(|chance| chance * last));
            now[0] = lowest[weights.len() - 1];
            next.clear();
            next.resize(room, 0.0);
            let mut length = self.chances.len() + reach;
            for (weight, lowest) in earlier.iter().zip(&lowest[..]).rev() {
                length += 1;
                next[0] = *lowest;
                let inner = next[1..length].iter_mut().zip(&begun[1..length]);
                let around = now[..length - 1].iter().zip(&now[1..length]).zip(&now[2..=length]);
                for ((next, begun), ((below, here), above)) in inner.zip(around) {
                    *next = weight * begun + down * below + stay * here + up * above;
                }
                std::mem::swap(now, next);
            }
            self.chances.clear();
            self.chances.extend_from_slice(&now[..length]);
            self.trim();
        }
    }

    fn trim(&mut self) {
        while self.chances.len() > 1 && self.chances.last().is_some_and(|chance| *chance < NEGLIGIBLE) {
            self.chances.pop();
        }
        let sure = self.chances.iter().take_while(|chance| **chance > 1.0 - NEGLIGIBLE).count();
        if sure > 1 {
            self.chances.drain(..sure - 1);
            self.first += sure - 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::capacity::first_passage::Detail;

    fn random(seed: &mut u64) -> f64 {
        *seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (*seed >> 33) as f64 / (1_u64 << 31) as f64
    }

    /// A day of two severities, now and then with nobody at the desk.
    fn day(seed: &mut u64) -> HourlyQueue {
        let mut seats: Vec<u16> = (0..24).map(|hour| if hour < 7 { 1 } else { 3 }).collect();
        let closed = (random(seed) * 20.0) as usize;
        seats[closed..closed + 4].iter_mut().for_each(|seats| *seats = (random(seed) * 3.0) as u16);
        let arrivals = [1.0, 2.5].map(|most| (0..24).map(|_| most * random(seed)).collect()).to_vec();
        HourlyQueue { arrivals, completions: 2.0 + random(seed), seats }
    }

    #[test]
    fn back_from_the_deadline_is_as_late_as_forward_from_the_arrival() {
        let mut seed = 11;
        for _ in 0..12 {
            let queue = day(&mut seed);
            let course = queue.course().unwrap();
            for class in 0..2 {
                // Looks once an hour, and no deadline where seats change: both see the same arrivals.
                for hours in [0.3, 2.0, 9.0, 23.0] {
                    let every = Detail::EveryHours(1);
                    let back =
                        queue.late_by_hour(&course.looks, class, Until::Started, every, |from| from + hours);
                    let forward = queue.waiting(&course.looks, class, 1).after(hours);
                    for (hour, (back, forward)) in back.iter().zip(&forward).enumerate() {
                        assert!((back - forward).abs() < 1e-7, "{hour}: {back} {forward} after {hours}");
                    }
                }
            }
        }
    }

    #[test]
    fn what_other_plans_left_behind_changes_nothing() {
        let mut seed = 5;
        let known = Known::default();
        for _ in 0..6 {
            let queue = day(&mut seed);
            let course = queue.course().unwrap();
            let own = HandsOn::lognormal(12.0, 30.0).done_within(0.0);
            let done = Until::Done(&own);
            // One deadline for all that come in the first half of the day.
            let due = |from: f64| if from < 12.0 { 13.5 } else { from + 1.5 };
            for until in [Until::Started, done] {
                let fresh = queue.late_by_hour(&course.looks, 1, until, Detail::Full, due);
                for _ in 0..2 {
                    let with = queue.late_by_hour_known(&known, &course.looks, 1, until, Detail::Full, due);
                    for (fresh, with) in fresh.iter().zip(&with) {
                        assert!((fresh - with).abs() < 1e-8, "{fresh} {with}");
                    }
                }
            }
        }
    }
}
