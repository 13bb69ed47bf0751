//! A plan in which nothing is answered yet: what a manager fills in who does not want to be asked.

use crate::{
    app::questions::likely_currency,
    base::{Estimate, HourOfWeek, Month, WeekGrid},
    domain::{
        Absence, Desk, Document, ImportMemory, InShiftLoss, MinimumSeats, RotaPlan, ShiftEnd, SocFacts, Team,
        defaults,
    },
};
use std::{collections::BTreeMap, sync::Arc};

/// An empty plan from this month on, in this zone. Nobody is at the desk and no alert comes in until somebody says so.
pub fn blank(plan_name: &str, first_month: Month, home_zone: &str) -> Document {
    let nothing = || Estimate::point(0.0);
    Document {
        soc: Arc::new(SocFacts {
            plan_name: plan_name.to_owned(),
            organisation: String::new(),
            home_zone: home_zone.to_owned(),
            currency: likely_currency(home_zone).unwrap_or("EUR").to_owned(),
            first_month,
            horizon_months: 12,
            business_hours: WeekGrid::from_fn(is_office_hour),
        }),
        severities: Arc::new(BTreeMap::new()),
        customers: Arc::default(),
        streams: Arc::new(BTreeMap::new()),
        histories: Arc::new(BTreeMap::new()),
        desk: Arc::new(Desk {
            seats: WeekGrid::filled(0),
            minimum: MinimumSeats { seats: WeekGrid::filled(0), reason: String::new(), cover_breaks: false },
            escalations_at_desk: false,
            occupancy_limit: 0.85,
            shift_end: ShiftEnd::Finish,
            empty_share: defaults::empty_share(),
            second_tier: None,
        }),
        team: Arc::new(Team {
            people: 0.0,
            contract_hours_per_week: 40.0,
            part_timers: 0.0,
            part_time_hours_per_week: defaults::PART_TIME_HOURS,
            shift_hours: 8.0,
            absence: Absence {
                leave_days: nothing(),
                sickness_days: nothing(),
                training_days: nothing(),
                vacancy_share: nothing(),
            },
            in_shift_loss: InShiftLoss {
                break_minutes: nothing(),
                handover_minutes: nothing(),
                meeting_minutes: nothing(),
                other_work_share: nothing(),
            },
        }),
        staffing: Arc::new(defaults::staffing()),
        roll_outs: Arc::default(),
        year: Arc::default(),
        work: Arc::new(defaults::other_work()),
        rota: Arc::new(RotaPlan::empty(first_month.first_day().unwrap_or_default())),
        scenarios: Arc::default(),
        import_memory: Arc::new(ImportMemory::default()),
    }
}

/// Monday to Friday, 09:00 to 17:00.
fn is_office_hour(hour: HourOfWeek) -> bool {
    hour.day() < 5 && (9..17).contains(&hour.hour())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::validate;

    #[test]
    fn an_empty_plan_can_be_kept_and_worked_on() {
        let plan = blank("New plan", Month { year: 2027, month: 1 }, "Europe/Berlin");
        let errors: Vec<_> = validate::document(&plan).into_iter().filter(|issue| issue.is_error()).collect();
        assert_eq!(errors, []);
        assert_eq!(blank("", Month { year: 2027, month: 1 }, "America/Chicago").soc.currency, "USD");
        assert_eq!(plan.soc.business_hours.values().iter().filter(|open| **open).count(), 40);
    }
}
