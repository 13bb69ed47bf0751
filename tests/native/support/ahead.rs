//! What lies ahead of a random plan.

use super::Random;
use std::collections::BTreeMap;
use watchfloor::{
    base::RawId,
    domain::{
        Area, Function, FunctionId, Holiday, HolidayId, Incidents, KnownLeavers, LeaversId, OtherWork,
        Placement, Position, Requisition, RequisitionId, RollOut, RollOutId, Staffing, StreamId, Year,
    },
};

pub(super) fn staffing(r: &mut Random) -> Staffing {
    let requisitions = (0..r.below(3)).map(|_| {
        let posts = Requisition {
            position: Position::default(),
            name: r.text(),
            opened_month: r.below(24) as u32,
            people: r.below(9) as u32,
            months_to_hire: r.estimate(0.0, 12.0),
        };
        (RequisitionId(RawId(r.bits())), posts)
    });
    let requisitions = requisitions.collect();
    let leavers = (0..r.below(3)).map(|_| {
        let leavers = KnownLeavers {
            position: Position::default(),
            name: r.text(),
            month: r.below(24) as u32,
            people: r.below(4) as u32,
            refilled: r.yes(),
        };
        (LeaversId(RawId(r.bits())), leavers)
    });
    let leavers = leavers.collect();
    Staffing {
        attrition_per_year: r.estimate(0.0, 0.9),
        refills: r.yes(),
        months_to_refill: r.estimate(0.0, 12.0),
        ramp_months: r.estimate(0.0, 12.0),
        first_share: r.estimate(0.0, 1.0),
        mentor_load: r.estimate(0.0, 0.5),
        requisitions,
        leavers,
    }
}

pub(super) fn roll_outs(r: &mut Random, streams: &[StreamId]) -> BTreeMap<RollOutId, RollOut> {
    (0..r.below(3))
        .map(|_| {
            let roll_out = RollOut {
                position: Position::default(),
                name: r.text(),
                stream: streams.first().copied().filter(|_| r.yes()),
                from_month: r.below(24) as u32,
                over_months: r.below(24) as u32,
                closed_share: r.estimate(0.0, 1.0),
                minutes_saved: r.estimate(0.0, 0.9),
            };
            (RollOutId(RawId(r.bits())), roll_out)
        })
        .collect()
}

pub(super) fn year(r: &mut Random) -> Year {
    let mut season = [1.0; 12];
    season.iter_mut().for_each(|factor| *factor = 0.5 + r.share());
    let holidays = (0..r.below(4)).map(|_| {
        let holiday = Holiday { name: r.text(), date: r.day(), alerts: r.share() * 2.0 };
        (HolidayId(RawId(r.bits())), holiday)
    });
    Year { season, holidays: holidays.collect() }
}

pub(super) fn work(r: &mut Random) -> OtherWork {
    let functions = (0..r.below(4)).map(|_| {
        let function = Function {
            position: Position::default(),
            name: r.text(),
            area: Area::ALL[r.below(9) as usize],
            hours_per_month: r.estimate(0.0, 80.0),
            placement: Placement::ALL[r.below(3) as usize],
            from_month: r.below(12) as u32,
            until_month: r.yes().then(|| r.below(24) as u32),
        };
        (FunctionId(RawId(r.bits())), function)
    });
    let functions = functions.collect();
    let incidents = Incidents {
        per_month: r.estimate(0.0, 6.0),
        people: r.below(5) as u32,
        typical_hours: r.estimate(1.0, 10.0),
        bad_case_hours: r.estimate(10.0, 40.0),
    };
    OtherWork { incidents, functions }
}
