//! What is the least number of seats, the same in every staffed hour, that works everything within its time?
//!
//! Between any two hours, the work that came must fit in the staffed hours from the first one to the deadline of the last:
//! `s* = max over x <= y of work in x..y / staffed hours in [x, y + 1 + L]`, and never below mean work over staffed hours
//! (the SLA-window bound of workforce planning). Hours are buckets: what comes in an hour may be done in that hour.
//! Limits: no chance, and every alert counts, not a share of them; higher classes arriving later are left out.

/// Seats, with decimals; none if work of some hours has no staffed hour before its deadline.
///
/// `work` in hours by hour of the cycle; `staffed` the part of each hour that a seat works (0 where none is staffed);
/// `deadline(t)` when what came by t must be done, at least t.
pub fn window_seats(work: &[f64], staffed: &[f64], deadline: impl Fn(f64) -> f64) -> Option<f64> {
    let cycle = work.len().min(staffed.len());
    let cumulative = |values: &[f64]| {
        let mut sum = 0.0;
        let mut sums = vec![0.0];
        for value in values.iter().take(cycle) {
            sum += value;
            sums.push(sum);
        }
        sums
    };
    let (came, open) = (cumulative(work), cumulative(staffed));
    let (all_work, all_open) = (came[cycle], open[cycle]);
    if all_work <= 0.0 {
        return Some(0.0);
    }
    if all_open <= 0.0 {
        return None;
    }
    let up_to = |sums: &[f64], hour: usize| (hour / cycle) as f64 * sums[cycle] + sums[hour % cycle];
    let open_until = |time: f64| {
        let hour = libm::floor(time) as usize;
        let part = time - hour as f64;
        up_to(&open, hour) + part * (up_to(&open, hour + 1) - up_to(&open, hour))
    };
    let mut most = all_work / all_open;
    for end in 0..cycle {
        let due = open_until(deadline((cycle + end + 1) as f64));
        let came_by = up_to(&came, cycle + end + 1);
        for begin in end + 1..=cycle + end {
            // Two weeks at most, so that the turn of the week needs no division.
            let (week, hour) = if begin >= cycle { (1.0, begin - cycle) } else { (0.0, begin) };
            let work = came_by - week * all_work - came[hour];
            let hours = due - week * all_open - open[hour];
            if work <= most * hours || work <= 1e-12 {
                continue;
            }
            if hours <= 1e-12 {
                return None;
            }
            most = work / hours;
        }
    }
    Some(most)
}
