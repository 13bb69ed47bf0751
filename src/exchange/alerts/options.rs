//! How a file is to be read: what [`super::sniff`] proposes, and the user corrects.

use crate::domain::{
    GroupWindow, GroupedBy,
    alert_file::{DateOrder, Role, TextEncoding},
};
use serde::{Deserialize, Serialize};

/// Which column plays which role; columns count from 0.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ColumnMap {
    /// When the alert came or the ticket was opened. Without it nothing can be read.
    pub time: Option<usize>,
    /// How bad it is.
    pub severity: Option<usize>,
    /// The detection rule, or else the source.
    pub rule: Option<usize>,
    /// The machine it is about.
    pub host: Option<usize>,
    /// What tells one alert or ticket from another.
    pub id: Option<usize>,
    /// When somebody took it.
    pub acknowledged: Option<usize>,
    /// When it was closed.
    pub closed: Option<usize>,
    /// When the ticket was changed last.
    pub updated: Option<usize>,
    /// The time of day, where `time` tells the day only.
    pub time_of_day: Option<usize>,
    /// How many alerts the row stands for.
    pub count: Option<usize>,
    /// One column of counts for each severity.
    pub severity_counts: Vec<usize>,
}

impl ColumnMap {
    /// The columns that play a role.
    pub fn of(&self, role: Role) -> Vec<usize> {
        match role {
            Role::SeverityCount => self.severity_counts.clone(),
            Role::Time => self.time.into_iter().collect(),
            Role::Severity => self.severity.into_iter().collect(),
            Role::Rule => self.rule.into_iter().collect(),
            Role::Host => self.host.into_iter().collect(),
            Role::Id => self.id.into_iter().collect(),
            Role::Acknowledged => self.acknowledged.into_iter().collect(),
            Role::Closed => self.closed.into_iter().collect(),
            Role::Updated => self.updated.into_iter().collect(),
            Role::TimeOfDay => self.time_of_day.into_iter().collect(),
            Role::Count => self.count.into_iter().collect(),
        }
    }

    /// Gives a column a role, or takes the role away. A column with severity counts is added to the others.
    pub fn set(&mut self, role: Role, column: Option<usize>) {
        match role {
            Role::Time => self.time = column,
            Role::Severity => self.severity = column,
            Role::Rule => self.rule = column,
            Role::Host => self.host = column,
            Role::Id => self.id = column,
            Role::Acknowledged => self.acknowledged = column,
            Role::Closed => self.closed = column,
            Role::Updated => self.updated = column,
            Role::TimeOfDay => self.time_of_day = column,
            Role::Count => self.count = column,
            Role::SeverityCount => match column {
                Some(column) if self.severity_counts.contains(&column) => {}
                Some(column) => self.severity_counts.push(column),
                None => self.severity_counts.clear(),
            },
        }
    }

    /// Whether rows stand for numbers of alerts.
    pub fn is_counted(&self) -> bool {
        self.count.is_some() || !self.severity_counts.is_empty()
    }

    /// What the columns allow to group alerts by: of rule and host what the file has, where rows are single alerts.
    pub fn grouped_by(&self) -> Option<GroupedBy> {
        match (self.rule, self.host) {
            _ if self.is_counted() => None,
            (Some(_), Some(_)) => Some(GroupedBy::RuleAndHost),
            (Some(_), None) => Some(GroupedBy::Rule),
            (None, Some(_)) => Some(GroupedBy::Host),
            (None, None) => None,
        }
    }
}

/// Within how many minutes alerts of one rule on one host are one piece of work.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GroupingChoice {
    /// Minutes.
    pub minutes: u32,
    /// From where they run.
    pub window: GroupWindow,
}

/// How a file is to be read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImportOptions {
    /// How its text is encoded.
    pub encoding: TextEncoding,
    /// What stands between two fields.
    pub separator: u8,
    /// Whether the first row holds titles.
    pub has_header: bool,
    /// Which column plays which role.
    pub columns: ColumnMap,
    /// In which order numeric dates are written; none to find out from the whole file.
    pub date_order: Option<DateOrder>,
    /// The zone of the clock that wrote times without an offset, such as `UTC`.
    pub file_zone: String,
    /// The zone in which hours and days are counted, such as `Europe/Berlin`: that of the plan.
    pub zone: String,
    /// Whether and how alerts are grouped.
    pub grouping: Option<GroupingChoice>,
}
