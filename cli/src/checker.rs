//! `proofroom checker`: the colours of a ColorChecker in the picture.

use std::fmt::Write;
use std::path::PathBuf;

use anyhow::{Context, Result};
use proofroom::color::checker::{self, Checker};
use proofroom::color::compare::DEFAULT_TOLERANCE;
use proofroom::color::profile::to_srgb8;
use proofroom::finding::{Finding, Severity};
use serde::Serialize;

use crate::{Outcome, out, picture};

/// Options of `proofroom checker`.
#[derive(clap::Args)]
pub struct Options {
    /// The picture with a ColorChecker Classic (24 patches) in it.
    image: PathBuf,
    /// Middles of the corner patches (dark skin, bluish green, black, white) as x,y px, instead of searching.
    #[arg(long, num_args = 4, value_name = "X,Y", value_parser = point)]
    corners: Option<Vec<[f64; 2]>>,
    /// Largest mean CIEDE2000 that is accepted.
    #[arg(long, default_value_t = DEFAULT_TOLERANCE)]
    tolerance: f64,
    /// Print the whole measurement as JSON.
    #[arg(long)]
    json: bool,
}

fn point(text: &str) -> Result<[f64; 2], String> {
    let number = |part: &str| part.trim().parse::<f64>().ok().filter(|value| value.is_finite());
    let wrong = || format!("`{text}` is no point; two numbers such as 120.5,80 are wanted");
    let (x, y) = text.split_once(',').ok_or_else(wrong)?;
    Ok([number(x).ok_or_else(wrong)?, number(y).ok_or_else(wrong)?])
}

#[derive(Serialize)]
struct Report<'a> {
    v: u32,
    image: String,
    passed: bool,
    checker: Option<&'a Checker>,
    findings: [&'a Finding; 1],
}

/// Finds the card, or takes it where it was pointed at, and judges it.
///
/// # Errors
///
/// When the picture cannot be read, or no card lies at the corners.
pub fn run(options: &Options) -> Result<Outcome> {
    let raster = picture::read(&options.image)?.decoded.raster;
    let found = match options.corners.as_deref() {
        Some(&[a, b, c, d]) => checker::at_corners(&raster, [a, b, c, d]).map(Some),
        _ => to_srgb8(&raster).and_then(|drawn| checker::find(&raster, &drawn)),
    }
    .with_context(|| options.image.display().to_string())?;
    let finding = checker::judge(found.as_ref(), options.tolerance);
    let passed = finding.severity == Severity::Pass;
    if options.json {
        let image = options.image.display().to_string();
        out::json(&Report { v: 1, image, passed, checker: found.as_ref(), findings: [&finding] })?;
    } else {
        let mut text = String::new();
        for patch in found.iter().flat_map(|checker| &checker.patches) {
            let [x, y] = patch.centre;
            let lab = patch.found;
            writeln!(
                text,
                "{:<14} {x:8.1} {y:8.1}  L* {:6.2} a* {:6.2} b* {:6.2}  Delta-E {:5.2}",
                patch.name, lab.l, lab.a, lab.b, patch.delta_e
            )?;
        }
        text.push_str(&finding.message);
        out::say(text);
    }
    Ok(Outcome::of(passed))
}
