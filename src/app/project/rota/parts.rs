//! What a rota is made of, part by part: each in a line, and in which part a record is that a link leads to.

use crate::{
    domain::{Field, RotaPlan},
    text::{Voice, rota_views::PartFacts},
};
use std::collections::BTreeSet;

/// A part of what a rota is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Who there is.
    People,
    /// When they work.
    Shifts,
    /// How many are wanted.
    Cover,
    /// What some can do.
    Skills,
    /// Where they work.
    Sites,
    /// What holds, and what is fair.
    Rules,
    /// When it begins and how long it is.
    Span,
    /// Patterns in place of a search.
    Patterns,
    /// Calendars, payroll, tables.
    Files,
}

impl Part {
    /// All of them, in the order of the page.
    pub const ALL: [Self; 9] = [
        Self::People,
        Self::Shifts,
        Self::Cover,
        Self::Rules,
        Self::Span,
        Self::Skills,
        Self::Sites,
        Self::Patterns,
        Self::Files,
    ];

    /// The name of its element.
    pub fn key(self) -> &'static str {
        match self {
            Self::People => "part-people",
            Self::Shifts => "part-shifts",
            Self::Cover => "part-cover",
            Self::Skills => "part-skills",
            Self::Sites => "part-sites",
            Self::Rules => "part-rules",
            Self::Span => "part-span",
            Self::Patterns => "part-patterns",
            Self::Files => "part-files",
        }
    }

    /// It is a single list or form, which needs no name beside the part's.
    pub fn is_one(self) -> bool {
        !matches!(self, Self::Rules | Self::Patterns | Self::Files)
    }

    /// Where there is nobody or nothing to plan yet, rules, span and files have nothing to say.
    pub fn is_of_nothing(self) -> bool {
        !matches!(self, Self::Rules | Self::Span | Self::Files)
    }

    /// The part with an element of this name: a field's, or that of a record.
    pub fn of(rota: &RotaPlan, anchor: &str) -> Option<Self> {
        fn holds<K: ToString, V>(records: &std::collections::BTreeMap<K, V>, anchor: &str) -> bool {
            records.keys().any(|id| id.to_string() == anchor)
        }
        let fields = [
            (Self::People, Field::RotaPeople),
            (Self::People, Field::PersonHours),
            (Self::Shifts, Field::RotaShifts),
            (Self::Cover, Field::RotaCover),
            (Self::Skills, Field::RotaSkills),
            (Self::Sites, Field::RotaSites),
            (Self::Rules, Field::RotaRules),
            (Self::Rules, Field::Fairness),
            (Self::Files, Field::RotaPremiums),
            (Self::Files, Field::RotaHourPay),
            (Self::Span, Field::RotaWeeks),
            (Self::Span, Field::RotaFirstDay),
            (Self::Patterns, Field::RotaPatterns),
        ];
        let of_field = fields.into_iter().find(|(_, field)| field.key() == anchor).map(|(part, _)| part);
        let records = [
            (Self::People, holds(&rota.people, anchor)),
            (Self::Shifts, holds(&rota.shifts, anchor)),
            (Self::Cover, holds(&rota.cover, anchor)),
            (Self::Skills, holds(&rota.skills, anchor)),
            (Self::Sites, holds(&rota.sites, anchor)),
            (Self::Patterns, holds(&rota.patterns, anchor)),
        ];
        of_field.or_else(|| records.into_iter().find(|(_, holds)| *holds).map(|(part, _)| part))
    }
}

