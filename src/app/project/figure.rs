//! A figure of the strip at the head of a page or section, in words that are ready to read.

/// One figure.
#[derive(Clone, Debug, PartialEq)]
pub struct StripFigure {
    /// Tells it from the others of its strip.
    pub key: &'static str,
    /// What it is.
    pub name: &'static str,
    /// Written.
    pub figure: String,
    /// Its unit or what it is compared to.
    pub unit: String,
    /// A line under it.
    pub note: String,
    /// Whether it is as wanted; none if nothing is.
    pub good: Option<bool>,
}
