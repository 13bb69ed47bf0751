//! What the page of scenarios shows: the plan beside what each scenario makes of it.
//!
//! In: the names and reports of the columns, the plan first. Out: a sentence, and rows of figures with their differences from
//! the plan. Those are between the models' figures, which have no error of chance; where the desks were played on the same alerts,
//! rows of those differences follow, with how sure they are.

mod months;
mod played;

use super::capacity::reading::share;
use crate::{
    app::job::{MonthsBrief, SimulatedDifferences},
    domain::{Promise, Target},
    engine::capacity::{CapacityReport, report::ClassReport, report::TargetReport},
    text::{Voice, compare_page::Standing},
};
use played::Figure;

/// How many scenarios stand beside the plan.
pub const MOST_BESIDE: usize = 5;

/// One column: the plan or a scenario.
#[derive(Clone, Copy, Debug)]
pub struct Column<'a> {
    /// What it is called; empty for the plan as it is.
    pub name: &'a str,
    /// Its report; none where nothing can be computed or it is on its way.
    pub report: Option<&'a CapacityReport>,
    /// The months ahead of it; none where they cannot be followed or are on their way.
    pub ahead: Option<&'a MonthsBrief>,
}

/// The page.
#[derive(Clone, Debug, PartialEq)]
pub struct CompareView {
    /// The sentence a manager can repeat.
    pub answer: String,
    /// Names of the columns, the plan first.
    pub columns: Vec<String>,
    /// Figures, promises first.
    pub rows: Vec<CompareRow>,
}

/// One figure of all columns.
#[derive(Clone, Debug, PartialEq)]
pub struct CompareRow {
    /// What it is.
    pub name: String,
    /// One a column.
    pub cells: Vec<CompareCell>,
    /// It belongs to the row before: its differences, as they were played.
    pub is_played: bool,
}

/// One figure of one column.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CompareCell {
    /// Written, with its difference from the plan.
    pub text: String,
    /// Whether it keeps what is promised; none if nothing is, or it is not known.
    pub kept: Option<bool>,
    /// There is no number.
    pub is_missing: bool,
}

