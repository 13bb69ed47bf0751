//! What do roll-outs of automation and the season make of the alerts of one month?
//!
//! Closed shares close what the ones before left: `1 - (1 - closed) (1 - share x progress)`; saved minutes multiply likewise; the
//! season multiplies the volume. A month that was set by hand replaces volume, growth and season. Holidays are days, and the week of a plan is one without any.

use super::{MOST_ALERTS, MOST_MINUTES, by_hand::alerts_by_hand, mapped, scaled};
use crate::{
    base::Estimate,
    domain::{AlertStream, Document, StreamId, VolumePeriod},
};
use std::borrow::Cow;

/// A stream of the plan as it is so many months after the first one; growth is not in it.
pub fn stream_in_month<'a>(
    document: &Document,
    id: StreamId,
    stream: &'a AlertStream,
    months_ahead: u32,
) -> Cow<'a, AlertStream> {
    let month = document.soc.first_month.plus(months_ahead.min(1_200) as i32);
    let season = document.year.season_of(month);
    let by_hand = alerts_by_hand(document, id, stream, month);
    let (mut left, mut kept) = (1.0, 1.0);
    for roll_out in document.roll_outs.values().filter(|roll_out| roll_out.concerns(id)) {
        let progress = roll_out.progress(months_ahead);
        left *= 1.0 - roll_out.closed_share.median_share() * progress;
        kept *= 1.0 - roll_out.minutes_saved.median_share() * progress;
    }
    if by_hand.is_none() && season == 1.0 && left == 1.0 && kept == 1.0 {
        return Cow::Borrowed(stream);
    }
    let mut stream = stream.clone();
    match by_hand {
        Some(alerts) => {
            stream.growth_per_year = Estimate { source: alerts.source.clone(), ..Estimate::point(0.0) };
            stream.volume = alerts;
            stream.volume_period = VolumePeriod::Month;
        }
        None => stream.volume = scaled(&stream.volume, season, MOST_ALERTS),
    }
    stream.auto_closed_share = mapped(&stream.auto_closed_share, |closed| 1.0 - (1.0 - closed) * left);
    // No alert takes no time at all.
    let kept = kept.max(1e-6);
    stream.handling.typical_minutes = scaled(&stream.handling.typical_minutes, kept, MOST_MINUTES);
    stream.handling.bad_case_minutes = scaled(&stream.handling.bad_case_minutes, kept, MOST_MINUTES);
    Cow::Owned(stream)
}
