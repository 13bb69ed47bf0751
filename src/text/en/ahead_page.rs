//! Words of the page about the months ahead.

use crate::text::ahead_page::{AheadFacts, AheadPage, ListWords};

pub(in crate::text) const AHEAD_PAGE: AheadPage = AheadPage {
    answer: |f, facts| {
        let AheadFacts { months, last, likely, possible, chance, missing } = facts;
        let chance = f.percent(chance, 0);
        match (likely, possible) {
            (Some(month), _) if missing > 0.05 => format!(
                "By {month} the team is more likely short than not; in {last} {} people are missing.",
                f.number(missing, 1)
            ),
            (Some(month), _) => format!(
                "By {month} the team is more likely than not to have been short; in {last} the chance is {chance}."
            ),
            (None, Some(month)) => format!(
                "The team probably keeps up for {months} months; from {month} on it is short in more than one case in ten."
            ),
            (None, None) => format!("The team keeps up for {months} months in nine cases of ten."),
        }
    },
    pending: "Looking at the months ahead",
    unanswerable: "The months ahead cannot be worked out yet",
    unanswerable_detail: "It takes an alert stream, and a team whose people have time for alerts.",
    detail: |f, cases| {
        format!(
            "{} cases were followed month by month, each with numbers from the ranges that you typed and with leavers and hires by chance.",
            f.number(f64::from(cases), 0)
        )
    },
    beside: |f, scenario, before, after| {
        format!(
            "With “{scenario}” the chance to be short in the last month is {}; in the plan as it is, {}.",
            f.percent(after, 0),
            f.percent(before, 0)
        )
    },
    figures: ["People now", "People at the end", "Needed at the end", "Chance to be short"],
    effective: "fully effective",
    headcount_note: |f, people| format!("{} on the payroll", f.number(people, 1)),
    between: |low, high| format!("{low} to {high} in eight cases of ten"),
    in_month: |month| format!("in {month}"),
    running: "Following the cases month by month",
    failed: |cause| format!("The months could not be worked out: {cause}"),
    staffing: "Who leaves and how newcomers begin",
    staffing_about: "A range stands for what you are not sure of; each case draws its own.",
    attrition: ("Leavers a year", "share of the people"),
    refills: ("Posts of leavers are filled again", ""),
    refill: ("Until a leaver's post is filled", "from the last day to the first day of the next"),
    ramp: ("Until a newcomer is fully effective", ""),
    first_share: ("Effect in the first month", "of an experienced colleague; then in a straight line"),
    mentor: ("Time of others for a newcomer", "in people: 0.1 is half a day a week"),
    months: "months",
    people: "people",
    posts: ListWords {
        title: "New posts",
        about: "Posts beyond the present team, from the month in which they are opened.",
        add: "Add posts",
        new_name: "New analysts",
        none: "No new posts are planned.",
    },
    months_to_hire: ("Until the first day", "from opening; each post takes its own time"),
    opened: "Opened in",
    leavers: ListWords {
        title: "Known leavers",
        about: "Notice given, a retirement, a contract that ends.",
        add: "Add leavers",
        new_name: "Leaver",
        none: "Nobody is known to leave.",
    },
    gone: "Gone in",
    refilled: "Filled again",
    roll_outs: ListWords {
        title: "Automation on its way",
        about: "What it closes of the alerts that reach people today, and what it saves of the hands-on time of the rest.",
        add: "Add automation",
        new_name: "Playbook",
        none: "No automation is planned.",
    },
    stream: "Alerts",
    every_stream: "All streams",
    starts_after: "Begins after",
    takes: ("Until the full effect", "in a straight line; 0 is at once"),
    closes: ("Closes", "of what reaches people"),
    saves: ("Saves", "of the hands-on minutes of the rest"),
    year: "The year",
    year_about: "Alerts of each month against a usual one; 100 % is usual. Growth comes on top.",
    holidays: ListWords {
        title: "Public holidays",
        about: "Days on which other numbers of alerts come than on their weekday.",
        add: "Add a day",
        new_name: "Holiday",
        none: "No days are listed.",
    },
    date: "Date",
    alerts_then: ("Alerts", "of a usual day"),
    name: "Name",
    how_many: "How many",
    remove: |name| format!("Remove “{name}”"),
};
