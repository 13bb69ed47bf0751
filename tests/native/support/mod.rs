//! Plans to test with: random ones from a seed, every part of them filled.

mod ahead;
mod rota;

use chrono::{NaiveDate, NaiveDateTime, TimeDelta};
use std::{collections::BTreeMap, sync::Arc};
use watchfloor::{
    base::{Amount, Basis, Estimate, HourOfWeek, Month, RawId, WeekGrid},
    domain::{
        Absence, AlertHistory, AlertStream, Change, ChangeId, Clock, Customer, CustomerId, Days, Desk,
        Document, Escalation, Handling, HistoryId, ImportMemory, InShiftLoss, MinimumSeats, OwnTargets,
        Position, Promise, Scenario, ScenarioId, SecondTier, Severity, SeverityId, ShiftEnd, SocFacts,
        StreamId, Target, Team, VolumePeriod, WaitingOnOthers, WeeklyShape, WhatChanges,
        history::{
            Burst, BurstCounts, Elapsed, GroupWindow, GroupedBy, Grouping, OtherRules, RuleCount, SilentGap,
            Trend,
        },
    },
};

/// SplitMix64 (Steele, Lea, Flood 2014): the same numbers for a seed everywhere.
pub(crate) struct Random(u64);

impl Random {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed)
    }

    pub(crate) fn bits(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// 0 to below `end`.
    pub(crate) fn below(&mut self, end: u64) -> u64 {
        self.bits() % end
    }

    /// 0 to below 1, all 53 bits.
    pub(crate) fn share(&mut self) -> f64 {
        (self.bits() >> 11) as f64 / (1_u64 << 53) as f64
    }

    pub(crate) fn yes(&mut self) -> bool {
        self.bits() & 1 == 1
    }

    fn text(&mut self) -> String {
        const WORDS: [&str; 8] = [
            "Endpoint",
            "naïve",
            "<b>bold</b>",
            "\"quoted\"",
            "日本語",
            "=1+1",
            "back\\slash",
            "👩\u{200d}💻",
        ];
        (0..=self.below(3)).map(|_| WORDS[self.below(8) as usize]).collect::<Vec<_>>().join(" ")
    }

    fn estimate(&mut self, low: f64, high: f64) -> Estimate {
        let at = |share: f64| low + (high - low) * share;
        let amount = if self.yes() {
            Amount::Point(at(self.share()))
        } else {
            let middle = 0.1 + 0.8 * self.share();
            Amount::Range { low: at(middle * self.share()), high: at(middle + (1.0 - middle) * 0.9) }
        };
        let basis =
            [Basis::Typed, Basis::Default, Basis::Measured, Basis::Calibrated][self.below(4) as usize];
        let source = if self.yes() { self.text() } else { String::new() };
        let checked = self.yes().then(|| self.day());
        Estimate { amount, basis, source, checked }
    }

    fn day(&mut self) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 1, 1).unwrap() + TimeDelta::days(self.below(600) as i64)
    }

    fn time(&mut self) -> NaiveDateTime {
        self.day().and_hms_opt(self.below(24) as u32, self.below(60) as u32, self.below(60) as u32).unwrap()
    }

    fn target(&mut self) -> Option<Target> {
        self.yes().then(|| Target { within_minutes: self.share() * 1e4, share: 1.0 - self.share() * 0.5 })
    }
}

