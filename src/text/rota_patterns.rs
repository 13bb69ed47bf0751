//! Words of common patterns of shifts.

/// Names of the patterns, each with what it is in a line.
#[derive(Clone, Copy, Debug)]
pub struct RotaPatterns {
    /// Four weeks of days and four of nights.
    pub panama_slow: PatternWords,
    /// From days to nights each fortnight.
    pub panama_fortnight: PatternWords,
    /// Two teams by day and two by night.
    pub pitman: PatternWords,
    /// With a week off in four.
    pub dupont: PatternWords,
    /// Four days, four off, four nights, four off.
    pub four_on_four_off: PatternWords,
    /// Two days, two nights, four off.
    pub continental_long: PatternWords,
    /// Two early, two late, two nights, two off.
    pub metropolitan: PatternWords,
    /// Early, late and night in twos and threes.
    pub continental: PatternWords,
    /// Seven of each.
    pub southern_swing: PatternWords,
    /// Five teams.
    pub five_teams: PatternWords,
}

/// Words of a pattern.
#[derive(Clone, Copy, Debug)]
pub struct PatternWords {
    /// What it is called.
    pub name: &'static str,
    /// What it is, in a line.
    pub line: &'static str,
}
