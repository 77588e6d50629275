//! The manifest: everything that one link shows, signed by the studio and sealed with the link's key.
//!
//! It is one object, `open/<link>`, that the studio overwrites. Inside is the canonical JSON (RFC 8785) of
//! `{"manifest", "signature"}`; signed is [`CONTEXT`] and the manifest's canonical JSON. Its number only grows, and a
//! page that remembers the newest it saw notices an older one put in its place.

use std::collections::BTreeSet;
use std::iter;

use serde::{Deserialize, Serialize};

use super::keys::LinkKeys;
use super::link::Link;
use super::seal::{self, NONCE_BYTES, Padding};
use super::slots::SignatureTable;
use crate::error::{Error, Result};
use crate::review::event::{Body, Hash, Millis, PublicKey};
use crate::review::fold::Completeness;
use crate::review::log::{Log, LogFailure};
use crate::review::signed::{self, Signed};
use crate::review::state::ReviewState;

/// Stands before the manifest's bytes when they are signed.
pub const CONTEXT: &str = "proofroom/manifest/1\n";

/// Most heads that a manifest names: a reviewer's event names them as its parents, and must fit a slot.
const MAX_HEADS: usize = 8;

/// What a link shows, as of one moment.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct Manifest {
    /// Format version; 1.
    pub v: u32,
    /// The link's id, 32 hex digits.
    pub link: String,
    /// Grows by at least one with each manifest of the link.
    pub number: u32,
    /// When it was made, by the studio's clock.
    pub issued_at: Millis,
    /// When the link ends.
    pub expires_at: Millis,
    /// The studio closed the link; nothing else is in the manifest then.
    pub closed: bool,
    /// The review's id.
    pub review: String,
    /// The studio's key.
    pub studio_key: PublicKey,
    /// The invited person's key.
    pub invite_key: PublicKey,
    /// The newest events of the studio's whole log: parents of what the person says next.
    pub heads: Vec<Hash>,
    /// The signed events that the link shows, one line each.
    pub events: Vec<String>,
    /// The pictures that the link shows.
    pub pictures: Vec<SealedPicture>,
    /// Signatures to fill the slots; none for a link that only shows.
    pub slots: Option<SignatureTable>,
}

/// A sealed picture.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct SealedPicture {
    /// The version's file.
    pub file: Hash,
    /// Which rendition.
    pub part: PicturePart,
    /// The object's name: `blob/` and the SHA-256 of its bytes.
    pub object: String,
    /// The key that opens it (AES-256-GCM), 64 hex digits; associated data is [`picture_name`].
    pub key: String,
    /// Media type of the opened bytes.
    pub media_type: String,
    /// Size of the opened bytes.
    pub bytes: f64,
}

/// Which rendition of a version a [`SealedPicture`] is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub enum PicturePart {
    /// The exact file.
    Full,
    /// A small picture of it.
    Thumb,
}

/// What a sealed picture is bound to: its object's name is a hash of the ciphertext and cannot be.
#[must_use]
pub fn picture_name(file: &str, part: PicturePart) -> String {
    let part = match part {
        PicturePart::Full => "full",
        PicturePart::Thumb => "thumb",
    };
    format!("blob/{file}/{part}")
}

/// The name of a link's manifest.
#[must_use]
pub fn object(link: &str) -> String {
    format!("open/{link}")
}

/// A manifest that waits for the studio's signature.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct ManifestDraft {
    /// The canonical form.
    pub text: String,
    /// What the studio signs, as UTF-8.
    pub to_sign: String,
}

/// What a page remembers of the newest manifest that it saw.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct SeenManifest {
    /// Its number.
    pub number: u32,
    /// The studio's key.
    pub studio_key: PublicKey,
    /// The events in it that were good: they are not checked again.
    #[serde(default)]
    pub events: Vec<String>,
}

/// An opened manifest and the log that it carries.
#[derive(Debug, Clone, PartialEq)]
pub struct Opened {
    /// The manifest.
    pub manifest: Manifest,
    /// The events in it that are good.
    pub log: Log,
    /// Those that are not; the number is the place in `events`, from 1.
    pub failures: Vec<LogFailure>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Envelope {
    manifest: serde_json::Value,
    signature: String,
}

/// The events that the link of `invite_key` shows, in the order of the fold: what was said of the versions it shows and
/// who is in the review; not the studio's checks, not what was said of other versions, nothing that did not count.
#[must_use]
pub fn visible<'a>(log: &'a Log, invite_key: &str) -> Vec<&'a Signed> {
    visible_of(log, &log.fold(Completeness::Whole), invite_key)
}

