//! From a file's bytes to a plan: all of it or nothing, never a panic, and nothing lost without a word.
//!
//! Refused: what cannot be read, and what the plan cannot hold (numbers out of range, dangling references), with all the
//! reasons at once. Opened read-only: a newer version that allows it, and a plan with entries that this version does not
//! know, until the user has seen the list and goes on without them ([`Loaded::accept_loss`]). Cleaned with a notice: hidden characters.

use super::{
    Issue, IssueCode, LoadError, MOST_ISSUES_OF_A_KIND, envelope,
    issue::{Place, Shape},
    migrations, parse, plain_text, validate,
};
use crate::domain::{Document, Section};
use chrono::{DateTime, Utc};
use serde::Deserialize;
use serde_json::Value;
use std::collections::BTreeMap;

/// The largest file that is read, 50 MB: a plan of aggregates is under 1 MB.
pub const LARGEST_FILE_BYTES: usize = 50_000_000;

/// A plan that was read.
#[derive(Clone, Debug, PartialEq)]
pub struct Loaded {
    /// The plan.
    pub document: Document,
    /// Whether it may be changed and saved.
    pub access: Access,
    /// What is worth knowing about it: of the file first, then of the plan.
    pub issues: Vec<Issue>,
    /// When the file was saved.
    pub saved_at: DateTime<Utc>,
    /// What the file leaves out.
    pub omitted: Vec<envelope::Omitted>,
    /// The version that it was saved as.
    pub version: u32,
}

/// Whether a plan may be changed and saved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access {
    /// It may.
    Editable,
    /// Saving would lose entries that this version does not know; the user has to agree first.
    LossToAccept,
    /// It was saved by a newer version.
    ReadOnlyNewer,
}

impl Loaded {
    /// The user has seen which entries would be lost, and goes on without them. A newer version stays read-only.
    pub fn accept_loss(mut self) -> Self {
        if self.access == Access::LossToAccept {
            self.access = Access::Editable;
        }
        self
    }
}

/// Reads a plan from the bytes of a file.
pub fn load(bytes: &[u8]) -> Result<Loaded, LoadError> {
    if bytes.len() > LARGEST_FILE_BYTES {
        return Err(LoadError::TooLarge { bytes: bytes.len() });
    }
    let mut whole = parse::parse(bytes)?;
    let head = head(&whole)?;
    let newer = head.version > envelope::VERSION;
    if newer && head.oldest_reader > envelope::VERSION {
        return Err(LoadError::TooNew { version: head.version });
    }
    let mut issues: Vec<Issue> = plain_text::clean(&mut whole)
        .into_iter()
        .map(|text| file_issue(IssueCode::TextCleaned).detail(text))
        .take(MOST_ISSUES_OF_A_KIND)
        .collect();
    let saved = whole.get_mut("document").map(Value::take).ok_or_else(|| missing("document"))?;
    let saved = migrations::migrate(saved, head.version, migrations::STEPS).map_err(|error| {
        LoadError::WrongShape { path: format!("document.{}", error.path), shape: Shape::OtherKind }
    })?;
    let document = match read(&saved) {
        Err(_) if newer => return Err(LoadError::TooNew { version: head.version }),
        read => read?,
    };
    let unknown = unknown_keys(&saved, &document, &whole);
    let access = match (newer, unknown.is_empty()) {
        (true, _) => Access::ReadOnlyNewer,
        (false, false) => Access::LossToAccept,
        (false, true) => Access::Editable,
    };
    if newer {
        issues.push(file_issue(IssueCode::FileNewer).found(f64::from(head.version)));
    }
    issues.extend(unknown.into_iter().map(|path| file_issue(IssueCode::FileUnknownKey).detail(path)));
    let found = validate::document(&document);
    if found.iter().any(Issue::is_error) {
        return Err(LoadError::Invalid { issues: found.into_iter().filter(Issue::is_error).collect() });
    }
    issues.extend(found);
    Ok(Loaded {
        document,
        access,
        issues,
        saved_at: head.saved_at,
        omitted: head.omitted,
        version: head.version,
    })
}

fn file_issue(code: IssueCode) -> Issue {
    Issue::new(code, Place::section(Section::File))
}

struct Head {
    version: u32,
    oldest_reader: u32,
    saved_at: DateTime<Utc>,
    omitted: Vec<envelope::Omitted>,
}

fn missing(path: &str) -> LoadError {
    LoadError::WrongShape { path: path.to_owned(), shape: Shape::Missing }
}

/// Everything around the plan.
fn head(whole: &Value) -> Result<Head, LoadError> {
    if whole.get("format").and_then(Value::as_str) != Some(envelope::FORMAT) {
        return Err(LoadError::NotOurs);
    }
    let entry = |key: &str| whole.get(key).ok_or_else(|| missing(key));
    let version: u32 = typed("version", entry("version")?)?;
    let oldest_reader: u32 = typed("oldest_reader", entry("oldest_reader")?)?;
    for (path, number) in [("version", version), ("oldest_reader", oldest_reader)] {
        if number == 0 {
            return Err(LoadError::WrongShape { path: path.to_owned(), shape: Shape::VersionBelowOne });
        }
    }
    let omitted = whole.get("omitted").map_or_else(|| Ok(Vec::new()), |omitted| typed("omitted", omitted))?;
    Ok(Head { version, oldest_reader, saved_at: typed("saved_at", entry("saved_at")?)?, omitted })
}

