//! What the models need of a plan: the arrivals, hands-on times and seats of one week, and where each number comes from.
//!
//! Raw alerts a week grow by `(1 + g)^(t/12)` over t months and are thinned in this order: `human = raw (1 - grouped)
//! (1 - auto-closed)`; those that come back are worked again, `worked = human / (1 - reopened)`. Hands-on minutes are
//! lognormal through the typical and the bad case, `sigma = ln(p90/p50) / 1.2816`, `mean = p50 exp(sigma^2 / 2)`, and mixed
//! over streams by alerts worked. Escalated work is added where the desk does it. Limits: a range stands for its
//! median; a week has 168 hours, also when the clocks change.

use super::customers::CustomerWork;
use super::desk_time::DeskTime;
use super::explain::{Assumption, Explanation, Formula, Input, Model, Origin, Quantity, Unit};
use super::flow::per_day;
use super::gathered::{Gathered, Share, mixture, waits};
use super::hands_on::{HandsOn, sigma};
use super::play::PlayInput;
use crate::{
    base::{Estimate, WeekGrid, time::WEEKS_PER_MONTH},
    domain::{AlertStream, Clock, Document, Placement, SeverityId, Target, in_order},
    engine::scenario::stream_in_month,
};

use serde::Serialize;

/// The desk in the week of one month.
#[derive(Clone, Debug, PartialEq)]
pub struct DeskWeek {
    /// Months after the first one of the plan.
    pub months_ahead: u32,
    /// The severities in the order of their priority.
    pub classes: Vec<WorkClass>,
    /// Staffed seats.
    pub seats: WeekGrid<u16>,
    /// The least that must be staffed whatever the workload.
    pub minimum_seats: WeekGrid<u16>,
    /// The hours that a target on the business clock counts.
    pub business_hours: WeekGrid<bool>,
    /// Whether a first-priority alert interrupts work on another one.
    pub critical_interrupts: bool,
    /// The occupancy that should not be exceeded.
    pub occupancy_limit: f64,
    /// The share of a staffed hour that does not go to alerts, below 1.
    pub in_shift_share: f64,
    /// From raw alerts to those worked.
    pub funnel: super::report::Funnel,
    /// The people behind the seats.
    pub people: PeopleInput,
    /// What only the simulation plays: the formulas have its mean in the in-shift share, or leave it out.
    pub play: PlayInput,
    /// How the in-shift share came about.
    pub in_shift_explained: Explanation,
    /// How the alerts that reach people came about.
    pub human_explained: Explanation,
}

/// The people behind the seats.
#[derive(Clone, Debug, PartialEq)]
pub struct PeopleInput {
    /// People in the team, part-timers as parts.
    pub team: f64,
    /// Contract hours a week of one person.
    pub contract_hours: f64,
    /// Length of a shift in hours.
    pub shift_hours: f64,
    /// The share of contract time that is lost.
    pub absence_share: f64,
    /// How that share came about.
    pub absence_explained: Explanation,
    /// Hours a week of work that people of the team do in shifts without a seat.
    pub beside_hours: f64,
}

/// The work of one severity.
#[derive(Clone, Debug, PartialEq)]
pub struct WorkClass {
    /// Which.
    pub severity: SeverityId,
    /// Its name: text of the user.
    pub name: String,
    /// On which hours its targets run.
    pub clock: Clock,
    /// The promise from arrival to start.
    pub acknowledge: Option<Target>,
    /// The promise from arrival to done.
    pub triage_done: Option<Target>,
    /// Alerts worked that arrive in each hour.
    pub arrivals: WeekGrid<f64>,
    /// Mean hands-on minutes, above 0.
    pub handle_minutes: f64,
    /// Standard deviation of the hands-on minutes over their mean.
    pub handle_cv: f64,
    /// How the hands-on minutes are spread.
    pub hands_on: HandsOn,
    /// Hours that alerts wait for others on the triage-done clock, with the share that does; the shares sum to 1.
    pub waits_on_others: Vec<(f64, f64)>,
    /// How the alerts came about.
    pub arrivals_explained: Explanation,
    /// How the minutes came about.
    pub minutes_explained: Explanation,
    /// Alerts among them whose customer was promised something else, in the order of the customers.
    pub customers: Vec<CustomerWork>,
}

