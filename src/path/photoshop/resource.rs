//! Walks and writes image resource blocks: signature, u16 number, Pascal name padded to even, u32 length, data padded to
//! even, all big-endian.
//!
//! One odd block must not cost the file: other programs' signatures are walked over, and where no block starts or a
//! length points past the end the walk goes on at the next `8BIM`.

use super::note;
use crate::error::{Error, Result};
use crate::finding::Finding;

/// Photoshop's signature, and those that Photoshop's family and other programs put into the same stream.
const SIGNATURES: [&[u8; 4]; 5] = [b"8BIM", b"MeSa", b"PHUT", b"AgHg", b"DCSR"];

/// One block of Photoshop's.
pub(super) struct Block<'a> {
    pub id: u16,
    pub name: &'a [u8],
    pub data: &'a [u8],
}

/// All blocks signed `8BIM`.
pub(super) fn blocks<'a>(stream: &'a [u8], findings: &mut Vec<Finding>) -> Vec<Block<'a>> {
    let mut out = Vec::new();
    let mut at = 0;
    while let Some(rest) = stream.get(at..).filter(|r| r.len() >= 4) {
        match block(rest) {
            Some((signature, block, used)) => {
                if signature == b"8BIM" {
                    out.push(block);
                }
                at += used;
            }
            None => {
                // Trailing zeros are padding.
                if rest.iter().all(|&b| b == 0) {
                    break;
                }
                let next = rest.windows(4).skip(1).position(|w| w == b"8BIM").map(|p| at + 1 + p);
                let onward = next.map_or_else(|| "no block follows".into(), |n| format!("reading went on at byte {n}"));
                note(findings, format!("No whole image resource block stands at byte {at} of the stream; {onward}."));
                match next {
                    Some(next) => at = next,
                    None => break,
                }
            }
        }
    }
    out
}

/// A stretch of the stream as stored.
pub(super) struct Span<'a> {
    /// The number of a block signed `8BIM`; none for other programs' blocks and for what is no block.
    pub id: Option<u16>,
    /// Whether it is a block, of whomever; otherwise reading found none there.
    pub whole: bool,
    /// Its bytes, head and padding included.
    pub bytes: &'a [u8],
}

/// The stream cut into blocks and what stands between them; zeros at its end are left out.
pub(super) fn spans(stream: &[u8]) -> Vec<Span<'_>> {
    let mut out = Vec::new();
    let mut rest = stream;
    while !rest.is_empty() {
        let (id, whole, used) = match block(rest) {
            Some((signature, block, used)) => ((signature == b"8BIM").then_some(block.id), true, used),
            None if rest.iter().all(|&b| b == 0) => break,
            None => (None, false, rest.windows(4).skip(1).position(|w| w == b"8BIM").map_or(rest.len(), |p| p + 1)),
        };
        let (bytes, tail) = rest.split_at(used.min(rest.len()));
        out.push(Span { id, whole, bytes });
        rest = tail;
    }
    out
}

/// The block that `rest` starts with, and its length.
fn block(rest: &[u8]) -> Option<(&[u8; 4], Block<'_>, usize)> {
    let (signature, tail) = rest.split_first_chunk::<4>()?;
    SIGNATURES.contains(&signature).then_some(())?;
    let (&id, tail) = tail.split_first_chunk::<2>()?;
    let (&name_length, tail) = tail.split_first()?;
    let name_length = usize::from(name_length);
    let name = tail.get(..name_length)?;
    // The length byte and the text together take an even number of bytes.
    let tail = tail.get(name_length + (name_length + 1) % 2..)?;
    let (&length, tail) = tail.split_first_chunk::<4>()?;
    let length = u32::from_be_bytes(length) as usize;
    let data = tail.get(..length)?;
    // The last block of a stream may lack its padding.
    let used = (rest.len() - tail.len()) + (length + length % 2).min(tail.len());
    Some((signature, Block { id: u16::from_be_bytes(id), name, data }, used))
}

/// Appends one block.
pub(super) fn push(out: &mut Vec<u8>, id: u16, name: &[u8], data: &[u8]) -> Result<()> {
    let too_long = |what: &'static str, length: usize, limit: usize| Error::TooLarge {
        what,
        found: format!("{length} bytes"),
        limit: format!("{limit} bytes"),
    };
    let name_length = u8::try_from(name.len()).map_err(|_| too_long("the path's name", name.len(), 255))?;
    let length = u32::try_from(data.len()).map_err(|_| too_long("the path's data", data.len(), u32::MAX as usize))?;
    out.extend_from_slice(b"8BIM");
    out.extend_from_slice(&id.to_be_bytes());
    out.push(name_length);
    out.extend_from_slice(name);
    if name.len().is_multiple_of(2) {
        out.push(0);
    }
    out.extend_from_slice(&length.to_be_bytes());
    out.extend_from_slice(data);
    if data.len() % 2 == 1 {
        out.push(0);
    }
    Ok(())
}
