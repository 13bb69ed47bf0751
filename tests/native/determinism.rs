//! What the engines give here is written down, for the tests in the browser to compare with.

use std::{fs, path::Path};

use crate::same_results;

#[test]
fn results_are_written_down_for_the_browser() {
    let line = same_results::as_line();
    assert_eq!(line, same_results::as_line(), "the same input twice");
    fs::write(Path::new(env!("CARGO_TARGET_TMPDIR")).join("same_results.txt"), line)
        .expect("a writable target folder");
}
