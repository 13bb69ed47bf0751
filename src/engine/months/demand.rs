//! Hands-on hours of the months ahead, stream by stream.
//!
//! Raw alerts of month t: `volume (1 + g)^(t/12) season(t)`; reaching people: `raw (1 - grouped) (1 - closed(t))`; worked:
//! `that / (1 - reopened)`; hours: `worked x (mean minutes (1 - saved(t)) + escalated x its minutes) / 60`. A roll-out closes
//! a share of what reaches people, which it reaches in a straight line; several close what the others left. A scenario
//! multiplies alerts, what is left to people and minutes by month. Raw alerts of a month set by hand are the stream's part of
//! that number, in place of the first formula. The mean of the lognormal hands-on minutes is that of the capacity report.

use super::{
    input::{InputKey, MonthByHand, MonthFactors, RollOut},
    model::{Collector, is_amount, is_part, is_share},
    spread::Spread,
};
use crate::{
    base::normal::lognormal_mean,
    domain::{AlertStream, Field, StreamId, automation::progress},
};

/// Growth may not take away everything.
const LEAST_GROWTH: f64 = -0.99;

/// A roll-out whose numbers are found by their place.
#[derive(Clone, Copy, Debug)]
pub(super) struct PreparedRollOut {
    stream: Option<StreamId>,
    from: u32,
    over: u32,
    closed: usize,
    saved: usize,
}

impl PreparedRollOut {
    pub(super) fn of(roll_out: &RollOut, all: &mut Collector) -> Self {
        Self {
            stream: roll_out.stream,
            from: roll_out.from,
            over: roll_out.over_months,
            closed: all.add(
                InputKey::RollOutClosed(roll_out.id),
                Spread::share(&roll_out.closed_share),
                is_share,
            ),
            saved: all.add(
                InputKey::RollOutSaved(roll_out.id),
                Spread::share(&roll_out.minutes_saved),
                is_share,
            ),
        }
    }

    /// How far it has come in a month, 0 to 1.
    fn progress(&self, month: usize) -> f64 {
        progress(self.from, self.over, month as u32)
    }
}

/// A month set by hand whose number is found by its place.
#[derive(Clone, Copy, Debug)]
pub(super) struct PreparedMonth<'a> {
    of: &'a MonthByHand,
    alerts: usize,
}

impl<'a> PreparedMonth<'a> {
    pub(super) fn of(of: &'a MonthByHand, all: &mut Collector) -> Self {
        let key = InputKey::ByHand(of.history, of.month);
        Self { of, alerts: all.add(key, Spread::amount(&of.alerts, 0.0), is_amount) }
    }
}

/// A stream whose numbers are found by their place.
#[derive(Clone, Debug)]
pub(super) struct PreparedStream {
    per_month: f64,
    volume: usize,
    growth: usize,
    grouped: usize,
    closed: usize,
    reopened: usize,
    typical: usize,
    bad_case: usize,
    escalated: usize,
    escalation_minutes: usize,
    escalations_at_desk: bool,
    roll_outs: Vec<PreparedRollOut>,
    factors: Vec<MonthFactors>,
    /// By month, where the number set by hand stands and the stream's part of it; empty where none was set.
    by_hand: Vec<Option<(usize, f64)>>,
}

impl PreparedStream {
    pub(super) fn of(
        id: StreamId,
        stream: &AlertStream,
        escalations_at_desk: bool,
        roll_outs: &[PreparedRollOut],
        factors: Option<&Vec<MonthFactors>>,
        all: &mut Collector,
    ) -> Self {
        let own: Vec<PreparedRollOut> = roll_outs
            .iter()
            .filter(|roll_out| roll_out.stream.is_none_or(|stream| stream == id))
            .copied()
            .collect();
        let mut add =
            |field, spread, holds: fn(f64) -> bool| all.add(InputKey::Stream(id, field), spread, holds);
        let amount = |estimate| Spread::amount(estimate, 0.0);
        Self {
            per_month: stream.volume_period.per_month(),
            volume: add(Field::Volume, amount(&stream.volume), is_amount),
            growth: add(Field::Growth, Spread::amount(&stream.growth_per_year, LEAST_GROWTH), |g| {
                g >= LEAST_GROWTH
            }),
            grouped: add(Field::GroupedShare, Spread::share(&stream.grouped_share), is_share),
            closed: add(Field::AutoClosedShare, Spread::share(&stream.auto_closed_share), is_share),
            reopened: add(Field::ReopenedShare, Spread::share(&stream.reopened_share), is_part),
            typical: add(Field::TypicalMinutes, amount(&stream.handling.typical_minutes), |m| m > 0.0),
            bad_case: add(Field::BadCaseMinutes, amount(&stream.handling.bad_case_minutes), |m| m > 0.0),
            escalated: add(Field::EscalatedShare, Spread::share(&stream.escalation.share), is_share),
            escalation_minutes: add(Field::EscalationMinutes, amount(&stream.escalation.minutes), is_amount),
            escalations_at_desk,
            roll_outs: own,
            factors: factors.cloned().unwrap_or_default(),
            by_hand: Vec::new(),
        }
    }

    /// The same with what was set by hand for it.
    pub(super) fn with_months_by_hand(
        mut self,
        id: StreamId,
        months: &[PreparedMonth<'_>],
        horizon: usize,
    ) -> Self {
        for month in months {
            let Some(part) = month.of.parts.get(&id) else { continue };
            self.by_hand.resize(horizon, None);
            if let Some(place) = self.by_hand.get_mut(month.of.month as usize) {
                *place = Some((month.alerts, *part));
            }
        }
        self
    }

    /// Adds the hands-on hours of each month.
    pub(super) fn add_hours(&self, values: &[f64], season: &[f64], hours: &mut [f64]) {
        let growth = libm::exp(libm::log1p(values[self.growth]) / 12.0);
        let minutes = lognormal_mean(values[self.typical], values[self.bad_case]);
        let escalation = match self.escalations_at_desk {
            true => values[self.escalated] * values[self.escalation_minutes],
            false => 0.0,
        };
        // A draw at the very end of a cut range would never end.
        let worked = (1.0 - values[self.grouped]) / (1.0 - values[self.reopened].min(0.99));
        let mut raw = values[self.volume] * self.per_month;
        for (month, (sum, season)) in hours.iter_mut().zip(season).enumerate() {
            let (closed, saved) = self.automation(values, month);
            let factors = self.factors.get(month).copied().unwrap_or_default();
            let each = minutes * (1.0 - saved) * factors.minutes + escalation;
            let left = (1.0 - closed) * factors.left;
            let came = match self.by_hand.get(month).copied().flatten() {
                Some((alerts, part)) => values[alerts] * part,
                None => raw * season,
            };
            *sum += came * factors.volume * worked * left * each / 60.0;
            raw *= growth;
        }
    }

    /// The share closed without a person, and the share of minutes saved.
    fn automation(&self, values: &[f64], month: usize) -> (f64, f64) {
        let (mut closed, mut saved) = (values[self.closed], 0.0);
        for roll_out in &self.roll_outs {
            let progress = roll_out.progress(month);
            closed = 1.0 - (1.0 - closed) * (1.0 - values[roll_out.closed] * progress);
            saved = 1.0 - (1.0 - saved) * (1.0 - values[roll_out.saved] * progress);
        }
        (closed, saved)
    }
}
