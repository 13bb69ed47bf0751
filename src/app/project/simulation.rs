//! What the page on which the desk is played shows: the answer, the strip, and the formulas beside what was played.
//!
//! In: what is known of the run, and how it was played. Out: words and figures; the pictures are charts of their own
//! (`chart::simulated`). What lies outside its promise by its whole range is sure, the rest too close to call.

use super::capacity::reading::{count, share};
use crate::{
    app::job::JobFailure,
    base::statistics::Interval,
    chart::{Judgement, simulated},
    domain::{Promise, Target},
    engine::capacity::simulate::{Beside, CustomerDigest, FormulaGap, SeverityDigest, SimulationDigest},
    text::{
        Voice,
        simulation_page::{BesideWords, Gap, PlayedFacts},
    },
};

/// The page.
#[derive(Clone, Debug, PartialEq)]
pub struct SimulationView {
    /// The sentence a manager can repeat.
    pub answer: String,
    /// How to read it; of a desk that falls behind, what its figures are of.
    pub detail: String,
    /// Promises, occupancy, overtime, repetitions.
    pub figures: Vec<SimulationFigure>,
    /// Formula beside simulation.
    pub beside: Vec<BesideRow>,
    /// Why they differ, a sentence a reason; or that they agree.
    pub reasons: Vec<&'static str>,
    /// Whether they differ anywhere.
    pub differs: bool,
}

/// A figure of the strip.
#[derive(Clone, Debug, PartialEq)]
pub struct SimulationFigure {
    /// Tells it from the others.
    pub key: &'static str,
    /// What it is.
    pub name: &'static str,
    /// Written.
    pub figure: String,
    /// Its unit or what it is compared to.
    pub unit: String,
    /// A line under it.
    pub note: String,
    /// How it stands; none if it is not judged.
    pub judgement: Option<Judgement>,
}

/// One figure of one severity, or of a customer in it, by formula and as played.
#[derive(Clone, Debug, PartialEq)]
pub struct BesideRow {
    /// The severity; empty where the row before is of the same.
    pub severity: String,
    /// What it is.
    pub figure: String,
    /// By formula.
    pub formula: String,
    /// As played.
    pub played: String,
    /// From where to where it may lie.
    pub range: String,
    /// Why they differ; empty where they do not.
    pub why: String,
}

/// Derives the page.
pub fn view(played: &SimulationDigest, voice: Voice<'_>) -> SimulationView {
    let words = voice.words.simulation_page();
    let beside = beside(played, voice);
    let differs = beside.iter().any(|row| !row.why.is_empty());
    SimulationView {
        answer: answer(played, voice),
        detail: match played.falls_behind {
            true => (words.behind)(voice.format, played.weeks),
            false => words.detail.to_owned(),
        },
        figures: figures(played, voice),
        beside,
        reasons: match differs {
            true => gaps(played, true, &words.beside).iter().map(|gap| gap.sentence).collect(),
            false => vec![words.beside.agree],
        },
        differs,
    }
}

fn answer(played: &SimulationDigest, voice: Voice<'_>) -> String {
    let promises = simulated::played_promises(played);
    let of = |wanted: Judgement| {
        let mut names: Vec<&str> = Vec::new();
        for promise in promises.iter().filter(|promise| promise.judgement() == wanted) {
            // A customer can have promises in several severities, and is named once.
            if !names.contains(&promise.of()) {
                names.push(promise.of());
            }
        }
        names
    };
    let missed = of(Judgement::Bad);
    let unsure = of(Judgement::Warn).into_iter().filter(|name| !missed.contains(name)).collect();
    let first = promises.first().map(|first| {
        let promised = Some(first.target.share);
        let (low, high) = first.range();
        let share = between(&share(low, promised, voice), &share(high, promised, voice), voice);
        (first.of(), first.promise, share)
    });
    let facts = PlayedFacts { times: played.repetitions, weeks: played.weeks, first, missed, unsure };
    (voice.words.simulation_page().answer)(voice.format, &facts)
}

/// "97% to 98%", or one of them where both read alike.
fn between(low: &str, high: &str, voice: Voice<'_>) -> String {
    if low == high { low.to_owned() } else { (voice.words.simulation_page().strip.range)(low, high) }
}

