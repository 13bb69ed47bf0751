//! The inputs of a plan as numbers that can be drawn, each under its key, and one path through its months.
//!
//! Order within a month: people leave, newcomers begin, then the month is measured. Survivors: `n (1 - a)^(1/12)` expected,
//! binomial when drawn. Effective people: `sum n ramp(tenure) - mentor load x newcomers on the ramp`. Demand in people: hands-on
//! hours of the month over the hours that one fully effective person gives to alerts at the occupancy limit.

use super::{
    demand::{PreparedMonth, PreparedRollOut, PreparedStream},
    draw::{Draw, binomial, purpose},
    input::{InputKey, LONGEST_RAMP, MOST_MONTHS, MOST_PEOPLE, MonthsInput, MonthsReason, Ramp},
    spread::Spread,
};
use crate::{
    base::time::{WEEKS_PER_MONTH, WEEKS_PER_YEAR},
    domain::Field,
};

/// An input with its distribution.
#[derive(Clone, Copy, Debug)]
pub(super) struct Source {
    pub(super) key: InputKey,
    pub(super) purpose: u64,
    pub(super) spread: Spread,
}

/// A plan ready to be followed, path by path.
#[derive(Clone, Debug)]
pub(super) struct Model {
    pub(super) sources: Vec<Source>,
    pub(super) horizon: usize,
    pub(super) start_people: f64,
    streams: Vec<PreparedStream>,
    season: Vec<f64>,
    /// Work beside alerts: where its hours stand, and in which months there is any.
    other_work: Vec<(usize, Vec<bool>)>,
    contract_hours: f64,
    shift_minutes: f64,
    limit: f64,
    /// Leave, sickness, training; breaks, handover, meetings; other work.
    team: [usize; 7],
    attrition: usize,
    refill: Option<usize>,
    hires: Vec<Hires>,
    known: Vec<super::input::KnownLeavers>,
    ramp: PreparedRamp,
    mentor: usize,
}

#[derive(Clone, Debug)]
struct Hires {
    opened: usize,
    people: u32,
    lead: usize,
}

#[derive(Clone, Debug)]
enum PreparedRamp {
    Linear { months: usize, first: usize },
    Table(Vec<f64>),
}

/// Collects sources, and what is wrong with them.
pub(super) struct Collector {
    sources: Vec<Source>,
    reasons: Vec<MonthsReason>,
}

impl Collector {
    /// Keeps an input whose ends must satisfy `holds`; returns where its value stands.
    pub(super) fn add(&mut self, key: InputKey, spread: Spread, holds: impl Fn(f64) -> bool) -> usize {
        let (low, high) = spread.ends();
        if !(holds(low) && holds(high) && low.is_finite() && high.is_finite()) {
            self.reasons.push(MonthsReason::OutOfRange(key));
        }
        self.sources.push(Source { key, purpose: key.purpose(), spread });
        self.sources.len() - 1
    }
}

impl InputKey {
    /// The same in every plan and every version.
    fn purpose(self) -> u64 {
        let id = |id: crate::base::RawId| id.0.to_le_bytes();
        match self {
            Self::Stream(stream, field) => purpose(&[b"stream", &id(stream.0), field.key().as_bytes()]),
            Self::Team(field) => purpose(&[b"team", field.key().as_bytes()]),
            Self::Attrition => purpose(&[b"attrition"]),
            Self::MonthsToRefill => purpose(&[b"refill"]),
            Self::MonthsToHire(requisition) => purpose(&[b"hire", &id(requisition)]),
            Self::RampMonths => purpose(&[b"ramp"]),
            Self::RampFirstShare => purpose(&[b"ramp first"]),
            Self::MentorLoad => purpose(&[b"mentor"]),
            Self::RollOutClosed(roll_out) => purpose(&[b"closed", &id(roll_out)]),
            Self::RollOutSaved(roll_out) => purpose(&[b"saved", &id(roll_out)]),
            Self::OtherHours(work) => purpose(&[b"other work", &id(work)]),
            Self::ByHand(history, month) => purpose(&[b"by hand", &id(history.0), &month.to_le_bytes()]),
        }
    }
}

