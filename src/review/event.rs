//! What can be said in a review.
//!
//! [`Body`] has a variant a kind; the words it uses stand in `terms`, the places of notes in
//! [`shape`](super::shape). The bytes in which it is said are made in [`signed`](super::signed).

mod terms;

use serde::{Deserialize, Serialize};

pub use self::terms::{Risk, Role, Shows, Spot, SpotKind, TourSpot, Verdict, VersionInfo, VersionKind};
use super::shape::NoteShape;
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
        /// A rectangle, as the first releases wrote it; null beside a shape.
        region: Option<Region>,
        /// The place, in the version's own pixels.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        shape: Option<NoteShape>,
        /// The note that this one answers; always the first of a thread.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reply_to: Option<Hash>,
    },
    /// The author's new words for a note; the old ones stay in the history.
    NoteEdited {
        /// The note or reply.
        note: Hash,
        /// Plain text, never markup.
        text: String,
    },
    /// The author takes a note back; that it was made stays visible.
    NoteWithdrawn {
        /// The note or reply.
        note: Hash,
    },
    /// The author of a thread's first note, or the studio, calls it done or opens it again.
    NoteResolved {
        /// The first note of the thread.
        note: Hash,
        /// Done, or open again.
        resolved: bool,
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
    /// What the studio knows of a proof from its intake table. A field that is absent leaves what was said before.
    ProofDescribed {
        /// The proof.
        proof: String,
        /// What kind of goods, such as `jewellery/rings`.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        category: Option<String>,
        /// How it was lit.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        lighting: Option<String>,
        /// What is at stake.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        risk: Option<Risk>,
        /// Where it will be shown.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        channels: Option<Vec<String>>,
        /// When it must be decided.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        due_at: Option<Millis>,
        /// Who in the studio looks after it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        owner: Option<String>,
    },
    /// The rules of this review. A field that is absent leaves what was said before.
    PolicySet {
        /// Whether the worst places must be seen at 100 % before a decision.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        tour_required: Option<bool>,
    },
    /// The places of a version's guided tour; the last one holds.
    SpotsPlaced {
        /// The file.
        version: Hash,
        /// All of them.
        spots: Vec<Spot>,
    },
    /// Which places of a version its author looked at.
    TourRecorded {
        /// The file.
        version: Hash,
        /// The places.
        spots: Vec<TourSpot>,
    },
    /// A version was made from another one of the same proof; the first word on it holds.
    VersionDerived {
        /// The file that was made.
        version: Hash,
        /// The file it was made from.
        from: Hash,
        /// What was done, as a kebab-case word, such as `path-edited`.
        step: String,
    },
    /// A kind that a newer release wrote; kept, and shown as such.
    #[serde(untagged)]
    Unknown(#[cfg_attr(target_arch = "wasm32", tsify(type = "Record<string, unknown>"))] serde_json::Value),
}

impl Body {
    /// The kinds that this release understands, as they stand in the event.
    pub const KINDS: [&'static str; 17] = [
        "review-created",
        "proof-added",
        "version-added",
        "checks-recorded",
        "reviewer-added",
        "reviewer-revoked",
        "note-added",
        "decision-made",
        "receipt",
        "note-edited",
        "note-withdrawn",
        "note-resolved",
        "proof-described",
        "policy-set",
        "spots-placed",
        "tour-recorded",
        "version-derived",
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
            Self::NoteEdited { .. } => "note-edited",
            Self::NoteWithdrawn { .. } => "note-withdrawn",
            Self::NoteResolved { .. } => "note-resolved",
            Self::ProofDescribed { .. } => "proof-described",
            Self::PolicySet { .. } => "policy-set",
            Self::SpotsPlaced { .. } => "spots-placed",
            Self::TourRecorded { .. } => "tour-recorded",
            Self::VersionDerived { .. } => "version-derived",
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
            | Self::SpotsPlaced { version, .. }
            | Self::TourRecorded { version, .. }
            | Self::VersionDerived { version, .. }
            | Self::DecisionMade { version, .. } => Some(version),
            _ => None,
        }
    }

    /// The note that is spoken of, if one is: the one that is answered, or changed.
    #[must_use]
    pub fn note(&self) -> Option<&Hash> {
        match self {
            Self::NoteAdded { reply_to, .. } => reply_to.as_ref(),
            Self::NoteEdited { note, .. } | Self::NoteWithdrawn { note } | Self::NoteResolved { note, .. } => {
                Some(note)
            }
            _ => None,
        }
    }
}
