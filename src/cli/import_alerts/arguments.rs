//! What `import-alerts` was asked to do.

use super::super::{CliError, WORDS};
use crate::{
    base::RawId,
    domain::{GroupWindow, SeverityId},
    exchange::alerts::{DateOrder, FileProfile, GroupingChoice, ImportOptions, Role, TextEncoding, sniff_as},
};
use std::{collections::BTreeMap, ffi::OsString};

/// The arguments, columns still as they were named.
pub(super) struct Arguments {
    pub(super) path: OsString,
    pub(super) json: bool,
    zone: String,
    /// Of times without one; that of counting if it is not given.
    file_zone: Option<String>,
    minutes: Option<u32>,
    window: GroupWindow,
    date_order: Option<DateOrder>,
    separator: Option<u8>,
    encoding: Option<TextEncoding>,
    has_header: Option<bool>,
    columns: Vec<(Role, String)>,
    severities: Vec<(String, String)>,
}

const COLUMN_FLAGS: [(&str, Role); 11] = [
    ("time-column", Role::Time),
    ("severity-column", Role::Severity),
    ("rule-column", Role::Rule),
    ("host-column", Role::Host),
    ("id-column", Role::Id),
    ("acknowledged-column", Role::Acknowledged),
    ("closed-column", Role::Closed),
    ("updated-column", Role::Updated),
    ("time-of-day-column", Role::TimeOfDay),
    ("count-column", Role::Count),
    ("severity-count-column", Role::SeverityCount),
];
/// Takes a role away from every column.
const NO_COLUMN: &str = "none";

fn bad(option: &str, value: &str, expected: &str) -> CliError {
    CliError::Said((WORDS.import().report.bad_option)(option, value, expected))
}

fn chosen<T: Copy>(option: &str, value: &str, among: &[(&str, T)]) -> Result<T, CliError> {
    let found = among.iter().find(|(name, _)| name.eq_ignore_ascii_case(value));
    let names = || among.iter().map(|(name, _)| *name).collect::<Vec<_>>().join("|");
    found.map(|(_, choice)| *choice).ok_or_else(|| bad(option, value, &names()))
}

impl Arguments {
    pub(super) fn read(mut parser: lexopt::Parser) -> Result<Self, CliError> {
        use lexopt::prelude::{Long, Value, ValueExt};
        let mut path = None;
        let mut read = Self {
            path: OsString::new(),
            json: false,
            zone: "UTC".to_owned(),
            file_zone: None,
            minutes: None,
            window: GroupWindow::Fixed,
            date_order: None,
            separator: None,
            encoding: None,
            has_header: None,
            columns: Vec::new(),
            severities: Vec::new(),
        };
        let mut window_given = None;
        while let Some(argument) = parser.next()? {
            let flag = match argument {
                Value(value) if path.is_none() => {
                    path = Some(value);
                    continue;
                }
                Long(flag) => flag.to_owned(),
                other => return Err(other.unexpected().into()),
            };
            if flag == "json" {
                read.json = true;
                continue;
            }
            if flag == "no-header" {
                read.has_header = Some(false);
                continue;
            }
            let column_role = COLUMN_FLAGS.iter().find(|(name, _)| *name == flag).map(|(_, role)| *role);
            if !known(&flag) && column_role.is_none() {
                return Err(lexopt::Error::UnexpectedOption(format!("--{flag}")).into());
            }
            let value = parser.value()?.string()?;
            let option = format!("--{flag}");
            if let Some(role) = column_role {
                read.columns.push((role, value));
                continue;
            }
            match flag.as_str() {
                "zone" => read.zone = value,
                "file-zone" => read.file_zone = Some(value),
                "group-minutes" => {
                    let minutes = value.parse().ok().filter(|minutes| *minutes > 0);
                    read.minutes = Some(minutes.ok_or_else(|| bad(&option, &value, "1, 2, 3, ..."))?);
                }
                "group-window" => {
                    let windows = [("fixed", GroupWindow::Fixed), ("sliding", GroupWindow::Sliding)];
                    read.window = chosen(&option, &value, &windows)?;
                    window_given = Some(value);
                }
                "date-order" => {
                    let orders = [("dmy", DateOrder::Dmy), ("mdy", DateOrder::Mdy), ("ymd", DateOrder::Ymd)];
                    read.date_order = Some(chosen(&option, &value, &orders)?);
                }
                "separator" => {
                    let separators = [
                        ("comma", b','),
                        ("semicolon", b';'),
                        ("tab", b'\t'),
                        ("bar", b'|'),
                        (",", b','),
                        (";", b';'),
                        ("|", b'|'),
                    ];
                    read.separator = Some(chosen(&option, &value, &separators)?);
                }
                "encoding" => {
                    let encodings = [
                        ("utf-8", TextEncoding::Utf8),
                        ("utf-16le", TextEncoding::Utf16Le),
                        ("utf-16be", TextEncoding::Utf16Be),
                        ("windows-1252", TextEncoding::Windows1252),
                    ];
                    read.encoding = Some(chosen(&option, &value, &encodings)?);
                }
                _ => {
                    // The word may hold a sign of equality, the name of a severity hardly.
                    let pair =
                        value.rsplit_once('=').filter(|(word, name)| !word.is_empty() && !name.is_empty());
                    let (word, name) =
                        pair.ok_or_else(|| CliError::Said((WORDS.import().report.bad_mapping)(&value)))?;
                    read.severities.push((word.to_owned(), name.to_owned()));
                }
            }
        }
        if let (Some(window), None) = (window_given, read.minutes) {
            return Err(bad("--group-window", &window, "--group-minutes N"));
        }
        read.path = path.ok_or_else(|| CliError::Said(WORDS.cli().file_missing.to_owned()))?;
        Ok(read)
    }

