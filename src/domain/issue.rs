//! What is wrong with an input or a plan, as data: all of it is collected, and each points to its page and field.
//!
//! The words (cause and remedy) are in `text::issues`; docs/issues.md lists every code.

use super::{Field, Section};
use crate::base::RawId;

/// How much an issue matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Gravity {
    /// Good to know.
    Notice,
    /// The plan holds it, but something cannot be answered or is likely a slip.
    Warning,
    /// The plan cannot hold it: a file with it is refused, and so is a change that would bring it.
    Error,
}

macro_rules! codes {
    ($($(#[$doc:meta])* $name:ident = $number:literal $gravity:ident,)*) => {
        /// What kind of issue it is. Numbers are never reused.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum IssueCode { $($(#[$doc])* $name,)* }

        impl IssueCode {
            /// Every code.
            pub const ALL: &[Self] = &[$(Self::$name,)*];

            /// As it is shown and looked up: `E1005`.
            pub fn code(self) -> &'static str {
                match self { $(Self::$name => concat!("E", $number),)* }
            }

            /// How much it matters.
            pub fn gravity(self) -> Gravity {
                match self { $(Self::$name => Gravity::$gravity,)* }
            }
        }
    };
}

codes! {
    // The file.
    /// A file without a byte.
    FileEmpty = "1001" Error,
    /// A file larger than is read.
    FileTooLarge = "1002" Error,
    /// Bytes that are no text.
    FileNotText = "1003" Error,
    /// A text that is no JSON.
    FileNotJson = "1004" Error,
    /// JSON that ends in the middle.
    FileTruncated = "1005" Error,
    /// JSON nested deeper than any plan.
    FileTooDeep = "1006" Error,
    /// A number that no computer number holds, such as 1e999.
    FileNumberTooLarge = "1007" Error,
    /// JSON that is no plan.
    FileNotOurs = "1008" Error,
    /// The same key or identifier twice in one place.
    FileDuplicateKey = "1009" Error,
    /// An entry of the wrong kind, or one that is missing.
    FileWrongShape = "1010" Error,
    /// A version that this edition cannot read.
    FileTooNew = "1011" Error,
    /// A newer version that can be read but not written.
    FileNewer = "1012" Warning,
    /// An entry that this edition does not know.
    FileUnknownKey = "1013" Warning,
    // Any field.
    /// A number outside its limits.
    OutOfRange = "1101" Error,
    /// A range whose low end is not below its high end.
    RangeUpsideDown = "1102" Error,
    /// A text longer than its limit.
    TextTooLong = "1103" Error,
    /// Invisible or direction-changing characters in a text.
    TextNotPlain = "1104" Error,
    /// More records than a plan holds.
    TooManyRecords = "1105" Error,
    /// A record that names another one which is not there.
    DanglingReference = "1106" Error,
    /// A record without a name.
    NameMissing = "1107" Warning,
    /// Two records of a kind with one name.
    NameShared = "1108" Warning,
    /// Invisible or direction-changing characters were taken out of a text of the file.
    TextCleaned = "1109" Notice,
    // Organisation.
    /// A time zone that is not in the list.
    ZoneUnknown = "1201" Warning,
    /// A currency that is not three capital letters.
    CurrencyShape = "1202" Warning,
    /// A target on business hours, and no business hours.
    BusinessHoursEmpty = "1203" Warning,
    // Severities.
    /// No severities.
    SeveritiesMissing = "1301" Warning,
    /// No target at all, so that nothing can be missed.
    TargetsMissing = "1302" Warning,
    /// A lower severity is promised faster than a higher one.
    TargetStricterBelow = "1303" Warning,
    /// Triage is promised to be done before it is promised to start.
    TriageBeforeAcknowledge = "1304" Warning,
    // Streams.
    /// No alert streams.
    StreamsMissing = "1401" Warning,
    /// A stream whose shares by severity are all zero.
    MixEmpty = "1402" Warning,
    /// A bad case that takes less than the typical one.
    BadCaseBelowTypical = "1403" Warning,
    /// A sketched week without any alert.
    SketchEmpty = "1404" Error,
    // Histories.
    /// A day of a history that has not 24 hours.
    DayNotWhole = "1501" Error,
    // Desk.
    /// Nobody at the desk in any hour.
    SeatsMissing = "1601" Warning,
    /// Hours with fewer seats than the minimum.
    SeatsBelowMinimum = "1602" Warning,
    // Team.
    /// More seat hours than the people can cover.
    PeopleTooFew = "1701" Warning,
    /// No time left for the rota or for alerts.
    TimeUsedUp = "1702" Warning,
    // Changes that are refused.
    /// A change to a record that is not there any more.
    RecordGone = "1801" Error,
    /// A new record with an identifier that is taken.
    RecordExists = "1802" Error,
    /// Removing what others use.
    RecordInUse = "1803" Error,
    /// The plan is open for reading only.
    ReadOnly = "1804" Error,
    /// An entry that is moved to a date that has one.
    DateTaken = "1805" Error,
    // Rota.
    /// A shift whose letter is empty or longer than two characters.
    ShiftLetterLength = "1901" Warning,
    /// Two shifts with one letter.
    ShiftLetterShared = "1902" Warning,
}

/// Where it is: what a page links to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// The part of the plan.
    pub section: Section,
    /// The record, where the section holds several.
    pub record: Option<RawId>,
    /// The field, where it is one.
    pub field: Option<Field>,
}

