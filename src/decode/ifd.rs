//! Reads one directory of a TIFF structure (TIFF 6.0, BigTIFF), which EXIF blocks use as well.
//!
//! Every offset and count is foreign: reads go through checked slices, and values are read only when asked for.

/// One directory: its entries, and where the next one is.
pub(super) struct Ifd<'a> {
    bytes: &'a [u8],
    little: bool,
    big: bool,
    entries: Vec<Entry>,
    next: u64,
}

struct Entry {
    tag: u16,
    kind: u16,
    count: u64,
    /// Where the value or its offset stands in the file.
    at: usize,
}

/// A directory with more entries is not believed. EXIF and TIFF define a few hundred tags.
const MAX_ENTRIES: u64 = 4096;
/// Pages that are counted before the count stops.
const MAX_PAGES: u32 = 1000;

impl<'a> Ifd<'a> {
    /// The first directory of a TIFF structure; `None` when there is none.
    pub(super) fn first(bytes: &'a [u8]) -> Option<Self> {
        let little = match bytes.get(..2)? {
            b"II" => true,
            b"MM" => false,
            _ => return None,
        };
        let reader = Reader { bytes, little };
        match reader.uint(2, 2)? {
            42 => Self::at(bytes, little, false, reader.uint(4, 4)?),
            43 => Self::at(bytes, little, true, reader.uint(8, 8)?),
            _ => None,
        }
    }

    fn at(bytes: &'a [u8], little: bool, big: bool, offset: u64) -> Option<Self> {
        let reader = Reader { bytes, little };
        let offset = usize::try_from(offset).ok()?;
        let (count_size, entry_size) = if big { (8, 20) } else { (2, 12) };
        let count = reader.uint(offset, count_size)?;
        if count == 0 || count > MAX_ENTRIES {
            return None;
        }
        let start = offset.checked_add(count_size)?;
        let mut entries = Vec::new();
        for index in 0..count as usize {
            let at = start.checked_add(index * entry_size)?;
            entries.push(Entry {
                tag: reader.uint(at, 2)? as u16,
                kind: reader.uint(at + 2, 2)? as u16,
                count: reader.uint(at + 4, if big { 8 } else { 4 })?,
                at: at + if big { 12 } else { 8 },
            });
        }
        let end = start.checked_add(count as usize * entry_size)?;
        let next = reader.uint(end, if big { 8 } else { 4 }).unwrap_or(0);
        Some(Self { bytes, little, big, entries, next })
    }

    /// Directories in the chain from this one on, itself included; a loop in the chain ends the count.
    pub(super) fn pages(&self) -> u32 {
        let mut seen = Vec::new();
        let mut next = self.next;
        let mut pages = 1;
        while next != 0 && pages < MAX_PAGES && !seen.contains(&next) {
            seen.push(next);
            let Some(page) = Self::at(self.bytes, self.little, self.big, next) else { break };
            // Bit 0 of NewSubfileType: a reduced copy of another picture, not a page.
            if page.uint(254).unwrap_or(0) & 1 == 0 {
                pages += 1;
            }
            next = page.next;
        }
        pages
    }

    /// The first value of a tag of an integer type.
    pub(super) fn uint(&self, tag: u16) -> Option<u64> {
        let (kind, _, at) = self.find(tag)?;
        self.reader().uint(at, integer_size(kind)?)
    }

    /// Up to eight values of a tag of an integer type.
    pub(super) fn uints(&self, tag: u16) -> Option<Vec<u64>> {
        self.list(tag, 8)
    }

    /// Up to `most` values of a tag of an integer type; `None` also where they lie outside the file.
    pub(super) fn list(&self, tag: u16, most: u64) -> Option<Vec<u64>> {
        let (kind, count, at) = self.find(tag)?;
        let size = integer_size(kind)?;
        (0..count.min(most) as usize).map(|index| self.reader().uint(at.checked_add(index * size)?, size)).collect()
    }

    /// The first value of an unsigned rational.
    pub(super) fn rational(&self, tag: u16) -> Option<f64> {
        let (kind, _, at) = self.find(tag)?;
        if kind != 5 {
            return None;
        }
        let (over, under) = (self.reader().uint(at, 4)?, self.reader().uint(at.checked_add(4)?, 4)?);
        (under != 0).then(|| over as f64 / under as f64)
    }

    /// All bytes of a tag of a one-byte type.
    pub(super) fn blob(&self, tag: u16) -> Option<&'a [u8]> {
        let (kind, count, at) = self.find(tag)?;
        if !matches!(kind, 1 | 2 | 7) {
            return None;
        }
        self.bytes.get(at..at.checked_add(usize::try_from(count).ok()?)?)
    }

    /// Whether the tag is there at all.
    pub(super) fn has(&self, tag: u16) -> bool {
        self.entries.iter().any(|entry| entry.tag == tag)
    }

    /// Resolution in pixels per inch (tags 282 and 296).
    pub(super) fn dpi(&self) -> Option<f64> {
        let resolution = self.rational(282)?;
        let per_inch = match self.uint(296).unwrap_or(2) {
            2 => resolution,
            3 => resolution * 2.54,
            _ => return None,
        };
        (per_inch > 0.0).then_some(per_inch)
    }

    /// Orientation, 1 to 8 (tag 274); 1 when absent or out of range.
    pub(super) fn orientation(&self) -> u8 {
        self.uint(274).and_then(|value| u8::try_from(value).ok()).filter(|value| (1..=8).contains(value)).unwrap_or(1)
    }

    fn find(&self, tag: u16) -> Option<(u16, u64, usize)> {
        let entry = self.entries.iter().find(|entry| entry.tag == tag)?;
        let size = type_size(entry.kind)?;
        let total = entry.count.checked_mul(size)?;
        if entry.count == 0 {
            return None;
        }
        let (inline, width) = if self.big { (8, 8) } else { (4, 4) };
        let at = if total <= inline { entry.at } else { usize::try_from(self.reader().uint(entry.at, width)?).ok()? };
        Some((entry.kind, entry.count, at))
    }

    const fn reader(&self) -> Reader<'a> {
        Reader { bytes: self.bytes, little: self.little }
    }
}

#[derive(Clone, Copy)]
struct Reader<'a> {
    bytes: &'a [u8],
    little: bool,
}

impl Reader<'_> {
    fn uint(self, at: usize, size: usize) -> Option<u64> {
        let bytes = self.bytes.get(at..at.checked_add(size)?)?;
        let fold = |value: u64, &byte: &u8| value << 8 | u64::from(byte);
        Some(if self.little { bytes.iter().rev().fold(0, fold) } else { bytes.iter().fold(0, fold) })
    }
}

const fn integer_size(kind: u16) -> Option<usize> {
    match kind {
        1 | 7 => Some(1),
        3 => Some(2),
        4 | 13 => Some(4),
        16 | 18 => Some(8),
        _ => None,
    }
}

const fn type_size(kind: u16) -> Option<u64> {
    match kind {
        1 | 2 | 6 | 7 => Some(1),
        3 | 8 => Some(2),
        4 | 9 | 11 | 13 => Some(4),
        5 | 10 | 12 | 16 | 17 | 18 => Some(8),
        _ => None,
    }
}
