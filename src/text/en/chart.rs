//! Words of charts.

use crate::text::chart::Chart;

pub(in crate::text) const CHART: Chart = Chart {
    at_low: "at the low end",
    at_high: "at the high end",
    hour: "Hour",
    date: "Date",
    month: "Month",
    lower: |name| format!("{name}, from"),
    upper: |name| format!("{name}, to"),
    between: |low, high| format!("{low} to {high}"),
    not_known: "not known",
    not_computed: "not computed",
    missing: "–",
    show_table: "Table",
    show_chart: "Chart",
    download: "Download",
    download_picture: "Picture (SVG)",
    download_table: "Table (CSV)",
    keys: "Read values with the arrow keys, Home and End.",
    role: "chart",
    day: "Day shown",
    readout,
    heat_readout,
};

fn readout(place: &str, parts: &[(&str, String)], unit: &str) -> String {
    let said: Vec<_> = parts
        .iter()
        .map(|(name, value)| format!("{} {value}", lower_first(name)).trim_start().to_owned())
        .collect();
    let unit = if unit.is_empty() { String::new() } else { format!(" {unit}") };
    format!("{place}: {}{unit}", said.join(", "))
}

fn heat_readout(place: &str, value: &str, unit: &str, word: &str) -> String {
    let unit = if unit.is_empty() { String::new() } else { format!(" {unit}") };
    format!("{place}: {value}{unit} {word}")
}

/// A label inside a sentence: "At the desk" is said "at the desk", and "SIEM" stays.
pub(super) fn lower_first(name: &str) -> String {
    let mut letters = name.chars();
    match (letters.next(), letters.next()) {
        (Some(first), Some(second)) if second.is_lowercase() || second == ' ' => {
            first.to_lowercase().chain(name.chars().skip(1)).collect()
        }
        _ => name.to_owned(),
    }
}
