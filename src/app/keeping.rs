//! How a plan is kept, so that nothing a manager entered is lost in silence: the sealed text that shows damage, the
//! copies that are worth keeping, and which of them to open when the newest is damaged.
//!
//! A *sealed* text is one line (`watchfloor-kept 1 <crc32> <milliseconds>`) and the plan's canonical JSON behind it. The
//! checksum over both is CRC-32 (ISO-HDLC): it finds a store that lost or mixed bytes, it is no protection against an attacker.

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

/// The newest text that is whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewestGood {
    /// The text.
    pub kept: Kept,
    /// From where.
    pub origin: Origin,
    /// The damaged text as it was found, if the newest was damaged.
    pub damaged: Option<String>,
}

/// Finds the newest whole text among the saved one, the journal and the copies (sealed, in any order); none if there is
/// no whole one.
pub fn newest_good(saved: Option<&str>, journal: Option<&str>, copies: &[String]) -> Option<NewestGood> {
    let read = |sealed: Option<&str>| sealed.and_then(|sealed| unseal(sealed).ok());
    let whole = read(saved);
    let damaged = match (saved, &whole) {
        (Some(sealed), None) => Some(sealed.to_owned()),
        _ => None,
    };
    let mut best = whole.map(|kept| (kept, Origin::Saved));
    // The journal counts only if it is newer; on a tie the store has it all.
    if let Some(kept) = read(journal)
        && best.as_ref().is_none_or(|(known, _)| kept.saved_at > known.saved_at)
    {
        best = Some((kept, Origin::Journal));
    }
    if best.is_none() {
        best = copies
            .iter()
            .filter_map(|sealed| unseal(sealed).ok())
            .max_by_key(|kept| kept.saved_at)
            .map(|kept| (kept, Origin::Copy));
    }
    best.map(|(kept, origin)| NewestGood { kept, origin, damaged })
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

    #[test]
    fn work_done_while_the_page_was_closing_is_opened() {
        let found = newest_good(Some(&sealed(10, "old")), Some(&sealed(11, "new")), &[]).unwrap();
        assert_eq!((found.kept.text.as_str(), found.origin, found.damaged), ("new", Origin::Journal, None));
    }

    #[test]
    fn a_journal_that_the_store_has_overtaken_is_left_alone() {
        for journal_at in [9, 10] {
            let found =
                newest_good(Some(&sealed(10, "saved")), Some(&sealed(journal_at, "older")), &[]).unwrap();
            assert_eq!((found.kept.text.as_str(), found.origin), ("saved", Origin::Saved));
        }
    }

    #[test]
    fn a_damaged_plan_is_replaced_by_its_newest_good_copy_and_the_damaged_text_is_handed_on() {
        let broken = sealed(30, "broken").replace("broken", "brokem");
        let copies =
            [sealed(10, "first"), sealed(20, "second"), sealed(25, "third").replace("third", "thirt")];
        let found = newest_good(Some(&broken), None, &copies).unwrap();
        assert_eq!((found.kept.text.as_str(), found.origin), ("second", Origin::Copy));
        assert_eq!(found.damaged, Some(broken));
    }

    #[test]
    fn with_nothing_whole_there_is_nothing_to_open() {
        assert_eq!(newest_good(Some("garbage"), Some("more"), &["of it".to_owned()]), None);
        assert_eq!(newest_good(None, None, &[]), None);
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
