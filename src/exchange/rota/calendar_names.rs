//! Whom does an event of a calendar name, and what is left of its title?
//!
//! Names are looked for in the whole title, since nothing in iCalendar says who is on call. Where the titles of a calendar show by
//! themselves in which place each has its name, only that place is looked at: a schedule may be called like a person.

use super::{calendar_event::Event, plain};
use crate::domain::{PersonId, RotaPlan};
use std::collections::{BTreeMap, BTreeSet};

/// What all events of a calendar have in common.
#[derive(Default)]
pub(super) struct Feed {
    /// What the calendar is called.
    pub(super) name: String,
    /// Whether titles are `On Call - name - schedule`.
    has_names_second: bool,
}

/// How titles of PagerDuty begin, in small letters.
const ON_CALL: &str = "on call - ";

impl Feed {
    /// What the calendar of these events shows. In one person's calendar the second part of a title may be that of a schedule; in
    /// one of a schedule it is another one for each who attends, and always the same for one of them.
    pub(super) fn of(name: String, events: &[Event]) -> Self {
        let mut second_of: BTreeMap<&[String], BTreeSet<String>> = BTreeMap::new();
        for event in events {
            let title = plain(&event.title);
            if let ([one], Some((from, to))) = (&event.attending[..], second(&title)) {
                second_of.entry(one.as_slice()).or_default().insert(title[from..to].to_owned());
            }
        }
        let different: BTreeSet<&String> = second_of.values().flatten().collect();
        let has_one_each = second_of.values().all(|seconds| seconds.len() == 1);
        let has_names_second = second_of.len() > 1 && has_one_each && different.len() == second_of.len();
        Self { name, has_names_second }
    }

    /// The place in a title, in small letters, where its name is.
    fn place(&self, title: &str) -> Option<(usize, usize)> {
        // One person's calendar of Grafana OnCall: `schedule: name` in `On-Call Schedule for name`.
        let at_end = || {
            let (schedule, name) = title.rsplit_once(": ")?;
            let is_theirs = plain(&self.name).strip_suffix(name)?.ends_with(" for ");
            (is_theirs && !name.is_empty()).then_some((schedule.len() + 2, title.len()))
        };
        let in_second = if self.has_names_second { second(title) } else { None };
        in_second.or_else(at_end)
    }
}

/// The place of the name in `on call - name - schedule`.
fn second(title: &str) -> Option<(usize, usize)> {
    let length = title.strip_prefix(ON_CALL)?.find(" - ")?;
    (length > 0).then_some((ON_CALL.len(), ON_CALL.len() + length))
}

/// Whom an event names.
pub(super) struct Named<'a> {
    /// The people of each name.
    pub(super) people: Vec<&'a [PersonId]>,
    /// Names that nobody on the rota has.
    pub(super) unknown: Vec<String>,
    /// What is left of the title without names.
    pub(super) kind: String,
}

/// Who is called what, in small letters.
pub(super) struct People(BTreeMap<String, Vec<PersonId>>);

impl People {
    pub(super) fn of(rota: &RotaPlan, whom: &BTreeMap<String, PersonId>) -> Self {
        let mut people: BTreeMap<String, Vec<PersonId>> = BTreeMap::new();
        for (name, id) in whom.iter().filter(|(_, id)| rota.people.contains_key(id)) {
            people.insert(plain(name), vec![*id]);
        }
        for (id, person) in &rota.people {
            let name = plain(&person.name);
            if !name.is_empty() && !whom.keys().any(|other| plain(other) == name) {
                people.entry(name).or_default().push(*id);
            }
        }
        Self(people)
    }

    /// Whom an event names: in its title and among those who attend. A name within a longer one that is there is not meant.
    pub(super) fn named(&self, event: &Event, feed: &Feed) -> Named<'_> {
        let title = plain(&event.title);
        let place = feed.place(&title);
        let (start, end) = place.unwrap_or((0, title.len()));
        let mut places = self.places(&title[start..end]);
        places.iter_mut().for_each(|(from, to, _)| (*from, *to) = (*from + start, *to + start));
        let is_within = |a: &(usize, usize, &str), b: &(usize, usize, &str)| {
            b.0 <= a.0 && a.1 <= b.1 && b.1 - b.0 > a.1 - a.0
        };
        let meant = places.iter().filter(|place| !places.iter().any(|other| is_within(place, other)));
        let mut meant: BTreeSet<(usize, usize, &str)> = meant.copied().collect();
        let mut names: BTreeSet<&str> = meant.iter().map(|(_, _, name)| *name).collect();
        let known = |who: &&Vec<String>| who.iter().any(|name| self.0.contains_key(name));
        let (there, strangers): (Vec<&Vec<String>>, Vec<_>) = event.attending.iter().partition(known);
        // Where a title has a place for its name, who attends is the same person.
        if place.is_none() || names.is_empty() {
            let first_known = |who: &&Vec<String>| who.iter().find_map(|name| self.0.get_key_value(name));
            names.extend(there.iter().filter_map(first_known).map(|(name, _)| name.as_str()));
        }
        let unknown = match (names.is_empty(), place) {
            (true, Some(_)) => {
                vec![spaced(&event.title, &title).get(start..end).unwrap_or_default().to_owned()]
            }
            (true, None) if event.attending.is_empty() => vec![without_level(&event.title).to_owned()],
            // One who attends may be called otherwise in the title; of more than are named, some are left.
            (true, None) => strangers.into_iter().filter_map(|who| who.first().cloned()).collect(),
            (false, None) if event.attending.len() > names.len() => {
                strangers.into_iter().filter_map(|who| who.first().cloned()).collect()
            }
            (false, _) => Vec::new(),
        };
        if place.is_some() {
            meant = [(start, end, "")].into();
        }
        let kind = left(spaced(&event.title, &title), &meant);
        let kind = if kind.is_empty() { feed.name.clone() } else { kind };
        let people = names.into_iter().filter_map(|name| self.0.get(name)).map(Vec::as_slice).collect();
        Named { people, unknown, kind }
    }

    /// Where which names are in a text in small letters.
    fn places(&self, text: &str) -> Vec<(usize, usize, &str)> {
        let found = self.0.keys().flat_map(|name| {
            text.match_indices(name.as_str()).map(move |(at, _)| (at, at + name.len(), name.as_str()))
        });
        let is_whole = |(from, to, _): &(usize, usize, &str)| {
            let (before, after) = (&text[..*from], &text[*to..]);
            !before.ends_with(char::is_alphanumeric) && !after.starts_with(char::is_alphanumeric)
        };
        found.filter(is_whole).collect()
    }
}

