//! Pairs of Lab colours in a table, and one Delta-E a line.

use std::fmt::Write;
use std::path::Path;

use anyhow::{Context, Result, bail};
use proofroom::color::delta_e::Formula;
use proofroom::color::lab::Lab;

use crate::{Outcome, out, picture};

/// The columns, in the order that is taken without a header.
const COLUMNS: [&str; 6] = ["L1", "a1", "b1", "L2", "a2", "b2"];

/// Writes the difference of each row. Fails when a tolerance is given and a row is over it.
///
/// # Errors
///
/// When the table cannot be read; the error names row, column and value.
pub fn run(path: &Path, formula: Formula, tolerance: Option<f64>) -> Result<Outcome> {
    let text = picture::text(path)?;
    let name = path.display().to_string();
    let pairs = read(&text).context(name)?;
    let mut lines = String::new();
    let mut passed = true;
    for (first, second) in pairs {
        let delta = formula.difference(first, second);
        passed &= tolerance.is_none_or(|tolerance| delta <= tolerance);
        // The shortest digits that read back as the same number: up to 17.
        writeln!(lines, "{delta}")?;
    }
    out::say(lines.trim_end());
    Ok(Outcome::of(passed))
}

/// The rows of a table as pairs.
fn read(text: &str) -> Result<Vec<(Lab, Lab)>> {
    let mut places = [0, 1, 2, 3, 4, 5];
    let mut pairs = Vec::new();
    let mut is_first = true;
    for (index, line) in text.trim_start_matches('\u{feff}').lines().enumerate() {
        if line.trim().is_empty() {
            continue;
        }
        let cells: Vec<&str> = line.split(',').map(|cell| cell.trim().trim_matches('"')).collect();
        let numbers = cells.iter().take(6).any(|cell| cell.parse::<f64>().is_ok());
        if std::mem::take(&mut is_first) && !numbers {
            places = header(&cells)?;
            continue;
        }
        let row = index + 1;
        let mut values = [0.0; 6];
        for ((value, &place), column) in values.iter_mut().zip(&places).zip(COLUMNS) {
            let Some(cell) = cells.get(place) else {
                bail!("row {row}: column {column} is missing; {} columns stand there", cells.len());
            };
            *value = match cell.parse::<f64>() {
                Ok(number) if number.is_finite() && number.abs() <= 1e6 => number,
                _ => bail!("row {row}, column {column}: found \"{cell}\", expected a number"),
            };
        }
        let [l1, a1, b1, l2, a2, b2] = values;
        pairs.push((Lab { l: l1, a: a1, b: b1 }, Lab { l: l2, a: a2, b: b2 }));
    }
    Ok(pairs)
}

/// Where each column is, by the names in a header; in the usual order when it names none of them.
fn header(cells: &[&str]) -> Result<[usize; 6]> {
    let find = |name: &str| cells.iter().position(|cell| cell.eq_ignore_ascii_case(name));
    let found = COLUMNS.map(find);
    if found.iter().all(Option::is_none) {
        return Ok([0, 1, 2, 3, 4, 5]);
    }
    let mut places = [0; 6];
    for ((place, found), column) in places.iter_mut().zip(found).zip(COLUMNS) {
        let Some(found) = found else { bail!("row 1: the header has no column {column}, only {}", cells.join(", ")) };
        *place = found;
    }
    Ok(places)
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn headers_are_optional_and_may_name_columns_in_any_order() {
        for text in [
            "50,2.5,0,73,25,-18\n",
            "L1,a1,b1,L2,a2,b2\r\n50,2.5,0,73,25,-18\r\n\r\n",
            "\u{feff}kind,L2,a2,b2,L1,a1,b1\nx,73,25,-18,50,2.5,0",
            "l,a,b,l,a,b\n 50 , 2.5,0,73,25,-18",
        ] {
            let pairs = read(text).unwrap();
            assert_eq!(pairs.len(), 1, "{text}");
            assert_eq!((pairs[0].0.a, pairs[0].1.b), (2.5, -18.0), "{text}");
        }
    }

    #[test]
    fn errors_name_row_column_and_value() {
        for (text, wanted) in [
            ("1,2,3,4,5,6\n1,2,x,4,5,6", "row 2, column b1: found \"x\", expected a number"),
            ("1,2,3,4,5,nan", "row 1, column b2: found \"nan\", expected a number"),
            ("1,2,3,4,5", "row 1: column b2 is missing; 5 columns stand there"),
            ("L1,a1,b1,L2,a2", "row 1: the header has no column b2, only L1, a1, b1, L2, a2"),
        ] {
            assert_eq!(read(text).unwrap_err().to_string(), wanted);
        }
    }
}
