//! Named patterns: how each fits the shifts of the plan, what it asks of its people, and the shifts that it would want.

use super::{
    Cells,
    crews::{Crews, PatternFacts, monday_of},
};
use crate::{
    base::RawId,
    domain::{
        RotaPlan, ShiftId, in_order,
        position::behind,
        rota::{Duty, ShiftKind},
    },
    engine::rota::pattern::{PATTERNS, Pattern, PatternKey, Wanted, laid, wanted_shifts},
    text::{
        Voice,
        rota_page::FirstRotaWords,
        rota_patterns::{PatternSaid, PatternWords},
    },
};
use chrono::Datelike;
use std::collections::BTreeMap;

/// A pattern as it is offered.
#[derive(Clone, Debug, PartialEq)]
pub struct Offered {
    /// What it is called.
    pub name: &'static str,
    /// What it is.
    pub line: &'static str,
    /// What it asks of people, and how its crews begin, in words.
    pub asks: String,
    /// What of it does not fit the shifts of the plan, in words.
    pub faults: Vec<String>,
}

fn words_of(key: PatternKey, voice: Voice<'_>) -> PatternWords {
    let words = voice.words.rota_patterns();
    match key {
        PatternKey::PanamaSlow => words.panama_slow,
        PatternKey::PanamaFortnight => words.panama_fortnight,
        PatternKey::Pitman => words.pitman,
        PatternKey::DuPont => words.dupont,
        PatternKey::FourOnFourOff => words.four_on_four_off,
        PatternKey::ContinentalLong => words.continental_long,
        PatternKey::Metropolitan => words.metropolitan,
        PatternKey::Continental => words.continental,
        PatternKey::SouthernSwing => words.southern_swing,
        PatternKey::FiveTeams => words.five_teams,
    }
}

/// The shift that a letter of a pattern means: one that is worked and as long as the pattern's, if there is any.
fn shift_for<'a>(rota: &'a RotaPlan, wanted: &Wanted) -> Option<(ShiftId, &'a ShiftKind)> {
    let begins = |kind: &ShiftKind| kind.letter.trim().to_uppercase().starts_with(wanted.letter);
    let fit = |kind: &ShiftKind| {
        let is_whole = kind.letter.trim().chars().count() == 1;
        (kind.duty == Duty::Work, kind.length_minutes == wanted.length_minutes, is_whole)
    };
    let of_letter = in_order(&rota.shifts).into_iter().filter(|(_, kind)| begins(kind));
    // Of equals the first of the list.
    of_letter.rev().max_by_key(|(_, kind)| fit(kind))
}

/// What of a pattern fits no shift: the letter, and the shift of another length that would be taken.
fn unfit<'a>(rota: &'a RotaPlan, pattern: &Pattern) -> Vec<(Wanted, Option<&'a ShiftKind>)> {
    let found = wanted_shifts(pattern).into_iter().map(|wanted| (wanted, shift_for(rota, &wanted)));
    let unfit = found.filter(|(wanted, found)| {
        found.is_none_or(|(_, kind)| kind.length_minutes != wanted.length_minutes || kind.duty != Duty::Work)
    });
    unfit.map(|(wanted, found)| (wanted, found.map(|(_, kind)| kind))).collect()
}

/// The shifts that a pattern wants and the plan has not, or not so long. Their letters are such as no other shift has.
pub fn pattern_shifts(
    rota: &RotaPlan,
    pattern: &Pattern,
    words: FirstRotaWords,
    mut id: impl FnMut() -> RawId,
) -> BTreeMap<ShiftId, ShiftKind> {
    let mut position = behind(&rota.shifts);
    let mut taken: Vec<String> = rota.shifts.values().map(|kind| kind.letter.trim().to_uppercase()).collect();
    let mut made = BTreeMap::new();
    for (wanted, _) in unfit(rota, pattern) {
        let numbered = (2..10).map(|number| format!("{}{number}", wanted.letter));
        let letters = std::iter::once(wanted.letter.to_string()).chain(numbered);
        let letter = letters.into_iter().find(|letter| !taken.contains(letter)).unwrap_or_default();
        taken.push(letter.clone());
        let is_long = wanted.length_minutes > 600;
        let (name, _) = words.shifts[match (wanted.letter, is_long) {
            ('E', _) => 0,
            ('L', _) => 1,
            ('N', false) => 2,
            ('D', false) => 3,
            ('N', true) => 5,
            (_, _) => 4,
        }];
        let kind = ShiftKind {
            position: position.clone(),
            name: name.to_owned(),
            letter,
            start_minute: wanted.start_minute,
            length_minutes: wanted.length_minutes,
            unpaid_break_minutes: 0,
            handover_minutes: 0,
            duty: Duty::Work,
            site: None,
            most_in_four_weeks: None,
            cap_weight: None,
            never_next: Default::default(),
            next_weight: None,
        };
        position = position.after();
        made.insert(ShiftId(id()), kind);
    }
    made
}

