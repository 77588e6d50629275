//! What a file says of itself, in the words that rules use: from what decoding read, and from the bytes for what it did
//! not: GIF's version, clipping paths, and metadata of AI's part. Presence only; nothing is verified.

use crate::{
    color::profile,
    decode::{ColorModel, FileInfo, Format, sniff},
    market::measure::{FileFacts, ProfileClass, Provenance},
    path::photoshop,
    raster::Raster,
};

/// The facts of a file that was decoded.
#[must_use]
pub fn facts(name: Option<&str>, bytes: &[u8], info: &FileInfo, raster: &Raster) -> FileFacts {
    let model = match info.color_model {
        ColorModel::Gray => "gray",
        ColorModel::Rgb | ColorModel::Palette => "rgb",
        ColorModel::Cmyk => "cmyk",
    };
    FileFacts {
        name: name.map(str::to_owned),
        format: info.format.name().to_lowercase(),
        bytes: info.bytes,
        color_model: model.into(),
        profile: match info.has_profile {
            false => ProfileClass::None,
            true if profile::is_srgb(raster) => ProfileClass::Srgb,
            true => ProfileClass::Other,
        },
        profile_name: if info.has_profile { info.profile.clone() } else { String::new() },
        bit_depth: info.bit_depth,
        has_alpha: info.alpha,
        frames: info.frames,
        dpi: info.dpi,
        jpeg_quality: info.jpeg.as_ref().and_then(|jpeg| jpeg.quality),
        subsampling: info.jpeg.as_ref().map(|jpeg| jpeg.subsampling.clone()),
        progressive: info.jpeg.as_ref().is_some_and(|jpeg| jpeg.progressive),
        orientation: info.orientation,
        gif_version: None,
        paths: paths(info.format, bytes),
        provenance: provenance(bytes),
    }
}

/// The facts of a file whose pixels are not read; none when its format is not known either.
#[must_use]
pub fn facts_undecoded(name: Option<&str>, bytes: &[u8]) -> Option<FileFacts> {
    let format = sniff(bytes)?;
    let gif =
        (format.name() == "GIF").then(|| String::from_utf8_lossy(bytes.get(..6).unwrap_or_default()).to_lowercase());
    Some(FileFacts {
        name: name.map(str::to_owned),
        format: format.name().to_lowercase(),
        bytes: bytes.len() as f64,
        color_model: String::new(),
        profile: ProfileClass::None,
        profile_name: String::new(),
        bit_depth: 0,
        has_alpha: false,
        frames: 0,
        dpi: None,
        jpeg_quality: None,
        subsampling: None,
        progressive: false,
        orientation: 1,
        gif_version: gif,
        paths: paths(format, bytes),
        provenance: provenance(bytes),
    })
}

/// Clipping paths, in the formats that carry them; none in a damaged block, which is told elsewhere.
fn paths(format: Format, bytes: &[u8]) -> u32 {
    match format {
        Format::Jpeg | Format::Tiff => photoshop::read(bytes).map_or(0, |file| file.paths.len() as u32),
        _ => 0,
    }
}

/// Marks of C2PA and of IPTC's digital source type. XMP is text, also inside compressed pictures; a C2PA manifest is a JUMBF
/// box with the label `c2pa`.
fn provenance(bytes: &[u8]) -> Provenance {
    // Metadata stand at the beginning, or (PNG, WebP, TIFF) at the end.
    const REACH: usize = 4 << 20;
    let parts =
        [&bytes[..bytes.len().min(REACH)], &bytes[bytes.len().saturating_sub(REACH).max(REACH.min(bytes.len()))..]];
    let c2pa = parts.iter().any(|part| {
        find(part, b"jumb").any(|at| {
            let near = &part[at..(at + 96).min(part.len())];
            find(near, b"c2pa").next().is_some()
        })
    });
    let source = parts.iter().find_map(|part| {
        find(part, b"igitalsourcetype/").find_map(|at| {
            let rest = &part[at + b"igitalsourcetype/".len()..(at + 96).min(part.len())];
            let word: String = rest.iter().map(|b| char::from(*b)).take_while(char::is_ascii_alphanumeric).collect();
            (!word.is_empty()).then_some(word)
        })
    });
    Provenance { c2pa, source_type: source }
}

/// Places of a word in bytes.
fn find<'a>(bytes: &'a [u8], word: &'a [u8]) -> impl Iterator<Item = usize> + 'a {
    let first = word.first().copied().unwrap_or(0);
    bytes
        .iter()
        .enumerate()
        .filter(move |(_, b)| **b == first)
        .map(|(at, _)| at)
        .filter(move |at| bytes[*at..].starts_with(word))
}
