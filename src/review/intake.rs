//! The intake table: what a studio writes down about its pictures before the work begins.
//!
//! Comma-separated values (RFC 4180, or with semicolons or tabs) with a header: `sku` and any of `view`, `category`,
//! `lighting`, `risk`, `channels`, `due`, `owner`. Reading is strict, since a value that nobody understands would steer a
//! picture to the wrong people: it is told with its row, column, value and what was expected, and its row does not count.
//! The other rows do. An empty cell says nothing.

mod cells;

use std::collections::HashMap;

use serde::{Deserialize, Serialize};

use self::cells::Row;
use super::event::Risk;
use crate::error::{Error, Result};

/// Most rows that are read: ten times the largest shoot that the board is made for.
pub const MAX_ROWS: usize = 100_000;

/// Longest cell, in bytes: it becomes a field of an event.
const MAX_CELL_BYTES: usize = 1000;

/// Most channels of one proof, as its event may name.
const MAX_CHANNELS: usize = 32;

/// The kinds of goods that policies tell apart; after a slash a table may say more, such as `jewellery/rings`.
pub const CATEGORIES: [&str; 16] = [
    "packshot",
    "apparel",
    "luxury",
    "luxury-apparel",
    "ghost-mannequin",
    "model",
    "footwear",
    "accessories",
    "jewellery",
    "watches",
    "eyewear",
    "cosmetics",
    "homeware",
    "electronics",
    "food",
    "toys",
];

/// Where pictures go beside the channels whose rules come with the program.
pub const OWN_CHANNELS: [&str; 7] =
    ["brand-site", "marketplace-a", "marketplace-b", "print", "social", "email", "wholesale"];

/// An intake table, read.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct IntakeTable {
    /// The good rows, in their order.
    pub rows: Vec<IntakeRow>,
    /// What is wrong with the others.
    pub problems: Vec<IntakeProblem>,
}

/// What a row says of the proofs of one SKU.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct IntakeRow {
    /// Its line in the table, from 1; the header is the first.
    pub row: u32,
    /// The stock-keeping unit.
    pub sku: String,
    /// The view; without one the row speaks of all views.
    pub view: Option<String>,
    /// What kind of goods.
    pub category: Option<String>,
    /// How it was lit.
    pub lighting: Option<String>,
    /// What is at stake.
    pub risk: Option<Risk>,
    /// Where it will be shown.
    pub channels: Option<Vec<String>>,
    /// The day by which it must be decided, yyyy-mm-dd.
    pub due: Option<String>,
    /// Who in the studio looks after it.
    pub owner: Option<String>,
}

/// A value that was refused, and its row with it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct IntakeProblem {
    /// The row, from 1; the header is the first.
    pub row: u32,
    /// The column's name, or its number where it has none.
    pub column: String,
    /// What stands there, shortened.
    pub value: String,
    /// What was expected.
    pub expected: String,
}

/// Reads a table; `channels` are the channels that are known beside [`OWN_CHANNELS`].
///
/// ```
/// # use proofroom::review::{event::Risk, intake::read};
/// let table = read("sku,risk,due\nBAG-1042,high,2026-12-04\nMUG-5023,dangerous,\n", &[])?;
/// assert_eq!(table.rows[0].risk, Some(Risk::High));
/// assert_eq!((table.problems[0].row, table.problems[0].column.as_str()), (3, "risk"));
/// # Ok::<(), proofroom::error::Error>(())
/// ```
///
/// # Errors
/// [`Error::Damaged`] for a table without a header that is understood, or with a quote that does not end;
/// [`Error::TooLarge`] past [`MAX_ROWS`].
pub fn read(text: &str, channels: &[String]) -> Result<IntakeTable> {
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    let separator = cells::separator(text);
    let mut rows = cells::rows(text, separator)?.into_iter();
    let header = rows.next().ok_or_else(|| damaged("row 1", "nothing", "a header with the column sku"))?;
    let columns = header.cells.iter().enumerate().map(|(n, name)| column(n, name)).collect::<Result<Vec<_>>>()?;
    for (n, name) in columns.iter().enumerate() {
        if columns[..n].contains(name) {
            return Err(damaged(&format!("row 1, column {}", n + 1), name, "each column once"));
        }
    }
    if !columns.contains(&"sku") {
        return Err(damaged("row 1", &header.cells.join(", "), "a column sku among others"));
    }
    let reader = Reader { columns: &columns, channels, separator };
    let mut table = IntakeTable { rows: Vec::new(), problems: Vec::new() };
    let mut seen = HashMap::new();
    for row in rows {
        let read = reader.row(&row).and_then(|read| {
            match seen.insert((read.sku.to_lowercase(), read.view.clone().map(|view| view.to_lowercase())), row.number)
            {
                Some(before) => {
                    Err(vec![problem(row.number, "sku", &read.sku, &format!("one row; row {before} has it too"))])
                }
                None => Ok(read),
            }
        });
        match read {
            Ok(read) => table.rows.push(read),
            Err(problems) => table.problems.extend(problems),
        }
    }
    Ok(table)
}

/// The names of columns, and other words for them.
const COLUMNS: [(&str, &[&str]); 8] = [
    ("sku", &[]),
    ("view", &[]),
    ("category", &[]),
    ("lighting", &[]),
    ("risk", &[]),
    ("channels", &["channel"]),
    ("due", &["due date"]),
    ("owner", &[]),
];

fn column(place: usize, name: &str) -> Result<&'static str> {
    let lower = name.trim().to_lowercase();
    let known = COLUMNS.iter().find(|(column, others)| *column == lower || others.contains(&lower.as_str()));
    known.map(|(column, _)| *column).ok_or_else(|| {
        let names: Vec<&str> = COLUMNS.iter().map(|(column, _)| *column).collect();
        damaged(&format!("row 1, column {}", place + 1), &short(name), &format!("one of {}", names.join(", ")))
    })
}

