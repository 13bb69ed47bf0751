//! How does a manager start without data? Five answers make a plan that already answers; all else has a default that
//! says where it comes from (`domain::defaults`, `text::defaults`).
//!
//! Hands-on minutes that nobody knows are *calibrated*: the productive time at the desk that goes to alerts in a month over
//! the alerts closed in it, `seat hours a week x (1 - time lost in a shift) x share on alerts x weeks a month x 60 / alerts`
//! (CAPACITY.md, traps with real data). A desk that closes what comes is then busy for just that share of its time.

mod currency;
mod draft;

pub use currency::likely_currency;
pub use draft::Draft;

use crate::{
    app::sources::noted_plan,
    base::{
        Estimate, HourOfWeek, Month, RawId, WeekGrid,
        time::{DAYS_PER_MONTH, WEEKS_PER_MONTH},
    },
    document::{Issue, validate},
    domain::{
        AlertStream, Clock, Desk, Document, Handling, ImportMemory, Position, RotaPlan, Severity, SeverityId,
        ShiftEnd, SocFacts, StreamId, Target, Team, VolumePeriod, WeeklyShape, defaults,
    },
    engine::capacity::flow::per_day,
    text::{Voice, defaults::Calibration},
};
use serde::{Deserialize, Serialize};
use std::{collections::BTreeMap, sync::Arc};

/// What was answered, with the facts that the page knows anyway.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Answers {
    /// What the plan is called.
    pub plan_name: String,
    /// Whom the SOC serves.
    pub organisation: String,
    /// The zone of the plan's week.
    pub home_zone: String,
    /// Three letters.
    pub currency: String,
    /// The first month.
    pub first_month: Month,
    /// Who is at the desk and when?
    pub desk: DeskAnswer,
    /// How many alerts reach people?
    pub alerts: AlertsAnswer,
    /// How many hands-on minutes does one take?
    pub minutes: MinutesAnswer,
    /// Which severities are there, and what must be answered how fast? The most urgent first.
    pub severities: Vec<SeverityAnswer>,
}

/// Who is at the desk and when.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DeskAnswer {
    /// People who take seats, part-timers as parts.
    pub people: f64,
    /// Hours a week in a contract.
    pub contract_hours_per_week: f64,
    /// When how many seats are staffed.
    pub seats: SeatPattern,
}

/// When how many seats are staffed. Hours run from 0 to 24; a span whose end is not after its start runs past midnight.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum SeatPattern {
    /// Every hour of every day.
    RoundTheClock {
        /// Seats from `day_from` to `day_to`.
        by_day: u16,
        /// Seats in the other hours.
        by_night: u16,
        /// The first hour of the day.
        day_from: usize,
        /// The hour in which the night begins.
        day_to: usize,
    },
    /// Monday to Friday.
    BusinessHours {
        /// Seats.
        seats: u16,
        /// The first hour.
        from: usize,
        /// The hour of closing.
        to: usize,
    },
    /// Every day, or Monday to Friday with fewer at the weekend.
    ExtendedHours {
        /// Seats on weekdays.
        weekday: u16,
        /// Seats on Saturday and Sunday.
        weekend: u16,
        /// The first hour.
        from: usize,
        /// The hour of closing.
        to: usize,
    },
    /// As drawn.
    Own(WeekGrid<u16>),
}

/// The kinds of pattern.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PatternKind {
    /// Every hour of every day.
    RoundTheClock,
    /// Monday to Friday.
    Business,
    /// Long days.
    Extended,
    /// As drawn.
    Own,
}

/// What a kind of pattern begins with; an own week with the seats of the pattern before.
pub fn usual_pattern(kind: PatternKind, before: &SeatPattern) -> SeatPattern {
    match kind {
        PatternKind::RoundTheClock => {
            SeatPattern::RoundTheClock { by_day: 2, by_night: 1, day_from: 7, day_to: 19 }
        }
        PatternKind::Business => SeatPattern::BusinessHours { seats: 2, from: 9, to: 17 },
        PatternKind::Extended => SeatPattern::ExtendedHours { weekday: 2, weekend: 1, from: 7, to: 21 },
        PatternKind::Own => SeatPattern::Own(before.seats()),
    }
}

