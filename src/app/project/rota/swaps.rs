//! With whom could a person swap some days, or a shift for one on another day? The best first, with what that would break, leave short
//! and cost.

use super::{
    Listed, RotaSeen,
    grid::line_name,
    panels::{Taker, cost_said, could_said},
};
use crate::{
    domain::{PersonId, RotaPlan, ShiftId},
    engine::rota::{Candidate, Opened, Swap, Trade, points_of, swaps_of, trades},
    text::{
        Voice,
        rota_why::{ShortSaid, TradeSaid},
    },
};
use chrono::NaiveDate;
use std::collections::BTreeSet;

/// With whom a person could swap these days, the best first; who does the same then is left out.
pub fn swaps(
    rota: &RotaPlan,
    seen: &RotaSeen,
    one: PersonId,
    (first, last): (usize, usize),
    voice: Voice<'_>,
) -> Vec<Taker> {
    let does = |person: PersonId| (first..=last).map(move |day| rota.shift_of(person, rota.date(day)));
    let others = seen.arranged.people.iter().filter(|other| !does(one).eq(does(**other)));
    let others: Vec<PersonId> = others.copied().collect();
    let mut found = swaps_of(rota, &seen.arranged, (one, &others), first..=last);
    found.sort_by_key(|(_, swap)| {
        let opens: u32 = swap.opens.iter().map(|(open, _)| open.more).sum();
        let broken: usize = swap.breaks.iter().map(Vec::len).sum();
        (opens, broken, points_of(&swap.charges))
    });
    found.into_iter().filter_map(|(other, swap)| said(rota, other, &swap, voice)).collect()
}

/// What somebody does on a date.
type Does = (PersonId, NaiveDate, ShiftId);

/// A shift of somebody else on another day, for which a shift could be traded.
#[derive(Clone, Debug, PartialEq)]
pub struct Offer {
    /// Whose it is, and what trading would break, leave short and cost.
    pub taker: Taker,
    /// What the button that does it is called.
    pub label: String,
    /// The shift that is given away, and the one that is taken for it.
    shifts: [Does; 2],
}

impl Offer {
    /// The days that change; none where one of both no longer has the shift, or has something else to do by now.
    pub fn cells(&self, rota: &RotaPlan) -> Option<Vec<(PersonId, NaiveDate, Option<ShiftId>)>> {
        let [(one, given_on, given), (other, taken_on, taken)] = self.shifts;
        let as_it_was = rota.shift_of(one, given_on) == Some(given)
            && rota.shift_of(other, taken_on) == Some(taken)
            && rota.shift_of(one, taken_on).is_none()
            && rota.shift_of(other, given_on).is_none();
        let cells = [
            (one, given_on, None),
            (other, given_on, Some(given)),
            (other, taken_on, None),
            (one, taken_on, Some(taken)),
        ];
        as_it_was.then(|| cells.to_vec())
    }
}

/// For which shifts of others on other days a person's shift on a day could be traded, from today on; none where there is no shift.
pub fn offers(
    rota: &RotaPlan,
    seen: &RotaSeen,
    (one, day): (PersonId, usize),
    today: NaiveDate,
    voice: Voice<'_>,
) -> Listed<Offer> {
    let given_on = rota.date(day);
    let Some(given) = rota.shift_of(one, given_on) else {
        return Listed { shown: Vec::new(), more: String::new() };
    };
    let from = usize::try_from((today - rota.first_day).num_days()).unwrap_or(0);
    let found = trades(rota, &seen.arranged, (one, day), from);
    let offer = |Trade { person, day, shift, swap }: Trade| {
        let taken_on = rota.date(day);
        let [gives, takes] = [given, shift].map(|shift| rota.shifts.get(&shift).map(|kind| &kind.name));
        let mut taker = said(rota, person, &swap, voice)?;
        let trade = TradeSaid { name: &taker.name, takes: (gives?, given_on), gives: (takes?, taken_on) };
        let words = voice.words.rota_why();
        let label = (words.trade_with)(voice.format, trade);
        taker.said = format!("{}: {}", (words.trade)(voice.format, trade), taker.said);
        Some(Offer { taker, label, shifts: [(one, given_on, given), (person, taken_on, shift)] })
    };
    let more = match found.more {
        0 => String::new(),
        more => (voice.words.rota_why().more_trades)(more),
    };
    Listed { shown: found.found.into_iter().filter_map(offer).collect(), more }
}

fn said(rota: &RotaPlan, other: PersonId, swap: &Swap, voice: Voice<'_>) -> Option<Taker> {
    let words = voice.words.rota_page();
    let name = rota.people.get(&other)?.name.clone();
    let short = swap.opens.iter().filter_map(|(open, could)| short_said(rota, *open, could, voice));
    let mut parts: Vec<String> = short.collect();
    // What both would break is told once.
    let broken: BTreeSet<_> = swap.breaks.iter().flatten().copied().collect();
    let mut broken: Vec<String> = broken.into_iter().map(words.breach).collect();
    if broken.is_empty() {
        parts.push(words.breaks_nothing.to_owned());
    }
    parts.append(&mut broken);
    parts.extend(cost_said(&swap.charges, voice));
    Some(Taker { person: other, name, said: parts.join(", "), is_free: swap.is_free() })
}

/// A line that is left short on a day, and who could take the shift then.
fn short_said(rota: &RotaPlan, open: Opened, could: &[Candidate], voice: Voice<'_>) -> Option<String> {
    let line = line_name(rota, rota.cover.get(&open.cover)?, voice)?;
    let said = ShortSaid {
        line: &line,
        date: rota.date(open.day),
        missing: open.missing,
        could: &could_said(rota, could, voice),
    };
    Some((voice.words.rota_why().leaves_short)(voice.format, said))
}
