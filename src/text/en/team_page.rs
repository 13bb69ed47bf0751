//! The page about the team.

use crate::{
    domain::ShiftEnd,
    text::{
        Format,
        team_page::{TeamFacts, TeamFields, TeamPage, TeamUnits},
    },
};

pub(in crate::text) const TEAM_PAGE: TeamPage = TeamPage {
    answer,
    detail,
    team_hours: "Hours the team can fill",
    of_seat_hours: |f, hours| format!("of {} wanted", f.number(hours, 0)),
    people_needed: "People for these seats",
    of_people: |f, people| format!("of {} in the team", people_written(f, people)),
    exactly: |f, people| format!("exactly {}", f.number(people, 2)),
    per_seat: "People for one seat around the clock",
    people_unit: "people",
    per_seat_note: |f, contract, absence| {
        format!("{} h contract, {} absent", f.number(contract, decimals(contract)), f.percent(absence, 0))
    },
    off_queue: "Time at the desk off the queue",
    off_queue_note: |f, absence| format!("and {} of contract time is absence", f.percent(absence, 0)),
    hours_unit: "h a week",
    seats_head: "Seats by hour of the week",
    seats_about: "A seat is a chair that is staffed, whoever sits in it. Drag over hours, or select them with Shift and the arrow keys, and type the number of seats.",
    seats_grid: "Seats in each hour of the week",
    seats_unit: "seats",
    minimum_head: "The least that must be staffed",
    minimum_about: "Whatever the workload: a second person at night, somebody for the phone. The capacity page says in which hours this decides, and in which the alerts do.",
    minimum_grid: "Minimum seats in each hour of the week",
    people_head: "People",
    people_about: "Those who take seats at the desk. Part-timers count as parts.",
    absence_head: "Absence: not on the rota",
    absence_about: |f, share| {
        format!(
            "Of contract time, {} is absence. It asks for more people, not for more seats.",
            f.percent(share, 1)
        )
    },
    in_shift_head: "In the shift: at the desk, not on alerts",
    in_shift_about: |f, share| {
        format!(
            "Of a staffed hour, {} does not go to alerts. It slows the queue; the seats stay the same.",
            f.percent(share, 1)
        )
    },
    desk_head: "How the desk works",
    shift_ends: |end| match end {
        ShiftEnd::Finish => "Finish it: overtime",
        ShiftEnd::HandOver => "Hand it over",
    },
    tier_head: "Second tier",
    tier_about: "Takes what the desk escalates.",
    tier_grid: "Seats of the second tier by hour of the week",
    fields: TeamFields {
        people: ("People at the desk", "12, or 11.5 with a part-timer"),
        contract_hours: ("Hours in the contract", "for one person"),
        shift_hours: ("Length of a shift", "paid breaks included"),
        leave_days: ("Leave and public holidays", "working days for one person"),
        sickness_days: ("Sickness", "working days for one person"),
        training_days: ("Courses and conferences", "working days for one person"),
        vacancy_share: ("Empty posts", "the share of posts that stand empty over a year"),
        break_minutes: ("Breaks", "paid, away from the desk"),
        handover_minutes: ("Handover", "to and from the next shift"),
        meeting_minutes: ("Meetings and administration", ""),
        other_work_share: ("Other work", "hunting, detection engineering: share of the time that is left"),
        part_timers: ("Of them part-timers", "heads on a shorter contract; People counts them as parts"),
        part_time_hours: ("Hours in a part-timer's contract", "for one person"),
        shift_end: ("At the end of a shift", "what happens to the alert in hand; played in the simulation"),
        empty_share: (
            "Seats empty at short notice",
            "sickness that nobody covers, as a share of the planned seats",
        ),
        second_tier: (
            "There is a second tier with a rota of its own",
            "Played in the simulation: how long escalated work waits there, and what comes back.",
        ),
        returned_share: ("Comes back to this desk", "share of what the second tier did, once"),
        return_minutes: ("Hands-on time for what comes back", ""),
        escalations_at_desk: (
            "Escalated work is done at this desk",
            "If not, it leaves for a second tier that is not part of these seats.",
        ),
        occupancy_limit: (
            "Occupancy not to exceed",
            "70 to 85% is sustainable; above 90% people burn out (digitalcore capacity bands)",
        ),
        minimum_reason: ("Why", "such as: nobody alone at night"),
        units: TeamUnits {
            hours: "h",
            hours_a_week: "h a week",
            days_a_year: "days a year",
            minutes_a_shift: "min a shift",
            minutes: "min",
            percent: "%",
            people: "people",
        },
    },
};

fn decimals(value: f64) -> usize {
    usize::from(libm::fmod(value, 1.0) != 0.0)
}

fn people_written(f: &dyn Format, people: f64) -> String {
    f.number(people, decimals(people))
}

fn answer(f: &dyn Format, facts: TeamFacts) -> String {
    let people = match people_written(f, facts.people) {
        one if one == "1" => "1 person".to_owned(),
        many => format!("{many} people"),
    };
    if facts.seat_hours <= 0.0 {
        return format!("No seat is staffed yet: {people} wait for one.");
    }
    let mut said = match facts.people_needed {
        Some(needed) if needed <= facts.people + 1e-9 => format!("{people} can hold these seats all year."),
        Some(needed) => format!(
            "{people} cannot hold these seats all year: that takes {}.",
            f.number(libm::ceil(needed - 1e-9), 0)
        ),
        None => "With this absence nobody is ever on the rota.".to_owned(),
    };
    match facts.hours_under_minimum {
        0 => {}
        1 => said.push_str(" In 1 hour of the week there are fewer seats than the minimum."),
        hours => {
            let hours = f.number(hours as f64, 0);
            said.push_str(&format!(" In {hours} hours of the week there are fewer seats than the minimum."));
        }
    }
    said
}

fn detail(f: &dyn Format, facts: TeamFacts) -> String {
    let (least, most) = facts.seats;
    let seats = match (least, most) {
        (0, 0) => "No hour of the week is staffed".to_owned(),
        (1, 1) => "1 seat in every hour".to_owned(),
        (least, most) if least == most => format!("{} seats in every hour", f.number(f64::from(most), 0)),
        (least, most) => {
            format!(
                "{} to {} seats, by the hour",
                f.number(f64::from(least), 0),
                f.number(f64::from(most), 0)
            )
        }
    };
    format!(
        "{seats}: {} hours a week to staff, and after absence the team has {} to give.",
        f.number(facts.seat_hours, 0),
        f.number(facts.team_hours, 0)
    )
}
