//! The dossier: one file that holds a review as evidence, for people who trust neither the studio nor this program.
//!
//! A ZIP [`container`] with, in this order: `index.html` (the [report](page)), `log.jsonl` (every signed event, in the order
//! of the fold), `thumbs/`, `files/` where wanted, and last `dossier.json`: a [`Manifest`] with the studio's signature
//! over [`CONTEXT`] and its canonical JSON (RFC 8785, Ed25519). [`check`] holds every byte against it: the events against
//! their own signatures and the manifest's list of them, the other entries against their SHA-256, the report against what
//! the log says, and the container against its one spelling. `docs/dossier.md` has the format.
//!
//! What it cannot show: that the studio left no event out when it *made* the dossier. Who holds a receipt of their own
//! word, or an older dossier, can.

mod check;
pub mod container;
mod page;

use serde::{Deserialize, Serialize};

pub use self::check::{DossierFault, DossierReport, MAX_FAULTS, check};
use self::container::Entry;
use super::event::{Hash, Millis, PublicKey};
use super::fold::Completeness;
use super::log::Log;
use super::signed::{self, canonical, sha256};
use super::state::{Proof, ProofStatus, ReviewState, Version};
use crate::error::{Error, Result};

/// Stands before the manifest's bytes when they are signed.
pub const CONTEXT: &str = "proofroom/dossier/1\n";
const FORMAT: u32 = 1;
const PAGE: &str = "index.html";
const LOG: &str = "log.jsonl";
const MANIFEST: &str = "dossier.json";

/// What the studio signs: everything that is in the dossier but this.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Manifest {
    /// Format version; 1.
    pub v: u32,
    /// The review's id, 32 hex digits.
    pub review: String,
    /// The studio's key: who signs.
    pub studio_key: PublicKey,
    /// When, by the studio's clock.
    pub made_at: Millis,
    /// The release of Proofroom that made the report.
    pub engine: String,
    /// Names of all events, in the order of their lines.
    pub events: Vec<Hash>,
    /// All other entries, in the order of the container.
    pub entries: Vec<Listed>,
}

/// An entry, as a [`Manifest`] lists it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Listed {
    /// Its path in the container.
    pub name: String,
    /// SHA-256 of its contents.
    pub sha256: Hash,
}

/// A small picture of a version.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Thumb {
    /// The version's file.
    pub file: Hash,
    /// `image/jpeg`, `image/png` or `image/webp`.
    pub media_type: String,
    /// The encoded picture.
    pub bytes: Vec<u8>,
}

/// A version's own file, which the dossier takes along unread: whoever packs it has checked its SHA-256.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Packed {
    /// SHA-256 of its bytes.
    pub file: Hash,
    /// Size, bytes.
    pub bytes: u32,
    /// CRC-32 of its bytes.
    pub crc32: u32,
}

/// Which files a dossier takes along.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Takes {
    /// Any version of the review.
    Any,
    /// Newest versions of proofs that stand approved, and nothing else.
    Approved,
}

/// A dossier that waits for its signature.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// Canonical JSON of the [`Manifest`].
    pub manifest: String,
    /// What the studio signs, as UTF-8.
    pub to_sign: String,
    /// `index.html`.
    pub page: String,
    /// `log.jsonl`.
    pub log: String,
    /// All entries but `dossier.json`, in order: report, log, then thumbnails and files as given.
    pub entries: Vec<Entry>,
}

/// The last entry of a dossier, and what stands around all of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finished {
    /// `dossier.json`.
    pub sealed: String,
    /// One head for each entry of the [`Draft`] and one for `dossier.json`, then the tail.
    pub frame: container::Frame,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Sealed {
    manifest: serde_json::Value,
    signature: String,
}

