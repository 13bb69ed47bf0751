//! `simulate PLAN --json`: the desk of a plan, played alert by alert.
//!
//! Writes one JSON object with the keys of docs/report.md: each figure with its 95 % interval, the formula's beside it and why the
//! two may differ. Repetitions go on until the intervals are tight, or as many as `--replications` says. With `--scenario NAME` it is the
//! plan with that scenario. With `--against PLAN` another plan meets the same alerts, or with `--against-scenario NAME` the plan
//! with another scenario, and the differences follow, pair by pair.

use super::{
    CliError, Exit, Streams, WORDS,
    report::{open, write_json},
    week::{week_of, with_scenario},
};
use crate::{
    base::{HOURS_PER_WEEK, progress::run_to_the_end, statistics::Interval},
    domain::{ShiftEnd, Target},
    engine::capacity::{
        DeskWeek, Figure,
        customers::CustomerWork,
        report::{CapacityReport, CustomerReport},
        report_with_chance,
        simulate::{
            ClassFigures, Comparison, FormulaGap, GroupFigures, Length, Options, Repetitions, SimulatedDesk,
            SimulationError, SimulationReport, TierFigures, compare, formula_gaps, is_outside, simulate,
        },
    },
};
use serde_json::{Map, Value, json};

/// What the options say.
struct Wanted {
    seed: u64,
    weeks: u32,
    repetitions: Repetitions,
    /// Instead of the plan's.
    sick_share: Option<f64>,
    /// Instead of the plan's.
    shift_end: Option<ShiftEnd>,
}

/// Ten years of weeks, and repetitions whose figures still fit into memory.
const MOST_WEEKS: u32 = 520;
const MOST_REPETITIONS: u32 = 100_000;

pub(super) fn run(mut arguments: lexopt::Parser, streams: &mut Streams<'_>) -> Result<Exit, CliError> {
    use lexopt::prelude::{Long, Value as Word, ValueExt};
    let (mut path, mut against, mut months_ahead) = (None, None, 0);
    let (mut scenario, mut other_scenario) = (None, None);
    let mut wanted = Wanted {
        seed: 1,
        weeks: 4,
        repetitions: Repetitions::until_tight(),
        sick_share: None,
        shift_end: None,
    };
    while let Some(argument) = arguments.next()? {
        match argument {
            // The only form there is; the flag says so where it is called.
            Long("json") => {}
            Long("seed") => wanted.seed = arguments.value()?.parse()?,
            Long("weeks") => {
                wanted.weeks = within("--weeks", arguments.value()?.parse()?, 1, MOST_WEEKS)?;
            }
            Long("replications") => {
                let number = within("--replications", arguments.value()?.parse()?, 1, MOST_REPETITIONS)?;
                wanted.repetitions = Repetitions::exactly(number);
            }
            Long("months-ahead") => months_ahead = arguments.value()?.parse()?,
            Long("sick-share") => {
                wanted.sick_share = Some(within("--sick-share", arguments.value()?.parse()?, 0.0, 1.0)?);
            }
            Long("hand-over") => wanted.shift_end = Some(ShiftEnd::HandOver),
            Long("scenario") => scenario = Some(arguments.value()?.string()?),
            Long("against-scenario") => other_scenario = Some(arguments.value()?.string()?),
            Long("against") => against = Some(arguments.value()?),
            Word(value) if path.is_none() => path = Some(value),
            other => return Err(other.unexpected().into()),
        }
    }
    let path = path.ok_or_else(|| CliError::Said(WORDS.cli().file_missing.to_owned()))?;
    let Some(plan) = open(&path, streams)? else { return Ok(Exit::Refused) };
    let other_plan = match against {
        Some(path) => {
            let Some(other) = open(&path, streams)? else { return Ok(Exit::Refused) };
            Some(other)
        }
        None => other_scenario.is_some().then(|| plan.clone()),
    };
    let week = match week_of(&with_scenario(plan, scenario.as_deref(), months_ahead)?, months_ahead, streams)?
    {
        Ok(week) => week,
        Err(exit) => return Ok(exit),
    };
    let desk = wanted.desk(&week);
    let options = wanted.options(&desk);
    let value = match other_plan {
        None => told(&week, &simulate(&desk, options, &mut run_to_the_end).map_err(said)?),
        Some(other_plan) => {
            let other_plan = with_scenario(other_plan, other_scenario.as_deref(), months_ahead)?;
            let other_week = match week_of(&other_plan, months_ahead, streams)? {
                Ok(week) => week,
                Err(exit) => return Ok(exit),
            };
            let other = wanted.desk(&other_week);
            // A desk that falls behind is not warmed up; then neither is the other, so that both begin alike.
            let mut options = options;
            let warm_up = wanted.options(&other).length.warm_up_hours;
            options.length.warm_up_hours = options.length.warm_up_hours.min(warm_up);
            let compared = compare(&desk, &other, options, &mut run_to_the_end).map_err(said)?;
            let mut value = told(&week, &compared.first);
            value["against"] = told(&other_week, &compared.second);
            value["difference"] = json!({
                "classes": differences(&week, &compared),
                "desk": compared.tiers.first().map(tier),
            });
            value
        }
    };
    write_json(streams, &value)?;
    Ok(Exit::Fine)
}

fn said(error: SimulationError) -> CliError {
    CliError::Said((WORDS.cli().not_simulated)(&error.to_string()))
}

/// A number within its bounds.
fn within<T: PartialOrd + std::fmt::Display>(
    option: &str,
    value: T,
    least: T,
    most: T,
) -> Result<T, CliError> {
    if value >= least && value <= most {
        return Ok(value);
    }
    Err(CliError::Said((WORDS.cli().number_impossible)(option, &value.to_string())))
}

