//! What a WebP's chunks say (the WebP container specification, RFC 9649), read before the pixels.

use super::ifd::Ifd;
use super::{ColorModel, Container, damaged};
use crate::error::Result;

pub(super) fn read(bytes: &[u8]) -> Result<Container> {
    let stated = bytes.get(4..8).and_then(little).unwrap_or(0) as usize;
    if stated.saturating_add(8) > bytes.len() {
        return Err(damaged(
            "WebP",
            "RIFF header",
            format!("{} bytes", bytes.len()),
            &format!("{} bytes", stated.saturating_add(8)),
        ));
    }
    let mut size = None;
    let mut alpha = false;
    let mut frames = 0;
    let mut icc = None;
    let mut exif: Option<&[u8]> = None;
    let mut rest = bytes.get(12..stated.saturating_add(8)).unwrap_or_default();
    while let (Some(name), Some(length)) = (rest.get(..4), rest.get(4..8).and_then(little)) {
        let length = length as usize;
        let body = rest.get(8..8usize.saturating_add(length)).ok_or_else(|| {
            damaged(
                "WebP",
                format!("chunk {}", String::from_utf8_lossy(name)),
                format!("{} bytes", rest.len().saturating_sub(8)),
                &format!("{length} bytes"),
            )
        })?;
        match name {
            b"VP8X" => {
                let flags = body.first().copied().unwrap_or(0);
                alpha |= flags & 0x10 != 0;
                size = Some((
                    body.get(4..7).and_then(little).unwrap_or(0) + 1,
                    body.get(7..10).and_then(little).unwrap_or(0) + 1,
                ));
            }
            b"VP8 " => size = size.or_else(|| lossy_size(body)),
            b"VP8L" => {
                let header = body.get(1..5).and_then(little).unwrap_or(0);
                size = size.or(Some(((header & 0x3fff) + 1, (header >> 14 & 0x3fff) + 1)));
                alpha |= header >> 28 & 1 == 1;
            }
            b"ANMF" => frames += 1,
            b"ICCP" => icc = Some(body.to_vec()),
            b"EXIF" => exif = Some(body.strip_prefix(b"Exif\0\0").unwrap_or(body)),
            _ => {}
        }
        rest = rest.get(8usize.saturating_add(length).saturating_add(length & 1)..).unwrap_or_default();
    }
    let (width, height) = size.ok_or_else(|| damaged("WebP", "chunks", "no picture", "a VP8, VP8L or VP8X chunk"))?;
    let exif = exif.and_then(Ifd::first);
    Ok(Container {
        width,
        height,
        bit_depth: 8,
        model: ColorModel::Rgb,
        alpha,
        premultiplied: false,
        frames: frames.max(1),
        orientation: exif.as_ref().map_or(1, Ifd::orientation),
        dpi: exif.as_ref().and_then(Ifd::dpi),
        icc,
        jpeg: None,
        ycck: false,
        channels: 0,
        planes: false,
        findings: Vec::new(),
    })
}

/// Sizes in the frame header of VP8 (RFC 6386, 9.1): after three bytes of tag and the start code.
fn lossy_size(body: &[u8]) -> Option<(u32, u32)> {
    Some((body.get(6..8).and_then(little)? & 0x3fff, body.get(8..10).and_then(little)? & 0x3fff))
}

fn little(bytes: &[u8]) -> Option<u32> {
    (bytes.len() <= 4).then(|| bytes.iter().rev().fold(0, |value, &byte| value << 8 | u32::from(byte)))
}
