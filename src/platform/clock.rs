//! Clock and randomness: the only place from which either enters the rest.

use crate::{app::keeping::Moment, base::RawId};
use chrono::{DateTime, NaiveDate, NaiveDateTime};
use js_sys::{Array, Date, Intl, Object, Reflect};
use wasm_bindgen::JsValue;

/// This moment.
pub fn now() -> Moment {
    Date::now() as Moment
}

/// A moment on the wall clock of the reader's own zone.
pub fn local(moment: Moment) -> NaiveDateTime {
    // getTimezoneOffset is what to add to the wall clock to reach UTC, in minutes.
    let offset = Date::new(&JsValue::from_f64(moment as f64)).get_timezone_offset();
    utc(moment - (offset * 60_000.0) as Moment)
}

/// A moment in UTC.
pub fn utc(moment: Moment) -> NaiveDateTime {
    DateTime::from_timestamp_millis(moment).unwrap_or_default().naive_utc()
}

/// Today on the reader's own calendar.
pub fn today() -> NaiveDate {
    local(now()).date()
}

/// Today's date in a zone of the IANA list; none if the browser does not know the zone.
pub fn today_in(zone: &str) -> Option<NaiveDate> {
    let options = Object::new();
    for (name, value) in [
        ("timeZone", zone),
        ("year", "numeric"),
        ("month", "2-digit"),
        ("day", "2-digit"),
        ("calendar", "gregory"),
    ] {
        Reflect::set(&options, &name.into(), &value.into()).ok()?;
    }
    // Construct by Reflect: an unknown zone throws, and the typed constructor would take the page down.
    let class =
        Reflect::get(&Reflect::get(&js_sys::global(), &"Intl".into()).ok()?, &"DateTimeFormat".into())
            .ok()?;
    let arguments = Array::of2(&"sv-SE".into(), &options);
    let format: Intl::DateTimeFormat =
        Reflect::construct(&class.into(), &arguments).ok().map(wasm_bindgen::JsCast::unchecked_into)?;
    let said = format.format().call1(&JsValue::UNDEFINED, &JsValue::from_f64(Date::now())).ok()?;
    said.as_string()?.parse().ok()
}

/// The zone of this computer.
pub fn reader_zone() -> String {
    let format = Intl::DateTimeFormat::new(&Array::new(), &Object::new());
    Reflect::get(&format.resolved_options(), &"timeZone".into())
        .ok()
        .and_then(|zone| zone.as_string())
        .unwrap_or_else(|| "UTC".to_owned())
}

/// 64 random bits of the browser's cryptographic generator.
pub fn random_id() -> RawId {
    let mut bytes = [0_u8; 8];
    let filled = web_sys::window()
        .and_then(|window| window.crypto().ok())
        .is_some_and(|crypto| crypto.get_random_values_with_u8_array(&mut bytes).is_ok());
    if filled {
        return RawId(u64::from_le_bytes(bytes));
    }
    // Every browser that runs WebAssembly has the generator; without it, time and chance still do not repeat.
    RawId(((js_sys::Math::random() * f64::from(u32::MAX)) as u64) << 32 ^ Date::now() as u64)
}