/// A plan with every kind of record, valid, and different for each seed.
pub(crate) fn document(seed: u64) -> Document {
    let mut random = Random::new(seed);
    let r = &mut random;
    let severities: BTreeMap<_, _> =
        (0..r.below(5)).map(|_| (SeverityId(RawId(r.bits())), severity(r))).collect();
    let ids: Vec<_> = severities.keys().copied().collect();
    let histories: BTreeMap<_, _> =
        (0..r.below(3)).map(|_| (HistoryId(RawId(r.bits())), history(r, &ids))).collect();
    let history_ids: Vec<_> = histories.keys().copied().collect();
    let customers: BTreeMap<_, _> =
        (0..r.below(3)).map(|_| (CustomerId(RawId(r.bits())), customer(r, &ids))).collect();
    let customer_ids: Vec<CustomerId> = customers.keys().copied().collect();
    let streams: BTreeMap<StreamId, AlertStream> = (0..r.below(5))
        .map(|_| (StreamId(RawId(r.bits())), stream(r, &ids, &history_ids, &customer_ids)))
        .collect();
    let stream_ids: Vec<StreamId> = streams.keys().copied().collect();
    let scenarios =
        (0..r.below(3)).map(|_| (ScenarioId(RawId(r.bits())), scenario(r, &ids, &stream_ids))).collect();
    Document {
        soc: Arc::new(SocFacts {
            plan_name: r.text(),
            organisation: r.text(),
            home_zone: "Europe/Berlin".into(),
            currency: "EUR".into(),
            first_month: Month { year: 2027, month: 1 + r.below(12) as u32 },
            horizon_months: 1 + r.below(120) as u32,
            business_hours: WeekGrid::from_fn(|_| r.yes()),
        }),
        severities: Arc::new(severities),
        customers: Arc::new(customers),
        streams: Arc::new(streams),
        histories: Arc::new(histories),
        desk: Arc::new(Desk {
            seats: WeekGrid::from_fn(|_| r.below(5_001) as u16),
            minimum: MinimumSeats {
                seats: WeekGrid::from_fn(|_| r.below(3) as u16),
                reason: r.text(),
                cover_breaks: r.yes(),
            },
            escalations_at_desk: r.yes(),
            occupancy_limit: 1.0 - r.share() * 0.9,
            shift_end: if r.yes() { ShiftEnd::Finish } else { ShiftEnd::HandOver },
            empty_share: r.estimate(0.0, 0.5),
            second_tier: r.yes().then(|| SecondTier {
                seats: WeekGrid::from_fn(|_| r.below(4) as u16),
                returned_share: r.estimate(0.0, 1.0),
                return_minutes: r.estimate(1.0, 60.0),
            }),
        }),
        team: Arc::new(Team {
            people: r.share() * 60.0,
            contract_hours_per_week: 1.0 + r.share() * 100.0,
            part_timers: r.share() * 6.0,
            part_time_hours_per_week: 1.0 + r.share() * 30.0,
            shift_hours: 1.0 + r.share() * 23.0,
            absence: Absence {
                leave_days: r.estimate(0.0, 60.0),
                sickness_days: r.estimate(0.0, 30.0),
                training_days: r.estimate(0.0, 30.0),
                vacancy_share: r.estimate(0.0, 0.5),
            },
            in_shift_loss: InShiftLoss {
                break_minutes: r.estimate(0.0, 60.0),
                handover_minutes: r.estimate(0.0, 60.0),
                meeting_minutes: r.estimate(0.0, 60.0),
                other_work_share: r.estimate(0.0, 0.9),
            },
        }),
        staffing: Arc::new(ahead::staffing(r)),
        roll_outs: Arc::new(ahead::roll_outs(r, &stream_ids)),
        year: Arc::new(ahead::year(r)),
        work: Arc::new(ahead::work(r)),
        rota: Arc::new(rota::rota(r)),
        scenarios: Arc::new(scenarios),
        import_memory: Arc::new(ImportMemory {
            severity_words: ids.iter().map(|id| (format!("word {id}"), *id)).collect(),
            words_without_severity: [r.text()].into(),
            severity_of_others: ids.first().copied(),
        }),
    }
}

fn scenario(r: &mut Random, severities: &[SeverityId], streams: &[StreamId]) -> Scenario {
    let stream = |r: &mut Random| streams.first().copied().filter(|_| r.yes());
    let changes = (0..r.below(6)).map(|_| {
        let what = match (r.below(7), severities.first()) {
            (0, _) => {
                let weeks = r.yes().then(|| 1 + r.below(20) as u32);
                WhatChanges::Volume { stream: stream(r), factor: r.share() * 3.0, weeks }
            }
            (1, _) => WhatChanges::AutoClosed { stream: stream(r), share: r.share() },
            (2, _) => WhatChanges::HandsOn { stream: stream(r), factor: r.share() * 2.0 },
            (3, _) => WhatChanges::Seats {
                days: Days::ALL[r.below(3) as usize],
                from_hour: r.below(24) as u8,
                to_hour: 1 + r.below(24) as u8,
                more: r.below(9) as i32 - 4,
            },
            (4, _) => WhatChanges::MinimumSeats { seats: r.below(5) as u16 },
            (5, Some(severity)) => WhatChanges::Target {
                severity: *severity,
                promise: if r.yes() { Promise::Acknowledge } else { Promise::TriageDone },
                within_minutes: r.share() * 500.0,
                share: 1.0 - r.share() * 0.9,
            },
            _ => WhatChanges::People { more: r.share() * 8.0 - 4.0 },
        };
        let change =
            Change { position: Position::default(), on: r.yes(), from_month: r.below(24) as u32, what };
        (ChangeId(RawId(r.bits())), change)
    });
    let changes = changes.collect();
    Scenario { position: Position::default(), name: r.text(), changes }
}

fn severity(r: &mut Random) -> Severity {
    let position = (0..r.below(4)).fold(Position::default(), |position, _| position.after());
    let clock = if r.yes() { Clock::RoundTheClock } else { Clock::BusinessHours };
    Severity {
        position,
        name: r.text(),
        clock,
        interrupts: r.yes(),
        ages_every_hours: r.yes().then(|| 0.1 + r.share() * 20.0),
        expires_after_hours: r.yes().then(|| 0.1 + r.share() * 200.0),
        acknowledge: r.target(),
        triage_done: r.target(),
    }
}

