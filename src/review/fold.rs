//! The fold: what a set of events says, whatever order they came in.
//!
//! Order: an event comes after its parents; among those that may come next, the earliest by its author's clock, then by
//! hash. Trust: the studio is the author of the review's first event, whose id proves the key; only the studio adds
//! proofs, versions, people, checks and receipts; a reviewer speaks with a key that the studio named, and only as far as
//! the role and what the link shows allow. All else is kept, told as a [`Problem`], and not counted.
//!
//! Talk: a note begins a thread or answers one; its words are its author's to change or take back, a thread is its
//! author's or the studio's to call done. What names a note counts wherever it stands in the order, once that note is known.
//!
//! Arrival: the studio's first receipt of an event is where it *arrived*; one without a receipt counts as arriving last.
//! A decision is late when a newer version that its link shows, or the closing of the link, stands before its arrival.
//! Where the tour was required before its arrival, an approval counts only if its author had recorded every place of it.
//! The author's clock is the author's word; arrival is what others can rely on.

mod admit;
mod clash;
mod gather;
mod order;
mod standing;
mod talk;

use std::collections::{BTreeSet, HashMap};

use self::admit::Refusal;
pub(super) use self::admit::may;
pub(super) use self::order::{hole, key, ordered};
use super::event::{Body, Hash, Millis, PublicKey, Spot, Verdict};
use super::log::Log;
use super::queue::Standing;
use super::signed::{self, Signed};
use super::state::{Decision, Derived, Entry, Person, Policy, Problem, Proof, ReviewState, Tour, Version};

/// Whether the log should hold everything that was said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Completeness {
    /// The studio's log: a parent that is missing is a problem.
    Whole,
    /// What one link shows: parents may have been held back.
    Part,
}

impl Log {
    /// What the log says. The same set gives the same state, byte for byte.
    #[must_use]
    pub fn fold(&self, completeness: Completeness) -> ReviewState {
        whole(self.review(), &self.ordered(), completeness)
    }
}

/// What these events say, given in the order of the fold.
pub(super) fn whole(review: &str, ordered: &[&Signed], completeness: Completeness) -> ReviewState {
    let mut fold = Fold::begin(review, ordered);
    fold.gather();
    fold.say();
    fold.finish(completeness)
}

/// The problem of a log without the event that begins the review.
pub(super) fn no_root() -> Problem {
    Problem {
        kind: "no-root".into(),
        event: Hash::new(),
        message: "The log lacks the event that begins the review, so nothing in it can be trusted.".into(),
    }
}

/// A place in the order; the last place means "not yet".
type Place = usize;
const NEVER: Place = usize::MAX;

pub(super) struct Fold<'a> {
    ordered: &'a [&'a Signed],
    pub(super) state: ReviewState,
    /// Place in the state of each proof.
    stacks: HashMap<&'a str, usize>,
    /// Place in the state of each invited person.
    people: HashMap<&'a str, usize>,
    /// Which proofs have a file, ascending.
    holders: HashMap<&'a str, Vec<usize>>,
    /// Place of the version's first mention, by proof and file.
    added: HashMap<(&'a str, &'a str), Place>,
    /// Place and time of the studio's first receipt.
    receipts: HashMap<&'a str, (Place, Millis)>,
    /// Place at which a reviewer's link was closed.
    closed: HashMap<&'a str, Place>,
    /// Whether the tour was required, from each place on.
    required: Vec<(Place, bool)>,
    /// The tour's places of a file, from each place on.
    spots: HashMap<&'a str, Vec<(Place, &'a [Spot])>>,
    /// Which places an approval's author had seen when it was made, by its name.
    looked: HashMap<&'a str, BTreeSet<String>>,
    /// What did not count.
    refused: BTreeSet<Place>,
}

