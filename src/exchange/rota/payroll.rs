//! Which hours does each person have over the rota, by kind? A table for payroll, a row a person.
//!
//! Every hour is one that really passes: a night in which the clock is changed has seven or nine (see `hours`). Only days of the
//! rota's weeks count, each shift as a whole with the day on which it begins.
//!
//! - attended: from the beginning to the end of the shifts that are worked; with the hours on call, what the calendar shows.
//! - worked: attended without the unpaid breaks; where it is recorded what somebody really worked on a day, that, but without what is
//!   given back as time in lieu.
//! - nights (23:00 to 06:00 on the wall clock), Saturdays, Sundays, public holidays of the person's site: the part of what is attended that
//!   lies in them. When breaks are taken is not known, so that they are not taken off; kinds overlap.
//! - on call: from the beginning to the end of those shifts, and no part of the other kinds.
//! - contract: a seventh of the week's hours for each day of the rota on which the person is employed and has no approved leave;
//!   that is weeks times contract, less a seventh of it for each day of leave.
//! - calls: what calls took while somebody was on call, but for what is given back as time in lieu.
//! - overtime: worked and calls above the contract, or none.
//! - clock changes: attended less what it would be without them; below 0 where a clock is put forward.

use super::hours::{Span, Turn, first, last, turns, wall};
use crate::domain::{
    Document, PersonId, RotaPlan, in_order,
    rota::{Duty, Person, Worked},
};
use chrono::{Datelike, Days, NaiveDate, Weekday};
use std::collections::BTreeSet;

/// Columns of the table: the name and eleven kinds of hours.
pub const COLUMNS: usize = 12;

const NIGHT_BEGINS: u32 = 23 * 60;
const NIGHT_ENDS: u32 = 30 * 60;

/// Minutes of a person over the rota, by kind; the head of the module says what each is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pay {
    /// From beginning to end of what is worked.
    pub attended: i64,
    /// Without unpaid breaks.
    pub worked: i64,
    /// Between 23:00 and 06:00.
    pub night: i64,
    /// On Saturdays.
    pub saturday: i64,
    /// On Sundays.
    pub sunday: i64,
    /// On public holidays.
    pub holiday: i64,
    /// On call.
    pub on_call: i64,
    /// Calls while on call.
    pub calls: i64,
    /// What the contract asks for.
    pub contract: i64,
    /// Worked above it.
    pub overtime: i64,
    /// What clock changes added, or took away.
    pub clock_changes: i64,
}

impl Pay {
    fn columns(&self) -> [i64; COLUMNS - 1] {
        [
            self.attended,
            self.worked,
            self.night,
            self.saturday,
            self.sunday,
            self.holiday,
            self.on_call,
            self.calls,
            self.contract,
            self.overtime,
            self.clock_changes,
        ]
    }

    fn add(&mut self, turn: &Turn<'_>, holidays: &BTreeSet<NaiveDate>) {
        let (zone, minutes) = (turn.zone, turn.span.minutes());
        if turn.kind.duty == Duty::OnCall {
            self.on_call += minutes;
            return;
        }
        self.attended += minutes;
        let planned = (minutes - i64::from(turn.kind.unpaid_break_minutes)).max(0);
        self.worked += paid(turn.person.worked.get(&turn.date), planned);
        self.clock_changes += minutes - i64::from(turn.kind.length_minutes);
        // The night before may reach into it, and it may reach into the days behind.
        let days = (turn.kind.end_minute() / 1_440) as usize + 2;
        let Some(before) = turn.date.pred_opt() else { return };
        for date in before.iter_days().take(days) {
            let night =
                Span { from: first(zone, wall(date, NIGHT_BEGINS)), to: last(zone, wall(date, NIGHT_ENDS)) };
            self.night += turn.span.minutes_in(night);
            let day = Span { from: first(zone, wall(date, 0)), to: first(zone, wall(date, 1_440)) };
            let within = turn.span.minutes_in(day);
            match date.weekday() {
                Weekday::Sat => self.saturday += within,
                Weekday::Sun => self.sunday += within,
                _ => {}
            }
            if holidays.contains(&date) {
                self.holiday += within;
            }
        }
    }
}

