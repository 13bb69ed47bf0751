//! How is this file read, and what is there to correct?

use crate::{
    domain::{GroupWindow, GroupedBy},
    exchange::alerts::{
        ColumnMap, ColumnProfile, DateOrder, FileProfile, GroupingChoice, ImportOptions, OrderFinding, Role,
    },
    text::{Voice, import_page::Kind},
};
use chrono::{DateTime, NaiveDateTime};

/// What a column can be used as, in the order of the list.
pub const ROLES: [Role; 11] = [
    Role::Time,
    Role::Severity,
    Role::Rule,
    Role::Host,
    Role::Id,
    Role::Acknowledged,
    Role::Closed,
    Role::Updated,
    Role::TimeOfDay,
    Role::Count,
    Role::SeverityCount,
];

/// The head of the step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    /// What the file is.
    pub answer: String,
    /// Its size and writing.
    pub detail: String,
}

/// Says what the file is.
pub fn head(file: &str, bytes: u64, profile: &FileProfile, columns: &ColumnMap, voice: Voice<'_>) -> Head {
    let words = &voice.words.import_page().preview;
    let (encoding, separator) = (
        (voice.words.import().encoding)(profile.encoding),
        (voice.words.import().separator)(profile.separator),
    );
    Head {
        answer: (words.answer)(voice.format, file, profile.columns.len(), kind(columns)),
        detail: (words.detail)(voice.format, bytes, encoding, separator, profile.has_header),
    }
}

/// What kind of file it is, as its columns are used.
pub fn kind(columns: &ColumnMap) -> Kind {
    if columns.time.is_none() {
        Kind::Unknown
    } else if !columns.severity_counts.is_empty() {
        Kind::Wide
    } else if columns.count.is_some() {
        Kind::Counts
    } else if columns.id.is_some() {
        Kind::Tickets
    } else {
        Kind::Alerts
    }
}

/// A column with what it is used as.
#[derive(Clone, Debug, PartialEq)]
pub struct ColumnLine {
    /// Its index, from 0.
    pub index: usize,
    /// Its title, or its number.
    pub title: String,
    /// The first different values.
    pub samples: Vec<String>,
    /// What it is used as.
    pub role: Option<Role>,
    /// What it can be used as.
    pub allowed: Vec<Role>,
    /// A remark: why it cannot be the rule or source.
    pub remark: Option<&'static str>,
}

/// The columns in the order of the file.
pub fn columns(profile: &FileProfile, used: &ColumnMap, voice: Voice<'_>) -> Vec<ColumnLine> {
    let words = &voice.words.import_page().preview;
    // What names machines or people cannot be the rule or source, whatever its title.
    let refused = |column: &ColumnProfile| {
        let hosts = column.holds_hosts().then_some(words.hosts);
        let text = || {
            (column.is_free_text() && column.times < 0.5 && column.numbers < 0.5).then_some(words.free_text)
        };
        column.holds_addresses().then_some(words.addresses).or(hosts).or_else(text)
    };
    let line = |(index, column): (usize, &ColumnProfile)| ColumnLine {
        index,
        title: column_name(column, index, voice),
        samples: column.samples.clone(),
        role: role_of(used, index),
        allowed: ROLES.into_iter().filter(|role| *role != Role::Rule || refused(column).is_none()).collect(),
        remark: refused(column),
    };
    profile.columns.iter().enumerate().map(line).collect()
}

fn column_name(column: &ColumnProfile, index: usize, voice: Voice<'_>) -> String {
    match column.title.trim() {
        "" => (voice.words.import_page().preview.column_number)(index + 1),
        title => title.to_owned(),
    }
}

/// What a column is used as.
pub fn role_of(columns: &ColumnMap, index: usize) -> Option<Role> {
    ROLES.into_iter().find(|role| columns.of(*role).contains(&index))
}

