//! Where do the hours of the team go, and what would become of those that are freed?
//!
//! Every record that costs effort becomes work entries; hours of the team less absence, breaks and the like stand against
//! them. In: the plan and a month. Out: [`Hours`], all in hours a month. Staffed hours lose empty seats, then what breaks,
//! handover, meetings and other work take, then protected work, incidents and alerts; filler work shares what is left, in
//! its order. Limits: means over the month; whether alerts come when people are there is the capacity report's question.

use crate::{
    base::{Estimate, RawId, time::WEEKS_PER_MONTH},
    domain::{AlertStream, Area, Document, FunctionId, Placement, StreamId, in_order},
    engine::scenario::stream_in_month,
};
use serde::Serialize;

/// What causes work.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum WorkSource {
    /// Alerts of a stream.
    Alerts(StreamId),
    /// What a stream escalates, where the desk does it.
    Escalated(StreamId),
    /// What a stream escalates, where a second tier does it.
    SecondTier(StreamId),
    /// What comes back from the second tier to the desk.
    ComesBack(StreamId),
    /// Incidents.
    Incidents,
    /// Work beside alerts.
    Function(FunctionId, Area),
}

/// A piece of work.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct WorkEntry {
    /// What causes it.
    pub source: WorkSource,
    /// Name of the record: text of the user; empty for incidents.
    pub name: String,
    /// Hours a month.
    pub hours: f64,
    /// The least and the most of the range that the hours come from, where one was typed for them.
    pub between: Option<(f64, f64)>,
    /// Whose hours it takes.
    pub placement: Placement,
}

/// Hours a month.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Hours {
    /// Of all contracts.
    pub contract: f64,
    /// Leave, sickness, training, empty posts.
    pub absence: f64,
    /// Staffed seats.
    pub seats: f64,
    /// Protected work in shifts without a seat.
    pub off_desk: f64,
    /// On the rota, but in no seat and without work; below zero, hours that the team does not have.
    pub unplanned: f64,
    /// Seats that stand empty at short notice.
    pub empty: f64,
    /// Breaks, handover, meetings and other work in the shift.
    pub in_shift: f64,
    /// Protected work at the desk.
    pub at_desk: f64,
    /// Incidents.
    pub incidents: f64,
    /// Alerts, with what comes back.
    pub alerts: f64,
    /// Left at the desk; below zero, work that finds nobody.
    pub left: f64,
    /// Filler work in its order.
    pub fillers: Vec<Filler>,
    /// All pieces of work.
    pub entries: Vec<WorkEntry>,
}

/// Filler work, and what is done of it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Filler {
    /// Which.
    pub id: RawId,
    /// Its name: text of the user.
    pub name: String,
    /// Hours wanted.
    pub wanted: f64,
    /// Hours that the desk finds for it.
    pub done: f64,
}

impl Hours {
    /// Hours of filler work wanted, and found.
    pub fn filler(&self) -> (f64, f64) {
        self.fillers.iter().fold((0.0, 0.0), |sum, work| (sum.0 + work.wanted, sum.1 + work.done))
    }

    /// Protected work, incidents included.
    pub fn protected(&self) -> f64 {
        self.at_desk + self.off_desk + self.incidents
    }
}

