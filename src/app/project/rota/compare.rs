//! What is different between two rotas, each the present one or one that was published? Day by day for each person, and in the
//! figures of both.
//!
//! Both are judged by the people, the cover and the rules of today: what differs is then the rotas alone. Days are compared that both
//! of them have; hours, cover and fairness are those of each over all of its days.

use super::{
    RotaSeen, seen,
    versions::{key_figures, written},
};
use crate::{
    domain::{
        PersonId, RotaPlan, ShiftId, VersionId, Year, in_order,
        rota::{KeyFigures, Version},
    },
    text::Voice,
};
use chrono::NaiveDate;
use std::{
    borrow::Cow,
    collections::{BTreeMap, BTreeSet},
    ops::RangeInclusive,
};

type DaysOfOne = BTreeMap<NaiveDate, ShiftId>;

/// One of the rotas that can be compared: the present one, or a version.
pub type Which = Option<VersionId>;

/// Two figures, before and after, as they are read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BeforeAfter {
    /// What it is.
    pub name: &'static str,
    /// Of the one that is compared.
    pub before: String,
    /// Of the other.
    pub after: String,
    /// What it was when they were published, of each that was; empty where nobody kept it.
    pub when_published: [String; 2],
}

/// What changes for one person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChangedPerson {
    /// What they are called.
    pub name: String,
    /// Hours before; nothing for who is no longer in the plan.
    pub before: String,
    /// Hours after.
    pub after: String,
    /// Date, and from what to what.
    pub days: Vec<String>,
}

/// What is different.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comparison {
    /// The answer: on how many days of people they differ, and for how many people.
    pub answer: String,
    /// Where they are not of the same days: what is compared.
    pub note: Option<String>,
    /// Figures of both.
    pub figures: Vec<BeforeAfter>,
    /// Whoever has other days or hours, in the order of the list; who is gone comes last.
    pub people: Vec<ChangedPerson>,
}

/// The rotas that can be compared, the present one first, each with what it is called.
pub fn comparable(rota: &RotaPlan, voice: Voice<'_>) -> Vec<(Which, String)> {
    let present = std::iter::once((None, voice.words.rota_views().present.to_owned()));
    let published =
        in_order(&rota.versions).into_iter().map(|(id, version)| (Some(id), version.name.clone()));
    present.chain(published).collect()
}

/// On how many days of people the rota is no longer what was published.
pub(super) fn differing_days(rota: &RotaPlan, version: &Version) -> usize {
    let Some(span) = span_of(version.first_day, version.weeks) else { return 0 };
    let everybody: BTreeSet<&PersonId> = rota.rows.keys().chain(version.rows.keys()).collect();
    let of_one = |who: &&PersonId| changed_days(version.rows.get(*who), rota.rows.get(*who), &span).count();
    everybody.iter().map(of_one).sum()
}

fn span_of(first: NaiveDate, weeks: u32) -> Option<RangeInclusive<NaiveDate>> {
    let last = first.checked_add_days(chrono::Days::new((u64::from(weeks) * 7).checked_sub(1)?))?;
    Some(first..=last)
}

/// The dates of a span on which two rows are not the same.
fn changed_days<'a>(
    before: Option<&'a DaysOfOne>,
    after: Option<&'a DaysOfOne>,
    span: &RangeInclusive<NaiveDate>,
) -> impl Iterator<Item = (NaiveDate, Option<ShiftId>, Option<ShiftId>)> + use<'a> {
    let of = |row: Option<&'a DaysOfOne>| row.into_iter().flat_map(|row| row.range(span.clone()));
    let dates: BTreeSet<NaiveDate> = if before == after {
        BTreeSet::new()
    } else {
        of(before).chain(of(after)).map(|(date, _)| *date).collect()
    };
    let on = |row: Option<&'a DaysOfOne>, date| row.and_then(|row| row.get(&date)).copied();
    dates
        .into_iter()
        .map(move |date| (date, on(before, date), on(after, date)))
        .filter(|(_, before, after)| before != after)
}

/// The plan's rota with the days of a version in place of its own. Days before it are what was worked in the plan.
fn rota_of(rota: &RotaPlan, version: &Version) -> RotaPlan {
    let (first_day, weeks, rows) = (version.first_day, version.weeks, version.rows.clone());
    RotaPlan { first_day, weeks, rows, ..rota.clone() }
}

