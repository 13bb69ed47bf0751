//! Who works when? A rota that keeps every hard rule and misses as little cover and as few wishes and soft rules as can be found.
//!
//! In: [`Problem`]: shifts, people with rules and requests, wanted cover. Out: a [`Rota`] and its [`Score`] from [`solve`], which
//! gets better as long as it may work, and what any rota breaks from [`check()`] and [`check_soft`], which share no code with it.
//! Formulas, sources, limits: docs/methods/rota.md.

mod averaging;
mod caps;
mod charge;
mod check;
mod costs;
mod fair_shares;
mod fresh;
mod from_day;
mod from_plan;
mod left;
mod malformed;
mod model;
mod opened;
pub mod pattern;
mod report;
mod score;
mod solve;
mod successions;
mod swap;
mod trade;
mod who_could;
mod why_not;

pub use caps::SetOf;
pub use check::{SoftViolation, Violation, check, check_soft};
pub use costs::{Charge, Costly, points_of};
pub use from_day::joined;
pub use from_plan::Arranged;
pub use left::{Left, left_by};
pub use malformed::Malformed;
pub use model::{
    Company, Counted, CoverLine, DAYS_TO_REST, Fairness, HEAVIEST_LIMIT, Limit, MOST_SHIFTS, Person, Problem,
    Request, Rota, Row, SetCap, Shift, ShiftType, SpanCap, WEEKENDS_TOGETHER, Weight, Wish,
};
pub use opened::Opened;
pub use report::{Broken, Covered, Gap, Has, RotaReport, farthest_from_fair, rota_report};
pub use score::{Score, score};
pub use solve::{NoRota, Part, Settings, Watch, solve};
pub use swap::{Swap, swap_of, swaps_of};
pub use trade::{Trade, Trades, trades};
pub use who_could::{Candidate, NotThere, who_could};
pub use why_not::{Cell, Lifted, Verdict, WhyNot, why_not};
