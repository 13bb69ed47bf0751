//! The shape of the tree: the invariants of ARCHITECTURE.md, checked over the sources. Each check is a function of one
//! source, proven on a bad example beside it.

mod changes;
mod comments;
mod issues;
mod layers;
mod links;
mod purity;
mod source;
mod words;

use source::{Complaint, Source, sources};

/// Runs a check over all sources; the failure names every place.
fn all_keep(check: impl Fn(&Source) -> Vec<Complaint>) {
    let complaints: Vec<String> =
        sources().iter().flat_map(|source| check(source).into_iter().map(|said| said.at(source))).collect();
    assert!(complaints.is_empty(), "{} places:\n{}", complaints.len(), complaints.join("\n"));
}