impl Place {
    /// A whole section.
    pub fn section(section: Section) -> Self {
        Self { section, record: None, field: None }
    }

    /// A whole record.
    pub fn record(section: Section, record: RawId) -> Self {
        Self { section, record: Some(record), field: None }
    }

    /// A field of a section with one record.
    pub fn field(field: Field) -> Self {
        Self { section: field.section(), record: None, field: Some(field) }
    }

    /// A field of one of several records.
    pub fn of(record: RawId, field: Field) -> Self {
        Self { section: field.section(), record: Some(record), field: Some(field) }
    }
}

/// The ends between which a number must lie.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Limits {
    /// The least.
    pub low: f64,
    /// Whether the least itself is allowed.
    pub low_allowed: bool,
    /// The most.
    pub high: f64,
    /// Whether the most itself is allowed.
    pub high_allowed: bool,
}

impl Limits {
    /// From the least to the most, both allowed.
    pub const fn within(low: f64, high: f64) -> Self {
        Self { low, low_allowed: true, high, high_allowed: true }
    }

    /// More than the least, at most the most.
    pub const fn above(low: f64, high: f64) -> Self {
        Self { low, low_allowed: false, high, high_allowed: true }
    }

    /// At least the least, less than the most.
    pub const fn below(low: f64, high: f64) -> Self {
        Self { low, low_allowed: true, high, high_allowed: false }
    }

    /// Whether a number lies between them; never for what is no number.
    pub fn hold(&self, value: f64) -> bool {
        (value > self.low || (self.low_allowed && value == self.low))
            && (value < self.high || (self.high_allowed && value == self.high))
    }
}

/// How an entry of a file is not what it should be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Shape {
    /// It is not there.
    Missing,
    /// It is of another kind: a text where a number belongs.
    OtherKind,
    /// It is none of the words that are known here.
    UnknownWord,
    /// It has more or fewer parts than belong there: 23 hours in a day.
    OtherLength,
    /// A version below 1.
    VersionBelowOne,
    /// It is of the right kind, but cannot be read: no date, no month, no identifier.
    Unreadable,
}

/// What the sentence of an issue needs.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Facts {
    /// The name of the record, empty where there is none.
    pub subject: String,
    /// What was found or what it collides with, in the user's words: a name, a key, a path.
    pub detail: String,
    /// The number that was found.
    pub found: Option<f64>,
    /// What it should have been between.
    pub limits: Option<Limits>,
    /// Line and column of a text, from 1.
    pub at: Option<(usize, usize)>,
    /// How an entry of a file is not what it should be.
    pub shape: Option<Shape>,
}

/// One thing that is wrong.
#[derive(Clone, Debug, PartialEq)]
pub struct Issue {
    /// What kind it is.
    pub code: IssueCode,
    /// What its sentence needs.
    pub facts: Facts,
    /// Where it is.
    pub place: Place,
}

impl Issue {
    /// An issue without facts.
    pub fn new(code: IssueCode, place: Place) -> Self {
        Self { code, facts: Facts::default(), place }
    }

    /// With the name of the record.
    pub fn subject(mut self, name: impl Into<String>) -> Self {
        self.facts.subject = name.into();
        self
    }

    /// With what was found, in words.
    pub fn detail(mut self, detail: impl Into<String>) -> Self {
        self.facts.detail = detail.into();
        self
    }

    /// With the number that was found.
    pub fn found(mut self, found: f64) -> Self {
        self.facts.found = Some(found);
        self
    }

    /// With what the number should have been between.
    pub fn limits(mut self, limits: Limits) -> Self {
        self.facts.limits = Some(limits);
        self
    }

    /// With how an entry of a file is not what it should be.
    pub fn shape(mut self, shape: Shape) -> Self {
        self.facts.shape = Some(shape);
        self
    }

    /// With line and column.
    pub fn at(mut self, line: usize, column: usize) -> Self {
        self.facts.at = Some((line, column));
        self
    }

    /// Whether the plan cannot hold it.
    pub fn is_error(&self) -> bool {
        self.code.gravity() == Gravity::Error
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_in_order_and_none_is_used_twice() {
        let codes: Vec<_> = IssueCode::ALL.iter().map(|code| code.code()).collect();
        assert!(codes.is_sorted_by(|a, b| a < b), "{codes:?}");
    }

    #[test]
    fn limits_hold_their_ends_only_where_they_say_so() {
        assert!(Limits::within(0.0, 1.0).hold(1.0) && Limits::within(0.0, 1.0).hold(0.0));
        assert!(!Limits::above(0.0, 1.0).hold(0.0) && !Limits::below(0.0, 1.0).hold(1.0));
        assert!(!Limits::within(0.0, 1.0).hold(f64::NAN));
        assert!(!Limits::within(0.0, f64::MAX).hold(f64::INFINITY));
    }
}
