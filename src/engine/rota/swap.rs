//! What would swapping two people's days do? What it breaks and costs for both together, and which lines of cover it leaves short.

use super::{
    Arranged, Candidate, Charge, Opened,
    costs::Present,
    opened::{counts, opened},
    report::juniors_alone,
    who_could::{breaches, free_to_take, leaves_alone},
};
use crate::domain::{
    PersonId, RotaPlan,
    rota::{Breach, RuleKind},
};

/// What swapping two people's days would do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Swap {
    /// Rules that it would break and that are not broken yet, or not so far: of the first, of the second.
    pub breaks: [Vec<Breach>; 2],
    /// Lines of cover that it would leave shorter, each with who could take it then without breaking a rule or opening another gap.
    pub opens: Vec<(Opened, Vec<Candidate>)>,
    /// What it would cost beside that, both together.
    pub charges: Vec<Charge>,
}

impl Swap {
    /// Whether it breaks no rule and leaves no line short.
    pub fn is_free(&self) -> bool {
        self.opens.is_empty() && self.breaks.iter().all(Vec::is_empty)
    }
}

/// What swapping two people's days would do; none where one of them or the days are not there.
pub fn swap_of(
    plan: &RotaPlan,
    arranged: &Arranged,
    (one, other): (PersonId, PersonId),
    days: std::ops::RangeInclusive<usize>,
) -> Option<Swap> {
    let rota = arranged.rota(plan);
    let place = |id| arranged.people.iter().position(|person| *person == id);
    let (a, b) = (place(one)?, place(other)?);
    let (mut first, mut second) = (rota.get(a)?.clone(), rota.get(b)?.clone());
    let (start, end) = (*days.start(), (*days.end() + 1).min(first.len()));
    if start >= end {
        return None;
    }
    first.get_mut(start..end)?.swap_with_slice(second.get_mut(start..end)?);
    let changed = [(a, &first), (b, &second)];
    let charges = Present::new(plan, arranged, &rota).charges(&changed);
    let mut breaks = [
        breaches(plan, arranged, a, (rota.get(a)?, &first)),
        breaches(plan, arranged, b, (rota.get(b)?, &second)),
    ];
    if leaves_alone(plan, arranged, &rota, &changed, &juniors_alone(plan, arranged, &rota)) {
        breaks[0].push(Breach::Rule(RuleKind::NoJuniorAlone));
    }
    let opens = opened(plan, arranged, &rota, &changed, start..end);
    let mut swapped = rota.clone();
    swapped.get_mut(a)?.clone_from(&first);
    swapped.get_mut(b)?.clone_from(&second);
    let with_cover = |open: Opened| {
        let Some(cover) = plan.cover.get(&open.cover) else { return (open, Vec::new()) };
        let is_asked = |who| who != one && who != other && counts(plan, cover, who, open.day);
        let could = free_to_take(plan, arranged, &swapped, (open.day, cover.shift), is_asked);
        (open, could)
    };
    Some(Swap { breaks, opens: opens.into_iter().map(with_cover).collect(), charges })
}
