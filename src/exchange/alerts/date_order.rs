//! In which order are the numeric dates of a file written? What each column says of it, and what the columns that are used say
//! together.
//!
//! A date is evidence if some order reads it: an order that cannot read it is out, and two orders that read it as different
//! days leave a question. With two digits for the year, "26-03-02" may be a day of 2026 or of 2002.

use super::{index::readable, time::read_clock_time};
use crate::domain::alert_file::DateOrder;
use serde::{Deserialize, Serialize};

/// What the dates of one column say.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct DateEvidence {
    /// For each order that cannot read some date of the column, one that it cannot.
    unread: Vec<(DateOrder, String)>,
    /// For each two orders that read some date differently, one such date with what it means in each order that reads it.
    doubtful: Vec<(String, Vec<(DateOrder, i64)>)>,
}

impl DateEvidence {
    /// Looks at the values of a column.
    pub(super) fn of(values: &[&[u8]]) -> Self {
        let mut evidence = Self::default();
        let mut pairs: Vec<(DateOrder, DateOrder)> = Vec::new();
        for value in values {
            let read: Vec<(DateOrder, i64)> = DateOrder::ALL
                .into_iter()
                .filter_map(|order| Some((order, read_clock_time(value, order).ok()?)))
                .collect();
            if read.is_empty() {
                continue;
            }
            for order in DateOrder::ALL {
                let reads = read.iter().any(|(other, _)| *other == order);
                if !reads && !evidence.unread.iter().any(|(other, _)| *other == order) {
                    evidence.unread.push((order, readable(value)));
                }
            }
            let differing: Vec<_> = read
                .iter()
                .flat_map(|a| read.iter().filter(|b| a.0 < b.0 && a.1 != b.1).map(move |b| (a.0, b.0)))
                .filter(|pair| !pairs.contains(pair))
                .collect();
            if !differing.is_empty() {
                pairs.extend(differing);
                evidence.doubtful.push((readable(value), read));
            }
        }
        evidence
    }
}

/// What a file says of the order of day, month and year.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum OrderFinding {
    /// No date needs it.
    NotNeeded,
    /// One order reads every date.
    Settled {
        /// Which.
        order: DateOrder,
    },
    /// Several read every date: the user is asked, unless a later row settles it.
    Ambiguous {
        /// A date as the file has it.
        example: String,
        /// What it means in each of them, in microseconds since 1970 on its own clock.
        readings: Vec<(DateOrder, i64)>,
    },
    /// Some dates need the one, others the other.
    Contradictory {
        /// A date that does not read with the month first.
        day_first: String,
        /// A date that does not read with the day first.
        month_first: String,
    },
}

impl OrderFinding {
    /// What columns say together.
    pub(super) fn of<'a>(columns: impl Iterator<Item = &'a DateEvidence> + Clone) -> Self {
        let unread = |order: DateOrder| {
            columns
                .clone()
                .flat_map(|column| &column.unread)
                .find(|(other, _)| *other == order)
                .map(|(_, v)| v)
        };
        let reads: Vec<DateOrder> =
            DateOrder::ALL.into_iter().filter(|order| unread(*order).is_none()).collect();
        let doubtful = columns.clone().flat_map(|column| &column.doubtful).find_map(|(example, read)| {
            let readings: Vec<_> = read.iter().copied().filter(|(order, _)| reads.contains(order)).collect();
            let first = readings.first()?.1;
            readings.iter().any(|(_, micros)| *micros != first).then(|| (example.clone(), readings))
        });
        let eliminated = |order: DateOrder| !reads.contains(&order);
        match (reads.first(), doubtful) {
            (None, _) => Self::Contradictory {
                day_first: unread(DateOrder::Mdy).cloned().unwrap_or_default(),
                month_first: unread(DateOrder::Dmy).cloned().unwrap_or_default(),
            },
            (Some(_), Some((example, readings))) => Self::Ambiguous { example, readings },
            // A year of four digits behind the day rules out that it stands in front, and nothing else.
            (Some(order), None) if eliminated(DateOrder::Dmy) || eliminated(DateOrder::Mdy) => {
                Self::Settled { order: *order }
            }
            (Some(_), None) => Self::NotNeeded,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn finding(columns: &[&[&str]]) -> OrderFinding {
        let columns: Vec<DateEvidence> = columns
            .iter()
            .map(|values| DateEvidence::of(&values.iter().map(|value| value.as_bytes()).collect::<Vec<_>>()))
            .collect();
        OrderFinding::of(columns.iter())
    }

    fn orders(finding: OrderFinding) -> Vec<DateOrder> {
        match finding {
            OrderFinding::Ambiguous { readings, .. } => {
                readings.into_iter().map(|(order, _)| order).collect()
            }
            OrderFinding::Settled { order } => vec![order],
            _ => Vec::new(),
        }
    }

    #[test]
    fn a_year_of_two_digits_may_stand_in_front_or_behind() {
        use DateOrder::{Dmy, Mdy, Ymd};
        assert_eq!(orders(finding(&[&["26-03-02 10:00", "26-03-31 10:00"]])), [Dmy, Ymd]);
        assert_eq!(orders(finding(&[&["02-03-04"]])), [Dmy, Mdy, Ymd]);
        // There is no 32nd day and no 13th month.
        assert_eq!(orders(finding(&[&["32-03-02"]])), [Ymd]);
        assert_eq!(orders(finding(&[&["26-03-2032"]])), [Dmy]);
    }

    #[test]
    fn one_column_may_settle_what_another_leaves_open() {
        assert_eq!(orders(finding(&[&["03/04/2026"], &["25/04/2026"]])), [DateOrder::Dmy]);
        assert_eq!(finding(&[&["2026-03-04", "05/05/2026"]]), OrderFinding::NotNeeded);
        let contradictory = finding(&[&["25/03/2026"], &["03/26/2026"]]);
        assert_eq!(
            contradictory,
            OrderFinding::Contradictory { day_first: "25/03/2026".into(), month_first: "03/26/2026".into() }
        );
    }
}
