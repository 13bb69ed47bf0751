//! The inputs that matter, editable in place beside what follows from them.

use crate::{
    base::{Estimate, WeekGrid},
    domain::{Document, StreamId, VolumePeriod, in_order},
    text::Voice,
};

/// What can be changed on the page.
#[derive(Clone, Debug, PartialEq)]
pub struct InputsShown {
    /// The streams in their order.
    pub streams: Vec<StreamInputs>,
    /// "1 to 3", the seats of the hours that are staffed.
    pub seats: String,
    /// Whether the most severe alerts interrupt.
    pub critical_interrupts: bool,
    /// The name of the most severe ones; empty without severities.
    pub first_severity: String,
    /// The months of the horizon as they are read, the first one first.
    pub months: Vec<String>,
}

/// What can be changed of a stream.
#[derive(Clone, Debug, PartialEq)]
pub struct StreamInputs {
    /// Which.
    pub id: StreamId,
    /// Its name: text of the user.
    pub name: String,
    /// Raw alerts.
    pub volume: Estimate,
    /// "a month".
    pub volume_unit: &'static str,
    /// The share that automation closes.
    pub auto_closed_share: Estimate,
    /// Hands-on minutes of the typical alert.
    pub typical_minutes: Estimate,
}

/// The inputs of a plan.
pub fn inputs(document: &Document, voice: Voice<'_>) -> InputsShown {
    let words = &voice.words.capacity_page().inputs;
    let streams = in_order(&document.streams)
        .into_iter()
        .map(|(id, stream)| StreamInputs {
            id,
            name: stream.name.clone(),
            volume: stream.volume.clone(),
            volume_unit: match stream.volume_period {
                VolumePeriod::Day => words.a_day,
                VolumePeriod::Week => words.a_week,
                VolumePeriod::Month => words.a_month,
            },
            auto_closed_share: stream.auto_closed_share.clone(),
            typical_minutes: stream.handling.typical_minutes.clone(),
        })
        .collect();
    let written = |seats: u16| voice.format.number(f64::from(seats), 0);
    let staffed = || document.desk.seats.values().iter().copied().filter(|seats| *seats > 0);
    let seats = match (staffed().min(), staffed().max()) {
        (Some(least), Some(most)) if least < most => {
            (voice.words.capacity_page().severities.band)(&written(least), &written(most))
        }
        (_, most) => written(most.unwrap_or(0)),
    };
    let first = in_order(&document.severities).first().map(|(_, severity)| severity.name.clone());
    InputsShown {
        streams,
        seats,
        critical_interrupts: document.critical_interrupts(),
        first_severity: first.unwrap_or_default(),
        months: (0..document.soc.horizon_months.min(MOST_MONTHS))
            .map(|ahead| voice.format.month(document.soc.first_month.plus(ahead as i32)))
            .collect(),
    }
}

/// The longest horizon of a plan.
const MOST_MONTHS: u32 = 120;
/// The most seats of an hour.
const MOST_SEATS: u16 = 5_000;

/// One seat more in every hour that is staffed; in every hour of the week if none is.
pub fn one_seat_more(seats: &WeekGrid<u16>) -> WeekGrid<u16> {
    let is_empty = seats.values().iter().all(|seats| *seats == 0);
    WeekGrid::from_fn(|hour| match seats[hour] {
        0 if !is_empty => 0,
        staffed => staffed.saturating_add(1).min(MOST_SEATS),
    })
}

/// One seat fewer in every hour that has more than one.
pub fn one_seat_fewer(seats: &WeekGrid<u16>) -> WeekGrid<u16> {
    WeekGrid::from_fn(|hour| match seats[hour] {
        0 => 0,
        staffed => (staffed - 1).max(1),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::HourOfWeek;

    #[test]
    fn a_seat_more_opens_no_closed_hour_and_a_seat_fewer_closes_none() {
        let seats = WeekGrid::from_fn(|hour| match hour.hour() {
            0..8 => 0,
            8..18 => 2,
            _ => 1,
        });
        let at = |seats: &WeekGrid<u16>, hour| seats[HourOfWeek::new(hour)];
        let more = one_seat_more(&seats);
        assert_eq!([at(&more, 3), at(&more, 9), at(&more, 20)], [0, 3, 2]);
        let fewer = one_seat_fewer(&seats);
        assert_eq!([at(&fewer, 3), at(&fewer, 9), at(&fewer, 20)], [0, 1, 1]);
        assert_eq!(one_seat_more(&WeekGrid::filled(0)), WeekGrid::filled(1));
    }
}
