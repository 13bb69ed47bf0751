//! Whose shift on another day could a shift be traded for? The nearest are judged first, as swaps are, until enough were found.
//!
//! Only those are judged who could be asked at all: both are of the site, and there with nothing to do on the day that they take over.

use super::{
    Arranged, Row, points_of,
    swap::{Judge, Judged, Swap},
};
use crate::domain::{PersonId, RotaPlan, ShiftId};

/// So many days before and after a shift others are looked for.
const DAYS_AROUND: usize = 14;

/// So many that are free are enough, and so many others.
const ENOUGH: usize = 12;

/// So many are judged at most: a page waits for them.
const MOST_JUDGED: usize = 800;

/// A shift of somebody else, on another day, that a shift could be traded for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trade {
    /// Whose.
    pub person: PersonId,
    /// Its day, from 0.
    pub day: usize,
    /// The shift itself.
    pub shift: ShiftId,
    /// What trading would do: to who gives away the shift that was asked about, and to the other.
    pub swap: Swap,
}

/// What was found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Trades {
    /// First those that break no rule and leave nothing short; of these the fewest points.
    pub found: Vec<Trade>,
    /// How many others could be asked for: farther away, or worse than those.
    pub more: usize,
}

/// A shift that could be asked for: whose, by the place in the rota, and when.
#[derive(Clone, Copy)]
struct Asked {
    at: usize,
    day: usize,
    shift: usize,
}

/// For which shifts of others a person's shift on a day could be traded, none of them before the day `from`.
pub fn trades(plan: &RotaPlan, arranged: &Arranged, (one, day): (PersonId, usize), from: usize) -> Trades {
    let rota = arranged.rota(plan);
    let Some(a) = arranged.people.iter().position(|person| *person == one) else { return Trades::default() };
    let asked = asked(plan, arranged, &rota, (a, day), from).unwrap_or_default();
    let all = asked.len();
    let mut judge = Judge::new(plan, arranged, &rota);
    let (mut free, mut others): (Vec<(Asked, Judged)>, Vec<(Asked, Judged)>) = (Vec::new(), Vec::new());
    for asked in asked.into_iter().take(MOST_JUDGED) {
        let Some(judged) = traded(&rota, (a, day), asked)
            .and_then(|changed| judge.judge(changed, &[day..day + 1, asked.day..asked.day + 1]))
        else {
            continue;
        };
        if judged.is_free() { &mut free } else { &mut others }.push((asked, judged));
        if free.len() == ENOUGH {
            break;
        }
    }
    // Of those that are alike the nearest stays first. What they cost is asked only of those that are told.
    others.sort_by_key(|(_, judged)| judged.order());
    others.truncate(ENOUGH);
    let told = free.into_iter().chain(others).filter_map(|(Asked { at, day, shift }, judged)| {
        let (person, shift) = (*arranged.people.get(at)?, *arranged.shifts.get(shift)?);
        let order = judged.order();
        let swap = judge.told(judged)?;
        Some(((order, points_of(&swap.charges)), Trade { person, day, shift, swap }))
    });
    let mut told: Vec<_> = told.collect();
    told.sort_by_key(|(order, _)| *order);
    let found: Vec<Trade> = told.into_iter().map(|(_, trade)| trade).collect();
    Trades { more: all - found.len(), found }
}

/// The rows of both after a trade.
fn traded(rota: &[Row], (a, day): (usize, usize), asked: Asked) -> Option<[(usize, Row); 2]> {
    let (mut first, mut second) = (rota.get(a)?.clone(), rota.get(asked.at)?.clone());
    *second.get_mut(day)? = first.get_mut(day)?.take();
    *first.get_mut(asked.day)? = second.get_mut(asked.day)?.take();
    Some([(a, first), (asked.at, second)])
}

/// The shifts that could be asked for, the nearest first; none where nothing is worked on the day, or it is past.
fn asked(
    plan: &RotaPlan,
    arranged: &Arranged,
    rota: &[Row],
    (a, day): (usize, usize),
    from: usize,
) -> Option<Vec<Asked>> {
    let given = (*rota.get(a)?.get(day)?)?;
    let might_take = |at: usize, day: usize, shift: usize| {
        let who = arranged.people.get(at).and_then(|id| plan.people.get(id));
        let id = arranged.shifts.get(shift);
        who.zip(id).zip(id.and_then(|id| plan.shifts.get(id))).is_some_and(|((who, id), kind)| {
            let date = plan.date(day);
            who.site == kind.site
                && who.is_employed(date)
                && who.leave_on(date).is_none()
                && !who.never.contains(id)
        })
    };
    let is_off = |at: usize, day: usize| rota.get(at).and_then(|row| row.get(day)) == Some(&None);
    let others = (0..rota.len()).filter(|at| *at != a && is_off(*at, day) && might_take(*at, day, given));
    let others: Vec<usize> = others.collect();
    let days = day.saturating_sub(DAYS_AROUND).max(from)..=day + DAYS_AROUND;
    let mut days: Vec<usize> =
        days.filter(|other| *other != day && day >= from && is_off(a, *other)).collect();
    days.sort_by_key(|other| other.abs_diff(day));
    let of_day = |day: usize| {
        others.iter().filter_map(move |at| Some(Asked { at: *at, day, shift: (*rota.get(*at)?.get(day)?)? }))
    };
    let all = days.into_iter().flat_map(of_day);
    Some(all.filter(|asked| might_take(a, asked.day, asked.shift)).collect())
}
