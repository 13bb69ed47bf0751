//! How a plan is written so that `git diff` reads well: the order of the structs, two spaces, one entry a line, and
//! arrays of plain values on one line (a day of 24 hours is a line). Numbers are as short as they are read back exactly.

use serde::Serialize;
use serde_json::ser::Formatter;
use std::io::{self, Write};

/// Writes a value in canonical JSON, with a line end after it.
pub(super) fn write<T: Serialize>(value: &T) -> Result<String, serde_json::Error> {
    let mut bytes = Vec::new();
    let mut serializer = serde_json::Serializer::with_formatter(&mut bytes, Canonical::default());
    value.serialize(&mut serializer)?;
    bytes.push(b'\n');
    String::from_utf8(bytes).map_err(|error| serde_json::Error::io(io::Error::other(error)))
}

#[derive(Default)]
struct Canonical {
    depth: usize,
    /// For each open object, whether something was written into it.
    filled: Vec<bool>,
}

impl Canonical {
    fn new_line<W: ?Sized + Write>(&self, writer: &mut W) -> io::Result<()> {
        writer.write_all(b"\n")?;
        (0..self.depth).try_for_each(|_| writer.write_all(b"  "))
    }
}

impl Formatter for Canonical {
    fn begin_array_value<W: ?Sized + Write>(&mut self, writer: &mut W, first: bool) -> io::Result<()> {
        if first { Ok(()) } else { writer.write_all(b", ") }
    }

    fn begin_object<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.depth += 1;
        self.filled.push(false);
        writer.write_all(b"{")
    }

    fn end_object<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.depth = self.depth.saturating_sub(1);
        if self.filled.pop() == Some(true) {
            self.new_line(writer)?;
        }
        writer.write_all(b"}")
    }

    fn begin_object_key<W: ?Sized + Write>(&mut self, writer: &mut W, first: bool) -> io::Result<()> {
        if let Some(filled) = self.filled.last_mut() {
            *filled = true;
        }
        if !first {
            writer.write_all(b",")?;
        }
        self.new_line(writer)
    }

    fn begin_object_value<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        writer.write_all(b": ")
    }

    // Characters that an editor or a terminal would not show are written as escapes.
    fn write_string_fragment<W: ?Sized + Write>(&mut self, writer: &mut W, fragment: &str) -> io::Result<()> {
        let mut rest = fragment;
        while let Some((at, hidden)) =
            rest.char_indices().find(|(_, letter)| super::plain_text::is_hidden(*letter))
        {
            writer.write_all(&rest.as_bytes()[..at])?;
            let mut units = [0; 2];
            for unit in hidden.encode_utf16(&mut units) {
                write!(writer, "\\u{unit:04x}")?;
            }
            rest = &rest[at + hidden.len_utf8()..];
        }
        writer.write_all(rest.as_bytes())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Serialize)]
    struct Plan {
        name: &'static str,
        hours: Vec<f64>,
        empty: Vec<u8>,
        rules: Vec<Rule>,
        none: std::collections::BTreeMap<String, u8>,
    }

    #[derive(Serialize)]
    struct Rule {
        name: &'static str,
        alerts: u64,
    }

    #[test]
    fn a_record_is_a_block_of_lines_and_a_day_is_one_line() {
        let plan = Plan {
            name: "North\u{202e}gate",
            hours: vec![0.1, 2.0, 1e-7],
            empty: vec![],
            rules: vec![Rule { name: "a \"b\"", alerts: 1 }, Rule { name: "c", alerts: 2 }],
            none: Default::default(),
        };
        let text = write(&plan).unwrap();
        let wanted = r#"{
  "name": "North\u202egate",
  "hours": [0.1, 2.0, 1e-7],
  "empty": [],
  "rules": [{
    "name": "a \"b\"",
    "alerts": 1
  }, {
    "name": "c",
    "alerts": 2
  }],
  "none": {}
}
"#;
        assert_eq!(text, wanted);
    }

    #[test]
    fn a_number_is_read_back_to_the_last_bit() {
        for number in [0.1 + 0.2, 1.0 / 3.0, 5e-324, f64::MAX, 4.940656458412465e-300, 123456789.12345679] {
            let text = write(&number).unwrap();
            let back: f64 = serde_json::from_str(&text).unwrap();
            assert_eq!(back.to_bits(), number.to_bits(), "{text}");
        }
    }
}
