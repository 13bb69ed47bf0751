//! How the grid of the rota is worked with and read.

use crate::{
    domain::rota::Shared,
    text::{
        Format,
        rota_desk::{AwayFrom, Mark, RotaDeskWords},
    },
};

pub(in crate::text) const ROTA_DESK: RotaDeskWords = RotaDeskWords {
    ends_before: |f, first| {
        format!("This is before the first day, {}. The date is left as it was.", f.date(first))
    },
    begins_behind: |f, last| {
        format!("This is behind the last day, {}. The date is left as it was.", f.date(last))
    },
    date_taken: |f, date| {
        format!("There is an entry for {} already. The date is left as it was.", f.date(date))
    },
    unnamed: "Nobody named",
    no_people: ["There is nobody to plan yet.", "Add people below, under what the rota is made of."],
    no_shifts: ["There are no shifts yet.", "Add shifts below, under what the rota is made of."],
    lacks: [
        "The plan has no people yet, so that the rota begins without any: say how many there are on the page of the team, or add them to the rota.",
        "No seats are staffed yet, so that no cover is wanted: set them on the page of capacity, or say in the rota who is wanted.",
    ],
    no_letter: |letter, known| {
        if known.is_empty() {
            format!("No shift has the letter {letter}: there are no shifts yet.")
        } else {
            format!("No shift has the letter {letter}. Letters are: {known}.")
        }
    },
    selected: |days| {
        if days == 1 { "One day selected.".to_owned() } else { format!("{days} days selected.") }
    },
    copy_paste: ["Copy", "Paste"],
    drag_paints: "Paint by dragging",
    choose_brush: "Choose a shift, then drag over days.",
    dragging_sets: |name| format!("Dragging sets: {name}."),
    swap_title: |f, name, [first, last]| {
        let days =
            if first == last { f.date(first) } else { format!("{} to {}", f.date(first), f.date(last)) };
        format!("With whom {name} could swap {days}")
    },
    not_freely: |count, has_others| match (count, has_others) {
        (1, true) => "One more, with a rule broken or a gap opened".to_owned(),
        (1, false) => "One person, with a rule broken or a gap opened".to_owned(),
        (count, true) => format!("{count} more, each with a rule broken or a gap opened"),
        (count, false) => format!("{count} people, each with a rule broken or a gap opened"),
    },
    all_past: "All days of this rota are past: they stay as they are.",
    day_asked: |reason| format!("asks for {reason}"),
    day_wished: "wishes the day off",
    day_holiday: |site| format!("public holiday in {site}"),
    legend: "Letters and marks",
    mark: |mark| match mark {
        Mark::Away => "away: leave, or not employed",
        Mark::Asked => "leave asked for",
        Mark::Wished => "wish for the day off",
        Mark::Holiday => "public holiday of their site",
        Mark::Settled => "settled",
        Mark::Broken => "a rule is broken",
        Mark::Gap => "somebody is missing",
    },
    away_letter: "\u{00d7}",
    asked_letter: "?",
    printed: |f, plan, [first, last], version, on| {
        let version = match version {
            Some(version) => format!("published: {version}"),
            None => "not published as it stands".to_owned(),
        };
        format!("{plan}: rota from {} to {}, {version}. Printed {}.", f.date(first), f.date(last), f.date(on))
    },
    shared_by: "What is shared out",
    all_beside: "All",
    share_columns: ["Person", "Has", "Before", "Fair share", "Difference"],
    away_from_fair,
    unevenness: |f, all, each| {
        let each: Vec<String> = each
            .iter()
            .map(|(name, wrong)| format!("{} {}", name.to_lowercase(), f.percent(*wrong, 1)))
            .collect();
        format!(
            "{} of what is shared out would have to change hands to be even: {}.",
            f.percent(all, 1),
            each.join(", ")
        )
    },
    unevenness_formula: "Of each: what people have above their fair shares, by all that there is, with what they had before. Together: the mean of these by \
        the weights of the rules on fairness. Some of it is left where shifts are not to be cut in parts.",
};

/// "one night above the fair share of 10.5".
fn away_from_fair(f: &dyn Format, shared: Shared, away: AwayFrom) -> String {
    let (one, many) = match shared {
        Shared::Nights => ("one night", "nights"),
        Shared::Weekends => ("one weekend", "weekends"),
        Shared::Holidays => ("one holiday", "holidays"),
        Shared::Hours => ("one hour", "hours"),
        Shared::Wishes => ("one missed wish", "missed wishes"),
    };
    let decimals = if shared == Shared::Hours { 0 } else { 1 };
    let rounded = |value: f64| f.number(value, decimals);
    let nothing = rounded(0.0);
    let whole = |value: f64| {
        if (value - libm::round(value)).abs() < 0.05 { f.number(value, 0) } else { rounded(value) }
    };
    let by = whole(away.more.abs());
    if rounded(away.more.abs()) == nothing || by == f.number(0.0, 0) {
        return format!("the fair share of {}", whole(away.fair));
    }
    let side = if away.more > 0.0 { "above" } else { "below" };
    let by = if by == f.number(1.0, 0) { one.to_owned() } else { format!("{by} {many}") };
    format!("{by} {side} the fair share of {}", whole(away.fair))
}
