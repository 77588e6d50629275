//! What a JPEG's markers say (ITU-T T.81, EXIF 2.32, ICC.1 annex B.4), read before the pixels.
//!
//! Walks every marker to the end of the picture, so that a truncated file is damaged and not half grey. Whether four
//! channels are CMYK or YCCK is in Adobe's APP14 segment.

use super::ifd::Ifd;
use super::{ColorModel, Container, JpegInfo, damaged, note};
use crate::error::{Error, Result};
use crate::finding::{Finding, Severity};

/// What the markers said so far.
#[derive(Default)]
struct Markers<'a> {
    frame: Option<Frame>,
    tables: [Option<[u16; 64]>; 4],
    icc: Vec<(u8, u8, &'a [u8])>,
    exif: Option<&'a [u8]>,
    density: Option<f64>,
    scans: u32,
    /// The transform that Adobe's segment names.
    adobe: Option<u8>,
}

struct Frame {
    width: u32,
    height: u32,
    progressive: bool,
    /// Identifier, horizontal and vertical sampling factor, quantisation table of each component.
    components: Vec<[u8; 4]>,
}

pub(super) fn read(bytes: &[u8]) -> Result<Container> {
    let markers = walk(bytes)?;
    let frame = markers.frame.as_ref().ok_or_else(|| damaged("JPEG", "markers", "no frame", "a frame header (SOF)"))?;
    let model = match frame.components.len() {
        1 => ColorModel::Gray,
        3 => ColorModel::Rgb,
        4 => ColorModel::Cmyk,
        count => return Err(unsupported(format!("a picture of {count} channels"))),
    };
    let exif = markers.exif.and_then(Ifd::first);
    let findings = if model == ColorModel::Cmyk { inks(markers.adobe)? } else { Vec::new() };
    Ok(Container {
        width: frame.width,
        height: frame.height,
        bit_depth: 8,
        model,
        alpha: false,
        premultiplied: false,
        frames: 1,
        orientation: exif.as_ref().map_or(1, Ifd::orientation),
        dpi: markers.density.or_else(|| exif.as_ref().and_then(Ifd::dpi)),
        icc: join_profile(&markers.icc),
        jpeg: Some(JpegInfo {
            quality: frame.components.first().and_then(|component| quality(&markers.tables, component[3])),
            subsampling: subsampling(&frame.components),
            progressive: frame.progressive,
        }),
        ycck: markers.adobe == Some(2),
        channels: frame.components.len() as u16,
        planes: false,
        findings,
    })
}

/// What can be said of four channels before they are decoded.
fn inks(adobe: Option<u8>) -> Result<Vec<Finding>> {
    if !matches!(adobe, None | Some(0 | 2)) {
        return Err(unsupported(format!("four channels with Adobe's colour transform {}", adobe.unwrap_or(0))));
    }
    let unmarked = note(
        "cmyk-unmarked",
        Severity::Note,
        "The CMYK JPEG does not say who wrote it; its inks are taken as inverted, as Adobe stores them.".to_owned(),
    );
    Ok(if adobe.is_none() { vec![unmarked] } else { Vec::new() })
}

fn walk(bytes: &[u8]) -> Result<Markers<'_>> {
    let cut = |at: usize| damaged("JPEG", format!("byte {at}"), "the end of the file", "an end marker (EOI)");
    let mut markers = Markers::default();
    let mut at = 2;
    loop {
        match bytes.get(at) {
            None => return Err(cut(at)),
            Some(0xff) => {}
            Some(other) => return Err(damaged("JPEG", format!("byte {at}"), format!("{other:02x}"), "a marker (ff)")),
        }
        let marker = *bytes.get(at + 1).ok_or_else(|| cut(at))?;
        at += 2;
        match marker {
            // Fill: the second ff may start the marker itself.
            0xff => at -= 1,
            0xd9 => break,
            0x01 | 0xd0..=0xd7 => {}
            _ => {
                let body = segment(bytes, at).ok_or_else(|| cut(at))?;
                take(&mut markers, marker, body, at)?;
                at += body.len() + 2;
                if marker == 0xda {
                    at = scan_end(bytes, at).ok_or_else(|| cut(bytes.len()))?;
                }
            }
        }
    }
    if markers.scans == 0 {
        return Err(damaged("JPEG", format!("byte {at}"), "the end of the picture", "a scan (SOS) before it"));
    }
    Ok(markers)
}