struct Reader<'a> {
    columns: &'a [&'static str],
    channels: &'a [String],
    separator: char,
}

impl Reader<'_> {
    /// A row, or everything that is wrong with it.
    fn row(&self, row: &Row) -> core::result::Result<IntakeRow, Vec<IntakeProblem>> {
        if row.cells.len() != self.columns.len() {
            let expected = format!("{} cells, as the header has", self.columns.len());
            return Err(vec![problem(
                row.number,
                &row.cells.len().to_string(),
                &row.cells.len().to_string(),
                &expected,
            )]);
        }
        let mut problems = Vec::new();
        let mut read = IntakeRow {
            row: row.number,
            sku: String::new(),
            view: None,
            category: None,
            lighting: None,
            risk: None,
            channels: None,
            due: None,
            owner: None,
        };
        for (column, cell) in self.columns.iter().zip(&row.cells) {
            if let Err(expected) = self.cell(&mut read, column, cell.trim()) {
                problems.push(problem(row.number, column, cell.trim(), &expected));
            }
        }
        if problems.is_empty() { Ok(read) } else { Err(problems) }
    }

    /// Takes over one cell; fails with what was expected.
    fn cell(&self, row: &mut IntakeRow, column: &str, cell: &str) -> core::result::Result<(), String> {
        if cell.contains('\u{FFFD}') {
            return Err("text in UTF-8".into());
        }
        if cell.len() > MAX_CELL_BYTES {
            return Err(format!("at most {MAX_CELL_BYTES} bytes"));
        }
        if cell.is_empty() {
            return if column == "sku" { Err("a stock-keeping unit".into()) } else { Ok(()) };
        }
        let said = || Some(cell.to_owned());
        match column {
            "sku" => cell.clone_into(&mut row.sku),
            "view" => row.view = said(),
            "category" => row.category = Some(category(cell)?),
            "lighting" => row.lighting = said(),
            "risk" => row.risk = Some(risk(cell)?),
            "channels" => row.channels = Some(self.channels(cell)?),
            "due" => row.due = Some(day(cell)?),
            _ => row.owner = said(),
        }
        Ok(())
    }

    fn channels(&self, cell: &str) -> core::result::Result<Vec<String>, String> {
        let between = |c: char| c == ';' || c == '|' || (c == ',' && self.separator != ',');
        let words = cell.split(between).map(|word| word.trim().to_lowercase()).filter(|word| !word.is_empty());
        let known = |word: &str| OWN_CHANNELS.contains(&word) || self.channels.iter().any(|channel| channel == word);
        let mut channels: Vec<String> = Vec::new();
        for word in words {
            if !known(&word) {
                let all: Vec<&str> = OWN_CHANNELS.into_iter().chain(self.channels.iter().map(String::as_str)).collect();
                return Err(format!("channels between semicolons, each one of {}", all.join(", ")));
            }
            if !channels.contains(&word) {
                channels.push(word);
            }
        }
        if channels.len() > MAX_CHANNELS { Err(format!("at most {MAX_CHANNELS} channels")) } else { Ok(channels) }
    }
}

fn category(cell: &str) -> core::result::Result<String, String> {
    let lower = cell.to_lowercase();
    let first = lower.split('/').next().unwrap_or_default().trim();
    if CATEGORIES.contains(&first) {
        return Ok(lower.split('/').map(str::trim).collect::<Vec<_>>().join("/"));
    }
    Err(format!("one of {}, with more after a slash if wanted", CATEGORIES.join(", ")))
}

fn risk(cell: &str) -> core::result::Result<Risk, String> {
    match cell.to_lowercase().as_str() {
        "low" => Ok(Risk::Low),
        "medium" => Ok(Risk::Medium),
        "high" => Ok(Risk::High),
        _ => Err("low, medium or high".into()),
    }
}

/// A day of the Gregorian calendar.
fn day(cell: &str) -> core::result::Result<String, String> {
    let wrong = || "a day as yyyy-mm-dd, such as 2026-12-04".to_owned();
    let shaped = cell.len() == 10
        && cell
            .bytes()
            .enumerate()
            .all(|(n, byte)| if n == 4 || n == 7 { byte == b'-' } else { byte.is_ascii_digit() });
    if !shaped {
        return Err(wrong());
    }
    let number =
        |from: usize, to: usize| cell.get(from..to).and_then(|part| part.parse::<u32>().ok()).ok_or_else(wrong);
    let (year, month, day) = (number(0, 4)?, number(5, 7)?, number(8, 10)?);
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let days = match month {
        2 => 28 + u32::from(leap),
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => return Err(wrong()),
    };
    if (1..=days).contains(&day) && (2000..2200).contains(&year) { Ok(cell.to_owned()) } else { Err(wrong()) }
}

fn problem(row: u32, column: &str, value: &str, expected: &str) -> IntakeProblem {
    IntakeProblem { row, column: column.to_owned(), value: short(value), expected: expected.to_owned() }
}

/// Enough of a value for a person to find it.
fn short(value: &str) -> String {
    const SHOWN: usize = 60;
    if value.chars().count() <= SHOWN { value.to_owned() } else { value.chars().take(SHOWN).chain(['…']).collect() }
}

fn damaged(place: &str, found: &str, expected: &str) -> Error {
    Error::Damaged { format: "intake table", place: place.into(), found: found.into(), expected: expected.into() }
}

fn too_large(found: usize) -> Error {
    Error::TooLarge { what: "an intake table, rows", found: found.to_string(), limit: MAX_ROWS.to_string() }
}
