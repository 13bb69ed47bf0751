//! What the page says of reports made by hand, where every sentence can be foreseen.

use super::{
    headline::headline,
    need::need,
    people::people,
    reading::{Reading, hour_of_week, share},
    severities::rows,
    strip::strip,
    *,
};
use crate::{
    app::project::alerts::test_plan::plan,
    base::{HourOfWeek, WeekGrid},
    chart::{
        Judgement,
        test_report::{LOW, figure, is_office, outcome, report},
    },
    domain::{Document, Target},
    engine::capacity::{
        CapacityReport, Need, Outcome,
        explain::{NotComputed, Unit},
        need::{Addition, Days, MissedTarget, Opening, Others, SeatPlan, SeatRule, TargetKind, Verdict},
    },
    text::{PlainFormat, Voice, en},
};

const VOICE: Voice<'static> = Voice { words: &en::WORDS, format: &PlainFormat };
const OFFICE: Addition = Addition { seats: 1, days: Days::Weekdays, from_hour: 9, hours: 8 };

fn now(report: &CapacityReport) -> Reading<'_> {
    Reading::of(report, VOICE)
}

fn document() -> Document {
    plan(Vec::new())
}

fn three_in_office_hours() -> WeekGrid<u16> {
    WeekGrid::from_fn(|hour| if is_office(hour) { 3 } else { 2 })
}

fn needs(verdict: Verdict) -> Need {
    let seats = three_in_office_hours();
    let rule = |hour| if is_office(hour) { SeatRule::Workload } else { SeatRule::Minimum };
    Need {
        verdict,
        from_scratch: None,
        shifts: Vec::new(),
        seats: Some(seats),
        answer_from: None,
        rules: Some(WeekGrid::from_fn(rule)),
        decided_by: None,
        broken: Vec::new(),
        tried: 40,
        explanation: report().desk.work_hours.explanation,
    }
}

fn adds() -> Need {
    let plan = SeatPlan { seats: three_in_office_hours(), seat_hours: 376.0, most: 3 };
    needs(Verdict::Add { additions: vec![OFFICE], plan })
}

fn texts(lines: &[Line]) -> Vec<&str> {
    lines.iter().map(|line| line.text.as_str()).collect()
}

fn said(report: &CapacityReport) -> String {
    headline(&now(report), &document(), "Today").text
}

#[test]
fn the_headline_says_what_to_add_and_who_waits_how_long() {
    let report = CapacityReport { need: Some(adds()), ..report() };
    let headline = headline(&now(&report), &document(), "Today");
    assert_eq!(
        headline.text,
        "Not enough: one more seat on weekdays from 09:00 to 17:00 would meet every target. \
         Today low alerts wait up to 31 h."
    );
    assert_eq!(
        headline.lead.text,
        "12 people hold 2 seats around the clock; 100 alerts a day reach people after grouping and auto-closure."
    );
    assert_eq!(headline.judgement, Some(Judgement::Bad));
}

#[test]
fn a_desk_that_falls_behind_says_how_many_alerts_nobody_looks_at() {
    let mut report = CapacityReport { need: Some(adds()), ..report() };
    report.desk.unworked_alerts = figure(340.4, Unit::AlertsAWeek);
    report.classes[1].unworked_per_week = figure(340.4, Unit::AlertsAWeek);
    report.classes[1].cleared_at = None;
    assert!(said(&report).ends_with("Today nobody looks at 340 alerts a week."), "{}", said(&report));
    let rows = rows(&now(&report));
    assert_eq!(rows[1].clears.text, "340 alerts a week that nobody looks at");
    assert_eq!(strip(&now(&report))[3].shown.text, "340");
}

