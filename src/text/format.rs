//! How numbers and dates are written: a seam, since only the browser knows the reader's own way.

use crate::base::Month;
use chrono::{NaiveDate, NaiveDateTime};

/// Writes numbers and dates. Shared, so that views may hold it.
pub trait Format: Send + Sync {
    /// A number rounded half away from zero to this many decimals, thousands grouped.
    fn number(&self, value: f64, decimals: usize) -> String;
    /// A share as a percentage: 0.853 is "85 %" or "85.3%".
    fn percent(&self, share: f64, decimals: usize) -> String;
    /// A day.
    fn date(&self, day: NaiveDate) -> String;
    /// A day without its year, beside one that has it.
    fn day(&self, day: NaiveDate) -> String;
    /// A minute on the plan's wall clock.
    fn date_time(&self, time: NaiveDateTime) -> String;
    /// A month with its year.
    fn month(&self, month: Month) -> String;
}

/// The same for every reader: used by the command line and in tests.
#[derive(Clone, Copy, Debug, Default)]
pub struct PlainFormat;

impl Format for PlainFormat {
    fn number(&self, value: f64, decimals: usize) -> String {
        let written = format!("{value:.decimals$}");
        // A rounded nothing has no sign.
        if written.trim_start_matches('-').bytes().all(|b| b == b'0' || b == b'.') {
            return written.trim_start_matches('-').to_owned();
        }
        let (sign, rest) = written.strip_prefix('-').map_or(("", written.as_str()), |rest| ("−", rest));
        let (whole, fraction) = rest.split_once('.').map_or((rest, None), |(w, f)| (w, Some(f)));
        let mut grouped = String::new();
        for (place, digit) in whole.chars().enumerate() {
            if place > 0 && (whole.len() - place).is_multiple_of(3) {
                grouped.push(',');
            }
            grouped.push(digit);
        }
        match fraction {
            Some(fraction) => format!("{sign}{grouped}.{fraction}"),
            None => format!("{sign}{grouped}"),
        }
    }

    fn percent(&self, share: f64, decimals: usize) -> String {
        format!("{}%", self.number(share * 100.0, decimals))
    }

    fn date(&self, day: NaiveDate) -> String {
        day.to_string()
    }

    fn day(&self, day: NaiveDate) -> String {
        day.format("%m-%d").to_string()
    }

    fn date_time(&self, time: NaiveDateTime) -> String {
        time.format("%Y-%m-%d %H:%M").to_string()
    }

    fn month(&self, month: Month) -> String {
        month.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_are_grouped_and_a_rounded_nothing_has_no_sign() {
        let said: Vec<_> = [(1234567.0, 0), (999.0, 0), (-1234.5, 1), (-0.04, 1), (0.5, 2)]
            .map(|(value, decimals)| PlainFormat.number(value, decimals))
            .into();
        assert_eq!(said, ["1,234,567", "999", "−1,234.5", "0.0", "0.50"]);
    }
}
