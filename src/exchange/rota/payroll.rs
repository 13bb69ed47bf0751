//! Which hours does each person have over a period, by kind? A table for payroll, a row a person.
//!
//! Every hour is one that really passes: a night in which the clock is changed has seven or nine (see `hours`). Only days of the
//! period count, which is the rota's weeks unless another is chosen, such as a month; each shift as a whole with the day on which it
//! begins. Before the rota that is what was worked, as far as it is known.
//!
//! - attended: from the beginning to the end of the shifts that are worked; with the hours on call, what the calendar shows.
//! - worked: attended without the unpaid breaks; where it is recorded what somebody really worked on a day, that, but without what is
//!   given back as time in lieu.
//! - nights (the night of the rota, on the wall clock), Saturdays, Sundays, public holidays of the person's site: the part of what is attended that
//!   lies in them. When breaks are taken is not known, so that they are not taken off; kinds overlap.
//! - standby: attended on standby at the workplace; a part of attended and worked, which may be paid in another way.
//! - on call: from the beginning to the end of those shifts, and no part of the other kinds.
//! - contract: a seventh of the week's hours for each day of the period on which the person is employed and has no approved leave;
//!   that is weeks times contract, less a seventh of it for each day of leave.
//! - calls: what calls took while somebody was on call, but for what is given back as time in lieu.
//! - overtime: worked and calls above the contract of the period, or none.
//! - overtime by the week: worked and calls above the weekly limit, summed over the weeks from Monday to Sunday that end in the period,
//!   each as a whole. The limit is that of the rule on hours from Monday to Sunday, whether it costs or is never broken, and 40 hours
//!   where there is no such rule. Leave is not taken off it. It overlaps with overtime; which of them is paid is a matter of contract.
//! - clock changes: attended less what it would be without them; below 0 where a clock is put forward.
//! - premiums: what all kinds together cost besides, in hours of pay (see `premiums`).

use super::{
    hours::{Span, Turn, first, last, turns_between, wall},
    premiums::premium_hours,
};
use crate::domain::{
    Document, PersonId, RotaPlan, in_order,
    rota::{Duty, NightHours, Person, RuleKind, Worked},
};
use chrono::{Datelike, Days, NaiveDate, Weekday};
use std::collections::{BTreeMap, BTreeSet};

/// Columns of the table: the name, thirteen kinds of hours, and the premiums.
pub const COLUMNS: usize = 15;

/// Hours of a week that are no overtime, where no rule says how many.
const HOURS_IN_WEEK: f64 = 40.0;

/// Days of a period at most.
const MOST_DAYS: usize = 4_000;

/// The days that are paid, both of them included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Period {
    /// The first.
    pub first: NaiveDate,
    /// The last.
    pub last: NaiveDate,
}

impl Period {
    /// The weeks of a rota.
    pub fn of(rota: &RotaPlan) -> Self {
        Self { first: rota.first_day, last: rota.date(rota.days().saturating_sub(1)) }
    }

    fn holds(self, date: NaiveDate) -> bool {
        self.first <= date && date <= self.last
    }

    /// From the Monday of its first week on: weeks count as a whole.
    fn with_its_first_week(self) -> Self {
        let behind = u64::from(self.first.weekday().num_days_from_monday());
        Self { first: self.first.checked_sub_days(Days::new(behind)).unwrap_or(self.first), ..self }
    }
}

/// Minutes of a person over the period, by kind; the head of the module says what each is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pay {
    /// From beginning to end of what is worked.
    pub attended: i64,
    /// Without unpaid breaks.
    pub worked: i64,
    /// In the hours that are night.
    pub night: i64,
    /// On Saturdays.
    pub saturday: i64,
    /// On Sundays.
    pub sunday: i64,
    /// On public holidays.
    pub holiday: i64,
    /// On standby, which is worked.
    pub standby: i64,
    /// On call.
    pub on_call: i64,
    /// Calls while on call.
    pub calls: i64,
    /// What the contract asks for.
    pub contract: i64,
    /// Worked above it.
    pub overtime: i64,
    /// Worked above the weekly limit, in the weeks that end in the period.
    pub overtime_week: i64,
    /// What clock changes added, or took away.
    pub clock_changes: i64,
}

impl Pay {
    fn columns(&self) -> [i64; COLUMNS - 2] {
        [
            self.attended,
            self.worked,
            self.night,
            self.saturday,
            self.sunday,
            self.holiday,
            self.standby,
            self.on_call,
            self.calls,
            self.contract,
            self.overtime,
            self.overtime_week,
            self.clock_changes,
        ]
    }