/// The hours of a plan so many months after its first one.
pub fn hours(document: &Document, months_ahead: u32) -> Hours {
    let (team, desk) = (&document.team, &document.desk);
    let contract = team.people * team.contract_hours_per_week * WEEKS_PER_MONTH;
    let rota = contract * (1.0 - team.absence.share());
    let seats = desk.seats.values().iter().map(|seats| f64::from(*seats)).sum::<f64>() * WEEKS_PER_MONTH;
    let empty = seats * desk.empty_share.median_share();
    let in_shift = (seats - empty) * team.in_shift_share();
    let entries = work_entries(document, months_ahead);
    let sum = |counts: &dyn Fn(&WorkEntry) -> bool| -> f64 {
        entries.iter().filter(|entry| counts(entry)).map(|entry| entry.hours).sum()
    };
    let of = |placement: Placement| {
        sum(&|entry| entry.placement == placement && matches!(entry.source, WorkSource::Function(..)))
    };
    let (at_desk, off_desk) = (of(Placement::AtDesk), of(Placement::OffDesk));
    let incidents = sum(&|entry| entry.source == WorkSource::Incidents);
    let alerts = sum(&|entry| {
        matches!(entry.source, WorkSource::Alerts(_) | WorkSource::Escalated(_) | WorkSource::ComesBack(_))
    });
    let left = seats - empty - in_shift - at_desk - incidents - alerts;
    let mut spare = left.max(0.0);
    let fillers = entries.iter().filter(|entry| entry.placement == Placement::Filler).filter_map(|entry| {
        let WorkSource::Function(id, _) = entry.source else { return None };
        let done = entry.hours.min(spare);
        spare -= done;
        Some(Filler { id: id.0, name: entry.name.clone(), wanted: entry.hours, done })
    });
    Hours {
        contract,
        absence: contract - rota,
        seats,
        off_desk,
        unplanned: rota - seats - off_desk,
        empty,
        in_shift,
        at_desk,
        incidents,
        alerts,
        left,
        fillers: fillers.collect(),
        entries,
    }
}

/// Every piece of work of a plan in a month: alerts, incidents, functions, each in the order of the plan.
pub fn work_entries(document: &Document, months_ahead: u32) -> Vec<WorkEntry> {
    let mut entries = Vec::new();
    for (id, stream) in in_order(&document.streams) {
        let stream = stream_in_month(document, id, stream, months_ahead);
        stream_entries(document, id, &stream, months_ahead, &mut entries);
    }
    let incidents = document.work.incidents.hours_per_month();
    if incidents > 0.0 {
        entries.push(WorkEntry {
            source: WorkSource::Incidents,
            name: String::new(),
            hours: incidents,
            between: None,
            placement: Placement::AtDesk,
        });
    }
    for (id, function) in in_order(&document.work.functions) {
        if function.is_in(months_ahead) {
            entries.push(WorkEntry {
                source: WorkSource::Function(id, function.area),
                name: function.name.clone(),
                hours: function.hours_per_month.median_amount(),
                between: between(&function.hours_per_month),
                placement: function.placement,
            });
        }
    }
    entries
}

fn between(estimate: &Estimate) -> Option<(f64, f64)> {
    let (low, high) = estimate.bounds();
    (low < high).then_some((low, high))
}

fn stream_entries(
    document: &Document,
    id: StreamId,
    stream: &AlertStream,
    months_ahead: u32,
    entries: &mut Vec<WorkEntry>,
) {
    let growth = 1.0 + stream.growth_per_year.median_amount();
    let raw = stream.volume.median_amount()
        * stream.volume_period.per_month()
        * libm::pow(growth.max(0.0), f64::from(months_ahead) / 12.0);
    let human =
        raw * (1.0 - stream.grouped_share.median_share()) * (1.0 - stream.auto_closed_share.median_share());
    let worked = human / (1.0 - stream.reopened_share.median_share()).max(1e-9);
    let mut add = |source, hours: f64| {
        if hours > 0.0 && hours.is_finite() {
            let name = stream.name.clone();
            entries.push(WorkEntry { source, name, hours, between: None, placement: Placement::AtDesk });
        }
    };
    add(WorkSource::Alerts(id), worked * stream.handling.mean_minutes() / 60.0);
    let escalated = worked * stream.escalation.share.median_share();
    let up = escalated * stream.escalation.minutes.median_amount() / 60.0;
    match &document.desk.second_tier {
        _ if document.desk.escalations_at_desk => add(WorkSource::Escalated(id), up),
        Some(tier) => {
            add(WorkSource::SecondTier(id), up);
            let back = escalated * tier.returned_share.median_share();
            add(WorkSource::ComesBack(id), back * tier.return_minutes.median_amount() / 60.0);
        }
        None => {}
    }
}
