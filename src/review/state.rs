//! What the log says, all events considered.

use serde::{Deserialize, Serialize};

use super::event::{Hash, Millis, PublicKey, Risk, Role, Shows, Spot, TourSpot, Verdict, VersionInfo};
use super::queue::Standing;
use super::shape::NoteShape;
use crate::finding::{Finding, Region};

/// A review, folded from its log.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct ReviewState {
    /// The review's id, 32 hex digits.
    pub id: String,
    /// Its title.
    pub title: String,
    /// The studio's name.
    pub studio: String,
    /// The studio's key; everything the review trusts hangs on it.
    pub studio_key: PublicKey,
    /// When it was created.
    pub created_at: Millis,
    /// The rules of this review.
    pub policy: Policy,
    /// All proofs, in order of addition.
    pub proofs: Vec<Proof>,
    /// All invited people, in order of invitation.
    pub reviewers: Vec<Reviewer>,
    /// Everything that was said, oldest first.
    pub history: Vec<Entry>,
    /// What is wrong with the log: missing parents, events by strangers, unknown kinds.
    pub problems: Vec<Problem>,
    /// The newest events, to be named as parents of the next one.
    pub heads: Vec<Hash>,
}

/// The rules of a review, as the studio last set them.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct Policy {
    /// Whether the worst places must be seen at 100 % before an approval counts.
    pub tour_required: bool,
}

/// One picture put up for approval, with its stack of versions.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct Proof {
    /// Unique in the review.
    pub id: String,
    /// Stock-keeping unit.
    pub sku: String,
    /// The view, such as `front`; may be empty.
    pub view: String,
    /// What kind of goods, such as `jewellery/rings`; as the studio last described it, as the next five.
    pub category: Option<String>,
    /// How it was lit.
    pub lighting: Option<String>,
    /// What is at stake.
    pub risk: Option<Risk>,
    /// Where it will be shown; empty when nobody said.
    pub channels: Vec<String>,
    /// When it must be decided.
    pub due_at: Option<Millis>,
    /// Who in the studio looks after it.
    pub owner: Option<String>,
    /// Where it stands: judged on the newest version alone.
    pub status: ProofStatus,
    /// Where the work on it is: queue, gate and reason.
    pub standing: Standing,
    /// Oldest first, by ascending number; numbers have gaps where a version is not shown.
    pub versions: Vec<Version>,
    /// The first notes of all threads, oldest first.
    pub notes: Vec<Note>,
    /// Oldest first, late and superseded ones included.
    pub decisions: Vec<Decision>,
}

/// Where a proof stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub enum ProofStatus {
    /// No version yet.
    Empty,
    /// Nobody was asked yet.
    Draft,
    /// Asked, not yet decided.
    Waiting,
    /// Somebody wants changes to the newest version.
    ChangesRequested,
    /// Somebody rejected the newest version.
    Rejected,
    /// Everybody who can decide approved the newest version.
    Approved,
}

/// A numbered, immutable file and what is known of it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct Version {
    /// Its number in the studio's stack, from 1.
    pub number: u32,
    /// The file.
    pub info: VersionInfo,
    /// When it was added.
    pub added_at: Millis,
    /// The version that took its place, if any: a superseded version is read-only.
    pub superseded_by: Option<Hash>,
    /// What the checks said, from their newest run.
    pub findings: Vec<Finding>,
    /// The version of Proofroom that measured, when it did.
    pub checked_by: Option<String>,
    /// The places of the guided tour, as the studio last set them.
    pub spots: Vec<Spot>,
    /// Who looked at which of its places, one entry a person.
    pub tours: Vec<Tour>,
    /// What it was made from, where the studio made it in Proofroom.
    pub derived: Option<Derived>,
}

/// How a version came to be.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct Derived {
    /// The file it was made from.
    pub from: Hash,
    /// What was done, as a kebab-case word.
    pub step: String,
    /// Who says so.
    pub by: Person,
    /// When, by their clock.
    pub at: Millis,
}

/// What one person looked at on a version.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct Tour {
    /// Who.
    pub person: Person,
    /// The places by their words, each as closely as it was ever looked at.
    pub spots: Vec<TourSpot>,
    /// When they last looked, by their clock.
    pub at: Millis,
}