/// The body of a segment whose length stands at `at`.
fn segment(bytes: &[u8], at: usize) -> Option<&[u8]> {
    let length = be16(bytes.get(at..at + 2)?)?;
    bytes.get(at + 2..at.checked_add(usize::from(length))?)
}

/// Where the next marker after a scan's coded data stands: an ff that is neither stuffed nor a restart.
fn scan_end(bytes: &[u8], from: usize) -> Option<usize> {
    let mut at = from;
    loop {
        at += bytes.get(at..)?.iter().position(|&byte| byte == 0xff)?;
        match bytes.get(at + 1)? {
            0x00 | 0xd0..=0xd7 => at += 2,
            0xff => at += 1,
            _ => return Some(at),
        }
    }
}

fn take<'a>(markers: &mut Markers<'a>, marker: u8, body: &'a [u8], at: usize) -> Result<()> {
    match marker {
        0xc0..=0xc2 => {
            if markers.frame.is_some() {
                return Err(damaged("JPEG", format!("byte {at}"), "a second frame header", "one"));
            }
            markers.frame = Some(frame(body, marker == 0xc2, at)?);
        }
        0xc3 | 0xc5..=0xc7 | 0xc9..=0xcb | 0xcd..=0xcf => {
            return Err(unsupported("lossless, hierarchical or arithmetic coding".to_owned()));
        }
        0xda => {
            if markers.frame.is_none() {
                return Err(damaged("JPEG", format!("byte {at}"), "a scan", "a frame header (SOF) before it"));
            }
            markers.scans += 1;
        }
        0xdb => quantization(&mut markers.tables, body),
        0xe0 => markers.density = markers.density.or_else(|| density(body)),
        0xe1 => markers.exif = markers.exif.or_else(|| body.strip_prefix(b"Exif\0\0")),
        0xe2 => {
            if let Some([part, parts, data @ ..]) = body.strip_prefix(b"ICC_PROFILE\0") {
                markers.icc.push((*part, *parts, data));
            }
        }
        0xee => markers.adobe = markers.adobe.or_else(|| body.strip_prefix(b"Adobe")?.get(6).copied()),
        _ => {}
    }
    Ok(())
}

fn frame(body: &[u8], progressive: bool, at: usize) -> Result<Frame> {
    let short = || damaged("JPEG", format!("byte {at}"), "a short frame header", "the size and every component");
    let &[precision, h1, h0, w1, w0, count, ref rest @ ..] = body else { return Err(short()) };
    if precision != 8 {
        return Err(unsupported(format!("a depth of {precision} bits")));
    }
    let height = u32::from(u16::from_be_bytes([h1, h0]));
    if height == 0 {
        return Err(unsupported("a height that follows the picture (DNL)".to_owned()));
    }
    let (components, _) = rest.as_chunks::<3>();
    let components = components.get(..usize::from(count)).ok_or_else(short)?;
    let components: Vec<[u8; 4]> = components.iter().map(|&[id, hv, table]| [id, hv >> 4, hv & 15, table]).collect();
    if components.iter().any(|&[_, h, v, _]| !(1..=4).contains(&h) || !(1..=4).contains(&v)) {
        return Err(damaged("JPEG", format!("byte {at}"), "a sampling factor outside 1 to 4", "1 to 4"));
    }
    Ok(Frame { width: u32::from(u16::from_be_bytes([w1, w0])), height, progressive, components })
}

/// JFIF's density in pixels per inch; absent where it is only an aspect ratio.
fn density(body: &[u8]) -> Option<f64> {
    let body = body.strip_prefix(b"JFIF\0")?;
    let value = f64::from(be16(body.get(3..5)?)?);
    match body.get(2)? {
        1 if value > 1.0 => Some(value),
        2 if value > 1.0 => Some(value * 2.54),
        _ => None,
    }
}

