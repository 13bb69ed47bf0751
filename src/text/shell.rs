//! Words of the frame around every page: navigation, the bar at the top, what is said about keeping, keys.

use super::Format;
use chrono::NaiveDateTime;

/// Words of the frame.
#[derive(Clone, Copy)]
pub struct Shell {
    /// The name of the product.
    pub product: &'static str,
    /// For who moves by keyboard: past the navigation.
    pub skip: &'static str,
    /// The navigation, by name.
    pub navigation: &'static str,
    /// Opens the navigation on a phone.
    pub menu: &'static str,
    /// The names of the pages and of their groups.
    pub pages: Pages,
    /// The title of the window.
    pub window_title: fn(page: &str, plan: &str) -> String,
    /// An address that names no page.
    pub no_such_page: &'static str,
    /// A part of the app could not be fetched; it is tried again.
    pub part_missing: &'static str,
    /// A page could not be fetched.
    pub page_missing: &'static str,
    /// What to do then.
    pub page_missing_remedy: &'static str,
    /// The button for it.
    pub reload: &'static str,
    /// What to do then.
    pub no_such_page_remedy: &'static str,
    /// A scenario is shown on every page.
    pub scenario_shown: fn(name: &str) -> String,
    /// Button: show the plan as it is again.
    pub scenario_off: &'static str,
    /// Undoes the last change.
    pub undo: &'static str,
    /// Does it again.
    pub redo: &'static str,
    /// Opens the list of pages and actions.
    pub search: &'static str,
    /// What to type there.
    pub search_hint: &'static str,
    /// Other words under which pages and actions are found.
    pub search_also: SearchAlso,
    /// Nothing in the list matches.
    pub search_nothing: &'static str,
    /// Saves the plan as a file.
    pub export: &'static str,
    /// A file was written or downloaded.
    pub exported: fn(name: &str) -> String,
    /// A file was not written.
    pub export_failed: fn(cause: &str) -> String,
    /// Changes plan.
    pub switch_plan: &'static str,
    /// Light, dark or as the system has it.
    pub theme: &'static str,
    /// The three of them, in this order: system, light, dark.
    pub themes: [&'static str; 3],
    /// The list of keys.
    pub keys: &'static str,
    /// Each key and what it does.
    pub key_list: &'static [(&'static str, &'static str)],
    /// What is said about keeping.
    pub keeping: Keeping,
    /// What is said when the program stopped.
    pub stopped: Stopped,
}

/// The names of pages, one a page, and of their groups.
#[derive(Clone, Copy)]
pub struct Pages {
    /// Is it enough?
    pub capacity: &'static str,
    /// Where a plan begins.
    pub start: &'static str,
    /// The people behind the seats.
    pub team: &'static str,
    /// Severities and their targets.
    pub targets: &'static str,
    /// How many alerts come, and what was imported.
    pub alerts: &'static str,
    /// Takes a history of alerts into a plan.
    pub import: &'static str,
    /// The facts of the open plan and where it is kept.
    pub plan: &'static str,
    /// Where the hours of the team go.
    pub work: &'static str,
    /// Rota.
    pub rota: &'static str,
    /// The months ahead.
    pub ahead: &'static str,
    /// The plan beside its scenarios.
    pub compare: &'static str,
    /// All plans in this browser.
    pub plans: &'static str,
    /// The desk played.
    pub simulation: &'static str,
    /// Group: what the plan says.
    pub overview: &'static str,
    /// Group: what comes in and who works on it.
    pub demand_and_people: &'static str,
    /// Group: what might be, side by side.
    pub decide: &'static str,
    /// Group: the plan as a thing that is kept.
    pub keeping: &'static str,
}

/// Words that a reader may look for, beside the names: of a page, or of an action.
#[derive(Clone, Copy)]
#[allow(missing_docs, reason = "each is the page or the action with its name")]
pub struct SearchAlso {
    pub capacity: &'static str,
    pub start: &'static str,
    pub team: &'static str,
    pub targets: &'static str,
    pub alerts: &'static str,
    pub import: &'static str,
    pub work: &'static str,
    /// Rota.
    pub rota: &'static str,
    pub ahead: &'static str,
    pub compare: &'static str,
    pub plan: &'static str,
    pub plans: &'static str,
    pub simulation: &'static str,
    pub export: &'static str,
    pub theme: &'static str,
    pub keys: &'static str,
}

/// Words about how a plan is kept.
#[derive(Clone, Copy)]
pub struct Keeping {
    /// Everything is saved.
    pub saved: &'static str,
    /// Where and when, behind "saved".
    pub saved_at: fn(&dyn Format, NaiveDateTime) -> String,
    /// A change is about to be saved.
    pub pending: &'static str,
    /// Nothing is saved, since this is the sample or another tab saves.
    pub reading_only: &'static str,
    /// The last save failed.
    pub not_saved: &'static str,
    /// Never exported.
    pub never_exported: &'static str,
    /// Days since the last export.
    pub exported_days_ago: fn(&dyn Format, days: i64) -> String,
    /// The store is full.
    pub full: &'static str,
    /// The store is forbidden.
    pub forbidden: &'static str,
    /// The store failed, in the browser's words.
    pub failed: fn(cause: &str) -> String,
    /// Saves the text of the plan as a file, at once.
    pub download_copy: &'static str,
    /// Tries to save again.
    pub try_again: &'static str,
    /// A copy was opened because the newest text was damaged.
    pub recovered: fn(&dyn Format, name: &str, of: NaiveDateTime) -> String,
    /// Saves the damaged text as a file.
    pub download_damaged: &'static str,
    /// Changes from the end of the last visit were taken up.
    pub journal: &'static str,
    /// A plan is in the list, but the browser does not have it any more.
    pub lost: fn(name: &str) -> String,
    /// Neither the newest text nor any copy is whole.
    pub nothing_whole: &'static str,
    /// A kept text that cannot be opened.
    pub unreadable: fn(name: &str, cause: &str) -> String,
    /// Saves the text that cannot be opened as a file.
    pub download_unreadable: &'static str,
    /// Puts a message away.
    pub dismiss: &'static str,
    /// Another tab edits the plan.
    pub follows: &'static str,
    /// Wants to edit here.
    pub take_over: &'static str,
    /// This tab may edit now.
    pub taken_over: &'static str,
    /// Another tab took the plan while changes here were not saved.
    pub stranded: &'static str,
    /// Keeps those changes as a plan of their own.
    pub keep_as_own: &'static str,
    /// Lets them go.
    pub let_go: &'static str,
    /// What the plan is called that holds those changes.
    pub own_name: fn(name: &str) -> String,
    /// The sample is open.
    pub sample: &'static str,
    /// Makes a plan of one's own of it.
    pub make_mine: &'static str,
    /// Saved by a newer version.
    pub newer: &'static str,
    /// Holds entries that this version does not know.
    pub loss: &'static str,
    /// Goes on without them.
    pub accept_loss: &'static str,
    /// Why a change was refused in a plan that is read only.
    pub refused_read_only: &'static str,
    /// Why something could not be kept or handed out.
    pub causes: Causes,
    /// The list of plans was damaged or gone, and is made anew.
    pub list_rebuilt: &'static str,
    /// The open plan was deleted in another tab.
    pub deleted_elsewhere: fn(name: &str) -> String,
    /// Takes it back into the list.
    pub restore: &'static str,
    /// A change brought a deleted plan back.
    pub back_by_saving: fn(name: &str) -> String,
    /// Why a plan of another version is neither copied nor renamed.
    pub copy_refused: &'static str,
    /// The head of the entries that this version does not know.
    pub unknown_entries: fn(&dyn Format, usize) -> String,
    /// What keeps two tabs from editing one plan, in this order: a lock of the browser, a lease.
    pub guards: [&'static str; 2],
    /// What the browser promises, in this order: not asked yet, kept, not kept, not offered.
    pub promises: [&'static str; 4],
}

/// Why something could not be kept or handed out.
#[derive(Clone, Copy)]
pub struct Causes {
    /// No room is left.
    pub full: &'static str,
    /// The page may keep nothing.
    pub forbidden: &'static str,
    /// In the browser's own words, which may be none.
    pub browser: fn(said: &str) -> String,
    /// A file larger than is read.
    pub too_large: &'static str,
    /// The plan cannot be written as text.
    pub not_writable: &'static str,
    /// The list of plans does not take it.
    pub not_listed: &'static str,
}

/// Words of the screen that appears when the program stopped.
#[derive(Clone, Copy)]
pub struct Stopped {
    /// What happened.
    pub title: &'static str,
    /// The work is saved as of a time.
    pub saved: fn(plan: &str, at: &str) -> String,
    /// Nothing was open.
    pub nothing_open: &'static str,
    /// The last changes were put aside and are taken up after reloading.
    pub put_aside: &'static str,
    /// The last changes could only be kept as a download.
    pub only_download: &'static str,
    /// Starts again.
    pub reload: &'static str,
    /// Saves the last state as a file.
    pub download: &'static str,
    /// Before the technical words.
    pub details: &'static str,
}
