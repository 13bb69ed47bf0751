//! What would be enough: what to add and when, or that no number of seats can, what could be promised, and what all other
//! promises ask for; and the minimum beside the workload, hour by hour.

use super::{
    key::{FigureKey, customer_of, customer_promise, promise},
    reading::{Computing, Line, Reading, Shown, count, share},
    severities::{decimals_of, promise_words},
};
use crate::{
    base::{HourOfWeek, WeekGrid, week::HOURS_PER_DAY},
    chart::Judgement,
    domain::{Clock, Document, Target},
    engine::capacity::{
        Need,
        need::{Addition, Days, MissedTarget, SeatPlan, SeatRule, TargetKind, Verdict},
    },
    text::Voice,
};

/// What would be enough.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct NeedShown {
    /// The answer in one sentence.
    pub sentence: String,
    /// The seats to add, or the promises that cannot be kept, one line each.
    pub lines: Vec<Line>,
    /// What keeps all other promises, where those of the lines cannot be kept; empty where there is nothing to say.
    pub others: String,
    /// The seats to add for these, or which of them need other hours.
    pub other_lines: Vec<Line>,
    /// What follows: seat hours then and now, the plan from nothing, the busiest hour.
    pub notes: Vec<Line>,
    /// The seats that the button sets; none if there is nothing to try.
    pub seats_to_try: Option<WeekGrid<u16>>,
    /// Letting the most severe alerts interrupt would do.
    pub offers_interrupting: bool,
    /// The search was stopped and can go on.
    pub offers_to_go_on: bool,
    /// It belongs to the plan before the last change.
    pub stale: bool,
    /// Minimum beside workload.
    pub hours: Vec<HoursRow>,
    /// In how many hours which of the two decides, and why the minimum stands.
    pub hours_notes: Vec<Line>,
}

/// Hours of the week that are staffed alike.
#[derive(Clone, Debug, PartialEq)]
pub struct HoursRow {
    /// "Mon to Fri".
    pub days: String,
    /// "09:00 to 17:00".
    pub hours: String,
    /// Seats staffed now.
    pub now: Shown,
    /// The minimum that was set.
    pub minimum: Shown,
    /// The seats of the answer; empty where there is none.
    pub needed: Shown,
    /// What decides.
    pub decides: &'static str,
    /// Fewer seats are staffed than are needed.
    pub is_short: bool,
}

/// What would be enough, of the plan as it is or of the plan before the last change.
pub fn need(reading: &Reading<'_>, document: &Document) -> NeedShown {
    let words = &reading.voice.words.capacity_page().need;
    let held = reading.before.and_then(|before| before.need.as_ref());
    let (need, stale) = match (&reading.now.need, held) {
        (Some(need), _) => (Some(need), false),
        (None, Some(need)) => (Some(need), true),
        (None, None) => (None, false),
    };
    let mut shown = match need {
        Some(need) => verdict(need, reading, document),
        None => match reading.computing {
            Computing::GoesOn => NeedShown { sentence: words.pending.to_owned(), ..NeedShown::default() },
            Computing::Stopped => NeedShown {
                sentence: words.stopped.to_owned(),
                offers_to_go_on: true,
                ..NeedShown::default()
            },
        },
    };
    shown.notes.extend(may_wait(reading));
    shown.stale = stale;
    shown.hours = hours(need, stale, document, reading.voice);
    shown.hours_notes = hours_notes(need, document, reading.voice);
    shown
}

