//! Customers in the plan: read from older files, put, taken away, and refused where they cannot be held.

use std::{fs, path::PathBuf, sync::Arc};
use watchfloor::{
    app::{
        command::{Command, CommandError, HistoryChange, StreamChange, apply},
        history::History,
        sample::sample,
    },
    base::{Estimate, Month, RawId},
    document::load,
    domain::{Customer, CustomerId, Document, IssueCode, OwnTargets, Position, SeverityId, Target, in_order},
};

const BANK: CustomerId = CustomerId(RawId(77));

fn plan() -> Document {
    sample(Month { year: 2027, month: 1 })
}

fn first_severity(plan: &Document) -> SeverityId {
    in_order(&plan.severities)[0].0
}

fn bank(severity: SeverityId, within_minutes: f64) -> Command {
    let own =
        OwnTargets { acknowledge: Some(Target { within_minutes, share: 0.9 }), ..OwnTargets::default() };
    let customer = Customer {
        position: Position::default(),
        name: "Bank".into(),
        own_targets: [(severity, own)].into(),
    };
    Command::Customer(BANK, Some(Box::new(customer)))
}

fn refused(plan: &Document, command: Command) -> Vec<IssueCode> {
    match apply(plan, command) {
        Err(CommandError::Invalid(issues)) => issues.iter().map(|issue| issue.code).collect(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn names_of_customers_in_a_plan_of_version_three_become_customers_once_each() {
    let file = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/data/plans/v3_sample.json");
    let text = fs::read_to_string(file).unwrap();
    assert!(load(text.as_bytes()).unwrap().document.customers.is_empty());
    // The streams in the file's order: two of one customer, one of another, one of nobody.
    let mut names = ["\"Bank\"", "\" Bank \"", "\"Airline\"", "\"  \""].iter();
    let named: String = text
        .lines()
        .map(|line| match line.trim_start().starts_with("\"volume\": {") {
            true => format!("\"customer\": {},\n{line}\n", names.next().unwrap()),
            false => format!("{line}\n"),
        })
        .collect();
    let loaded = load(named.as_bytes()).unwrap();
    let customers = in_order(&loaded.document.customers);
    let told: Vec<_> = customers.iter().map(|(_, customer)| customer.name.as_str()).collect();
    assert_eq!(told, ["Airline", "Bank"]);
    assert!(customers.iter().all(|(_, customer)| customer.own_targets.is_empty()));
    let of: Vec<_> = loaded.document.streams.values().map(|stream| stream.customer).collect();
    assert_eq!(of, [Some(customers[1].0), Some(customers[1].0), Some(customers[0].0), None]);
    assert_eq!(loaded.issues, load(text.as_bytes()).unwrap().issues);
    let again = load(named.as_bytes()).unwrap();
    assert_eq!(again.document, loaded.document, "the same file gives the same identifiers");
}

#[test]
fn a_customer_that_goes_leaves_its_streams_to_nobody_and_undo_brings_both_back() {
    let plan = plan();
    let mut history = History::new(plan.clone());
    let stream = *plan.streams.keys().next().unwrap();
    let mut steps = vec![bank(first_severity(&plan), 60.0)];
    steps.push(Command::Stream(stream, StreamChange::Customer(Some(BANK))));
    for command in steps {
        history.perform(command, 0).unwrap();
    }
    let with = history.document().clone();
    assert_eq!(with.streams[&stream].customer, Some(BANK));
    history.perform(Command::Customer(BANK, None), 1_000_000_000).unwrap();
    assert!(history.document().customers.is_empty());
    assert_eq!(history.document().streams[&stream].customer, None);
    history.undo();
    assert_eq!(*history.document(), with);
    assert!(matches!(apply(&plan, Command::Customer(BANK, None)), Err(CommandError::Gone(_))));
}

#[test]
fn a_severity_that_goes_takes_the_promises_about_it_along() {
    let mut plan = plan();
    let severities = in_order(&plan.severities);
    let (first, second) = (severities[0].0, severities[1].0);
    plan = apply(&plan, bank(first, 60.0)).unwrap();
    plan = apply(&plan, Command::RemoveSeverity { id: first, move_to: Some(second) }).unwrap();
    assert!(plan.customers[&BANK].own_targets.is_empty());
}

#[test]
fn what_a_customer_cannot_be_is_refused() {
    let plan = plan();
    let severity = first_severity(&plan);
    let nowhere = SeverityId(RawId(404));
    assert_eq!(refused(&plan, bank(nowhere, 60.0)), [IssueCode::DanglingReference]);
    assert_eq!(refused(&plan, bank(severity, -1.0)), [IssueCode::OutOfRange]);
    assert_eq!(refused(&plan, bank(severity, f64::NAN)), [IssueCode::OutOfRange]);
    let stream = *plan.streams.keys().next().unwrap();
    let astray = Command::Stream(stream, StreamChange::Customer(Some(BANK)));
    assert_eq!(refused(&plan, astray), [IssueCode::DanglingReference]);
}

#[test]
fn a_month_set_by_hand_is_a_number_that_can_be_or_it_is_refused() {
    let mut plan = plan();
    let id = watchfloor::domain::HistoryId(RawId(9));
    let history = crate::support::history(&mut crate::support::Random::new(3), &[]);
    Arc::make_mut(&mut plan.histories).insert(id, history);
    let march = Month { year: 2027, month: 3 };
    let set = |alerts| Command::History(id, HistoryChange::Month(march, Some(Estimate::point(alerts))));
    let with = apply(&plan, set(4_000.0)).unwrap();
    assert_eq!(with.histories[&id].months_by_hand[&march], Estimate::point(4_000.0));
    assert_eq!(refused(&plan, set(-1.0)), [IssueCode::OutOfRange]);
    let without = apply(&with, Command::History(id, HistoryChange::Month(march, None))).unwrap();
    assert!(!without.histories[&id].months_by_hand.contains_key(&march));
}
