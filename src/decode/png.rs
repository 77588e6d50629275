//! What a PNG's chunks say (PNG, third edition), read before the pixels.
//!
//! Colour follows the specification's precedence: cICP, then iCCP, then sRGB, then gAMA with cHRM. cICP and gAMA with cHRM
//! become profiles of the same meaning where their values are known to mean one.

use std::io::Cursor;

use image::ImageDecoder;
use image::codecs::png::PngDecoder;

use super::ifd::Ifd;
use super::{ColorModel, Container, damaged, note};
use crate::color::profile;
use crate::error::{Error, Result};
use crate::finding::Severity;
use crate::raster::Limits;

/// Memory for a PNG's compressed profile and texts. Profiles are at most a few MB; 32 MiB refuses compression bombs.
const SIDE_BYTES: u64 = 32 << 20;

/// What stands in the chunks before and after the pixels.
#[derive(Default)]
struct Chunks<'a> {
    header: Option<&'a [u8]>,
    cicp: Option<&'a [u8]>,
    gamma: Option<&'a [u8]>,
    chromaticities: Option<&'a [u8]>,
    density: Option<&'a [u8]>,
    exif: Option<&'a [u8]>,
    animation: Option<&'a [u8]>,
    has_profile: bool,
    has_srgb: bool,
    has_transparency: bool,
}

pub(super) fn read(bytes: &[u8], limits: &Limits) -> Result<Container> {
    let chunks = walk(bytes)?;
    let header = chunks.header.filter(|header| header.len() == 13);
    let header = header.ok_or_else(|| damaged("PNG", "chunk IHDR", "none of 13 bytes", "the picture's size"))?;
    let (model, has_alpha_channel) = match header.get(9) {
        Some(0) => (ColorModel::Gray, false),
        Some(2) => (ColorModel::Rgb, false),
        Some(3) => (ColorModel::Palette, false),
        Some(4) => (ColorModel::Gray, true),
        Some(6) => (ColorModel::Rgb, true),
        other => return Err(damaged("PNG", "chunk IHDR", format!("colour type {other:?}"), "0, 2, 3, 4 or 6")),
    };
    let exif = chunks.exif.and_then(Ifd::first);
    let mut container = Container {
        width: be32(header, 0).unwrap_or(0),
        height: be32(header, 4).unwrap_or(0),
        bit_depth: header.get(8).copied().unwrap_or(0),
        model,
        alpha: has_alpha_channel || chunks.has_transparency,
        premultiplied: false,
        frames: chunks.animation.and_then(|body| be32(body, 0)).unwrap_or(1).max(1),
        orientation: exif.as_ref().map_or(1, Ifd::orientation),
        dpi: chunks.density.and_then(density).or_else(|| exif.as_ref().and_then(Ifd::dpi)),
        icc: None,
        jpeg: None,
        ycck: false,
        channels: 0,
        planes: false,
        findings: Vec::new(),
    };
    super::check_size(&container, limits)?;
    color(bytes, &chunks, &mut container)?;
    Ok(container)
}

fn walk(bytes: &[u8]) -> Result<Chunks<'_>> {
    let mut chunks = Chunks::default();
    let mut at = 8usize;
    loop {
        let cut = || damaged("PNG", format!("byte {at}"), "the end of the file", "an IEND chunk");
        let length = be32(bytes, at).ok_or_else(cut)? as usize;
        let name = bytes.get(at + 4..at + 8).ok_or_else(cut)?;
        let end = (at + 8).checked_add(length).ok_or_else(cut)?;
        let body = bytes.get(at + 8..end).ok_or_else(cut)?;
        // The check sum that follows is the decoder's to judge; here it only has to be there.
        bytes.get(end..end + 4).ok_or_else(cut)?;
        match name {
            b"IHDR" => chunks.header = chunks.header.or(Some(body)),
            b"cICP" => chunks.cicp = Some(body),
            b"gAMA" => chunks.gamma = Some(body),
            b"cHRM" => chunks.chromaticities = Some(body),
            b"pHYs" => chunks.density = Some(body),
            b"eXIf" => chunks.exif = Some(body),
            b"acTL" => chunks.animation = Some(body),
            b"iCCP" => chunks.has_profile = true,
            b"sRGB" => chunks.has_srgb = true,
            b"tRNS" => chunks.has_transparency = true,
            b"IEND" => return Ok(chunks),
            _ => {}
        }
        at = end + 4;
    }
}

/// Sets the profile by the chunks' precedence, and says which chunk could not be followed.
fn color(bytes: &[u8], chunks: &Chunks<'_>, container: &mut Container) -> Result<()> {
    if let Some(&[primaries, transfer, matrix, range]) = chunks.cicp {
        match profile::from_cicp(primaries, transfer).filter(|_| matrix == 0 && range == 1) {
            Some(icc) => {
                container.icc = Some(icc);
                return Ok(());
            }
            None => container.findings.push(note(
                "png-cicp-not-followed",
                Severity::CannotMeasure,
                format!(
                    "The PNG's cICP chunk states colour space {primaries}/{transfer}/{matrix}/{range}, which is not supported; \
                     the next colour chunk is used."
                ),
            )),
        }
    }
    if chunks.has_profile {
        container.icc = embedded(bytes)?;
        if container.icc.is_none() {
            container.findings.push(note(
                "bad-profile",
                Severity::Warning,
                "The colour profile is damaged (its iCCP chunk cannot be unpacked); it is not used and sRGB is assumed."
                    .to_owned(),
            ));
        }
        return Ok(());
    }
    if chunks.has_srgb {
        container.icc = profile::from_cicp(1, 13);
        return Ok(());
    }
    if let Some(gamma) = chunks.gamma.and_then(|body| be32(body, 0)) {
        let points = chunks.chromaticities.and_then(chromaticities);
        container.icc = profile::from_gamma(f64::from(gamma) / 100_000.0, points);
        if container.icc.is_none() {
            container.findings.push(note(
                "png-gamma-not-followed",
                Severity::CannotMeasure,
                "The PNG's gAMA or cHRM chunk states impossible values; sRGB is assumed.".to_owned(),
            ));
        }
    }
    Ok(())
}

/// The unpacked iCCP chunk.
fn embedded(bytes: &[u8]) -> Result<Option<Vec<u8>>> {
    let mut limits = image::Limits::no_limits();
    limits.max_alloc = Some(SIDE_BYTES);
    let mut decoder = PngDecoder::with_limits(Cursor::new(bytes), limits).map_err(|error| failed(&error))?;
    decoder.icc_profile().map_err(|error| failed(&error))
}

fn failed(error: &image::ImageError) -> Error {
    damaged("PNG", "chunks before the picture", error.to_string(), "readable chunks")
}

/// White, red, green and blue as CIE x and y.
fn chromaticities(body: &[u8]) -> Option<[[f64; 2]; 4]> {
    let value = |index: usize| be32(body, index * 4).map(|value| f64::from(value) / 100_000.0);
    Some([[value(0)?, value(1)?], [value(2)?, value(3)?], [value(4)?, value(5)?], [value(6)?, value(7)?]])
}

fn density(body: &[u8]) -> Option<f64> {
    // Unit 1 is the metre; an inch is 0.0254 m.
    (*body.get(8)? == 1).then_some(f64::from(be32(body, 0)?) * 0.0254).filter(|dpi| *dpi > 0.0)
}

fn be32(bytes: &[u8], at: usize) -> Option<u32> {
    bytes.get(at..at.checked_add(4)?)?.try_into().ok().map(u32::from_be_bytes)
}
