//! What the patterns ask of people, counted from their letters alone, beside the record of the reference.

use super::*;
use serde_json::Value;

/// What a pattern asks of people.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Facts {
    /// Days until a team is where it began.
    cycle_days: usize,
    /// Hours a week, on average.
    hours_a_week: f64,
    /// Most hours of any seven days that follow each other.
    most_hours_in_seven_days: u32,
    /// Most days with a shift in a row.
    most_shifts_in_row: usize,
    /// Most nights in a row.
    most_nights_in_row: usize,
    /// Shortest time from a shift to the next, in hours.
    shortest_rest_hours: u32,
    /// Longest time from a shift to the next, in hours.
    longest_rest_hours: u32,
    /// Weekends without a shift on Saturday and Sunday, of all.
    weekends_off: f64,
    /// Those of them into which no night of Friday reaches, of all weekends.
    weekends_off_from_friday: f64,
    /// Nights, of the shifts of a team that has nights.
    night_share: f64,
    /// Rests of 35 hours or more in 14 days, on average.
    long_rests_in_14_days: f64,
    /// Whether each shift has one team on each day.
    is_covered_exactly_once: bool,
}

/// A rest that counts as a long one (24 hours and 11: Directive 2003/88/EC, article 5).
const LONG_REST_HOURS: u32 = 35;

/// Works out what a pattern asks of people: the most of any team, and shares over all teams.
fn facts(pattern: &Pattern) -> Facts {
    let cycle_days = sequence(pattern, 0).len().max(1);
    let days = cycle_days * if cycle_days.is_multiple_of(7) { 1 } else { 7 };
    let mut facts = Facts {
        cycle_days,
        hours_a_week: 0.0,
        most_hours_in_seven_days: 0,
        most_shifts_in_row: 0,
        most_nights_in_row: 0,
        shortest_rest_hours: u32::MAX,
        longest_rest_hours: 0,
        weekends_off: 0.0,
        weekends_off_from_friday: 0.0,
        night_share: 0.0,
        long_rests_in_14_days: 0.0,
        is_covered_exactly_once: is_covered(pattern, days),
    };
    let (mut shifts, mut nights, mut of_night_teams, mut off, mut off_from_friday, mut rests) =
        (0, 0, 0, 0, 0, 0);
    for crew in 0..pattern.teams {
        let letter = |day: usize| laid(pattern, crew, day);
        let works = |day: &usize| letter(*day) != 'O';
        let worked = (0..days).filter(works).count();
        let at_night = (0..days).filter(|day| letter(*day) == 'N').count();
        shifts += worked;
        nights += at_night;
        of_night_teams += if at_night > 0 { worked } else { 0 };
        for day in 0..days {
            let week = (day..day + 7).filter(works).count() as u32 * pattern.shift_hours;
            facts.most_hours_in_seven_days = facts.most_hours_in_seven_days.max(week);
            if day % 7 == 5 {
                let is_off = letter(day) == 'O' && letter(day + 1) == 'O';
                off += usize::from(is_off);
                off_from_friday += usize::from(is_off && letter(day - 1) != 'N');
            }
            if let Some(rest) = rest_after(pattern, crew, day, days) {
                facts.shortest_rest_hours = facts.shortest_rest_hours.min(rest);
                facts.longest_rest_hours = facts.longest_rest_hours.max(rest);
                rests += usize::from(rest >= LONG_REST_HOURS);
            }
        }
        facts.most_shifts_in_row = facts.most_shifts_in_row.max(in_row(days, |day| works(&day)));
        facts.most_nights_in_row = facts.most_nights_in_row.max(in_row(days, |day| letter(day) == 'N'));
    }
    let team_days = (days * pattern.teams).max(1) as f64;
    facts.hours_a_week = (shifts as u32 * pattern.shift_hours) as f64 * 7.0 / team_days;
    facts.weekends_off = off as f64 * 7.0 / team_days;
    facts.weekends_off_from_friday = off_from_friday as f64 * 7.0 / team_days;
    facts.night_share = nights as f64 / of_night_teams.max(1) as f64;
    facts.long_rests_in_14_days = rests as f64 * 14.0 / team_days;
    facts
}

/// Hours from the end of a team's shift of a day to its next.
fn rest_after(pattern: &Pattern, crew: usize, day: usize, days: usize) -> Option<u32> {
    let end = start_hour(pattern, laid(pattern, crew, day))? + pattern.shift_hours;
    (1_u32..).zip(day + 1..=day + days).find_map(|(after, next)| {
        let start = start_hour(pattern, laid(pattern, crew, next))?;
        (24 * after + start).checked_sub(end)
    })
}

/// The longest run of days round the ring.
fn in_row(days: usize, is_of_run: impl Fn(usize) -> bool) -> usize {
    let (mut run, mut longest) = (0, 0);
    for day in 0..2 * days {
        run = if is_of_run(day) { run + 1 } else { 0 };
        longest = longest.max(run);
    }
    longest.min(days)
}

/// Whether each shift has one team on each day.
fn is_covered(pattern: &Pattern, days: usize) -> bool {
    let shifts: &[char] = if pattern.shift_hours == 12 { &['D', 'N'] } else { &['E', 'L', 'N'] };
    (0..days).all(|day| {
        let mut working: Vec<char> =
            (0..pattern.teams).map(|crew| laid(pattern, crew, day)).filter(|letter| *letter != 'O').collect();
        working.sort_unstable();
        working == shifts
    })
}