    fn add(&mut self, turn: &Turn<'_>, holidays: &BTreeSet<NaiveDate>, night_hours: NightHours) {
        let (zone, minutes) = (turn.zone, turn.span.minutes());
        if turn.kind.duty == Duty::OnCall {
            self.on_call += minutes;
            return;
        }
        self.attended += minutes;
        if turn.kind.duty == Duty::Standby {
            self.standby += minutes;
        }
        self.clock_changes += minutes - i64::from(turn.kind.length_minutes);
        // The night before may reach into it, and it may reach into the days behind.
        let days = (turn.kind.end_minute() / 1_440) as usize + 2;
        let Some(before) = turn.date.pred_opt() else { return };
        for date in before.iter_days().take(days) {
            let (begins, length) = (night_hours.from_minute, night_hours.length_minutes());
            let night =
                Span { from: first(zone, wall(date, begins)), to: last(zone, wall(date, begins + length)) };
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

/// What each person of the rota has over its weeks, in the order of the list.
pub fn pay(document: &Document) -> Vec<(PersonId, Pay)> {
    pay_in(document, Period::of(&document.rota))
}

/// What each person of the rota has over a period, in the order of the list.
pub fn pay_in(document: &Document, period: Period) -> Vec<(PersonId, Pay)> {
    let rota = &document.rota;
    let home: BTreeSet<NaiveDate> = document.year.holidays.values().map(|each| each.date).collect();
    let mut all = Vec::new();
    for (id, person) in in_order(&rota.people) {
        let mut pay = Pay { contract: contract(period, person), ..Pay::default() };
        let holidays =
            person.site.and_then(|site| rota.sites.get(&site)).map_or(&home, |site| &site.holidays);
        let weeks = period.with_its_first_week();
        let turns = turns_between(rota, &document.soc, Some(id), (weeks.first, weeks.last));
        turns
            .iter()
            .filter(|turn| period.holds(turn.date))
            .for_each(|turn| pay.add(turn, holidays, rota.night));
        let worked = worked(person, &turns, weeks);
        let calls = calls(person, weeks);
        let within = |days: &BTreeMap<NaiveDate, i64>| -> i64 {
            days.iter().filter(|(date, _)| period.holds(**date)).map(|(_, minutes)| minutes).sum()
        };
        (pay.worked, pay.calls) = (within(&worked), within(&calls));
        pay.overtime = (pay.worked + pay.calls - pay.contract).max(0);
        pay.overtime_week = overtime_week(rota, worked.iter().chain(&calls), period);
        all.push((id, pay));
    }
    all
}

/// Minutes that are paid as worked, by the day on which they began.
fn worked(person: &Person, turns: &[Turn<'_>], weeks: Period) -> BTreeMap<NaiveDate, i64> {
    let mut days = BTreeMap::new();
    for turn in turns.iter().filter(|turn| turn.kind.duty.is_work()) {
        let planned = (turn.span.minutes() - i64::from(turn.kind.unpaid_break_minutes)).max(0);
        days.insert(turn.date, paid(person.worked.get(&turn.date), planned));
    }
    for (date, worked) in person.worked.iter().filter(|(date, _)| weeks.holds(**date)) {
        days.entry(*date).or_insert_with(|| paid(Some(worked), 0));
    }
    days
}

/// Minutes of calls that are paid, by their day.
fn calls(person: &Person, weeks: Period) -> BTreeMap<NaiveDate, i64> {
    let mut days = BTreeMap::new();
    for call in person.calls.values().filter(|call| !call.as_lieu && weeks.holds(call.date)) {
        *days.entry(call.date).or_default() += i64::from(call.minutes);
    }
    days
}

/// Minutes above the limit of the weeks that end in the period.
fn overtime_week<'a>(
    rota: &RotaPlan,
    days: impl Iterator<Item = (&'a NaiveDate, &'a i64)>,
    period: Period,
) -> i64 {
    let limit = rota.rules.get(&RuleKind::HoursInWeek).map_or(HOURS_IN_WEEK, |rule| rule.limit);
    let limit = (limit * 60.0).round() as i64;
    let mut weeks: BTreeMap<NaiveDate, i64> = BTreeMap::new();
    for (date, minutes) in days {
        let ahead = u64::from(6 - date.weekday().num_days_from_monday());
        if let Some(sunday) = date.checked_add_days(Days::new(ahead)) {
            *weeks.entry(sunday).or_default() += minutes;
        }
    }
    let ended = weeks.into_iter().filter(|(sunday, _)| period.holds(*sunday));
    ended.map(|(_, minutes)| (minutes - limit).max(0)).sum()
}

/// Minutes of a day that are paid: what was planned, or what was worked where that is recorded and not given back.
fn paid(worked: Option<&Worked>, planned: i64) -> i64 {
    match worked {
        None => planned,
        Some(worked) if worked.as_lieu => i64::from(worked.minutes).min(planned),
        Some(worked) => i64::from(worked.minutes),
    }
}

fn contract(period: Period, person: &Person) -> i64 {
    let counts = |date: &NaiveDate| person.is_employed(*date) && person.leave_on(*date).is_none();
    let days = period.first.iter_days().take_while(|date| *date <= period.last).take(MOST_DAYS);
    let days = days.filter(counts).count() as f64;
    (days * person.contract_hours_per_week * 60.0 / 7.0).round() as i64
}

/// The table as CSV (RFC 4180): UTF-8 with its mark, so that spreadsheets read names as they are; hours with two decimals and a
/// full stop. `header` names the columns in the order of [`Pay`], the name first.
pub fn csv(document: &Document, period: Period, header: &[&str; COLUMNS]) -> String {
    let mut out = String::from("\u{feff}");
    row(&mut out, header.iter().map(|name| text_cell(name)));
    for (id, pay) in pay_in(document, period) {
        let name = document.rota.people.get(&id).map_or("", |person| person.name.as_str());
        let kinds = pay.columns().map(|minutes| minutes as f64 / 60.0);
        let hours = kinds.into_iter().chain([premium_hours(&pay, &document.rota.premiums)]);
        row(&mut out, std::iter::once(text_cell(name)).chain(hours.map(hours_cell)));
    }
    out
}

pub(super) fn row(out: &mut String, cells: impl Iterator<Item = String>) {
    let cells: Vec<String> = cells.collect();
    out.push_str(&cells.join(","));
    out.push_str("\r\n");
}

/// A number, which no spreadsheet takes for anything else.
pub(super) fn hours_cell(hours: f64) -> String {
    format!("{hours:.2}")
}

/// A text, which no spreadsheet takes for a formula.
pub(super) fn text_cell(text: &str) -> String {
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

    const HEADER: [&str; COLUMNS] =
        ["Name", "a", "w", "n", "sa", "su", "h", "sb", "oc", "ca", "c", "o", "ow", "=cc", "p"];

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
            standby: 0,
            on_call: 1_440,
            calls: 0,
            contract: 35 * 60,
            overtime: 0,
            overtime_week: 0,
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
    fn a_month_is_paid_alone_and_a_week_where_it_ends() {
        // Seven early shifts of seven and a half hours in a week that begins in March, and the rota's two weeks before.
        let days: Vec<(i64, char)> = (0..21).map(|day| (day, 'E')).collect();
        let mut rota = test_plan::rota("2027-03-15", &[("Ann", &days)]);
        rota.weeks = 3;
        let mut plan = test_plan::of("Europe/Berlin", rota);
        let date = |text: &str| text.parse().unwrap();
        let of = |plan: &Document, first, last| {
            pay_in(plan, Period { first: date(first), last: date(last) })[0].1.clone()
        };
        let (all, march) = (pay(&plan)[0].1.clone(), of(&plan, "2027-03-01", "2027-03-31"));
        let april = of(&plan, "2027-04-01", "2027-04-30");
        assert_eq!((all.worked, march.worked, april.worked), (21 * 450, 17 * 450, 4 * 450));
        assert_eq!((march.contract, april.contract), (31 * 300, 30 * 300));
        let beyond = 7 * 450 - 40 * 60;
        // The week that ends in April counts there as a whole.
        assert_eq!((all.overtime_week, march.overtime_week), (3 * beyond, 2 * beyond));
        assert_eq!(april.overtime_week, beyond);
        let rule = crate::domain::rota::Rule::hard(50.0);
        Arc::make_mut(&mut plan.rota).rules.insert(RuleKind::HoursInWeek, rule);
        assert_eq!(pay(&plan)[0].1.overtime_week, 3 * (7 * 450 - 50 * 60));
    }

    #[test]
    fn weekly_overtime_has_the_hours_that_really_pass() {
        // Six nights of seven and a half hours; the clock is put back in the last of them.
        let nights: &[(i64, char)] = &[(0, 'N'), (1, 'N'), (2, 'N'), (3, 'N'), (4, 'N'), (5, 'N')];
        let plan = test_plan::plan("America/New_York", "2027-11-01", &[("Ann", nights)]);
        assert_eq!(pay(&plan)[0].1.overtime_week, 6 * 450 + 60 - 40 * 60);
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
        let plan = test_plan::plan("Europe/Berlin", "2027-03-22", people);
        let text = csv(&plan, Period::of(&plan.rota), &HEADER);
        let lines: Vec<&str> = text.split("\r\n").collect();
        assert_eq!(lines[0], "\u{feff}Name,a,w,n,sa,su,h,sb,oc,ca,c,o,ow,'=cc,p");
        assert_eq!(lines[1], "'=1+1,7.00,6.50,6.00,2.00,5.00,0.00,0.00,0.00,0.00,35.00,0.00,0.00,-1.00,0.00");
        let starts: Vec<&str> =
            lines[2..7].iter().map(|line| line.rsplitn(15, ',').last().unwrap()).collect();
        assert_eq!(starts, ["'-2", "\"'@x, \"\"y\"\"\"", "\"'\tz\"", "\"Zoë;\"", "'+"]);
        assert_eq!((lines.len(), lines[7]), (8, ""));
    }
}
