//! Words of explanations.

use crate::{
    base::Basis,
    domain::explanation::{Assumption, Formula, Model, NotComputed, Quantity, Unit},
    text::{
        Format,
        capacity::{Capacity, ModelWords},
    },
};

pub(in crate::text) const CAPACITY: Capacity = Capacity {
    formula,
    quantity,
    quantity_of: |quantity, of| format!("{quantity} ({of})"),
    model,
    assumption,
    not_computed,
    with_unit,
    band: |worse, better| format!("{worse} to {better}"),
    pending: "being worked out",
    basis: |basis| match basis {
        Basis::Typed => "typed",
        Basis::Default => "default",
        Basis::Measured => "measured",
        Basis::Calibrated => "calibrated",
    },
    setting: "setting of the plan",
    week: "from the hours of the week",
    derived: "worked out",
};

fn formula(formula: Formula) -> &'static str {
    match formula {
        Formula::HumanAlerts => "{0} × (1 − {1}) × (1 − {2}), with growth of {4} a year; {3} come back",
        Formula::AllHumanAlerts => "sum over the streams of the alerts that reach people",
        Formula::WorkedAlerts => {
            "sum over the streams of the alerts that reach people ÷ (1 − those that come back)"
        }
        Formula::MeanMinutes => {
            "mean of a lognormal through {0} (half take longer) and {1} (one in ten takes longer), with escalated work \
             where the desk does it"
        }
        Formula::MixedMinutes => "mean over the streams, weighted by their alerts",
        Formula::Work => "sum over the severities of alerts × hands-on minutes ÷ 60",
        Formula::SeatHours => "seats summed over the 168 hours of the week",
        Formula::QueueHours => "{0} × (1 − {1})",
        Formula::Occupancy => "{0} ÷ {1}",
        Formula::Unworked => {
            "work that is beyond the hours for alerts in the week, of this severity once those before it are done, ÷ \
             hands-on time of one alert"
        }
        Formula::ShareByFlow => {
            "share of {0} whose gap between arrival and start in the flow of work is within {3}; promised: {4}"
        }
        Formula::ShareByChance => {
            "share of {0} that are in time within {3}, over every length that the queue may have on arrival; promised: {4}"
        }
        Formula::LongestWait => {
            "longest gap between arrival and start that comes from backlog, chance left out ({0}, {1} each)"
        }
        Formula::MeanWait => "mean number of alerts that wait ÷ alerts an hour ({0}, {1} each)",
        Formula::SlowWait => "the wait that 95 in 100 alerts do not exceed ({0}, {1} each)",
        Formula::PeakBacklog => {
            "highest number of alerts left in the flow of the week's work ({0}, {1} each)"
        }
        Formula::ChanceOfWaiting => "share of alerts that find every seat busy when they arrive",
        Formula::WindowSeats => {
            "largest, over all spans of hours, of the work that arrives in the span ÷ the staffed hours from its start to \
             {2} after its end"
        }
        Formula::PeoplePerSeat => "{0} ÷ ({1} × (1 − {2}))",
        Formula::PeopleNeeded => "({0} + {1}) ÷ ({2} × (1 − {3}))",
        Formula::TeamHours => "{0} × {1} × (1 − {2})",
        Formula::AbsenceShare => "1 − (1 − ({0} + {1} + {2}) ÷ 260.9 days) × (1 − {3})",
        Formula::OffQueueShare => {
            "1 − (1 − ({0} + {1} + {2}) ÷ {4}) × (1 − {3}) × (1 − {5}) + ({6} + {7}) ÷ {8}"
        }
        Formula::InShiftShare => "1 − (1 − ({0} + {1} + {2}) ÷ {4}) × (1 − {3})",
        Formula::SeatsOfHour => "{0} of the busiest hour ÷ (1 − {1})",
        Formula::FewestSeats => {
            "fewest seat hours among {2} plans that keep every target, occupancy up to {0} and the minimum of {1}; plans from \
             nothing are made of shifts of {3}"
        }
        Formula::LongWorkSeats => {
            "analysts busy with alerts of more than an hour, and so many more that {0} of those alerts wait for one: busy + \
             β × √busy, rounded up, in the busiest hour"
        }
    }
}

