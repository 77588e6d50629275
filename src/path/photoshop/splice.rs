//! Puts paths into files that exist, and takes them out, by splicing bytes: pixels and every other block stay as they are.
//!
//! JPEG: the APP13 segments of Photoshop are joined, merged and cut again at the place of the first one; without any, the
//! new ones stand after APP0 and APP1. TIFF: the merged blocks are appended and tag 34377 points at them; where the tag is
//! new the directory is copied to the end with one more entry, because it has no room. What was there before stays in the
//! file as bytes that nothing points at, so no data that shares them can be hurt. PSD and PSB: the section is replaced.

use super::container::{APP13_HEAD, TIFF_RESOURCES, damaged, take};
use super::resource::{Span, spans};
use crate::error::{Error, Result};

/// Payload of one APP13 segment: 65,535 less the length's own two bytes and the head.
const APP13_ROOM: usize = 65_533 - 14;
/// Photoshop's JPEG quality, which it keeps as the last block.
const JPEG_QUALITY: u16 = 1030;

/// The file with `added` among its resource blocks and those left out whose number `gone` names.
pub(super) fn splice(bytes: &[u8], gone: &dyn Fn(u16) -> bool, added: &[u8]) -> Result<Vec<u8>> {
    let stream = super::container::resources(bytes)?.stream.into_owned();
    let merged = merge(&stream, gone, added);
    match bytes {
        [0xFF, 0xD8, ..] => jpeg(bytes, &merged),
        [b'8', b'B', ..] => psd(bytes, &merged),
        [b'I', ..] => tiff(bytes, &merged, &Order { short: u16::to_le_bytes, long: u32::to_le_bytes, big: false }),
        _ => tiff(bytes, &merged, &Order { short: u16::to_be_bytes, long: u32::to_be_bytes, big: true }),
    }
}

/// The new blocks after the kept ones, but before a closing JPEG quality, and before the first stretch that is no block:
/// one that claims more bytes than there are would swallow what is put behind it.
fn merge(stream: &[u8], gone: &dyn Fn(u16) -> bool, added: &[u8]) -> Vec<u8> {
    let kept: Vec<Span<'_>> = spans(stream).into_iter().filter(|span| !span.id.is_some_and(gone)).collect();
    let odd = kept.iter().position(|span| !span.whole);
    let quality = kept.len() - usize::from(kept.last().is_some_and(|span| span.id == Some(JPEG_QUALITY)));
    let (before, after) = kept.split_at(odd.unwrap_or(quality));
    let mut out = Vec::with_capacity(stream.len() + added.len());
    let push = |out: &mut Vec<u8>, span: &Span<'_>| {
        out.extend_from_slice(span.bytes);
        // A stream's last block may lack its padding.
        if span.whole && span.bytes.len() % 2 == 1 {
            out.push(0);
        }
    };
    before.iter().for_each(|span| push(&mut out, span));
    out.extend_from_slice(added);
    after.iter().for_each(|span| push(&mut out, span));
    out
}

fn jpeg(bytes: &[u8], stream: &[u8]) -> Result<Vec<u8>> {
    let mut segments = Vec::new();
    for part in stream.chunks(APP13_ROOM) {
        segments.extend([0xFF, 0xED]);
        segments.extend((part.len() as u16 + 16).to_be_bytes());
        segments.extend(APP13_HEAD);
        segments.extend(part);
    }
    // What is to be cut out, and where the new segments go.
    let (mut cuts, mut place, mut early) = (Vec::new(), None, 2);
    let (mut at, mut leading) = (2, true);
    loop {
        let [fill, marker] = take::<2>(bytes, "JPEG", at, "a marker")?;
        match (fill, marker) {
            (0xFF, 0xFF) => at += 1,
            (0xFF, 0x01 | 0xD0..=0xD8) => at += 2,
            (0xFF, 0xD9 | 0xDA) => break,
            (0xFF, _) => {
                let length = usize::from(u16::from_be_bytes(take(bytes, "JPEG", at + 2, "a segment's length")?));
                let end = at + 2 + length.max(2);
                let Some(body) = bytes.get(at + 4..end) else {
                    return Err(damaged("JPEG", at + 2, format!("a segment of {length} bytes"), "a whole segment"));
                };
                leading &= matches!(marker, 0xE0 | 0xE1);
                if leading {
                    early = end;
                }
                if marker == 0xED && body.starts_with(APP13_HEAD) {
                    cuts.push(at..end);
                    place = place.or(Some(at));
                }
                at = end;
            }
            _ => return Err(damaged("JPEG", at, format!("{fill:02x} {marker:02x}"), "a marker, which starts with ff")),
        }
    }
    let place = place.unwrap_or(early);
    let mut out = Vec::with_capacity(bytes.len() + segments.len());
    out.extend_from_slice(bytes.get(..place).unwrap_or_default());
    out.extend_from_slice(&segments);
    let mut from = place;
    for cut in cuts {
        out.extend_from_slice(bytes.get(from..cut.start).unwrap_or_default());
        from = cut.end;
    }
    out.extend_from_slice(bytes.get(from..).unwrap_or_default());
    Ok(out)
}

