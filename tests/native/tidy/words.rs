//! Sentences live in `text`, so that a second language is a second module: neither the page nor what it is derived from
//! has any of its own.

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

/// A plan of data, whose names and notes are what somebody could have typed.
const SAMPLE: &str = "app/sample";

/// Sentences that are written out where they do not belong.
fn literal_sentences(source: &Source) -> Vec<Complaint> {
    match source.layer() {
        "text" => Vec::new(),
        "ui" => spoken_markup(source).into_iter().chain(written_out(&source.code)).collect(),
        _ if source.path.starts_with(SAMPLE) || is_for_tests(&source.path) => Vec::new(),
        _ => written_out(&source.code),
    }
}

/// What only tests take in: `alerts/test_plan.rs`.
fn is_for_tests(path: &str) -> bool {
    path.rsplit('/').next().is_some_and(|file| file.starts_with("test_"))
}

/// Text nodes and spoken attributes that are written out in a `view!`.
fn spoken_markup(source: &Source) -> Vec<Complaint> {
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
    complaints
}

/// A sentence in code is one too, wherever it ends up on the page. Attributes speak to those who read the code.
fn written_out(code: &[TokenTree]) -> Vec<Complaint> {
    let mut complaints = Vec::new();
    for (index, token) in code.iter().enumerate() {
        match token {
            TokenTree::Group(group) => {
                let is_attribute = is_punct(index.checked_sub(1).and_then(|before| code.get(before)), '#')
                    || is_inner_attribute(code, index);
                if !is_attribute {
                    let inside: Vec<TokenTree> = group.stream().into_iter().collect();
                    complaints.extend(written_out(&inside));
                }
            }
            TokenTree::Literal(literal) => {
                if let Some(text) = text_of(literal).filter(|text| is_sentence(text)) {
                    complaints.push(Complaint::new(literal.span(), format!("{text:?} belongs into text")));
                }
            }
            _ => {}
        }
    }
    complaints
}

/// `#![...]`
fn is_inner_attribute(code: &[TokenTree], index: usize) -> bool {
    index
        .checked_sub(2)
        .is_some_and(|hash| is_punct(code.get(hash), '#') && is_punct(code.get(hash + 1), '!'))
}

/// Two words or more that begin with a capital letter, or a number (or a place for one) and three words behind it: no class
/// list, path, selector or style reads so, and what errors tell each other begins small.
fn is_sentence(text: &str) -> bool {
    let is_word = |word: &str| word.chars().all(|each| each.is_alphabetic() || ",.'?!:;()".contains(each));
    let is_number = |word: &str| word.starts_with(|each: char| each.is_ascii_digit() || each == '{');
    let words: Vec<&str> = text.split_whitespace().collect();
    let [first, rest @ ..] = words.as_slice() else { return false };
    let longer_words = rest.iter().filter(|word| word.len() > 1 && is_word(word)).count();
    let begins = first.len() > 1 && first.starts_with(char::is_uppercase);
    match rest.first() {
        Some(second) if begins && is_word(second) => true,
        Some(second) if begins => is_number(second) && longer_words >= 2,
        _ => is_number(first) && longer_words >= 3,
    }
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

#[test]
fn a_sentence_that_a_default_or_an_answer_brings_along_is_found() {
    let found = |path: &str, text: &str| literal_sentences(&Source::new(path, text)).len();
    for said in [
        "No growth assumed",
        "Assumed: 25 days of leave",
        "20 to 40 minutes for one alert by hand (D3 Security; Dropzone)",
        "{} people x {} h a week x {:.1} % at work",
    ] {
        let code = format!("fn f() {{ Estimate::default_value(0.0, {said:?}) }}");
        assert_eq!(found("domain/defaults.rs", &code), 1, "{said}");
        assert_eq!(found("app/questions.rs", &code), 1, "{said}");
    }
    for quiet in [
        "fn f() { Err(\"an estimate holds either value, or low and high\") }",
        "fn f() { format!(\"{}/{}\", \"America/New_York\", \"0 0 480 128\") }",
        "#[derive(thiserror::Error)] #[error(\"{bytes} bytes are more than is read\")] struct A;",
        "#![allow(x, reason = \"Each is the field with its name.\")] fn f() {}",
        "/// Says one thing.\nfn f() {} #[cfg(test)] mod tests { fn g() { see(\"Please wait.\") } }",
    ] {
        assert_eq!(found("domain/x.rs", quiet), 0, "{quiet}");
    }
}
