//! How a figure of the capacity report came about: the words for it need the same types, so that they are in the domain.

pub use crate::domain::explanation::*;
