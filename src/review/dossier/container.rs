//! The dossier's container: a ZIP file (PKWARE APPNOTE 6.3.10) in one spelling only.
//!
//! Every ZIP tool opens it; nothing in it is left to choice: entries are stored, not deflated, in the order given, dated
//! 1980-01-01, with UTF-8 names, no extra fields, no comments, no ZIP64. So the same entries make the same bytes for
//! ever, and a reader can hold *every* byte of the file against what its entries say. A general library's spelling may
//! change with its next release, which is why this is written out here.

use crate::error::{Error, Result};

/// Most entries: what the two-byte counts of the format hold.
pub const MAX_ENTRIES: usize = 65_534;
/// Largest container, bytes: what the four-byte offsets of the format hold.
pub const MAX_BYTES: u64 = u32::MAX as u64 - 1;
/// Longest name, bytes.
pub const MAX_NAME: usize = 512;

const LOCAL: u32 = 0x0403_4b50;
const CENTRAL: u32 = 0x0201_4b50;
const END: u32 = 0x0605_4b50;
const LOCAL_BYTES: usize = 30;
/// 2.0: the least that knows folders.
const NEEDS: u16 = 20;
/// Names are UTF-8.
const FLAGS: u16 = 1 << 11;
/// 1980-01-01, the format's first day.
const DATE: u16 = 1 << 5 | 1;

/// What a container holds under one name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// A relative path with `/`.
    pub name: String,
    /// Size, bytes.
    pub bytes: u32,
    /// CRC-32 (ISO 3309) of the contents, as the format wants it.
    pub crc32: u32,
}

impl Entry {
    /// The entry of these contents.
    ///
    /// # Errors
    /// [`Error::TooLarge`] past [`MAX_BYTES`] or [`MAX_NAME`].
    pub fn of(name: impl Into<String>, contents: &[u8]) -> Result<Self> {
        let bytes = u32::try_from(contents.len()).map_err(|_| too_large(contents.len() as u64))?;
        Ok(Self { name: name.into(), bytes, crc32: crc32fast::hash(contents) })
    }

    /// What stands before the contents.
    fn local(&self) -> Vec<u8> {
        let mut to = Vec::with_capacity(LOCAL_BYTES + self.name.len());
        to.extend(LOCAL.to_le_bytes());
        self.common(&mut to);
        to.extend(self.name.as_bytes());
        to
    }

    /// The fields that both headers share, from the version to the length of the extra field.
    fn common(&self, to: &mut Vec<u8>) {
        for short in [NEEDS, FLAGS, 0, 0, DATE] {
            to.extend(short.to_le_bytes());
        }
        for long in [self.crc32, self.bytes, self.bytes] {
            to.extend(long.to_le_bytes());
        }
        to.extend((self.name.len() as u16).to_le_bytes());
        to.extend(0_u16.to_le_bytes());
    }
}

/// What stands around the contents of a container: `heads[n]` before those of entry `n`, `tail` after the last.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Frame {
    /// One for each entry.
    pub heads: Vec<Vec<u8>>,
    /// The directory and the end.
    pub tail: Vec<u8>,
}

/// Lays out a container for these entries.
///
/// # Errors
/// [`Error::TooLarge`] past [`MAX_ENTRIES`], [`MAX_BYTES`] or [`MAX_NAME`].
pub fn frame(entries: &[Entry]) -> Result<Frame> {
    if entries.len() > MAX_ENTRIES {
        return Err(Error::TooLarge {
            what: "a dossier, files",
            found: entries.len().to_string(),
            limit: MAX_ENTRIES.to_string(),
        });
    }
    let (mut heads, mut directory, mut offset) = (Vec::with_capacity(entries.len()), Vec::new(), 0_u64);
    for entry in entries {
        if entry.name.len() > MAX_NAME {
            return Err(Error::TooLarge {
                what: "a name in a dossier, bytes",
                found: entry.name.len().to_string(),
                limit: MAX_NAME.to_string(),
            });
        }
        let head = entry.local();
        directory.extend(CENTRAL.to_le_bytes());
        directory.extend(NEEDS.to_le_bytes());
        entry.common(&mut directory);
        // No comment, first disk, no attributes.
        directory.extend([0; 10]);
        directory.extend(u32::try_from(offset).map_err(|_| too_large(offset))?.to_le_bytes());
        directory.extend(entry.name.as_bytes());
        offset += head.len() as u64 + u64::from(entry.bytes);
        heads.push(head);
    }
    let end = offset + directory.len() as u64 + 22;
    if end > MAX_BYTES {
        return Err(too_large(end));
    }
    let mut tail = directory;
    let length = tail.len() as u32;
    tail.extend(END.to_le_bytes());
    tail.extend([0; 4]);
    for _ in 0..2 {
        tail.extend((entries.len() as u16).to_le_bytes());
    }
    tail.extend(length.to_le_bytes());
    tail.extend((offset as u32).to_le_bytes());
    tail.extend(0_u16.to_le_bytes());
    Ok(Frame { heads, tail })
}

