//! Imports point down only, and modules of one layer do not know each other.

use proc_macro2::TokenTree;

use super::{
    all_keep,
    source::{Complaint, Source, is_punct, visit},
};

/// The layers from below: a module may know what is in a lower one.
const LAYERS: [&[&str]; 6] = [
    &["base"],
    &["domain"],
    &["engine", "document", "exchange", "chart", "text"],
    &["app"],
    &["platform", "cli"],
    &["worker", "ui"],
];

/// The modules of one layer that may know another of it.
const SIBLINGS: [(&str, &str); 3] = [
    ("exchange", "document"),
    ("chart", "engine"),
    // A chart's labels and its table are words.
    ("chart", "text"),
];

/// The engines that others may build on.
const SHARED_ENGINES: [&str; 2] = ["ledger", "scenario"];

fn layer_of(module: &str) -> Option<usize> {
    LAYERS.iter().position(|modules| modules.contains(&module))
}

/// The modules that a path `crate::a::b` or `crate::{a::b, c}` leads to, up to two steps deep.
fn imports(source: &Source) -> Vec<(proc_macro2::Span, String, Option<String>)> {
    let mut found = Vec::new();
    visit(&source.code, &mut |tokens, index| {
        if !matches!(&tokens[index], TokenTree::Ident(ident) if ident == "crate") {
            return;
        }
        if is_punct(tokens.get(index + 1), ':') && is_punct(tokens.get(index + 2), ':') {
            steps(&tokens[index + 3..], &mut found);
        }
    });
    found
}

/// The first two steps of a path, or of each path in braces.
fn steps(tokens: &[TokenTree], found: &mut Vec<(proc_macro2::Span, String, Option<String>)>) {
    match tokens.first() {
        Some(TokenTree::Ident(first)) => {
            let second = match (is_punct(tokens.get(1), ':'), tokens.get(3)) {
                (true, Some(TokenTree::Ident(second))) => Some(second.to_string()),
                _ => None,
            };
            found.push((first.span(), first.to_string(), second));
        }
        Some(TokenTree::Group(group)) => {
            let inside: Vec<TokenTree> = group.stream().into_iter().collect();
            for path in inside.split(|token| is_punct(Some(token), ',')) {
                steps(path, found);
            }
        }
        _ => {}
    }
}

fn upward_imports(source: &Source) -> Vec<Complaint> {
    let own = source.layer();
    let Some(own_layer) = layer_of(own) else { return Vec::new() };
    let own_area = source.path.split('/').nth(1).map(|area| area.trim_end_matches(".rs"));
    let mut complaints = Vec::new();
    for (span, module, area) in imports(source) {
        let Some(layer) = layer_of(&module) else { continue };
        let is_sibling = layer == own_layer && module != own;
        if layer > own_layer || (is_sibling && !SIBLINGS.contains(&(own, module.as_str()))) {
            complaints.push(Complaint::new(span, format!("{own} must not know {module}")));
        }
        if let (true, true, Some(own_area), Some(area)) =
            (own == "engine", module == "engine", own_area, area)
            && area != own_area
            && !SHARED_ENGINES.contains(&area.as_str())
        {
            complaints.push(Complaint::new(span, format!("engine {own_area} must not know engine {area}")));
        }
    }
    complaints
}

fn unknown_modules(source: &Source) -> Vec<Complaint> {
    let own = source.layer();
    let is_known = layer_of(own).is_some() || ["lib", "main", "bin"].contains(&own);
    if is_known { Vec::new() } else { vec![Complaint::of_file(format!("{own} is in no layer"))] }
}

#[test]
fn imports_point_down_only() {
    all_keep(upward_imports);
}

#[test]
fn every_module_is_in_a_layer() {
    all_keep(unknown_modules);
}

#[test]
fn an_import_that_points_up_or_sideways_is_found() {
    let bad = |path: &str, text: &str| upward_imports(&Source::new(path, text)).len();
    assert_eq!(bad("base/time.rs", "use crate::domain::Severity;"), 1);
    assert_eq!(bad("domain/team.rs", "fn f() -> crate::app::Command {}"), 1);
    assert_eq!(bad("engine/capacity/mod.rs", "use crate::{base::Id, document::{load}, text};"), 2);
    assert_eq!(bad("engine/rota/mod.rs", "use crate::engine::capacity::Report;"), 1);
    assert_eq!(bad("ui/mod.rs", "use crate::worker::start;"), 1);
}

#[test]
fn an_import_that_points_down_is_not_complained_of() {
    let good = |path: &str, text: &str| assert_eq!(upward_imports(&Source::new(path, text)), []);
    good("engine/rota/mod.rs", "use crate::{base::Id, domain, engine::ledger::Entry, engine::rota::rules};");
    good("exchange/csv.rs", "use crate::document::load;");
    good("chart/week.rs", "use crate::engine::capacity::Report; use crate::text::Voice;");
    good("base/time.rs", "// use crate::ui;\nconst A: &str = \"crate::ui\";");
    good("domain/team.rs", "#[cfg(test)] mod tests { use crate::app; }");
}
