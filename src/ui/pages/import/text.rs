//! How the text of the file is read: encoding, separator, and whether its first row holds titles.

use super::wizard::Wizard;
use crate::{
    domain::alert_file::TextEncoding,
    ui::{
        components::{Choice, Select},
        format::voice,
    },
};
use leptos::prelude::*;

const ENCODINGS: [TextEncoding; 4] =
    [TextEncoding::Utf8, TextEncoding::Windows1252, TextEncoding::Utf16Le, TextEncoding::Utf16Be];
const SEPARATORS: [u8; 4] = [b',', b';', b'\t', b'|'];

/// Three choices, each of which looks at the beginning of the file again.
#[component]
pub(super) fn Text(wizard: Wizard) -> impl IntoView {
    let (words, import) = (voice().words.import_page().preview, voice().words.import());
    let read = move || wizard.profile.get().unwrap_or_else(unread);
    let encodings = ENCODINGS.map(|encoding| Choice::new(encoding, (import.encoding)(encoding))).to_vec();
    let separators =
        SEPARATORS.map(|separator| Choice::new(separator, (import.separator)(separator))).to_vec();
    let rows = [true, false].map(|titles| Choice::new(titles, (words.first_row_is)(titles))).to_vec();
    view! {
        <div class="fields">
            <Select label=words.separator choices=Signal::stored(separators)
                value=Signal::derive(move || read().separator)
                on_choose=move |separator| wizard.change_text(|text| text.separator = Some(separator)) />
            <Select label=words.encoding choices=Signal::stored(encodings)
                value=Signal::derive(move || read().encoding)
                on_choose=move |encoding| wizard.change_text(|text| text.encoding = Some(encoding)) />
            <Select label=words.first_row choices=Signal::stored(rows)
                value=Signal::derive(move || read().has_header)
                on_choose=move |titles| wizard.change_text(|text| text.has_header = Some(titles)) />
        </div>
    }
}

/// What is shown for the moment in which the page leaves the step.
fn unread() -> crate::exchange::alerts::FileProfile {
    crate::exchange::alerts::sniff(&[])
}