impl WorkClass {
    /// Alerts worked a week.
    pub fn alerts_per_week(&self) -> f64 {
        self.arrivals.values().iter().sum()
    }

    /// Hands-on hours a week.
    pub fn work_per_week(&self) -> f64 {
        self.alerts_per_week() * self.handle_minutes / 60.0
    }
}

/// Why a plan has no week that can be computed. Names are text of the user.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum InputReason {
    /// There is no severity.
    NoSeverities,
    /// There is no alert stream.
    NoStreams,
    /// All streams together bring no alert.
    NothingArrives,
    /// A stream has no share of any severity.
    NoMix {
        /// Which stream.
        stream: String,
    },
    /// A number of a stream is outside what it can be.
    OutOfRange {
        /// Which stream.
        stream: String,
        /// Which number.
        quantity: Quantity,
    },
    /// Breaks, handover, meetings and other work take the whole shift.
    NoTimeForAlerts,
    /// Contract and absence leave no hour for the rota.
    NoRotaHours,
}

impl DeskWeek {
    /// The week of the month that lies so many months after the plan's first one.
    ///
    /// # Errors
    /// Every reason why there is none, in the order of the plan.
    pub fn from_document(document: &Document, months_ahead: u32) -> Result<Self, Vec<InputReason>> {
        let mut reasons = Vec::new();
        let severities = in_order(&document.severities);
        let streams = in_order(&document.streams);
        if severities.is_empty() {
            reasons.push(InputReason::NoSeverities);
        }
        if streams.is_empty() {
            reasons.push(InputReason::NoStreams);
        }
        let mut gathered: Vec<Gathered> =
            severities.iter().map(|(id, _)| Gathered::of_severity(document, *id)).collect();
        let mut funnel = super::report::Funnel::default();
        let mut human_inputs = Vec::new();
        for (id, stream) in &streams {
            let stream = &*stream_in_month(document, *id, stream, months_ahead);
            let Some(thinned) = thinned(stream, months_ahead, &mut reasons) else { continue };
            let known = |id: &SeverityId| stream.severity_mix.get(id).copied().unwrap_or(0.0).max(0.0);
            let mix_total: f64 = severities.iter().map(|(id, _)| known(id)).sum();
            if mix_total.is_nan() || mix_total <= 0.0 {
                reasons.push(InputReason::NoMix { stream: stream.name.clone() });
                continue;
            }
            let shape = stream.shape.weights(&document.soc, &document.histories);
            let at_desk = document.desk.escalations_at_desk;
            let (minutes, variance, minutes_explained) = desk_minutes(stream, at_desk);
            let hands_on = HandsOn::of_stream(stream, at_desk);
            human_inputs.push(Input {
                quantity: Quantity::HumanAlerts,
                of: Some(stream.name.clone()),
                value: thinned.human,
                unit: Unit::AlertsAWeek,
                origin: Origin::Derived(Box::new(thinned.explained.clone())),
            });
            funnel.raw += thinned.raw;
            funnel.grouped += thinned.grouped;
            funnel.human += thinned.human;
            funnel.worked += thinned.worked;
            funnel.escalated += thinned.worked * stream.escalation.share.median_share();
            for (class, (id, _)) in gathered.iter_mut().zip(&severities) {
                let share = known(id) / mix_total;
                if share <= 0.0 {
                    continue;
                }
                let worked = thinned.worked * share;
                let waits = &stream.waiting_on_others;
                let wait = if waits.pauses_clock {
                    (0.0, 0.0)
                } else {
                    (waits.share.median_share().clamp(0.0, 1.0), waits.hours.median_amount().max(0.0))
                };
                let share = Share { worked, minutes, variance, hands_on: hands_on.clone(), wait };
                let input = |quantity, value, unit, explained: &Explanation| Input {
                    quantity,
                    of: Some(stream.name.clone()),
                    value,
                    unit,
                    origin: Origin::Derived(Box::new(explained.clone())),
                };
                let inputs = [
                    input(Quantity::WorkedAlerts, worked, Unit::AlertsAWeek, &thinned.explained),
                    input(Quantity::MeanMinutes, minutes, Unit::Minutes, &minutes_explained),
                ];
                class.add(&share, &shape, &inputs);
                if let Some(own) = stream.customer.and_then(|customer| class.customers.get_mut(&customer)) {
                    own.add(&share, &shape, &inputs);
                }
            }
        }
        let time = DeskTime::of(document, months_ahead);
        let in_shift_share = time.in_shift_share;
        if in_shift_share.is_nan() || in_shift_share >= 1.0 {
            reasons.push(InputReason::NoTimeForAlerts);
        }
        let absence_share = document.team.absence.share();
        let rota_hours = document.team.contract_hours_per_week * (1.0 - absence_share);
        if rota_hours.is_nan() || rota_hours <= 0.0 {
            reasons.push(InputReason::NoRotaHours);
        }
        if reasons.is_empty() && (funnel.worked.is_nan() || funnel.worked <= 0.0) {
            reasons.push(InputReason::NothingArrives);
        }
        if !reasons.is_empty() {
            return Err(reasons);
        }
        let classes = severities
            .into_iter()
            .zip(gathered)
            .map(|((id, severity), mut class)| {
                let (handle_minutes, handle_cv) = mixture(&class.shares);
                let customers = in_order(&document.customers).into_iter().filter_map(|(of, customer)| {
                    let own = customer.own_targets.get(&id)?;
                    Some(class.customers.remove(&of)?.customer(of, &customer.name, own))
                });
                let customers = customers.collect();
                WorkClass {
                    severity: id,
                    name: severity.name.clone(),
                    clock: severity.clock,
                    acknowledge: severity.acknowledge,
                    triage_done: severity.triage_done,
                    arrivals: class.week(),
                    handle_minutes,
                    handle_cv,
                    hands_on: class.hands_on(),
                    customers,
                    waits_on_others: waits(&class.shares),
                    arrivals_explained: arithmetic(Formula::WorkedAlerts, class.arrival_inputs),
                    minutes_explained: arithmetic(Formula::MixedMinutes, class.minute_inputs),
                }
            })
            .collect();
        Ok(Self {
            months_ahead,
            classes,
            seats: document.desk.seats.clone(),
            minimum_seats: document.desk.minimum.seats.clone(),
            business_hours: document.soc.business_hours.clone(),
            critical_interrupts: document.critical_interrupts(),
            occupancy_limit: document.desk.occupancy_limit,
            in_shift_share,
            funnel,
            people: PeopleInput {
                team: document.team.people,
                contract_hours: document.team.contract_hours_per_week,
                shift_hours: document.team.shift_hours,
                absence_share,
                absence_explained: absence_explained(document),
                beside_hours: document.work.hours_per_month(Placement::OffDesk, months_ahead)
                    / WEEKS_PER_MONTH,
            },
            play: PlayInput::of(document, &streams, time.played_share),
            in_shift_explained: time.explained,
            human_explained: arithmetic(Formula::AllHumanAlerts, human_inputs),
        })
    }
}

