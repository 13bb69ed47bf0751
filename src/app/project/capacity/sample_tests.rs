//! The page of real reports: the sample plan, and plans at the edges.

use super::{need::need, reading::Reading, severities::rows, strip::strip, *};
use crate::{
    app::sample::sample,
    base::{Estimate, Month, WeekGrid, progress::run_to_the_end},
    chart::{backlog, demand_and_capacity, seats_short, utilisation, within_target},
    domain::{Clock, Document, Target, WeeklyShape},
    engine::capacity::{
        CapacityReport, DeskWeek, Outcome, explain::Quantity, full_report, quick_report, report_with_chance,
    },
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
    capacity(&Reading::of(&report, VOICE), document)
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
        page.headline.lead.text,
        "12 people hold 2 to 3 seats around the clock; 110 alerts a day reach people after grouping and auto-closure."
    );
    let names: Vec<_> = page.severities.iter().map(|row| row.name.as_str()).collect();
    assert_eq!(names, ["Critical", "High", "Medium", "Low"]);
}

/// Everything on the page that is read, with the figure that it opens.
fn read_on(page: &CapacityPage) -> Vec<(String, Option<FigureKey>)> {
    let line = |line: &Line| (line.text.clone(), line.key);
    let shown = |shown: &Shown| (shown.text.clone(), shown.key);
    let mut all = vec![(page.headline.text.clone(), page.headline.key), line(&page.headline.lead)];
    all.extend(page.strip.iter().map(|figure| shown(&figure.shown)));
    for row in &page.severities {
        all.extend([&row.alerts_a_day, &row.slow_wait, &row.longest_wait, &row.clears].map(shown));
        all.extend(row.promises.iter().map(|promise| shown(&promise.shown)));
    }
    let need = &page.need;
    all.extend(
        need.lines.iter().chain(&need.other_lines).chain(&need.notes).chain(&need.hours_notes).map(line),
    );
    all.extend(need.hours.iter().flat_map(|row| [&row.now, &row.minimum, &row.needed].map(shown)));
    all.extend([&page.people.sentence, &page.people.team_hours].map(line));
    let people = page.people.rows.iter();
    all.extend(people.flat_map(|row| [&row.people, &row.whole, &row.against_team].map(shown)));
    all.extend(page.more.notes.iter().map(line));
    let more = page.more.rows.iter();
    all.extend(more.flat_map(|row| std::iter::once(&row.desk).chain(&row.by_severity)).map(shown));
    all
}

fn every_figure_opens(report: &CapacityReport, document: &Document) {
    let reading = Reading::of(report, VOICE);
    let page = capacity(&reading, document);
    let mut read = read_on(&page);
    let keys = page.pictures;
    let sentences = [
        (demand_and_capacity::spec(report, VOICE), keys.work),
        (seats_short::spec(report, VOICE), keys.work),
        (backlog::spec(report, VOICE), keys.backlog),
        (utilisation::spec(report, VOICE), keys.utilisation),
        (within_target::spec(report, VOICE), keys.within),
    ];
    read.extend(sentences.map(|(spec, key)| (spec.sentence, key)));
    let with_figures: Vec<_> =
        read.iter().filter(|(text, _)| text.contains(|each: char| each.is_ascii_digit())).collect();
    assert!(with_figures.len() > 40, "{}", with_figures.len());
    for (text, key) in with_figures {
        let Some((figure, _)) = key.and_then(|key| reading.figure(key)) else {
            panic!("{text:?} opens nothing ({key:?})")
        };
        let words = explained(VOICE, &figure.explanation);
        assert!(!words.formula.is_empty() && !words.model.is_empty(), "{text}");
        assert!(!words.inputs.is_empty(), "{text}: {key:?}");
        assert!(!words.formula.contains('{') && !words.numbers.contains('{'), "{}", words.formula);
    }
}

#[test]
fn every_figure_on_the_page_opens_its_explanation() {
    let document = plan();
    every_figure_opens(&quick(&document), &document);
    let desk = DeskWeek::from_document(&document, 0).unwrap();
    every_figure_opens(&full_report(&desk, &mut run_to_the_end).unwrap(), &document);
}

#[test]
fn the_steady_state_says_on_the_page_why_it_is_not_computed() {
    let page = page(&plan());
    let note = page.more.notes.first().map(|note| note.text.as_str());
    assert_eq!(
        note,
        Some("If every hour were alike: not computed: a steady state needs hours that are all alike.")
    );
    let wait = page.more.rows.last().unwrap();
    assert!(wait.by_severity.iter().all(|shown| shown.text == "not computed" && shown.key.is_some()));
}

