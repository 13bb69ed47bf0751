//! Given what an arrival finds, how likely is it not to be started, or not to be done, by its deadline?
//!
//! An alert that finds j of its own and the higher classes waiting is started when that line and itself have been taken:
//! when a walk from j + 1 reaches 0 that goes up with each higher-class arrival (only those overtake) and down with each
//! completion. Seats change as planned while it waits. Lateness is followed back from the deadline, once for all arrivals
//! with the same hours before it ([`super::in_time`]); how many still wait is followed forward from the arrivals. Done adds one hands-on time of the class
//! itself, spread as it is ([`super::hands_on`]); what was begun is finished by whoever holds it. Where nothing overtakes and seats stay as they are
//! it is the Erlang tail `P(Poisson(s mu t) <= j)`, kept for comparison with published numbers. Limits: those of
//! [`super::transient`].

use super::{
    hands_on::DoneWithin,
    in_time::Known,
    poisson,
    transient::{HourlyQueue, LOOKS, Look, look_time},
};

/// Whether the clock stops at the start of work or at its end.
#[derive(Clone, Copy, Debug)]
pub enum Until<'a> {
    /// An analyst starts on it.
    Started,
    /// Triage is done, with this chance by hours since its start.
    Done(&'a DoneWithin),
}

impl Until<'_> {
    pub(super) fn is_started(self) -> bool {
        matches!(self, Self::Started)
    }
}

/// How many of the looks of the week are worked out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Detail {
    /// All of every hour.
    Full,
    /// One in the middle of every so many hours; the hours between follow from their neighbours.
    EveryHours(usize),
}

/// Fewer than this still waiting are none.
const NONE_LATE: f64 = 1e-8;
/// Chances below this are left out at the far end of the line.
const NEGLIGIBLE: f64 = 1e-10;

/// The chances of each place in line: index 0 being worked on, j with j - 1 in front.
#[derive(Default)]
struct Line {
    places: Vec<f64>,
    next: Vec<f64>,
    sum: Vec<f64>,
    weights: Vec<f64>,
}

impl HourlyQueue {
    /// The chance by hour of arrival that an alert of a class is late, given when each deadline falls: `deadline(t)` in hours
    /// of the cycle. `looks` are those of the repeating week.
    pub fn late_by_hour(
        &self,
        looks: &[[Look; LOOKS]],
        class: usize,
        until: Until<'_>,
        detail: Detail,
        deadline: impl Fn(f64) -> f64,
    ) -> Vec<f64> {
        self.late_by_hour_known(&Known::default(), looks, class, until, detail, deadline)
    }

    /// The same, with what other plans of the desk have worked out already.
    pub(super) fn late_by_hour_known(
        &self,
        known: &Known,
        looks: &[[Look; LOOKS]],
        class: usize,
        until: Until<'_>,
        detail: Detail,
        deadline: impl Fn(f64) -> f64,
    ) -> Vec<f64> {
        let hours = self.seats.len();
        let mut asking = known.ask(self, class, until);
        let mut at = |look: Option<&[Look; LOOKS]>, index: usize, time: f64| {
            let Some(look) = look.and_then(|looks| looks.get(index)) else { return 1.0 };
            asking.late(look, time, deadline(time))
        };
        // From the latest to the earliest, so that arrivals with one deadline share its way back.
        match detail {
            Detail::Full => {
                let mut by_hour = vec![0.0; hours];
                for (hour, late) in by_hour.iter_mut().enumerate().rev() {
                    for index in (0..LOOKS).rev() {
                        let from = hour as f64 + index as f64 / LOOKS as f64;
                        let length = 1.0 / LOOKS as f64;
                        // Seats that open at the deadline make lateness jump: each side by itself.
                        let split = self.deadline_meets_change(from, length, &deadline).unwrap_or(0.0);
                        let mut side = |begin: f64, width: f64| {
                            if width <= 1e-9 {
                                return 0.0;
                            }
                            width * at(looks.get(hour), index, from + begin + width / 2.0)
                        };
                        *late += side(split, length - split) + side(0.0, split);
                    }
                    *late = late.clamp(0.0, 1.0);
                }
                by_hour
            }
            Detail::EveryHours(stride) => {
                let middle = LOOKS / 2;
                spread(hours, stride, |hour| at(looks.get(hour), middle, hour as f64 + look_time(middle)))
            }
        }
    }

    /// Alerts of a class that arrive every so many hours, to be asked how many still wait.
    pub(super) fn waiting<'a>(
        &'a self,
        looks: &[[Look; LOOKS]],
        class: usize,
        stride: usize,
    ) -> StillWaiting<'a> {
        let middle = LOOKS / 2;
        let lines = (0..self.seats.len())
            .step_by(stride.max(1))
            .map(|hour| {
                let mut line = Line::default();
                if let Some(look) = looks.get(hour).and_then(|looks| looks.get(middle)) {
                    line.join(look, class);
                }
                (hour as f64 + look_time(middle), line)
            })
            .collect();
        StillWaiting { queue: self, class, stride: stride.max(1), waited: 0.0, lines }
    }

    /// How long after `from` an arrival's deadline falls on an hour at which seats change, within `length`.
    fn deadline_meets_change(&self, from: f64, length: f64, deadline: impl Fn(f64) -> f64) -> Option<f64> {
        let hours = self.seats.len();
        let (first, last) = (deadline(from + 1e-9), deadline(from + length - 1e-9));
        if first < 0.0 {
            return None;
        }
        let on_the_hour = libm::floor(first) + 1.0;
        let hour = on_the_hour as usize;
        let changes = self.seats[hour % hours] != self.seats[(hour + hours - 1) % hours];
        let jumps = last - first > length + 1e-6;
        (last > on_the_hour && (changes || jumps)).then_some((on_the_hour - first).min(length))
    }

    /// Moves the line on from one time to another.
    fn follow(&self, line: &mut Line, from: f64, to: f64, class: usize) {
        let hours = self.seats.len();
        let mut now = from;
        while now < to && line.left() > NONE_LATE {
            let hour = libm::floor(now) as usize;
            let next = ((hour + 1) as f64).min(to);
            let seats = usize::from(self.seats[hour % hours]);
            let higher: f64 = self.arrivals.iter().take(class).map(|row| row[hour % hours]).sum();
            line.advance(higher, seats as f64 * self.completions, next - now);
            now = next;
            if now >= (hour + 1) as f64 {
                line.seats_changed(seats, usize::from(self.seats[(hour + 1) % hours]));
            }
        }
    }
}