/// What each person of the rota has, in the order of the list.
pub fn pay(document: &Document) -> Vec<(PersonId, Pay)> {
    let rota = &document.rota;
    let home: BTreeSet<NaiveDate> = document.year.holidays.values().map(|each| each.date).collect();
    let mut all = Vec::new();
    for (id, person) in in_order(&document.rota.people) {
        let mut pay = Pay { contract: contract(&document.rota, person), ..Pay::default() };
        let holidays =
            person.site.and_then(|site| rota.sites.get(&site)).map_or(&home, |site| &site.holidays);
        for turn in turns(rota, &document.soc, Some(id)) {
            pay.add(&turn, holidays);
        }
        let is_work = |date| rota.shift_of(id, date).and_then(|shift| rota.shifts.get(&shift));
        for (date, worked) in &person.worked {
            let is_planned = is_work(*date).is_some_and(|kind| kind.duty == Duty::Work);
            if rota.day_of(*date).is_some() && !is_planned {
                pay.worked += paid(Some(worked), 0);
            }
        }
        let calls = person.calls.values().filter(|call| !call.as_lieu && rota.day_of(call.date).is_some());
        pay.calls = calls.map(|call| i64::from(call.minutes)).sum();
        pay.overtime = (pay.worked + pay.calls - pay.contract).max(0);
        all.push((id, pay));
    }
    all
}

/// Minutes of a day that are paid: what was planned, or what was worked where that is recorded and not given back.
fn paid(worked: Option<&Worked>, planned: i64) -> i64 {
    match worked {
        None => planned,
        Some(worked) if worked.as_lieu => i64::from(worked.minutes).min(planned),
        Some(worked) => i64::from(worked.minutes),
    }
}

fn contract(rota: &RotaPlan, person: &Person) -> i64 {
    let counts = |date: &NaiveDate| person.is_employed(*date) && person.leave_on(*date).is_none();
    let days = (0..rota.days() as u64).filter_map(|day| rota.first_day.checked_add_days(Days::new(day)));
    let days = days.filter(counts).count() as f64;
    (days * person.contract_hours_per_week * 60.0 / 7.0).round() as i64
}

/// The table as CSV (RFC 4180): UTF-8 with its mark, so that spreadsheets read names as they are; hours with two decimals and a
/// full stop. `header` names the columns in the order of [`Pay`], the name first.
pub fn csv(document: &Document, header: &[&str; COLUMNS]) -> String {
    let mut out = String::from("\u{feff}");
    row(&mut out, header.iter().map(|name| text_cell(name)));
    for (id, pay) in pay(document) {
        let name = document.rota.people.get(&id).map_or("", |person| person.name.as_str());
        row(&mut out, std::iter::once(text_cell(name)).chain(pay.columns().map(hours_cell)));
    }
    out
}

fn row(out: &mut String, cells: impl Iterator<Item = String>) {
    let cells: Vec<String> = cells.collect();
    out.push_str(&cells.join(","));
    out.push_str("\r\n");
}

/// A number, which no spreadsheet takes for anything else.
fn hours_cell(minutes: i64) -> String {
    format!("{:.2}", minutes as f64 / 60.0)
}

/// A text, which no spreadsheet takes for a formula.
fn text_cell(text: &str) -> String {
    let guard = if text.starts_with(['=', '+', '-', '@', '\t', '\r']) { "'" } else { "" };
    let text = format!("{guard}{text}");
    if text.contains(['"', ',', ';', '\n', '\r', '\t']) {
        format!("\"{}\"", text.replace('"', "\"\""))
    } else {
        text
    }
}

#[cfg(test)]
mod tests {
    use super::{super::test_plan, *};
    use crate::{
        base::RawId,
        domain::{
            Holiday, HolidayId, LeaveId,
            rota::{Leave, LeaveReason},
        },
    };
    use std::sync::Arc;

