//! Which rules does a law or a guidance ask for? Sets of rules that are put in force together.
//!
//! A pack changes the rules that it has and leaves the others. Numbers are those of the texts where a text has one; what is
//! guidance is soft. None of it is legal advice: national law and agreements go further.

use super::first_rota::usual_rules;
use crate::domain::rota::{Rule, RuleKind, RulePack};
use std::collections::BTreeMap;

/// What breaking a rule of guidance weighs.
const GUIDANCE: u32 = 20;

/// The rules of the pack.
pub fn rules_of(pack: RulePack) -> BTreeMap<RuleKind, Rule> {
    use RuleKind as Kind;
    let averaged = |limit, weeks| Rule { weeks: Some(weeks), ..Rule::hard(limit) };
    let soft = |limit| Rule { limit, weight: Some(GUIDANCE), weeks: None };
    match pack {
        RulePack::Usual => usual_rules(),
        // Articles 3, 5 and 6; four months of article 16 are 17 weeks.
        RulePack::WorkingTimeDirective => [
            (Kind::RestHours, Rule::hard(11.0)),
            (Kind::WeeklyRestHours, Rule::hard(35.0)),
            (Kind::AverageHours, averaged(48.0, 17)),
        ]
        .into(),
        // Sections 3 (24 weeks), 5 and 11: 15 Sundays of 52 are free, which leaves 37, or 2.8 of each four.
        RulePack::Arbeitszeitgesetz => [
            (Kind::LongestShift, Rule::hard(10.0)),
            (Kind::RestHours, Rule::hard(11.0)),
            (Kind::WeeklyRestHours, Rule::hard(35.0)),
            (Kind::AverageHours, averaged(48.0, 24)),
            (Kind::Weekends, Rule::hard(2.0)),
        ]
        .into(),
        RulePack::Hsg256 => [
            (Kind::LongestShift, Rule::hard(12.0)),
            (Kind::DaysInRow, soft(7.0)),
            (Kind::NightsInRow, soft(3.0)),
            (Kind::DaysOffAfterNights, soft(2.0)),
            (Kind::FewestDaysOff, soft(2.0)),
            (Kind::ForwardRotation, soft(0.0)),
        ]
        .into(),
        // 29 U.S.C. 207: hours above 40 of a workweek are paid at one and a half times the rate; none are forbidden.
        RulePack::FairLaborStandards => [(Kind::HoursInWeek, soft(40.0))].into(),
    }
}

/// The rules with those of a pack put in force.
pub fn with_pack(rules: &BTreeMap<RuleKind, Rule>, pack: RulePack) -> BTreeMap<RuleKind, Rule> {
    let mut rules = rules.clone();
    rules.extend(rules_of(pack));
    rules
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pack_changes_its_own_rules_and_leaves_the_others() {
        let mine = [(RuleKind::RestHours, Rule::hard(9.0)), (RuleKind::MostNights, Rule::hard(12.0))].into();
        let rules = with_pack(&mine, RulePack::WorkingTimeDirective);
        assert_eq!(rules[&RuleKind::RestHours], Rule::hard(11.0));
        assert_eq!(rules[&RuleKind::MostNights], Rule::hard(12.0));
        assert_eq!(rules.len(), 4);
    }

    #[test]
    fn guidance_is_soft_and_overtime_forbids_nothing() {
        assert!(rules_of(RulePack::Hsg256)[&RuleKind::NightsInRow].weight.is_some());
        assert!(rules_of(RulePack::FairLaborStandards).values().all(|rule| rule.weight.is_some()));
    }
}
