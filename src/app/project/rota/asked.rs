//! Leave that waits for an answer: what it would leave, who could take that one after another, and what each answer changes.

use super::{
    RotaSeen,
    balance::{Lacks, lacks},
    grid::line_name,
    panels::could_said,
};
use crate::{
    app::command::RotaChange,
    domain::{
        LeaveId, PersonId, RotaPlan, Year, in_order,
        rota::{Leave, LeaveReason},
    },
    engine::rota::{Cell, Left, left_by},
    text::{Voice, rota_why::LeftSaid},
};
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// Leave that waits for an answer.
#[derive(Clone, Debug, PartialEq)]
pub struct Asking {
    /// Who.
    pub person: PersonId,
    /// Which leave.
    pub leave: LeaveId,
    /// What they are called.
    pub name: String,
    /// What is asked.
    pub said: String,
    /// What stands against it and what it would leave; nothing if it can be approved.
    pub left: Vec<String>,
    /// How many gaps stay, if it is approved; empty where none do.
    pub gaps: String,
    /// The shifts that those named would take.
    pub given: Vec<Cell>,
}

/// How leave is answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// It is approved.
    Approve,
    /// It is approved, and those named take the shifts.
    ApproveAndGive,
    /// It is declined: what was asked for goes.
    Decline,
}

impl Asking {
    /// What an answer changes, in one step; none if the leave is gone.
    pub fn answered(&self, rota: &RotaPlan, answer: Answer) -> Option<RotaChange> {
        let leave = rota.people.get(&self.person)?.leave.get(&self.leave)?.clone();
        let change = |leave| RotaChange::Leave(self.person, self.leave, leave);
        let approved = change(Some(Leave { is_approved: true, ..leave }));
        Some(match answer {
            Answer::Approve => approved,
            Answer::ApproveAndGive => {
                RotaChange::Together(vec![approved, RotaChange::Cells(self.given.clone())])
            }
            Answer::Decline => change(None),
        })
    }
}

/// All leave that waits for an answer and touches the rota.
pub fn asked(rota: &RotaPlan, year: &Year, seen: &RotaSeen, voice: Voice<'_>) -> Vec<Asking> {
    let page = voice.words.rota_page();
    let mut asking = Vec::new();
    for (person, record) in in_order(&rota.people) {
        for (leave, time_off) in record.leave.iter().filter(|(_, leave)| !leave.is_approved) {
            let days: Vec<usize> = (0..rota.days()).filter(|day| time_off.holds(rota.date(*day))).collect();
            if days.is_empty() {
                continue;
            }
            let all = left_by(rota, &seen.arranged, person, &days).into_iter();
            let gaps: Vec<Left> = all.filter(Left::is_gap).collect();
            let given =
                gaps.iter().filter_map(|left| Some((left.taker()?, rota.date(left.day), Some(left.shift))));
            let lacks = lacks(rota, year, person, time_off).map(|lacks| lacks_said(lacks, voice));
            asking.push(Asking {
                person,
                leave: *leave,
                name: record.name.clone(),
                said: (page.asks)(voice.format, &record.name, time_off.reason, time_off.first, time_off.last),
                left: lacks.into_iter().chain(left_said(rota, &gaps, voice)).collect(),
                gaps: gaps_said(&gaps, voice),
                given: given.collect(),
            });
        }
    }
    asking
}

/// People report sick for their days of these cells, each from the first to the last, in one step.
pub fn off_sick(cells: &[(PersonId, NaiveDate)], mut new_id: impl FnMut() -> LeaveId) -> RotaChange {
    let mut days: BTreeMap<PersonId, (NaiveDate, NaiveDate)> = BTreeMap::new();
    for (person, date) in cells {
        let of = days.entry(*person).or_insert((*date, *date));
        *of = (of.0.min(*date), of.1.max(*date));
    }
    let sick = days.into_iter().map(|(person, (first, last))| {
        let leave = Leave { first, last, reason: LeaveReason::Sickness, is_approved: true };
        RotaChange::Leave(person, new_id(), Some(leave))
    });
    RotaChange::Together(sick.collect())
}

fn lacks_said(lacks: Lacks, voice: Voice<'_>) -> String {
    let words = voice.words.rota_records();
    match lacks {
        Lacks::Days(days) => (words.beyond)(voice.format, days),
        Lacks::Hours { asked, there } => (words.beyond_lieu)(voice.format, asked, there),
    }
}

/// Each shift with who takes it, and how many of them can be covered together.
fn left_said(rota: &RotaPlan, gaps: &[Left], voice: Voice<'_>) -> Vec<String> {
    let words = voice.words.rota_why();
    let name = |left: &Left| rota.shifts.get(&left.shift).map(|kind| kind.name.as_str()).unwrap_or_default();
    let one = |left: &Left| {
        let (first, others) = left.could.split_at(1.min(left.could.len()));
        let stays = left.stays.iter().filter_map(|open| line_name(rota, rota.cover.get(&open.cover)?, voice));
        let stays: Vec<String> = stays.collect();
        let said = LeftSaid {
            shift: name(left),
            date: rota.date(left.day),
            taker: &could_said(rota, first, voice),
            others: &could_said(rota, others, voice),
            short: &stays.join(", "),
            leaves_alone: left.leaves_alone,
            stays_alone: left.stays_alone,
        };
        (words.would_leave)(voice.format, said)
    };
    let mut said: Vec<String> = gaps.iter().map(one).collect();
    if gaps.len() > 1 {
        let (stay, covered): (Vec<&Left>, Vec<&Left>) = gaps.iter().partition(|left| left.is_open());
        let stay: Vec<String> =
            stay.iter().map(|left| (words.on_day)(voice.format, name(left), rota.date(left.day))).collect();
        said.push((words.covered_together)(covered.len(), gaps.len(), &stay.join(", ")));
    }
    said
}

/// How many gaps stay with and without those who take the shifts.
fn gaps_said(gaps: &[Left], voice: Voice<'_>) -> String {
    if gaps.is_empty() {
        return String::new();
    }
    let stay = gaps.iter().filter(|left| left.is_open()).count();
    let is_given = gaps.iter().any(|left| left.taker().is_some());
    (voice.words.rota_why().gaps_stay)(gaps.len(), is_given.then_some(stay))
}