/// Derives the page. `played` holds the differences of the columns behind the first, where they were played.
pub fn view(columns: &[Column<'_>], played: Option<&SimulatedDifferences>, voice: Voice<'_>) -> CompareView {
    let words = voice.words.compare_page();
    let names = columns.iter().map(|column| match column.name {
        "" => words.as_it_is.to_owned(),
        name => name.to_owned(),
    });
    CompareView {
        answer: answer(columns, voice),
        columns: names.collect(),
        rows: rows(columns, played, voice),
    }
}

/// How many promises are missed; none while one is not judged.
fn missed(report: &CapacityReport) -> Option<usize> {
    report.promises().try_fold(0, |missed, promise| promise.met.map(|met| missed + usize::from(!met)))
}

fn answer(columns: &[Column<'_>], voice: Voice<'_>) -> String {
    let words = voice.words.compare_page();
    let Some((plan, scenarios)) = columns.split_first() else { return words.empty.to_owned() };
    if scenarios.is_empty() {
        return words.empty.to_owned();
    }
    let judged: Option<Vec<_>> =
        scenarios.iter().map(|column| Some((column.report.and_then(missed)?, column.name))).collect();
    match (plan.report, plan.report.and_then(missed), judged) {
        (Some(report), Some(plan_misses), Some(judged)) => {
            // The first of equals: the order is the manager's.
            let best = judged.iter().min_by_key(|(misses, _)| *misses);
            let (best_misses, best) = best.copied().unwrap_or_default();
            let of = report.promises().count();
            (words.answer)(voice.format, Standing { best, best_misses, plan_misses, of })
        }
        _ => words.pending.to_owned(),
    }
}

/// A figure, with its difference from the plan where there is one to tell.
fn beside_base(value: f64, base: Option<f64>, writing: &Writing<'_>, voice: Voice<'_>) -> String {
    let words = voice.words.compare_page();
    let figure = (writing.figure)(value);
    let Some(base) = base else { return figure };
    let amount = (writing.difference)((value - base).abs());
    // A difference that is not to be seen in what is written is none.
    let difference = match amount == (writing.difference)(0.0) {
        true => words.same.to_owned(),
        false => (words.signed)(value > base, &amount),
    };
    (words.with_difference)(&figure, &difference)
}

/// How a figure and its difference are written.
struct Writing<'a> {
    figure: &'a dyn Fn(f64) -> String,
    difference: &'a dyn Fn(f64) -> String,
}

fn rows(columns: &[Column<'_>], played: Option<&SimulatedDifferences>, voice: Voice<'_>) -> Vec<CompareRow> {
    let words = voice.words.compare_page();
    let f = voice.format;
    let plain = |decimals| move |value: f64| f.number(value, decimals);
    let (whole, tenth) = (plain(0), plain(1));
    let percent = |value: f64| share(value, None, voice);
    let points = |share: f64| f.number(share * 100.0, 0);
    let wait = |hours: f64| (voice.words.common().duration)(f, hours * 60.0);
    let row = |name: String,
               writing: Writing<'_>,
               of: &dyn Fn(&CapacityReport) -> Option<f64>,
               kept: &dyn Fn(&CapacityReport) -> Option<bool>| {
        let base = columns.first().and_then(|column| column.report).and_then(of);
        let cells = columns.iter().enumerate().map(|(at, column)| {
            let Some(report) = column.report else {
                return CompareCell { text: words.coming.to_owned(), kept: None, is_missing: true };
            };
            let Some(value) = of(report) else {
                // The search for enough seats comes last.
                let text = if report.need.is_none() { words.coming } else { words.none };
                return CompareCell { text: text.to_owned(), kept: None, is_missing: true };
            };
            let text = beside_base(value, base.filter(|_| at > 0), &writing, voice);
            CompareCell { text, kept: kept(report), is_missing: false }
        });
        CompareRow { name, cells: cells.collect(), is_played: false }
    };
    let nothing = |_: &CapacityReport| None;
    let played_row = |class: &ClassReport, figure| {
        played::row(played, columns.len().saturating_sub(1), class.severity, figure, voice)
    };
    let mut rows = Vec::new();
    let classes = columns.iter().find_map(|column| column.report).map(|report| &report.classes[..]);
    for class in classes.unwrap_or_default() {
        for promise in [Promise::Acknowledge, Promise::TriageDone] {
            let Some(target) = any_target(columns, class, promise) else { continue };
            let within = (voice.words.common().duration)(f, target.within_minutes);
            let of = |report: &CapacityReport| target_of(report, class, promise)?.share.value();
            let kept = |report: &CapacityReport| target_of(report, class, promise)?.met;
            let name = (words.promise)(&class.name, promise, &within);
            // As everywhere: a promise that is missed never reads as kept.
            let percent = |value: f64| share(value, Some(target.share), voice);
            rows.push(row(name, Writing { figure: &percent, difference: &points }, &of, &kept));
            rows.extend(played_row(class, Figure::Kept(promise)));
        }
    }
    for class in classes.unwrap_or_default() {
        let of = |report: &CapacityReport| same_class(report, class)?.slow_wait.value();
        rows.push(row(
            (words.slow_wait)(&class.name),
            Writing { figure: &wait, difference: &wait },
            &of,
            &nothing,
        ));
        rows.extend(played_row(class, Figure::SlowWait));
    }
    let number = || Writing { figure: &whole, difference: &whole };
    let people = || Writing { figure: &tenth, difference: &tenth };
    let needed_hours = |report: &CapacityReport| {
        let seats = report.need.as_ref()?.seats.as_ref()?;
        Some(seats.values().iter().map(|seats| f64::from(*seats)).sum())
    };
    let needed_people = |report: &CapacityReport| report.people.for_needed_seats.as_ref()?.value();
    let gap = |report: &CapacityReport| Some((needed_people(report)? - report.people.team).max(0.0));
    rows.push(row(
        words.occupancy.to_owned(),
        Writing { figure: &percent, difference: &points },
        &|report| report.desk.occupancy.value(),
        &|report| Some(report.desk.within_limit),
    ));
    rows.push(row(words.alerts.to_owned(), people(), &|report| Some(report.funnel.human / 7.0), &nothing));
    let unworked = |report: &CapacityReport| report.desk.unworked_alerts.value();
    if columns.iter().filter_map(|column| column.report).filter_map(unworked).any(|left| left >= 0.05) {
        rows.push(row(words.unworked.to_owned(), number(), &unworked, &|report| {
            Some(unworked(report)? < 0.05)
        }));
    }
    rows.push(row(words.seat_hours.to_owned(), number(), &|report| report.desk.seat_hours.value(), &nothing));
    rows.push(row(words.needed_hours.to_owned(), number(), &needed_hours, &nothing));
    rows.push(row(words.people.to_owned(), people(), &|report| Some(report.people.team), &nothing));
    rows.push(row(words.people_needed.to_owned(), people(), &needed_people, &nothing));
    rows.push(row(words.gap.to_owned(), people(), &gap, &|report| Some(gap(report)? < 0.05)));
    rows.extend(months::rows(columns, voice));
    rows
}

fn same_class<'a>(report: &'a CapacityReport, class: &ClassReport) -> Option<&'a ClassReport> {
    report.classes.iter().find(|each| each.severity == class.severity)
}

