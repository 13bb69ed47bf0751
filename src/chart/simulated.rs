//! How sure is each promise, what waits over the weeks, and in which hours are alerts not started in time, as the desk was played?

use super::{
    Bar, Bars, ChartSpec, HeatMap, Judgement, Layer, Measure, Plot, Role, Series, Shape, XAxis,
    axis::hour_name,
};
use crate::{
    base::{HOURS_PER_WEEK, HourOfWeek, WeekGrid, statistics::Interval},
    domain::{Promise, Target},
    engine::capacity::simulate::{Beside, CustomerDigest, SeverityDigest, SimulationDigest},
    text::Voice,
};

/// Fewer alerts than this are the end of an hour, not a backlog.
const FEW: f64 = 0.5;

/// A promise that was played.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PlayedPromise<'a> {
    /// Of which severity.
    pub severity: &'a SeverityDigest,
    /// To which customer, if not to all.
    pub customer: Option<&'a CustomerDigest>,
    /// Which one.
    pub promise: Promise,
    /// What is promised.
    pub target: Target,
    /// The share within it.
    pub kept: Interval,
}

impl<'a> PlayedPromise<'a> {
    /// Whose it is: the name of the customer, or of the severity.
    pub fn of(&self) -> &'a str {
        self.customer.map_or(&self.severity.name, |customer| &customer.name)
    }

    /// The ends of the range, as shares.
    pub fn range(&self) -> (f64, f64) {
        range(self.kept)
    }

    /// Good where it is surely kept, bad where it is surely missed, else too close to call.
    pub fn judgement(&self) -> Judgement {
        let (low, high) = self.range();
        match () {
            () if low >= self.target.share => Judgement::Good,
            () if high < self.target.share => Judgement::Bad,
            () => Judgement::Warn,
        }
    }
}

/// The ends of a range of shares.
pub fn range(share: Interval) -> (f64, f64) {
    ((share.mean - share.half_width).clamp(0.0, 1.0), (share.mean + share.half_width).clamp(0.0, 1.0))
}

/// A share below one never reads as all.
fn told(share: f64) -> f64 {
    if share < 1.0 { share.min(0.999) } else { share }
}

/// Every promise of which something is known, the most urgent first, those to customers after that of their severity.
pub fn played_promises(played: &SimulationDigest) -> Vec<PlayedPromise<'_>> {
    played.severities.iter().flat_map(promises_of).collect()
}

fn promises_of(severity: &SeverityDigest) -> impl Iterator<Item = PlayedPromise<'_>> {
    let each = |acknowledge: (Option<Target>, Beside), done: (Option<Target>, Beside)| {
        [(Promise::Acknowledge, acknowledge), (Promise::TriageDone, done)]
    };
    let own = each((severity.acknowledge, severity.acknowledged), (severity.triage_done, severity.done));
    let customers = severity.customers.iter().flat_map(move |of| {
        each((of.acknowledge, of.acknowledged), (of.triage_done, of.done)).map(|promise| (Some(of), promise))
    });
    own.map(|promise| (None, promise)).into_iter().chain(customers).filter_map(
        move |(customer, (promise, (target, share)))| {
            Some(PlayedPromise { severity, customer, promise, target: target?, kept: share.played? })
        },
    )
}

/// The promises with their ranges.
pub fn promises(played: &SimulationDigest, voice: Voice<'_>) -> ChartSpec {
    let words = &voice.words.simulation_page().pictures;
    let all = played_promises(played);
    let bar = |promise: &PlayedPromise<'_>| {
        let within = (voice.words.common().duration)(voice.format, promise.target.within_minutes);
        let name = (words.promise_of)(&promise.severity.name, promise.promise, &within);
        Bar {
            name: match promise.customer {
                Some(of) => (voice.words.capacity_page().severities.customer_promise)(&of.name, &name),
                None => name,
            },
            value: Some(told(promise.kept.mean)),
            target: Some(promise.target.share),
            range: Some(promise.range()),
            judgement: Some(promise.judgement()),
            ends: None,
        }
    };
    let bars = Bars {
        category: words.promise.to_owned(),
        value_name: words.kept.to_owned(),
        target_name: words.promised.to_owned(),
        base: None,
        measure: Measure::share(1),
        bars: all.iter().map(bar).collect(),
    };
    let count = |wanted| all.iter().filter(|promise| promise.judgement() == wanted).count();
    let [kept, missed, unsure] = [Judgement::Good, Judgement::Bad, Judgement::Warn].map(count);
    let sentence = match all.is_empty() {
        true => words.promises_none.to_owned(),
        false => (words.promises_sentence)(voice.format, kept, missed, unsure),
    };
    let said = &words.promises;
    ChartSpec::new("played-promises", said.title, said.subtitle, sentence, bars, voice)
}

