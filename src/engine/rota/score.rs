//! What does a rota cost? The sums of what it misses, in integers; rules that it breaks are counted by [`check`].
//!
//! Cost = missed requests + for each line of cover (wanted - there) * under, or (there - wanted) * over.
//!
//! [`check`]: super::check()

use super::model::{Problem, Rota, Weight, Wish};

/// The cost of a rota; medium cost is compared first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Score {
    /// What medium weights add up to.
    pub medium: i64,
    /// What soft weights add up to.
    pub soft: i64,
}

impl Score {
    fn add(&mut self, weight: Weight, times: i64) {
        match weight {
            Weight::Medium(points) => self.medium += i64::from(points) * times,
            Weight::Soft(points) => self.soft += i64::from(points) * times,
        }
    }
}

/// The cost of a rota of this problem. Cells that are not there count as days off.
pub fn score(problem: &Problem, rota: &Rota) -> Score {
    let cell = |person: usize, day: usize| rota.get(person).and_then(|row| row.get(day)).copied().flatten();
    let mut sum = Score::default();
    for (place, person) in problem.people.iter().enumerate() {
        for request in &person.requests {
            let is_worked = cell(place, request.day) == Some(request.shift);
            if is_worked == (request.wish == Wish::Off) {
                sum.add(request.weight, 1);
            }
        }
    }
    let mut there = vec![0_u32; problem.days * problem.shifts.len()];
    for row in rota {
        for (day, shift) in row.iter().enumerate().filter_map(|(day, cell)| cell.map(|shift| (day, shift))) {
            if let Some(count) = there.get_mut(day * problem.shifts.len() + shift) {
                *count += 1;
            }
        }
    }
    for line in &problem.cover {
        let there = match line.group {
            None => there[line.day * problem.shifts.len() + line.shift],
            Some(group) => {
                let counts = |place: usize| {
                    problem.people[place].groups.contains(&group) && cell(place, line.day) == Some(line.shift)
                };
                (0..problem.people.len()).filter(|place| counts(*place)).count() as u32
            }
        };
        if there < line.wanted {
            sum.add(line.under, i64::from(line.wanted - there));
        } else {
            sum.add(line.over, i64::from(there - line.wanted));
        }
    }
    sum
}
