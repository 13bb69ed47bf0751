//! How each command changes the plan: one module a part of it. Nothing here judges values; `command::apply` asks
//! `document::validate` about the result.

mod ahead;
mod customers;
mod desk;
mod histories;
mod rota;
mod scenarios;
mod severities;
mod soc;
mod streams;
mod team;

use super::command::{AcceptedImport, Command, CommandError};
use crate::domain::{Document, HistoryId, Place, Section, SeverityId};
use std::{collections::BTreeMap, sync::Arc};

pub(super) fn dispatch(plan: &Document, command: Command) -> Result<Document, CommandError> {
    let mut plan = plan.clone();
    match command {
        Command::Soc(change) => soc::change(Arc::make_mut(&mut plan.soc), change),
        Command::AddSeverity(id, severity) => {
            add(&mut plan.severities, id, *severity, Place::record(Section::Severities, id.0))?;
        }
        Command::Severity(id, change) => severities::change(&mut plan, id, change)?,
        Command::RemoveSeverity { id, move_to } => severities::remove(&mut plan, id, move_to)?,
        Command::Customer(id, change) => customers::put(&mut plan, id, change)?,
        Command::AddStream(id, stream) => {
            add(&mut plan.streams, id, *stream, Place::record(Section::Streams, id.0))?;
        }
        Command::Stream(id, change) => streams::change(&mut plan, id, change)?,
        Command::RemoveStream(id) => {
            let gone = CommandError::Gone(Place::record(Section::Streams, id.0));
            Arc::make_mut(&mut plan.streams).remove(&id).ok_or(gone)?;
            scenarios::forget_stream(&mut plan, id);
            ahead::forget_stream(&mut plan, id);
        }
        Command::Desk(change) => desk::change(Arc::make_mut(&mut plan.desk), change),
        Command::Team(change) => team::change(Arc::make_mut(&mut plan.team), change),
        Command::Staffing(change) => ahead::staffing(Arc::make_mut(&mut plan.staffing), change)?,
        Command::RollOut(id, change) => {
            ahead::put(Arc::make_mut(&mut plan.roll_outs), id, change, Section::RollOuts, id.0)?;
        }
        Command::Year(change) => ahead::year(Arc::make_mut(&mut plan.year), change)?,
        Command::Work(change) => ahead::work(Arc::make_mut(&mut plan.work), change)?,
        Command::Rota(change) => rota::change(&mut plan, change)?,
        Command::History(id, change) => histories::change(&mut plan, id, change)?,
        Command::RemoveHistory(id) => histories::remove(&mut plan, id)?,
        Command::UseHistory { stream, history } => histories::use_for(&mut plan, stream, history)?,
        Command::AcceptImport(id, import) => accept_import(&mut plan, id, *import)?,
        Command::JudgeHistory { id, set_aside, not_observed } => {
            histories::judge(&mut plan, id, &set_aside, &not_observed)?;
        }
        Command::AddScenario(id, scenario) => {
            add(&mut plan.scenarios, id, *scenario, Place::record(Section::Scenarios, id.0))?;
        }
        Command::Scenario(id, change) => scenarios::change(&mut plan, id, change)?,
        Command::RemoveScenario(id) => scenarios::remove(&mut plan, id)?,
        Command::ForgetSeverityWord(word) => {
            let (memory, word) = (Arc::make_mut(&mut plan.import_memory), word.trim().to_lowercase());
            memory.severity_words.remove(&word);
            memory.words_without_severity.remove(&word);
        }
    }
    Ok(plan)
}

/// The empty word stands for all alerts that no other word places.
fn remember(plan: &mut Document, words: impl Iterator<Item = (String, Option<SeverityId>)>) {
    let memory = Arc::make_mut(&mut plan.import_memory);
    for (word, severity) in words {
        let word = word.trim().to_lowercase();
        match severity {
            _ if word.is_empty() => memory.severity_of_others = severity,
            Some(severity) => {
                memory.words_without_severity.remove(&word);
                memory.severity_words.insert(word, severity);
            }
            None => {
                memory.severity_words.remove(&word);
                memory.words_without_severity.insert(word);
            }
        }
    }
}

fn accept_import(plan: &mut Document, id: HistoryId, import: AcceptedImport) -> Result<(), CommandError> {
    add(&mut plan.histories, id, import.history, Place::record(Section::Histories, id.0))?;
    if !import.words.is_empty() {
        remember(plan, import.words.into_iter());
    }
    if let Some((stream, record)) = import.new_stream {
        add(&mut plan.streams, stream, record, Place::record(Section::Streams, stream.0))?;
    }
    match import.feeds {
        Some(stream) => histories::use_for(plan, stream, id),
        None => Ok(()),
    }
}

fn add<I: Ord + Clone, T: Clone>(
    records: &mut Arc<BTreeMap<I, T>>,
    id: I,
    record: T,
    place: Place,
) -> Result<(), CommandError> {
    if records.contains_key(&id) {
        return Err(CommandError::Exists(place));
    }
    Arc::make_mut(records).insert(id, record);
    Ok(())
}
