//! The header and the table of tags of a profile (ICC.1:2022, 7.2 and 7.3), read with every offset checked.
//!
//! Beside the ICC library there is this reader because the library is only shown the few tags that it reads well: its
//! lookup-table types drop the element order of `mBA`, widen tables before their size is known to be bounded, and do not
//! tell which of the two Lab encodings a table uses.

/// Bytes of the header, and of one entry of the tag table that follows the 4-byte count.
const HEADER: usize = 128;
const ENTRY: usize = 12;
/// More tags than this are not believed; real profiles have 10 to 40.
const MAX_TAGS: usize = 256;

/// A profile's bytes with the places of its tags.
pub(super) struct Tags<'a> {
    icc: &'a [u8],
    entries: Vec<([u8; 4], usize, usize)>,
}

impl<'a> Tags<'a> {
    /// Checks size, signature and the number of tags. A tag that lies outside the file is told when it is asked for.
    pub(super) fn read(icc: &'a [u8]) -> Result<Self, String> {
        let short = || format!("{} bytes", icc.len());
        let stated = be32(icc, 0).ok_or_else(short)? as usize;
        if stated > icc.len() {
            return Err(format!("it states {stated} bytes and {} are there", icc.len()));
        }
        if icc.get(36..40) != Some(b"acsp") {
            return Err("its signature \"acsp\" is missing".to_owned());
        }
        let count = be32(icc, HEADER).ok_or_else(short)? as usize;
        if count > MAX_TAGS {
            return Err(format!("it states {count} tags"));
        }
        let mut entries = Vec::new();
        for index in 0..count {
            let at = HEADER + 4 + index * ENTRY;
            let name = icc.get(at..at + 4).and_then(|b| b.try_into().ok()).ok_or_else(short)?;
            entries.push((
                name,
                be32(icc, at + 4).ok_or_else(short)? as usize,
                be32(icc, at + 8).ok_or_else(short)? as usize,
            ));
        }
        Ok(Self { icc, entries })
    }

    pub(super) fn has(&self, name: &[u8; 4]) -> bool {
        self.entries.iter().any(|(other, ..)| other == name)
    }

    /// A tag's bytes, its type signature first; `None` where it is absent.
    pub(super) fn get(&self, name: &[u8; 4]) -> Result<Option<&'a [u8]>, String> {
        let Some((_, offset, size)) = self.entries.iter().find(|(other, ..)| other == name) else { return Ok(None) };
        let bytes = offset.checked_add(*size).and_then(|end| self.icc.get(*offset..end));
        match bytes {
            Some(bytes) if bytes.len() >= 8 => Ok(Some(bytes)),
            _ => Err(format!("its tag {} lies outside the file", String::from_utf8_lossy(name))),
        }
    }

    /// The three numbers of an `XYZ ` tag.
    pub(super) fn xyz(&self, name: &[u8; 4]) -> Option<[f64; 3]> {
        let bytes = self.get(name).ok()??;
        let at = |index: usize| fixed(bytes, 8 + 4 * index);
        (bytes.starts_with(b"XYZ ")).then_some([at(0)?, at(1)?, at(2)?])
    }

    /// A header field of four letters.
    pub(super) fn word(&self, at: usize) -> [u8; 4] {
        self.icc.get(at..at + 4).and_then(|b| b.try_into().ok()).unwrap_or_default()
    }

    /// The major version, 2 or 4 in practice.
    pub(super) fn major(&self) -> u8 {
        self.icc.get(8).copied().unwrap_or(0)
    }

    /// The bytes with the names of all tags but `wanted` blanked, so that a reader of them never sees the others.
    pub(super) fn masked(&self, wanted: &[&[u8; 4]]) -> Result<Vec<u8>, String> {
        let mut kept = self.icc.to_vec();
        for (index, (name, _, size)) in self.entries.iter().enumerate() {
            if wanted.contains(&name) && *size >= 8 {
                self.get(name)?;
                continue;
            }
            let at = HEADER + 4 + index * ENTRY;
            if let Some(slot) = kept.get_mut(at..at + 4) {
                slot.copy_from_slice(b"    ");
            }
        }
        Ok(kept)
    }
}

pub(super) fn be32(bytes: &[u8], at: usize) -> Option<u32> {
    bytes.get(at..at.checked_add(4)?)?.try_into().ok().map(u32::from_be_bytes)
}

pub(super) fn be16(bytes: &[u8], at: usize) -> Option<u16> {
    bytes.get(at..at.checked_add(2)?)?.try_into().ok().map(u16::from_be_bytes)
}

/// A signed number with 16 fractional bits.
pub(super) fn fixed(bytes: &[u8], at: usize) -> Option<f64> {
    be32(bytes, at).map(|value| f64::from(value as i32) / 65536.0)
}
