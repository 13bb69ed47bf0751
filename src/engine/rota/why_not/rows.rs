//! Every way in which each person could work the days that are looked at, with what of the rules and facts stands against it.

use super::{Cell, bit};
use crate::{
    domain::{
        CoverId, LeaveId, PersonId, RotaPlan, ShiftId,
        rota::{Obstacle, Person, RuleKind},
    },
    engine::rota::{
        Arranged, Limit, Person as Staff, Problem, Row, Shift, Violation, check,
        costs::alone,
        from_plan::{is_too_soon_after_call, of_four_weeks, set_rules},
    },
};
use std::collections::BTreeMap;

/// So many rows of all people together are laid out at most.
const MOST_ROWS: usize = 250_000;
/// So many days are looked at, as far as that many rows allow.
const MOST_DAYS: usize = 7;
/// And not fewer than so many.
const FEWEST_DAYS: usize = 3;

/// A day off in a row of choices; a shift is one more than its place among those of the person.
const OFF: u8 = 0;

/// What a person does on each day that is looked at.
pub(super) type Choices = [u8; MOST_DAYS];

/// One person's rows.
pub(super) struct Rows {
    /// The shifts that can be chosen.
    pub(super) shifts: Vec<Shift>,
    /// What stands against each row, by its number; bits are places of [`Laid::causes`].
    pub(super) against: Vec<u128>,
    /// The demands that each row covers, by its number; bits are places of [`Laid::demands`].
    pub(super) covers: Vec<u128>,
    /// The number of the present row.
    pub(super) present: usize,
}

/// All of it.
pub(super) struct Laid {
    /// The first day that is looked at.
    pub(super) first: usize,
    /// How many.
    pub(super) days: usize,
    /// Each person's rows, in the order of the problem.
    pub(super) people: Vec<Rows>,
    /// How many are wanted of each line and day.
    pub(super) demands: Vec<u32>,
    /// What stands against some row.
    pub(super) causes: Vec<Obstacle>,
}

/// A line on a day.
struct Demand {
    cover: CoverId,
    day: usize,
    shift: Shift,
    wanted: u32,
}

impl Rows {
    /// The number of a row with another choice on a day.
    pub(super) fn number_of(&self, choices: &Choices, days: usize) -> usize {
        choices[..days].iter().rev().fold(0, |number, choice| number * self.base() + usize::from(*choice))
    }

    /// A row by its number.
    pub(super) fn choices(&self, number: usize, days: usize) -> Choices {
        let mut choices = [OFF; MOST_DAYS];
        let mut left = number;
        for choice in &mut choices[..days] {
            *choice = (left % self.base()) as u8;
            left /= self.base();
        }
        choices
    }

    /// Choices on a day.
    pub(super) fn base(&self) -> usize {
        self.shifts.len() + 1
    }

    fn cell(&self, choice: u8) -> Option<Shift> {
        usize::from(choice).checked_sub(1).and_then(|at| self.shifts.get(at)).copied()
    }
}

