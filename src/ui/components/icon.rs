//! Our own icons: 16 px, one stroke, the colour of the text beside them.

use leptos::prelude::*;

/// The icons.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "each is named after what it shows")]
pub enum IconName {
    Check,
    Warning,
    Cross,
    Close,
    Add,
    Remove,
    Undo,
    Redo,
    Search,
    Menu,
    Download,
    Upload,
    Info,
    Edit,
    Copy,
    Delete,
    Up,
    Down,
    Left,
    Right,
    Lock,
    Share,
    Table,
    Chart,
    Pages,
    File,
}

impl IconName {
    const fn path(self) -> &'static str {
        match self {
            Self::Check => "M3 8.5 6.5 12 13 4.5",
            Self::Warning => "M8 2.5 14.5 13.5H1.5ZM8 6.5V9.5M8 11.4V11.6",
            Self::Cross => {
                "M8 1.8A6.2 6.2 0 1 0 8 14.2 6.2 6.2 0 1 0 8 1.8M5.8 5.8 10.2 10.2M10.2 5.8 5.8 10.2"
            }
            Self::Close => "M3.5 3.5 12.5 12.5M12.5 3.5 3.5 12.5",
            Self::Add => "M8 3V13M3 8H13",
            Self::Remove => "M3 8H13",
            Self::Undo => "M6 3 2.5 6.5 6 10M2.5 6.5H9.5A3.5 3.5 0 0 1 9.5 13.5H7",
            Self::Redo => "M10 3 13.5 6.5 10 10M13.5 6.5H6.5A3.5 3.5 0 0 0 6.5 13.5H9",
            Self::Search => "M7 2.5A4.5 4.5 0 1 0 7 11.5 4.5 4.5 0 1 0 7 2.5M10.3 10.3 13.5 13.5",
            Self::Menu => "M2.5 4H13.5M2.5 8H13.5M2.5 12H13.5",
            Self::Download => "M8 2.5V10M4.5 6.8 8 10.2 11.5 6.8M2.5 13.5H13.5",
            Self::Upload => "M8 10.5V3M4.5 6.2 8 2.8 11.5 6.2M2.5 13.5H13.5",
            Self::Info => "M8 1.8A6.2 6.2 0 1 0 8 14.2 6.2 6.2 0 1 0 8 1.8M8 7.2V11.2M8 4.8V5",
            Self::Edit => "M3 13 3.6 10.4 10.8 3.2 12.8 5.2 5.6 12.4ZM9.5 4.5 11.5 6.5",
            Self::Copy => "M5.5 5.5H13.5V13.5H5.5ZM10.5 5.5V2.5H2.5V10.5H5.5",
            Self::Delete => "M2.5 4.5H13.5M6 4.5V2.5H10V4.5M4 4.5 4.6 13.5H11.4L12 4.5M6.8 7V11M9.2 7V11",
            Self::Up => "M4 10 8 6 12 10",
            Self::Down => "M4 6 8 10 12 6",
            Self::Left => "M10 4 6 8 10 12",
            Self::Right => "M6 4 10 8 6 12",
            Self::Lock => "M3.5 7.5H12.5V13.5H3.5ZM5.5 7.5V5A2.5 2.5 0 0 1 10.5 5V7.5",
            Self::Share => "M8 9.5V2.5M5 5.2 8 2.3 11 5.2M4.5 7.5H3V13.5H13V7.5H11.5",
            Self::Table => "M2.5 3H13.5V13H2.5ZM2.5 6.5H13.5M2.5 9.8H13.5M6.5 6.5V13",
            Self::Chart => "M2.5 2.5V13.5H13.5M4.5 10.5 7.5 7 9.5 9 13 4.5",
            Self::Pages => "M3 3H7V7H3ZM9 3H13V7H9ZM3 9H7V13H3ZM9 9H13V13H9Z",
            Self::File => "M4 2H9.5L12.5 5V14H4ZM9.5 2V5H12.5",
        }
    }
}

/// An icon. It says nothing by itself: words stand beside it or in the control's name.
#[component]
pub fn Icon(
    /// Which one.
    #[prop(into)]
    name: Signal<IconName>,
) -> impl IntoView {
    view! {
        <svg class="icon" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
            <path d=move || name.get().path() />
        </svg>
    }
}
