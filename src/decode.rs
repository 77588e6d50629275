//! From the bytes of a file to a [`Raster`] in its native depth, and what the file says about itself.
//!
//! The format is told from the bytes, never from a name. Our own readers walk the container first ([`jpeg`], [`png`],
//! [`webp`], [`tiff`]): sizes meet [`Limits`] before anything is allocated, and profile, orientation, resolution and
//! depth are read there, because the `image` crate calls every picture sRGB and turns CMYK into naive RGB. The `image`
//! crate then decodes the pixels, and [`inks`] those of CMYK. Orientation is applied; colours are left as stored.
//!
//! Not done: Lab, float and palette TIFF, animations beyond their first frame, GIF, AVIF, HEIC, PSD and others. Each
//! is refused by name.

pub mod format;
mod ifd;
pub mod info;
mod inks;
mod jpeg;
mod orient;
mod pixels;
mod png;
mod tiff;
mod webp;

use std::sync::Arc;

pub use format::{Format, sniff};
pub use info::{ColorModel, FileInfo, JpegInfo};
pub use pixels::pixel_hash;

use crate::color::profile::{self, Suitability};
use crate::error::{Error, Result};
use crate::finding::{Check, Finding, Severity};
use crate::raster::{Layout, Limits, Raster};

/// The formats that are read, as sentences name them.
pub(crate) const READ: &str = "JPEG, PNG, WebP and TIFF are read";

/// What the profile is called when the file has none.
pub const ASSUMED_SRGB: &str = "sRGB (assumed)";
/// What it is called when inks have none: they mean nothing by themselves.
pub const NO_PROFILE: &str = "none";

/// A picture, what its file says, and what is wrong with it.
#[derive(Debug, Clone)]
pub struct Decoded {
    /// The pixels: native depth, orientation applied, profile attached when it can be used.
    pub raster: Raster,
    /// What the file says about itself.
    pub info: FileInfo,
    /// Missing, broken or unusable profile; animation; colour chunks that are not followed.
    pub findings: Vec<Finding>,
}

/// What a container's own reader found before any pixel is decoded.
#[derive(Debug, Clone)]
struct Container {
    width: u32,
    height: u32,
    bit_depth: u8,
    model: ColorModel,
    alpha: bool,
    /// Colour was multiplied by alpha (TIFF's associated alpha).
    premultiplied: bool,
    frames: u32,
    orientation: u8,
    dpi: Option<f64>,
    icc: Option<Vec<u8>>,
    jpeg: Option<JpegInfo>,
    /// Only for CMYK: stored as luma, chroma and black.
    ycck: bool,
    /// Only for CMYK: channels of a pixel, and whether each is stored by itself.
    channels: u16,
    planes: bool,
    findings: Vec<Finding>,
}

/// Decodes a JPEG, PNG, WebP or TIFF.
///
/// # Errors
/// [`Error::UnknownFormat`] and [`Error::Unsupported`] name what the file is instead; [`Error::Damaged`] names the place;
/// [`Error::TooLarge`] the limit. Truncated files are damaged, also where a lenient decoder would fill with grey.
pub fn decode(bytes: &[u8], limits: &Limits) -> Result<Decoded> {
    if bytes.len() as u64 > limits.bytes {
        return Err(Error::TooLarge {
            what: "the file's size in bytes",
            found: bytes.len().to_string(),
            limit: limits.bytes.to_string(),
        });
    }
    let Some(format) = sniff(bytes) else {
        return Err(Error::UnknownFormat { found: first_bytes(bytes), expected: "JPEG, PNG, WebP, TIFF" });
    };
    let mut container = match format {
        Format::Jpeg => jpeg::read(bytes)?,
        Format::Png => png::read(bytes, limits)?,
        Format::Webp => webp::read(bytes)?,
        Format::Tiff => tiff::read(bytes)?,
        other => {
            return Err(Error::Unsupported { format: other.name(), feature: "this format".to_owned(), expected: READ });
        }
    };
    check_size(&container, limits)?;
    let (layout, samples) = pixels::decode(format, bytes, &container)?;
    let stored = (container.width, container.height);
    let (width, height, samples) = orient::apply(stored.0, stored.1, layout.channels(), samples, container.orientation);

    let icc = container.icc.take();
    let has_profile = icc.is_some();
    let (icc, description) = usable_profile(icc, layout, &mut container.findings);
    let raster = Raster::new(width, height, layout, samples, icc)?;
    let info = FileInfo {
        format,
        bytes: bytes.len() as f64,
        width,
        height,
        stored_width: stored.0,
        stored_height: stored.1,
        orientation: container.orientation,
        bit_depth: container.bit_depth,
        color_model: container.model,
        profile: description,
        has_profile,
        alpha: container.alpha,
        frames: container.frames,
        dpi: container.dpi,
        jpeg: container.jpeg,
    };
    if info.frames > 1 {
        container.findings.push(note(
            "several-frames",
            Severity::Warning,
            format!("The file holds {} pictures; only the first one is read and approved.", info.frames),
        ));
    }
    Ok(Decoded { raster, info, findings: container.findings })
}

