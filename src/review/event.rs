//! What can be said in a review, and the bytes in which it is said.

use serde::{Deserialize, Serialize};

use crate::finding::{Finding, Region};

/// A SHA-256, as 64 lower-case hex digits.
pub type Hash = String;
/// An Ed25519 public key, as 64 lower-case hex digits.
pub type PublicKey = String;
/// Milliseconds since 1970-01-01 UTC, by the author's clock.
pub type Millis = f64;

/// One statement by one author, before it is signed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct Event {
    /// Format version; 1.
    pub v: u32,
    /// The review that it belongs to, 32 hex digits.
    pub review: String,
    /// Who says it: the studio's key, or the key of an invited reviewer.
    pub author: PublicKey,
    /// The key of the browser it was said in (reviewers only): tells a forwarded link apart.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub device: Option<PublicKey>,
    /// When, by the author's clock.
    pub at: Millis,
    /// Hashes of the newest events that the author had seen.
    pub parents: Vec<Hash>,
    /// What is said.
    pub body: Body,
}

/// What an [`Event`] says.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case", rename_all_fields = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub enum Body {
    /// The first event of a review; its author is the studio.
    ReviewCreated {
        /// A title for people.
        title: String,
        /// The studio's name for people.
        studio: String,
        /// 32 random hex digits. The review's id is a hash of the author's key and this, so that nobody else can
        /// begin the same review (see [`signed::review_id`](super::signed::review_id)).
        nonce: String,
    },
    /// A picture put up for approval.
    ProofAdded {
        /// Unique in the review.
        proof: String,
        /// The stock-keeping unit that the file name names.
        sku: String,
        /// The view, such as `front`; may be empty.
        view: String,
    },
    /// A file added to a proof's stack. The same file again is no new version: it only changes the declared kind.
    VersionAdded {
        /// The proof.
        proof: String,
        /// The file.
        version: VersionInfo,
        /// Its number in the studio's stack, from 1, so that a page to which some versions are not shown counts the
        /// same. Without one, or below the version before, it is one more than that one's.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        number: Option<u32>,
    },
    /// What the checks measured on a version.
    ChecksRecorded {
        /// The file that was checked.
        version: Hash,
        /// What they said.
        findings: Vec<Finding>,
        /// The version of Proofroom that measured.
        engine: String,
    },
    /// A person invited through a link.
    ReviewerAdded {
        /// The invite key derived from the link's secret.
        key: PublicKey,
        /// The person's name, as the studio wrote it.
        name: String,
        /// Which hat they wear, such as `client` or `marketing lead`.
        title: String,
        /// What the link allows.
        role: Role,
        /// The link's public id, 32 hex digits.
        link: String,
        /// What the link shows.
        shows: Shows,
    },
    /// The studio closes a person's link; what they say later is kept and shown as late.
    ReviewerRevoked {
        /// The invite key.
        key: PublicKey,
    },
    /// A remark, with or without a place in the picture.
    NoteAdded {
        /// The file that it was made on.
        version: Hash,
        /// Plain text, never markup.
        text: String,
        /// The place, in the version's own pixels.
        region: Option<Region>,
    },
    /// A decision on exact bytes.
    DecisionMade {
        /// The file that was decided on.
        version: Hash,
        /// The decision.
        verdict: Verdict,
        /// Why; may be empty for an approval.
        reason: String,
    },
    /// The studio has these reviewers' events safely in its own log.
    Receipt {
        /// Their hashes.
        events: Vec<Hash>,
    },
    /// A kind that a newer release wrote; kept, and shown as such.
    #[serde(untagged)]
    Unknown(#[cfg_attr(target_arch = "wasm32", tsify(type = "Record<string, unknown>"))] serde_json::Value),
}

impl Body {
    /// The kinds that this release understands, as they stand in the event.
    pub const KINDS: [&'static str; 9] = [
        "review-created",
        "proof-added",
        "version-added",
        "checks-recorded",
        "reviewer-added",
        "reviewer-revoked",
        "note-added",
        "decision-made",
        "receipt",
    ];

    /// The kind, as it stands in the event; empty when a newer release's event has none.
    #[must_use]
    pub fn kind(&self) -> &str {
        match self {
            Self::ReviewCreated { .. } => "review-created",
            Self::ProofAdded { .. } => "proof-added",
            Self::VersionAdded { .. } => "version-added",
            Self::ChecksRecorded { .. } => "checks-recorded",
            Self::ReviewerAdded { .. } => "reviewer-added",
            Self::ReviewerRevoked { .. } => "reviewer-revoked",
            Self::NoteAdded { .. } => "note-added",
            Self::DecisionMade { .. } => "decision-made",
            Self::Receipt { .. } => "receipt",
            Self::Unknown(value) => value.get("kind").and_then(serde_json::Value::as_str).unwrap_or_default(),
        }
    }

    /// The version that is spoken of, if one is.
    #[must_use]
    pub fn version(&self) -> Option<&Hash> {
        match self {
            Self::VersionAdded { version, .. } => Some(&version.file),
            Self::ChecksRecorded { version, .. }
            | Self::NoteAdded { version, .. }
            | Self::DecisionMade { version, .. } => Some(version),
            _ => None,
        }
    }
}

impl Shows {
    /// Whether a link that shows this shows `version`.
    #[must_use]
    pub fn shows(&self, version: &VersionInfo) -> bool {
        match self {
            Self::Kinds { kinds } => kinds.contains(&version.kind),
            Self::Files { files } => files.contains(&version.file),
        }
    }
}

/// A numbered, immutable file.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct VersionInfo {
    /// SHA-256 of the file's bytes: the version's name.
    pub file: Hash,
    /// SHA-256 of the decoded pixels (see [`decode`](crate::decode)).
    pub pixels: Hash,
    /// Which step of the work made it.
    pub kind: VersionKind,
    /// The file's name, as picked.
    pub file_name: String,
    /// Its media type, such as `image/jpeg`.
    pub media_type: String,
    /// Its size in bytes.
    pub bytes: f64,
    /// Width after orientation, px.
    pub width: u32,
    /// Height after orientation, px.
    pub height: u32,
    /// The embedded profile's name, or `sRGB (assumed)`.
    pub profile: String,
}

/// Which step of the work made a version.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub enum VersionKind {
    /// As shot.
    Capture,
    /// An automated pass.
    Automated,
    /// Worked on by a person.
    Retouched,
    /// Delivered.
    Final,
}

/// What a link allows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub enum Role {
    /// Look.
    View,
    /// Look and write notes.
    Comment,
    /// Look, write notes and decide.
    Decide,
}

/// Which versions a link shows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case", rename_all_fields = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub enum Shows {
    /// All versions of these kinds, later ones too.
    Kinds {
        /// The kinds.
        kinds: Vec<VersionKind>,
    },
    /// These files only.
    Files {
        /// Their hashes.
        files: Vec<Hash>,
    },
}

/// A decision.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub enum Verdict {
    /// As it is.
    Approved,
    /// Not this.
    Rejected,
    /// This, after the noted changes.
    ChangesRequested,
}
