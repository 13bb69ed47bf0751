//! The sample plan: a made-up SOC of twelve people round the clock, with a real problem.
//!
//! Northgate Mutual is fictional. Twelve people on 40 hours, 17.6 % of it away, have 395 hours a week on the rota; two seats
//! round the clock and a third on weekdays from 09:00 to 17:00 take 376. About 110 alerts a day reach people; 76 % of the desk's time
//! would do for them if they came evenly. They do not: on weekdays by day more work arrives than three seats do, so that
//! medium and low alerts wait, and the nights clear them. Of the 19 hours a week that no seat takes, 17.5 are planned: hunting,
//! detection engineering, reports.

mod ahead;
mod rota;

use crate::{
    base::{Estimate, HourOfWeek, Month, RawId, WeekGrid},
    domain::{
        Absence, AlertStream, Change, ChangeId, Clock, Days, Desk, Document, Escalation, Handling,
        ImportMemory, InShiftLoss, MinimumSeats, Position, Scenario, ScenarioId, Severity, SeverityId,
        ShiftEnd, SocFacts, StreamId, Target, Team, VolumePeriod, WaitingOnOthers, WeeklyShape, WhatChanges,
        defaults,
    },
};
use chrono::NaiveDate;
use std::{collections::BTreeMap, sync::Arc};

/// How many months before the plan's first one its figures were checked.
const CHECKED_MONTHS_AGO: i32 = 1;

/// The sample, starting in a month.
pub fn sample(first_month: Month) -> Document {
    let checked = first_month.plus(-CHECKED_MONTHS_AGO).first_day();
    Document {
        soc: Arc::new(SocFacts {
            plan_name: "Northgate SOC (sample)".into(),
            organisation: "Northgate Mutual (fictional)".into(),
            home_zone: "Europe/London".into(),
            currency: "GBP".into(),
            first_month,
            horizon_months: defaults::HORIZON_MONTHS,
            business_hours: defaults::business_hours(),
        }),
        severities: Arc::new(severities()),
        customers: Arc::default(),
        streams: Arc::new(streams(checked)),
        histories: Arc::default(),
        desk: Arc::new(Desk {
            seats: WeekGrid::from_fn(|hour| if third_seat(hour) { 3 } else { 2 }),
            minimum: MinimumSeats {
                seats: WeekGrid::filled(2),
                reason: "Nobody works alone".into(),
                cover_breaks: false,
            },
            escalations_at_desk: false,
            occupancy_limit: defaults::OCCUPANCY_LIMIT,
            shift_end: ShiftEnd::Finish,
            empty_share: defaults::empty_share(),
            second_tier: None,
        }),
        team: Arc::new(team(checked)),
        staffing: Arc::new(ahead::staffing(checked)),
        roll_outs: Arc::new(ahead::roll_outs(checked)),
        year: Arc::new(ahead::year(first_month)),
        work: Arc::new(ahead::work(checked)),
        rota: Arc::new(rota::rota(first_month)),
        scenarios: Arc::new(scenarios()),
        import_memory: Arc::new(ImportMemory::default()),
    }
}

/// Two ways out of the backlog of the weekdays: fewer alerts, or one person more in the hours that are short.
fn scenarios() -> BTreeMap<ScenarioId, Scenario> {
    let phishing = Some(PHISHING);
    let (first, second) = (Position::default(), Position::default().after());
    let change = |number: u64, position: &Position, from_month, what| {
        let change = Change { position: position.clone(), on: true, from_month, what };
        (ChangeId(RawId(0x4c0f_fee0_0000_0000 + number)), change)
    };
    let automate = Scenario {
        position: first.clone(),
        name: "Auto-close 30 % of phishing".into(),
        changes: [change(1, &first, 0, WhatChanges::AutoClosed { stream: phishing, share: 0.3 })].into(),
    };
    let day = WhatChanges::Seats { days: Days::Weekdays, from_hour: 9, to_hour: 15, more: 1 };
    let hire = Scenario {
        position: second.clone(),
        name: "Hire one for the weekdays".into(),
        changes: [change(2, &first, 2, WhatChanges::People { more: 1.0 }), change(3, &second, 2, day)].into(),
    };
    [(ScenarioId(RawId(0x3c0f_fee0_0000_0001)), automate), (ScenarioId(RawId(0x3c0f_fee0_0000_0002)), hire)]
        .into()
}

