//! What does the history of alerts that a SIEM or ticket system exported say? CSV or TSV in, an
//! [`AlertTally`](crate::domain::AlertTally) out: aggregates only.
//!
//! [`sniff`] looks at the beginning of a file and proposes how to read it; the user corrects the proposal; an
//! [`Importer`] takes the file in pieces and draws up the tally. Method, rules and limits: docs/methods/alert-history.md.

mod address;
mod bins;
mod counted_rows;
mod counts;
mod date_order;
mod encoding;
mod grouping;
mod importer;
mod index;
mod machine;
mod options;
mod records;
mod roles;
mod rules;
mod sniff;
mod tickets;
mod time;
mod zone;

pub use crate::domain::alert_file::{DateOrder, ImportError, Reading, Role, TextEncoding};
pub use date_order::{DateEvidence, OrderFinding};
pub use importer::{Importer, MAX_REJECTED_SHOWN};
pub use options::{ColumnMap, GroupingChoice, ImportOptions};
pub use sniff::{ColumnProfile, FileProfile, SNIFF_BYTES, sniff, sniff_as};
