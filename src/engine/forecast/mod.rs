//! How many alerts will come, how sure is that, and how well would the same method have told what is known by now?
//!
//! In: [`Counts`] (alerts by day or by week, unobserved ones left out), what the user changed by hand, how many months. Out:
//! [`Forecast`] (a level, a trend and seasons that the history can carry, each step and month with a 90 % interval, what is
//! missing) with its [`BackTest`] against the held-back end of the history. Formulas, examples, limits:
//! docs/methods/forecast.md.

mod back_test;
mod counts;
mod fit;
mod linear;
mod predict;
mod report;

pub use back_test::{BackTest, HeldBack, back_test};
pub use counts::{Counts, Grain};
pub use predict::forecast;
pub use report::{Forecast, ForecastMonth, ForecastStep, Interval, Missing, NoForecast, Seasons, TrendAhead};
