//! An event's one sequence of bytes, its name and its signatures.
//!
//! The bytes of an event are its JSON in the canonical form of RFC 8785; its name is their SHA-256; what is signed with
//! Ed25519 (RFC 8032) is [`CONTEXT`] followed by them. A signed event is one line: the canonical JSON of
//! `{"deviceSignature"?, "event", "signature"}`. Reading refuses a line that is not byte for byte its own canonical form,
//! so each event has exactly one file. This module never makes a signature: the keys live elsewhere.

use data_encoding::HEXLOWER;
use ed25519_dalek::{Signature, VerifyingKey};
mod check;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::event::{Body, Event, Hash};
use crate::error::{Error, Result};

/// Stands before the bytes when they are signed, so that no other signature of the same key can pass for an event's.
pub const CONTEXT: &str = "proofroom/event/1\n";

/// Largest canonical form of any event, in bytes. The findings of a thorough check take some 50 KB.
pub const MAX_EVENT_BYTES: usize = 1024 * 1024;

/// Largest canonical form of a reviewer's event, in bytes: with both signatures it must fit a slot of 4,096 bytes.
pub const MAX_REVIEWER_EVENT_BYTES: usize = 3584;

/// Most parents that an event may name. A reviewer's event with this many would fill half its slot.
pub const MAX_PARENTS: usize = 24;

/// Most parents of a reviewer's event when it is made: eight heads of a manifest and the person's own last word.
pub const MAX_REVIEWER_PARENTS: usize = 9;

/// Largest text and shape of a note together when it is made, in bytes of canonical JSON. With [`MAX_REVIEWER_PARENTS`]
/// and everything else that an event holds, this always fits a slot.
pub const MAX_NOTE_BYTES: usize = 2400;

/// An event whose bytes and signatures were checked.
#[derive(Debug, Clone, PartialEq)]
pub struct Signed {
    /// SHA-256 of the event's canonical bytes: its name.
    pub hash: Hash,
    /// What was said.
    pub event: Event,
    /// The signed event as it is kept and sent: one line without its line break.
    pub line: String,
}

/// An event that waits for its signatures.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct EventDraft {
    /// The canonical form.
    pub text: String,
    /// Its SHA-256: the name of the event to be.
    pub hash: Hash,
    /// What author and device sign, as UTF-8: [`CONTEXT`] and `text`.
    pub to_sign: String,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Line {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    device_signature: Option<String>,
    event: serde_json::Value,
    signature: String,
}

/// Brings an event into its canonical form, ready to be signed. Parents are sorted and duplicates dropped.
///
/// # Errors
/// [`Error::InvalidArgument`] for a field outside its range, [`Error::TooLarge`] for an event past its limit.
pub fn draft(mut event: Event) -> Result<EventDraft> {
    event.parents.sort_unstable();
    event.parents.dedup();
    if let Body::Unknown(_) = event.body {
        return Err(invalid("kind", event.body.kind(), "a kind of event that this release writes"));
    }
    check::event(&event)?;
    check::fits_slot(&event)?;
    let text = canonical(&event)?;
    check_size(&event, text.len())?;
    Ok(EventDraft { hash: sha256(text.as_bytes()), to_sign: format!("{CONTEXT}{text}"), text })
}

/// Puts a draft's text and its signatures (128 hex digits each) together and checks them.
///
/// # Errors
/// As [`read`].
pub fn assemble(text: &str, signature: &str, device_signature: Option<&str>) -> Result<Signed> {
    let event = serde_json::from_str(text).map_err(|error| damaged("text", &error.to_string(), "JSON"))?;
    let line = Line { device_signature: device_signature.map(str::to_owned), event, signature: signature.to_owned() };
    read(&canonical(&line)?)
}

/// Reads one signed event and checks its form, its limits and its signatures.
///
/// # Errors
/// [`Error::TooLarge`] past the limits, [`Error::Damaged`] when it is no event in canonical form,
/// [`Error::Unsupported`] for a newer format, [`Error::Forged`] when a signature does not fit.
pub fn read(line: &str) -> Result<Signed> {
    // Both signatures and their names take 311 bytes; the rest is the event.
    if line.len() > MAX_EVENT_BYTES + 400 {
        return Err(too_large("a signed event, bytes", line.len(), MAX_EVENT_BYTES));
    }
    let parsed: Line =
        serde_json::from_str(line).map_err(|error| damaged("line", &error.to_string(), "a signed event"))?;
    if canonical(&parsed)? != line {
        return Err(damaged("line", "another spelling of the same JSON", "the canonical form of RFC 8785"));
    }
    let text = canonical(&parsed.event)?;
    let hash = sha256(text.as_bytes());
    let event = Event::deserialize(&parsed.event)
        .map_err(|error| damaged(&format!("event {}", short(&hash)), &error.to_string(), "an event"))?;
    check_size(&event, text.len())?;
    check::event(&event)?;
    let message = format!("{CONTEXT}{text}");
    verify(&event.author, &parsed.signature, &message, || format!("event {}", short(&hash)))?;
    match (&event.device, &parsed.device_signature) {
        (None, None) => {}
        (Some(device), Some(signature)) => {
            verify(device, signature, &message, || format!("event {}, the device's signature", short(&hash)))?;
        }
        (device, _) => {
            let (found, expected) = if device.is_some() { ("none", "one") } else { ("one", "none") };
            return Err(damaged(&format!("event {}, device signature", short(&hash)), found, expected));
        }
    }
    Ok(Signed { hash, event, line: line.to_owned() })
}

