//! What do the hours of a rota cost besides their pay? In hours of pay, so that it holds whatever an hour costs.
//!
//! Hours of each kind are those of payroll ([`Pay`]), each times its per cent; kinds overlap, and an hour of several has the premiums of
//! all. Overtime is what is above the contract of the period.

use super::payroll::{Pay, Period, hours_cell, pay_in, row, text_cell};
use crate::{
    base::time::Month,
    domain::{Document, rota::PremiumKind},
};
use chrono::{Days, NaiveDate};
use std::collections::BTreeMap;

/// Minutes of a kind.
pub fn minutes_of(pay: &Pay, kind: PremiumKind) -> i64 {
    match kind {
        PremiumKind::Night => pay.night,
        PremiumKind::Saturday => pay.saturday,
        PremiumKind::Sunday => pay.sunday,
        PremiumKind::Holiday => pay.holiday,
        PremiumKind::Overtime => pay.overtime,
        PremiumKind::Standby => pay.standby,
        PremiumKind::OnCall => pay.on_call,
        PremiumKind::Calls => pay.calls,
    }
}

/// Hours of pay that minutes with a premium in per cent come to.
pub fn hours_of_pay(minutes: i64, percent: f64) -> f64 {
    minutes as f64 * percent / 6_000.0
}

/// Hours of pay that all premiums of somebody come to.
pub fn premium_hours(pay: &Pay, premiums: &BTreeMap<PremiumKind, f64>) -> f64 {
    let each = premiums.iter().map(|(kind, percent)| hours_of_pay(minutes_of(pay, *kind), *percent));
    // Not `sum`, of which nothing makes -0.
    each.fold(0.0, |sum, hours| sum + hours)
}

/// What the premiums of a month are, of one kind: an entry of operating cost, planned, for a budget.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PremiumEntry {
    /// The month.
    pub month: Month,
    /// Its days that are paid.
    pub period: Period,
    /// The kind.
    pub kind: PremiumKind,
    /// Minutes of the kind, of everybody.
    pub minutes: i64,
    /// Hours of pay that they come to.
    pub hours_of_pay: f64,
    /// What that costs, in hundredths of the plan's currency, rounded half away from zero; none where nobody told what an hour of pay costs.
    pub amount: Option<i64>,
}

/// The premiums of a period, month by month and kind by kind; kinds without a premium or without hours are left out.
///
/// A shift counts in the month in which it begins. Overtime is what is above the contract of the month's days, so that the months of a period
/// may have more of it than the period as a whole.
pub fn premium_entries(document: &Document, period: Period) -> Vec<PremiumEntry> {
    let rota = &document.rota;
    let mut entries = Vec::new();
    for period in months(period) {
        let all = pay_in(document, period);
        for (kind, percent) in rota.premiums.iter().filter(|(_, percent)| **percent > 0.0) {
            let minutes: i64 = all.iter().map(|(_, pay)| minutes_of(pay, *kind)).sum();
            if minutes == 0 {
                continue;
            }
            let hours_of_pay = hours_of_pay(minutes, *percent);
            let amount = rota.hour_pay.map(|pay| (hours_of_pay * pay * 100.0).round() as i64);
            let month = Month::of(period.first);
            entries.push(PremiumEntry { month, period, kind: *kind, minutes, hours_of_pay, amount });
        }
    }
    entries
}

/// The months of a period, the first and the last as far as they are part of it.
fn months(period: Period) -> Vec<Period> {
    let mut months = Vec::new();
    let mut first = period.first;
    while first <= period.last {
        let next = Month::of(first).plus(1).first_day();
        let last = next.and_then(|next| next.checked_sub_days(Days::new(1))).unwrap_or(period.last);
        months.push(Period { first, last: last.min(period.last) });
        let Some(next) = next else { break };
        first = next;
    }
    months
}

