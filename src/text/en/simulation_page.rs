//! Words of the page on which the desk is played.

use crate::{
    domain::Promise,
    text::{
        Format,
        capacity_page::PictureWords,
        simulation_page::{BesideWords, Gap, Options, Pictures, PlayedFacts, SimulationPage, Strip},
    },
};

pub(in crate::text) const SIMULATION_PAGE: SimulationPage = SimulationPage {
    answer,
    unplayed: "How sure are we, and what do the formulas leave out?",
    unplayed_detail: "The other pages calculate with formulas, which simplify. Here the desk is played alert by alert over some weeks, \
                      many times with other chance: it shows how far each figure may be off.",
    detail: "A range is where the true figure lies 95 times in 100. What lies outside its promise by its whole range is sure; the \
             rest is too close to call.",
    behind: |f, weeks| {
        format!(
            "More work comes than the desk can do: lines grow for as long as it is played. Figures are of the {} after today, \
             and of a longer time they would be worse.",
            weeks_written(f, weeks)
        )
    },
    play: "Play the desk",
    play_again: "Play again",
    playing: "Playing the desk, alert by alert",
    stopped: |f, times| format!("Stopped after {}; what was found stays.", times_written(f, times)),
    failed: |cause| format!("The desk could not be played: {cause}."),
    too_many: |f, alerts, most| {
        format!(
            "This desk would get {} alerts in one run; {} at most can be played. Play fewer weeks, or look at the volumes of the \
             streams: one may be a slip.",
            f.number(alerts, 0),
            f.number(most, 0)
        )
    },
    stale: "This is of the plan before your last change, or of other settings.",
    strip: Strip {
        kept: "Promises surely kept",
        kept_of: |f, of| format!("of {}", f.number(of as f64, 0)),
        kept_note: |f, missed, unsure| match (missed, unsure) {
            (0, 0) => "no range reaches below its promise".to_owned(),
            (missed, 0) => format!("{} missed", f.number(missed as f64, 0)),
            (0, unsure) => format!("{} too close to call", f.number(unsure as f64, 0)),
            (missed, unsure) => {
                format!(
                    "{} missed, {} too close to call",
                    f.number(missed as f64, 0),
                    f.number(unsure as f64, 0)
                )
            }
        },
        busy: "Busy",
        busy_limit: |share| format!("of at most {share}"),
        overtime: "Overtime at shift ends",
        overtime_unit: "h a week",
        times: "Played",
        times_unit: "times",
        times_note: |alerts, is_tight| {
            let sure = if is_tight { "ranges are narrow" } else { "ranges are still wide" };
            format!("{alerts} alerts; {sure}")
        },
        range: |low, high| format!("{low} to {high}"),
    },
    options: Options {
        title: "How it is played",
        about: "Seats, alerts, minutes and promises are the plan's, with the scenario that is shown.",
        weeks: ("Weeks of one repetition", "longer ones show slower things, and take longer"),
        weeks_unit: "weeks",
        shift_end: "At the end of a shift, an open alert is",
        finish: "finished",
        hand_over: "handed over",
        shift_end_hint: "Finished: the analyst stays until it is done, which is overtime. Handed over: the next shift goes on with it.",
        sick: "Planned seats empty through sickness",
        sick_hint: |share| {
            format!("for a whole shift, by chance; the plan's days of sickness are {share} of working days")
        },
        more: "For who wants to play the same chance again",
        times: "How often",
        times_are: |f, times| match times {
            None => "until the ranges are narrow, 400 times at most".to_owned(),
            Some(times) => times_written(f, times),
        },
        seed: ("Number of the chance", "the same number plays the same weeks again, another one others"),
    },
    pictures: Pictures {
        promises: PictureWords {
            title: "Promises, with how sure each is",
            subtitle: "Share within each promise; the whiskers are its range, the tick is what is promised",
        },
        promise: "Promise",
        kept: "Within it",
        promised: "Promised",
        promise_of: |severity, promise, within| match promise {
            Promise::Acknowledge => format!("{severity}, started in {within}"),
            Promise::TriageDone => format!("{severity}, triage done in {within}"),
        },
        promises_sentence: |f, kept, missed, unsure| {
            let count = |n: usize| f.number(n as f64, 0);
            let of = kept + missed + unsure;
            match (missed, unsure) {
                (0, 0) => format!("All {} promises are surely kept.", count(of)),
                _ => format!(
                    "Surely kept: {} of {} promises; surely missed: {}; too close to call: {}.",
                    count(kept),
                    count(of),
                    count(missed),
                    count(unsure)
                ),
            }
        },
        promises_none: "Nothing is promised yet.",
        backlog: PictureWords {
            title: "What waits, hour by hour",
            subtitle: "Alerts waiting at the end of each hour by severity, the mean of all repetitions",
        },
        weeks: "Weeks played",
        alerts: "alerts",
        backlog_sentence: |f, most, week, hour| {
            format!("Most alerts wait in week {week}, {hour}: {} on average.", few(f, most))
        },
        backlog_grows: |f, growth| {
            format!("The lines grow by {} alerts a week for as long as it is played.", few(f, growth))
        },
        backlog_none: "Hardly an alert waits at the end of an hour.",
        hours: PictureWords {
            title: "When alerts are not started in time",
            subtitle: "By hour of arrival: how far the share started in time lies below what is promised (orange) or above (blue)",
        },
        hours_of: "Severity",
        below: "below the promise",
        above: "above the promise",
        hours_sentence: |severity, hour, share, promised| {
            format!(
                "The weakest hour of {severity} is {hour}: {share} are started in time, {promised} are promised."
            )
        },
        hours_none: "No severity has a promise about its start.",
    },
    beside: BesideWords {
        title: "Formula beside simulation",
        about: "Where what the formulas say lies outside the range, the last column says what they leave out.",
        severity: "Severity",
        figure: "Figure",
        formula: "Formula",
        played: "Played",
        range: "Range",
        why: "Why they differ",
        mean_wait: "mean wait",
        slow_wait: "19 in 20 start within",
        promise: |promise, within| match promise {
            Promise::Acknowledge => format!("started in {within}"),
            Promise::TriageDone => format!("triage done in {within}"),
        },
        none: "not computed",
        and: ", ",
        agree: "The formulas agree with what was played, within its ranges.",
        reasons: "What the formulas leave out of this desk",
        different_minutes: Gap {
            short: "different minutes",
            sentence: "Different minutes: severities take different times; the formulas give all alerts one length.",
        },
        uneven_minutes: Gap {
            short: "uneven minutes",
            sentence: "Uneven minutes: alerts of one severity take more, or less, uneven times than the formulas take for granted.",
        },
        seats_close: Gap {
            short: "seats close",
            sentence: "Seats close: the formulas have another seat take up the open alert when one closes.",
        },
        interruption: Gap {
            short: "interruptions",
            sentence: "Interruptions: the formulas have interrupted work taken up before all other; at the desk it waits at the head of its own line.",
        },
        empty_seats: Gap {
            short: "empty seats",
            sentence: "Empty seats: seats stand empty for whole shifts here; the formulas take their share from every hour.",
        },
        ageing: Gap {
            short: "rising alerts",
            sentence: "Rising alerts: alerts that wait move up here; the formulas keep to the order of the severities.",
        },
        closed_unread: Gap {
            short: "closed unread",
            sentence: "Closed unread: alerts that nobody began are closed here; the formulas have every one of them worked.",
        },
        incidents: Gap {
            short: "incidents",
            sentence: "Incidents: they take several people at once here; the formulas spread their hours over the week.",
        },
        comes_back: Gap {
            short: "work comes back",
            sentence: "Work comes back: the second tier hands some of its work back here; the formulas leave that out.",
        },
        customer_minutes: Gap {
            short: "minutes of customers",
            sentence: "Minutes of customers: here a customer's alerts take the minutes of their severity; the formulas take its own.",
        },
        line_grows: Gap {
            short: "lines grow",
            sentence: "Lines grow: the formulas give no end or a usual week; here it is these weeks, begun without a line.",
        },
        approximation: Gap {
            short: "approximation",
            sentence: "Approximation: the formulas follow the week in steps and come close, not further.",
        },
    },
};

