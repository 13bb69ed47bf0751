//! What the page of the rota shows: the sentence and the figures, the cells of the grid, what is asked and what stands in its way.

mod asked;
mod balance;
mod causes;
mod compare;
mod crews;
mod figures;
mod files;
mod grid;
mod hours_of_cover;
mod lines;
mod lists;
mod own;
mod own_pattern;
mod panels;
mod parts;
mod patterns;
mod premiums;
mod printed;
mod shares;
mod stretch;
mod swaps;
mod versions;
mod why;

pub use asked::{Answer, Asking, asked, off_sick};
pub use balance::{Balance, Lacks, balance, begun_on, days_of, lacks};
pub use causes::{impossible, in_the_way};
pub use compare::{BeforeAfter, ChangedPerson, Comparison, Which, comparable, compare};
pub use crews::PatternFacts;
pub use figures::{FigureOpened, Leads, figure_opened};
pub use files::{
    Cells, EventKind, cells_of_calendar, kinds_of_calendar, said_of_cells, taken_with_people,
    unknown_of_calendar, unread_of_calendar, unread_of_table,
};
pub use grid::{CellView, Column, CoverRow, Off, RowSeen, cells, columns, cover_rows, said};
pub use hours_of_cover::{
    Against, DeskNeeds, HOURS, HourSeen, HoursShown, desk_needs, gap_in_hour, hours_of_cover, hours_shown,
};
pub use lines::{Line, lines};
pub use lists::{BrokenPlace, GapRun, Listed, bent, broken, gaps};
pub use own::{OwnShift, OwnView, own_view};
pub use own_pattern::{lay_own, own_facts, own_offsets, set_offset};
pub use panels::{Taker, Takers, gap_title, place_of, takers};
pub use parts::{Part, part_line};
pub use patterns::{Offered, begins_on_monday, lay, pattern_said, pattern_shifts, patterns};
pub use premiums::{MonthRow, PremiumRow, PremiumsSeen, premiums, premiums_by_month};
pub use printed::{Inked, PrintedTable, printed};
pub use shares::{Share, in_wrong_hands, shares, unevenness};
pub use stretch::{Stretch, days_shown, stretch_name};
pub use swaps::{Offer, offers, swaps};
pub use versions::{Published, to_publish, versions};
pub use why::{WhySaid, why_said};

use super::figure::StripFigure;
use crate::{
    base::WeekGrid,
    domain::{Document, RotaPlan, Year},
    engine::rota::{Arranged, RotaReport, rota_report},
    text::{Voice, rota_page::RotaFacts},
};
use chrono::NaiveDate;
use std::collections::BTreeSet;

/// The rota with all that is counted on it.
#[derive(Clone, Debug, PartialEq)]
pub struct RotaSeen {
    /// The plan's rota as a problem.
    pub arranged: Arranged,
    /// What it gives.
    pub report: RotaReport,
}

/// The holidays of the plan's year: those in the rota are shared out, those before it were.
pub fn holidays(year: &Year) -> Vec<NaiveDate> {
    year.holidays.values().map(|holiday| holiday.date).collect()
}

/// Counts what there is to count.
pub fn seen(rota: &RotaPlan, year: &Year) -> RotaSeen {
    RotaSeen::of(rota, year, Arranged::of(rota, &holidays(year)))
}

impl RotaSeen {
    /// Counts what there is to count on a rota that is a problem already.
    pub fn of(rota: &RotaPlan, year: &Year, arranged: Arranged) -> Self {
        let report = rota_report(rota, &arranged, &holidays(year));
        Self { arranged, report }
    }
}

/// The head of the page.
#[derive(Clone, Debug, PartialEq)]
pub struct RotaHead {
    /// The sentence a manager can repeat.
    pub answer: String,
    /// From when to when.
    pub detail: String,
    /// The figures; none without people or shifts.
    pub figures: Vec<StripFigure>,
}

