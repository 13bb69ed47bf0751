//! Is there time enough, when does what is left over clear, and how long does work wait that is carried over?
//!
//! Work flows through the hours of a week that repeats: what arrives of the first priority is done first, then the second;
//! what finds no time is carried over. Inputs: alerts an hour by class, hours an alert, hours for alerts an hour. Within an
//! hour rates are constant, so that the backlog of the classes up to k, `L_k' = R_k - C` down to 0, is piecewise linear and
//! everything here is exact. With `L_k = max(0, L_k + R_k - C)` over one week from an empty desk, the week after it
//! already repeats; a class whose work up to its own exceeds the week's hours grows instead, by the excess.
//! The wait of an alert is the horizontal gap between the cumulative arrivals and the cumulative starts of its class
//! (first in, first out). Limits: no chance. Where there is time enough a fluid does not wait, so that targets of minutes
//! need [`super::transient`]; checked against simulation where backlog is carried over, means agree within 0.1 %.

/// What flows: classes in the order of their priority over a cycle of hours (a week, in tests a day).
#[derive(Clone, Debug, PartialEq)]
pub struct Flow {
    /// Alerts an hour by class; every row as long as `capacity`.
    pub arrivals: Vec<Vec<f64>>,
    /// Hands-on hours of one alert by class, above 0.
    pub handle_hours: Vec<f64>,
    /// Hours for alerts in each hour.
    pub capacity: Vec<f64>,
}

/// The course of one class through the cycle.
#[derive(Clone, Debug, PartialEq)]
pub struct ClassCourse {
    /// Alerts left at the end of each hour. In a class that grows, in a first cycle that starts without any.
    pub backlog: Vec<f64>,
    /// The highest backlog of the cycle, in alerts.
    pub peak: f64,
    /// The hour at whose end it is reached; none without backlog.
    pub peak_hour: Option<usize>,
    /// When the backlog is first cleared after its peak, in hours of the cycle; none if there is none or it never clears.
    pub cleared_at: Option<f64>,
    /// Alerts a cycle by which the class grows.
    pub growth: f64,
    /// Alerts and work over time, for waits.
    curve: Vec<Knot>,
    total: f64,
}

/// Cumulative alerts that came and that were done by a time.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Knot {
    time: f64,
    came: f64,
    done: f64,
}

/// A run of alerts that came one after another: the times at which its ends came and were started.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Run {
    /// How many.
    pub alerts: f64,
    /// When the first came; hours from the start of the cycle.
    pub came: f64,
    /// When the last came.
    pub came_last: f64,
    /// When the first was started.
    pub started: f64,
    /// When the last was started.
    pub started_last: f64,
}

/// The course of all classes.
#[derive(Clone, Debug, PartialEq)]
pub struct FluidCourse {
    /// By class.
    pub classes: Vec<ClassCourse>,
    /// Hours of work done in each hour, all classes.
    pub done: Vec<f64>,
    /// Hours of work left at the end of each hour, all classes.
    pub backlog: Vec<f64>,
    /// Hours of work a cycle by which the desk falls behind.
    pub growth: f64,
}

/// The backlog of the classes up to one, in work, through a cycle.
struct Level {
    start: f64,
    /// At the end of each hour.
    ends: Vec<f64>,
    growth: f64,
}

impl Flow {
    /// Work that arrives in an hour for the classes up to and with `class`.
    fn inflow(&self, hour: usize, classes: usize) -> f64 {
        (0..classes).map(|class| self.arrivals[class][hour] * self.handle_hours[class]).sum()
    }

    fn pass(&self, classes: usize, start: f64) -> Vec<f64> {
        let mut level = start;
        (0..self.capacity.len())
            .map(|hour| {
                level = (level + self.inflow(hour, classes) - self.capacity[hour]).max(0.0);
                level
            })
            .collect()
    }

