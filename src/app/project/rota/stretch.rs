//! How much of a rota is shown at once: the month or the quarter of a day, or all of it.

use crate::{base::Month, domain::RotaPlan, text::Voice};
use serde::{Deserialize, Serialize};
use std::ops::Range;

/// So much of a rota at once.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stretch {
    /// A month of the calendar.
    Month,
    /// A quarter of the calendar.
    Quarter,
    /// From the first day to the last.
    #[default]
    All,
}

impl Stretch {
    /// All of them, the shortest first.
    pub const ALL: [Self; 3] = [Self::Month, Self::Quarter, Self::All];

    /// The first of its months and the month after its last one, for a month in it.
    fn months(self, of: Month) -> Option<(Month, Month)> {
        match self {
            Self::Month => Some((of, of.plus(1))),
            Self::Quarter => {
                let first = Month { month: (of.month.max(1) - 1) / 3 * 3 + 1, ..of };
                Some((first, first.plus(3)))
            }
            Self::All => None,
        }
    }
}

/// The days of the rota that are shown around one of them.
pub fn days_shown(rota: &RotaPlan, stretch: Stretch, day: usize) -> Range<usize> {
    let all = 0..rota.days();
    let Some((first, behind)) = stretch.months(Month::of(rota.date(day.min(all.end.saturating_sub(1)))))
    else {
        return all;
    };
    let day_of = |month: Month| {
        let days = month.first_day().map(|first| (first - rota.first_day).num_days());
        days.map(|days| usize::try_from(days).unwrap_or(0).min(all.end))
    };
    day_of(first).unwrap_or(0)..day_of(behind).unwrap_or(all.end)
}

/// What is shown, in words: "March 2027".
pub fn stretch_name(rota: &RotaPlan, stretch: Stretch, day: usize, voice: Voice<'_>) -> String {
    let words = voice.words.rota_views();
    let last = rota.days().saturating_sub(1);
    match stretch.months(Month::of(rota.date(day.min(last)))) {
        Some((first, behind)) if stretch == Stretch::Quarter => {
            (words.from_to)(&voice.format.month(first), &voice.format.month(behind.plus(-1)))
        }
        Some((first, _)) => voice.format.month(first),
        None => (words.from_to)(&voice.format.date(rota.first_day), &voice.format.date(rota.date(last))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        app::sample::sample,
        text::{PlainFormat, en},
    };
    use chrono::NaiveDate;

    const VOICE: Voice<'static> = Voice { words: &en::WORDS, format: &PlainFormat };

    /// Eight weeks from 25 January 2027: to 21 March.
    fn rota() -> RotaPlan {
        let plan = sample(Month { year: 2027, month: 1 });
        let first_day = NaiveDate::from_ymd_opt(2027, 1, 25).unwrap();
        RotaPlan { first_day, weeks: 8, ..(*plan.rota).clone() }
    }

    #[test]
    fn a_month_is_shown_as_far_as_the_rota_has_it() {
        let rota = rota();
        let shown = |day| days_shown(&rota, Stretch::Month, day);
        assert_eq!((shown(0), shown(6)), (0..7, 0..7));
        assert_eq!((shown(7), shown(34)), (7..35, 7..35), "28 days of February");
        assert_eq!((shown(35), shown(55)), (35..56, 35..56), "March ends with the rota");
        assert_eq!(shown(900), 35..56, "a day behind the last is the last");
        assert_eq!(stretch_name(&rota, Stretch::Month, 7, VOICE), "2027-02");
    }

    #[test]
    fn a_quarter_is_that_of_the_calendar_and_all_is_all() {
        let mut rota = rota();
        assert_eq!(days_shown(&rota, Stretch::Quarter, 3), 0..56);
        assert_eq!(stretch_name(&rota, Stretch::Quarter, 3, VOICE), "2027-01 to 2027-03");
        rota.weeks = 14;
        assert_eq!(days_shown(&rota, Stretch::Quarter, 3), 0..66);
        assert_eq!(days_shown(&rota, Stretch::Quarter, 66), 66..98, "from 1 April on");
        assert_eq!(days_shown(&rota, Stretch::All, 66), 0..98);
        assert_eq!(stretch_name(&rota, Stretch::All, 66, VOICE), "2027-01-25 to 2027-05-02");
    }
}
