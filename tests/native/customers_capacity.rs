//! Promises of customers of their own: judged by the line that all alerts of the severity wait in, and part of the answer.

use std::sync::Arc;
use watchfloor::{
    app::{
        command::{Command, StreamChange, apply},
        project::{
            capacity::{Reading, capacity},
            simulation, targets,
        },
        sample::sample,
    },
    base::{Month, RawId, progress::run_to_the_end},
    domain::{
        Clock, Customer, CustomerId, Document, OwnTargets, Position, SeverityId, StreamId, Target,
        WeeklyShape, in_order,
    },
    engine::capacity::{
        CapacityReport, DeskWeek, full_report,
        need::{TargetKind, Verdict},
        quick_report, report_with_chance,
        simulate::{FormulaGap, Length, Options, Repetitions, SimulatedDesk, digest, simulate},
    },
    text::{PlainFormat, Voice, en},
};

const BANK: CustomerId = CustomerId(RawId(77));
const SHOP: CustomerId = CustomerId(RawId(78));
const VOICE: Voice<'static> = Voice { words: &en::WORDS, format: &PlainFormat };

fn plan() -> Document {
    sample(Month { year: 2027, month: 1 })
}

fn severity(plan: &Document, place: usize) -> SeverityId {
    in_order(&plan.severities)[place].0
}

/// The streams in their order.
fn streams(plan: &Document) -> Vec<StreamId> {
    in_order(&plan.streams).into_iter().map(|(id, _)| id).collect()
}

/// The plan with a customer who has these streams and these targets for a severity.
fn with(
    plan: &Document,
    id: CustomerId,
    own: &[StreamId],
    severity: SeverityId,
    targets: OwnTargets,
) -> Document {
    let customer = Customer {
        position: Position::default(),
        name: "Bank".into(),
        own_targets: [(severity, targets)].into(),
    };
    let mut plan = apply(plan, Command::Customer(id, Some(Box::new(customer)))).unwrap();
    for stream in own {
        plan = apply(&plan, Command::Stream(*stream, StreamChange::Customer(Some(id)))).unwrap();
    }
    plan
}

fn as_usual(plan: &Document, severity: SeverityId) -> OwnTargets {
    let of = &plan.severities[&severity];
    OwnTargets { clock: of.clock, acknowledge: of.acknowledge, triage_done: of.triage_done }
}

fn judged(plan: &Document) -> CapacityReport {
    report_with_chance(&DeskWeek::from_document(plan, 0).unwrap())
}

#[test]
fn who_has_all_alerts_and_the_usual_targets_has_the_share_of_the_severity() {
    let plan = plan();
    for place in 0..plan.severities.len() {
        let id = severity(&plan, place);
        let report = judged(&with(&plan, BANK, &streams(&plan), id, as_usual(&plan, id)));
        let class = &report.classes[place];
        let of = &class.customers[0];
        assert!((of.alerts_per_week - class.alerts_per_week).abs() < 1e-9);
        for (own, all) in [(&of.acknowledge, &class.acknowledge), (&of.triage_done, &class.triage_done)] {
            assert_eq!(own.target, all.target);
            assert_eq!(own.met, all.met);
            if let (Some(own), Some(all)) = (own.share.value(), all.share.value()) {
                assert!((own - all).abs() < 1e-9, "{place}: {own} {all}");
            }
        }
    }
}

