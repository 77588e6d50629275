//! `proofroom refine`: lays a rough outline on the edge of the subject.

use std::path::{Path, PathBuf};
use std::time::Instant;

use anyhow::{Context, Result, bail};
use proofroom::color::profile;
use proofroom::matte;
use proofroom::path::nest;
use proofroom::path::refine::{Doubt, RefineOptions, refine};

use crate::outline::{self, Label};
use crate::{Outcome, out, picture};

/// Options of `proofroom refine`.
#[derive(clap::Args)]
pub struct Options {
    /// The picture.
    image: PathBuf,
    /// The rough outline: an SVG in image pixels, a mask as PNG, a picture with a path in it, or "auto" for the subject
    /// that alpha or a plain backdrop shows.
    rough: PathBuf,
    /// Where the refined path goes: .svg, .png (a mask), or a copy of IMAGE with the path in it; `OUT.json` gets the
    /// confidence of each segment.
    out: PathBuf,
    /// How far from the rough path the edge is sought, px; without it by the picture's size.
    #[arg(long, value_name = "PX")]
    radius: Option<f64>,
    /// Spread the path by this much beyond the edge, px; below zero chokes it.
    #[arg(long, value_name = "PX", default_value_t = 0.0, allow_negative_numbers = true)]
    shift_edge: f64,
    /// How far the curves may stray from the edge that was found, px: 0.15 fine, 0.3 usual, 0.6 coarse.
    #[arg(long, value_name = "PX", alias = "tolerance", default_value_t = RefineOptions::default().tolerance_px)]
    smooth: f64,
    /// Where the outline turns by more than this, a corner stays sharp, degrees.
    #[arg(long, value_name = "DEGREES", default_value_t = RefineOptions::default().corner_degrees)]
    corner_threshold: f64,
    /// The path's name in a file.
    #[arg(long, default_value = "Path 1")]
    name: String,
    /// The flatness that the file allows a printer, device pixels; 0 leaves it to the printer.
    #[arg(long, value_name = "PX", default_value_t = 1.0)]
    flatness: f64,
    /// Also cut the subject out along the refined path: a PNG with straight alpha.
    #[arg(long, value_name = "CUT.png")]
    matte: Option<PathBuf>,
}

/// Refines a path.
///
/// # Errors
///
/// When a file cannot be read or written, or an option is out of range.
pub fn run(options: &Options) -> Result<Outcome> {
    let picture = picture::read(&options.image)?;
    let decoded = &picture.decoded;
    let name = || options.image.display().to_string();
    let pixels = profile::to_srgb8(&decoded.raster).with_context(name)?;
    let rough = outline::read(&options.rough, pixels.width(), pixels.height(), Some(&pixels))?;
    // Outlines keep their direction, so it is settled before segments are counted.
    let rough = nest::settled(&rough);
    let asked = RefineOptions {
        radius_px: options.radius,
        tolerance_px: options.smooth,
        shift_px: options.shift_edge,
        corner_degrees: options.corner_threshold,
    };
    let start = Instant::now();
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
    let label = Label { name: &options.name, flatness: Some(options.flatness) };
    outline::write(&refined.path, &options.out, &picture.bytes, Some(&decoded.info), &label)?;
    write(&beside(&options.out), &format!("{}\n", serde_json::to_string_pretty(&report)?))?;

    if let Some(out) = &options.matte {
        let soft: Vec<bool> = refined.segments.iter().map(|segment| segment.doubt == Some(Doubt::SoftEdge)).collect();
        let cut = matte::cut_out(&pixels, &refined.path, &soft, &mut |_| true)?.context("the work was cancelled")?;
        std::fs::write(out, matte::png(&cut)?).with_context(|| format!("{} cannot be written", out.display()))?;
    }

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
