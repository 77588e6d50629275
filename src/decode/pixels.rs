//! Decodes the pixels with the `image` crate (CMYK: see [`inks`]), in native depth, and names them by a hash.

use std::io::Cursor;

use image::codecs::{jpeg::JpegDecoder, png::PngDecoder, tiff::TiffDecoder, webp::WebPDecoder};
use image::{ColorType, ImageDecoder, ImageError};
use sha2::{Digest, Sha256};

use super::{ColorModel, Container, Format, READ, damaged, inks};
use crate::error::{Error, Result};
use crate::raster::{Layout, Raster, Samples};

/// Memory that a decoder may use beside the picture itself. Progressive JPEG keeps coefficients, TIFF a second copy: four
/// times the largest picture's bytes would be 4 GB, so this bounds only what foreign sizes could ask for.
pub(super) const WORK_BYTES: u64 = 2 << 30;

/// The stored pixels in storage order. The container's size has met the limits.
pub(super) fn decode(format: Format, bytes: &[u8], container: &Container) -> Result<(Layout, Samples)> {
    if container.model == ColorModel::Cmyk {
        return Ok((Layout::Cmyk, inks::decode(format, bytes, container)?));
    }
    let input = Cursor::new(bytes);
    let failed = |error: ImageError| translate(format, &error);
    let mut limits = image::Limits::no_limits();
    limits.max_image_width = Some(container.width);
    limits.max_image_height = Some(container.height);
    limits.max_alloc = Some(WORK_BYTES);
    match format {
        Format::Jpeg => read(format, JpegDecoder::new(input).map_err(failed)?, limits, container),
        Format::Png => read(format, PngDecoder::with_limits(input, limits.clone()).map_err(failed)?, limits, container),
        Format::Webp => read(format, WebPDecoder::new(input).map_err(failed)?, limits, container),
        Format::Tiff => read(format, TiffDecoder::new(input).map_err(failed)?, limits, container),
        _ => Err(Error::Internal("a format that is not read reached the decoders")),
    }
}

fn read<D: ImageDecoder>(
    format: Format,
    mut decoder: D,
    limits: image::Limits,
    container: &Container,
) -> Result<(Layout, Samples)> {
    if decoder.dimensions() != (container.width, container.height) {
        let (width, height) = decoder.dimensions();
        return Err(damaged(
            format.name(),
            "header",
            format!("{width} × {height} px and {} × {} px", container.width, container.height),
            "one size",
        ));
    }
    decoder.set_limits(limits).map_err(|error| translate(format, &error))?;
    let color = decoder.color_type();
    let (layout, wide) = match color {
        ColorType::L8 => (Layout::Gray, false),
        ColorType::La8 => (Layout::GrayAlpha, false),
        ColorType::Rgb8 => (Layout::Rgb, false),
        ColorType::Rgba8 => (Layout::Rgba, false),
        ColorType::L16 => (Layout::Gray, true),
        ColorType::La16 => (Layout::GrayAlpha, true),
        ColorType::Rgb16 => (Layout::Rgb, true),
        ColorType::Rgba16 => (Layout::Rgba, true),
        other => {
            return Err(Error::Unsupported {
                format: format.name(),
                feature: format!("{other:?} pixels"),
                expected: READ,
            });
        }
    };
    let size = usize::try_from(decoder.total_bytes())
        .map_err(|_| Error::Internal("a picture within the limits does not fit the address space"))?;
    let mut buffer = vec![0; size];
    decoder.read_image(&mut buffer).map_err(|error| translate(format, &error))?;
    let samples = if wide {
        Samples::U16(buffer.as_chunks::<2>().0.iter().map(|&pair| u16::from_ne_bytes(pair)).collect())
    } else {
        Samples::U8(buffer)
    };
    let straight = if container.premultiplied && matches!(layout, Layout::GrayAlpha | Layout::Rgba) {
        divide_alpha(samples, layout.channels())
    } else {
        samples
    };
    Ok((layout, straight))
}

/// Straight colour from colour that was multiplied by alpha; colour under alpha 0 is black, as nothing is known of it.
fn divide_alpha(samples: Samples, channels: usize) -> Samples {
    fn straight(value: u32, alpha: u32, max: u32) -> u32 {
        if alpha == 0 {
            0
        } else {
            ((u64::from(value) * u64::from(max) + u64::from(alpha) / 2) / u64::from(alpha)).min(u64::from(max)) as u32
        }
    }
    match samples {
        Samples::U8(mut values) => {
            for pixel in values.chunks_exact_mut(channels) {
                if let Some((alpha, colors)) = pixel.split_last_mut() {
                    colors.iter_mut().for_each(|c| *c = straight(u32::from(*c), u32::from(*alpha), 255) as u8);
                }
            }
            Samples::U8(values)
        }
        Samples::U16(mut values) => {
            for pixel in values.chunks_exact_mut(channels) {
                if let Some((alpha, colors)) = pixel.split_last_mut() {
                    colors.iter_mut().for_each(|c| *c = straight(u32::from(*c), u32::from(*alpha), 65535) as u16);
                }
            }
            Samples::U16(values)
        }
    }
}

fn translate(format: Format, error: &ImageError) -> Error {
    match error {
        ImageError::Unsupported(why) => {
            Error::Unsupported { format: format.name(), feature: why.to_string(), expected: READ }
        }
        ImageError::Limits(_) => Error::TooLarge {
            what: "the memory that decoding needs",
            found: "more".to_owned(),
            limit: format!("{} MiB", WORK_BYTES >> 20),
        },
        other => damaged(format.name(), "picture data", other.to_string(), "a complete, undamaged picture"),
    }
}

/// SHA-256 of the decoded pixels, as 64 lower-case hex digits: the same for two files that differ in metadata or lossless
/// packing alone.
///
/// Hashed are the ASCII line `proofroom-pixels-1 WIDTH HEIGHT LAYOUT BITS PROFILE\n` and then all samples row by row, 16-bit
/// ones with their high byte first. `LAYOUT` is `gray`, `gray-alpha`, `rgb`, `rgba` or `cmyk`; `PROFILE` is the SHA-256 of
/// the embedded profile in hex or `-`, since the same numbers under another profile are other colours.
#[must_use]
pub fn pixel_hash(raster: &Raster) -> String {
    let layout = match raster.layout() {
        Layout::Gray => "gray",
        Layout::GrayAlpha => "gray-alpha",
        Layout::Rgb => "rgb",
        Layout::Rgba => "rgba",
        Layout::Cmyk => "cmyk",
    };
    let bits = match raster.samples() {
        Samples::U8(_) => 8,
        Samples::U16(_) => 16,
    };
    let profile = raster.icc().map_or_else(|| "-".to_owned(), |icc| hex(&Sha256::digest(icc)));
    let mut hash = Sha256::new();
    hash.update(format!("proofroom-pixels-1 {} {} {layout} {bits} {profile}\n", raster.width(), raster.height()));
    match raster.samples() {
        Samples::U8(values) => hash.update(values),
        Samples::U16(values) => {
            let mut bytes = Vec::with_capacity(8192);
            for block in values.chunks(4096) {
                bytes.clear();
                bytes.extend(block.iter().flat_map(|value| value.to_be_bytes()));
                hash.update(&bytes);
            }
        }
    }
    hex(&hash.finalize())
}

fn hex(bytes: &[u8]) -> String {
    data_encoding::HEXLOWER.encode(bytes)
}