/// Reads an event that was checked by [`read`] when it was kept under its name. The name proves that its bytes are still
/// the same, so the signatures, by far the most work, are not checked again.
///
/// # Errors
/// [`Error::Damaged`] when the line is not the event of that name.
pub fn read_kept(hash: &str, line: &str) -> Result<Signed> {
    let text = event_text(line).filter(|text| sha256(text.as_bytes()) == hash);
    let Some(text) = text else {
        return Err(damaged(
            &format!("event {}", short(hash)),
            "other bytes",
            "the event that was kept under this name",
        ));
    };
    let event = serde_json::from_str(text)
        .map_err(|error| damaged(&format!("event {}", short(hash)), &error.to_string(), "an event"))?;
    Ok(Signed { hash: hash.to_owned(), event, line: line.to_owned() })
}

/// Reads a line that [`read`] accepted before, byte for byte: its name is computed, its signatures are not checked again.
///
/// # Errors
/// [`Error::Damaged`] when it is no line of an event.
pub fn read_again(line: &str) -> Result<Signed> {
    let name = event_text(line).map(|text| sha256(text.as_bytes()));
    read_kept(&name.unwrap_or_default(), line)
}

/// The canonical form of the event in a canonical line: it stands between the two signatures.
fn event_text(line: &str) -> Option<&str> {
    let begin = line.find("\"event\":")? + "\"event\":".len();
    let end = line.len().checked_sub(",\"signature\":\"\"}".len() + 128)?;
    line.get(begin..end)
}

/// The id of the review that `author` begins with `nonce`: the first 32 hex digits of
/// SHA-256("proofroom/review/1\n" author "\n" nonce).
///
/// Whoever holds a review's id can so tell its studio's key from any other.
#[must_use]
pub fn review_id(author: &str, nonce: &str) -> String {
    let mut id = sha256(format!("proofroom/review/1\n{author}\n{nonce}").as_bytes());
    id.truncate(32);
    id
}

/// Checks an Ed25519 signature in the strict sense (no small-order keys, no second encoding of a signature).
pub(crate) fn verify(key: &str, signature: &str, message: &str, what: impl Fn() -> String) -> Result<()> {
    let key = VerifyingKey::from_bytes(&bytes::<32>(key, "public key")?)
        .map_err(|_| damaged(&what(), key, "an Ed25519 public key"))?;
    let signature = Signature::from_bytes(&bytes::<64>(signature, "signature")?);
    key.verify_strict(message.as_bytes(), &signature).map_err(|_| Error::Forged {
        what: what(),
        found: "a signature that does not fit".into(),
        expected: "the signature of its author over exactly these bytes".into(),
    })
}

/// The canonical form of RFC 8785.
pub(crate) fn canonical(value: &impl Serialize) -> Result<String> {
    serde_json_canonicalizer::to_string(value).map_err(|error| damaged("value", &error.to_string(), "plain JSON"))
}

/// SHA-256 as 64 lower-case hex digits.
#[must_use]
pub fn sha256(bytes: &[u8]) -> Hash {
    HEXLOWER.encode(&Sha256::digest(bytes))
}

/// `N` bytes from twice as many lower-case hex digits.
pub(crate) fn bytes<const N: usize>(hex: &str, name: &'static str) -> Result<[u8; N]> {
    let wrong = || invalid(name, &format!("{} characters", hex.len()), &format!("{} lower-case hex digits", N * 2));
    HEXLOWER.decode(hex.as_bytes()).map_err(|_| wrong())?.try_into().map_err(|_| wrong())
}

/// The first digits of a hash: enough for a person to find the event.
pub(crate) fn short(hash: &str) -> &str {
    hash.get(..12).unwrap_or(hash)
}

fn check_size(event: &Event, size: usize) -> Result<()> {
    let limit = if event.device.is_some() { MAX_REVIEWER_EVENT_BYTES } else { MAX_EVENT_BYTES };
    if size > limit { Err(too_large("an event, bytes", size, limit)) } else { Ok(()) }
}

pub(super) fn invalid(name: &'static str, found: &str, expected: &str) -> Error {
    Error::InvalidArgument { name, found: found.into(), expected: expected.into() }
}

fn damaged(place: &str, found: &str, expected: &str) -> Error {
    Error::Damaged { format: "event log", place: place.into(), found: found.into(), expected: expected.into() }
}

fn too_large(what: &'static str, found: usize, limit: usize) -> Error {
    Error::TooLarge { what, found: found.to_string(), limit: limit.to_string() }
}
