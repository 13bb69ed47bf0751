//! What a queue with priorities comes to, in one table: load, chance of waiting, and for each class mean, percentiles, the share
//! beyond a target and growth.
//!
//! In: a [`PriorityDesk`], a target for each class, whether the first class interrupts. The formulas, their sources and limits are
//! those of [`super::priority`]: Cobham for means, the inverted transform for percentiles, and the gamma distribution of the same
//! two moments where the inversion gives no number. A first class that interrupts is a desk of its own. Then the waits of the
//! classes between are upper bounds (work that was interrupted waits behind them, not before), those of the last are exact.

use super::priority::PriorityDesk;
use serde::Serialize;

/// A queue as numbers. Times are hours, rates are an hour.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct QueueReport {
    /// Analysts that the work keeps busy.
    pub offered_load: f64,
    /// Work over what the analysts can do; above 1 the queue falls behind, none without analysts.
    pub occupancy: Option<f64>,
    /// The chance that an alert finds every analyst busy.
    pub p_wait: f64,
    /// Each class, first priority first.
    pub classes: Vec<QueueClass>,
}

/// One class of a queue.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct QueueClass {
    /// Alerts an hour.
    pub rate_per_hour: f64,
    /// Mean wait; none where it has no end.
    pub mean_wait_hours: Option<f64>,
    /// The waits that these percentages do not exceed.
    pub wait_hours: Percentiles,
    /// The target; none if there is none.
    pub sla_hours: Option<f64>,
    /// The share that waits longer than the target; none without one.
    pub p_beyond_sla: Option<f64>,
    /// Alerts an hour by which the class falls behind.
    pub backlog_growth_per_hour: f64,
    /// Whether the waits are upper bounds.
    pub is_upper_bound: bool,
}

/// Waits in hours that so many in a hundred do not exceed; none where they have no end.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Percentiles {
    /// The median.
    pub p50: Option<f64>,
    /// 80 in 100.
    pub p80: Option<f64>,
    /// 90 in 100.
    pub p90: Option<f64>,
    /// 95 in 100.
    pub p95: Option<f64>,
    /// 99 in 100.
    pub p99: Option<f64>,
}

/// The table of a queue. A class without an entry in `sla_hours` has no target.
pub fn queue_report(desk: &PriorityDesk, sla_hours: &[f64], is_interrupting: bool) -> QueueReport {
    let offered_load = desk.arrivals.iter().sum::<f64>() / desk.completions;
    let alone = PriorityDesk { arrivals: desk.arrivals.iter().take(1).copied().collect(), ..desk.clone() };
    let last = desk.arrivals.len().saturating_sub(1);
    let classes = desk.arrivals.iter().enumerate().map(|(class, rate)| {
        let own = if class == 0 && is_interrupting { &alone } else { desk };
        let wait = |share| percentile(own, class, share);
        let sla = sla_hours.get(class).copied();
        QueueClass {
            rate_per_hour: *rate,
            mean_wait_hours: own.mean_wait(class),
            wait_hours: Percentiles {
                p50: wait(0.5),
                p80: wait(0.8),
                p90: wait(0.9),
                p95: wait(0.95),
                p99: wait(0.99),
            },
            sla_hours: sla,
            p_beyond_sla: sla.map(|hours| own.waits_longer_than(class, hours)),
            backlog_growth_per_hour: own.growth(class),
            is_upper_bound: is_interrupting && class > 0 && class < last,
        }
    });
    QueueReport {
        offered_load,
        occupancy: (desk.servers > 0).then(|| offered_load / f64::from(desk.servers)),
        p_wait: desk.chance_of_waiting(),
        classes: classes.collect(),
    }
}

/// The exact percentile, or the gamma distribution's where the inversion gives no number.
fn percentile(desk: &PriorityDesk, class: usize, share: f64) -> Option<f64> {
    let exact = desk.wait_percentile(class, share)?;
    if exact.is_finite() { Some(exact) } else { desk.gamma_percentile(class, share) }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The numbers of the record priority_3class_2servers, hours.
    #[test]
    fn the_table_has_the_numbers_of_the_record() {
        let desk = PriorityDesk { arrivals: vec![3.0; 3], completions: 5.0, servers: 2 };
        let report = queue_report(&desk, &[0.25, 0.5], false);
        assert!((report.offered_load - 1.8).abs() < 1e-12);
        assert!((report.occupancy.unwrap() - 0.9).abs() < 1e-12);
        assert!((report.p_wait - 0.852_631_578_947_368_3).abs() < 1e-10);
        let second = &report.classes[1];
        assert!((second.mean_wait_hours.unwrap() - 0.304_511_278_195_488_73).abs() < 1e-10);
        assert!((second.wait_hours.p95.unwrap() - 1.114_979_223_276_059).abs() < 1e-5);
        assert!((second.p_beyond_sla.unwrap() - 0.204_346_488_657_350_97).abs() < 1e-7);
        assert_eq!((report.classes[2].p_beyond_sla, second.is_upper_bound), (None, false));
    }

    /// CAPACITY.md: means of .0250 and .0309 hours of the classes that an overloaded desk still protects. Here 18 an hour are done
    /// of 24 that come.
    #[test]
    fn an_overloaded_queue_keeps_waits_for_those_it_protects_and_growth_for_the_rest() {
        let desk = PriorityDesk { arrivals: vec![6.0, 6.0, 12.0], completions: 6.0, servers: 3 };
        let report = queue_report(&desk, &[0.25; 3], false);
        let first = &report.classes[0];
        assert!((first.mean_wait_hours.unwrap() - (1.0 / 18.0) / (1.0 - 6.0 / 18.0)).abs() < 1e-12);
        let last = &report.classes[2];
        assert_eq!((last.mean_wait_hours, last.wait_hours.p50, last.p_beyond_sla), (None, None, Some(1.0)));
        assert!((last.backlog_growth_per_hour - 6.0).abs() < 1e-9);
        assert_eq!((report.p_wait, report.classes[0].backlog_growth_per_hour), (1.0, 0.0));
    }

    #[test]
    fn a_first_class_that_interrupts_waits_for_itself_only_and_without_analysts_all_grows() {
        let desk = PriorityDesk { arrivals: vec![1.0, 5.0, 5.0], completions: 6.0, servers: 2 };
        let (patient, interrupting) = (queue_report(&desk, &[], false), queue_report(&desk, &[], true));
        let mean = |report: &QueueReport, class: usize| report.classes[class].mean_wait_hours.unwrap();
        assert!(mean(&interrupting, 0) < mean(&patient, 0) / 10.0);
        assert_eq!(mean(&interrupting, 2), mean(&patient, 2));
        assert!(interrupting.classes[1].is_upper_bound && !interrupting.classes[2].is_upper_bound);
        let nobody = queue_report(&PriorityDesk { servers: 0, ..desk }, &[], false);
        assert_eq!((nobody.occupancy, nobody.p_wait), (None, 1.0));
        assert_eq!(nobody.classes[1].backlog_growth_per_hour, 5.0);
    }
}