fn typed<'de, T: Deserialize<'de>>(path: &str, value: &'de Value) -> Result<T, LoadError> {
    serde_path_to_error::deserialize(value).map_err(|error| {
        let inner = error.path().to_string();
        let path = if inner == "." { path.to_owned() } else { format!("{path}.{inner}") };
        let (path, shape) = wrong_shape(path, &error.into_inner().to_string());
        LoadError::WrongShape { path, shape }
    })
}

/// serde tells its reasons in English sentences only, all made by the constructors of its `de::Error`: their beginnings
/// are part of no other sentence. What is said of them is in `text`.
fn wrong_shape(path: String, said: &str) -> (String, Shape) {
    if let Some(rest) = said.strip_prefix("missing field `") {
        let field = rest.split('`').next().unwrap_or_default();
        return (format!("{path}.{field}"), Shape::Missing);
    }
    let shapes = [
        ("invalid type: ", Shape::OtherKind),
        ("unknown variant ", Shape::UnknownWord),
        ("invalid length ", Shape::OtherLength),
    ];
    let known = shapes.into_iter().find(|(beginning, _)| said.starts_with(beginning));
    (path, known.map_or(Shape::Unreadable, |(_, shape)| shape))
}

fn read(saved: &Value) -> Result<Document, LoadError> {
    typed("document", saved)
}

/// The paths of entries that reading left behind: those in the file that writing the plan again would not write.
fn unknown_keys(saved: &Value, document: &Document, envelope: &Value) -> Vec<String> {
    const KNOWN: [&str; 6] = ["format", "version", "oldest_reader", "saved_at", "omitted", "document"];
    let mut paths: Vec<String> = envelope
        .as_object()
        .into_iter()
        .flat_map(|entries| entries.keys())
        .filter(|key| !KNOWN.contains(&key.as_str()))
        .cloned()
        .collect();
    // A plan that was just read can be written; if it could not, all of it would count as unknown.
    let written = serde_json::to_value(document).unwrap_or(Value::Null);
    let mut left = Vec::new();
    left_behind(saved, &written, &mut Vec::new(), &mut left);
    let mut known = BTreeMap::new();
    left.retain(|one| !(one.says_nothing && is_known(saved, &one.keys, &mut known)));
    paths.extend(left.into_iter().map(|one| format!("document.{}", one.keys.join("."))));
    paths.truncate(MOST_ISSUES_OF_A_KIND);
    paths
}

/// An entry that reading left behind.
struct Left {
    keys: Vec<String>,
    /// Whether it holds what a known entry may hold and not be written: nothing, 0 or no.
    says_nothing: bool,
}

fn left_behind(read: &Value, written: &Value, keys: &mut Vec<String>, left: &mut Vec<Left>) {
    match (read, written) {
        (Value::Object(read), Value::Object(written)) => {
            for (key, value) in read {
                keys.push(key.clone());
                match written.get(key) {
                    Some(kept) => left_behind(value, kept, keys, left),
                    // What is empty is not written, and is no loss.
                    None if value.is_null() || value.as_str() == Some("") => {}
                    None => left.push(Left { keys: keys.clone(), says_nothing: says_nothing(value) }),
                }
                keys.pop();
            }
        }
        (Value::Array(read), Value::Array(written)) => {
            for (place, (read, written)) in read.iter().zip(written).enumerate() {
                keys.push(place.to_string());
                left_behind(read, written, keys, left);
                keys.pop();
            }
        }
        _ => {}
    }
}

/// Whether a value is what writing leaves out: an empty list, 0, no, or a list of such.
fn says_nothing(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::Bool(is_set) => !is_set,
        Value::Number(number) => number.as_f64() == Some(0.0),
        Value::String(text) => text.is_empty(),
        Value::Array(values) => values.iter().all(says_nothing),
        Value::Object(entries) => entries.is_empty(),
    }
}

/// Whether a plan has an entry there: then something of a kind that no entry has cannot be read in its place. Entries of
/// the same name in records of one list are asked about once.
fn is_known(saved: &Value, keys: &[String], known: &mut BTreeMap<Vec<String>, bool>) -> bool {
    // Names have no digits; identifiers, dates and places in lists have.
    let has_digit = |key: &String| key.bytes().any(|byte| byte.is_ascii_digit());
    let kind = keys.iter().map(|key| if has_digit(key) { String::new() } else { key.clone() });
    *known.entry(kind.collect()).or_insert_with(|| {
        let mut changed = saved.clone();
        let at = keys.iter().try_fold(&mut changed, |value, key| match value {
            Value::Array(values) => values.get_mut(key.parse::<usize>().ok()?),
            value => value.get_mut(key),
        });
        let Some(at) = at else { return false };
        *at = serde_json::json!([[[[[]]]]]);
        read(&changed).is_err()
    })
}
