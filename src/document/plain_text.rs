//! Which characters a name or a note may hold. Control characters and those that turn the direction of reading can make
//! a name look like another one, so they are taken out of files, and refused where they are typed.

use serde_json::Value;

/// Whether a character is not seen, or changes how others are seen.
pub fn is_hidden(letter: char) -> bool {
    match letter {
        '\n' | '\t' => false,
        // Zero-width joiner and non-joiner are part of words in Persian and Indic scripts and of emoji.
        '\u{200c}' | '\u{200d}' => false,
        _ => {
            letter.is_control()
                || matches!(
                    letter,
                    '\u{00ad}' | '\u{061c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
                        | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}'
                )
        }
    }
}

/// Takes hidden characters out of every text of a JSON value (not of keys) and returns the texts as they now are.
pub(super) fn clean(value: &mut Value) -> Vec<String> {
    let mut cleaned = Vec::new();
    visit(value, &mut cleaned);
    cleaned
}

fn visit(value: &mut Value, cleaned: &mut Vec<String>) {
    match value {
        Value::String(text) if text.contains(is_hidden) => {
            text.retain(|letter| !is_hidden(letter));
            cleaned.push(text.clone());
        }
        Value::Array(items) => items.iter_mut().for_each(|item| visit(item, cleaned)),
        Value::Object(entries) => entries.values_mut().for_each(|entry| visit(entry, cleaned)),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_name_that_reads_backwards_is_straightened_and_named() {
        let mut value = json!({ "name": "Phish\u{202e}gnitset", "notes": ["fine\nreally", "z\u{200b}ero"] });
        assert_eq!(clean(&mut value), ["Phishgnitset", "zero"]);
        assert_eq!(value["notes"][0], "fine\nreally");
    }

    #[test]
    fn words_of_other_scripts_and_emoji_are_left_alone() {
        for text in ["می\u{200c}خواهم", "👩\u{200d}💻", "Δοκιμή", "تنبيه", "日本語", "naïve"]
        {
            assert!(!text.contains(is_hidden), "{text}");
        }
    }
}
