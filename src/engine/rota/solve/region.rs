//! A part of a rota that is worked out anew while the rest stands: some people, some weeks, and the rows they could have there.

use super::{
    instance::{Choice, Instance},
    programme::{Multiplier, Programme},
    rows::{Frame, Rows},
};

/// A row that a person of the region could have there.
#[derive(Clone, Debug)]
pub(super) struct Column {
    /// A place among the region's people.
    pub(super) person: usize,
    pub(super) cost: f64,
    pub(super) cells: Vec<Choice>,
    /// The lines of the region that it counts on.
    pub(super) lines: Vec<u32>,
}

/// The part.
pub(super) struct Region<'a> {
    pub(super) instance: &'a Instance,
    pub(super) people: Vec<usize>,
    pub(super) days: (usize, usize),
    pub(super) frames: Vec<Frame>,
    /// What cells cost each person, infinite where they are not to be had; a dive forbids some.
    pub(super) costs: Vec<Vec<f64>>,
    /// The lines of these days, and where each line of the instance is among them.
    lines: Vec<usize>,
    place_of_line: Vec<u32>,
    /// What others leave to be covered.
    pub(super) wanted: Vec<f64>,
    pub(super) under: Vec<f64>,
    pub(super) over: Vec<f64>,
    pub(super) columns: Vec<Column>,
    /// The columns of each person.
    pub(super) of_person: Vec<Vec<usize>>,
    pub(super) multipliers: Vec<Multiplier>,
    /// The prices of a person's cells.
    pub(super) prices: Vec<f64>,
    /// What the region costs as it stands.
    pub(super) cost: f64,
}

impl<'a> Region<'a> {
    /// The region of these people and days, with the rows that they have now.
    pub(super) fn new(instance: &'a Instance, rows: &Rows, people: Vec<usize>, days: (usize, usize)) -> Self {
        let mut place_of_line = vec![u32::MAX; instance.lines.len()];
        let mut lines = Vec::new();
        for (line, here) in
            instance.lines.iter().enumerate().filter(|(_, line)| (days.0..days.1).contains(&line.day))
        {
            place_of_line[line] = lines.len() as u32;
            lines.push(line);
            debug_assert!(here.under >= -here.over);
        }
        let choices = instance.choices;
        let mut region = Self {
            instance,
            frames: people.iter().map(|person| rows.frame(instance, *person, days)).collect(),
            costs: people
                .iter()
                .map(|person| instance.staff[*person].cost[days.0 * choices..days.1 * choices].to_vec())
                .collect(),
            wanted: lines
                .iter()
                .map(|line| (instance.lines[*line].wanted - rows.there[*line]) as f64)
                .collect(),
            under: lines.iter().map(|line| instance.lines[*line].under as f64).collect(),
            over: lines.iter().map(|line| instance.lines[*line].over as f64).collect(),
            columns: Vec::new(),
            of_person: vec![Vec::new(); people.len()],
            multipliers: vec![Multiplier::default(); people.len()],
            prices: Vec::new(),
            cost: lines.iter().map(|line| instance.lines[*line].cost(rows.there[*line]) as f64).sum(),
            lines,
            place_of_line,
            days,
            people,
        };
        for place in 0..region.people.len() {
            let cells = rows.cells[region.people[place]][days.0..days.1].to_vec();
            let column = region.column(place, cells);
            column.lines.iter().for_each(|line| region.wanted[*line as usize] += 1.0);
            region.cost += column.cost;
            region.take(column);
        }
        region
    }

    /// The column of these cells.
    fn column(&self, person: usize, cells: Vec<Choice>) -> Column {
        let mut column = Column { person, cost: 0.0, cells, lines: Vec::new() };
        for (day, choice) in column.cells.iter().enumerate() {
            let choice = usize::from(*choice);
            column.cost += self.costs[person][day * self.instance.choices + choice];
            let lines = self.instance.lines(self.people[person], self.days.0 + day, choice);
            column.lines.extend(lines.map(|line| self.place_of_line[line]));
        }
        let staff = &self.instance.staff[self.people[person]];
        column.cost += self.frames[person].charge(self.instance, staff, &column.cells);
        column
    }

    fn take(&mut self, column: Column) -> usize {
        self.of_person[column.person].push(self.columns.len());
        self.columns.push(column);
        self.columns.len() - 1
    }

