//! L0: what every layer builds on, without a word of the domain. No clock, no randomness that was not passed in.

pub mod estimate;
pub mod id;
pub mod normal;
pub mod progress;
pub mod random;
pub mod statistics;
pub mod time;
pub mod week;

pub use estimate::{Amount, Basis, Estimate};
pub use id::RawId;
pub use progress::{Progress, Step, Stopped};
pub use random::{Shapes, Stream};
pub use time::Month;
pub use week::{HOURS_PER_WEEK, HourOfWeek, WeekGrid};
