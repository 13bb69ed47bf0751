//! What the page about the hours of the team shows: where they go, and what those that a scenario frees could do.
//!
//! In: the hours of the plan as it is, and of the scenario that is shown if one is. Out: sentences, figures, the picture.

use super::figure::StripFigure;
use crate::{
    chart::{ChartSpec, hours_of_team},
    engine::ledger::{Filler, Hours},
    text::{Voice, work_page::WorkFacts},
};

/// The page.
#[derive(Clone, Debug, PartialEq)]
pub struct WorkView {
    /// The sentence a manager can repeat.
    pub answer: String,
    /// What stands behind it.
    pub detail: String,
    /// What takes and leaves hours.
    pub figures: Vec<StripFigure>,
    /// The picture; none without hours.
    pub picture: Option<ChartSpec>,
}

/// A scenario that is shown, beside the plan.
#[derive(Clone, Copy, Debug)]
pub struct Shown<'a> {
    /// What the scenario is called.
    pub name: &'a str,
    /// The hours of the plan without it.
    pub plan: &'a Hours,
}

/// Derives the page from the hours that are shown.
pub fn view(hours: &Hours, scenario: Option<Shown<'_>>, voice: Voice<'_>) -> WorkView {
    let words = voice.words.work_page();
    let f = voice.format;
    let (filler, filler_done) = hours.filler();
    let has_hours = hours.contract > 0.0 || hours.seats > 0.0;
    let facts = WorkFacts { seats: hours.seats, alerts: hours.alerts, left: hours.left, filler, filler_done };
    let answer = if hours.seats > 0.0 { (words.answer)(f, facts) } else { words.empty.to_owned() };
    let detail = scenario.map_or_else(|| words.detail.to_owned(), |shown| freed(hours, shown, voice));
    let whole = |value: f64| f.number(value, 0);
    let of_seats = if hours.seats > 0.0 { hours.alerts / hours.seats } else { 0.0 };
    let [alerts, protected, left, unplanned] = words.figures;
    let is_short = hours.unplanned < -0.5;
    let figures = vec![
        StripFigure {
            key: "alerts",
            name: alerts,
            figure: whole(hours.alerts),
            unit: words.hours.to_owned(),
            note: (words.of_seats)(f, of_seats),
            good: None,
        },
        StripFigure {
            key: "protected",
            name: protected,
            figure: whole(hours.protected()),
            unit: words.hours.to_owned(),
            note: words.protected_note.to_owned(),
            good: None,
        },
        StripFigure {
            key: "left",
            name: left,
            figure: whole(hours.left),
            unit: words.hours.to_owned(),
            note: (words.left_note)(f, filler, filler_done),
            good: (hours.seats > 0.0).then_some(hours.left > -0.5),
        },
        StripFigure {
            key: "unplanned",
            name: unplanned,
            figure: whole(hours.unplanned),
            unit: words.hours.to_owned(),
            note: (words.unplanned_note)(is_short).to_owned(),
            good: is_short.then_some(false),
        },
    ];
    let picture = has_hours.then(|| hours_of_team::spec(hours, answer.clone(), voice));
    WorkView { answer, detail, figures, picture }
}

/// What a scenario frees, and the first filler work that gets more of it.
fn freed(hours: &Hours, shown: Shown<'_>, voice: Voice<'_>) -> String {
    let words = voice.words.work_page();
    let said = (words.freed)(voice.format, shown.name, hours.left - shown.plan.left);
    let before = |work: &Filler| {
        shown.plan.fillers.iter().find(|plan| plan.id == work.id).map_or(0.0, |plan| plan.done)
    };
    let gains = hours.fillers.iter().find(|work| work.done > before(work) + 0.5);
    match gains {
        Some(work) => {
            let written = |value: f64| voice.format.number(value, 0);
            let gets = (words.freed_for)(&work.name, &written(work.done), &written(work.wanted));
            format!("{said} {gets}")
        }
        None => said,
    }
}

/// What a filler finds, in words; none for other work.
pub fn finds(hours: &Hours, id: crate::base::RawId, voice: Voice<'_>) -> Option<String> {
    let work = hours.fillers.iter().find(|work| work.id == id)?;
    let written = |value: f64| voice.format.number(value, 0);
    Some((voice.words.work_page().finds)(&written(work.done), &written(work.wanted)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        app::sample::sample,
        base::{Estimate, Month},
        domain::{Document, in_order},
        engine::{ledger::hours, scenario::applied},
        text::{PlainFormat, en},
    };
    use std::sync::Arc;

    const VOICE: Voice<'static> = Voice { words: &en::WORDS, format: &PlainFormat };

    fn plan() -> Document {
        sample(Month { year: 2027, month: 1 })
    }

    /// "If we auto-close phishing, what could we do with the time?"
    #[test]
    fn a_scenario_that_frees_hours_says_what_they_could_do() {
        let mut plan = plan();
        // More filler work than the desk has time for.
        let work = Arc::make_mut(&mut plan.work);
        for function in work.functions.values_mut() {
            if function.name == "Tune the noisiest rules" {
                function.hours_per_month = Estimate::point(1_000.0);
            }
        }
        let base = hours(&plan, 0);
        let (_, automate) = in_order(&plan.scenarios)[0];
        let with = hours(&applied(&plan, automate, 0), 0);
        let shown = view(&with, Some(Shown { name: &automate.name, plan: &base }), VOICE);
        assert!(shown.detail.starts_with("“Auto-close 30 % of phishing” frees "), "{}", shown.detail);
        assert!(shown.detail.contains("“Tune the noisiest rules” then gets"), "{}", shown.detail);
        assert!((with.left - base.left - (base.alerts - with.alerts)).abs() < 1e-9);
    }

    #[test]
    fn every_hour_of_the_contracts_is_accounted_for() {
        let hours = hours(&plan(), 0);
        let desk = hours.empty + hours.in_shift + hours.at_desk + hours.incidents + hours.alerts + hours.left;
        assert!((desk - hours.seats).abs() < 1e-9);
        let all = hours.absence + hours.seats + hours.off_desk + hours.unplanned;
        assert!((all - hours.contract).abs() < 1e-9);
        assert!((0.0..20.0).contains(&hours.unplanned), "coherent to the hour: {}", hours.unplanned);
    }

    #[test]
    fn a_plan_without_seats_says_so() {
        let mut plan = plan();
        Arc::make_mut(&mut plan.desk).seats = crate::base::WeekGrid::filled(0);
        let shown = view(&hours(&plan, 0), None, VOICE);
        assert_eq!(shown.answer, "Nobody is at the desk yet");
        assert!(
            shown.figures.iter().all(|figure| figure.good != Some(true)),
            "nothing is well about nothing"
        );
    }
}
