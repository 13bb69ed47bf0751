//! What keys mean in the grid: moving, choosing, setting, settling, copying.

use super::desk::{RotaDesk, Selection};
use crate::{
    app::command::{Command, RotaChange},
    domain::{ShiftId, in_order},
    ui::{format::voice, plan_field::tell},
};
use leptos::{ev::KeyboardEvent, prelude::*};

/// What was copied: rows of days.
pub(super) type Copied = StoredValue<Vec<Vec<Option<ShiftId>>>, LocalStorage>;

/// Does what a key means; whether it meant something.
pub(super) fn keyed(desk: RotaDesk, event: &KeyboardEvent, copied: Copied) -> bool {
    let people = desk.people.with_untracked(Vec::len);
    let days = desk.rota.with_untracked(|rota| rota.days());
    if people == 0 || days == 0 {
        return false;
    }
    let Selection { cursor: (row, day), .. } = desk.selection.get_untracked();
    let go = |row: usize, day: usize| {
        let at = (row.min(people - 1), day.min(days - 1));
        desk.selection.update(|selection| {
            selection.cursor = at;
            if !event.shift_key() {
                selection.anchor = at;
            }
        });
        true
    };
    let key = event.key();
    if event.ctrl_key() || event.meta_key() {
        return match key.as_str() {
            "c" => copy(desk, copied),
            "v" => paste(desk, copied),
            _ => false,
        };
    }
    match key.as_str() {
        "ArrowLeft" => go(row, day.saturating_sub(1)),
        "ArrowRight" => go(row, day + 1),
        "ArrowUp" => go(row.saturating_sub(1), day),
        "ArrowDown" => go(row + 1, day),
        "PageUp" => go(row, day.saturating_sub(7)),
        "PageDown" => go(row, day + 7),
        "Home" => go(row, 0),
        "End" => go(row, days - 1),
        "Delete" | "Backspace" | "-" => {
            desk.paint(None);
            true
        }
        " " => {
            desk.settle();
            true
        }
        letter if letter.chars().count() == 1 && !event.alt_key() => {
            let shift = desk.rota.with_untracked(|rota| {
                let shifts = in_order(&rota.shifts);
                let of = shifts.into_iter().find(|(_, kind)| kind.letter.eq_ignore_ascii_case(letter));
                of.map(|(id, _)| id)
            });
            let is_known = shift.is_some();
            if is_known {
                desk.paint(shift);
            }
            is_known
        }
        _ => false,
    }
}

fn copy(desk: RotaDesk, copied: Copied) -> bool {
    let selection = desk.selection.get_untracked();
    let ((top, bottom), (first, last)) = (selection.rows(), selection.days());
    let block: Vec<Vec<Option<ShiftId>>> = desk.rota.with_untracked(|rota| {
        let rows = (top..=bottom).filter_map(|row| desk.person(row));
        rows.map(|person| (first..=last).map(|day| rota.shift_of(person, rota.date(day))).collect()).collect()
    });
    let count = block.iter().map(Vec::len).sum();
    copied.set_value(block);
    desk.state.toaster.say((voice().words.rota_page().copied)(count));
    true
}

fn paste(desk: RotaDesk, copied: Copied) -> bool {
    let selection = desk.selection.get_untracked();
    let (top, first) = (selection.rows().0, selection.days().0);
    let rota = desk.rota.get_untracked();
    let cells: Vec<_> = copied.with_value(|block| {
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