impl Wanted {
    fn desk(&self, week: &DeskWeek) -> SimulatedDesk {
        let desk = SimulatedDesk::from_week(week);
        SimulatedDesk {
            sick_share: self.sick_share.unwrap_or(desk.sick_share),
            shift_end: self.shift_end.unwrap_or(desk.shift_end),
            ..desk
        }
    }

    fn options(&self, desk: &SimulatedDesk) -> Options {
        let length = Length::weeks(self.weeks, desk);
        Options { seed: self.seed, length, repetitions: self.repetitions }
    }
}

/// A simulation with the formulas beside it.
fn told(week: &DeskWeek, report: &SimulationReport) -> Value {
    let formulas: CapacityReport = report_with_chance(week);
    let gaps = formula_gaps(week);
    let weeks = |hours: u32| f64::from(hours) / HOURS_PER_WEEK as f64;
    let classes: Vec<Value> = week
        .classes
        .iter()
        .zip(&report.classes)
        .zip(&formulas.classes)
        .enumerate()
        .map(|(place, ((class, simulated), formula))| {
            let mut value = figures(simulated);
            value["severity"] = json!(class.severity);
            value["name"] = json!(class.name);
            value["acknowledge"] = promise(class.acknowledge, simulated.acknowledged);
            value["triage_done"] = promise(class.triage_done, simulated.done);
            value["acknowledged_by_hour"] = json!(report.acknowledged_by_hour[place]);
            value["backlog_by_hour"] = json!(report.backlog_by_hour[place]);
            let pairs = [
                ("mean_wait_hours", &formula.mean_wait, simulated.mean_wait_hours),
                ("acknowledged_share", &formula.acknowledge.share, simulated.acknowledged),
                ("triage_done_share", &formula.triage_done.share, simulated.done),
            ];
            let of_severities = gaps.iter().filter(|gap| !gap.is_of_customers());
            value["formula"] = beside(&pairs, of_severities.copied().collect());
            let customers = class.customers.iter().zip(&report.customers[place]).zip(&formula.customers);
            value["customers"] = customers
                .map(|((work, simulated), formula)| customer(work, simulated, formula, &gaps))
                .collect();
            value
        })
        .collect();
    json!({
        "seed": report.seed,
        "weeks": weeks(report.hours),
        "warm_up_weeks": weeks(report.warm_up_hours),
        "replications": report.repetitions,
        "is_tight": report.is_tight,
        "falls_behind": report.falls_behind,
        "alerts": report.alerts,
        "desk": report.tiers.first().map(tier),
        "classes": classes,
    })
}

/// A customer's own promises in a severity, with the formulas beside them.
fn customer(
    work: &CustomerWork,
    simulated: &GroupFigures<Option<Interval>>,
    formula: &CustomerReport,
    gaps: &[FormulaGap],
) -> Value {
    let pairs = [
        ("acknowledged_share", &formula.acknowledge.share, simulated.acknowledged),
        ("triage_done_share", &formula.triage_done.share, simulated.done),
    ];
    let mut value = group(work, simulated);
    value["name"] = json!(work.name);
    value["acknowledge"] = promise(work.acknowledge, simulated.acknowledged);
    value["triage_done"] = promise(work.triage_done, simulated.done);
    value["formula"] = beside(&pairs, gaps.to_vec());
    value
}

fn group(work: &CustomerWork, figures: &GroupFigures<Option<Interval>>) -> Value {
    json!({
        "customer": work.customer,
        "alerts_per_hour": figures.alerts_an_hour,
        "acknowledged_share": figures.acknowledged,
        "triage_done_share": figures.done,
    })
}

/// Each severity of the second plan less the first, and of its customers.
fn differences(week: &DeskWeek, compared: &Comparison) -> Vec<Value> {
    let classes = week.classes.iter().zip(&compared.classes).zip(&compared.customers);
    classes
        .map(|((class, difference), customers)| {
            let mut value = figures(difference);
            let customers = class.customers.iter().zip(customers);
            value["customers"] = customers.map(|(work, difference)| group(work, difference)).collect();
            value
        })
        .collect()
}

fn promise(target: Option<Target>, share: Option<Interval>) -> Value {
    json!({ "target": target, "share": share })
}

fn figures(class: &ClassFigures<Option<Interval>>) -> Value {
    let [p50, p80, p90, p95, p99] = class.wait_hours;
    json!({
        "alerts_per_hour": class.alerts_an_hour,
        "mean_wait_hours": class.mean_wait_hours,
        "wait_hours": { "p50": p50, "p80": p80, "p90": p90, "p95": p95, "p99": p99 },
        "p_wait": class.waited,
        "acknowledged_share": class.acknowledged,
        "triage_done_share": class.done,
        "backlog": class.backlog,
        "backlog_growth_per_hour": class.backlog_growth_an_hour,
    })
}

fn tier(tier: &TierFigures<Option<Interval>>) -> Value {
    json!({
        "occupancy": tier.occupancy,
        "mean_wait_hours": tier.mean_wait_hours,
        "overtime_hours_per_week": tier.overtime_hours_a_week,
    })
}

/// What the formulas say, and why they may say something else.
fn beside(pairs: &[(&str, &Figure, Option<Interval>)], gaps: Vec<FormulaGap>) -> Value {
    let differs = pairs.iter().any(|(_, figure, interval)| {
        figure.value().zip(*interval).is_some_and(|(figure, interval)| is_outside(figure, &interval))
    });
    let mut value: Map<String, Value> =
        pairs.iter().map(|(name, figure, _)| ((*name).to_owned(), json!(figure.value()))).collect();
    value.insert("differs_because".to_owned(), json!(if differs { gaps } else { Vec::new() }));
    Value::Object(value)
}