#[test]
fn many_changes_are_summed_up_and_the_list_has_each() {
    let mut additions = vec![OFFICE, Addition { days: Days::Weekend, ..OFFICE }];
    additions.push(Addition { seats: 2, days: Days::All, from_hour: 22, hours: 8 });
    let plan = SeatPlan { seats: WeekGrid::filled(5), seat_hours: 840.0, most: 5 };
    let need_report = needs(Verdict::Add { additions, plan });
    let report = CapacityReport { need: Some(need_report), ..report() };
    // 5 x 8 + 2 x 8 + 7 x 8 x 2.
    let text = said(&report);
    assert!(
        text.starts_with("Not enough: 168 more seat hours a week in 3 blocks of hours would meet"),
        "{text}"
    );
    let shown = need(&now(&report), &document());
    assert_eq!(shown.lines[2].text, "two more seats every day from 22:00 to 06:00");
    assert_eq!(
        shown.notes[0].text,
        "That is 840 seat hours a week instead of 336, with at most 5 seats at once."
    );
    assert_eq!(shown.seats_to_try, Some(WeekGrid::filled(5)));
}

fn impossible(opening: Option<Opening>, interrupting_helps: bool) -> CapacityReport {
    let missed = MissedTarget {
        severity: LOW,
        name: "Low".into(),
        customer: None,
        kind: TargetKind::Acknowledge,
        best_share: 0.82,
        promised_share: 0.9,
        within_minutes: 1440.0,
        possible_minutes: Some(2700.0),
    };
    let verdict = Verdict::NotInTheseHours {
        missed: vec![missed],
        in_any_hours: false,
        opening,
        interrupting_helps,
        others: None,
    };
    CapacityReport { need: Some(needs(verdict)), ..report() }
}

#[test]
fn where_no_number_of_seats_can_the_page_says_what_can() {
    let report = impossible(None, false);
    assert_eq!(
        said(&report),
        "Not enough: no number of seats keeps the promise for low alerts (started in 24 h). \
         Today low alerts wait up to 31 h."
    );
    let shown = need(&now(&report), &document());
    assert_eq!(
        texts(&shown.lines),
        ["Low alerts, started in 24 h: 82% at best, 90% promised. In these hours 45 h could be promised."]
    );
    assert_eq!(shown.seats_to_try, None);

    let plan = SeatPlan { seats: WeekGrid::filled(3), seat_hours: 504.0, most: 3 };
    let opening = Opening { additions: vec![Addition { days: Days::Weekend, ..OFFICE }], plan };
    let report = impossible(Some(opening), true);
    assert!(said(&report).contains("one more seat at weekends from 09:00 to 17:00 would."));
    let shown = need(&now(&report), &document());
    assert_eq!(shown.seats_to_try, Some(WeekGrid::filled(3)));
    assert!(shown.offers_interrupting);
}

/// No number of seats keeps the triage of low alerts; all others get this.
fn without_low_triage(others: Verdict, promises: u32) -> CapacityReport {
    let missed = MissedTarget {
        severity: LOW,
        name: "Low".into(),
        customer: None,
        kind: TargetKind::TriageDone,
        best_share: 0.84,
        promised_share: 0.9,
        within_minutes: 60.0,
        possible_minutes: Some(75.0),
    };
    let verdict = Verdict::NotInTheseHours {
        missed: vec![missed],
        in_any_hours: true,
        opening: None,
        interrupting_helps: false,
        others: Some(Others { promises, verdict: Box::new(others) }),
    };
    let mut report = CapacityReport { need: Some(needs(verdict)), ..report() };
    report.classes[1].triage_done.target = Some(Target { within_minutes: 60.0, share: 0.9 });
    report
}

