//! What a TIFF's first directory says (TIFF 6.0), read before the pixels.
//!
//! The profile is read here: `image`'s general reader gives none for TIFF. Lab, palette, YCbCr and float pictures are
//! refused by name.

use super::ifd::Ifd;
use super::{ColorModel, Container, damaged, note};
use crate::error::{Error, Result};
use crate::finding::{Finding, Severity};

pub(super) fn read(bytes: &[u8]) -> Result<Container> {
    let missing =
        |what: &str| damaged("TIFF", "first directory", format!("no readable {what}"), "a TIFF 6.0 directory");
    let ifd = Ifd::first(bytes).ok_or_else(|| missing("directory"))?;
    let side = |tag, what| ifd.uint(tag).and_then(|value| u32::try_from(value).ok()).ok_or_else(|| missing(what));
    let (width, height) = (side(256, "width")?, side(257, "height")?);
    let depths = ifd.uints(258).unwrap_or_else(|| vec![1]);
    let samples = ifd.uint(277).unwrap_or(1);
    let extra = ifd.uints(338).unwrap_or_default();
    let model = match ifd.uint(262) {
        Some(0 | 1) => ColorModel::Gray,
        Some(2) => ColorModel::Rgb,
        Some(3) => return Err(unsupported("a colour palette".to_owned())),
        Some(5) if ifd.uint(332).unwrap_or(1) == 1 && samples >= 4 => ColorModel::Cmyk,
        Some(5) => return Err(unsupported("separations that are not CMYK".to_owned())),
        Some(6) => return Err(unsupported("YCbCr".to_owned())),
        Some(8..=10) => return Err(unsupported("Lab colour".to_owned())),
        Some(32803 | 34892) => return Err(unsupported("camera raw data".to_owned())),
        other => return Err(unsupported(other.map_or("no colour model".to_owned(), |n| format!("colour model {n}")))),
    };
    if ifd.uints(339).unwrap_or_default().iter().any(|&format| format != 1) {
        return Err(unsupported("signed or floating-point samples".to_owned()));
    }
    let depth = depths.first().copied().unwrap_or(1);
    if depths.iter().any(|&other| other != depth) {
        return Err(unsupported("channels of different depths".to_owned()));
    }
    let bit_depth = u8::try_from(depth).ok().filter(|depth| matches!(depth, 1 | 8 | 16));
    let Some(bit_depth) = bit_depth else { return Err(unsupported(format!("a depth of {depth} bits"))) };
    inside(&ifd, bytes.len() as u64)?;
    let cmyk = model == ColorModel::Cmyk;
    if cmyk && bit_depth == 1 {
        return Err(unsupported("CMYK of 1 bit".to_owned()));
    }
    if cmyk && matches!(ifd.uint(259), Some(6 | 7)) {
        return Err(unsupported("CMYK packed as JPEG".to_owned()));
    }
    let color_channels = if model == ColorModel::Gray { 1 } else { 3 };
    // Four samples of RGB without a word about the fourth are read as RGBA by the decoder: files do this, meaning alpha.
    let alpha = match extra.first() {
        _ if cmyk => false,
        Some(1 | 2) => true,
        Some(_) => false,
        None => samples == color_channels + 1,
    };
    Ok(Container {
        width,
        height,
        bit_depth,
        model,
        alpha,
        premultiplied: extra.first() == Some(&1),
        frames: ifd.pages(),
        orientation: ifd.orientation(),
        dpi: ifd.dpi(),
        icc: profile(&ifd)?,
        jpeg: None,
        ycck: false,
        channels: u16::try_from(samples).map_err(|_| unsupported(format!("{samples} channels")))?,
        planes: ifd.uint(284) == Some(2),
        findings: if cmyk && samples > 4 { vec![extra_channels(samples - 4)] } else { Vec::new() },
    })
}

fn extra_channels(count: u64) -> Finding {
    note(
        "extra-channels",
        Severity::Note,
        format!("The picture has {count} channels beside its four inks (alpha or spot colours); they are not read."),
    )
}

/// Strips or tiles that are checked; a picture at the limits has fewer.
const MOST_PARTS: u64 = 1 << 20;

/// Refuses a file that ends before the picture does: every strip or tile must lie inside.
fn inside(ifd: &Ifd<'_>, length: u64) -> Result<()> {
    let (offsets, sizes) = if ifd.has(324) { (324, 325) } else { (273, 279) };
    let lists = ifd.list(offsets, MOST_PARTS).zip(ifd.list(sizes, MOST_PARTS));
    let Some((offsets, sizes)) = lists else {
        return Err(damaged("TIFF", "first directory", "no readable list of strips or tiles", "offsets and sizes"));
    };
    for (index, (offset, size)) in offsets.iter().zip(&sizes).enumerate() {
        if offset.checked_add(*size).is_none_or(|end| end > length) {
            return Err(damaged(
                "TIFF",
                format!("part {} of the picture", index + 1),
                format!("bytes {offset} to {}", offset.saturating_add(*size)),
                &format!("a place inside the file of {length} bytes"),
            ));
        }
    }
    Ok(())
}

fn profile(ifd: &Ifd<'_>) -> Result<Option<Vec<u8>>> {
    if !ifd.has(34675) {
        return Ok(None);
    }
    let bytes = ifd.blob(34675);
    bytes
        .map(|bytes| Some(bytes.to_vec()))
        .ok_or_else(|| damaged("TIFF", "tag 34675 (ICC profile)", "a place outside the file", "bytes inside the file"))
}

fn unsupported(feature: String) -> Error {
    Error::Unsupported { format: "TIFF", feature, expected: EXPECTED }
}

pub(super) const EXPECTED: &str = "gray, RGB and CMYK of 8 or 16 bits, gray and RGB with or without alpha, are read";
