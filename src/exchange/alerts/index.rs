//! Small numbers for long keys: which rule, which severity word, which ticket is this?
//!
//! Two keys are the same if their 64-bit hashes are: among a million tickets the odds of one false match are 1 in 37
//! million. Keys themselves are not held, so that a file of a million hosts costs some 16 bytes for each; only names that
//! are to be shown are kept, up to a limit.

use super::encoding::text_of;
use crate::document::plain_text::is_hidden;
use hashbrown::HashTable;
use std::hash::{DefaultHasher, Hasher};

/// The hash of a key. `DefaultHasher::new` has fixed keys: the same in every run.
pub(super) fn hash_of(key: &[u8]) -> u64 {
    let mut hasher = DefaultHasher::new();
    hasher.write(key);
    hasher.finish()
}

/// One hash of two, in this order.
pub(super) fn mixed(first: u64, second: u64) -> u64 {
    let mut sum = (first.rotate_left(31) ^ second).wrapping_add(0x9e37_79b9_7f4a_7c15);
    sum = (sum ^ (sum >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    sum = (sum ^ (sum >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    sum ^ (sum >> 31)
}

/// Numbers for hashes, in the order in which they first came.
#[derive(Clone, Default)]
pub(super) struct HashIndex {
    table: HashTable<u32>,
    hashes: Vec<u64>,
}

impl HashIndex {
    /// The number of a key, and whether it is new.
    pub(super) fn number_of(&mut self, hash: u64) -> (u32, bool) {
        let hashes = &self.hashes;
        let same = |number: &u32| hashes.get(*number as usize) == Some(&hash);
        if let Some(number) = self.table.find(hash, same) {
            return (*number, false);
        }
        let number = self.hashes.len() as u32;
        self.hashes.push(hash);
        let hashes = &self.hashes;
        self.table
            .insert_unique(hash, number, |other| hashes.get(*other as usize).copied().unwrap_or_default());
        (number, true)
    }

    pub(super) fn bytes_held(&self) -> usize {
        self.hashes.capacity() * 8 + self.table.capacity() * 5
    }
}

/// Names beyond these are not kept.
pub(super) const MAX_NAMES: usize = 20_000;
const MAX_NAME_CHARS: usize = 200;

/// Numbers for names that are to be shown.
#[derive(Clone, Default)]
pub(super) struct NameIndex {
    index: HashIndex,
    names: Vec<Box<str>>,
}

impl NameIndex {
    /// The number of a name whose hash is known; the name is asked for once.
    pub(super) fn number_of(&mut self, hash: u64, name: impl FnOnce() -> Box<[u8]>) -> u32 {
        let (number, new) = self.index.number_of(hash);
        if new && self.names.len() < MAX_NAMES {
            self.names.push(readable(&name()).into());
        }
        number
    }

    /// How many names came, kept or not.
    pub(super) fn len(&self) -> usize {
        self.index.hashes.len()
    }

    /// The name with this number; none beyond the limit.
    pub(super) fn name(&self, number: u32) -> Option<&str> {
        self.names.get(number as usize).map(|name| &**name)
    }

    pub(super) fn bytes_held(&self) -> usize {
        self.index.bytes_held() + self.names.iter().map(|name| name.len() + 16).sum::<usize>()
    }
}

/// A text cut to a readable length, control characters replaced by spaces, hidden ones taken out.
pub(super) fn readable(bytes: &[u8]) -> String {
    let bytes = bytes.get(..bytes.len().min(MAX_NAME_CHARS * 4)).unwrap_or(bytes);
    let text = text_of(bytes);
    let spaced = text.chars().map(|c| if c.is_control() { ' ' } else { c });
    let seen: String = spaced.filter(|c| !is_hidden(*c)).take(MAX_NAME_CHARS).collect();
    seen.trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_key_has_the_same_number_and_another_one_another() {
        let mut index = HashIndex::default();
        for round in 0..2 {
            for key in 0..1000_u32 {
                assert_eq!(index.number_of(hash_of(&key.to_le_bytes())), (key, round == 0));
            }
        }
        assert_ne!(mixed(1, 2), mixed(2, 1));
    }

    #[test]
    fn a_name_is_shown_short_and_without_control_characters() {
        assert_eq!(readable(b" a\tb\xe9 "), "a b\u{e9}");
        assert_eq!(readable("Phish\u{202e}gnitset".as_bytes()), "Phishgnitset");
        assert_eq!(readable(&[b'x'; 5000]).len(), MAX_NAME_CHARS);
    }
}
