//! What would swapping two people's days do? What it breaks and costs for both together, and which lines of cover it leaves short.

use super::{
    Arranged, Candidate, Charge, Opened, Row,
    costs::Present,
    fresh::Standing,
    opened::{counts, opened},
    who_could::{breaches_of, free_to_take, leaves_alone},
};
use crate::domain::{
    PersonId, RotaPlan,
    rota::{Breach, RuleKind},
};
use std::{
    collections::BTreeMap,
    ops::{Range, RangeInclusive},
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
    days: RangeInclusive<usize>,
) -> Option<Swap> {
    swaps_of(plan, arranged, (one, &[other]), days).pop().map(|(_, swap)| swap)
}

/// What swapping a person's days with those of each of some others would do; those are left out that are not there.
pub fn swaps_of(
    plan: &RotaPlan,
    arranged: &Arranged,
    (one, others): (PersonId, &[PersonId]),
    days: RangeInclusive<usize>,
) -> Vec<(PersonId, Swap)> {
    let rota = arranged.rota(plan);
    let mut judge = Judge::new(plan, arranged, &rota);
    let place = |id: PersonId| arranged.people.iter().position(|person| *person == id);
    let mut swapped = |other: PersonId| {
        let (a, b) = (place(one)?, place(other)?);
        let (mut first, mut second) = (rota.get(a)?.clone(), rota.get(b)?.clone());
        let days = *days.start()..(*days.end() + 1).min(first.len());
        if days.is_empty() {
            return None;
        }
        first.get_mut(days.clone())?.swap_with_slice(second.get_mut(days.clone())?);
        let judged = judge.judge([(a, first), (b, second)], std::slice::from_ref(&days))?;
        judge.told(judged)
    };
    others.iter().filter_map(|other| Some((*other, swapped(*other)?))).collect()
}

/// A rota beside which changes of the days of two people are judged, one after the other.
pub(super) struct Judge<'a> {
    plan: &'a RotaPlan,
    arranged: &'a Arranged,
    rota: &'a [Row],
    present: Present<'a>,
    /// What is broken already, of those who were asked for so far.
    standing: BTreeMap<usize, Standing<'a>>,
}

/// What a change of the days of two people would break and leave short.
pub(super) struct Judged {
    changed: [(usize, Row); 2],
    breaks: [Vec<Breach>; 2],
    opens: Vec<Opened>,
}

impl Judged {
    /// Whether it breaks no rule and leaves no line short.
    pub(super) fn is_free(&self) -> bool {
        self.opens.is_empty() && self.breaks.iter().all(Vec::is_empty)
    }

    /// What is better comes first: fewer people missing, fewer rules broken.
    pub(super) fn order(&self) -> (u32, usize) {
        let missing = self.opens.iter().map(|open| open.more).sum();
        (missing, self.breaks.iter().map(Vec::len).sum())
    }
}

impl<'a> Judge<'a> {
    pub(super) fn new(plan: &'a RotaPlan, arranged: &'a Arranged, rota: &'a [Row]) -> Self {
        Self { plan, arranged, rota, present: Present::new(plan, arranged, rota), standing: BTreeMap::new() }
    }

    /// What it would do if these two had these rows, which differ from their own on these days.
    pub(super) fn judge(&mut self, changed: [(usize, Row); 2], days: &[Range<usize>]) -> Option<Judged> {
        let mut breaks = [Vec::new(), Vec::new()];
        for (breaks, (at, with)) in breaks.iter_mut().zip(&changed) {
            let row = self.rota.get(*at)?;
            if !self.standing.contains_key(at) {
                self.standing.insert(*at, Standing::new(self.arranged, *at, row)?);
            }
            *breaks = breaches_of(self.plan, self.arranged, *at, (self.standing.get(at)?, with));
        }
        let [(a, first), (b, second)] = &changed;
        let rows = [(*a, first), (*b, second)];
        if leaves_alone(self.plan, self.arranged, self.rota, &rows) {
            breaks[0].push(Breach::Rule(RuleKind::NoJuniorAlone));
        }
        let opened = |days: &Range<usize>| opened(self.plan, self.arranged, self.rota, &rows, days.clone());
        let opens = days.iter().flat_map(opened).collect();
        Some(Judged { breaks, opens, changed })
    }

    /// The same with what it costs, and who could take what it leaves short.
    pub(super) fn told(&self, judged: Judged) -> Option<Swap> {
        let Judged { changed: [(a, first), (b, second)], breaks, opens } = judged;
        let charges = self.present.charges(&[(a, &first), (b, &second)]);
        let (one, other) = (*self.arranged.people.get(a)?, *self.arranged.people.get(b)?);
        if opens.is_empty() {
            return Some(Swap { breaks, opens: Vec::new(), charges });
        }
        let mut swapped = self.rota.to_vec();
        *swapped.get_mut(a)? = first;
        *swapped.get_mut(b)? = second;
        let with_cover = |open: Opened| {
            let Some(cover) = self.plan.cover.get(&open.cover) else { return (open, Vec::new()) };
            let is_asked = |who| who != one && who != other && counts(self.plan, cover, who, open.day);
            let place = (open.day, cover.shift);
            (open, free_to_take(self.plan, self.arranged, &swapped, place, is_asked))
        };
        Some(Swap { breaks, opens: opens.into_iter().map(with_cover).collect(), charges })
    }
}
