//! Which moment does a written time mean?
//!
//! Read are: epoch seconds, milliseconds, microseconds and nanoseconds (told apart by their size: below 10^11 seconds,
//! below 10^14 milliseconds, below 10^17 microseconds), whole or with a fraction; ISO 8601 and its relatives with `T` or
//! a space, with or without an offset; numeric dates in the order that is asked for, separated by `-`, `/` or `.`;
//! month names before or after the day; 12-hour clocks; a date alone.
//! Limits: English month names; of zone names only `Z`, `UTC` and `GMT`, since abbreviations such as `CST` say too little.

use crate::domain::{alert_file::DateOrder, tally::RowFault};
use chrono::NaiveDate;

/// A time as it is written, before any zone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Written {
    /// A moment: microseconds since 1970 UTC.
    Moment(i64),
    /// A wall clock without an offset: microseconds since 1970 on that clock.
    WallClock(i64),
    /// A day without a time of day: days since 1970.
    Day(i64),
}

/// Microseconds in a day.
pub(super) const DAY_MICROS: i64 = 86_400_000_000;
const MISSING: [&[u8]; 12] =
    [b"", b"?", b"-", b"--", b"null", b"none", b"nan", b"nat", b"n/a", b"na", b"(null)", b"nil"];

/// Whether a value is a mark for "missing": empty, `?`, `-`, `null`, `n/a` and the like.
pub(super) fn is_missing(value: &[u8]) -> bool {
    value.len() <= 6 && MISSING.iter().any(|mark| value.eq_ignore_ascii_case(mark))
}

/// Reads one value, numeric dates in this order (a four-digit year in front is always year, month, day).
///
/// # Errors
/// What is wrong with it.
pub(super) fn read_time(value: &[u8], order: DateOrder) -> Result<Written, RowFault> {
    read_with_offset(value, order).map(|(written, _)| written)
}

/// Reads one value as it stands on the clock that wrote it: microseconds since 1970 there. Epoch numbers count on the
/// clock of UTC.
///
/// # Errors
/// What is wrong with it.
pub(super) fn read_clock_time(value: &[u8], order: DateOrder) -> Result<i64, RowFault> {
    read_with_offset(value, order).map(|(written, offset_minutes)| match written {
        Written::Moment(micros) => micros + offset_minutes * 60_000_000,
        Written::WallClock(micros) => micros,
        Written::Day(day) => day * DAY_MICROS,
    })
}

/// Reads a time of day that stands in a column of its own: microseconds since midnight, and the offset if there is one.
///
/// # Errors
/// What is wrong with it.
pub(super) fn read_time_of_day(value: &[u8]) -> Result<(i64, Option<i64>), RowFault> {
    let value = value.trim_ascii();
    if is_missing(value) {
        return Err(RowFault::NoTime);
    }
    let mut cursor = Cursor { rest: value };
    if value.len() <= 2 && value.iter().all(u8::is_ascii_digit) {
        // A column of hours: 0 to 23.
        let (hour, _) = cursor.number().ok_or(RowFault::NotATime)?;
        return if hour < 24 { Ok((hour * 3_600_000_000, None)) } else { Err(RowFault::NoSuchTime) };
    }
    let micros = read_clock(&mut cursor)?;
    cursor.skip_spaces();
    Ok((micros, read_offset(&mut cursor)?))
}

/// Reads a day and a time of day that stand in two columns. A day that comes with a time of its own keeps that.
///
/// # Errors
/// What is wrong, and with which of the two.
pub(super) fn read_day_and_time<'a>(
    day: &'a [u8],
    clock: &'a [u8],
    order: DateOrder,
) -> Result<Written, (RowFault, &'a [u8])> {
    let midnight = match read_time(day, order).map_err(|fault| (fault, day))? {
        Written::Day(day) => day * DAY_MICROS,
        Written::WallClock(micros) if micros % DAY_MICROS == 0 => micros,
        whole => return Ok(whole),
    };
    let (micros, offset) = read_time_of_day(clock).map_err(|fault| (fault, clock))?;
    Ok(match offset {
        Some(offset_minutes) => Written::Moment(midnight + micros - offset_minutes * 60_000_000),
        None => Written::WallClock(midnight + micros),
    })
}