impl Tour {
    /// Takes in what was looked at; a place counts as closely as it was ever seen.
    pub(super) fn add(&mut self, spots: &[TourSpot], at: Millis) {
        self.at = self.at.max(at);
        for spot in spots {
            match self.spots.binary_search_by(|known| known.id.cmp(&spot.id)) {
                Ok(place) => self.spots[place].scale = self.spots[place].scale.max(spot.scale),
                Err(place) => self.spots.insert(place, spot.clone()),
            }
        }
    }
}

/// A person behind an event.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct Person {
    /// The key.
    pub key: PublicKey,
    /// The name that goes with it.
    pub name: String,
    /// `studio`, or the reviewer's title.
    pub title: String,
}

/// An invited person.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct Reviewer {
    /// Who.
    pub person: Person,
    /// What the link allows.
    pub role: Role,
    /// The link's public id.
    pub link: String,
    /// What the link shows.
    pub shows: Shows,
    /// When they were invited.
    pub added_at: Millis,
    /// When the link was closed, if it was.
    pub revoked_at: Option<Millis>,
    /// The browsers that spoke with this link; more than one may mean that it was forwarded.
    pub devices: Vec<PublicKey>,
}

/// A remark: the first of a thread, or an answer in one. An answer has no place of its own, no answers, and is not
/// resolved.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct Note {
    /// The event's hash.
    pub id: Hash,
    /// The file that it was made on.
    pub version: Hash,
    /// Who.
    pub author: Person,
    /// When, by their clock.
    pub at: Millis,
    /// Plain text, as last edited.
    pub text: String,
    /// The place, in the version's own pixels.
    pub shape: Option<NoteShape>,
    /// The smallest upright rectangle around the place.
    pub region: Option<Region>,
    /// When the studio confirmed it; none for the studio's own notes.
    pub received_at: Option<Millis>,
    /// When it was last edited.
    pub edited_at: Option<Millis>,
    /// What it said before, oldest first.
    pub earlier: Vec<Wording>,
    /// When its author took it back: it is shown as withdrawn.
    pub withdrawn_at: Option<Millis>,
    /// Who called the thread done, unless it was opened again.
    pub resolved: Option<Resolution>,
    /// Open notes of other people on an overlapping place of the same version, while this one is open.
    pub clashes: Vec<Hash>,
    /// The answers, oldest first.
    pub replies: Vec<Note>,
}

/// What a note said before it was edited.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct Wording {
    /// Plain text.
    pub text: String,
    /// When it was written, by the author's clock.
    pub at: Millis,
}

/// Who called a thread done.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct Resolution {
    /// Who.
    pub by: Person,
    /// When, by their clock.
    pub at: Millis,
}

/// A decision on exact bytes.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct Decision {
    /// The event's hash.
    pub id: Hash,
    /// SHA-256 of the file that was decided on.
    pub version: Hash,
    /// Who.
    pub author: Person,
    /// When, by their clock.
    pub at: Millis,
    /// The decision.
    pub verdict: Verdict,
    /// Why.
    pub reason: String,
    /// When the studio confirmed it.
    pub received_at: Option<Millis>,
    /// Said of a version that its author already knew to be superseded, or after the link was closed: kept, not counted.
    pub late: bool,
    /// Places of the tour that the review asks for and that its author had not recorded seeing at 100 % before: an approval
    /// with any is kept, not counted.
    pub unseen: Vec<String>,
    /// A newer decision of the same person on the same version took its place.
    pub replaced: bool,
}

impl Decision {
    /// It was said in time and after what the review asks to be looked at.
    #[must_use]
    pub fn is_valid(&self) -> bool {
        !self.late && self.unseen.is_empty()
    }

    /// It is valid and the last word of its author on the version.
    #[must_use]
    pub fn stands(&self) -> bool {
        self.is_valid() && !self.replaced
    }
}

/// A line of the history.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct Entry {
    /// The event's hash.
    pub id: Hash,
    /// Who.
    pub author: Person,
    /// When, by their clock.
    pub at: Millis,
    /// The event's kind, such as `decision-made`.
    pub kind: String,
    /// The proof concerned, if one is.
    pub proof: Option<String>,
    /// The version concerned, if one is.
    pub version: Option<Hash>,
}

/// Something wrong with the log.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct Problem {
    /// A stable kebab-case word, such as `missing-parent`.
    pub kind: String,
    /// The event concerned.
    pub event: Hash,
    /// One full sentence.
    pub message: String,
}
