//! Files that the manager hands over or takes away: saved where the browser lets a page write one, downloaded elsewhere.

use js_sys::{Array, Function, Object, Promise, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Blob, BlobPropertyBag, DomException, DragEvent, File, HtmlAnchorElement, HtmlInputElement, Url,
};

/// What became of a file that was handed out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Handed {
    /// Written to the place that was chosen.
    Written,
    /// Given to the browser's downloads.
    Downloaded,
    /// The manager thought better of it.
    Cancelled,
}

/// Why a file could not be read or written.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FileError {
    /// Larger than is read.
    #[error("the file has {bytes} bytes, at most {limit} are read")]
    TooLarge {
        /// Its size.
        bytes: u64,
        /// The most that is read.
        limit: u64,
    },
    /// The browser refused, in its own words.
    #[error("the browser refused: {0}")]
    Refused(String),
}

fn refused(thrown: &JsValue) -> FileError {
    let words = thrown.dyn_ref::<DomException>().map(DomException::message);
    FileError::Refused(words.or_else(|| thrown.as_string()).unwrap_or_default())
}

fn is_named(thrown: &JsValue, name: &str) -> bool {
    thrown.dyn_ref::<DomException>().is_some_and(|exception| exception.name() == name)
}

/// Hands out a text as a file. Call it from a click or a key, or the browser will not ask where to.
pub async fn save_text(name: &str, media_type: &str, text: &str) -> Result<Handed, FileError> {
    match write_where_chosen(name, media_type, text).await {
        Some(Ok(())) => Ok(Handed::Written),
        Some(Err(thrown)) if is_named(&thrown, "AbortError") => Ok(Handed::Cancelled),
        // Not offered by this browser, or not on this page: the download always works.
        _ => download(name, media_type, text).map(|()| Handed::Downloaded),
    }
}

async fn write_where_chosen(name: &str, media_type: &str, text: &str) -> Option<Result<(), JsValue>> {
    let window = web_sys::window()?;
    let ask: Function = Reflect::get(&window, &"showSaveFilePicker".into()).ok()?.dyn_into().ok()?;
    let accept = Object::new();
    let extension = name.rfind('.').map_or(".json", |dot| name.get(dot..).unwrap_or(".json"));
    Reflect::set(&accept, &media_type.into(), &Array::of1(&extension.into())).ok()?;
    let kind = Object::new();
    Reflect::set(&kind, &"accept".into(), &accept).ok()?;
    let options = Object::new();
    Reflect::set(&options, &"suggestedName".into(), &name.into()).ok()?;
    Reflect::set(&options, &"types".into(), &Array::of1(&kind)).ok()?;
    Some(write(&ask, &window, &options, text).await)
}

async fn write(ask: &Function, window: &JsValue, options: &Object, text: &str) -> Result<(), JsValue> {
    let chosen = settled(ask.call1(window, options)?).await?;
    let stream = settled(method(&chosen, "createWritable", None)?).await?;
    settled(method(&stream, "write", Some(text))?).await?;
    settled(method(&stream, "close", None)?).await?;
    Ok(())
}

fn method(object: &JsValue, name: &str, argument: Option<&str>) -> Result<JsValue, JsValue> {
    let function: Function = Reflect::get(object, &name.into())?.dyn_into()?;
    match argument {
        Some(argument) => function.call1(object, &argument.into()),
        None => function.call0(object),
    }
}

async fn settled(promise: JsValue) -> Result<JsValue, JsValue> {
    JsFuture::from(Promise::resolve(&promise)).await
}