/// What is written, and minutes east of UTC where that is written, too.
fn read_with_offset(value: &[u8], order: DateOrder) -> Result<(Written, i64), RowFault> {
    let value = value.trim_ascii();
    if is_missing(value) {
        return Err(RowFault::NoTime);
    }
    if value.iter().all(|b| b.is_ascii_digit() || *b == b'.')
        && value.iter().filter(|b| **b == b'.').count() < 2
        || value.contains(&b'E') && value.iter().all(|b| b.is_ascii_digit() || b".E+".contains(b))
    {
        return read_epoch(value).map(|written| (written, 0));
    }
    let mut cursor = Cursor { rest: value };
    cursor.skip_weekday();
    let day = read_date(&mut cursor, order)?;
    cursor.skip_spaces();
    if !cursor.rest.is_empty() && cursor.take_any(b"Tt,_:-").is_some() {
        cursor.skip_spaces();
    }
    if cursor.rest.is_empty() {
        return Ok((Written::Day(day), 0));
    }
    let micros = day * DAY_MICROS + read_clock(&mut cursor)?;
    cursor.skip_spaces();
    match read_offset(&mut cursor)? {
        Some(offset_minutes) => Ok((Written::Moment(micros - offset_minutes * 60_000_000), offset_minutes)),
        None => Ok((Written::WallClock(micros), 0)),
    }
}

fn read_epoch(value: &[u8]) -> Result<Written, RowFault> {
    let whole_digits = value.iter().position(|b| *b == b'.').unwrap_or(value.len());
    let (whole, fraction) = value.split_at(whole_digits);
    let fraction = fraction.get(1..).unwrap_or_default();
    if whole.is_empty() || whole.len() > 19 || value.contains(&b'E') {
        // A spreadsheet's 1.64393E+09; what it rounded away is lost.
        let number = std::str::from_utf8(value).ok().and_then(|text| text.parse::<f64>().ok());
        return match number {
            Some(number) if (1e8..1e11).contains(&number) => Ok(Written::Moment((number * 1e6) as i64)),
            Some(number) if (1e11..1e14).contains(&number) => Ok(Written::Moment((number * 1e3) as i64)),
            _ => Err(RowFault::NotATime),
        };
    }
    let number = whole.iter().fold(0_u64, |sum, b| sum.wrapping_mul(10).wrapping_add(u64::from(b - b'0')));
    let (unit, fraction_digits) = match number {
        100_000_000..100_000_000_000 => (1_000_000, 6),
        100_000_000_000..100_000_000_000_000 => (1_000, 3),
        100_000_000_000_000..100_000_000_000_000_000 => (1, 0),
        100_000_000_000_000_000..=9_000_000_000_000_000_000 => {
            return Ok(Written::Moment((number / 1_000) as i64));
        }
        // 20240312
        _ if value.len() == 8 => {
            let number = number as i64;
            return day_number(number / 10_000, number / 100 % 100, number % 100).map(Written::Day);
        }
        _ => return Err(RowFault::NotATime),
    };
    Ok(Written::Moment(number as i64 * unit + decimals(fraction, fraction_digits)))
}

/// The first `places` digits behind a decimal point, as a whole number of that size.
fn decimals(digits: &[u8], places: usize) -> i64 {
    (0..places).fold(0, |sum, place| sum * 10 + digits.get(place).map_or(0, |b| i64::from(b - b'0')))
}

struct Cursor<'a> {
    rest: &'a [u8],
}

impl<'a> Cursor<'a> {
    fn skip_spaces(&mut self) {
        self.rest = self.rest.trim_ascii_start();
    }

    fn take_any(&mut self, of: &[u8]) -> Option<u8> {
        let (first, rest) = self.rest.split_first()?;
        of.contains(first).then(|| {
            self.rest = rest;
            *first
        })
    }

    /// A run of digits with its length; none if the next is no digit or the run is longer than nine.
    fn number(&mut self) -> Option<(i64, usize)> {
        let length = self.rest.iter().take_while(|b| b.is_ascii_digit()).count();
        if length == 0 || length > 9 {
            return None;
        }
        let (digits, rest) = self.rest.split_at(length);
        self.rest = rest;
        Some((digits.iter().fold(0, |sum, b| sum * 10 + i64::from(b - b'0')), length))
    }