pub(super) fn is_amount(value: f64) -> bool {
    value >= 0.0
}

pub(super) fn is_share(value: f64) -> bool {
    (0.0..=1.0).contains(&value)
}

pub(super) fn is_part(value: f64) -> bool {
    (0.0..1.0).contains(&value)
}

impl Model {
    pub(super) fn of(input: &MonthsInput) -> Result<Self, Vec<MonthsReason>> {
        let mut all = Collector { sources: Vec::new(), reasons: Vec::new() };
        if input.streams.is_empty() {
            all.reasons.push(MonthsReason::NoStreams);
        }
        if !(1..=MOST_MONTHS).contains(&input.horizon_months) {
            all.reasons.push(MonthsReason::Horizon);
        }
        let is_factor = |factor: f64| factor >= 0.0 && factor.is_finite();
        let of_scenario = input.factors.values().flatten();
        let mut factors = of_scenario.flat_map(|month| [month.volume, month.left, month.minutes]);
        let holidays = input.year.holidays.values().map(|holiday| holiday.alerts);
        if !input.year.season.iter().copied().chain(holidays).all(is_factor) || !factors.all(is_factor) {
            all.reasons.push(MonthsReason::Season);
        }
        let horizon = input.horizon_months.min(MOST_MONTHS) as usize;
        let roll_outs: Vec<PreparedRollOut> =
            input.roll_outs.iter().map(|roll_out| PreparedRollOut::of(roll_out, &mut all)).collect();
        let by_hand: Vec<PreparedMonth<'_>> =
            input.by_hand.iter().map(|month| PreparedMonth::of(month, &mut all)).collect();
        let streams = input
            .streams
            .iter()
            .map(|(id, stream)| {
                let factors = input.factors.get(id);
                let prepared =
                    PreparedStream::of(*id, stream, input.escalations_at_desk, &roll_outs, factors, &mut all);
                prepared.with_months_by_hand(*id, &by_hand, horizon)
            })
            .collect();
        let (absence, loss) = (&input.team.absence, &input.team.in_shift_loss);
        let mut amount =
            |field, estimate| all.add(InputKey::Team(field), Spread::amount(estimate, 0.0), is_amount);
        let team = [
            amount(Field::LeaveDays, &absence.leave_days),
            amount(Field::SicknessDays, &absence.sickness_days),
            amount(Field::TrainingDays, &absence.training_days),
            amount(Field::BreakMinutes, &loss.break_minutes),
            amount(Field::HandoverMinutes, &loss.handover_minutes),
            amount(Field::MeetingMinutes, &loss.meeting_minutes),
            all.add(InputKey::Team(Field::OtherWorkShare), Spread::share(&loss.other_work_share), is_part),
        ];
        for (field, holds) in [
            (Field::People, is_amount(input.team.people) && input.team.people <= f64::from(MOST_PEOPLE)),
            (Field::ContractHours, input.team.contract_hours_per_week > 0.0),
            (Field::ShiftHours, input.team.shift_hours > 0.0),
        ] {
            if !holds {
                all.reasons.push(MonthsReason::OutOfRange(InputKey::Team(field)));
            }
        }
        let staffing = &input.staffing;
        let attrition = all.add(InputKey::Attrition, Spread::share(&staffing.attrition_per_year), is_part);
        let refill = staffing
            .months_to_refill
            .as_ref()
            .map(|months| all.add(InputKey::MonthsToRefill, Spread::amount(months, 0.0), is_amount));
        for post in staffing.requisitions.iter().filter(|post| post.people > MOST_PEOPLE) {
            all.reasons.push(MonthsReason::TooManyPosts(post.id));
        }
        let hires = staffing
            .requisitions
            .iter()
            .map(|post| Hires {
                opened: post.opened as usize,
                people: post.people,
                lead: all.add(
                    InputKey::MonthsToHire(post.id),
                    Spread::amount(&post.months_to_hire, 0.0),
                    is_amount,
                ),
            })
            .collect();
        let ramp = match &staffing.ramp {
            Ramp::Linear { months, first_share } => PreparedRamp::Linear {
                months: all.add(InputKey::RampMonths, Spread::amount(months, 0.0), |value| {
                    is_amount(value) && value <= f64::from(LONGEST_RAMP)
                }),
                first: all.add(InputKey::RampFirstShare, Spread::share(first_share), is_share),
            },
            Ramp::Table(shares) => {
                if shares.len() > LONGEST_RAMP as usize || !shares.iter().all(|share| is_share(*share)) {
                    all.reasons.push(MonthsReason::OutOfRange(InputKey::RampMonths));
                }
                PreparedRamp::Table(shares.clone())
            }
        };
        let mentor = all.add(InputKey::MentorLoad, Spread::amount(&staffing.mentor_load, 0.0), is_amount);
        let other_work = input
            .other_work
            .iter()
            .map(|work| {
                let hours = Spread::amount(&work.hours_per_month, 0.0);
                let place = all.add(InputKey::OtherHours(work.id), hours, is_amount);
                (place, (0..horizon as u32).map(|month| work.is_in(month)).collect())
            })
            .collect();
        let model = Self {
            other_work,
            horizon,
            start_people: input.team.people,
            streams,
            season: (0..horizon as u32).map(|ahead| input.year.factor(input.month(ahead))).collect(),
            contract_hours: input.team.contract_hours_per_week,
            shift_minutes: 60.0 * input.team.shift_hours,
            limit: input.limit(),
            team,
            attrition,
            refill,
            hires,
            known: staffing.known_leavers.clone(),
            ramp,
            mentor,
            sources: all.sources,
        };
        let mut reasons = all.reasons;
        if reasons.is_empty() && model.person_hours(&model.medians()) <= 0.0 {
            reasons.push(MonthsReason::NoTimeForAlerts);
        }
        if reasons.is_empty() { Ok(model) } else { Err(reasons) }
    }