/// Beside the record of the reference.
fn compared(key: PatternKey, id: &str) {
    let records = include_str!("../../../../tests/data/reference/shift_patterns.json");
    let records: Vec<Value> = serde_json::from_str(records).unwrap();
    let record = records.iter().find(|record| record["id"] == id).unwrap();
    let pattern = PATTERNS.iter().find(|pattern| pattern.key == key).unwrap();
    let whole = |name: &str| record[name].as_u64().unwrap();
    let figure = |name: &str| record[name].as_f64().unwrap();
    if record["offsets"].is_array() {
        let letters = record["sequence"].as_str().unwrap().replace('M', "E").replace('A', "L");
        assert_eq!(pattern.sequences, [letters]);
        let offsets: Vec<Value> = pattern.offsets.iter().map(|offset| Value::from(*offset)).collect();
        assert_eq!(record["offsets"], Value::from(offsets));
    }
    assert_eq!(record["shift_hours"], Value::from(vec![pattern.shift_hours]));
    assert_eq!((pattern.teams as u64, pattern.offsets.len()), (whole("teams"), pattern.teams));
    let facts = facts(pattern);
    assert_eq!(facts.cycle_days as u64, whole("cycle_days"));
    assert_eq!(Value::from(facts.is_covered_exactly_once), record["covered_exactly_once"]);
    assert!((facts.hours_a_week - figure("avg_hours_week")).abs() < 1e-9);
    assert_eq!(u64::from(facts.most_hours_in_seven_days), whole("max_hours_any_7_days"));
    assert_eq!(facts.most_shifts_in_row as u64, whole("max_consecutive_shifts"));
    assert_eq!(facts.most_nights_in_row as u64, whole("max_consecutive_nights"));
    assert_eq!(u64::from(facts.shortest_rest_hours), whole("min_rest_between_shifts_h"));
    assert_eq!(u64::from(facts.longest_rest_hours), whole("longest_rest_h"));
    // The reference has three decimals.
    let near = |ours: f64, name: &str| assert!((ours - figure(name)).abs() < 6e-4, "{name}: {ours}");
    near(facts.weekends_off, "weekends_off_share");
    near(facts.weekends_off_from_friday, "weekends_off_share_no_friday_night");
    near(facts.night_share, "night_share");
    // The reference counts over a stretch of time and loses rests at its ends.
    let lost = facts.long_rests_in_14_days - figure("rest_gaps_ge_35h_per_14_days");
    assert!((0.0..0.1).contains(&lost), "{lost}");
    assert_eq!(Value::from(facts.shortest_rest_hours >= 11), record["checks"]["ewtd_daily_rest_11h"]);
    assert_eq!(Value::from(facts.hours_a_week <= 48.0), record["checks"]["ewtd_48h_avg"]);
    assert_eq!(
        Value::from(facts.most_nights_in_row <= 3),
        record["checks"]["hsg256_consecutive_nights_le_3"]
    );
    assert_eq!(
        Value::from(facts.most_shifts_in_row <= 7),
        record["checks"]["hsg256_consecutive_shifts_le_7"]
    );
    // Back to an earlier shift within 16 hours: the reference finds none.
    assert_eq!(record["backward_quick_returns"], Value::from(Vec::<Value>::new()));
}

macro_rules! like_the_reference {
    ($($test:ident: $key:ident = $id:literal;)*) => {
        $(#[test]
        fn $test() {
            compared(PatternKey::$key, $id);
        })*
    };
}

like_the_reference! {
    panama_slow: PanamaSlow = "panama-2-2-3-slow";
    panama_by_the_fortnight: PanamaFortnight = "panama-2-2-3-fortnight";
    pitman: Pitman = "pitman-fixed";
    dupont: DuPont = "dupont";
    four_on_four_off: FourOnFourOff = "4on4off-blocks";
    continental_of_twelve_hours: ContinentalLong = "continental-12h";
    metropolitan: Metropolitan = "metropolitan-8h";
    continental: Continental = "continental-8h";
    southern_swing: SouthernSwing = "southern-swing";
    five_teams: FiveTeams = "five-team-2-2-2-4";
}

#[test]
fn teams_walk_through_the_cycle_from_their_own_day() {
    let [.., five] = PATTERNS;
    let days = |crew| (0..12).map(|day| laid(&five, crew, day)).collect::<String>();
    assert_eq!((days(0).as_str(), days(1).as_str(), days(5)), ("EELLNNOOOOEE", "LLNNOOOOEELL", days(0)));
    let pitman = PATTERNS[2];
    assert_eq!((laid(&pitman, 1, 0), laid(&pitman, 2, 0), laid(&pitman, 3, 2)), ('O', 'N', 'N'));
}

#[test]
fn a_pattern_wants_the_shifts_of_its_letters() {
    let of = |at: usize| {
        let wanted = wanted_shifts(&PATTERNS[at]).into_iter();
        wanted.map(|one| (one.letter, one.start_minute / 60, one.length_minutes / 60)).collect::<Vec<_>>()
    };
    assert_eq!(of(0), [('D', 7, 12), ('N', 19, 12)]);
    assert_eq!(of(6), [('E', 6, 8), ('L', 14, 8), ('N', 22, 8)]);
}

#[test]
fn a_gap_and_a_shift_that_is_taken_twice_are_found() {
    let of = |offsets| facts(&Pattern { offsets, ..PATTERNS[5] }).is_covered_exactly_once;
    assert!(of(EVERY_SECOND_DAY) && !of(&[0, 2, 4, 5]));
}
