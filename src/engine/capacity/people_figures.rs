//! How many people do the seats of a plan ask for, and how many seat hours can the team fill? The formula is in
//! [`super::people`]; this writes down what went into it. In: the desk's week. Out: [`PeopleFigures`].

use super::{
    build::{derived, figure, given},
    explain::{Figure, Formula, Input, Origin, Quantity, Unit},
    input::{DeskWeek, arithmetic},
    people::people_for_hours,
    report::PeopleFigures,
};
use crate::base::{HOURS_PER_WEEK, WeekGrid};

fn rota_inputs(desk: &DeskWeek) -> Vec<Input> {
    let people = &desk.people;
    vec![
        given(Quantity::ContractHours, people.contract_hours, Unit::HoursAWeek, Origin::Setting),
        derived(Quantity::AbsenceShare, people.absence_share, Unit::Share, people.absence_explained.clone()),
    ]
}

fn rota_hours(desk: &DeskWeek) -> f64 {
    desk.people.contract_hours * (1.0 - desk.people.absence_share)
}

/// People for these seats and for the work that they do beside them.
pub(super) fn people_figure(desk: &DeskWeek, seats: &WeekGrid<u16>) -> Figure {
    let hours: f64 = seats.values().iter().map(|seats| f64::from(*seats)).sum();
    let beside = desk.people.beside_hours;
    let mut inputs = vec![
        given(Quantity::SeatHours, hours, Unit::HoursAWeek, Origin::Week),
        given(Quantity::BesideHours, beside, Unit::HoursAWeek, Origin::Setting),
    ];
    inputs.extend(rota_inputs(desk));
    let people = people_for_hours(hours + beside, rota_hours(desk));
    figure(people, Unit::People, arithmetic(Formula::PeopleNeeded, inputs))
}

/// Every figure about people.
pub(super) fn people_figures(desk: &DeskWeek) -> PeopleFigures {
    let week = HOURS_PER_WEEK as f64;
    let mut inputs = vec![given(Quantity::HoursInWeek, week, Unit::Hours, Origin::Setting)];
    inputs.extend(rota_inputs(desk));
    let per_seat = people_for_hours(week, rota_hours(desk));
    let mut team_inputs = vec![given(Quantity::People, desk.people.team, Unit::People, Origin::Setting)];
    team_inputs.extend(rota_inputs(desk));
    let larger = WeekGrid::from_fn(|hour| desk.seats[hour].max(desk.minimum_seats[hour]));
    PeopleFigures {
        team: desk.people.team,
        per_seat: figure(per_seat, Unit::People, arithmetic(Formula::PeoplePerSeat, inputs)),
        team_hours: figure(
            desk.people.team * rota_hours(desk),
            Unit::HoursAWeek,
            arithmetic(Formula::TeamHours, team_inputs),
        ),
        for_present_seats: people_figure(desk, &desk.seats),
        for_minimum_seats: people_figure(desk, &larger),
        for_needed_seats: None,
    }
}
