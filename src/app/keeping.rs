//! How a plan is kept, so that nothing a manager entered is lost in silence: the sealed text that shows damage, the
//! copies that are worth keeping, and which of them to open when the newest is damaged.
//!
//! A *sealed* text is one line (`watchfloor-kept 1 <crc32> <milliseconds>`) and the plan's canonical JSON behind it. The
//! checksum over both is CRC-32 (ISO-HDLC): it finds a store that lost or mixed bytes, it is no protection against an attacker.

use crate::document::{self, LoadError};
use serde::{Deserialize, Serialize};

crate::id_kind!(
    /// Identifies a plan among those kept in one browser.
    PlanId
);

/// A moment in milliseconds since 1970, UTC.
pub type Moment = i64;

const MAGIC: &str = "watchfloor-kept 1";
const MINUTE: Moment = 60_000;
/// Ages at which one older copy each is kept: ten minutes, an hour, a day, a week.
const AGES: [Moment; 4] = [10 * MINUTE, 60 * MINUTE, 24 * 60 * MINUTE, 7 * 24 * 60 * MINUTE];
/// A new copy is made no sooner than this after the newest one.
pub const COPY_EVERY: Moment = 2 * MINUTE;
/// A deleted plan can be restored for this long.
pub const RESTORE_WITHIN: Moment = 30 * 24 * 60 * MINUTE;

/// What is known of a kept plan without opening it.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct PlanEntry {
    /// Which one.
    pub id: PlanId,
    /// What the manager calls it.
    pub name: String,
    /// When it became a plan in this browser.
    pub created_at: Moment,
    /// When it was last saved.
    pub saved_at: Moment,
    /// When it was last exported to a file.
    #[serde(default)]
    pub exported_at: Option<Moment>,
    /// When it was deleted; it can be restored until [`RESTORE_WITHIN`] has passed.
    #[serde(default)]
    pub deleted_at: Option<Moment>,
}

/// A text that was kept, and when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// When it was saved.
    pub saved_at: Moment,
    /// The plan's canonical JSON.
    pub text: String,
}

/// A kept text that is not what was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the kept text is not what was written")]
pub struct Damaged;

fn checksum(saved_at: &str, text: &str) -> String {
    let mut hasher = crc32fast::Hasher::new();
    hasher.update(saved_at.as_bytes());
    hasher.update(text.as_bytes());
    format!("{:08x}", hasher.finalize())
}

/// Seals a text for the store.
pub fn seal(kept: &Kept) -> String {
    let saved_at = kept.saved_at.to_string();
    format!("{MAGIC} {} {saved_at}\n{}", checksum(&saved_at, &kept.text), kept.text)
}

/// Opens what [`seal`] wrote.
pub fn unseal(sealed: &str) -> Result<Kept, Damaged> {
    let (head, text) = sealed.split_once('\n').ok_or(Damaged)?;
    let mut words = head.strip_prefix(MAGIC).ok_or(Damaged)?.split(' ');
    let (Some(""), Some(written), Some(saved_at), None) =
        (words.next(), words.next(), words.next(), words.next())
    else {
        return Err(Damaged);
    };
    if written != checksum(saved_at, text) {
        return Err(Damaged);
    }
    Ok(Kept { saved_at: saved_at.parse().map_err(|_| Damaged)?, text: text.to_owned() })
}

/// From where a plan was opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// The store, as it should be.
    Saved,
    /// The journal that was written while the page was being closed: newer than the store.
    Journal,
    /// An older copy, since the newest text was damaged or missing.
    Copy,
}

/// What opening a whole text comes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Opens {
    /// It is a plan.
    Yes,
    /// It is none, or one that cannot be held.
    No,
    /// It is a plan of a newer version that this one cannot show.
    NewerOnly,
}

/// What opening a text, the canonical JSON of a plan, comes to.
pub fn opens(text: &str) -> Opens {
    match document::load(text.as_bytes()) {
        Ok(_) => Opens::Yes,
        Err(LoadError::TooNew { .. }) => Opens::NewerOnly,
        Err(_) => Opens::No,
    }
}

/// The newest text that is whole and opens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewestGood {
    /// The text.
    pub kept: Kept,
    /// From where.
    pub origin: Origin,
    /// The saved text as it was found, if it is damaged or does not open.
    pub damaged: Option<String>,
}

/// What looking for a text that opens came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Search {
    /// This one does.
    Found(NewestGood),
    /// The newest text is whole, but a newer version wrote it. An older copy is not opened in its place: working on that would
    /// overwrite it.
    NewerOnly(Kept),
    /// None does. The text as it was found, the saved one first; none if there is no text at all.
    Nothing(Option<String>),
}

