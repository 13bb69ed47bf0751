//! Is it enough? One sentence that a manager can repeat in a meeting, and the sentence under it.

use super::{
    customers,
    key::promise,
    need::{additions_words, is_short_list, missed_promise_of},
    reading::{Computing, Line, Reading, count, share},
    severities::{decimals_of, promise_words, within_words},
    waits::{self, longest},
};
use crate::{
    app::project::capacity::key::FigureKey,
    base::Basis,
    chart::Judgement,
    domain::{AlertStream, Document},
    engine::capacity::{
        CapacityReport, Outcome,
        explain::NotComputed,
        need::{Addition, TargetKind, Verdict},
        report::ClassReport,
    },
};

/// The answer in words.
#[derive(Clone, Debug, PartialEq)]
pub struct Headline {
    /// The sentence.
    pub text: String,
    /// The figure that carries it; none while it is not known.
    pub key: Option<FigureKey>,
    /// Whether it belongs to the plan before the last change.
    pub stale: bool,
    /// Good, near the limit or bad; none while it is not known.
    pub judgement: Option<Judgement>,
    /// People, seats, alerts.
    pub lead: Line,
}

/// The headline. While only the quick report is there, that of the last full one stays, marked, unless the quick one
/// already says otherwise.
pub fn headline(reading: &Reading<'_>, document: &Document, when: &str) -> Headline {
    let now = reading.now;
    let held = reading.before.filter(|before| now.enough.is_none() || now.enough == before.enough);
    let (report, stale) = match held {
        Some(before) if now.need.is_none() => (before, true),
        _ => (now, false),
    };
    let said = Reading { now: report, before: None, ..*reading };
    let (text, judgement) = verdict(&said, when);
    Headline { text, key: carried_by(&said), stale, judgement, lead: lead(reading, document) }
}

/// What the sentence rests on most: the seats that are enough, else what is missed, else how busy the desk is.
fn carried_by(reading: &Reading<'_>) -> Option<FigureKey> {
    if reading.figure(FigureKey::NeededHours).is_some() {
        return Some(FigureKey::NeededHours);
    }
    if reading.value(FigureKey::Unworked).is_some_and(|left| left >= LEFT) {
        return Some(FigureKey::Unworked);
    }
    let missed = missed_promise(reading).map(|(class, kind)| FigureKey::Share(class.severity, kind));
    let by_customer = || {
        let missed = customers::missed(reading)?;
        Some(FigureKey::CustomerShare(missed.class.severity, missed.of.customer, missed.kind))
    };
    missed
        .or_else(by_customer)
        .or_else(|| longest(reading).map(|wait| wait.key))
        .or(Some(FigureKey::Occupancy))
}

/// Fewer alerts a week than this that nobody looks at are the rounding of a figure.
const LEFT: f64 = 0.05;

