//! A simulation that shares nothing with the engine's: it draws by logarithm and cosine, keeps plain lists, and looks through
//! all of them for whatever is next. Slow, and short enough to be read.

use crate::support::Random;

/// A class: alerts in each hour of the day, mean hours of work, and their standard deviation over the mean (lognormal), or
/// none for exponential times.
pub(super) struct Class {
    pub(super) rates: Vec<f64>,
    pub(super) mean_hours: f64,
    pub(super) cv: Option<f64>,
}

struct Waiting {
    class: usize,
    came: f64,
    work: f64,
}

fn exponential(random: &mut Random, mean: f64) -> f64 {
    -mean * (1.0 - random.share()).ln()
}

fn work(random: &mut Random, class: &Class) -> f64 {
    let Some(cv) = class.cv else { return exponential(random, class.mean_hours) };
    let sigma = (1.0 + cv * cv).ln().sqrt();
    let normal =
        (-2.0 * (1.0 - random.share()).ln()).sqrt() * (2.0 * std::f64::consts::PI * random.share()).cos();
    class.mean_hours * (sigma * normal - sigma * sigma / 2.0).exp()
}

/// Mean wait in hours and share begun within `within` hours of each class, over days after the warm-up. Strict priorities; what
/// was begun is finished; nothing is begun while as many work as have seats.
pub(super) fn play(
    classes: &[Class],
    seats: &[u16],
    within: f64,
    (warm_up, days): (usize, usize),
    seed: u64,
) -> Vec<(f64, f64)> {
    let mut random = Random::new(seed);
    let end = ((warm_up + days) * 24) as f64;
    let mut coming = Vec::new();
    for (number, class) in classes.iter().enumerate() {
        let most = class.rates.iter().copied().fold(0.0, f64::max);
        let mut time = exponential(&mut random, 1.0 / most);
        while time < end {
            // Alerts at the highest rate, of which each hour keeps its part.
            if random.share() * most < class.rates[time as usize % 24] {
                coming.push(Waiting { class: number, came: time, work: work(&mut random, class) });
            }
            time += exponential(&mut random, 1.0 / most);
        }
    }
    coming.sort_by(|a, b| b.came.total_cmp(&a.came));
    let mut line: Vec<Waiting> = Vec::new();
    let mut busy_until: Vec<f64> = Vec::new();
    let mut sums = vec![(0.0, 0.0, 0.0); classes.len()];
    let mut hour = 0.0;
    let mut now = 0.0;
    while now < end {
        if coming.last().is_some_and(|alert| alert.came <= now) {
            line.extend(coming.pop());
        }
        busy_until.retain(|until| *until > now);
        while busy_until.len() < usize::from(seats[hour as usize % 24]) && !line.is_empty() {
            let first = (0..line.len())
                .min_by(|a, b| {
                    (line[*a].class, line[*a].came).partial_cmp(&(line[*b].class, line[*b].came)).unwrap()
                })
                .unwrap();
            let alert = line.remove(first);
            busy_until.push(now + alert.work);
            if alert.came >= (warm_up * 24) as f64 {
                let (count, wait, kept) = &mut sums[alert.class];
                *count += 1.0;
                *wait += now - alert.came;
                *kept += f64::from(u8::from(now - alert.came <= within));
            }
        }
        let next_alert = coming.last().map_or(end, |alert| alert.came);
        let next_done = busy_until.iter().copied().fold(end, f64::min);
        let next = next_alert.min(next_done);
        if next >= hour + 1.0 {
            hour += 1.0;
            now = hour;
        } else {
            now = next;
        }
    }
    sums.into_iter().map(|(count, wait, kept)| (wait / count, kept / count)).collect()
}

/// The mean of some numbers and its standard error.
pub(super) fn mean_and_error(values: &[f64]) -> (f64, f64) {
    let n = values.len() as f64;
    let mean = values.iter().sum::<f64>() / n;
    let variance = values.iter().map(|value| (value - mean) * (value - mean)).sum::<f64>() / (n - 1.0);
    (mean, (variance / n).sqrt())
}
