//! The hours of a week of wall-clock time: 168 of them, Monday 00:00 first, in the plan's own zone.

use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};
use std::ops::{Index, IndexMut};

/// Hours in a week without a clock change.
pub const HOURS_PER_WEEK: usize = 168;
/// Hours in a day without a clock change.
pub const HOURS_PER_DAY: usize = 24;
const DAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/// An hour of the week, 0 (Monday 00:00 to 01:00) to 167.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct HourOfWeek(u8);

impl HourOfWeek {
    /// The hour with this index; indices past the week wrap around.
    pub fn new(index: usize) -> Self {
        Self((index % HOURS_PER_WEEK) as u8)
    }

    /// 0 to 167.
    pub fn index(self) -> usize {
        usize::from(self.0)
    }

    /// 0 (Monday) to 6.
    pub fn day(self) -> usize {
        self.index() / HOURS_PER_DAY
    }

    /// 0 to 23.
    pub fn hour(self) -> usize {
        self.index() % HOURS_PER_DAY
    }

    /// All 168, in order.
    pub fn all() -> impl Iterator<Item = Self> {
        (0..HOURS_PER_WEEK).map(Self::new)
    }
}

/// The steps of a stroke that went from one hour to another between two looks at it: each hour behind the first with its
/// value on the straight line, the last one included. The one hour alone if the stroke stayed in it.
pub fn stroke(from: (usize, f64), to: (usize, f64)) -> Vec<(usize, f64)> {
    let steps = from.0.abs_diff(to.0);
    if steps == 0 {
        return vec![to];
    }
    let at = |step: usize| {
        let hour = if to.0 > from.0 { from.0 + step } else { from.0 - step };
        (hour, from.1 + (to.1 - from.1) * step as f64 / steps as f64)
    };
    (1..=steps).map(at).collect()
}

/// One value for each hour of the week. Saved as seven named rows of 24.
#[derive(Clone, Debug, PartialEq)]
pub struct WeekGrid<T>(Box<[T; HOURS_PER_WEEK]>);

impl<T: Copy> WeekGrid<T> {
    /// The same value in every hour.
    pub fn filled(value: T) -> Self {
        Self(Box::new([value; HOURS_PER_WEEK]))
    }

    /// A value computed for each hour.
    pub fn from_fn(mut value: impl FnMut(HourOfWeek) -> T) -> Self {
        Self(Box::new(std::array::from_fn(|index| value(HourOfWeek::new(index)))))
    }

    /// The values, Monday 00:00 first.
    pub fn values(&self) -> &[T; HOURS_PER_WEEK] {
        &self.0
    }
}

impl<T> Index<HourOfWeek> for WeekGrid<T> {
    type Output = T;

    fn index(&self, hour: HourOfWeek) -> &T {
        &self.0[hour.index()]
    }
}

impl<T> IndexMut<HourOfWeek> for WeekGrid<T> {
    fn index_mut(&mut self, hour: HourOfWeek) -> &mut T {
        &mut self.0[hour.index()]
    }
}

impl<T: Serialize> Serialize for WeekGrid<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(DAYS.iter().zip(self.0.chunks(HOURS_PER_DAY)))
    }
}

#[derive(Deserialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct Rows<T> {
    monday: Vec<T>,
    tuesday: Vec<T>,
    wednesday: Vec<T>,
    thursday: Vec<T>,
    friday: Vec<T>,
    saturday: Vec<T>,
    sunday: Vec<T>,
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for WeekGrid<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let rows = Rows::<T>::deserialize(deserializer)?;
        let days = [
            rows.monday,
            rows.tuesday,
            rows.wednesday,
            rows.thursday,
            rows.friday,
            rows.saturday,
            rows.sunday,
        ];
        if days.iter().any(|day| day.len() != HOURS_PER_DAY) {
            return Err(D::Error::custom("each day of a week holds 24 values"));
        }
        let values: Vec<T> = days.into_iter().flatten().collect();
        let week = values.try_into().map_err(|_| D::Error::custom("a week holds 168 values"))?;
        Ok(Self(Box::new(week)))
    }
}

#[cfg(feature = "cli")]
impl<T: schemars::JsonSchema> schemars::JsonSchema for WeekGrid<T> {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        format!("WeekOf_{}", T::schema_name()).into()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        Rows::<T>::json_schema(generator)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fast_stroke_leaves_no_hour_out_and_runs_in_a_straight_line() {
        assert_eq!(stroke((3, 1.0), (6, 2.5)), [(4, 1.5), (5, 2.0), (6, 2.5)]);
        assert_eq!(stroke((6, 2.0), (4, 0.0)), [(5, 1.0), (4, 0.0)]);
        assert_eq!(stroke((9, 2.0), (9, 0.5)), [(9, 0.5)]);
    }
}
