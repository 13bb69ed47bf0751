//! When does a shift of the wall clock really begin and end, and how long is it then?
//!
//! A wall clock that is put back shows a time twice: a shift begins at the first and ends at the last of the two. One that is put
//! forward skips some: a shift that begins or ends at such a time does so at the moment of the change, the first at which the
//! clock shows that time or a later one. So nobody is ever to be there before the shift, and no shift ends before it begins.

use crate::domain::{
    PersonId, RotaPlan, ShiftId, SiteId, SocFacts, in_order,
    rota::{Person, ShiftKind},
};
use chrono::{DateTime, Days, MappedLocalTime, NaiveDate, NaiveDateTime, Offset, TimeDelta, TimeZone, Utc};
use chrono_tz::Tz;
use std::collections::BTreeMap;

/// From one moment to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    /// The first moment.
    pub from: DateTime<Utc>,
    /// The first moment after it.
    pub to: DateTime<Utc>,
}

impl Span {
    /// Minutes that pass.
    pub fn minutes(self) -> i64 {
        (self.to - self.from).num_minutes()
    }

    /// Minutes that it shares with another.
    pub fn minutes_in(self, other: Self) -> i64 {
        Self { from: self.from.max(other.from), to: self.to.min(other.to) }.minutes().max(0)
    }
}

/// A shift of somebody on a date.
#[derive(Clone, Copy, Debug)]
pub struct Turn<'a> {
    /// Whose.
    pub id: PersonId,
    /// Who that is.
    pub person: &'a Person,
    /// The day on which it begins.
    pub date: NaiveDate,
    /// What it is.
    pub kind: &'a ShiftKind,
    /// The zone in which it is worked.
    pub zone: Tz,
    /// When it really is.
    pub span: Span,
}

/// The zone of the plan; UTC for a name that is none.
pub fn home_zone(soc: &SocFacts) -> Tz {
    soc.home_zone.parse().unwrap_or(Tz::UTC)
}

/// The zone of a site; that of the plan for none, and UTC for a name that is none.
pub fn zone_of(rota: &RotaPlan, soc: &SocFacts, site: Option<SiteId>) -> Tz {
    match site.and_then(|site| rota.sites.get(&site)) {
        Some(site) => site.zone.parse().unwrap_or(Tz::UTC),
        None => home_zone(soc),
    }
}

/// The shifts of the rota's weeks, of all people in the order of the list or of one, each person's by date.
pub fn turns<'a>(rota: &'a RotaPlan, soc: &SocFacts, who: Option<PersonId>) -> Vec<Turn<'a>> {
    let last = rota.date(rota.days().saturating_sub(1));
    turns_between(rota, soc, who, (rota.first_day, last))
}

/// The shifts that begin from a day to another, both of them included; those before the rota are what was worked.
pub fn turns_between<'a>(
    rota: &'a RotaPlan,
    soc: &SocFacts,
    who: Option<PersonId>,
    (first_day, last_day): (NaiveDate, NaiveDate),
) -> Vec<Turn<'a>> {
    let zones: BTreeMap<ShiftId, Tz> =
        rota.shifts.iter().map(|(id, kind)| (*id, zone_of(rota, soc, kind.site))).collect();
    let mut turns = Vec::new();
    for (id, person) in in_order(&rota.people) {
        if who.is_some_and(|who| who != id) {
            continue;
        }
        for (date, shift) in rota.rows.get(&id).into_iter().flatten() {
            let is_within = first_day <= *date && *date <= last_day;
            if let Some(kind) = rota.shifts.get(shift).filter(|_| is_within) {
                let zone = zones.get(shift).copied().unwrap_or(Tz::UTC);
                turns.push(Turn { id, person, date: *date, kind, zone, span: span(kind, *date, zone) });
            }
        }
    }
    turns
}

/// When a shift that begins on a date really is.
pub fn span(kind: &ShiftKind, date: NaiveDate, zone: Tz) -> Span {
    Span { from: first(zone, wall(date, kind.start_minute)), to: last(zone, wall(date, kind.end_minute())) }
}

/// The true length of a shift that begins on a date, in minutes: an eight-hour night has seven or nine hours when the clock is
/// changed in it.
pub fn true_minutes(kind: &ShiftKind, date: NaiveDate, zone: Tz) -> i64 {
    span(kind, date, zone).minutes()
}

/// So many minutes after the midnight on which a date begins, as the wall clock counts.
pub fn wall(date: NaiveDate, minute: u32) -> NaiveDateTime {
    let date = date.checked_add_days(Days::new(u64::from(minute / 1_440))).unwrap_or(date);
    date.and_time(chrono::NaiveTime::MIN) + TimeDelta::minutes(i64::from(minute % 1_440))
}

/// The first moment at which the wall clock shows a time or a later one.
pub fn first(zone: Tz, wall: NaiveDateTime) -> DateTime<Utc> {
    moment(zone, wall, false)
}

