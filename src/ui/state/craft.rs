//! What changes, judges and writes plans, apart from the state that holds one: it is large, and a page that only starts need
//! not fetch it (docs/decisions/parts.md). It comes along with every part that opens or changes plans.

use super::{AppState, save_cause};
use crate::{
    app::{
        command::Command,
        history::History,
        keeping::Moment,
        plans::renamed,
        project::issues,
        sources::noted_command,
        transfer::{Content, Export},
    },
    document::{envelope::Omitted, save_copy},
    domain::{Document, Issue},
    platform::{clock, storage::StoreError},
    ui::{format::voice, plan_field::said},
};
use leptos::prelude::*;

/// The functions. Only parts may name [`Craft::WHOLE`]: whoever does carries all of it.
#[derive(Clone, Copy)]
pub struct Craft {
    /// Changes the plan by a command, or says why not.
    pub(super) perform: fn(&mut History, Command) -> Result<(), Vec<Issue>>,
    /// The plan by another name, or why it cannot bear that name, in words.
    pub(super) renamed: fn(&Document, &str) -> Result<Document, String>,
    /// What is worth knowing about a plan and the file it came from.
    pub(super) found: fn(&Document, &[Issue]) -> Vec<Issue>,
    /// The first of some issues in words.
    pub(super) said: fn(&[Issue]) -> String,
    /// What each of some issues is about, in words.
    pub(super) causes: fn(&[Issue]) -> Vec<String>,
    /// The text of a plan, or why it cannot be written, in words.
    pub(super) written: fn(&Document, &[Omitted], Moment) -> Result<String, String>,
    /// A plan as a file, or why it cannot be written, in words.
    pub(crate) exported: fn(&Content, Moment) -> Result<Export, String>,
}

impl Craft {
    /// All of it.
    pub const WHOLE: Self = Self {
        perform: |history, command| {
            let command = noted_command(command, voice().words.defaults());
            history.perform(command, clock::now()).map_err(|error| error.issues())
        },
        renamed: |plan, name| renamed(plan, name).map_err(|error| in_words(&error.issues())),
        found: issues::found,
        said: in_words,
        causes: |issues| {
            let say = voice().words.issues().say;
            issues.iter().map(|issue| say(voice().format, issue).cause).collect()
        },
        written: |plan, omitted, now| {
            save_copy(plan, omitted, clock::utc(now).and_utc()).map_err(|error| save_cause(&error))
        },
        exported: |content, now| content.export(now).map_err(|error| save_cause(&error)),
    };
}

fn in_words(issues: &[Issue]) -> String {
    said(issues).unwrap_or_default()
}

impl AppState {
    /// Takes what a part brought along.
    pub fn equip(&self, craft: Craft) {
        if self.craft.with_untracked(Option::is_none) {
            self.craft.set(Some(craft));
        }
    }

    /// What each of some issues is about, in words.
    pub fn causes(&self, issues: &[Issue]) -> Vec<String> {
        self.craft.get().map(|craft| (craft.causes)(issues)).unwrap_or_default()
    }

    /// What changes and writes plans; an error before any part brought it.
    pub(super) fn craft(&self) -> Result<Craft, StoreError> {
        let craft = self.craft.try_get_untracked().flatten();
        craft.ok_or_else(|| StoreError::Failed(voice().words.shell().part_missing.to_owned()))
    }
}
