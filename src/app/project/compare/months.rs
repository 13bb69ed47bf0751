//! Rows of the months ahead: how likely each column is short of people at the end, and how many are missing.

use super::{Column, CompareCell, CompareRow, Writing, beside_base};
use crate::{app::job::MonthsBrief, text::Voice};

/// More likely short than not is not as wanted.
const LIKELY: f64 = 0.5;

/// None while no column has its months.
pub(super) fn rows(columns: &[Column<'_>], voice: Voice<'_>) -> Vec<CompareRow> {
    let words = voice.words.compare_page();
    let f = voice.format;
    let Some(last) = columns.iter().find_map(|column| column.ahead).map(|brief| f.month(brief.last)) else {
        return Vec::new();
    };
    let base = columns.first().and_then(|column| column.ahead);
    let row = |name: String,
               read: fn(&MonthsBrief) -> f64,
               writing: Writing<'_>,
               kept: &dyn Fn(f64) -> Option<bool>| {
        let cells = columns.iter().enumerate().map(|(at, column)| {
            let Some(value) = column.ahead.map(read) else {
                return CompareCell { text: words.none.to_owned(), kept: None, is_missing: true };
            };
            let text = beside_base(value, base.map(read).filter(|_| at > 0), &writing, voice);
            CompareCell { text, kept: kept(value), is_missing: false }
        });
        CompareRow { name, cells: cells.collect(), is_played: false }
    };
    let percent = |share: f64| f.percent(share, 0);
    let points = |share: f64| f.number(share * 100.0, 0);
    let tenth = |people: f64| f.number(people, 1);
    vec![
        row(
            (words.short_in)(&last),
            |brief| brief.short,
            Writing { figure: &percent, difference: &points },
            &|share| Some(share <= LIKELY),
        ),
        row(
            (words.missing_in)(&last),
            |brief| brief.missing.max(0.0),
            Writing { figure: &tenth, difference: &tenth },
            &|_| None,
        ),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        app::{
            job::{JobResult, Meanwhile, run_compare},
            sample::sample,
        },
        base::Month,
        domain::in_order,
        text::{PlainFormat, en},
    };

    const VOICE: Voice<'static> = Voice { words: &en::WORDS, format: &PlainFormat };

    /// "Hire one, or let a playbook close part of the phishing: who is short at the end of the year?"
    #[test]
    fn whoever_joins_or_is_not_needed_shows_in_the_last_month() {
        let plan = sample(Month { year: 2027, month: 1 });
        let scenarios = in_order(&plan.scenarios);
        let ids: Vec<_> = scenarios.iter().map(|(id, _)| *id).collect();
        let mut found = Vec::new();
        let done = run_compare(&plan, 0, &ids, |meanwhile| {
            if let Meanwhile::Early(JobResult::ComparedMonths(briefs)) = meanwhile {
                found = briefs;
            }
        });
        assert!(done.is_ok() && found.len() == 3);
        let columns: Vec<_> =
            found.iter().map(|brief| Column { name: "x", report: None, ahead: brief.as_ref() }).collect();
        let rows = rows(&columns, VOICE);
        assert!(rows[0].name.contains("2027-12"), "{}", rows[0].name);
        let short: Vec<f64> = found.iter().flatten().map(|brief| brief.short).collect();
        assert!(short[1] < short[0] && short[2] < short[0], "{short:?}");
    }
}
