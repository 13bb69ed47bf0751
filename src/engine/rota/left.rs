//! What is left when a person is away? The shifts that would be short of somebody, and who could take them one after another: who takes
//! the first is thought of as taking it when the next one is asked about.

use super::{
    Arranged, Candidate, Opened,
    opened::{counts, opened},
    who_could::{free_to_take, leaves_alone},
};
use crate::domain::{PersonId, RotaPlan, ShiftId};

/// A shift that somebody's time off would leave.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Left {
    /// The day.
    pub day: usize,
    /// The shift.
    pub shift: ShiftId,
    /// The lines of cover that would be shorter.
    pub opens: Vec<Opened>,
    /// Whether a junior would be left alone who is never to be.
    pub leaves_alone: bool,
    /// Who could take it without breaking a rule or opening another gap, beside those who take the ones before; the first takes it.
    pub could: Vec<Candidate>,
    /// The lines that stay shorter then.
    pub stays: Vec<Opened>,
    /// Whether a junior stays alone then.
    pub stays_alone: bool,
}

impl Left {
    /// Whether somebody would be missing, for a line or as company of a junior.
    pub fn is_gap(&self) -> bool {
        !self.opens.is_empty() || self.leaves_alone
    }

    /// Whether somebody is missing all the same once it is taken.
    pub fn is_open(&self) -> bool {
        !self.stays.is_empty() || self.stays_alone
    }

    /// Who takes it.
    pub fn taker(&self) -> Option<PersonId> {
        self.could.first().map(|one| one.person)
    }
}

/// What is left when a person is away on these days, in their order.
pub fn left_by(plan: &RotaPlan, arranged: &Arranged, person: PersonId, days: &[usize]) -> Vec<Left> {
    let present = arranged.rota(plan);
    let at = arranged.people.iter().position(|each| *each == person);
    let Some((at, row)) = at.and_then(|at| Some((at, present.get(at)?))) else { return Vec::new() };
    let mut away = row.clone();
    away.iter_mut().enumerate().filter(|(day, _)| days.contains(day)).for_each(|(_, cell)| *cell = None);
    let mut rota = present.clone();
    rota[at].clone_from(&away);
    let mut left = Vec::new();
    for day in days {
        let Some(place) = row.get(*day).copied().flatten() else { continue };
        let Some(shift) = arranged.shifts.get(place).copied() else { continue };
        let opens = opened(plan, arranged, &present, &[(at, &away)], *day..day + 1);
        let mut without = row.clone();
        without[*day] = None;
        let leaves_alone = leaves_alone(plan, arranged, &present, &[(at, &without)]);
        // Nobody has to be asked where nobody would be missing.
        let could = match opens.is_empty() && !leaves_alone {
            true => Vec::new(),
            false => free_to_take(plan, arranged, &rota, (*day, shift), |who| who != person),
        };
        let fills = |who: PersonId, open: &Opened| {
            plan.cover.get(&open.cover).is_some_and(|cover| counts(plan, cover, who, *day))
        };
        let is_company =
            |who: PersonId| leaves_alone && plan.people.get(&who).is_some_and(|person| !person.is_junior);
        let filled = |one: &Candidate| {
            let lines = opens.iter().filter(|open| fills(one.person, open)).count();
            lines + usize::from(is_company(one.person))
        };
        // Who counts for most of the lines; of these the best first.
        let most = could.iter().map(filled).max().filter(|most| *most > 0);
        let could: Vec<Candidate> = could.into_iter().filter(|one| Some(filled(one)) == most).collect();
        let taker = could.first().map(|one| one.person);
        let stays = opens.iter().filter(|open| !taker.is_some_and(|who| fills(who, open))).copied().collect();
        let stays_alone = leaves_alone && !taker.is_some_and(is_company);
        let row = taker.and_then(|who| arranged.people.iter().position(|each| *each == who));
        if let Some(cell) = row.and_then(|row| rota.get_mut(row)?.get_mut(*day)) {
            *cell = Some(place);
        }
        left.push(Left { day: *day, shift, opens, leaves_alone, could, stays, stays_alone });
    }
    left
}
