//! The strip of three to four figures, each with what it is compared to, each opening its explanation.

use super::{
    headline::worst_promise,
    key::{FigureKey, promise},
    reading::{Reading, Shown, share},
    severities::{decimals_of, promise_words, share_shown, within_words},
    waits::longest,
};
use crate::chart::Judgement;

/// One figure of the strip.
#[derive(Clone, Debug, PartialEq)]
pub struct StripFigure {
    /// What it is.
    pub label: String,
    /// The figure.
    pub shown: Shown,
    /// What it is compared to, beside it.
    pub compared: String,
    /// A remark under it.
    pub remark: String,
}

/// The strip: the promise that is furthest from being kept, the longest wait, occupancy, and people or what is left undone.
pub fn strip(reading: &Reading<'_>) -> Vec<StripFigure> {
    let left = reading.value(FigureKey::Unworked).filter(|left| *left >= 0.05);
    let last = match left {
        Some(_) => unworked(reading),
        None => people(reading),
    };
    [kept_promise(reading), longest_wait(reading), Some(occupancy(reading)), Some(last)]
        .into_iter()
        .flatten()
        .collect()
}

fn kept_promise(reading: &Reading<'_>) -> Option<StripFigure> {
    let words = &reading.voice.words.capacity_page().strip;
    let (class, kind) = worst_promise(reading)?;
    let target = promise(class, kind).target?;
    let promised = reading.voice.format.percent(target.share, decimals_of(target.share));
    Some(StripFigure {
        label: (words.promise)(&class.name, &promise_words(target, kind, class.clock, reading)),
        shown: share_shown(class, kind, target, reading),
        compared: (words.of_promised)(&promised),
        remark: (words.alerts_a_day)(&reading.count(class.alerts_per_week / 7.0)),
    })
}

fn longest_wait(reading: &Reading<'_>) -> Option<StripFigure> {
    let words = &reading.voice.words.capacity_page().strip;
    let wait = longest(reading)?;
    let (class, hours) = (wait.class, wait.hours);
    let target = class.acknowledge.target;
    let judgement = target.map(|target| match hours * 60.0 > target.within_minutes {
        true => Judgement::Bad,
        // Without what chance does, a short wait proves nothing.
        false if !wait.with_chance => Judgement::Warn,
        false => Judgement::Good,
    });
    // On the business clock the wait on the wall clock is not what was promised.
    let on_wall_clock = class.clock == crate::domain::Clock::RoundTheClock;
    let peak = reading.value(FigureKey::PeakBacklog(class.severity)).unwrap_or(0.0);
    let peak = reading.count(peak);
    let remark = match (wait.is_by_chance(), class.cleared_at) {
        (true, _) => words.with_chance.to_owned(),
        (false, Some(hour)) => (words.backlog_clears)(&peak, &reading.hour(hour)),
        (false, None) => (words.backlog_peak)(&peak),
    };
    let label = if wait.is_by_chance() { words.slow_wait } else { words.longest_wait };
    let compared = match target {
        Some(_) if !on_wall_clock => words.on_wall_clock.to_owned(),
        Some(target) => (words.of_target)(&within_words(target, class.clock, reading)),
        None => words.no_target.to_owned(),
    };
    Some(StripFigure {
        label: label(&class.name),
        shown: Shown { judgement: judgement.filter(|_| on_wall_clock), ..reading.brief(wait.key) },
        compared,
        remark,
    })
}

fn occupancy(reading: &Reading<'_>) -> StripFigure {
    let words = &reading.voice.words.capacity_page().strip;
    let desk = &reading.now.desk;
    let mut shown = reading.shown(FigureKey::Occupancy);
    if let Some(value) = desk.occupancy.value() {
        shown.judgement = Some(match (desk.within_limit, value) {
            (true, _) => Judgement::Good,
            (false, value) if value < 1.0 => Judgement::Warn,
            _ => Judgement::Bad,
        });
    }
    let hours = |key| reading.value(key).map_or_else(String::new, |hours| reading.count(hours));
    StripFigure {
        label: words.occupancy.to_owned(),
        shown,
        compared: (words.of_limit)(&share(desk.occupancy_limit, None, reading.voice)),
        remark: (words.hours_of)(&hours(FigureKey::WorkHours), &hours(FigureKey::QueueHours)),
    }
}

fn unworked(reading: &Reading<'_>) -> StripFigure {
    let words = &reading.voice.words.capacity_page().strip;
    StripFigure {
        label: words.unworked.to_owned(),
        shown: Shown { judgement: Some(Judgement::Bad), ..reading.shown(FigureKey::Unworked) },
        compared: words.alerts_a_week.to_owned(),
        remark: (words.of_alerts)(&reading.count(reading.now.funnel.worked)),
    }
}

fn people(reading: &Reading<'_>) -> StripFigure {
    let words = &reading.voice.words.capacity_page().strip;
    let needed = FigureKey::PeopleForNeeded;
    let (label, key) = match reading.value(needed) {
        Some(_) => (words.people_needed, needed),
        None => (words.people_present, FigureKey::PeopleForPresent),
    };
    let team = reading.now.people.team;
    let mut shown = reading.shown(key);
    if let Some(value) = reading.value(key) {
        shown.judgement = Some(if value > team + 1e-9 { Judgement::Bad } else { Judgement::Good });
    }
    let per_seat = reading.value(FigureKey::PeoplePerSeat);
    StripFigure {
        label: label.to_owned(),
        shown,
        compared: (words.in_team)(&reading.count(team)),
        remark: per_seat
            .map(|people| (words.people_per_seat)(&reading.voice.format.number(people, 1)))
            .unwrap_or_default(),
    }
}