impl Laid {
    /// Lays everything out; none where that is too much.
    pub(super) fn out(plan: &RotaPlan, arranged: &Arranged, cover: CoverId, day: usize) -> Option<Self> {
        let rota = arranged.rota(plan);
        let longest = MOST_DAYS.min(arranged.problem.days);
        let of_length = |days: usize| {
            let first = day.saturating_sub(days / 2).min(arranged.problem.days - days);
            let span = (first, days);
            let demands = demands(plan, arranged, &rota, span, (cover, day));
            let shifts: Vec<Vec<Shift>> = (0..arranged.people.len())
                .map(|person| shifts_of(plan, arranged, &rota, person, span, &demands))
                .collect();
            (span, demands, shifts)
        };
        let fits = |shifts: &[Vec<Shift>], days: usize| {
            let rows = shifts.iter().map(|shifts| (shifts.len() + 1).saturating_pow(days as u32));
            rows.fold(0, usize::saturating_add) <= MOST_ROWS
        };
        let lengths = (FEWEST_DAYS.min(longest)..=longest).rev();
        let (span, demands, shifts) = lengths
            .map(of_length)
            .find(|((_, days), demands, shifts)| fits(shifts, *days) && demands.len() <= 128)?;
        let mut laid = Self {
            first: span.0,
            days: span.1,
            people: Vec::new(),
            demands: demands.iter().map(|demand| demand.wanted).collect(),
            causes: Vec::new(),
        };
        let mut found = Found { places: BTreeMap::new() };
        let hours = Hours::of(plan);
        for (person, shifts) in shifts.into_iter().enumerate() {
            let judge = Judge::new(plan, arranged, person, rota.get(person)?, &hours)?;
            laid.people.push(judge.rows(span, shifts, &demands, &mut found)?);
        }
        laid.causes = found.in_order();
        // Causes were numbered as they came up; they stand in their own order, people first.
        let place = |cause: &Obstacle| laid.causes.iter().position(|each| each == cause);
        let moved: Vec<usize> = found.by_number().iter().filter_map(place).collect();
        for against in laid.people.iter_mut().flat_map(|rows| &mut rows.against) {
            let bits = moved.iter().enumerate().filter(|(from, _)| *against & bit(*from) != 0);
            *against = bits.fold(0, |all, (_, to)| all | bit(*to));
        }
        Some(laid)
    }

    /// All causes in force.
    pub(super) fn everything(&self) -> u128 {
        (0..self.causes.len()).fold(0, |all, at| all | bit(at))
    }

    /// The cells in which rows, by person and number, differ from the plan.
    pub(super) fn changes(&self, plan: &RotaPlan, arranged: &Arranged, rows: &[(usize, usize)]) -> Vec<Cell> {
        let mut cells = Vec::new();
        for (person, number) in rows {
            let (Some(id), Some(of)) = (arranged.people.get(*person), self.people.get(*person)) else {
                continue;
            };
            let choices = of.choices(*number, self.days);
            for (offset, choice) in choices[..self.days].iter().enumerate() {
                let date = plan.date(self.first + offset);
                let shift = of.cell(*choice).and_then(|shift| arranged.shifts.get(shift)).copied();
                if plan.shift_of(*id, date) != shift {
                    cells.push((*id, date, shift));
                }
            }
        }
        cells
    }
}

/// What each line is to have on each day: what it has now, as far as it is wanted, and all that is wanted at the place in question.
fn demands(
    plan: &RotaPlan,
    arranged: &Arranged,
    rota: &[Row],
    (first, days): (usize, usize),
    gap: (CoverId, usize),
) -> Vec<Demand> {
    let mut demands = Vec::new();
    for (id, cover) in &plan.cover {
        let Some(shift) = arranged.shifts.iter().position(|each| *each == cover.shift) else { continue };
        for day in first..first + days {
            let date = plan.date(day);
            let is_there = |(person, row): &(&PersonId, &Row)| {
                row.get(day).copied().flatten() == Some(shift)
                    && plan.people.get(person).is_some_and(|person| cover.counts(person, date))
            };
            let there = arranged.people.iter().zip(rota).filter(is_there).count() as u32;
            let wanted = cover.on(date);
            let wanted = if gap == (*id, day) { wanted } else { wanted.min(there) };
            if wanted > 0 {
                demands.push(Demand { cover: *id, day, shift, wanted });
            }
        }
    }
    demands
}

/// The shifts that a person could have: those of their site that are asked for on these days, and those that they have.
fn shifts_of(
    plan: &RotaPlan,
    arranged: &Arranged,
    rota: &[Row],
    person: usize,
    (first, days): (usize, usize),
    demands: &[Demand],
) -> Vec<Shift> {
    let site = arranged.people.get(person).and_then(|id| plan.people.get(id)).and_then(|person| person.site);
    let is_of_site = |shift: &Shift| {
        let kind = arranged.shifts.get(*shift).and_then(|id| plan.shifts.get(id));
        kind.is_some_and(|kind| kind.site == site)
    };
    let asked = demands.iter().map(|demand| demand.shift).filter(is_of_site);
    let has = rota.get(person).into_iter().flat_map(|row| row.iter().skip(first).take(days)).flatten();
    let mut shifts: Vec<Shift> = asked.chain(has.copied()).collect();
    shifts.sort_unstable();
    shifts.dedup();
    shifts
}

