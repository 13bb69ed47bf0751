//! Which rules does a law or a guidance ask for? Sets of rules that are put in force together.
//!
//! A pack changes the rules that it has and leaves the others, and those that are stricter already. Numbers are those of the texts where a text has one; what is
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
    let soft = |limit| Rule { weight: Some(GUIDANCE), ..Rule::hard(limit) };
    let mut rules: BTreeMap<RuleKind, Rule> = match pack {
        // Chosen by nobody's text: they cite none.
        RulePack::Usual => return usual_rules(),
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
    };
    rules.values_mut().for_each(|rule| rule.pack = Some(pack));
    rules
}

/// The rules with those of a pack put in force, and those that were stricter and stay.
pub fn with_pack(
    rules: &BTreeMap<RuleKind, Rule>,
    pack: RulePack,
) -> (BTreeMap<RuleKind, Rule>, Vec<RuleKind>) {
    let (mut with, mut kept) = (rules.clone(), Vec::new());
    for (kind, of_pack) in rules_of(pack) {
        match rules.get(&kind) {
            // What a first rota begins with is begun with again.
            Some(mine) if pack != RulePack::Usual && is_stricter(kind, *mine, of_pack) => kept.push(kind),
            _ => drop(with.insert(kind, of_pack)),
        }
    }
    (with, kept)
}

/// Whether a rule asks for more than another in one way, and for less in none.
fn is_stricter(kind: RuleKind, mine: Rule, other: Rule) -> bool {
    let sign = if kind.is_at_least() { -1.0 } else { 1.0 };
    let strength = |rule: Rule| rule.weight.unwrap_or(u32::MAX);
    // Over fewer weeks less can be made up for; without a number it is the rota alone, which is no window.
    let window = |rule: Rule| rule.weeks.unwrap_or(u32::MAX);
    let ways = [
        (other.limit * sign).total_cmp(&(mine.limit * sign)),
        strength(mine).cmp(&strength(other)),
        window(other).cmp(&window(mine)),
    ];
    ways.iter().all(|way| way.is_ge()) && ways.iter().any(|way| way.is_gt())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pack_changes_its_own_rules_and_leaves_the_others() {
        let mine = [(RuleKind::RestHours, Rule::hard(9.0)), (RuleKind::MostNights, Rule::hard(12.0))].into();
        let (rules, kept) = with_pack(&mine, RulePack::WorkingTimeDirective);
        let cited = Rule { pack: Some(RulePack::WorkingTimeDirective), ..Rule::hard(11.0) };
        assert_eq!((rules[&RuleKind::RestHours], kept.as_slice()), (cited, &[][..]));
        assert_eq!(rules[&RuleKind::MostNights], Rule::hard(12.0));
        assert_eq!(rules.len(), 4);
    }

    #[test]
    fn what_is_stricter_already_stays() {
        let mine: BTreeMap<RuleKind, Rule> = [
            (RuleKind::RestHours, Rule::hard(12.0)),
            (RuleKind::AverageHours, Rule { weeks: Some(4), ..Rule::hard(44.0) }),
            (RuleKind::LongestShift, Rule { weight: Some(10), ..Rule::hard(9.0) }),
            (RuleKind::Weekends, Rule::hard(2.0)),
        ]
        .into();
        let (rules, kept) = with_pack(&mine, RulePack::Arbeitszeitgesetz);
        assert_eq!(kept, [RuleKind::RestHours, RuleKind::AverageHours]);
        assert_eq!(rules[&RuleKind::AverageHours], mine[&RuleKind::AverageHours]);
        // Nine hours that may be broken are no promise to keep ten; the same number is cited.
        assert_eq!(rules[&RuleKind::LongestShift].limit, 10.0);
        assert_eq!(rules[&RuleKind::Weekends].pack, Some(RulePack::Arbeitszeitgesetz));
        let (usual, kept) = with_pack(&mine, RulePack::Usual);
        assert!(kept.is_empty() && usual[&RuleKind::RestHours] == usual_rules()[&RuleKind::RestHours]);
    }

    #[test]
    fn guidance_is_soft_and_overtime_forbids_nothing() {
        assert!(rules_of(RulePack::Hsg256)[&RuleKind::NightsInRow].weight.is_some());
        assert!(rules_of(RulePack::FairLaborStandards).values().all(|rule| rule.weight.is_some()));
    }
}
