//! The parts that pages are made of. They lay out and tell what the reader did; they compute nothing.
//!
//! | to | use |
//! | --- | --- |
//! | ask for a number, a range, words, a choice | [`NumberField`], [`EstimateField`], [`TextField`], [`Select`], [`SegmentedControl`], [`Switch`] |
//! | offer an action | [`Button`], [`IconButton`] |
//! | answer first | [`KpiStrip`] of [`Kpi`], each opening an [`ExplanationPanel`] |
//! | show a chart | [`ChartView`] of a [`crate::chart::ChartSpec`] |
//! | compare in rows | [`DataTable`] |
//! | set a value for hours of the week | [`WeekGridPainter`], [`ShapeSketch`] |
//! | interrupt | [`Dialog`]; say something that passes: [`Toasts`] and [`use_toasts`]; that lasts: [`Banner`] |
//! | take a file, wait for a long job | [`FileDrop`], [`ProgressBar`], [`RunButton`] |
//! | structure a page | [`Section`], [`Tabs`], [`Disclosure`], [`EmptyState`] |
//!
//! Text that changes is passed as `Signal<String>` (a `&str`, a `String` or a closure wrapped in `Signal::derive` will do).
//! No component sets a `style` attribute or markup from text: the Content-Security-Policy forbids both.

pub mod button;
pub mod chart_view;
pub mod choice;
pub mod data_table;
pub mod date_field;
mod dialog;
pub mod explanation;
pub mod field;
pub mod file_drop;
pub mod icon;
pub mod ids;
pub mod kpi;
pub mod message;
pub mod number_field;
pub mod run_button;
pub mod section;
pub mod shape_sketch;
pub mod time_field;
pub mod toast;
pub mod week_grid;

pub use button::{Button, ButtonKind, IconButton};
pub use chart_view::{ChartFile, ChartView, table_columns, table_rows};
pub use choice::{Choice, SegmentedControl, Select, Switch};
pub use data_table::{Align, CellBar, CellEdit, DataTable, TableCell, TableColumn, TableRow};
pub use date_field::DateField;
pub use dialog::{Dialog, DialogKind};
pub use explanation::{ExplanationNode, ExplanationPanel, ExplanationView};
pub use field::{Field, TextField};
pub use file_drop::{FileDrop, FileInput};
pub use icon::{Icon, IconName};
pub use ids::next_id;
pub use kpi::{Kpi, KpiStrip};
pub use message::{Banner, EmptyState, Judged, ProgressBar, Tone};
pub use number_field::{EstimateField, Limits, NumberField};
pub use run_button::RunButton;
pub use section::{Disclosure, Section, Tab, Tabs};
pub use shape_sketch::ShapeSketch;
pub use time_field::TimeField;
pub use toast::{Toaster, Toasts, use_toasts};
pub use week_grid::WeekGridPainter;

use crate::ui::format::voice;
