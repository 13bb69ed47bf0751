//! Words of the pages about plans as things that are kept.

use crate::text::{
    Format,
    plans::{Facts, Import, Plans},
};

pub(in crate::text) const PLANS: Plans = Plans {
    lead,
    lead_where: "They are kept in this browser and nowhere else. Nothing is sent anywhere; a file you download is the only copy outside.",
    empty: "No plan yet",
    empty_lesson: "A plan holds your alerts, your targets, your seats and your people, and says whether they are enough. \
                   Start with five questions or the sample, or import a file that somebody sent you.",
    start: "Start a plan",
    new_plan: "New empty plan",
    list: "Plans in this browser",
    columns: ["Plan", "Saved", "Exported", "Actions"],
    is_open: "open",
    open: "Open",
    open_named: |name| format!("Open {name}"),
    rename: "Rename",
    new_name: "New name",
    keep_name: "Rename",
    duplicate: "Duplicate",
    delete: "Delete",
    deleted: |name| format!("“{name}” is deleted."),
    restored: |name| format!("“{name}” is back."),
    renamed: |name| format!("The plan is called “{name}” now."),
    rename_elsewhere: "Another tab edits this plan. Rename it there.",
    rename_unreadable: "This plan cannot be opened, so it cannot be renamed either.",
    gone: |name| {
        format!("“{name}” is gone for good: it was deleted more than 30 days ago, or in another tab.")
    },
    name_taken: "Another plan in this browser has this name. Choose one that tells them apart.",
    deleted_list: "Deleted plans",
    deleted_hint: "They can be restored for 30 days and take room until then. “Delete for good” makes room at once.",
    restore: "Restore",
    delete_for_good: "Delete for good",
    delete_for_good_question: |name| {
        format!("“{name}” and all its copies in this browser will be gone. This cannot be undone.")
    },
    unnamed: "Plan without a name",
    never: "never",
    moment: |format, at| format.date_time(at),
    export: "Download",
    import: IMPORT,
    facts: FACTS,
};

fn lead(format: &dyn Format, plans: usize) -> String {
    match plans {
        0 => "You have no plan in this browser.".to_owned(),
        1 => "You have one plan in this browser.".to_owned(),
        _ => format!("You have {} plans in this browser.", format.number(plans as f64, 0)),
    }
}

const IMPORT: Import = Import {
    title: "Import a plan",
    label: "A plan that was downloaded from Watchfloor (.json)",
    hint: "You see what it is before it is taken in. It becomes a plan of its own and replaces nothing.",
    preview: "This is in the file",
    what: |format, name, organisation, saved| {
        let of = if organisation.is_empty() { String::new() } else { format!(" of {organisation}") };
        format!("“{name}”{of}, saved {} (UTC).", format.date_time(saved))
    },
    counts: ["Severities", "Alert streams", "Imported histories", "People at the desk"],
    issues: "Worth knowing",
    no_issues: "Nothing is wrong with it.",
    refused: "This file cannot be taken in",
    accept: "Take it in as a new plan",
    accept_loss: "Take it in without the unknown entries",
    accept_reading: "Open it for reading",
    accepted: |name| format!("“{name}” is a plan of its own now."),
    unreadable: |cause| format!("The browser could not read the file. {cause}"),
};

const FACTS: Facts = Facts {
    lead: |organisation, zone, months, first| {
        let of = if organisation.is_empty() {
            "This plan".to_owned()
        } else {
            format!("The plan of {organisation}")
        };
        format!("{of} covers {months} months from {first}, on the clock of {zone}.")
    },
    title: "Organisation",
    subtitle: "Everything else in the plan is read in these.",
    hours: "Business hours",
    hours_hint: "Targets on the business clock count these hours only; office-hours shapes put their alerts in them.",
    hours_count: |format, hours| format!("{} of the 168 hours of the week", format.number(hours as f64, 0)),
    hours_unit: "1 = open",
    months: "months",
    hints: [
        "What you call it",
        "Whom the SOC serves",
        "The week of the plan is read on this clock",
        "Three letters, such as EUR, GBP or USD",
        "As year and month, such as 2027-01",
        "How far ahead the plan looks",
    ],
    month_wrong: "This is no month. Write the year and the month, such as 2027-01.",
    kept: "Where this plan is kept",
    kept_labels: ["Saved", "Exported", "The browser's promise", "Room", "Several tabs"],
    issues: "Worth knowing",
    issues_hint: "What cannot be answered yet, and what is likely a slip. The plan is kept either way.",
    issues_none: "Nothing is wrong with this plan.",
    issue_open: |page| format!("Go to {page}"),
    issues_count: |format, count| match count {
        1 => "1 thing worth knowing".to_owned(),
        _ => format!("{} things worth knowing", format.number(count as f64, 0)),
    },
    room: |format, used, of| {
        format!("{} MB used of about {} MB", format.number(used / 1e6, 1), format.number(of / 1e6, 0))
    },
    room_unknown: "This browser does not tell.",
    copies: "Earlier copies",
    copies_hint: "Kept by themselves while you work, up to six, reaching back a week or more. Opening one makes a plan of its own.",
    copies_none: "None yet. The first is made with the next change.",
    copy_open: "Open as a plan of its own",
    copy_name: |format, name, of| format!("{name} (as of {})", format.date_time(of)),
    ask_promise: "Ask the browser to keep it",
};

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::PlainFormat;

    #[test]
    fn the_number_of_plans_is_said_in_words() {
        let said: Vec<_> = [0, 1, 3].map(|plans| lead(&PlainFormat, plans)).into();
        let [none, one, three] = [
            "You have no plan in this browser.",
            "You have one plan in this browser.",
            "You have 3 plans in this browser.",
        ];
        assert_eq!(said, [none, one, three]);
    }
}