#[test]
fn where_the_work_itself_takes_too_long_all_other_promises_get_their_seats() {
    let plan = SeatPlan { seats: three_in_office_hours(), seat_hours: 376.0, most: 3 };
    let report = without_low_triage(Verdict::Add { additions: vec![OFFICE], plan }, 3);
    let shown = need(&now(&report), &document());
    assert_eq!(
        shown.sentence,
        "No number of seats can keep these promises, since the work itself takes that long:"
    );
    let line = "Low alerts, triage done in 60 min: 84% at best, 90% promised. 75 min could be promised.";
    assert_eq!(texts(&shown.lines), [line]);
    assert_eq!(shown.others, "All other promises would be kept with");
    assert_eq!(texts(&shown.other_lines), ["one more seat on weekdays from 09:00 to 17:00"]);
    assert!(shown.notes[0].text.starts_with("That is 376 seat hours a week instead of 336"), "{shown:?}");
    assert_eq!(shown.seats_to_try, Some(three_in_office_hours()));
    assert!(shown.hours.iter().any(|row| row.needed.text == "3" && row.decides == "alerts"));
    assert_eq!(
        said(&report),
        "Not enough: no number of seats keeps the promise for low alerts (triage done in 60 min). \
         All others would be kept with one more seat on weekdays from 09:00 to 17:00."
    );
    let kept = without_low_triage(Verdict::Enough, 3);
    assert_eq!(need(&now(&kept), &document()).others, "The present seats keep all other promises.");
    assert!(said(&kept).ends_with("All other promises are kept."), "{}", said(&kept));
    let alone = need(&now(&without_low_triage(Verdict::Enough, 0)), &document());
    assert!(alone.others.starts_with("Nothing else is promised"), "{alone:?}");
}

#[test]
fn enough_is_said_with_the_longest_wait_and_with_the_limit_that_is_broken() {
    let mut report = CapacityReport { enough: Some(true), ..report() };
    assert_eq!(
        said(&report),
        "Enough: every target is met. The longest wait from backlog is 31 h, for low alerts."
    );
    report.desk.within_limit = false;
    report.desk.occupancy = figure(0.91, Unit::Share);
    assert_eq!(
        said(&report),
        "Every target is met, but the desk is busy 91% of its time, over the 85% you allow."
    );
}

#[test]
fn an_empty_desk_and_a_plan_without_promises_are_said_as_they_are() {
    let mut report = report();
    report.desk.seat_hours = figure(0.0, Unit::HoursAWeek);
    assert_eq!(said(&report), "Nobody is at the desk: 700 alerts a week find no one.");
    let mut report = self::report();
    report.classes.iter_mut().for_each(|class| class.acknowledge.target = None);
    assert!(said(&report).starts_with("No target is set"), "{}", said(&report));
    assert_eq!(rows(&now(&report))[0].promises[0].promise, "no target");
}

#[test]
fn a_missed_promise_never_reads_as_kept() {
    let read = |value| share(value, Some(0.95), VOICE);
    assert_eq!([read(0.96), read(0.946), read(0.9496), read(0.94999)], ["96%", "94.6%", "94.9%", "94.9%"]);
    assert_eq!([read(0.9996), read(0.99999), read(1.0)], ["99.9%", "99.9%", "100%"]);
}

#[test]
fn what_is_being_worked_out_keeps_its_last_figure_and_is_marked() {
    let before = CapacityReport { need: Some(adds()), ..report() };
    let mut quick = CapacityReport { enough: None, ..report() };
    quick.classes[0].acknowledge.share = outcome(Outcome::Pending, Unit::Share);
    quick.classes[0].acknowledge.met = None;
    let reading = Reading { before: Some(&before), ..now(&quick) };
    let headline = headline(&reading, &document(), "Today");
    assert!(headline.stale && headline.text.contains("one more seat"), "{headline:?}");
    let rows = rows(&reading);
    let (high, low) = (&rows[0].promises[0], &rows[1].promises[0]);
    assert_eq!((high.shown.text.as_str(), high.shown.stale), ("96%", true));
    assert_eq!((low.shown.text.as_str(), low.shown.stale), ("41%", false));
    assert!(need(&reading, &document()).stale);
    // Without anything before, it is said that it is being worked out; nothing is made up.
    let rows = self::rows(&now(&quick));
    assert_eq!(rows[0].promises[0].shown.text, "being worked out");
    assert!(!rows[0].promises[0].shown.known);
}

#[test]
fn a_quick_answer_that_turns_the_verdict_replaces_the_old_headline() {
    let before = CapacityReport { enough: Some(true), need: Some(needs(Verdict::Enough)), ..report() };
    let quick = report();
    let reading = Reading { before: Some(&before), ..now(&quick) };
    let headline = headline(&reading, &document(), "Today");
    assert_eq!(headline.text, "Not enough for every target. Today low alerts wait up to 31 h.");
    assert!(!headline.stale);
}

