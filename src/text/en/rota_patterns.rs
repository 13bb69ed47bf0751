//! Common patterns of shifts.

use crate::text::rota_patterns::{PatternWords, RotaPatterns};

pub(in crate::text) const ROTA_PATTERNS: RotaPatterns = RotaPatterns {
    panama_slow: PatternWords {
        name: "Panama 2-2-3, slow",
        line: "Four teams, 12 hours: four weeks of days, then four of nights; every second weekend off.",
    },
    panama_fortnight: PatternWords {
        name: "Panama 2-2-3, by the fortnight",
        line: "Four teams, 12 hours: two weeks of days, then two of nights; every second weekend off.",
    },
    pitman: PatternWords {
        name: "Pitman 2-3-2",
        line: "Four teams, 12 hours: two teams work days and two nights, for good; every second weekend off.",
    },
    dupont: PatternWords {
        name: "DuPont",
        line: "Four teams, 12 hours: four nights in a row and weeks of 72 hours, but seven days off in four weeks.",
    },
    four_on_four_off: PatternWords {
        name: "Four on, four off",
        line: "Four teams, 12 hours: four days, four off, four nights, four off.",
    },
    continental_long: PatternWords {
        name: "Continental, 12 hours",
        line: "Four teams, 12 hours: two days, two nights, four off.",
    },
    metropolitan: PatternWords {
        name: "Metropolitan 2-2-2",
        line: "Four teams, 8 hours: two early, two late, two nights, two off; few weekends off.",
    },
    continental: PatternWords {
        name: "Continental 2-2-3, 8 hours",
        line: "Four teams, 8 hours: early, late and night in twos and threes; up to seven shifts in a row.",
    },
    southern_swing: PatternWords {
        name: "Southern swing",
        line: "Four teams, 8 hours: seven early, seven late and seven nights in a row.",
    },
    five_teams: PatternWords {
        name: "Five teams 2-2-2-4",
        line: "Five teams, 8 hours: two early, two late, two nights, four off; 33.6 hours a week leave room for leave and training.",
    },
};
