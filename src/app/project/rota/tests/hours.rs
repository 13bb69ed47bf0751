//! Who is there in each hour against who is needed: nights, other zones, changed clocks, duties without a seat, and what is said.

use super::{VOICE, changed, plan};
use crate::{
    app::{first_rota::nobody, project::rota::*},
    base::{HourOfWeek, Month, RawId},
    domain::{
        CoverId, PersonId, Position, ShiftId, SiteId, SkillId, SocFacts,
        rota::{Cover, Duty, ShiftKind, Site},
    },
    text::rota_hours::Demand,
};

const ONE: ShiftId = ShiftId(RawId(1));
const OTHER: ShiftId = ShiftId(RawId(2));
const ABROAD: SiteId = SiteId(RawId(7));

fn date(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn kind(start_hour: u32, hours: u32) -> ShiftKind {
    ShiftKind {
        position: Position::default(),
        name: "Shift".into(),
        letter: "S".into(),
        start_minute: start_hour * 60,
        length_minutes: hours * 60,
        unpaid_break_minutes: 0,
        handover_minutes: 0,
        duty: Duty::Work,
        site: None,
        most_in_four_weeks: None,
        cap_weight: None,
        never_next: Default::default(),
        next_weight: None,
    }
}

fn line(shift: ShiftId, wanted: u32) -> Cover {
    Cover {
        position: Position::default(),
        shift,
        skill: None,
        least_level: None,
        on_site: false,
        wanted: [wanted; 7],
        on_dates: Default::default(),
    }
}

/// A week of two people in Berlin who work nothing yet, from a day on.
fn week(first_day: &str) -> (RotaPlan, SocFacts) {
    let mut rota = RotaPlan { weeks: 1, ..RotaPlan::empty(date(first_day)) };
    for id in [1, 2] {
        rota.people.insert(PersonId(RawId(id)), nobody(Position::default(), format!("No. {id}"), 40.0));
    }
    let soc = SocFacts { home_zone: "Europe/Berlin".into(), ..(*plan().soc).clone() };
    (rota, soc)
}

fn put(rota: &mut RotaPlan, person: u64, on: &str, shift: ShiftId) {
    rota.rows.entry(PersonId(RawId(person))).or_default().insert(date(on), shift);
}

fn want(rota: &mut RotaPlan, id: u64, line: Cover) {
    rota.cover.insert(CoverId(RawId(id)), line);
}

fn abroad(rota: &mut RotaPlan, zone: &str) {
    let site = Site {
        position: Position::default(),
        name: "Abroad".into(),
        zone: zone.into(),
        holidays: Default::default(),
    };
    rota.sites.insert(ABROAD, site);
}

fn people(there: u32, needed: u32) -> HourSeen {
    HourSeen::People { there, needed }
}

/// The hours of one day against the cover.
fn day(rota: &RotaPlan, soc: &SocFacts, day: usize) -> Vec<HourSeen> {
    hours_of_cover(rota, soc, None, day..day + 1)
}

#[test]
fn a_night_is_there_on_both_sides_of_midnight() {
    let (mut rota, soc) = week("2027-06-07");
    rota.shifts.insert(ONE, kind(22, 8));
    want(&mut rota, 1, line(ONE, 2));
    put(&mut rota, 1, "2027-06-08", ONE);
    let (tuesday, wednesday) = (day(&rota, &soc, 1), day(&rota, &soc, 2));
    assert_eq!(
        (tuesday.len(), tuesday[5], tuesday[6], tuesday[21]),
        (24, people(0, 2), people(0, 0), people(0, 0))
    );
    assert_eq!((tuesday[22], tuesday[23]), (people(1, 2), people(1, 2)));
    assert_eq!((wednesday[0], wednesday[5], wednesday[6]), (people(1, 2), people(1, 2), people(0, 0)));
    // A day is the same whichever days are shown beside it.
    assert_eq!(hours_of_cover(&rota, &soc, None, 0..7)[48..72], wednesday);
}

#[test]
fn of_the_night_before_the_rota_nothing_is_known_but_what_was_worked() {
    let (mut rota, soc) = week("2027-06-07");
    rota.shifts.insert(ONE, kind(22, 8));
    want(&mut rota, 1, line(ONE, 2));
    let monday = day(&rota, &soc, 0);
    assert_eq!((monday[0], monday[5], monday[6]), (HourSeen::Unknown, HourSeen::Unknown, people(0, 0)));
    put(&mut rota, 2, "2027-06-06", ONE);
    assert_eq!(day(&rota, &soc, 0)[0], people(1, 2));
}

#[test]
fn a_shift_of_another_site_stands_at_the_hours_that_it_really_is() {
    let (mut rota, soc) = week("2027-06-07");
    abroad(&mut rota, "America/Chicago");
    rota.shifts.insert(ONE, ShiftKind { site: Some(ABROAD), ..kind(6, 8) });
    want(&mut rota, 1, line(ONE, 1));
    put(&mut rota, 1, "2027-06-07", ONE);
    let monday = day(&rota, &soc, 0);
    assert_eq!(
        (monday[12], monday[13], monday[20], monday[21]),
        (people(0, 0), people(1, 1), people(1, 1), people(0, 0))
    );
    // A site ahead begins the day behind the last one on the last evening at home.
    abroad(&mut rota, "Australia/Sydney");
    let kind = ShiftKind { site: Some(ABROAD), ..kind(7, 8) };
    rota.shifts.insert(ONE, kind);
    let sunday = day(&rota, &soc, 6);
    assert_eq!(
        (sunday[6], sunday[7], sunday[22], sunday[23]),
        (people(0, 1), people(0, 0), people(0, 0), HourSeen::Unknown)
    );
    let report = seen(&rota, &plan().year);
    assert_eq!(
        gap_in_hour(&rota, &soc, &report, (5, 23)),
        Some((0, 6)),
        "Sunday's shift is short on Saturday evening"
    );
}

#[test]
fn an_hour_that_the_clock_skips_is_none_and_one_shown_twice_tells_the_smaller_number() {
    let (mut rota, soc) = week("2027-03-22");
    rota.shifts.insert(ONE, kind(22, 8));
    put(&mut rota, 1, "2027-03-27", ONE);
    let sunday = day(&rota, &soc, 6);
    assert_eq!(sunday.len(), 24);
    assert_eq!(sunday[..4], [people(1, 0), people(1, 0), HourSeen::Skipped, people(1, 0)]);
    assert_eq!((sunday[5], sunday[6]), (people(1, 0), people(0, 0)));
    // In autumn the night goes on through both; a shift on a clock that does not change ends between them.
    let (mut rota, soc) = week("2027-10-25");
    abroad(&mut rota, "UTC");
    rota.shifts.insert(ONE, kind(22, 8));
    rota.shifts.insert(OTHER, ShiftKind { site: Some(ABROAD), ..kind(22, 3) });
    put(&mut rota, 1, "2027-10-30", ONE);
    put(&mut rota, 2, "2027-10-30", OTHER);
    let one = WeekGrid::filled(2);
    let sunday = hours_of_cover(&rota, &soc, Some(&one), 6..7);
    assert_eq!(sunday.len(), 24);
    assert_eq!(sunday[..4], [people(2, 2), people(2, 2), people(1, 2), people(1, 2)]);
}

#[test]
fn on_call_standby_and_handovers_take_no_seat_and_ask_for_none() {
    let (mut rota, soc) = week("2027-06-07");
    rota.shifts.insert(ONE, ShiftKind { duty: Duty::OnCall, ..kind(6, 8) });
    rota.shifts.insert(OTHER, ShiftKind { duty: Duty::Standby, ..kind(6, 8) });
    want(&mut rota, 1, line(ONE, 1));
    want(&mut rota, 2, line(OTHER, 1));
    put(&mut rota, 1, "2027-06-08", ONE);
    put(&mut rota, 2, "2027-06-08", OTHER);
    assert!(day(&rota, &soc, 1).iter().all(|hour| *hour == people(0, 0)));
    // One goes as the next one has taken over: half an hour with both is no second seat, and an hour that begins without is short.
    rota.shifts.insert(ONE, ShiftKind { handover_minutes: 30, length_minutes: 510, ..kind(6, 8) });
    rota.shifts.insert(OTHER, kind(14, 8));
    let tuesday = day(&rota, &soc, 1);
    assert_eq!((tuesday[13], tuesday[14], tuesday[21]), (people(1, 1), people(1, 1), people(1, 1)));
    rota.shifts.insert(OTHER, ShiftKind { start_minute: 14 * 60 + 15, ..kind(14, 8) });
    assert_eq!(
        hours_of_cover(&rota, &soc, Some(&WeekGrid::filled(1)), 1..2)[14],
        people(0, 1),
        "its worst moment"
    );
}

#[test]
fn a_shift_asks_for_the_largest_of_its_lines_and_an_hour_for_all_its_shifts() {
    let (mut rota, soc) = week("2027-06-07");
    rota.shifts.insert(ONE, kind(6, 8));
    rota.shifts.insert(OTHER, kind(9, 8));
    let skill = Some(SkillId(RawId(5)));
    want(&mut rota, 1, line(ONE, 2));
    want(&mut rota, 2, Cover { skill, ..line(ONE, 1) });
    want(&mut rota, 3, Cover { skill, ..line(OTHER, 1) });
    let tuesday = day(&rota, &soc, 1);
    assert_eq!((tuesday[8], tuesday[9], tuesday[14]), (people(0, 2), people(0, 3), people(0, 1)));
    let report = seen(&rota, &plan().year);
    let gap = gap_in_hour(&rota, &soc, &report, (1, 9));
    assert_eq!(gap, Some((0, 1)), "the line of anybody comes first");
    assert_eq!(gap_in_hour(&rota, &soc, &report, (1, 20)), None);
}

#[test]
fn an_empty_plan_has_hours_of_nobody_and_says_so() {
    let soc = plan().soc;
    let rota = RotaPlan { weeks: 1, ..RotaPlan::empty(date("2027-06-07")) };
    let shown = hours_shown(&rota, &soc, None, 0..7, VOICE);
    assert_eq!((shown.hours.len(), shown.worst), (168, None));
    assert!(shown.hours.iter().all(|hour| *hour == people(0, 0)));
    assert_eq!(shown.answer, "The cover asks for nobody in these hours.");
    let none = RotaPlan { weeks: 0, ..rota };
    assert_eq!(hours_shown(&none, &soc, None, 0..7, VOICE).hours, []);
    assert_eq!(hours_shown(&none, &soc, None, 30..40, VOICE).on(30, 3), None);
}

#[test]
fn the_sample_is_covered_in_each_hour_until_somebody_is_taken_out() {
    let whole = plan();
    let all = 0..whole.rota.days();
    let shown = hours_shown(&whole.rota, &whole.soc, None, all.clone(), VOICE);
    // The first six hours are those of the night before.
    assert_eq!(shown.answer, "In all 1,338 hours as many people are there as the cover asks for, or more.");
    assert_eq!(
        (shown.on(0, 5), shown.on(0, 6), shown.on(56, 0)),
        (Some(HourSeen::Unknown), Some(people(2, 2)), None)
    );
    let early = |rota: &RotaPlan| *rota.shifts.iter().find(|(_, kind)| kind.letter == "E").unwrap().0;
    let plan = changed(|rota| {
        let (early, date) = (early(rota), rota.date(3));
        let at_work =
            |row: &&mut std::collections::BTreeMap<NaiveDate, ShiftId>| row.get(&date) == Some(&early);
        rota.rows.values_mut().find(at_work).unwrap().remove(&date);
    });
    let seen = seen(&plan.rota, &plan.year);
    let shown = hours_shown(&plan.rota, &plan.soc, None, all, VOICE);
    assert!(
        shown.answer.starts_with(
            "In 8 of 1,338 hours fewer people are there than the cover asks for; the worst is Thursday, 2027-01-07, at 06:00, one short."
        ),
        "{}",
        shown.answer
    );
    assert_eq!(shown.worst, Some((3, 6)));
    let line = seen.report.gaps.first().map(|gap| gap.cover);
    let gap = gap_in_hour(&plan.rota, &plan.soc, &seen, (3, 13)).unwrap();
    assert_eq!((gap.1, Some(seen.report.cover[gap.0].cover)), (3, line));
    // The days that are shown are those that are told.
    let later = hours_shown(&plan.rota, &plan.soc, None, 7..14, VOICE);
    assert!(later.answer.starts_with("In all 168 hours"), "{}", later.answer);
    assert_eq!((later.on(3, 6), later.on(7, 6).is_some()), (None, true));
}

#[test]
fn what_the_desk_needs_are_whole_seats_for_its_work_and_never_fewer_than_the_minimum() {
    let mut plan = plan();
    let needs = desk_needs(&plan);
    assert_eq!(needs.from, Demand::Work(Month { year: 2027, month: 1 }));
    let minimum = &plan.desk.minimum.seats;
    assert!(HourOfWeek::all().all(|hour| needs.seats[hour] >= minimum[hour]));
    assert!(
        HourOfWeek::all().any(|hour| needs.seats[hour] > minimum[hour]),
        "work is more than the least in some hour"
    );
    let shown = hours_shown(&plan.rota, &plan.soc, Some(&needs), 0..7, VOICE);
    assert!(shown.answer.contains("the desk needs"), "{}", shown.answer);
    assert!(shown.about.contains("alerts of 2027-01"), "{}", shown.about);
    // Without alerts there is nothing to work out.
    std::sync::Arc::make_mut(&mut plan.streams).clear();
    let staffed = desk_needs(&plan);
    assert_eq!(staffed.from, Demand::Staffed);
    assert!(HourOfWeek::all().all(|hour| staffed.seats[hour] >= plan.desk.seats[hour]));
}