/// The last moment at which the wall clock shows a time; if it never does, the first at which it shows a later one.
pub fn last(zone: Tz, wall: NaiveDateTime) -> DateTime<Utc> {
    moment(zone, wall, true)
}

fn moment(zone: Tz, wall: NaiveDateTime, is_last: bool) -> DateTime<Utc> {
    match zone.offset_from_local_datetime(&wall) {
        MappedLocalTime::Single(offset) => (wall - offset.fix()).and_utc(),
        MappedLocalTime::Ambiguous(_, later) if is_last => (wall - later.fix()).and_utc(),
        MappedLocalTime::Ambiguous(earlier, _) => (wall - earlier.fix()).and_utc(),
        MappedLocalTime::None => change(zone, wall).and_utc(),
    }
}

/// The moment of the change that skips a time of the wall clock.
fn change(zone: Tz, wall: NaiveDateTime) -> NaiveDateTime {
    let offset = |utc: NaiveDateTime| zone.offset_from_utc_datetime(&utc).fix();
    let day = TimeDelta::days(1);
    // Before the change the clock shows less than the time, after it more.
    let mut before = wall - offset(wall + day);
    let mut after = wall - offset(wall - day);
    while after - before > TimeDelta::seconds(1) {
        let middle = before + TimeDelta::seconds((after - before).num_seconds() / 2);
        if middle + offset(middle) < wall {
            before = middle;
        } else {
            after = middle;
        }
    }
    after
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Position, rota::Duty};
    use chrono_tz::{America::New_York, Australia::Lord_Howe, Europe::Berlin};

    fn kind(start_minute: u32, length_minutes: u32) -> ShiftKind {
        ShiftKind {
            position: Position::default(),
            name: String::new(),
            letter: String::new(),
            start_minute,
            length_minutes,
            unpaid_break_minutes: 0,
            handover_minutes: 0,
            duty: Duty::Work,
            site: None,
            most_in_four_weeks: None,
            cap_weight: None,
            never_next: Default::default(),
            next_weight: None,
        }
    }

    fn date(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn a_night_of_eight_hours_is_as_long_as_the_clock_makes_it() {
        let night = kind(22 * 60, 480);
        for (zone, day, minutes) in [
            (Berlin, "2027-03-27", 420),
            (Berlin, "2027-03-28", 480),
            (Berlin, "2027-10-30", 540),
            (New_York, "2027-03-13", 420),
            (New_York, "2027-11-06", 540),
            (New_York, "2027-10-30", 480),
            (Lord_Howe, "2027-04-03", 510),
            (Lord_Howe, "2027-10-02", 450),
            (Lord_Howe, "2027-03-27", 480),
        ] {
            assert_eq!(true_minutes(&night, date(day), zone), minutes, "{zone} {day}");
        }
    }

    #[test]
    fn a_time_shown_twice_begins_at_the_first_and_ends_at_the_last() {
        let of = |start, length| span(&kind(start, length), date("2027-10-31"), Berlin);
        assert_eq!(of(150, 480).from.to_rfc3339(), "2027-10-31T00:30:00+00:00");
        assert_eq!(of(150, 480).minutes(), 540);
        let until = span(&kind(18 * 60 + 30, 480), date("2027-10-30"), Berlin);
        assert_eq!((until.to.to_rfc3339().as_str(), until.minutes()), ("2027-10-31T01:30:00+00:00", 540));
        assert_eq!(of(135, 30).minutes(), 90, "within the hour that is repeated");
    }

    #[test]
    fn a_time_that_is_skipped_is_the_moment_of_the_change() {
        let of = |zone, day, start, length| span(&kind(start, length), date(day), zone);
        let berlin = |start, length| of(Berlin, "2027-03-28", start, length);
        assert_eq!(berlin(150, 480).from.to_rfc3339(), "2027-03-28T01:00:00+00:00");
        assert_eq!(berlin(150, 480).minutes(), 450);
        assert_eq!(berlin(60, 90).minutes(), 60, "it ends at the change");
        assert_eq!(berlin(165, 30).minutes(), 15, "it never ends before it begins");
        assert_eq!(berlin(135, 30).minutes(), 0, "it is skipped as a whole");
        let new_york = of(New_York, "2027-03-14", 150, 480);
        assert_eq!(new_york.from.to_rfc3339(), "2027-03-14T07:00:00+00:00");
        let lord_howe = of(Lord_Howe, "2027-10-03", 135, 480);
        assert_eq!(
            (lord_howe.from.to_rfc3339().as_str(), lord_howe.minutes()),
            ("2027-10-02T15:30:00+00:00", 465)
        );
        let apia = first(chrono_tz::Pacific::Apia, date("2011-12-30").and_hms_opt(12, 0, 0).unwrap());
        assert_eq!(apia.to_rfc3339(), "2011-12-30T10:00:00+00:00", "a whole day is skipped");
    }
}
