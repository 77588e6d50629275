//! `proofroom lut`: colours through a .cube file.

use std::fmt::Write;
use std::path::PathBuf;

use anyhow::{Context, Result, bail};
use proofroom::color::lut;
use proofroom::finding::{Check, Finding, Severity};
use proofroom::raster::Limits;

use crate::delta::Wish;
use crate::{Outcome, out, picture};

/// Options of `proofroom lut`.
#[derive(clap::Args)]
pub struct Options {
    /// The look as a .cube file.
    lut: PathBuf,
    /// Colours: three columns r,g,b, 0 to 1; a header may stand above them and is then written too.
    #[arg(long = "in", value_name = "RGB.csv")]
    input: PathBuf,
    /// How values between the points of a 3D table are found.
    #[arg(long, value_enum, default_value_t = Wish::Tetrahedral)]
    interpolation: Wish,
}

/// Writes `r,g,b` for every colour.
///
/// # Errors
///
/// When the look or the table is malformed; the error names the line and what stands there.
pub fn run(options: &Options) -> Result<Outcome> {
    let bytes = picture::bytes(&options.lut, Limits::default().bytes)?;
    let table = lut::parse(&bytes).with_context(|| options.lut.display().to_string())?;
    let note = |warning: &String| Finding::plain(Check::DeltaE, "lut-keyword-unknown", Severity::Note, warning.clone());
    out::remark(&table.warnings().iter().map(note).collect::<Vec<_>>());
    let text = picture::text(&options.input)?;
    let mut lines = String::new();
    for (index, line) in text.trim_start_matches('\u{feff}').lines().enumerate() {
        if line.trim().is_empty() {
            continue;
        }
        let cells: Vec<&str> = line.split(',').map(str::trim).collect();
        if index == 0 && cells.iter().all(|cell| cell.parse::<f64>().is_err()) {
            writeln!(lines, "r,g,b")?;
            continue;
        }
        let mut color = [0.0; 3];
        for ((value, column), cell) in
            color.iter_mut().zip(["r", "g", "b"]).zip(cells.iter().map(Some).chain([None; 3]))
        {
            let number = cell.and_then(|cell| cell.parse::<f64>().ok()).filter(|number| number.is_finite());
            let Some(number) = number else {
                let found = cell.map_or("nothing", |cell| *cell);
                bail!(
                    "{}: row {}, column {column}: found \"{found}\", expected a number",
                    options.input.display(),
                    index + 1
                );
            };
            *value = number;
        }
        let [r, g, b] = table.apply(color, options.interpolation.into());
        writeln!(lines, "{r:.9},{g:.9},{b:.9}")?;
    }
    out::say(lines.trim_end());
    Ok(Outcome::Passed)
}