/// The name that an e-mail address is made of: what is before the @, with spaces for full stops, strokes and underscores.
pub(super) fn name_of_address(address: &str) -> Option<String> {
    let (name, host) = address.split_once('@')?;
    let words = name.split(['.', '-', '_']).filter(|word| !word.is_empty());
    let name = words.collect::<Vec<_>>().join(" ");
    (!name.is_empty() && !host.is_empty()).then_some(name)
}

/// A title with the names of its e-mail addresses alone.
pub(super) fn without_hosts(title: &str) -> String {
    let is_around = |each: char| "<>()[],;:\"'".contains(each);
    let word = |word: &str| {
        let bare = word.trim_matches(is_around);
        name_of_address(bare).map_or(word.to_owned(), |name| word.replacen(bare, &name, 1))
    };
    if !title.contains('@') {
        return title.to_owned();
    }
    title.split(' ').map(word).collect::<Vec<_>>().join(" ")
}

/// A title without the level before it, such as `[L1]`, so that somebody is unknown once and not once a level.
fn without_level(title: &str) -> &str {
    let title = title.trim();
    let level = title.strip_prefix("[L").and_then(|rest| rest.split_once(']'));
    match level {
        Some((level, rest)) if !level.is_empty() && level.bytes().all(|each| each.is_ascii_digit()) => {
            rest.trim()
        }
        _ => title,
    }
}

/// Whether a title says that nobody is on call, as where a rotation has a gap or the participant `none`.
pub(super) fn says_nobody(title: &str) -> bool {
    let title = plain(without_level(title));
    let words: Vec<&str> =
        title.split(|each: char| !each.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let is_no_one = |two: &[&str]| two == ["no", "one"];
    words.windows(2).any(is_no_one)
        || words.iter().any(|word| ["nobody", "noone", "unassigned"].contains(word))
        || words.first() == Some(&"none")
}

/// A title with one space between words, of which the places of its small letters are places.
fn spaced(title: &str, small: &str) -> String {
    // Some small letters are longer than large ones: then places are of the small letters only.
    let spaced = title.split_whitespace().collect::<Vec<_>>().join(" ");
    if spaced.len() == small.len() { spaced } else { small.to_owned() }
}

/// What is left of a title without what is at these places.
fn left(title: String, names: &BTreeSet<(usize, usize, &str)>) -> String {
    let (mut parts, mut at) = (Vec::new(), 0);
    for (from, to, _) in names {
        parts.push(title.get(at..*from).unwrap_or_default());
        at = at.max(*to);
    }
    parts.push(title.get(at..).unwrap_or_default());
    let is_between = |each: char| each.is_whitespace() || "-\u{2013}\u{2014}:,;()|/@".contains(each);
    let trimmed = |part: &str| {
        let part = part.trim_matches(is_between);
        // A bracket that is opened within is closed at the end.
        let is_open = part.matches('(').count() > part.matches(')').count();
        format!("{part}{}", if is_open { ")" } else { "" })
    };
    let parts = parts.into_iter().map(trimmed).filter(|part| !part.is_empty());
    parts.collect::<Vec<_>>().join(" - ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_the_names_that_they_are_made_of() {
        assert_eq!(without_hosts("a@ @b c@d"), "a@ @b c");
        assert_eq!(without_hosts("On call: <zed.elm_tree@example.org>"), "On call: <zed elm tree>");
    }

    #[test]
    fn a_level_is_no_part_of_a_name() {
        for (title, name) in
            [("[L1] zed ", "zed"), ("[L12]zed", "zed"), ("[Lx] zed", "[Lx] zed"), ("[L1", "[L1")]
        {
            assert_eq!(without_level(title), name, "{title}");
        }
    }

    #[test]
    fn a_title_may_say_that_nobody_is_on_call() {
        for title in ["No one", "desk_schedule - (No One)", "[L2] nobody", "None", "Desk: unassigned"] {
            assert!(says_nobody(title), "{title}");
        }
        for title in ["", "Nonesuch", "One", "Desk, none of your business"] {
            assert!(!says_nobody(title), "{title}");
        }
    }
}
