//! What does the plan ask of a rota? The plan's people, shifts, cover and rules as the integers that are solved and judged.
//!
//! Cover that is missing weighs more than everything else; one too many, missed wishes and uneven shares are weighed against each
//! other. Leave that is approved and days outside an employment are days off, and take their part of the contract's hours away.

use super::{
    Company, CoverLine, Limit, Person as Staff, Problem, Request, Rota, Row, SetOf, ShiftType, SpanCap,
    Weight, Wish as Asks, averaging::windows, successions::NotNext,
};
use crate::domain::{
    PersonId, RotaPlan, ShiftId, SkillId, in_order,
    rota::{Breach, Cover, Person, RuleKind, Wish},
};
use chrono::{Datelike, Days, NaiveDate};
use std::collections::BTreeSet;

/// What a wish weighs that is not granted.
const WISH: u32 = 40;
/// What one person too many weighs.
const OVER: u32 = 4;
/// What a changed day weighs when little is to change.
const CHANGED: u32 = 400;
/// So many days before the first one are looked back on by rules.
const LOOK_BACK: usize = 28;
pub(super) const MINUTES_A_DAY: f64 = 60.0 / 7.0;

/// A plan's rota as a problem, and who and what its places are.
#[derive(Clone, Debug, PartialEq)]
pub struct Arranged {
    /// The problem.
    pub problem: Problem,
    /// The person of each row, in the order of the list.
    pub people: Vec<PersonId>,
    /// The shift of each place.
    pub shifts: Vec<ShiftId>,
    /// Minutes that the contract asks of each person over the rota, leave taken off.
    pub contract_minutes: Vec<u32>,
    /// What each cap on several shifts together is of, the same for everybody.
    pub sets: Vec<SetOf>,
    /// What a cap on each shift means for each person, where they have one.
    pub caps: Vec<Vec<Option<Breach>>>,
    /// Minutes beyond which the rule on average hours is broken, of each person, where it holds.
    pub most_on_average: Vec<Option<u32>>,
}

impl Arranged {
    /// The problem of a plan's rota. Holidays are dates whose shifts are shared out evenly.
    pub fn of(plan: &RotaPlan, holidays: &[NaiveDate]) -> Self {
        let shifts: Vec<ShiftId> = in_order(&plan.shifts).into_iter().map(|(id, _)| id).collect();
        let people: Vec<PersonId> = in_order(&plan.people).into_iter().map(|(id, _)| id).collect();
        let mut arranged = Self {
            problem: Problem {
                days: plan.days(),
                first_weekday: plan.first_day.weekday().num_days_from_monday() as usize,
                shifts: shift_types(plan, &shifts),
                ..Problem::default()
            },
            contract_minutes: Vec::new(),
            sets: Vec::new(),
            caps: Vec::new(),
            most_on_average: Vec::new(),
            people,
            shifts,
        };
        arranged.sets = arranged.sets(plan).into_iter().map(|(of, _)| of).collect();
        let groups = Group::all(plan);
        for id in arranged.people.clone() {
            let Some(person) = plan.people.get(&id) else { continue };
            let (mut staff, minutes, most) = arranged.staff(plan, id, person);
            staff.groups = groups
                .iter()
                .enumerate()
                .filter(|(_, group)| group.holds(person))
                .map(|(at, _)| at)
                .collect();
            let caps = arranged.caps(plan, person);
            staff.most_of_shift = caps.iter().map(|(most, _)| *most).collect();
            arranged.caps.push(caps.into_iter().map(|(_, what)| what).collect());
            arranged.problem.people.push(staff);
            arranged.contract_minutes.push(minutes);
            arranged.most_on_average.push(most);
        }
        arranged.problem.cover = arranged.cover(plan, &groups);
        arranged.problem.company = arranged.company(plan, &groups);
        arranged.problem.fairness = arranged.fairness(plan, holidays);
        arranged
    }

    fn place(&self, shift: ShiftId) -> Option<usize> {
        self.shifts.iter().position(|each| *each == shift)
    }

    /// Minutes of work that a row has on a day.
    pub(super) fn minutes_of(&self, row: &Row, day: usize) -> u32 {
        let shift = row.get(day).copied().flatten();
        shift.and_then(|shift| self.problem.shifts.get(shift)).map_or(0, |kind| kind.minutes)
    }

    /// What everybody does in the plan, as rows.
    pub fn rota(&self, plan: &RotaPlan) -> Rota {
        self.people.iter().map(|person| self.row(plan, *person, 0, plan.days())).collect()
    }

