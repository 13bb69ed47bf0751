//! Why a file is refused.

use super::{
    Issue, IssueCode, LARGEST_FILE_BYTES,
    issue::{Limits, Place, Shape},
};
use crate::domain::Section;

/// Why a file is refused. [`LoadError::issues`] gives cause and remedy.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum LoadError {
    /// Nothing in it.
    #[error("the file is empty")]
    Empty,
    /// Larger than [`LARGEST_FILE_BYTES`]; it was not parsed.
    #[error("the file has {bytes} bytes")]
    TooLarge {
        /// Its size.
        bytes: usize,
    },
    /// No UTF-8.
    #[error("the file is not text")]
    NotText,
    /// No JSON.
    #[error("not JSON at line {line}, column {column}")]
    NotJson {
        /// From 1.
        line: usize,
        /// From 1.
        column: usize,
    },
    /// JSON that ends too soon.
    #[error("ends too soon at line {line}, column {column}")]
    Truncated {
        /// From 1.
        line: usize,
        /// From 1.
        column: usize,
    },
    /// Nested deeper than 128 levels.
    #[error("nested too deep at line {line}, column {column}")]
    TooDeep {
        /// From 1.
        line: usize,
        /// From 1.
        column: usize,
    },
    /// A number past what 64 bits hold.
    #[error("a number too large at line {line}, column {column}")]
    NumberTooLarge {
        /// From 1.
        line: usize,
        /// From 1.
        column: usize,
    },
    /// JSON, but no plan.
    #[error("not a plan")]
    NotOurs,
    /// Keys that stand twice in one object.
    #[error("duplicate keys: {}", paths.join(", "))]
    DuplicateKeys {
        /// Where, at most a hundred.
        paths: Vec<String>,
    },
    /// An entry of the wrong kind, or a missing one.
    #[error("{path}: {shape:?}")]
    WrongShape {
        /// Which entry.
        path: String,
        /// How.
        shape: Shape,
    },
    /// A newer version that this one must not or cannot read.
    #[error("plan version {version} is too new")]
    TooNew {
        /// Its version.
        version: u32,
    },
    /// Read, but the plan cannot hold it. Errors only.
    #[error("{} entries are not valid", issues.len())]
    Invalid {
        /// All of them.
        issues: Vec<Issue>,
    },
}

impl LoadError {
    /// What is wrong, with all that its words need; at least one.
    pub fn issues(&self) -> Vec<Issue> {
        let issue = |code| Issue::new(code, Place::section(Section::File));
        let one = match self {
            Self::Empty => issue(IssueCode::FileEmpty),
            Self::TooLarge { bytes } => issue(IssueCode::FileTooLarge)
                .found(*bytes as f64)
                .limits(Limits::within(0.0, LARGEST_FILE_BYTES as f64)),
            Self::NotText => issue(IssueCode::FileNotText),
            Self::NotJson { line, column } => issue(IssueCode::FileNotJson).at(*line, *column),
            Self::Truncated { line, column } => issue(IssueCode::FileTruncated).at(*line, *column),
            Self::TooDeep { line, column } => issue(IssueCode::FileTooDeep).at(*line, *column),
            Self::NumberTooLarge { line, column } => issue(IssueCode::FileNumberTooLarge).at(*line, *column),
            Self::NotOurs => issue(IssueCode::FileNotOurs),
            Self::DuplicateKeys { paths } => {
                return paths.iter().map(|path| issue(IssueCode::FileDuplicateKey).detail(path)).collect();
            }
            Self::WrongShape { path, shape } => issue(IssueCode::FileWrongShape).detail(path).shape(*shape),
            Self::TooNew { version } => issue(IssueCode::FileTooNew).found(f64::from(*version)),
            Self::Invalid { issues } => return issues.clone(),
        };
        vec![one]
    }
}
