//! Words of the pages about plans as things that are kept: all of them, and the one that is open.

use super::Format;
use chrono::NaiveDateTime;

/// Words of "All plans" and "This plan".
#[derive(Clone, Copy)]
pub struct Plans {
    /// How many plans there are, as a sentence.
    pub lead: fn(&dyn Format, plans: usize) -> String,
    /// Where they live.
    pub lead_where: &'static str,
    /// No plans yet.
    pub empty: &'static str,
    /// How to begin.
    pub empty_lesson: &'static str,
    /// Goes to where a plan begins.
    pub start: &'static str,
    /// Makes an empty plan.
    pub new_plan: &'static str,
    /// The head of the list.
    pub list: &'static str,
    /// Column heads: name, last saved, last exported, actions.
    pub columns: [&'static str; 4],
    /// This one is open.
    pub is_open: &'static str,
    /// Opens a plan.
    pub open: &'static str,
    /// Opens this plan, by name.
    pub open_named: fn(name: &str) -> String,
    /// Gives a plan another name.
    pub rename: &'static str,
    /// The new name.
    pub new_name: &'static str,
    /// Keeps the new name.
    pub keep_name: &'static str,
    /// Makes a copy.
    pub duplicate: &'static str,
    /// Deletes a plan.
    pub delete: &'static str,
    /// A plan was deleted.
    pub deleted: fn(name: &str) -> String,
    /// A plan was restored.
    pub restored: fn(name: &str) -> String,
    /// A plan was given another name.
    pub renamed: fn(name: &str) -> String,
    /// Another tab edits the plan that was to be renamed.
    pub rename_elsewhere: &'static str,
    /// The plan that was to be renamed cannot be opened.
    pub rename_unreadable: &'static str,
    /// The plan that was to be restored is gone.
    pub gone: fn(name: &str) -> String,
    /// Another plan bears the name.
    pub name_taken: &'static str,
    /// The head of the list of deleted plans.
    pub deleted_list: &'static str,
    /// How long they can be restored.
    pub deleted_hint: &'static str,
    /// Restores a deleted plan.
    pub restore: &'static str,
    /// Deletes it for good.
    pub delete_for_good: &'static str,
    /// Asks before that.
    pub delete_for_good_question: fn(name: &str) -> String,
    /// A plan that has no name.
    pub unnamed: &'static str,
    /// Never.
    pub never: &'static str,
    /// A moment on the reader's clock.
    pub moment: fn(&dyn Format, NaiveDateTime) -> String,
    /// Exports a plan.
    pub export: &'static str,
    /// Importing a plan.
    pub import: Import,
    /// The page of the open plan.
    pub facts: Facts,
}

/// Words of importing a plan.
#[derive(Clone, Copy)]
pub struct Import {
    /// Its head.
    pub title: &'static str,
    /// What to do.
    pub label: &'static str,
    /// What becomes of it.
    pub hint: &'static str,
    /// The head of the preview.
    pub preview: &'static str,
    /// What the file is: name, whom the SOC serves, when it was saved.
    pub what: fn(&dyn Format, name: &str, organisation: &str, saved: NaiveDateTime) -> String,
    /// What is in it, as heads of figures: severities, alert streams, histories, people.
    pub counts: [&'static str; 4],
    /// The head of what is worth knowing about it.
    pub issues: &'static str,
    /// Nothing is.
    pub no_issues: &'static str,
    /// The file was refused.
    pub refused: &'static str,
    /// Takes it in as a plan of its own.
    pub accept: &'static str,
    /// The same, where entries that are not known get lost.
    pub accept_loss: &'static str,
    /// Opens it for reading.
    pub accept_reading: &'static str,
    /// It is a plan now.
    pub accepted: fn(name: &str) -> String,
    /// The file could not be read by the browser.
    pub unreadable: fn(cause: &str) -> String,
}

/// Words of the page of the open plan.
#[derive(Clone, Copy)]
pub struct Facts {
    /// The plan in a sentence.
    pub lead: fn(organisation: &str, zone: &str, months: u32, first: &str) -> String,
    /// The head of the facts.
    pub title: &'static str,
    /// What they are for.
    pub subtitle: &'static str,
    /// The head of the business hours.
    pub hours: &'static str,
    /// What they are for.
    pub hours_hint: &'static str,
    /// How many of the week's hours they are.
    pub hours_count: fn(&dyn Format, usize) -> String,
    /// What a painted hour is: 1 is open, 0 is closed.
    pub hours_unit: &'static str,
    /// The unit of the horizon.
    pub months: &'static str,
    /// Hints under fields: name, organisation, zone, currency, first month, horizon.
    pub hints: [&'static str; 6],
    /// What is wrong with a month as typed.
    pub month_wrong: &'static str,
    /// The head of how the plan is kept.
    pub kept: &'static str,
    /// Labels: last saved, last exported, promise of the browser, room, several tabs.
    pub kept_labels: [&'static str; 5],
    /// The head of what is worth knowing about the plan.
    pub issues: &'static str,
    /// What it is.
    pub issues_hint: &'static str,
    /// Nothing is.
    pub issues_none: &'static str,
    /// Goes to the field that an issue is about, on a page.
    pub issue_open: fn(page: &str) -> String,
    /// How many there are, for who does not see the number beside the name of the page.
    pub issues_count: fn(&dyn Format, usize) -> String,
    /// Bytes used of bytes to be had, in megabytes.
    pub room: fn(&dyn Format, used: f64, of: f64) -> String,
    /// The browser does not tell.
    pub room_unknown: &'static str,
    /// The head of the copies.
    pub copies: &'static str,
    /// What they are.
    pub copies_hint: &'static str,
    /// None yet.
    pub copies_none: &'static str,
    /// Opens a copy as a plan of its own.
    pub copy_open: &'static str,
    /// What such a plan is called.
    pub copy_name: fn(&dyn Format, name: &str, of: NaiveDateTime) -> String,
    /// Asks the browser for its promise.
    pub ask_promise: &'static str,
}
