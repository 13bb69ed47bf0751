//! The document changes only through `app::command::apply`: nobody else builds one or writes into its sections.

use proc_macro2::TokenTree;

use super::{
    all_keep,
    source::{Complaint, Source, is_punct, visit},
};

/// Where a document is built or changed, and why it may be.
const ALLOWED: [(&str, &str); 8] = [
    ("app/apply/", "applies commands"),
    ("app/blank.rs", "begins an empty plan"),
    ("app/sample", "holds the sample"),
    ("app/sources.rs", "notes where the defaults of a plan that begins come from"),
    ("app/questions.rs", "begins a plan from answers, and validates it"),
    ("document/", "reads documents from files"),
    ("domain/document.rs", "defines it"),
    ("engine/scenario/", "derives the plan that a scenario makes, which is looked at and never kept"),
];

/// The sections of a document.
const SECTIONS: [&str; 13] = [
    "soc",
    "severities",
    "customers",
    "streams",
    "histories",
    "desk",
    "team",
    "staffing",
    "roll_outs",
    "year",
    "work",
    "scenarios",
    "import_memory",
];

fn is_ident(token: Option<&TokenTree>, name: &str) -> bool {
    matches!(token, Some(TokenTree::Ident(ident)) if ident == name)
}

/// Whether what stands before this token makes it a type: `-> Document {`, `struct Document {`, `for Document {`.
fn is_type(tokens: &[TokenTree], index: usize) -> bool {
    let before = |back: usize| index.checked_sub(back).and_then(|at| tokens.get(at));
    is_punct(before(1), '>')
        || (is_punct(before(1), '&') && is_punct(before(2), '>'))
        || ["struct", "for", "impl", "enum"].iter().any(|word| is_ident(before(1), word))
}

fn changes_outside_commands(source: &Source) -> Vec<Complaint> {
    if ALLOWED.iter().any(|(place, _)| source.path.starts_with(place)) || source.path.contains("test_") {
        return Vec::new();
    }
    let mut complaints = Vec::new();
    visit(&source.code, &mut |tokens, index| {
        let TokenTree::Ident(ident) = &tokens[index] else { return };
        let next = tokens.get(index + 1);
        let has_braces = matches!(next, Some(TokenTree::Group(group)) if group.delimiter() == proc_macro2::Delimiter::Brace);
        if ident == "Document" && has_braces && !is_type(tokens, index) {
            complaints.push(Complaint::new(
                ident.span(),
                "builds a Document: send a command through app::command::apply",
            ));
        }
        // `Arc::make_mut(&mut plan.streams)`, `plan.streams = ...`
        if ident == "make_mut" {
            complaints.push(Complaint::new(ident.span(), "writes into a shared section: only commands do"));
        }
        let is_section = SECTIONS.iter().any(|name| ident == name);
        let is_field = is_punct(index.checked_sub(1).and_then(|at| tokens.get(at)), '.');
        let is_assigned = is_punct(next, '=')
            && !is_punct(tokens.get(index + 2), '=')
            && !is_punct(tokens.get(index + 2), '>');
        let of_document = index
            .checked_sub(2)
            .is_some_and(|at| is_ident(tokens.get(at), "plan") || is_ident(tokens.get(at), "document"));
        if is_section && is_field && is_assigned && of_document {
            complaints.push(Complaint::new(ident.span(), "assigns a section: only commands do"));
        }
    });
    complaints
}

#[test]
fn the_plan_changes_by_commands_only() {
    all_keep(changes_outside_commands);
}

#[test]
fn a_change_beside_the_commands_is_found() {
    let found = |path: &str, text: &str| changes_outside_commands(&Source::new(path, text)).len();
    assert_eq!(found("ui/x.rs", "fn f(d: &Document) -> Document { Document { soc: s, ..d.clone() } }"), 1);
    assert_eq!(
        found("app/plans.rs", "fn f(plan: &mut Document) { Arc::make_mut(&mut plan.soc).plan_name = n; }"),
        1
    );
    assert_eq!(found("ui/x.rs", "fn f() { plan.team = Arc::new(team); }"), 1);
    assert_eq!(found("app/apply/team.rs", "fn f() { Document { team, ..plan } }"), 0);
    assert_eq!(
        found(
            "ui/x.rs",
            "struct Document { a: u8 } fn f() -> Document { load() } fn g() { if plan.team == t {} }"
        ),
        0
    );
    assert_eq!(found("ui/x.rs", "#[cfg(test)] mod tests { fn f() { Document { soc } } }"), 0);
}
