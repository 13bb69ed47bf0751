//! The rota to be found, as integers: days, shift types, people with their rules, and what cover is wanted.
//!
//! Days count from 0; shifts, people and groups are places in their lists. Rules on a person are hard; cover and requests
//! have a [`Weight`]. A rota is one row a person, one cell a day: a shift or nothing.

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
    /// Minutes counted as worked.
    pub minutes: u32,
    /// Start and end in minutes after midnight of its day (the end may be beyond 1440), for rules on rest.
    pub times: Option<(u32, u32)>,
    /// Whether it counts as a night.
    pub is_night: bool,
    /// What may not be worked on the day after it.
    pub forbidden_next: Vec<Shift>,
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

/// One person: all rules are hard.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// At most so many of each shift over the whole rota; 0 is never. As long as [`Problem::shifts`].
    pub most_of_shift: Vec<u32>,
    /// At least so many minutes over the whole rota.
    pub min_minutes: u32,
    /// At most so many minutes over the whole rota.
    pub max_minutes: u32,
    /// At most so many days worked in a row.
    pub max_days_in_row: u32,
    /// At least so many days worked in a row; a row that touches the first or the last day may be shorter.
    pub min_days_in_row: u32,
    /// At least so many days off in a row; the same at the edges.
    pub min_days_off_in_row: u32,
    /// At most so many nights in a row.
    pub max_nights_in_row: Option<u32>,
    /// At least so many days off after a night, unless another night follows; the same at the edges.
    pub min_days_off_after_night: u32,
    /// At least so many minutes from the end of a shift to the start of the next day's, where both have times.
    pub min_rest_minutes: u32,
    /// At most so many weekends with a shift on Saturday or Sunday.
    pub max_weekends: u32,
    /// Days without any shift.
    pub days_off: Vec<usize>,
    /// Cells that are settled: a shift, or nothing.
    pub pinned: Vec<(usize, Option<Shift>)>,
    /// Wishes.
    pub requests: Vec<Request>,
    /// The days just before day 0, the last of them the day before; empty where they are not known.
    pub history: Row,
    /// The groups (skills, roles) that the person belongs to.
    pub groups: Vec<usize>,
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
}

/// Why a problem or a rota cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Malformed {
    /// More kinds of shift than are handled.
    #[error("more than {MOST_SHIFTS} kinds of shift")]
    TooManyShifts,
    /// A day, shift or group that is not there.
    #[error("{what} {place} is not there")]
    Missing {
        /// The kind of thing.
        what: &'static str,
        /// Where it should be.
        place: usize,
    },
    /// A person whose caps are not one for each shift.
    #[error("person {0} has not one cap for each shift")]
    Caps(usize),
    /// A shift without length, or weights, minutes or days beyond all measure.
    #[error("{0} is out of range")]
    OutOfRange(&'static str),
}

/// The kinds of shift that one problem can have.
pub const MOST_SHIFTS: usize = 100;

impl Problem {
    /// The weekday of a day: 0 is Monday.
    pub fn weekday(&self, day: usize) -> usize {
        (self.first_weekday + day) % 7
    }

    /// Whether everything that it points at is there.
    pub fn validate(&self) -> Result<(), Malformed> {
        if self.shifts.len() > MOST_SHIFTS {
            return Err(Malformed::TooManyShifts);
        }
        if self.days > 1_000 || self.people.len() > 10_000 {
            return Err(Malformed::OutOfRange("the size"));
        }
        let day = |day: usize| {
            if day < self.days { Ok(()) } else { Err(Malformed::Missing { what: "day", place: day }) }
        };
        let shift = |shift: Shift| {
            if shift < self.shifts.len() {
                Ok(())
            } else {
                Err(Malformed::Missing { what: "shift", place: shift })
            }
        };
        for each in &self.shifts {
            if !(1..=10_080).contains(&each.minutes) {
                return Err(Malformed::OutOfRange("the length of a shift"));
            }
            each.forbidden_next.iter().try_for_each(|next| shift(*next))?;
        }
        for (place, person) in self.people.iter().enumerate() {
            if person.most_of_shift.len() != self.shifts.len() {
                return Err(Malformed::Caps(place));
            }
            if person.min_minutes > 10_000_000 {
                return Err(Malformed::OutOfRange("the minutes of a person"));
            }
            person.days_off.iter().try_for_each(|off| day(*off))?;
            for (at, cell) in &person.pinned {
                day(*at)?;
                cell.map_or(Ok(()), shift)?;
            }
            for request in &person.requests {
                day(request.day)?;
                shift(request.shift)?;
                in_range(request.weight)?;
            }
            person.history.iter().flatten().try_for_each(|worked| shift(*worked))?;
        }
        for line in &self.cover {
            day(line.day)?;
            shift(line.shift)?;
            in_range(line.under)?;
            in_range(line.over)?;
            if line.wanted > 10_000 {
                return Err(Malformed::OutOfRange("the cover wanted"));
            }
        }
        Ok(())
    }
}

fn in_range(weight: Weight) -> Result<(), Malformed> {
    let (Weight::Medium(points) | Weight::Soft(points)) = weight;
    if points <= 1_000_000 { Ok(()) } else { Err(Malformed::OutOfRange("a weight")) }
}
