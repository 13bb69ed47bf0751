//! What the page about severities shows: each promise with what becomes of it.
//!
//! In: the plan and its capacity report. Out: a sentence, a card for each severity in the order they are answered, and one for
//! each customer with the promises that differ.

use super::capacity::reading::share;
use crate::{
    domain::{Clock, Customer, CustomerId, Document, Severity, SeverityId, Target, in_order},
    engine::capacity::{
        Outcome,
        explain::NotComputed,
        report::{CapacityReport, TargetReport},
    },
    text::Voice,
};

/// The page.
#[derive(Clone, Debug, PartialEq)]
pub struct TargetsView {
    /// The sentence a manager can repeat.
    pub answer: String,
    /// First priority first.
    pub severities: Vec<SeverityCard>,
    /// Customers in their order.
    pub customers: Vec<CustomerCard>,
}

/// A customer with the promises that differ.
#[derive(Clone, Debug, PartialEq)]
pub struct CustomerCard {
    /// Which.
    pub id: CustomerId,
    /// Which streams are its own.
    pub streams: String,
    /// Every severity, with what this customer was promised for it.
    pub severities: Vec<CustomerSeverity>,
}

/// What a customer was promised for one severity.
#[derive(Clone, Debug, PartialEq)]
pub struct CustomerSeverity {
    /// Which severity.
    pub id: SeverityId,
    /// Its name.
    pub name: String,
    /// The clock of its own targets; none where it has none and the severity's hold.
    pub own: Option<Clock>,
    /// Until an analyst starts.
    pub acknowledge: PromiseView,
    /// Until triage is done.
    pub triage_done: PromiseView,
}

/// A severity with its two promises.
#[derive(Clone, Debug, PartialEq)]
pub struct SeverityCard {
    /// Which.
    pub id: SeverityId,
    /// As it is named.
    pub severity: Severity,
    /// Until an analyst starts.
    pub acknowledge: PromiseView,
    /// Until triage is done.
    pub triage_done: PromiseView,
}

/// A promise and what becomes of it, in words.
#[derive(Clone, Debug, PartialEq)]
pub struct PromiseView {
    /// The promise.
    pub target: Option<Target>,
    /// What becomes of it.
    pub said: String,
    /// Whether it is kept; none if that is not known.
    pub met: Option<bool>,
}

/// Derives the page. Without a report the promises are there and not judged.
pub fn view(document: &Document, report: Option<&CapacityReport>, voice: Voice<'_>) -> TargetsView {
    let words = voice.words.targets_page();
    let severities: Vec<_> = in_order(&document.severities)
        .into_iter()
        .map(|(id, severity)| {
            let class = report.and_then(|r| r.classes.iter().find(|class| class.severity == id));
            SeverityCard {
                id,
                severity: severity.clone(),
                acknowledge: promise(severity.acknowledge, class.map(|c| &c.acknowledge), voice),
                triage_done: promise(severity.triage_done, class.map(|c| &c.triage_done), voice),
            }
        })
        .collect();
    let customers: Vec<_> = in_order(&document.customers)
        .into_iter()
        .map(|(id, customer)| customer_card(document, id, customer, report, voice))
        .collect();
    let own = customers.iter().flat_map(|card| &card.severities).filter(|of| of.own.is_some());
    let own = own.flat_map(|of| [&of.acknowledge, &of.triage_done]);
    let all = severities.iter().flat_map(|card| [&card.acknowledge, &card.triage_done]).chain(own);
    let promised: Vec<_> = all.filter(|promise| promise.target.is_some()).collect();
    let kept = promised.iter().filter(|promise| promise.met == Some(true)).count();
    let open = promised.iter().filter(|promise| promise.met.is_none()).count();
    let answer = (words.answer)(voice.format, promised.len(), kept, open);
    TargetsView { answer, severities, customers }
}

