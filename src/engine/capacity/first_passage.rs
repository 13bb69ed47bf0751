//! Given what an arrival finds, how likely is it not to be started, or not to be done, by its deadline?
//!
//! An alert that finds j of its own and the higher classes waiting is started when that line and itself have been taken:
//! when a walk from j + 1 reaches 0 that goes up with each higher-class arrival (only those overtake) and down with each
//! completion. Seats change as planned while it waits. The chances of each place in line are followed from the arrival
//! to the deadline by uniformisation; what has not reached 0 by then is late. Done adds one hands-on time of the class
//! itself, exponential; what was begun is finished by whoever holds it. Where nothing overtakes and seats stay as they are
//! it is the Erlang tail `P(Poisson(s mu t) <= j)`, kept for comparison with published numbers. Limits: those of
//! [`super::transient`].

use super::{
    poisson,
    transient::{HourlyQueue, LOOKS, Look, look_time},
};

/// Whether the clock stops at the start of work or at its end.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Until {
    /// An analyst starts on it.
    Started,
    /// Triage is done; completions an hour of one analyst in this class.
    Done(f64),
}

/// How many of the looks of the week are worked out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Detail {
    /// All of every hour.
    Full,
    /// One in the middle of every so many hours; the hours between follow from their neighbours.
    EveryHours(usize),
}

/// Lateness below this is none.
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
        until: Until,
        detail: Detail,
        deadline: impl Fn(f64) -> f64,
    ) -> Vec<f64> {
        let hours = self.seats.len();
        let mut line = Line::default();
        let mut at = |look: Option<&[Look; LOOKS]>, index: usize, time: f64| {
            let Some(look) = look.and_then(|looks| looks.get(index)) else { return 1.0 };
            if !line.join(look, class, until) {
                return 1.0;
            }
            let due = deadline(time);
            if due < time {
                return 1.0;
            }
            self.follow(&mut line, time, due, class, until);
            line.left().clamp(0.0, 1.0)
        };
        match detail {
            Detail::Full => (0..hours)
                .map(|hour| {
                    let quarter = |index: usize| {
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
                        side(0.0, split) + side(split, length - split)
                    };
                    (0..LOOKS).map(quarter).sum::<f64>().clamp(0.0, 1.0)
                })
                .collect(),
            Detail::EveryHours(stride) => {
                let middle = LOOKS / 2;
                spread(hours, stride, |hour| at(looks.get(hour), middle, hour as f64 + look_time(middle)))
            }
        }
    }

    /// The chance of still waiting after each of these hours (rising), by hour of arrival, worked out every so many hours.
    pub fn waits_longer_by_hour(
        &self,
        looks: &[[Look; LOOKS]],
        class: usize,
        after: &[f64],
        stride: usize,
    ) -> Vec<Vec<f64>> {
        let hours = self.seats.len();
        let middle = LOOKS / 2;
        let mut line = Line::default();
        let mut curves = vec![vec![0.0; hours]; after.len()];
        for hour in (0..hours).step_by(stride.max(1)) {
            let Some(look) = looks.get(hour).and_then(|looks| looks.get(middle)) else { continue };
            if !line.join(look, class, Until::Started) {
                continue;
            }
            let came = hour as f64 + look_time(middle);
            let mut now = came;
            for (curve, hours) in curves.iter_mut().zip(after) {
                self.follow(&mut line, now, came + hours, class, Until::Started);
                now = came + hours;
                curve[hour] = line.left();
            }
        }
        curves.into_iter().map(|curve| spread(hours, stride, |hour| curve[hour])).collect()
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
    fn follow(&self, line: &mut Line, from: f64, to: f64, class: usize, until: Until) {
        let hours = self.seats.len();
        let mut now = from;
        while now < to && line.left() > NONE_LATE {
            let hour = libm::floor(now) as usize;
            let next = ((hour + 1) as f64).min(to);
            let seats = usize::from(self.seats[hour % hours]);
            let higher: f64 = self.arrivals.iter().take(class).map(|row| row[hour % hours]).sum();
            line.advance(higher, seats as f64 * self.completions, until, next - now);
            now = next;
            if now >= (hour + 1) as f64 {
                line.seats_changed(seats, usize::from(self.seats[(hour + 1) % hours]), until);
            }
        }
    }
}

/// Values at every so many hours, and between them along straight lines.
fn spread(hours: usize, stride: usize, mut at: impl FnMut(usize) -> f64) -> Vec<f64> {
    let stride = stride.max(1);
    let known: Vec<f64> = (0..hours).step_by(stride).map(&mut at).collect();
    (0..hours)
        .map(|hour| {
            let (left, part) = (hour / stride, (hour % stride) as f64 / stride as f64);
            known[left] * (1.0 - part) + known[(left + 1) % known.len()] * part
        })
        .collect()
}

impl Line {
    /// Puts an arrival behind whom it finds; false where its class has no queue that repeats.
    fn join(&mut self, look: &Look, class: usize, until: Until) -> bool {
        let Some(waiting) = look.waiting.get(class) else { return false };
        self.places.clear();
        self.places.push(if until == Until::Started { 0.0 } else { look.free });
        self.places.extend_from_slice(waiting);
        self.trim();
        true
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
    fn seats_changed(&mut self, before: usize, after: usize, until: Until) {
        if after > before {
            let opened = (after - before).min(self.places.len() - 1);
            let started: f64 = self.places.drain(1..=opened).sum();
            if until != Until::Started {
                self.places[0] += started;
            }
        } else if before > after {
            // Those at closed seats come first in line.
            let closed = before - after;
            self.places.splice(1..1, std::iter::repeat_n(0.0, closed));
        }
    }

    /// Moves on over a stretch with even rates.
    fn advance(&mut self, up: f64, down: f64, until: Until, hours: f64) {
        let own = match until {
            Until::Started => 0.0,
            Until::Done(rate) => rate,
        };
        let rate = (up + down).max(own);
        if rate <= 0.0 || hours <= 0.0 {
            return;
        }
        let parts = poisson::parts(rate * hours);
        poisson::weights(rate * hours / parts as f64, &mut self.weights);
        let weights = std::mem::take(&mut self.weights);
        let (up, down, own) = (up / rate, down / rate, own / rate);
        let stay = (1.0 - up - down).max(0.0);
        for _ in 0..parts {
            self.sum.clear();
            self.sum.extend(self.places.iter().map(|chance| chance * weights[0]));
            if up > 0.0 {
                self.sum.resize(self.places.len() + weights.len(), 0.0);
            }
            for weight in weights.iter().skip(1) {
                self.jump(up, down, stay, own, until);
                for (sum, chance) in self.sum.iter_mut().zip(&self.places) {
                    *sum += weight * chance;
                }
            }
            std::mem::swap(&mut self.places, &mut self.sum);
            self.trim();
        }
        self.weights = weights;
    }

    fn jump(&mut self, up: f64, down: f64, stay: f64, own: f64, until: Until) {
        let now = &self.places;
        let length = now.len();
        let at = |place: usize| now.get(place).copied().unwrap_or(0.0);
        self.next.clear();
        self.next.push(match until {
            Until::Started => 0.0,
            Until::Done(_) => now[0] * (1.0 - own) + down * at(1),
        });
        // Nobody is overtaken once work on it has begun.
        if length > 1 {
            self.next.push(stay * at(1) + down * at(2));
        }
        if length > 3 {
            self.next.extend(now[1..].windows(3).map(|w| up * w[0] + stay * w[1] + down * w[2]));
        }
        if length > 2 {
            self.next.push(up * at(length - 2) + stay * at(length - 1));
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
