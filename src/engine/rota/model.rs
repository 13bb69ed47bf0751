//! The rota to be found, as integers: days, shift types, people with their rules, and what cover is wanted.
//!
//! Days count from 0; shifts, people and groups are places in their lists. Rules on a person are hard unless [`Person::soft`] names
//! them; cover and requests have a [`Weight`]. A rota is one row a person, one cell a day: a shift or nothing.

use std::ops::Range;

/// A place in [`Problem::shifts`].
pub type Shift = usize;

/// What a person does on each day: a shift, or a day off.
pub type Row = Vec<Option<Shift>>;

/// A row for each person.
pub type Rota = Vec<Row>;

/// What one miss costs: no amount of soft cost outweighs one point of medium cost.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weight {
    /// To be avoided before all that is soft.
    Medium(u32),
    /// To be traded against everything soft.
    Soft(u32),
}

/// A kind of shift that can be worked on any day.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ShiftType {
    /// Minutes counted as worked; 0 for what is no work, such as being on call.
    pub minutes: u32,
    /// Start and end in minutes after midnight of its day (the end may be beyond 1440), for rules on rest.
    pub times: Option<(u32, u32)>,
    /// Whether it counts as a night.
    pub is_night: bool,
    /// What may not be worked on the day after it.
    pub forbidden_next: Vec<Shift>,
    /// What may never be worked on the day after it, even where [`Limit::Successions`] is soft.
    pub never_next: Vec<Shift>,
}

/// Whether a request asks for a shift or for not having it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wish {
    /// Missed unless this very shift is worked that day.
    On,
    /// Missed if this very shift is worked that day.
    Off,
}

/// A wish of a person for a shift on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Request {
    /// The day.
    pub day: usize,
    /// The shift.
    pub shift: Shift,
    /// For it or against it.
    pub wish: Wish,
    /// What missing it costs.
    pub weight: Weight,
}

/// A limit of a [`Person`] that can be soft: what it costs to break it is its weight times what is told here.
///
/// Only what the rota does is charged, not what the days before it have broken; a limit that holds costs nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Limit {
    /// [`Person::min_rest_minutes`]: each begun hour that is missing before a shift of the rota.
    Rest,
    /// [`ShiftType::forbidden_next`]: each shift of the rota that may not follow that of the day before.
    Successions,
    /// [`Person::min_weekly_rest_minutes`]: each day worked that is more than [`DAYS_TO_REST`] days from the first one after a rest.
    WeeklyRest,
    /// [`Person::max_minutes_in_week`]: each begun hour beyond it, less those that the days before the rota had already begun.
    MinutesInWeek,
    /// [`Person::min_minutes`]: each begun hour that is missing over the whole rota.
    MinutesAtLeast,
    /// [`Person::max_minutes`]: each begun hour too much over the whole rota.
    MinutesAtMost,
    /// [`Person::max_days_in_row`]: each day too many.
    DaysInRow,
    /// [`Person::min_days_in_row`]: each day that is missing when a row ends.
    FewestDaysInRow,
    /// [`Person::min_days_off_in_row`]: each day off that is missing when work begins again.
    FewestDaysOff,
    /// [`Person::max_nights_in_row`]: each night too many.
    NightsInRow,
    /// [`Person::min_nights_in_row`]: each night that is missing when a row of nights ends.
    FewestNights,
    /// [`Person::min_days_off_after_night`]: each day worked among so many days after the last night of a row, once whatever the number of rows.
    DaysOffAfterNight,
    /// [`Person::max_weekends`]: each weekend too many.
    Weekends,
    /// [`Person::max_weekends_of_four`]: each weekend that is one too many of the four that end with it.
    WeekendsOfFour,
    /// [`Person::are_weekends_complete`]: each weekend of which one day is worked and the other is not.
    WholeWeekends,
    /// [`Person::most_of_shift`]: each shift too many; a shift that is never worked stays so.
    ShiftCaps,
    /// [`Person::most_of_set`]: each shift too many of each set that is not always hard.
    SetCaps,
}

/// At most so many shifts of some kinds together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SetCap {
    /// The kinds.
    pub shifts: Vec<Shift>,
    /// How many.
    pub most: u32,
    /// The days of the rota on which they count; what lies beyond the last one is left out.
    pub days: Range<usize>,
    /// Whether it is hard even where [`Limit::SetCaps`] is soft.
    pub is_hard: bool,
}

/// At most so many minutes on some days together, which is always hard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SpanCap {
    /// The first day.
    pub first: usize,
    /// The day behind the last one.
    pub end: usize,
    /// Minutes at most.
    pub most_minutes: u32,
}

impl SpanCap {
    /// Minutes of its days, beyond what can be worked.
    pub fn beyond(self, minutes_on: impl Fn(usize) -> u32) -> u64 {
        let worked: u64 = (self.first..self.end).map(|day| u64::from(minutes_on(day))).sum();
        worked.saturating_sub(u64::from(self.most_minutes))
    }