#[test]
fn minimum_and_workload_stand_beside_each_other_in_hours_that_are_alike() {
    let mut document = document();
    let desk = std::sync::Arc::make_mut(&mut document.desk);
    desk.minimum.seats = WeekGrid::filled(2);
    desk.minimum.reason = "never alone".into();
    let report = CapacityReport { need: Some(adds()), ..report() };
    let shown = need(&now(&report), &document);
    let rows: Vec<_> = shown
        .hours
        .iter()
        .map(|row| {
            format!(
                "{} {} {}/{}/{} {} {}",
                row.days,
                row.hours,
                row.now.text,
                row.minimum.text,
                row.needed.text,
                row.decides,
                row.is_short
            )
        })
        .collect();
    assert_eq!(
        rows,
        [
            "Mon to Fri 00:00 to 09:00 2/2/2 minimum false",
            "Mon to Fri 09:00 to 17:00 2/2/3 alerts true",
            "Mon to Fri 17:00 to 24:00 2/2/2 minimum false",
            "Sat to Sun around the clock 2/2/2 minimum false",
        ]
    );
    assert_eq!(
        texts(&shown.hours_notes),
        [
            "Alerts decide in 40 hours of the week, the minimum in 128; both ask for the same in 0.",
            "The minimum stands because of: never alone."
        ]
    );
}

#[test]
fn people_are_whole_with_their_decimals_beside_and_compared_to_the_team() {
    let mut report = report();
    report.people.for_needed_seats = Some(figure(13.4, Unit::People));
    let shown = people(&now(&report));
    let rows: Vec<_> = shown
        .rows
        .iter()
        .map(|row| {
            format!("{}: {} = {} {}", row.what, row.people.text, row.whole.text, row.against_team.text)
        })
        .collect();
    assert_eq!(
        rows,
        [
            "one seat around the clock: 5.1 = 6 ",
            "the seats staffed now: 10.1 = 11 1.9 to spare",
            "these seats, and at least the minimum: 10.1 = 11 1.9 to spare",
            "the seats that are enough: 13.4 = 14 1.4 more",
        ]
    );
}

#[test]
fn every_figure_of_the_strip_is_compared_and_can_be_opened() {
    let report = CapacityReport { need: Some(adds()), ..report() };
    let strip = strip(&now(&report));
    let said: Vec<_> = strip
        .iter()
        .map(|figure| format!("{}: {} {}", figure.label, figure.shown.text, figure.compared))
        .collect();
    assert_eq!(
        said,
        [
            "Low alerts, started in 24 h: 41% of 90% promised",
            "Low alerts, longest wait from backlog: 31 h of 24 h promised",
            "Occupancy, week: 82% of 85% allowed",
            "People for these seats: 10.1 12 in the team",
        ]
    );
    assert!(strip.iter().all(|figure| figure.shown.key.and_then(|key| key.of(&report)).is_some()));
}

#[test]
fn models_are_not_named_on_the_face_of_the_page() {
    let reports = [
        CapacityReport { need: Some(adds()), ..report() },
        impossible(None, true),
        CapacityReport { enough: Some(true), ..report() },
    ];
    for report in reports {
        let page = format!("{:?}", capacity(&now(&report), &document())).to_lowercase();
        for name in ["erlang", "fluid", "markov", "transient", "poisson", "cobham"] {
            assert!(!page.contains(name), "{name} in {page}");
        }
    }
}

#[test]
fn hours_of_the_week_are_read_with_their_day() {
    assert_eq!(hour_of_week(160.5, VOICE), "Sun 16:30");
    assert_eq!(hour_of_week(168.0, VOICE), "Mon 00:00");
    assert_eq!(HourOfWeek::new(160).hour(), 16);
}

