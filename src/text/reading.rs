//! How numbers are read from what people type: the reader's own decimal mark, grouping and ranges ("10 to 20").
//!
//! Both decimal marks are understood where the text leaves no doubt ("1,5" for a reader who writes points is one and a half
//! only if it cannot be a group of thousands); where it could be both, the reader's own way decides.

use super::Format;
use crate::base::Amount;

/// Why a text is no number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ReadingError {
    /// Nothing was typed.
    #[error("empty")]
    Empty,
    /// Something else than digits.
    #[error("not a number")]
    NotANumber,
    /// Two numbers where one is wanted.
    #[error("a range is not allowed here")]
    RangeNotAllowed,
    /// The larger number came first.
    #[error("the range runs backwards")]
    RangeBackwards,
}

/// The decimal mark of a way of writing.
pub fn decimal_mark(format: &dyn Format) -> char {
    format.number(0.5, 1).chars().find(|c| matches!(c, ',' | '.' | '٫')).unwrap_or('.')
}

/// One number.
pub fn read_number(text: &str, format: &dyn Format) -> Result<f64, ReadingError> {
    let mark = decimal_mark(format);
    let mut compact: String = text
        .chars()
        .filter(|c| !c.is_whitespace() && !matches!(c, '\'' | '’' | '_' | '%'))
        .map(|c| if matches!(c, '−' | '–') { '-' } else { c })
        .collect();
    if compact.is_empty() {
        return Err(ReadingError::Empty);
    }
    let other = if mark == ',' { '.' } else { ',' };
    let groups = |text: &str, mark: char| {
        let mut parts = text.trim_start_matches('-').split(mark);
        let first = parts.next().map_or(0, str::len);
        (1..=3).contains(&first)
            && parts.all(|part| part.len() == 3 && part.bytes().all(|b| b.is_ascii_digit()))
    };
    let whole = compact.split(mark).next().unwrap_or_default().to_owned();
    if compact.contains(mark) && compact.contains(other) {
        // The last mark is the decimal one, whoever writes it.
        let (decimal, group) =
            if compact.rfind(mark) > compact.rfind(other) { (mark, other) } else { (other, mark) };
        let before = compact.split(decimal).next().unwrap_or_default();
        if !groups(before, group) {
            return Err(ReadingError::NotANumber);
        }
        compact = compact.replace(group, "").replace(decimal, ".");
    } else if compact.contains(other) && groups(&whole, other) {
        compact = compact.replace(other, "");
    } else {
        compact = compact.replace([mark, other], ".");
    }
    let is_plain = compact.bytes().all(|b| b.is_ascii_digit() || b == b'.' || b == b'-');
    match compact.parse::<f64>() {
        Ok(value) if is_plain && value.is_finite() => Ok(value),
        _ => Err(ReadingError::NotANumber),
    }
}

/// A time of the day in minutes after midnight: hours alone, or hours and two digits of minutes behind a colon or a full stop.
pub fn read_time(text: &str) -> Option<u32> {
    let text = text.trim();
    let (hours, minutes) = text.split_once([':', '.']).unwrap_or((text, "00"));
    let number = |digits: &str, most: u32| {
        let is_plain = (1..=2).contains(&digits.len()) && digits.bytes().all(|each| each.is_ascii_digit());
        digits.parse::<u32>().ok().filter(|number| is_plain && *number <= most)
    };
    let minutes = number(minutes, 59).filter(|_| minutes.len() == 2)?;
    Some(number(hours, 23)? * 60 + minutes)
}

/// A time of the day as it is written: `06:30`.
pub fn written_time(minute: u32) -> String {
    format!("{:02}:{:02}", minute / 60, minute % 60)
}

/// One number or a range, whose ends are parted by one of `words`, a dash or two points.
pub fn read_amount(text: &str, words: &[&str], format: &dyn Format) -> Result<Amount, ReadingError> {
    let lower = text.to_lowercase();
    let split = words
        .iter()
        .find_map(|word| lower.split_once(&format!(" {word} ")))
        .or_else(|| lower.split_once(".."))
        .or_else(|| lower.split_once('–'))
        .or_else(|| lower.trim_start().split_once('-').filter(|(before, _)| !before.trim().is_empty()));
    let Some((low, high)) = split else { return Ok(Amount::Point(read_number(text, format)?)) };
    if low.trim().is_empty() {
        return Ok(Amount::Point(read_number(text, format)?));
    }
    let (low, high) = (read_number(low, format)?, read_number(high, format)?);
    match low.total_cmp(&high) {
        std::cmp::Ordering::Less => Ok(Amount::Range { low, high }),
        std::cmp::Ordering::Equal => Ok(Amount::Point(low)),
        std::cmp::Ordering::Greater => Err(ReadingError::RangeBackwards),
    }
}

