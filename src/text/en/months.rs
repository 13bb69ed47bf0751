//! Words of the months ahead.

use crate::text::{
    capacity_page::PictureWords,
    months::{HeadcountSteps, MonthInputs, Months},
};

pub(in crate::text) const MONTHS: Months = Months {
    people: "people",
    ahead: PictureWords {
        title: "The team and the work ahead",
        subtitle: "Fully effective people, month by month: those that the alerts take and those that are there; the band holds eight cases in ten, and the team is lower than its low case, or higher than its high case, in one of ten",
    },
    demand: "Needed",
    demand_range: "Needed, eight in ten cases",
    demand_half: "Needed, half of the cases",
    effective: "Team",
    effective_low: "Team, low case",
    effective_high: "Team, high case",
    hires: "Begin on new posts",
    refills: "Begin on leavers' posts",
    leavers: "Leave",
    short: "Chance to be short",
    hired: |people, name| if name.is_empty() { format!("+{people}") } else { format!("+{people} {name}") },
    short_from: |month| format!("{month}: likely short"),
    ahead_short: |from, last, chance, missing| {
        format!(
            "By {from} it is as likely as not that the team has been short; in {last} the chance is {chance}, and the middle case lacks {missing} people."
        )
    },
    ahead_enough: |months, chance, month| {
        format!(
            "Over {months} months it stays unlikely that the team is short; the chance is highest in {month}, {chance}."
        )
    },
    headcount: PictureWords {
        title: "Where the headcount goes",
        subtitle: "People from the first month to the last, on average over all cases, and what newcomers cost at the end",
    },
    step: "Step",
    change: "Change",
    after: "After it",
    steps: HeadcountSteps {
        start: "At the beginning",
        leavers: "Leave",
        hires: "New posts",
        refills: "Posts filled again",
        end: "At the end",
        ramp: "Still learning",
        mentoring: "Mentoring",
        effective: "Effective",
    },
    kinds: ["Team", "Less", "More"],
    headcount_sentence: |start, end, effective, demand| {
        format!(
            "Of {start} people at the beginning the plan makes {end} at the end, who do the work of {effective}; the alerts then take {demand}."
        )
    },
    tornado: PictureWords {
        title: "Which input decides",
        subtitle: "People missing when one input is at the low end of its range (light) and at the high end (dark) and all others stay; the line is the middle",
    },
    input: "Input",
    swing: "Swing",
    middle: "In the middle",
    low: "Low end",
    high: "High end",
    at_low: "Missing at the low end",
    at_high: "Missing at the high end",
    ranged: |input, low, high| format!("{input}, {low} to {high}"),
    tornado_sentence: |input, at_low, at_high, middle| {
        format!(
            "Most hangs on {input}: from one end of its range to the other {at_low} to {at_high} people are missing, {middle} in the middle."
        )
    },
    tornado_points: |points| {
        format!(
            "All {points} inputs are single numbers. Type a range where you are not sure, and this shows what hangs on it."
        )
    },
    inputs: MonthInputs {
        attrition: "people who leave a year",
        refill: "months until a leaver's post is filled",
        hire: |requisition| format!("months to hire {requisition}"),
        ramp: "months until newcomers are fully effective",
        ramp_first: "what newcomers do in their first month",
        mentor: "what a newcomer takes from colleagues",
        closed: |roll_out| format!("share closed by {roll_out}"),
        saved: |roll_out| format!("minutes saved by {roll_out}"),
        other_hours: |work| format!("hours of {work}"),
        incident_hours: "hours of incidents",
        by_hand: |month, history| format!("alerts of {month} set by hand for {history}"),
    },
};