fn psd(bytes: &[u8], stream: &[u8]) -> Result<Vec<u8>> {
    let modes = u32::from_be_bytes(take(bytes, "PSD", 26, "the length of the colour mode data")?) as usize;
    let at = modes.saturating_add(30);
    let length = u32::from_be_bytes(take(bytes, "PSD", at, "the length of the image resources")?) as usize;
    let rest = bytes.get((at + 4).saturating_add(length)..).ok_or_else(|| {
        damaged("PSD", at, format!("image resources of {length} bytes"), "a file that goes on after them")
    })?;
    let mut out = bytes.get(..at).unwrap_or_default().to_vec();
    out.extend(offset(stream.len())?.to_be_bytes());
    out.extend_from_slice(stream);
    out.extend_from_slice(rest);
    Ok(out)
}

/// A TIFF's byte order.
struct Order {
    short: fn(u16) -> [u8; 2],
    long: fn(u32) -> [u8; 4],
    big: bool,
}

impl Order {
    fn read_short(&self, raw: [u8; 2]) -> u16 {
        if self.big { u16::from_be_bytes(raw) } else { u16::from_le_bytes(raw) }
    }

    fn read_long(&self, raw: [u8; 4]) -> u32 {
        if self.big { u32::from_be_bytes(raw) } else { u32::from_le_bytes(raw) }
    }

    /// The directory entry that points at `length` bytes at `place`.
    fn entry(&self, length: u32, place: u32) -> [u8; 12] {
        let mut out = [0; 12];
        out[..2].copy_from_slice(&(self.short)(TIFF_RESOURCES));
        out[2..4].copy_from_slice(&(self.short)(1));
        out[4..8].copy_from_slice(&(self.long)(length));
        out[8..].copy_from_slice(&(self.long)(place));
        out
    }
}

fn tiff(bytes: &[u8], stream: &[u8], order: &Order) -> Result<Vec<u8>> {
    let directory = order.read_long(take(bytes, "TIFF", 4, "the place of the first directory")?) as usize;
    let count = order.read_short(take(bytes, "TIFF", directory, "a directory")?);
    let mut entries: Vec<[u8; 12]> = Vec::with_capacity(usize::from(count) + 1);
    for entry in 0..usize::from(count) {
        entries.push(take(bytes, "TIFF", directory + 2 + 12 * entry, "a directory entry of 12 bytes")?);
    }
    let end = directory + 2 + 12 * entries.len();
    let next: [u8; 4] = take(bytes, "TIFF", end, "the place of the next directory")?;
    let tag = |entry: &[u8; 12]| order.read_short([entry[0], entry[1]]);
    let there = entries.iter().position(|entry| tag(entry) == TIFF_RESOURCES);
    let mut out = bytes.to_vec();
    match (there, stream.is_empty()) {
        (None, true) => return Ok(out),
        (Some(index), true) => {
            // The entries behind move up; twelve bytes after the directory are left over.
            entries.remove(index);
            let mut text = (order.short)(count - 1).to_vec();
            entries.iter().for_each(|entry| text.extend_from_slice(entry));
            text.extend_from_slice(&next);
            patch(&mut out, directory, &text);
        }
        (Some(index), false) => {
            let place = append(&mut out, stream)?;
            patch(&mut out, directory + 2 + 12 * index, &order.entry(offset(stream.len())?, place));
        }
        (None, false) => {
            let place = append(&mut out, stream)?;
            let index = entries.partition_point(|entry| tag(entry) < TIFF_RESOURCES);
            entries.insert(index, order.entry(offset(stream.len())?, place));
            let count = count.checked_add(1).ok_or(Error::TooLarge {
                what: "the TIFF directory",
                found: "65,536 entries".into(),
                limit: "65,535 entries".into(),
            })?;
            let mut text = (order.short)(count).to_vec();
            entries.iter().for_each(|entry| text.extend_from_slice(entry));
            text.extend_from_slice(&next);
            let place = append(&mut out, &text)?;
            patch(&mut out, 4, &(order.long)(place));
        }
    }
    Ok(out)
}

/// Appends at an even place, as TIFF wants it.
fn append(out: &mut Vec<u8>, data: &[u8]) -> Result<u32> {
    if out.len() % 2 == 1 {
        out.push(0);
    }
    let place = offset(out.len())?;
    out.extend_from_slice(data);
    offset(out.len())?;
    Ok(place)
}

fn patch(out: &mut [u8], at: usize, data: &[u8]) {
    if let Some(place) = out.get_mut(at..at + data.len()) {
        place.copy_from_slice(data);
    }
}

fn offset(place: usize) -> Result<u32> {
    u32::try_from(place).map_err(|_| Error::TooLarge {
        what: "the file with its paths",
        found: format!("{place} bytes"),
        limit: "4 GB, which its 32-bit places can name".into(),
    })
}
