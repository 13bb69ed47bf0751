//! The rota in other formats: what the calendar, the table for payroll and a pasted table have in common on random plans.

use crate::support::{Random, document};
use chrono::{DateTime, NaiveDateTime};
use std::{collections::BTreeMap, sync::Arc};
use watchfloor::{
    domain::{Document, PersonId},
    exchange::rota::{calendar_in, grid, ical, payroll},
    text::en::WORDS,
};

const ZONES: [&str; 6] =
    ["Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kolkata", "America/Havana", "UTC"];

/// A random plan whose rota meets both clock changes.
fn plan(seed: u64) -> Document {
    let mut plan = document(seed);
    let mut r = Random::new(seed);
    let mut soc = (*plan.soc).clone();
    soc.home_zone = ZONES[r.below(6) as usize].into();
    plan.soc = Arc::new(soc);
    let mut rota = (*plan.rota).clone();
    rota.weeks = 53;
    // Of a day that was worked otherwise payroll says so, and the calendar does not.
    rota.people.values_mut().for_each(|person| person.worked.clear());
    let shifts: Vec<_> = rota.shifts.keys().copied().collect();
    for row in rota.rows.values_mut() {
        for date in rota.first_day.iter_days().take(400) {
            if !shifts.is_empty() && r.yes() {
                row.insert(date, shifts[r.below(shifts.len() as u64) as usize]);
            }
        }
    }
    plan.rota = Arc::new(rota);
    plan
}

/// Minutes of all events of a calendar.
fn minutes(calendar: &str) -> i64 {
    let moment = |line: &str| {
        let value = line.split_once(':').expect("a value").1;
        NaiveDateTime::parse_from_str(value, "%Y%m%dT%H%M%SZ").expect("a moment in UTC")
    };
    let mut total = 0;
    let mut begins = None;
    for line in calendar.split("\r\n") {
        if line.starts_with("DTSTART") {
            begins = Some(moment(line));
        } else if line.starts_with("DTEND") {
            let length = (moment(line) - begins.take().expect("a beginning")).num_minutes();
            assert!(length > 0);
            total += length;
        }
    }
    total
}

fn calendar(plan: &Document, who: Option<PersonId>) -> String {
    ical::calendar(plan, who, DateTime::UNIX_EPOCH, WORDS.rota_files().event)
}

#[test]
fn payroll_has_the_hours_that_the_calendar_has() {
    for seed in 0..60 {
        let plan = plan(seed);
        let pay = payroll::pay(&plan);
        let mut all = 0;
        for (id, pay) in &pay {
            assert_eq!(pay.attended + pay.on_call, minutes(&calendar(&plan, Some(*id))), "seed {seed}");
            assert!(pay.worked <= pay.attended && pay.saturday + pay.sunday <= pay.attended, "seed {seed}");
            assert!(pay.night <= pay.attended && pay.holiday <= pay.attended, "seed {seed}");
            assert_eq!(pay.overtime, (pay.worked + pay.calls - pay.contract).max(0), "seed {seed}");
            all += pay.attended + pay.on_call;
        }
        assert_eq!(all, minutes(&calendar(&plan, None)), "seed {seed}");
        let table = payroll::csv(&plan, payroll::Period::of(&plan.rota), &WORDS.rota_files().payroll);
        assert!(table.starts_with('\u{feff}') && table.ends_with("\r\n"), "seed {seed}");
        let written: f64 = table
            .lines()
            .skip(1)
            .map(|line| {
                let hours: Vec<f64> =
                    line.rsplit(',').take(14).map(|cell| cell.parse().expect("a number")).collect();
                hours[13] + hours[6]
            })
            .sum();
        assert!((written - all as f64 / 60.0).abs() < 0.0101 * (pay.len() as f64 + 1.0), "seed {seed}");
    }
}

