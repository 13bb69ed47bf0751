//! What was published: what it is called, how far the rota is from it by now, and what both come to.

use super::{RotaSeen, compare::differing_days, seen};
use crate::{
    domain::{
        RotaPlan, VersionId, Year, in_order,
        position::behind,
        rota::{KeyFigures, Version},
    },
    engine::rota::RotaReport,
    text::Voice,
};
use chrono::{NaiveDate, NaiveDateTime};

/// How a moment is written in a plan, in UTC.
const AT: &str = "%Y-%m-%dT%H:%M:%SZ";

/// A rota that was published.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Published {
    /// Which one.
    pub id: VersionId,
    /// What it is called.
    pub name: String,
    /// When that was, in UTC.
    pub at: Option<NaiveDateTime>,
    /// On how many days of people the rota differs from it by now.
    pub differs: usize,
    /// What it came to then, and what the rota comes to now; empty where nobody kept it.
    pub figures: String,
}

/// What was published, in the order in which it was.
pub fn versions(rota: &RotaPlan, seen: &RotaSeen, voice: Voice<'_>) -> Vec<Published> {
    let now = written(&key_figures(&seen.report), voice);
    let now = now.each_ref().map(String::as_str);
    let one = |(id, version): (VersionId, &Version)| {
        let figures = version.figures.as_ref().map(|frozen| {
            let then = written(frozen, voice);
            (voice.words.rota_views().frozen)(then.each_ref().map(String::as_str), now)
        });
        Published {
            id,
            name: version.name.clone(),
            at: NaiveDateTime::parse_from_str(&version.published_at, AT).ok(),
            differs: differing_days(rota, version),
            figures: figures.unwrap_or_default(),
        }
    };
    in_order(&rota.versions).into_iter().map(one).collect()
}

/// What a rota comes to.
pub(super) fn key_figures(report: &RotaReport) -> KeyFigures {
    let minutes: u32 = report.people.iter().map(|has| has.minutes).sum();
    KeyFigures {
        missing: report.missing,
        breaches: u32::try_from(report.broken.len()).unwrap_or(u32::MAX),
        // A rounding error is no night.
        nights_from_fair: (report.nights_from_fair * 10.0 - 1e-9).ceil().max(0.0) / 10.0,
        hours: f64::from(minutes) / 60.0,
    }
}

/// The figures as they are read, in the order of their names.
pub(super) fn written(figures: &KeyFigures, voice: Voice<'_>) -> [String; 4] {
    let f = voice.format;
    [
        f.number(f64::from(figures.missing), 0),
        f.number(f64::from(figures.breaches), 0),
        f.number(figures.nights_from_fair, 1),
        f.number(figures.hours, 0),
    ]
}

/// The rota as a version that is published at a moment, in UTC, on a day where the desk is: with a name that none had, and with what it
/// comes to.
pub fn to_publish(
    rota: &RotaPlan,
    year: &Year,
    (at, today): (NaiveDateTime, NaiveDate),
    voice: Voice<'_>,
) -> Version {
    let days = [rota.first_day, rota.date(rota.days().saturating_sub(1))];
    Version {
        position: behind(&rota.versions),
        name: (voice.words.rota_page().version_name)(voice.format, rota.next_number(), today, days),
        published_at: at.format(AT).to_string(),
        first_day: rota.first_day,
        weeks: rota.weeks,
        rows: rota.rows.clone(),
        figures: Some(key_figures(&seen(rota, year).report)),
    }
}