/// The profile out of its numbered parts, in whatever order they came; cut where a part is missing, which its own stated
/// size then shows.
fn join_profile(parts: &[(u8, u8, &[u8])]) -> Option<Vec<u8>> {
    let count = parts.first()?.1;
    let mut profile = Vec::new();
    for wanted in 1..=count {
        let Some((_, _, data)) = parts.iter().find(|(part, _, _)| *part == wanted) else { break };
        profile.extend_from_slice(data);
    }
    Some(profile)
}

fn quantization(tables: &mut [Option<[u16; 64]>; 4], mut body: &[u8]) {
    while let Some((&head, rest)) = body.split_first() {
        let wide = head >> 4 == 1;
        let size = if wide { 128 } else { 64 };
        let Some(values) = rest.get(..size) else { return };
        let mut table = [0u16; 64];
        for (index, entry) in table.iter_mut().enumerate() {
            *entry = if wide {
                values.get(index * 2..index * 2 + 2).and_then(be16).unwrap_or(0)
            } else {
                values.get(index).copied().map_or(0, u16::from)
            };
        }
        if let Some(slot) = tables.get_mut(usize::from(head & 15)) {
            *slot = Some(table);
        }
        body = rest.get(size..).unwrap_or_default();
    }
}

/// The luma table of T.81 annex K.1 in zigzag order, which the IJG library scales by its quality setting.
const LUMA: [u16; 64] = [
    16, 11, 12, 14, 12, 10, 16, 14, 13, 14, 18, 17, 16, 19, 24, 40, 26, 24, 22, 22, 24, 49, 35, 37, 29, 40, 58, 51, 61,
    60, 57, 51, 56, 55, 64, 72, 92, 78, 64, 68, 87, 69, 55, 56, 80, 109, 81, 87, 95, 98, 103, 104, 103, 62, 77, 113,
    121, 112, 100, 120, 92, 101, 103, 99,
];
/// Tables further than this part of their own sum from every IJG table get no quality: it would be a guess.
const FAR: f64 = 0.25;

fn quality(tables: &[Option<[u16; 64]>; 4], id: u8) -> Option<u8> {
    let table = (*tables.get(usize::from(id))?)?;
    let sum: u32 = table.iter().map(|&entry| u32::from(entry)).sum();
    let (distance, quality) = (1..=100u8).rev().map(|quality| (distance(&table, quality), quality)).min()?;
    (f64::from(distance) <= FAR * f64::from(sum)).then_some(quality)
}

fn distance(table: &[u16; 64], quality: u8) -> u32 {
    let quality = u32::from(quality);
    let scale = if quality < 50 { 5000 / quality } else { 200 - 2 * quality };
    let scaled = LUMA.iter().map(|&entry| ((u32::from(entry) * scale + 50) / 100).clamp(1, 255));
    table.iter().zip(scaled).map(|(&entry, wanted)| u32::from(entry).abs_diff(wanted)).sum()
}

/// In the J:a:b notation where it has a name, else the raw factors.
fn subsampling(components: &[[u8; 4]]) -> String {
    let [[_, h, v, _], rest @ ..] = components else { return "none".to_owned() };
    if rest.is_empty() {
        return "none".to_owned();
    }
    let plain = rest.iter().all(|&[_, h, v, _]| h == 1 && v == 1);
    match (plain, h, v) {
        (true, 1, 1) => "4:4:4".to_owned(),
        (true, 2, 1) => "4:2:2".to_owned(),
        (true, 1, 2) => "4:4:0".to_owned(),
        (true, 2, 2) => "4:2:0".to_owned(),
        (true, 4, 1) => "4:1:1".to_owned(),
        (true, 4, 2) => "4:1:0".to_owned(),
        _ if rest.iter().all(|[_, a, b, _]| (a, b) == (h, v)) => "4:4:4".to_owned(),
        _ => components.iter().map(|[_, h, v, _]| format!("{h}x{v}")).collect::<Vec<_>>().join(","),
    }
}

fn be16(bytes: &[u8]) -> Option<u16> {
    bytes.try_into().ok().map(u16::from_be_bytes)
}

fn unsupported(feature: String) -> Error {
    Error::Unsupported {
        format: "JPEG",
        feature,
        expected: "gray, RGB (YCbCr) and CMYK (YCCK) of 8 bits, baseline or progressive, are read",
    }
}
