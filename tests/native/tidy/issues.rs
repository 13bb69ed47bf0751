//! Every issue that a manager can meet is documented, and made to happen by a test.

use std::{collections::BTreeSet, fs, path::Path};

use proc_macro2::TokenTree;
use watchfloor::domain::issue::IssueCode;

use super::source::{Source, rust_files, sources, visit};

/// The names after `IssueCode::` or `Code::` among these tokens.
fn codes_named(tokens: &[TokenTree]) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    visit(tokens, &mut |tokens, index| {
        if let TokenTree::Ident(ident) = &tokens[index] {
            names.insert(ident.to_string());
        }
    });
    names
}

/// The codes of a page of documentation: `E1001` at the start of a heading or a table row.
fn codes_documented(page: &str) -> BTreeSet<String> {
    let starts = page.lines().map(|line| line.trim_start_matches(['#', '|', '-', '*', '`', ' ']));
    starts.filter_map(|line| line.get(..5)).map(str::to_owned).collect()
}

#[test]
fn every_issue_is_documented() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/issues.md");
    let page = fs::read_to_string(file).expect("docs/issues.md");
    let documented = codes_documented(&page);
    let missing: Vec<_> = IssueCode::ALL.iter().filter(|code| !documented.contains(code.code())).collect();
    assert!(missing.is_empty(), "docs/issues.md does not have {missing:?}");
}

#[test]
fn every_issue_is_made_to_happen_by_a_test() {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/native");
    let mut named: BTreeSet<String> =
        sources().iter().flat_map(|source| codes_named(&source.tests)).collect();
    for file in rust_files(&tests) {
        let source = Source::new("tests.rs", &fs::read_to_string(file).expect("a readable test"));
        named.extend(codes_named(&source.tests));
    }
    let missing: Vec<_> =
        IssueCode::ALL.iter().filter(|code| !named.contains(&format!("{code:?}"))).collect();
    assert!(missing.is_empty(), "no test names {missing:?}");
}

#[test]
fn issue_codes_are_used_once() {
    let codes: BTreeSet<&str> = IssueCode::ALL.iter().map(|code| code.code()).collect();
    assert_eq!(codes.len(), IssueCode::ALL.len());
}

#[test]
fn an_issue_without_documentation_or_test_is_found() {
    assert!(
        codes_documented("| E1001 | text |\n## E1002\n")
            .is_superset(&["E1001".into(), "E1002".into()].into())
    );
    assert!(!codes_documented("see also E1003").contains("E1003"));
    let source =
        Source::new("document/x.rs", "use IssueCode::A; #[cfg(test)] mod tests { fn t() { IssueCode::B } }");
    assert!(codes_named(&source.tests).contains("B"));
    assert!(!codes_named(&source.tests).contains("A"));
}
