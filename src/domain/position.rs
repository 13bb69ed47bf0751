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
