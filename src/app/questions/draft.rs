//! What was typed into the five questions, so that nothing of it is lost: not by choosing another kind of answer and
//! coming back, not by leaving the page, not by a reload.
//!
//! In: answers and choices. Out: answers. Each kind of answer keeps its own values; one that is chosen for the first time
//! begins with the usual values, the own week with the seats shown before, the sketch with the shape shown before, and
//! other severities with the names and promises that were typed. Limits: kept in this browser, one set for all tabs.

use super::{
    Answers, MinutesAnswer, PatternKind, SeatPattern, SeverityAnswer, soc_facts, usual_minutes,
    usual_pattern, usual_severities,
};
use crate::{
    base::{Amount, Basis, Month, WeekGrid},
    domain::{VolumePeriod, WeeklyShape, shape::sketch_like},
    engine::capacity::flow::per_day,
};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The answers as they stand, and those that were left for another kind of answer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Draft {
    /// The answers as they stand.
    pub answers: Answers,
    patterns: Vec<SeatPattern>,
    sketch: Option<WeekGrid<f64>>,
    minutes: Option<MinutesAnswer>,
    severities: Vec<Vec<SeverityAnswer>>,
}

impl Draft {
    /// A draft that begins with these answers.
    pub fn new(answers: Answers) -> Self {
        Self { answers, patterns: Vec::new(), sketch: None, minutes: None, severities: Vec::new() }
    }

    /// The draft as it is kept.
    pub fn to_text(&self) -> String {
        // Numbers, words and lists: there is nothing in it that JSON cannot hold.
        serde_json::to_string(self).unwrap_or_default()
    }

    /// The draft that was kept, for a plan that begins now and here; none if the text is not one of this version.
    pub fn from_text(text: &str, home_zone: &str, first_month: Month) -> Option<Self> {
        let mut draft: Self = serde_json::from_str(text).ok()?;
        draft.answers.home_zone = home_zone.to_owned();
        draft.answers.first_month = first_month;
        Some(draft)
    }

    /// Another kind of week at the desk.
    pub fn choose_pattern(&mut self, to: PatternKind) {
        let now = self.answers.desk.seats.clone();
        if now.kind() == to {
            return;
        }
        let known = self.patterns.iter().find(|pattern| pattern.kind() == to).cloned();
        self.answers.desk.seats = known.unwrap_or_else(|| usual_pattern(to, &now));
        self.patterns.retain(|pattern| pattern.kind() != now.kind());
        self.patterns.push(now);
    }

    /// Another period that alerts are counted by. A number that nobody typed stays as many alerts; one that was typed is what
    /// was typed.
    pub fn choose_period(&mut self, to: VolumePeriod) {
        let alerts = &mut self.answers.alerts;
        if let (Basis::Default, Amount::Point(volume)) = (alerts.volume.basis, alerts.volume.amount) {
            // As many a day, in the other period.
            let many = per_day(volume, alerts.period) / per_day(1.0, to);
            alerts.volume.amount = Amount::Point(libm::round(many));
        }
        alerts.period = to;
    }

    /// Another shape of the week; a sketch by [`Draft::choose_sketch`].
    pub fn choose_shape(&mut self, to: WeeklyShape) {
        if let WeeklyShape::Sketch { hours } = &self.answers.alerts.shape {
            self.sketch = Some(hours.clone());
        }
        self.answers.alerts.shape = to;
    }

    /// The sketch: as it was drawn before, or like the shape before it.
    pub fn choose_sketch(&mut self) {
        if matches!(self.answers.alerts.shape, WeeklyShape::Sketch { .. }) {
            return;
        }
        let before =
            || sketch_like(&self.answers.alerts.shape.weights(&soc_facts(&self.answers), &BTreeMap::new()));
        let hours = self.sketch.take().unwrap_or_else(before);
        self.answers.alerts.shape = WeeklyShape::Sketch { hours };
    }

    /// Whether the minutes are known.
    pub fn choose_minutes(&mut self, known: bool) {
        if matches!(self.answers.minutes, MinutesAnswer::Known { .. }) != known {
            let other = self.minutes.take().unwrap_or_else(|| usual_minutes(known));
            self.minutes = Some(std::mem::replace(&mut self.answers.minutes, other));
        }
    }

    /// Another number of severities: those of that number as they were left, else the first ones of those that were
    /// typed, else the usual ones.
    pub fn choose_severity_count(&mut self, count: usize) {
        let now = self.answers.severities.clone();
        if now.len() == count {
            return;
        }
        let usual = usual_severities(count);
        let left = self.severities.iter().find(|left| left.len() == count && **left != usual).cloned();
        self.answers.severities = left
            .unwrap_or_else(|| if now == usual_severities(now.len()) { usual } else { resized(&now, count) });
        self.severities.retain(|left| left.len() != now.len());
        self.severities.push(now);
    }
}