#[test]
fn customers_that_share_a_severity_average_to_it_by_their_alerts() {
    let mut plan = plan();
    // One comes at night, the other in office hours: their shares differ although they wait in one line.
    let all = streams(&plan);
    let (bank, shop) = all.split_at(2);
    for (ids, shape) in [(bank, WeeklyShape::MoreAtNight), (shop, WeeklyShape::OfficeHours)] {
        for id in ids {
            Arc::make_mut(&mut plan.streams).get_mut(id).unwrap().shape = shape.clone();
        }
    }
    let id = severity(&plan, 1);
    let usual = as_usual(&plan, id);
    let plan = with(&with(&plan, BANK, bank, id, usual), SHOP, shop, id, usual);
    let report = judged(&plan);
    let class = &report.classes[1];
    let [one, other] = &class.customers[..] else { panic!("{:?}", class.customers) };
    let share = |of: &watchfloor::engine::capacity::report::TargetReport| of.share.value().unwrap();
    let mixed = (share(&one.acknowledge) * one.alerts_per_week
        + share(&other.acknowledge) * other.alerts_per_week)
        / class.alerts_per_week;
    assert!((mixed - share(&class.acknowledge)).abs() < 1e-9, "{mixed}");
    assert!((share(&one.acknowledge) - share(&other.acknowledge)).abs() > 1e-4);
}

#[test]
fn a_longer_time_is_kept_more_often_and_a_business_clock_stops_at_night() {
    let plan = plan();
    let (id, all) = (severity(&plan, 1), streams(&plan));
    let share = |within_minutes: f64, clock: Clock| {
        let own =
            OwnTargets { clock, acknowledge: Some(Target { within_minutes, share: 0.5 }), triage_done: None };
        let report = judged(&with(&plan, BANK, &all, id, own));
        report.classes[1].customers[0].acknowledge.share.value().unwrap()
    };
    let shares = [1.0, 10.0, 60.0, 600.0].map(|minutes| share(minutes, Clock::RoundTheClock));
    assert!(shares.windows(2).all(|pair| pair[0] <= pair[1]) && shares[0] < shares[3], "{shares:?}");
    assert!(share(1.0, Clock::BusinessHours) > shares[0]);
}

#[test]
fn a_promise_to_one_customer_that_is_missed_makes_the_desk_too_small_and_the_search_knows() {
    let mut plan = plan();
    // Without any other promise, only the customer's is left to miss.
    for severity in Arc::make_mut(&mut plan.severities).values_mut() {
        (severity.acknowledge, severity.triage_done) = (None, None);
    }
    let (id, first) = (severity(&plan, 1), streams(&plan)[0]);
    let own = |share| OwnTargets {
        clock: Clock::RoundTheClock,
        acknowledge: Some(Target { within_minutes: 2.0, share }),
        triage_done: None,
    };
    let strict = with(&plan, BANK, &[first], id, own(0.999));
    let week = DeskWeek::from_document(&strict, 0).unwrap();
    let report = full_report(&week, &mut run_to_the_end).unwrap();
    assert_eq!((report.targets_met, report.enough), (Some(false), Some(false)));
    match &report.need.as_ref().unwrap().verdict {
        Verdict::Add { .. } => {}
        Verdict::NotInTheseHours { missed, .. } => {
            assert_eq!((missed[0].customer, missed[0].kind), (Some(BANK), TargetKind::Acknowledge));
        }
        Verdict::Enough => panic!("a missed promise is not enough"),
    }
    let page = capacity(&Reading::of(&report, VOICE), &strict);
    assert!(!page.headline.text.is_empty());
    let row = page.severities[1].promises.iter().find(|row| row.target.starts_with("Bank: ")).unwrap();
    assert_eq!(row.target, "Bank: started in 2 min, 99.9%");
    assert!(row.shown.judgement.is_some() && row.share.is_some());
    let lenient = with(&plan, BANK, &[first], id, own(0.01));
    assert_eq!(judged(&lenient).targets_met, Some(true));
    // The quick report knows that there is a promise, and not yet whether it is kept.
    assert_eq!(quick_report(&week).targets_met, None);
}

