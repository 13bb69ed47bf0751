//! Sentences live in `text`, so that a second language is a second module: the page has none of its own.

use proc_macro2::{Literal, TokenTree};

use super::{
    all_keep,
    source::{Complaint, Source, is_punct, visit},
};

/// Attributes that a person reads or hears.
const SPOKEN_ATTRIBUTES: [&str; 5] = ["label", "title", "placeholder", "alt", "description"];

/// The text of a string literal.
fn text_of(literal: &Literal) -> Option<String> {
    let quoted = literal.to_string();
    let text = quoted.trim_start_matches('r').trim_matches('#').strip_prefix('"')?.strip_suffix('"')?;
    Some(text.to_owned())
}

fn has_letters(text: &str) -> bool {
    text.chars().any(char::is_alphabetic)
}

/// Whether the name before `=` is one that is spoken: `title=`, `aria-label=`, `prop:title=`.
fn is_spoken(tokens: &[TokenTree], equals: usize) -> bool {
    let name = equals.checked_sub(1).and_then(|index| tokens.get(index));
    matches!(name, Some(TokenTree::Ident(ident)) if SPOKEN_ATTRIBUTES.contains(&ident.to_string().as_str()))
}

/// Text nodes and spoken attributes that are written out in a `view!`.
fn literal_sentences(source: &Source) -> Vec<Complaint> {
    if source.layer() != "ui" {
        return Vec::new();
    }
    let mut complaints = Vec::new();
    visit(&source.code, &mut |tokens, index| {
        let is_view = matches!(&tokens[index], TokenTree::Ident(ident) if ident == "view");
        let (true, Some(TokenTree::Group(view))) =
            (is_view && is_punct(tokens.get(index + 1), '!'), tokens.get(index + 2))
        else {
            return;
        };
        // Only the markup itself: what is inside braces is code, and a view inside that is found by itself.
        let markup: Vec<TokenTree> = view.stream().into_iter().collect();
        for (place, token) in markup.iter().enumerate() {
            let TokenTree::Literal(literal) = token else { continue };
            let Some(text) = text_of(literal) else { continue };
            let equals = place.checked_sub(1).filter(|before| is_punct(markup.get(*before), '='));
            let is_shown = equals.is_none_or(|equals| is_spoken(&markup, equals));
            if is_shown && has_letters(&text) {
                complaints.push(Complaint::new(literal.span(), format!("{text:?} belongs into text")));
            }
        }
    });
    // A sentence in code is one too, wherever it ends up on the page.
    visit(&source.code, &mut |tokens, index| {
        let TokenTree::Literal(literal) = &tokens[index] else { return };
        let is_documentation = is_punct(index.checked_sub(1).and_then(|before| tokens.get(before)), '=')
            && matches!(index.checked_sub(2).and_then(|name| tokens.get(name)), Some(TokenTree::Ident(name)) if name == "doc" || name == "reason");
        let Some(text) = text_of(literal) else { return };
        if !is_documentation && is_sentence(&text) {
            complaints.push(Complaint::new(literal.span(), format!("{text:?} belongs into text")));
        }
    });
    complaints
}

/// Two words or more that begin with a capital letter: no class list, path, selector or style begins so.
fn is_sentence(text: &str) -> bool {
    let mut words = text.split_whitespace();
    let first = words.next().is_some_and(|word| word.len() > 1 && word.starts_with(char::is_uppercase));
    first
        && words
            .next()
            .is_some_and(|word| word.chars().all(|each| each.is_alphabetic() || ",.'?!".contains(each)))
}

#[test]
fn the_page_has_no_sentence_of_its_own() {
    all_keep(literal_sentences);
}

#[test]
fn a_sentence_on_the_page_is_found() {
    let found = |text| literal_sentences(&Source::new("ui/pages/x.rs", text)).len();
    assert_eq!(found("fn f() { view! { <p>\"Hello\"</p> } }"), 1);
    assert_eq!(found("fn f() { view! { <p class=\"note\">{move || view! { <b>\"now\"</b> }}</p> } }"), 1);
    assert_eq!(found("fn f() { view! { <input aria-label=\"seats\"/> } }"), 1);
    assert_eq!(found("fn f() { show(\"Please wait.\") }"), 1);
    assert_eq!(found("fn f() { view! { <p class=\"note wide\">\"·\" {words.hello}</p> } }"), 0);
    assert_eq!(found("fn f() { set(\"data-state\", \"M0 0 L1 1\") }"), 0);
    assert_eq!(literal_sentences(&Source::new("text/en/x.rs", "const A: &str = \"Please wait.\";")), []);
}
