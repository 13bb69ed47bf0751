//! Is there a way to fill the place while some causes are in force? Exact, within a limited effort.
//!
//! A way: somebody takes the place, which may leave another short, which somebody else takes, and so on, each person with one
//! row of their own that breaks nothing in force; who is not asked keeps the present one. Any way there is can be built so, so that
//! a search through all of them that finds none shows that there is none. It is cut short by prices: if the demands are worth more
//! than all the people together can earn by covering them, no way is there (the dual of the linear programme over rows; any
//! prices of whole numbers are a proof). Prices are moved towards what is short.
//!
//! Where a junior is not to be alone, either somebody else comes along or the junior takes another row; a junior's row with one shift more
//! is not the better one then.

use super::{
    bit,
    rows::{Choices, Laid},
};

/// Steps of the search with which a way is looked for before prices are.
const FIRST_LOOK: u32 = 300;
/// Steps of the search in all.
const MOST_STEPS: u32 = 10_000;
/// Moves of the prices.
const MOVES: u32 = 150;
/// Prices begin with so much, so that a move of one is small.
const FIRST_PRICE: i64 = 8;

/// What came of it.
pub(super) enum Filled {
    /// By these rows: person and number.
    By(Vec<(usize, usize)>),
    /// There is no way.
    Never,
    /// The effort did not suffice.
    NotShown,
}

/// Asks with other causes in force.
pub(super) struct Filler<'a> {
    laid: &'a Laid,
    /// The demands that each choice of a person on a day covers, by person, day and choice.
    places: Vec<Vec<Vec<u128>>>,
}

/// The rows that a person can have.
struct Open {
    /// Rows by number, fewest changes first.
    rows: Vec<usize>,
    /// All that some row covers.
    reach: u128,
    /// The most that a row earns by the prices.
    most: i64,
}

struct Search<'a> {
    laid: &'a Laid,
    open: Vec<Open>,
    prices: Vec<i64>,
    /// What the demands are worth by the prices.
    worth: i64,
    /// Who was asked, with their row.
    asked: Vec<Option<usize>>,
    /// What people who were not asked are not to cover, since that was tried.
    tried: Vec<u128>,
    /// Whether no junior may be left alone.
    needs_company: bool,
    left: u32,
}

impl<'a> Filler<'a> {
    pub(super) fn new(laid: &'a Laid) -> Self {
        let of_choice = |person: usize, offset: usize, choice: usize| {
            let rows = &laid.people[person];
            let mut choices: Choices = [0; 7];
            choices[offset] = choice as u8;
            rows.covers.get(rows.number_of(&choices, laid.days)).copied().unwrap_or(0)
        };
        let of_day = |person: usize, offset: usize| {
            (0..laid.people[person].base()).map(|choice| of_choice(person, offset, choice)).collect()
        };
        let of_person = |person: usize| (0..laid.days).map(|offset| of_day(person, offset)).collect();
        Self { laid, places: (0..laid.people.len()).map(of_person).collect() }
    }

    fn needs_company(&self, in_force: u128) -> bool {
        in_force & self.laid.company.rule != 0
    }

    /// Whether the place can be filled while these causes are in force.
    pub(super) fn fill(&self, in_force: u128) -> Filled {
        let people = self.laid.people.len();
        let mut search = Search {
            laid: self.laid,
            open: (0..people).map(|person| self.open(person, in_force)).collect(),
            prices: vec![0; self.laid.demands.len()],
            worth: 0,
            asked: vec![None; people],
            tried: vec![0; people],
            needs_company: self.needs_company(in_force),
            left: FIRST_LOOK,
        };
        match search.look() {
            Some(true) => return Filled::By(search.way()),
            Some(false) => return Filled::Never,
            None => {}
        }
        if self.prices(&mut search) {
            return Filled::Never;
        }
        search.left = MOST_STEPS;
        search.asked = vec![None; people];
        search.tried = vec![0; people];
        match search.look() {
            Some(true) => Filled::By(search.way()),
            Some(false) => Filled::Never,
            None => Filled::NotShown,
        }
    }

    /// The same place filled with as few changes as are easily found: by one person alone, or by the way with each row
    /// put back as far as it goes.
    pub(super) fn with_fewest_changes(
        &self,
        way: Vec<(usize, usize)>,
        in_force: u128,
    ) -> Vec<(usize, usize)> {
        let people = &self.laid.people;
        let present: Vec<usize> = people.iter().map(|rows| rows.present).collect();
        let alone = (0..people.len()).filter_map(|person| {
            let row = self.nearest(person, &present, in_force)?;
            Some((self.changes(person, row), person, row))
        });
        let alone = alone.min();
        let mut rows = present.clone();
        way.into_iter().for_each(|(person, row)| rows[person] = row);
        for person in (0..people.len()).chain(0..people.len()) {
            if let Some(row) = self.nearest(person, &rows, in_force) {
                rows[person] = row;
            }
        }
        let all = rows.iter().copied().enumerate();
        let found: Vec<_> = all.filter(|(person, row)| present[*person] != *row).collect();
        let count: usize = found.iter().map(|(person, row)| self.changes(*person, *row)).sum();
        match alone {
            Some((changes, person, row)) if changes < count => vec![(person, row)],
            _ => found,
        }
    }

