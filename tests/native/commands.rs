//! What a manager changes, takes back and does again.

use crate::support;
use std::{collections::BTreeMap, sync::Arc};
use watchfloor::{
    app::{
        command::{
            AcceptedImport, Command, CommandError, DeskChange, HistoryChange, SeverityChange, SocChange,
            StreamChange, TeamChange, apply,
        },
        history::{History, MERGE_WITHIN, MOST_STEPS, same_sections},
        project::targets,
        sample::sample,
        transfer,
    },
    base::{Estimate, HourOfWeek, Month, RawId},
    document::IssueCode,
    domain::{AlertHistory, Document, HistoryId, SeverityId, StreamId, Target, WeeklyShape, in_order},
    text::en,
};

fn plan() -> Document {
    sample(Month { year: 2027, month: 1 })
}

fn endpoint(plan: &Document) -> StreamId {
    in_order(&plan.streams)[0].0
}

fn severity(plan: &Document, place: usize) -> SeverityId {
    in_order(&plan.severities)[place].0
}

fn codes(error: &CommandError) -> Vec<IssueCode> {
    error.issues().iter().map(|issue| issue.code).collect()
}

fn typed(id: StreamId, minutes: f64) -> Command {
    Command::Stream(id, StreamChange::TypicalMinutes(Estimate::point(minutes)))
}

#[test]
fn a_change_touches_its_own_section_only() {
    let before = plan();
    let after = apply(&before, typed(endpoint(&before), 20.0)).unwrap();
    assert_eq!(after.streams[&endpoint(&before)].handling.typical_minutes, Estimate::point(20.0));
    assert!(!Arc::ptr_eq(&before.streams, &after.streams));
    assert!(Arc::ptr_eq(&before.desk, &after.desk) && Arc::ptr_eq(&before.severities, &after.severities));
}

#[test]
fn what_a_plan_cannot_hold_is_refused_with_the_field_and_changes_nothing() {
    let before = plan();
    let error = apply(&before, typed(endpoint(&before), 0.0)).unwrap_err();
    assert_eq!(codes(&error), [IssueCode::OutOfRange]);
    for command in [
        Command::Desk(DeskChange::Seats { hours: vec![HourOfWeek::new(0)], seats: 5_001 }),
        Command::Desk(DeskChange::OccupancyLimit(f64::NAN)),
        Command::Team(TeamChange::People(-1.0)),
        Command::Soc(SocChange::HorizonMonths(121)),
        Command::Stream(endpoint(&before), StreamChange::SeverityShare(SeverityId(RawId(1)), 1.0)),
    ] {
        assert!(matches!(apply(&before, command.clone()), Err(CommandError::Invalid(_))), "{command:?}");
    }
}

#[test]
fn painting_seats_changes_the_hours_that_were_painted() {
    let hours: Vec<_> = (30..34).map(HourOfWeek::new).collect();
    let after = apply(&plan(), Command::Desk(DeskChange::Seats { hours: hours.clone(), seats: 5 })).unwrap();
    let changed: Vec<_> =
        HourOfWeek::all().filter(|h| after.desk.seats[*h] != plan().desk.seats[*h]).collect();
    assert_eq!(changed, hours);
}

#[test]
fn a_record_that_is_gone_or_an_identifier_that_is_taken_is_said() {
    let before = plan();
    let error = apply(&before, Command::RemoveStream(StreamId(RawId(1)))).unwrap_err();
    assert_eq!(codes(&error), [IssueCode::RecordGone]);
    let id = endpoint(&before);
    let again = Command::AddStream(id, Box::new(before.streams[&id].clone()));
    assert_eq!(codes(&apply(&before, again).unwrap_err()), [IssueCode::RecordExists]);
}

/// An import of a history that nothing follows.
fn accepted(history: AlertHistory) -> AcceptedImport {
    AcceptedImport { history, words: BTreeMap::new(), new_stream: None, feeds: None }
}