fn verdict(need: &Need, reading: &Reading<'_>, document: &Document) -> NeedShown {
    let words = &reading.voice.words.capacity_page().need;
    let staffed = seat_hours_now(document);
    let said = said(&need.verdict, need, reading, document);
    let mut shown = NeedShown {
        sentence: match need.verdict {
            Verdict::Enough => words.enough.to_owned(),
            Verdict::Add { .. } => words.add.to_owned(),
            Verdict::NotInTheseHours { in_any_hours: false, .. } => words.not_in_these_hours.to_owned(),
            Verdict::NotInTheseHours { ref missed, .. } => {
                let work = missed.iter().all(|missed| missed.kind == TargetKind::TriageDone);
                if work { words.work_takes_long } else { words.not_in_any_hours }.to_owned()
            }
        },
        lines: said.lines,
        notes: said.notes,
        seats_to_try: said.seats_to_try,
        ..NeedShown::default()
    };
    if let Some(others) = need.others() {
        let said = self::said(&others.verdict, need, reading, document);
        shown.others = match &*others.verdict {
            Verdict::Enough => (words.others_enough)(others.promises),
            Verdict::Add { .. } => (words.others_add)(others.promises),
            Verdict::NotInTheseHours { .. } => words.others_not_in_these.to_owned(),
        };
        shown.other_lines = said.lines;
        shown.notes.splice(0..0, said.notes);
        shown.seats_to_try = said.seats_to_try;
    }
    if let Verdict::NotInTheseHours { interrupting_helps, .. } = need.verdict {
        shown.offers_interrupting = interrupting_helps && !document.critical_interrupts();
    }
    if let Some(plan) = &need.from_scratch {
        let written = |hours| count(hours, reading.voice);
        let say = if need.others().is_some() { words.others_from_scratch } else { words.from_scratch };
        let text = say(&written(plan.seat_hours), &written(staffed));
        shown.notes.push(Line::of(text, FigureKey::FromScratchHours));
    }
    // Seats that are there already are nothing to try.
    shown.seats_to_try = shown.seats_to_try.filter(|seats| *seats != document.desk.seats);
    shown
}

fn seat_hours_now(document: &Document) -> f64 {
    document.desk.seats.values().iter().map(|seats| f64::from(*seats)).sum()
}

/// What a verdict has to say under its sentence.
#[derive(Default)]
struct Said {
    lines: Vec<Line>,
    notes: Vec<Line>,
    seats_to_try: Option<WeekGrid<u16>>,
}

fn said(verdict: &Verdict, need: &Need, reading: &Reading<'_>, document: &Document) -> Said {
    let words = &reading.voice.words.capacity_page().need;
    let staffed = seat_hours_now(document);
    match verdict {
        // What is more than enough is not what is needed.
        Verdict::Enough => Said { seats_to_try: need.seats.clone(), ..Said::default() },
        Verdict::Add { additions, plan } => Said {
            lines: needed_lines(additions_words(additions, reading.voice)),
            notes: vec![plan_words(plan, staffed, reading.voice)],
            seats_to_try: Some(plan.seats.clone()),
        },
        Verdict::NotInTheseHours { missed, in_any_hours, opening, interrupting_helps, .. } => {
            let line = |missed: &MissedTarget| {
                let key = match missed.customer {
                    Some(customer) => FigureKey::CustomerShare(missed.severity, customer, missed.kind),
                    None => FigureKey::Share(missed.severity, missed.kind),
                };
                Line::of(missed_words(missed, *in_any_hours, reading), key)
            };
            let mut said = Said { lines: missed.iter().map(line).collect(), ..Said::default() };
            if let Some(opening) = opening {
                let parts = additions_words(&opening.additions, reading.voice);
                let list = (reading.voice.words.capacity_page().headline.list)(&parts);
                said.notes.push(Line::of((words.opening)(&list), FigureKey::NeededHours));
                said.notes.push(plan_words(&opening.plan, staffed, reading.voice));
                said.seats_to_try = Some(opening.plan.seats.clone());
            }
            if *interrupting_helps {
                said.notes.push(Line::plain(words.interrupting));
            }
            said
        }
    }
}

/// The work of the busiest hour beside what is needed when work may wait until it is due.
fn may_wait(reading: &Reading<'_>) -> Vec<Line> {
    let words = &reading.voice.words.capacity_page().need;
    let windows = reading.now.classes.iter().map(|class| FigureKey::WindowSeats(class.severity));
    let most = windows
        .filter_map(|key| reading.value(key).map(|seats| (key, seats)))
        .max_by(|a, b| a.1.total_cmp(&b.1));
    let (Some((key, enough)), Some(busiest)) = (most, reading.value(FigureKey::BusiestHour)) else {
        return Vec::new();
    };
    if !busiest.is_finite() || busiest <= enough + 0.05 {
        return Vec::new();
    }
    let written = |seats| reading.voice.format.number(seats, 1);
    vec![
        Line::of((words.busiest)(&written(busiest)), FigureKey::BusiestHour),
        Line::of((words.may_wait)(&written(enough)), key),
    ]
}

