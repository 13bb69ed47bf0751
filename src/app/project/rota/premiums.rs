//! What do nights, weekends, overtime and time on call cost besides, over the days that are paid?

use crate::{
    base::time::Month,
    domain::{Document, rota::PremiumKind},
    exchange::rota::{
        payroll::{Pay, Period, pay_in},
        premiums::{hours_of_pay, minutes_of, premium_entries},
    },
    text::Voice,
};
use std::collections::BTreeMap;

/// One kind of hours.
#[derive(Clone, Debug, PartialEq)]
pub struct PremiumRow {
    /// The kind.
    pub kind: PremiumKind,
    /// Hours of all people, written.
    pub hours: String,
    /// Hours of pay, written.
    pub pay: String,
}

/// All kinds and their sum.
#[derive(Clone, Debug, PartialEq)]
pub struct PremiumsSeen {
    /// The kinds.
    pub rows: Vec<PremiumRow>,
    /// Hours of pay in all, written.
    pub pay: String,
    /// What that makes a year, as a sentence; empty where there are none.
    pub a_year: String,
}

/// The premiums of a month, or of all.
#[derive(Clone, Debug, PartialEq)]
pub struct MonthRow {
    /// The month, written; empty for all of them.
    pub month: String,
    /// Hours of pay, written.
    pub pay: String,
    /// What they cost, written with the currency; empty where nobody told what an hour of pay costs.
    pub amount: String,
}

/// The premiums by month, and behind them their sum; none where there are no premiums.
pub fn premiums_by_month(document: &Document, period: Period, voice: Voice<'_>) -> Vec<MonthRow> {
    let mut months: BTreeMap<Month, (f64, Option<i64>)> = BTreeMap::new();
    for entry in premium_entries(document, period) {
        let (hours, amount) = months.entry(entry.month).or_insert((0.0, Some(0)));
        *hours += entry.hours_of_pay;
        *amount = amount.zip(entry.amount).map(|(sum, amount)| sum + amount);
    }
    let f = voice.format;
    let currency = &document.soc.currency;
    let row = |month: String, hours: f64, amount: Option<i64>| MonthRow {
        month,
        pay: f.number(hours, 1),
        amount: amount
            .map(|amount| format!("{} {currency}", f.number(amount as f64 / 100.0, 2)))
            .unwrap_or_default(),
    };
    let mut rows: Vec<MonthRow> =
        months.iter().map(|(month, (hours, amount))| row(f.month(*month), *hours, *amount)).collect();
    if !rows.is_empty() {
        let hours = months.values().map(|(hours, _)| hours).sum();
        rows.push(row(String::new(), hours, months.values().map(|(_, amount)| *amount).sum()));
    }
    rows
}

const DAYS_A_YEAR: f64 = 365.25;

/// The premiums of the days that are paid.
pub fn premiums(document: &Document, period: Period, voice: Voice<'_>) -> PremiumsSeen {
    let all: Vec<Pay> = pay_in(document, period).into_iter().map(|(_, pay)| pay).collect();
    let f = voice.format;
    let mut sum = 0.0;
    let row = |kind: PremiumKind| {
        let minutes: i64 = all.iter().map(|pay| minutes_of(pay, kind)).sum();
        let percent = document.rota.premiums.get(&kind).copied().unwrap_or(0.0);
        let pay = hours_of_pay(minutes, percent);
        sum += pay;
        PremiumRow { kind, hours: f.number(minutes as f64 / 60.0, 1), pay: f.number(pay, 1) }
    };
    let rows = PremiumKind::ALL.map(row).into();
    let days = (period.last - period.first).num_days() + 1;
    let a_year = if sum > 0.0 && days > 0 {
        (voice.words.rota_files().premiums_a_year)(f, sum * DAYS_A_YEAR / days as f64, days)
    } else {
        String::new()
    };
    PremiumsSeen { rows, pay: f.number(sum, 1), a_year }
}
