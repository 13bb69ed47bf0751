//! What the months ahead are worked out from: the plan's streams and team, and what happens to both month by month.

use crate::{
    base::{Amount, Estimate, Month, RawId},
    domain::{
        self, AlertStream, Document, Field, HistoryId, Placement, StreamId, Team, Year, defaults, in_order,
    },
    engine::scenario::{followers, of_mean_month},
};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The most months that are worked out.
pub const MOST_MONTHS: u32 = 120;
/// The most people of a team or a requisition.
pub const MOST_PEOPLE: u32 = 5_000;
/// Names the hours of incidents among work beside alerts.
pub const INCIDENTS: RawId = RawId(u64::MAX);
/// The longest ramp in months.
pub const LONGEST_RAMP: u32 = 60;

/// Everything that the months ahead rest on. Months are counted from 0, the plan's first one.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct MonthsInput {
    /// The plan's first month.
    pub first_month: Month,
    /// How many months, 1 to [`MOST_MONTHS`].
    pub horizon_months: u32,
    /// Where alerts come from; a volume is that of a usual month at the level of the first one.
    pub streams: BTreeMap<StreamId, AlertStream>,
    /// Whether the same people also do the escalated work.
    pub escalations_at_desk: bool,
    /// The people at the beginning, all fully effective, and their time. Empty posts (`vacancy_share`) are left out, since
    /// leavers and the time to fill their posts are followed here.
    pub team: Team,
    /// The occupancy that should not be exceeded, above 0 and at most 1.
    pub occupancy_limit: f64,
    /// Who comes and who goes.
    pub staffing: Staffing,
    /// Automation that takes effect over the months, in any order.
    pub roll_outs: Vec<RollOut>,
    /// Seasons and holidays in the demand.
    pub year: Year,
    /// Work beside alerts that is to be done by the same people.
    pub other_work: Vec<OtherHours>,
    /// Months of a forecast that were set by hand.
    pub by_hand: Vec<MonthByHand>,
    /// What a scenario makes of a stream, month by month; streams that it leaves alone are not in it.
    pub factors: BTreeMap<StreamId, Vec<MonthFactors>>,
}

/// Hours of work beside alerts.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct OtherHours {
    /// Tells it from others, also when two plans are compared.
    pub id: RawId,
    /// What it is called: text of the user.
    pub name: String,
    /// Hours a month.
    pub hours_per_month: Estimate,
    /// The first month of it.
    pub from: u32,
    /// The first month without it.
    pub until: Option<u32>,
}

impl OtherHours {
    /// Whether there is any of it in a month.
    pub fn is_in(&self, month: u32) -> bool {
        self.from <= month && self.until.is_none_or(|until| month < until)
    }
}

/// A month of a history's forecast that was set by hand: the streams that follow it bring so many raw alerts together,
/// whatever growth, season and holidays say.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct MonthByHand {
    /// Which history.
    pub history: HistoryId,
    /// What it is called: text of the user.
    pub name: String,
    /// Which month, counted from the plan's first one.
    pub month: u32,
    /// Raw alerts, as in a month of mean length.
    pub alerts: Estimate,
    /// The streams, each with its part.
    pub parts: BTreeMap<StreamId, f64>,
}

/// What a scenario makes of a stream in a month: what each is multiplied with.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct MonthFactors {
    /// Alerts that come.
    pub volume: f64,
    /// Alerts that automation leaves to people.
    pub left: f64,
    /// Hands-on minutes.
    pub minutes: f64,
}

impl Default for MonthFactors {
    fn default() -> Self {
        Self { volume: 1.0, left: 1.0, minutes: 1.0 }
    }
}

/// Who comes and who goes.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Staffing {
    /// The share of people that leaves within a year, 0 to below 1.
    pub attrition_per_year: Estimate,
    /// Months until a leaver's post is filled again; none if it is not filled.
    pub months_to_refill: Option<Estimate>,
    /// New posts.
    pub requisitions: Vec<Requisition>,
    /// People whose leaving is known.
    pub known_leavers: Vec<KnownLeavers>,
    /// How newcomers become effective.
    pub ramp: Ramp,
    /// What each newcomer takes from the experienced while on the ramp, in people: 0.1 is half a day a week.
    pub mentor_load: Estimate,
}

