//! What lies ahead of the sample SOC: leavers, a post that is being filled, a playbook on its way, the year, and work
//! beside alerts.

use super::PHISHING;
use crate::{
    base::{Estimate, Month, RawId},
    domain::{
        Area, Function, FunctionId, Holiday, HolidayId, OtherWork, Placement, Position, Requisition,
        RequisitionId, RollOut, RollOutId, Staffing, Year, defaults,
    },
};
use chrono::{Datelike, NaiveDate};
use std::collections::BTreeMap;

fn noted(checked: Option<NaiveDate>, estimate: Estimate, note: &str) -> Estimate {
    Estimate { source: note.to_owned(), checked, ..estimate }
}

/// Two of twelve leave in a usual year; one more post is open.
pub(super) fn staffing(checked: Option<NaiveDate>) -> Staffing {
    let noted = |estimate, note: &str| noted(checked, estimate, note);
    let night = Requisition {
        position: Position::default(),
        name: "Thirteenth analyst".into(),
        opened_month: 0,
        people: 1,
        months_to_hire: noted(Estimate::range(3.0, 8.0), "The last three posts took 4, 5 and 7 months"),
    };
    Staffing {
        attrition_per_year: noted(
            Estimate::range(0.1, 0.3),
            "Two of twelve left last year; 3 of 12 are published (Ponemon)",
        ),
        months_to_refill: noted(Estimate::range(3.0, 8.0), "The last three posts took 4, 5 and 7 months"),
        ramp_months: noted(Estimate::range(3.0, 6.0), "Guess of the shift leads"),
        first_share: noted(Estimate::point(0.2), "Guess of the shift leads"),
        requisitions: [(RequisitionId(RawId(0x5c0f_fee0_0000_0001)), night)].into(),
        ..defaults::staffing()
    }
}

pub(super) fn roll_outs(checked: Option<NaiveDate>) -> BTreeMap<RollOutId, RollOut> {
    let playbook = RollOut {
        position: Position::default(),
        name: "Phishing playbook, second stage".into(),
        stream: Some(PHISHING),
        from_month: 3,
        over_months: 3,
        closed_share: noted(checked, Estimate::range(0.05, 0.2), "Trial on last quarter's reports"),
        minutes_saved: noted(checked, Estimate::point(0.0), "Not expected to shorten the rest"),
    };
    [(RollOutId(RawId(0x6c0f_fee0_0000_0001)), playbook)].into()
}

/// A quiet month and a busy one later in the year, so that the first month is a usual one whenever the sample is opened, and the
/// holidays that have fixed days.
pub(super) fn year(first_month: Month) -> Year {
    let mut season = [1.0; 12];
    for (ahead, factor) in [(5, 0.92), (8, 1.06)] {
        season[(first_month.plus(ahead).month as usize + 11) % 12] = factor;
    }
    let mut number = 0;
    let mut day = |year: i32, name: &str, month, day| {
        let date = NaiveDate::from_ymd_opt(year, month, day)?;
        number += 1;
        let id = HolidayId(RawId(0x7c0f_fee0_0000_0000 + number));
        Some((id, Holiday { name: name.to_owned(), date, alerts: 0.6 }))
    };
    let from = first_month.first_day().map_or(first_month.year, |day| day.year());
    let holidays = (from..=from + 1)
        .flat_map(|year| {
            [
                day(year, "New Year's Day", 1, 1),
                day(year, "Christmas Day", 12, 25),
                day(year, "Boxing Day", 12, 26),
            ]
        })
        .flatten()
        .collect();
    Year { season, holidays }
}

pub(super) fn work(checked: Option<NaiveDate>) -> OtherWork {
    let mut position = Position::default();
    let functions = [
        ("Weekly hunt", Area::Hunting, 20.0, Placement::OffDesk, "Half a day a week, planned"),
        (
            "Detections and playbooks",
            Area::DetectionEngineering,
            44.0,
            Placement::OffDesk,
            "Time sheets of the last quarter",
        ),
        ("Monthly report and audits", Area::Governance, 12.0, Placement::OffDesk, "A day and a half a month"),
        (
            "Tune the noisiest rules",
            Area::DetectionEngineering,
            40.0,
            Placement::Filler,
            "As much as the shifts find time for",
        ),
    ];
    let functions = (1..).zip(functions).map(|(number, (name, area, hours, placement, note))| {
        let function = Function {
            position: position.clone(),
            name: name.into(),
            area,
            hours_per_month: noted(checked, Estimate::point(hours), note),
            placement,
            from_month: 0,
            until_month: None,
        };
        position = position.after();
        (FunctionId(RawId(0x8c0f_fee0_0000_0000 + number)), function)
    });
    OtherWork { functions: functions.collect(), ..defaults::other_work() }
}