/// Finds the newest text that is whole and opens, among the saved one, the journal and the copies (sealed, in any order).
///
/// The saved text and the journal come first, the later of the two before the other (on a tie the store has it all); a
/// copy is looked at only when the saved text does not open. Then the newest of journal and copies is taken.
pub fn newest_good(
    saved: Option<&str>,
    journal: Option<&str>,
    copies: &[String],
    opens: impl Fn(&str) -> Opens,
) -> Search {
    let whole = |sealed: &str, origin| unseal(sealed).ok().map(|kept| (kept, origin));
    let saved_whole = saved.and_then(|sealed| whole(sealed, Origin::Saved));
    let journal = journal.and_then(|sealed| whole(sealed, Origin::Journal));
    let saved_opens = saved_whole.as_ref().map(|(kept, _)| opens(&kept.text));
    let damaged = saved.filter(|_| saved_opens != Some(Opens::Yes)).map(str::to_owned);
    let mut candidates: Vec<_> = saved_whole.into_iter().chain(journal).collect();
    if saved_opens.is_none_or(|opens| opens == Opens::No) {
        candidates.extend(copies.iter().filter_map(|sealed| whole(sealed, Origin::Copy)));
    }
    // Stable, so that of two of the same moment the one that comes first above is taken.
    candidates.sort_by_key(|(kept, _)| std::cmp::Reverse(kept.saved_at));
    let any_text = || damaged.clone().or_else(|| candidates.first().map(|(kept, _)| kept.text.clone()));
    for (kept, origin) in &candidates {
        match opens(&kept.text) {
            Opens::Yes => {
                let found = NewestGood { kept: kept.clone(), origin: *origin, damaged: damaged.clone() };
                return Search::Found(found);
            }
            Opens::NewerOnly => return Search::NewerOnly(kept.clone()),
            Opens::No => {}
        }
    }
    Search::Nothing(any_text())
}

/// Whether a new copy is due, given when the others were made.
pub fn copy_is_due(copies: &[Moment], now: Moment) -> bool {
    copies.iter().max().is_none_or(|newest| now - newest >= COPY_EVERY)
}

/// The copies that need not be kept any longer: all but the newest and the oldest of each age, at most six in all. The
/// oldest of an age is kept, since it is the one that will reach the next age.
pub fn superfluous_copies(copies: &[Moment], now: Moment) -> Vec<Moment> {
    let age_of = |made: Moment| AGES.iter().position(|age| now - made < *age).unwrap_or(AGES.len());
    let mut kept = std::collections::BTreeSet::<Moment>::new();
    kept.extend(copies.iter().max());
    for age in 0..=AGES.len() {
        let of_this_age = copies.iter().filter(|made| age_of(**made) == age);
        // Beyond a week it is the newest that matters, or the oldest copy would stay for ever.
        kept.extend(if age == AGES.len() { of_this_age.max() } else { of_this_age.min() });
    }
    copies.iter().filter(|made| !kept.contains(made)).copied().collect()
}

