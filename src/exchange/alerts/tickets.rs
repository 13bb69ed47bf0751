//! A log with several rows a ticket is one alert a ticket: opened at the earliest time that any of its rows names, in its last
//! state.
//!
//! The last state is the one of the row that was updated last, where a column tells that; else of the last row in the file,
//! or of the first where the file runs backwards. What a row leaves empty takes nothing away: severity, rule, host and times
//! are each those of the last row that has them. A file runs backwards if its times (of the update, else of the opening)
//! fall with the number of the row: if their correlation is below -0.5.
//!
//! Memory: about 90 bytes a ticket, however many rows it has and however long they are.

use super::index::HashIndex;

/// Stands for a time that is not known.
const NO_TIME: i64 = i64::MIN;
/// From this correlation of time and row down, the newest row comes first.
const BACKWARDS: f64 = -0.5;

/// What is known of a ticket.
#[derive(Clone, Copy)]
struct State {
    kind: u32,
    acknowledged: i64,
    closed: i64,
}

/// When rule, host, severity, acknowledging and closing were told last: seconds since 1970 of the update.
type ToldAt = [u32; 5];

/// The tickets of a file, one entry each in every list.
#[derive(Clone, Default)]
pub(super) struct Tickets {
    ids: HashIndex,
    opened: Vec<i64>,
    told_at: Vec<ToldAt>,
    /// Of rows that were updated at the same time, the last one in the file counts.
    if_forwards: Vec<State>,
    /// Of rows that were updated at the same time, the first one in the file counts.
    if_backwards: Vec<State>,
    has_several_rows: bool,
    course: Course,
}

/// What a row says of its ticket.
#[derive(Clone, Copy)]
pub(super) struct TicketRow {
    pub(super) opened: i64,
    pub(super) kind: u32,
    /// The hash of what the row is told by; a row without one gives a hash of its own.
    pub(super) id: u64,
    pub(super) acknowledged: Option<i64>,
    pub(super) closed: Option<i64>,
    /// When the ticket was changed; 0 for all rows where no column tells it.
    pub(super) updated: i64,
    /// Whether the row has rule, host and severity.
    pub(super) has: [bool; 3],
}

/// One ticket.
pub(super) struct Ticket {
    pub(super) opened: i64,
    pub(super) kind: u32,
    pub(super) acknowledged: Option<i64>,
    pub(super) closed: Option<i64>,
}

fn told(known: i64, row: Option<i64>, later: bool) -> i64 {
    row.filter(|_| later || known == NO_TIME).unwrap_or(known)
}

impl Tickets {
    /// Adds a row. `completed` puts together the kind that is known and the row's, of which rule, host and severity may have
    /// been told later.
    pub(super) fn add(&mut self, row: TicketRow, mut completed: impl FnMut(u32, [bool; 3]) -> u32) {
        self.course.add(if row.updated == 0 { row.opened } else { row.updated });
        let updated = u32::try_from(row.updated.max(0) / 1_000_000).unwrap_or(u32::MAX);
        let [rule, host, word] = row.has;
        let has = [rule, host, word, row.acknowledged.is_some(), row.closed.is_some()];
        let (number, new) = self.ids.number_of(row.id);
        if new {
            let state = State {
                kind: row.kind,
                acknowledged: row.acknowledged.unwrap_or(NO_TIME),
                closed: row.closed.unwrap_or(NO_TIME),
            };
            self.opened.push(row.opened);
            self.told_at.push(has.map(|has| if has { updated } else { 0 }));
            self.if_forwards.push(state);
            self.if_backwards.push(state);
            return;
        }
        self.has_several_rows = true;
        let at = number as usize;
        let (Some(opened), Some(told_at), Some(forwards), Some(backwards)) = (
            self.opened.get_mut(at),
            self.told_at.get_mut(at),
            self.if_forwards.get_mut(at),
            self.if_backwards.get_mut(at),
        ) else {
            return;
        };
        *opened = row.opened.min(*opened);
        let not_before = told_at.map(|known| updated >= known);
        let after = told_at.map(|known| updated > known);
        for (state, later) in [(forwards, not_before), (backwards, after)] {
            let [rule, host, word, acknowledged, closed] = later;
            state.kind = completed(state.kind, [rule, host, word]);
            state.acknowledged = told(state.acknowledged, row.acknowledged, acknowledged);
            state.closed = told(state.closed, row.closed, closed);
        }
        for (known, _) in told_at.iter_mut().zip(has).filter(|(_, has)| *has) {
            *known = updated.max(*known);
        }
    }

    /// Whether tickets have several rows, the newest of them first.
    pub(super) fn are_newest_first(&self) -> bool {
        self.has_several_rows && self.course.correlation() < BACKWARDS
    }

    /// Every ticket once.
    pub(super) fn all(&self) -> impl Iterator<Item = Ticket> + '_ {
        let states = if self.are_newest_first() { &self.if_backwards } else { &self.if_forwards };
        let known = |time: i64| Some(time).filter(|time| *time != NO_TIME);
        self.opened.iter().zip(states).map(move |(opened, state)| Ticket {
            opened: *opened,
            kind: state.kind,
            acknowledged: known(state.acknowledged),
            closed: known(state.closed),
        })
    }

    pub(super) fn bytes_held(&self) -> usize {
        let states = self.if_forwards.capacity() + self.if_backwards.capacity();
        self.ids.bytes_held()
            + self.opened.capacity() * 8
            + self.told_at.capacity() * size_of::<ToldAt>()
            + states * size_of::<State>()
    }
}

/// How the times of a file run along its rows: means, squares and products about them (Welford's recurrences).
#[derive(Clone, Copy, Default)]
struct Course {
    rows: f64,
    mean_row: f64,
    mean_hours: f64,
    squares_row: f64,
    squares_hours: f64,
    products: f64,
}

impl Course {
    fn add(&mut self, micros: i64) {
        let (row, hours) = (self.rows, micros as f64 / 3.6e9);
        self.rows += 1.0;
        let (off_row, off_hours) = (row - self.mean_row, hours - self.mean_hours);
        self.mean_row += off_row / self.rows;
        self.mean_hours += off_hours / self.rows;
        self.squares_row += off_row * (row - self.mean_row);
        self.squares_hours += off_hours * (hours - self.mean_hours);
        self.products += off_row * (hours - self.mean_hours);
    }

    /// Pearson's; 0 where all times are the same.
    fn correlation(&self) -> f64 {
        let scale = libm::sqrt(self.squares_row * self.squares_hours);
        if scale > 0.0 { self.products / scale } else { 0.0 }
    }
}
