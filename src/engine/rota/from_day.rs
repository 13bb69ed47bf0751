//! What is still open from a day on? The same problem without the days before it, which are known: they are looked back on.
//!
//! Rules see them as days before the rota, so that what they broke is not held against what comes. Sums over the rota, over spans
//! and over parts of it have what is used up taken off, and what is shared out counts it as had before.

use super::{
    SetCap, SpanCap,
    model::{Person, Problem, Rota, Row},
    score::counted,
};

impl Problem {
    /// The problem of the days from one on, where those before it stand as in this rota. Minutes that are
    /// still owed are so many only as can be made up for. Caps on single shifts that are soft stay soft only
    /// where something is left of them, and a weekend that is cut counts before and after the cut.
    pub fn from_day(&self, rota: &Rota, day: usize) -> Self {
        let day = day.min(self.days);
        let past = |person: usize| rota.get(person).map_or(&[][..], |row| &row[..day.min(row.len())]);
        let mut rest = Self {
            days: self.days - day,
            first_weekday: (self.first_weekday + day) % 7,
            shifts: self.shifts.clone(),
            people: Vec::new(),
            cover: self.cover.iter().filter(|line| line.day >= day).copied().collect(),
            company: self.company.iter().filter(|one| one.day >= day).copied().collect(),
            fairness: self.fairness.clone(),
        };
        rest.company.iter_mut().for_each(|one| one.day -= day);
        rest.cover.iter_mut().for_each(|line| line.day -= day);
        rest.people =
            self.people.iter().enumerate().map(|(at, person)| self.open(person, past(at), day)).collect();
        for fairness in &mut rest.fairness {
            for (at, before) in fairness.before.iter_mut().enumerate() {
                let had = counted(self, (at, past(at)), &fairness.counted);
                *before = before.saturating_add(u32::try_from(had).unwrap_or(u32::MAX));
            }
            fairness.counted = fairness.counted.counted_from(day);
        }
        rest
    }

    fn open(&self, person: &Person, past: &[Option<usize>], day: usize) -> Person {
        let mut open = person.clone();
        let minutes = |from: usize, to: usize| -> u32 {
            let of_days = past.get(from.min(past.len())..to.min(past.len())).unwrap_or_default();
            of_days.iter().flatten().map(|shift| self.shifts[*shift].minutes).sum()
        };
        let used = minutes(0, day);
        // Who is behind makes up for it, but not for more than a shift beyond the even pace of the days that are left.
        let longest = self.shifts.iter().map(|kind| kind.minutes).max().unwrap_or(0);
        let there = |from: usize| {
            let is_away = |day: &usize| person.away.contains(&(*day as i32)) || person.days_off.contains(day);
            (from..self.days).filter(|day| !is_away(day)).count() as u64
        };
        let pace = u64::from(person.min_minutes) * there(day) / there(0).max(1);
        open.min_minutes = person.min_minutes.saturating_sub(used).min(pace as u32 + longest);
        open.max_minutes = less(person.max_minutes, used);
        open.never_more_minutes = less(person.never_more_minutes, used);
        for (shift, most) in open.most_of_shift.iter_mut().enumerate() {
            *most = less(*most, past.iter().filter(|cell| **cell == Some(shift)).count() as u32);
        }
        open.most_of_set = person.most_of_set.iter().map(|set| set.left_from(past, day)).collect();
        open.spans = person
            .spans
            .iter()
            .filter(|span| span.end > day)
            .map(|span| SpanCap {
                first: span.first.saturating_sub(day),
                end: span.end - day,
                most_minutes: span.most_minutes.saturating_sub(minutes(span.first, day)),
            })
            .collect();
        open.max_weekends = less(person.max_weekends, weekends(past, self.first_weekday));
        open.days_off = person.days_off.iter().filter_map(|at| at.checked_sub(day)).collect();
        open.away.iter_mut().for_each(|away| *away -= day as i32);
        open.never_on =
            person.never_on.iter().filter_map(|(at, shift)| Some((at.checked_sub(day)?, *shift))).collect();
        open.pinned =
            person.pinned.iter().filter_map(|(at, cell)| Some((at.checked_sub(day)?, *cell))).collect();
        open.requests.retain(|request| request.day >= day);
        open.requests.iter_mut().for_each(|request| request.day -= day);
        open.history.extend_from_slice(past);
        open
    }
}

/// What is left of a number that is no limit at its most.
fn less(most: u32, used: u32) -> u32 {
    if most == u32::MAX { most } else { most.saturating_sub(used) }
}

/// Weekends with a shift.
fn weekends(past: &[Option<usize>], first_weekday: usize) -> u32 {
    let at_weekends = (0..past.len()).filter(|day| past[*day].is_some() && (first_weekday + day) % 7 >= 5);
    let mut weekends: Vec<usize> = at_weekends.map(|day| (first_weekday + day) / 7).collect();
    weekends.dedup();
    weekends.len() as u32
}

impl SetCap {
    fn left_from(&self, past: &[Option<usize>], day: usize) -> Self {
        let is_of_set = |(at, cell): &(usize, &Option<usize>)| {
            self.days.contains(at) && cell.is_some_and(|shift| self.shifts.contains(&shift))
        };
        let used = past.iter().enumerate().filter(is_of_set).count() as u32;
        let days = self.days.start.saturating_sub(day)..self.days.end.saturating_sub(day);
        Self { shifts: self.shifts.clone(), most: less(self.most, used), days, is_hard: self.is_hard }
    }
}

/// The days before one, and from it on those of another rota.
pub fn joined(past: &Rota, day: usize, rest: Rota) -> Rota {
    let join = |(past, rest): (&Row, Row)| past.iter().take(day).copied().chain(rest).collect();
    past.iter().zip(rest).map(join).collect()
}