/// Alerts of one class that are followed while they wait.
pub(super) struct StillWaiting<'a> {
    queue: &'a HourlyQueue,
    class: usize,
    stride: usize,
    waited: f64,
    /// When each came, and its line.
    lines: Vec<(f64, Line)>,
}

impl StillWaiting<'_> {
    /// The chance by hour of arrival of still waiting after so many hours, no fewer than were asked for before.
    pub(super) fn after(&mut self, hours: f64) -> Vec<f64> {
        for (came, line) in &mut self.lines {
            self.queue.follow(line, *came + self.waited, *came + hours, self.class);
        }
        self.waited = hours;
        spread(self.queue.seats.len(), self.stride, |hour| {
            self.lines.get(hour / self.stride).map_or(0.0, |(_, line)| line.left())
        })
    }
}

/// Values at every so many hours, and between them along straight lines.
fn spread(hours: usize, stride: usize, mut at: impl FnMut(usize) -> f64) -> Vec<f64> {
    let stride = stride.max(1);
    let mut known: Vec<f64> = (0..hours).step_by(stride).rev().map(&mut at).collect();
    known.reverse();
    (0..hours)
        .map(|hour| {
            let (left, part) = (hour / stride, (hour % stride) as f64 / stride as f64);
            known[left] * (1.0 - part) + known[(left + 1) % known.len()] * part
        })
        .collect()
}

impl Line {
    /// Puts an arrival behind whom it finds.
    fn join(&mut self, look: &Look, class: usize) {
        self.places.clear();
        self.places.push(0.0);
        self.places.extend_from_slice(look.waiting.get(class).map_or(&[1.0][..], Vec::as_slice));
        self.trim();
    }

    /// The chance that it is not over yet.
    fn left(&self) -> f64 {
        self.places.iter().sum()
    }

    fn trim(&mut self) {
        let mut rest = 0.0;
        while self.places.len() > 2 && rest + self.places.last().copied().unwrap_or(0.0) < NEGLIGIBLE {
            rest += self.places.pop().unwrap_or(0.0);
        }
    }

    /// Seats close or open on the hour.
    fn seats_changed(&mut self, before: usize, after: usize) {
        if after > before {
            let opened = (after - before).min(self.places.len() - 1);
            self.places.drain(1..=opened);
        } else if before > after {
            // Those at closed seats come first in line.
            let closed = before - after;
            self.places.splice(1..1, std::iter::repeat_n(0.0, closed));
        }
    }

    /// Moves on over a stretch with even rates.
    fn advance(&mut self, up: f64, down: f64, hours: f64) {
        let rate = up + down;
        if rate <= 0.0 || hours <= 0.0 {
            return;
        }
        let parts = poisson::parts(rate * hours);
        poisson::weights(rate * hours / parts as f64, &mut self.weights);
        let weights = std::mem::take(&mut self.weights);
        let (up, down) = (up / rate, down / rate);
        for _ in 0..parts {
            self.sum.clear();
            self.sum.extend(self.places.iter().map(|chance| chance * weights[0]));
            if up > 0.0 {
                self.sum.resize(self.places.len() + weights.len(), 0.0);
            }
            for weight in weights.iter().skip(1) {
                self.jump(up, down);
                for (sum, chance) in self.sum.iter_mut().zip(&self.places) {
                    *sum += weight * chance;
                }
            }
            std::mem::swap(&mut self.places, &mut self.sum);
            self.trim();
        }
        self.weights = weights;
    }

    /// A step forward in line or, overtaken, back; whoever reaches place 0 is left out.
    fn jump(&mut self, up: f64, down: f64) {
        let now = &self.places;
        let length = now.len();
        let at = |place: usize| now.get(place).copied().unwrap_or(0.0);
        self.next.clear();
        self.next.push(0.0);
        if length > 1 {
            self.next.push(down * at(2));
        }
        if length > 3 {
            self.next.extend(now[1..].windows(3).map(|w| up * w[0] + down * w[2]));
        }
        if length > 2 {
            self.next.push(up * at(length - 2));
        }
        if up > 0.0 && length > 1 {
            self.next.push(up * at(length - 1));
        }
        std::mem::swap(&mut self.places, &mut self.next);
    }
}

/// The chance of still waiting after so many hours behind `in_front` others when these seats stay and nothing overtakes:
/// `P(Poisson(s mu t) <= in_front)`.
pub fn erlang_tail(in_front: usize, seats: u16, completions: f64, hours: f64) -> f64 {
    let mean = f64::from(seats) * completions * hours;
    let mut term = libm::exp(-mean);
    let mut sum = term;
    for taken in 1..=in_front {
        term *= mean / taken as f64;
        sum += term;
    }
    sum.min(1.0)
}
