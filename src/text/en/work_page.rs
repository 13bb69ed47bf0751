//! Words of the page on which the hours of the team are accounted for.

use crate::{
    domain::{Area, Placement},
    text::{
        capacity_page::PictureWords,
        work_page::{WorkFacts, WorkPage, WorkRows},
    },
};

pub(in crate::text) const WORK_PAGE: WorkPage = WorkPage {
    answer: |f, facts| {
        let WorkFacts { seats, alerts, left, filler, filler_done } = facts;
        let hours = |value: f64| f.number(value, 0);
        let start = format!("Alerts take {} of {} staffed hours a month", hours(alerts), hours(seats));
        if left < -0.5 {
            return format!("{start}; with everything else {} hours are missing.", hours(-left));
        }
        let left = hours(left);
        match filler {
            none if none < 0.5 => format!("{start}; {left} are left at the desk."),
            all if filler_done >= all - 0.5 => {
                format!("{start}; the {left} that are left are enough for all filler work.")
            }
            some => format!(
                "{start}; the {left} that are left do {} of {} hours of filler work.",
                hours(filler_done),
                hours(some)
            ),
        }
    },
    empty: "Nobody is at the desk yet",
    detail: "All work of the team in hours a month: what is protected, what alerts take, and what is left for the rest.",
    freed: |f, scenario, hours| {
        let amount = f.number(hours.abs(), 0);
        if hours >= 0.5 {
            format!("“{scenario}” frees {amount} hours a month at the desk.")
        } else if hours <= -0.5 {
            format!("“{scenario}” takes {amount} more hours a month at the desk.")
        } else {
            format!("“{scenario}” leaves the hours at the desk as they are.")
        }
    },
    freed_for: |work, done, wanted| format!("“{work}” then gets {done} of {wanted} hours."),
    figures: ["Alerts", "Protected work", "Left at the desk", "Without a seat"],
    hours: "h a month",
    of_seats: |f, share| format!("{} of the staffed hours", f.percent(share, 0)),
    protected_note: "functions and incidents",
    left_note: |f, filler, done| {
        if filler < 0.5 {
            "no filler work is listed".to_owned()
        } else {
            format!("{} of {} h of filler work find time", f.number(done, 0), f.number(filler, 0))
        }
    },
    unplanned_note: |is_short| {
        if is_short { "that the team does not have" } else { "on the rota, nothing planned" }
    },
    picture: PictureWords {
        title: "Where the hours go",
        subtitle: "Hours a month, largest first; filler work is part of what is left at the desk",
    },
    what: "Work",
    hours_a_month: "Hours a month",
    share: "Of contract hours",
    rows: WorkRows {
        alerts: |stream| format!("Alerts: {stream}"),
        escalated: |stream| format!("Escalated at the desk: {stream}"),
        comes_back: |stream| format!("Back from the second tier: {stream}"),
        incidents: "Incidents",
        in_shift: "Breaks, handover, meetings, other",
        empty: "Seats empty at short notice",
        absence: "Leave, sickness, training, empty posts",
        left: "Left at the desk",
        missing: "Missing at the desk",
        unplanned: "On the rota without a seat",
        filler: |name| format!("Filler: {name}"),
    },
    functions: "Work beside alerts",
    functions_about: "Hunting, engineering, intelligence, exercises, reports: protected hours come off the desk or the rota, filler work waits for what is left.",
    add_function: "Add work",
    new_function: "Hunting",
    remove: |name| format!("Remove “{name}”"),
    sooner: |name| format!("Move “{name}” up"),
    later: |name| format!("Move “{name}” down"),
    name: "Name",
    area: "Kind",
    areas: |area| match area {
        Area::IncidentResponse => "Incident response",
        Area::ThreatIntelligence => "Threat intelligence",
        Area::VulnerabilityManagement => "Vulnerability management",
        Area::Hunting => "Threat hunting",
        Area::DetectionEngineering => "Detection engineering",
        Area::Governance => "Governance",
        Area::Training => "Training",
        Area::Meetings => "Meetings",
        Area::Other => "Other",
    },
    hours_label: "Hours a month",
    placement: "Whose hours",
    placements: |placement| match placement {
        Placement::AtDesk => "Protected, at the desk",
        Placement::OffDesk => "Protected, off the desk",
        Placement::Filler => "Filler",
    },
    placement_hints: |placement| match placement {
        Placement::AtDesk => "Those who sit there are off the queue for it.",
        Placement::OffDesk => "Done in shifts without a seat: it takes people, not seats.",
        Placement::Filler => "Done when the queue is empty, in the order of this list.",
    },
    from: "From",
    until: "Until before",
    goes_on: "It goes on",
    finds: |done, wanted| format!("finds {done} of {wanted} h a month"),
    no_functions: "Nothing is listed. What is not counted is done by nobody, or at the cost of the queue.",
    incidents: "Incidents",
    incidents_about: |f, hours, people| {
        if hours < 0.05 {
            "None are counted. Each takes people away from the queue for hours.".to_owned()
        } else {
            format!(
                "They take {} hours a month; on average {} people are in one.",
                f.number(hours, 0),
                f.number(people, 2)
            )
        }
    },
    incident_fields: [
        ("Incidents", "that take people of the desk away"),
        ("People for each", "as soon as each is free"),
        ("Typical time away", "half are shorter"),
        ("Bad case", "one in ten takes longer"),
    ],
    incident_units: ["a month", "people", "hours", "hours"],
};
