//! Version 4 adds customers with promises of their own. A stream named its customer; now it names a record, and each name that
//! stood there is one. Its identifier is drawn from the name, so that two people who open the same old plan get the same one.

use super::MigrationError;
use serde_json::{Map, Value, json};
use std::collections::{BTreeMap, BTreeSet};

pub(super) fn step(mut document: Value) -> Result<Value, MigrationError> {
    let missing = |path: &str| MigrationError { path: path.to_owned() };
    let streams = document.get_mut("streams").and_then(Value::as_object_mut);
    let streams = streams.ok_or_else(|| missing("streams"))?;
    let name_of = |stream: &Value| match stream.get("customer") {
        None | Some(Value::Null) => Ok(None),
        Some(Value::String(name)) => Ok(Some(name.trim().to_owned()).filter(|name| !name.is_empty())),
        Some(_) => Err(()),
    };
    let mut names = BTreeSet::new();
    for (id, stream) in streams.iter() {
        names.extend(name_of(stream).map_err(|()| missing(&format!("streams.{id}.customer")))?);
    }
    let ids = ids(&names);
    for (id, stream) in streams.iter_mut() {
        let customer = name_of(stream).ok().flatten().and_then(|name| ids.get(&name));
        let stream = stream.as_object_mut().ok_or_else(|| missing(&format!("streams.{id}")))?;
        match customer {
            Some(customer) => drop(stream.insert("customer".into(), json!(customer))),
            None => drop(stream.remove("customer")),
        }
    }
    let customers: Map<String, Value> = names
        .iter()
        .enumerate()
        .filter_map(|(place, name)| {
            let customer = json!({ "position": format!("{place:04x}80"), "name": name });
            ids.get(name).map(|id| (id.clone(), customer))
        })
        .collect();
    let entries = document.as_object_mut().ok_or_else(|| missing("document"))?;
    entries.insert("customers".into(), Value::Object(customers));
    Ok(document)
}

/// An identifier for each name, no two the same.
fn ids(names: &BTreeSet<String>) -> BTreeMap<String, String> {
    let mut taken = BTreeSet::new();
    let mut ids = BTreeMap::new();
    for name in names {
        let mut number = fnv(name);
        while !taken.insert(number) {
            number = number.wrapping_add(1);
        }
        ids.insert(name.clone(), written(number));
    }
    ids
}

/// FNV-1a over the bytes of a text.
fn fnv(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
    })
}

/// As identifiers are written: 13 characters of base 32 without i, l, o, u.
fn written(number: u64) -> String {
    const DIGITS: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
    let digit = |place: u32| char::from(DIGITS[((number >> (5 * place)) & 31) as usize]);
    (0..13).rev().map(digit).collect()
}