/// All patterns, each with the shifts of the plan and against the contracts of its people.
pub fn patterns(rota: &RotaPlan, voice: Voice<'_>) -> Vec<Offered> {
    PATTERNS.iter().map(|pattern| offered(rota, pattern, voice)).collect()
}

fn offered(rota: &RotaPlan, pattern: &Pattern, voice: Voice<'_>) -> Offered {
    let (words, said) = (words_of(pattern.key, voice), voice.words.rota_patterns());
    let faults = unfit(rota, pattern).into_iter().map(|(wanted, found)| {
        let wants = (wanted.letter, wanted.start_minute, wanted.length_minutes);
        match found {
            None => (said.no_shift)(voice.format, wants),
            Some(kind) => (said.other_length)(voice.format, wants, &kind.name, kind.length_minutes),
        }
    });
    let facts = match crews(rota, pattern) {
        Ok(crews) => pattern_said(&crews.facts(rota), voice),
        // With the shifts that it wants, since it can be laid with no others.
        Err(_) => {
            let mut with = rota.clone();
            let mut next = 0;
            let free = || {
                while rota.shifts.contains_key(&ShiftId(RawId(next))) {
                    next += 1;
                }
                next += 1;
                RawId(next - 1)
            };
            with.shifts.extend(pattern_shifts(rota, pattern, voice.words.rota_page().first, free));
            let facts = crews(&with, pattern).map(|crews| crews.facts(&with)).unwrap_or_default();
            (said.with_its_shifts)(&pattern_said(&facts, voice))
        }
    };
    let offsets: Vec<usize> = pattern.offsets.iter().map(|offset| offset + 1).collect();
    let cycle = pattern.sequences.first().map_or(0, |letters| letters.len());
    Offered {
        name: words.name,
        line: words.line,
        asks: format!("{facts} {}", (said.offsets)(&offsets, cycle)),
        faults: faults.collect(),
    }
}

/// What a pattern asks of people, in words.
pub fn pattern_said(facts: &PatternFacts, voice: Voice<'_>) -> String {
    let said = PatternSaid {
        hours: facts.hours_a_week,
        contracts: facts.contracts,
        people: facts.people,
        over: facts.over,
        most_over: facts.most_over,
        nights: facts.nights_in_row,
        weekends_off: facts.weekends_off,
    };
    (voice.words.rota_patterns().asks)(voice.format, said)
}

/// That a pattern is laid as from the Monday before, where the rota begins on another weekday.
pub fn begins_on_monday(rota: &RotaPlan, voice: Voice<'_>) -> Option<String> {
    let is_monday = rota.first_day.weekday() == chrono::Weekday::Mon;
    (!is_monday)
        .then(|| (voice.words.rota_patterns().from_monday)(voice.format, rota.first_day, monday_of(rota)))
}

fn crews(rota: &RotaPlan, pattern: &Pattern) -> Result<Crews, char> {
    let wanted = wanted_shifts(pattern);
    let shifts: BTreeMap<char, ShiftId> =
        wanted.iter().filter_map(|one| Some((one.letter, shift_for(rota, one)?.0))).collect();
    let on = |crew, day| match laid(pattern, crew, day) {
        'O' => Ok(None),
        letter => shifts.get(&letter).copied().map(Some).ok_or(letter),
    };
    let days = pattern.sequences.first().map_or(0, |letters| letters.len());
    let cycles = (0..pattern.teams).map(|crew| (0..days).map(|day| on(crew, day)).collect());
    Ok(Crews(cycles.collect::<Result<_, char>>()?))
}

