//! What a manager sees when the program stops because of an error of its own: that the work is kept, as of when, and two
//! ways on. Written as plain elements, since nothing of the page's own machinery can be trusted any more.

use super::{format::voice, state::Craft};
use crate::{
    app::{
        keeping::{Kept, Moment, PlanId, seal},
        transfer::Content,
    },
    platform::{clock, storage::PlanStore},
};
use js_sys::Array;
use std::{
    cell::{Cell, RefCell},
    panic::PanicHookInfo,
    rc::Rc,
};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, Element, HtmlAnchorElement, Url};

/// What could be rescued at any moment. It is held outside the page's signals, which may be gone by then.
pub struct Rescue {
    /// Where the changes can be put aside.
    pub store: Rc<dyn PlanStore>,
    /// Which plan is open; none for one that is not kept.
    pub plan: Option<PlanId>,
    /// The plan as it is.
    pub content: Content,
    /// What writes it.
    pub craft: Option<Craft>,
    /// When it was last saved.
    pub saved_at: Option<Moment>,
    /// There are changes since.
    pub unsaved: bool,
}

thread_local! {
    /// The screen is shown: what else stops after that must not take its place.
    static STOPPED: Cell<bool> = const { Cell::new(false) };
    static RESCUE: RefCell<Option<Rescue>> = const { RefCell::new(None) };
}

/// Remembers what could be rescued from now on.
pub fn remember(rescue: Option<Rescue>) {
    RESCUE.set(rescue);
}

/// From now on a panic shows the screen.
pub fn install() {
    std::panic::set_hook(Box::new(|info| {
        web_sys::console::error_1(&JsValue::from_str(&info.to_string()));
        if !STOPPED.replace(true) {
            // Nothing is left to do if even plain elements are refused.
            let _ = show(info);
        }
    }));
}

fn element(tag: &str, text: &str) -> Result<Element, JsValue> {
    let document = web_sys::window().and_then(|window| window.document()).ok_or(JsValue::NULL)?;
    let element = document.create_element(tag)?;
    element.set_text_content(Some(text));
    Ok(element)
}

/// Adds an element of plain text.
fn append(to: &Element, tag: &str, text: &str) -> Result<(), JsValue> {
    to.append_child(&element(tag, text)?.into())?;
    Ok(())
}

fn show(info: &PanicHookInfo<'_>) -> Result<(), JsValue> {
    let words = voice().words.shell().stopped;
    let window = web_sys::window().ok_or(JsValue::NULL)?;
    let body = window.document().and_then(|document| document.body()).ok_or(JsValue::NULL)?;
    body.set_text_content(None);
    let main = element("main", "")?;
    main.set_id("stopped");
    main.set_class_name("stopped");
    main.set_attribute("role", "alert")?;
    append(&main, "h1", words.title)?;
    body.append_child(&main)?;
    let reload: HtmlAnchorElement = element("a", words.reload)?.unchecked_into();
    // An address without a hash is another one, so that following it loads the page anew.
    reload.set_href(&window.location().pathname()?);
    reload.set_class_name("button primary");
    match RESCUE.take() {
        None => append(&main, "p", words.nothing_open)?,
        Some(rescue) => tell(&main, &rescue)?,
    }
    main.append_child(&reload)?;
    append(&main, "p", words.details)?;
    append(&main, "pre", &info.to_string())?;
    Ok(())
}

fn tell(main: &Element, rescue: &Rescue) -> Result<(), JsValue> {
    let voice = voice();
    let words = voice.words.shell().stopped;
    let now = clock::now();
    let name = &rescue.content.document.soc.plan_name;
    if let Some(at) = rescue.saved_at {
        let at = voice.format.date_time(clock::local(at));
        append(main, "p", &(words.saved)(name, &at))?;
    }
    let file = rescue.craft.and_then(|craft| (craft.exported)(&rescue.content, now).ok());
    let Some(file) = file else { return Ok(()) };
    if rescue.unsaved {
        let aside = rescue.plan.is_some_and(|plan| {
            let sealed = seal(&Kept { saved_at: now, text: file.text.clone() });
            rescue.store.lasts() && rescue.store.write_journal(plan, &sealed).is_ok()
        });
        append(main, "p", if aside { words.put_aside } else { words.only_download })?;
    }
    let blob = Blob::new_with_str_sequence(&Array::of1(&file.text.into()))?;
    let link: HtmlAnchorElement = element("a", words.download)?.unchecked_into();
    link.set_href(&Url::create_object_url_with_blob(&blob)?);
    link.set_download(&file.file_name);
    link.set_class_name("button");
    main.append_child(&link)?;
    Ok(())
}