/// A part's name and what there is of it.
pub fn part_line(rota: &RotaPlan, part: Part, voice: Voice<'_>) -> (&'static str, String) {
    let words = voice.words.rota_views();
    let crews: BTreeSet<&str> =
        rota.people.values().map(|person| person.crew.trim()).filter(|crew| !crew.is_empty()).collect();
    let last = rota.date(rota.days().saturating_sub(1));
    let facts = match part {
        Part::People => PartFacts::People { people: rota.people.len(), crews: crews.len() },
        Part::Shifts => PartFacts::Shifts(in_order_names(
            rota.shifts.values().map(|kind| (&kind.position, kind.name.as_str())),
        )),
        Part::Cover => PartFacts::Cover {
            lines: rota.cover.len(),
            wanted: rota.cover.values().flat_map(|line| line.wanted).sum(),
        },
        Part::Skills => PartFacts::Named(in_order_names(
            rota.skills.values().map(|skill| (&skill.position, skill.name.as_str())),
        )),
        Part::Sites => PartFacts::Sites(in_order_names(
            rota.sites.values().map(|site| (&site.position, site.name.as_str())),
        )),
        Part::Rules => PartFacts::Rules {
            rules: rota.rules.len(),
            soft: rota.rules.values().filter(|rule| rule.weight.is_some()).count(),
        },
        Part::Span => PartFacts::Span { weeks: rota.weeks, first: rota.first_day, last },
        Part::Patterns => PartFacts::Patterns(rota.patterns.len()),
        Part::Files => PartFacts::Files,
    };
    ((words.part)(&facts), (words.part_line)(voice.format, &facts))
}

/// Names in the order of their list.
fn in_order_names<'a>(records: impl Iterator<Item = (&'a crate::domain::Position, &'a str)>) -> Vec<&'a str> {
    let mut records: Vec<_> = records.collect();
    records.sort_by_key(|(position, _)| *position);
    records.into_iter().map(|(_, name)| name).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        app::sample::sample,
        base::Month,
        domain::rota::Rule,
        text::{PlainFormat, en},
    };

    const VOICE: Voice<'static> = Voice { words: &en::WORDS, format: &PlainFormat };

    #[test]
    fn a_link_to_a_field_or_a_record_opens_the_part_that_holds_it() {
        let plan = sample(Month { year: 2027, month: 1 });
        let rota = &plan.rota;
        assert_eq!(Part::of(rota, Field::RotaPeople.key()), Some(Part::People));
        assert_eq!(Part::of(rota, Field::Fairness.key()), Some(Part::Rules));
        assert_eq!(Part::of(rota, Field::RotaWeeks.key()), Some(Part::Span));
        let person = rota.people.keys().next().unwrap();
        assert_eq!(Part::of(rota, &person.to_string()), Some(Part::People));
        let cover = rota.cover.keys().next_back().unwrap();
        assert_eq!(Part::of(rota, &cover.to_string()), Some(Part::Cover));
        assert_eq!(Part::of(rota, "nothing-of-the-kind"), None);
        // Every field of the rota that an issue can lead to is in a part, but for what the grid and its versions show themselves.
        let above = [Field::RotaCells, Field::RotaPins, Field::RotaVersions];
        for field in Field::ALL.iter().filter(|field| field.section() == crate::domain::Section::Rota) {
            assert_eq!(Part::of(rota, field.key()).is_none(), above.contains(field), "{field:?}");
        }
    }

    #[test]
    fn each_part_is_told_in_a_line() {
        let mut rota = (*sample(Month { year: 2027, month: 1 }).rota).clone();
        let line = |rota: &RotaPlan, part| part_line(rota, part, VOICE).1;
        assert!(line(&rota, Part::People).starts_with("12 people"), "{}", line(&rota, Part::People));
        assert!(line(&rota, Part::Shifts).starts_with("Early, Late, Night"), "{}", line(&rota, Part::Shifts));
        let hard = rota.rules.len();
        assert_eq!(line(&rota, Part::Rules), format!("{hard} rules"));
        for rule in rota.rules.values_mut().take(2) {
            *rule = Rule { weight: Some(5), ..*rule };
        }
        assert_eq!(line(&rota, Part::Rules), format!("{hard} rules, 2 of them cost"));
        rota.people.values_mut().for_each(|who| who.crew = "A".to_owned());
        assert_eq!(line(&rota, Part::People), "12 people, one crew");
        rota.people.clear();
        assert_eq!(line(&rota, Part::People), "nobody yet");
    }
}
