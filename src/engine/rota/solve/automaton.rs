//! Which sequences of days may a person work? One automaton says it for all rules on sequences at once.
//!
//! Days and nights in a row, days off in a row, successions, rest from day to day and once a week, whole weekends, minutes of a
//! week and the days before the rota are all told by a state that each day's choice leads on from. States that allow the same
//! futures are merged (Moore's partition refinement), so that a rule costs only the states that it really tells apart. Where a
//! rule looks at the weekday each weekday has its own states and ways, else all days have the same. A choice is 0 for a day off
//! and 1 + shift for a shift. Where limits are soft each way has a cost, and only states of the same costs are merged.

use std::collections::BTreeMap;

use super::sequence::{Raw, Rules};
use crate::engine::rota::model::{Person, Problem};

/// No way on.
pub(super) const NOWHERE: u16 = u16::MAX;

/// Weeks are counted less finely where there would be more states than this before they are merged.
const MOST_RAW: usize = 60_000;

/// The sequences that one person may work.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Automaton {
    /// The number of states that a day can begin with.
    pub(super) states: usize,
    /// The number of choices of a day.
    pub(super) choices: usize,
    /// 1, or 7 where weekdays differ.
    phases: usize,
    /// The weekday of day 0.
    first: usize,
    /// Where a choice leads from each state: `(phase * choices + choice) * states + state`; `states` where it leads nowhere.
    next: Vec<u16>,
    /// What a choice costs from a state by soft limits, in the places of `next`; empty where nothing costs.
    costs: Vec<f64>,
    /// The same as `next` for days on which the person is away, of which there are some in `away`; nothing costs there.
    next_away: Vec<u16>,
    away: Vec<bool>,
    /// Whether a soft limit on the minutes of a week is in the costs.
    pub(super) sees_weeks: bool,
    /// Whether the day before was worked: `phase * states + state`.
    is_working: Vec<bool>,
    /// The state before day 0.
    pub(super) start: u16,
}

/// The ways of one day.
#[derive(Clone, Copy)]
pub(super) struct Ways<'a> {
    next: &'a [u16],
    costs: &'a [f64],
    states: usize,
    /// Whether the day before was worked, by state.
    pub(super) is_working: &'a [bool],
}

impl Ways<'_> {
    /// Where a choice leads from a state, or [`NOWHERE`].
    #[inline]
    pub(super) fn next(&self, state: u16, choice: usize) -> u16 {
        let to = self.next[choice * self.states + usize::from(state)];
        if usize::from(to) == self.states { NOWHERE } else { to }
    }

    /// Where a choice leads from each state, the number of states for nowhere: so that a table with one place more needs no question.
    #[inline]
    pub(super) fn onward(&self, choice: usize) -> &[u16] {
        &self.next[choice * self.states..][..self.states]
    }

    /// What a choice costs from a state by soft limits.
    #[inline]
    pub(super) fn cost(&self, state: u16, choice: usize) -> f64 {
        self.costs.get(choice * self.states + usize::from(state)).copied().unwrap_or(0.0)
    }
}

/// All raw states that can be reached, and where each choice leads; the last one is to be away, where that can be.
struct Explored {
    raw: Vec<Raw>,
    ways: usize,
    next: Vec<Option<usize>>,
    costs: Vec<u32>,
}

impl Automaton {
    /// The automaton of a person.
    pub(super) fn new(problem: &Problem, person: &Person) -> Self {
        let choices = problem.shifts.len() + 1;
        let mut rules = Rules::new(problem, person);
        let mut away = vec![false; if person.away.is_empty() { 0 } else { problem.days }];
        for day in person.away.iter().filter_map(|day| usize::try_from(*day).ok()) {
            away[day] = true;
        }
        let explored = loop {
            if let Some(explored) = explore(&rules, choices, away.contains(&true)) {
                break explored;
            }
            rules.coarsen();
        };
        Self { away, ..merged(choices, &rules, &explored) }
    }

    /// The ways of a day.
    #[inline]
    pub(super) fn on(&self, day: usize) -> Ways<'_> {
        let phase = if self.phases == 1 { 0 } else { (self.first + day) % 7 };
        let ways = phase * self.states * self.choices..(phase + 1) * self.states * self.choices;
        let is_away = self.away.get(day).copied().unwrap_or(false);
        let (next, costs) = if is_away { (&self.next_away, &[][..]) } else { (&self.next, &self.costs[..]) };
        Ways {
            next: &next[ways.clone()],
            costs: costs.get(ways).unwrap_or_default(),
            states: self.states,
            is_working: &self.is_working[phase * self.states..][..self.states],
        }
    }

    /// Whether two choices lead to the same from every state.
    pub(super) fn is_alike(&self, one: usize, other: usize) -> bool {
        (0..self.phases).all(|phase| {
            let of = |choice: usize| (phase * self.choices + choice) * self.states;
            let (one, other) = (of(one), of(other));
            let costs = |from: usize| self.costs.get(from..from + self.states);
            self.next[one..][..self.states] == self.next[other..][..self.states] && costs(one) == costs(other)
        })
    }
}

