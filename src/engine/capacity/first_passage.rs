//! Given what an arrival finds, how likely is it not to be started, or not to be done, by its deadline?
//!
//! An alert that finds j of its own and the higher classes waiting is started when that line and itself have been taken:
//! when a walk from j + 1 reaches 0 that goes up with each higher-class arrival (only those overtake) and down with each
//! completion. Seats change as planned while it waits. The chance of being late is carried backwards from the deadline
//! to the arrival by uniformisation, for all j at once. Done adds one hands-on time of the class itself, exponential; what
//! was begun is finished by whoever holds it. Where nothing overtakes and seats stay as they are it is the Erlang tail
//! `P(Poisson(s mu t) <= j)`, kept for comparison with published numbers. Limits: those of [`super::transient`].

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

/// The chance of being late by line length: index 0 in service, j with j - 1 in front.
struct Late {
    chances: Vec<f64>,
    next: Vec<f64>,
    sum: Vec<f64>,
    weights: Vec<f64>,
}

impl HourlyQueue {
    /// The chance by hour of arrival that an alert of a class is late, given when each deadline falls: `deadline(t)` in hours
    /// of the cycle, from t on. `looks` are those of the repeating week.
    pub fn late_by_hour(
        &self,
        looks: &[[Look; LOOKS]],
        class: usize,
        until: Until,
        detail: Detail,
        deadline: impl Fn(f64) -> f64,
    ) -> Vec<f64> {
        let hours = self.seats.len();
        let mut late = Late { chances: vec![], next: vec![], sum: vec![], weights: vec![] };
        let mut at = |look: Option<&[Look; LOOKS]>, index: usize, time: f64| {
            let Some(look) = look.and_then(|looks| looks.get(index)) else { return 1.0 };
            let Some(waiting) = look.waiting.get(class) else { return 1.0 };
            self.late_from(&mut late, time, deadline(time).max(time), class, until, waiting.len());
            let waits: f64 = waiting.iter().zip(late.chances.iter().skip(1)).map(|(p, late)| p * late).sum();
            let beyond: f64 = waiting.iter().skip(late.chances.len().saturating_sub(1)).sum();
            (look.free * late.chances[0] + waits + beyond).clamp(0.0, 1.0)
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
                let stride = stride.max(1);
                let known: Vec<f64> = (0..hours)
                    .step_by(stride)
                    .map(|hour| {
                        let middle = LOOKS / 2;
                        at(looks.get(hour), middle, hour as f64 + look_time(middle))
                    })
                    .collect();
                (0..hours)
                    .map(|hour| {
                        let (left, part) = (hour / stride, (hour % stride) as f64 / stride as f64);
                        let right = known[(left + 1) % known.len()];
                        known[left] * (1.0 - part) + right * part
                    })
                    .collect()
            }
        }
    }

    /// How long after `from` an arrival's deadline falls on an hour at which seats change, within `length`.
    fn deadline_meets_change(&self, from: f64, length: f64, deadline: impl Fn(f64) -> f64) -> Option<f64> {
        let hours = self.seats.len();
        let (first, last) = (deadline(from + 1e-9), deadline(from + length - 1e-9));
        let on_the_hour = libm::floor(first) + 1.0;
        let hour = on_the_hour as usize;
        let changes = self.seats[hour % hours] != self.seats[(hour + hours - 1) % hours];
        let jumps = last - first > length + 1e-6;
        (last > on_the_hour && (changes || jumps)).then_some((on_the_hour - first).min(length))
    }

    /// Whether even the last of the longest line is in time but for a chance of about 1e-11.
    fn surely_in_time(&self, from: f64, to: f64, class: usize, until: Until, longest: usize) -> bool {
        let to = match until {
            Until::Started => to,
            Until::Done(rate) => to - 25.0 / rate,
        };
        let hours = self.seats.len();
        let (mut taken, mut more) = (0.0, longest as f64 + 2.0);
        let mut overtake = 0.0;
        let mut now = from;
        while now < to {
            let hour = libm::floor(now) as usize;
            let next = ((hour + 1) as f64).min(to);
            let (here, then) = (self.seats[hour % hours], self.seats[(hour + 1) % hours]);
            taken += f64::from(here) * self.completions * (next - now);
            overtake +=
                self.arrivals.iter().take(class).map(|row| row[hour % hours]).sum::<f64>() * (next - now);
            more += f64::from(here.saturating_sub(then));
            now = next;
        }
        taken - 7.0 * libm::sqrt(taken) - 20.0 > more + overtake + 7.0 * libm::sqrt(overtake)
    }

    /// Fills `late.chances` for an arrival at `from` with a deadline at `to`.
    fn late_from(&self, late: &mut Late, from: f64, to: f64, class: usize, until: Until, longest: usize) {
        let hours = self.seats.len();
        let first = libm::floor(from) as usize;
        let last = (libm::ceil(to) as usize).max(first + 1) - 1;
        let stretch = |hour: usize| (to.min((hour + 1) as f64) - from.max(hour as f64)).max(0.0);
        let seats = |hour: usize| usize::from(self.seats[hour % hours]);
        let higher = |hour: usize| self.arrivals.iter().take(class).map(|row| row[hour % hours]).sum::<f64>();
        // Further back in line than can be taken by the deadline, lateness is certain.
        let taken: f64 =
            (first..=last).map(|hour| seats(hour) as f64 * self.completions * stretch(hour)).sum();
        let most_seats = (first..=last).map(seats).max().unwrap_or(0);
        let overtake: f64 = (first..=last).map(|hour| higher(hour) * stretch(hour)).sum();
        let by_completions = taken + 7.0 * libm::sqrt(taken) + 8.0 + most_seats as f64;
        let by_line = longest as f64 + 2.0 + overtake + 7.0 * libm::sqrt(overtake) + 2.0 * most_seats as f64;
        let length = by_completions.min(by_line) as usize + 2;
        late.chances.clear();
        if self.surely_in_time(from, to, class, until, longest) {
            late.chances.resize(longest + 2, 0.0);
            return;
        }
        late.chances.resize(length, 1.0);
        if until == Until::Started {
            late.chances[0] = 0.0;
        }
        for hour in (first..=last).rev() {
            if hour < last {
                late.seats_changed(seats(hour), seats(hour + 1));
            }
            let down = seats(hour) as f64 * self.completions;
            late.back(higher(hour), down, until, stretch(hour));
        }
    }
}