/// What waits over the weeks. Severities that never wait take no place in it.
pub fn backlog(played: &SimulationDigest, voice: Voice<'_>) -> ChartSpec {
    let words = &voice.words.simulation_page().pictures;
    let points = played.severities.iter().map(|severity| severity.backlog.len()).max().unwrap_or(0);
    let hour = |point: usize| point * played.backlog_every as usize;
    let total = |point: usize| {
        played.severities.iter().filter_map(|severity| severity.backlog.get(point)).sum::<f64>()
    };
    let most =
        (0..points).map(|point| (point, total(point))).fold(None, |most: Option<(usize, f64)>, next| {
            if most.is_some_and(|most| most.1 >= next.1) { most } else { Some(next) }
        });
    let grows = played.severities.iter().filter_map(|severity| severity.growth);
    let grows: f64 = grows.map(|growth| growth.mean.max(0.0)).sum();
    let sentence = match most.filter(|(_, waiting)| *waiting >= FEW) {
        Some(_) if played.falls_behind && grows >= FEW => (words.backlog_grows)(voice.format, grows),
        Some((point, waiting)) => {
            let (week, at) = (hour(point) / HOURS_PER_WEEK, hour(point) % HOURS_PER_WEEK);
            (words.backlog_sentence)(voice.format, waiting, week + 1, &hour_name(HourOfWeek::new(at), voice))
        }
        None => words.backlog_none.to_owned(),
    };
    // The least urgent wait most: they lie at the bottom, so that the urgent ones stand out on top.
    let waits = |severity: &SeverityDigest| severity.backlog.iter().any(|waiting| *waiting >= 0.05);
    let waiting = played.severities.iter().enumerate().filter(|(_, severity)| waits(severity));
    let parts = waiting.rev().map(|(priority, severity)| {
        let role = Role::Part(u8::try_from(priority).unwrap_or(u8::MAX));
        Series::new(severity.name.clone(), role, severity.backlog.as_slice())
    });
    let axis = XAxis::Numbers {
        name: words.weeks.to_owned(),
        measure: Measure::of("", usize::from(played.weeks < 4)),
        values: (0..points).map(|point| hour(point) as f64 / HOURS_PER_WEEK as f64).collect(),
    };
    let mut plot =
        Plot::new(axis, Measure::of(words.alerts, 1), vec![Layer::Stack(Shape::Area, parts.collect())]);
    plot.at_least = 1.0;
    let said = &words.backlog;
    ChartSpec::new("played-backlog", said.title, said.subtitle, sentence, plot, voice)
}

/// Severities whose start is promised and that were played: those that [`hours`] can show.
pub fn with_hours(played: &SimulationDigest) -> impl Iterator<Item = (&SeverityDigest, Target)> {
    played.severities.iter().filter_map(|severity| {
        let is_known = severity.by_hour.iter().any(Option::is_some);
        severity.acknowledge.filter(|_| is_known).map(|target| (severity, target))
    })
}

/// The one of [`with_hours`] that keeps least of its promise.
pub fn weakest(played: &SimulationDigest) -> Option<(&SeverityDigest, Target)> {
    let over = |(severity, target): &(&SeverityDigest, Target)| {
        severity.acknowledged.played.map_or(0.0, |kept| kept.mean - target.share)
    };
    with_hours(played).min_by(|a, b| over(a).total_cmp(&over(b)))
}

