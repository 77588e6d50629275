//! Named colours on one picture.

use std::fmt::Write;
use std::path::Path;

use anyhow::{Context, Result, bail};
use proofroom::color::delta_e::Formula;
use proofroom::color::swatch::{self, Acceptance, Product, Sampling, SwatchResult, list};
use proofroom::finding::{Check, Finding, Severity};
use proofroom::quality::colour::of_set;
use serde::Serialize;

use super::Options;
use super::report::Source;
use crate::{Outcome, out, picture};

/// Largest swatch file, bytes.
const MOST_BYTES: u64 = 32 << 20;

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Report {
    v: u32,
    sample: Source,
    swatch_file: Source,
    passed: bool,
    formula: &'static str,
    means: &'static str,
    tolerance: f64,
    swatches: Vec<SwatchResult>,
    findings: Vec<Finding>,
}

/// Judges the colours of `file` on `path`.
///
/// # Errors
///
/// When a file cannot be read, or the brand's reference has no product for the picture.
pub fn run(path: &Path, file: &Path, options: &Options) -> Result<Outcome> {
    let sample = picture::read(path)?;
    let bytes = picture::bytes(file, MOST_BYTES)?;
    let raster = &sample.decoded.raster;
    let accepted = Acceptance { formula: options.formula(), tolerance: options.tolerance() };
    let mut findings = Vec::new();
    let results = if let Some(products) = brand(&bytes) {
        let products = products.with_context(|| file.display().to_string())?;
        let (product, sampling) = product(&products, path)
            .with_context(|| format!("{} has no product whose sku is in {}", file.display(), path.display()))?;
        swatch::judge(raster, product, sampling, accepted)?
    } else {
        let found = list::read(&bytes).with_context(|| file.display().to_string())?;
        let problem = |sentence: &String| {
            Finding::plain(Check::DeltaE, "swatch-not-read", Severity::CannotMeasure, sentence.clone())
        };
        findings.extend(found.problems.iter().map(problem));
        let place = |_: usize, name: &str| {
            options.region.iter().find(|(region, _)| region.eq_ignore_ascii_case(name)).map(|(_, region)| *region)
        };
        swatch::judge_named(raster, &found.colors, accepted, place)?
    };
    if results.is_empty() && findings.is_empty() {
        bail!("{} names no colour", file.display());
    }
    if let Some(preset) = options.preset {
        let differences: Vec<f64> = results.iter().filter_map(|result| result.delta_e).collect();
        findings.extend(of_set(preset, &differences));
    }
    findings.splice(0..0, results.iter().map(|result| result.finding.clone()));
    let bad = |finding: &Finding| matches!(finding.severity, Severity::Failure | Severity::CannotMeasure);
    let passed = !findings.iter().any(bad);
    if options.json {
        out::json(&Report {
            v: 1,
            sample: Source::new(path, &sample.bytes),
            swatch_file: Source::new(file, &bytes),
            passed,
            formula: accepted.formula.title(),
            means: "each patch is averaged in linear light; the limit is on the difference of that mean colour",
            tolerance: accepted.tolerance,
            swatches: results,
            findings,
        })?;
    } else {
        out::say(summary(accepted.formula, &results, &findings)?);
    }
    Ok(Outcome::of(passed))
}

/// The brand's own reference, when the file is one.
fn brand(bytes: &[u8]) -> Option<proofroom::error::Result<Vec<Product>>> {
    let text = std::str::from_utf8(bytes).ok()?;
    let value: serde_json::Value = serde_json::from_str(text.trim_start_matches('\u{feff}')).ok()?;
    value.get("products")?;
    Some(swatch::parse(text))
}

/// The product of a picture and which of its points belong to the version, by the picture's file name.
fn product<'a>(products: &'a [Product], path: &Path) -> Option<(&'a Product, Sampling)> {
    let name = path.file_name()?.to_string_lossy().to_ascii_lowercase();
    let found = products.iter().find(|product| name.contains(&product.sku.to_ascii_lowercase()))?;
    let sampling = match () {
        () if name.contains("capture") => Sampling::Capture,
        () if name.contains("automated") => Sampling::Automated,
        () => Sampling::Retouched,
    };
    Some((found, sampling))
}

fn summary(formula: Formula, results: &[SwatchResult], findings: &[Finding]) -> Result<String> {
    let mut text = format!("{}\nswatch                 Delta-E   limit\n", formula.title());
    for result in results {
        let delta = result.delta_e.map_or_else(|| "–".to_owned(), |delta| format!("{delta:.2}"));
        writeln!(text, "{:<22} {delta:>7} {:7.2}", result.name, result.limit)?;
    }
    text.push_str(&out::findings(findings));
    Ok(text.trim_end().to_owned())
}