    fn level(&self, classes: usize, above: &Level) -> Level {
        let work: f64 = (0..self.capacity.len()).map(|hour| self.inflow(hour, classes)).sum();
        let growth = (work - self.capacity.iter().sum::<f64>()).max(0.0);
        // A hair of growth from rounding is none.
        let growth = if growth > 1e-9 * work.max(1e-12) { growth } else { 0.0 };
        let start =
            if growth > 0.0 { above.start } else { self.pass(classes, 0.0).last().copied().unwrap_or(0.0) };
        Level { start, ends: self.pass(classes, start), growth }
    }

    /// The course through a cycle like every other.
    pub fn course(&self) -> FluidCourse {
        let hours = self.capacity.len();
        let mut above = Level { start: 0.0, ends: vec![0.0; hours], growth: 0.0 };
        let mut classes = Vec::with_capacity(self.arrivals.len());
        for class in 0..self.arrivals.len() {
            let level = self.level(class + 1, &above);
            classes.push(self.class_course(class, &above, &level));
            above = level;
        }
        let all = self.arrivals.len();
        let done = (0..hours)
            .map(|hour| {
                let before = if hour == 0 { above.start } else { above.ends[hour - 1] };
                (before + self.inflow(hour, all) - above.ends[hour]).max(0.0)
            })
            .collect();
        FluidCourse { classes, done, backlog: above.ends.clone(), growth: above.growth }
    }

    /// When within an hour a level reaches 0, if it does so inside it.
    fn clears(&self, level: &Level, classes: usize, hour: usize) -> Option<f64> {
        let before = if hour == 0 { level.start } else { level.ends[hour - 1] };
        let falls = self.capacity[hour] - self.inflow(hour, classes);
        let after = before / falls;
        (before > 0.0 && falls > 0.0 && after < 1.0).then_some(after)
    }

    fn class_course(&self, class: usize, above: &Level, level: &Level) -> ClassCourse {
        let each = self.handle_hours[class];
        let mut curve = Vec::new();
        let mut came = 0.0;
        let held = |upper: f64, lower: f64| ((lower - upper) / each).max(0.0);
        let start = held(above.start, level.start);
        curve.push(Knot { time: 0.0, came, done: -start });
        let mut backlog = Vec::with_capacity(self.capacity.len());
        let mut before = (above.start, level.start);
        for (hour, capacity) in self.capacity.iter().enumerate() {
            let rate = self.arrivals[class][hour];
            let mut breaks: Vec<f64> =
                [self.clears(above, class, hour), self.clears(level, class + 1, hour), Some(1.0)]
                    .into_iter()
                    .flatten()
                    .collect();
            breaks.sort_by(f64::total_cmp);
            breaks.dedup();
            for at in breaks {
                let moved =
                    |from: f64, classes| (from + (self.inflow(hour, classes) - capacity) * at).max(0.0);
                let left = held(moved(before.0, class), moved(before.1, class + 1));
                let now = came + rate * at;
                curve.push(Knot { time: hour as f64 + at, came: now, done: now - left });
            }
            came += rate;
            before = (above.ends[hour], level.ends[hour]);
            backlog.push(held(before.0, before.1));
        }
        let growth = ((level.growth - above.growth) / each).max(0.0);
        let grows = growth > 0.0 || above.growth > 0.0;
        let growth = if above.growth > 0.0 { came } else { growth };
        let top = curve.iter().fold((0.0, 0.0), |top: (f64, f64), knot| {
            let left = knot.came - knot.done;
            if left > top.1 + 1e-9 { (knot.time, left) } else { top }
        });
        let hours = self.capacity.len();
        let nothing_left = |knot: &&Knot| knot.came - knot.done <= 1e-9;
        let cleared_at = (top.1 > 1e-9 && !grows)
            .then(|| {
                let later = curve.iter().filter(|knot| knot.time > top.0).find(nothing_left);
                later.or_else(|| curve.iter().find(nothing_left)).map(|knot| knot.time % hours as f64)
            })
            .flatten();
        ClassCourse {
            backlog,
            peak: top.1,
            peak_hour: (top.1 > 1e-9).then(|| (libm::ceil(top.0) as usize + hours - 1) % hours),
            cleared_at,
            growth,
            curve,
            total: came,
        }
    }
}