struct Thinned {
    raw: f64,
    grouped: f64,
    human: f64,
    worked: f64,
    explained: Explanation,
}

fn thinned(stream: &AlertStream, months_ahead: u32, reasons: &mut Vec<InputReason>) -> Option<Thinned> {
    let volume = stream.volume.median_amount();
    let growth = stream.growth_per_year.median_amount();
    let grouped = stream.grouped_share.median_share();
    let closed = stream.auto_closed_share.median_share();
    let reopened = stream.reopened_share.median_share();
    let typical = stream.handling.typical_minutes.median_amount();
    let bad = stream.handling.bad_case_minutes.median_amount();
    let checks = [
        (Quantity::RawAlerts, volume >= 0.0 && volume.is_finite()),
        (Quantity::Growth, growth > -1.0 && growth.is_finite()),
        (Quantity::GroupedShare, (0.0..=1.0).contains(&grouped)),
        (Quantity::AutoClosedShare, (0.0..=1.0).contains(&closed)),
        (Quantity::ReopenedShare, (0.0..1.0).contains(&reopened)),
        (Quantity::TypicalMinutes, typical > 0.0 && typical.is_finite()),
        (Quantity::BadCaseMinutes, bad > 0.0 && bad.is_finite()),
    ];
    let before = reasons.len();
    for (quantity, holds) in checks {
        if !holds {
            reasons.push(InputReason::OutOfRange { stream: stream.name.clone(), quantity });
        }
    }
    if reasons.len() > before {
        return None;
    }
    let raw =
        7.0 * per_day(volume, stream.volume_period) * libm::pow(1.0 + growth, f64::from(months_ahead) / 12.0);
    let after_grouping = raw * (1.0 - grouped);
    let human = after_grouping * (1.0 - closed);
    let name = Some(stream.name.clone());
    let input = |quantity, value, unit, estimate: &Estimate| Input {
        quantity,
        of: name.clone(),
        value,
        unit,
        origin: origin_of(estimate),
    };
    let explained = arithmetic(
        Formula::HumanAlerts,
        vec![
            input(Quantity::RawAlerts, raw, Unit::AlertsAWeek, &stream.volume),
            input(Quantity::GroupedShare, grouped, Unit::Share, &stream.grouped_share),
            input(Quantity::AutoClosedShare, closed, Unit::Share, &stream.auto_closed_share),
            input(Quantity::ReopenedShare, reopened, Unit::Share, &stream.reopened_share),
            input(Quantity::Growth, growth, Unit::Share, &stream.growth_per_year),
        ],
    );
    Some(Thinned { raw, grouped: after_grouping, human, worked: human / (1.0 - reopened), explained })
}