fn quantity(quantity: Quantity) -> &'static str {
    match quantity {
        Quantity::RawAlerts => "alerts raised",
        Quantity::Growth => "growth a year",
        Quantity::GroupedShare => "share grouped away",
        Quantity::AutoClosedShare => "share closed by automation",
        Quantity::ReopenedShare => "share that comes back",
        Quantity::HumanAlerts => "alerts that reach people",
        Quantity::WorkedAlerts => "alerts worked",
        Quantity::TypicalMinutes => "hands-on minutes, typical",
        Quantity::BadCaseMinutes => "hands-on minutes, bad case",
        Quantity::MeanMinutes => "mean hands-on minutes",
        Quantity::EscalatedShare => "share escalated",
        Quantity::EscalatedMinutes => "minutes of an escalation",
        Quantity::Work => "work",
        Quantity::SeatHours => "seat hours",
        Quantity::EmptyShare => "share of seats empty at short notice",
        Quantity::ProtectedHours => "protected hours at the desk a week",
        Quantity::IncidentHours => "hours of incidents a week",
        Quantity::BesideHours => "hours of work beside the desk a week",
        Quantity::InShiftShare => "share of a shift off the queue",
        Quantity::QueueHours => "hours for alerts",
        Quantity::Occupancy => "occupancy",
        Quantity::WorkBeyond => "work beyond the hours",
        Quantity::TargetMinutes => "promised time",
        Quantity::TargetShare => "promised share",
        Quantity::MeanWaiting => "mean number waiting",
        Quantity::PieceMinutes => "minutes of an equal piece of work",
        Quantity::ContractHours => "contract hours a week",
        Quantity::AbsenceShare => "share of contract time absent",
        Quantity::LeaveDays => "days of leave and holidays",
        Quantity::SicknessDays => "days of sickness",
        Quantity::TrainingDays => "days of training",
        Quantity::VacancyShare => "share of posts empty",
        Quantity::BreakMinutes => "minutes of breaks a shift",
        Quantity::HandoverMinutes => "minutes of handover a shift",
        Quantity::MeetingMinutes => "minutes of meetings a shift",
        Quantity::OtherWorkShare => "share for other work",
        Quantity::ShiftHours => "length of a shift",
        Quantity::People => "people in the team",
        Quantity::HoursInWeek => "hours in a week",
        Quantity::Course => "course of the week",
        Quantity::OccupancyLimit => "occupancy limit",
        Quantity::MinimumSeatHours => "seat hours of the minimum",
        Quantity::PlansTried => "plans tried",
        Quantity::MayWait => "share that may wait",
    }
}

fn model(model: Model) -> ModelWords {
    let (name, about) = match model {
        Model::Arithmetic => ("Arithmetic", "Adds, multiplies and divides what was entered."),
        Model::Fluid => (
            "Fluid with priorities and carry-over",
            "Lets work flow through the hours, the most severe first; what finds no time is carried over. It has no chance in \
             it: where there is time enough nobody waits. It decides targets above 24 hours and what never clears.",
        ),
        Model::Stationary => (
            "Erlang C with priorities (Cobham)",
            "The steady state of a desk whose hours are all alike. It is not computed for a week that varies.",
        ),
        Model::Transient => (
            "M(t)/M/s(t) with priorities, by uniformisation",
            "Follows the chance of every length of the queue through the week, carry-over included. It decides targets of up \
             to 24 hours, as long as no more than 2,000 alerts are at the desk.",
        ),
        Model::TargetWindow => (
            "SLA-window bound",
            "Compares the work of every span of hours with the staffed hours until its last alert is due. Chance is left out.",
        ),
        Model::Search => (
            "Search",
            "Tries seats in spans and shifts that can be staffed against the models that judge the present ones.",
        ),
        Model::OfferedLoad => (
            "Modified offered load, square root staffing",
            "Follows how many analysts work of hours keeps busy: fewer than its arrivals ask for while they rise, more while they \
             fall.",
        ),
    };
    ModelWords { name, about }
}

