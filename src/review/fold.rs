//! The fold: what a set of events says, whatever order they came in.
//!
//! Order: an event comes after its parents; among those that may come next, the earliest by its author's clock, then by
//! hash. Trust: the studio is the author of the review's first event, whose id proves the key; only the studio adds
//! proofs, versions, people, checks and receipts; a reviewer speaks with a key that the studio named, and only as far as
//! the role and what the link shows allow. All else is kept, told as a [`Problem`], and not counted.
//!
//! Arrival: the studio's first receipt of an event is where it *arrived*; one without a receipt counts as arriving last.
//! A decision is late when a newer version that its link shows, or the closing of the link, stands before its arrival.
//! The author's clock is the author's word; arrival is what others can rely on.

mod order;
mod standing;

use std::collections::{BTreeSet, HashMap};

use super::event::{Body, Event, Hash, Millis, PublicKey, Role};
use super::log::Log;
use super::signed::{self, Signed};
use super::state::{Decision, Entry, Note, Person, Problem, Proof, ProofStatus, ReviewState, Reviewer, Version};

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
        let ordered = self.ordered();
        let mut fold = Fold::begin(self.review(), &ordered);
        fold.gather();
        fold.say();
        fold.finish(completeness)
    }
}

/// A place in the order; the last place means "not yet".
type Place = usize;
const NEVER: Place = usize::MAX;

struct Fold<'a> {
    ordered: &'a [&'a Signed],
    state: ReviewState,
    /// Place of the version's first mention, by proof and file.
    added: HashMap<(&'a str, &'a str), Place>,
    /// Place and time of the studio's first receipt.
    receipts: HashMap<&'a str, (Place, Millis)>,
    /// Place at which a reviewer's link was closed.
    closed: HashMap<&'a str, Place>,
    /// What did not count.
    refused: BTreeSet<Place>,
}