fn figures(played: &SimulationDigest, voice: Voice<'_>) -> Vec<SimulationFigure> {
    let (words, f) = (&voice.words.simulation_page().strip, voice.format);
    let promises = simulated::played_promises(played);
    let count_of = |wanted| promises.iter().filter(|promise| promise.judgement() == wanted).count();
    let [kept, missed, unsure] = [Judgement::Good, Judgement::Bad, Judgement::Warn].map(count_of);
    let missing = voice.words.chart().missing;
    let written = |interval: Option<Interval>, write: &dyn Fn(f64) -> String| match interval {
        Some(Interval { mean, half_width }) if half_width.is_finite() => {
            let (low, high) = (write((mean - half_width).max(0.0)), write(mean + half_width));
            (write(mean), if low == high { String::new() } else { between(&low, &high, voice) })
        }
        Some(Interval { mean, .. }) => (write(mean), String::new()),
        None => (missing.to_owned(), String::new()),
    };
    let percent = |value: f64| share(value, None, voice);
    let (busy, busy_note) = written(played.occupancy, &percent);
    let (overtime, overtime_note) = written(played.overtime, &|hours| f.number(hours, 1));
    let judged = match (missed, unsure) {
        (0, 0) => Judgement::Good,
        (0, _) => Judgement::Warn,
        _ => Judgement::Bad,
    };
    let within = played.occupancy.map(|busy| match busy.mean <= played.occupancy_limit {
        true => Judgement::Good,
        false => Judgement::Bad,
    });
    vec![
        SimulationFigure {
            key: "promises",
            name: words.kept,
            figure: f.number(kept as f64, 0),
            unit: (words.kept_of)(f, promises.len()),
            note: (words.kept_note)(f, missed, unsure),
            judgement: (!promises.is_empty()).then_some(judged),
        },
        SimulationFigure {
            key: "busy",
            name: words.busy,
            figure: busy,
            unit: (words.busy_limit)(&f.percent(played.occupancy_limit, 0)),
            note: busy_note,
            judgement: within,
        },
        SimulationFigure {
            key: "overtime",
            name: words.overtime,
            figure: overtime,
            unit: words.overtime_unit.to_owned(),
            note: overtime_note,
            judgement: None,
        },
        SimulationFigure {
            key: "times",
            name: words.times,
            figure: f.number(f64::from(played.repetitions), 0),
            unit: words.times_unit.to_owned(),
            note: (words.times_note)(&count(played.alerts as f64, voice), played.is_tight),
            judgement: None,
        },
    ]
}

/// What the formulas leave out of this desk, or of the figures of its severities only.
fn gaps(played: &SimulationDigest, of_customers: bool, words: &BesideWords) -> Vec<Gap> {
    let mut gaps: Vec<Gap> = played
        .gaps
        .iter()
        .filter(|gap| of_customers || !gap.is_of_customers())
        .map(|gap| match gap {
            FormulaGap::DifferentMinutes => words.different_minutes,
            FormulaGap::UnevenMinutes => words.uneven_minutes,
            FormulaGap::SeatsClose => words.seats_close,
            FormulaGap::Interruption => words.interruption,
            FormulaGap::Ageing => words.ageing,
            FormulaGap::ClosedUnread => words.closed_unread,
            FormulaGap::Incidents => words.incidents,
            FormulaGap::EmptySeats => words.empty_seats,
            FormulaGap::ComesBack => words.comes_back,
            FormulaGap::CustomerMinutes => words.customer_minutes,
        })
        .collect();
    if played.falls_behind {
        gaps.push(words.line_grows);
    }
    if gaps.is_empty() {
        gaps.push(words.approximation);
    }
    gaps
}

fn beside(played: &SimulationDigest, voice: Voice<'_>) -> Vec<BesideRow> {
    let words = &voice.words.simulation_page().beside;
    let [why, why_of_customers] = [false, true].map(|of_customers| {
        let gaps = gaps(played, of_customers, words);
        gaps.iter().map(|gap| gap.short).collect::<Vec<_>>().join(words.and)
    });
    let wait = |hours: f64| (voice.words.common().duration)(voice.format, hours * 60.0);
    let mut rows = Vec::new();
    for severity in &played.severities {
        let SeverityDigest { acknowledge, triage_done, acknowledged, done, .. } = severity;
        let mut of_severity = vec![
            row(words.mean_wait.to_owned(), severity.mean_wait, &wait, &why, voice),
            row(words.slow_wait.to_owned(), severity.slow_wait, &wait, &why, voice),
        ];
        of_severity.extend(promise_rows((*acknowledge, *acknowledged), (*triage_done, *done), &why, voice));
        for CustomerDigest { name, acknowledge, acknowledged, triage_done, done, .. } in &severity.customers {
            let own = ((*acknowledge, *acknowledged), (*triage_done, *done));
            let rows = promise_rows(own.0, own.1, &why_of_customers, voice);
            let customer_promise = voice.words.capacity_page().severities.customer_promise;
            of_severity
                .extend(rows.map(|row| BesideRow { figure: customer_promise(name, &row.figure), ..row }));
        }
        if let Some(first) = of_severity.first_mut() {
            first.severity.clone_from(&severity.name);
        }
        rows.append(&mut of_severity);
    }
    rows
}

