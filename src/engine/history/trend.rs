//! Is it getting more, week by week?
//!
//! The least-squares line through the weekly totals, Monday to Sunday, of the weeks that were observed as a whole. The 95 %
//! interval of its slope uses Student's t with `weeks - 2` degrees of freedom (Cornish-Fisher expansion, Abramowitz and
//! Stegun 26.7.5, within 0.3 % from 4 degrees on). Limits: it needs six whole weeks; it takes weeks as independent; a season
//! is not told from growth.

use super::hours::Timeline;
use crate::domain::{history::Trend, tally::Grain};
use chrono::{Datelike, NaiveDate};
use std::collections::BTreeMap;

const LEAST_WEEKS: usize = 6;

pub(super) fn of(timeline: &Timeline) -> Option<Trend> {
    // A week with a clock change has 167 or 169 hours.
    let whole = if timeline.grain == Grain::Day { 7 } else { 167 };
    let mut weeks: BTreeMap<i64, (f64, u32)> = BTreeMap::new();
    for slot in timeline.slots.iter().filter(|slot| slot.counts()) {
        let day = slot.wall.date();
        let monday = day.signed_duration_since(NaiveDate::default()).num_days()
            - i64::from(day.weekday().num_days_from_monday());
        let week = weeks.entry(monday).or_insert((0.0, 0));
        week.0 += slot.alerts as f64;
        week.1 += 1;
    }
    let points: Vec<(f64, f64)> = weeks
        .into_iter()
        .filter(|(_, (_, slots))| *slots >= whole)
        .map(|(monday, (alerts, _))| (monday as f64 / 7.0, alerts))
        .collect();
    if points.len() < LEAST_WEEKS {
        return None;
    }
    let count = points.len() as f64;
    let mean_x = points.iter().map(|point| point.0).sum::<f64>() / count;
    let mean_y = points.iter().map(|point| point.1).sum::<f64>() / count;
    let spread: f64 = points.iter().map(|point| (point.0 - mean_x) * (point.0 - mean_x)).sum();
    let slope = points.iter().map(|point| (point.0 - mean_x) * (point.1 - mean_y)).sum::<f64>() / spread;
    let residuals: f64 = points
        .iter()
        .map(|point| {
            let off = point.1 - mean_y - slope * (point.0 - mean_x);
            off * off
        })
        .sum();
    let error = libm::sqrt(residuals / (count - 2.0) / spread);
    let half = student_975(count - 2.0) * error;
    Some(Trend { per_week: slope, low: slope - half, high: slope + half, weeks: points.len() as u32 })
}

/// The 97.5 % point of Student's t.
fn student_975(degrees: f64) -> f64 {
    const Z: f64 = 1.959_963_984_540_054;
    let (z2, n) = (Z * Z, degrees);
    let first = Z * (z2 + 1.0) / 4.0;
    let second = Z * ((5.0 * z2 + 16.0) * z2 + 3.0) / 96.0;
    let third = Z * (((3.0 * z2 + 19.0) * z2 + 17.0) * z2 - 15.0) / 384.0;
    Z + first / n + second / (n * n) + third / (n * n * n)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Printed tables: 2.776 (4), 2.228 (10), 2.042 (30).
    #[test]
    fn student_points_are_those_of_the_printed_tables() {
        for (degrees, point) in [(4.0, 2.776), (10.0, 2.228), (30.0, 2.042)] {
            assert!((student_975(degrees) / point - 1.0).abs() < 0.003, "{degrees}");
        }
    }
}
