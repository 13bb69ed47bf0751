//! Puts the answers together: runs the models in their order and writes down how each figure came about.

use super::{
    assess::{Bench, Chance, needs_band, pieces},
    clock::TargetClock,
    customers::Group,
    explain::{
        Assumption, Explanation, Figure, Formula, Input, Model, NotComputed, Origin, Outcome, Quantity, Unit,
    },
    in_time::Known,
    input::{DeskWeek, WorkClass, arithmetic},
    long_work_figures::long_work,
    need::TargetKind,
    need_figures::broken,
    people_figures::{people_figure, people_figures},
    promise_figures::{customers, target_report},
    report::{BacklogCourse, CapacityReport, ClassReport, DeskFigures, Hours},
    search,
    steady::steady,
    window::window_seats,
};
use crate::base::{HOURS_PER_WEEK, Progress, Step, Stopped, WeekGrid};
use std::ops::ControlFlow;

/// What the flow of work alone can tell: for every keystroke. Figures that chance decides are pending.
pub fn quick_report(desk: &DeskWeek) -> CapacityReport {
    report(desk, None)
}

/// Everything: what chance does to waits, and the search for enough seats.
///
/// # Errors
/// [`Stopped`] if `step` asked for it.
pub fn full_report(desk: &DeskWeek, step: &mut Step<'_>) -> Result<CapacityReport, Stopped> {
    completed(report_with_chance(desk), desk, step)
}

/// A report with chance, and with the search for enough seats: what is left to do of [`full_report`]. Whether it is enough
/// need not wait for what would be.
///
/// # Errors
/// [`Stopped`] if `step` asked for it.
pub fn completed(
    mut told: CapacityReport,
    desk: &DeskWeek,
    step: &mut Step<'_>,
) -> Result<CapacityReport, Stopped> {
    let done = (search::SHARE_BEFORE_SEARCH * f64::from(search::PROGRESS_PARTS)) as u32;
    if step(Progress { done, of: search::PROGRESS_PARTS }) == ControlFlow::Break(()) {
        return Err(Stopped);
    }
    let mut need = search::need(desk, step)?;
    need.broken = broken(desk, &told);
    told.people.for_needed_seats = need.seats.as_ref().map(|seats| people_figure(desk, seats));
    told.need = Some(need);
    Ok(told)
}

/// The quick report with every figure that chance decides, but without the search for enough seats.
pub fn report_with_chance(desk: &DeskWeek) -> CapacityReport {
    let known = Known::default();
    let bench = Bench::new(desk, &desk.seats, desk.critical_interrupts, &known);
    let chances: Vec<Chance> = piece_choices(desk).into_iter().map(|minutes| bench.chance(minutes)).collect();
    report(desk, Some(&chances))
}

/// The minutes of the pieces to follow: one kind, or the two ends of a band.
pub(super) fn piece_choices(desk: &DeskWeek) -> Vec<f64> {
    match pieces(desk) {
        Some((uneven, mean)) if needs_band(desk) => vec![uneven, mean],
        Some((uneven, _)) => vec![uneven],
        None => Vec::new(),
    }
}

pub(super) fn figure(value: f64, unit: Unit, explanation: Explanation) -> Figure {
    Figure { outcome: Outcome::Value(value), unit, explanation }
}

pub(super) fn explained(
    formula: Formula,
    model: Model,
    inputs: Vec<Input>,
    assumptions: Vec<Assumption>,
) -> Explanation {
    Explanation { formula, inputs, model, assumptions }
}

pub(super) fn given(quantity: Quantity, value: f64, unit: Unit, origin: Origin) -> Input {
    Input { quantity, of: None, value, unit, origin }
}

pub(super) fn derived(quantity: Quantity, value: f64, unit: Unit, explanation: Explanation) -> Input {
    given(quantity, value, unit, Origin::Derived(Box::new(explanation)))
}

fn of_class(quantity: Quantity, class: &WorkClass, value: f64, unit: Unit, origin: Origin) -> Input {
    Input { quantity, of: Some(class.name.clone()), value, unit, origin }
}

pub(super) fn alerts_input(class: &WorkClass) -> Input {
    let origin = Origin::Derived(Box::new(class.arrivals_explained.clone()));
    of_class(Quantity::WorkedAlerts, class, class.alerts_per_week(), Unit::AlertsAWeek, origin)
}

