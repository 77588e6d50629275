//! Comma-separated values (RFC 4180) into cells, strictly: a quote stands only around a whole cell.

use super::{MAX_ROWS, damaged, short, too_large};
use crate::error::Result;

/// A row that is not blank.
pub(super) struct Row {
    /// Its line in the table, from 1; blank lines are counted, line breaks inside quotes are not.
    pub(super) number: u32,
    pub(super) cells: Vec<String>,
}

/// What stands between the cells: the first comma, semicolon or tab of the header, in which no name holds one.
pub(super) fn separator(text: &str) -> char {
    let header = text.split(['\r', '\n']).find(|line| !line.trim().is_empty()).unwrap_or_default();
    header.chars().find(|c| matches!(c, ',' | ';' | '\t')).unwrap_or(',')
}

pub(super) fn rows(text: &str, separator: char) -> Result<Vec<Row>> {
    let mut rows = Vec::new();
    let mut rest = text;
    let mut number = 0;
    while !rest.is_empty() {
        number += 1;
        if rows.len() > MAX_ROWS {
            return Err(too_large(rows.len()));
        }
        let mut cells = Vec::new();
        loop {
            let (cell, after) = cell(rest, separator, || format!("row {number}, column {}", cells.len() + 1))?;
            cells.push(cell);
            match after.strip_prefix(separator) {
                Some(next) => rest = next,
                None => {
                    rest = after.strip_prefix("\r\n").or_else(|| after.strip_prefix(['\r', '\n'])).unwrap_or(after);
                    break;
                }
            }
        }
        // Spreadsheets leave rows of nothing but separators at the end.
        if cells.iter().any(|cell| !cell.trim().is_empty()) {
            rows.push(Row { number, cells });
        }
    }
    Ok(rows)
}

/// The next cell, and what stands after it: a separator, a line break or nothing.
fn cell(text: &str, separator: char, place: impl Fn() -> String) -> Result<(String, &str)> {
    let ends = |c: char| c == separator || c == '\r' || c == '\n';
    let Some(mut quoted) = text.strip_prefix('"') else {
        let (cell, after) = text.split_at(text.find(ends).unwrap_or(text.len()));
        if cell.contains('"') {
            return Err(damaged(&place(), &short(cell), "quotes only around a whole cell, a quote inside it twice"));
        }
        return Ok((cell.to_owned(), after));
    };
    let mut cell = String::new();
    loop {
        let Some((part, after)) = quoted.split_once('"') else {
            return Err(damaged(&place(), &short(text), "a second quote at the end of the cell"));
        };
        cell.push_str(part);
        if let Some(more) = after.strip_prefix('"') {
            cell.push('"');
            quoted = more;
            continue;
        }
        if !(after.is_empty() || after.starts_with(ends)) {
            return Err(damaged(&place(), &short(after), "the end of the cell after its second quote"));
        }
        return Ok((cell, after));
    }
}
