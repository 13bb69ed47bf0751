//! What stands against a row of one person that does not stand against the present one: rules as the check names them, and facts.

use super::{
    bit,
    rows::{Company, Demand, Found, Rows},
};
use crate::{
    domain::{
        PersonId, RotaPlan, ShiftId,
        rota::{Obstacle, Person, RuleKind},
    },
    engine::rota::{
        Arranged, Limit, Person as Staff, Row, SetOf, Shift, Violation,
        fresh::{Standing, is_newly_after_call},
        successions::NotNext,
    },
};

/// Minutes over the rota by the rules on contract and average, each for itself where it is never broken: least and most.
pub(super) struct Hours {
    contract: Vec<(u64, u64)>,
    average: Vec<u64>,
}

impl Hours {
    pub(super) fn of(plan: &RotaPlan) -> Self {
        let without = |kind: RuleKind| {
            let mut plan = plan.clone();
            plan.rules.remove(&kind);
            // Fairness has no part in it.
            plan.fairness.clear();
            Arranged::of(&plan, &[]).problem.people
        };
        let most = |staff: &Staff| u64::from(staff.most_minutes_in_all());
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
pub(super) struct Judge<'a> {
    plan: &'a RotaPlan,
    arranged: &'a Arranged,
    id: PersonId,
    who: &'a Person,
    standing: Standing<'a>,
    rota: &'a [Row],
    contract: (u64, u64),
    average: u64,
}

impl<'a> Judge<'a> {
    pub(super) fn new(
        plan: &'a RotaPlan,
        arranged: &'a Arranged,
        person: usize,
        rota: &'a [Row],
        hours: &Hours,
    ) -> Option<Self> {
        let id = *arranged.people.get(person)?;
        let standing = Standing::new(arranged, person, rota.get(person)?)?;
        let who = plan.people.get(&id)?;
        Some(Self {
            plan,
            arranged,
            id,
            who,
            standing,
            rota,
            contract: *hours.contract.get(person)?,
            average: *hours.average.get(person)?,
        })
    }

    /// Every row, with what stands against it; none where there are too many causes.
    pub(super) fn rows(
        &self,
        (first, days): (usize, usize),
        shifts: Vec<Shift>,
        (demands, company): (&[Demand], &Company),
        found: &mut Found,
    ) -> Option<Rows> {
        let mut rows = Rows {
            shifts,
            against: Vec::new(),
            covers: Vec::new(),
            company: Vec::new(),
            is_junior: self.who.is_junior,
            present: 0,
        };
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
        let is_excused: Vec<bool> = (first..first + days).map(|day| self.is_alone(day)).collect();
        let held = |offset: usize, choice: u8| {
            let place = rows.cell(choice).map(|shift| (first + offset, shift));
            let at = company.places.iter().position(|each| Some(*each) == place);
            at.filter(|_| !is_excused.get(offset).copied().unwrap_or_default()).map_or(0, bit)
        };
        let table: Vec<Vec<(u128, u128)>> = (0..days)
            .map(|offset| {
                let choices = (0..rows.base()).map(|choice| choice as u8);
                choices.map(|choice| (covered(offset, choice), held(offset, choice))).collect()
            })
            .collect();
        let mut with = self.standing.row.clone();
        let (mut against, mut covers, mut holds) = (Vec::new(), Vec::new(), Vec::new());
        for number in 0..rows.base().pow(days as u32) {
            let choices = rows.choices(number, days);
            let mut all = (0, 0);
            for ((cell, choice), table) in with.iter_mut().skip(first).zip(&choices[..days]).zip(&table) {
                *cell = rows.cell(*choice);
                let (covered, held) = table.get(usize::from(*choice)).copied().unwrap_or((0, 0));
                all = (all.0 | covered, all.1 | held);
            }
            if with == *self.standing.row {
                rows.present = number;
            }
            let mut mask = 0;
            for cause in self.against(&with, first..first + days) {
                mask |= found.bit_of(cause)?;
            }
            against.push(mask);
            covers.push(all.0);
            holds.push(all.1);
        }
        (rows.against, rows.covers, rows.company) = (against, covers, holds);
        Some(rows)
    }

    /// Whether the person is a junior who is alone on a day already: what is broken is not held against another way.
    fn is_alone(&self, day: usize) -> bool {
        let has = |row: &Row| row.get(day).copied().flatten();
        let shift = has(self.standing.row);
        let is_junior = |id: &PersonId| self.plan.people.get(id).is_some_and(|person| person.is_junior);
        let mut others = self.arranged.people.iter().zip(self.rota);
        self.who.is_junior && shift.is_some() && !others.any(|(id, row)| !is_junior(id) && has(row) == shift)
    }

