//! Words of the frame around every page.

use crate::text::{
    Format,
    shell::{Causes, Keeping, Pages, SearchAlso, Shell, Stopped},
};

pub(in crate::text) const SHELL: Shell = Shell {
    product: "Watchfloor",
    skip: "Skip to the page",
    navigation: "Pages",
    menu: "Pages",
    pages: Pages {
        capacity: "Capacity",
        start: "Start a plan",
        team: "Team",
        targets: "Targets",
        alerts: "Alerts",
        import: "Import alerts",
        work: "Hours",
        rota: "Rota",
        ahead: "Months ahead",
        compare: "Compare",
        plan: "This plan",
        plans: "All plans",
        simulation: "Simulation",
        overview: "Overview",
        demand_and_people: "Demand and people",
        decide: "Decide",
        keeping: "Plans",
    },
    window_title: |page, plan| {
        if plan.is_empty() {
            format!("{page} · Watchfloor")
        } else {
            format!("{page} · {plan} · Watchfloor")
        }
    },
    scenario_shown: |name| {
        format!(
            "Shown with “{name}”: figures are of this scenario. What is typed into the plan changes the plan."
        )
    },
    scenario_off: "Back to the plan",
    no_such_page: "There is no such page",
    part_missing: "A part of Watchfloor could not be fetched. Trying again.",
    page_missing: "This page could not be fetched",
    page_missing_remedy: "There is no network, or the host has a newer version by now. What you changed is saved. Reload the page.",
    reload: "Reload",
    no_such_page_remedy: "The address may be from another version, or mistyped. Choose a page from the list.",
    undo: "Undo",
    redo: "Redo",
    search: "Search pages and actions",
    search_hint: "Type a page or an action",
    search_also: SearchAlso {
        capacity: "enough seats queue backlog waits occupancy",
        start: "sample new questions",
        team: "people seats staff absence leave sickness shrinkage contract",
        targets: "sla promises severities",
        alerts: "streams volume minutes automation history rules bursts",
        import: "csv siem tickets export file",
        rota: "roster schedule shifts nights leave swap who works when on-call calendar",
        work: "functions hunting incidents projects ledger time",
        ahead: "hiring attrition leavers ramp forecast fan season holidays automation",
        compare: "scenarios what if side by side",
        plan: "name zone currency business hours copies backup",
        plans: "open rename delete restore new sample import json",
        simulation: "how sure certainty chance play intervals ranges monte carlo",
        export: "export save file json backup share",
        theme: "theme colours appearance",
        keys: "shortcuts help keyboard",
    },
    search_nothing: "Nothing by that name. Try a shorter word.",
    export: "Download plan",
    exported: |name| format!("“{name}” is exported. Keep the file where your other files are backed up."),
    export_failed: |cause| format!("The file was not written. {cause}"),
    switch_plan: "Open another plan",
    theme: "Light or dark",
    themes: ["As the system", "Light", "Dark"],
    keys: "Keys",
    key_list: &[
        ("Ctrl/⌘ + Z", "Undo"),
        ("Ctrl/⌘ + Shift + Z", "Redo"),
        ("Ctrl/⌘ + S", "Download the plan as a file (saving in this browser needs no key)"),
        ("Ctrl/⌘ + K", "Search pages and actions"),
        ("?", "This list"),
    ],
    keeping: KEEPING,
    stopped: STOPPED,
};

