//! The rota: every rule beside its fixtures, what always holds of what the solver finds, and the published instances.

mod answers;
mod averaging;
mod desk;
mod fairness;
mod plan;
mod plan_records;
mod properties;
mod published;
mod rules;
mod skill_mix;
mod soft;
mod trade;
mod weeks;
mod who_could;
mod why_not;

use std::ops::ControlFlow;
use watchfloor::engine::rota::{
    Part, Person, Problem, Rota, Row, Score, Settings, ShiftType, Watch, check, score, solve,
};

/// Lets the solver work for so many steps, and until there is a first rota.
pub(crate) struct Steps {
    left: u32,
    /// The scores it told of, in order.
    told: Vec<Score>,
}

impl Watch for Steps {
    fn step(&mut self, _: u64) -> ControlFlow<()> {
        self.left = self.left.saturating_sub(1);
        if self.left == 0 && !self.told.is_empty() {
            ControlFlow::Break(())
        } else {
            ControlFlow::Continue(())
        }
    }

    fn better(&mut self, _: &Rota, score: Score) {
        self.told.push(score);
    }
}

/// The best rota after so many steps, with its score; what the solver told must agree.
pub(crate) fn best(problem: &Problem, seed: u64, steps: u32) -> Option<(Rota, Score)> {
    let mut watch = Steps { left: steps, told: Vec::new() };
    let rota = solve(problem, Settings { seed, part: Part::Alone }, &mut watch).ok()?;
    let found = score(problem, &rota);
    assert_eq!(watch.told.last(), Some(&found), "what was told last is what is handed out");
    assert!(watch.told.windows(2).all(|pair| pair[1] < pair[0]), "each is better than the one before");
    Some((rota, found))
}

/// All rows there are.
pub(crate) fn all_rows(problem: &Problem) -> impl Iterator<Item = Row> {
    let (choices, days) = (problem.shifts.len() + 1, problem.days as u32);
    (0..choices.pow(days)).map(move |number| {
        (0..days).map(|day| (number / choices.pow(day) % choices).checked_sub(1)).collect()
    })
}

/// All rows that keep a person's hard rules, by the check.
pub(crate) fn legal_rows(problem: &Problem, person: usize) -> Vec<Row> {
    let people = vec![problem.people[person].clone()];
    let alone = Problem { people, company: Vec::new(), ..problem.clone() };
    all_rows(problem).filter(|row| check(&alone, std::slice::from_ref(row)).is_empty()).collect()
}

/// The least that any rota costs which keeps all hard rules, by trying them all; none if there is none.
pub(crate) fn least(problem: &Problem) -> Option<Score> {
    let mut rotas: Vec<Rota> = vec![Vec::new()];
    for person in 0..problem.people.len() {
        let rows = legal_rows(problem, person);
        let with = |rota: &Rota, row: &Row| rota.iter().chain([row]).cloned().collect();
        rotas = rotas.iter().flat_map(|rota| rows.iter().map(|row| with(rota, row))).collect::<Vec<Rota>>();
    }
    rotas.iter().map(|rota| score(problem, rota)).min()
}

/// Early, late and night: 6 to 14, 14 to 22, 22 to 6.
pub(crate) fn shifts() -> Vec<ShiftType> {
    let shift = |start: u32, is_night: bool| ShiftType {
        minutes: 480,
        times: Some((start * 60, start * 60 + 480)),
        is_night,
        forbidden_next: Vec::new(),
        never_next: Vec::new(),
    };
    vec![shift(6, false), shift(14, false), shift(22, true)]
}

/// Somebody who may do anything.
pub(crate) fn anybody(shifts: usize) -> Person {
    Person::free(shifts)
}

/// A row of letters: `e`, `l` and `n` are early, late and night, `-` is a day off.
pub(crate) fn row_of(text: &str) -> Row {
    text.chars().map(|cell| "eln".find(cell)).collect()
}
