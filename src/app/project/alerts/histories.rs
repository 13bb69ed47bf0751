//! What was imported: the list, and of one history what it says about rules, bursts and silent stretches.

use super::overview::shown_name;
use crate::{
    base::HourOfWeek,
    chart::{Cell, Column, Table},
    domain::{AlertHistory, AlertStream, Document, HistoryId, WeeklyShape, defaults, in_order},
    engine::{
        capacity::flow::mean_minutes,
        history::{RankedRule, rank_rules},
    },
    text::{
        Voice,
        alerts_page::{BurstFacts, HistoryFacts},
    },
};

/// One history in the list.
#[derive(Clone, Debug, PartialEq)]
pub struct HistoryLine {
    /// Which.
    pub id: HistoryId,
    /// What it is called.
    pub name: String,
    /// What the list says of it.
    pub summary: String,
    /// The names of the streams that use it, as one sentence; none if no stream does.
    pub used_by: Option<String>,
}

/// The histories in their order.
pub fn lines(document: &Document, voice: Voice<'_>) -> Vec<HistoryLine> {
    let words = &voice.words.alerts_page().histories;
    in_order(&document.histories)
        .into_iter()
        .map(|(id, history)| {
            let users: Vec<&str> = users(document, id).map(|stream| shown_name(stream, voice)).collect();
            HistoryLine {
                id,
                name: history.name.clone(),
                summary: (words.line)(voice.format, facts(history)),
                used_by: (!users.is_empty()).then(|| (words.used_by)(&users)),
            }
        })
        .collect()
}

/// The streams whose weekly shape is this history.
pub fn users(document: &Document, id: HistoryId) -> impl Iterator<Item = &AlertStream> {
    in_order(&document.streams)
        .into_iter()
        .map(|(_, stream)| stream)
        .filter(move |stream| stream.shape == WeeklyShape::Measured { history: id })
}

fn facts(history: &AlertHistory) -> HistoryFacts {
    HistoryFacts {
        alerts: history.alerts,
        span: history.span,
        rows_read: history.rows_read,
        rows_rejected: history.rows_rejected,
        hours_observed: (!history.tells_days_only()).then(|| hours_observed(history)),
        per_week: alerts_per_week(history),
        imported_on: history.imported_on,
    }
}

fn hours_observed(history: &AlertHistory) -> usize {
    HourOfWeek::all().filter(|hour| history.observed_by_hour[*hour] > 0).count()
}

/// Alerts in a usual week: each hour's mean, unknown hours filled, bursts that were set aside left out.
pub fn alerts_per_week(history: &AlertHistory) -> f64 {
    history.filled_by_hour.values().iter().filter(|mean| mean.is_finite()).sum()
}

/// What is known of a history, as label and words.
pub fn described(history: &AlertHistory, voice: Voice<'_>) -> Vec<(&'static str, String)> {
    let words = &voice.words.alerts_page().histories;
    let f = voice.format;
    let observed = match history.tells_days_only() {
        true => words.observed_days.to_owned(),
        false => (words.observed_is)(f, hours_observed(history)),
    };
    let mut known = vec![
        (words.alerts, f.number(history.alerts as f64, 0)),
        (words.span, (words.span_is)(f, history.span, history.tells_days_only())),
        (words.zone, history.zone.clone()),
        (words.rows, (words.rows_are)(f, history.rows_read, history.rows_rejected)),
        (words.observed, observed),
        (words.per_week, (words.per_week_is)(f, alerts_per_week(history))),
        (words.dispersion, (words.dispersion_is)(f, history.dispersion)),
        (words.trend, (words.trend_is)(f, history.trend.map(|t| (t.per_week, t.low, t.high, t.weeks)))),
        (
            words.grouping,
            match &history.grouping {
                Some(g) => {
                    let usual = history.usual_counts();
                    let (alerts, groups) =
                        usual.groups.map_or((history.alerts, g.groups), |groups| (usual.alerts, groups));
                    (words.grouping_is)(f, alerts, groups, g)
                }
                None => words.grouping_none.to_owned(),
            },
        ),
    ];
    match &history.elapsed {
        Some(e) => {
            known.push((words.elapsed, (words.elapsed_is)(f, e.p50_hours, e.p90_hours, e.alerts)));
        }
        None => known.push((words.elapsed, words.elapsed_none.to_owned())),
    }
    if let Some(e) = &history.acknowledged {
        known.push((words.acknowledged, (words.elapsed_is)(f, e.p50_hours, e.p90_hours, e.alerts)));
    }
    known.push((words.imported, f.date(history.imported_on)));
    known
}