/// A number as it stands in a field: as many decimals as it needs, up to six, and no grouping, so that it can be edited.
pub fn editable(value: f64, format: &dyn Format) -> String {
    let plain = format!("{value:.6}");
    let plain = plain.trim_end_matches('0').trim_end_matches('.');
    let plain = if plain == "-0" { "0" } else { plain };
    plain.replace('.', &decimal_mark(format).to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::Month;
    use crate::text::PlainFormat;
    use chrono::{NaiveDate, NaiveDateTime};

    /// A reader who writes 1.234,5.
    struct Comma;

    impl Format for Comma {
        fn number(&self, value: f64, decimals: usize) -> String {
            format!("{value:.decimals$}").replace('.', ",")
        }
        fn percent(&self, share: f64, decimals: usize) -> String {
            self.number(share * 100.0, decimals)
        }
        fn date(&self, day: NaiveDate) -> String {
            day.to_string()
        }
        fn day(&self, day: NaiveDate) -> String {
            day.to_string()
        }
        fn date_time(&self, time: NaiveDateTime) -> String {
            time.to_string()
        }
        fn month(&self, month: Month) -> String {
            month.to_string()
        }
    }

    #[test]
    fn times_are_read_as_people_write_them() {
        for (text, minute) in
            [("6:30", 390), ("06:30", 390), (" 6.30 ", 390), ("6", 360), ("0:00", 0), ("23:59", 1_439)]
        {
            assert_eq!(read_time(text), Some(minute), "{text}");
            assert_eq!(read_time(&written_time(minute)), Some(minute));
        }
        for text in ["", "24", "6:60", "6:3", "6.5", "6:300", "-1:00", "+6", "six", "6:30:00"] {
            assert_eq!(read_time(text), None, "{text}");
        }
    }

    #[test]
    fn a_reader_may_type_a_comma_a_point_or_groups() {
        let cases: [(&str, f64, f64); 9] = [
            ("12", 12.0, 12.0),
            ("12.5", 12.5, 12.5),
            ("12,5", 12.5, 12.5),
            ("1,234", 1234.0, 1.234),
            ("1.234", 1.234, 1234.0),
            ("1,234.5", 1234.5, 1234.5),
            ("1.234,5", 1234.5, 1234.5),
            ("1 234 567", 1_234_567.0, 1_234_567.0),
            ("−3 %", -3.0, -3.0),
        ];
        for (text, point, comma) in cases {
            assert_eq!(read_number(text, &PlainFormat), Ok(point), "{text} read with a point");
            assert_eq!(read_number(text, &Comma), Ok(comma), "{text} read with a comma");
        }
    }

    #[test]
    fn what_is_no_number_is_refused() {
        for text in ["abc", "1e5", "inf", "nan", "12 min", "1,2,3", "1.2.3", "--3", "0x10"] {
            assert_eq!(read_number(text, &PlainFormat), Err(ReadingError::NotANumber), "{text}");
        }
        assert_eq!(read_number("  ", &PlainFormat), Err(ReadingError::Empty));
    }

    #[test]
    fn a_range_is_read_in_any_of_the_ways_people_write_it() {
        for text in ["10 to 20", "10-20", "10 – 20", "10..20", "10 TO 20"] {
            let read = read_amount(text, &["to"], &PlainFormat);
            assert_eq!(read, Ok(Amount::Range { low: 10.0, high: 20.0 }), "{text}");
        }
        assert_eq!(read_amount("15", &["to"], &PlainFormat), Ok(Amount::Point(15.0)));
        assert_eq!(read_amount("-15", &["to"], &PlainFormat), Ok(Amount::Point(-15.0)));
        assert_eq!(read_amount("15 to 15", &["to"], &PlainFormat), Ok(Amount::Point(15.0)));
        assert_eq!(read_amount("20 to 10", &["to"], &PlainFormat), Err(ReadingError::RangeBackwards));
        assert_eq!(read_amount("10 to x", &["to"], &PlainFormat), Err(ReadingError::NotANumber));
    }

    #[test]
    fn what_a_field_shows_is_read_back_as_the_same_number() {
        for value in [0.0, 0.1, 12.5, 1234.0, -3.25, 1e6] {
            for format in [&PlainFormat as &dyn Format, &Comma] {
                assert_eq!(read_number(&editable(value, format), format), Ok(value));
            }
        }
    }
}