fn plan_words(plan: &SeatPlan, staffed: f64, voice: Voice<'_>) -> Line {
    let most = voice.format.number(f64::from(plan.most), 0);
    let text = (voice.words.capacity_page().need.plan)(
        &count(plan.seat_hours, voice),
        &count(staffed, voice),
        &most,
    );
    Line::of(text, FigureKey::NeededHours)
}

fn needed_lines(texts: Vec<String>) -> Vec<Line> {
    texts.into_iter().map(|text| Line::of(text, FigureKey::NeededHours)).collect()
}

/// Whose alerts a missed promise is about, what was promised, and on which clock.
pub(super) fn missed_promise_of(
    missed: &MissedTarget,
    reading: &Reading<'_>,
) -> Option<(String, Target, Clock)> {
    let words = &reading.voice.words.capacity_page().headline;
    match missed.customer {
        Some(customer) => {
            let (class, of) = customer_of(reading.now, missed.severity, customer)?;
            let name = (words.customer_alerts)(&class.name, &of.name);
            Some((name, customer_promise(of, missed.kind).target?, of.clock))
        }
        None => {
            let class = reading.now.classes.iter().find(|class| class.severity == missed.severity)?;
            Some((class.name.clone(), promise(class, missed.kind).target?, class.clock))
        }
    }
}

fn missed_words(missed: &MissedTarget, in_any_hours: bool, reading: &Reading<'_>) -> String {
    let words = &reading.voice.words.capacity_page().need;
    let (name, promise) = missed_promise_of(missed, reading)
        .map(|(name, target, clock)| (name, promise_words(target, missed.kind, clock, reading)))
        .unwrap_or_else(|| (missed.name.clone(), String::new()));
    let best = share(missed.best_share, Some(missed.promised_share), reading.voice);
    let promised = reading.voice.format.percent(missed.promised_share, decimals_of(missed.promised_share));
    let said = (words.missed)(&name, &promise, &best, &promised);
    let (possible, impossible) = match in_any_hours {
        true => (words.possible_at_all, words.impossible_at_all),
        false => (words.possible, words.impossible),
    };
    let rest = match missed.possible_minutes {
        Some(minutes) => possible(&reading.duration(minutes)),
        None => impossible.to_owned(),
    };
    (reading.voice.words.capacity_page().headline.joined)(&said, &rest)
}

/// Whether the additions are few enough for a headline.
pub fn is_short_list(additions: &[Addition]) -> bool {
    additions.len() <= 2
}

/// Each addition: "one more seat on weekdays from 09:00 to 17:00".
pub fn additions_words(additions: &[Addition], voice: Voice<'_>) -> Vec<String> {
    let words = &voice.words.capacity_page().need;
    additions
        .iter()
        .map(|addition| {
            let days = match addition.days {
                Days::All => words.days_all,
                Days::Weekdays => words.days_weekdays,
                Days::Weekend => words.days_weekend,
            };
            let from = usize::from(addition.from_hour);
            let hours = usize::from(addition.hours);
            let hours = if hours >= HOURS_PER_DAY {
                words.hours_all.to_owned()
            } else {
                // A day ends at 24:00; what goes on past it ends on the next one.
                let end = from + hours;
                let end = if end > HOURS_PER_DAY { end - HOURS_PER_DAY } else { end };
                (words.hours)(&clock(from, voice), &clock(end, voice))
            };
            (words.addition)(addition.seats, days, &hours)
        })
        .collect()
}

fn clock(hour: usize, voice: Voice<'_>) -> String {
    (voice.words.common().clock)(hour, 0)
}

/// Seat hours a week of an addition.
pub fn seat_hours_of(addition: &Addition) -> f64 {
    let days = match addition.days {
        Days::All => 7.0,
        Days::Weekdays => 5.0,
        Days::Weekend => 2.0,
    };
    days * f64::from(addition.hours) * f64::from(addition.seats)
}

/// What is the same in a run of hours.
type Alike = (u16, u16, Option<u16>, Option<SeatRule>);
/// Hours of a day from and to that are alike.
type Run = (usize, usize, Alike);