/// The first so many; what goes gives its alerts to the last one that stays, what comes is a usual one with its usual
/// share, behind the others.
fn resized(now: &[SeverityAnswer], count: usize) -> Vec<SeverityAnswer> {
    let mut severities: Vec<_> = now.iter().take(count).cloned().collect();
    let gone: f64 = now.iter().skip(count).map(|severity| severity.share).sum();
    if let Some(last) = severities.last_mut() {
        last.share += gone;
    }
    let usual = usual_severities(4);
    let is_new = |other: &&SeverityAnswer| now.iter().all(|known| known.name != other.name);
    // The least urgent ones come into question first, since they stand last.
    let mut more: Vec<_> = usual.iter().rev().filter(is_new).take(count.saturating_sub(now.len())).collect();
    more.reverse();
    severities.extend(more.into_iter().cloned());
    severities
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        app::questions::usual_answers,
        base::{Estimate, HourOfWeek},
    };

    const MONTH: Month = Month { year: 2027, month: 1 };

    fn draft() -> Draft {
        Draft::new(usual_answers("Ours".into(), "Europe/Berlin".into(), "EUR".into(), MONTH))
    }

    #[test]
    fn seats_that_were_typed_are_there_again_after_a_look_at_another_pattern() {
        let mut draft = draft();
        let typed = SeatPattern::RoundTheClock { by_day: 5, by_night: 3, day_from: 6, day_to: 22 };
        draft.answers.desk.seats = typed.clone();
        draft.choose_pattern(PatternKind::Business);
        draft.choose_pattern(PatternKind::Own);
        // The own week begins with what was shown.
        assert_eq!(draft.answers.desk.seats.seats()[HourOfWeek::new(10)], 2);
        draft.choose_pattern(PatternKind::RoundTheClock);
        assert_eq!(draft.answers.desk.seats, typed);
    }

    #[test]
    fn minutes_that_were_typed_are_there_again_after_not_known() {
        let mut draft = draft();
        draft.answers.minutes = MinutesAnswer::Known { typical: Estimate::range(8.0, 14.0), bad_case: None };
        draft.choose_minutes(false);
        assert_eq!(
            draft.answers.minutes,
            MinutesAnswer::NotKnown { share_on_alerts: 0.6, alerts_closed_per_month: None }
        );
        draft.answers.minutes =
            MinutesAnswer::NotKnown { share_on_alerts: 0.4, alerts_closed_per_month: Some(900.0) };
        draft.choose_minutes(true);
        assert_eq!(
            draft.answers.minutes,
            MinutesAnswer::Known { typical: Estimate::range(8.0, 14.0), bad_case: None }
        );
        draft.choose_minutes(false);
        assert_eq!(
            draft.answers.minutes,
            MinutesAnswer::NotKnown { share_on_alerts: 0.4, alerts_closed_per_month: Some(900.0) }
        );
    }

    #[test]
    fn a_sketch_begins_as_the_shape_before_and_stays_as_it_was_drawn() {
        let mut draft = draft();
        draft.choose_shape(WeeklyShape::MoreAtNight);
        draft.choose_sketch();
        let WeeklyShape::Sketch { hours } = &mut draft.answers.alerts.shape else { panic!("no sketch") };
        assert_eq!((hours[HourOfWeek::new(2)], hours[HourOfWeek::new(12)]), (1.41, 0.71));
        hours[HourOfWeek::new(12)] = 3.0;
        let drawn = draft.answers.alerts.shape.clone();
        draft.choose_shape(WeeklyShape::Flat);
        draft.choose_sketch();
        assert_eq!(draft.answers.alerts.shape, drawn);
    }

    #[test]
    fn severities_that_were_typed_survive_another_number_of_them() {
        let mut draft = draft();
        for (severity, name) in draft.answers.severities.iter_mut().zip(["P1", "P2", "P3", "P4"]) {
            severity.name = name.into();
        }
        let typed = draft.answers.severities.clone();
        draft.choose_severity_count(3);
        let names = |draft: &Draft| {
            draft.answers.severities.iter().map(|severity| severity.name.clone()).collect::<Vec<_>>()
        };
        assert_eq!(names(&draft), ["P1", "P2", "P3"]);
        assert!((draft.answers.severities.iter().map(|s| s.share).sum::<f64>() - 1.0).abs() < 1e-12);
        draft.choose_severity_count(4);
        assert_eq!(draft.answers.severities, typed);
    }

    #[test]
    fn one_more_severity_keeps_those_that_were_typed_and_untouched_ones_are_the_usual() {
        let mut draft = draft();
        draft.choose_severity_count(2);
        assert_eq!(draft.answers.severities, usual_severities(2));
        draft.answers.severities[0].name = "Urgent".into();
        draft.choose_severity_count(3);
        let names: Vec<_> = draft.answers.severities.iter().map(|severity| severity.name.as_str()).collect();
        assert_eq!(names, ["Urgent", "Low", "Medium"]);
    }

    #[test]
    fn a_reload_finds_every_answer_and_the_month_that_it_is_now() {
        let mut draft = draft();
        draft.choose_shape(WeeklyShape::OfficeHours);
        draft.choose_sketch();
        draft.choose_pattern(PatternKind::Own);
        draft.choose_minutes(false);
        draft.choose_severity_count(2);
        draft.answers.plan_name = "Night <b>desk</b>".into();
        let later = Month { year: 2027, month: 3 };
        let found = Draft::from_text(&draft.to_text(), "Europe/London", later).unwrap();
        assert_eq!((found.answers.first_month, found.answers.home_zone.as_str()), (later, "Europe/London"));
        draft.answers.first_month = later;
        draft.answers.home_zone = "Europe/London".into();
        assert_eq!(found, draft);
    }

    #[test]
    fn a_text_that_is_no_draft_is_none() {
        for text in ["", "{}", "[1, 2", "null", "{\"answers\": 3}"] {
            assert_eq!(Draft::from_text(text, "UTC", MONTH), None, "{text}");
        }
    }
}
