//! Outlines that commands are given: an SVG, a mask, a picture's own path, or the subject found in the picture; and where
//! a path goes: an SVG, a mask, or a copy of the picture with the path in it.

use std::path::Path;

use anyhow::{Context, Result, bail};
use image::{ExtendedColorType, ImageEncoder, codecs::png::PngEncoder};
use kurbo::Affine;
use proofroom::color::profile;
use proofroom::decode::{self, FileInfo, Format, sniff};
use proofroom::path::{ClippingPath, contour, photoshop, rasterize, svg};
use proofroom::raster::{Limits, Rgba8};
use proofroom::subject;

use crate::picture;

/// What stands for "the subject that is found in the picture".
pub const AUTO: &str = "auto";
/// How far the shapes of a mask and its picture may differ: 1 %, as for SVG.
const MAX_STRETCH: f64 = 0.01;

/// Reads an outline for a picture of `width` × `height` px, upright. `pixels` serve to find the subject.
///
/// # Errors
///
/// When the file cannot be read, has another shape than the picture, or holds no outline.
pub fn read(source: &Path, width: u32, height: u32, pixels: Option<&Rgba8>) -> Result<ClippingPath> {
    if source.as_os_str() == AUTO {
        let Some(pixels) = pixels else { bail!("no subject can be found in a picture that is not decoded") };
        return find(pixels);
    }
    let name = || source.display().to_string();
    let bytes = picture::bytes(source, Limits::default().bytes)?;
    match sniff(&bytes) {
        Some(Format::Png | Format::Webp) => {
            let decoded = decode::decode(&bytes, &Limits::default()).with_context(name)?;
            let mask = profile::to_srgb8(&decoded.raster).with_context(name)?;
            let path = contour::of_mask(&levels(&mask), mask.width(), mask.height()).with_context(name)?;
            fitted_to(&path, (mask.width(), mask.height()), (width, height)).with_context(name)
        }
        Some(Format::Jpeg | Format::Tiff | Format::Psd) => {
            let file = photoshop::read(&bytes).with_context(name)?;
            let Some(stored) = file.best() else { bail!("{}: the file holds no path", name()) };
            let info = decode::decode(&bytes, &Limits::default()).ok().map(|decoded| decoded.info);
            let path = picture::upright(&stored.path, info.as_ref(), file.width, file.height);
            let size = info.as_ref().map_or((file.width, file.height), |info| (info.width, info.height));
            fitted_to(&path, size, (width, height)).with_context(name)
        }
        _ => {
            let text = String::from_utf8(bytes).with_context(|| format!("{} is no UTF-8 text", name()))?;
            svg::parse(&text, width, height).with_context(name)
        }
    }
}

/// The subject that the picture's alpha or plain backdrop shows.
fn find(pixels: &Rgba8) -> Result<ClippingPath> {
    match subject::find(pixels, None)? {
        subject::Search::Found(found) => Ok(contour::of_mask(found.coverage(), pixels.width(), pixels.height())?),
        subject::Search::CannotMeasure(why) => bail!("no subject was found: {}", why.message),
    }
}

/// A mask's levels: its alpha where that says anything, else its brightness.
fn levels(mask: &Rgba8) -> Vec<u8> {
    let pixels = || mask.data().chunks_exact(4);
    if pixels().any(|p| p[3] < 255) {
        return pixels().map(|p| p[3]).collect();
    }
    let bright = |p: &[u8]| (u32::from(p[0]) * 54 + u32::from(p[1]) * 183 + u32::from(p[2]) * 19) / 256;
    pixels().map(|p| bright(p) as u8).collect()
}

/// A path drawn on a picture of size `from` for one of size `to`. Masks are often made small.
fn fitted_to(path: &ClippingPath, from: (u32, u32), to: (u32, u32)) -> Result<ClippingPath> {
    if from == to {
        return Ok(path.clone());
    }
    let scale = (f64::from(to.0) / f64::from(from.0), f64::from(to.1) / f64::from(from.1));
    if (scale.0 / scale.1 - 1.0).abs() > MAX_STRETCH {
        bail!("it is {} × {} px, which is not the shape of the picture, {} × {} px", from.0, from.1, to.0, to.1);
    }
    Ok(path.transformed(Affine::scale_non_uniform(scale.0, scale.1)))
}

/// How a path is called and clips in a file.
pub struct Label<'a> {
    /// Its name, ASCII.
    pub name: &'a str,
    /// The flatness that a printer is allowed; none: it does not clip.
    pub flatness: Option<f64>,
}

/// Writes `path` (upright) to `out`: an SVG, a mask as PNG, or the picture `bytes` with the path in it.
///
/// # Errors
///
/// When the ending is another, or not that of the picture; when the file cannot be written.
pub fn write(path: &ClippingPath, out: &Path, bytes: &[u8], info: Option<&FileInfo>, label: &Label<'_>) -> Result<()> {
    let ending = out.extension().unwrap_or_default().to_string_lossy().to_ascii_lowercase();
    let size = || match info {
        Some(info) => Ok((info.width, info.height)),
        None => photoshop::read(bytes).map(|file| (file.width, file.height)),
    };
    let data = match ending.as_str() {
        "svg" => {
            let (width, height) = size()?;
            svg::write(path, width, height).into_bytes()
        }
        "png" => {
            let (width, height) = size()?;
            mask(&rasterize::coverage(path, width, height), width, height)?
        }
        "jpg" | "jpeg" | "tif" | "tiff" | "psd" | "psb" => embed(path, bytes, info, &ending, label)?,
        _ => bail!("{}: a path goes into .svg, .png (a mask), .jpg, .tif, .psd or .psb", out.display()),
    };
    std::fs::write(out, data).with_context(|| format!("{} cannot be written", out.display()))
}

fn embed(
    path: &ClippingPath,
    bytes: &[u8],
    info: Option<&FileInfo>,
    ending: &str,
    label: &Label<'_>,
) -> Result<Vec<u8>> {
    let format = sniff(bytes);
    let fits = match format {
        Some(Format::Jpeg) => ending.starts_with('j'),
        Some(Format::Tiff) => ending.starts_with('t'),
        _ => bytes.starts_with(b"8BPS") && ending.starts_with("ps"),
    };
    if !fits {
        let found = format.map_or("of another format", Format::name);
        bail!("the path is put into a copy of the picture, which is {found}; the ending .{ending} does not fit");
    }
    let orientation = info.map_or(1, |info| info.orientation);
    Ok(photoshop::embed_as(bytes, path, orientation, label.name, label.flatness)?)
}

/// An 8-bit grey PNG.
fn mask(levels: &[u8], width: u32, height: u32) -> Result<Vec<u8>> {
    let mut out = Vec::new();
    PngEncoder::new(&mut out).write_image(levels, width, height, ExtendedColorType::L8)?;
    Ok(out)
}