/// New posts that are opened together.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Requisition {
    /// Tells it from others, also when two plans are compared.
    pub id: RawId,
    /// What it is called: text of the user.
    pub name: String,
    /// The month in which they are opened.
    pub opened: u32,
    /// How many, at most [`MOST_PEOPLE`].
    pub people: u32,
    /// Months from opening until a newcomer's first day; each post has its own, drawn from the range.
    pub months_to_hire: Estimate,
}

/// People whose leaving is known: notice given, a retirement, a contract that ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KnownLeavers {
    /// The month in which they are gone.
    pub month: u32,
    /// How many.
    pub people: u32,
    /// Whether their posts are filled again, as those of others are.
    pub refilled: bool,
}

/// How a newcomer becomes effective.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Ramp {
    /// In a straight line from a share at the first day to 1.
    Linear {
        /// Months until fully effective, at most [`LONGEST_RAMP`].
        months: Estimate,
        /// The share in the first month, 0 to 1.
        first_share: Estimate,
    },
    /// The share in each month from the first one on; 1 after the last.
    Table(Vec<f64>),
}

/// Automation that takes effect over some months.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RollOut {
    /// Tells it from others, also when two plans are compared.
    pub id: RawId,
    /// What it is called: text of the user.
    pub name: String,
    /// The stream that it concerns; none for all of them.
    pub stream: Option<StreamId>,
    /// The last month without any effect.
    pub from: u32,
    /// Months from then to the full effect; 0 is at once, in `from` itself.
    pub over_months: u32,
    /// The share of what reaches people today that automation closes once in full effect.
    pub closed_share: Estimate,
    /// The share of hands-on minutes that it saves once in full effect.
    pub minutes_saved: Estimate,
}

impl Staffing {
    /// What stands where nobody said.
    pub fn usual() -> Self {
        Self::of(&defaults::staffing())
    }

    /// That of a plan.
    pub fn of(staffing: &domain::Staffing) -> Self {
        Self {
            attrition_per_year: staffing.attrition_per_year.clone(),
            months_to_refill: staffing.refills.then(|| staffing.months_to_refill.clone()),
            requisitions: in_order(&staffing.requisitions)
                .into_iter()
                .map(|(id, posts)| Requisition {
                    id: id.0,
                    name: posts.name.clone(),
                    opened: posts.opened_month,
                    people: posts.people,
                    months_to_hire: posts.months_to_hire.clone(),
                })
                .collect(),
            known_leavers: in_order(&staffing.leavers)
                .into_iter()
                .map(|(_, leavers)| KnownLeavers {
                    month: leavers.month,
                    people: leavers.people,
                    refilled: leavers.refilled,
                })
                .collect(),
            ramp: Ramp::Linear {
                months: staffing.ramp_months.clone(),
                first_share: staffing.first_share.clone(),
            },
            mentor_load: staffing.mentor_load.clone(),
        }
    }
}

/// Why the months cannot be worked out. Names are text of the user.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum MonthsReason {
    /// There is no alert stream.
    NoStreams,
    /// The horizon is not 1 to [`MOST_MONTHS`] months, or two plans that are compared differ in it.
    Horizon,
    /// A number is outside what it can be.
    OutOfRange(InputKey),
    /// Absence, breaks, meetings and other work leave no time for alerts.
    NoTimeForAlerts,
    /// A factor of the season, of a holiday or of a scenario is negative or no number.
    Season,
    /// A requisition has more posts than [`MOST_PEOPLE`].
    TooManyPosts(RawId),
}