impl Late {
    /// Carries the chances back over a change of seats on the hour.
    fn seats_changed(&mut self, before: usize, after: usize) {
        let length = self.chances.len();
        if after > before {
            let opened = after - before;
            self.chances.rotate_right(opened.min(length));
            // The first in line were taken.
            let started = self.chances.get(opened).copied().unwrap_or(1.0);
            self.chances.iter_mut().take(opened).for_each(|chance| *chance = started);
        } else if before > after {
            let closed = (before - after).min(length - 1);
            self.chances[1..].rotate_left(closed);
            self.chances[length - closed..].iter_mut().for_each(|chance| *chance = 1.0);
        }
    }

    /// Carries the chances back over a stretch with even rates.
    fn back(&mut self, up: f64, down: f64, until: Until, hours: f64) {
        let own = match until {
            Until::Started => 0.0,
            Until::Done(rate) => rate,
        };
        let rate = (up + down).max(own);
        if rate <= 0.0 || hours <= 0.0 {
            return;
        }
        let (up, down, own) = (up / rate, down / rate, own / rate);
        let stay = (1.0 - up - down).max(0.0);
        let parts = poisson::parts(rate * hours);
        poisson::weights(rate * hours / parts as f64, &mut self.weights);
        for _ in 0..parts {
            self.sum.clear();
            self.sum.extend(self.chances.iter().map(|chance| chance * self.weights[0]));
            for weight in self.weights.iter().skip(1) {
                let now = &self.chances;
                let length = now.len();
                self.next.clear();
                self.next.push(now[0] * (1.0 - own));
                if stay > 0.0 {
                    self.next.extend(now.windows(3).map(|w| down * w[0] + stay * w[1] + up * w[2]));
                } else {
                    self.next.extend(now.windows(3).map(|w| down * w[0] + up * w[2]));
                }
                // Behind the last place everybody is late.
                self.next.push(down * now[length - 2] + stay * now[length - 1] + up);
                for (sum, chance) in self.sum.iter_mut().zip(&self.next) {
                    *sum += weight * chance;
                }
                std::mem::swap(&mut self.chances, &mut self.next);
            }
            std::mem::swap(&mut self.chances, &mut self.sum);
        }
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
