//! `sample`: the sample plan, as the page offers it, starting in this month or in the one that is named.

use super::{CliError, Exit, Streams};
use crate::{app::sample::sample, base::Month, document};
use chrono::{DateTime, Utc};
use std::time::{SystemTime, UNIX_EPOCH};

pub(super) fn run(mut arguments: lexopt::Parser, streams: &mut Streams<'_>) -> Result<Exit, CliError> {
    use lexopt::prelude::{Long, ValueExt};
    let now = now();
    let mut month = Month::of(now.date_naive());
    // With a month of its own, the text does not depend on the clock either: for plans kept in git.
    let mut saved_at = now;
    while let Some(argument) = arguments.next()? {
        match argument {
            Long("month") => {
                month = arguments.value()?.parse()?;
                let midnight = month.first_day().and_then(|day| day.and_hms_opt(0, 0, 0));
                saved_at = midnight.map_or(now, |midnight| midnight.and_utc());
            }
            other => return Err(other.unexpected().into()),
        }
    }
    let text = document::save(&sample(month), saved_at).map_err(|error| CliError::Said(error.to_string()))?;
    streams.out.write_all(text.as_bytes())?;
    Ok(Exit::Fine)
}

/// The time of this machine, in whole seconds of UTC.
fn now() -> DateTime<Utc> {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    DateTime::from_timestamp(i64::try_from(since.as_secs()).unwrap_or_default(), 0).unwrap_or_default()
}
