//! Named colours in CSV and JSON.
//!
//! CSV: a header names the columns, in any order: `name`; the colour as `L`, `a`, `b`, as `hex`, or as `r`, `g`, `b` (0 to 255,
//! sRGB); and the place in the picture as `x`, `y`, `width`, `height` if it is known. Without a header: name and three Lab
//! numbers, or name and hex. JSON: a list, or an object with a list `swatches`, of objects with the same members, or with
//! `lab` (or `lab_d50`), `rgb` and `rect` as lists.

use serde_json::Value;

use super::{List, MOST, Named, checked, from_hex, from_srgb};
use crate::color::lab::Lab;
use crate::error::{Error, Result};
use crate::finding::Region;

fn bad(format: &'static str, place: String, found: &str, expected: &str) -> Error {
    let found = found.chars().take(60).collect();
    Error::Damaged { format, place, found, expected: expected.to_owned() }
}

/// One row by the names of its members.
trait Row {
    fn text(&self, name: &str) -> Option<String>;
    fn number(&self, name: &str) -> Option<f64>;
    /// A member that is a list of numbers.
    fn list(&self, name: &str) -> Option<Vec<f64>>;
}

/// The colour and the place of a row; the expectation that was not met otherwise.
fn row(row: &impl Row) -> Result<(Lab, Option<Region>), &'static str> {
    let three = |names: [&str; 3]| -> Option<[f64; 3]> {
        let [one, two, three] = names;
        Some([row.number(one)?, row.number(two)?, row.number(three)?])
    };
    let listed = |name: &str| -> Option<[f64; 3]> { row.list(name)?.try_into().ok() };
    let lab = listed("lab").or_else(|| listed("lab_d50")).or_else(|| three(["l", "a", "b"]));
    let color = if let Some(lab) = lab {
        checked(lab).ok_or("L* of 0 to 100, a* and b* of -200 to 200")?
    } else if let Some(hex) = row.text("hex") {
        from_hex(&hex).ok_or("a colour as #rrggbb")?
    } else if let Some(rgb) = listed("rgb").or_else(|| listed("srgb")).or_else(|| three(["r", "g", "b"])) {
        from_srgb(rgb.map(|value| value / 255.0)).ok_or("sRGB of 0 to 255")?
    } else {
        return Err("a colour: L, a, b, or hex, or r, g, b");
    };
    let rect = row
        .list("rect")
        .and_then(|list| <[f64; 4]>::try_from(list).ok())
        .or_else(|| Some([row.number("x")?, row.number("y")?, row.number("width")?, row.number("height")?]));
    let region = match rect {
        Some([x, y, width, height]) if x >= 0.0 && y >= 0.0 && width >= 1.0 && height >= 1.0 => {
            Some(Region { x, y, width, height })
        }
        Some(_) => return Err("a place of x, y from 0 on and width, height from 1 on"),
        None => None,
    };
    Ok((color, region))
}

struct Cells<'a> {
    names: &'a [String],
    cells: Vec<&'a str>,
}

impl Row for Cells<'_> {
    fn text(&self, name: &str) -> Option<String> {
        let at = self.names.iter().position(|known| known == name)?;
        self.cells.get(at).map(|cell| cell.trim().trim_matches('"').to_owned()).filter(|cell| !cell.is_empty())
    }
    fn number(&self, name: &str) -> Option<f64> {
        self.text(name)?.parse().ok().filter(|number: &f64| number.is_finite())
    }
    fn list(&self, _: &str) -> Option<Vec<f64>> {
        None
    }
}

pub(super) fn csv(text: &str) -> Result<List> {
    let mut list = List::default();
    let mut names: Vec<String> = Vec::new();
    for (index, line) in text.lines().enumerate() {
        if line.trim().is_empty() || line.starts_with('#') && !line.contains(',') {
            continue;
        }
        let separator = if line.contains(';') { ';' } else { ',' };
        let cells: Vec<&str> = line.split(separator).collect();
        if names.is_empty() {
            let known = |cell: &&str| {
                let cell = cell.trim().trim_matches('"').to_ascii_lowercase();
                ["name", "l", "hex", "r"].contains(&cell.as_str())
            };
            if cells.iter().any(|cell| known(cell)) {
                let short = |cell: &&str| match cell.trim().trim_matches('"').to_ascii_lowercase().as_str() {
                    "l*" => "l".to_owned(),
                    "a*" => "a".to_owned(),
                    "b*" => "b".to_owned(),
                    "w" => "width".to_owned(),
                    "h" => "height".to_owned(),
                    other => other.to_owned(),
                };
                names = cells.iter().map(short).collect();
                continue;
            }
            let plain: &[&str] = if cells.len() == 2 { &["name", "hex"] } else { &["name", "l", "a", "b"] };
            names = plain.iter().map(|&name| name.to_owned()).collect();
        }
        if list.colors.len() >= MOST {
            break;
        }
        let cells = Cells { names: &names, cells };
        let place = format!("row {}", index + 1);
        let (lab, region) = row(&cells).map_err(|expected| bad("swatch table", place, line, expected))?;
        let name = cells.text("name").unwrap_or_else(|| format!("swatch {}", list.colors.len() + 1));
        list.colors.push(Named { name, lab, region });
    }
    Ok(list)
}

impl Row for Value {
    fn text(&self, name: &str) -> Option<String> {
        member(self, name)?.as_str().map(str::to_owned)
    }
    fn number(&self, name: &str) -> Option<f64> {
        member(self, name)?.as_f64()
    }
    fn list(&self, name: &str) -> Option<Vec<f64>> {
        member(self, name)?.as_array()?.iter().map(Value::as_f64).collect()
    }
}

/// A member whatever its case.
fn member<'a>(value: &'a Value, name: &str) -> Option<&'a Value> {
    value.as_object()?.iter().find(|(key, _)| key.eq_ignore_ascii_case(name)).map(|(_, value)| value)
}

pub(super) fn json(text: &str) -> Result<List> {
    let document: Value = serde_json::from_str(text).map_err(|error| {
        let place = format!("line {}, column {}", error.line(), error.column());
        bad("swatch list", place, &error.to_string(), "JSON")
    })?;
    let entries = document.as_array().or_else(|| member(&document, "swatches").and_then(Value::as_array));
    let Some(entries) = entries else {
        return Err(bad(
            "swatch list",
            "whole file".to_owned(),
            "an object",
            "a list, or an object with a list \"swatches\"",
        ));
    };
    let mut list = List::default();
    for (index, entry) in entries.iter().take(MOST + 1).enumerate() {
        let name = Row::text(entry, "name").unwrap_or_else(|| format!("swatch {}", index + 1));
        let place = format!("entry {} ({name})", index + 1);
        let (lab, region) = row(entry).map_err(|expected| bad("swatch list", place, &entry.to_string(), expected))?;
        list.colors.push(Named { name, lab, region });
    }
    Ok(list)
}