impl<'a> Fold<'a> {
    pub(super) fn begin(review: &str, ordered: &'a [&'a Signed]) -> Self {
        let mut state = ReviewState {
            id: review.to_owned(),
            title: String::new(),
            studio: String::new(),
            studio_key: PublicKey::new(),
            created_at: 0.0,
            policy: Policy::default(),
            proofs: Vec::new(),
            reviewers: Vec::new(),
            history: Vec::new(),
            problems: Vec::new(),
            heads: Vec::new(),
        };
        let root = ordered.iter().find_map(|event| match &event.event.body {
            Body::ReviewCreated { title, studio, nonce }
                if signed::review_id(&event.event.author, nonce) == event.event.review =>
            {
                Some((&event.event, title, studio))
            }
            _ => None,
        });
        if let Some((event, title, studio)) = root {
            state.title.clone_from(title);
            state.studio.clone_from(studio);
            state.studio_key.clone_from(&event.author);
            state.created_at = event.at;
        }
        Self {
            ordered,
            state,
            stacks: HashMap::new(),
            people: HashMap::new(),
            holders: HashMap::new(),
            added: HashMap::new(),
            receipts: HashMap::new(),
            closed: HashMap::new(),
            required: Vec::new(),
            spots: HashMap::new(),
            looked: HashMap::new(),
            refused: BTreeSet::new(),
        }
    }

    /// Second pass: everything that is said about versions, and the history.
    fn say(&mut self) {
        let ordered = self.ordered;
        let admitted: Vec<Result<Person, Refusal>> = ordered.iter().enumerate().map(|(p, _)| self.admit(p)).collect();
        let talk = self.talk(&admitted);
        for ((place, signed), admitted) in ordered.iter().enumerate().zip(admitted) {
            if self.refused.contains(&place) {
                continue;
            }
            let counted = admitted.and_then(|author| {
                talk.judge(signed)?;
                self.count(place, signed, &author)?;
                Ok(author)
            });
            match counted {
                Ok(author) => self.remember(signed, author, talk.version(&signed.event.body)),
                Err((kind, what)) => self.refuse(place, kind, what),
            }
        }
        self.converse(&talk);
    }

    /// Enters what one event says; what it says of notes is left to [`converse`](Self::converse).
    fn count(&mut self, place: Place, signed: &'a Signed, author: &Person) -> Result<(), Refusal> {
        let event = &signed.event;
        let found = match &event.body {
            Body::ChecksRecorded { version, findings, engine } => self.versions(version, |known| {
                known.findings.clone_from(findings);
                known.checked_by = Some(engine.clone());
            }),
            Body::SpotsPlaced { version, spots } => {
                self.spots.entry(version).or_default().push((place, spots));
                self.versions(version, |known| known.spots.clone_from(spots))
            }
            Body::TourRecorded { version, spots } => self.versions(version, |known| {
                let tours = &mut known.tours;
                let place = tours.iter().position(|tour| tour.person.key == author.key).unwrap_or_else(|| {
                    tours.push(Tour { person: author.clone(), spots: Vec::new(), at: event.at });
                    tours.len() - 1
                });
                tours[place].add(spots, event.at);
            }),
            Body::VersionDerived { version, from, step } => self.versions(version, |known| {
                let said = Derived { from: from.clone(), step: step.clone(), by: author.clone(), at: event.at };
                known.derived.get_or_insert(said);
            }),
            Body::DecisionMade { version, verdict, reason } => {
                if *verdict == Verdict::Approved {
                    self.remember_seen(signed, version, &author.key);
                }
                let decision = Decision {
                    id: signed.hash.clone(),
                    version: version.clone(),
                    author: author.clone(),
                    at: event.at,
                    verdict: *verdict,
                    reason: reason.clone(),
                    received_at: self.received_at(&signed.hash),
                    late: false,
                    unseen: Vec::new(),
                    replaced: false,
                };
                self.proofs_with(version, |proof| proof.decisions.push(decision.clone()))
            }
            Body::Unknown(_) => {
                self.problem(place, "unknown-kind", "is of a kind that a newer Proofroom wrote; it is kept");
                true
            }
            _ => true,
        };
        if found { Ok(()) } else { Err(("unknown-version", "speaks of a version that nobody added")) }
    }

    fn finish(mut self, completeness: Completeness) -> ReviewState {
        self.judge_late();
        self.judge_unseen();
        for proof in &mut self.state.proofs {
            standing::mark_replaced(&mut proof.decisions);
            proof.status = standing::status(proof, &self.state.reviewers);
            proof.standing = Standing::of(proof, &self.state.reviewers);
            clash::find(proof);
        }
        let accepted = || self.ordered.iter().enumerate().filter(|(place, _)| !self.refused.contains(place));
        let named: BTreeSet<&str> =
            accepted().flat_map(|(_, event)| &event.event.parents).map(String::as_str).collect();
        self.state.heads = accepted()
            .filter(|(_, event)| !named.contains(event.hash.as_str()))
            .map(|(_, event)| event.hash.clone())
            .collect();
        if completeness == Completeness::Whole {
            self.state.problems.extend(order::holes(self.ordered));
        }
        if self.state.studio_key.is_empty() {
            self.state.problems.push(no_root());
        }
        self.state
    }

    /// Does `what` to each version that is this file; false if there is none.
    fn versions(&mut self, file: &str, mut what: impl FnMut(&mut Version)) -> bool {
        let mut found = false;
        self.proofs_with(file, |proof| {
            for version in proof.versions.iter_mut().filter(|version| version.info.file == file) {
                what(version);
                found = true;
            }
        });
        found
    }

    /// Does `what` to each proof that has this file; false if there is none.
    fn proofs_with(&mut self, file: &str, mut what: impl FnMut(&mut Proof)) -> bool {
        let Some(holders) = self.holders.get(file) else { return false };
        for holder in holders {
            what(&mut self.state.proofs[*holder]);
        }
        true
    }

    /// The proofs that have this file, in their order.
    fn holders(&self, file: &str) -> impl Iterator<Item = &Proof> {
        self.holders.get(file).into_iter().flatten().map(|holder| &self.state.proofs[*holder])
    }

    fn remember(&mut self, signed: &Signed, author: Person, noted: Option<&Hash>) {
        let version = signed.event.body.version().or(noted).cloned();
        let proof = match &signed.event.body {
            Body::ProofAdded { proof, .. } | Body::VersionAdded { proof, .. } | Body::ProofDescribed { proof, .. } => {
                Some(proof.clone())
            }
            _ => version.as_ref().and_then(|file| self.holders(file).next()).map(|proof| proof.id.clone()),
        };
        self.state.history.push(Entry {
            id: signed.hash.clone(),
            author,
            at: signed.event.at,
            kind: signed.event.body.kind().to_owned(),
            proof,
            version,
        });
    }

    /// Tells a problem and does not count the event.
    fn refuse(&mut self, place: Place, kind: &str, what: &str) {
        self.problem(place, kind, what);
        self.refused.insert(place);
    }

    fn problem(&mut self, place: Place, kind: &str, what: &str) {
        let hash = &self.ordered[place].hash;
        self.state.problems.push(Problem {
            kind: kind.to_owned(),
            event: hash.clone(),
            message: format!("Event {} {what}.", signed::short(hash)),
        });
    }
}
