//! What would the waits be if every hour were like the others? Erlang C with priorities ([`super::priority`]) where every hour
//! of the week has the same arrivals and seats; otherwise "not computed", with the reason. A first severity that interrupts
//! waits for itself only: it is a desk of its own. In: the desk's week. Limits: the waits of the others leave out that their
//! work is interrupted.

use super::{
    assess::pieces,
    build::{alerts_input, chance_assumptions, explained, minutes_input},
    explain::{Figure, Formula, Model, NotComputed, Outcome, Unit},
    input::DeskWeek,
    priority::PriorityDesk,
    report::Steady,
};

/// The steady state, for a week whose hours are all alike.
pub(super) fn steady(desk: &DeskWeek) -> Steady {
    let explanation = |formula| {
        let inputs =
            desk.classes.iter().flat_map(|class| [alerts_input(class), minutes_input(class)]).collect();
        explained(formula, Model::Stationary, inputs, chance_assumptions(desk))
    };
    let told = |outcome, unit, formula| Figure { outcome, unit, explanation: explanation(formula) };
    let alike =
        |values: &[f64]| values.iter().all(|value| (value - values[0]).abs() <= 1e-9 * values[0].abs());
    let seats = *desk.seats.values();
    let even = seats.iter().all(|now| *now == seats[0])
        && desk.classes.iter().all(|class| alike(class.arrivals.values()));
    let piece = pieces(desk).filter(|_| even && seats[0] > 0);
    let Some((piece, _)) = piece else {
        let reason = Outcome::NotComputed(if even { NotComputed::NoSeats } else { NotComputed::WeekVaries });
        return Steady {
            chance_of_waiting: told(reason, Unit::Share, Formula::ChanceOfWaiting),
            mean_wait: desk.classes.iter().map(|_| told(reason, Unit::Hours, Formula::MeanWait)).collect(),
        };
    };
    let queue = PriorityDesk {
        arrivals: desk.classes.iter().map(|c| c.arrivals.values()[0] * c.handle_minutes / piece).collect(),
        completions: 60.0 / piece * (1.0 - desk.in_shift_share),
        servers: u32::from(seats[0]),
    };
    let first = PriorityDesk { arrivals: queue.arrivals.iter().take(1).copied().collect(), ..queue.clone() };
    let mean_wait = (0..desk.classes.len())
        .map(|class| {
            match if class == 0 && desk.critical_interrupts { &first } else { &queue }.mean_wait(class) {
                Some(hours) => Outcome::Value(hours),
                None => Outcome::NotComputed(NotComputed::NeverClears),
            }
        })
        .map(|outcome| told(outcome, Unit::Hours, Formula::MeanWait))
        .collect();
    Steady {
        chance_of_waiting: told(
            Outcome::Value(queue.chance_of_waiting()),
            Unit::Share,
            Formula::ChanceOfWaiting,
        ),
        mean_wait,
    }
}