    /// What stands against a row that does not stand against the present one.
    fn against(&self, with: &Row, span: std::ops::Range<usize>) -> Vec<Obstacle> {
        let mut causes = Vec::new();
        for violation in self.standing.fresh(with) {
            self.causes_of(violation, with, &mut causes);
        }
        let row = self.standing.row;
        for day in span.filter(|day| with.get(*day) != row.get(*day)) {
            let date = self.plan.date(day);
            if self.plan.pinned.get(&self.id).is_some_and(|days| days.contains(&date)) {
                causes.push(Obstacle::Settled(self.id));
            }
            let shifts = [row, with].map(|row| self.shift(row.get(day).copied().flatten()));
            if is_newly_after_call(self.plan, self.who, date, shifts.into()) {
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

    fn causes_of(&self, violation: Violation, with: &Row, causes: &mut Vec<Obstacle>) {
        use RuleKind as Rule;
        let mut rule = |kind| causes.push(Obstacle::Rule(kind));
        match violation {
            // What is settled and what comes after a call is asked day by day; who is alone, of all rows together.
            Violation::Shape
            | Violation::UnknownShift { .. }
            | Violation::Alone { .. }
            | Violation::Pinned { .. }
            | Violation::NeverOn { .. } => {}
            Violation::Rest { .. } => rule(Rule::RestHours),
            Violation::SpanMinutes { .. } => rule(Rule::AverageHours),
            Violation::RowTooLong { .. } => rule(Rule::DaysInRow),
            Violation::RowTooShort { .. } => rule(Rule::FewestDaysInRow),
            Violation::TooFewDaysOff { .. } => rule(Rule::FewestDaysOff),
            Violation::NightsInRow { .. } => rule(Rule::NightsInRow),
            Violation::TooFewNights { .. } => rule(Rule::FewestNights),
            Violation::WeekMinutes { .. } => rule(Rule::HoursInWeek),
            Violation::WeeklyRest { .. } => rule(Rule::WeeklyRestHours),
            Violation::HalfWeekend { .. } => rule(Rule::WholeWeekends),
            Violation::AfterNight { .. } => rule(Rule::DaysOffAfterNights),
            Violation::Weekends { .. } | Violation::WeekendsOfFour { .. } => rule(Rule::Weekends),
            Violation::TooManyOfSet { set, .. } => match self.arranged.sets.get(set) {
                Some(SetOf::Rule(kind)) => rule(*kind),
                Some(SetOf::Shift(shift)) => causes.push(Obstacle::Cap(*shift)),
                None => {}
            },
            Violation::Minutes { minutes, .. } => self.hours(minutes, causes),
            Violation::Succession { day, .. } => self.succession(day, with, causes),
            Violation::TooManyOfShift { shift, .. } => self.cap(shift, causes),
            Violation::DayOff { day, .. } => {
                let date = self.plan.date(day);
                let leave = self.who.leave.iter().filter(|(_, leave)| leave.is_approved && leave.holds(date));
                causes.extend(leave.map(|(leave, _)| Obstacle::Leave(self.id, *leave)));
                if !self.who.is_employed(date) {
                    causes.push(Obstacle::Employment(self.id));
                }
            }
        }
    }

    /// Each rule on minutes that is broken, and was not, or less.
    fn hours(&self, minutes: u64, causes: &mut Vec<Obstacle>) {
        let had = self.standing.minutes;
        let (least, most) = self.contract;
        // Hours that are owed already are owed whoever fills the place.
        let is_owed_now = minutes < least && had >= least;
        let is_beyond = |most: u64| minutes > most && minutes > had;
        if is_beyond(most) || is_owed_now {
            causes.push(Obstacle::Rule(RuleKind::ContractHours));
        }
        if is_beyond(self.average) {
            causes.push(Obstacle::Rule(RuleKind::AverageHours));
        }
    }

    fn succession(&self, day: usize, with: &Row, causes: &mut Vec<Obstacle>) {
        let history =
            self.standing.alone.people.first().and_then(|staff| staff.history.last()).copied().flatten();
        let last = match day.checked_sub(1) {
            Some(before) => with.get(before).copied().flatten(),
            None => history,
        };
        let Some((last, next)) = self.shift(last).zip(self.shift(with.get(day).copied().flatten())) else {
            return;
        };
        let why = NotNext::of(self.plan, last, next);
        if why.own == Some(true) {
            causes.push(Obstacle::Succession(last));
        }
        if why.rotation == Some(true) {
            causes.push(Obstacle::Rule(RuleKind::ForwardRotation));
        }
    }

    fn cap(&self, shift: Shift, causes: &mut Vec<Obstacle>) {
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
    }
}
