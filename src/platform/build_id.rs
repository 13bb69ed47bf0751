//! Which build this is: the page and its worker are two files, and must be of the same build to understand each other.
//!
//! `cargo xtask build` passes in a hash of all sources, so the id is the same wherever and whenever the same sources are
//! built. A build without it (an editor's, a test's) is called "unnamed", on both sides.

/// The id of this build, the same in the page and in the worker that belongs to it.
pub const BUILD_ID: &str = match option_env!("WATCHFLOOR_BUILD_ID") {
    Some(id) => id,
    None => "unnamed",
};