pub(super) fn minutes_input(class: &WorkClass) -> Input {
    let origin = Origin::Derived(Box::new(class.minutes_explained.clone()));
    of_class(Quantity::MeanMinutes, class, class.handle_minutes, Unit::Minutes, origin)
}

pub(super) struct DeskSums {
    work: f64,
    seat_hours: f64,
    pub(super) queue_hours: f64,
    work_explained: Explanation,
    pub(super) queue_explained: Explanation,
}

pub(super) fn sums(desk: &DeskWeek) -> DeskSums {
    let work = desk.classes.iter().map(WorkClass::work_per_week).sum();
    let seat_hours: f64 = desk.seats.values().iter().map(|seats| f64::from(*seats)).sum();
    let inputs = desk.classes.iter().flat_map(|class| [alerts_input(class), minutes_input(class)]).collect();
    let queue_inputs = vec![
        given(Quantity::SeatHours, seat_hours, Unit::HoursAWeek, Origin::Week),
        derived(Quantity::InShiftShare, desk.in_shift_share, Unit::Share, desk.in_shift_explained.clone()),
    ];
    DeskSums {
        work,
        seat_hours,
        queue_hours: seat_hours * (1.0 - desk.in_shift_share),
        work_explained: arithmetic(Formula::Work, inputs),
        queue_explained: arithmetic(Formula::QueueHours, queue_inputs),
    }
}

fn report(desk: &DeskWeek, chances: Option<&[Chance]>) -> CapacityReport {
    let known = Known::default();
    let bench = Bench::new(desk, &desk.seats, desk.critical_interrupts, &known);
    let sums = sums(desk);
    let classes: Vec<ClassReport> =
        (0..desk.classes.len()).filter_map(|class| class_report(desk, &bench, class, chances)).collect();
    let desk_figures = desk_figures(desk, &bench, &sums, chances);
    let within_limit = desk_figures.within_limit && bench.flow.growth <= 0.0;
    let mut told = CapacityReport {
        months_ahead: desk.months_ahead,
        funnel: desk.funnel,
        hours: hours(desk, &bench, chances),
        desk: desk_figures,
        classes,
        enough: None,
        targets_met: None,
        within_limit,
        need: None,
        people: people_figures(desk),
        steady: steady(desk),
        long_work: long_work(desk),
    };
    told.targets_met = targets_met(&told);
    told.enough = if within_limit { told.targets_met } else { Some(false) };
    told
}

/// Whether every promise is kept; none while one is not judged. Where nothing arrives, nothing can be missed.
fn targets_met(report: &CapacityReport) -> Option<bool> {
    let nothing = Outcome::NotComputed(NotComputed::NothingArrives);
    let judged = || report.promises().filter(|target| target.share.outcome != nothing);
    if judged().any(|target| target.met == Some(false)) {
        return Some(false);
    }
    judged().all(|target| target.met.is_some()).then_some(true)
}

fn desk_figures(
    desk: &DeskWeek,
    bench: &Bench<'_>,
    sums: &DeskSums,
    chances: Option<&[Chance]>,
) -> DeskFigures {
    let occupancy_inputs = vec![
        derived(Quantity::Work, sums.work, Unit::HoursAWeek, sums.work_explained.clone()),
        derived(Quantity::QueueHours, sums.queue_hours, Unit::HoursAWeek, sums.queue_explained.clone()),
    ];
    let occupancy = Figure {
        outcome: if sums.queue_hours > 0.0 {
            Outcome::Value(sums.work / sums.queue_hours)
        } else {
            Outcome::NotComputed(NotComputed::NoSeats)
        },
        unit: Unit::Share,
        explanation: arithmetic(Formula::Occupancy, occupancy_inputs.clone()),
    };
    let within_limit = occupancy.value().is_some_and(|share| share <= desk.occupancy_limit + 1e-9);
    let unworked: f64 = bench.flow.classes.iter().map(|class| class.growth).sum();
    let waiting = match chances.map(|chances| chances.first().and_then(Chance::of_waiting)) {
        None => Outcome::Pending,
        Some(None) => Outcome::NotComputed(NotComputed::QueueTooLong { limit: queue_limit() }),
        Some(Some(by_hour)) => {
            let alerts = |hour: usize| desk.classes.iter().map(|c| c.arrivals.values()[hour]).sum::<f64>();
            let all: f64 = (0..HOURS_PER_WEEK).map(alerts).sum();
            let waits: f64 = by_hour.iter().enumerate().map(|(hour, chance)| chance * alerts(hour)).sum();
            Outcome::Value(if all > 0.0 { waits / all } else { 0.0 })
        }
    };
    DeskFigures {
        human_alerts: figure(desk.funnel.human, Unit::AlertsAWeek, desk.human_explained.clone()),
        work_hours: figure(sums.work, Unit::HoursAWeek, sums.work_explained.clone()),
        seat_hours: figure(
            sums.seat_hours,
            Unit::HoursAWeek,
            arithmetic(
                Formula::SeatHours,
                vec![given(Quantity::SeatHours, sums.seat_hours, Unit::HoursAWeek, Origin::Setting)],
            ),
        ),
        queue_hours: figure(sums.queue_hours, Unit::HoursAWeek, sums.queue_explained.clone()),
        occupancy,
        occupancy_limit: desk.occupancy_limit,
        within_limit,
        unworked_alerts: figure(
            unworked,
            Unit::AlertsAWeek,
            explained(Formula::Unworked, Model::Fluid, occupancy_inputs.clone(), flow_assumptions()),
        ),
        chance_of_waiting: Figure {
            outcome: waiting,
            unit: Unit::Share,
            explanation: explained(
                Formula::ChanceOfWaiting,
                Model::Transient,
                occupancy_inputs,
                chance_assumptions(desk),
            ),
        },
    }
}

