//! A log with several rows a ticket is one alert a ticket: opened at the earliest time that any of its rows names, in the
//! state of its last row in the file.
//!
//! Memory: about 30 bytes a ticket, however many rows it has and however long they are.

use super::index::HashIndex;

/// Stands for a time that is not known.
pub(super) const NO_TIME: i64 = i64::MIN;

/// The tickets of a file, one entry each in every list.
#[derive(Clone, Default)]
pub(super) struct Tickets {
    ids: HashIndex,
    opened: Vec<i64>,
    kinds: Vec<u32>,
    acknowledged: Vec<i64>,
    closed: Vec<i64>,
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
}

impl Tickets {
    pub(super) fn add(&mut self, row: TicketRow, keeps_acknowledged: bool, keeps_closed: bool) {
        let (number, new) = self.ids.number_of(row.id);
        if new {
            self.opened.push(row.opened);
            self.kinds.push(row.kind);
            if keeps_acknowledged {
                self.acknowledged.push(row.acknowledged.unwrap_or(NO_TIME));
            }
            if keeps_closed {
                self.closed.push(row.closed.unwrap_or(NO_TIME));
            }
            return;
        }
        let at = number as usize;
        if let Some(opened) = self.opened.get_mut(at) {
            *opened = row.opened.min(*opened);
        }
        if let Some(kind) = self.kinds.get_mut(at) {
            *kind = row.kind;
        }
        if let Some(acknowledged) = self.acknowledged.get_mut(at) {
            *acknowledged = row.acknowledged.unwrap_or(NO_TIME);
        }
        if let Some(closed) = self.closed.get_mut(at) {
            *closed = row.closed.unwrap_or(NO_TIME);
        }
    }

    /// Every ticket once: opened, kind, acknowledged, closed.
    pub(super) fn all(&self) -> impl Iterator<Item = (i64, u32, Option<i64>, Option<i64>)> + '_ {
        let time = |of: &Vec<i64>, at: usize| of.get(at).copied().filter(|time| *time != NO_TIME);
        self.opened.iter().zip(&self.kinds).enumerate().map(move |(at, (opened, kind))| {
            (*opened, *kind, time(&self.acknowledged, at), time(&self.closed, at))
        })
    }

    pub(super) fn bytes_held(&self) -> usize {
        let times = self.opened.capacity() + self.acknowledged.capacity() + self.closed.capacity();
        self.ids.bytes_held() + times * 8 + self.kinds.capacity() * 4
    }
}
