//! What is published keeps a name of its own and what it came to; figures at the head open how they came about.

use super::{VOICE, changed, plan};
use crate::{
    app::{
        command::{Command, RotaChange, apply},
        project::rota::*,
    },
    base::RawId,
    domain::{
        VersionId,
        rota::{Rule, RuleKind},
    },
};
use chrono::{NaiveDate, NaiveDateTime, NaiveTime};

fn moment() -> (NaiveDateTime, NaiveDate) {
    let day = NaiveDate::from_ymd_opt(2026, 12, 20).unwrap();
    (day.and_time(NaiveTime::from_hms_opt(9, 30, 0).unwrap()), day)
}

/// Publishes the rota of a plan under an id; the name that it gets.
fn publish(plan: &mut Document, id: u64) -> String {
    let version = to_publish(&plan.rota, &plan.year, moment(), VOICE);
    let name = version.name.clone();
    let change = RotaChange::Publish(VersionId(RawId(id)), Some(Box::new(version)));
    *plan = apply(plan, Command::Rota(change)).unwrap();
    name
}

fn take_away(plan: &mut Document, id: u64) {
    *plan = apply(plan, Command::Rota(RotaChange::Publish(VersionId(RawId(id)), None))).unwrap();
}

fn listed(plan: &Document) -> Vec<Published> {
    versions(&plan.rota, &seen(&plan.rota, &plan.year), VOICE)
}

#[test]
fn no_two_published_rotas_ever_have_the_same_name() {
    let mut plan = plan();
    let days = format!("{} to {}", plan.rota.first_day, plan.rota.date(55));
    assert_eq!(publish(&mut plan, 901), format!("No. 1 of 2026-12-20: {days}"));
    assert_eq!(publish(&mut plan, 902), format!("No. 2 of 2026-12-20: {days}"));
    // What is gone gives its number to no other.
    take_away(&mut plan, 902);
    assert_eq!(publish(&mut plan, 903), format!("No. 3 of 2026-12-20: {days}"));
    take_away(&mut plan, 901);
    take_away(&mut plan, 903);
    assert_eq!(publish(&mut plan, 904), format!("No. 4 of 2026-12-20: {days}"));
    // Of a plan that is older than the numbers: those that are there count.
    let mut old = plan.clone();
    std::sync::Arc::make_mut(&mut old.rota).published = 0;
    assert_eq!(publish(&mut old, 905), format!("No. 2 of 2026-12-20: {days}"));
}

#[test]
fn what_a_rota_came_to_when_it_was_published_stays_beside_what_it_comes_to_now() {
    let mut plan = plan();
    publish(&mut plan, 901);
    let figures = listed(&plan).remove(0).figures;
    assert!(
        figures.starts_with("When published and as it stands: 0 missing, breaches of rules 0, "),
        "{figures}"
    );
    // A night that is needed goes, and a rule comes that many break.
    let rota = std::sync::Arc::make_mut(&mut plan.rota);
    let night = *rota.shifts.iter().find(|(_, kind)| kind.letter == "N").unwrap().0;
    let first = rota.first_day;
    for row in rota.rows.values_mut() {
        row.retain(|date, shift| *date != first || *shift != night);
    }
    rota.rules.insert(RuleKind::MostNights, Rule::hard(0.0));
    let one = listed(&plan).remove(0);
    assert!(one.differs > 0);
    let (then, now) = one.figures.split_once(" As it stands: ").unwrap();
    assert!(then.starts_with("When published: 0 missing, breaches of rules 0, "), "{then}");
    assert!(!now.starts_with("0 missing") && !now.contains("breaches of rules 0,"), "{now}");
    // Of one that is older nothing is known.
    let rota = std::sync::Arc::make_mut(&mut plan.rota);
    rota.versions.values_mut().for_each(|version| version.figures = None);
    assert_eq!(listed(&plan).remove(0).figures, "");
}

#[test]
fn each_figure_at_the_head_opens_how_it_came_about_and_leads_to_what_it_counts() {
    let open = |plan: &Document, key| {
        figure_opened(&plan.rota, &plan.year, &seen(&plan.rota, &plan.year), key, VOICE)
    };
    let covered = plan();
    let leads = ["missing", "broken", "nights", "wishes"].map(|key| open(&covered, key).unwrap().leads);
    assert_eq!(leads, [Leads::Gaps, Leads::Broken, Leads::Nights, Leads::Everything]);
    assert_eq!(open(&covered, "missing").unwrap().parts, [], "nobody is missing");
    assert_eq!(open(&covered, "another"), None);
    let plan = changed(|rota| {
        rota.cover.values_mut().for_each(|cover| cover.wanted[0] += 2);
        rota.rules.insert(RuleKind::MostNights, Rule::hard(0.0));
    });
    let report = seen(&plan.rota, &plan.year).report;
    let missing = open(&plan, "missing").unwrap();
    assert_eq!(missing.value, format!("{} shifts", report.missing));
    assert!(missing.parts.iter().all(|(_, said)| said.ends_with(" missing, on 8 days")), "{missing:?}");
    let broken = open(&plan, "broken").unwrap();
    let nights = ("too many nights over the rota".to_owned(), format!("{} times", report.broken.len()));
    assert_eq!(broken.parts, [nights]);
    let fair = open(&plan, "nights").unwrap();
    assert!(fair.parts[0].1.contains(" the fair share of "), "{fair:?}");
}
