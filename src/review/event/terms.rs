//! The words of which events are made.

use serde::{Deserialize, Serialize};

use super::Hash;
use crate::finding::Region;

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

/// What is at stake with a picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub enum Risk {
    /// A mistake is cheap.
    Low,
    /// The usual.
    Medium,
    /// A mistake is dear.
    High,
}

/// A place of the guided tour, and how closely it was looked at.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct TourSpot {
    /// The place's word, unique on its version.
    pub id: String,
    /// Screen pixels for a picture pixel; 1 is 100 %.
    pub scale: f64,
}

/// A place that whoever decides should have seen: one that a check found, or one that the studio placed by hand.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct Spot {
    /// Its word, unique on its version.
    pub id: String,
    /// What is there.
    pub what: SpotKind,
    /// What to look for there: a finding's sentence, or the studio's words; may be empty.
    pub text: String,
    /// Where, in the version's own pixels.
    pub region: Region,
}

/// What there is to see at a spot.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub enum SpotKind {
    /// What a check found.
    Finding,
    /// Hands and fingers.
    Hands,
    /// Hair and its outline.
    Hair,
    /// Stones, settings, clasps.
    Jewellery,
    /// Where the inside of a garment was joined to its outside.
    Join,
    /// Anything else.
    Other,
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