    /// Whether a column has only cells that are still to be had.
    pub(super) fn is_open(&self, column: &Column) -> bool {
        let choices = self.instance.choices;
        let costs = &self.costs[column.person];
        column
            .cells
            .iter()
            .enumerate()
            .all(|(day, choice)| costs[day * choices + usize::from(*choice)].is_finite())
    }

    /// Lets a person have all cells again that the problem allows.
    pub(super) fn open(&mut self, person: usize) {
        let (choices, days) = (self.instance.choices, self.days);
        let costs = &self.instance.staff[self.people[person]].cost;
        self.costs[person].copy_from_slice(&costs[days.0 * choices..days.1 * choices]);
    }

    /// What a column costs less what its cover is worth.
    pub(super) fn worth(&self, column: usize, duals: &[f64]) -> f64 {
        let column = &self.columns[column];
        column.cost - column.lines.iter().map(|line| duals[*line as usize]).sum::<f64>()
    }

    /// The best open column that a person has at these duals.
    pub(super) fn best_column(&self, person: usize, duals: &[f64]) -> Option<(f64, usize)> {
        let open = self.of_person[person].iter().filter(|column| self.is_open(&self.columns[**column]));
        open.map(|column| (self.worth(*column, duals), *column))
            .min_by(|one, other| one.0.total_cmp(&other.0))
    }

    /// Looks for the best row of a person at these duals, among those known and all others; a cost that none is below, which is its own
    /// but where spans made that too much work, and its column.
    pub(super) fn price(
        &mut self,
        programme: &mut Programme,
        person: usize,
        duals: &[f64],
        keep: usize,
    ) -> Option<(f64, usize)> {
        let known = self.best_column(person, duals);
        let limit = known.map_or(f64::INFINITY, |(cost, _)| cost);
        self.price_cells(person, duals);
        let mut task = self.frames[person].task(self.instance, self.people[person], &self.prices, limit);
        task.keep = keep;
        task.is_thorough = keep > 8;
        let found = programme.solve(&task, &mut self.multipliers[person]);
        let column = match found {
            Some((_, cells)) => {
                let column = self.column(person, cells);
                self.take(column)
            }
            None => known?.1,
        };
        Some((programme.floor, column))
    }

    /// Whether these are all people and all days.
    pub(super) fn is_whole(&self) -> bool {
        self.people.len() == self.instance.staff.len() && self.days == (0, self.instance.days)
    }

    /// Works out what each cell of a person costs less what its cover is worth.
    pub(super) fn price_cells(&mut self, person: usize, duals: &[f64]) {
        let choices = self.instance.choices;
        self.prices.clone_from(&self.costs[person]);
        for (place, price) in self.prices.iter_mut().enumerate().filter(|(_, price)| price.is_finite()) {
            let lines =
                self.instance.lines(self.people[person], self.days.0 + place / choices, place % choices);
            *price -= lines.map(|line| duals[self.place_of_line[line] as usize]).sum::<f64>();
        }
    }

    /// Writes columns, one of each person, into the rota.
    pub(super) fn lay(&self, rows: &mut Rows, chosen: &[usize]) {
        for person in &self.people {
            rows.lift(self.instance, *person, self.days);
        }
        for column in chosen.iter().map(|column| &self.columns[*column]) {
            rows.lay(self.instance, self.people[column.person], self.days.0, &column.cells);
        }
    }

    /// Duals moved by a part of what is lost without cover, in proportion to the length of the shift.
    pub(super) fn moved_by_hours(&self, duals: &[f64], part: f64) -> Vec<f64> {
        let lengths = self.lines.iter().map(|line| f64::from(self.instance.lines[*line].minutes));
        let longest = lengths.clone().fold(1.0, f64::max);
        let moved = duals.iter().zip(lengths).enumerate().map(|(line, (dual, length))| {
            (dual + part * self.under[line] * length / longest).clamp(-self.over[line], self.under[line])
        });
        moved.collect()
    }

    /// The best known duals of the lines, by line of the instance, taken out and put back.
    pub(super) fn duals_from(&self, all: &[f64]) -> Vec<f64> {
        self.lines.iter().map(|line| all[*line]).collect()
    }

    /// Puts duals back.
    pub(super) fn duals_into(&self, duals: &[f64], all: &mut [f64]) {
        for (line, dual) in self.lines.iter().zip(duals) {
            all[*line] = *dual;
        }
    }
}