fn customer(r: &mut Random, severities: &[SeverityId]) -> Customer {
    let own_targets = severities.iter().filter(|_| r.yes()).copied().collect::<Vec<_>>();
    let own = |r: &mut Random| OwnTargets {
        clock: if r.yes() { Clock::RoundTheClock } else { Clock::BusinessHours },
        acknowledge: r.target(),
        triage_done: r.target(),
    };
    Customer {
        position: Position::default(),
        name: r.text(),
        own_targets: own_targets.into_iter().map(|id| (id, own(r))).collect(),
    }
}

fn stream(
    r: &mut Random,
    severities: &[SeverityId],
    histories: &[HistoryId],
    customers: &[CustomerId],
) -> AlertStream {
    let shape = match (r.below(6), histories.first()) {
        (0, _) => WeeklyShape::Flat,
        (1, _) => WeeklyShape::OfficeHours,
        (2, _) => WeeklyShape::TwoThirdsOffice,
        (3, _) => WeeklyShape::MoreAtNight,
        (4, Some(history)) => WeeklyShape::Measured { history: *history },
        _ => WeeklyShape::Sketch {
            hours: WeekGrid::from_fn(|hour: HourOfWeek| r.share() + hour.index() as f64),
        },
    };
    AlertStream {
        position: Position::default(),
        name: r.text(),
        customer: customers.first().copied().filter(|_| r.yes()),
        volume: r.estimate(0.0, 1e5),
        volume_period: [VolumePeriod::Day, VolumePeriod::Week, VolumePeriod::Month][r.below(3) as usize],
        growth_per_year: r.estimate(-0.9, 2.0),
        shape,
        severity_mix: severities.iter().map(|id| (*id, r.share())).collect(),
        grouped_share: r.estimate(0.0, 0.99),
        auto_closed_share: r.estimate(0.0, 1.0),
        handling: Handling {
            typical_minutes: r.estimate(1.0, 60.0),
            bad_case_minutes: r.estimate(60.0, 200.0),
        },
        waiting_on_others: WaitingOnOthers {
            share: r.estimate(0.0, 1.0),
            hours: r.estimate(0.0, 100.0),
            pauses_clock: r.yes(),
        },
        reopened_share: r.estimate(0.0, 0.9),
        escalation: Escalation { share: r.estimate(0.0, 1.0), minutes: r.estimate(0.0, 200.0) },
    }
}

/// A history that nobody imported, with every part filled.
pub(crate) fn history(r: &mut Random, severities: &[SeverityId]) -> AlertHistory {
    let from = r.time();
    let by_severity: BTreeMap<_, _> = severities.iter().map(|id| (*id, r.below(1_000))).collect();
    AlertHistory {
        position: Position::default(),
        name: r.text(),
        zone: "Europe/Berlin".into(),
        imported_on: r.day(),
        span: (from, from + TimeDelta::days(30)),
        rows_read: r.below(1_000_000),
        rows_rejected: r.below(100),
        alerts: 1_000,
        days: (0..5)
            .map(|_| (r.day(), (0..24).map(|_| r.yes().then(|| r.below(1_000) as u32)).collect()))
            .collect(),
        mean_by_hour: WeekGrid::from_fn(|_| r.yes().then(|| r.share() * 100.0)),
        observed_by_hour: WeekGrid::from_fn(|_| r.below(9) as u32),
        filled_by_hour: WeekGrid::from_fn(|_| r.share() * 100.0),
        dispersion: r.yes().then(|| r.share() * 50.0),
        trend: r.yes().then(|| Trend { per_week: r.share(), low: -1.0, high: 2.0, weeks: 8 }),
        by_severity: by_severity.clone(),
        without_severity: r.below(50),
        rules: vec![RuleCount { name: r.text(), alerts: 10, groups: 3, by_severity: by_severity.clone() }],
        other_rules: r.yes().then_some(OtherRules { rules: 3, alerts: 20, groups: 5 }),
        grouping: r.yes().then_some(Grouping {
            minutes: 60,
            window: GroupWindow::Sliding,
            groups: 400,
            by: r.yes().then_some(GroupedBy::RuleAndHost),
        }),
        elapsed: r.yes().then(|| Elapsed { p50_hours: r.share() * 60.0, p90_hours: 90.0, alerts: 900 }),
        acknowledged: None,
        bursts: vec![Burst {
            from,
            hours: 2,
            alerts: 400,
            usual: r.share(),
            main_rule: r.yes().then(|| r.text()),
            set_aside: r.yes(),
            inside: r.yes().then(|| BurstCounts {
                groups: r.below(400),
                by_severity: by_severity.clone(),
                rules: vec![RuleCount {
                    name: r.text(),
                    alerts: 10,
                    groups: 3,
                    by_severity: by_severity.clone(),
                }],
            }),
        }],
        gaps: vec![SilentGap { from, hours: 30, usual: r.share() * 10.0, not_observed: r.yes() }],
        months_by_hand: (0..r.below(4))
            .map(|_| (Month { year: 2027, month: 1 + r.below(12) as u32 }, r.estimate(0.0, 1e5)))
            .collect(),
    }
}