/// Causes by the number under which they first came up.
struct Found {
    places: BTreeMap<Obstacle, usize>,
}

impl Found {
    fn bit_of(&mut self, cause: Obstacle) -> Option<u128> {
        let next = self.places.len();
        let at = *self.places.entry(cause).or_insert(next);
        (at < 128).then(|| bit(at))
    }

    fn by_number(&self) -> Vec<Obstacle> {
        let mut causes: Vec<(usize, Obstacle)> =
            self.places.iter().map(|(cause, at)| (*at, *cause)).collect();
        causes.sort_unstable();
        causes.into_iter().map(|(_, cause)| cause).collect()
    }

    /// What people have first, then rules.
    fn in_order(&self) -> Vec<Obstacle> {
        let mut causes: Vec<Obstacle> = self.places.keys().copied().collect();
        causes.sort_by_key(|cause| matches!(cause, Obstacle::Rule(_)));
        causes
    }
}

/// Minutes over the rota by the rules on contract and average, each for itself where it is never broken: least and most.
struct Hours {
    contract: Vec<(u64, u64)>,
    average: Vec<u64>,
}

impl Hours {
    fn of(plan: &RotaPlan) -> Self {
        let without = |kind: RuleKind| {
            let mut plan = plan.clone();
            plan.rules.remove(&kind);
            // Fairness has no part in it.
            plan.fairness.clear();
            Arranged::of(&plan, &[]).problem.people
        };
        let most = |staff: &Staff| match staff.weight_of(Limit::MinutesAtMost) {
            Some(_) => u64::from(staff.never_more_minutes),
            None => u64::from(staff.max_minutes.min(staff.never_more_minutes)),
        };
        let least = |staff: &Staff| match staff.weight_of(Limit::MinutesAtLeast) {
            Some(_) => 0,
            None => u64::from(staff.min_minutes),
        };
        let limits = |kind| without(kind).iter().map(|staff| (least(staff), most(staff))).collect::<Vec<_>>();
        let average = limits(RuleKind::ContractHours).into_iter().map(|(_, most)| most).collect();
        Self { contract: limits(RuleKind::AverageHours), average }
    }
}

/// One person beside the rules and facts.
struct Judge<'a> {
    plan: &'a RotaPlan,
    arranged: &'a Arranged,
    id: PersonId,
    who: &'a Person,
    alone: Problem,
    row: &'a Row,
    before: Vec<Violation>,
    contract: (u64, u64),
    average: u64,
}

impl<'a> Judge<'a> {
    fn new(
        plan: &'a RotaPlan,
        arranged: &'a Arranged,
        person: usize,
        row: &'a Row,
        hours: &Hours,
    ) -> Option<Self> {
        let id = *arranged.people.get(person)?;
        let alone = alone(&arranged.problem, person)?;
        let before = check(&alone, std::slice::from_ref(row));
        Some(Self {
            plan,
            arranged,
            id,
            who: plan.people.get(&id)?,
            alone,
            row,
            before,
            contract: *hours.contract.get(person)?,
            average: *hours.average.get(person)?,
        })
    }

