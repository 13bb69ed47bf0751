//! With whom could a person swap some days? The best first, with what that would break, leave short and cost.

use super::{
    RotaSeen,
    grid::line_name,
    panels::{Taker, cost_said, could_said},
};
use crate::{
    domain::{PersonId, RotaPlan},
    engine::rota::{Candidate, Opened, Swap, points_of, swap_of},
    text::{Voice, rota_why::ShortSaid},
};

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
    let mut found: Vec<(PersonId, Swap)> = others
        .filter_map(|other| Some((*other, swap_of(rota, &seen.arranged, (one, *other), first..=last)?)))
        .collect();
    found.sort_by_key(|(_, swap)| {
        let opens: u32 = swap.opens.iter().map(|(open, _)| open.more).sum();
        let broken: usize = swap.breaks.iter().map(Vec::len).sum();
        (opens, broken, points_of(&swap.charges))
    });
    found.into_iter().filter_map(|(other, swap)| said(rota, other, &swap, voice)).collect()
}

fn said(rota: &RotaPlan, other: PersonId, swap: &Swap, voice: Voice<'_>) -> Option<Taker> {
    let words = voice.words.rota_page();
    let name = rota.people.get(&other)?.name.clone();
    let short = swap.opens.iter().filter_map(|(open, could)| short_said(rota, *open, could, voice));
    let mut parts: Vec<String> = short.collect();
    let mut broken: Vec<String> =
        swap.breaks.iter().flatten().map(|breach| (words.breach)(*breach)).collect();
    broken.dedup();
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