/// Compares two of them, the present one as it is counted; none if one is gone, or both are the same one.
pub fn compare(
    (rota, present): (&RotaPlan, &RotaSeen),
    year: &Year,
    (before, after): (Which, Which),
    voice: Voice<'_>,
) -> Option<Comparison> {
    if before == after {
        return None;
    }
    let of = |which: Which| -> Option<(Cow<'_, RotaPlan>, Cow<'_, RotaSeen>)> {
        let Some(id) = which else { return Some((Cow::Borrowed(rota), Cow::Borrowed(present))) };
        let published = rota_of(rota, rota.versions.get(&id)?);
        let counted = seen(&published, year);
        Some((Cow::Owned(published), Cow::Owned(counted)))
    };
    let frozen = [before, after]
        .map(|which| which.and_then(|id| rota.versions.get(&id)).and_then(|version| version.figures));
    let ((before, before_seen), (after, after_seen)) = (of(before)?, of(after)?);
    let words = voice.words.rota_views();
    let spans = (span_of(before.first_day, before.weeks)?, span_of(after.first_day, after.weeks)?);
    let shared = *spans.0.start().max(spans.1.start())..=*spans.0.end().min(spans.1.end());
    let note = (spans.0 != spans.1).then(|| (words.other_days)(voice.format, &shared));
    let listed = in_order(&rota.people).into_iter().map(|(id, _)| id);
    let gone = before.rows.keys().chain(after.rows.keys()).filter(|id| !rota.people.contains_key(*id));
    let everybody: Vec<PersonId> = listed.chain(gone.copied().collect::<BTreeSet<_>>()).collect();
    let mut differs = 0;
    let mut people = Vec::new();
    for id in everybody {
        let days: Vec<String> = changed_days(before.rows.get(&id), after.rows.get(&id), &shared)
            .map(|(date, from, to)| {
                let name = |shift: Option<ShiftId>| match shift {
                    Some(shift) => rota.shifts.get(&shift).map_or(words.gone, |kind| kind.name.as_str()),
                    None => words.off,
                };
                (words.changed_day)(voice.format, date, name(from), name(to))
            })
            .collect();
        differs += days.len();
        let minutes =
            |seen: &RotaSeen| seen.report.people.iter().find(|has| has.person == id).map(|has| has.minutes);
        let (then, now) = (minutes(&before_seen), minutes(&after_seen));
        if days.is_empty() && then == now {
            continue;
        }
        let hours = |minutes: Option<u32>| match minutes {
            Some(minutes) => voice.format.number(f64::from(minutes) / 60.0, 1),
            None => String::new(),
        };
        let name =
            rota.people.get(&id).map_or_else(|| words.somebody_gone.to_owned(), |who| who.name.clone());
        people.push(ChangedPerson { name, before: hours(then), after: hours(now), days });
    }
    let moved = people.iter().filter(|one| !one.days.is_empty()).count();
    Some(Comparison {
        answer: (words.compared)(voice.format, differs, moved),
        note,
        figures: figures([&before_seen, &after_seen], frozen, voice),
        people,
    })
}

