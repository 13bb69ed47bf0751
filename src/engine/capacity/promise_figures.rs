//! Each promise, of a severity or of a customer, with the share that is within it and how that share came about.

use super::{
    assess::{Bench, CHANCE_UP_TO_HOURS, Chance, Kept, pieces},
    build::{chance_assumptions, derived, explained, flow_assumptions, given, sums},
    customers::{CustomerWork, Group, Judged},
    explain::{Assumption, Figure, Formula, Input, Model, NotComputed, Origin, Outcome, Quantity, Unit},
    input::DeskWeek,
    need::TargetKind,
    report::{CustomerReport, TargetReport},
};
use crate::{base::WeekGrid, domain::Target};

/// A promise and what becomes of it.
pub(super) fn target_report(
    desk: &DeskWeek,
    bench: &Bench<'_>,
    group: Group,
    kind: TargetKind,
    target: Option<Target>,
    chances: Option<&[Chance]>,
) -> TargetReport {
    let of = desk.judged(group);
    let kept = match (target, chances) {
        (None, _) => Kept {
            share: Outcome::NotComputed(NotComputed::NoTarget),
            model: Model::Arithmetic,
            by_hour: None,
        },
        (Some(target), Some(chances)) => bench.kept(group, kind, target, chances),
        // Without chances only what the flow decides is known.
        (Some(target), None) => {
            let kept = bench.kept(group, kind, target, &[]);
            let by_flow =
                target.within_minutes > CHANCE_UP_TO_HOURS * 60.0 || kept.share == Outcome::Value(0.0);
            let decided = by_flow || matches!(kept.share, Outcome::NotComputed(_));
            if decided {
                kept
            } else {
                Kept { share: Outcome::Pending, model: Model::Transient, by_hour: None }
            }
        }
    };
    let grows = bench.flow.classes.get(group.class).is_some_and(super::fluid::ClassCourse::grows);
    let mut assumptions =
        if kept.model == Model::Transient { chance_assumptions(desk) } else { flow_assumptions() };
    if kept.model == Model::Transient && kind == TargetKind::TriageDone {
        assumptions.push(Assumption::OwnHandling);
    }
    if grows {
        assumptions.push(Assumption::FallsBehind);
    }
    if of.is_some_and(|of| of.clock == crate::domain::Clock::BusinessHours) {
        assumptions.push(Assumption::BusinessTime);
    }
    let waits = of.is_some_and(|of| of.waits_on_others.iter().any(|(_, hours)| *hours > 0.0));
    if kind == TargetKind::TriageDone && waits {
        assumptions.push(Assumption::FixedWaitOnOthers);
    }
    let sums = sums(desk);
    let mut inputs: Vec<Input> = of.iter().flat_map(|of| [alerts_of(of), minutes_of(of)]).collect();
    inputs.push(derived(Quantity::QueueHours, sums.queue_hours, Unit::HoursAWeek, sums.queue_explained));
    if let Some(target) = target {
        inputs.push(given(Quantity::TargetMinutes, target.within_minutes, Unit::Minutes, Origin::Setting));
        inputs.push(given(Quantity::TargetShare, target.share, Unit::Share, Origin::Setting));
    }
    if kept.model == Model::Transient
        && let Some((uneven, _)) = pieces(desk)
    {
        inputs.push(given(Quantity::PieceMinutes, uneven, Unit::Minutes, Origin::Week));
    }
    let formula = if kept.model == Model::Transient { Formula::ShareByChance } else { Formula::ShareByFlow };
    TargetReport {
        target,
        met: target.and_then(|target| kept.worse().map(|share| share >= target.share - 1e-9)),
        share: Figure {
            outcome: kept.share,
            unit: Unit::Share,
            explanation: explained(formula, kept.model, inputs, assumptions),
        },
        by_hour: kept
            .by_hour
            .map(|shares| WeekGrid::from_fn(|hour| shares.get(hour.index()).copied().unwrap_or(0.0))),
    }
}

fn alerts_of(judged: &Judged<'_>) -> Input {
    let origin = Origin::Derived(Box::new(judged.arrivals_explained.clone()));
    let of = Some(judged.name.to_owned());
    Input {
        quantity: Quantity::WorkedAlerts,
        of,
        value: judged.alerts_per_week(),
        unit: Unit::AlertsAWeek,
        origin,
    }
}

fn minutes_of(judged: &Judged<'_>) -> Input {
    let origin = Origin::Derived(Box::new(judged.minutes_explained.clone()));
    let of = Some(judged.name.to_owned());
    Input { quantity: Quantity::MeanMinutes, of, value: judged.handle_minutes, unit: Unit::Minutes, origin }
}

/// The promises of customers of their own.
pub(super) fn customers(
    desk: &DeskWeek,
    bench: &Bench<'_>,
    class: usize,
    chances: Option<&[Chance]>,
) -> Vec<CustomerReport> {
    let all = desk.classes.get(class).map(|of| &of.customers[..]).unwrap_or_default();
    let one = |(place, work): (usize, &CustomerWork)| {
        let group = Group { class, customer: Some(place) };
        let target = |kind, target| target_report(desk, bench, group, kind, target, chances);
        CustomerReport {
            customer: work.customer,
            name: work.name.clone(),
            clock: work.clock,
            alerts_per_week: work.arrivals.values().iter().sum(),
            acknowledge: target(TargetKind::Acknowledge, work.acknowledge),
            triage_done: target(TargetKind::TriageDone, work.triage_done),
        }
    };
    all.iter().enumerate().map(one).collect()
}