fn third_seat(hour: HourOfWeek) -> bool {
    hour.day() < 5 && (9..17).contains(&hour.hour())
}

const CRITICAL: SeverityId = SeverityId(RawId(0x1c0f_fee0_0000_0001));
const HIGH: SeverityId = SeverityId(RawId(0x1c0f_fee0_0000_0002));
const MEDIUM: SeverityId = SeverityId(RawId(0x1c0f_fee0_0000_0003));
const LOW: SeverityId = SeverityId(RawId(0x1c0f_fee0_0000_0004));
/// The second of the streams below.
const PHISHING: StreamId = StreamId(RawId(0x2c0f_fee0_0000_0002));

fn severities() -> BTreeMap<SeverityId, Severity> {
    let target = |(within_minutes, share)| Some(Target { within_minutes, share });
    let mut position = Position::default();
    [
        (CRITICAL, "Critical", Clock::RoundTheClock, (15.0, 0.95), (60.0, 0.9)),
        (HIGH, "High", Clock::RoundTheClock, (30.0, 0.9), (120.0, 0.9)),
        (MEDIUM, "Medium", Clock::RoundTheClock, (60.0, 0.9), (240.0, 0.9)),
        (LOW, "Low", Clock::BusinessHours, (240.0, 0.9), (600.0, 0.9)),
    ]
    .into_iter()
    .map(|(id, name, clock, acknowledge, done)| {
        let severity = Severity {
            position: position.clone(),
            name: name.into(),
            clock,
            interrupts: id == CRITICAL,
            ages_every_hours: None,
            expires_after_hours: None,
            acknowledge: target(acknowledge),
            triage_done: target(done),
        };
        position = position.after();
        (id, severity)
    })
    .collect()
}

/// What makes one stream differ from another.
struct Source {
    name: &'static str,
    per_month: f64,
    shape: WeeklyShape,
    /// Critical, high, medium, low.
    mix: [f64; 4],
    grouped: f64,
    auto_closed: f64,
    typical_minutes: Estimate,
    bad_case_minutes: f64,
    growth: Estimate,
    waiting: (f64, f64),
    escalated: f64,
}

fn streams(checked: Option<NaiveDate>) -> BTreeMap<StreamId, AlertStream> {
    let sources = [
        Source {
            name: "Endpoint detection",
            per_month: 6_000.0,
            shape: WeeklyShape::TwoThirdsOffice,
            mix: [0.03, 0.15, 0.52, 0.30],
            grouped: 0.45,
            auto_closed: 0.55,
            // 14 minutes in the middle.
            typical_minutes: Estimate::range(12.25, 16.0),
            bad_case_minutes: 30.0,
            growth: Estimate::range(0.05, 0.25),
            waiting: (0.1, 4.0),
            escalated: 0.06,
        },
        Source {
            name: "Reported phishing",
            per_month: 1_500.0,
            shape: WeeklyShape::OfficeHours,
            mix: [0.01, 0.09, 0.5, 0.4],
            grouped: 0.3,
            auto_closed: 0.25,
            typical_minutes: Estimate::point(11.0),
            bad_case_minutes: 22.0,
            growth: Estimate::point(0.1),
            waiting: (0.2, 6.0),
            escalated: 0.03,
        },
        Source {
            name: "Identity and sign-in",
            per_month: 3_200.0,
            shape: WeeklyShape::TwoThirdsOffice,
            mix: [0.03, 0.17, 0.5, 0.3],
            grouped: 0.4,
            auto_closed: 0.6,
            typical_minutes: Estimate::point(12.0),
            bad_case_minutes: 26.0,
            growth: Estimate::point(0.1),
            waiting: (0.25, 3.0),
            escalated: 0.05,
        },
        Source {
            name: "Cloud workloads",
            per_month: 900.0,
            shape: WeeklyShape::Flat,
            mix: [0.05, 0.2, 0.5, 0.25],
            grouped: 0.35,
            auto_closed: 0.5,
            typical_minutes: Estimate::point(14.0),
            bad_case_minutes: 30.0,
            growth: Estimate::range(0.1, 0.6),
            waiting: (0.1, 8.0),
            escalated: 0.08,
        },
    ];
    let mut position = Position::default();
    (1..)
        .zip(sources)
        .map(|(number, source)| {
            let stream = stream(source, position.clone(), checked);
            position = position.after();
            (StreamId(RawId(0x2c0f_fee0_0000_0000 + number)), stream)
        })
        .collect()
}