fn verdict(reading: &Reading<'_>, when: &str) -> (String, Option<Judgement>) {
    let words = &reading.voice.words.capacity_page().headline;
    let report = reading.now;
    let seats = reading.value(FigureKey::SeatHours).unwrap_or(0.0);
    if seats <= 0.0 {
        let alerts = reading.value(FigureKey::HumanAlerts).unwrap_or(report.funnel.human);
        return ((words.no_seats)(&reading.count(alerts)), Some(Judgement::Bad));
    }
    if report.promises().next().is_none() {
        let wait = worst(reading, when).unwrap_or_default();
        return ((words.joined)(words.no_target, &wait), None);
    }
    let meaning = || worst(reading, when).unwrap_or_default();
    let joined = words.joined;
    match (&report.need, report.enough) {
        (None, None) => match reading.computing {
            Computing::GoesOn => (words.pending.to_owned(), None),
            Computing::Stopped => (words.stopped.to_owned(), None),
        },
        (_, Some(true)) => enough(reading),
        (need, _) if is_only_busy(report) => match need.as_ref().map(|need| &need.verdict) {
            Some(Verdict::Add { additions, .. }) => {
                let (occupancy, limit) = busy_against_limit(reading);
                let additions = said_additions(additions, reading);
                ((words.busy_add)(&occupancy, &limit, &additions), Some(Judgement::Warn))
            }
            _ => enough(reading),
        },
        (None, Some(false)) => (joined(words.not_enough, &meaning()), Some(Judgement::Bad)),
        (Some(need), _) => match &need.verdict {
            Verdict::Enough => enough(reading),
            Verdict::Add { additions, .. } => {
                let additions = said_additions(additions, reading);
                (joined(&(words.add)(&additions), &meaning()), Some(Judgement::Bad))
            }
            Verdict::NotInTheseHours { opening: Some(opening), .. } => {
                let additions = said_additions(&opening.additions, reading);
                (joined(&(words.open_hours)(&additions), &meaning()), Some(Judgement::Bad))
            }
            Verdict::NotInTheseHours { missed, interrupting_helps, others, .. } => {
                let rest = match others.as_ref().map(|others| &*others.verdict) {
                    _ if *interrupting_helps => words.interrupting_helps.to_owned(),
                    Some(Verdict::Enough) => words.others_kept.to_owned(),
                    Some(Verdict::Add { additions, .. }) => {
                        (words.others_add)(&said_additions(additions, reading))
                    }
                    _ => meaning(),
                };
                if missed.len() > MOST_NAMED {
                    let missed = count(missed.len() as f64, reading.voice);
                    let many = (words.impossible_many)(&missed, &count(promises_of(report), reading.voice));
                    return (joined(&many, &rest), Some(Judgement::Bad));
                }
                let promises: Vec<_> = missed
                    .iter()
                    .filter_map(|missed| {
                        let (name, target, clock) = missed_promise_of(missed, reading)?;
                        let promise = promise_words(target, missed.kind, clock, reading);
                        Some((reading.voice.words.capacity_page().need.promise_of)(&name, &promise))
                    })
                    .collect();
                let impossible = (words.impossible)(&(words.list)(&promises));
                (joined(&impossible, &rest), Some(Judgement::Bad))
            }
        },
    }
}

/// More promises than this are counted instead of named.
const MOST_NAMED: usize = 2;

fn promises_of(report: &CapacityReport) -> f64 {
    report.promises().count() as f64
}

/// Every promise is kept and nothing is left undone; only the limit of occupancy is not.
fn is_only_busy(report: &CapacityReport) -> bool {
    let nothing_arrives = Outcome::NotComputed(NotComputed::NothingArrives);
    let kept =
        report.promises().all(|target| target.met == Some(true) || target.share.outcome == nothing_arrives);
    let undone = report.desk.unworked_alerts.value().is_some_and(|left| left >= LEFT);
    kept && !undone && !report.desk.within_limit
}

/// How busy the desk is, and how busy it may be: the first with as many decimals as keep them apart.
fn busy_against_limit(reading: &Reading<'_>) -> (String, String) {
    let desk = &reading.now.desk;
    let limit = share(desk.occupancy_limit, None, reading.voice);
    let occupancy = desk.occupancy.value().unwrap_or_default();
    let rounded = share(occupancy, None, reading.voice);
    match rounded == limit {
        true => (reading.voice.format.percent(occupancy, 1), limit),
        false => (rounded, limit),
    }
}

fn enough(reading: &Reading<'_>) -> (String, Option<Judgement>) {
    let words = &reading.voice.words.capacity_page().headline;
    let desk = &reading.now.desk;
    if !desk.within_limit && desk.occupancy.value().is_some() {
        let (occupancy, limit) = busy_against_limit(reading);
        return ((words.enough_but_busy)(&occupancy, &limit), Some(Judgement::Warn));
    }
    let wait = longest(reading)
        .map(|wait| {
            let say = if wait.is_by_chance() { words.slow_wait } else { words.longest_wait };
            say(&reading.duration(wait.hours * 60.0), &wait.class.name)
        })
        .unwrap_or_default();
    ((words.joined)(words.enough, &wait), Some(Judgement::Good))
}