/// A container of these contents.
///
/// # Errors
/// As [`frame`].
pub fn write(contents: &[(String, Vec<u8>)]) -> Result<Vec<u8>> {
    let entries = contents.iter().map(|(name, bytes)| Entry::of(name, bytes)).collect::<Result<Vec<_>>>()?;
    let Frame { heads, tail } = frame(&entries)?;
    let mut to = Vec::new();
    for (head, (_, bytes)) in heads.iter().zip(contents) {
        to.extend_from_slice(head);
        to.extend_from_slice(bytes);
    }
    to.extend(tail);
    Ok(to)
}

/// Entries with their contents, in order, and the first byte that is not as [`write`] would have put it, if there is one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading<'a> {
    /// As far as the headers can be followed.
    pub entries: Vec<(String, &'a [u8])>,
    /// Where the file stops being in the one spelling: an offset into it.
    pub fault: Option<usize>,
}

/// Follows the entries from the start of the file. Damage to contents does not stop it: only the size in front of them
/// must still lead to the next.
#[must_use]
pub fn read(bytes: &[u8]) -> Reading<'_> {
    let (mut entries, mut at) = (Vec::new(), 0);
    while let Some((entry, contents, next)) = entry_at(bytes, at) {
        entries.push((entry, contents));
        at = next;
        if entries.len() > MAX_ENTRIES {
            break;
        }
    }
    let fault = first_fault(bytes, &entries);
    Reading { entries, fault }
}

/// Name and contents of the entry whose header stands at `at`, and where they end.
fn entry_at(bytes: &[u8], at: usize) -> Option<(String, &[u8], usize)> {
    let head: &[u8; LOCAL_BYTES] = bytes.get(at..)?.first_chunk()?;
    let long = |place: usize| u32::from_le_bytes([head[place], head[place + 1], head[place + 2], head[place + 3]]);
    if long(0) != LOCAL {
        return None;
    }
    let (size, length) = (long(18) as usize, usize::from(u16::from_le_bytes([head[26], head[27]])));
    let begin = at + LOCAL_BYTES + length;
    let name = bytes.get(at + LOCAL_BYTES..begin)?;
    let end = begin.checked_add(size)?;
    Some((String::from_utf8_lossy(name).into_owned(), bytes.get(begin..end)?, end))
}

/// Holds a file against the one spelling of its entries, a part at a time so that nothing is copied whole.
fn first_fault(bytes: &[u8], entries: &[(String, &[u8])]) -> Option<usize> {
    let made: Result<Vec<_>> = entries.iter().map(|(name, contents)| Entry::of(name, contents)).collect();
    let Ok(Frame { heads, tail }) = made.and_then(|entries| frame(&entries)) else { return Some(0) };
    let mut at = 0;
    for (head, (_, contents)) in heads.iter().zip(entries) {
        if let Some(place) = differs(bytes, at, head) {
            return Some(place);
        }
        at += head.len() + contents.len();
    }
    differs(bytes, at, &tail).or_else(|| (bytes.len() > at + tail.len()).then_some(at + tail.len()))
}

fn differs(bytes: &[u8], at: usize, expected: &[u8]) -> Option<usize> {
    let found = bytes.get(at..).unwrap_or_default();
    let same = found.iter().zip(expected).take_while(|(one, two)| one == two).count();
    (same < expected.len()).then_some(at + same)
}

fn too_large(found: u64) -> Error {
    Error::TooLarge { what: "a dossier, bytes", found: found.to_string(), limit: MAX_BYTES.to_string() }
}
