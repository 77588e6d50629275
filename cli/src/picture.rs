//! Reading the files that commands are given: pictures with their clipping paths, and texts.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use proofroom::decode::{self, Decoded, FileInfo, Format};
use proofroom::path::{ClippingPath, photoshop, svg};
use proofroom::raster::Limits;

/// Largest text file (a log, an SVG path), bytes: the largest log that the core reads.
const TEXT_BYTES: u64 = 128 << 20;

/// A file's bytes, unless it is larger than `limit` bytes.
///
/// # Errors
///
/// When it cannot be read or is too large; the error names the file.
pub fn bytes(path: &Path, limit: u64) -> Result<Vec<u8>> {
    let size = std::fs::metadata(path).with_context(|| format!("{} cannot be read", path.display()))?.len();
    if size > limit {
        bail!("{}: the file is {size} bytes, the limit is {limit} bytes", path.display());
    }
    std::fs::read(path).with_context(|| format!("{} cannot be read", path.display()))
}

/// A UTF-8 file's text.
///
/// # Errors
///
/// As [`bytes`], and when it is not UTF-8.
pub fn text(path: &Path) -> Result<String> {
    String::from_utf8(bytes(path, TEXT_BYTES)?).with_context(|| format!("{} is no UTF-8 text", path.display()))
}

/// A picture's bytes and pixels.
pub struct Picture {
    /// The file.
    pub bytes: Vec<u8>,
    /// What it holds.
    pub decoded: Decoded,
}

/// Reads and decodes a picture.
///
/// # Errors
///
/// As [`bytes`] and [`decode::decode`]; the error names the file.
pub fn read(path: &Path) -> Result<Picture> {
    let limits = Limits::default();
    let bytes = bytes(path, limits.bytes)?;
    let decoded = decode::decode(&bytes, &limits).with_context(|| path.display().to_string())?;
    Ok(Picture { bytes, decoded })
}

impl Picture {
    /// The path that outlines the subject, on the upright picture: the file's own, or that of `NAME.svg` beside it.
    ///
    /// # Errors
    ///
    /// When there is one that cannot be read.
    pub fn outline(&self, path: &Path) -> Result<Option<ClippingPath>> {
        let info = &self.decoded.info;
        if matches!(info.format, Format::Jpeg | Format::Tiff) {
            let file = photoshop::read(&self.bytes).with_context(|| path.display().to_string())?;
            if let Some(stored) = file.best() {
                return Ok(Some(upright(&stored.path, Some(info), file.width, file.height)));
            }
        }
        let companion: PathBuf = path.with_extension("svg");
        if !companion.is_file() {
            return Ok(None);
        }
        let parsed = svg::parse(&text(&companion)?, info.width, info.height);
        parsed.map(Some).with_context(|| companion.display().to_string())
    }
}

/// A stored path on the upright picture.
pub fn upright(path: &ClippingPath, info: Option<&FileInfo>, stored_width: u32, stored_height: u32) -> ClippingPath {
    path.oriented(info.map_or(1, |info| info.orientation), stored_width, stored_height)
}
