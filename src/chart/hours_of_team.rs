//! Where do the hours of the team go? A bar for everything that takes some, the largest first.

use super::{Bar, Bars, Cell, ChartSpec, Judgement, Measure, Table, table::Column};
use crate::{
    engine::ledger::{Hours, WorkSource},
    text::Voice,
};

/// Beyond these the rest is small; the table has all.
const MOST_BARS: usize = 14;

/// The picture of the hours of a month.
pub fn spec(hours: &Hours, sentence: String, voice: Voice<'_>) -> ChartSpec {
    let words = voice.words.work_page();
    let rows = rows(hours, voice);
    let measure = Measure::of(words.hours, 0);
    let bars = Bars {
        category: words.what.to_owned(),
        value_name: words.hours_a_month.to_owned(),
        target_name: String::new(),
        base: None,
        measure: measure.clone(),
        bars: rows
            .iter()
            .take(MOST_BARS)
            .map(|(name, hours, judgement)| Bar {
                name: name.clone(),
                value: Some(*hours),
                range: None,
                target: None,
                judgement: *judgement,
                ends: None,
            })
            .collect(),
    };
    let said = &words.picture;
    let mut spec = ChartSpec::new("hours-of-the-team", said.title, said.subtitle, sentence, bars, voice);
    spec.table = Table {
        columns: vec![
            Column::words(words.what),
            Column::figures(words.hours_a_month, &measure),
            Column::figures(words.share, &Measure::share(1)),
        ],
        rows: rows
            .into_iter()
            .map(|(name, value, _)| {
                let share = (hours.contract > 0.0).then(|| value / hours.contract);
                vec![Cell::Text(name), Cell::Number(value), share.into()]
            })
            .collect(),
    };
    spec
}

/// Everything that takes hours, the largest first.
fn rows(hours: &Hours, voice: Voice<'_>) -> Vec<(String, f64, Option<Judgement>)> {
    let words = voice.words.work_page();
    let names = &words.rows;
    let fillers = hours.fillers.iter().map(|work| ((names.filler)(&work.name), work.done));
    let entries = hours.entries.iter().filter_map(|entry| {
        let name = match entry.source {
            WorkSource::Alerts(_) => (names.alerts)(&entry.name),
            WorkSource::Escalated(_) => (names.escalated)(&entry.name),
            WorkSource::ComesBack(_) => (names.comes_back)(&entry.name),
            WorkSource::Incidents => names.incidents.to_owned(),
            WorkSource::Function(..) if entry.placement != crate::domain::Placement::Filler => {
                entry.name.clone()
            }
            // It is another team's, or part of what is left.
            WorkSource::SecondTier(_) | WorkSource::Function(..) => return None,
        };
        Some((name, entry.hours))
    });
    let filled = hours.filler().1;
    let rest = [
        (names.absence, hours.absence),
        (names.in_shift, hours.in_shift),
        (names.empty, hours.empty),
        (names.left, hours.left - filled),
        (names.unplanned, hours.unplanned),
    ];
    let rest = rest.into_iter().map(|(name, hours)| (name.to_owned(), hours));
    let mut rows: Vec<(String, f64, Option<Judgement>)> = entries
        .chain(fillers)
        .chain(rest)
        .filter(|(_, hours)| *hours >= 0.5)
        .map(|(name, hours)| (name, hours, None))
        .collect();
    if hours.left <= -0.5 {
        rows.push((names.missing.to_owned(), -hours.left, Some(Judgement::Bad)));
    }
    rows.sort_by(|a, b| b.1.total_cmp(&a.1));
    rows
}