    /// Every input at its median.
    pub(super) fn medians(&self) -> Vec<f64> {
        self.sources.iter().map(|source| source.spread.median()).collect()
    }

    /// Every input as drawn in a path.
    pub(super) fn draw(&self, seed: u64, path: u32, into: &mut Vec<f64>) {
        into.clear();
        into.extend(self.sources.iter().map(|source| match source.spread {
            Spread::Point(value) => value,
            spread => spread.at(Draw::new(seed, path, source.purpose).normal()),
        }));
    }

    /// Hours a month that one fully effective person gives to alerts at the occupancy limit.
    fn person_hours(&self, values: &[f64]) -> f64 {
        let [leave, sickness, training, breaks, handover, meetings, other] =
            self.team.map(|index| values[index]);
        let at_work = (1.0 - (leave + sickness + training) / (5.0 * WEEKS_PER_YEAR)).max(0.0);
        let on_queue = (1.0 - (breaks + handover + meetings) / self.shift_minutes).max(0.0);
        self.contract_hours * WEEKS_PER_MONTH * at_work * on_queue * (1.0 - other) * self.limit
    }

    /// Follows one path: the values of the inputs, and chance (none for what is expected).
    pub(super) fn follow(&self, values: &[f64], chance: Option<(u64, u32)>, course: &mut Course) {
        course.restart(self.horizon);
        self.follow_demand(values, course);
        self.follow_people(values, chance, course);
    }

