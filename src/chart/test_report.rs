//! A desk week with round numbers, and a chart in a few lines of text, for the tests of charts and of their page.

use super::{ChartSpec, Layer, Mark, Picture, Shape, Values};
use crate::{
    base::{HourOfWeek, RawId, WeekGrid},
    domain::{Clock, SeverityId, Target},
    engine::capacity::{
        CapacityReport, Explanation, Figure, Outcome,
        explain::{Formula, Model, NotComputed, Unit},
        report::{
            BacklogCourse, ClassReport, DeskFigures, Funnel, Hours, LongWork, PeopleFigures, Steady,
            TargetReport,
        },
    },
};

pub(crate) const HIGH: SeverityId = SeverityId(RawId(1));
pub(crate) const LOW: SeverityId = SeverityId(RawId(2));

pub(crate) fn figure(value: f64, unit: Unit) -> Figure {
    outcome(Outcome::Value(value), unit)
}

pub(crate) fn outcome(outcome: Outcome, unit: Unit) -> Figure {
    let explanation = Explanation {
        formula: Formula::Work,
        inputs: Vec::new(),
        model: Model::Arithmetic,
        assumptions: Vec::new(),
    };
    Figure { outcome, unit, explanation }
}

/// Monday to Friday, 9 to 17.
pub(crate) fn is_office(hour: HourOfWeek) -> bool {
    hour.day() < 5 && (9..17).contains(&hour.hour())
}

fn promise(within_minutes: f64, share: f64, kept: f64, by_hour: bool) -> TargetReport {
    TargetReport {
        target: Some(Target { within_minutes, share }),
        share: figure(kept, Unit::Share),
        met: Some(kept >= share),
        by_hour: by_hour.then(|| WeekGrid::from_fn(|hour| if is_office(hour) { kept - 0.1 } else { 1.0 })),
    }
}

fn no_promise() -> TargetReport {
    TargetReport {
        target: None,
        share: outcome(Outcome::NotComputed(NotComputed::NoTarget), Unit::Share),
        met: None,
        by_hour: None,
    }
}

fn class(id: SeverityId, name: &str, a_week: f64, acknowledge: TargetReport) -> ClassReport {
    let hours = |hours| figure(hours, Unit::Hours);
    ClassReport {
        customers: Vec::new(),
        severity: id,
        name: name.into(),
        clock: Clock::RoundTheClock,
        alerts_per_week: a_week,
        handle_minutes: figure(20.0, Unit::Minutes),
        acknowledge,
        triage_done: no_promise(),
        mean_wait: hours(0.0),
        longest_wait: hours(0.0),
        slow_wait: hours(0.0),
        peak_backlog: figure(0.0, Unit::Alerts),
        peak_hour: None,
        cleared_at: None,
        backlog_course: BacklogCourse::Never,
        unworked_per_week: figure(0.0, Unit::AlertsAWeek),
        window_seats: figure(1.5, Unit::Seats),
        backlog: WeekGrid::filled(0.0),
        arrivals: WeekGrid::filled(a_week / 168.0),
    }
}

