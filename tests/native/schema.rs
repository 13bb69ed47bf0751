//! The published schema of a saved plan: it is that of this version, and plans keep to it.

use crate::{
    document::{JANUARY, changed, file, text_of},
    support,
};
use serde_json::{Value, json};
use std::fs;
use watchfloor::{app::sample::sample, document::schema};

#[test]
fn the_published_schema_is_the_one_of_this_version() {
    let published = fs::read_to_string(file("public/watchfloor-plan.schema.json")).unwrap();
    assert_eq!(
        published,
        schema::text().unwrap(),
        "write it anew: cargo run --no-default-features --features cli --bin watchfloor -- schema"
    );
}

#[test]
fn the_sample_and_random_plans_keep_to_the_schema_and_a_slip_does_not() {
    let schema: Value = serde_json::from_str(&schema::text().unwrap()).unwrap();
    for text in [text_of(&sample(JANUARY)), text_of(&support::document(7)), text_of(&support::document(8))] {
        let plan: Value = serde_json::from_str(&text).unwrap();
        assert_eq!(breach(&schema, &schema, &plan), None);
    }
    let slips: [fn(&mut Value); 4] = [
        |value| value["document"]["team"]["people"] = json!("twelve"),
        |value| value["format"] = json!("another"),
        |value| value["document"]["desk"]["seats"]["monday"][3] = json!(true),
        |value| drop(value["document"].as_object_mut().unwrap().remove("soc")),
    ];
    for slip in slips {
        let plan: Value = serde_json::from_str(&changed(slip)).unwrap();
        assert!(breach(&schema, &schema, &plan).is_some());
    }
}

/// Where a value breaks a schema, for the keywords that ours uses; patterns of texts are not judged.
fn breach(root: &Value, schema: &Value, value: &Value) -> Option<String> {
    let Some(rules) = schema.as_object() else {
        return (schema == &json!(false)).then(|| format!("{value} is not allowed"));
    };
    rules.iter().find_map(|(keyword, rule)| match keyword.as_str() {
        "$ref" => {
            let target = root
                .pointer(rule.as_str().unwrap().trim_start_matches('#'))
                .expect("a $ref that leads somewhere");
            breach(root, target, value)
        }
        "type" => {
            let kinds: Vec<&str> = match rule {
                Value::Array(kinds) => kinds.iter().filter_map(Value::as_str).collect(),
                kind => kind.as_str().into_iter().collect(),
            };
            (!kinds.iter().any(|kind| is_of(kind, value))).then(|| format!("{value} is no {kinds:?}"))
        }
        "const" => (value != rule).then(|| format!("{value} is not {rule}")),
        "enum" => (!rule.as_array().unwrap().contains(value)).then(|| format!("{value} is none of {rule}")),
        "anyOf" | "oneOf" => {
            let fits = rule.as_array().unwrap().iter().any(|option| breach(root, option, value).is_none());
            (!fits).then(|| format!("{value} fits none of {keyword}"))
        }
        "required" => {
            let object = value.as_object()?;
            let missing =
                rule.as_array().unwrap().iter().find(|key| !object.contains_key(key.as_str().unwrap()))?;
            Some(format!("{missing} is missing"))
        }
        "properties" => {
            value.as_object()?.iter().find_map(|(key, value)| breach(root, rule.get(key)?, value))
        }
        "additionalProperties" => {
            let known = |key: &str| {
                ["properties", "patternProperties"].iter().any(|kind| {
                    rules
                        .get(*kind)
                        .and_then(Value::as_object)
                        .is_some_and(|known| *kind == "patternProperties" || known.contains_key(key))
                })
            };
            value
                .as_object()?
                .iter()
                .filter(|(key, _)| !known(key))
                .find_map(|(_, value)| breach(root, rule, value))
        }
        "patternProperties" => {
            let each = rule.as_object().unwrap().values().next()?;
            value.as_object()?.values().find_map(|value| breach(root, each, value))
        }
        "items" => value.as_array()?.iter().find_map(|item| breach(root, rule, item)),
        "prefixItems" => rule
            .as_array()
            .unwrap()
            .iter()
            .zip(value.as_array()?)
            .find_map(|(rule, item)| breach(root, rule, item)),
        "minimum" => (value.as_f64()? < rule.as_f64()?).then(|| format!("{value} is below {rule}")),
        "maximum" => (value.as_f64()? > rule.as_f64()?).then(|| format!("{value} is above {rule}")),
        "minItems" => (value.as_array()?.len() < rule.as_u64()? as usize).then(|| "too few items".to_owned()),
        "maxItems" => {
            (value.as_array()?.len() > rule.as_u64()? as usize).then(|| "too many items".to_owned())
        }
        "uniqueItems" => {
            let items = value.as_array()?;
            let twice = |(at, item): (usize, &Value)| items[..at].contains(item);
            items.iter().enumerate().any(twice).then(|| "an item twice".to_owned())
        }
        "$schema" | "$defs" | "title" | "description" | "default" | "format" | "pattern" => None,
        other => Some(format!("the keyword {other} is not judged here")),
    })
}

fn is_of(kind: &str, value: &Value) -> bool {
    match kind {
        "object" => value.is_object(),
        "array" => value.is_array(),
        "string" => value.is_string(),
        "boolean" => value.is_boolean(),
        "null" => value.is_null(),
        "number" => value.is_number(),
        "integer" => value.is_u64() || value.is_i64(),
        _ => false,
    }
}