    fn follow_demand(&self, values: &[f64], course: &mut Course) {
        // A draw may leave nobody any time for alerts; then there is no end to the people it takes.
        let person_hours = self.person_hours(values).max(1e-3);
        for stream in &self.streams {
            stream.add_hours(values, &self.season, &mut course.demand);
        }
        // An hour beside alerts is an hour: it need not wait for a chance to be free.
        for (place, months) in &self.other_work {
            for (hours, is_in) in course.demand.iter_mut().zip(months) {
                *hours += if *is_in { values[*place] * self.limit } else { 0.0 };
            }
        }
        course.demand.iter_mut().for_each(|hours| *hours /= person_hours);
    }

    /// The share of effect by month of tenure, up to the month before the first full one.
    fn ramp_shares(&self, values: &[f64], into: &mut Vec<f64>) {
        into.clear();
        match &self.ramp {
            PreparedRamp::Table(shares) => into.extend(shares.iter().copied()),
            PreparedRamp::Linear { months, first } => {
                let (months, first) = (values[*months].min(f64::from(LONGEST_RAMP)), values[*first]);
                let steps = libm::ceil(months - 1e-9).max(0.0) as usize;
                into.extend((0..steps).map(|month| first + (1.0 - first) * month as f64 / months));
            }
        }
        while into.last().is_some_and(|share| *share >= 1.0) {
            into.pop();
        }
    }

    fn follow_people(&self, values: &[f64], chance: Option<(u64, u32)>, course: &mut Course) {
        self.ramp_shares(values, &mut course.ramp);
        self.schedule_hires(values, chance, course);
        let log_spared = libm::log1p(-values[self.attrition]) / 12.0;
        let mentor = values[self.mentor];
        let mut leaving = Leaving::of(chance, b"leavers", 0, log_spared);
        let mut established = self.start_people;
        let full_after = course.ramp.len();
        for month in 0..self.horizon {
            let mut left = leaving.out_of(established);
            established -= left;
            for known in self.known.iter().filter(|known| known.month as usize == month) {
                let gone = f64::from(known.people).min(established);
                established -= gone;
                course.leavers[month] += gone;
                if known.refilled {
                    self.refill(gone, month, values, chance, b"known refill", course);
                }
            }
            let first_on_ramp = (month + 1).saturating_sub(full_after);
            for joined in first_on_ramp.saturating_sub(1)..month {
                let here = course.cohorts[joined];
                if here <= 0.0 {
                    continue;
                }
                let gone = match &mut course.leaving[joined] {
                    Some(leaving) => leaving.out_of(here),
                    None => 0.0,
                };
                course.cohorts[joined] = here - gone;
                left += gone;
                if joined < first_on_ramp {
                    established += course.cohorts[joined];
                    course.cohorts[joined] = 0.0;
                }
            }
            course.leavers[month] += left;
            self.refill(left, month, values, chance, b"refill", course);
            let new = course.hires[month] + course.refills[month];
            if full_after == 0 {
                established += new;
            } else if new > 0.0 {
                course.cohorts[month] = new;
                course.leaving[month] = Some(Leaving::of(chance, b"newcomers", month, log_spared));
            }
            let (mut newcomers, mut effect) = (0.0, 0.0);
            for joined in first_on_ramp..=month {
                let here = course.cohorts[joined];
                newcomers += here;
                effect += here * course.ramp.get(month - joined).copied().unwrap_or(1.0);
            }
            let drag = (mentor * newcomers).min(established + effect);
            course.headcount[month] = established + newcomers;
            course.ramp_loss[month] = newcomers - effect;
            course.mentor_loss[month] = drag;
            course.effective[month] = established + effect - drag;
        }
    }

    fn schedule_hires(&self, values: &[f64], chance: Option<(u64, u32)>, course: &mut Course) {
        for hires in &self.hires {
            let Some(source) = self.sources.get(hires.lead) else { continue };
            match chance.filter(|_| !source.spread.is_point()) {
                None => course.join(hires.opened, values[hires.lead], f64::from(hires.people), true),
                Some((seed, path)) => {
                    let mut draw = Draw::new(seed, path, source.purpose);
                    for _ in 0..hires.people {
                        course.join(hires.opened, source.spread.at(draw.normal()), 1.0, true);
                    }
                }
            }
        }
    }