fn visible_of<'a>(log: &'a Log, state: &ReviewState, invite_key: &str) -> Vec<&'a Signed> {
    let Some(reviewer) = state.reviewers.iter().find(|reviewer| reviewer.person.key == invite_key) else {
        return Vec::new();
    };
    let stacks = state.proofs.iter().flat_map(|proof| proof.versions.iter().map(move |version| (proof, version)));
    let shown: BTreeSet<(&str, &str)> = stacks
        .filter(|(_, version)| reviewer.shows.shows(&version.info))
        .map(|(proof, version)| (proof.id.as_str(), version.info.file.as_str()))
        .collect();
    let files: BTreeSet<&str> = shown.iter().map(|(_, file)| *file).collect();
    let proofs: BTreeSet<&str> = shown.iter().map(|(proof, _)| *proof).collect();
    // A thread is shown with its first note; of its answers those that were made on a version that is shown.
    let threads =
        state.proofs.iter().flat_map(|proof| &proof.notes).filter(|note| files.contains(note.version.as_str()));
    let notes: BTreeSet<&str> = threads
        .flat_map(|note| iter::once(note).chain(note.replies.iter()))
        .filter(|note| files.contains(note.version.as_str()))
        .map(|note| note.id.as_str())
        .collect();
    let counted: BTreeSet<&str> = state.history.iter().map(|entry| entry.id.as_str()).collect();
    let shows = |event: &Signed| match &event.event.body {
        Body::ReviewCreated { .. }
        | Body::ReviewerAdded { .. }
        | Body::ReviewerRevoked { .. }
        | Body::PolicySet { .. }
        | Body::Receipt { .. } => true,
        Body::ProofAdded { proof, .. } | Body::ProofDescribed { proof, .. } => proofs.contains(proof.as_str()),
        Body::VersionAdded { proof, version, .. } => shown.contains(&(proof.as_str(), version.file.as_str())),
        Body::NoteAdded { .. } => notes.contains(event.hash.as_str()),
        Body::NoteEdited { note, .. } | Body::NoteWithdrawn { note } | Body::NoteResolved { note, .. } => {
            notes.contains(note.as_str())
        }
        Body::SpotsPlaced { version, .. } | Body::TourRecorded { version, .. } | Body::DecisionMade { version, .. } => {
            files.contains(version.as_str())
        }
        Body::VersionDerived { version, from, .. } => files.contains(version.as_str()) && files.contains(from.as_str()),
        Body::ChecksRecorded { .. } | Body::Unknown(_) => false,
    };
    let all = log.ordered().into_iter();
    all.filter(|event| counted.contains(event.hash.as_str()) && shows(event)).collect()
}

/// What the studio decides about a manifest; the log says the rest.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct ManifestTerms {
    /// The link's id, 32 hex digits.
    pub link: String,
    /// Larger than that of every manifest of this link before.
    pub number: u32,
    /// Now, by the studio's clock.
    pub issued_at: Millis,
    /// When the link ends.
    pub expires_at: Millis,
    /// Whether the link is closed: nothing else goes into the manifest then.
    pub closed: bool,
    /// The invited person's key.
    pub invite_key: PublicKey,
    /// Sealed pictures; those that the link does not show are left out.
    pub pictures: Vec<SealedPicture>,
    /// Signatures to fill the slots.
    pub slots: Option<SignatureTable>,
}

/// Makes the manifest of one link from the studio's whole log.
#[must_use]
pub fn compose(log: &Log, terms: ManifestTerms) -> Manifest {
    let state = log.fold(Completeness::Whole);
    let events = if terms.closed { Vec::new() } else { visible_of(log, &state, &terms.invite_key) };
    let files: BTreeSet<&str> = events.iter().filter_map(|e| e.event.body.version()).map(String::as_str).collect();
    let shown = terms.pictures.into_iter().filter(|picture| files.contains(picture.file.as_str())).collect();
    let mut heads = state.heads;
    heads.truncate(MAX_HEADS);
    Manifest {
        v: 1,
        link: terms.link,
        number: terms.number,
        issued_at: terms.issued_at,
        expires_at: terms.expires_at,
        closed: terms.closed,
        review: state.id,
        studio_key: state.studio_key,
        invite_key: terms.invite_key,
        heads,
        pictures: shown,
        events: events.into_iter().map(|event| event.line.clone()).collect(),
        slots: terms.slots.filter(|_| !terms.closed),
    }
}