    /// Days of a person from some days before the first one.
    fn row(&self, plan: &RotaPlan, person: PersonId, before: usize, days: usize) -> Row {
        let first = plan.first_day.checked_sub_days(Days::new(before as u64)).unwrap_or(plan.first_day);
        let dates = first.iter_days().take(days);
        dates.map(|date| plan.shift_of(person, date).and_then(|shift| self.place(shift))).collect()
    }

    fn staff(&self, plan: &RotaPlan, id: PersonId, person: &Person) -> (Staff, u32, Option<u32>) {
        let days = plan.days();
        let limit = |kind: RuleKind| plan.rules.get(&kind).map(|rule| rule.limit);
        let whole = |kind: RuleKind| limit(kind).map(|limit| limit.max(0.0) as u32);
        let dates: Vec<NaiveDate> = plan.first_day.iter_days().take(days).collect();
        let is_away = |date: &NaiveDate| !person.is_employed(*date) || person.leave_on(*date).is_some();
        let days_off: Vec<usize> = (0..days).filter(|day| dates.get(*day).is_some_and(is_away)).collect();
        let there = (days - days_off.len()) as f64;
        let contract = person.contract_hours_per_week * MINUTES_A_DAY * there;
        let mut staff = Staff::free(self.shifts.len());
        let windows = windows(plan, id, person);
        let absent = self.most_absent(person, &dates);
        let average = minutes(plan, &mut staff, (contract, absent), (there, windows));
        staff.max_days_in_row = whole(RuleKind::DaysInRow).unwrap_or(staff.max_days_in_row);
        staff.min_days_in_row = whole(RuleKind::FewestDaysInRow).unwrap_or(1).max(1);
        staff.min_days_off_in_row = whole(RuleKind::FewestDaysOff).unwrap_or(1).max(1);
        staff.max_nights_in_row = whole(RuleKind::NightsInRow);
        staff.min_nights_in_row = whole(RuleKind::FewestNights).unwrap_or(0);
        staff.min_days_off_after_night = whole(RuleKind::DaysOffAfterNights).unwrap_or(0);
        staff.min_rest_minutes = limit(RuleKind::RestHours).map_or(0, |hours| (hours * 60.0) as u32);
        staff.min_weekly_rest_minutes =
            limit(RuleKind::WeeklyRestHours).map_or(0, |hours| (hours * 60.0) as u32);
        staff.max_minutes_in_week = limit(RuleKind::HoursInWeek).map(|hours| (hours * 60.0) as u32);
        staff.are_weekends_complete = plan.rules.contains_key(&RuleKind::WholeWeekends);
        staff.max_weekends_of_four = whole(RuleKind::Weekends);
        staff.most_of_set = self.sets(plan).into_iter().map(|(_, cap)| cap).collect();
        staff.soft.extend(softened(plan));
        let pinned = plan.pinned.get(&id).into_iter().flatten();
        staff.pinned = pinned
            .filter_map(|date| Some((plan.day_of(*date)?, plan.shift_of(id, *date))))
            // What somebody is away for is said by the leave.
            .filter(|(day, _)| !days_off.contains(day))
            .map(|(day, shift)| (day, shift.and_then(|shift| self.place(shift))))
            .collect();
        for (date, wish) in &person.wishes {
            let Some(day) = plan.day_of(*date) else { continue };
            let weight = Weight::Soft(WISH * person.wish_weight(*date));
            let mut ask = |shift, wish| staff.requests.push(Request { day, shift, wish, weight });
            match wish {
                Wish::Off => (0..self.shifts.len()).for_each(|shift| ask(shift, Asks::Off)),
                Wish::Work(shift) => self.place(*shift).into_iter().for_each(|shift| ask(shift, Asks::On)),
                Wish::Not(shift) => self.place(*shift).into_iter().for_each(|shift| ask(shift, Asks::Off)),
            }
        }
        let knows_before = plan.rows.get(&id).is_some_and(|row| row.range(..plan.first_day).next().is_some());
        if knows_before {
            staff.history = self.row(plan, id, LOOK_BACK, LOOK_BACK);
        }
        let weight = plan.rules.get(&RuleKind::LongestShift).and_then(|rule| rule.weight);
        for shift in self.too_long(plan) {
            let weight = Weight::Soft(weight.unwrap_or(0));
            let ask = |day| Request { day, shift, wish: Asks::Off, weight };
            staff.requests.extend((0..days).map(ask));
        }
        for (day, date) in dates.iter().enumerate() {
            for (shift, id) in self.shifts.iter().enumerate() {
                // What is settled all the same stays, and is told.
                let is_settled = staff.pinned.contains(&(day, Some(shift)));
                if !is_settled && is_too_soon_after_call(plan, person, *date, *id) {
                    staff.never_on.push((day, shift));
                }
            }
        }
        let back = plan.first_day.checked_sub_days(Days::new(LOOK_BACK as u64)).unwrap_or(plan.first_day);
        let known = back.iter_days().take(days + LOOK_BACK).filter(is_away);
        staff.away = known.map(|date| (date - plan.first_day).num_days() as i32).collect();
        (staff, contract.max(0.0) as u32, average)
    }