pub(super) fn queue_limit() -> u32 {
    super::transient::MOST_AT_DESK as u32
}

pub(super) fn flow_assumptions() -> Vec<Assumption> {
    vec![Assumption::SameWeek, Assumption::SeverityThenOldest, Assumption::NoChanceInFlow]
}

pub(super) fn chance_assumptions(desk: &DeskWeek) -> Vec<Assumption> {
    let mut assumptions = vec![
        Assumption::SameWeek,
        Assumption::IndependentArrivals,
        Assumption::SeverityThenOldest,
        if desk.critical_interrupts { Assumption::FirstInterrupts } else { Assumption::FinishedFirst },
        Assumption::UnevenHandling,
        Assumption::HandedOver,
        Assumption::SeatsAsPlanned,
    ];
    if needs_band(desk) {
        assumptions.push(Assumption::DifferentHandling);
    }
    assumptions
}

fn hours(desk: &DeskWeek, bench: &Bench<'_>, chances: Option<&[Chance]>) -> Hours {
    let queue_share = 1.0 - desk.in_shift_share;
    let sum = |each: &dyn Fn(&WorkClass) -> f64, hour| {
        desk.classes.iter().map(|class| class.arrivals[hour] * each(class)).sum::<f64>()
    };
    let capacity = WeekGrid::from_fn(|hour| f64::from(desk.seats[hour]) * queue_share);
    let done = WeekGrid::from_fn(|hour| bench.flow.done.get(hour.index()).copied().unwrap_or(0.0));
    Hours {
        alerts: WeekGrid::from_fn(|hour| sum(&|_| 1.0, hour)),
        work: WeekGrid::from_fn(|hour| sum(&|class| class.handle_minutes / 60.0, hour)),
        backlog: WeekGrid::from_fn(|hour| bench.flow.backlog.get(hour.index()).copied().unwrap_or(0.0)),
        utilisation: WeekGrid::from_fn(|hour| {
            if capacity[hour] > 0.0 { (done[hour] / capacity[hour]).clamp(0.0, 1.0) } else { 0.0 }
        }),
        capacity,
        done,
        chance_of_waiting: chances
            .and_then(|chances| chances.first())
            .and_then(Chance::of_waiting)
            .map(|by_hour| WeekGrid::from_fn(|hour| by_hour.get(hour.index()).copied().unwrap_or(1.0))),
    }
}