#[test]
fn every_line_of_a_calendar_is_short_whole_and_its_own() {
    for seed in 0..60 {
        let plan = plan(seed);
        let text = calendar(&plan, None);
        assert!(
            text.split("\r\n").all(|line| line.len() <= 75 && !line.contains(['\r', '\n'])),
            "seed {seed}"
        );
        let mut ids: Vec<&str> = text.lines().filter(|line| line.starts_with("UID:")).collect();
        let events = ids.len();
        ids.sort_unstable();
        ids.dedup();
        let within = |date: &&chrono::NaiveDate| plan.rota.day_of(**date).is_some();
        let wanted: usize = plan.rota.rows.values().map(|row| row.keys().filter(within).count()).sum();
        assert_eq!((ids.len(), events), (wanted, wanted), "seed {seed}");
    }
}

#[test]
fn a_calendar_of_the_rota_is_read_back_unless_names_are_hard_to_tell() {
    for seed in 0..60 {
        let mut plan = plan(seed);
        let mut rota = (*plan.rota).clone();
        for (place, person) in rota.people.values_mut().enumerate() {
            person.name = format!("Analyst {place}");
        }
        // Everybody is at one site, and so are the shifts.
        let site = rota.sites.keys().next().copied();
        rota.people.values_mut().for_each(|person| person.site = site);
        for (place, kind) in rota.shifts.values_mut().enumerate() {
            (kind.site, kind.name) = (site, format!("Shift {place}"));
        }
        plan.rota = Arc::new(rota);
        let read = calendar_in::read(&plan, &calendar(&plan, None));
        let named =
            |name: &str| plan.rota.shifts.iter().find(|(_, kind)| kind.name == name).map(|(id, _)| *id);
        let taken = read.taken(&plan, named);
        for id in plan.rota.people.keys() {
            let row = plan.rota.rows.get(id).into_iter().flatten();
            let wanted = row.filter(|(date, _)| plan.rota.day_of(**date).is_some());
            let wanted: Vec<_> = wanted.map(|(date, shift)| (*date, *shift)).collect();
            let found = taken.cells.iter().filter(|((person, _), _)| person == id);
            let found: Vec<_> = found.map(|((_, date), shift)| (*date, *shift)).collect();
            assert_eq!(found, wanted, "seed {seed}");
        }
        assert_eq!(taken.unread, [], "seed {seed}");
        assert_eq!(read.unread.len(), usize::from(!calendar(&plan, None).contains("VEVENT")), "seed {seed}");
    }
}

#[test]
fn a_rota_written_as_a_table_is_read_back() {
    for seed in 0..60 {
        let mut plan = plan(seed);
        let mut rota = (*plan.rota).clone();
        for (person, place) in rota.people.values_mut().zip(0..) {
            person.name = format!("Analyst {place}");
        }
        for (shift, letter) in rota.shifts.values_mut().zip('A'..) {
            shift.letter = letter.into();
        }
        plan.rota = Arc::new(rota);
        let rota = &plan.rota;
        let dates: Vec<_> = rota.first_day.iter_days().take(rota.days()).collect();
        let mut table =
            format!("Name\t{}\n", dates.iter().map(ToString::to_string).collect::<Vec<_>>().join("\t"));
        let mut wanted = BTreeMap::new();
        for (id, person) in &rota.people {
            let letters = dates.iter().map(|date| {
                let shift = rota.shift_of(*id, *date);
                wanted.insert((*id, *date), shift);
                shift.map_or(String::new(), |shift| rota.shifts[&shift].letter.to_lowercase())
            });
            let letters: Vec<String> = letters.collect();
            table.push_str(&format!("{}\t{}\n", person.name, letters.join("\t")));
        }
        let read = grid::pasted(rota, &table);
        assert_eq!(read.unread.len(), usize::from(rota.people.is_empty()), "seed {seed}");
        let found: BTreeMap<_, _> =
            read.cells.into_iter().map(|(id, date, shift)| ((id, date), shift)).collect();
        assert_eq!(found, wanted, "seed {seed}");
    }
}
