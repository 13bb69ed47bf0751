//! The time zones to choose from: those that the browser knows, which are also those it can show.

use js_sys::{Array, Function, Reflect};
use wasm_bindgen::JsCast;

/// IANA names in alphabetical order, UTC first; a short list where the browser cannot tell.
pub fn known_zones() -> Vec<String> {
    let mut zones = supported().unwrap_or_default();
    if zones.is_empty() {
        zones = FEW.iter().map(|zone| (*zone).to_owned()).collect();
    }
    zones.retain(|zone| zone != "UTC");
    zones.sort();
    zones.insert(0, "UTC".to_owned());
    zones
}

fn supported() -> Option<Vec<String>> {
    let intl = Reflect::get(&js_sys::global(), &"Intl".into()).ok()?;
    let list: Function = Reflect::get(&intl, &"supportedValuesOf".into()).ok()?.dyn_into().ok()?;
    let zones = list.call1(&intl, &"timeZone".into()).ok()?;
    Some(Array::from(&zones).iter().filter_map(|zone| zone.as_string()).collect())
}

const FEW: [&str; 12] = [
    "America/Chicago",
    "America/Los_Angeles",
    "America/New_York",
    "America/Sao_Paulo",
    "Asia/Dubai",
    "Asia/Kolkata",
    "Asia/Singapore",
    "Asia/Tokyo",
    "Australia/Sydney",
    "Europe/Berlin",
    "Europe/London",
    "Europe/Paris",
];