#[test]
fn the_page_of_targets_shows_each_customer_with_its_streams_and_counts_its_promises() {
    let plan = plan();
    let (id, first) = (severity(&plan, 0), streams(&plan)[0]);
    let before = targets::view(&plan, Some(&judged(&plan)), VOICE);
    let own = OwnTargets {
        acknowledge: Some(Target { within_minutes: 500.0, share: 0.5 }),
        ..OwnTargets::default()
    };
    let plan = with(&plan, BANK, &[first], id, own);
    let shown = targets::view(&plan, Some(&judged(&plan)), VOICE);
    let [card] = &shown.customers[..] else { panic!("{:?}", shown.customers) };
    assert!(card.streams.contains(&plan.streams[&first].name), "{}", card.streams);
    assert_eq!(card.severities.len(), plan.severities.len());
    assert_eq!(card.severities[0].own, Some(Clock::RoundTheClock));
    assert_eq!(card.severities[1].own, None);
    assert_eq!(card.severities[0].acknowledge.met, Some(true));
    assert_ne!(shown.answer, before.answer);
}

#[test]
fn a_customer_without_alerts_of_the_severity_has_nothing_to_miss() {
    let plan = plan();
    let id = severity(&plan, 0);
    let own =
        OwnTargets { acknowledge: Some(Target { within_minutes: 0.0, share: 1.0 }), ..OwnTargets::default() };
    let without = judged(&plan);
    let with_one = with(&plan, BANK, &[], id, own);
    let report = judged(&with_one);
    assert_eq!(report.targets_met, without.targets_met);
    assert_eq!(report.classes[0].customers[0].acknowledge.met, None);
    let shown = targets::view(&with_one, Some(&report), VOICE);
    assert_eq!(shown.customers[0].severities[0].acknowledge.said, "No such alert arrives");
}

#[test]
fn a_customer_is_played_and_stands_under_its_severity_with_the_formula_beside() {
    let plan = plan();
    let (id, own) = (severity(&plan, 1), streams(&plan));
    let minutes = |within_minutes, share| Some(Target { within_minutes, share });
    // One stream has minutes of its own.
    let targets = OwnTargets {
        clock: Clock::BusinessHours,
        acknowledge: minutes(7.0, 0.9999),
        triage_done: minutes(55.0, 0.5),
    };
    let week = DeskWeek::from_document(&with(&plan, BANK, &own[..1], id, targets), 0).unwrap();
    let desk = SimulatedDesk::from_week(&week);
    let customer = &desk.classes[1].customers[0];
    assert_eq!((customer.acknowledge_hours, customer.done_hours), (Some(7.0 / 60.0), Some(55.0 / 60.0)));
    let repetitions = Repetitions::exactly(6);
    let options = Options { seed: 5, length: Length::weeks(2, &desk), repetitions };
    let report = simulate(&desk, options, &mut run_to_the_end).unwrap();
    let played = digest(&week, &report_with_chance(&week), &report);
    let bank = &played.severities[1].customers[0];
    assert_eq!((bank.customer, bank.name.as_str()), (BANK, "Bank"));
    let found = report.customers[1][0];
    assert_eq!((bank.acknowledged.played, bank.done.played), (found.acknowledged, found.done));
    // The mean of two weeks played six times is within a tenth of the plan's alerts.
    let wanted: f64 = week.classes[1].customers[0].arrivals.values().iter().sum::<f64>() / 168.0;
    assert!((found.alerts_an_hour.unwrap().mean / wanted - 1.0).abs() < 0.1, "{found:?}");
    let shares = [bank.acknowledged, bank.done].map(|of| (of.formula.unwrap().0, of.played.unwrap().mean));
    assert!(shares.iter().all(|(formula, played)| (formula - played).abs() < 0.1), "{shares:?}");
    assert!(played.gaps.contains(&FormulaGap::CustomerMinutes));
    let shown = simulation::view(&played, VOICE);
    let rows: Vec<&str> = shown.beside.iter().map(|row| row.figure.as_str()).collect();
    let first = rows.iter().position(|row| *row == "Bank: started in 7 min").unwrap();
    assert_eq!(rows[first + 1], "Bank: triage done in 55 min");
    assert!(shown.beside.iter().all(|row| row.figure.starts_with("Bank") || !row.why.contains("customers")));
    assert!(shown.answer.contains("Bank"), "{}", shown.answer);
}