    /// On how many days a row is another than the present one.
    fn changes(&self, person: usize, row: usize) -> usize {
        let rows = &self.laid.people[person];
        let days = self.laid.days;
        let present = rows.choices(rows.present, days);
        rows.choices(row, days).iter().zip(&present).filter(|(a, b)| a != b).count()
    }

    /// The row nearest to the present one with which a person meets every demand beside the rows of the others.
    fn nearest(&self, person: usize, rows: &[usize], in_force: u128) -> Option<usize> {
        let people = &self.laid.people;
        let mut there = vec![0_u32; self.laid.demands.len()];
        for (other, row) in rows.iter().enumerate().filter(|(other, _)| *other != person) {
            each(people[other].covers[*row]).for_each(|demand| there[demand] += 1);
        }
        let mut owed = 0;
        for (demand, (there, wanted)) in there.iter().zip(&self.laid.demands).enumerate() {
            match wanted.saturating_sub(*there) {
                0 => {}
                1 => owed |= bit(demand),
                _ => return None,
            }
        }
        let own = &people[person];
        let leaves_alone = |row: usize| {
            let with = rows.iter().enumerate().map(|(who, has)| if who == person { row } else { *has });
            self.needs_company(in_force) && lonely(self.laid, with) != 0
        };
        let meets = |row: &usize| {
            own.against[*row] & in_force == 0 && own.covers[*row] & owed == owed && !leaves_alone(*row)
        };
        (0..own.against.len()).filter(meets).min_by_key(|row| (self.changes(person, *row), *row))
    }

    /// Rows that break nothing in force and to which no shift could be added, but of juniors who may not be alone all rows.
    fn open(&self, person: usize, in_force: u128) -> Open {
        let (rows, days) = (&self.laid.people[person], self.laid.days);
        let has_to_be_met = rows.is_junior && self.needs_company(in_force);
        let is_free = |number: usize| rows.against[number] & in_force == 0;
        let mut reach = 0;
        let mut found = Vec::new();
        for number in (0..rows.against.len()).filter(|number| is_free(*number)) {
            let mut step = 1;
            let mut left = number;
            let mut could_more = false;
            for _ in 0..days {
                if left.is_multiple_of(rows.base()) {
                    could_more |= (1..rows.base()).any(|choice| is_free(number + choice * step));
                }
                left /= rows.base();
                step *= rows.base();
            }
            if !could_more || has_to_be_met || number == rows.present {
                reach |= rows.covers[number];
                found.push(number);
            }
        }
        found.sort_by_cached_key(|number| (self.changes(person, *number), *number));
        Open { rows: found, reach, most: 0 }
    }

    /// Moves prices until they show that there is no way; whether they do. The best ones stay with the search.
    fn prices(&self, search: &mut Search<'_>) -> bool {
        let demands = &self.laid.demands;
        let mut prices = vec![FIRST_PRICE; demands.len()];
        let mut best = f64::NEG_INFINITY;
        for _ in 0..MOVES {
            let worth: i64 =
                prices.iter().zip(demands).map(|(price, wanted)| price * i64::from(*wanted)).sum();
            let mut there = vec![0_i64; demands.len()];
            let mut most = Vec::with_capacity(search.open.len());
            for (person, open) in search.open.iter().enumerate() {
                let (earned, row) = self.best_row(person, open, &prices);
                most.push(earned);
                let covers = row.map_or(0, |row| self.laid.people[person].covers[row]);
                each(covers).for_each(|demand| there[demand] += 1);
            }
            let short = worth - most.iter().sum::<i64>();
            let share = short as f64 / worth.max(1) as f64;
            if share > best {
                best = share;
                search.prices.clone_from(&prices);
                search.worth = worth;
                search.open.iter_mut().zip(&most).for_each(|(open, most)| open.most = *most);
            }
            if short > 0 {
                return true;
            }
            for ((price, wanted), there) in prices.iter_mut().zip(demands).zip(&there) {
                *price = (*price + i64::from(*wanted) - there).max(0);
            }
        }
        false
    }

    /// The row that earns most.
    fn best_row(&self, person: usize, open: &Open, prices: &[i64]) -> (i64, Option<usize>) {
        let rows = &self.laid.people[person];
        let days = &self.places[person];
        let values: Vec<Vec<i64>> = days
            .iter()
            .map(|day| day.iter().map(|covers| each(*covers).map(|at| prices[at]).sum()).collect())
            .collect();
        let value = |number: usize| -> i64 {
            let choices = rows.choices(number, self.laid.days);
            values.iter().zip(&choices).map(|(day, choice)| day[usize::from(*choice)]).sum()
        };
        let mut best = (0, None);
        for row in &open.rows {
            let earned = value(*row);
            if best.1.is_none() || earned > best.0 {
                best = (earned, Some(*row));
            }
        }
        best
    }
}