/// How unknown hours of the week are filled.
pub fn fill_rule(history: &AlertHistory, voice: Voice<'_>) -> String {
    let unknown = HourOfWeek::all().filter(|hour| history.mean_by_hour[*hour].is_none()).count();
    (voice.words.alerts_page().histories.fill_rule)(voice.format, unknown)
}

/// The rules by the work they make, with the sentence that says what matters.
#[derive(Clone, Debug, PartialEq)]
pub struct Rules {
    /// At how many minutes each, and whose minutes those are.
    pub subtitle: String,
    /// The rule with the most work beside its share of the alerts; empty without rules.
    pub sentence: String,
    /// Most work first; the rest in one row.
    pub table: Table,
}

/// Ranks the rules of a history by hands-on hours after grouping, beside their share of the alerts.
///
/// The minutes are those of the first stream that uses the history, else the default.
pub fn rules(document: &Document, id: HistoryId, history: &AlertHistory, voice: Voice<'_>) -> Rules {
    let words = &voice.words.alerts_page().histories;
    let f = voice.format;
    let user = users(document, id).next();
    let minutes = user.map_or_else(|| defaults::typical_minutes().median_amount(), mean_minutes);
    let subtitle = (words.rules_subtitle)(f, minutes, user.map(|stream| shown_name(stream, voice)));
    let ranked = rank_rules(history, |_| minutes);
    let first = ranked.iter().find(|rule| rule.name.as_ref().is_none_or(|name| !name.is_empty()));
    let sentence = match first {
        Some(RankedRule { name: Some(name), share_of_hours, share_of_alerts, .. }) => {
            (words.rules_sentence)(f, name, *share_of_hours, *share_of_alerts)
        }
        _ => String::new(),
    };
    let all_hours: f64 = ranked.iter().map(|rule| rule.human_hours).sum();
    let others = history.other_rules.map_or(0, |other| other.rules);
    let column = |name: &str, unit: &str, decimals, share| Column {
        name: name.into(),
        unit: unit.into(),
        decimals,
        share,
    };
    let table = Table {
        columns: vec![
            column(words.rule, "", 0, false),
            column(
                words.rule_hours,
                voice.words.alerts_page().streams.hours,
                usize::from(all_hours < 100.0),
                false,
            ),
            column(words.rule_hours_share, "", 1, true),
            column(words.rule_groups, "", 0, false),
            column(words.rule_alerts, "", 0, false),
            column(words.rule_alerts_share, "", 1, true),
        ],
        rows: ranked
            .into_iter()
            .map(|rule| {
                let name = match rule.name {
                    Some(name) if name.is_empty() => words.rule_unnamed.to_owned(),
                    Some(name) => name,
                    None => (words.other_rules)(f, others),
                };
                vec![
                    Cell::Text(name),
                    Cell::Number(rule.human_hours),
                    Cell::Number(rule.share_of_hours),
                    Cell::Number(rule.groups as f64),
                    Cell::Number(rule.alerts as f64),
                    Cell::Number(rule.share_of_alerts),
                ]
            })
            .collect(),
    };
    Rules { subtitle, sentence, table }
}

/// A burst or a silent stretch with its switch.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Switched {
    /// What happened.
    pub words: String,
    /// Whether it is set aside, or counts as not observed.
    pub on: bool,
}

/// The bursts, in their order.
pub fn bursts(history: &AlertHistory, voice: Voice<'_>) -> Vec<Switched> {
    let words = &voice.words.alerts_page().histories;
    history
        .bursts
        .iter()
        .map(|burst| Switched {
            words: (words.burst_is)(
                voice.format,
                BurstFacts {
                    from: burst.from,
                    hours: burst.hours,
                    alerts: burst.alerts,
                    usual: burst.usual,
                    share: burst.alerts as f64 / history.alerts.max(1) as f64,
                    main_rule: burst.main_rule.as_deref(),
                },
            ),
            on: burst.set_aside,
        })
        .collect()
}