/// Whole days between two moments, for "exported three days ago".
pub fn days_between(earlier: Moment, later: Moment) -> i64 {
    (later - earlier).max(0) / (24 * 60 * MINUTE)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sealed(saved_at: Moment, text: &str) -> String {
        seal(&Kept { saved_at, text: text.to_owned() })
    }

    #[test]
    fn a_kept_plan_is_read_back_as_it_was_written() {
        for text in ["", "{}", "{\n  \"name\": \"Nächte\"\n}\n"] {
            assert_eq!(unseal(&sealed(7, text)), Ok(Kept { saved_at: 7, text: text.to_owned() }));
        }
    }

    #[test]
    fn a_single_lost_or_changed_character_is_noticed() {
        let whole = sealed(1_795_000_000_000, "{\"people\": 12}");
        for (place, character) in whole.char_indices() {
            let mut cut = whole.clone();
            cut.remove(place);
            assert!(unseal(&cut).is_err(), "lost {character:?} at {place}");
        }
        assert_eq!(unseal(&whole.replace("12", "13")), Err(Damaged));
        assert_eq!(unseal(""), Err(Damaged));
    }

    /// Texts open unless they say otherwise.
    fn as_said(text: &str) -> Opens {
        match text {
            text if text.starts_with("refused") => Opens::No,
            text if text.starts_with("newer") => Opens::NewerOnly,
            _ => Opens::Yes,
        }
    }

    fn search(saved: Option<&str>, journal: Option<&str>, copies: &[String]) -> Search {
        newest_good(saved, journal, copies, as_said)
    }

    fn found(search: Search) -> (String, Origin, Option<String>) {
        match search {
            Search::Found(found) => (found.kept.text, found.origin, found.damaged),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn work_done_while_the_page_was_closing_is_opened() {
        let found = found(search(Some(&sealed(10, "old")), Some(&sealed(11, "new")), &[]));
        assert_eq!(found, ("new".to_owned(), Origin::Journal, None));
    }

    #[test]
    fn a_journal_that_the_store_has_overtaken_is_left_alone() {
        for journal_at in [9, 10] {
            let found = found(search(Some(&sealed(10, "saved")), Some(&sealed(journal_at, "older")), &[]));
            assert_eq!(found, ("saved".to_owned(), Origin::Saved, None));
        }
    }

    #[test]
    fn a_damaged_plan_is_replaced_by_its_newest_good_copy_and_the_damaged_text_is_handed_on() {
        let broken = sealed(30, "broken").replace("broken", "brokem");
        let copies =
            [sealed(10, "first"), sealed(20, "second"), sealed(25, "third").replace("third", "thirt")];
        let found = found(search(Some(&broken), None, &copies));
        assert_eq!(found, ("second".to_owned(), Origin::Copy, Some(broken)));
    }

    #[test]
    fn a_whole_text_that_does_not_open_is_replaced_by_the_newest_copy_that_does() {
        let saved = sealed(30, "refused: out of range");
        let copies = [sealed(20, "good"), sealed(25, "refused too"), sealed(10, "older")];
        let found = found(search(Some(&saved), None, &copies));
        assert_eq!(found, ("good".to_owned(), Origin::Copy, Some(saved)));
    }

    #[test]
    fn with_a_damaged_plan_a_newer_copy_is_opened_rather_than_an_older_journal() {
        let found = found(search(Some("garbage"), Some(&sealed(15, "journal")), &[sealed(20, "copy")]));
        assert_eq!((found.0.as_str(), found.1), ("copy", Origin::Copy));
        let newer = search(Some("garbage"), Some(&sealed(25, "journal")), &[sealed(20, "copy")]);
        assert!(matches!(newer, Search::Found(NewestGood { origin: Origin::Journal, .. })), "{newer:?}");
    }

    #[test]
    fn a_good_saved_plan_is_opened_even_if_the_clock_was_set_back_since_the_last_copy() {
        let found = found(search(Some(&sealed(10, "saved")), None, &[sealed(99, "copy")]));
        assert_eq!(found, ("saved".to_owned(), Origin::Saved, None));
    }

    #[test]
    fn a_plan_of_a_newer_version_is_not_replaced_by_an_older_copy() {
        let saved = sealed(30, "newer version");
        let search = search(Some(&saved), None, &[sealed(20, "good")]);
        assert_eq!(search, Search::NewerOnly(Kept { saved_at: 30, text: "newer version".to_owned() }));
    }

    #[test]
    fn with_nothing_whole_there_is_nothing_to_open() {
        let damaged = Search::Nothing(Some("garbage".to_owned()));
        assert_eq!(search(Some("garbage"), Some("more"), &["of it".to_owned()]), damaged);
        assert_eq!(search(None, None, &[]), Search::Nothing(None));
    }

    #[test]
    fn a_day_of_work_leaves_a_few_copies_that_reach_back_over_it() {
        let mut copies: Vec<Moment> = Vec::new();
        let day = 24 * 60;
        for minute in 0..=day {
            let now = minute * MINUTE;
            if copy_is_due(&copies, now) {
                copies.push(now);
                let gone = superfluous_copies(&copies, now);
                copies.retain(|made| !gone.contains(made));
            }
            assert!(copies.len() <= 6, "{copies:?}");
        }
        let ages: Vec<_> = copies.iter().map(|made| day - made / MINUTE).collect();
        assert!(ages.iter().any(|age| *age <= 2), "the newest: {ages:?}");
        assert!(ages.iter().any(|age| (10..=70).contains(age)), "within the hour or so: {ages:?}");
        assert!(ages.iter().any(|age| *age > 10 * 60), "from earlier in the day: {ages:?}");
    }

    #[test]
    fn days_since_the_last_export_are_whole_days() {
        let day = 24 * 60 * MINUTE;
        assert_eq!([0, day - 1, day, 3 * day + 5, -day].map(|later| days_between(0, later)), [0, 0, 1, 3, 0]);
    }
}
