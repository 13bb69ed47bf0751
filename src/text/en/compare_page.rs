//! Words of the page of scenarios.

use crate::{
    domain::{Days, Promise},
    text::{
        Format,
        compare_page::{ComparePage, Standing},
    },
};

pub(in crate::text) const COMPARE_PAGE: ComparePage = ComparePage {
    answer,
    pending: "Working out what each scenario would do.",
    empty: "What if?",
    empty_detail: "A scenario is a list of changes: more alerts, a playbook that closes some, a hire, another promise. It is \
                   looked at beside the plan and changes nothing of it.",
    detail: "Each column is the plan with the changes of one scenario. The difference from the plan stands in brackets.",
    table: "Side by side",
    table_about: |month| format!("A usual week in {month}"),
    what: "Figure",
    as_it_is: "As it is",
    promise: |severity, promise, within| match promise {
        Promise::Acknowledge => format!("{severity}, started in {within}"),
        Promise::TriageDone => format!("{severity}, triage done in {within}"),
    },
    slow_wait: |severity| format!("{severity}, 19 in 20 start within"),
    occupancy: "Occupancy, week",
    alerts: "Alerts that reach people, a day",
    unworked: "Alerts that nobody looks at, a week",
    seat_hours: "Seat hours staffed, a week",
    needed_hours: "Seat hours that would be enough, a week",
    people: "People in the team",
    people_needed: "People for enough seats",
    gap: "People missing",
    short_in: |month| format!("Chance to be short in {month}"),
    missing_in: |month| format!("Effective people missing in {month}"),
    with_difference: |figure, difference| format!("{figure} ({difference})"),
    same: "±0",
    signed: |more, amount| format!("{}{amount}", if more { "+" } else { "−" }),
    played: "as played, against the plan",
    points: |points| format!("{points} points"),
    played_difference: |difference, low, high| format!("{difference} ({low} to {high})"),
    not_told_apart: "no difference to be told",
    play: "Simulate the differences",
    play_again: "Simulate them again",
    playing: "Playing the plan and each scenario on the same alerts",
    played_about: |f, times, weeks| {
        format!(
            "The plan and each scenario met the same alerts, {} times over {}. In brackets is where the true difference lies \
             95 times in 100.",
            f.number(f64::from(times), 0),
            super::simulation_page::weeks_written(f, weeks)
        )
    },
    played_stale: "The played differences are of the plan or the scenarios before your last change, or of other settings.",
    play_options: "How it is played",
    none: "not computed",
    coming: "…",
    only: |most| format!("The first {most} stand beside the plan; put others in front to see them."),
    scenarios: "Scenarios",
    scenarios_about: "Changes count in their order, from the month on that they name. What is off stays in the list.",
    add: "New scenario",
    new_name: "New scenario",
    name: "Name",
    duplicate: |name| format!("Copy {name}"),
    remove: |name| format!("Remove {name}"),
    removed: |name| format!("{name} was removed."),
    sooner: |name| format!("Move {name} up"),
    later: |name| format!("Move {name} down"),
    show: "Show on every page",
    add_change: "Another change",
    add_this: "Add it",
    no_changes: "It changes nothing yet.",
    kinds: [
        "Alert volume",
        "Closed by automation",
        "Hands-on time",
        "Seats",
        "Minimum seats",
        "People",
        "Promise",
    ],
    on: "Counts",
    from_month: "From",
    stream: "Stream",
    every_stream: "Every stream",
    factor: ("Of what it is now", "100 is as it is, 120 a fifth more"),
    weeks: ("For", "a surge; empty: it stays"),
    weeks_unit: "weeks",
    share: ("Closed beside what is closed now", "of what reaches people now"),
    days: "On",
    days_are: |days| match days {
        Days::EveryDay => "every day",
        Days::Weekdays => "Monday to Friday",
        Days::Weekend => "Saturday and Sunday",
    },
    from_hour: "From hour",
    to_hour: "To hour",
    more_seats: ("More seats", "with a minus, fewer"),
    seats_unit: "seats",
    minimum: "At least, in every hour",
    more_people: ("More people", "with a minus, fewer; seats are a change of their own"),
    people_unit: "people",
    severity: "Severity",
    which: "Promise",
    promises: |promise| match promise {
        Promise::Acknowledge => "an analyst starts",
        Promise::TriageDone => "triage is done",
    },
    within: "Within",
    minutes_unit: "min",
    of_at_least: "Of at least",
    remove_change: "Remove this change",
};

fn answer(f: &dyn Format, standing: Standing<'_>) -> String {
    let Standing { best, best_misses, plan_misses, of } = standing;
    let count = |n: usize| f.number(n as f64, 0);
    match (plan_misses, best_misses) {
        (0, 0) => format!("The plan keeps all {} promises, and so does “{best}”.", count(of)),
        (0, missed) => {
            format!("The plan keeps all {} promises; “{best}” misses {}.", count(of), count(missed))
        }
        (now, 0) => {
            format!("“{best}” keeps every promise; as it is, {} of {} are missed.", count(now), count(of))
        }
        (now, missed) if missed < now => format!(
            "No scenario keeps every promise; “{best}” misses {} of {} instead of {}.",
            count(missed),
            count(of),
            count(now)
        ),
        (now, _) => format!(
            "No scenario keeps more promises than the plan, which misses {} of {}.",
            count(now),
            count(of)
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::PlainFormat;

    #[test]
    fn the_answer_names_the_scenario_that_keeps_most() {
        let said = |plan_misses, best_misses| {
            answer(&PlainFormat, Standing { best: "Hire two", best_misses, plan_misses, of: 8 })
        };
        assert_eq!(said(2, 0), "“Hire two” keeps every promise; as it is, 2 of 8 are missed.");
        assert_eq!(said(3, 1), "No scenario keeps every promise; “Hire two” misses 1 of 8 instead of 3.");
        assert_eq!(said(2, 2), "No scenario keeps more promises than the plan, which misses 2 of 8.");
    }
}
