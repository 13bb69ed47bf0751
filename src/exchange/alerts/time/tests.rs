//! One moment in the writings of many programs, and what is none.

use super::*;

/// 12 March 2024, 10:15:00 on whatever clock, in microseconds (`date -u -d '2024-03-12 10:15' +%s`).
const TIME: i64 = 1_710_238_500_000_000;

#[test]
fn the_same_moment_is_read_in_every_writing() {
    for text in [
        "1710238500",
        "1710238500000",
        "1710238500000000",
        "1710238500000000000",
        "1710238500.0",
        "1.7102385E+9",
        "2024-03-12T10:15:00Z",
        "2024-03-12 10:15:00 UTC",
        "2024-03-12T11:15:00+01:00",
        "2024-03-12T11:15+0100",
        "2024-03-12 03:15:00.000 -07",
        "20240312T101500Z",
        "2024-03-12T11:15:00+01:00[Europe/Paris]",
        "Tue, 12 Mar 2024 10:15:00 GMT",
        "2024-03-12T15:45:00+05:30",
    ] {
        assert_eq!(read_time(text.as_bytes(), DateOrder::Dmy), Ok(Written::Moment(TIME)), "{text}");
    }
}

#[test]
fn a_wall_clock_is_read_in_every_writing() {
    use DateOrder::{Dmy, Mdy, Ymd};
    for (text, order) in [
        ("2024-03-12T10:15:00", Dmy),
        ("2024/03/12 10:15", Mdy),
        ("12-03-2024 10:15", Dmy),
        ("12.03.2024 10:15:00", Dmy),
        ("12.3.2024, 10:15", Dmy),
        ("12/03/24 10:15 AM", Dmy),
        ("03/12/2024 10:15:00 AM", Mdy),
        ("3/12/2024 10:15", Mdy),
        ("24-03-12 10:15", Ymd),
        ("Mar 12, 2024 10:15:00 AM", Dmy),
        ("March 12 2024 10:15", Dmy),
        ("12-Mar-2024 10.15.00", Dmy),
        ("Tuesday, 12 March 2024 10:15", Dmy),
        ("12/Mar/2024:10:15:00", Dmy),
    ] {
        assert_eq!(read_time(text.as_bytes(), order), Ok(Written::WallClock(TIME)), "{text}");
    }
}

#[test]
fn noon_and_midnight_of_the_twelve_hour_clock_are_where_they_belong() {
    let midnight = TIME - (10 * 60 + 15) * 60_000_000;
    for (text, hours) in [("12:00 AM", 0), ("12:30 PM", 12), ("1:00 PM", 13), ("11:00 p.m.", 23), ("9 AM", 9)]
    {
        let half = if text.contains("30") { 30 * 60_000_000 } else { 0 };
        let read = read_time(format!("2024-03-12 {text}").as_bytes(), DateOrder::Dmy);
        assert_eq!(read, Ok(Written::WallClock(midnight + hours * 3_600_000_000 + half)), "{text}");
    }
}

#[test]
fn a_date_alone_is_a_day_and_fractions_are_kept_to_the_microsecond() {
    assert_eq!(read_time(b"12-03-2024", DateOrder::Dmy), Ok(Written::Day(TIME / DAY_MICROS)));
    assert_eq!(read_time(b"20240312", DateOrder::Dmy), Ok(Written::Day(TIME / DAY_MICROS)));
    assert_eq!(read_time(b"1710238500.25", DateOrder::Dmy), Ok(Written::Moment(TIME + 250_000)));
    assert_eq!(read_time(b"1710238500123.5", DateOrder::Dmy), Ok(Written::Moment(TIME + 123_500)));
    assert_eq!(
        read_time(b"2024-03-12T10:15:00.1234567Z", DateOrder::Dmy),
        Ok(Written::Moment(TIME + 123_456))
    );
}

#[test]
fn what_is_no_time_is_refused_with_its_reason() {
    use RowFault::{NoSuchTime, NoTime, NotATime, UnknownZone};
    for (text, fault) in [
        ("", NoTime),
        ("?", NoTime),
        ("NULL", NoTime),
        ("soon", NotATime),
        ("45000.5", NotATime),
        ("10.1.2.3", NotATime),
        ("31-02-2024 10:00", NoSuchTime),
        ("2024-03-12 25:00", NoSuchTime),
        ("2024-03-12 10:61", NoSuchTime),
        ("2024-03-12 13:00 PM", NoSuchTime),
        ("2024-03-12 10:00 CST", UnknownZone),
        ("2024-03-12 10:00 +0100 x", NotATime),
        ("9999999999999999999999", NotATime),
        ("2024-03-12 10:00:00 \u{fffd}", NotATime),
    ] {
        assert_eq!(read_time(text.as_bytes(), DateOrder::Dmy), Err(fault), "{text}");
    }
}

#[test]
fn a_day_and_a_time_of_day_in_two_columns_are_one_time() {
    fn read<'a>(day: &'a str, clock: &'a str) -> Result<Written, (RowFault, &'a [u8])> {
        read_day_and_time(day.as_bytes(), clock.as_bytes(), DateOrder::Dmy)
    }
    for (day, clock) in [
        ("12.03.2024", "10:15"),
        ("2024-03-12", "10:15:00 AM"),
        ("2024-03-12 00:00:00", "10:15:00.000"),
        ("2024-03-12 10:15", "23:59"),
    ] {
        assert_eq!(read(day, clock), Ok(Written::WallClock(TIME)), "{day} {clock}");
    }
    assert_eq!(read("2024-03-12", "11:15+01:00"), Ok(Written::Moment(TIME)));
    assert_eq!(read("2024-03-12", ""), Err((RowFault::NoTime, &b""[..])));
    assert_eq!(read("2024-03-12", "soon"), Err((RowFault::NotATime, &b"soon"[..])));
    assert_eq!(read("soon", "10:15"), Err((RowFault::NotATime, &b"soon"[..])));
}

#[test]
fn a_time_with_an_offset_is_judged_on_the_clock_that_wrote_it() {
    let clock =
        |text: &str| read_clock_time(text.as_bytes(), DateOrder::Dmy).map(|micros| micros % DAY_MICROS);
    assert_eq!(clock("2024-03-12T10:00:00+05:30"), Ok(10 * 3_600_000_000));
    assert_eq!(clock("2024-03-12"), Ok(0));
}