fn figures(both: [&RotaSeen; 2], frozen: [Option<KeyFigures>; 2], voice: Voice<'_>) -> Vec<BeforeAfter> {
    let words = voice.words.rota_views();
    let [before, after] = both.map(|seen| written(&key_figures(&seen.report), voice));
    let [then, other] = frozen.map(|frozen| {
        let said = |figure: String| (words.when_published)(&figure);
        frozen.map(|frozen| written(&frozen, voice).map(said)).unwrap_or_default()
    });
    let read = before.into_iter().zip(after).zip(then.into_iter().zip(other));
    let figures = words.compare_figures.into_iter().zip(read);
    figures
        .map(|(name, ((before, after), (then, other)))| BeforeAfter {
            name,
            before,
            after,
            when_published: [then, other],
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        app::sample::sample,
        base::{Month, RawId},
        text::{PlainFormat, en},
    };

    const VOICE: Voice<'static> = Voice { words: &en::WORDS, format: &PlainFormat };
    const PUBLISHED: VersionId = VersionId(RawId(901));

    /// The sample's rota, published as it is.
    fn published() -> (RotaPlan, std::sync::Arc<Year>) {
        let plan = sample(Month { year: 2027, month: 1 });
        let mut rota = (*plan.rota).clone();
        let version = Version {
            position: Default::default(),
            name: "First".to_owned(),
            published_at: "2027-01-01T08:00:00Z".to_owned(),
            first_day: rota.first_day,
            weeks: rota.weeks,
            rows: rota.rows.clone(),
            figures: Some(KeyFigures { missing: 2, breaches: 1, nights_from_fair: 1.3, hours: 640.0 }),
        };
        rota.versions.insert(PUBLISHED, version);
        (rota, plan.year.clone())
    }

    fn compared(rota: &RotaPlan, year: &Year, pair: (Which, Which)) -> Option<Comparison> {
        compare((rota, &seen(rota, year)), year, pair, VOICE)
    }

    #[test]
    fn what_changed_is_told_day_by_day_with_hours_cover_and_fairness_of_both() {
        let (mut rota, year) = published();
        // A night that is needed goes, and somebody has another shift instead of theirs.
        let night = *rota.shifts.iter().find(|(_, kind)| kind.letter == "N").unwrap().0;
        let (one, date) = rota
            .rows
            .iter()
            .find_map(|(who, row)| {
                Some((
                    *who,
                    *row.iter().find(|(date, shift)| **shift == night && rota.day_of(**date).is_some())?.0,
                ))
            })
            .unwrap();
        rota.rows.get_mut(&one).unwrap().remove(&date);
        let found = compared(&rota, &year, (Some(PUBLISHED), None)).unwrap();
        assert_eq!(found.answer, "One day differs, for one person.");
        assert_eq!(found.note, None);
        assert_eq!(found.people.len(), 1);
        assert_eq!(found.people[0].name, rota.people[&one].name);
        assert_eq!(found.people[0].days, [format!("{date}: Night \u{2192} off")]);
        let hours = |text: &str| text.parse::<f64>().unwrap();
        let kind = &rota.shifts[&night];
        let worked = f64::from(kind.working_minutes()) / 60.0;
        assert!((hours(&found.people[0].before) - hours(&found.people[0].after) - worked).abs() < 0.11);
        let figure = |at: usize| (found.figures[at].before.as_str(), found.figures[at].after.as_str());
        assert_eq!(figure(0), ("0", "1"), "the night is missing now");
        // What it came to when it was published is told beside what the same rota comes to by now.
        let then: Vec<_> = found.figures.iter().map(|figure| figure.when_published[0].as_str()).collect();
        assert_eq!(then, ["2", "1", "1.3", "640"].map(|figure| format!("{figure} when published")));
        assert!(found.figures.iter().all(|figure| figure.when_published[1].is_empty()), "the present one");
        assert_ne!(figure(3).0, figure(3).1);
        // The other way round.
        let back = compared(&rota, &year, (None, Some(PUBLISHED))).unwrap();
        assert_eq!(back.people[0].days, [format!("{date}: off \u{2192} Night")]);
        assert_eq!(differing_days(&rota, &rota.versions[&PUBLISHED]), 1);
    }

    #[test]
    fn the_same_rota_a_version_that_is_gone_and_one_that_is_like_it() {
        let (rota, year) = published();
        assert_eq!(compared(&rota, &year, (None, None)), None);
        assert_eq!(compared(&rota, &year, (Some(VersionId(RawId(7))), None)), None);
        let found = compared(&rota, &year, (Some(PUBLISHED), None)).unwrap();
        assert_eq!((found.answer.as_str(), found.people.len()), ("Nobody works another day than before.", 0));
        assert_eq!(comparable(&rota, VOICE).len(), 2);
    }

    #[test]
    fn days_are_compared_that_both_have_and_who_is_gone_is_told_last() {
        let (mut rota, year) = published();
        rota.first_day = rota.date(7);
        let gone = in_order(&rota.people)[0].0;
        rota.people.remove(&gone);
        rota.rows.remove(&gone);
        let found = compared(&rota, &year, (Some(PUBLISHED), None)).unwrap();
        assert!(found.note.unwrap().contains("not of the same days"));
        let last = found.people.last().unwrap();
        assert_eq!((last.name.as_str(), last.after.as_str()), ("Somebody who is gone", ""));
        let shifts =
            rota.versions[&PUBLISHED].rows[&gone].keys().filter(|date| **date >= rota.first_day).count();
        assert_eq!(last.days.len(), shifts);
    }
}