    /// The most minutes over so many days, by spans laid end to end from the last day on; none where they leave days out.
    pub fn most_over(spans: &[Self], days: usize) -> Option<u32> {
        let (mut most, mut end) = (0_u32, days);
        while end > 0 {
            // The first ones overlap where they do not come out even.
            let overlapping = || spans.iter().find(|span| span.first == 0 && span.end > end);
            let next = spans.iter().find(|span| span.end == end).or_else(overlapping)?;
            most = most.saturating_add(next.most_minutes);
            end = next.first;
        }
        Some(most)
    }
}

/// One person: all rules are hard but those that `soft` names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// At most so many of each shift over the whole rota; 0 is never. As long as [`Problem::shifts`].
    pub most_of_shift: Vec<u32>,
    /// At most so many shifts of these kinds together, such as all nights, or duties on call in four weeks. A kind that is named twice
    /// counts once.
    pub most_of_set: Vec<SetCap>,
    /// At least so many minutes over the whole rota.
    pub min_minutes: u32,
    /// At most so many minutes over the whole rota.
    pub max_minutes: u32,
    /// At most so many minutes over the whole rota, even where [`Limit::MinutesAtMost`] is soft.
    pub never_more_minutes: u32,
    /// At most so many minutes over parts of the rota, such as the windows over which hours are averaged; they may overlap.
    pub spans: Vec<SpanCap>,
    /// At most so many days worked in a row.
    pub max_days_in_row: u32,
    /// At least so many days worked in a row; a row that touches the first or the last day may be shorter.
    pub min_days_in_row: u32,
    /// At least so many days off in a row; the same at the edges.
    pub min_days_off_in_row: u32,
    /// At most so many nights in a row.
    pub max_nights_in_row: Option<u32>,
    /// At least so many nights in a row; a row that touches the first or the last day may be shorter.
    pub min_nights_in_row: u32,
    /// At least so many days off after a night, unless another night follows; the same at the edges.
    pub min_days_off_after_night: u32,
    /// At least so many minutes from the end of each earlier shift to the start of a shift, where both have times.
    pub min_rest_minutes: u32,
    /// At most so many minutes in any week from Monday to Sunday; the days before the rota count in its first week.
    pub max_minutes_in_week: Option<u32>,
    /// At least one rest so long in a week; 0 is no rule. From the first day worked after such a rest to the last one before the
    /// next are at most [`DAYS_TO_REST`] days. A rest is the time from the end of one shift to the start of the next one
    /// worked; a shift without times takes its whole day.
    pub min_weekly_rest_minutes: u32,
    /// Whether Saturday and Sunday are both worked or neither; what the edge of the rota cuts is judged with the days before, where
    /// they are known.
    pub are_weekends_complete: bool,
    /// At most so many weekends with a shift on Saturday or Sunday.
    pub max_weekends: u32,
    /// At most so many of any [`WEEKENDS_TOGETHER`] weekends in a row with a shift; those before the rota count where they are known. No
    /// rule where it is as many or more.
    pub max_weekends_of_four: Option<u32>,
    /// Days without any shift.
    pub days_off: Vec<usize>,
    /// Days on which they are not there, without any shift; those before the rota are below 0. Rows of days or nights that touch one are never
    /// too short, and half a weekend is as good as whole where they are away on the other day.
    pub away: Vec<i32>,
    /// Cells that are never worked: this shift on this day, such as too soon after a call.
    pub never_on: Vec<(usize, Shift)>,
    /// Cells that are settled: a shift, or nothing.
    pub pinned: Vec<(usize, Option<Shift>)>,
    /// Wishes.
    pub requests: Vec<Request>,
    /// The days just before day 0, the last of them the day before; empty where they are not known.
    pub history: Row,
    /// The groups (skills, roles) that the person belongs to.
    pub groups: Vec<usize>,
    /// The limits that may be broken, and the soft cost of breaking each by one, up to [`HEAVIEST_LIMIT`]; all others are hard. Where one is
    /// named twice the first counts.
    pub soft: Vec<(Limit, u32)>,
}

impl Person {
    /// What breaking a limit by one costs; none where it is hard.
    pub fn weight_of(&self, limit: Limit) -> Option<u32> {
        self.soft.iter().find(|(each, _)| *each == limit).map(|(_, weight)| *weight)
    }

    /// The most minutes over the whole rota by the limit on these, where it is never broken.
    pub fn most_minutes_in_all(&self) -> u32 {
        match self.weight_of(Limit::MinutesAtMost) {
            Some(_) => self.never_more_minutes,
            None => self.max_minutes.min(self.never_more_minutes),
        }
    }

    /// The most minutes over a rota of so many days that limits leave which are never broken, those on parts of it as well.
    pub fn most_minutes(&self, days: usize) -> u32 {
        let most = self.most_minutes_in_all();
        SpanCap::most_over(&self.spans, days).map_or(most, |in_spans| in_spans.min(most))
    }

