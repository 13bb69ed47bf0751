//! A table of a projection, laid out.

pub(super) use crate::ui::components::{table_columns as columns, table_rows as rows};
use crate::{
    chart::{Cell, Table},
    ui::format::voice,
};

/// A row as it is read.
pub(super) fn written(table: &Table, row: &[Cell]) -> Vec<String> {
    row.iter().zip(&table.columns).map(|(cell, column)| cell.written(column, voice())).collect()
}
