//! Which mix of rows, one for each person in sum, misses the least cover? A linear programme, solved again as rows are added.
//!
//! Revised primal simplex (Dantzig and Orchard-Hays 1954) with the inverse of the basis held by columns, zeros skipped: most of the
//! basis are slacks, whose columns cost nothing. Rows of the programme are the lines of cover, then one a person. Wanted cover is
//! shifted by tiny amounts, different for each line, so that steps of length zero are rare (Charnes 1952).

use super::Ended;
use crate::base::random::Stream;

/// What a column covers: its lines, and its person's row.
#[derive(Clone, Debug)]
struct Entry {
    cost: f64,
    rows: Box<[u32]>,
}

/// The programme, its basis and its solution.
pub(super) struct Simplex {
    lines: usize,
    size: usize,
    under: Vec<f64>,
    over: Vec<f64>,
    columns: Vec<Entry>,
    /// By place in the basis: the variable. Below `lines` one short, below `2 * lines` one over, then columns.
    basis: Vec<usize>,
    is_basic: Vec<bool>,
    /// Column by column.
    inverse: Vec<f64>,
    wanted: Vec<f64>,
    pub(super) value: Vec<f64>,
    /// The worth of a person on each line, then of each person's row.
    pub(super) duals: Vec<f64>,
    /// What each variable would bring, and its weight in the choice of the next one.
    reduced: Vec<f64>,
    weight: Vec<f64>,
    /// The columns in each row.
    in_row: Vec<Vec<u32>>,
    alpha: Vec<f64>,
    /// The pivot row over all columns.
    pivot_row: Vec<f64>,
    pub(super) effort: u64,
}

const TOLERANCE: f64 = 1e-6;
const PIVOT: f64 = 1e-7;
/// The greatest shift of wanted cover.
const SHIFT: f64 = 3e-4;

impl Simplex {
    /// A programme with one column for each person to begin with.
    pub(super) fn new(
        wanted: &[f64],
        under: &[f64],
        over: &[f64],
        first: &[(f64, Vec<u32>)],
        random: &mut Stream,
    ) -> Self {
        let (lines, people) = (wanted.len(), first.len());
        let size = lines + people;
        let shifted = wanted.iter().map(|wanted| wanted + (random.share() - 0.5) * 2.0 * SHIFT);
        let mut simplex = Self {
            lines,
            size,
            under: under.to_vec(),
            over: over.to_vec(),
            columns: Vec::new(),
            basis: vec![0; size],
            is_basic: vec![false; 2 * lines],
            inverse: vec![0.0; size * size],
            wanted: shifted.chain(std::iter::repeat_n(1.0, people)).collect(),
            value: vec![0.0; size],
            duals: vec![0.0; size],
            reduced: vec![0.0; 2 * lines],
            weight: vec![1.0; 2 * lines],
            in_row: vec![Vec::new(); size],
            alpha: vec![0.0; size],
            pivot_row: Vec::new(),
            effort: 0,
        };
        for (person, (cost, rows)) in first.iter().enumerate() {
            simplex.add(person, *cost, rows);
        }
        simplex.slack_basis();
        simplex
    }

    /// A column: a person's row, its cost and the lines that it counts on.
    pub(super) fn add(&mut self, person: usize, cost: f64, lines: &[u32]) {
        let mut rows = lines.to_vec();
        rows.push((self.lines + person) as u32);
        for row in &rows {
            self.in_row[*row as usize].push(self.columns.len() as u32);
        }
        self.reduced.push(cost - rows.iter().map(|row| self.duals[*row as usize]).sum::<f64>());
        self.weight.push(1.0);
        self.columns.push(Entry { cost, rows: rows.into_boxed_slice() });
        self.is_basic.push(false);
    }

    /// How many columns there are.
    pub(super) fn columns(&self) -> usize {
        self.columns.len()
    }

    /// What a column outside of the mix would bring; nothing for those in it.
    pub(super) fn reduced(&self, column: usize) -> Option<f64> {
        let variable = 2 * self.lines + column;
        (!self.is_basic[variable]).then(|| self.reduced[variable])
    }