impl ClassCourse {
    /// Whether the class falls behind, so that waits have no end.
    pub fn grows(&self) -> bool {
        self.growth > 0.0
    }

    /// The cycle's alerts in runs over which both the times of arrival and of start move evenly and stay within one hour
    /// each; empty for a class that grows or has no alerts.
    pub fn runs(&self) -> Vec<Run> {
        if self.grows() || self.total <= 0.0 {
            return Vec::new();
        }
        let cycle = self.curve.last().map_or(0.0, |knot| knot.time);
        // What comes in this cycle is done in it or in the next ones: repeat the curve until it is.
        let behind = -self.curve.first().map_or(0.0, |knot| knot.done);
        let repeats = 2 + libm::ceil(behind / self.total) as usize;
        let done: Vec<(f64, f64)> = (0..repeats)
            .flat_map(|repeat| {
                let (time, alerts) = (repeat as f64 * cycle, repeat as f64 * self.total);
                self.curve.iter().map(move |knot| (knot.time + time, knot.done + alerts))
            })
            .collect();
        let mut runs = Vec::new();
        let mut next = 0;
        for pair in self.curve.windows(2) {
            let (from, to) = (pair[0], pair[1]);
            let mut at = from.came;
            while at < to.came - 1e-12 * self.total {
                // The stretch of the done curve that starts alert number `at` or the first one after it.
                while next + 1 < done.len() && done[next + 1].1 <= at + 1e-12 * self.total {
                    next += 1;
                }
                let (Some(start), Some(end)) = (done.get(next), done.get(next + 1)) else { break };
                let until = to.came.min(end.1);
                let came = |alert: f64| {
                    from.time + (to.time - from.time) * (alert - from.came) / (to.came - from.came)
                };
                let started =
                    |alert: f64| start.0 + (end.0 - start.0) * (alert - start.1) / (end.1 - start.1);
                // Rounding may let a start come a hair before the arrival.
                runs.push(Run {
                    alerts: until - at,
                    came: came(at),
                    came_last: came(until),
                    started: started(at).max(came(at)),
                    started_last: started(until).max(came(until)),
                });
                at = until;
            }
        }
        runs
    }

    /// The share of alerts that are over within the given hours, `after` hours from their start, for a clock that tells the
    /// hours counted up to a time.
    pub fn share_within(&self, runs: &[Run], hours: f64, after: f64, counted: impl Fn(f64) -> f64) -> f64 {
        let mut within = 0.0;
        let mut all = 0.0;
        for run in runs {
            let first = counted(run.started + after) - counted(run.came);
            let last = counted(run.started_last + after) - counted(run.came_last);
            all += run.alerts;
            within += run.alerts * part_within(first, last, hours + 1e-9);
        }
        if all > 0.0 { (within / all).clamp(0.0, 1.0) } else { 1.0 }
    }

    /// The mean and the longest wait in hours.
    pub fn waits(&self, runs: &[Run]) -> (f64, f64) {
        let mut sum = 0.0;
        let mut longest: f64 = 0.0;
        for run in runs {
            let (first, last) = (run.started - run.came, run.started_last - run.came_last);
            sum += run.alerts * (first + last) / 2.0;
            longest = longest.max(first).max(last);
        }
        (if self.total > 0.0 { sum / self.total } else { 0.0 }, longest)
    }
}

/// The part of an even run from one wait to another that is at most the limit.
fn part_within(first: f64, last: f64, limit: f64) -> f64 {
    let (low, high) = if first < last { (first, last) } else { (last, first) };
    if high <= limit {
        1.0
    } else if low > limit {
        0.0
    } else {
        (limit - low) / (high - low)
    }
}