/// Follows all choices from the start; none if that leads to too many states.
fn explore(rules: &Rules, choices: usize, can_be_away: bool) -> Option<Explored> {
    let ways = choices + usize::from(can_be_away);
    let start = rules.start();
    let mut places = BTreeMap::from([(start, 0_usize)]);
    let mut raw = vec![start];
    let mut next: Vec<Option<usize>> = Vec::new();
    let mut costs = Vec::new();
    while next.len() < raw.len() * ways {
        let (from, choice) = (raw[next.len() / ways], next.len() % ways);
        let step = if choice < choices { rules.step(from, choice) } else { Some((rules.step_away(from), 0)) };
        costs.push(step.map_or(0, |(_, cost)| cost));
        next.push(step.map(|(to, _)| {
            *places.entry(to).or_insert_with(|| {
                raw.push(to);
                raw.len() - 1
            })
        }));
        if raw.len() > MOST_RAW && rules.can_be_coarser() {
            return None;
        }
    }
    Some(Explored { raw, ways, next, costs })
}

/// Merges the states that allow the same futures.
fn merged(choices: usize, rules: &Rules, explored: &Explored) -> Automaton {
    let Explored { raw, ways, next, costs } = explored;
    let mut class: Vec<u32> =
        raw.iter().map(|raw| 2 * raw.phase() as u32 + u32::from(raw.is_working())).collect();
    let has_costs = costs.iter().any(|cost| *cost > 0);
    if has_costs {
        let mut seen = BTreeMap::new();
        for (class, costs) in class.iter_mut().zip(costs.chunks_exact(*ways)) {
            let fresh = seen.len() as u32;
            *class = *seen.entry((*class, costs)).or_insert(fresh);
        }
    }
    let mut classes = 0;
    loop {
        let futures: Vec<u32> = next.iter().map(|to| to.map_or(u32::MAX, |to| class[to])).collect();
        let mut seen = BTreeMap::new();
        let refined: Vec<u32> = futures
            .chunks_exact(*ways)
            .zip(&class)
            .map(|(futures, class)| {
                let fresh = seen.len() as u32;
                *seen.entry((*class, futures)).or_insert(fresh)
            })
            .collect();
        let found = seen.len();
        class = refined;
        if found == classes {
            break;
        }
        classes = found;
    }
    // Each weekday numbers its own states.
    let phases = rules.phases();
    let mut counts = vec![0_u16; phases];
    let mut number: Vec<Option<u16>> = vec![None; classes];
    for (raw, class) in raw.iter().zip(&class) {
        let (number, count) = (&mut number[*class as usize], &mut counts[raw.phase()]);
        if number.is_none() {
            *number = Some(*count);
            *count = count.saturating_add(1);
        }
    }
    let states = counts.iter().copied().max().map_or(1, usize::from);
    let nowhere = states as u16;
    let number = |state: usize| number[class[state] as usize].unwrap_or(nowhere);
    let mut automaton = Automaton {
        states,
        choices,
        phases,
        first: rules.first_weekday(),
        next: vec![nowhere; phases * states * choices],
        costs: vec![0.0; if has_costs { phases * states * choices } else { 0 }],
        next_away: vec![nowhere; if *ways > choices { phases * states * choices } else { 0 }],
        away: Vec::new(),
        sees_weeks: rules.sees_weeks(),
        is_working: vec![false; phases * states],
        start: number(0),
    };
    for (state, raw) in raw.iter().enumerate() {
        let here = usize::from(number(state));
        let place = |choice: usize| (raw.phase() * choices + choice) * states + here;
        automaton.is_working[raw.phase() * states + here] = raw.is_working();
        if *ways > choices {
            automaton.next_away[place(0)] = next[state * ways + choices].map_or(nowhere, number);
        }
        for choice in 0..choices {
            let way = state * ways + choice;
            automaton.next[place(choice)] = next[way].map_or(nowhere, number);
            if has_costs {
                automaton.costs[place(choice)] = f64::from(costs[way]);
            }
        }
    }
    automaton
}
