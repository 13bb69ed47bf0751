//! What a plan says of how work flows, and of what lies ahead, reaches the models: protected hours, incidents, empty seats, the
//! second tier, ageing, automation, seasons, scenarios month by month; and it is changed, refused and undone like all else.

use std::{fs, path::PathBuf, sync::Arc};
use watchfloor::{
    app::{
        command::{Command, CommandError, StaffingChange, WorkChange, YearChange, apply},
        sample::sample,
    },
    base::{
        Estimate, Month, RawId, WeekGrid,
        time::{HOURS_PER_MONTH, WEEKS_PER_MONTH},
    },
    document::load,
    domain::{
        Change, ChangeId, Document, Function, FunctionId, IssueCode, Placement, Position, RollOut, RollOutId,
        Scenario, SecondTier, ShiftEnd, StreamId, WhatChanges, in_order,
    },
    engine::{
        capacity::{DeskWeek, quick_report, simulate::SimulatedDesk},
        months::{MonthsInput, expected},
    },
};

fn plan() -> Document {
    sample(Month { year: 2027, month: 1 })
}

fn week(plan: &Document, months_ahead: u32) -> DeskWeek {
    DeskWeek::from_document(plan, months_ahead).unwrap()
}

fn queue_hours(plan: &Document) -> f64 {
    quick_report(&week(plan, 0)).desk.queue_hours.value().unwrap()
}

fn near(found: f64, wanted: f64) {
    assert!((found - wanted).abs() < 1e-9 * wanted.abs().max(1.0), "{found} is not {wanted}");
}

fn function(hours: f64, placement: Placement) -> Function {
    let mut function = plan().work.functions.values().next().unwrap().clone();
    function.hours_per_month = Estimate::point(hours);
    function.placement = placement;
    function
}

fn with_function(hours: f64, placement: Placement) -> Document {
    let put = WorkChange::Function(FunctionId(RawId(1)), Some(Box::new(function(hours, placement))));
    apply(&plan(), Command::Work(put)).unwrap()
}

#[test]
fn protected_hours_at_the_desk_come_off_the_queue_and_no_other_work_does() {
    let base = queue_hours(&plan());
    near(queue_hours(&with_function(40.0, Placement::AtDesk)), base - 40.0 / WEEKS_PER_MONTH);
    near(queue_hours(&with_function(40.0, Placement::OffDesk)), base);
    near(queue_hours(&with_function(40.0, Placement::Filler)), base);
    let people = |plan: &Document| {
        quick_report(&week(plan, 0)).people.for_present_seats.value().unwrap()
            * plan.team.rota_hours_per_week()
    };
    near(people(&with_function(40.0, Placement::OffDesk)), people(&plan()) + 40.0 / WEEKS_PER_MONTH);
}

#[test]
fn incidents_and_empty_seats_take_their_mean_in_the_formulas_and_are_played_one_by_one() {
    let mut plan = plan();
    let before = (queue_hours(&plan), SimulatedDesk::from_week(&week(&plan, 0)));
    let incidents = &mut Arc::make_mut(&mut plan.work).incidents;
    incidents.per_month = Estimate::point(3.0);
    incidents.typical_hours = Estimate::point(5.0);
    incidents.bad_case_hours = Estimate::point(5.0);
    // Three a month, two people each, five hours.
    near(queue_hours(&plan), before.0 - 30.0 / WEEKS_PER_MONTH);
    let desk = SimulatedDesk::from_week(&week(&plan, 0));
    let played = desk.incidents.unwrap();
    near(played.per_hour, 3.0 / HOURS_PER_MONTH);
    assert_eq!((played.people, played.work.mean_hours()), (2, 5.0));
    assert_eq!(desk.classes, before.1.classes, "alerts take as long as before");

    Arc::make_mut(&mut plan.work).incidents.per_month = Estimate::point(0.0);
    Arc::make_mut(&mut plan.desk).empty_share = Estimate::point(0.1);
    near(queue_hours(&plan), before.0 * 0.9);
    let desk = SimulatedDesk::from_week(&week(&plan, 0));
    assert_eq!((desk.sick_share, &desk.classes), (0.1, &before.1.classes));
}