    /// Minutes of shifts that leave may have taken beyond its part of the contract: a day of it whole shift, a week of it the contract's
    /// hours at most.
    fn most_absent(&self, person: &Person, dates: &[NaiveDate]) -> f64 {
        let longest = self.problem.shifts.iter().map(|kind| kind.minutes).max().unwrap_or(0);
        let (longest, week) = (f64::from(longest), person.contract_hours_per_week * 60.0);
        let is_on_leave = |date: &NaiveDate| person.is_employed(*date) && person.leave_on(*date).is_some();
        let beyond = |days: usize| {
            let days = (days % 7) as f64;
            (days * longest).min(week) - days * week / 7.0
        };
        let stretches = dates.chunk_by(|a, b| is_on_leave(a) == is_on_leave(b));
        let on_leave = stretches.filter(|days| days.first().is_some_and(is_on_leave));
        on_leave.map(|days| beyond(days.len()).max(0.0)).sum()
    }

    /// Shifts that are longer than a rule would have them, where that costs.
    fn too_long(&self, plan: &RotaPlan) -> Vec<usize> {
        let rule = plan.rules.get(&RuleKind::LongestShift).filter(|rule| rule.weight.is_some());
        let Some(limit) = rule.map(|rule| rule.limit * 60.0) else { return Vec::new() };
        let kind = |id: &ShiftId| plan.shifts.get(id).map_or(0.0, |kind| f64::from(kind.working_minutes()));
        let shifts = self.shifts.iter().enumerate();
        shifts.filter(|(_, id)| kind(id) > limit).map(|(at, _)| at).collect()
    }

    /// Each junior in each shift that they may work, where juniors are not left alone.
    fn company(&self, plan: &RotaPlan, groups: &[Group]) -> Vec<Company> {
        let Some(rule) = plan.rules.get(&RuleKind::NoJuniorAlone) else { return Vec::new() };
        let Some(group) = groups.iter().position(|group| *group == Group::Experienced) else {
            return Vec::new();
        };
        let staff = self.people.iter().zip(&self.problem.people).enumerate();
        let juniors = staff.filter(|(_, (id, _))| plan.people.get(id).is_some_and(|person| person.is_junior));
        let mut company = Vec::new();
        for (person, (_, staff)) in juniors {
            for shift in (0..self.shifts.len()).filter(|shift| staff.most_of_shift[*shift] > 0) {
                let days = 0..plan.days();
                let one = |day| Company { day, shift, person, group, weight: rule.weight };
                company.extend(days.map(one));
            }
        }
        company
    }

    fn cover(&self, plan: &RotaPlan, groups: &[Group]) -> Vec<CoverLine> {
        let mut lines = Vec::new();
        for (_, cover) in in_order(&plan.cover) {
            let Some(shift) = self.place(cover.shift) else { continue };
            for day in 0..plan.days() {
                let group = Group::of(cover, plan.date(day));
                let group = group.and_then(|group| groups.iter().position(|each| *each == group));
                // More people with a skill than are needed do no harm.
                let over = if group.is_some() { 0 } else { OVER };
                let wanted = cover.on(plan.date(day));
                let (under, over) = (Weight::Medium(1), Weight::Soft(over));
                let line = CoverLine { day, shift, group, wanted, under, over };
                lines.push(line);
                // A shift that nobody works is worse than one on which somebody is missing.
                if wanted > 0 && group.is_none() {
                    lines.push(CoverLine { wanted: 1, over: Weight::Soft(0), ..line });
                }
            }
        }
        // A shift that no line asks for is one too many on any day.
        for shift in 0..self.shifts.len() {
            if lines.iter().any(|line| line.shift == shift && line.group.is_none()) {
                continue;
            }
            let (under, over) = (Weight::Soft(0), Weight::Soft(OVER));
            lines.extend((0..plan.days()).map(|day| CoverLine {
                day,
                shift,
                group: None,
                wanted: 0,
                under,
                over,
            }));
        }
        lines
    }