/// The entries as CSV (RFC 4180), as [`super::payroll::csv`] writes it; `header` names month, from, to, kind, hours, hours of pay, amount, currency.
pub fn csv(
    document: &Document,
    period: Period,
    header: &[&str; 8],
    named: fn(PremiumKind) -> &'static str,
) -> String {
    let mut out = String::from("\u{feff}");
    row(&mut out, header.iter().map(|name| text_cell(name)));
    let date = |date: NaiveDate| date.to_string();
    for entry in premium_entries(document, period) {
        let amount = entry.amount.map(|amount| hours_cell(amount as f64 / 100.0)).unwrap_or_default();
        let cells = [
            entry.month.to_string(),
            date(entry.period.first),
            date(entry.period.last),
            text_cell(named(entry.kind)),
            hours_cell(entry.minutes as f64 / 60.0),
            hours_cell(entry.hours_of_pay),
            amount,
            text_cell(&document.soc.currency),
        ];
        row(&mut out, cells.into_iter());
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{super::test_plan, *};
    use std::sync::Arc;

    #[test]
    fn an_hour_of_several_kinds_has_the_premium_of_each() {
        let pay = Pay { night: 480, sunday: 120, on_call: 1_440, ..Pay::default() };
        let premiums =
            [(PremiumKind::Night, 25.0), (PremiumKind::Sunday, 50.0), (PremiumKind::OnCall, 12.5)].into();
        assert_eq!(premium_hours(&pay, &premiums), 2.0 + 1.0 + 3.0);
        assert_eq!(premium_hours(&pay, &BTreeMap::new()), 0.0);
    }

    #[test]
    fn months_cut_a_period_where_they_end() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        let of = |first, last| months(Period { first: day(first), last: day(last) });
        let told = |period: &Period| (period.first.to_string(), period.last.to_string());
        let all: Vec<_> = of("2027-01-25", "2027-03-07").iter().map(told).collect();
        let pair = |first: &str, last: &str| (first.to_owned(), last.to_owned());
        let want = [
            pair("2027-01-25", "2027-01-31"),
            pair("2027-02-01", "2027-02-28"),
            pair("2027-03-01", "2027-03-07"),
        ];
        assert_eq!(all, want);
        assert!(of("2027-03-07", "2027-03-06").is_empty());
    }

    #[test]
    fn each_month_and_kind_is_an_entry_and_together_they_are_what_payroll_says() {
        let nights: &[(i64, char)] = &[(0, 'N'), (1, 'N'), (2, 'E'), (3, 'N'), (4, 'N'), (6, 'N')];
        let mut document =
            test_plan::plan("Europe/Berlin", "2027-02-25", &[("Ann", nights), ("Ben", &nights[1..])]);
        let period = Period::of(&document.rota);
        let premiums = [(PremiumKind::Night, 25.0), (PremiumKind::Sunday, 33.0), (PremiumKind::Calls, 0.0)];
        Arc::make_mut(&mut document.rota).premiums = premiums.into();
        let told = premium_entries(&document, period);
        assert!(told.len() == 3 && told.iter().all(|entry| entry.amount.is_none()));
        Arc::make_mut(&mut document.rota).hour_pay = Some(41.37);
        let entries = premium_entries(&document, period);
        let all = pay_in(&document, period);
        for (kind, percent) in &premiums[..2] {
            let of_kind = || entries.iter().filter(|entry| entry.kind == *kind);
            let minutes: i64 = all.iter().map(|(_, pay)| minutes_of(pay, *kind)).sum();
            assert_eq!(of_kind().map(|entry| entry.minutes).sum::<i64>(), minutes);
            for entry in of_kind() {
                // 41.37 an hour is 4,137 hundredths; a per cent of a minute of it is 4,137 / 6,000.
                let exact = entry.minutes as f64 * percent * 4_137.0 / 6_000.0;
                assert!((entry.amount.unwrap() as f64 - exact).abs() <= 0.5 + 1e-6);
            }
        }
        let text = csv(&document, period, &["a", "b", "c", "d", "e", "f", "g", "h"], |_| "Night, Sunday");
        assert_eq!(text.lines().count(), entries.len() + 1);
        assert!(text.lines().nth(1).unwrap().contains(",\"Night, Sunday\","));
    }

    #[test]
    fn each_kind_has_its_own_minutes() {
        let pay = Pay {
            night: 1,
            saturday: 2,
            sunday: 3,
            holiday: 4,
            overtime: 5,
            standby: 6,
            on_call: 7,
            calls: 8,
            ..Pay::default()
        };
        assert_eq!(PremiumKind::ALL.map(|kind| minutes_of(&pay, kind)), [1, 2, 3, 4, 5, 6, 7, 8]);
    }
}