/// The sample with the same seats in every hour, alerts that come evenly, and targets that any of them meets.
fn flat(seats: u16, occupancy: f64) -> Document {
    let mut document = plan();
    let desk = Arc::make_mut(&mut document.desk);
    desk.seats = WeekGrid::filled(seats);
    desk.minimum.seats = WeekGrid::filled(0);
    for severity in Arc::make_mut(&mut document.severities).values_mut() {
        severity.acknowledge = Some(Target { within_minutes: 2_880.0, share: 0.9 });
        severity.interrupts = false;
        severity.triage_done = None;
        severity.clock = Clock::RoundTheClock;
    }
    for stream in Arc::make_mut(&mut document.streams).values_mut() {
        stream.shape = WeeklyShape::Flat;
    }
    let now = quick(&document).desk.occupancy.value().unwrap();
    for stream in Arc::make_mut(&mut document.streams).values_mut() {
        stream.volume = Estimate::point(stream.volume.median_amount() * occupancy / now);
    }
    document
}

#[test]
fn a_flat_week_in_which_most_alerts_wait_is_not_said_to_have_no_queue() {
    let mut document = flat(2, 0.85);
    Arc::make_mut(&mut document.desk).occupancy_limit = 0.9;
    let report = report_with_chance(&DeskWeek::from_document(&document, 0).unwrap());
    assert!(report.desk.chance_of_waiting.value().unwrap() > 0.7);
    for (row, class) in rows(&Reading::of(&report, VOICE)).iter().zip(&report.classes) {
        let slow = class.slow_wait.value().unwrap();
        assert!(slow * 60.0 > 1.0 && row.longest_wait.text.ends_with(" or more"), "{row:?}");
    }
}

#[test]
fn the_longest_wait_that_is_shown_is_never_below_the_one_that_one_in_twenty_exceeds() {
    let document = plan();
    let report = report_with_chance(&DeskWeek::from_document(&document, 0).unwrap());
    let reading = Reading::of(&report, VOICE);
    for class in &report.classes {
        let slow = class.slow_wait.value().unwrap();
        assert!(waits::wait_of(class, &reading).unwrap().hours >= slow, "{}", class.name);
    }
    let wait = strip(&reading).into_iter().find(|figure| figure.label.contains("start within")).unwrap();
    assert_eq!(wait.label, "Low alerts, 19 in 20 start within");
}

#[test]
fn a_desk_that_keeps_its_promises_and_is_too_busy_hears_that_it_is_too_busy() {
    let mut document = flat(3, 0.88);
    Arc::make_mut(&mut document.desk).occupancy_limit = 0.85;
    let desk = DeskWeek::from_document(&document, 0).unwrap();
    let report = full_report(&desk, &mut run_to_the_end).unwrap();
    let said = capacity(&Reading::of(&report, VOICE), &document).headline.text;
    assert!(
        said.starts_with("Every target is met, but the desk is busy 88% of its time, over the 85% you allow"),
        "{said}"
    );
    assert!(said.contains("more seat") && !said.contains("Not enough"), "{said}");
    assert!(!said.contains("100%"), "{said}");
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
    let name = |quantity: Quantity| (VOICE.words.capacity().quantity)(quantity).to_owned();
    let lines = unanswerable(&reasons, name, VOICE);
    assert!(lines[0].starts_with("Severities") && lines[1].starts_with("Alert streams"), "{lines:?}");

    let mut document = plan();
    Arc::make_mut(&mut document.desk).seats = WeekGrid::filled(0);
    let page = page(&document);
    assert!(page.headline.text.starts_with("Nobody is at the desk"), "{}", page.headline.text);
    assert!(
        page.headline.lead.text.starts_with("12 people and no seat staffed"),
        "{}",
        page.headline.lead.text
    );
}

#[test]
fn a_desk_of_one_seat_in_business_hours_is_said_in_the_singular() {
    let mut document = with_volume(0.1);
    let open = document.soc.business_hours.clone();
    let desk = Arc::make_mut(&mut document.desk);
    desk.seats = WeekGrid::from_fn(|hour| u16::from(open[hour]));
    let page = page(&document);
    assert!(page.headline.lead.text.contains("hold 1 seat in "), "{}", page.headline.lead.text);
}

#[test]
fn figures_that_chance_decides_are_pending_in_the_quick_report_and_nothing_is_made_up() {
    let document = plan();
    let report = quick(&document);
    let reading = Reading::of(&report, VOICE);
    for class in &report.classes {
        if class.acknowledge.share.outcome == Outcome::Pending {
            let key =
                FigureKey::Share(class.severity, crate::engine::capacity::need::TargetKind::Acknowledge);
            assert_eq!(reading.shown(key).text, "being worked out");
        }
    }
    assert_eq!(need(&reading, &document).sentence, VOICE.words.capacity_page().need.pending);
    assert!(strip(&reading).len() >= 3);
}
