//! Which column is the time, which the rule, which the host? Titles propose, values decide.
//!
//! A title is compared without case, spaces and punctuation against the words that SIEMs and ticket systems use. A column
//! gets a role only if its values fit it: times must be times, a severity has few different words, a rule is no address,
//! an identifier is no kind of event. The best title wins; among equals the column further left.

use super::{options::ColumnMap, sniff::ColumnProfile};
use crate::domain::alert_file::Role;

/// From this share of filled values on, a column holds what they are.
const MOST: f64 = 0.8;
const HALF: f64 = 0.5;
/// From this weight on, a title means numbers of alerts.
const SURELY_COUNT: u32 = 76;
/// From this weight on, short names under a title of rules or sources are machines.
const SURELY_NO_RULE: u32 = 70;
/// From this weight on, a title means the names of machines and nothing else.
const SURELY_HOST: u32 = 90;

/// Words of titles with their weight; a `*` at the end stands for any continuation.
type Titles = &'static [(&'static str, u32)];

const TIME: Titles = &[
    ("openedat", 100),
    ("opened*", 98),
    ("createdat", 95),
    ("created*", 92),
    ("opentime", 92),
    ("opendate", 92),
    ("timegenerated", 90),
    ("firstseen*", 88),
    ("timestamp", 86),
    ("time", 85),
    ("eventtime", 85),
    ("alerttime", 85),
    ("detectiontime", 85),
    ("detectedat", 85),
    ("datetime", 84),
    ("starttime*", 83),
    ("devicetime", 80),
    ("logtime", 80),
    ("triggeredat", 80),
    ("raisedat", 80),
    ("receivedat", 78),
    ("reportedat", 78),
    ("occurredat", 78),
    ("date*", 75),
    ("hour", 75),
    ("day", 74),
    ("generated*", 70),
    ("detected*", 70),
    ("time*", 60),
    ("zeit*", 60),
    ("datum", 60),
    ("syscreated*", 50),
    ("lastseen*", 20),
    ("updated*", 5),
    ("sysupdated*", 5),
    ("modified*", 5),
    ("closed*", 1),
    ("resolved*", 1),
    ("ack*", 1),
    ("ended*", 1),
];
const CLOSED: Titles = &[
    ("closedat", 100),
    ("closedtime", 98),
    ("closetime", 98),
    ("closedate", 98),
    ("closed*", 95),
    ("resolvedat", 85),
    ("resolved*", 80),
    ("resolution*", 75),
    ("endtime", 60),
    ("endedat", 60),
    ("completed*", 60),
    ("finished*", 55),
];
const ACKNOWLEDGED: Titles = &[
    ("acknowledgedat", 100),
    ("ack*", 95),
    ("firstresponse*", 80),
    ("respondedat", 75),
    ("assignedat", 70),
    ("assignedtime", 70),
    ("startedat", 50),
    ("triagedat", 70),
    ("triagestart*", 70),
];
const TIME_OF_DAY: Titles = &[
    ("time*", 100),
    ("uhrzeit", 98),
    ("zeit*", 95),
    ("clock*", 90),
    ("hour*", 85),
    ("start*", 60),
    ("opened*", 60),
    ("created*", 60),
    ("stunde*", 85),
    ("alerttime*", 60),
    ("eventtime*", 60),
];
const UPDATED: Titles = &[
    ("sysupdatedon", 100),
    ("updatedat", 98),
    ("updatedon", 98),
    ("lastupdated*", 96),
    ("lastmodified*", 95),
    ("modifiedat", 94),
    ("modifiedon", 94),
    ("updated", 92),
    ("modified", 90),
    ("lastchange*", 90),
    ("changedat", 85),
    ("sysupdated*", 60),
    ("updated*", 60),
    ("modified*", 60),
];
const SEVERITY: Titles = &[
    ("severity", 100),
    ("sev", 98),
    ("severity*", 95),
    ("alertseverity", 95),
    ("eventseverity", 95),
    ("priority", 90),
    ("prio", 88),
    ("criticality", 85),
    ("risklevel", 80),
    ("threatlevel", 80),
    ("urgency", 60),
    ("level", 58),
    ("rulelevel", 58),
    ("impact", 50),
    ("risk*", 45),
];
const RULE: Titles = &[
    ("rulename", 100),
    ("rule", 98),
    ("ruletitle", 98),
    ("alertname", 95),
    ("alerttitle", 95),
    ("signature*", 94),
    ("detectionname", 93),
    ("detection", 92),
    ("usecase*", 92),
    ("correlationsearch*", 92),
    ("searchname", 90),
    ("alerttype", 88),
    ("ruledescription", 88),
    ("ruleid", 86),
    ("name", 85),
    ("title", 85),
    ("eventname", 85),
    ("threatname", 84),
    ("alert", 80),
    ("short", 70),
    ("shortdescription", 68),
    ("summary", 66),
    ("subject", 66),
    ("description", 60),
    ("category", 55),
    ("type", 52),
    ("eventtype", 52),
    ("source", 50),
    ("sourcetype", 48),
    ("product*", 46),
    ("provider*", 46),
    ("vendor*", 30),
    ("detector*", 60),
    ("sensor", 40),
    ("message", 30),
];
const HOST: Titles = &[
    ("host", 100),
    ("hostname", 100),
    ("host*", 95),
    ("computer*", 94),
    ("devicename", 93),
    ("device", 90),
    ("machine*", 90),
    ("endpoint*", 90),
    ("assetname", 88),
    ("asset*", 86),
    ("agentname", 85),
    ("agent", 80),
    ("desthost*", 80),
    ("dsthost*", 80),
    ("dvchost*", 80),
    ("entity", 60),
    ("dest", 58),
    ("destination*", 56),
    ("destip", 55),
    ("dstip", 55),
    ("srchost*", 54),
    ("sourcehost*", 54),
    ("srcip", 50),
    ("sourceip", 50),
    ("ip", 45),
    ("ipaddress", 45),
    ("cmdbci", 40),
    ("configurationitem", 40),
];
/// Titles of columns that hold machines as often as they hold kinds of alerts: their values decide.
const MAYBE_HOST: Titles = &[
    ("source", 100),
    ("sourcename", 98),
    ("src", 95),
    ("sensor*", 90),
    ("detector*", 85),
    ("reporter*", 80),
    ("origin*", 80),
    ("node*", 75),
    ("server*", 75),
    ("system*", 70),
    ("name", 10),
];
const ID: Titles = &[
    ("number", 100),
    ("alertid", 98),
    ("ticketid", 98),
    ("ticketnumber", 98),
    ("incidentid", 98),
    ("incidentnumber", 98),
    ("caseid", 96),
    ("casenumber", 96),
    ("notableid", 94),
    ("issuekey", 92),
    ("offenseid", 92),
    ("detectionid", 90),
    ("id", 85),
    ("ticket", 84),
    ("incident", 84),
    ("case", 80),
    ("key", 60),
    ("uuid", 70),
    ("guid", 70),
    ("eventuuid", 60),
];
const COUNT: Titles = &[
    ("count", 100),
    ("alertcount", 100),
    ("alerts", 98),
    ("numalerts", 98),
    ("numberofalerts", 98),
    ("events", 80),
    ("eventcount", 80),
    ("total", 78),
    ("volume", 76),
    ("tickets", 76),
    ("incidents", 76),
    ("n", 60),
    ("anzahl", 60),
];
const SEVERITY_WORDS: &[&str] = &[
    "critical",
    "crit",
    "high",
    "medium",
    "moderate",
    "med",
    "low",
    "informational",
    "information",
    "info",
    "notice",
    "warning",
    "warn",
    "minor",
    "major",
    "urgent",
    "severe",
    "fatal",
    "error",
    "planning",
    "none",
    "p0",
    "p1",
    "p2",
    "p3",
    "p4",
    "p5",
    "sev0",
    "sev1",
    "sev2",
    "sev3",
    "sev4",
    "sev5",
    "s1",
    "s2",
    "s3",
    "s4",
    "s5",
];

