//! Where a record stands among its like: a key that always leaves room between two others, so that two people's edits
//! merge record by record.

use fractional_index::FractionalIndex;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};
use std::collections::BTreeMap;

/// A key to sort by; between any two there is always a third.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position(FractionalIndex);

impl Position {
    /// A position behind this one.
    pub fn after(&self) -> Self {
        Self(FractionalIndex::new_after(&self.0))
    }

    /// A position before this one.
    pub fn before(&self) -> Self {
        Self(FractionalIndex::new_before(&self.0))
    }

    /// A position between two, none if they are equal.
    pub fn between(left: &Self, right: &Self) -> Option<Self> {
        FractionalIndex::new_between(&left.0, &right.0).map(Self)
    }
}

impl Serialize for Position {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0.to_string())
    }
}

impl<'de> Deserialize<'de> for Position {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        FractionalIndex::from_string(&text).map(Self).map_err(|_| D::Error::custom("not a position key"))
    }
}

#[cfg(feature = "cli")]
impl schemars::JsonSchema for Position {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Position".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "type": "string", "pattern": "^([0-9a-f]{2})+$" })
    }
}

/// A record that stands in an order.
pub trait Placed {
    /// Its key.
    fn position(&self) -> &Position;
}

/// The records in the order of their positions; equal ones by identifier.
pub fn in_order<I: Copy + Ord, T: Placed>(records: &BTreeMap<I, T>) -> Vec<(I, &T)> {
    let mut sorted: Vec<_> = records.iter().map(|(id, record)| (*id, record)).collect();
    sorted.sort_by(|a, b| a.1.position().cmp(b.1.position()).then(a.0.cmp(&b.0)));
    sorted
}

/// A place behind all records.
pub fn behind<I, T: Placed>(records: &BTreeMap<I, T>) -> Position {
    records.values().map(Placed::position).max().map(Position::after).unwrap_or_default()
}

/// A place right behind a record; none if that is gone.
pub fn right_behind<I: Copy + Ord, T: Placed>(records: &BTreeMap<I, T>, id: I) -> Option<Position> {
    let ordered = in_order(records);
    let at = ordered.iter().position(|(other, _)| *other == id)?;
    let place = |at: usize| ordered.get(at).map(|(_, record)| record.position());
    Some(between(place(at), place(at + 1)))
}

/// The place one up or one down in the order; none at its end, or if the record is gone.
pub fn moved<I: Copy + Ord, T: Placed>(records: &BTreeMap<I, T>, id: I, up: bool) -> Option<Position> {
    let ordered = in_order(records);
    let at = ordered.iter().position(|(other, _)| *other == id)?;
    let place = |at: Option<usize>| at.and_then(|at| ordered.get(at)).map(|(_, record)| record.position());
    if up {
        let next = place(Some(at.checked_sub(1)?))?;
        Some(between(place(at.checked_sub(2)), Some(next)))
    } else {
        let next = place(Some(at + 1))?;
        Some(between(Some(next), place(Some(at + 2))))
    }
}

fn between(left: Option<&Position>, right: Option<&Position>) -> Position {
    match (left, right) {
        (Some(left), Some(right)) => Position::between(left, right).unwrap_or_else(|| left.after()),
        (Some(left), None) => left.after(),
        (None, Some(right)) => right.before(),
        (None, None) => Position::default(),
    }
}