/// What the shortage means, as one sentence: alerts that nobody looks at, else the promise that is missed most.
fn worst(reading: &Reading<'_>, when: &str) -> Option<String> {
    let words = &reading.voice.words.capacity_page().headline;
    if let Some(left) = reading.value(FigureKey::Unworked).filter(|left| *left >= LEFT) {
        return Some((words.nobody_looks)(when, &reading.count(left)));
    }
    if let Some((class, kind)) = missed_promise(reading) {
        let target = promise(class, kind).target?;
        let backlog = reading.value(FigureKey::LongestWait(class.severity));
        // A wait says more than a share where the flow itself is late; chance is told as a share.
        if backlog.is_some_and(|hours| hours * 60.0 > target.within_minutes.max(1.0)) {
            return waits::wait_of(class, reading).map(|wait| waits::said(&wait, when, reading));
        }
        let share_now = reading.value(FigureKey::Share(class.severity, kind))?;
        let written = share(share_now, Some(target.share), reading.voice);
        let within = within_words(target, class.clock, reading);
        let started = kind == TargetKind::Acknowledge;
        let promised = reading.voice.format.percent(target.share, decimals_of(target.share));
        return Some((words.share_misses)(when, &written, &class.name, &within, started, &promised));
    }
    if let Some(missed) = customers::missed(reading) {
        let written = share(missed.share, Some(missed.target.share), reading.voice);
        let within = within_words(missed.target, missed.of.clock, reading);
        let promised = reading.voice.format.percent(missed.target.share, decimals_of(missed.target.share));
        let alerts = (words.customer_alerts)(&missed.class.name, &missed.of.name);
        let started = missed.kind == TargetKind::Acknowledge;
        return Some((words.share_misses)(when, &written, &alerts, &within, started, &promised));
    }
    longest(reading).map(|wait| waits::said(&wait, when, reading))
}

/// The promise that is missed most; none if every one is kept.
fn missed_promise<'a>(reading: &Reading<'a>) -> Option<(&'a ClassReport, TargetKind)> {
    worst_promise(reading).filter(|(class, kind)| promise(class, *kind).met == Some(false))
}

/// The promise that is furthest from being kept, or that is kept by the least; none without a figure.
pub fn worst_promise<'a>(reading: &Reading<'a>) -> Option<(&'a ClassReport, TargetKind)> {
    let kinds = [TargetKind::Acknowledge, TargetKind::TriageDone];
    reading
        .now
        .classes
        .iter()
        .flat_map(|class| kinds.map(|kind| (class, kind)))
        .filter_map(|(class, kind)| {
            let target = promise(class, kind).target?;
            let value = reading.value(FigureKey::Share(class.severity, kind))?;
            Some((class, kind, value - target.share))
        })
        .min_by(|a, b| a.2.total_cmp(&b.2))
        .map(|(class, kind, _)| (class, kind))
}

fn said_additions(additions: &[Addition], reading: &Reading<'_>) -> String {
    if is_short_list(additions) {
        let parts = additions_words(additions, reading.voice);
        return (reading.voice.words.capacity_page().headline.list)(&parts);
    }
    let seat_hours: f64 = additions.iter().map(super::need::seat_hours_of).sum();
    let words = &reading.voice.words.capacity_page().need;
    (words.additions_many)(additions.len(), &count(seat_hours, reading.voice))
}

fn lead(reading: &Reading<'_>, document: &Document) -> Line {
    let words = &reading.voice.words.capacity_page().headline;
    let report: &CapacityReport = reading.now;
    let seats = document.desk.seats.values();
    let staffed: Vec<u16> = seats.iter().copied().filter(|seats| *seats > 0).collect();
    let range = match (staffed.iter().min(), staffed.iter().max()) {
        (Some(least), Some(most)) if least == most => reading.voice.format.number(f64::from(*most), 0),
        (Some(least), Some(most)) => {
            let (least, most) = (f64::from(*least), f64::from(*most));
            let written = |seats| reading.voice.format.number(seats, 0);
            (reading.voice.words.capacity_page().severities.band)(&written(least), &written(most))
        }
        _ => String::new(),
    };
    let seats = if staffed.is_empty() {
        words.seats_none.to_owned()
    } else if staffed.len() == seats.len() {
        (words.seats_around_the_clock)(&range)
    } else {
        (words.seats_in_hours)(&range, &reading.voice.format.number(staffed.len() as f64, 0))
    };
    let people = (words.people)(&count(report.people.team, reading.voice));
    let mut text = (words.lead)(&people, &seats, &reading.count(report.funnel.human / 7.0));
    // Nobody knows these without timing them, and the whole answer hangs on them.
    let is_default = |stream: &AlertStream| stream.handling.typical_minutes.basis == Basis::Default;
    if document.streams.values().any(is_default) {
        text = (words.joined)(&text, words.default_minutes);
    }
    Line::of(text, FigureKey::HumanAlerts)
}