/// A title without case, spaces and punctuation.
pub(super) fn plain(title: &str) -> String {
    title.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

fn weight(title: &str, titles: Titles) -> u32 {
    let fits = |pattern: &str| match pattern.strip_suffix('*') {
        Some(start) => title.starts_with(start),
        None => title == pattern,
    };
    titles.iter().filter(|(pattern, _)| fits(pattern)).map(|(_, weight)| *weight).max().unwrap_or(0)
}

/// Words that may stand beside a severity in the title of a column of counts.
const COUNT_WORDS: &[&str] = &[
    "alert",
    "alerts",
    "case",
    "cases",
    "count",
    "counts",
    "detections",
    "event",
    "events",
    "incident",
    "incidents",
    "new",
    "notables",
    "number",
    "num",
    "of",
    "offenses",
    "open",
    "prio",
    "priority",
    "risk",
    "sev",
    "severity",
    "ticket",
    "tickets",
    "total",
];

/// Whether a title names a severity and says nothing else but that something is counted: "Critical alerts", "high_count",
/// "alertsLow".
fn counts_a_severity(title: &str) -> bool {
    let mut words: Vec<String> = vec![String::new()];
    let mut before = ' ';
    for letter in title.chars() {
        let begins = letter.is_uppercase() && before.is_lowercase();
        if begins || !letter.is_alphanumeric() {
            words.push(String::new());
        }
        if letter.is_alphanumeric()
            && let Some(word) = words.last_mut()
        {
            word.extend(letter.to_lowercase());
        }
        before = letter;
    }
    words.retain(|word| !word.is_empty());
    let (severities, others): (Vec<&str>, Vec<&str>) =
        words.iter().map(String::as_str).partition(|word| SEVERITY_WORDS.contains(word));
    severities.len() == 1 && others.iter().all(|word| COUNT_WORDS.contains(word))
}

/// Whether a title says that a column holds numbers of alerts.
pub(super) fn is_count_title(title: &str) -> bool {
    weight(&plain(title), COUNT) >= SURELY_COUNT
}

/// Whether a value is a word, or a number with a word, that stands for a severity: "High", "P2", "3 - Moderate".
pub(super) fn is_severity_word(value: &str) -> bool {
    let lower = value.to_lowercase();
    SEVERITY_WORDS.contains(&plain(&lower).as_str())
        || lower.split(|c: char| !c.is_alphanumeric()).any(|word| SEVERITY_WORDS.contains(&word))
            && lower.len() <= 24
}

/// The roles that titles and values suggest.
pub(super) fn guess_roles(columns: &[ColumnProfile]) -> ColumnMap {
    let titles: Vec<String> = columns.iter().map(|column| plain(&column.title)).collect();
    let mut map = ColumnMap::default();
    let best =
        |titles_of_role: Titles, taken: &ColumnMap, fits: &dyn Fn(&ColumnProfile) -> bool, untitled: u32| {
            let free = |at: &usize| role_of(taken, *at).is_none();
            let weigh =
                |at: &usize| weight(titles.get(*at).map_or("", String::as_str), titles_of_role).max(untitled);
            (0..columns.len())
                .filter(free)
                .filter(|at| weigh(at) > 0 && columns.get(*at).is_some_and(fits))
                .max_by_key(|at| (weigh(at), std::cmp::Reverse(*at)))
        };
    let holds_times = |column: &ColumnProfile| column.filled > 0.0 && column.times >= HALF;
    // A time column without any of the titles is still a time column.
    map.time = best(TIME, &map, &|column| holds_times(column) && column.filled >= HALF, 2);
    if map.time.and_then(|at| columns.get(at)).is_some_and(|time| time.days_only) {
        map.time_of_day =
            best(TIME_OF_DAY, &map, &|column| column.filled >= HALF && column.times_of_day >= MOST, 0);
    }
    map.closed = best(CLOSED, &map, &holds_times, 0);
    map.acknowledged = best(ACKNOWLEDGED, &map, &holds_times, 0);
    map.updated = best(UPDATED, &map, &holds_times, 0);
    let is_number = |column: &ColumnProfile| column.filled > 0.0 && column.numbers >= MOST;
    for (at, (column, title)) in columns.iter().zip(&titles).enumerate() {
        let by_severity = SEVERITY_WORDS.contains(&title.as_str()) || counts_a_severity(&column.title);
        if is_number(column) && by_severity {
            map.severity_counts.push(at);
        }
    }
    if map.severity_counts.len() < 2 {
        map.severity_counts.clear();
        if let Some(time) = map.time.and_then(|at| columns.get(at))
            && time.on_grid >= MOST
        {
            map.count = best(COUNT, &map, &is_number, 0);
        }
    }
    let is_severity = |column: &ColumnProfile| {
        column.distinct <= 30 && column.times < HALF && column.filled > 0.0 && column.addresses == 0.0
    };
    if map.severity_counts.is_empty() {
        map.severity = best(SEVERITY, &map, &is_severity, 0).or_else(|| {
            best(SEVERITY, &map, &|column| is_severity(column) && column.severity_words >= MOST, 1)
        });
    }
    let is_name = |column: &ColumnProfile| {
        column.filled >= HALF
            && column.times < HALF
            && column.addresses < HALF
            && column.numbers < MOST
            && !column.names_machines()
            && !column.is_free_text()
    };
    if map.severity_counts.is_empty() {
        map.rule = best(RULE, &map, &is_name, 0);
    }
    if !map.is_counted() {
        map.host = best(HOST, &map, &|column| column.filled > 0.0 && column.times < HALF, 0)
            .or_else(|| best(MAYBE_HOST, &map, &ColumnProfile::names_machines, 0));
        // Rows that share a kind of event are not one alert: identifiers are many, and few rows share one.
        let tells_apart = |column: &ColumnProfile| {
            column.filled >= HALF && column.times < HALF && column.distinct * 20 >= column.sampled
        };
        map.id = best(ID, &map, &tells_apart, 0);
    }
    map
}

/// Whether a title says that a column holds hours of the day, which may be bare numbers.
pub(super) fn names_hours(title: &str) -> bool {
    let title = plain(title);
    title.starts_with("hour") || title.starts_with("stunde")
}

/// Whether a title says that a column holds the names of machines.
pub(super) fn names_hosts(title: &str) -> bool {
    let title = plain(title);
    weight(&title, HOST) >= SURELY_HOST && weight(&title, RULE) == 0
}

/// Whether a title allows for the names of machines, if the values look like them.
pub(super) fn may_name_hosts(title: &str) -> bool {
    let title = plain(title);
    weight(&title, MAYBE_HOST) >= SURELY_NO_RULE || weight(&title, HOST) > 0
}

/// The role that a column plays.
pub(super) fn role_of(map: &ColumnMap, column: usize) -> Option<Role> {
    use Role::{
        Acknowledged, Closed, Count, Host, Id, Rule, Severity, SeverityCount, Time, TimeOfDay, Updated,
    };
    [Time, TimeOfDay, Severity, Rule, Host, Id, Acknowledged, Closed, Updated, Count, SeverityCount]
        .into_iter()
        .find(|role| map.of(*role).contains(&column))
}
