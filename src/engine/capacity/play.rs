//! What of a plan only the simulation plays: who interrupts, ageing, what is closed unread, the second tier, incidents, empty seats,
//! the end of a shift. The formulas have the mean of some of it in the in-shift share, and leave the rest out.

use super::{flow::per_day, input::lognormal_minutes};
use crate::domain::{AlertStream, Document, ShiftEnd, StreamId, in_order};

/// What only the simulation plays.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PlayInput {
    /// By class, in the order of priority.
    pub classes: Vec<PlayClass>,
    /// The share of a staffed hour off the queue, without incidents and empty seats; none if it is the week's own.
    pub in_shift_share: Option<f64>,
    /// Incidents, if there are any.
    pub incidents: Option<PlayIncidents>,
    /// Seats of the second tier with what comes back from it; none if what is escalated leaves.
    pub second_tier: Option<PlayTier>,
    /// What happens to the alert in hand at the end of a shift.
    pub shift_end: ShiftEnd,
    /// The share of planned seats that stand empty.
    pub empty_share: f64,
}

/// One class.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct PlayClass {
    /// Whether its alerts interrupt work on lower ones.
    pub interrupts: bool,
    /// Hours until its alerts rise by one priority.
    pub ages_every_hours: Option<f64>,
    /// Hours until its alerts are closed unread.
    pub expires_after_hours: Option<f64>,
    /// The share that is escalated to the second tier, and its hands-on minutes there.
    pub escalated: (f64, f64),
}

/// Incidents of an hour.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PlayIncidents {
    /// How many an hour.
    pub per_hour: f64,
    /// People for each.
    pub people: u32,
    /// Mean hours of each of them.
    pub mean_hours: f64,
    /// Standard deviation of the hours over their mean.
    pub cv: f64,
}

/// The second tier.
#[derive(Clone, Debug, PartialEq)]
pub struct PlayTier {
    /// Seats by hour of the week.
    pub seats: Vec<u16>,
    /// The share that comes back.
    pub returned_share: f64,
    /// Hands-on minutes for it.
    pub return_minutes: f64,
}

impl PlayInput {
    pub(super) fn of(document: &Document, streams: &[(StreamId, &AlertStream)], in_shift_share: f64) -> Self {
        let incidents = &document.work.incidents;
        let typical = incidents.typical_hours.median_amount();
        let (mean_hours, variance) = lognormal_minutes(typical, incidents.bad_case_hours.median_amount());
        let per_hour = incidents.per_month.median_amount() / crate::base::time::HOURS_PER_MONTH;
        let second_tier = document.desk.second_tier.as_ref().filter(|_| !document.desk.escalations_at_desk);
        Self {
            classes: in_order(&document.severities)
                .into_iter()
                .map(|(id, severity)| PlayClass {
                    interrupts: severity.interrupts,
                    ages_every_hours: severity.ages_every_hours,
                    expires_after_hours: severity.expires_after_hours,
                    escalated: escalated(streams, id),
                })
                .collect(),
            in_shift_share: Some(in_shift_share),
            incidents: (per_hour > 0.0 && incidents.people > 0).then(|| PlayIncidents {
                per_hour,
                people: incidents.people,
                mean_hours,
                cv: libm::sqrt(variance) / mean_hours,
            }),
            second_tier: second_tier.map(|tier| PlayTier {
                seats: tier.seats.values().to_vec(),
                returned_share: tier.returned_share.median_share(),
                return_minutes: tier.return_minutes.median_amount(),
            }),
            shift_end: document.desk.shift_end,
            empty_share: document.desk.empty_share.median_share(),
        }
    }
}

/// The share of the alerts of a severity that is escalated and the mean minutes for one, over all streams.
fn escalated(streams: &[(StreamId, &AlertStream)], severity: crate::domain::SeverityId) -> (f64, f64) {
    let (mut alerts, mut up, mut minutes) = (0.0, 0.0, 0.0);
    for (_, stream) in streams {
        let total: f64 = stream.severity_mix.values().map(|share| share.max(0.0)).sum();
        let own = stream.severity_mix.get(&severity).copied().unwrap_or(0.0).max(0.0);
        if total <= 0.0 || own <= 0.0 {
            continue;
        }
        let worked = per_day(stream.volume.median_amount(), stream.volume_period)
            * (1.0 - stream.grouped_share.median_share())
            * (1.0 - stream.auto_closed_share.median_share())
            / (1.0 - stream.reopened_share.median_share())
            * own
            / total;
        let share = worked * stream.escalation.share.median_share();
        alerts += worked;
        up += share;
        minutes += share * stream.escalation.minutes.median_amount();
    }
    if alerts > 0.0 && up > 0.0 && minutes > 0.0 { (up / alerts, minutes / up) } else { (0.0, 0.0) }
}
