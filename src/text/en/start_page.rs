//! The page on which a plan begins.

use crate::text::{
    Format,
    start_page::{StartFacts, StartPage},
};

pub(in crate::text) const START_PAGE: StartPage = StartPage {
    title: "Is your team enough for your alerts?",
    lead: "Five answers make a plan that says so, and what would be enough. It stays in this browser; nothing is sent anywhere.",
    from_export: (
        "Start from an alert export",
        "A CSV file of your SIEM or ticket system. You see what is in it before anything is kept.",
    ),
    from_sample: ("Look at the sample plan", "A made-up team of twelve with a real problem."),
    from_file: ("Open a plan file", "One that you or a colleague exported."),
    questions_head: "Five questions",
    questions_about: "Each has an answer already, the usual one, so that you can skip it: what is marked as default says where it comes from. What you type stays in this browser, and you can change everything later.",
    question: |number, words| format!("{number}. {words}"),
    who: "Who is at the desk, and when?",
    how_many: "How many alerts reach people, and when?",
    how_long: "How long does one alert keep somebody busy?",
    which: "Which severities are there?",
    how_fast: "What must be answered how fast?",
    plan_name: ("Name of the plan", "such as the team and the year"),
    new_plan_name: "Our SOC",
    stream_name: "All alerts",
    usual_currency: "EUR",
    currency: "Currency",
    currency_proposed: |zone| format!("three letters; proposed for {zone}, your time zone"),
    currency_assumed: |zone| format!("three letters; assumed, since your time zone, {zone}, does not tell"),
    people: ("People who take seats", "part-timers as parts: 11.5"),
    contract: ("Hours in the contract", "for one person"),
    pattern: "The desk is staffed",
    round_the_clock: "Around the clock",
    business_hours: "Weekdays, office hours",
    extended_hours: "Long days",
    own_hours: "Otherwise",
    seats: "Seats",
    seats_by_day: "Seats by day",
    seats_by_night: "Seats by night",
    seats_weekday: "Seats on weekdays",
    seats_weekend: "Seats at the weekend",
    seats_unit: "seats",
    from_hour: "From",
    to_hour: "To",
    own_grid: "Seats in each hour of the week",
    alerts: (
        "Alerts that reach people",
        "after grouping and automation; a range such as 100 to 150 is welcome",
    ),
    period: "Counted by",
    a_day: "Day",
    a_week: "Week",
    a_month: "Month",
    shape: "They come",
    flat: "Evenly, day and night",
    office_hours: "In office hours, nearly all",
    two_thirds_office: "In office hours, two thirds",
    more_at_night: "More at night",
    own_sketch: "As I draw it",
    sketch: "When alerts come, by hour of the day",
    sketch_days: ["Weekday", "Weekend day"],
    minutes_known: "Hands-on minutes are",
    known: "Known, roughly",
    not_known: "Not known",
    typical: ("A typical alert", "hands on it, waiting left out; a range is welcome"),
    bad_case: ("A bad one", "one in ten takes longer than this"),
    share_on_alerts: (
        "Time that goes to alerts",
        "of the time at the desk; breaks, handover, meetings and other work left out",
    ),
    closed_a_month: ("Alerts closed in a month", "by people, not by automation"),
    calibrated: |f, minutes| {
        format!(
            "The seats, their time and what is closed come to {} minutes an alert on average.",
            f.number(minutes, 1)
        )
    },
    severity_count: "How many",
    severity_name: |place| format!("Severity {place}"),
    severity_share: ("Of the alerts", "scaled, should the shares not add up to 100%"),
    promise_head: |name| name.to_owned(),
    acknowledged_within: "Acknowledged within",
    acknowledged_share: "Acknowledged in time, at least",
    done_within: "Triage done within",
    done_share: "Triage done in time, at least",
    unnamed: "No name",
    so_far: "What that comes to",
    live,
    not_yet: "Something above cannot be right yet; it says what.",
    again: "Begin again with the usual answers",
    begun_again: "The usual answers are back.",
    make: "Make the plan",
    make_about: "The next page has the answer for every severity, and what would be enough.",
    unit_percent: "%",
    unit_minutes: "min",
    unit_people: "people",
    unit_hours_a_week: "h a week",
    unit_alerts: "alerts",
};

fn live(f: &dyn Format, facts: StartFacts) -> String {
    let whole = |value: f64| f.number(value, usize::from(value > 0.0 && value < 9.95));
    let mut said = format!(
        "{} alerts a day at {} minutes are {} hours of work a week. ",
        whole(facts.alerts_per_day),
        whole(facts.minutes),
        f.number(facts.work_hours, 0)
    );
    said.push_str(&if facts.queue_hours <= 0.0 {
        "No seat is staffed.".to_owned()
    } else {
        let share = facts.work_hours / facts.queue_hours;
        let seats = format!("The seats have {} for alerts", f.number(facts.queue_hours, 0));
        if share > 1.0 {
            format!("{seats}: too few, whatever the order.")
        } else {
            format!(
                "{seats}: {} busy on average; the plan says what that does to waits.",
                f.percent(share, 0)
            )
        }
    });
    match facts.people_needed {
        Some(needed) if needed > facts.people + 1e-9 => {
            said.push_str(&format!(
                " To hold these seats all year takes {} people.",
                f.number(libm::ceil(needed - 1e-9), 0)
            ));
        }
        _ => {}
    }
    said
}
