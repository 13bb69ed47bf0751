//! Can a problem be read? Everything that it points at is there, and no number is beyond all measure.

use super::{Counted, HEAVIEST_LIMIT, MOST_SHIFTS, Problem, Shift, Weight};

/// Why a problem or a rota cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Malformed {
    /// More kinds of shift than are handled.
    #[error("more than {MOST_SHIFTS} kinds of shift")]
    TooManyShifts,
    /// A day, shift or group that is not there.
    #[error("{what} {place} is not there")]
    Missing {
        /// The kind of thing.
        what: &'static str,
        /// Where it should be.
        place: usize,
    },
    /// A person whose caps are not one for each shift.
    #[error("person {0} has not one cap for each shift")]
    Caps(usize),
    /// A wish for fairness without one part and one count for each person.
    #[error("fairness {0} has not one part and one count for each person")]
    Parts(usize),
    /// Weights, minutes or days beyond all measure.
    #[error("{0} is out of range")]
    OutOfRange(&'static str),
}

impl Problem {
    /// Whether everything that it points at is there.
    pub fn validate(&self) -> Result<(), Malformed> {
        if self.shifts.len() > MOST_SHIFTS {
            return Err(Malformed::TooManyShifts);
        }
        if self.days > 1_000 || self.people.len() > 10_000 {
            return Err(Malformed::OutOfRange("the size"));
        }
        let day = |day: usize| {
            if day < self.days { Ok(()) } else { Err(Malformed::Missing { what: "day", place: day }) }
        };
        let shift = |shift: Shift| {
            if shift < self.shifts.len() {
                Ok(())
            } else {
                Err(Malformed::Missing { what: "shift", place: shift })
            }
        };
        for each in &self.shifts {
            if each.minutes > 10_080 {
                return Err(Malformed::OutOfRange("the length of a shift"));
            }
            if each.times.is_some_and(|(start, end)| start >= 1_440 || end < start || end > 11_520) {
                return Err(Malformed::OutOfRange("the times of a shift"));
            }
            each.forbidden_next.iter().chain(&each.never_next).try_for_each(|next| shift(*next))?;
        }
        for (place, person) in self.people.iter().enumerate() {
            if person.most_of_shift.len() != self.shifts.len() {
                return Err(Malformed::Caps(place));
            }
            if person.min_minutes > 10_000_000 {
                return Err(Malformed::OutOfRange("the minutes of a person"));
            }
            if person.min_weekly_rest_minutes > 8_640 {
                return Err(Malformed::OutOfRange("the weekly rest of a person"));
            }
            if person.soft.iter().any(|(_, weight)| *weight > HEAVIEST_LIMIT) {
                return Err(Malformed::OutOfRange("the weight of a limit"));
            }
            if person.spans.iter().any(|span| span.first >= span.end || span.end > self.days) {
                return Err(Malformed::OutOfRange("the days of a span"));
            }
            person.most_of_set.iter().flat_map(|set| &set.shifts).try_for_each(|each| shift(*each))?;
            person.days_off.iter().try_for_each(|off| day(*off))?;
            let later = person.away.iter().filter_map(|away| usize::try_from(*away).ok());
            later.into_iter().try_for_each(day)?;
            for (at, never) in &person.never_on {
                day(*at)?;
                shift(*never)?;
            }
            for (at, cell) in &person.pinned {
                day(*at)?;
                cell.map_or(Ok(()), shift)?;
            }
            for request in &person.requests {
                day(request.day)?;
                shift(request.shift)?;
                in_range(request.weight)?;
            }
            person.history.iter().flatten().try_for_each(|worked| shift(*worked))?;
        }
        for line in &self.cover {
            day(line.day)?;
            shift(line.shift)?;
            in_range(line.under)?;
            in_range(line.over)?;
            if line.wanted > 10_000 {
                return Err(Malformed::OutOfRange("the cover wanted"));
            }
        }
        for company in &self.company {
            day(company.day)?;
            shift(company.shift)?;
            in_range(Weight::Soft(company.weight.unwrap_or(0)))?;
            if company.person >= self.people.len() {
                return Err(Malformed::Missing { what: "person", place: company.person });
            }
        }
        for (place, fairness) in self.fairness.iter().enumerate() {
            if fairness.parts.len() != self.people.len() || fairness.before.len() != self.people.len() {
                return Err(Malformed::Parts(place));
            }
            let most = |counts: &[u32]| counts.iter().copied().max().unwrap_or(0);
            if most(&fairness.parts) > 1_000_000 || most(&fairness.before) > 10_000_000 {
                return Err(Malformed::OutOfRange("a part or a count of fairness"));
            }
            if fairness.weight > 10_000 {
                return Err(Malformed::OutOfRange("a weight"));
            }
            match &fairness.counted {
                Counted::OnDays(days) => days.iter().try_for_each(|each| day(*each))?,
                Counted::OfShifts(shifts) => shifts.iter().try_for_each(|each| shift(*each))?,
                Counted::OnCells(of_people) => {
                    if of_people.len() != self.people.len() {
                        return Err(Malformed::Parts(place));
                    }
                    of_people.iter().flatten().try_for_each(|(each, cell)| {
                        day(*each)?;
                        cell.map_or(Ok(()), shift)
                    })?;
                }
                Counted::Nights | Counted::Weekends | Counted::Minutes => {}
            }
        }
        Ok(())
    }
}

fn in_range(weight: Weight) -> Result<(), Malformed> {
    let (Weight::Medium(points) | Weight::Soft(points)) = weight;
    if points <= 1_000_000 { Ok(()) } else { Err(Malformed::OutOfRange("a weight")) }
}
