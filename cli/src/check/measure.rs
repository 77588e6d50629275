//! One file measured: decoded once, whatever the number of channels.

use std::path::Path;

use anyhow::{Context, Result};
use proofroom::color::profile;
use proofroom::decode::decode;
use proofroom::error::Error;
use proofroom::market::measure::{Likeness, Measurements};
use proofroom::path::rasterize;
use proofroom::raster::Limits;
use proofroom::{quality, subject};

use crate::picture::{self, Picture};

/// What is kept of a picture.
pub struct Measured {
    /// The numbers that rules are judged on.
    pub numbers: Measurements,
    /// What near-duplicates are told by; none when the pixels were not read.
    pub likeness: Option<Likeness>,
}

/// Reads and measures a file. A format that is known but not read is measured as far as its file goes.
///
/// # Errors
///
/// When it cannot be read, or is no picture.
pub fn measure(file: &Path) -> Result<Measured> {
    let limits = Limits::default();
    let bytes = picture::bytes(file, limits.bytes)?;
    let name = file.file_name().map(|name| name.to_string_lossy().into_owned());
    let named = || file.display().to_string();
    let decoded = match decode(&bytes, &limits) {
        Err(error @ Error::Unsupported { .. }) => {
            let facts = quality::file::facts_undecoded(name.as_deref(), &bytes);
            let facts = facts.with_context(|| format!("{}: {error}", named()))?;
            let numbers = quality::measure_file_alone(facts, &format!("the pixels are not read: {error}"));
            return Ok(Measured { numbers, likeness: None });
        }
        other => other.with_context(named)?,
    };
    let facts = quality::file::facts(name.as_deref(), &bytes, &decoded.info, &decoded.raster);
    let read = Picture { bytes, decoded };
    let outline = read.outline(file)?;
    let pixels = profile::to_srgb8(&read.decoded.raster).with_context(named)?;
    drop(read);
    let coverage = outline.map(|path| rasterize::coverage(&path, pixels.width(), pixels.height()));
    let search = subject::find(&pixels, coverage.as_deref()).with_context(named)?;
    let likeness = Some(quality::likeness(&pixels));
    Ok(Measured { numbers: quality::measure(&pixels, &search, facts), likeness })
}
