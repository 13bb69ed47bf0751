//! When in the week do alerts arrive? The share of a week's alerts in each of its hours, for every shape to pick from.
//!
//! Where alerts are known to come from is a measured history; the other shapes are assumptions that the page names. Office
//! hours hold nine in ten, or two thirds, of the alerts in the plan's business hours, evenly; the rest is spread evenly
//! over the other hours. *More at night* gives each hour from 20:00 to 06:00 twice the alerts of each other hour.

use super::{AlertHistory, HistoryId, SocFacts, WeeklyShape};
use crate::base::{HOURS_PER_WEEK, HourOfWeek, WeekGrid};
use std::collections::BTreeMap;

/// The most that an hour of a sketch reaches, in multiples of an average hour.
pub const SKETCH_MOST: f64 = 4.0;
const OFFICE_SHARE: f64 = 0.9;
const TWO_THIRDS: f64 = 2.0 / 3.0;
const NIGHT_FROM: usize = 20;
const NIGHT_TO: usize = 6;

impl WeeklyShape {
    /// The share of a week's alerts in each hour of the week; they add up to 1.
    ///
    /// A sketch or a history without any alert, and a history that is not there, count as flat: validation has refused
    /// them before.
    pub fn weights(&self, soc: &SocFacts, histories: &BTreeMap<HistoryId, AlertHistory>) -> WeekGrid<f64> {
        match self {
            Self::Flat => flat(),
            Self::OfficeHours => in_business_hours(&soc.business_hours, OFFICE_SHARE),
            Self::TwoThirdsOffice => in_business_hours(&soc.business_hours, TWO_THIRDS),
            Self::MoreAtNight => {
                normalised(|hour| if hour.hour() >= NIGHT_FROM || hour.hour() < NIGHT_TO { 2.0 } else { 1.0 })
            }
            Self::Sketch { hours } => normalised(|hour| hours[hour]),
            Self::Measured { history } => histories
                .get(history)
                .map_or_else(flat, |history| normalised(|hour| history.filled_by_hour[hour])),
        }
    }
}

/// A week to begin a sketch with, that looks like these shares of a week's alerts: multiples of an average hour to the
/// hundredth, scaled down if an hour is beyond [`SKETCH_MOST`].
pub fn sketch_like(shares: &WeekGrid<f64>) -> WeekGrid<f64> {
    let most = shares.values().iter().fold(0.0_f64, |most, share| most.max(*share)) * HOURS_PER_WEEK as f64;
    let scale = HOURS_PER_WEEK as f64 * (SKETCH_MOST / most.max(SKETCH_MOST));
    WeekGrid::from_fn(|hour| libm::round(shares[hour] * scale * 100.0) / 100.0)
}

fn flat() -> WeekGrid<f64> {
    WeekGrid::filled(1.0 / HOURS_PER_WEEK as f64)
}

fn in_business_hours(business: &WeekGrid<bool>, share: f64) -> WeekGrid<f64> {
    let open = business.values().iter().filter(|open| **open).count();
    if open == 0 || open == HOURS_PER_WEEK {
        return flat();
    }
    let inside = share / open as f64;
    let outside = (1.0 - share) / (HOURS_PER_WEEK - open) as f64;
    WeekGrid::from_fn(|hour| if business[hour] { inside } else { outside })
}

fn normalised(weight: impl Fn(HourOfWeek) -> f64) -> WeekGrid<f64> {
    let usable = |hour| Some(weight(hour)).filter(|w| w.is_finite() && *w > 0.0).unwrap_or(0.0);
    let total: f64 = HourOfWeek::all().map(usable).sum();
    if total > 0.0 && total.is_finite() { WeekGrid::from_fn(|hour| usable(hour) / total) } else { flat() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::Month;

    fn soc() -> SocFacts {
        SocFacts {
            plan_name: String::new(),
            organisation: String::new(),
            home_zone: "Europe/Berlin".into(),
            currency: "EUR".into(),
            first_month: Month { year: 2027, month: 1 },
            horizon_months: 12,
            // Monday to Friday, 08:00 to 18:00: 50 hours.
            business_hours: WeekGrid::from_fn(|hour| hour.day() < 5 && (8..18).contains(&hour.hour())),
        }
    }

    fn weights(shape: &WeeklyShape) -> WeekGrid<f64> {
        shape.weights(&soc(), &BTreeMap::new())
    }

    #[test]
    fn every_shape_adds_up_to_one_week() {
        let sketch = WeeklyShape::Sketch { hours: WeekGrid::from_fn(|hour| hour.index() as f64) };
        for shape in [
            WeeklyShape::Flat,
            WeeklyShape::OfficeHours,
            WeeklyShape::TwoThirdsOffice,
            WeeklyShape::MoreAtNight,
            sketch,
        ] {
            let total: f64 = weights(&shape).values().iter().sum();
            assert!((total - 1.0).abs() < 1e-12, "{shape:?}");
        }
    }

    #[test]
    fn two_thirds_office_puts_two_thirds_of_the_alerts_in_fifty_hours() {
        let week = weights(&WeeklyShape::TwoThirdsOffice);
        let monday_ten = week[HourOfWeek::new(10)];
        assert!((monday_ten - 2.0 / 3.0 / 50.0).abs() < 1e-15);
        let sunday_ten = week[HourOfWeek::new(6 * 24 + 10)];
        assert!((sunday_ten - 1.0 / 3.0 / 118.0).abs() < 1e-15);
    }

    #[test]
    fn nine_in_ten_of_office_hours_alerts_come_in_business_hours() {
        let week = weights(&WeeklyShape::OfficeHours);
        let inside: f64 = HourOfWeek::all().filter(|h| soc().business_hours[*h]).map(|h| week[h]).sum();
        assert!((inside - 0.9).abs() < 1e-12);
    }

    #[test]
    fn a_night_hour_has_twice_the_alerts_of_a_day_hour() {
        let week = weights(&WeeklyShape::MoreAtNight);
        // Ten night hours of weight 2 and fourteen of weight 1 make 34 a day.
        assert!((week[HourOfWeek::new(20)] - 2.0 / (7.0 * 34.0)).abs() < 1e-15);
        assert!((week[HourOfWeek::new(6)] - 1.0 / (7.0 * 34.0)).abs() < 1e-15);
        assert!((week[HourOfWeek::new(5)] - 2.0 / (7.0 * 34.0)).abs() < 1e-15);
    }

    #[test]
    fn a_sketch_begins_as_the_shape_before_it_and_within_what_can_be_drawn() {
        let sketch = sketch_like(&weights(&WeeklyShape::MoreAtNight));
        // 2 and 1 of 34 a day, times 24 hours.
        assert_eq!((sketch[HourOfWeek::new(0)], sketch[HourOfWeek::new(12)]), (1.41, 0.71));
        assert_eq!(sketch_like(&weights(&WeeklyShape::Flat)), WeekGrid::filled(1.0));
        let one_hour = WeekGrid::from_fn(|hour| f64::from(u8::from(hour.index() == 30)));
        assert_eq!(sketch_like(&one_hour)[HourOfWeek::new(30)], SKETCH_MOST);
    }

    #[test]
    fn a_sketch_counts_by_proportion_only() {
        let once = weights(&WeeklyShape::Sketch { hours: WeekGrid::from_fn(|h| (h.index() % 3) as f64) });
        let tenfold =
            weights(&WeeklyShape::Sketch { hours: WeekGrid::from_fn(|h| (h.index() % 3) as f64 * 10.0) });
        for hour in HourOfWeek::all() {
            assert!((once[hour] - tenfold[hour]).abs() < 1e-15);
        }
    }
}
