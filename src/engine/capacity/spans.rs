//! What is the least to add to the present seats?
//!
//! Seats are added in spans that can be staffed: the same hours of all days, of the weekdays or of the weekend. More seats
//! never worsen a wait, so that a span can be found by halving: first how many seats on the whole of the days, then the latest
//! start and the earliest end that still do. Of the spans found the one with the fewest seat hours is the answer. In: seats
//! and the hours that may have more. Limits: one span, or one on weekdays and one at the weekend.

use super::{
    need::{Addition, Days},
    search::Search,
};
use crate::base::{HourOfWeek, Stopped, WeekGrid};

/// Plans that the span of one choice of days takes, about.
const PLANS_A_SPAN: usize = 30;

/// Whether a span of a day staffs an hour of the week; past midnight it runs into the next day.
pub(super) fn staffs(addition: &Addition, hour: HourOfWeek) -> bool {
    let since = (hour.hour() + 24 - usize::from(addition.from_hour)) % 24;
    let begun =
        if hour.hour() >= usize::from(addition.from_hour) { hour.day() } else { (hour.day() + 6) % 7 };
    let day = match addition.days {
        Days::All => true,
        Days::Weekdays => begun < 5,
        Days::Weekend => begun >= 5,
    };
    day && since < usize::from(addition.hours)
}

/// The seats with an addition, in the hours that may have it.
pub(super) fn with(seats: &WeekGrid<u16>, addition: &Addition, allowed: &WeekGrid<bool>) -> WeekGrid<u16> {
    WeekGrid::from_fn(|hour| {
        let more = if allowed[hour] && staffs(addition, hour) { addition.seats } else { 0 };
        seats[hour].saturating_add(more)
    })
}

impl Search<'_, '_> {
    /// The fewest seat hours that one span adds, or seats on all days and then one span.
    ///
    /// Takes the search's progress up to `to`.
    pub(super) fn least_addition(
        &mut self,
        seats: &WeekGrid<u16>,
        allowed: &WeekGrid<bool>,
        to: f64,
    ) -> Result<Option<(Vec<Addition>, WeekGrid<u16>)>, Stopped> {
        let mut best: Option<(Vec<Addition>, WeekGrid<u16>)> = None;
        let hours = |seats: &WeekGrid<u16>| seats.values().iter().map(|s| u32::from(*s)).sum::<u32>();
        let choices = [Days::Weekdays, Days::Weekend, Days::All];
        for (index, days) in choices.into_iter().enumerate() {
            let left = (choices.len() + 1 - index) as f64;
            self.stretch(self.share() + (to - self.share()) / left, PLANS_A_SPAN);
            let Some(count) = self.fewest_seats(seats, days, allowed)? else { continue };
            // More seats may do with a shorter span.
            for seats_added in [count, count + 1] {
                let span = self.shortest_span(seats, seats_added, days, allowed)?;
                let then = with(seats, &span, allowed);
                if best.as_ref().is_none_or(|(_, least)| hours(&then) < hours(least)) {
                    best = Some((vec![span], then));
                }
            }
        }
        self.stretch(to, PLANS_A_SPAN);
        // A weekday span beside a weekend one is often less than one on all days.
        if let Some((spans, then)) = &best
            && let [span] = spans.as_slice()
            && span.days == Days::All
        {
            let weekdays = Addition { days: Days::Weekdays, ..*span };
            let base = with(seats, &weekdays, allowed);
            if let Some(count) = self.fewest_seats(&base, Days::Weekend, allowed)? {
                let weekend = self.shortest_span(&base, count, Days::Weekend, allowed)?;
                let both = with(&base, &weekend, allowed);
                if hours(&both) < hours(then) {
                    best = Some((vec![weekdays, weekend], both));
                }
            }
        }
        Ok(best)
    }

    /// How many seats on the whole of these days do; none if no number does.
    fn fewest_seats(
        &mut self,
        seats: &WeekGrid<u16>,
        days: Days,
        allowed: &WeekGrid<bool>,
    ) -> Result<Option<u16>, Stopped> {
        let whole = |count| Addition { seats: count, days, from_hour: 0, hours: 24 };
        let interrupts = self.desk.critical_interrupts;
        if !self.keeps_all(&with(seats, &whole(self.any_number), allowed), interrupts)? {
            return Ok(None);
        }
        let (mut misses, mut keeps) = (0, 1);
        while keeps < self.any_number && !self.keeps_all(&with(seats, &whole(keeps), allowed), interrupts)? {
            misses = keeps;
            keeps = (keeps * 2).min(self.any_number);
        }
        while keeps - misses > 1 {
            let middle = (misses + keeps) / 2;
            if self.keeps_all(&with(seats, &whole(middle), allowed), interrupts)? {
                keeps = middle;
            } else {
                misses = middle;
            }
        }
        Ok(Some(keeps))
    }

    /// The shortest of a few spans with so many seats: from the latest start to the earliest end, and the other way round.
    fn shortest_span(
        &mut self,
        seats: &WeekGrid<u16>,
        count: u16,
        days: Days,
        allowed: &WeekGrid<bool>,
    ) -> Result<Addition, Stopped> {
        let interrupts = self.desk.critical_interrupts;
        let mut best = Addition { seats: count, days, from_hour: 0, hours: 24 };
        for start in [0_u8, 12] {
            let span =
                |from: u8, hours: u8| Addition { seats: count, days, from_hour: (start + from) % 24, hours };
            // A span through midnight of only some days is not the whole of them: see that it does.
            if start > 0 && !self.keeps_all(&with(seats, &span(0, 24), allowed), interrupts)? {
                continue;
            }
            let (mut keeps, mut misses) = (24_u8, 0_u8);
            while keeps - misses > 1 {
                let middle = (keeps + misses) / 2;
                if self.keeps_all(&with(seats, &span(0, middle), allowed), interrupts)? {
                    keeps = middle;
                } else {
                    misses = middle;
                }
            }
            let end = keeps;
            let (mut keeps, mut misses) = (0_u8, end);
            while misses - keeps > 1 {
                let middle = (keeps + misses) / 2;
                if self.keeps_all(&with(seats, &span(middle, end - middle), allowed), interrupts)? {
                    keeps = middle;
                } else {
                    misses = middle;
                }
            }
            if end - keeps < best.hours {
                best = span(keeps, end - keeps);
            }
        }
        Ok(best)
    }
}