    /// The same problem, but for what stands: each day that changes costs, so that little does.
    pub fn with_few_changes(mut self, present: &Rota) -> Self {
        let shifts = self.shifts.len();
        for (staff, row) in self.problem.people.iter_mut().zip(present) {
            for (day, cell) in row.iter().enumerate() {
                let mut ask = |shift, wish| {
                    staff.requests.push(Request { day, shift, wish, weight: Weight::Soft(CHANGED) });
                };
                match cell {
                    Some(shift) => ask(*shift, Asks::On),
                    None => (0..shifts).for_each(|shift| ask(shift, Asks::Off)),
                }
            }
        }
        self
    }

    /// The cells in which a rota differs from the plan.
    pub fn changes(&self, plan: &RotaPlan, rota: &Rota) -> Vec<(PersonId, NaiveDate, Option<ShiftId>)> {
        let mut cells = Vec::new();
        for (person, row) in self.people.iter().zip(rota) {
            for (date, cell) in plan.first_day.iter_days().zip(row) {
                let shift = cell.and_then(|place| self.shifts.get(place)).copied();
                if plan.shift_of(*person, date) != shift {
                    cells.push((*person, date, shift));
                }
            }
        }
        cells
    }
}

/// Minutes over the rota. The contract and the average hold beside each other: what is never broken binds beside what costs.
fn minutes(
    plan: &RotaPlan,
    staff: &mut Staff,
    (contract, absent): (f64, f64),
    (there, windows): (f64, Vec<SpanCap>),
) -> Option<u32> {
    let (of_contract, of_average) =
        (plan.rules.get(&RuleKind::ContractHours), plan.rules.get(&RuleKind::AverageHours));
    if let Some(rule) = of_contract {
        staff.min_minutes = (contract - absent - rule.limit * 60.0 + 1e-6).max(0.0) as u32;
        staff.soft.extend(rule.weight.map(|weight| (Limit::MinutesAtLeast, weight)));
    }
    let average = of_average.and_then(|rule| {
        let over_rota = (rule.limit * MINUTES_A_DAY * there) as u32;
        // Where it is never broken each window is a rule by itself.
        let slides = rule.weight.is_none() && !windows.is_empty();
        (!slides).then(|| SpanCap::most_over(&windows, plan.days()).unwrap_or(over_rota))
    });
    if average.is_none() {
        staff.spans = windows;
    }
    let most = [
        of_contract.map(|rule| ((contract + rule.limit * 60.0).max(0.0) as u32, rule.weight)),
        of_average.zip(average).map(|(rule, most)| (most, rule.weight)),
    ];
    let (hard, soft): (Vec<_>, Vec<_>) = most.into_iter().flatten().partition(|(_, weight)| weight.is_none());
    let hard = hard.into_iter().map(|(most, _)| most).min().unwrap_or(u32::MAX);
    match soft.into_iter().min().filter(|(most, _)| *most < hard) {
        Some((most, Some(weight))) => {
            staff.max_minutes = most;
            staff.never_more_minutes = hard;
            staff.soft.push((Limit::MinutesAtMost, weight));
        }
        _ => staff.max_minutes = hard,
    }
    average
}

/// The limits of rules that cost, but for those on minutes over the rota, which are told apart where they are set.
fn softened(plan: &RotaPlan) -> Vec<(Limit, u32)> {
    let mut soft: Vec<(Limit, u32)> = Vec::new();
    for (kind, weight) in plan.rules.iter().filter_map(|(kind, rule)| Some((kind, rule.weight?))) {
        let limit = match kind {
            RuleKind::RestHours => Limit::Rest,
            RuleKind::WeeklyRestHours => Limit::WeeklyRest,
            RuleKind::HoursInWeek => Limit::MinutesInWeek,
            RuleKind::DaysInRow => Limit::DaysInRow,
            RuleKind::FewestDaysInRow => Limit::FewestDaysInRow,
            RuleKind::FewestDaysOff => Limit::FewestDaysOff,
            RuleKind::NightsInRow => Limit::NightsInRow,
            RuleKind::FewestNights => Limit::FewestNights,
            RuleKind::DaysOffAfterNights => Limit::DaysOffAfterNight,
            RuleKind::Weekends => Limit::WeekendsOfFour,
            RuleKind::WholeWeekends => Limit::WholeWeekends,
            RuleKind::ForwardRotation => Limit::Successions,
            RuleKind::MostNights | RuleKind::OnCall => Limit::SetCaps,
            RuleKind::AverageHours
            | RuleKind::ContractHours
            | RuleKind::LongestShift
            | RuleKind::NoJuniorAlone => continue,
        };
        soften(&mut soft, limit, weight);
    }
    for kind in plan.shifts.values() {
        if let Some(weight) = kind.cap_weight.filter(|_| kind.most_in_four_weeks.is_some()) {
            soften(&mut soft, Limit::SetCaps, weight);
        }
        if let Some(weight) = kind.next_weight.filter(|_| !kind.never_next.is_empty()) {
            soften(&mut soft, Limit::Successions, weight);
        }
    }
    soft
}