fn stream(source: Source, position: Position, checked: Option<NaiveDate>) -> AlertStream {
    let noted = |estimate: Estimate, note: &str| Estimate { source: note.to_owned(), checked, ..estimate };
    let point = |value, note| noted(Estimate::point(value), note);
    let timed =
        "Timed over two weeks; 20 to 40 minutes are published for work by hand (D3 Security; Dropzone)";
    AlertStream {
        position,
        name: source.name.into(),
        customer: None,
        volume: point(
            source.per_month,
            "SIEM, mean of the last three months. All streams together leave about 110 a day for people; 120 to 150 are published \
             (osintsights.com)",
        ),
        volume_period: VolumePeriod::Month,
        growth_per_year: noted(source.growth, "Change over the last year, carried on"),
        shape: source.shape,
        severity_mix: [CRITICAL, HIGH, MEDIUM, LOW].into_iter().zip(source.mix).collect(),
        grouped_share: point(source.grouped, "SIEM, same rule and host within an hour"),
        auto_closed_share: point(source.auto_closed, "Playbook statistics of the last three months"),
        handling: Handling {
            typical_minutes: noted(source.typical_minutes, timed),
            bad_case_minutes: point(source.bad_case_minutes, timed),
        },
        waiting_on_others: WaitingOnOthers {
            share: point(source.waiting.0, "Tickets that were put on hold"),
            hours: point(source.waiting.1, "Tickets that were put on hold"),
            pauses_clock: true,
        },
        reopened_share: point(0.03, "Tickets that were reopened within a week"),
        escalation: Escalation {
            share: point(source.escalated, "Tickets handed to incident response"),
            minutes: point(60.0, "Guess of the incident response lead"),
        },
    }
}

/// Nobody at Northgate measured these: they are the usual ones, and say so.
fn in_shift_loss() -> InShiftLoss {
    let mut loss = defaults::in_shift_loss();
    for estimate in [
        &mut loss.break_minutes,
        &mut loss.handover_minutes,
        &mut loss.meeting_minutes,
        &mut loss.other_work_share,
    ] {
        estimate.source =
            "With the other losses 30 % of a shift, since 70 % are productive (Prophet Security)".into();
    }
    loss
}

fn team(checked: Option<NaiveDate>) -> Team {
    let noted = |value, note: &str| Estimate { source: note.to_owned(), checked, ..Estimate::point(value) };
    Team {
        absence: Absence {
            leave_days: noted(33.0, "Contract: 25 days of leave and 8 public holidays"),
            sickness_days: noted(8.0, "Mean of the last two years"),
            training_days: noted(5.0, "Training plan: one week each"),
            vacancy_share: noted(0.0, "All twelve posts are filled"),
        },
        in_shift_loss: in_shift_loss(),
        ..defaults::team(12.0)
    }
}
