//! Words that every area uses.

use crate::text::{Format, common::Common};

pub(in crate::text) const COMMON: Common = Common {
    days: ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
    days_short: ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"],
    clock: |hour, minute| format!("{hour:02}:{minute:02}"),
    hour_of_week: |day, clock| format!("{day} {clock}"),
    duration,
    months: [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
};

fn duration(format: &dyn Format, minutes: f64) -> String {
    let is_whole = |value: f64| (value - libm::round(value)).abs() < 0.05;
    let written = |value: f64| format.number(value, usize::from(value < 10.0 && !is_whole(value)));
    if minutes < 1.0 && minutes > 0.0 {
        format!("{} s", format.number(minutes * 60.0, 0))
    } else if minutes < 90.0 {
        format!("{} min", written(minutes))
    } else if minutes < 72.0 * 60.0 {
        format!("{} h", written(minutes / 60.0))
    } else {
        format!("{} days", written(minutes / 1440.0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::PlainFormat;

    #[test]
    fn a_length_of_time_is_read_in_the_unit_that_suits_it() {
        let said: Vec<_> = [0.0, 0.5, 15.0, 90.0, 270.0, 31.0 * 60.0, 72.0 * 60.0]
            .into_iter()
            .map(|minutes| duration(&PlainFormat, minutes))
            .collect();
        assert_eq!(said, ["0 min", "30 s", "15 min", "1.5 h", "4.5 h", "31 h", "3 days"]);
    }
}