/// Adds a weight; where a limit has one from something else all that it stands for costs what the dearest does.
fn soften(soft: &mut Vec<(Limit, u32)>, limit: Limit, weight: u32) {
    match soft.iter_mut().find(|(each, _)| *each == limit) {
        Some((_, dearest)) => *dearest = weight.max(*dearest),
        None => soft.push((limit, weight)),
    }
}

/// Who counts for a line of cover on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Group {
    /// People with a skill, people who are at the site on a weekday, or both.
    Of {
        /// The skill and the level of it.
        skill: Option<(SkillId, u32)>,
        /// Monday is 0.
        on_site: Option<usize>,
    },
    /// Everybody but juniors.
    Experienced,
}

impl Group {
    /// None where everybody counts.
    fn of(cover: &Cover, date: NaiveDate) -> Option<Self> {
        let on_site = cover.on_site.then(|| date.weekday().num_days_from_monday() as usize);
        let skill = cover.skill.map(|skill| (skill, cover.level()));
        (skill.is_some() || on_site.is_some()).then_some(Self::Of { skill, on_site })
    }

    fn all(plan: &RotaPlan) -> Vec<Self> {
        let days = || plan.first_day.iter_days().take(7);
        let groups = plan.cover.values().flat_map(|cover| days().filter_map(|date| Self::of(cover, date)));
        let experienced = plan.rules.contains_key(&RuleKind::NoJuniorAlone).then_some(Self::Experienced);
        groups.chain(experienced).collect::<BTreeSet<_>>().into_iter().collect()
    }

    fn holds(&self, person: &Person) -> bool {
        match self {
            Self::Of { skill, on_site } => {
                skill.is_none_or(|(skill, level)| person.level_of(skill) >= level)
                    && !on_site.is_some_and(|weekday| person.at_home[weekday % 7])
            }
            Self::Experienced => !person.is_junior,
        }
    }
}

/// Whether a shift on a date would begin before a call is over and rested from, as long as the rule on rest asks.
pub(super) fn is_too_soon_after_call(
    plan: &RotaPlan,
    person: &Person,
    date: NaiveDate,
    shift: ShiftId,
) -> bool {
    let Some(rest) = plan.rules.get(&RuleKind::RestHours).map(|rule| (rule.limit.max(0.0) * 60.0) as i64)
    else {
        return false;
    };
    let Some(kind) = plan.shifts.get(&shift).filter(|kind| kind.duty.is_work()) else { return false };
    person.calls.values().any(|call| {
        let begins = (date - call.date).num_days() * 1_440 + i64::from(kind.start_minute);
        begins >= i64::from(call.start_minute) && begins < i64::from(call.end_minute()) + rest
    })
}

fn shift_types(plan: &RotaPlan, shifts: &[ShiftId]) -> Vec<ShiftType> {
    let kinds: Vec<_> = shifts.iter().filter_map(|id| plan.shifts.get(id)).collect();
    kinds
        .iter()
        .zip(shifts)
        .map(|(kind, id)| {
            let not_next = |is: &dyn Fn(NotNext) -> bool| -> Vec<usize> {
                let places = shifts.iter().enumerate();
                places.filter(|(_, next)| is(NotNext::of(plan, *id, **next))).map(|(at, _)| at).collect()
            };
            ShiftType {
                minutes: kind.working_minutes(),
                // Waiting for a call at home is no work that a rest has to follow.
                times: kind.duty.is_work().then_some((kind.start_minute, kind.end_minute())),
                is_night: kind.is_night(plan.night),
                forbidden_next: not_next(&|why| why.is_any() && !why.is_hard()),
                never_next: not_next(&NotNext::is_hard),
            }
        })
        .collect()
}