    /// Drops the columns that are not to be kept, none of them in the mix; those left move up.
    pub(super) fn retain(&mut self, is_kept: &[bool]) {
        let mut place = 2 * self.lines;
        let mut moved = vec![0; self.columns.len()];
        for (column, kept) in is_kept.iter().enumerate() {
            moved[column] = place;
            let from = 2 * self.lines + column;
            if *kept {
                self.reduced[place] = self.reduced[from];
                self.weight[place] = self.weight[from];
                self.is_basic[place] = self.is_basic[from];
                place += 1;
            }
        }
        self.reduced.truncate(place);
        self.weight.truncate(place);
        self.is_basic.truncate(place);
        for variable in self.basis.iter_mut().filter(|variable| **variable >= 2 * self.lines) {
            *variable = moved[*variable - 2 * self.lines];
        }
        let mut kept = is_kept.iter();
        self.columns.retain(|_| kept.next().copied().unwrap_or(false));
        self.in_row.iter_mut().for_each(Vec::clear);
        for (column, entry) in self.columns.iter().enumerate() {
            for row in &entry.rows {
                self.in_row[*row as usize].push(column as u32);
            }
        }
    }

    /// Changes what a column costs.
    pub(super) fn reprice(&mut self, column: usize, cost: f64) {
        self.columns[column].cost = cost;
    }

    /// The weight of each column that has one.
    pub(super) fn weights(&self) -> impl Iterator<Item = (usize, f64)> {
        let of_columns = |(place, variable): (usize, &usize)| {
            variable.checked_sub(2 * self.lines).map(|column| (column, self.value[place]))
        };
        self.basis.iter().enumerate().filter_map(of_columns).filter(|(_, weight)| *weight > 1e-9)
    }

    /// The cost of the present mix.
    pub(super) fn cost(&self) -> f64 {
        self.basis.iter().zip(&self.value).map(|(variable, value)| self.cost_of(*variable) * value).sum()
    }

    fn cost_of(&self, variable: usize) -> f64 {
        if variable < self.lines {
            self.under[variable]
        } else if variable < 2 * self.lines {
            self.over[variable - self.lines]
        } else {
            self.columns[variable - 2 * self.lines].cost
        }
    }

    /// The basis of the first column of each person.
    fn slack_basis(&mut self) {
        let mut left = self.wanted.clone();
        for person in 0..self.size - self.lines {
            for line in
                self.columns[person].rows.iter().map(|row| *row as usize).filter(|row| *row < self.lines)
            {
                left[line] -= 1.0;
            }
        }
        for (line, left) in left.iter().enumerate().take(self.lines) {
            let is_short = *left >= 0.0;
            self.basis[line] = if is_short { line } else { self.lines + line };
            self.value[line] = left.abs();
            self.inverse[line * self.size + line] = if is_short { 1.0 } else { -1.0 };
        }
        for person in 0..self.size - self.lines {
            let place = self.lines + person;
            self.basis[place] = 2 * self.lines + person;
            self.value[place] = 1.0;
            let column = place * self.size;
            self.inverse[column + place] = 1.0;
            for line in
                self.columns[person].rows.iter().map(|row| *row as usize).filter(|row| *row < self.lines)
            {
                self.inverse[column + line] = -self.inverse[line * self.size + line];
            }
        }
        for variable in self.basis.clone() {
            self.is_basic[variable] = true;
        }
        self.find_duals();
    }

    /// Duals from the inverse, and what each variable would bring.
    pub(super) fn find_duals(&mut self) {
        let costs: Vec<f64> = self.basis.iter().map(|variable| self.cost_of(*variable)).collect();
        for row in 0..self.size {
            let column = &self.inverse[row * self.size..][..self.size];
            self.duals[row] = column.iter().zip(&costs).map(|(entry, cost)| entry * cost).sum();
        }
        self.find_reduced();
    }

    fn find_reduced(&mut self) {
        for variable in 0..self.reduced.len() {
            self.reduced[variable] = if self.is_basic[variable] { 0.0 } else { self.reduced_cost(variable) };
        }
        self.effort += self.columns.len() as u64;
    }

    fn reduced_cost(&self, variable: usize) -> f64 {
        if variable < self.lines {
            self.under[variable] - self.duals[variable]
        } else if variable < 2 * self.lines {
            self.over[variable - self.lines] + self.duals[variable - self.lines]
        } else {
            let entry = &self.columns[variable - 2 * self.lines];
            entry.cost - entry.rows.iter().map(|row| self.duals[*row as usize]).sum::<f64>()
        }
    }

    /// The variable that promises the most for the length of its way (devex, Harris 1973).
    fn most_promising(&self) -> Option<usize> {
        let mut best = (0.0, None);
        for (variable, (reduced, weight)) in self.reduced.iter().zip(&self.weight).enumerate() {
            if *reduced < -TOLERANCE {
                let promise = reduced * reduced / weight;
                if promise > best.0 {
                    best = (promise, Some(variable));
                }
            }
        }
        best.1
    }