/// Which input: what a swing, a reason or a draw is about. Two plans that are compared share the numbers drawn for a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum InputKey {
    /// A number of a stream.
    Stream(StreamId, Field),
    /// A number of the team.
    Team(Field),
    /// Attrition.
    Attrition,
    /// Months until a leaver's post is filled.
    MonthsToRefill,
    /// Months to hire of a requisition.
    MonthsToHire(RawId),
    /// Months until fully effective.
    RampMonths,
    /// The share of effect in the first month.
    RampFirstShare,
    /// What newcomers take from the experienced.
    MentorLoad,
    /// What a roll-out closes.
    RollOutClosed(RawId),
    /// What a roll-out saves.
    RollOutSaved(RawId),
    /// Hours of work beside alerts.
    OtherHours(RawId),
    /// Alerts of a month of a history's forecast that was set by hand, counted from the plan's first one.
    ByHand(HistoryId, u32),
}

impl MonthsInput {
    /// The months of a plan, with what happens to its team and alerts. Filler work waits until there is time and is left out.
    pub fn from_document(document: &Document) -> Self {
        let roll_outs = in_order(&document.roll_outs).into_iter().map(|(id, roll_out)| RollOut {
            id: id.0,
            name: roll_out.name.clone(),
            stream: roll_out.stream,
            from: roll_out.from_month,
            over_months: roll_out.over_months,
            closed_share: roll_out.closed_share.clone(),
            minutes_saved: roll_out.minutes_saved.clone(),
        });
        Self {
            first_month: document.soc.first_month,
            horizon_months: document.soc.horizon_months,
            streams: (*document.streams).clone(),
            escalations_at_desk: document.desk.escalations_at_desk,
            team: (*document.team).clone(),
            occupancy_limit: document.desk.occupancy_limit,
            staffing: Staffing::of(&document.staffing),
            roll_outs: roll_outs.collect(),
            year: (*document.year).clone(),
            other_work: other_work(document),
            by_hand: by_hand(document),
            factors: BTreeMap::new(),
        }
    }

    /// The calendar month of a month of the plan.
    pub fn month(&self, ahead: u32) -> Month {
        self.first_month.plus(ahead.min(MOST_MONTHS) as i32)
    }

    /// The least occupancy limit that the model divides by.
    pub(super) fn limit(&self) -> f64 {
        if self.occupancy_limit > 0.0 && self.occupancy_limit <= 1.0 {
            self.occupancy_limit
        } else {
            defaults::OCCUPANCY_LIMIT
        }
    }
}

/// Months set by hand, within the horizon.
fn by_hand(document: &Document) -> Vec<MonthByHand> {
    let months = document.soc.horizon_months.min(MOST_MONTHS);
    let all = document.histories.iter().filter(|(_, history)| !history.months_by_hand.is_empty());
    all.flat_map(|(id, history)| {
        let parts = followers(document, *id);
        let months = if parts.is_empty() { 0 } else { months };
        (0..months).filter_map(move |ahead| {
            let month = document.soc.first_month.plus(ahead as i32);
            let alerts = of_mean_month(history.months_by_hand.get(&month)?, month);
            Some(MonthByHand {
                history: *id,
                name: history.name.clone(),
                month: ahead,
                alerts,
                parts: parts.clone(),
            })
        })
    })
    .collect()
}

/// Protected work of a plan, and the mean hours of its incidents.
fn other_work(document: &Document) -> Vec<OtherHours> {
    let functions = in_order(&document.work.functions)
        .into_iter()
        .filter(|(_, function)| function.placement != Placement::Filler)
        .map(|(id, function)| OtherHours {
            id: id.0,
            name: function.name.clone(),
            hours_per_month: function.hours_per_month.clone(),
            from: function.from_month,
            until: function.until_month,
        });
    let incidents = &document.work.incidents;
    let each = f64::from(incidents.people) * incidents.mean_hours();
    let mut work: Vec<OtherHours> = functions.collect();
    if incidents.hours_per_month() > 0.0 {
        let amount = match incidents.per_month.amount {
            Amount::Point(number) => Amount::Point(number * each),
            Amount::Range { low, high } => Amount::Range { low: low * each, high: high * each },
        };
        work.push(OtherHours {
            id: INCIDENTS,
            name: String::new(),
            hours_per_month: Estimate { amount, ..incidents.per_month.clone() },
            from: 0,
            until: None,
        });
    }
    work
}