/// Uses a column as something else, or as nothing: what it was is given up, and so is what another column was for it.
pub fn use_column(columns: &ColumnMap, index: usize, role: Option<Role>) -> ColumnMap {
    let mut used = columns.clone();
    for other in ROLES {
        if other == Role::SeverityCount {
            used.severity_counts.retain(|column| *column != index);
        } else if used.of(other).contains(&index) {
            used.set(other, None);
        }
    }
    if let Some(role) = role {
        used.set(role, Some(index));
    }
    used.severity_counts.sort_unstable();
    used
}

/// The severity words seen so far in the columns that tell severities: as found, or the first values of a column that the
/// user chose.
pub fn severity_words(profile: &FileProfile, used: &ColumnMap) -> Vec<String> {
    if used.severity == profile.guess.severity && used.severity_counts == profile.guess.severity_counts {
        return profile.severity_words.clone();
    }
    let column = |at: &usize| profile.columns.get(*at);
    let samples = used.severity.iter().filter_map(column).flat_map(|column| column.samples.clone());
    let titles = used.severity_counts.iter().filter_map(column).map(|column| column.title.clone());
    samples.chain(titles).collect()
}

/// The word for a role.
pub fn role_name(role: Role, voice: Voice<'_>) -> &'static str {
    (voice.words.import().role)(role)
}

/// The word for an order.
pub fn order_name(order: DateOrder, voice: Voice<'_>) -> &'static str {
    (voice.words.import().order)(order)
}

/// An order to choose, with what an example means in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OrderChoice {
    /// Which; none is "find out from the whole file".
    pub order: Option<DateOrder>,
    /// What is read.
    pub words: String,
}

/// What is said and asked about times.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Times {
    /// Sentences: what was settled, what is asked, that the file only has days.
    pub remarks: Vec<String>,
    /// The orders to choose from; empty if no date needs one.
    pub choices: Vec<OrderChoice>,
    /// Neither the file nor the user has said yet which is meant.
    pub is_asked: bool,
}

/// What is said and asked about times.
pub fn times(profile: &FileProfile, options: &ImportOptions, voice: Voice<'_>) -> Times {
    let words = &voice.words.import_page().preview;
    let mut remarks = Vec::new();
    let mut choices = Vec::new();
    let choice = |order: DateOrder, words: String| OrderChoice { order: Some(order), words };
    let named = |order| capital(order_name(order, voice));
    let mut is_asked = false;
    match &profile.order(&options.columns) {
        OrderFinding::NotNeeded => {}
        OrderFinding::Settled { order } => {
            remarks.push((words.order_settled)(order_name(*order, voice)));
        }
        OrderFinding::Ambiguous { example, readings } => {
            remarks.push((words.order_ambiguous)(example));
            let reading = |order, micros| {
                let name = order_name(order, voice);
                wall_clock(micros)
                    .map_or_else(|| capital(name), |time| (words.reading)(voice.format, name, time))
            };
            choices.extend(readings.iter().map(|(order, micros)| choice(*order, reading(*order, *micros))));
            choices.push(OrderChoice { order: None, words: words.order_auto.to_owned() });
        }
        OrderFinding::Contradictory { day_first, month_first } => {
            remarks.push((words.order_contradictory)(day_first, month_first));
            choices.push(choice(DateOrder::Dmy, named(DateOrder::Dmy)));
            choices.push(choice(DateOrder::Mdy, named(DateOrder::Mdy)));
            is_asked = options.date_order.is_none();
        }
    }
    if options.columns.time.is_none() {
        remarks.push(words.no_time.to_owned());
    }
    if profile.days_only(&options.columns) {
        remarks.push(words.days_only.to_owned());
    }
    Times { remarks, choices, is_asked }
}

/// A wall clock told in microseconds since 1970.
pub fn wall_clock(micros: i64) -> Option<NaiveDateTime> {
    DateTime::from_timestamp_micros(micros).map(|time| time.naive_utc())
}

/// An hour is what most consoles group by.
pub const USUAL_GROUPING: GroupingChoice = GroupingChoice { minutes: 60, window: GroupWindow::Fixed };

/// Whether alerts can be grouped: rows are single alerts, and there is a rule or a host.
pub fn can_group(columns: &ColumnMap) -> bool {
    columns.grouped_by().is_some()
}