fn class_report(
    desk: &DeskWeek,
    bench: &Bench<'_>,
    class: usize,
    chances: Option<&[Chance]>,
) -> Option<ClassReport> {
    let of = desk.classes.get(class)?;
    let course = bench.flow.classes.get(class)?;
    let alerts = of.alerts_per_week();
    let (_, longest) = course.waits(bench.runs.get(class)?);
    let inputs = || vec![alerts_input(of), minutes_input(of)];
    let no_wait = if alerts <= 0.0 {
        Some(NotComputed::NothingArrives)
    } else if course.grows() {
        Some(NotComputed::NeverClears)
    } else {
        None
    };
    let too_long = NotComputed::QueueTooLong { limit: queue_limit() };
    let waiting = |formula, model, assumptions, value: Option<Result<f64, NotComputed>>| Figure {
        outcome: match (no_wait, value) {
            (Some(reason), _) | (None, Some(Err(reason))) => Outcome::NotComputed(reason),
            (None, None) => Outcome::Pending,
            (None, Some(Ok(hours))) => Outcome::Value(hours),
        },
        unit: Unit::Hours,
        explanation: explained(formula, model, inputs(), assumptions),
    };
    let mean_wait = chances.map(|chances| {
        let waiting = chances.first().and_then(|chance| chance.mean_waiting(class, of.handle_minutes));
        waiting.map(|waiting| waiting * HOURS_PER_WEEK as f64 / alerts).ok_or(too_long)
    });
    let slow_wait = chances.map(|chances| match chances.first() {
        Some(chance) => bench.slow_wait(chance, class),
        None => Err(too_long),
    });
    let target = |kind, target| target_report(desk, bench, Group::all_of(class), kind, target, chances);
    Some(ClassReport {
        severity: of.severity,
        name: of.name.clone(),
        clock: of.clock,
        alerts_per_week: alerts,
        handle_minutes: figure(of.handle_minutes, Unit::Minutes, of.minutes_explained.clone()),
        acknowledge: target(TargetKind::Acknowledge, of.acknowledge),
        triage_done: target(TargetKind::TriageDone, of.triage_done),
        mean_wait: waiting(Formula::MeanWait, Model::Transient, chance_assumptions(desk), mean_wait),
        longest_wait: waiting(Formula::LongestWait, Model::Fluid, flow_assumptions(), Some(Ok(longest))),
        slow_wait: waiting(Formula::SlowWait, Model::Transient, chance_assumptions(desk), slow_wait),
        peak_backlog: figure(
            course.peak,
            Unit::Alerts,
            explained(Formula::PeakBacklog, Model::Fluid, inputs(), flow_assumptions()),
        ),
        peak_hour: course.peak_hour,
        cleared_at: course.cleared_at,
        backlog_course: if course.grows() {
            BacklogCourse::Grows
        } else if course.peak_hour.is_some() {
            BacklogCourse::Clears
        } else {
            BacklogCourse::Never
        },
        unworked_per_week: figure(
            course.growth,
            Unit::AlertsAWeek,
            explained(Formula::Unworked, Model::Fluid, inputs(), flow_assumptions()),
        ),
        window_seats: window_figure(desk, class),
        backlog: WeekGrid::from_fn(|hour| course.backlog.get(hour.index()).copied().unwrap_or(0.0)),
        arrivals: of.arrivals.clone(),
        customers: customers(desk, bench, class, chances),
    })
}

fn window_figure(desk: &DeskWeek, class: usize) -> Figure {
    let of = &desk.classes[class];
    let queue_share = 1.0 - desk.in_shift_share;
    let outcome = match of.acknowledge.or(of.triage_done) {
        None => Outcome::NotComputed(NotComputed::NoTarget),
        Some(target) => {
            let through = &desk.classes[..=class];
            let work: Vec<f64> = (0..HOURS_PER_WEEK)
                .map(|hour| through.iter().map(|c| c.arrivals.values()[hour] * c.handle_minutes / 60.0).sum())
                .collect();
            let staffed: Vec<f64> =
                desk.seats.values().iter().map(|seats| if *seats > 0 { queue_share } else { 0.0 }).collect();
            let clock = TargetClock::new(of.clock, &desk.business_hours);
            let due = |time: f64| {
                let far = time + HOURS_PER_WEEK as f64;
                clock.deadline(time, target.within_minutes / 60.0).unwrap_or(far).min(far)
            };
            match window_seats(&work, &staffed, due) {
                Some(seats) => Outcome::Value(seats),
                None => Outcome::NotComputed(NotComputed::NoStaffedHourInTime),
            }
        }
    };
    let mut inputs = vec![alerts_input(of), minutes_input(of)];
    if let Some(target) = of.acknowledge.or(of.triage_done) {
        inputs.push(given(Quantity::TargetMinutes, target.within_minutes, Unit::Minutes, Origin::Setting));
    }
    Figure {
        outcome,
        unit: Unit::Seats,
        explanation: explained(
            Formula::WindowSeats,
            Model::TargetWindow,
            inputs,
            vec![Assumption::SameWeek, Assumption::NoChanceInFlow],
        ),
    }
}
