//! What keys mean in the grid: moving, choosing, setting, settling, copying, opening a gap.

use super::desk::{RotaDesk, Selection};
use crate::{
    app::{
        command::{Command, RotaChange},
        project::rota::cover_rows,
    },
    domain::{ShiftId, in_order},
    ui::{focus, format::voice, plan_field::tell},
};
use leptos::{ev::KeyboardEvent, prelude::*};

/// Where Enter in the cover leads: to whoever could take the gap.
pub(super) const TAKERS: &str = ".rota-questions .run-line button, .rota-takers button";

/// Does what a key means; whether it meant something.
pub(super) fn keyed(desk: RotaDesk, event: &KeyboardEvent) -> bool {
    let people = desk.people.with_untracked(Vec::len);
    let days = desk.rota.with_untracked(|rota| rota.days());
    if days == 0 {
        return false;
    }
    let Selection { anchor, cursor: (row, day) } = desk.selection.get_untracked();
    let line = desk.cover_at.get_untracked();
    let key = event.key();
    if event.ctrl_key() || event.meta_key() {
        return line.is_none() && with_control(desk, &key, (row, days));
    }
    let go = |row: usize, day: usize| {
        let at = (row.min(people.saturating_sub(1)), day.min(days - 1));
        desk.selection.update(|selection| {
            selection.cursor = at;
            if !event.shift_key() {
                selection.anchor = at;
            }
        });
        true
    };
    // In the cover there is one row at a time, and the row of the people above stays the last one.
    let down = |line: usize| {
        let lines = untrack(|| desk.counted.with(|rota, seen| cover_rows(rota, seen, voice()).len()));
        if line < lines {
            desk.cover_at.set(Some(line));
            desk.selection.update(|selection| selection.anchor = selection.cursor);
        }
        true
    };
    match (key.as_str(), line) {
        ("ArrowLeft", _) => go(row, day.saturating_sub(1)),
        ("ArrowRight", _) => go(row, day + 1),
        ("ArrowUp", Some(0)) => {
            desk.cover_at.set(None);
            go(people.saturating_sub(1), day)
        }
        ("ArrowUp", Some(line)) => down(line - 1),
        ("ArrowUp", None) => go(row.saturating_sub(1), day),
        ("ArrowDown", Some(line)) => down(line + 1),
        ("ArrowDown", None) if row + 1 >= people && !event.shift_key() => down(0),
        ("ArrowDown", None) => go(row + 1, day),
        ("PageUp", _) => go(row, day.saturating_sub(7)),
        ("PageDown", _) => go(row, day + 7),
        ("Home", _) => go(row, 0),
        ("End", _) => go(row, days - 1),
        ("Escape", _) => {
            let is_range = anchor != (row, day);
            desk.close() || (is_range && go(row, day))
        }
        ("Enter" | " ", Some(line)) => {
            desk.gap.set(Some((line, day)));
            focus::soon(TAKERS);
            true
        }
        (_, Some(_)) => false,
        ("Delete" | "Backspace" | "-", None) => {
            desk.set(None);
            true
        }
        (" ", None) => {
            desk.settle();
            true
        }
        (letter, None) if letter.chars().count() == 1 && !event.alt_key() => lettered(desk, letter),
        _ => false,
    }
}

/// Sets the shift of a letter, or says which letters there are; whether it is a letter at all.
fn lettered(desk: RotaDesk, letter: &str) -> bool {
    let (shift, known) = desk.rota.with_untracked(|rota| {
        let shifts = in_order(&rota.shifts);
        let of = shifts.iter().find(|(_, kind)| kind.letter.to_lowercase() == letter.to_lowercase());
        let known = shifts.iter().map(|(_, kind)| kind.letter.as_str()).collect::<Vec<_>>().join(", ");
        (of.map(|(id, _)| *id), known)
    });
    if shift.is_some() {
        desk.set(shift);
        return true;
    }
    let is_letter = letter.chars().all(char::is_alphanumeric);
    if is_letter {
        desk.say((voice().words.rota_desk().no_letter)(&letter.to_uppercase(), &known));
    }
    is_letter
}

fn with_control(desk: RotaDesk, key: &str, (row, days): (usize, usize)) -> bool {
    match key {
        "a" => {
            desk.selection.set(Selection { anchor: (row, days - 1), cursor: (row, 0) });
            desk.say((voice().words.rota_desk().selected)(days));
            true
        }
        "c" => copy(desk),
        "v" => paste(desk),
        _ => false,
    }
}

/// Copies what is selected.
pub(super) fn copy(desk: RotaDesk) -> bool {
    let selection = desk.selection.get_untracked();
    let ((top, bottom), (first, last)) = (selection.rows(), selection.days());
    let block: Vec<Vec<Option<ShiftId>>> = desk.rota.with_untracked(|rota| {
        let rows = (top..=bottom).filter_map(|row| desk.person(row));
        rows.map(|person| (first..=last).map(|day| rota.shift_of(person, rota.date(day))).collect()).collect()
    });
    let count = block.iter().map(Vec::len).sum();
    desk.copied.set(block);
    // Under the grid, where it covers nothing.
    desk.say((voice().words.rota_page().copied)(count));
    true
}

/// Puts what was copied where the selection begins.
pub(super) fn paste(desk: RotaDesk) -> bool {
    let selection = desk.selection.get_untracked();
    let (top, first) = (selection.rows().0, selection.days().0);
    let rota = desk.rota.get_untracked();
    let cells: Vec<_> = desk.copied.with_untracked(|block| {
        let rows = block.iter().enumerate().filter_map(|(down, row)| Some((desk.person(top + down)?, row)));
        rows.flat_map(|(person, row)| {
            row.iter().enumerate().map(move |(along, shift)| (person, along, *shift))
        })
        .filter(|(_, along, _)| first + along < rota.days())
        // A shift that is gone by now cannot be pasted.
        .filter(|(_, _, shift)| shift.is_none_or(|shift| rota.shifts.contains_key(&shift)))
        .map(|(person, along, shift)| (person, rota.date(first + along), shift))
        .collect()
    });
    if desk.is_editable() && !cells.is_empty() {
        tell(desk.state, Command::Rota(RotaChange::Cells(cells)));
    }
    true
}