/// Whether seats are those of a pattern that nobody changed.
pub fn are_usual_seats(seats: &WeekGrid<u16>) -> bool {
    let empty = SeatPattern::Own(WeekGrid::filled(0));
    [PatternKind::RoundTheClock, PatternKind::Business, PatternKind::Extended]
        .into_iter()
        .any(|kind| usual_pattern(kind, &empty).seats() == *seats)
}

impl SeatPattern {
    /// Which kind it is.
    pub fn kind(&self) -> PatternKind {
        match self {
            Self::RoundTheClock { .. } => PatternKind::RoundTheClock,
            Self::BusinessHours { .. } => PatternKind::Business,
            Self::ExtendedHours { .. } => PatternKind::Extended,
            Self::Own(_) => PatternKind::Own,
        }
    }

    /// Whether nobody changed what a pattern of this kind begins with.
    pub fn is_usual(&self) -> bool {
        self.kind() != PatternKind::Own && *self == usual_pattern(self.kind(), self)
    }

    /// Staffed seat hours a week.
    pub fn seat_hours(&self) -> f64 {
        self.seats().values().iter().map(|seats| f64::from(*seats)).sum()
    }

    /// The seats in each hour of the week.
    pub fn seats(&self) -> WeekGrid<u16> {
        let on = |hour: HourOfWeek, from: usize, to: usize, seats: u16| {
            if within(hour.hour(), from, to) { seats } else { 0 }
        };
        match self {
            Self::RoundTheClock { by_day, by_night, day_from, day_to } => {
                WeekGrid::from_fn(
                    |hour| if within(hour.hour(), *day_from, *day_to) { *by_day } else { *by_night },
                )
            }
            Self::BusinessHours { seats, from, to } => {
                WeekGrid::from_fn(|hour| if hour.day() < 5 { on(hour, *from, *to, *seats) } else { 0 })
            }
            Self::ExtendedHours { weekday, weekend, from, to } => WeekGrid::from_fn(|hour| {
                on(hour, *from, *to, if hour.day() < 5 { *weekday } else { *weekend })
            }),
            Self::Own(seats) => seats.clone(),
        }
    }
}

fn within(hour: usize, from: usize, to: usize) -> bool {
    if from < to { (from..to).contains(&hour) } else { hour >= from || hour < to }
}

/// How many alerts reach people.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct AlertsAnswer {
    /// How many in each period.
    pub volume: Estimate,
    /// A day, a week or a month.
    pub period: VolumePeriod,
    /// When in the week they arrive.
    pub shape: WeeklyShape,
}

/// How many hands-on minutes one alert takes.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum MinutesAnswer {
    /// Known, or taken from the default.
    Known {
        /// The typical alert.
        typical: Estimate,
        /// The bad case, twice the typical if not said.
        bad_case: Option<Estimate>,
    },
    /// Not known: worked out.
    NotKnown {
        /// The share of productive time at the desk that goes to alerts, 0 to 1.
        share_on_alerts: f64,
        /// Alerts that people close in a month; none for as many as come in.
        alerts_closed_per_month: Option<f64>,
    },
}

/// The minutes before somebody answers.
pub fn usual_minutes(known: bool) -> MinutesAnswer {
    if known {
        MinutesAnswer::Known { typical: defaults::typical_minutes(), bad_case: None }
    } else {
        MinutesAnswer::NotKnown { share_on_alerts: defaults::SHARE_ON_ALERTS, alerts_closed_per_month: None }
    }
}

/// A severity and its promises.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SeverityAnswer {
    /// Its name.
    pub name: String,
    /// Its share of the alerts; shares are scaled.
    pub share: f64,
    /// On which hours the promises run.
    pub clock: Clock,
    /// Until somebody starts on it.
    pub acknowledge: Option<Target>,
    /// Until triage is done.
    pub triage_done: Option<Target>,
}