#[test]
fn a_wait_that_one_alert_in_twenty_exceeds_is_never_said_to_be_the_longest() {
    let mut report = CapacityReport { enough: Some(true), ..report() };
    let low = &mut report.classes[1];
    low.longest_wait = figure(8.9, Unit::Hours);
    low.slow_wait = figure(13.6, Unit::Hours);
    assert_eq!(said(&report), "Enough: every target is met. 19 in 20 low alerts start within 14 h.");
    let shown = &rows(&now(&report))[1];
    assert_eq!((shown.slow_wait.text.as_str(), shown.longest_wait.text.as_str()), ("14 h", "14 h or more"));
    let wait = &strip(&now(&report))[1];
    assert_eq!(
        (wait.label.as_str(), wait.shown.text.as_str()),
        ("Low alerts, 19 in 20 start within", "14 h")
    );
    report.enough = Some(false);
    report.need = Some(adds());
    report.classes[1].acknowledge.target = Some(Target { within_minutes: 480.0, share: 0.9 });
    assert!(
        said(&report).ends_with("Today one in twenty low alerts waits 14 h or more."),
        "{}",
        said(&report)
    );
}

#[test]
fn no_queue_is_said_only_if_chance_makes_none_either() {
    let shown = |slow| {
        let mut report = report();
        report.classes[1].longest_wait = figure(0.0, Unit::Hours);
        report.classes[1].slow_wait = outcome(slow, Unit::Hours);
        rows(&now(&report))[1].longest_wait.text.clone()
    };
    assert_eq!(shown(Outcome::Value(0.0)), "no queue builds up");
    assert_eq!(shown(Outcome::Value(1.2)), "72 min or more");
    assert_eq!(shown(Outcome::Pending), "being worked out");
    assert!(
        shown(Outcome::NotComputed(NotComputed::QueueTooLong { limit: 2000 })).starts_with("not computed")
    );
}

#[test]
fn a_backlog_is_not_called_the_longest_wait_while_chance_is_not_known() {
    let mut report = report();
    report.classes[1].slow_wait = outcome(Outcome::Pending, Unit::Hours);
    assert_eq!(
        said(&report),
        "Not enough for every target. Today low alerts wait up to 31 h for the backlog alone."
    );
}

#[test]
fn a_stopped_search_says_so_and_offers_to_go_on() {
    let quick = CapacityReport { enough: None, ..report() };
    let stopped = Reading { computing: Computing::Stopped, ..now(&quick) };
    let page = capacity(&stopped, &document());
    assert_eq!(page.headline.text, "Stopped before it was known whether it is enough.");
    assert!(page.need.sentence.starts_with("Stopped before the fewest seats"), "{}", page.need.sentence);
    assert!(page.need.offers_to_go_on && !page.need.stale);
    let mut pending = quick.clone();
    pending.classes[0].acknowledge.share = outcome(Outcome::Pending, Unit::Share);
    let stopped = Reading { computing: Computing::Stopped, ..now(&pending) };
    assert_eq!(rows(&stopped)[0].promises[0].shown.text, "not worked out");
    assert!(!capacity(&now(&quick), &document()).need.offers_to_go_on);
}

#[test]
fn a_desk_that_is_larger_than_it_need_be_is_shown_the_smaller_one() {
    let smaller = WeekGrid::filled(1);
    let least = SeatPlan { seats: smaller.clone(), seat_hours: 168.0, most: 1 };
    let more_than_enough = Need {
        from_scratch: Some(least),
        seats: Some(smaller.clone()),
        rules: None,
        ..needs(Verdict::Enough)
    };
    let report = CapacityReport { enough: Some(true), need: Some(more_than_enough), ..report() };
    let mut document = document();
    std::sync::Arc::make_mut(&mut document.desk).seats = WeekGrid::filled(2);
    let shown = need(&now(&report), &document);
    assert_eq!((shown.hours[0].now.text.as_str(), shown.hours[0].needed.text.as_str()), ("2", "1"));
    assert_eq!(shown.seats_to_try, Some(smaller));
    assert!(
        texts(&shown.notes)[0].contains("168 seat hours a week would meet every target; 336"),
        "{shown:?}"
    );
    let needed = FigureKey::NeededHours.of(&report).unwrap();
    assert_eq!(needed.value(), Some(168.0));
}