impl Search<'_> {
    /// The rows of the way that was found.
    fn way(&self) -> Vec<(usize, usize)> {
        let asked = self.asked.iter().enumerate();
        asked.filter_map(|(person, row)| row.map(|row| (person, row))).collect()
    }

    fn covers(&self, person: usize) -> u128 {
        let rows = &self.laid.people[person];
        rows.covers[self.asked[person].unwrap_or(rows.present)]
    }

    /// Whether there is a way from here; none where the effort ends.
    fn look(&mut self) -> Option<bool> {
        self.left = self.left.checked_sub(1)?;
        let people = self.laid.people.len();
        let mut there = vec![0_u32; self.laid.demands.len()];
        let mut could = vec![0_u32; self.laid.demands.len()];
        let mut earned = 0;
        for person in 0..people {
            let covers = self.covers(person);
            each(covers).for_each(|demand| there[demand] += 1);
            let within_reach = match self.asked[person] {
                Some(_) => covers,
                None => covers | (self.open[person].reach & !self.tried[person]),
            };
            each(within_reach).for_each(|demand| could[demand] += 1);
            earned += match self.asked[person] {
                Some(_) => each(covers).map(|demand| self.prices[demand]).sum(),
                None => self.open[person].most,
            };
        }
        let demands = &self.laid.demands;
        if earned < self.worth || could.iter().zip(demands).any(|(could, wanted)| could < wanted) {
            return Some(false);
        }
        // Where fewest are left who could.
        let short = (0..demands.len()).filter(|at| there[*at] < demands[*at]);
        let Some(demand) = short.min_by_key(|at| (could[*at] - there[*at], *at)) else {
            return self.look_for_company();
        };
        let before = self.tried.clone();
        for person in 0..people {
            let is_asked = self.asked[person].is_some() || self.covers(person) & bit(demand) != 0;
            if is_asked || self.open[person].reach & !self.tried[person] & bit(demand) == 0 {
                continue;
            }
            for place in 0..self.open[person].rows.len() {
                let row = self.open[person].rows[place];
                let covers = self.laid.people[person].covers[row];
                if covers & bit(demand) == 0 || covers & self.tried[person] != 0 {
                    continue;
                }
                self.asked[person] = Some(row);
                match self.look() {
                    Some(false) => self.asked[person] = None,
                    done => return done,
                }
            }
            // Every row with which they cover it was tried.
            self.tried[person] |= bit(demand);
        }
        self.tried = before;
        Some(false)
    }

    /// Whether there is a way from here, where nobody is missing: every junior needs company.
    fn look_for_company(&mut self) -> Option<bool> {
        let people = self.laid.people.len();
        let rows = (0..people).map(|person| self.asked[person].unwrap_or(self.laid.people[person].present));
        let lonely = if self.needs_company { lonely(self.laid, rows) } else { 0 };
        let Some(place) = each(lonely).next().map(bit) else { return Some(true) };
        let holds = |person: usize, row: usize| self.laid.people[person].company[row] & place != 0;
        let juniors = (0..people).filter(|person| {
            let of = &self.laid.people[*person];
            of.is_junior && holds(*person, self.asked[*person].unwrap_or(of.present))
        });
        // One who stays there for good needs somebody; else the first of them can also go.
        let juniors: Vec<usize> = juniors.collect();
        let stays = juniors.iter().any(|person| self.asked[*person].is_some());
        let goes = juniors.first().copied().filter(|_| !stays);
        for person in 0..people {
            let comes = !self.laid.people[person].is_junior;
            if self.asked[person].is_some() || !(comes || goes == Some(person)) {
                continue;
            }
            for at in 0..self.open[person].rows.len() {
                let row = self.open[person].rows[at];
                let of = &self.laid.people[person];
                if (of.company[row] & place != 0) != comes || of.covers[row] & self.tried[person] != 0 {
                    continue;
                }
                self.asked[person] = Some(row);
                match self.look() {
                    Some(false) => self.asked[person] = None,
                    done => return done,
                }
            }
        }
        Some(false)
    }
}

/// Where a junior would be alone with these rows, one for each person.
fn lonely(laid: &Laid, rows: impl Iterator<Item = usize>) -> u128 {
    let mut held = [0, 0];
    for (of, row) in laid.people.iter().zip(rows) {
        held[usize::from(of.is_junior)] |= of.company[row];
    }
    let [company, juniors] = held;
    juniors & !company
}

/// The places of the bits that are set.
fn each(bits: u128) -> impl Iterator<Item = usize> {
    let mut left = bits;
    std::iter::from_fn(move || {
        if left == 0 {
            return None;
        }
        let at = left.trailing_zeros() as usize;
        left &= left - 1;
        Some(at)
    })
}