const KEEPING: Keeping = Keeping {
    saved: "Saved",
    saved_at: |format, at| format!("in this browser, {}", format.date_time(at)),
    pending: "Saving …",
    reading_only: "Read only",
    not_saved: "Not saved",
    never_exported: "Never exported",
    exported_days_ago: days_ago,
    full: "This browser has no room left, so the latest changes are not saved. They are still here while this page is open. \
           Download a copy, then make room and try again: under “All plans”, delete plans you no longer need and then delete them \
           for good (until then they still take room), or free space on the disk.",
    forbidden: "This browser does not let the page keep anything (a private window or a policy can be the reason). \
                Your work is here only while this page is open: download a copy before you close it.",
    failed: |cause| {
        format!(
            "The latest changes could not be saved. {cause} They are still here while this page is open. Download a copy; \
             saving is tried again every few seconds."
        )
    },
    download_copy: "Download a copy",
    try_again: "Try again",
    recovered: |format, name, of| {
        format!(
            "The saved text of “{name}” is damaged, so the newest copy that opens was opened: the one of {}. Changes made after \
             that are missing.",
            format.date_time(of)
        )
    },
    download_damaged: "Download the damaged text",
    journal: "The changes from the end of your last visit are in.",
    lost: |name| {
        format!(
            "“{name}” is in the list, but this browser does not have it any more: its storage was cleared. If you have an \
             exported file, import it."
        )
    },
    nothing_whole: "Its text is damaged, and no copy of it opens.",
    unreadable: |name, cause| format!("“{name}” cannot be opened. {cause} Its text is kept as it is."),
    download_unreadable: "Download its text",
    dismiss: "Dismiss",
    follows: "Another tab edits this plan. This one follows it.",
    take_over: "Edit here instead",
    taken_over: "You edit here now. The other tab follows.",
    stranded: "Another tab took this plan over before the latest changes here were saved. They are still here.",
    keep_as_own: "Keep them as a plan of their own",
    let_go: "Let them go and follow the other tab",
    own_name: |name| format!("{name} (changes from another tab)"),
    sample: "This is the sample: an invented SOC with a real problem. Look around; nothing you do here is kept.",
    make_mine: "Make it mine",
    newer: "This plan was saved by a newer version of Watchfloor. It can be read here but not changed. Reload to get the newer version.",
    loss: "This plan holds entries that this version does not know. Changing it here would lose them. A downloaded copy holds them all.",
    accept_loss: "Go on without them",
    refused_read_only: "This plan is open for reading only.",
    causes: Causes {
        full: "The browser has no room left.",
        forbidden: "The browser does not let the page keep anything.",
        browser: |said| {
            let said = said.trim().trim_end_matches(['.', ':']);
            if said.is_empty() {
                "The browser refused and gave no reason.".to_owned()
            } else {
                format!("The browser says: {said}.")
            }
        },
        too_large: "The file is larger than any plan.",
        not_writable: "The plan cannot be written as text.",
        not_listed: "The list of plans does not take it.",
    },
    list_rebuilt: "The list of your plans was damaged or gone, and is made anew from the plans themselves. Plans that you had deleted may \
                   be in it again, and when plans were downloaded is not known any more.",
    deleted_elsewhere: |name| {
        format!(
            "“{name}” was deleted in another tab. It is still here: restore it, or change something, which brings it back too."
        )
    },
    restore: "Restore it",
    back_by_saving: |name| format!("“{name}” had been deleted. Your change brought it back."),
    copy_refused: "This plan holds entries that this version does not know, so it is neither copied nor renamed here. Download it: \
                   the file has them all.",
    unknown_entries: |format, count| match count {
        1 => "What is worth knowing about it".to_owned(),
        _ => format!("What is worth knowing about it ({})", format.number(count as f64, 0)),
    },
    guards: [
        "One tab edits it at a time: the browser's own locks see to that.",
        "One tab edits it at a time. This browser has no locks at this address, so a note that is renewed every second stands in; \
         keep to one tab if you can.",
    ],
    promises: [
        "The browser has not been asked yet to keep your plans. It is asked after your first change.",
        "The browser promises to keep your plans until you clear its data yourself.",
        "The browser keeps your plans, but does not promise it: it may clear them when the disk fills up or after days \
         without a visit (Safari: seven). Export regularly.",
        "This browser gives no promise to keep your plans, or not at this address. Export regularly.",
    ],
};

fn days_ago(format: &dyn Format, days: i64) -> String {
    match days {
        0 => "Exported today".to_owned(),
        1 => "Exported yesterday".to_owned(),
        _ => format!("Exported {} days ago", format.number(days as f64, 0)),
    }
}

const STOPPED: Stopped = Stopped {
    title: "Watchfloor stopped because of an error of its own",
    saved: |plan, at| format!("Your work on “{plan}” is saved in this browser as of {at}."),
    nothing_open: "No plan was open, so nothing is lost.",
    put_aside: "The changes since then were put aside and are taken up when you reload.",
    only_download: "The changes since then could not be put aside. Download the plan before you reload, and import the file afterwards.",
    reload: "Reload",
    download: "Download the plan as it is now",
    details: "For whoever looks into it:",
};

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::PlainFormat;

    #[test]
    fn the_last_export_is_told_in_days() {
        let said: Vec<_> = [0, 1, 12].map(|days| days_ago(&PlainFormat, days)).into();
        assert_eq!(said, ["Exported today", "Exported yesterday", "Exported 12 days ago"]);
    }
}
