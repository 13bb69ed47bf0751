//! When in the week alerts arrive: 168 shares that sum to 1.
//!
//! Office hours hold nine in ten (two thirds) of the alerts, the rest is spread evenly over the other hours; with
//! business hours that are empty or the whole week there is no such split, and the shape is flat.

use crate::{
    base::{HOURS_PER_WEEK, HourOfWeek, WeekGrid},
    domain::{Document, WeeklyShape},
};

/// The share of a week's alerts in each hour; none if no hour is above zero or the history is gone.
pub fn weekly_shape(shape: &WeeklyShape, document: &Document) -> Option<Vec<f64>> {
    let business = &document.soc.business_hours;
    let weights: Vec<f64> = match shape {
        WeeklyShape::Flat => vec![1.0; HOURS_PER_WEEK],
        WeeklyShape::OfficeHours => office(business, 0.9),
        WeeklyShape::TwoThirdsOffice => office(business, 2.0 / 3.0),
        WeeklyShape::MoreAtNight => HourOfWeek::all()
            .map(|hour| if hour.hour() >= 20 || hour.hour() < 6 { 2.0 } else { 1.0 })
            .collect(),
        WeeklyShape::Sketch { hours } => hours.values().to_vec(),
        WeeklyShape::Measured { history } => {
            document.histories.get(history)?.filled_by_hour.values().to_vec()
        }
    };
    let total: f64 = weights.iter().sum();
    let sound = weights.iter().all(|weight| *weight >= 0.0) && total > 0.0 && total.is_finite();
    sound.then(|| weights.iter().map(|weight| weight / total).collect())
}

fn office(business: &WeekGrid<bool>, inside: f64) -> Vec<f64> {
    let open = business.values().iter().filter(|open| **open).count();
    if open == 0 || open == HOURS_PER_WEEK {
        return vec![1.0; HOURS_PER_WEEK];
    }
    let (within, without) = (inside / open as f64, (1.0 - inside) / (HOURS_PER_WEEK - open) as f64);
    business.values().iter().map(|open| if *open { within } else { without }).collect()
}