/// Brings a manifest into its canonical form, ready to be signed.
///
/// # Errors
/// [`Error::InvalidArgument`] for numbers that JSON cannot hold.
pub fn draft(manifest: &Manifest) -> Result<ManifestDraft> {
    let text = signed::canonical(manifest)?;
    Ok(ManifestDraft { to_sign: format!("{CONTEXT}{text}"), text })
}

/// Seals a drafted manifest with the studio's signature (128 hex digits) for its link.
///
/// # Errors
/// [`Error::Forged`] when the signature does not fit; as [`seal::seal`].
pub fn seal(link: &Link, text: &str, signature: &str, nonce: &[u8; NONCE_BYTES]) -> Result<Vec<u8>> {
    let manifest: Manifest = serde_json::from_str(text).map_err(|error| damaged("text", &error))?;
    signed::verify(&manifest.studio_key, signature, &format!("{CONTEXT}{text}"), || "the manifest".into())?;
    let value = serde_json::from_str(text).map_err(|error| damaged("text", &error))?;
    let envelope = signed::canonical(&Envelope { manifest: value, signature: signature.to_owned() })?;
    let keys = LinkKeys::derive(link)?;
    seal::seal(&keys.manifest, nonce, &object(&link.id_hex()), envelope.as_bytes(), Padding::Blocks)
}

/// Opens a link's manifest and checks that the studio signed it, that it is this link's, and that it is not older than
/// what was seen.
///
/// # Errors
/// [`Error::Forged`] when any of that fails; [`Error::Unsupported`] for a newer format; as [`seal::open`].
pub fn open(link: &Link, sealed: &[u8], seen: Option<&SeenManifest>) -> Result<Opened> {
    let keys = LinkKeys::derive(link)?;
    let bytes = seal::open(&keys.manifest, &object(&link.id_hex()), sealed)?;
    let envelope: Envelope = serde_json::from_slice(&bytes).map_err(|error| damaged("envelope", &error))?;
    let text = signed::canonical(&envelope.manifest)?;
    if let Some(version) = envelope.manifest.get("v").and_then(serde_json::Value::as_u64).filter(|v| *v != 1) {
        let feature = format!("version {version}");
        return Err(Error::Unsupported { format: "manifest", feature, expected: "version 1; reload the page" });
    }
    let manifest = Manifest::deserialize(&envelope.manifest).map_err(|error| damaged("manifest", &error))?;
    let to_sign = format!("{CONTEXT}{text}");
    signed::verify(&manifest.studio_key, &envelope.signature, &to_sign, || "the manifest".into())?;
    expect("link", &manifest.link, &link.id_hex())?;
    expect("invite key", &manifest.invite_key, &keys.invite_key())?;
    if let Some(seen) = seen {
        expect("studio's key", &manifest.studio_key, &seen.studio_key)?;
        if manifest.number < seen.number {
            return Err(Error::Forged {
                what: "the manifest".into(),
                found: format!("number {}", manifest.number),
                expected: format!("number {} or newer, which this browser has seen", seen.number),
            });
        }
    }
    let checked = seen.iter().flat_map(|seen| seen.events.iter().map(String::as_str)).collect();
    let (log, failures) = Log::of_more(&manifest.review, &manifest.events, &checked);
    if !manifest.closed {
        expect("studio's key", &log.fold(Completeness::Part).studio_key, &manifest.studio_key)?;
    }
    Ok(Opened { manifest, log, failures })
}

fn expect(what: &str, found: &str, expected: &str) -> Result<()> {
    if found == expected {
        return Ok(());
    }
    Err(Error::Forged {
        what: format!("the manifest's {what}"),
        found: signed::short(found).to_owned(),
        expected: signed::short(expected).to_owned(),
    })
}

fn damaged(place: &str, error: &serde_json::Error) -> Error {
    Error::Damaged {
        format: "manifest",
        place: place.into(),
        found: error.to_string(),
        expected: "a manifest of version 1".into(),
    }
}