    fn letters(&mut self) -> &'a [u8] {
        let length = self.rest.iter().take_while(|b| b.is_ascii_alphabetic()).count();
        let (letters, rest) = self.rest.split_at(length);
        self.rest = rest;
        letters
    }

    fn skip_weekday(&mut self) {
        let before = self.rest;
        let letters = self.letters();
        let days = [b"mon", b"tue", b"wed", b"thu", b"fri", b"sat", b"sun"];
        let named =
            letters.get(..3).is_some_and(|start| days.iter().any(|day| start.eq_ignore_ascii_case(*day)));
        if named {
            self.take_any(b",.");
            self.skip_spaces();
        } else {
            self.rest = before;
        }
    }
}

fn month_named(letters: &[u8]) -> Option<i64> {
    const MONTHS: [&[u8]; 12] = [
        b"january",
        b"february",
        b"march",
        b"april",
        b"may",
        b"june",
        b"july",
        b"august",
        b"september",
        b"october",
        b"november",
        b"december",
    ];
    let fits = |month: &&[u8]| {
        letters.len() >= 3
            && month.get(..letters.len()).is_some_and(|start| start.eq_ignore_ascii_case(letters))
            || letters.eq_ignore_ascii_case(b"sept") && month.starts_with(b"sept")
    };
    MONTHS.iter().position(fits).map(|index| index as i64 + 1)
}

const SEPARATORS: &[u8] = b"-/. ,";

/// Days since 1970.
fn read_date(cursor: &mut Cursor<'_>, order: DateOrder) -> Result<i64, RowFault> {
    let no_time = RowFault::NotATime;
    if cursor.rest.first().is_some_and(u8::is_ascii_alphabetic) {
        // Mar 12, 2024
        let month = month_named(cursor.letters()).ok_or(no_time)?;
        while cursor.take_any(SEPARATORS).is_some() {}
        let (day, _) = cursor.number().ok_or(no_time)?;
        while cursor.take_any(SEPARATORS).is_some() {}
        let (year, digits) = cursor.number().ok_or(no_time)?;
        return day_number(full_year(year, digits), month, day);
    }
    let (first, first_digits) = cursor.number().ok_or(no_time)?;
    if first_digits == 8 {
        // 20240312
        return day_number(first / 10_000, first / 100 % 100, first % 100);
    }
    let separator = cursor.take_any(SEPARATORS);
    if cursor.rest.first().is_some_and(u8::is_ascii_alphabetic) {
        // 12-Mar-2024
        let month = month_named(cursor.letters()).ok_or(no_time)?;
        while cursor.take_any(SEPARATORS).is_some() {}
        let (year, digits) = cursor.number().ok_or(no_time)?;
        return if first_digits == 4 {
            day_number(first, month, year)
        } else {
            day_number(full_year(year, digits), month, first)
        };
    }
    let separator = separator.filter(|s| *s != b' ' && *s != b',').ok_or(no_time)?;
    let (second, second_digits) = cursor.number().ok_or(no_time)?;
    cursor.take_any(&[separator]).ok_or(no_time)?;
    let (third, third_digits) = cursor.number().ok_or(no_time)?;
    if second_digits > 2 || first_digits == 3 || first_digits > 4 || third_digits == 3 || third_digits > 4 {
        return Err(no_time);
    }
    match (first_digits, third_digits, order) {
        (4, 1..=2, _) => day_number(first, second, third),
        (1..=2, _, DateOrder::Dmy) => day_number(full_year(third, third_digits), second, first),
        (1..=2, _, DateOrder::Mdy) => day_number(full_year(third, third_digits), first, second),
        (2, 1..=2, DateOrder::Ymd) => day_number(full_year(first, first_digits), second, third),
        _ => Err(RowFault::NoSuchTime),
    }
}

/// Two digits are of this century: alert histories are not older.
fn full_year(year: i64, digits: usize) -> i64 {
    if digits <= 2 { 2000 + year } else { year }
}

/// Days since 1970 of a date in the calendar, years 1970 to 2200.
fn day_number(year: i64, month: i64, day: i64) -> Result<i64, RowFault> {
    let fault = RowFault::NoSuchTime;
    let (month, day) = (u32::try_from(month).map_err(|_| fault)?, u32::try_from(day).map_err(|_| fault)?);
    let year = i32::try_from(year).ok().filter(|year| (1970..=2200).contains(year)).ok_or(fault)?;
    let date = NaiveDate::from_ymd_opt(year, month, day).ok_or(fault)?;
    Ok(date.signed_duration_since(NaiveDate::default()).num_days())
}