fn hours(need: Option<&Need>, stale: bool, document: &Document, voice: Voice<'_>) -> Vec<HoursRow> {
    let seats = need.and_then(|need| need.seats.as_ref());
    let rules = need.and_then(|need| need.rules.as_ref());
    let alike = |hour: HourOfWeek| -> Alike {
        let desk = &document.desk;
        (desk.seats[hour], desk.minimum.seats[hour], seats.map(|s| s[hour]), rules.map(|r| r[hour]))
    };
    let day = |day: usize| -> Vec<Run> {
        let mut runs: Vec<Run> = Vec::new();
        for hour in 0..HOURS_PER_DAY {
            let here = alike(HourOfWeek::new(day * HOURS_PER_DAY + hour));
            match runs.last_mut() {
                Some(run) if run.2 == here => run.1 = hour + 1,
                _ => runs.push((hour, hour + 1, here)),
            }
        }
        runs
    };
    let mut spans: Vec<(usize, usize, Vec<Run>)> = Vec::new();
    for index in 0..7 {
        let runs = day(index);
        match spans.last_mut() {
            Some(span) if span.2 == runs => span.1 = index,
            _ => spans.push((index, index, runs)),
        }
    }
    spans
        .iter()
        .flat_map(|(first, last, runs)| {
            runs.iter()
                .map(|(from, to, alike)| hours_row((*first, *last), (*from, *to), *alike, stale, voice))
        })
        .collect()
}

fn hours_row(
    days: (usize, usize),
    hours: (usize, usize),
    alike: Alike,
    stale: bool,
    voice: Voice<'_>,
) -> HoursRow {
    let words = &voice.words.capacity_page().need;
    let name = |day: usize| voice.words.common().days_short.get(day).copied().unwrap_or_default();
    let (now, minimum, needed, rule) = alike;
    let seats = |seats: u16, key| Shown {
        text: voice.format.number(f64::from(seats), 0),
        key: Some(key),
        known: true,
        ..Shown::default()
    };
    let is_short = needed.unwrap_or(minimum) > now;
    let answer = needed.map(|needed| Shown {
        stale,
        judgement: is_short.then_some(Judgement::Bad),
        ..seats(needed, FigureKey::NeededHours)
    });
    let end = if hours.1 == HOURS_PER_DAY { 24 } else { hours.1 };
    HoursRow {
        days: match days {
            (0, 6) => words.days_all.to_owned(),
            (first, last) if first == last => name(first).to_owned(),
            (first, last) => (words.day_span)(name(first), name(last)),
        },
        hours: match hours {
            (0, HOURS_PER_DAY) => words.hours_all.to_owned(),
            (from, _) => {
                (voice.words.capacity_page().severities.band)(&clock(from, voice), &clock(end, voice))
            }
        },
        now: seats(now, FigureKey::SeatHours),
        minimum: seats(minimum, FigureKey::MinimumHours),
        needed: answer.unwrap_or_default(),
        decides: match rule {
            None => "",
            Some(SeatRule::None) => words.rule_none,
            Some(SeatRule::Workload) => words.rule_workload,
            Some(SeatRule::Minimum) => words.rule_minimum,
            Some(SeatRule::Both) => words.rule_both,
        },
        is_short,
    }
}

fn hours_notes(need: Option<&Need>, document: &Document, voice: Voice<'_>) -> Vec<Line> {
    let words = &voice.words.capacity_page().need;
    let mut notes = Vec::new();
    if let Some(rules) = need.and_then(|need| need.rules.as_ref()) {
        let hours = |wanted: SeatRule| {
            voice.format.number(rules.values().iter().filter(|rule| **rule == wanted).count() as f64, 0)
        };
        let said = [SeatRule::Workload, SeatRule::Minimum, SeatRule::Both].map(hours);
        let text = (words.rule_hours)(&said[0], &said[1], &said[2]);
        notes.push(Line::of(text, FigureKey::NeededHours));
    }
    let minimum = &document.desk.minimum;
    if !minimum.reason.trim().is_empty() && minimum.seats.values().iter().any(|seats| *seats > 0) {
        let text = (words.minimum_reason)(minimum.reason.trim().trim_end_matches('.'));
        notes.push(Line::of(text, FigureKey::MinimumHours));
    }
    notes
}
