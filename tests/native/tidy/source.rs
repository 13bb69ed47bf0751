//! The sources as the checks see them: tokens, so that comments and text cannot be mistaken for code.

use std::{
    fs,
    path::{Path, PathBuf},
};

use proc_macro2::{Delimiter, Span, TokenStream, TokenTree};

/// One source file.
pub(super) struct Source {
    /// Its path inside `src`, with slashes: `engine/capacity/mod.rs`.
    pub(super) path: String,
    /// Its text.
    pub(super) text: String,
    /// Its code without the modules that are only for tests.
    pub(super) code: Vec<TokenTree>,
    /// The modules that are only for tests.
    pub(super) tests: Vec<TokenTree>,
}

/// What is wrong in one place.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Complaint {
    line: usize,
    what: String,
}

impl Complaint {
    pub(super) fn new(span: Span, what: impl Into<String>) -> Self {
        Self { line: span.start().line, what: what.into() }
    }

    pub(super) fn of_file(what: impl Into<String>) -> Self {
        Self { line: 1, what: what.into() }
    }

    pub(super) fn at(&self, source: &Source) -> String {
        format!("src/{}:{}: {}", source.path, self.line, self.what)
    }
}

impl Source {
    /// A source from its text.
    pub(super) fn new(path: &str, text: &str) -> Self {
        let stream: TokenStream = text.parse().unwrap_or_else(|error| panic!("{path} is no Rust: {error}"));
        let (mut code, mut tests) = (Vec::new(), Vec::new());
        let is_test_file = path.ends_with("tests.rs") || path.contains("/tests/");
        split_tests(stream, &mut code, &mut tests);
        if is_test_file {
            tests.append(&mut code);
        }
        Self { path: path.to_owned(), text: text.to_owned(), code, tests }
    }

    /// The first folder or, at the top, the file: `engine`, `lib`.
    pub(super) fn layer(&self) -> &str {
        self.path.split('/').next().unwrap_or_default().trim_end_matches(".rs")
    }
}

/// The Rust sources of the package.
pub(super) fn sources() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = rust_files(&root);
    files.sort();
    assert!(files.len() > 20, "the sources are not where they should be");
    files
        .iter()
        .map(|file| {
            let path = file.strip_prefix(&root).expect("inside src").to_string_lossy().replace('\\', "/");
            Source::new(&path, &fs::read_to_string(file).expect("a readable source"))
        })
        .collect()
}

/// All Rust files below a folder.
pub(super) fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).expect("a readable folder") {
        let path = entry.expect("a readable entry").path();
        if path.is_dir() {
            files.extend(rust_files(&path));
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            files.push(path);
        }
    }
    files
}

/// Parts what follows `#[cfg(test)]` from the rest.
fn split_tests(stream: TokenStream, code: &mut Vec<TokenTree>, tests: &mut Vec<TokenTree>) {
    let mut tokens = stream.into_iter().peekable();
    while let Some(token) = tokens.next() {
        let is_hash = matches!(&token, TokenTree::Punct(punct) if punct.as_char() == '#');
        let is_for_tests = is_hash
            && matches!(tokens.peek(), Some(TokenTree::Group(group)) if group.stream().to_string().replace(' ', "") == "cfg(test)");
        if !is_for_tests {
            code.push(token);
            continue;
        }
        tokens.next();
        // The item ends with its braces or a semicolon.
        for token in tokens.by_ref() {
            let is_end = matches!(&token, TokenTree::Group(group) if group.delimiter() == Delimiter::Brace)
                || matches!(&token, TokenTree::Punct(punct) if punct.as_char() == ';');
            tests.push(token);
            if is_end {
                break;
            }
        }
    }
}

/// Visits all tokens, those inside groups too, each with its neighbours in one list.
pub(super) fn visit(tokens: &[TokenTree], see: &mut impl FnMut(&[TokenTree], usize)) {
    for (index, token) in tokens.iter().enumerate() {
        see(tokens, index);
        if let TokenTree::Group(group) = token {
            let inside: Vec<TokenTree> = group.stream().into_iter().collect();
            visit(&inside, see);
        }
    }
}

/// Whether the token is this punctuation.
pub(super) fn is_punct(token: Option<&TokenTree>, character: char) -> bool {
    matches!(token, Some(TokenTree::Punct(punct)) if punct.as_char() == character)
}

#[test]
fn tests_are_told_from_code() {
    let source = Source::new("engine/x.rs", "fn a() {} #[cfg(test)] mod tests { fn b() {} } fn c() {}");
    let text = |tokens: &[TokenTree]| tokens.iter().cloned().collect::<TokenStream>().to_string();
    assert_eq!(text(&source.code), "fn a () { } fn c () { }");
    assert_eq!(text(&source.tests), "mod tests { fn b () { } }");
}