    /// The proposal of the profile with what was asked for; the profile is made anew where that changes its columns.
    pub(super) fn options(&self, profile: &mut FileProfile, head: &[u8]) -> Result<ImportOptions, CliError> {
        if self.separator.is_some() || self.encoding.is_some() || self.has_header.is_some() {
            *profile = sniff_as(head, self.encoding, self.separator, self.has_header);
        }
        let grouping = self.minutes.map(|minutes| GroupingChoice { minutes, window: self.window });
        let mut options = profile.options(&self.zone, grouping);
        options.date_order = self.date_order;
        if let Some(zone) = &self.file_zone {
            options.file_zone.clone_from(zone);
        }
        let asked_counts = self.columns.iter().any(|(role, _)| *role == Role::SeverityCount);
        if asked_counts {
            options.columns.set(Role::SeverityCount, None);
        }
        for (role, name) in &self.columns {
            let column = profile.column(name);
            if column.is_none() && name != NO_COLUMN {
                let titles: Vec<&str> = profile.columns.iter().map(|column| column.title.as_str()).collect();
                return Err(CliError::Said((WORDS.import().report.no_such_column)(name, &titles.join(", "))));
            }
            options.columns.set(*role, column);
        }
        Ok(options)
    }

    fn severity_ids(&self) -> BTreeMap<&str, SeverityId> {
        let mut ids = BTreeMap::new();
        for (_, name) in &self.severities {
            let next = SeverityId(RawId(ids.len() as u64));
            ids.entry(name.as_str()).or_insert(next);
        }
        ids
    }

    /// The names that words were mapped to.
    pub(super) fn severity_names(&self) -> BTreeMap<SeverityId, String> {
        self.severity_ids().into_iter().map(|(name, id)| (id, name.to_owned())).collect()
    }

    /// Which severity each word stands for.
    pub(super) fn severity_of_word(&self) -> BTreeMap<String, SeverityId> {
        let ids = self.severity_ids();
        let pairs = self.severities.iter();
        pairs
            .filter_map(|(word, name)| Some((word.trim().to_lowercase(), *ids.get(name.as_str())?)))
            .collect()
    }
}

fn known(flag: &str) -> bool {
    [
        "zone",
        "file-zone",
        "group-minutes",
        "group-window",
        "date-order",
        "separator",
        "encoding",
        "map-severity",
    ]
    .contains(&flag)
}
