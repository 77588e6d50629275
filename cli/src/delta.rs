//! `proofroom delta`: the colour difference of a picture against a reference of the same size.

use std::fmt::Write;
use std::path::PathBuf;

use anyhow::{Context, Result, bail};
use proofroom::color::compare::{CompareOptions, Comparison, DEFAULT_TOLERANCE, compare};
use proofroom::finding::Severity;
use serde::Serialize;

use crate::{Outcome, out, picture};

/// Options of `proofroom delta`.
#[derive(clap::Args)]
pub struct Options {
    /// The picture that is judged.
    sample: PathBuf,
    /// The picture that it should look like, of the same size.
    reference: PathBuf,
    /// Print the whole measurement as JSON.
    #[arg(long)]
    json: bool,
    /// Write the differences as a picture (PNG, fixed colours for 0, 1, 2, 3, 5 and 10).
    #[arg(long, value_name = "OUT.png")]
    map: Option<PathBuf>,
    /// Largest CIEDE2000 that is accepted.
    #[arg(long, default_value_t = DEFAULT_TOLERANCE)]
    tolerance: f64,
}

#[derive(Serialize)]
struct Report<'a> {
    v: u32,
    sample: String,
    reference: String,
    passed: bool,
    #[serde(flatten)]
    comparison: &'a Comparison,
}

/// Compares two files.
///
/// # Errors
///
/// When one cannot be read or they differ in size.
pub fn run(options: &Options) -> Result<Outcome> {
    let sample = picture::read(&options.sample)?.decoded;
    let reference = picture::read(&options.reference)?.decoded;
    let asked = CompareOptions { tolerance: options.tolerance };
    let comparison = compare(&sample.raster, &reference.raster, &asked, &mut |_| true)
        .with_context(|| format!("{} against {}", options.sample.display(), options.reference.display()))?;
    let Some(comparison) = comparison else { bail!("the comparison was cancelled") };
    if let Some(map) = &options.map {
        let heat = comparison.heat_map()?;
        image::save_buffer_with_format(
            map,
            heat.data(),
            heat.width(),
            heat.height(),
            image::ExtendedColorType::Rgba8,
            image::ImageFormat::Png,
        )
        .with_context(|| format!("{} cannot be written", map.display()))?;
    }
    // What could not be judged is no pass.
    let passed = comparison
        .findings
        .iter()
        .all(|finding| !matches!(finding.severity, Severity::Failure | Severity::CannotMeasure));
    if options.json {
        out::json(&Report {
            v: 1,
            sample: options.sample.display().to_string(),
            reference: options.reference.display().to_string(),
            passed,
            comparison: &comparison,
        })?;
    } else {
        out::say(summary(&comparison)?);
    }
    Ok(Outcome::of(passed))
}

fn summary(comparison: &Comparison) -> Result<String> {
    let mut text = String::new();
    let rows = [
        Some(("whole picture", &comparison.statistics)),
        comparison.inside.as_ref().map(|i| ("subject", &i.statistics)),
    ];
    writeln!(text, "CIEDE2000        mean  median     p95     p99     max  over {}", comparison.tolerance)?;
    for (name, found) in rows.into_iter().flatten() {
        writeln!(
            text,
            "{name:<14} {:6.2}  {:6.2}  {:6.2}  {:6.2}  {:6.2}  {:.1} %",
            found.mean,
            found.median,
            found.p95,
            found.p99,
            found.max,
            found.share_over * 100.0
        )?;
    }
    text.push_str(&out::findings(&comparison.findings));
    Ok(text.trim_end().to_owned())
}