impl<'a> Fold<'a> {
    fn begin(review: &str, ordered: &'a [&'a Signed]) -> Self {
        let mut state = ReviewState {
            id: review.to_owned(),
            title: String::new(),
            studio: String::new(),
            studio_key: PublicKey::new(),
            created_at: 0.0,
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
            added: HashMap::new(),
            receipts: HashMap::new(),
            closed: HashMap::new(),
            refused: BTreeSet::new(),
        }
    }

    /// First pass: the studio's word, on which it depends what others may say.
    fn gather(&mut self) {
        let ordered = self.ordered;
        let mut roots = 0;
        for (place, signed) in ordered.iter().enumerate() {
            let event = &signed.event;
            if event.author != self.state.studio_key {
                continue;
            }
            match &event.body {
                Body::ReviewCreated { nonce, .. } => {
                    roots += 1;
                    if roots > 1 || signed::review_id(&event.author, nonce) != event.review {
                        self.refuse(place, "second-root", "begins the review a second time");
                    }
                }
                Body::ProofAdded { proof, sku, view } => self.add_proof(place, proof, sku, view),
                Body::ReviewerAdded { key, name, title, role, link, shows } => {
                    let reviewer = Reviewer {
                        person: Person { key: key.clone(), name: name.clone(), title: title.clone() },
                        role: *role,
                        link: link.clone(),
                        shows: shows.clone(),
                        added_at: event.at,
                        revoked_at: None,
                        devices: Vec::new(),
                    };
                    // Named again: the newer word stands, in the older's place.
                    match self.state.reviewers.iter_mut().find(|known| known.person.key == *key) {
                        Some(known) => {
                            *known = Reviewer { added_at: known.added_at, revoked_at: known.revoked_at, ..reviewer };
                        }
                        None => self.state.reviewers.push(reviewer),
                    }
                }
                Body::ReviewerRevoked { key } => {
                    self.closed.entry(key).or_insert(place);
                    if let Some(known) = self.state.reviewers.iter_mut().find(|known| known.person.key == *key) {
                        known.revoked_at.get_or_insert(event.at);
                    }
                }
                Body::Receipt { events } => {
                    for received in events {
                        self.receipts.entry(received).or_insert((place, event.at));
                    }
                }
                _ => {}
            }
        }
        self.gather_versions();
    }

    /// Versions after all proofs are known.
    fn gather_versions(&mut self) {
        let ordered = self.ordered;
        for (place, signed) in ordered.iter().enumerate() {
            let event = &signed.event;
            let Body::VersionAdded { proof, version } = &event.body else { continue };
            if event.author != self.state.studio_key {
                continue;
            }
            let Some(stack) = self.state.proofs.iter_mut().find(|known| known.id == *proof) else {
                self.refuse(place, "unknown-proof", "adds a version to a proof that nobody added");
                continue;
            };
            if let Some(known) = stack.versions.iter_mut().find(|known| known.info.file == version.file) {
                known.info.kind = version.kind;
                continue;
            }
            if let Some(last) = stack.versions.last_mut() {
                last.superseded_by = Some(version.file.clone());
            }
            let number = u32::try_from(stack.versions.len() + 1).unwrap_or(u32::MAX);
            stack.versions.push(Version {
                number,
                info: version.clone(),
                added_at: event.at,
                superseded_by: None,
                findings: Vec::new(),
                checked_by: None,
            });
            self.added.insert((proof, &version.file), place);
        }
    }

    fn add_proof(&mut self, place: Place, proof: &str, sku: &str, view: &str) {
        if self.state.proofs.iter().any(|known| known.id == proof) {
            return self.refuse(place, "second-proof", "adds a proof whose id is taken");
        }
        self.state.proofs.push(Proof {
            id: proof.to_owned(),
            sku: sku.to_owned(),
            view: view.to_owned(),
            status: ProofStatus::Empty,
            versions: Vec::new(),
            notes: Vec::new(),
            decisions: Vec::new(),
        });
    }

    /// Second pass: everything that is said about versions, and the history.
    fn say(&mut self) {
        let ordered = self.ordered;
        for (place, signed) in ordered.iter().enumerate() {
            if self.refused.contains(&place) {
                continue;
            }
            let event = &signed.event;
            let Some(author) = self.admit(place, event) else { continue };
            let counted = match &event.body {
                Body::ChecksRecorded { version, findings, engine } => self.versions(version, |known| {
                    known.findings.clone_from(findings);
                    known.checked_by = Some(engine.clone());
                }),
                Body::NoteAdded { version, text, region } => {
                    let note = Note {
                        id: signed.hash.clone(),
                        version: version.clone(),
                        author: author.clone(),
                        at: event.at,
                        text: text.clone(),
                        region: *region,
                        received_at: self.received_at(&signed.hash),
                    };
                    self.proofs_with(version, |proof| proof.notes.push(note.clone()))
                }
                Body::DecisionMade { version, verdict, reason } => {
                    let decision = Decision {
                        id: signed.hash.clone(),
                        version: version.clone(),
                        author: author.clone(),
                        at: event.at,
                        verdict: *verdict,
                        reason: reason.clone(),
                        received_at: self.received_at(&signed.hash),
                        late: false,
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
            if counted {
                self.remember(signed, author);
            } else {
                self.refuse(place, "unknown-version", "speaks of a version that nobody added");
            }
        }
    }

    /// The person behind an event if that person may say it.
    fn admit(&mut self, place: Place, event: &Event) -> Option<Person> {
        if event.author == self.state.studio_key {
            if matches!(event.body, Body::DecisionMade { .. }) {
                self.refuse(place, "not-allowed", "is a decision by the studio; only an invited person decides");
                return None;
            }
            let (key, name) = (self.state.studio_key.clone(), self.state.studio.clone());
            return Some(Person { key, name, title: "studio".into() });
        }
        let Some(known) = self.state.reviewers.iter_mut().find(|known| known.person.key == event.author) else {
            self.refuse(place, "stranger", "is by a key that the studio never named");
            return None;
        };
        let Some(device) = &event.device else {
            self.refuse(place, "no-device", "is by a reviewer and lacks the signature of a browser");
            return None;
        };
        let allowed = match event.body {
            Body::NoteAdded { .. } => known.role >= Role::Comment,
            Body::DecisionMade { .. } => known.role >= Role::Decide,
            Body::Unknown(_) => true,
            _ => false,
        };
        if !allowed {
            self.refuse(place, "not-allowed", "is more than its author's link allows");
            return None;
        }
        if !known.devices.contains(device) {
            known.devices.push(device.clone());
        }
        let (person, shows) = (known.person.clone(), known.shows.clone());
        if let Some(version) = event.body.version() {
            let versions = || self.state.proofs.iter().flat_map(|proof| &proof.versions);
            let hidden = versions().any(|known| known.info.file == *version)
                && !versions().any(|known| known.info.file == *version && shows.shows(&known.info));
            if hidden {
                self.refuse(place, "not-shown", "speaks of a version that its author's link does not show");
                return None;
            }
        }
        let closed = self.closed.get(event.author.as_str()).copied().unwrap_or(NEVER);
        if matches!(event.body, Body::NoteAdded { .. }) && closed < self.arrival(&self.ordered[place].hash) {
            self.refuse(place, "after-closing", "arrived after its author's link was closed");
            return None;
        }
        Some(person)
    }

    fn finish(mut self, completeness: Completeness) -> ReviewState {
        self.judge_late();
        for proof in &mut self.state.proofs {
            standing::mark_replaced(&mut proof.decisions);
            proof.status = standing::status(proof, &self.state.reviewers);
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
            self.state.problems.push(Problem {
                kind: "no-root".into(),
                event: Hash::new(),
                message: "The log lacks the event that begins the review, so nothing in it can be trusted.".into(),
            });
        }
        self.state
    }

    /// Does `what` to each version that is this file; false if there is none.
    fn versions(&mut self, file: &str, mut what: impl FnMut(&mut Version)) -> bool {
        let mut found = false;
        let all = self.state.proofs.iter_mut().flat_map(|proof| &mut proof.versions);
        for version in all.filter(|version| version.info.file == file) {
            what(version);
            found = true;
        }
        found
    }

    /// Does `what` to each proof that has this file; false if there is none.
    fn proofs_with(&mut self, file: &str, mut what: impl FnMut(&mut Proof)) -> bool {
        let mut found = false;
        for proof in &mut self.state.proofs {
            if proof.versions.iter().any(|version| version.info.file == file) {
                what(proof);
                found = true;
            }
        }
        found
    }

    fn remember(&mut self, signed: &Signed, author: Person) {
        let version = signed.event.body.version().cloned();
        let proof = match &signed.event.body {
            Body::ProofAdded { proof, .. } | Body::VersionAdded { proof, .. } => Some(proof.clone()),
            _ => version.as_ref().and_then(|file| {
                let mut proofs = self.state.proofs.iter();
                proofs.find(|p| p.versions.iter().any(|v| v.info.file == *file)).map(|p| p.id.clone())
            }),
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