#[test]
fn a_word_that_an_import_remembered_can_be_forgotten_and_undo_says_so() {
    let before = plan();
    let mut import = accepted(support::history(&mut support::Random::new(3), &[]));
    import.words = BTreeMap::from([("P2".to_owned(), Some(severity(&before, 1)))]);
    let remembered = apply(&before, Command::AcceptImport(HistoryId(RawId(5)), Box::new(import))).unwrap();
    let shown = targets::remembered_words(&remembered);
    assert_eq!(shown, [("p2".to_owned(), "High".to_owned())]);
    let forget = Command::ForgetSeverityWord("p2".to_owned());
    assert!((en::WORDS.changes().undo)(&forget.label(&remembered)).starts_with("Undo: "));
    assert!(targets::remembered_words(&apply(&remembered, forget).unwrap()).is_empty());
}

#[test]
fn a_severity_in_use_goes_only_when_another_takes_its_alerts() {
    let before = plan();
    let (high, medium) = (severity(&before, 1), severity(&before, 2));
    let error = apply(&before, Command::RemoveSeverity { id: high, move_to: None }).unwrap_err();
    assert_eq!(codes(&error), [IssueCode::RecordInUse]);
    assert!(error.issues()[0].facts.detail.contains("Endpoint detection"));

    let mut import = accepted(support::history(&mut support::Random::new(3), &[]));
    import.words = BTreeMap::from([("P2".to_owned(), Some(high))]);
    let remembered = apply(&before, Command::AcceptImport(HistoryId(RawId(5)), Box::new(import))).unwrap();
    let after = apply(&remembered, Command::RemoveSeverity { id: high, move_to: Some(medium) }).unwrap();
    // 15 % high and 52 % medium of the endpoint alerts.
    let share = after.streams[&endpoint(&before)].severity_mix[&medium];
    assert!((share - 0.67).abs() < 1e-12);
    assert_eq!(after.import_memory.severity_words["p2"], medium);
    assert_eq!(after.severities.len(), 3);
}

#[test]
fn a_severity_that_nothing_uses_goes_at_once() {
    let before = plan();
    let id = SeverityId(RawId(77));
    let spare = before.severities[&severity(&before, 0)].clone();
    let added = apply(&before, Command::AddSeverity(id, Box::new(spare))).unwrap();
    let removed = apply(&added, Command::RemoveSeverity { id, move_to: None }).unwrap();
    assert_eq!(removed, before);
}

#[test]
fn streams_keep_their_week_when_the_history_behind_it_goes() {
    let before = plan();
    let (id, stream) = (HistoryId(RawId(5)), endpoint(&before));
    let history = support::history(&mut support::Random::new(3), &[]);
    let import = Command::AcceptImport(id, Box::new(accepted(history.clone())));
    let added = apply(&before, import).unwrap();
    let used = apply(&added, Command::UseHistory { stream, history: id }).unwrap();
    let kept = apply(&used, Command::RemoveHistory(id)).unwrap();
    let week = |plan: &Document| plan.streams[&stream].shape.weights(&plan.soc, &plan.histories);
    assert_eq!(week(&used), week(&kept));
    assert_eq!(kept.streams[&stream].shape, WeeklyShape::Sketch { hours: history.filled_by_hour });
}

#[test]
fn a_list_is_put_in_another_order_by_moving_one_record() {
    let before = plan();
    let (first, last) = (severity(&before, 0), severity(&before, 3));
    let position = before.severities[&last].position.after();
    let after = apply(&before, Command::Severity(first, SeverityChange::Position(position))).unwrap();
    assert_eq!(severity(&after, 3), first);
}

#[test]
fn every_change_is_taken_back_and_done_again_and_said() {
    let before = plan();
    let (id, low) = (endpoint(&before), severity(&before, 3));
    let mut history = History::new(before.clone());
    let target = Some(Target { within_minutes: 60.0, share: 0.8 });
    for (at, command) in [
        typed(id, 20.0),
        Command::Severity(low, SeverityChange::Acknowledge(target)),
        Command::Team(TeamChange::People(14.0)),
        Command::RemoveStream(id),
        Command::Soc(SocChange::PlanName("Mine".into())),
    ]
    .into_iter()
    .enumerate()
    {
        history.perform(command, at as i64).unwrap();
    }
    let after = history.document().clone();
    let undone: Vec<_> =
        std::iter::from_fn(|| history.undo()).map(|label| (en::WORDS.changes().undone)(&label)).collect();
    assert_eq!(
        undone,
        [
            "Undone: plan name",
            "Undone: removing Endpoint detection",
            "Undone: people",
            "Undone: acknowledge target of Low",
            "Undone: hands-on minutes of Endpoint detection",
        ]
    );
    assert!(same_sections(history.document(), &before));
    while history.redo().is_some() {}
    assert!(same_sections(history.document(), &after));
}