    const HEADER: [&str; COLUMNS] = ["Name", "a", "w", "n", "sa", "su", "h", "oc", "ca", "c", "o", "=cc"];

    #[test]
    fn hours_are_those_that_pass_by_kind() {
        // From the Saturday on which the clock is put forward in the night.
        let days: &[(i64, char)] = &[(-1, 'N'), (0, 'E'), (4, 'C'), (5, 'N'), (6, 'N')];
        let mut plan = test_plan::plan("Europe/Berlin", "2027-03-22", &[("Ann", days)]);
        let easter = Holiday { name: String::new(), date: "2027-03-29".parse().unwrap(), alerts: 1.0 };
        plan.year = Arc::new(crate::domain::Year {
            holidays: [(HolidayId(RawId(1)), easter)].into(),
            ..Default::default()
        });
        let expected = Pay {
            attended: 480 + 420 + 480,
            worked: 450 + 390 + 450,
            night: 360 + 420,
            saturday: 120,
            sunday: 300 + 120,
            holiday: 360,
            on_call: 1_440,
            calls: 0,
            contract: 35 * 60,
            overtime: 0,
            clock_changes: -60,
        };
        assert_eq!(pay(&plan), [(test_plan::person(0), expected)]);
    }

    #[test]
    fn an_hour_that_is_repeated_is_paid() {
        let plan = test_plan::plan("America/New_York", "2027-11-01", &[("Ann", &[(5, 'N')])]);
        let pay = &pay(&plan)[0].1;
        assert_eq!((pay.attended, pay.night, pay.clock_changes, pay.sunday), (540, 480, 60, 420));
    }

    #[test]
    fn leave_and_days_outside_the_employment_take_a_seventh_off_the_contract() {
        let mut rota = test_plan::rota("2027-01-04", &[("Ann", &[(0, 'E'), (1, 'E'), (2, 'E'), (3, 'E')])]);
        let person = rota.people.get_mut(&test_plan::person(0)).unwrap();
        let date = |text: &str| text.parse().unwrap();
        person.starts = Some(date("2027-01-05"));
        let leave = |first, last, is_approved| Leave {
            first: date(first),
            last: date(last),
            reason: LeaveReason::Annual,
            is_approved,
        };
        person.leave.insert(LeaveId(RawId(1)), leave("2027-01-09", "2027-01-20", true));
        person.leave.insert(LeaveId(RawId(2)), leave("2027-01-06", "2027-01-06", false));
        let pay = pay(&test_plan::of("UTC", rota));
        assert_eq!(pay[0].1.contract, 4 * 5 * 60);
        assert_eq!((pay[0].1.worked, pay[0].1.overtime), (4 * 450, 600));
    }

    #[test]
    fn texts_are_never_formulas_and_numbers_stay_numbers() {
        let people: &[(&str, &[(i64, char)])] = &[
            ("=1+1", &[(5, 'N')]),
            ("-2", &[]),
            ("@x, \"y\"", &[]),
            ("\tz", &[]),
            ("Zoë;", &[]),
            ("+", &[]),
        ];
        let text = csv(&test_plan::plan("Europe/Berlin", "2027-03-22", people), &HEADER);
        let lines: Vec<&str> = text.split("\r\n").collect();
        assert_eq!(lines[0], "\u{feff}Name,a,w,n,sa,su,h,oc,ca,c,o,'=cc");
        assert_eq!(lines[1], "'=1+1,7.00,6.50,6.00,2.00,5.00,0.00,0.00,0.00,35.00,0.00,-1.00");
        let starts: Vec<&str> =
            lines[2..7].iter().map(|line| line.rsplitn(12, ',').last().unwrap()).collect();
        assert_eq!(starts, ["'-2", "\"'@x, \"\"y\"\"\"", "\"'\tz\"", "\"Zoë;\"", "'+"]);
        assert_eq!((lines.len(), lines[7]), (8, ""));
    }
}
