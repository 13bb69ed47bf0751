//! Numbers and dates as this reader writes them: the browser's `Intl`, its formats made once each.

use crate::{
    base::Month,
    text::{Format, Voice, en},
};
use chrono::{NaiveDate, NaiveDateTime};
use js_sys::{Array, Function, Intl, Object, Reflect};
use std::{cell::RefCell, collections::BTreeMap};
use wasm_bindgen::JsValue;

/// The reader's own way of writing.
#[derive(Clone, Copy, Debug, Default)]
pub struct ReaderFormat;

/// The language and the format that every page speaks with.
pub fn voice() -> Voice<'static> {
    Voice { words: &en::WORDS, format: &ReaderFormat }
}

/// One kind of writing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    Number(usize),
    Percent(usize),
    Date,
    Day,
    DateTime,
    Month,
}

thread_local! {
    // Making one of these takes about a hundred times as long as using it.
    static MADE: RefCell<BTreeMap<Kind, Function>> = RefCell::default();
}

fn made(kind: Kind) -> Function {
    MADE.with_borrow_mut(|made| made.entry(kind).or_insert_with(|| make(kind)).clone())
}

fn options(entries: &[(&str, JsValue)]) -> Object {
    let options = Object::new();
    for (name, value) in entries {
        // Setting a property of an object just made does not fail.
        let _ = Reflect::set(&options, &(*name).into(), value);
    }
    options
}

fn make(kind: Kind) -> Function {
    let reader = Array::new();
    let number = |style: &str, decimals: usize| {
        let decimals = JsValue::from_f64(decimals.min(20) as f64);
        let options = options(&[
            ("style", style.into()),
            ("minimumFractionDigits", decimals.clone()),
            ("maximumFractionDigits", decimals),
        ]);
        Intl::NumberFormat::new(&reader, &options).format()
    };
    let date = |entries: &[(&str, JsValue)]| {
        let options = options(entries);
        // What is written is a wall clock already.
        let _ = Reflect::set(&options, &"timeZone".into(), &"UTC".into());
        Intl::DateTimeFormat::new(&reader, &options).format()
    };
    match kind {
        Kind::Number(decimals) => number("decimal", decimals),
        Kind::Percent(decimals) => number("percent", decimals),
        Kind::Date => date(&[("dateStyle", "medium".into())]),
        Kind::Day => date(&[("day", "numeric".into()), ("month", "short".into())]),
        Kind::DateTime => date(&[("dateStyle", "medium".into()), ("timeStyle", "short".into())]),
        Kind::Month => date(&[("month", "short".into()), ("year", "numeric".into())]),
    }
}

fn written(kind: Kind, value: f64) -> String {
    made(kind)
        .call1(&JsValue::UNDEFINED, &value.into())
        .ok()
        .and_then(|said| said.as_string())
        .unwrap_or_default()
}

/// A rounded nothing has no sign.
fn unsigned_nothing(value: f64, decimals: usize) -> f64 {
    let smallest = 0.5 / libm::pow(10.0, decimals as f64);
    if value.abs() < smallest { 0.0 } else { value }
}

impl Format for ReaderFormat {
    fn number(&self, value: f64, decimals: usize) -> String {
        written(Kind::Number(decimals), unsigned_nothing(value, decimals))
    }

    fn percent(&self, share: f64, decimals: usize) -> String {
        written(Kind::Percent(decimals), unsigned_nothing(share, decimals + 2))
    }

    fn date(&self, day: NaiveDate) -> String {
        written(Kind::Date, milliseconds(day.and_time(chrono::NaiveTime::MIN)))
    }

    fn day(&self, day: NaiveDate) -> String {
        written(Kind::Day, milliseconds(day.and_time(chrono::NaiveTime::MIN)))
    }

    fn date_time(&self, time: NaiveDateTime) -> String {
        written(Kind::DateTime, milliseconds(time))
    }

    fn month(&self, month: Month) -> String {
        // A month outside the calendar is written as it is saved.
        month.first_day().map_or_else(
            || month.to_string(),
            |day| written(Kind::Month, milliseconds(day.and_time(chrono::NaiveTime::MIN))),
        )
    }
}

fn milliseconds(time: NaiveDateTime) -> f64 {
    time.and_utc().timestamp_millis() as f64
}