    fn refill(
        &self,
        mut left: f64,
        month: usize,
        values: &[f64],
        chance: Option<(u64, u32)>,
        why: &[u8],
        course: &mut Course,
    ) {
        let Some(source) = self.refill.and_then(|index| self.sources.get(index)) else { return };
        let Some((seed, path)) = chance.filter(|_| !source.spread.is_point()) else {
            course.join(month, values[self.refill.unwrap_or_default()], left, false);
            return;
        };
        if left <= 0.0 {
            return;
        }
        let mut draw = Draw::new(seed, path, purpose(&[why, &(month as u64).to_le_bytes()]));
        while left > 0.0 {
            course.join(month, source.spread.at(draw.normal()), left.min(1.0), false);
            left -= 1.0;
        }
    }
}

/// How many of a group leave in each month.
#[derive(Clone, Debug)]
struct Leaving {
    draw: Option<Draw>,
    log_spared: f64,
}

impl Leaving {
    fn of(chance: Option<(u64, u32)>, group: &[u8], joined: usize, log_spared: f64) -> Self {
        let of_group = || purpose(&[group, &(joined as u64).to_le_bytes()]);
        Self { draw: chance.map(|(seed, path)| Draw::new(seed, path, of_group())), log_spared }
    }

    fn out_of(&mut self, people: f64) -> f64 {
        let Some(draw) = &mut self.draw else { return -libm::expm1(self.log_spared) * people };
        // Both numbers are drawn every month, so that paths of two plans stay side by side when a part-timer leaves in one.
        let (whole, uniform, part_uniform) = (people.floor(), draw.uniform(), draw.uniform());
        let gone = f64::from(binomial(whole as u32, self.log_spared, uniform));
        // A part-timer is there as a whole or gone as a whole.
        let part = people - whole;
        let part_gone = part > 0.0 && part_uniform < -libm::expm1(self.log_spared);
        gone + if part_gone { part } else { 0.0 }
    }
}

/// One path through the months; kept between paths so that nothing is allocated anew.
#[derive(Clone, Debug, Default)]
pub(super) struct Course {
    pub(super) demand: Vec<f64>,
    pub(super) effective: Vec<f64>,
    pub(super) headcount: Vec<f64>,
    pub(super) leavers: Vec<f64>,
    pub(super) hires: Vec<f64>,
    pub(super) refills: Vec<f64>,
    pub(super) ramp_loss: Vec<f64>,
    pub(super) mentor_loss: Vec<f64>,
    cohorts: Vec<f64>,
    leaving: Vec<Option<Leaving>>,
    ramp: Vec<f64>,
}

impl Course {
    fn restart(&mut self, horizon: usize) {
        for series in [
            &mut self.demand,
            &mut self.effective,
            &mut self.headcount,
            &mut self.leavers,
            &mut self.hires,
            &mut self.refills,
            &mut self.ramp_loss,
            &mut self.mentor_loss,
            &mut self.cohorts,
        ] {
            series.clear();
            series.resize(horizon, 0.0);
        }
        self.leaving.clear();
        self.leaving.resize(horizon, None);
    }

    /// People begin so many months after `opened`, rounded to the month; beyond the horizon nobody sees them.
    fn join(&mut self, opened: usize, months: f64, people: f64, is_new_post: bool) {
        let begin = opened.saturating_add(months.max(0.0).round() as usize);
        let series = if is_new_post { &mut self.hires } else { &mut self.refills };
        if let Some(joiners) = series.get_mut(begin) {
            *joiners += people;
        }
    }

    /// Effective people that are missing; negative where there are some to spare.
    pub(super) fn gap(&self, month: usize) -> f64 {
        self.demand[month] - self.effective[month]
    }
}