/// A row for each of two promises that is made.
fn promise_rows(
    acknowledge: (Option<Target>, Beside),
    triage_done: (Option<Target>, Beside),
    why: &str,
    voice: Voice<'_>,
) -> impl Iterator<Item = BesideRow> {
    let words = &voice.words.simulation_page().beside;
    let promises = [(Promise::Acknowledge, acknowledge), (Promise::TriageDone, triage_done)];
    promises.into_iter().filter_map(move |(promise, (target, figure))| {
        let target = target?;
        let within = (voice.words.common().duration)(voice.format, target.within_minutes);
        let percent = |value: f64| share(value, Some(target.share), voice);
        Some(row((words.promise)(promise, &within), figure, &percent, why, voice))
    })
}

fn row(
    figure: String,
    beside: Beside,
    write: &dyn Fn(f64) -> String,
    why: &str,
    voice: Voice<'_>,
) -> BesideRow {
    let words = &voice.words.simulation_page().beside;
    let missing = || voice.words.chart().missing.to_owned();
    let formula = match beside.formula {
        Some((worse, better)) => between(&write(worse.min(better)), &write(worse.max(better)), voice),
        None => words.none.to_owned(),
    };
    let (played, range) = match beside.played {
        Some(Interval { mean, half_width }) => {
            let ends = [mean - half_width, mean + half_width].map(|end| write(end.max(0.0)));
            let range = if half_width.is_finite() { between(&ends[0], &ends[1], voice) } else { missing() };
            (write(mean), range)
        }
        None => (missing(), missing()),
    };
    // What reads alike differs by nothing that matters.
    let differs = beside.is_outside() && formula != played;
    let why = if differs { why.to_owned() } else { String::new() };
    BesideRow { severity: String::new(), figure, formula, played, range, why }
}

/// Why the desk could not be played, and what can be done about it.
pub fn why_not(failure: &JobFailure, voice: Voice<'_>) -> String {
    let words = voice.words.simulation_page();
    match failure {
        JobFailure::TooManyAlerts { alerts, most } => {
            (words.too_many)(voice.format, *alerts as f64, *most as f64)
        }
        other => (words.failed)(&other.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        app::{
            job::{JobResult, SimulationOptions, run_simulate},
            sample::sample,
        },
        base::{Month, WeekGrid},
        domain::Document,
        text::{PlainFormat, en},
    };
    use std::sync::Arc;

    const VOICE: Voice<'static> = Voice { words: &en::WORDS, format: &PlainFormat };

    fn played(plan: &Document, options: SimulationOptions) -> SimulationDigest {
        match run_simulate(plan, 0, options, || false, |_| {}) {
            Ok(JobResult::Simulated(played)) => *played,
            other => panic!("{other:?}"),
        }
    }

    fn plan() -> Document {
        sample(Month { year: 2027, month: 1 })
    }

    #[test]
    fn the_sample_is_answered_in_a_sentence_and_the_formulas_stand_beside() {
        let options = SimulationOptions::default();
        let shown = view(&played(&plan(), options), VOICE);
        assert!(shown.answer.starts_with("Played "), "{}", shown.answer);
        assert_eq!(shown.figures.len(), 4);
        assert!(shown.differs && !shown.reasons.is_empty());
        let of_first: Vec<_> = shown.beside.iter().take(4).map(|row| row.figure.as_str()).collect();
        assert_eq!(of_first[..2], ["mean wait", "19 in 20 start within"]);
    }

    #[test]
    fn a_desk_that_falls_behind_says_that_its_lines_grow() {
        let mut plan = plan();
        let desk = Arc::make_mut(&mut plan.desk);
        desk.seats = WeekGrid::from_fn(|hour| desk.seats[hour].min(1));
        let options = SimulationOptions { times: Some(10), ..SimulationOptions::default() };
        let shown = view(&played(&plan, options), VOICE);
        assert!(
            shown.detail.starts_with("More work comes than the desk can do: lines grow"),
            "{}",
            shown.detail
        );
        assert!(shown.reasons.contains(&en::WORDS.simulation_page().beside.line_grows.sentence));
    }

    #[test]
    fn one_repetition_has_no_range_and_nothing_is_sure() {
        let options = SimulationOptions { times: Some(1), ..SimulationOptions::default() };
        let shown = view(&played(&plan(), options), VOICE);
        assert!(shown.figures[0].note.ends_with("too close to call"), "{}", shown.figures[0].note);
        assert!(shown.beside.iter().all(|row| row.range == "–" && row.why.is_empty()));
    }
}