/// Mean and variance of hands-on minutes: lognormal through the median and the 90 % point.
pub fn lognormal_minutes(typical: f64, bad_case: f64) -> (f64, f64) {
    let sigma = sigma(typical, bad_case);
    let mean = typical * libm::exp(sigma * sigma / 2.0);
    (mean, mean * mean * libm::expm1(sigma * sigma))
}

fn desk_minutes(stream: &AlertStream, escalations_at_desk: bool) -> (f64, f64, Explanation) {
    let handling = &stream.handling;
    let typical = handling.typical_minutes.median_amount();
    let bad = handling.bad_case_minutes.median_amount();
    let (mut mean, mut variance) = lognormal_minutes(typical, bad);
    let name = Some(stream.name.clone());
    let input = |quantity, value, unit, estimate: &Estimate| Input {
        quantity,
        of: name.clone(),
        value,
        unit,
        origin: origin_of(estimate),
    };
    let mut inputs = vec![
        input(Quantity::TypicalMinutes, typical, Unit::Minutes, &handling.typical_minutes),
        input(Quantity::BadCaseMinutes, bad, Unit::Minutes, &handling.bad_case_minutes),
    ];
    if escalations_at_desk {
        let share = stream.escalation.share.median_share().clamp(0.0, 1.0);
        let minutes = stream.escalation.minutes.median_amount().max(0.0);
        mean += share * minutes;
        variance += share * (1.0 - share) * minutes * minutes;
        inputs.push(input(Quantity::EscalatedShare, share, Unit::Share, &stream.escalation.share));
        inputs.push(input(Quantity::EscalatedMinutes, minutes, Unit::Minutes, &stream.escalation.minutes));
    }
    (mean, variance, arithmetic(Formula::MeanMinutes, inputs))
}

pub(super) fn origin_of(estimate: &Estimate) -> Origin {
    Origin::Estimate { basis: estimate.basis, source: estimate.source.clone(), checked: estimate.checked }
}

pub(super) fn arithmetic(formula: Formula, inputs: Vec<Input>) -> Explanation {
    Explanation { formula, inputs, model: Model::Arithmetic, assumptions: vec![Assumption::RangeMedian] }
}

fn absence_explained(document: &Document) -> Explanation {
    let absence = &document.team.absence;
    let input = |quantity, value, unit, estimate: &Estimate| Input {
        quantity,
        of: None,
        value,
        unit,
        origin: origin_of(estimate),
    };
    let days = |estimate: &Estimate| estimate.median_amount();
    arithmetic(
        Formula::AbsenceShare,
        vec![
            input(Quantity::LeaveDays, days(&absence.leave_days), Unit::Plain, &absence.leave_days),
            input(Quantity::SicknessDays, days(&absence.sickness_days), Unit::Plain, &absence.sickness_days),
            input(Quantity::TrainingDays, days(&absence.training_days), Unit::Plain, &absence.training_days),
            input(
                Quantity::VacancyShare,
                absence.vacancy_share.median_share(),
                Unit::Share,
                &absence.vacancy_share,
            ),
        ],
    )
}
