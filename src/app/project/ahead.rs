//! What the page about the months ahead shows: will the team keep up, when does it fall short, how likely is that, and what
//! decides it?
//!
//! In: what the worker found for the plan, or for the scenario that is shown beside the plan. Out: sentences, figures and pictures.

use super::figure::StripFigure;
use crate::{
    app::job::MonthsAnswer,
    chart::{ChartSpec, demand_ahead, headcount, tornado},
    engine::months::{Fan, MonthFigures, MonthsInput},
    text::{Voice, ahead_page::AheadFacts},
};

/// The page.
#[derive(Clone, Debug, PartialEq)]
pub struct AheadView {
    /// The sentence a manager can repeat.
    pub answer: String,
    /// What stands behind it.
    pub detail: String,
    /// Now, at the end, needed, chance.
    pub figures: Vec<StripFigure>,
    /// Demand against the team.
    pub fan: ChartSpec,
    /// From the first headcount to the last.
    pub headcount: ChartSpec,
    /// Which input decides.
    pub tornado: ChartSpec,
}

/// Derives the page; `scenario` is the name of the one that is shown. None without a month.
pub fn view(
    answer: &MonthsAnswer,
    input: &MonthsInput,
    scenario: Option<&str>,
    voice: Voice<'_>,
) -> Option<AheadView> {
    let words = voice.words.ahead_page();
    let f = voice.format;
    let report = &answer.report;
    let (first, last) = (report.months.first()?, report.months.last()?);
    let any = report.crossings.iter().find(|crossing| crossing.gap_above == 0.0);
    let month = |month| f.month(month);
    let likely = any.and_then(|crossing| crossing.likely_from).map(month);
    let possible = any.and_then(|crossing| crossing.possible_from).map(month);
    let last_name = f.month(last.month);
    let facts = AheadFacts {
        months: u32::try_from(report.months.len()).unwrap_or(u32::MAX),
        last: &last_name,
        likely: likely.as_deref(),
        possible: possible.as_deref(),
        chance: last.short,
        missing: last.gap.p50,
    };
    let mut detail = (words.detail)(f, report.paths);
    if let (Some(name), Some(before)) = (scenario, answer.short_in_plan) {
        let beside = (words.beside)(f, name, before, last.short);
        detail = format!("{beside} {detail}");
    }
    Some(AheadView {
        answer: (words.answer)(f, facts),
        detail,
        figures: figures(first, last, &last_name, voice),
        fan: demand_ahead::spec(report, voice),
        headcount: headcount::spec(report, voice),
        tornado: tornado::spec(&answer.tornado, input, voice),
    })
}

fn figures(first: &MonthFigures, last: &MonthFigures, last_name: &str, voice: Voice<'_>) -> Vec<StripFigure> {
    let words = voice.words.ahead_page();
    let f = voice.format;
    let one = |value: f64| f.number(value, 1);
    let between = |fan: Fan| (words.between)(&one(fan.p10), &one(fan.p90));
    let [now, end, needed, chance] = words.figures;
    let figure = |key, name, figure: String, unit: &str, note: String| StripFigure {
        key,
        name,
        figure,
        unit: unit.to_owned(),
        note,
        good: None,
    };
    vec![
        figure(
            "now",
            now,
            one(first.effective.p50),
            words.effective,
            (words.headcount_note)(f, first.headcount.p50),
        ),
        figure("end", end, one(last.effective.p50), words.effective, between(last.effective)),
        figure("needed", needed, one(last.demand.p50), words.effective, between(last.demand)),
        StripFigure {
            good: Some(last.short <= 0.5),
            ..figure("chance", chance, f.percent(last.short, 0), "", (words.in_month)(last_name))
        },
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        app::{job::run_months, sample::sample},
        base::{Estimate, Month},
        domain::{Document, in_order},
        text::{PlainFormat, en},
    };
    use std::sync::Arc;

    const VOICE: Voice<'static> = Voice { words: &en::WORDS, format: &PlainFormat };

    fn plan() -> Document {
        sample(Month { year: 2027, month: 1 })
    }

    fn shown(plan: &Document, scenario: Option<crate::domain::ScenarioId>) -> AheadView {
        let answer = run_months(plan, scenario, |_| {}).unwrap();
        let found = scenario.and_then(|id| plan.scenarios.get(&id));
        let input = found.map_or_else(
            || MonthsInput::from_document(plan),
            |scenario| MonthsInput::with_scenario(plan, scenario),
        );
        view(&answer, &input, found.map(|scenario| scenario.name.as_str()), VOICE).unwrap()
    }

    /// "Will we still keep up at the end of the year?"
    #[test]
    fn the_sample_says_when_it_falls_short_and_what_decides_it() {
        let shown = shown(&plan(), None);
        assert!(shown.answer.starts_with("By 2027-"), "{}", shown.answer);
        assert!(shown.tornado.sentence.starts_with("Most hangs on"), "{}", shown.tornado.sentence);
        assert_eq!(shown.figures[0].note, "12.0 on the payroll");
    }

    #[test]
    fn a_team_of_thirty_keeps_up() {
        let mut plan = plan();
        Arc::make_mut(&mut plan.team).people = 30.0;
        Arc::make_mut(&mut plan.staffing).attrition_per_year = Estimate::point(0.05);
        let shown = shown(&plan, None);
        assert_eq!(shown.answer, "The team keeps up for 12 months in nine cases of ten.");
    }

    /// "Hire two from March, or auto-close phishing?"
    #[test]
    fn a_scenario_is_told_beside_the_plan_on_the_same_cases() {
        let plan = plan();
        for (id, _) in in_order(&plan.scenarios) {
            let shown = shown(&plan, Some(id));
            assert!(shown.detail.contains("the chance to be short in the last month is"), "{}", shown.detail);
        }
    }
}
