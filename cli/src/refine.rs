//! `proofroom refine`: lays a rough clipping path on the edge of the subject.

use std::path::{Path, PathBuf};
use std::time::Instant;

use anyhow::{Context, Result, bail};
use proofroom::color::profile;
use proofroom::path::refine::{RefineOptions, refine};
use proofroom::path::svg;

use crate::{Outcome, out, picture};

/// Options of `proofroom refine`.
#[derive(clap::Args)]
pub struct Options {
    /// The picture.
    image: PathBuf,
    /// The rough path, straight or curved, in image pixels.
    rough: PathBuf,
    /// Where the refined path goes; `OUT.svg.json` gets the confidence of each segment.
    out: PathBuf,
    /// How far from the rough path the edge is sought, px; without it by the picture's size.
    #[arg(long, value_name = "PX")]
    radius: Option<f64>,
    /// How far the curves may stray from the edge that was found, px.
    #[arg(long, value_name = "PX", default_value_t = RefineOptions::default().tolerance_px)]
    tolerance: f64,
}

/// Refines a path.
///
/// # Errors
///
/// When a file cannot be read or written, or an option is out of range.
pub fn run(options: &Options) -> Result<Outcome> {
    let decoded = picture::read(&options.image)?.decoded;
    let (width, height) = (decoded.raster.width(), decoded.raster.height());
    let rough = svg::parse(&picture::text(&options.rough)?, width, height)
        .with_context(|| options.rough.display().to_string())?;
    let start = Instant::now();
    let name = || options.image.display().to_string();
    let pixels = profile::to_srgb8(&decoded.raster).with_context(name)?;
    let asked = RefineOptions { radius_px: options.radius, tolerance_px: options.tolerance };
    let refined = refine(&pixels, &rough, &asked, &mut |_| true)
        .with_context(|| format!("{} on {}", options.rough.display(), options.image.display()))?;
    let Some(refined) = refined else { bail!("the refinement was cancelled") };
    let time_ms = start.elapsed().as_secs_f64() * 1000.0;

    let confidence: Vec<f64> = refined.segments.iter().map(|segment| segment.confidence).collect();
    let report = serde_json::json!({
        "v": 1,
        "confidence": confidence,
        "time_ms": time_ms,
        "segments": refined.segments,
        "moved": refined.moved,
        "findings": refined.findings,
    });
    write(&options.out, &svg::write(&refined.path, width, height))?;
    write(&beside(&options.out), &format!("{}\n", serde_json::to_string_pretty(&report)?))?;

    let moved = &refined.moved;
    out::say(format!(
        "{} segments; moved {:.2} px in the mean, {:.2} px at most 95 %, {:.2} px at most; {time_ms:.0} ms\n{}",
        refined.segments.len(),
        moved.mean_px,
        moved.p95_px,
        moved.max_px,
        out::findings(&refined.findings)
    ));
    Ok(Outcome::Passed)
}

/// `OUT.svg` → `OUT.svg.json`.
fn beside(out: &Path) -> PathBuf {
    let mut name = out.as_os_str().to_owned();
    name.push(".json");
    name.into()
}

fn write(path: &Path, text: &str) -> Result<()> {
    std::fs::write(path, text).with_context(|| format!("{} cannot be written", path.display()))
}