#[test]
fn every_switch_of_the_flow_reaches_the_simulation() {
    let mut plan = plan();
    let ids: Vec<_> = in_order(&plan.severities).into_iter().map(|(id, _)| id).collect();
    let severities = Arc::make_mut(&mut plan.severities);
    severities.get_mut(&ids[1]).unwrap().interrupts = true;
    severities.get_mut(&ids[2]).unwrap().ages_every_hours = Some(3.0);
    severities.get_mut(&ids[3]).unwrap().expires_after_hours = Some(48.0);
    let desk = Arc::make_mut(&mut plan.desk);
    desk.shift_end = ShiftEnd::HandOver;
    desk.second_tier = Some(SecondTier {
        seats: WeekGrid::filled(1),
        returned_share: Estimate::point(0.25),
        return_minutes: Estimate::point(14.0),
    });
    let week = week(&plan, 0);
    let desk = SimulatedDesk::from_week(&week);
    assert_eq!(
        desk.classes.iter().map(|class| class.interrupts).collect::<Vec<_>>(),
        [true, true, false, false]
    );
    assert_eq!(
        (desk.classes[2].ages_every_hours, desk.classes[3].expires_after_hours),
        (Some(3.0), Some(48.0))
    );
    assert_eq!((desk.shift_end, desk.second_tier.as_deref()), (ShiftEnd::HandOver, Some(&[1; 168][..])));
    let on_queue = 1.0 - week.in_shift_share;
    for class in &desk.classes {
        let escalation = class.escalation.unwrap();
        near(escalation.return_work.mean_hours(), 14.0 / 60.0 / on_queue);
        near(escalation.work.mean_hours(), 60.0 / 60.0 / on_queue);
        assert_eq!(escalation.return_share, 0.25);
        assert!(
            (0.03..0.08).contains(&escalation.share),
            "between the streams' shares: {}",
            escalation.share
        );
    }
}

fn phishing(plan: &Document) -> StreamId {
    plan.streams.iter().find(|(_, stream)| stream.name == "Reported phishing").map(|(id, _)| *id).unwrap()
}

#[test]
fn automation_and_season_change_the_alerts_of_the_months_in_which_they_count() {
    let mut plan = plan();
    plan.roll_outs = Arc::default();
    // Streams that grow apart would mix other minutes each month.
    for stream in Arc::make_mut(&mut plan.streams).values_mut() {
        stream.growth_per_year = Estimate::point(0.0);
    }
    Arc::make_mut(&mut plan.year).season = [1.0; 12];
    let human = |plan: &Document, ahead| week(plan, ahead).funnel.human;
    let before: Vec<f64> = (0..7).map(|ahead| human(&plan, ahead)).collect();
    let roll_out = RollOut {
        position: Position::default(),
        name: "Playbook".into(),
        stream: None,
        from_month: 2,
        over_months: 4,
        closed_share: Estimate::point(0.4),
        minutes_saved: Estimate::point(0.5),
    };
    let plan = apply(&plan, Command::RollOut(RollOutId(RawId(9)), Some(Box::new(roll_out)))).unwrap();
    for (ahead, left) in [(2, 1.0), (4, 0.8), (6, 0.6)] {
        near(human(&plan, ahead), before[ahead as usize] * left);
    }
    let minutes = |ahead| week(&plan, ahead).classes[2].handle_minutes;
    near(minutes(6), minutes(2) * 0.5);
    let plan = apply(&plan, Command::Year(YearChange::Season(0, 1.5))).unwrap();
    near(human(&plan, 0), before[0] * 1.5);
    near(human(&plan, 1), before[1]);
}

fn scenario(from_month: u32, what: WhatChanges) -> Scenario {
    let change = Change { position: Position::default(), on: true, from_month, what };
    Scenario {
        position: Position::default(),
        name: "What if".into(),
        changes: [(ChangeId(RawId(5)), change)].into(),
    }
}

