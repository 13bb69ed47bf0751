//! What a rota's records say beyond its rules: sites, people at home, caps, successions, calls, dates, balances, patterns.

use super::plan::{EARLY, LATE, NIGHT, ON_CALL, ONE, bent, broken, cover, monday, plan};
use chrono::{Days, NaiveDate};
use std::{collections::BTreeSet, sync::Arc};
use watchfloor::{
    app::{
        command::{Command, CommandError, RotaChange, apply},
        project::rota::{balance, begun_on, days_of, lay_own, own_facts, own_offsets, seats, there},
        rule_packs::with_pack,
        sample::sample,
    },
    base::{HourOfWeek, Month, RawId},
    domain::{
        CallId, CoverId, Document, IssueCode, LeaveId, Position, RotaPlan, SiteId, Year,
        rota::{
            Breach, Call, Cover, Leave, LeaveReason, OwnPattern, Person, Rule, RuleKind, RulePack, Shared,
            Site, Wish, Worked,
        },
    },
    engine::rota::{Arranged, Part, Score, Settings, Watch, check, rota_report, score, solve, who_could},
    exchange::rota::{ical, payroll},
};

const AUSTIN: SiteId = SiteId(RawId(70));

fn day(number: u64) -> NaiveDate {
    monday() + Days::new(number)
}

fn one(rota: &mut RotaPlan) -> &mut Person {
    rota.people.get_mut(&ONE).unwrap()
}

fn austin(rota: &mut RotaPlan) {
    let site = Site {
        position: Position::default(),
        name: "Austin".into(),
        zone: "America/Chicago".into(),
        holidays: BTreeSet::from([day(2)]),
    };
    rota.sites.insert(AUSTIN, site);
}

pub(super) fn document(rota: RotaPlan) -> Document {
    let mut plan = sample(Month { year: 2027, month: 1 });
    plan.rota = Arc::new(rota);
    Arc::make_mut(&mut plan.soc).home_zone = "Europe/Berlin".into();
    plan
}

#[test]
fn people_work_the_shifts_of_their_site_only() {
    let mut rota = plan("E------");
    austin(&mut rota);
    assert_eq!(broken(&rota), []);
    one(&mut rota).site = Some(AUSTIN);
    assert_eq!(broken(&rota), [Breach::Never]);
    rota.shifts.get_mut(&EARLY).unwrap().site = Some(AUSTIN);
    assert_eq!(broken(&rota), []);
}

#[test]
fn a_shift_in_austin_covers_the_afternoon_in_berlin() {
    let mut rota = plan("EEEEEEE");
    austin(&mut rota);
    one(&mut rota).site = Some(AUSTIN);
    rota.shifts.get_mut(&EARLY).unwrap().site = Some(AUSTIN);
    let plan = document(rota);
    // 6:00 to 14:00 in Austin is 13:00 to 21:00 in Berlin, in January.
    let there = there(&plan);
    assert_eq!(there[12..22], [0, 1, 1, 1, 1, 1, 1, 1, 1, 0]);
    assert_eq!(seats(&plan)[HourOfWeek::new(24 + 15)], 1);
    let stamp = "2027-01-01T00:00:00Z".parse().unwrap();
    let calendar = ical::calendar(&plan, Some(ONE), stamp, |shift, name| format!("{shift} {name}"));
    assert!(calendar.contains("DTSTART:20270104T120000Z\r\nDTEND:20270104T200000Z"));
    // The holiday of the site, not one of the plan.
    assert_eq!(payroll::pay(&plan)[0].1.holiday, 480);
}

#[test]
fn the_clock_changes_on_other_days_at_another_site() {
    let mut rota = plan("-------");
    austin(&mut rota);
    one(&mut rota).site = Some(AUSTIN);
    let night = rota.shifts.get_mut(&NIGHT).unwrap();
    night.site = Some(AUSTIN);
    // Chicago's clock goes forward on 14 March 2027, Berlin's on 28 March.
    rota.first_day = NaiveDate::from_ymd_opt(2027, 3, 8).unwrap();
    let date = NaiveDate::from_ymd_opt(2027, 3, 13).unwrap();
    rota.rows.insert(ONE, [(date, NIGHT)].into());
    let pay = &payroll::pay(&document(rota))[0].1;
    assert_eq!((pay.attended, pay.clock_changes), (420, -60));
}