/// How far the share started in time lies below its promise, by hour of arrival, of one of [`with_hours`].
pub fn hours(of: Option<(&SeverityDigest, Target)>, voice: Voice<'_>) -> ChartSpec {
    let words = &voice.words.simulation_page().pictures;
    let (name, promised) = of.map_or(("", 0.0), |(severity, target)| (severity.name.as_str(), target.share));
    let share = |hour: HourOfWeek| of.and_then(|(severity, _)| *severity.by_hour.get(hour.index())?);
    let weakest = HourOfWeek::all().filter_map(|hour| Some((hour, share(hour)?))).fold(
        None,
        |weakest: Option<(HourOfWeek, f64)>, next| {
            if weakest.is_some_and(|weakest| weakest.1 <= next.1) { weakest } else { Some(next) }
        },
    );
    let percent = |share: f64| voice.format.percent(share, 0);
    let sentence = match weakest {
        Some((hour, kept)) => {
            (words.hours_sentence)(name, &hour_name(hour, voice), &percent(kept), &percent(promised))
        }
        None => words.hours_none.to_owned(),
    };
    let heat = HeatMap {
        values: WeekGrid::from_fn(|hour| share(hour).map(|share| promised - share)),
        measure: Measure::share(0),
        above: words.below.to_owned(),
        below: words.above.to_owned(),
    };
    let said = &words.hours;
    ChartSpec::new("played-hours", said.title, said.subtitle, sentence, heat, voice)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        base::RawId,
        chart::test_report::{HIGH, LOW, sketch},
        domain::CustomerId,
        engine::capacity::simulate::Beside,
        text::{PlainFormat, en},
    };

    const VOICE: Voice<'static> = Voice { words: &en::WORDS, format: &PlainFormat };

    fn played() -> SimulationDigest {
        let of = |mean, half_width| Beside { formula: None, played: Some(Interval { mean, half_width }) };
        let severity = |id, name: &str, kept, promised: f64, waiting: f64| SeverityDigest {
            severity: id,
            name: name.into(),
            mean_wait: of(0.1, 0.01),
            slow_wait: of(0.5, 0.02),
            acknowledged: kept,
            acknowledge: Some(Target { within_minutes: 15.0, share: promised }),
            done: Beside::default(),
            triage_done: None,
            customers: Vec::new(),
            growth: None,
            backlog: (0..168).map(|hour| if hour == 40 { waiting } else { 0.0 }).collect(),
            by_hour: (0..168).map(|hour| (hour < 48).then_some(if hour == 9 { 0.8 } else { 1.0 })).collect(),
        };
        SimulationDigest {
            repetitions: 20,
            weeks: 1,
            is_tight: true,
            falls_behind: false,
            alerts: 14_000,
            occupancy: None,
            occupancy_limit: 0.85,
            overtime: None,
            gaps: Vec::new(),
            severities: vec![
                severity(HIGH, "High", of(0.96, 0.005), 0.95, 0.0),
                severity(LOW, "Low", of(0.9, 0.01), 0.9, 12.0),
            ],
            backlog_every: 1,
        }
    }

    #[test]
    fn a_promise_within_its_range_is_neither_kept_nor_missed() {
        let spec = promises(&played(), VOICE);
        assert_eq!(spec.sentence, "Surely kept: 1 of 2 promises; surely missed: 0; too close to call: 1.");
        assert_eq!(
            spec.picture.readout(1, VOICE),
            "Low, started in 15 min: within it 89.0% to 91.0%, promised 90.0%"
        );
        let cells: Vec<_> =
            spec.table.rows[0].iter().zip(&spec.table.columns).map(|(c, k)| c.written(k, VOICE)).collect();
        assert_eq!(cells, ["High, started in 15 min", "96.0%", "95.0%", "95.5%", "96.5%"]);
    }

    #[test]
    fn a_promise_to_a_customer_stands_after_those_of_its_severity_and_counts() {
        let mut played = played();
        let high = &mut played.severities[0];
        let bank = CustomerDigest {
            customer: CustomerId(RawId(7)),
            name: "Bank".into(),
            acknowledged: Beside { formula: None, played: Some(Interval { mean: 0.7, half_width: 0.02 }) },
            acknowledge: Some(Target { within_minutes: 5.0, share: 0.9 }),
            done: Beside::default(),
            triage_done: None,
        };
        high.customers.push(bank);
        let spec = promises(&played, VOICE);
        assert_eq!(spec.sentence, "Surely kept: 1 of 3 promises; surely missed: 1; too close to call: 1.");
        assert_eq!(
            spec.picture.readout(1, VOICE),
            "Bank: High, started in 5 min: within it 68.0% to 72.0%, promised 90.0%"
        );
    }

    #[test]
    fn the_backlog_of_the_weeks_says_when_most_waits() {
        assert_eq!(
            sketch(&backlog(&played(), VOICE)),
            "played-backlog\n\
             Most alerts wait in week 1, Tue 16:00: 12 on average.\n\
             Area Low 0.00x24 of 168\n\
             table 168 x 2"
        );
    }

    #[test]
    fn hours_without_alerts_are_not_known_and_the_weakest_is_named() {
        let played = played();
        assert_eq!(weakest(&played).map(|(severity, _)| severity.severity), Some(LOW));
        assert_eq!(
            sketch(&hours(with_hours(&played).next(), VOICE)),
            "played-hours\n\
             The weakest hour of High is Mon 09:00: 80% are started in time, 95% are promised.\n\
             heat below the promise/above the promise -0.05x9 0.15x1 -0.05x14 of 168\n\
             table 168 x 2"
        );
    }
}