fn customer_card(
    document: &Document,
    id: CustomerId,
    customer: &Customer,
    report: Option<&CapacityReport>,
    voice: Voice<'_>,
) -> CustomerCard {
    let streams = in_order(&document.streams).into_iter().filter(|(_, stream)| stream.customer == Some(id));
    let streams: Vec<&str> = streams.map(|(_, stream)| stream.name.as_str()).collect();
    let severities = in_order(&document.severities).into_iter().map(|(severity, of)| {
        let own = customer.own_targets.get(&severity);
        let judged = report
            .and_then(|report| report.classes.iter().find(|class| class.severity == severity))
            .and_then(|class| class.customers.iter().find(|of| of.customer == id));
        let acknowledge = own.and_then(|own| own.acknowledge);
        let triage_done = own.and_then(|own| own.triage_done);
        CustomerSeverity {
            id: severity,
            name: of.name.clone(),
            own: own.map(|own| own.clock),
            acknowledge: promise(acknowledge, judged.map(|of| &of.acknowledge), voice),
            triage_done: promise(triage_done, judged.map(|of| &of.triage_done), voice),
        }
    });
    let severities = severities.collect();
    CustomerCard { id, streams: (voice.words.targets_page().customers.streams)(&streams), severities }
}

fn promise(target: Option<Target>, judged: Option<&TargetReport>, voice: Voice<'_>) -> PromiseView {
    let words = voice.words.targets_page();
    // A report of an older plan does not judge a promise that has changed since.
    let judged = judged.filter(|report| report.target == target && target.is_some());
    let in_time = judged.and_then(|report| report.share.value());
    let nothing = Outcome::NotComputed(NotComputed::NothingArrives);
    let nothing_arrives = judged.is_some_and(|report| report.share.outcome == nothing);
    let met = judged.and_then(|report| report.met);
    let said = match (target, in_time, met) {
        (None, ..) => words.no_target.to_owned(),
        (Some(promised), Some(in_time), Some(true)) => {
            (words.kept)(&share(in_time, Some(promised.share), voice))
        }
        (Some(promised), Some(in_time), Some(false)) => {
            (words.missed)(&share(in_time, Some(promised.share), voice))
        }
        _ if nothing_arrives => words.nothing_arrives.to_owned(),
        _ => words.pending.to_owned(),
    };
    PromiseView { target, said, met }
}

/// The words that imports remember, each with the name of the severity that it stands for, by word.
pub fn remembered_words(document: &Document) -> Vec<(String, String)> {
    let name = |id| document.severities.get(id).map(|severity| severity.name.clone()).unwrap_or_default();
    document.import_memory.severity_words.iter().map(|(word, id)| (word.clone(), name(id))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        app::sample,
        base::Month,
        engine::capacity::{DeskWeek, report_with_chance},
        text::{PlainFormat, en},
    };
    use std::sync::Arc;

    fn voice() -> Voice<'static> {
        Voice { words: &en::WORDS, format: &PlainFormat }
    }

    fn plan() -> Document {
        sample::sample(Month { year: 2027, month: 1 })
    }

    #[test]
    fn a_promise_is_kept_or_missed_as_the_report_has_it() {
        let plan = plan();
        let week = DeskWeek::from_document(&plan, 0).unwrap();
        let report = report_with_chance(&week);
        let shown = view(&plan, Some(&report), voice());
        for (card, class) in shown.severities.iter().zip(&report.classes) {
            assert_eq!(card.id, class.severity);
            assert_eq!(card.acknowledge.met, class.acknowledge.met);
            assert_eq!(card.triage_done.met, class.triage_done.met);
        }
        assert!(shown.answer.contains(" of "), "{}", shown.answer);
    }

    #[test]
    fn a_promise_that_was_just_changed_is_not_judged_by_the_old_report() {
        let mut plan = plan();
        let week = DeskWeek::from_document(&plan, 0).unwrap();
        let report = report_with_chance(&week);
        let first = *in_order(&plan.severities).first().map(|(id, _)| id).unwrap();
        let severities = Arc::make_mut(&mut plan.severities);
        severities.get_mut(&first).unwrap().acknowledge = Some(Target { within_minutes: 1.0, share: 0.999 });
        let shown = view(&plan, Some(&report), voice());
        assert_eq!(shown.severities[0].acknowledge.met, None);
        assert_eq!(shown.severities[0].acknowledge.said, "Not computed yet");
    }
}
