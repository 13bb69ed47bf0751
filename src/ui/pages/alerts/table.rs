//! A table of a projection, laid out.

use crate::{
    chart::{Cell, Table},
    ui::{
        components::{Align, TableCell, TableColumn, TableRow},
        format::voice,
    },
};

/// The columns: words first, figures to the right.
pub(super) fn columns(table: &Table) -> Vec<TableColumn> {
    let column = |(index, column): (usize, &crate::chart::Column)| TableColumn {
        name: column.name.clone(),
        unit: column.unit.clone(),
        align: if index == 0 { Align::Start } else { Align::End },
        editable: false,
    };
    table.columns.iter().enumerate().map(column).collect()
}

/// The rows, numbered.
pub(super) fn rows(table: &Table) -> Vec<TableRow> {
    table
        .rows
        .iter()
        .enumerate()
        .map(|(index, row)| TableRow {
            key: index.to_string(),
            cells: written(table, row).into_iter().map(TableCell::from).collect(),
        })
        .collect()
}

/// A row as it is read.
pub(super) fn written(table: &Table, row: &[Cell]) -> Vec<String> {
    row.iter().zip(&table.columns).map(|(cell, column)| cell.written(column, voice())).collect()
}
