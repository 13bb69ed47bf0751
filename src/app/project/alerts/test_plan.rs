//! Streams and plans with round numbers, for the tests of this page.

use crate::{
    base::{Estimate, Month, RawId, WeekGrid},
    domain::{
        Absence, AlertHistory, AlertStream, Clock, Desk, Document, HistoryId, ImportMemory, InShiftLoss,
        MinimumSeats, Position, RotaPlan, Severity, ShiftEnd, SocFacts, StreamId, Team, defaults,
        history::RuleCount,
    },
};
use chrono::NaiveDate;
use std::{collections::BTreeMap, sync::Arc};

pub(crate) use crate::engine::capacity::flow::test_stream::{HIGH, LOW, stream};

/// A plan with these streams, in this order.
pub(crate) fn plan(streams: Vec<AlertStream>) -> Document {
    let mut position = Position::default();
    let streams = streams
        .into_iter()
        .enumerate()
        .map(|(index, mut stream)| {
            position = position.after();
            stream.position = position.clone();
            (StreamId(RawId(index as u64 + 1)), stream)
        })
        .collect();
    let severity = |name: &str, position: Position| Severity {
        position,
        name: name.into(),
        clock: Clock::RoundTheClock,
        interrupts: false,
        ages_every_hours: None,
        expires_after_hours: None,
        acknowledge: None,
        triage_done: None,
    };
    let nothing = || Estimate::point(0.0);
    let first = Position::default();
    Document {
        soc: Arc::new(SocFacts {
            plan_name: "Test".into(),
            organisation: String::new(),
            home_zone: "UTC".into(),
            currency: "EUR".into(),
            first_month: Month { year: 2027, month: 1 },
            horizon_months: 12,
            business_hours: WeekGrid::from_fn(|hour| hour.day() < 5 && (9..17).contains(&hour.hour())),
        }),
        severities: Arc::new(BTreeMap::from([
            (HIGH, severity("High", first.clone())),
            (LOW, severity("Low", first.after())),
        ])),
        customers: Arc::default(),
        streams: Arc::new(streams),
        histories: Arc::default(),
        desk: Arc::new(Desk {
            seats: WeekGrid::filled(2),
            minimum: MinimumSeats { seats: WeekGrid::filled(0), reason: String::new(), cover_breaks: false },
            escalations_at_desk: false,
            occupancy_limit: 0.85,
            shift_end: ShiftEnd::Finish,
            empty_share: defaults::empty_share(),
            second_tier: None,
        }),
        team: Arc::new(Team {
            people: 12.0,
            contract_hours_per_week: 40.0,
            part_timers: 0.0,
            part_time_hours_per_week: defaults::PART_TIME_HOURS,
            shift_hours: 8.0,
            absence: Absence {
                leave_days: nothing(),
                sickness_days: nothing(),
                training_days: nothing(),
                vacancy_share: nothing(),
            },
            in_shift_loss: InShiftLoss {
                break_minutes: nothing(),
                handover_minutes: nothing(),
                meeting_minutes: nothing(),
                other_work_share: nothing(),
            },
        }),
        staffing: Arc::new(defaults::staffing()),
        roll_outs: Arc::default(),
        year: Arc::default(),
        work: Arc::new(defaults::other_work()),
        rota: Arc::new(RotaPlan::empty(Default::default())),
        scenarios: Arc::default(),
        import_memory: Arc::new(ImportMemory::default()),
    }
}

/// Monday and Tuesday, 4 and 5 January 2027, two alerts an hour; one rule with nine tenths of the rows.
pub(crate) fn history(name: &str) -> AlertHistory {
    let day = |day: u32| NaiveDate::from_ymd_opt(2027, 1, day).unwrap();
    let rule = |name: &str, alerts, groups| RuleCount {
        name: name.into(),
        alerts,
        groups,
        by_severity: BTreeMap::from([(LOW, alerts)]),
    };
    AlertHistory {
        position: Position::default(),
        name: name.into(),
        zone: "UTC".into(),
        imported_on: day(6),
        span: (day(4).and_hms_opt(0, 10, 0).unwrap(), day(5).and_hms_opt(23, 50, 0).unwrap()),
        rows_read: 100,
        rows_rejected: 4,
        alerts: 96,
        days: BTreeMap::from([(day(4), vec![Some(2); 24]), (day(5), vec![Some(2); 24])]),
        mean_by_hour: WeekGrid::from_fn(|hour| (hour.day() < 2).then_some(2.0)),
        observed_by_hour: WeekGrid::from_fn(|hour| u32::from(hour.day() < 2)),
        filled_by_hour: WeekGrid::filled(2.0),
        dispersion: None,
        trend: None,
        by_severity: BTreeMap::from([(LOW, 96)]),
        without_severity: 0,
        rules: vec![rule("Beacon", 6, 6), rule("Noisy scan", 90, 2)],
        other_rules: None,
        grouping: Some(crate::domain::history::Grouping {
            by: Some(crate::domain::GroupedBy::Rule),
            minutes: 60,
            window: crate::domain::GroupWindow::Fixed,
            groups: 8,
        }),
        elapsed: None,
        acknowledged: None,
        bursts: Vec::new(),
        gaps: Vec::new(),
        months_by_hand: BTreeMap::new(),
    }
}

/// The same plan with one history.
pub(crate) fn with_history(mut plan: Document, history: AlertHistory) -> (Document, HistoryId) {
    let id = HistoryId(RawId(77));
    plan.histories = Arc::new(BTreeMap::from([(id, history)]));
    (plan, id)
}
