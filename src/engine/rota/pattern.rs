//! Which patterns of shifts are common, and what does each ask of people?
//!
//! A pattern is a cycle of letters that each team walks through from a day of its own: D and N for days and nights of twelve hours
//! (from 7:00, from 19:00), E, L and N for early, late and night of eight (from 6:00, 14:00, 22:00), O for off. It begins on a Monday.
//! Figures are taken over the least common multiple of cycle and week as over a ring, so that nothing is lost at its ends.
//! Sources of the patterns: tests/data/reference/shift_patterns.json.

/// A common pattern.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pattern {
    /// Its key, by which it has a name.
    pub key: PatternKey,
    /// How many teams.
    pub teams: usize,
    /// The letters of the days: one cycle for all teams, or one for each.
    pub sequences: &'static [&'static str],
    /// The day of the cycle on which each team begins.
    pub offsets: &'static [usize],
    /// Hours of a shift.
    pub shift_hours: u32,
}

/// The patterns there are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum PatternKey {
    /// Two, two, three over four weeks of days and four of nights.
    PanamaSlow,
    /// Two, two, three, from days to nights each fortnight.
    PanamaFortnight,
    /// Two, three, two, two teams by day and two by night for good.
    Pitman,
    /// Four nights, three days, three nights, four days, and a week off.
    DuPont,
    /// Four days, four off, four nights, four off.
    FourOnFourOff,
    /// Two days, two nights, four off.
    ContinentalLong,
    /// Two early, two late, two nights, two off.
    Metropolitan,
    /// Two, two, three of early, late and night.
    Continental,
    /// Seven early, seven late, seven nights.
    SouthernSwing,
    /// Two early, two late, two nights, four off, in five teams.
    FiveTeams,
}

const WEEKLY: &[usize] = &[0, 7, 14, 21];
const EVERY_SECOND_DAY: &[usize] = &[0, 2, 4, 6];

/// All patterns, as they are shown.
pub const PATTERNS: [Pattern; 10] = [
    Pattern {
        key: PatternKey::PanamaSlow,
        teams: 4,
        sequences: &["DDOODDDOODDOOODDOODDDOODDOOONNOONNNOONNOOONNOONNNOONNOOO"],
        offsets: &[0, 7, 28, 35],
        shift_hours: 12,
    },
    Pattern {
        key: PatternKey::PanamaFortnight,
        teams: 4,
        sequences: &["DDOODDDOODDOOONNOONNNOONNOOO"],
        offsets: WEEKLY,
        shift_hours: 12,
    },
    Pattern {
        key: PatternKey::Pitman,
        teams: 4,
        sequences: &["DDOODDDOODDOOO", "DDOODDDOODDOOO", "NNOONNNOONNOOO", "NNOONNNOONNOOO"],
        offsets: &[0, 7, 0, 7],
        shift_hours: 12,
    },
    Pattern {
        key: PatternKey::DuPont,
        teams: 4,
        sequences: &["NNNNOOODDDONNNOOODDDDOOOOOOO"],
        offsets: WEEKLY,
        shift_hours: 12,
    },
    Pattern {
        key: PatternKey::FourOnFourOff,
        teams: 4,
        sequences: &["DDDDOOOONNNNOOOO"],
        offsets: &[0, 4, 8, 12],
        shift_hours: 12,
    },
    Pattern {
        key: PatternKey::ContinentalLong,
        teams: 4,
        sequences: &["DDNNOOOO"],
        offsets: EVERY_SECOND_DAY,
        shift_hours: 12,
    },
    Pattern {
        key: PatternKey::Metropolitan,
        teams: 4,
        sequences: &["EELLNNOO"],
        offsets: EVERY_SECOND_DAY,
        shift_hours: 8,
    },
    Pattern {
        key: PatternKey::Continental,
        teams: 4,
        sequences: &["EELLNNNOOEELLLNNOOEEELLNNOOO"],
        offsets: WEEKLY,
        shift_hours: 8,
    },
    Pattern {
        key: PatternKey::SouthernSwing,
        teams: 4,
        sequences: &["EEEEEEEOOLLLLLLLOONNNNNNNOOO"],
        offsets: WEEKLY,
        shift_hours: 8,
    },
    Pattern {
        key: PatternKey::FiveTeams,
        teams: 5,
        sequences: &["EELLNNOOOO"],
        offsets: &[0, 2, 4, 6, 8],
        shift_hours: 8,
    },
];

/// A shift that a pattern wants.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wanted {
    /// Its letter in the pattern.
    pub letter: char,
    /// When it begins, in minutes after midnight.
    pub start_minute: u32,
    /// How long it is, in minutes.
    pub length_minutes: u32,
}

/// The shifts that a pattern wants, by their beginning.
pub fn wanted_shifts(pattern: &Pattern) -> Vec<Wanted> {
    let is_there = |letter: &char| pattern.sequences.iter().any(|sequence| sequence.contains(*letter));
    let wanted = ['E', 'D', 'L', 'N'].into_iter().filter(is_there).filter_map(|letter| {
        let start_minute = start_hour(pattern, letter)? * 60;
        Some(Wanted { letter, start_minute, length_minutes: pattern.shift_hours * 60 })
    });
    wanted.collect()
}

/// What a team does on a day from the beginning of the pattern; teams above their number begin again with the first.
pub fn laid(pattern: &Pattern, crew: usize, day: usize) -> char {
    let crew = crew % pattern.teams.max(1);
    let letters = sequence(pattern, crew);
    let offset = pattern.offsets.get(crew).copied().unwrap_or(0);
    letters.get((day + offset) % letters.len().max(1)).map_or('O', |letter| char::from(*letter))
}

fn sequence(pattern: &Pattern, crew: usize) -> &'static [u8] {
    pattern.sequences.get(crew % pattern.sequences.len().max(1)).map_or(&[], |letters| letters.as_bytes())
}

/// When a shift begins, in hours after midnight.
fn starts(letter: char) -> Option<u32> {
    match letter {
        'E' => Some(6),
        'D' => Some(7),
        'L' => Some(14),
        'N' => Some(22),
        _ => None,
    }
}

/// When a shift of the pattern begins, in hours after midnight.
fn start_hour(pattern: &Pattern, letter: char) -> Option<u32> {
    if letter == 'N' && pattern.shift_hours == 12 { Some(19) } else { starts(letter) }
}

#[cfg(test)]
mod tests;
