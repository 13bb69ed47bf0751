//! Reads JSON strictly: what is no JSON is told apart from what ends too soon, is nested too deep or holds a number that
//! cannot be; and a key that stands twice in one object is found, which a plain reader would take silently.
//!
//! The nesting limit is serde_json's own, 128 levels, kept so that no file can overflow the stack, natively or in the
//! browser. A plan needs about eight.

use super::LoadError;
use serde::de::{DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Number, Value, error::Category};
use std::fmt;

/// Reads bytes as JSON in UTF-8, with or without a byte order mark.
pub(super) fn parse(bytes: &[u8]) -> Result<Value, LoadError> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(LoadError::Empty);
    }
    let (text, cut) = match std::str::from_utf8(bytes) {
        Ok(text) => (text, false),
        // A character that lacks its end is where a copy broke off; anything else is no text.
        Err(error) if error.error_len().is_none() => {
            let whole = bytes.get(..error.valid_up_to()).unwrap_or_default();
            (std::str::from_utf8(whole).map_err(|_| LoadError::NotText)?, true)
        }
        Err(_) => return Err(LoadError::NotText),
    };
    if text.contains('\0') {
        return Err(LoadError::NotText);
    }
    let mut duplicates = Vec::new();
    let mut path = Vec::new();
    let mut reader = serde_json::Deserializer::from_str(text);
    let value = Strict { path: &mut path, duplicates: &mut duplicates }
        .deserialize(&mut reader)
        .and_then(|value| reader.end().map(|()| value))
        .map_err(|error| refuse(&error, cut))?;
    if duplicates.is_empty() { Ok(value) } else { Err(LoadError::DuplicateKeys { paths: duplicates }) }
}

fn refuse(error: &serde_json::Error, cut: bool) -> LoadError {
    let (line, column) = (error.line(), error.column());
    // serde_json tells these two apart in words only; a test holds them.
    let said = error.to_string();
    if said.starts_with("recursion limit exceeded") {
        LoadError::TooDeep { line, column }
    } else if said.starts_with("number out of range") {
        LoadError::NumberTooLarge { line, column }
    } else if error.classify() == Category::Eof || cut {
        LoadError::Truncated { line, column }
    } else {
        LoadError::NotJson { line, column }
    }
}

struct Strict<'a> {
    path: &'a mut Vec<String>,
    duplicates: &'a mut Vec<String>,
}

impl<'de> DeserializeSeed<'de> for Strict<'_> {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Strict<'_> {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
        Ok(Value::Bool(value))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Value, E> {
        Ok(Value::Number(value.into()))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Value, E> {
        Ok(Value::Number(value.into()))
    }

    fn visit_f64<E: serde::de::Error>(self, value: f64) -> Result<Value, E> {
        Number::from_f64(value).map(Value::Number).ok_or_else(|| E::custom("number out of range"))
    }

    fn visit_str<E>(self, value: &str) -> Result<Value, E> {
        Ok(Value::String(value.to_owned()))
    }

    fn visit_string<E>(self, value: String) -> Result<Value, E> {
        Ok(Value::String(value))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Value, A::Error> {
        let mut array = Vec::new();
        loop {
            self.path.push(array.len().to_string());
            let item = items.next_element_seed(Strict { path: self.path, duplicates: self.duplicates });
            self.path.pop();
            match item? {
                Some(item) => array.push(item),
                None => return Ok(Value::Array(array)),
            }
        }
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Value, A::Error> {
        let mut object = Map::new();
        while let Some(key) = entries.next_key::<String>()? {
            self.path.push(key.clone());
            let value = entries.next_value_seed(Strict { path: self.path, duplicates: self.duplicates });
            if object.contains_key(&key) && self.duplicates.len() < super::MOST_ISSUES_OF_A_KIND {
                self.duplicates.push(self.path.join("."));
            }
            self.path.pop();
            object.insert(key, value?);
        }
        Ok(Value::Object(object))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_json_is_refused_with_line_and_column() {
        assert_eq!(parse(b"{\n  \"a\": nope\n}"), Err(LoadError::NotJson { line: 2, column: 9 }));
        assert_eq!(parse(b"PK\x03\x04 zip"), Err(LoadError::NotJson { line: 1, column: 1 }));
        assert_eq!(parse(b"{} {}"), Err(LoadError::NotJson { line: 1, column: 4 }));
        assert_eq!(parse(b"{\"a\": NaN}"), Err(LoadError::NotJson { line: 1, column: 7 }));
    }

    #[test]
    fn a_copy_that_broke_off_is_told_from_a_broken_one() {
        for text in ["{\"a\": [1, 2", "{\"a\": \"Nort", "{\"a\": 12.", "{"] {
            assert!(matches!(parse(text.as_bytes()), Err(LoadError::Truncated { .. })), "{text}");
        }
        // In the middle of a letter of two bytes.
        let text = "{\"a\": \"München";
        let middle = text.find('ü').unwrap() + 1;
        assert!(matches!(parse(&text.as_bytes()[..middle]), Err(LoadError::Truncated { .. })));
    }

    #[test]
    fn an_empty_file_and_a_picture_are_told_apart() {
        assert_eq!(parse(b""), Err(LoadError::Empty));
        assert_eq!(parse(b"\xef\xbb\xbf \n"), Err(LoadError::Empty));
        assert_eq!(parse(b"\x89PNG\r\n\x1a\n"), Err(LoadError::NotText));
        assert_eq!(parse(b"{\0}"), Err(LoadError::NotText));
    }

    #[test]
    fn ten_thousand_levels_are_refused_without_overflowing_the_stack() {
        for (open, close) in [("[", "]"), ("{\"a\":", "}")] {
            let text = open.repeat(10_000) + "1" + &close.repeat(10_000);
            assert!(matches!(parse(text.as_bytes()), Err(LoadError::TooDeep { line: 1, .. })));
        }
    }

    #[test]
    fn a_number_past_every_number_is_named_with_its_place() {
        assert!(matches!(parse(b"{\n\"a\": 1e999}"), Err(LoadError::NumberTooLarge { line: 2, .. })));
        assert!(matches!(parse(b"[-1e999]"), Err(LoadError::NumberTooLarge { .. })));
    }

    #[test]
    fn every_key_that_stands_twice_is_named_with_its_path() {
        let text = br#"{"a": 1, "b": {"c": 1, "c": 2}, "a": [{"d": 1, "d": 1}]}"#;
        let wanted = ["b.c", "a.0.d", "a"].map(str::to_owned).to_vec();
        assert_eq!(parse(text), Err(LoadError::DuplicateKeys { paths: wanted }));
    }
}