const SMALL: [&str; 13] =
    ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

pub(super) fn weeks_written(f: &dyn Format, weeks: u32) -> String {
    match SMALL.get(weeks as usize) {
        Some(one) if weeks == 1 => format!("{one} week"),
        Some(small) => format!("{small} weeks"),
        None => format!("{} weeks", f.number(f64::from(weeks), 0)),
    }
}

fn times_written(f: &dyn Format, times: u32) -> String {
    match times {
        1 => "one time".to_owned(),
        times => format!("{} times", f.number(f64::from(times), 0)),
    }
}

/// A count that may be small.
fn few(f: &dyn Format, count: f64) -> String {
    f.number(count, usize::from(count < 9.95))
}

/// "Low", "Medium and Low", "High, Medium and Low".
fn listed(names: &[&str]) -> String {
    match names {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [others @ .., last] => format!("{} and {last}", others.join(", ")),
    }
}

fn answer(f: &dyn Format, facts: &PlayedFacts<'_>) -> String {
    let played = format!("Played {} over {}", times_written(f, facts.times), weeks_written(f, facts.weeks));
    let Some((severity, promise, share)) = &facts.first else {
        return format!("{played}: nothing is promised yet, so that only waits can be told.");
    };
    let does = match promise {
        Promise::Acknowledge => "is started in time",
        Promise::TriageDone => "is triaged in time",
    };
    let missed = match facts.missed.as_slice() {
        [] => String::new(),
        [one] => format!("{one} misses its promise"),
        many => format!("{} miss their promises", listed(many)),
    };
    let unsure = match facts.unsure.as_slice() {
        [] => String::new(),
        [one] => format!("{one} is too close to call"),
        many => format!("{} are too close to call", listed(many)),
    };
    let rest = match (missed.is_empty(), unsure.is_empty()) {
        (true, true) => "every promise is kept".to_owned(),
        (false, true) => missed,
        (true, false) => unsure,
        (false, false) => format!("{missed}, and {unsure}"),
    };
    format!("{played}: {severity} {does} in {share} of cases; {rest}.")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::PlainFormat;

    #[test]
    fn the_answer_names_what_is_missed_and_what_is_too_close_to_call() {
        let said = |missed: &[&'static str], unsure: &[&'static str]| {
            let first = Some(("Critical", Promise::Acknowledge, "97% to 98%".to_owned()));
            let facts =
                PlayedFacts { times: 120, weeks: 4, first, missed: missed.to_vec(), unsure: unsure.to_vec() };
            answer(&PlainFormat, &facts)
        };
        let begin = "Played 120 times over four weeks: Critical is started in time in 97% to 98% of cases; ";
        assert_eq!(said(&["Low"], &[]), format!("{begin}Low misses its promise."));
        assert_eq!(said(&[], &[]), format!("{begin}every promise is kept."));
        assert_eq!(
            said(&["Medium", "Low"], &["High"]),
            format!("{begin}Medium and Low miss their promises, and High is too close to call.")
        );
    }

    #[test]
    fn without_a_promise_there_are_only_waits() {
        let facts = PlayedFacts { times: 1, weeks: 13, first: None, missed: Vec::new(), unsure: Vec::new() };
        assert_eq!(
            answer(&PlainFormat, &facts),
            "Played one time over 13 weeks: nothing is promised yet, so that only waits can be told."
        );
    }
}