#[test]
fn typing_in_one_field_is_one_step_until_the_field_is_left() {
    let id = endpoint(&plan());
    let mut history = History::new(plan());
    for (at, minutes) in [(0, 1.0), (300, 18.0), (700, 18.5)] {
        history.perform(typed(id, minutes), at).unwrap();
    }
    history.undo().unwrap();
    assert_eq!(history.document(), &plan());
    assert!(history.undo().is_none());

    history.perform(typed(id, 20.0), 1_000).unwrap();
    history.end_gesture();
    history.perform(typed(id, 21.0), 1_001).unwrap();
    history.perform(typed(id, 22.0), 1_002 + MERGE_WITHIN).unwrap();
    history.undo().unwrap();
    assert_eq!(history.document().streams[&id].handling.typical_minutes, Estimate::point(21.0));
    history.undo().unwrap();
    assert_eq!(history.document().streams[&id].handling.typical_minutes, Estimate::point(20.0));
}

#[test]
fn a_refused_or_empty_change_is_no_step_and_a_new_one_ends_redo() {
    let id = endpoint(&plan());
    let mut history = History::new(plan());
    assert!(history.perform(typed(id, -1.0), 0).is_err());
    history.perform(Command::Soc(SocChange::Currency("GBP".into())), 1).unwrap();
    assert!(history.undo_label().is_none());
    history.perform(typed(id, 20.0), 2).unwrap();
    history.undo().unwrap();
    assert!(history.redo_label().is_some());
    history.perform(Command::Team(TeamChange::People(13.0)), 3).unwrap();
    assert!(history.redo_label().is_none());
}

#[test]
fn the_history_does_not_grow_without_end() {
    let mut history = History::new(plan());
    for step in 0..MOST_STEPS as i64 + 50 {
        history.perform(Command::Team(TeamChange::People(step as f64)), step * 10_000).unwrap();
    }
    assert_eq!(std::iter::from_fn(|| history.undo()).count(), MOST_STEPS);
    assert_eq!(history.document().team.people, 49.0);
}

#[test]
fn renaming_a_history_says_so() {
    let (before, id) = (plan(), HistoryId(RawId(5)));
    let mut history = support::history(&mut support::Random::new(3), &[]);
    history.name = "export.csv".into();
    let added = apply(&before, Command::AcceptImport(id, Box::new(accepted(history)))).unwrap();
    let rename = Command::History(id, HistoryChange::Name("Last quarter".into()));
    assert_eq!((en::WORDS.changes().undo)(&rename.label(&added)), "Undo: name of export.csv");
    assert_eq!(apply(&added, rename).unwrap().histories[&id].name, "Last quarter");
}

#[test]
fn an_exported_plan_is_previewed_with_what_it_holds_before_it_becomes_a_plan() {
    // 2027-01-15 in UTC.
    let file = transfer::export(&plan(), &[], 1_799_971_200_000).unwrap();
    assert_eq!(file.file_name, "northgate-soc-sample-2027-01-15.watchfloor.json");
    let preview = transfer::preview(file.text.as_bytes()).unwrap();
    assert_eq!(preview.content.document, plan());
    // Two seats round the clock and a third for eight hours on five days.
    assert_eq!(preview.counts.seat_hours, 2 * 168 + 40);
    assert_eq!((preview.counts.streams, preview.counts.severities), (4, 4));
    assert!(preview.issues.is_empty());
}

#[test]
fn the_sample_is_only_looked_at_until_it_is_made_mine() {
    let mut history = History::locked(plan());
    let error = history.perform(Command::Team(TeamChange::People(13.0)), 0).unwrap_err();
    assert_eq!(codes(&error), [IssueCode::ReadOnly]);
    assert_eq!(history.document(), &plan());
    history.unlock();
    history.perform(Command::Team(TeamChange::People(13.0)), 1).unwrap();
    assert_eq!(history.document().team.people, 13.0);
}
