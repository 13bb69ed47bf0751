//! The page about severities.

use super::common::COMMON;
use crate::text::{
    Format,
    targets_page::{CustomerWords, TargetsPage},
};

pub(in crate::text) const TARGETS_PAGE: TargetsPage = TargetsPage {
    answer,
    detail: "A target is a share of the alerts within a time: until an analyst starts, and until triage is done.",
    empty: "No severity is named yet.",
    empty_detail: "Add at least one, with what you promise for it. The first is answered first.",
    new_name: "New severity",
    add: "Add a severity",
    sooner: |name| format!("Answer {name} sooner"),
    later: |name| format!("Answer {name} later"),
    remove: |name| format!("Remove {name}"),
    remove_title: |name| format!("Remove {name}?"),
    remove_about: "Its alerts have to count as something else.",
    move_to: "Its alerts become",
    name: "Name",
    clock: "The targets run",
    round_the_clock: "Around the clock",
    business_hours: "In business hours",
    acknowledge: "Acknowledged",
    acknowledge_about: "from arrival until an analyst starts on it",
    triage_done: "Triage done",
    triage_done_about: "from arrival until it is closed or handed on, waiting on others included unless its clock stops",
    within: "Within",
    minutes: "min",
    that_is: |f, minutes| if minutes < 90.0 { String::new() } else { (COMMON.duration)(f, minutes) },
    share: "Of at least",
    percent: "%",
    promised: "Promised",
    kept: |share| format!("Kept: {share} are in time"),
    missed: |share| format!("Missed: {share} are in time"),
    pending: "Not computed yet",
    no_target: "No promise",
    interrupts: "Interrupts work on lower severities",
    interrupts_hint: "An analyst puts down what they hold. If not, they finish it first: at night that can decide whether the target is met.",
    ages: (
        "Rises by one severity after",
        "of waiting, again and again; 0 is never. Played in the simulation, not in the formulas.",
    ),
    expires: (
        "Closed unread after",
        "if nobody began; 0 is never. Played in the simulation, not in the formulas.",
    ),
    hours: "h",
    taken: "How its alerts are taken",
    nothing_arrives: "No such alert arrives",
    customers: CustomerWords {
        title: "Customers",
        about: "If some were promised something else. Alerts of one severity wait in one line, whoever they belong to; \
                each customer's promise is judged on its own alerts, and the severity's on all of them.",
        none: "Everybody is promised the same. Add a customer to promise one of them something else.",
        add: "Add a customer",
        new_name: "New customer",
        name: "Name of the customer",
        streams: |names| match names {
            [] => "No stream is its own yet: choose the customer at the stream, on the page about alerts."
                .to_owned(),
            [one] => format!("Its alerts come from {one}."),
            many => format!("Its alerts come from {}.", many.join(", ")),
        },
        differs: |severity| format!("Other targets for {severity}"),
        sooner: |name| format!("Move {name} up"),
        later: |name| format!("Move {name} down"),
        remove: |name| format!("Remove {name}"),
    },
    order_about: "Alerts are taken in this order. The first severity is the one that may interrupt, if the desk works that way.",
    remembered: "Words of your files",
    remembered_about: "What you said these words mean when you imported alerts. The next import takes them so.",
    stands_for: |word, severity| format!("“{word}” counts as {severity}"),
    forget: |word| format!("Forget {word}"),
};

fn answer(f: &dyn Format, promised: usize, kept: usize, open: usize) -> String {
    let count = |n: usize| f.number(n as f64, 0);
    match (promised, kept, open) {
        (0, ..) => "Nothing is promised yet.".to_owned(),
        (1, 1, 0) => "The one promise is kept.".to_owned(),
        (1, 0, 0) => "The one promise is not kept.".to_owned(),
        (1, 0, 1) => "One promise; whether it is kept is being worked out.".to_owned(),
        (all, kept, 0) if all == kept => format!("All {} promises are kept.", count(all)),
        (all, 0, 0) => format!("None of {} promises is kept.", count(all)),
        (all, kept, 0) => format!("{} of {} promises are kept.", count(kept), count(all)),
        (all, 0, open) if all == open => {
            format!("{} promises; whether they are kept is being worked out.", count(all))
        }
        (all, kept, open) => {
            format!("{} of {} promises are kept; {} not judged yet.", count(kept), count(all), count(open))
        }
    }
}