    /// Works on until nothing is better; `step` may end it.
    pub(super) fn solve(&mut self, step: &mut dyn FnMut(u64) -> Result<(), Ended>) -> Result<(), Ended> {
        let mut since = 0;
        self.weight.fill(1.0);
        self.find_reduced();
        let mut is_exact = true;
        loop {
            let Some(variable) = self.most_promising() else {
                if is_exact {
                    return Ok(());
                }
                // What was carried along may have drifted.
                self.find_duals();
                is_exact = true;
                continue;
            };
            let before = self.effort;
            if !self.enter(variable) {
                self.reduced[variable] = 0.0;
            }
            is_exact = false;
            since += self.effort - before;
            if since > 20_000 {
                step(since)?;
                since = 0;
            }
        }
    }

    /// What a variable does to the basis.
    fn find_alpha(&mut self, variable: usize) {
        let size = self.size;
        self.alpha.fill(0.0);
        let mut add = |row: usize, by: f64| {
            let column = &self.inverse[row * size..][..size];
            for (alpha, entry) in self.alpha.iter_mut().zip(column) {
                *alpha += by * entry;
            }
        };
        if variable < self.lines {
            add(variable, 1.0);
        } else if variable < 2 * self.lines {
            add(variable - self.lines, -1.0);
        } else {
            self.columns[variable - 2 * self.lines].rows.iter().for_each(|row| add(*row as usize, 1.0));
        }
    }

    /// Brings a variable into the basis; whether that was possible.
    fn enter(&mut self, variable: usize) -> bool {
        let size = self.size;
        let gain = self.reduced[variable];
        self.find_alpha(variable);
        let mut least = f64::INFINITY;
        for (alpha, value) in self.alpha.iter().zip(&self.value) {
            if *alpha > PIVOT {
                least = least.min((value.max(0.0) + 1e-9) / alpha);
            }
        }
        // Among those that are out first within tolerance, the greatest pivot.
        let mut leaving = None;
        let mut greatest = 0.0;
        for (place, (alpha, value)) in self.alpha.iter().zip(&self.value).enumerate() {
            if *alpha > PIVOT && value.max(0.0) / alpha <= least && *alpha > greatest {
                greatest = *alpha;
                leaving = Some(place);
            }
        }
        let Some(leaving) = leaving else { return false };
        let length = (self.value[leaving] / greatest).max(0.0);
        self.carry_along(variable, leaving, greatest);
        for (value, alpha) in self.value.iter_mut().zip(&self.alpha) {
            *value -= length * alpha;
        }
        self.value[leaving] = length;
        self.is_basic[self.basis[leaving]] = false;
        self.is_basic[variable] = true;
        self.basis[leaving] = variable;
        // New inverse: the leaving place's row is divided by the pivot, and its multiples leave the others.
        let divided = 1.0 / greatest;
        let mut touched = 0;
        for column in 0..size {
            let entry = self.inverse[column * size + leaving];
            if entry.abs() < 1e-12 {
                self.inverse[column * size + leaving] = 0.0;
                continue;
            }
            touched += 1;
            let factor = entry * divided;
            self.duals[column] += gain * factor;
            let cells = &mut self.inverse[column * size..][..size];
            for (cell, alpha) in cells.iter_mut().zip(&self.alpha) {
                *cell -= factor * alpha;
            }
            cells[leaving] = factor;
        }
        self.effort += (size * touched / 24 + size) as u64;
        true
    }

    /// What each variable would bring after this step, and the weights.
    fn carry_along(&mut self, entering: usize, leaving: usize, pivot: f64) {
        self.pivot_row.clear();
        self.pivot_row.resize(self.reduced.len(), 0.0);
        for row in 0..self.size {
            let entry = self.inverse[row * self.size + leaving];
            if entry.abs() < 1e-12 {
                continue;
            }
            if row < self.lines {
                self.pivot_row[row] = entry;
                self.pivot_row[self.lines + row] = -entry;
            }
            for column in &self.in_row[row] {
                self.pivot_row[2 * self.lines + *column as usize] += entry;
            }
            self.effort += (self.in_row[row].len() / 12) as u64;
        }
        let ratio = self.reduced[entering] / pivot;
        let heavy = self.weight[entering] / (pivot * pivot);
        let out = self.basis[leaving];
        let all = self.pivot_row.iter().zip(&mut self.reduced).zip(&mut self.weight);
        for (entry, (reduced, weight)) in all.map(|((entry, reduced), weight)| (entry, (reduced, weight))) {
            if *entry != 0.0 {
                *reduced -= ratio * entry;
                *weight = weight.max(entry * entry * heavy);
            }
        }
        self.reduced[out] = -ratio;
        self.weight[out] = heavy.max(1.0);
        self.reduced[entering] = 0.0;
        if heavy > 1e8 {
            self.weight.fill(1.0);
        }
    }
}
