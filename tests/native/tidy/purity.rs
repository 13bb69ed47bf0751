//! Above the wall there is no browser, no clock, no global and no randomness; storage is touched in one place.

use proc_macro2::TokenTree;

use super::{
    all_keep,
    source::{Complaint, Source, is_punct, visit},
};

/// What is above the wall.
const PURE: [&str; 8] = ["base", "domain", "engine", "document", "exchange", "chart", "text", "app"];

/// Crates that only know a browser.
const BROWSER: [&str; 9] = [
    "leptos",
    "web_sys",
    "js_sys",
    "wasm_bindgen",
    "wasm_bindgen_futures",
    "gloo",
    "gloo_storage",
    "plotters",
    "plotters_backend",
];

/// What makes the same input give another output.
const IMPURE: [&str; 16] = [
    "SystemTime",
    "Instant",
    "Local",
    "thread_rng",
    "getrandom",
    "rand",
    "SmallRng",
    "HashMap",
    "HashSet",
    "thread_local",
    "LazyLock",
    "OnceLock",
    "OnceCell",
    "AtomicUsize",
    "AtomicU64",
    "AtomicBool",
];

/// What may be used in spite of that, and why: (folder or file, name).
const EXCEPTIONS: [(&str, &str); 1] = [
    // A stop token is set from outside while a job runs, and read by it: that is its purpose.
    ("base/progress.rs", "AtomicBool"),
];

fn names(source: &Source, forbidden: &[&str], why: &str) -> Vec<Complaint> {
    let mut complaints = Vec::new();
    visit(&source.code, &mut |tokens, index| {
        let TokenTree::Ident(ident) = &tokens[index] else { return };
        let name = ident.to_string();
        let is_excepted =
            EXCEPTIONS.iter().any(|(place, what)| source.path.starts_with(place) && *what == name);
        if forbidden.contains(&name.as_str()) && !is_excepted {
            complaints.push(Complaint::new(ident.span(), format!("{name} {why}")));
        }
    });
    complaints
}

fn browser_above_the_wall(source: &Source) -> Vec<Complaint> {
    if PURE.contains(&source.layer()) { names(source, &BROWSER, "above the wall") } else { Vec::new() }
}

fn impurity(source: &Source) -> Vec<Complaint> {
    if !PURE.contains(&source.layer()) {
        return Vec::new();
    }
    let mut complaints =
        names(source, &IMPURE, "above the wall: pass in what it would give, or keep an order");
    visit(&source.code, &mut |tokens, index| {
        let TokenTree::Ident(ident) = &tokens[index] else { return };
        let is_now = matches!(tokens.get(index + 3), Some(TokenTree::Ident(method)) if method == "now");
        if ident == "Utc" && is_punct(tokens.get(index + 1), ':') && is_now {
            complaints.push(Complaint::new(ident.span(), "a clock above the wall: pass the time in"));
        }
    });
    complaints
}

fn storage_outside_platform(source: &Source) -> Vec<Complaint> {
    let storage = ["gloo_storage", "IdbFactory", "IdbDatabase", "local_storage", "session_storage"];
    if source.layer() == "platform" { Vec::new() } else { names(source, &storage, "outside platform") }
}

fn unsafe_code(source: &Source) -> Vec<Complaint> {
    names(source, &["unsafe"], "is forbidden")
}

#[test]
fn nothing_above_the_wall_knows_a_browser() {
    all_keep(browser_above_the_wall);
}

#[test]
fn nothing_above_the_wall_has_a_clock_a_global_or_randomness() {
    all_keep(impurity);
}

#[test]
fn only_the_platform_touches_storage() {
    all_keep(storage_outside_platform);
}

#[test]
fn there_is_no_unsafe_code() {
    all_keep(unsafe_code);
}

#[test]
fn a_browser_or_a_clock_above_the_wall_is_found() {
    let source = |path, text| Source::new(path, text);
    assert_eq!(browser_above_the_wall(&source("app/x.rs", "use leptos::prelude::*;")).len(), 1);
    assert_eq!(browser_above_the_wall(&source("ui/x.rs", "use leptos::prelude::*;")), []);
    assert_eq!(impurity(&source("engine/x.rs", "fn f() { std::time::Instant::now(); }")).len(), 1);
    assert_eq!(impurity(&source("document/x.rs", "fn f(now: DateTime<Utc>) { g(Utc::now()) }")).len(), 1);
    assert_eq!(impurity(&source("engine/x.rs", "use std::time::Duration; // not Instant")), []);
    assert_eq!(impurity(&source("base/progress.rs", "struct Stop(AtomicBool);")), []);
    assert_eq!(storage_outside_platform(&source("ui/x.rs", "window().local_storage()")).len(), 1);
    assert_eq!(unsafe_code(&source("ui/x.rs", "fn f() { unsafe { g() } }")).len(), 1);
}
