//! The page of real reports: the sample plan, and plans at the edges.

use super::{need::need, reading::Reading, strip::strip, *};
use crate::{
    app::sample::sample,
    base::{Estimate, Month, WeekGrid},
    domain::Document,
    engine::capacity::{CapacityReport, DeskWeek, Outcome, explain::Quantity, quick_report},
    text::{PlainFormat, Voice, capacity::explained, en},
};
use std::sync::Arc;

const VOICE: Voice<'static> = Voice { words: &en::WORDS, format: &PlainFormat };

fn plan() -> Document {
    sample(Month { year: 2027, month: 1 })
}

fn quick(document: &Document) -> CapacityReport {
    quick_report(&DeskWeek::from_document(document, 0).unwrap())
}

fn page(document: &Document) -> CapacityPage {
    let report = quick(document);
    capacity(&Reading { now: &report, before: None, voice: VOICE }, document)
}

fn with_volume(factor: f64) -> Document {
    let mut document = plan();
    for stream in Arc::make_mut(&mut document.streams).values_mut() {
        stream.volume = Estimate::point(stream.volume.median_amount() * factor);
    }
    document
}

#[test]
fn the_sample_says_who_sits_there_and_how_many_alerts_come() {
    let page = page(&plan());
    assert_eq!(
        page.headline.lead,
        "12 people hold 2 to 3 seats around the clock; 110 alerts a day reach people after grouping and auto-closure."
    );
    let names: Vec<_> = page.severities.iter().map(|row| row.name.as_str()).collect();
    assert_eq!(names, ["Critical", "High", "Medium", "Low"]);
}

#[test]
fn every_figure_that_can_be_opened_has_a_formula_a_model_and_its_inputs() {
    let document = plan();
    let report = quick(&document);
    let reading = Reading { now: &report, before: None, voice: VOICE };
    let page = capacity(&reading, &document);
    let rows = page.severities.iter().flat_map(|row| {
        let shares = row.promises.iter().map(|promise| &promise.shown);
        shares.chain([&row.longest_wait, &row.clears]).collect::<Vec<_>>()
    });
    let people = page.people.rows.iter().map(|row| &row.people);
    let strip = page.strip.iter().map(|figure| &figure.shown);
    let shown: Vec<_> = rows.chain(people).chain(strip).filter(|shown| shown.key.is_some()).collect();
    assert!(shown.len() >= 12, "{}", shown.len());
    for shown in shown {
        let figure = shown.key.and_then(|key| key.of(&report)).unwrap();
        if figure.outcome == Outcome::Pending {
            continue;
        }
        let words = explained(VOICE, &figure.explanation);
        assert!(!words.formula.is_empty() && !words.model.is_empty(), "{shown:?}");
        assert!(!words.inputs.is_empty(), "{shown:?}");
    }
}

#[test]
fn ten_times_the_alerts_leave_many_that_nobody_looks_at() {
    let page = page(&with_volume(10.0));
    assert!(page.headline.text.contains("nobody looks at"), "{}", page.headline.text);
    let low = page.severities.last().unwrap();
    assert!(low.clears.text.ends_with("alerts a week that nobody looks at"), "{}", low.clears.text);
    assert!(page.strip.iter().any(|figure| figure.label == "Nobody looks at"));
}

#[test]
fn a_million_alerts_a_day_are_said_in_words_and_never_as_infinity() {
    let said = format!("{:?}", page(&with_volume(10_000.0)));
    for odd in ["inf", "NaN", "e+"] {
        assert!(!said.contains(odd), "{odd} in {said}");
    }
}

#[test]
fn an_empty_plan_says_what_is_missing_and_an_empty_desk_that_nobody_is_there() {
    let mut document = plan();
    document.streams = Arc::default();
    document.severities = Arc::default();
    let reasons = DeskWeek::from_document(&document, 0).unwrap_err();
    let name = |quantity: Quantity| (VOICE.words.capacity.quantity)(quantity).to_owned();
    let lines = unanswerable(&reasons, name, VOICE);
    assert!(lines[0].starts_with("Severities") && lines[1].starts_with("Alert streams"), "{lines:?}");

    let mut document = plan();
    Arc::make_mut(&mut document.desk).seats = WeekGrid::filled(0);
    let page = page(&document);
    assert!(page.headline.text.starts_with("Nobody is at the desk"), "{}", page.headline.text);
    assert!(page.headline.lead.starts_with("12 people and no seat staffed"), "{}", page.headline.lead);
}

#[test]
fn a_desk_of_one_seat_in_business_hours_is_said_in_the_singular() {
    let mut document = with_volume(0.1);
    let open = document.soc.business_hours.clone();
    let desk = Arc::make_mut(&mut document.desk);
    desk.seats = WeekGrid::from_fn(|hour| u16::from(open[hour]));
    let page = page(&document);
    assert!(page.headline.lead.contains("hold 1 seat in "), "{}", page.headline.lead);
}

#[test]
fn figures_that_chance_decides_are_pending_in_the_quick_report_and_nothing_is_made_up() {
    let document = plan();
    let report = quick(&document);
    let reading = Reading { now: &report, before: None, voice: VOICE };
    for class in &report.classes {
        if class.acknowledge.share.outcome == Outcome::Pending {
            let key =
                FigureKey::Share(class.severity, crate::engine::capacity::need::TargetKind::Acknowledge);
            assert_eq!(reading.shown(key).text, "being worked out");
        }
    }
    assert_eq!(need(&reading, &document).sentence, VOICE.words.capacity_page.need.pending);
    assert!(strip(&reading).len() >= 3);
}
