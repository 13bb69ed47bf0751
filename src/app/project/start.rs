//! What the page of the five questions shows while they are answered: what the answers come to, and what is wrong.
//!
//! In: the answers. Out: a sentence from the flow of work, the calibrated minutes, or issues. Limits: the sentence is about the
//! first month; waits and targets are the capacity page's.

use crate::{
    app::questions::{Answers, plan_from_answers},
    base::RawId,
    document::Issue,
    domain::Document,
    engine::capacity::{DeskWeek, quick_report},
    text::{Voice, start_page::StartFacts},
};

/// What the answers come to.
#[derive(Clone, Debug, PartialEq)]
pub struct StartView {
    /// The sentence; none while something is wrong.
    pub said: Option<String>,
    /// Mean hands-on minutes, if they were worked out.
    pub calibrated: Option<String>,
    /// What is wrong.
    pub issues: Vec<Issue>,
}

/// Derives it.
pub fn view(answers: &Answers, voice: Voice<'_>) -> StartView {
    // Identifiers of a plan that is thrown away: any will do.
    let mut next = 0;
    let mut ids = || {
        next += 1;
        RawId(next)
    };
    let words = voice.words.start_page();
    match plan_from_answers(answers, voice, &mut ids) {
        Err(issues) => StartView { said: None, calibrated: None, issues },
        Ok(plan) => {
            let facts = facts(&plan);
            let is_calibrated =
                matches!(answers.minutes, crate::app::questions::MinutesAnswer::NotKnown { .. });
            let calibrated =
                facts.filter(|_| is_calibrated).map(|facts| (words.calibrated)(voice.format, facts.minutes));
            StartView {
                said: facts.map(|facts| (words.live)(voice.format, facts)),
                calibrated,
                issues: Vec::new(),
            }
        }
    }
}

fn facts(plan: &Document) -> Option<StartFacts> {
    let week = DeskWeek::from_document(plan, 0).ok()?;
    let report = quick_report(&week);
    let human = report.desk.human_alerts.value()?;
    let worked = report.funnel.worked;
    let work_hours = report.desk.work_hours.value()?;
    Some(StartFacts {
        alerts_per_day: human / 7.0,
        minutes: if worked > 0.0 { work_hours * 60.0 / worked } else { 0.0 },
        work_hours,
        queue_hours: report.desk.queue_hours.value()?,
        people_needed: report.people.for_present_seats.value(),
        people: plan.team.people,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        app::questions::{AlertsAnswer, MinutesAnswer, usual_answers, usual_minutes},
        base::{Estimate, Month},
        domain::{VolumePeriod, WeeklyShape},
        text::{PlainFormat, en},
    };

    fn voice() -> Voice<'static> {
        Voice { words: &en::WORDS, format: &PlainFormat }
    }

    fn usual() -> Answers {
        usual_answers("Ours".to_owned(), "UTC".to_owned(), "EUR".to_owned(), Month { year: 2027, month: 1 })
    }

    #[test]
    fn the_usual_answers_come_to_something() {
        let view = view(&usual(), voice());
        assert!(view.issues.is_empty(), "{:?}", view.issues);
        let said = view.said.unwrap_or_default();
        assert!(said.starts_with("120 alerts a day at "), "{said}");
    }

    #[test]
    fn minutes_that_nobody_knows_are_said_as_worked_out() {
        let mut answers = usual();
        answers.minutes =
            MinutesAnswer::NotKnown { share_on_alerts: 0.6, alerts_closed_per_month: Some(3_000.0) };
        assert!(view(&answers, voice()).calibrated.is_some_and(|said| said.contains("minutes an alert")));
    }

    #[test]
    fn a_team_that_closes_what_comes_is_as_busy_with_it_as_it_said() {
        for (share, period, volume) in [
            (0.6, VolumePeriod::Day, 120.0),
            (0.35, VolumePeriod::Month, 2_000.0),
            (0.9, VolumePeriod::Week, 50.0),
        ] {
            let mut answers = usual();
            answers.alerts.volume = Estimate::point(volume);
            answers.alerts.period = period;
            answers.minutes =
                MinutesAnswer::NotKnown { share_on_alerts: share, alerts_closed_per_month: None };
            let plan = plan_from_answers(&answers, voice(), &mut || RawId(1)).unwrap();
            let facts = facts(&plan).unwrap();
            let occupancy = facts.work_hours / facts.queue_hours;
            assert!((occupancy - share).abs() < 1e-4, "{occupancy} for {share}");
        }
        let mut answers = usual();
        answers.minutes = usual_minutes(false);
        let said = view(&answers, voice()).said.unwrap_or_default();
        assert!(said.contains("60% busy on average"), "{said}");
    }

    #[test]
    fn an_impossible_answer_is_an_issue_and_no_sentence() {
        let mut answers = usual();
        answers.alerts = AlertsAnswer {
            volume: Estimate::point(-5.0),
            period: VolumePeriod::Day,
            shape: WeeklyShape::Flat,
        };
        let view = view(&answers, voice());
        assert_eq!(view.said, None);
        assert!(!view.issues.is_empty());
    }
}