/// Two seats around the clock, 90 % of their time for alerts: 1.8 analysts. Work of one analyst, of three in office hours
/// (four on Monday at 16:00): short by 1.2 in forty hours. High alerts are started in time, low ones wait up to 31 hours.
pub(crate) fn report() -> CapacityReport {
    let work = WeekGrid::from_fn(|hour| match hour.index() {
        16 => 4.0,
        _ if is_office(hour) => 3.0,
        _ => 1.0,
    });
    let mut low = class(LOW, "Low", 630.0, promise(24.0 * 60.0, 0.9, 0.41, false));
    low.longest_wait = figure(31.0, Unit::Hours);
    low.peak_backlog = figure(118.0, Unit::Alerts);
    low.peak_hour = Some(4 * 24 + 16);
    low.cleared_at = Some(6.0 * 24.0 + 6.0);
    low.backlog_course = BacklogCourse::Clears;
    low.backlog = WeekGrid::from_fn(|hour| if is_office(hour) { 118.0 } else { 0.0 });
    let work_hours: f64 = work.values().iter().sum();
    CapacityReport {
        months_ahead: 0,
        funnel: Funnel { raw: 9000.0, grouped: 4000.0, human: 700.0, worked: 700.0, escalated: 30.0 },
        desk: DeskFigures {
            human_alerts: figure(700.0, Unit::AlertsAWeek),
            work_hours: figure(work_hours, Unit::HoursAWeek),
            seat_hours: figure(336.0, Unit::HoursAWeek),
            queue_hours: figure(302.4, Unit::HoursAWeek),
            occupancy: figure(work_hours / 302.4, Unit::Share),
            occupancy_limit: 0.85,
            within_limit: true,
            unworked_alerts: figure(0.0, Unit::AlertsAWeek),
            chance_of_waiting: outcome(Outcome::NotComputed(NotComputed::WeekVaries), Unit::Share),
        },
        hours: Hours {
            alerts: WeekGrid::filled(4.0),
            capacity: WeekGrid::filled(1.8),
            done: work.clone(),
            backlog: WeekGrid::filled(0.0),
            utilisation: WeekGrid::from_fn(|hour| (work[hour] / 1.8).min(1.0)),
            chance_of_waiting: None,
            work,
        },
        classes: vec![class(HIGH, "High", 70.0, promise(15.0, 0.95, 0.96, true)), low],
        enough: Some(false),
        targets_met: Some(false),
        within_limit: true,
        need: None,
        people: PeopleFigures {
            team: 12.0,
            per_seat: figure(5.06, Unit::People),
            team_hours: figure(398.4, Unit::HoursAWeek),
            for_present_seats: figure(10.12, Unit::People),
            for_minimum_seats: figure(10.12, Unit::People),
            for_needed_seats: None,
        },
        steady: Steady {
            chance_of_waiting: outcome(Outcome::NotComputed(NotComputed::WeekVaries), Unit::Share),
            mean_wait: Vec::new(),
        },
        long_work: LongWork {
            most_seats: outcome(Outcome::NotComputed(NotComputed::NoLongWork { minutes: 60 }), Unit::Seats),
            seats: None,
            busy: None,
        },
    }
}

/// A chart in a few lines: words, then each series as runs of equal values.
pub(crate) fn sketch(spec: &ChartSpec) -> String {
    let mut lines = vec![spec.key.to_owned(), spec.sentence.clone()];
    match &spec.picture {
        Picture::Plot(plot) => {
            for layer in &plot.layers {
                match layer {
                    Layer::Bands(bands) => lines.extend(bands.iter().map(|band| {
                        format!("band {} {:?} {}..{}", band.name, band.judgement, band.from, band.to)
                    })),
                    Layer::Series(shape, series) => lines.push(said(*shape, &series.name, &series.values)),
                    Layer::Stack(shape, parts) => {
                        lines.extend(parts.iter().map(|part| said(*shape, &part.name, &part.values)));
                    }
                    Layer::Range { name, shape, low, high, .. } => lines.extend([
                        said(*shape, &format!("{name} from"), low),
                        said(*shape, &format!("{name} to"), high),
                    ]),
                    Layer::Gap { name, .. } => lines.push(format!("gap {name}")),
                }
            }
            lines.extend(plot.marks.iter().map(|mark| match mark {
                Mark::Target { name, value } => format!("target {name} at {value}"),
                Mark::Remark { position, words, .. } => format!("remark {position} {words}"),
            }));
        }
        Picture::Heat(heat) => {
            let values: Values = heat.values.values().iter().copied().collect();
            lines.push(format!("heat {}/{} {}", heat.above, heat.below, runs(&values)));
        }
        Picture::Bars(bars) => lines.push(format!("{} bars", bars.bars.len())),
    }
    lines.push(format!("table {} x {}", spec.table.rows.len(), spec.table.columns.len()));
    lines.join("\n")
}

fn said(shape: Shape, name: &str, values: &Values) -> String {
    format!("{shape:?} {name} {}", runs(values))
}

/// "1.0x9 3.0x8": the first day, then how many positions there are.
fn runs(values: &Values) -> String {
    let mut runs: Vec<(String, usize)> = Vec::new();
    for value in values.iter().take(24) {
        let written = value.map_or("-".to_owned(), |value| format!("{value:.2}"));
        match runs.last_mut() {
            Some(run) if run.0 == written => run.1 += 1,
            _ => runs.push((written, 1)),
        }
    }
    let said: Vec<_> = runs.iter().map(|(value, times)| format!("{value}x{times}")).collect();
    format!("{} of {}", said.join(" "), values.iter().count())
}
