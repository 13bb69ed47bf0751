//! What does a month of a forecast that was set by hand make of the streams that follow the history?
//!
//! They bring so many raw alerts together in that month, whatever growth, season and holidays say; each its part by volume,
//! `alerts v_i / sum v`. A plan's months are all as long as a mean one: `alerts x 30.4375 / days of the month`. A scenario that
//! changes a volume changes these months as much.

use super::{MOST_ALERTS, scaled};
use crate::{
    base::{
        Estimate, Month,
        time::{DAYS_PER_MONTH, DAYS_PER_YEAR},
    },
    domain::{AlertStream, Document, HistoryId, StreamId, WeeklyShape},
};
use std::{collections::BTreeMap, sync::Arc};

/// Raw alerts of a mean month.
fn volume(stream: &AlertStream) -> f64 {
    stream.volume.median_amount() * stream.volume_period.per_month()
}

fn follows(stream: &AlertStream, history: HistoryId) -> bool {
    stream.shape == WeeklyShape::Measured { history }
}

fn volume_of_followers(document: &Document, history: HistoryId) -> f64 {
    document.streams.values().filter(|stream| follows(stream, history)).map(volume).sum()
}

/// The streams that follow a history, each with its part of what they bring together; even parts where none brings anything.
pub fn followers(document: &Document, history: HistoryId) -> BTreeMap<StreamId, f64> {
    let of: Vec<_> = document.streams.iter().filter(|(_, stream)| follows(stream, history)).collect();
    let total = volume_of_followers(document, history);
    let even = 1.0 / of.len().max(1) as f64;
    let part = |stream| if total > 0.0 { volume(stream) / total } else { even };
    of.into_iter().map(|(id, stream)| (*id, part(stream))).collect()
}

/// Alerts of a calendar month as those of a month as long as all others.
pub fn of_mean_month(alerts: &Estimate, month: Month) -> Estimate {
    let days = match (month.first_day(), month.plus(1).first_day()) {
        (Some(from), Some(to)) => (to - from).num_days() as f64,
        _ => DAYS_PER_YEAR / 12.0,
    };
    scaled(alerts, DAYS_PER_MONTH / days, MOST_ALERTS)
}

/// Raw alerts of a stream in a month that was set by hand, as those of a mean month; none where the month was not set.
pub(super) fn alerts_by_hand(
    document: &Document,
    id: StreamId,
    stream: &AlertStream,
    month: Month,
) -> Option<Estimate> {
    let WeeklyShape::Measured { history } = stream.shape else { return None };
    let alerts = document.histories.get(&history)?.months_by_hand.get(&month)?;
    let part = followers(document, history).get(&id).copied().unwrap_or(0.0);
    Some(scaled(&of_mean_month(alerts, month), part, MOST_ALERTS))
}

/// Histories whose months were set by hand, with what the streams that follow each bring.
pub(super) fn volumes(document: &Document) -> Vec<(HistoryId, f64)> {
    let by_hand = document.histories.iter().filter(|(_, history)| !history.months_by_hand.is_empty());
    by_hand.map(|(id, _)| (*id, volume_of_followers(document, *id))).collect()
}

/// After volumes changed, months set by hand change as much.
pub(super) fn carry_over(document: &mut Document, before: &[(HistoryId, f64)]) {
    for (id, before) in before {
        let factor = volume_of_followers(document, *id) / before;
        if *before > 0.0
            && factor != 1.0
            && let Some(history) = Arc::make_mut(&mut document.histories).get_mut(id)
        {
            for alerts in history.months_by_hand.values_mut() {
                *alerts = scaled(alerts, factor, MOST_ALERTS);
            }
        }
    }
}