/// The silent stretches, in their order.
pub fn gaps(history: &AlertHistory, voice: Voice<'_>) -> Vec<Switched> {
    let words = &voice.words.alerts_page().histories;
    history
        .gaps
        .iter()
        .map(|gap| Switched {
            words: (words.gap_is)(voice.format, gap.from, gap.hours, gap.usual),
            on: gap.not_observed,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::test_plan::{history, plan, stream, with_history};
    use super::*;
    use crate::text::{PlainFormat, en};

    const VOICE: Voice<'static> = Voice { words: &en::WORDS, format: &PlainFormat };

    #[test]
    fn a_rule_with_most_of_the_rows_is_not_the_rule_with_most_of_the_work() {
        let (plan, id) = with_history(plan(Vec::new()), history("x.csv"));
        let rules = rules(&plan, id, &plan.histories[&id], VOICE);
        assert_eq!(rules.sentence, "Beacon makes 75% of the work with 6% of the alerts.");
        assert_eq!(rules.table.rows[1][0], Cell::Text("Noisy scan".into()));
        assert_eq!(rules.table.rows[1][4], Cell::Number(90.0));
        assert!(rules.subtitle.contains("20 min each (a default)"), "{}", rules.subtitle);
    }

    #[test]
    fn the_work_of_rules_is_counted_in_the_minutes_of_the_stream_that_uses_the_history() {
        let mut user = stream("Proxy", 100.0);
        user.shape = WeeklyShape::Measured { history: HistoryId(crate::base::RawId(77)) };
        let (plan, id) = with_history(plan(vec![user]), history("x.csv"));
        let rules = rules(&plan, id, &plan.histories[&id], VOICE);
        // Six groups of ten minutes.
        assert_eq!(rules.table.rows[0][1], Cell::Number(1.0));
        assert!(rules.subtitle.ends_with("10 min each as in Proxy"), "{}", rules.subtitle);
        assert_eq!(lines(&plan, VOICE)[0].used_by.as_deref(), Some("Used by Proxy."));
    }

    #[test]
    fn alerts_whose_rule_is_missing_are_called_not_named() {
        let mut counted = history("x.csv");
        counted.rules[0].name.clear();
        let (plan, id) = with_history(plan(Vec::new()), counted);
        let rules = rules(&plan, id, &plan.histories[&id], VOICE);
        assert_eq!(rules.table.rows[0][0], Cell::Text("(not named)".into()));
        assert_eq!(rules.sentence, "Noisy scan makes 25% of the work with 94% of the alerts.");
    }

    #[test]
    fn of_a_file_of_days_no_hours_are_said() {
        let mut counted = history("x.csv");
        counted.days.values_mut().for_each(|day| *day = vec![Some(48)]);
        let known = described(&counted, VOICE);
        assert!(known.contains(&("Observed", "days only: the hours are not known".to_owned())), "{known:?}");
        assert!(known.contains(&("From and to", "2027-01-04 to 2027-01-05".to_owned())), "{known:?}");
        let (plan, _) = with_history(plan(Vec::new()), counted);
        assert!(lines(&plan, VOICE)[0].summary.ends_with("4 rows rejected; days only"));
    }

    #[test]
    fn the_list_says_what_was_rejected_and_what_was_not_observed() {
        let (plan, _) = with_history(plan(Vec::new()), history("x.csv"));
        assert_eq!(
            lines(&plan, VOICE)[0].summary,
            "96 alerts, 2027-01-04 to 2027-01-05, 4 rows rejected; 48 of 168 hours of the week observed"
        );
    }

    #[test]
    fn a_usual_week_is_the_sum_of_its_hours() {
        assert_eq!(alerts_per_week(&history("x")), 336.0);
    }

    #[test]
    fn a_file_without_closing_times_says_so_instead_of_offering_a_number() {
        let known = described(&history("x"), VOICE);
        assert!(known.contains(&("Opened to closed", "The file has no closing times.".to_owned())));
    }
}