    /// Every row, with what stands against it; none where there are too many causes.
    fn rows(
        &self,
        (first, days): (usize, usize),
        shifts: Vec<Shift>,
        demands: &[Demand],
        found: &mut Found,
    ) -> Option<Rows> {
        let mut rows = Rows { shifts, against: Vec::new(), covers: Vec::new(), present: 0 };
        let covered = |offset: usize, choice: u8| {
            let shift = rows.cell(choice);
            let is_of = |demand: &Demand| {
                let cover = self.plan.cover.get(&demand.cover);
                let date = self.plan.date(demand.day);
                demand.day == first + offset
                    && shift == Some(demand.shift)
                    && cover.is_some_and(|cover| cover.counts(self.who, date))
            };
            let of = demands.iter().enumerate().filter(|(_, demand)| is_of(demand));
            of.fold(0_u128, |all, (at, _)| all | bit(at))
        };
        let table: Vec<Vec<u128>> = (0..days)
            .map(|offset| (0..rows.base()).map(|choice| covered(offset, choice as u8)).collect())
            .collect();
        let mut with = self.row.clone();
        let (mut against, mut covers) = (Vec::new(), Vec::new());
        for number in 0..rows.base().pow(days as u32) {
            let choices = rows.choices(number, days);
            let mut all = 0;
            for ((cell, choice), table) in with.iter_mut().skip(first).zip(&choices[..days]).zip(&table) {
                *cell = rows.cell(*choice);
                all |= table.get(usize::from(*choice)).copied().unwrap_or(0);
            }
            if with == *self.row {
                rows.present = number;
            }
            let mut mask = 0;
            for cause in self.against(&with, first..first + days) {
                mask |= found.bit_of(cause)?;
            }
            against.push(mask);
            covers.push(all);
        }
        (rows.against, rows.covers) = (against, covers);
        Some(rows)
    }

    /// What stands against a row that does not stand against the present one.
    fn against(&self, with: &Row, span: std::ops::Range<usize>) -> Vec<Obstacle> {
        let mut causes = Vec::new();
        for violation in check(&self.alone, std::slice::from_ref(with)) {
            if self.is_fresh(&violation) {
                self.causes_of(violation, with, &mut causes);
            }
        }
        for day in span.filter(|day| with.get(*day) != self.row.get(*day)) {
            let date = self.plan.date(day);
            if self.plan.pinned.get(&self.id).is_some_and(|days| days.contains(&date)) {
                causes.push(Obstacle::Settled(self.id));
            }
            let shift = self.shift(with.get(day).copied().flatten());
            if shift.is_some_and(|shift| is_too_soon_after_call(self.plan, self.who, date, shift)) {
                causes.push(match self.is_hard(RuleKind::RestHours) {
                    true => Obstacle::Rule(RuleKind::RestHours),
                    false => Obstacle::AfterCall(self.id),
                });
            }
        }
        causes
    }

    fn shift(&self, at: Option<Shift>) -> Option<ShiftId> {
        self.arranged.shifts.get(at?).copied()
    }

    fn is_hard(&self, kind: RuleKind) -> bool {
        self.plan.rules.get(&kind).is_some_and(|rule| rule.weight.is_none())
    }

    /// Whether it is not broken yet, or less.
    fn is_fresh(&self, violation: &Violation) -> bool {
        use Violation as V;
        let is_as_bad = |old: &Violation| match (violation, old) {
            (V::TooManyOfShift { shift: a, count: new, .. }, V::TooManyOfShift { shift: b, count, .. }) => {
                a == b && new <= count
            }
            (V::TooManyOfSet { set: a, count: new, .. }, V::TooManyOfSet { set: b, count, .. }) => {
                a == b && new <= count
            }
            (V::Weekends { count: new, .. }, V::Weekends { count, .. }) => new <= count,
            (V::WeekMinutes { day: a, minutes: new, .. }, V::WeekMinutes { day: b, minutes, .. }) => {
                let week = |day: &usize| (self.alone.first_weekday + day) / 7;
                week(a) == week(b) && new <= minutes
            }
            // Told apart by the rules that they break.
            (V::Minutes { .. }, _) => false,
            (new, old) => new == old,
        };
        !self.before.iter().any(is_as_bad)
    }

