//! Figures of the page that the report holds as inputs of other figures or as plain numbers, with their explanations.

use crate::{
    base::WeekGrid,
    chart::desk_week::time_for_alerts,
    domain::SeverityId,
    engine::capacity::{
        CapacityReport, Explanation, Figure, Need, Outcome,
        explain::{Assumption, Formula, Input, Model, Origin, Quantity, Unit},
    },
};

/// An input that was worked out, as the figure that it is.
fn figure_of(input: &Input) -> Option<Figure> {
    let Origin::Derived(explanation) = &input.origin else { return None };
    Some(Figure {
        outcome: Outcome::Value(input.value),
        unit: input.unit,
        explanation: (**explanation).clone(),
    })
}

fn input_of(figure: &Figure, quantity: Quantity) -> Option<&Input> {
    figure.explanation.inputs.iter().find(|input| input.quantity == quantity)
}

/// Alerts of a severity that are worked, a week.
pub(super) fn worked_alerts(report: &CapacityReport, severity: SeverityId) -> Option<Figure> {
    let class = report.classes.iter().find(|class| class.severity == severity)?;
    input_of(&class.longest_wait, Quantity::WorkedAlerts).and_then(figure_of)
}

/// Seats that would do the work of the busiest hour in that hour.
pub(super) fn busiest_hour(report: &CapacityReport) -> Option<Figure> {
    let work = report.hours.work.values().iter().copied().max_by(f64::total_cmp)?;
    let loss = input_of(&report.desk.queue_hours, Quantity::InShiftShare)?;
    let inputs = vec![
        Input {
            quantity: Quantity::Work,
            of: None,
            value: work,
            unit: Unit::Hours,
            origin: Origin::Derived(Box::new(report.desk.work_hours.explanation.clone())),
        },
        loss.clone(),
    ];
    Some(Figure {
        outcome: Outcome::Value(work / time_for_alerts(report)),
        unit: Unit::Seats,
        explanation: Explanation {
            formula: Formula::SeatsOfHour,
            inputs,
            model: Model::Arithmetic,
            assumptions: vec![Assumption::SameWeek],
        },
    })
}

/// Seat hours of the present seats, raised to the minimum.
pub(super) fn minimum_hours(report: &CapacityReport) -> Option<Figure> {
    let hours = input_of(&report.people.for_minimum_seats, Quantity::SeatHours)?;
    Some(Figure {
        outcome: Outcome::Value(hours.value),
        unit: hours.unit,
        explanation: Explanation {
            formula: Formula::SeatHours,
            inputs: vec![Input { origin: Origin::Setting, ..hours.clone() }],
            model: Model::Arithmetic,
            assumptions: Vec::new(),
        },
    })
}

/// Their sum over the week.
pub(super) fn hours_of(seats: &WeekGrid<u16>) -> f64 {
    seats.values().iter().map(|seats| f64::from(*seats)).sum()
}

/// Seat hours of the seats that are enough.
pub(super) fn needed_hours(report: &CapacityReport) -> Option<Figure> {
    let need = report.need.as_ref()?;
    Some(searched(need, hours_of(need.seats.as_ref()?)))
}

/// Seat hours of the seats planned from nothing.
pub(super) fn from_scratch_hours(report: &CapacityReport) -> Option<Figure> {
    let need = report.need.as_ref()?;
    Some(searched(need, need.from_scratch.as_ref()?.seat_hours))
}

/// Seat hours that the search found, with what it went by.
fn searched(need: &Need, seat_hours: f64) -> Figure {
    Figure {
        outcome: Outcome::Value(seat_hours),
        unit: Unit::HoursAWeek,
        explanation: need.explanation.clone(),
    }
}