/// Derives the head.
pub fn head(rota: &RotaPlan, seen: &RotaSeen, voice: Voice<'_>) -> RotaHead {
    let words = voice.words.rota_page();
    let f = voice.format;
    if is_empty(rota) {
        let desk = voice.words.rota_desk();
        let [answer, detail] = match (has_begun(rota), rota.people.is_empty()) {
            (false, _) => [words.empty, words.empty_detail],
            (true, true) => desk.no_people,
            (true, false) => desk.no_shifts,
        };
        return RotaHead { answer: answer.to_owned(), detail: detail.to_owned(), figures: Vec::new() };
    }
    let report = &seen.report;
    let nights = report.people.iter().map(|has| has.nights);
    let filled = report.people.iter().map(|has| has.shifts).sum();
    let rules: BTreeSet<_> = report.broken.iter().map(|broken| broken.what).collect();
    let never_covered = lists::never_covered(rota, seen, voice);
    let facts = RotaFacts {
        weeks: rota.weeks,
        missing: report.missing,
        broken: rules.len(),
        never_covered: &never_covered,
        // A rounding error is no night.
        nights_from_fair: (report.nights_from_fair - 1e-9).ceil().max(0.0) as u32,
        filled,
    };
    let wanted: u32 = report.cover.iter().flat_map(|line| &line.wanted).sum();
    let (wishes, missed) =
        report.people.iter().fold((0, 0), |(all, missed), has| (all + has.wishes, missed + has.missed));
    let count = |value: u32| f.number(f64::from(value), 0);
    let notes = [
        (words.of_wanted)(f, wanted),
        // Of a rota of nobody nothing is to be said.
        match filled {
            0 => String::new(),
            _ => (words.breaches)(report.broken.len(), rules.len(), rota.rules.len()),
        },
        (words.most_and_least)(nights.clone().max().unwrap_or(0), nights.min().unwrap_or(0)),
        (words.of_wishes)(wishes),
    ];
    let values = [
        (count(report.missing), Some(report.missing == 0)),
        match filled {
            0 => (words.no_figure.to_owned(), None),
            _ => (count(rules.len() as u32), Some(rules.is_empty())),
        },
        (count(facts.nights_from_fair), None),
        (count(missed), None),
    ];
    let keys = ["missing", "broken", "nights", "wishes"];
    let figures = keys.into_iter().zip(values).zip(notes).zip(words.figures.into_iter().zip(words.units));
    let figures = figures.map(|(((key, (figure, good)), note), (name, unit))| StripFigure {
        key,
        name,
        figure,
        unit: unit.to_owned(),
        note,
        good: good.filter(|_| filled > 0),
    });
    let last = rota.date(rota.days().saturating_sub(1));
    RotaHead {
        answer: (words.answer)(f, facts),
        detail: (words.detail)(f, rota.first_day, last),
        figures: figures.collect(),
    }
}

/// Whether there is anything of a rota: people, or shifts.
pub fn has_begun(rota: &RotaPlan) -> bool {
    !rota.people.is_empty() || !rota.shifts.is_empty()
}

/// What a first rota would lack: people, and seats.
pub fn lacking(plan: &Document) -> [bool; 2] {
    let seats = |grid: &WeekGrid<u16>| grid.values().iter().any(|seats| *seats > 0);
    [plan.team.heads() < 0.5, !seats(&plan.desk.seats) && !seats(&plan.desk.minimum.seats)]
}

/// Whether there is nobody or nothing to plan.
pub fn is_empty(rota: &RotaPlan) -> bool {
    rota.people.is_empty() || rota.shifts.is_empty()
}

/// Who is at the desk in each hour of the rota, from the first midnight of the home zone on; people on call and on standby and the time of
/// handovers are left out, shifts of other sites stand at the hours that they really are.
pub fn there(plan: &Document) -> Vec<u16> {
    use crate::exchange::rota::hours::{home_zone, span, zone_of};
    let rota = &plan.rota;
    // A shift of two days may begin before the first one or end behind the last.
    let mut there = vec![0_u16; rota.days() * 24 + 96];
    let home = home_zone(&plan.soc);
    for row in rota.rows.values() {
        for (date, shift) in row {
            let (Some(day), Some(kind)) = (rota.day_of(*date), rota.shifts.get(shift)) else { continue };
            let (from, to) = match kind.site {
                None => {
                    let midnight = day as i64 * 1_440;
                    (midnight + i64::from(kind.start_minute), midnight + i64::from(kind.end_minute()))
                }
                Some(_) => {
                    let span = span(kind, *date, zone_of(&plan.rota, &plan.soc, kind.site));
                    let minute = |at: chrono::DateTime<chrono::Utc>| {
                        let wall = at.with_timezone(&home).naive_local();
                        (wall - rota.first_day.and_time(chrono::NaiveTime::MIN)).num_minutes()
                    };
                    (minute(span.from), minute(span.to))
                }
            };
            let to = to - i64::from(kind.length_minutes - kind.desk_minutes());
            // Whole hours only: a seat that is taken for half an hour is not staffed in it.
            let first =
                usize::try_from(from.max(0).div_euclid(60) + i64::from(from.max(0) % 60 > 0)).unwrap_or(0);
            let end = usize::try_from(to.max(0) / 60).unwrap_or(0);
            there.iter_mut().take(end).skip(first).for_each(|seats| *seats = seats.saturating_add(1));
        }
    }
    there
}

/// The seats of the rota in each hour of the week: the fewest of all its weeks, people on call left out.
pub fn seats(plan: &Document) -> WeekGrid<u16> {
    use crate::base::HourOfWeek;
    use chrono::Datelike;
    let rota = &plan.rota;
    let there = there(plan);
    let hours = rota.days() * 24;
    let offset = rota.first_day.weekday().num_days_from_monday() as usize * 24;
    // The first day lacks what began the day before, so that it counts only where nothing else does.
    let usual = if rota.weeks > 1 { 24..hours } else { 0..hours };
    WeekGrid::from_fn(|hour: HourOfWeek| {
        let at = usual.clone().filter(|at| (at + offset) % 168 == hour.index());
        at.filter_map(|at| there.get(at).copied()).min().unwrap_or(0)
    })
}

#[cfg(test)]
mod tests;