/// Lays out the dossier of a log. Thumbnails and files keep the order they are given in.
///
/// # Errors
/// [`Error::InvalidArgument`] for a log without a beginning, a picture that the log does not know, a file that does not
/// stand approved where only such are taken, or a kind of thumbnail that is not known; [`Error::TooLarge`] past the
/// bounds of the [`container`].
pub fn draft(log: &Log, thumbs: &[Thumb], files: &[Packed], takes: Takes, made_at: Millis) -> Result<Draft> {
    let state = log.fold(Completeness::Whole);
    if state.studio_key.is_empty() {
        return Err(invalid("log", log.review(), "a log with the event that created its review"));
    }
    let mut entries = Vec::new();
    let mut listed = Vec::new();
    let mut put = |entry: Entry, sha256: Hash| {
        listed.push(Listed { name: entry.name.clone(), sha256 });
        entries.push(entry);
    };
    let events = log.ordered();
    let mut manifest = Manifest {
        v: FORMAT,
        review: state.id.clone(),
        studio_key: state.studio_key.clone(),
        made_at,
        engine: env!("CARGO_PKG_VERSION").into(),
        events: events.iter().map(|event| event.hash.clone()).collect(),
        entries: Vec::new(),
    };
    for thumb in thumbs {
        find(&state, &thumb.file)?;
    }
    let (page, log) = (page::write(&state, &manifest, thumbs), log.write());
    put(Entry::of(PAGE, page.as_bytes())?, sha256(page.as_bytes()));
    put(Entry::of(LOG, log.as_bytes())?, sha256(log.as_bytes()));
    for thumb in thumbs {
        put(Entry::of(thumb_name(thumb)?, &thumb.bytes)?, sha256(&thumb.bytes));
    }
    for Packed { file, bytes, crc32 } in files {
        let (proof, version) = find(&state, file)?;
        let stands = proof.status == ProofStatus::Approved && version.superseded_by.is_none();
        if takes == Takes::Approved && !stands {
            return Err(invalid("file", &version.info.file_name, "the newest version of a proof that stands approved"));
        }
        put(Entry { name: file_name(version), bytes: *bytes, crc32: *crc32 }, file.clone());
    }
    manifest.entries = listed;
    let manifest = canonical(&manifest)?;
    Ok(Draft { to_sign: format!("{CONTEXT}{manifest}"), manifest, page, log, entries })
}

/// Puts the studio's signature (128 hex digits) to a draft's manifest, and lays out the container.
///
/// # Errors
/// [`Error::Forged`] for a signature that does not fit, [`Error::TooLarge`] past the bounds of the [`container`].
pub fn finish(manifest: &str, signature: &str, entries: &[Entry]) -> Result<Finished> {
    let parsed: Manifest = serde_json::from_str(manifest)
        .map_err(|error| invalid("manifest", &error.to_string(), "a draft's manifest"))?;
    signed::verify(&parsed.studio_key, signature, &format!("{CONTEXT}{manifest}"), || MANIFEST.into())?;
    let value = serde_json::from_str(manifest).map_err(|error| invalid("manifest", &error.to_string(), "JSON"))?;
    let sealed = canonical(&Sealed { manifest: value, signature: signature.into() })?;
    let mut all = entries.to_vec();
    all.push(Entry::of(MANIFEST, sealed.as_bytes())?);
    Ok(Finished { frame: container::frame(&all)?, sealed })
}

fn find<'a>(state: &'a ReviewState, file: &str) -> Result<(&'a Proof, &'a Version)> {
    let all = state.proofs.iter().flat_map(|proof| proof.versions.iter().map(move |version| (proof, version)));
    let mut all = all.filter(|(_, version)| version.info.file == file);
    all.next().ok_or_else(|| invalid("file", file, "the SHA-256 of a version of this review"))
}

fn thumb_name(thumb: &Thumb) -> Result<String> {
    let extension = match thumb.media_type.as_str() {
        "image/jpeg" => "jpg",
        "image/png" => "png",
        "image/webp" => "webp",
        other => return Err(invalid("media type of a thumbnail", other, "image/jpeg, image/png or image/webp")),
    };
    Ok(format!("thumbs/{}.{extension}", thumb.file))
}

/// Version and file name: letters, digits, dots, dashes and underscores of any script, so that it is a name everywhere.
fn file_name(version: &Version) -> String {
    let safe: String = version
        .info
        .file_name
        .chars()
        .map(|each| if each.is_alphanumeric() || ".-_".contains(each) { each } else { '_' })
        .collect();
    // The end of a name holds its kind; the hash in front keeps two of one name apart.
    let mut from = safe.len().saturating_sub(200);
    while !safe.is_char_boundary(from) {
        from += 1;
    }
    format!("files/{}-{}", signed::short(&version.info.file), &safe[from..])
}

fn invalid(name: &'static str, found: &str, expected: &str) -> Error {
    Error::InvalidArgument { name, found: found.into(), expected: expected.into() }
}