#[test]
fn a_scenario_counts_in_its_months_and_people_who_join_need_their_ramp() {
    let mut plan = plan();
    plan.staffing = Arc::new(watchfloor::domain::Staffing {
        attrition_per_year: Estimate::point(0.0),
        ramp_months: Estimate::point(2.0),
        first_share: Estimate::point(0.0),
        mentor_load: Estimate::point(0.0),
        requisitions: Default::default(),
        ..(*plan.staffing).clone()
    });
    let of = |scenario: &Scenario| expected(&MonthsInput::with_scenario(&plan, scenario)).unwrap();
    let base = expected(&MonthsInput::from_document(&plan)).unwrap();
    let hired = of(&scenario(2, WhatChanges::People { more: 2.0 }));
    for (month, more) in [(1, 0.0), (2, 0.0), (3, 1.0), (4, 2.0), (11, 2.0)] {
        near(hired[month].effective, base[month].effective + more);
    }
    let gone = of(&scenario(3, WhatChanges::People { more: -1.0 }));
    assert_eq!([gone[2].headcount, gone[3].headcount, gone[11].headcount], [12.0, 11.0, 11.0]);
    // The sample's protected work is no alert: only what alerts take grows.
    let others = plan.work.hours_per_month(Placement::OffDesk, 0);
    let mut bare = plan.clone();
    bare.work = Arc::new(watchfloor::domain::defaults::other_work());
    let alerts = expected(&MonthsInput::from_document(&bare)).unwrap();
    assert!(others > 0.0 && base[0].demand > alerts[0].demand);
    // Six weeks are one month and 38 % of the next.
    let surge = of(&scenario(4, WhatChanges::Volume { stream: None, factor: 2.0, weeks: Some(6) }));
    let second = 6.0 * 7.0 / (365.25 / 12.0) - 1.0;
    for (month, share) in [(3, 0.0), (4, 1.0), (5, second), (6, 0.0)] {
        near(surge[month].demand, base[month].demand + alerts[month].demand * share);
    }
    let automated = of(&scenario(1, WhatChanges::AutoClosed { stream: None, share: 0.25 }));
    near(automated[0].demand, base[0].demand);
    near(automated[1].demand, base[1].demand - 0.25 * alerts[1].demand);
}

#[test]
fn what_cannot_be_is_refused_and_what_goes_takes_its_automation_along() {
    let refused = |command| -> Vec<IssueCode> {
        match apply(&plan(), command) {
            Err(CommandError::Invalid(issues)) => issues.iter().map(|issue| issue.code).collect(),
            other => panic!("{other:?}"),
        }
    };
    let attrition = Command::Staffing(StaffingChange::Attrition(Estimate::point(1.0)));
    assert_eq!(refused(attrition), [IssueCode::OutOfRange]);
    assert_eq!(refused(Command::Year(YearChange::Season(3, -0.1))), [IssueCode::OutOfRange]);
    assert_eq!(
        refused(Command::Work(WorkChange::IncidentHours(Estimate::point(0.0)))),
        [IssueCode::OutOfRange]
    );
    let (id, playbook) = plan().roll_outs.iter().map(|(id, r)| (*id, r.clone())).next().unwrap();
    let astray = RollOut { stream: Some(StreamId(RawId(404))), ..playbook };
    assert_eq!(refused(Command::RollOut(id, Some(Box::new(astray)))), [IssueCode::DanglingReference]);
    let plan = plan();
    let after = apply(&plan, Command::RemoveStream(phishing(&plan))).unwrap();
    assert!(after.roll_outs.is_empty());
    let gone = apply(&after, Command::RollOut(id, None));
    assert!(matches!(gone, Err(CommandError::Gone(_))));
}

#[test]
fn a_plan_of_version_two_keeps_that_its_first_severity_interrupts() {
    let file = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/data/plans/v2_sample.json");
    let text = fs::read_to_string(file).unwrap();
    let interrupts = |text: &str| {
        let loaded = load(text.as_bytes()).unwrap();
        in_order(&loaded.document.severities).iter().map(|(_, s)| s.interrupts).collect::<Vec<_>>()
    };
    assert_eq!(interrupts(&text), [true, false, false, false]);
    let never = text.replace("\"critical_interrupts\": true", "\"critical_interrupts\": false");
    assert_ne!(never, text);
    assert_eq!(interrupts(&never), [false; 4]);
}