/// Lays a pattern over the rota: people follow the row of their crew, those without one in turn. Days of leave stay free.
///
/// # Errors
/// The letter of the pattern that no shift has.
pub fn lay(rota: &RotaPlan, pattern: &Pattern) -> Result<Cells, char> {
    Ok(crews(rota, pattern)?.laid(rota))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        app::{
            command::{Command, RotaChange, apply},
            sample::sample,
        },
        base::Month,
        domain::Document,
        text::{PlainFormat, en},
    };
    use chrono::Days;
    use std::sync::Arc;

    const VOICE: Voice<'static> = Voice { words: &en::WORDS, format: &PlainFormat };

    fn plan() -> Document {
        sample(Month { year: 2027, month: 1 })
    }

    fn made(rota: &RotaPlan, pattern: &Pattern) -> BTreeMap<ShiftId, ShiftKind> {
        let mut next = 900;
        pattern_shifts(rota, pattern, VOICE.words.rota_page().first, || {
            next += 1;
            RawId(next)
        })
    }

    #[test]
    fn hours_are_those_of_the_shifts_of_the_plan_until_those_of_the_pattern_are_made() {
        let plan = plan();
        let panama = &PATTERNS[0];
        let here = crews(&plan.rota, panama).unwrap().facts(&plan.rota).hours_a_week;
        let by_letter = |letter: &str| {
            let shift = plan.rota.shifts.values().find(|kind| kind.letter == letter).unwrap();
            f64::from(shift.working_minutes()) / 60.0
        };
        assert!((here - (by_letter("D") + by_letter("N")) * 14.0 * 7.0 / 56.0).abs() < 1e-9, "{here}");
        let shown = offered(&plan.rota, panama, VOICE);
        assert_eq!(shown.faults.len(), 2, "{shown:?}");
        assert!(
            shown.faults[0].starts_with("D is Day, of 8 h: the pattern wants a shift of 12 h from 07:00")
        );
        assert!(shown.asks.contains("on the days 1, 8, 29, 36 of a cycle of 56"), "{}", shown.asks);

        let shifts = made(&plan.rota, panama);
        let letters: Vec<_> =
            shifts.values().map(|kind| (kind.letter.as_str(), kind.length_minutes)).collect();
        assert_eq!(letters, [("D2", 720), ("N2", 720)]);
        let after = apply(&plan, Command::Rota(RotaChange::Shifts(shifts))).unwrap();
        let facts = crews(&after.rota, panama).unwrap().facts(&after.rota);
        assert!((facts.hours_a_week - 42.0).abs() < 1e-9);
        assert_eq!(offered(&after.rota, panama, VOICE).faults, Vec::<String>::new());
        assert_eq!(made(&after.rota, panama), BTreeMap::new());
        // The contracts are those of the people on the rota.
        let contracts: Vec<f64> =
            after.rota.people.values().map(|person| person.contract_hours_per_week).collect();
        let over = contracts.iter().filter(|hours| **hours < 42.0 - 0.05).count();
        assert_eq!((facts.people, facts.over), (contracts.len(), over));
    }

    #[test]
    fn with_the_shifts_that_they_want_patterns_ask_what_the_reference_says() {
        let records = include_str!("../../../../tests/data/reference/shift_patterns.json");
        let records: Vec<serde_json::Value> = serde_json::from_str(records).unwrap();
        let ids = [
            "panama-2-2-3-slow",
            "panama-2-2-3-fortnight",
            "pitman-fixed",
            "dupont",
            "4on4off-blocks",
            "continental-12h",
            "metropolitan-8h",
            "continental-8h",
            "southern-swing",
            "five-team-2-2-2-4",
        ];
        for (pattern, id) in PATTERNS.iter().zip(ids) {
            let record = records.iter().find(|record| record["id"] == id).unwrap();
            let mut rota = (*plan().rota).clone();
            rota.shifts = made(&rota, pattern).into_iter().chain(rota.shifts.clone()).collect();
            let facts = crews(&rota, pattern).unwrap().facts(&rota);
            let near = |ours: f64, name: &str| {
                assert!((ours - record[name].as_f64().unwrap()).abs() < 6e-4, "{id} {name}: {ours}");
            };
            near(facts.hours_a_week, "avg_hours_week");
            near(facts.weekends_off, "weekends_off_share");
            assert_eq!(facts.nights_in_row as u64, record["max_consecutive_nights"], "{id}");
        }
    }

    #[test]
    fn a_pattern_whose_letters_no_shift_has_is_told_with_shifts_of_its_own() {
        let mut plan = plan();
        let rota = Arc::make_mut(&mut plan.rota);
        rota.shifts.retain(|_, kind| kind.letter == "E");
        let shown = offered(rota, &PATTERNS[4], VOICE);
        assert!(shown.asks.starts_with("With shifts of its own: 42.0 hours a week"), "{}", shown.asks);
        assert_eq!(shown.faults.len(), 2);
        assert!(shown.faults[1].starts_with("No shift has the letter N"), "{:?}", shown.faults);
        assert!(lay(rota, &PATTERNS[4]).is_err());
    }

    #[test]
    fn a_rota_that_begins_within_a_week_is_within_the_pattern() {
        let mut plan = plan();
        let rota = Arc::make_mut(&mut plan.rota);
        rota.people.values_mut().for_each(|person| person.leave.clear());
        assert_eq!(begins_on_monday(rota, VOICE), None);
        let from_monday = lay(rota, &PATTERNS[6]).unwrap();
        rota.first_day = rota.first_day + Days::new(2);
        let from_wednesday = lay(rota, &PATTERNS[6]).unwrap();
        let first = in_order(&rota.people)[0].0;
        let row = |cells: &Cells| -> Vec<_> {
            cells.iter().filter(|(person, ..)| *person == first).map(|(_, _, shift)| *shift).collect()
        };
        assert_eq!(row(&from_monday)[2..], row(&from_wednesday)[..54]);
        assert!(begins_on_monday(rota, VOICE).unwrap().contains("Monday"));
    }
}