#[test]
fn holidays_are_shared_out_within_each_site() {
    let mut rota = plan("EEEEEEE");
    austin(&mut rota);
    rota.fairness.insert(Shared::Holidays, 4);
    let mut other = rota.people[&ONE].clone();
    other.site = Some(AUSTIN);
    other.name = "Two".into();
    rota.people.insert(watchfloor::domain::PersonId(RawId(2)), other);
    let arranged = Arranged::of(&rota, &[day(1)]);
    let of = |at: usize| &arranged.problem.fairness[at];
    assert_eq!(arranged.problem.fairness.len(), 2);
    assert_eq!((of(0).parts[1], of(1).parts[0]), (0, 0), "each site is beside itself only");
    let report = rota_report(&rota, &arranged, &[day(1)]);
    assert_eq!(report.people[0].holidays, 1);
}

#[test]
fn who_works_from_home_does_not_count_at_the_site() {
    let mut rota = plan("EE-----");
    one(&mut rota).at_home[1] = true;
    let cover = Cover {
        position: Position::default(),
        shift: EARLY,
        skill: None,
        least_level: None,
        on_site: true,
        wanted: [1, 1, 0, 0, 0, 0, 0],
        on_dates: Default::default(),
    };
    rota.cover.insert(CoverId(RawId(30)), cover);
    let arranged = Arranged::of(&rota, &[]);
    let report = rota_report(&rota, &arranged, &[]);
    assert_eq!((report.missing, report.gaps[0].day), (1, 1));
    assert_eq!(score(&arranged.problem, &arranged.rota(&rota)).medium, 1);
}

#[test]
fn another_number_on_a_date_is_wanted_that_day() {
    let mut rota = plan("E------");
    let cover = Cover {
        position: Position::default(),
        shift: EARLY,
        skill: None,
        least_level: None,
        on_site: false,
        wanted: [1; 7],
        on_dates: [(day(0), 3), (day(1), 0)].into(),
    };
    rota.cover.insert(CoverId(RawId(30)), cover);
    let report = rota_report(&rota, &Arranged::of(&rota, &[]), &[]);
    assert_eq!(report.cover[0].wanted, [3, 0, 1, 1, 1, 1, 1]);
    assert_eq!(report.missing, 2 + 5);
}

#[test]
fn a_cap_and_a_succession_of_a_shift_hold() {
    let mut rota = plan("NNN----");
    rota.weeks = 4;
    rota.shifts.get_mut(&NIGHT).unwrap().most_in_four_weeks = Some(2);
    assert_eq!(broken(&rota), [Breach::Cap]);
    rota.shifts.get_mut(&NIGHT).unwrap().most_in_four_weeks = Some(3);
    assert_eq!(broken(&rota), []);
    let mut rota = plan("EL-LE--");
    rota.shifts.get_mut(&EARLY).unwrap().never_next.insert(LATE);
    assert_eq!(broken(&rota), [Breach::Succession]);
    // Beside forward rotation each is told for what it is.
    rota.rules
        .insert(RuleKind::ForwardRotation, Rule { limit: 0.0, weight: Some(3), weeks: None, pack: None });
    assert_eq!(
        (broken(&rota), bent(&rota)),
        (vec![Breach::Succession], vec![Breach::Rule(RuleKind::ForwardRotation)])
    );
}

#[test]
fn nights_of_every_kind_count_together() {
    let mut rota = plan("NLN----");
    let late = rota.shifts.get_mut(&LATE).unwrap();
    late.start_minute = 20 * 60;
    rota.rules.insert(RuleKind::MostNights, Rule::hard(2.0));
    assert_eq!(broken(&rota), [Breach::Rule(RuleKind::MostNights)]);
}

#[test]
fn what_is_never_broken_binds_beside_what_costs() {
    // 40 hours of contract: 48 worked cost eight, 56 are over the average.
    let with = |letters: &str| {
        let mut rota = plan(letters);
        rota.rules
            .insert(RuleKind::ContractHours, Rule { limit: 0.0, weight: Some(5), weeks: None, pack: None });
        rota.rules.insert(RuleKind::AverageHours, Rule::hard(48.0));
        let arranged = Arranged::of(&rota, &[]);
        let cost = score(&arranged.problem, &arranged.rota(&rota)).soft;
        (broken(&rota), cost)
    };
    let none = with("EEEEE--").1;
    assert_eq!(with("EEEEEE-"), (vec![], none + 8 * 5 + 4), "and one person more than is wanted");
    assert_eq!(with("EEEEEEE").0, [Breach::Rule(RuleKind::AverageHours)]);
}

