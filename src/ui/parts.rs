//! The parts that the app is fetched in: a function in one of them comes with a file of its own, with all that only its part
//! needs, when it is first called (docs/decisions/parts.md). Without `--cfg parts` each is an ordinary async function.

use leptos::wasm_split::SplitLoaderError;

/// A part could not be fetched: there is no network, or the host has another version by now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotFetched;

impl From<SplitLoaderError> for NotFetched {
    fn from(_: SplitLoaderError) -> Self {
        Self
    }
}

/// Makes functions of a part async: `async fn` in name, with the part in brackets before it. They return a `Result` that may
/// hold [`NotFetched`].
macro_rules! in_part {
    ($([$part:ident] $(#[$meta:meta])* $vis:vis fn $name:ident($($argument:ident: $of:ty),*) -> $back:ty $body:block)*) => {
        $(
            #[cfg(parts)]
            #[leptos::wasm_split::wasm_split($part, wasm_split_path = leptos::wasm_split, fallible)]
            $(#[$meta])*
            $vis fn $name($($argument: $of),*) -> Result<$back, $crate::ui::parts::NotFetched> {
                let back = $body;
                Ok(back)
            }

            #[cfg(not(parts))]
            $(#[$meta])*
            $vis async fn $name($($argument: $of),*) -> Result<$back, $crate::ui::parts::NotFetched> {
                let back = $body;
                Ok(back)
            }
        )*
    };
}

pub(crate) use in_part;
