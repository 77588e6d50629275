//! CMYK pixels as inks, 0 none and full scale all of it, from JPEG and TIFF.
//!
//! Goes past the `image` crate, which turns inks into RGB without their profile, to the decoders below it. Adobe writes
//! inks inverted into JPEG, and as YCCK with the chroma of the inverted inks (Adobe technical note 5116); nothing else
//! writes CMYK JPEG in practice. YCCK is turned into inks here, since the decoder knows only the way to RGB.
//! Of a TIFF the four process inks are read, chunky or in planes; alpha and spot channels beside them are left out.

use std::io::Cursor;

use tiff::decoder::{Decoder, DecodingResult, Limits};
use zune_core::bytestream::ZCursor;
use zune_core::colorspace::ColorSpace;
use zune_core::options::DecoderOptions;
use zune_jpeg::JpegDecoder;

use super::pixels::WORK_BYTES;
use super::{Container, Format, damaged};
use crate::error::{Error, Result};
use crate::raster::Samples;

const INKS: usize = 4;

/// The inks of every pixel in storage order.
pub(super) fn decode(format: Format, bytes: &[u8], container: &Container) -> Result<Samples> {
    let samples = match format {
        Format::Jpeg => jpeg(bytes, container)?,
        Format::Tiff => tiff(bytes, container)?,
        _ => return Err(Error::Internal("CMYK in a format that has none")),
    };
    let wanted = container.width as usize * container.height as usize * INKS;
    let found = match &samples {
        Samples::U8(values) => values.len(),
        Samples::U16(values) => values.len(),
    };
    if found == wanted {
        Ok(samples)
    } else {
        Err(damaged(format.name(), "picture data", format!("{found} samples"), &format!("{wanted} samples")))
    }
}

fn jpeg(bytes: &[u8], container: &Container) -> Result<Samples> {
    let failed = |error: zune_jpeg::errors::DecodeErrors| {
        damaged("JPEG", "picture data", error.to_string(), "a complete, undamaged picture")
    };
    // Asked for what is stored, the decoder hands it out as it is.
    let stored = if container.ycck { ColorSpace::YCCK } else { ColorSpace::CMYK };
    let options = DecoderOptions::default()
        .set_strict_mode(false)
        .set_max_width(container.width as usize)
        .set_max_height(container.height as usize)
        .jpeg_set_out_colorspace(stored);
    let mut decoder = JpegDecoder::new_with_options(ZCursor::new(bytes), options);
    decoder.decode_headers().map_err(failed)?;
    if decoder.input_colorspace() != Some(stored) {
        return Err(damaged("JPEG", "header", format!("{:?}", decoder.input_colorspace()), "four channels of ink"));
    }
    let mut values = decoder.decode().map_err(failed)?;
    for pixel in values.as_chunks_mut::<INKS>().0 {
        *pixel = if container.ycck { from_ycck(*pixel) } else { pixel.map(|stored| 255 - stored) };
    }
    Ok(Samples::U8(values))
}

/// Inks from luma and chroma (ITU-R BT.601 in full range, as JFIF has it) of the inverted inks, and inverted black: the
/// two inversions of cyan, magenta and yellow cancel out.
fn from_ycck([y, cb, cr, k]: [u8; 4]) -> [u8; 4] {
    let (y, cb, cr) = (f32::from(y), f32::from(cb) - 128.0, f32::from(cr) - 128.0);
    // A cast to u8 stays within its range.
    let level = |value: f32| (value + 0.5) as u8;
    [level(y + 1.402 * cr), level(y - 0.344_136 * cb - 0.714_136 * cr), level(y + 1.772 * cb), 255 - k]
}

fn tiff(bytes: &[u8], container: &Container) -> Result<Samples> {
    let failed = |error: tiff::TiffError| match error {
        tiff::TiffError::LimitsExceeded => Error::TooLarge {
            what: "the memory that decoding needs",
            found: "more".to_owned(),
            limit: format!("{} MiB", WORK_BYTES >> 20),
        },
        tiff::TiffError::UnsupportedError(what) => {
            Error::Unsupported { format: "TIFF", feature: what.to_string(), expected: super::tiff::EXPECTED }
        }
        other => damaged("TIFF", "picture data", other.to_string(), "a complete, undamaged picture"),
    };
    let mut limits = Limits::default();
    limits.decoding_buffer_size = WORK_BYTES as usize;
    limits.intermediate_buffer_size = WORK_BYTES as usize;
    let mut decoder = Decoder::new(Cursor::new(bytes)).map_err(failed)?.with_limits(limits);
    if decoder.dimensions().map_err(failed)? != (container.width, container.height) {
        return Err(damaged("TIFF", "header", "two different sizes", "one size"));
    }
    let mut result = DecodingResult::U8(Vec::new());
    decoder.read_image_to_buffer(&mut result).map_err(failed)?;
    let planes = container.planes;
    let channels = usize::from(container.channels);
    match result {
        DecodingResult::U8(values) => Ok(Samples::U8(arrange(values, channels, planes))),
        DecodingResult::U16(values) => Ok(Samples::U16(arrange(values, channels, planes))),
        _ => Err(damaged("TIFF", "picture data", "samples of another kind", "whole numbers of 8 or 16 bits")),
    }
}

/// Four inks a pixel, from pixels of `channels` samples or from one plane a channel.
fn arrange<T: Copy>(values: Vec<T>, channels: usize, planes: bool) -> Vec<T> {
    if planes {
        let size = values.len() / channels.max(1);
        let plane = |ink: usize| values.get(ink * size..(ink + 1) * size).unwrap_or_default();
        let (cyan, magenta, yellow, black) = (plane(0), plane(1), plane(2), plane(3));
        let pixels = cyan.iter().zip(magenta).zip(yellow).zip(black);
        return pixels.flat_map(|(((&c, &m), &y), &k)| [c, m, y, k]).collect();
    }
    if channels == INKS {
        return values;
    }
    values.chunks_exact(channels.max(INKS)).filter_map(|pixel| pixel.first_chunk::<INKS>()).flatten().copied().collect()
}
