//! What the documentation and the sources point at is there.

use std::{
    fs,
    path::{Path, PathBuf},
};

use super::source::rust_files;

/// The folders whose Rust files name pages of documentation.
const WITH_SOURCES: [&str; 4] = ["src", "tests", "xtask", "benches"];

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// The Markdown files at the top and in `docs`.
fn pages(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a readable folder") {
        let path = entry.expect("a readable entry").path();
        if path.is_dir() && (path.starts_with(root().join("docs")) || folder.ends_with("tests")) {
            pages(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "md") {
            found.push(path);
        }
    }
}

/// Where the links of a page lead, those to other hosts and within the page left out.
fn relative_links(page: &str) -> Vec<String> {
    let mut links = Vec::new();
    let mut in_code = false;
    for line in page.lines() {
        if line.trim_start().starts_with("```") {
            in_code = !in_code;
        }
        if in_code {
            continue;
        }
        // What is between back quotes is no link.
        let text: String = line.split('`').step_by(2).collect();
        for part in text.split("](").skip(1) {
            let link = part.split([')', ' ']).next().unwrap_or_default();
            let path = link.split('#').next().unwrap_or_default();
            if !path.is_empty() && !link.contains("://") && !link.starts_with("mailto:") {
                links.push(path.to_owned());
            }
        }
    }
    links
}

/// The paths that begin with `docs/`, without the full stop of the sentence.
fn docs_named(text: &str) -> Vec<String> {
    let is_part = |each: char| each.is_ascii_alphanumeric() || "-_./".contains(each);
    text.match_indices("docs/")
        .filter(|(at, _)| !text[..*at].ends_with(|before: char| is_part(before)))
        .map(|(at, _)| {
            let rest = &text[at..];
            let end = rest.find(|each: char| !is_part(each)).unwrap_or(rest.len());
            rest[..end].trim_end_matches('.').to_owned()
        })
        .collect()
}

#[test]
fn every_link_of_the_documentation_leads_somewhere() {
    let mut files = Vec::new();
    pages(&root(), &mut files);
    pages(&root().join("docs"), &mut files);
    assert!(files.len() > 5, "the pages are not where they should be");
    let mut broken = Vec::new();
    for file in files {
        let text = fs::read_to_string(&file).expect("a readable page");
        let folder = file.parent().expect("a folder");
        let gone = relative_links(&text).into_iter().filter(|link| !folder.join(link).exists());
        broken.extend(gone.map(|link| format!("{}: {link}", file.display())));
    }
    assert!(broken.is_empty(), "links that lead nowhere:\n{}", broken.join("\n"));
}

#[test]
fn every_page_that_a_source_names_is_there() {
    let mut gone = Vec::new();
    for file in WITH_SOURCES.iter().flat_map(|folder| rust_files(&root().join(folder))) {
        // This file has paths that are made up.
        if file.ends_with("tidy/links.rs") {
            continue;
        }
        let text = fs::read_to_string(&file).expect("a readable source");
        let missing = docs_named(&text).into_iter().filter(|path| !root().join(path).exists());
        gone.extend(missing.map(|path| format!("{}: {path}", file.display())));
    }
    assert!(gone.is_empty(), "pages that are not there:\n{}", gone.join("\n"));
}

#[test]
fn links_and_paths_are_told_from_what_only_looks_like_them() {
    let page = "[a](docs/a.md#b) `[x](y)` [c](https://d.test) [e](#f)\n```\n[g](h)\n```\n![i](j.png)";
    assert_eq!(relative_links(page), ["docs/a.md", "j.png"]);
    assert_eq!(docs_named("see docs/a-b.md. or xdocs/c.md or docs/d/"), ["docs/a-b.md", "docs/d/"]);
}
