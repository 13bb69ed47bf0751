//! The words for changes.

use super::fields;
use crate::{
    domain::label::{ChangeLabel, Deed},
    text::changes::Changes,
};

pub(in crate::text) const CHANGES: Changes = Changes {
    label,
    undo: |change| format!("Undo: {}", label(change)),
    redo: |change| format!("Redo: {}", label(change)),
    undone: |change| format!("Undone: {}", label(change)),
    redone: |change| format!("Done again: {}", label(change)),
    new_plan: "New plan",
    copy_of: |name| format!("Copy of {name}"),
};

fn label(change: &ChangeLabel) -> String {
    let subject =
        if change.subject.is_empty() { fields::section(change.section) } else { change.subject.as_str() };
    match (change.deed, change.field) {
        (Deed::Set | Deed::Reorder, Some(field)) => fields::of(field, &change.subject),
        (Deed::Set, None) => fields::section(change.section).to_owned(),
        (Deed::Reorder, None) => format!("order of {subject}"),
        (Deed::Add, _) => format!("adding {subject}"),
        (Deed::Remove, _) => format!("removing {subject}"),
        (Deed::Judge, _) => format!("bursts and silences of {subject}"),
        (Deed::UseHistory, _) => format!("imported history for {subject}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Field, Section};

    #[test]
    fn undo_says_which_field_of_which_record() {
        let change = ChangeLabel {
            deed: Deed::Set,
            section: Section::Streams,
            field: Some(Field::TypicalMinutes),
            subject: "Endpoint detection".into(),
        };
        assert_eq!((CHANGES.undo)(&change), "Undo: hands-on minutes of Endpoint detection");
        let removed = ChangeLabel { deed: Deed::Remove, field: None, ..change };
        assert_eq!((CHANGES.undone)(&removed), "Undone: removing Endpoint detection");
    }
}
