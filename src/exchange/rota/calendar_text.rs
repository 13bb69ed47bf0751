//! What stands in a calendar's text (RFC 5545): lines put together, each with its name, its parameters and its value.

/// A line of a calendar: `NAME;PARAMETER="value":value`.
#[derive(Clone)]
pub(super) struct Property {
    pub(super) name: String,
    parameters: Vec<(String, String)>,
    pub(super) value: String,
}

impl Property {
    pub(super) fn of(line: &str) -> Option<Self> {
        let mut is_quoted = false;
        let mut parts = vec![String::new()];
        for (at, each) in line.char_indices() {
            match each {
                '"' => is_quoted = !is_quoted,
                ':' if !is_quoted => {
                    let mut parts = parts.into_iter();
                    let name = parts.next()?.trim().to_uppercase();
                    let parameters = parts
                        .filter_map(|part| {
                            part.split_once('=')
                                .map(|(key, value)| (key.trim().to_uppercase(), value.to_owned()))
                        })
                        .collect();
                    return Some(Self { name, parameters, value: line[at + 1..].to_owned() });
                }
                ';' if !is_quoted => parts.push(String::new()),
                _ => parts.last_mut()?.push(each),
            }
        }
        None
    }

    /// One for each value of a list.
    pub(super) fn each(&self) -> impl Iterator<Item = Self> + '_ {
        self.value.split(',').map(|value| Self { value: value.to_owned(), ..self.clone() })
    }

    pub(super) fn parameter(&self, key: &str) -> Option<&str> {
        self.parameters.iter().find(|(name, _)| name == key).map(|(_, value)| value.trim())
    }
}

/// The lines with those that were folded put together, each with the number of its first.
pub(super) fn unfolded(text: &str) -> Vec<(usize, String)> {
    let mut lines: Vec<(usize, String)> = Vec::new();
    for (number, line) in (1..).zip(text.trim_start_matches('\u{feff}').lines()) {
        match (line.strip_prefix([' ', '\t']), lines.last_mut()) {
            (Some(rest), Some((_, whole))) => whole.push_str(rest),
            _ => lines.push((number, line.to_owned())),
        }
    }
    lines
}

/// A value as a text.
pub(super) fn unescaped(value: &str) -> String {
    let mut out = String::with_capacity(value.len());
    let mut letters = value.chars();
    while let Some(each) = letters.next() {
        match each {
            '\\' => match letters.next() {
                Some('n' | 'N') => out.push(' '),
                other => out.extend(other),
            },
            _ => out.push(each),
        }
    }
    out
}
