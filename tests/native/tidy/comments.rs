//! Files are short and say what they are for; a lint is only set aside with a reason.

use proc_macro2::TokenTree;

use super::{
    all_keep,
    source::{Complaint, Source, is_punct, visit},
};

const LINES_AT_MOST: usize = 500;

fn too_long(source: &Source) -> Vec<Complaint> {
    let lines = source.text.lines().count();
    if lines > LINES_AT_MOST {
        vec![Complaint::of_file(format!("{lines} lines, more than {LINES_AT_MOST}"))]
    } else {
        Vec::new()
    }
}

fn without_header(source: &Source) -> Vec<Complaint> {
    if source.text.starts_with("//! ") {
        Vec::new()
    } else {
        vec![Complaint::of_file("does not begin with a `//!` that says what it is for")]
    }
}

/// `#[allow(...)]` and `#[expect(...)]`, tests included.
fn lints_set_aside_without_reason(source: &Source) -> Vec<Complaint> {
    let mut complaints = Vec::new();
    let mut see = |tokens: &[TokenTree], index: usize| {
        let inside = match (is_punct(tokens.get(index), '#'), tokens.get(index + 1), tokens.get(index + 2)) {
            (true, Some(TokenTree::Group(attribute)), _) => attribute,
            (true, Some(TokenTree::Punct(_)), Some(TokenTree::Group(attribute))) => attribute,
            _ => return,
        };
        let text = inside.stream().to_string().replace(' ', "");
        if (text.starts_with("allow(") || text.starts_with("expect(")) && !text.contains("reason=") {
            complaints.push(Complaint::new(inside.span_open(), format!("#[{text}] without a reason")));
        }
    };
    visit(&source.code, &mut see);
    visit(&source.tests, &mut see);
    complaints
}

#[test]
fn no_file_is_longer_than_can_be_read() {
    all_keep(too_long);
}

#[test]
fn every_module_says_what_it_is_for() {
    all_keep(without_header);
}

#[test]
fn a_lint_is_set_aside_only_with_a_reason() {
    all_keep(lints_set_aside_without_reason);
}

#[test]
fn a_long_file_a_silent_one_and_a_silenced_lint_are_found() {
    assert_eq!(too_long(&Source::new("x.rs", &"\n".repeat(LINES_AT_MOST + 1))).len(), 1);
    assert_eq!(too_long(&Source::new("x.rs", &"\n".repeat(LINES_AT_MOST))), []);
    assert_eq!(without_header(&Source::new("x.rs", "fn f() {}")).len(), 1);
    assert_eq!(without_header(&Source::new("x.rs", "//! What for.")), []);
    let silenced = |text| lints_set_aside_without_reason(&Source::new("x.rs", text)).len();
    assert_eq!(silenced("#[allow(dead_code)] fn f() {}"), 1);
    assert_eq!(silenced("#![allow(dead_code)]"), 1);
    assert_eq!(silenced("#[cfg(test)] mod tests { #[expect(dead_code)] fn f() {} }"), 1);
    assert_eq!(silenced("#[expect(dead_code, reason = \"why\")] fn f() {}"), 0);
}