/// Microseconds since midnight.
fn read_clock(cursor: &mut Cursor<'_>) -> Result<i64, RowFault> {
    let (mut hour, digits) = cursor.number().ok_or(RowFault::NotATime)?;
    let (mut minute, mut second, mut micros) = (0, 0, 0);
    if digits == 6 && !cursor.rest.starts_with(b":") {
        // 20240312T101500
        (hour, minute, second) = (hour / 10_000, hour / 100 % 100, hour % 100);
    } else if digits > 2 {
        return Err(RowFault::NotATime);
    } else if cursor.take_any(b":.").is_some() {
        minute = two_digits(cursor)?;
        if cursor.take_any(b":.").is_some() {
            second = two_digits(cursor)?;
        }
    } else if !cursor.rest.trim_ascii_start().first().is_some_and(|b| b"AaPp".contains(b)) {
        return Err(RowFault::NotATime);
    }
    if cursor.take_any(b".,:").is_some() {
        let length = cursor.rest.iter().take_while(|b| b.is_ascii_digit()).count();
        let (fraction, rest) = cursor.rest.split_at(length);
        cursor.rest = rest;
        micros = decimals(fraction, 6);
    }
    let before = cursor.rest;
    cursor.skip_spaces();
    let half = cursor.rest.first().map(u8::to_ascii_lowercase).filter(|b| b"ap".contains(b));
    let marked = half.is_some()
        && [&b"am"[..], b"pm", b"a.m.", b"p.m."].iter().any(|mark| {
            let found = cursor.rest.get(..mark.len()).is_some_and(|start| start.eq_ignore_ascii_case(mark));
            if found {
                cursor.rest = cursor.rest.get(mark.len()..).unwrap_or_default();
            }
            found
        });
    if marked {
        if !(1..=12).contains(&hour) {
            return Err(RowFault::NoSuchTime);
        }
        hour = hour % 12 + if half == Some(b'p') { 12 } else { 0 };
    } else {
        cursor.rest = before;
    }
    // A leap second is the last moment of its minute; 24:00 is the next midnight.
    let whole_day = hour == 24 && minute == 0 && second == 0;
    if hour > 23 && !whole_day || minute > 59 || second > 60 {
        return Err(RowFault::NoSuchTime);
    }
    let (second, micros) = if second == 60 { (59, 999_999) } else { (second, micros) };
    Ok(((hour * 60 + minute) * 60 + second) * 1_000_000 + micros)
}

fn two_digits(cursor: &mut Cursor<'_>) -> Result<i64, RowFault> {
    cursor.number().filter(|(_, digits)| *digits <= 2).map(|(number, _)| number).ok_or(RowFault::NotATime)
}

/// Minutes east of UTC, if there is an offset.
fn read_offset(cursor: &mut Cursor<'_>) -> Result<Option<i64>, RowFault> {
    let letters = cursor.letters();
    let named = [&b"z"[..], b"utc", b"gmt"].iter().any(|name| letters.eq_ignore_ascii_case(name));
    if !letters.is_empty() && !named {
        return Err(RowFault::UnknownZone);
    }
    let Some(sign) = cursor.take_any(b"+-") else {
        return if cursor.rest.trim_ascii().is_empty() {
            Ok(named.then_some(0))
        } else {
            Err(RowFault::NotATime)
        };
    };
    let (mut hours, digits) = cursor.number().ok_or(RowFault::NotATime)?;
    let minutes = match digits {
        1 | 2 if cursor.take_any(b":").is_some() => two_digits(cursor)?,
        1 | 2 => 0,
        4 => {
            let minutes = hours % 100;
            hours /= 100;
            minutes
        }
        _ => return Err(RowFault::NotATime),
    };
    cursor.skip_spaces();
    // Java writes 2024-03-12T10:15:00+01:00[Europe/Paris]; the offset has said it.
    if !(cursor.rest.is_empty() || cursor.rest.starts_with(b"[")) {
        return Err(RowFault::NotATime);
    }
    if hours > 15 || minutes > 59 {
        return Err(RowFault::NoSuchTime);
    }
    let east = hours * 60 + minutes;
    Ok(Some(if sign == b'-' { -east } else { east }))
}

#[cfg(test)]
mod tests;