fn assumption(assumption: Assumption) -> &'static str {
    match assumption {
        Assumption::SameWeek => "Every week is like this one.",
        Assumption::IndependentArrivals => "Alerts of an hour arrive independently of each other.",
        Assumption::SeverityThenOldest => {
            "The most severe alert is taken first, and the oldest of a severity."
        }
        Assumption::FinishedFirst => "What was begun is finished before a more severe alert is taken.",
        Assumption::FirstInterrupts => {
            "Alerts of the first priority interrupt other work; the waits of the others are at most these."
        }
        Assumption::NoChanceInFlow => "Work flows evenly: nobody waits where there is time enough.",
        Assumption::UnevenHandling => {
            "Hands-on times are spread as exponential pieces of work that make others wait as long as the real ones do."
        }
        Assumption::OwnHandling => {
            "Once an alert is begun, its own work takes a lognormal time through the typical and the bad case, longer by what a \
             shift loses off the queue, and is not paused."
        }
        Assumption::DifferentHandling => {
            "Hands-on times differ much; the two ends come from short and from long pieces of work."
        }
        Assumption::HandedOver => "When a seat closes, its open alert is handed on and taken up first.",
        Assumption::SeatsAsPlanned => "Seats open and close as planned while an alert waits.",
        Assumption::FixedWaitOnOthers => "Each alert that waits for others waits exactly as long as entered.",
        Assumption::BusinessTime => "Only business hours count towards the target.",
        Assumption::FallsBehind => {
            "The desk falls behind here: with the oldest first, in the end every alert waits too long."
        }
        Assumption::RangeMedian => "A range stands for its median.",
    }
}

fn not_computed(format: &dyn Format, reason: NotComputed) -> String {
    match reason {
        NotComputed::NothingArrives => "Not computed: no alert of this severity arrives.".to_owned(),
        NotComputed::NoTarget => "Not computed: no target is set.".to_owned(),
        NotComputed::NeverClears => {
            "Not computed: more arrives than the desk can work, so that the wait has no end.".to_owned()
        }
        NotComputed::WeekVaries => "Not computed: a steady state needs hours that are all alike.".to_owned(),
        NotComputed::QueueTooLong { limit } => format!(
            "Not computed: the queue cannot be followed. It is longer than {} alerts, or the weeks do not settle.",
            format.number(f64::from(limit), 0)
        ),
        NotComputed::NoSeats => "Not computed: no seat is staffed in any hour.".to_owned(),
        NotComputed::NoStaffedHourInTime => {
            "Not computed: alerts of some hours have no staffed hour before they are due.".to_owned()
        }
        NotComputed::LongerThan { hours } => {
            format!("Not computed: it is longer than {} h.", format.number(f64::from(hours), 0))
        }
        NotComputed::NoLongWork { minutes } => format!(
            "Not computed: no severity takes more than {} min of hands-on time on average.",
            format.number(f64::from(minutes), 0)
        ),
    }
}

fn with_unit(format: &dyn Format, value: f64, unit: Unit) -> String {
    let few = if value.abs() < 10.0 {
        2
    } else if value.abs() < 100.0 {
        1
    } else {
        0
    };
    match unit {
        Unit::Share => format.percent(value, 1),
        Unit::Minutes => format!("{} min", format.number(value, few.min(1))),
        Unit::Hours => format!("{} h", format.number(value, few)),
        Unit::HoursAWeek => format!("{} h a week", format.number(value, few.min(1))),
        Unit::Alerts => format!("{} alerts", format.number(value, few.min(1))),
        Unit::AlertsAnHour => format!("{} alerts an hour", format.number(value, few)),
        Unit::AlertsAWeek => format!("{} alerts a week", format.number(value, few.min(1))),
        Unit::Seats => format!("{} seats", format.number(value, few)),
        Unit::People => format!("{} people", format.number(value, few)),
        Unit::Plain => format.number(value, few),
    }
}
