//! Seals bytes with AES-256-GCM (NIST SP 800-38D) and binds them to the name of the object that holds them.
//!
//! A sealed object is `nonce (12) | ciphertext | tag (16)`; associated data is the object's name. Events and manifests
//! are first padded: `length (4, big endian) | bytes | zeros`, so that their sizes tell little. Pictures are not padded
//! (their sizes leak) and are bound to `blob/<file>/<part>`, since their objects are named by the ciphertext's hash.
//! The caller supplies the nonce: 96 random bits, new for every call; with one key for each link and purpose, a link
//! would need 2³² objects before a repeat became likely.

use aes_gcm::aead::{Aead, KeyInit, Payload};
use aes_gcm::{Aes256Gcm, Nonce};

use crate::error::{Error, Result};

/// Size of a nonce, bytes.
pub const NONCE_BYTES: usize = 12;
/// Size of the authentication tag, bytes.
const TAG_BYTES: usize = 16;
/// Size of the length that stands before padded bytes.
const LENGTH_BYTES: usize = 4;

/// Size of a sealed event in a slot, bytes: the length that a slot's signature allows.
pub const SLOT_BYTES: usize = 4096;

/// Most bytes that fit a slot.
pub const SLOT_CAPACITY: usize = SLOT_BYTES - NONCE_BYTES - TAG_BYTES - LENGTH_BYTES;

/// Largest sealed manifest or event of the studio's, bytes.
pub const MAX_SEALED_BYTES: usize = 16 * 1024 * 1024;

/// How much padding.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Padding {
    /// The sealed object is exactly one slot: 4,096 bytes.
    Slot,
    /// The sealed object is the next multiple of 4,096 bytes.
    Blocks,
}

/// Pads and seals `bytes` for the object `name`. `nonce` must be new and random.
///
/// # Errors
/// [`Error::TooLarge`] when they don't fit the slot or the limit.
pub fn seal(key: &[u8; 32], nonce: &[u8; NONCE_BYTES], name: &str, bytes: &[u8], padding: Padding) -> Result<Vec<u8>> {
    let overhead = NONCE_BYTES + TAG_BYTES + LENGTH_BYTES;
    let (size, capacity) = match padding {
        Padding::Slot => (SLOT_BYTES, SLOT_CAPACITY),
        Padding::Blocks => ((bytes.len() + overhead).next_multiple_of(SLOT_BYTES), MAX_SEALED_BYTES - overhead),
    };
    if bytes.len() > capacity {
        let (found, limit) = (bytes.len().to_string(), capacity.to_string());
        return Err(Error::TooLarge { what: "what is to be sealed, bytes", found, limit });
    }
    let length = u32::try_from(bytes.len()).map_err(|_| Error::Internal("the limit is below 4 GB"))?;
    let mut padded = Vec::with_capacity(size);
    padded.extend_from_slice(&length.to_be_bytes());
    padded.extend_from_slice(bytes);
    padded.resize(size - NONCE_BYTES - TAG_BYTES, 0);
    let sealed = cipher(key)
        .encrypt(&Nonce::from(*nonce), Payload { msg: &padded, aad: name.as_bytes() })
        .map_err(|_| Error::Internal("AES-GCM refused a short message"))?;
    Ok([nonce.as_slice(), &sealed].concat())
}

/// Opens what [`seal`] sealed for the object `name`.
///
/// # Errors
/// [`Error::TooLarge`] past the limit; [`Error::Forged`] for another key, another name or any changed byte;
/// [`Error::Damaged`] for padding that no seal writes.
pub fn open(key: &[u8; 32], name: &str, sealed: &[u8]) -> Result<Vec<u8>> {
    if sealed.len() > MAX_SEALED_BYTES {
        let (found, limit) = (sealed.len().to_string(), MAX_SEALED_BYTES.to_string());
        return Err(Error::TooLarge { what: "a sealed object, bytes", found, limit });
    }
    let forged = || Error::Forged {
        what: format!("the object {name}"),
        found: format!("{} bytes that this key does not open", sealed.len()),
        expected: "what was sealed under this name".into(),
    };
    let (nonce, body) = sealed.split_first_chunk::<NONCE_BYTES>().ok_or_else(forged)?;
    let padded =
        cipher(key).decrypt(&Nonce::from(*nonce), Payload { msg: body, aad: name.as_bytes() }).map_err(|_| forged())?;
    let damaged = || Error::Damaged {
        format: "sealed object",
        place: name.into(),
        found: "other padding".into(),
        expected: "a length, that many bytes, and zeros".into(),
    };
    let (length, rest) = padded.split_first_chunk::<LENGTH_BYTES>().ok_or_else(damaged)?;
    let length = usize::try_from(u32::from_be_bytes(*length)).map_err(|_| damaged())?;
    let (bytes, zeros) = rest.split_at_checked(length).ok_or_else(damaged)?;
    if zeros.iter().any(|zero| *zero != 0) { Err(damaged()) } else { Ok(bytes.to_vec()) }
}

fn cipher(key: &[u8; 32]) -> Aes256Gcm {
    Aes256Gcm::new(key.into())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    const KEY: [u8; 32] = [7; 32];
    const NONCE: [u8; 12] = [9; 12];

    #[test]
    fn what_was_sealed_opens_and_its_size_tells_nothing_within_a_block() {
        for length in [0, 1, 100, SLOT_CAPACITY - 1, SLOT_CAPACITY] {
            let bytes = vec![b'x'; length];
            for padding in [Padding::Slot, Padding::Blocks] {
                let sealed = seal(&KEY, &NONCE, "in/a/0", &bytes, padding).unwrap();
                assert_eq!(sealed.len(), SLOT_BYTES, "{length} bytes, {padding:?}");
                assert_eq!(open(&KEY, "in/a/0", &sealed).unwrap(), bytes);
            }
        }
        let sealed = seal(&KEY, &NONCE, "open/a", &[0; SLOT_CAPACITY + 1], Padding::Blocks).unwrap();
        assert_eq!(sealed.len(), 2 * SLOT_BYTES);
    }

    #[test]
    fn what_does_not_fit_the_slot_is_refused() {
        let error = seal(&KEY, &NONCE, "in/a/0", &[0; SLOT_CAPACITY + 1], Padding::Slot).unwrap_err();
        assert_eq!(error.code(), "too-large");
    }

    #[test]
    fn moved_to_another_name_or_key_it_does_not_open() {
        let sealed = seal(&KEY, &NONCE, "in/a/0", b"approved", Padding::Slot).unwrap();
        assert_eq!(open(&KEY, "in/a/1", &sealed).unwrap_err().code(), "forged");
        assert_eq!(open(&[8; 32], "in/a/0", &sealed).unwrap_err().code(), "forged");
    }

    #[test]
    fn every_changed_or_missing_byte_is_found() {
        let sealed = seal(&KEY, &NONCE, "in/a/0", b"approved", Padding::Slot).unwrap();
        for place in 0..sealed.len() {
            let mut changed = sealed.clone();
            changed[place] ^= 1;
            assert_eq!(open(&KEY, "in/a/0", &changed).unwrap_err().code(), "forged", "byte {place}");
        }
        for length in [0, 11, 12, 27, 28, 100, SLOT_BYTES - 1] {
            assert!(open(&KEY, "in/a/0", &sealed[..length]).is_err(), "{length} bytes");
        }
    }
}