    /// Somebody who may do anything, where there are so many kinds of shift.
    pub fn free(shifts: usize) -> Self {
        Self {
            most_of_shift: vec![u32::MAX; shifts],
            most_of_set: Vec::new(),
            min_minutes: 0,
            max_minutes: u32::MAX,
            never_more_minutes: u32::MAX,
            spans: Vec::new(),
            max_days_in_row: 1_000,
            min_days_in_row: 1,
            min_days_off_in_row: 1,
            max_nights_in_row: None,
            min_nights_in_row: 1,
            min_days_off_after_night: 0,
            min_rest_minutes: 0,
            max_minutes_in_week: None,
            min_weekly_rest_minutes: 0,
            are_weekends_complete: false,
            max_weekends: 1_000,
            max_weekends_of_four: None,
            days_off: Vec::new(),
            away: Vec::new(),
            never_on: Vec::new(),
            pinned: Vec::new(),
            requests: Vec::new(),
            history: Vec::new(),
            groups: Vec::new(),
            soft: Vec::new(),
        }
    }
}

/// What is shared out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Counted {
    /// Nights.
    Nights,
    /// Weekends with a shift on Saturday or Sunday.
    Weekends,
    /// Minutes worked; differences are weighed in hours.
    Minutes,
    /// Shifts worked on these days, such as public holidays.
    OnDays(Vec<usize>),
    /// Shifts of these kinds.
    OfShifts(Vec<Shift>),
    /// Cells of each person, such as those in which a wish is missed: a day with this shift, or with nothing. As long as
    /// [`Problem::people`].
    OnCells(Vec<Vec<(usize, Option<Shift>)>>),
}

impl Counted {
    /// The same counted from a day on.
    pub(super) fn counted_from(&self, day: usize) -> Self {
        match self {
            Self::OnDays(days) => Self::OnDays(days.iter().filter_map(|at| at.checked_sub(day)).collect()),
            Self::OnCells(of_people) => {
                let of = |cells: &Vec<(usize, Option<Shift>)>| {
                    cells.iter().filter_map(|(at, cell)| Some((at.checked_sub(day)?, *cell))).collect()
                };
                Self::OnCells(of_people.iter().map(of).collect())
            }
            other => other.clone(),
        }
    }
}

/// A wish that something is shared out fairly. It costs `weight` times the squared difference of what each person has from the
/// fair share, rounded for each person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fairness {
    /// What is shared out.
    pub counted: Counted,
    /// What a difference of one costs.
    pub weight: u32,
    /// How much of it falls to each person, in proportion, such as contract minutes; 0 is not part of it. As long as
    /// [`Problem::people`].
    pub parts: Vec<u32>,
    /// What each person has from before. As long as [`Problem::people`].
    pub before: Vec<u32>,
}

/// So many people wanted on a shift of a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CoverLine {
    /// The day.
    pub day: usize,
    /// The shift.
    pub shift: Shift,
    /// Only people of this group count.
    pub group: Option<usize>,
    /// How many are wanted.
    pub wanted: u32,
    /// What each one short costs.
    pub under: Weight,
    /// What each one over costs.
    pub over: Weight,
}

/// Somebody who is not to be alone in a shift of a day: where they work it, somebody of a group they are not part of does as well.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Company {
    /// The day.
    pub day: usize,
    /// The shift.
    pub shift: Shift,
    /// Who is not to be alone.
    pub person: usize,
    /// Of whom there has to be one.
    pub group: usize,
    /// What it costs if there is none, as soft points; none where that is never to be.
    pub weight: Option<u32>,
}

/// What a rota is to be found for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Problem {
    /// The number of days.
    pub days: usize,
    /// The weekday of day 0: 0 is Monday.
    pub first_weekday: usize,
    /// The kinds of shift.
    pub shifts: Vec<ShiftType>,
    /// The people.
    pub people: Vec<Person>,
    /// The cover that is wanted.
    pub cover: Vec<CoverLine>,
    /// Who is not to be alone where.
    pub company: Vec<Company>,
    /// What is to be shared out fairly.
    pub fairness: Vec<Fairness>,
}

/// The kinds of shift that one problem can have.
pub const MOST_SHIFTS: usize = 100;

/// Between two weekly rests are at most so many days.
pub const DAYS_TO_REST: u32 = 6;

/// Weekends that [`Person::max_weekends_of_four`] looks at together.
pub const WEEKENDS_TOGETHER: usize = 4;

/// The most that breaking a soft limit by one can cost.
pub const HEAVIEST_LIMIT: u32 = 10_000;

impl Problem {
    /// The weekday of a day: 0 is Monday.
    pub fn weekday(&self, day: usize) -> usize {
        (self.first_weekday + day) % 7
    }
}