#[test]
fn rest_after_a_call_is_kept_and_asked_about() {
    let mut rota = plan("-E-----");
    rota.rules.insert(RuleKind::RestHours, Rule::hard(11.0));
    let call = |start_minute, minutes| Call { date: day(0), start_minute, minutes, as_lieu: true };
    // From 18:00 to 19:00: eleven hours later it is six.
    one(&mut rota).calls.insert(CallId(RawId(5)), call(18 * 60, 60));
    assert_eq!(broken(&rota), []);
    one(&mut rota).calls.insert(CallId(RawId(5)), call(18 * 60, 61));
    assert_eq!(broken(&rota), [Breach::AfterCall]);
    // However much it is wanted, no search plans it, but what is settled stays.
    let mut wanted = rota.clone();
    cover(&mut wanted, CoverId(RawId(30)), EARLY, [0, 1, 0, 0, 0, 0, 0]);
    let found = |rota: &RotaPlan| {
        let problem = Arranged::of(rota, &[]).problem;
        let found = solve(&problem, Settings { seed: 1, part: Part::Alone }, &mut Steps(60)).unwrap();
        assert_eq!(check(&problem, &found), []);
        found[0][1]
    };
    assert_eq!(found(&wanted), None);
    one(&mut wanted).calls.clear();
    assert_eq!(found(&wanted), Some(0));
    wanted.pinned.insert(ONE, [day(1)].into());
    one(&mut wanted).calls.insert(CallId(RawId(5)), call(18 * 60, 61));
    assert_eq!((found(&wanted), broken(&wanted)), (Some(0), vec![Breach::AfterCall]));
    let arranged = Arranged::of(&rota, &[]);
    rota.rows.clear();
    let could = who_could(&rota, &Arranged::of(&rota, &[]), 1, EARLY, |_| true);
    assert_eq!(could[0].breaks, [Breach::AfterCall]);
    assert!(who_could(&rota, &arranged, 1, LATE, |_| true)[0].breaks.is_empty());
    // On call is no work that rest has to come before.
    rota.rows.insert(ONE, [(day(1), ON_CALL)].into());
    assert_eq!(broken(&rota), []);
}

#[test]
fn balances_are_days_of_the_working_week_and_hours_beyond_the_plan() {
    let mut rota = plan("EE-----");
    let who = one(&mut rota);
    who.leave_days = Some(10.0);
    who.lieu_hours = 3.0;
    let leave =
        |first, last, reason, is_approved| Leave { first: day(first), last: day(last), reason, is_approved };
    who.leave.insert(LeaveId(RawId(1)), leave(7, 13, LeaveReason::Annual, true));
    who.leave.insert(LeaveId(RawId(2)), leave(14, 20, LeaveReason::Annual, false));
    who.leave.insert(LeaveId(RawId(3)), leave(4, 4, LeaveReason::Lieu, true));
    // Two hours longer, given back; an hour shorter would take away.
    who.worked.insert(day(0), Worked { minutes: 600, as_lieu: true });
    who.worked.insert(day(1), Worked { minutes: 510, as_lieu: false });
    who.calls.insert(CallId(RawId(1)), Call { date: day(3), start_minute: 0, minutes: 90, as_lieu: true });
    let has = balance(&rota, &Year::default(), ONE).unwrap();
    assert_eq!((has.leave_taken, has.leave_left), (5.0, Some(5.0)));
    assert_eq!(has.lieu_hours, 3.0 + 2.0 + 1.5 - 8.0);
    assert_eq!((has.planned_hours, has.worked_hours), (16.0, 16.0 + 2.0 + 0.5 + 1.5));
    let asked = leave(14, 20, LeaveReason::Annual, false);
    assert_eq!(days_of(&asked, &[day(15)]), 4.0, "a public holiday is none of them");
    let pay = payroll::pay(&document(rota))[0].1.clone();
    assert_eq!((pay.worked, pay.calls), (480 + 510, 0), "what is given back is not paid as well");
}