/// The first so many of the usual severities (one is Medium, two are High and Low, three leave out Critical), with the shares of those left out given to the next
/// lower one; at most four.
pub fn usual_severities(count: usize) -> Vec<SeverityAnswer> {
    let keep: &[usize] = match count {
        0 => &[],
        1 => &[2],
        2 => &[1, 3],
        3 => &[1, 2, 3],
        _ => &[0, 1, 2, 3],
    };
    let mut left_over = 0.0;
    let mut answers: Vec<SeverityAnswer> = Vec::new();
    for (place, usual) in defaults::USUAL_SEVERITIES.iter().enumerate() {
        if keep.contains(&place) {
            answers.push(SeverityAnswer {
                name: usual.name.to_owned(),
                share: usual.share + left_over,
                clock: usual.clock,
                acknowledge: Some(usual.acknowledge),
                triage_done: Some(usual.triage_done),
            });
            left_over = 0.0;
        } else {
            left_over += usual.share;
        }
    }
    if let Some(last) = answers.last_mut() {
        last.share += left_over;
    }
    answers
}

/// Whether shares by severity, the most urgent first, are the usual ones for so many.
pub fn are_usual_shares(shares: &[f64]) -> bool {
    let usual = usual_severities(shares.len());
    !shares.is_empty()
        && usual.len() == shares.len()
        && usual.iter().zip(shares).all(|(u, now)| u.share == *now)
}

/// The answers of somebody who only presses Next: a desk round the clock with ten people, 120 alerts a day, the usual four.
pub fn usual_answers(plan_name: String, home_zone: String, currency: String, first_month: Month) -> Answers {
    Answers {
        plan_name,
        organisation: String::new(),
        home_zone,
        currency,
        first_month,
        desk: DeskAnswer {
            people: defaults::PEOPLE,
            contract_hours_per_week: defaults::CONTRACT_HOURS,
            seats: SeatPattern::RoundTheClock { by_day: 2, by_night: 1, day_from: 7, day_to: 19 },
        },
        alerts: AlertsAnswer {
            volume: Estimate::default_point(defaults::ALERTS_PER_DAY),
            period: VolumePeriod::Day,
            shape: WeeklyShape::TwoThirdsOffice,
        },
        minutes: usual_minutes(true),
        severities: usual_severities(4),
    }
}

/// The plan that the answers make, its defaults noted in these words; or all that is wrong with the answers. `ids` gives
/// random identifiers.
pub fn plan_from_answers(
    answers: &Answers,
    voice: Voice<'_>,
    ids: &mut dyn FnMut() -> RawId,
) -> Result<Document, Vec<Issue>> {
    let words = voice.words.defaults();
    let how = calibration(answers).map(|from| (words.calibrated)(voice.format, from)).unwrap_or_default();
    checked(noted_plan(assembled(answers, voice.words.start_page().stream_name, &how, ids), words))
}

/// A plan with nothing in it but the facts and the usual severities, for those who start from an import.
pub fn empty_plan(answers: &Answers, ids: &mut dyn FnMut() -> RawId) -> Result<Document, Vec<Issue>> {
    let mut plan = checked(assembled(answers, "", "", ids))?;
    plan.streams = Arc::default();
    Ok(plan)
}

fn checked(plan: Document) -> Result<Document, Vec<Issue>> {
    let errors: Vec<_> = validate::document(&plan).into_iter().filter(Issue::is_error).collect();
    if errors.is_empty() { Ok(plan) } else { Err(errors) }
}

