//! The names of the plan's fields and sections, as they stand over an input and in a sentence.

use crate::domain::{Field, Section};

/// Names of fields and sections.
#[derive(Clone, Copy)]
pub struct Fields {
    /// In a sentence: "hands-on minutes".
    pub name: fn(Field) -> &'static str,
    /// In a sentence: "alert streams".
    pub section: fn(Section) -> &'static str,
    /// The field of a record: "hands-on minutes of Endpoint detection". Without a name, the field alone.
    pub of: fn(Field, subject: &str) -> String,
}