fn target_of<'a>(
    report: &'a CapacityReport,
    class: &ClassReport,
    promise: Promise,
) -> Option<&'a TargetReport> {
    let class = same_class(report, class)?;
    Some(match promise {
        Promise::Acknowledge => &class.acknowledge,
        Promise::TriageDone => &class.triage_done,
    })
}

/// The promise as the plan makes it, or the first scenario that makes one.
fn any_target(columns: &[Column<'_>], class: &ClassReport, promise: Promise) -> Option<Target> {
    columns
        .iter()
        .filter_map(|column| column.report)
        .find_map(|report| target_of(report, class, promise)?.target)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        app::{
            job::{JobResult, run_compare},
            sample::sample,
        },
        base::Month,
        domain::in_order,
        text::{PlainFormat, en},
    };

    const VOICE: Voice<'static> = Voice { words: &en::WORDS, format: &PlainFormat };

    /// "Hire one, or let a playbook close part of the phishing?"
    #[test]
    fn the_sample_says_which_of_its_two_ways_keeps_every_promise() {
        let plan = sample(Month { year: 2027, month: 1 });
        let scenarios = in_order(&plan.scenarios);
        let ids: Vec<_> = scenarios.iter().map(|(id, _)| *id).collect();
        let Ok(JobResult::Compared(reports)) = run_compare(&plan, 2, &ids, |_| {}) else {
            panic!("no reports")
        };
        let names = [""].into_iter().chain(scenarios.iter().map(|(_, scenario)| scenario.name.as_str()));
        let columns: Vec<_> = names
            .zip(&reports)
            .map(|(name, report)| Column { name, report: report.as_ref(), ahead: None })
            .collect();
        let shown = view(&columns, None, VOICE);
        assert_eq!(shown.columns, ["As it is", "Auto-close 30 % of phishing", "Hire one for the weekdays"]);
        assert!(
            shown.answer.starts_with("“Hire one for the weekdays” keeps every promise"),
            "{}",
            shown.answer
        );
        let row = |name: &str| shown.rows.iter().find(|row| row.name == name).unwrap();
        let kept: Vec<_> = row("Low, started in 4 h").cells.iter().map(|cell| cell.kept).collect();
        assert_eq!(kept, [Some(false), Some(false), Some(true)]);
        assert_eq!(row("People in the team").cells[2].text, "13.0 (+1.0)");
        assert_eq!(row("Seat hours staffed, a week").cells[1].text, "376 (±0)");
    }

    #[test]
    fn what_is_on_its_way_is_neither_kept_nor_missed() {
        let columns = [
            Column { name: "", report: None, ahead: None },
            Column { name: "More", report: None, ahead: None },
        ];
        let shown = view(&columns, None, VOICE);
        assert_eq!(shown.answer, en::WORDS.compare_page().pending);
        assert!(
            shown.rows.iter().flat_map(|row| &row.cells).all(|cell| cell.is_missing && cell.kept.is_none())
        );
    }
}