/// How alerts are grouped unless the user says otherwise: by rule and host; not at all where one of the two is missing, since
/// the other alone folds what has nothing in common, or where rows have numbers, since a ticket is a piece of work already.
pub fn proposed_grouping(columns: &ColumnMap) -> Option<GroupingChoice> {
    let is_sure = columns.id.is_none() && columns.grouped_by() == Some(GroupedBy::RuleAndHost);
    is_sure.then_some(USUAL_GROUPING)
}

/// The grouping after the columns changed: what was proposed is proposed anew, what the user chose stays where it is possible.
pub fn grouping_after(
    columns: &ColumnMap,
    chosen: Option<GroupingChoice>,
    changed: &ColumnMap,
) -> Option<GroupingChoice> {
    if chosen == proposed_grouping(columns) {
        proposed_grouping(changed)
    } else {
        chosen.filter(|_| can_group(changed))
    }
}

/// What grouping does to alerts with these columns; why it cannot be had.
pub fn grouping_hint(columns: &ColumnMap, voice: Voice<'_>) -> String {
    let words = &voice.words.import_page().preview;
    match columns.grouped_by() {
        None => words.grouping_needs.to_owned(),
        Some(by) if columns.id.is_some() => {
            format!("{} {}", words.grouping_tickets, (words.grouping_hint)(by))
        }
        Some(by) => (words.grouping_hint)(by).to_owned(),
    }
}

fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        exchange::alerts::sniff,
        text::{PlainFormat, en},
    };

    const VOICE: Voice<'static> = Voice { words: &en::WORDS, format: &PlainFormat };

    fn profile(text: &str) -> FileProfile {
        sniff(text.as_bytes())
    }

    const ALERTS: &str = "time,name,ip\n1642723347,Scan,10.0.0.1\n1642723400,<b>Login</b>,10.0.0.2\n";

    #[test]
    fn a_column_of_addresses_is_not_offered_as_rule_or_source_and_the_page_says_why() {
        let profile = profile(ALERTS);
        let lines = columns(&profile, &profile.guess, VOICE);
        assert!(!lines[2].allowed.contains(&Role::Rule) && lines[2].remark.is_some());
        assert!(lines[1].allowed.contains(&Role::Rule) && lines[1].remark.is_none());
        assert_eq!(lines[0].role, Some(Role::Time));
    }

    #[test]
    fn a_column_has_one_use_and_a_use_has_one_column() {
        let profile = profile(ALERTS);
        let moved = use_column(&profile.guess, 1, Some(Role::Severity));
        assert_eq!((moved.severity, moved.rule), (Some(1), None));
        let back = use_column(&moved, 0, Some(Role::Severity));
        assert_eq!((back.severity, back.time, role_of(&back, 1)), (Some(0), None, None));
        let wide = use_column(
            &use_column(&profile.guess, 2, Some(Role::SeverityCount)),
            1,
            Some(Role::SeverityCount),
        );
        assert_eq!(wide.severity_counts, [1, 2]);
        assert_eq!(use_column(&wide, 1, None).severity_counts, [2]);
    }

    #[test]
    fn the_page_says_what_kind_of_file_it_is() {
        let said = |text: &str| {
            let profile = profile(text);
            head("x.csv", 60_200_000, &profile, &profile.guess, VOICE).answer
        };
        assert_eq!(said(ALERTS), "x.csv is a list of alerts with 3 columns.");
        assert_eq!(
            said("hour,alerts\n2026-03-02 00:00,12\n2026-03-02 01:00,3\n"),
            "x.csv holds counts: each row says how many alerts came."
        );
        assert_eq!(
            said("a,b\n1,x\n"),
            "x.csv has 2 columns, but none that looks like a time: choose it below."
        );
    }

    #[test]
    fn names_of_machines_and_free_text_are_not_offered_as_rule_and_the_page_says_why() {
        let mut text = String::from("time,category,hostname,summary\n");
        for n in 0..40 {
            text.push_str(&format!("2026-03-01 {:02}:10,access,pc{n},Jane {n} called\n", n % 24));
        }
        let profile = profile(&text);
        let lines = columns(&profile, &profile.guess, VOICE);
        let offered: Vec<_> = lines.iter().map(|line| line.allowed.contains(&Role::Rule)).collect();
        assert_eq!(offered, [true, true, false, false]);
        assert!(lines[2].remark.is_some() && lines[3].remark.is_some() && lines[1].remark.is_none());
        assert_eq!(profile.guess.rule, Some(1));
    }

    #[test]
    fn what_is_asked_about_dates_follows_the_column_that_is_used_for_the_time() {
        let profile = profile("opened,day,rule\n2026-04-03 10:00,03/04/26,a\n2026-04-05 11:00,05/04/26,b\n");
        let mut options = profile.options("UTC", None);
        assert!(times(&profile, &options, VOICE).choices.is_empty());
        options.columns = use_column(&options.columns, 1, Some(Role::Time));
        let asked = times(&profile, &options, VOICE);
        // Both ways round, the year in front, and "find out".
        assert_eq!(asked.choices.len(), 4);
        assert!(asked.remarks.contains(&en::WORDS.import_page().preview.days_only.to_owned()));
    }

    #[test]
    fn a_date_that_reads_both_ways_is_shown_both_ways() {
        let profile = profile("time,rule\n03/04/2026 10:00,a\n05/04/2026 11:00,a\n");
        let times = times(&profile, &profile.options("UTC", None), VOICE);
        let words: Vec<_> = times.choices.iter().map(|choice| choice.words.as_str()).collect();
        assert_eq!(
            words,
            [
                "Day, month, year: 3 April 2026, 10:00",
                "Month, day, year: 4 March 2026, 10:00",
                "Find out from the whole file"
            ]
        );
        assert!(!times.is_asked);
    }

    #[test]
    fn dates_that_contradict_each_other_must_be_answered_before_reading() {
        let profile = profile("time,rule\n25/03/2026 10:00,a\n03/26/2026 10:00,a\n");
        let mut options = profile.options("UTC", None);
        assert!(times(&profile, &options, VOICE).is_asked);
        options.date_order = Some(DateOrder::Mdy);
        assert!(!times(&profile, &options, VOICE).is_asked);
    }

    #[test]
    fn grouping_is_proposed_by_rule_and_host_only_and_never_for_tickets() {
        let columns = |text: &str| profile(text).guess;
        let both = columns("time,rule,host\n1642723347,Scan,web-1\n1642723400,Login,web-2\n");
        assert_eq!(proposed_grouping(&both), Some(USUAL_GROUPING));
        let tickets = columns(
            "number,opened_at,category,host\nINC1,2026-03-01 10:00,Malware,web-1\nINC2,2026-03-01 11:00,Phishing,web-2\n",
        );
        let rule_only = columns("time,rule\n1642723347,Scan\n1642723400,Login\n");
        for map in [&tickets, &rule_only] {
            assert_eq!((proposed_grouping(map), can_group(map)), (None, true));
        }
        assert!(grouping_hint(&tickets, VOICE).starts_with("Each ticket number is a piece of work already."));
        assert!(!grouping_hint(&rule_only, VOICE).contains("same host"));
        // A host that is taken away, and a choice of the user's.
        assert_eq!(grouping_after(&both, Some(USUAL_GROUPING), &rule_only), None);
        let chosen = Some(GroupingChoice { minutes: 10, window: GroupWindow::Sliding });
        assert_eq!(grouping_after(&both, chosen, &rule_only), chosen);
        assert_eq!(grouping_after(&both, None, &rule_only), None);
        assert_eq!(grouping_after(&rule_only, None, &both), Some(USUAL_GROUPING));
    }

    #[test]
    fn counted_files_cannot_be_grouped() {
        assert!(can_group(&profile(ALERTS).guess));
        let counts = profile("hour,alerts\n2026-03-02 00:00,12\n2026-03-02 01:00,3\n");
        assert!(!can_group(&counts.guess));
    }
}
