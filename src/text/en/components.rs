//! Words of the parts that every page is made of.

use crate::text::components::Components;
use crate::text::reading::ReadingError;

pub(in crate::text) const COMPONENTS: Components = Components {
    close: "Close",
    cancel: "Cancel",
    source: "Source",
    basis_default: "default",
    basis_typed: "typed",
    basis_measured: "measured",
    basis_calibrated: "worked out",
    range_words: &["to", "until"],
    range: |low, high| format!("{low} to {high}"),
    limits: |low, high| format!("{low} to {high}"),
    limit_low: |low| format!("{low} or more"),
    range_hint: "A range such as 10 to 20 is fine when you are not sure.",
    reading_error,
    out_of_limits: |limits| format!("This must be {limits}."),
    no_date: "This is not a whole date. It is left as it was.",
    out_of_years: |first, last| {
        format!("The year must be from {first} to {last}. The date is left as it was.")
    },
    tone_good: "on target",
    tone_warn: "near the limit",
    tone_bad: "misses the target",
    explain: |what| format!("How this is computed: {what}"),
    formula: "Formula",
    inputs: "What goes in",
    model: "Model",
    assumptions: "Taken for granted",
    messages: "Messages",
    drop_file: "Drop a file here, paste its text, or",
    choose_file: "choose a file",
    paste_hint: "It is read in this browser and goes nowhere else.",
    week_keys: "Drag, or move with the arrow keys; Shift and arrow keys choose several hours; type a number to set them.",
    week_cell: |place, value, unit| format!("{place}, {value} {unit}").trim_end().to_owned(),
    week_chosen: |hours| {
        if hours == 1 { "1 hour chosen".to_owned() } else { format!("{hours} hours chosen") }
    },
    week_value: "Value",
    week_set: "Set",
    week_copy: |day| format!("Copy {day} to"),
    week_to_weekdays: "Monday to Friday",
    week_to_all: "every day",
    shape_bar: |hour, value| format!("{hour:02}:00, {value} times the average"),
    shape_keys: "Drag the bars, or choose one and use the up and down keys.",
    table_keys: "Arrow keys move, Enter or typing edits, Escape leaves the cell as it was.",
    table_reading_keys: "Arrow keys move, Home and End go to the ends of a row, Enter opens how a figure is computed.",
    table_moving_keys: "Arrow keys move, Home and End go to the ends of a row.",
    total: "Total",
    percent_done: |percent| format!("{percent} done"),
};

fn reading_error(error: ReadingError) -> String {
    match error {
        ReadingError::Empty => "A number is missing.".to_owned(),
        ReadingError::NotANumber => "This is not a number. Write digits, such as 12 or 12.5.".to_owned(),
        ReadingError::RangeNotAllowed => "One number is wanted here, not a range.".to_owned(),
        ReadingError::RangeBackwards => "The smaller number comes first, as in 10 to 20.".to_owned(),
    }
}