/// Keeps the profile when colours can be computed from it or it must not be silently dropped; says why otherwise, and what
/// is assumed instead.
fn usable_profile(icc: Option<Vec<u8>>, layout: Layout, findings: &mut Vec<Finding>) -> (Option<Arc<[u8]>>, String) {
    let inks = layout == Layout::Cmyk;
    // Numbers of RGB and gray are nearly always sRGB; inks differ with every press and paper.
    let (unused, severity, without) = if inks {
        (
            "it is not used, and colours of inks cannot be measured without one; they are drawn in a plain way",
            Severity::CannotMeasure,
            NO_PROFILE,
        )
    } else {
        ("it is not used and sRGB is assumed", Severity::Warning, ASSUMED_SRGB)
    };
    let Some(icc) = icc else {
        findings.push(if inks {
            let message = "The file is CMYK and has no colour profile; its colours cannot be measured, and they are drawn \
                           in a plain way.";
            note("untagged", Severity::CannotMeasure, message.to_owned())
        } else {
            let message = "The file has no colour profile; its colours are taken as sRGB.";
            note("untagged", Severity::Note, message.to_owned())
        });
        return (None, without.to_owned());
    };
    match profile::suitability(&icc, layout) {
        Suitability::Usable { description } => (Some(icc.into()), description),
        Suitability::Unsupported { description, why } => {
            let message = format!("The profile \"{description}\" {why}; colours of this file cannot be measured.");
            findings.push(note("unsupported-profile", Severity::CannotMeasure, message));
            (Some(icc.into()), description)
        }
        Suitability::Mismatch { description, space } => {
            let picture = match layout {
                Layout::Gray | Layout::GrayAlpha => "gray",
                Layout::Rgb | Layout::Rgba => "RGB",
                Layout::Cmyk => "CMYK",
            };
            let message =
                format!("The profile \"{description}\" is for {space} but the picture is {picture}; {unused}.");
            findings.push(note("profile-mismatch", severity, message));
            (None, without.to_owned())
        }
        Suitability::Broken { why } => {
            let message = format!("The colour profile is damaged ({why}); {unused}.");
            findings.push(note("bad-profile", severity, message));
            (None, without.to_owned())
        }
    }
}

fn check_size(container: &Container, limits: &Limits) -> Result<()> {
    let (width, height) = (container.width, container.height);
    if width == 0 || height == 0 {
        return Err(Error::Damaged {
            format: "picture",
            place: "header".to_owned(),
            found: format!("{width} × {height} px"),
            expected: "no side of zero".to_owned(),
        });
    }
    if width.max(height) > limits.side {
        return Err(Error::TooLarge {
            what: "the longer side in pixels",
            found: width.max(height).to_string(),
            limit: limits.side.to_string(),
        });
    }
    let pixels = u64::from(width) * u64::from(height);
    if pixels > limits.pixels {
        return Err(Error::TooLarge {
            what: "the number of pixels",
            found: format!("{pixels} ({width} × {height})"),
            limit: limits.pixels.to_string(),
        });
    }
    Ok(())
}

/// A finding about the whole file.
fn note(kind: &str, severity: Severity, message: String) -> Finding {
    Finding::plain(Check::File, kind, severity, message)
}

fn damaged(format: &'static str, place: impl Into<String>, found: impl Into<String>, expected: &str) -> Error {
    Error::Damaged { format, place: place.into(), found: found.into(), expected: expected.to_owned() }
}

fn first_bytes(bytes: &[u8]) -> String {
    if bytes.is_empty() {
        return "nothing".to_owned();
    }
    let hex: Vec<String> = bytes.iter().take(8).map(|byte| format!("{byte:02x}")).collect();
    hex.join(" ")
}