/// Gives a text to the browser's downloads.
pub fn download(name: &str, media_type: &str, text: &str) -> Result<(), FileError> {
    let options = BlobPropertyBag::new();
    options.set_type(media_type);
    let blob = Blob::new_with_str_sequence_and_options(&Array::of1(&text.into()), &options)
        .map_err(|e| refused(&e))?;
    let address = Url::create_object_url_with_blob(&blob).map_err(|e| refused(&e))?;
    let document = web_sys::window()
        .and_then(|window| window.document())
        .ok_or_else(|| FileError::Refused(String::new()))?;
    let link: HtmlAnchorElement = document.create_element("a").map_err(|e| refused(&e))?.unchecked_into();
    link.set_href(&address);
    link.set_download(name);
    link.click();
    // The download reads the address after the click; a minute is ample, and the memory comes back.
    gloo_timers::callback::Timeout::new(60_000, move || {
        let _ = Url::revoke_object_url(&address);
    })
    .forget();
    Ok(())
}

/// Lets the manager choose one file; none if nothing was chosen. `accept` is a list such as `.json,application/json`.
pub async fn pick_file(accept: &str) -> Result<Option<File>, FileError> {
    let document = web_sys::window()
        .and_then(|window| window.document())
        .ok_or_else(|| FileError::Refused(String::new()))?;
    let input: HtmlInputElement = document.create_element("input").map_err(|e| refused(&e))?.unchecked_into();
    input.set_type("file");
    input.set_accept(accept);
    let chosen = Promise::new(&mut |resolve: Function, _| {
        for event in ["change", "cancel"] {
            // Adding a listener to an element just made does not fail.
            let _ = input.add_event_listener_with_callback(event, &resolve);
        }
    });
    input.click();
    JsFuture::from(chosen).await.map_err(|e| refused(&e))?;
    Ok(input.files().and_then(|files| files.get(0)))
}

/// The file that was dropped, if it is one.
pub fn dropped_file(event: &DragEvent) -> Option<File> {
    event.data_transfer()?.files()?.get(0)
}

/// Reads a whole file, but never more than `limit` bytes.
pub async fn read_bytes(file: &File, limit: u64) -> Result<Vec<u8>, FileError> {
    let bytes = file.size() as u64;
    if bytes > limit {
        return Err(FileError::TooLarge { bytes, limit });
    }
    let buffer = JsFuture::from(file.array_buffer()).await.map_err(|e| refused(&e))?;
    Ok(Uint8Array::new(&buffer).to_vec())
}

/// Puts a text on the clipboard.
pub async fn copy_text(text: &str) -> Result<(), FileError> {
    let navigator = web_sys::window().map(|window| window.navigator());
    // Outside a secure context there is no clipboard, and the typed call would throw.
    let known = navigator.filter(|navigator| {
        Reflect::get(navigator, &"clipboard".into()).is_ok_and(|clipboard| clipboard.is_object())
    });
    let navigator = known.ok_or_else(|| FileError::Refused("no clipboard".to_owned()))?;
    JsFuture::from(navigator.clipboard().write_text(text)).await.map(|_| ()).map_err(|e| refused(&e))
}

/// The text on the clipboard; the browser may ask the reader first, or refuse.
pub async fn paste_text() -> Result<String, FileError> {
    let navigator = web_sys::window().map(|window| window.navigator());
    let known = navigator.filter(|navigator| {
        Reflect::get(navigator, &"clipboard".into()).is_ok_and(|clipboard| clipboard.is_object())
    });
    let navigator = known.ok_or_else(|| FileError::Refused("no clipboard".to_owned()))?;
    let text = JsFuture::from(navigator.clipboard().read_text()).await.map_err(|e| refused(&e))?;
    Ok(text.as_string().unwrap_or_default())
}

/// A file name from what the manager calls something: letters, figures and hyphens, so that every system takes it.
pub fn file_name(name: &str, extension: &str) -> String {
    let mut plain = String::new();
    for character in name.chars() {
        if character.is_alphanumeric() {
            plain.extend(character.to_lowercase());
        } else if !plain.is_empty() && !plain.ends_with('-') {
            plain.push('-');
        }
        if plain.len() >= 80 {
            break;
        }
    }
    let plain = plain.trim_end_matches('-');
    format!("{}.{extension}", if plain.is_empty() { "plan" } else { plain })
}
