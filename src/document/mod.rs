//! L2: the saved file: envelope, versions, migrations, load, save, validation and issues.
//!
//! Is this file a plan, can it be trusted, and what is wrong with it? [`load`] reads bytes to a plan with its issues or refuses
//! with all the reasons; [`save`] writes the canonical text; [`validate`] judges a plan. docs/plan-format.md describes the
//! file, docs/issues.md every issue.

mod canonical;
pub mod envelope;
mod error;
pub mod issue;
mod load;
pub mod migrations;
mod parse;
pub mod plain_text;
mod save;
#[cfg(feature = "cli")]
pub mod schema;
pub mod validate;

pub use error::LoadError;
pub use issue::{Gravity, Issue, IssueCode};
pub use load::{Access, LARGEST_FILE_BYTES, Loaded, load};
pub use save::{SaveError, save, save_copy};

/// How many issues of one kind are listed of a file; a foreign file could have as many as it has bytes.
const MOST_ISSUES_OF_A_KIND: usize = 100;