#[test]
fn what_is_left_is_the_same_whatever_day_the_rota_begins_on() {
    let mut rota = plan("EE-----");
    let who = one(&mut rota);
    (who.leave_days, who.lieu_hours) = (Some(6.0), 3.0);
    let leave = |first, last, reason| Leave { first: day(first), last: day(last), reason, is_approved: true };
    // The rota moves on into the middle of the week off.
    who.leave.insert(LeaveId(RawId(1)), leave(7, 13, LeaveReason::Annual));
    who.leave.insert(LeaveId(RawId(3)), leave(4, 4, LeaveReason::Lieu));
    who.worked.insert(day(0), Worked { minutes: 600, as_lieu: true });
    who.calls.insert(CallId(RawId(1)), Call { date: day(3), start_minute: 0, minutes: 90, as_lieu: true });
    let has = |rota: &RotaPlan| {
        let has = balance(rota, &Year::default(), ONE).unwrap();
        (has.leave_left, has.lieu_hours)
    };
    let begun = |rota: &RotaPlan, first: NaiveDate| {
        let (change, carried) = begun_on(rota, &Year::default(), first);
        let plan = apply(&document(rota.clone()), Command::Rota(change)).unwrap();
        ((*plan.rota).clone(), carried)
    };
    assert_eq!(has(&rota), (Some(1.0), 3.0 + 2.0 + 1.5 - 8.0));
    let (later, carried) = begun(&rota, day(9));
    assert_eq!((later.first_day, carried), (day(9), 1));
    assert_eq!((has(&later), later.people[&ONE].leave_days), (has(&rota), Some(4.0)));
    assert_eq!(later.people[&ONE].lieu_hours, -1.5, "eight hours off for three, two and one and a half");
    assert_eq!(begun(&later, day(0)).0, rota, "and back again");
    assert_eq!(begun(&rota, day(0)).1, 0);
}

#[test]
fn an_own_pattern_is_laid_crew_by_crew_and_told_what_it_asks() {
    let mut rota = plan(&"-".repeat(28));
    for (id, name) in [(2, "Two"), (3, "Three")] {
        let other = Person { name: name.into(), ..rota.people[&ONE].clone() };
        rota.people.insert(watchfloor::domain::PersonId(RawId(id)), other);
    }
    rota.shifts.get_mut(&EARLY).unwrap().letter = "E".into();
    rota.shifts.get_mut(&NIGHT).unwrap().letter = "N".into();
    rota.shifts.get_mut(&LATE).unwrap().letter = "L".into();
    let pattern = |cycle: &str| OwnPattern {
        position: Position::default(),
        name: "Mine".into(),
        cycle: cycle.into(),
        crews: 3,
        offsets: Default::default(),
    };
    let facts = own_facts(&rota, &pattern("e e N N - -")).unwrap();
    assert_eq!((facts.cycle_days, facts.nights_in_row), (6, 2));
    assert!((facts.hours_a_week - 32.0 * 7.0 / 6.0).abs() < 1e-9);
    // Over six weeks Saturday is on days 5, 0, 1, 2, 3, 4 of the cycle: only day 4 and 5 are both off.
    assert!((facts.weekends_off - 1.0 / 6.0).abs() < 1e-9);
    let cells = lay_own(&rota, &pattern("EENN--")).unwrap();
    let row = |person: u64| -> Vec<_> {
        let of = cells.iter().filter(|(id, ..)| id.0.0 == person).take(6);
        of.map(|(_, _, shift)| *shift).collect()
    };
    let (e, n) = (Some(EARLY), Some(NIGHT));
    assert_eq!(row(1), [e, e, n, n, None, None]);
    assert_eq!(row(2), [n, n, None, None, e, e]);
    assert_eq!(lay_own(&rota, &pattern("EEQ")), Err('Q'));
    // The third crew begins a day later than its equal part; a letter of two characters stands apart.
    rota.shifts.get_mut(&LATE).unwrap().letter = "E2".into();
    let own = OwnPattern { offsets: [(2, 5)].into(), ..pattern("E e2 nn - -") };
    assert_eq!(own_offsets(&rota, &own), Ok(vec![0, 2, 5]));
    let cells = lay_own(&rota, &own).unwrap();
    let of = |person: u64| cells.iter().filter(move |(id, ..)| id.0.0 == person).map(|(_, _, shift)| *shift);
    assert_eq!(of(1).take(4).collect::<Vec<_>>(), [e, Some(LATE), n, n]);
    assert_eq!(of(3).take(4).collect::<Vec<_>>(), [None, e, Some(LATE), n]);
    // A rota that begins on a Thursday is in the middle of the pattern's week.
    rota.first_day = rota.first_day + chrono::Days::new(3);
    let cells = lay_own(&rota, &own).unwrap();
    assert_eq!(cells[0].2, n);
}

