//! Words of explanations: formulas, what goes into them, models, assumptions, and why there is no figure.
//!
//! A formula is a sentence with places `{0}`, `{1}`, ...; [`filled`] puts names or numbers there.

use super::{Format, Voice};
use crate::{
    base::Basis,
    domain::explanation::{
        Assumption, Explanation, Formula, Input, Model, NotComputed, Origin, Outcome, Quantity, Unit,
    },
};

/// Words of explanations.
#[derive(Clone, Copy)]
pub struct Capacity {
    /// A formula with its places.
    pub formula: fn(Formula) -> &'static str,
    /// The name of what goes into formulas.
    pub quantity: fn(Quantity) -> &'static str,
    /// A quantity of a named record: "hands-on minutes of Phishing".
    pub quantity_of: fn(quantity: &str, of: &str) -> String,
    /// The name of a model, and what it is in a sentence.
    pub model: fn(Model) -> ModelWords,
    /// What is taken for granted, in a sentence.
    pub assumption: fn(Assumption) -> &'static str,
    /// Why there is no figure, in a sentence.
    pub not_computed: fn(&dyn Format, NotComputed) -> String,
    /// A number with its unit.
    pub with_unit: fn(&dyn Format, f64, Unit) -> String,
    /// Two ends of a band.
    pub band: fn(worse: &str, better: &str) -> String,
    /// A figure that is on its way.
    pub pending: &'static str,
    /// How an input came to be.
    pub basis: fn(Basis) -> &'static str,
    /// A setting of the plan.
    pub setting: &'static str,
    /// What the hours of the week hold.
    pub week: &'static str,
    /// Worked out, as shown below it.
    pub derived: &'static str,
}

/// A model in words.
#[derive(Clone, Copy)]
pub struct ModelWords {
    /// Its name in the field.
    pub name: &'static str,
    /// What it does and where it ends.
    pub about: &'static str,
}

/// An explanation in words.
#[derive(Clone, Debug, PartialEq)]
pub struct Explained {
    /// The formula with names.
    pub formula: String,
    /// The formula with numbers.
    pub numbers: String,
    /// What goes into it.
    pub inputs: Vec<ExplainedInput>,
    /// The name of the model.
    pub model: &'static str,
    /// What the model does.
    pub about: &'static str,
    /// What is taken for granted.
    pub assumptions: Vec<&'static str>,
}

/// One input in words.
#[derive(Clone, Debug, PartialEq)]
pub struct ExplainedInput {
    /// Its name.
    pub name: String,
    /// Its number with the unit.
    pub value: String,
    /// Where it comes from.
    pub source: String,
    /// How it was worked out, if it was.
    pub derived: Option<Box<Explained>>,
}

/// An outcome in words: the number with its unit, a band, or why there is none.
pub fn outcome(voice: Voice<'_>, outcome: Outcome, unit: Unit) -> String {
    let words = voice.words.capacity();
    match outcome {
        Outcome::Value(value) => (words.with_unit)(voice.format, value, unit),
        Outcome::Band { worse, better } => {
            let said = |value| (words.with_unit)(voice.format, value, unit);
            (words.band)(&said(worse), &said(better))
        }
        Outcome::Pending => words.pending.to_owned(),
        Outcome::NotComputed(reason) => (words.not_computed)(voice.format, reason),
    }
}

/// An explanation in words, with those of its inputs.
pub fn explained(voice: Voice<'_>, explanation: &Explanation) -> Explained {
    let words = voice.words.capacity();
    let sentence = (words.formula)(explanation.formula);
    let inputs: Vec<ExplainedInput> =
        explanation.inputs.iter().map(|input| explained_input(voice, input)).collect();
    let model = (words.model)(explanation.model);
    Explained {
        formula: filled(sentence, inputs.iter().map(|input| input.name.as_str())),
        numbers: filled(sentence, inputs.iter().map(|input| input.value.as_str())),
        model: model.name,
        about: model.about,
        assumptions: explanation.assumptions.iter().map(|said| (words.assumption)(*said)).collect(),
        inputs,
    }
}

fn explained_input(voice: Voice<'_>, input: &Input) -> ExplainedInput {
    let words = voice.words.capacity();
    let name = (words.quantity)(input.quantity);
    let (source, derived) = match &input.origin {
        Origin::Setting => (words.setting.to_owned(), None),
        Origin::Week => (words.week.to_owned(), None),
        Origin::Derived(from) => (words.derived.to_owned(), Some(Box::new(explained(voice, from)))),
        Origin::Estimate { basis, source, checked } => {
            let mut parts = vec![(words.basis)(*basis).to_owned()];
            parts.extend(Some(source.clone()).filter(|source| !source.is_empty()));
            parts.extend(checked.map(|day| voice.format.date(day)));
            (parts.join(", "), None)
        }
    };
    ExplainedInput {
        name: match &input.of {
            Some(of) => (words.quantity_of)(name, of),
            None => name.to_owned(),
        },
        value: (words.with_unit)(voice.format, input.value, input.unit),
        source,
        derived,
    }
}

/// Puts parts at the places of a sentence. A place without a part, and a part without a place, are left out.
pub fn filled<'a>(sentence: &str, parts: impl Iterator<Item = &'a str>) -> String {
    let parts: Vec<&str> = parts.collect();
    let mut said = String::new();
    let mut rest = sentence;
    while let Some((before, after)) = rest.split_once('{') {
        said.push_str(before);
        let Some((place, behind)) = after.split_once('}') else { break };
        let part = place.parse::<usize>().ok().and_then(|place| parts.get(place));
        said.push_str(part.copied().unwrap_or_default());
        rest = behind;
    }
    said.push_str(rest);
    said
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_formula_is_read_once_with_names_and_once_with_numbers() {
        let sentence = "{0} ÷ {1}";
        assert_eq!(filled(sentence, ["work", "hours for alerts"].into_iter()), "work ÷ hours for alerts");
        assert_eq!(filled(sentence, ["262 h", "289 h"].into_iter()), "262 h ÷ 289 h");
    }

    #[test]
    fn a_name_with_braces_of_its_own_is_text_and_nothing_else() {
        assert_eq!(filled("{0} of {1}", ["{1}", "{0}"].into_iter()), "{1} of {0}");
        assert_eq!(filled("{0} and {7}", ["a"].into_iter()), "a and ");
    }
}