    fn causes_of(&self, violation: Violation, with: &Row, causes: &mut Vec<Obstacle>) {
        use RuleKind as Rule;
        let mut rule = |kind| causes.push(Obstacle::Rule(kind));
        match violation {
            Violation::Shape | Violation::UnknownShift { .. } | Violation::Pinned { .. } => {}
            Violation::Rest { .. } => rule(Rule::RestHours),
            Violation::RowTooLong { .. } => rule(Rule::DaysInRow),
            Violation::RowTooShort { .. } => rule(Rule::FewestDaysInRow),
            Violation::TooFewDaysOff { .. } => rule(Rule::FewestDaysOff),
            Violation::NightsInRow { .. } => rule(Rule::NightsInRow),
            Violation::TooFewNights { .. } => rule(Rule::FewestNights),
            Violation::WeekMinutes { .. } => rule(Rule::HoursInWeek),
            Violation::WeeklyRest { .. } => rule(Rule::WeeklyRestHours),
            Violation::HalfWeekend { .. } => rule(Rule::WholeWeekends),
            Violation::AfterNight { .. } => rule(Rule::DaysOffAfterNights),
            Violation::Weekends { .. } => rule(Rule::Weekends),
            Violation::TooManyOfSet { set, .. } => {
                rule(set_rules(self.plan).get(set).copied().unwrap_or(Rule::MostNights));
            }
            Violation::Minutes { minutes, .. } => self.hours(minutes, causes),
            Violation::Succession { day, .. } => self.succession(day, with, causes),
            Violation::TooManyOfShift { shift, count, .. } => self.cap(shift, count, causes),
            Violation::DayOff { day, .. } => {
                let date = self.plan.date(day);
                let leave = self.who.leave.iter().filter(|(_, leave)| leave.is_approved && leave.holds(date));
                causes.extend(leave.map(|(leave, _): (&LeaveId, _)| Obstacle::Leave(self.id, *leave)));
                if !self.who.is_employed(date) {
                    causes.push(Obstacle::Employment(self.id));
                }
            }
        }
    }

    /// Each rule on minutes that is broken, and was not, or less.
    fn hours(&self, minutes: u64, causes: &mut Vec<Obstacle>) {
        let kinds = &self.arranged.problem.shifts;
        let row = self.row.iter().flatten().filter_map(|shift| kinds.get(*shift));
        let had: u64 = row.map(|kind| u64::from(kind.minutes)).sum();
        let (least, most) = self.contract;
        let is_beyond = |most: u64| minutes > most && minutes > had;
        if is_beyond(most) || (minutes < least && minutes < had) {
            causes.push(Obstacle::Rule(RuleKind::ContractHours));
        }
        if is_beyond(self.average) {
            causes.push(Obstacle::Rule(RuleKind::AverageHours));
        }
    }

    fn succession(&self, day: usize, with: &Row, causes: &mut Vec<Obstacle>) {
        let history = self.alone.people.first().and_then(|staff| staff.history.last()).copied().flatten();
        let last = match day.checked_sub(1) {
            Some(before) => with.get(before).copied().flatten(),
            None => history,
        };
        let Some((last, next)) = last.zip(with.get(day).copied().flatten()) else { return };
        let Some(kind) = self.arranged.problem.shifts.get(last) else { return };
        if kind.never_next.contains(&next) {
            causes.extend(self.shift(Some(last)).map(Obstacle::Succession));
        }
        if kind.forbidden_next.contains(&next) && self.is_hard(RuleKind::ForwardRotation) {
            causes.push(Obstacle::Rule(RuleKind::ForwardRotation));
        }
    }

    fn cap(&self, shift: Shift, count: usize, causes: &mut Vec<Obstacle>) {
        let Some((id, kind)) = self.shift(Some(shift)).and_then(|id| Some((id, self.plan.shifts.get(&id)?)))
        else {
            return;
        };
        // No shift of another site is laid out but what they have by now.
        if self.who.never.contains(&id) || self.who.site != kind.site {
            causes.push(Obstacle::Never(self.id));
        }
        let longest = self.plan.rules.get(&RuleKind::LongestShift).filter(|rule| rule.weight.is_none());
        if longest.is_some_and(|rule| f64::from(kind.working_minutes()) > rule.limit * 60.0) {
            causes.push(Obstacle::Rule(RuleKind::LongestShift));
        }
        let most = kind.most_in_four_weeks.map(|most| of_four_weeks(self.plan, f64::from(most)));
        if most.is_some_and(|most| count > most as usize) {
            causes.push(Obstacle::Cap(id));
        }
    }
}