struct Steps(u32);

impl Watch for Steps {
    fn step(&mut self, _: u64) -> std::ops::ControlFlow<()> {
        self.0 -= 1;
        if self.0 == 0 { std::ops::ControlFlow::Break(()) } else { std::ops::ControlFlow::Continue(()) }
    }
    fn better(&mut self, _: &watchfloor::engine::rota::Rota, _: Score) {}
}

#[test]
fn guidance_gives_way_where_the_cover_needs_it_and_law_does_not() {
    // One person for a week of nights: three in a row would leave gaps, and cost where they are guidance.
    let mut rota = plan(&"-".repeat(7));
    let cover = Cover {
        position: Position::default(),
        shift: NIGHT,
        skill: None,
        least_level: None,
        on_site: false,
        wanted: [1; 7],
        on_dates: Default::default(),
    };
    rota.cover.insert(CoverId(RawId(30)), cover);
    let found = |rules| {
        let rota = RotaPlan { rules, ..rota.clone() };
        let problem = Arranged::of(&rota, &[]).problem;
        let found = solve(&problem, Settings { seed: 1, part: Part::Alone }, &mut Steps(60)).unwrap();
        assert_eq!(check(&problem, &found), []);
        score(&problem, &found).medium
    };
    let soft = with_pack(&Default::default(), RulePack::Hsg256).0;
    let hard = soft.iter().map(|(kind, rule)| (*kind, Rule { weight: None, ..*rule })).collect();
    let (at_a_cost, never) = (found(soft), found(hard));
    assert_eq!(at_a_cost, 0, "every night has somebody");
    assert!(never > 0, "{never} nights would have nobody");
}

#[test]
fn a_wish_keeps_its_weight_on_another_date_and_takes_the_place_of_no_other() {
    let plan = document(plan(&"-".repeat(7)));
    let date = |day: u64| plan.rota.first_day + chrono::Days::new(day);
    let change = |plan: &Document, write: &dyn Fn(&mut Person)| {
        let mut person = plan.rota.people[&ONE].clone();
        write(&mut person);
        apply(plan, Command::Rota(RotaChange::Person(ONE, Some(Box::new(person)))))
    };
    let wished = change(&plan, &|one| {
        one.wishes = [(date(0), Wish::Off), (date(2), Wish::Not(NIGHT))].into();
        one.wish_weights = [(date(0), 3), (date(5), 2), (date(2), 1)].into();
    });
    let wished = wished.unwrap();
    assert_eq!(
        wished.rota.people[&ONE].wish_weights,
        [(date(0), 3)].into(),
        "only what weighs more, of dates with a wish"
    );
    let moved = |to: u64| {
        change(&wished, &|one| {
            let wish = one.wishes.remove(&date(0)).unwrap();
            one.wishes.insert(date(to), wish);
        })
    };
    let free = moved(4).unwrap();
    assert_eq!(free.rota.people[&ONE].wish_weights, [(date(4), 3)].into());
    let codes = |error: CommandError| error.issues().iter().map(|issue| issue.code).collect::<Vec<_>>();
    assert_eq!(codes(moved(2).unwrap_err()), [IssueCode::DateTaken]);
    let gone = change(&wished, &|one| {
        one.wishes.remove(&date(0));
    })
    .unwrap();
    assert_eq!(gone.rota.people[&ONE].wish_weights, Default::default());
    // What a missed wish costs.
    let costs = |weight: u32| {
        let with = change(&wished, &|one| {
            one.wish_weights.insert(date(0), weight);
        })
        .unwrap();
        let mut rota = (*with.rota).clone();
        rota.rows.insert(ONE, [(date(0), EARLY)].into());
        let arranged = Arranged::of(&rota, &[]);
        let row = arranged.rota(&rota);
        score(&arranged.problem, &row).soft
    };
    assert_eq!(costs(3) - costs(1), 80);
}