fn assembled(answers: &Answers, stream_name: &str, how: &str, ids: &mut dyn FnMut() -> RawId) -> Document {
    let mut severities = BTreeMap::new();
    let mut mix = BTreeMap::new();
    let mut position = Position::default();
    for answer in &answers.severities {
        let id = SeverityId(ids());
        mix.insert(id, answer.share);
        let severity = Severity {
            position: position.clone(),
            name: answer.name.trim().to_owned(),
            clock: answer.clock,
            interrupts: position == Position::default(),
            ages_every_hours: None,
            expires_after_hours: None,
            acknowledge: answer.acknowledge,
            triage_done: answer.triage_done,
        };
        severities.insert(id, severity);
        position = position.after();
    }
    let stream = AlertStream {
        position: Position::default(),
        name: stream_name.to_owned(),
        customer: None,
        volume: answers.alerts.volume.clone(),
        volume_period: answers.alerts.period,
        growth_per_year: defaults::growth_per_year(),
        shape: answers.alerts.shape.clone(),
        severity_mix: mix,
        grouped_share: defaults::nothing_taken_off(),
        auto_closed_share: defaults::nothing_taken_off(),
        handling: handling(answers, how),
        waiting_on_others: defaults::waiting_on_others(),
        reopened_share: defaults::reopened_share(),
        escalation: defaults::escalation(),
    };
    Document {
        soc: Arc::new(soc_facts(answers)),
        severities: Arc::new(severities),
        customers: Arc::default(),
        streams: Arc::new(BTreeMap::from([(StreamId(ids()), stream)])),
        histories: Arc::default(),
        desk: Arc::new(Desk {
            seats: answers.desk.seats.seats(),
            minimum: defaults::minimum_seats(),
            escalations_at_desk: true,
            occupancy_limit: defaults::OCCUPANCY_LIMIT,
            shift_end: ShiftEnd::Finish,
            empty_share: defaults::empty_share(),
            second_tier: None,
        }),
        team: Arc::new(team(answers)),
        staffing: Arc::new(defaults::staffing()),
        roll_outs: Arc::default(),
        year: Arc::default(),
        work: Arc::new(defaults::other_work()),
        rota: Arc::new(RotaPlan::empty(answers.first_month.first_day().unwrap_or_default())),
        scenarios: Arc::default(),
        import_memory: Arc::new(ImportMemory::default()),
    }
}

fn soc_facts(answers: &Answers) -> SocFacts {
    SocFacts {
        plan_name: answers.plan_name.trim().to_owned(),
        organisation: answers.organisation.trim().to_owned(),
        home_zone: answers.home_zone.clone(),
        currency: answers.currency.trim().to_uppercase(),
        first_month: answers.first_month,
        horizon_months: defaults::HORIZON_MONTHS,
        business_hours: business_hours(&answers.desk.seats),
    }
}

fn business_hours(seats: &SeatPattern) -> WeekGrid<bool> {
    match seats {
        SeatPattern::BusinessHours { from, to, .. } => {
            WeekGrid::from_fn(|hour| hour.day() < 5 && within(hour.hour(), *from, *to))
        }
        _ => defaults::business_hours(),
    }
}

fn team(answers: &Answers) -> Team {
    Team {
        contract_hours_per_week: answers.desk.contract_hours_per_week,
        ..defaults::team(answers.desk.people)
    }
}

fn handling(answers: &Answers, how: &str) -> Handling {
    match &answers.minutes {
        MinutesAnswer::Known { typical, bad_case } => Handling {
            typical_minutes: typical.clone(),
            bad_case_minutes: bad_case.clone().unwrap_or_else(|| defaults::bad_case_minutes(typical)),
        },
        MinutesAnswer::NotKnown { .. } => {
            let mean = calibration(answers).map_or(0.0, calibrated_minutes);
            defaults::calibrated_handling(mean, how)
        }
    }
}

/// Alerts closed in a month: as typed, else as many as the second answer says come in.
pub fn closed_per_month(answers: &Answers) -> f64 {
    match answers.minutes {
        MinutesAnswer::NotKnown { alerts_closed_per_month: Some(closed), .. } => closed,
        _ => per_day(answers.alerts.volume.median_amount(), answers.alerts.period) * DAYS_PER_MONTH,
    }
}

/// What hands-on minutes that nobody knows are worked out from; none if they are known.
pub fn calibration(answers: &Answers) -> Option<Calibration> {
    let MinutesAnswer::NotKnown { share_on_alerts, .. } = answers.minutes else { return None };
    Some(Calibration {
        seat_hours_per_week: answers.desk.seats.seat_hours(),
        productive_share: 1.0 - team(answers).in_shift_share(),
        share_on_alerts,
        weeks_per_month: WEEKS_PER_MONTH,
        alerts_closed_per_month: closed_per_month(answers),
    })
}

/// Mean hands-on minutes of an alert, from the time at the desk that goes to alerts and how many are closed in a month.
pub fn calibrated_minutes(from: Calibration) -> f64 {
    let hours_per_week = from.seat_hours_per_week * from.productive_share * from.share_on_alerts;
    hours_per_week * from.weeks_per_month * 60.0 / from.alerts_closed_per_month
}
