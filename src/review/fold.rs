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

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, BinaryHeap, HashMap};

use super::event::{Body, Event, Hash, Millis, PublicKey, Role, Verdict};
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

    /// All events, parents first, then by the author's clock, then by hash.
    #[must_use]
    pub fn ordered(&self) -> Vec<&Signed> {
        let events: Vec<&Signed> = self.events().collect();
        let index: HashMap<&str, usize> = events.iter().enumerate().map(|(i, e)| (e.hash.as_str(), i)).collect();
        let mut children = vec![Vec::new(); events.len()];
        let mut waiting = vec![0_usize; events.len()];
        for (child, event) in events.iter().enumerate() {
            for parent in event.event.parents.iter().filter_map(|parent| index.get(parent.as_str())) {
                children[*parent].push(child);
                waiting[child] += 1;
            }
        }
        // Events lie by hash, so the index breaks ties as the hash would. Times are whole and not negative.
        let key = |i: usize| Reverse((events[i].event.at as u64, i));
        let mut ready: BinaryHeap<_> = (0..events.len()).filter(|i| waiting[*i] == 0).map(key).collect();
        let mut ordered = Vec::with_capacity(events.len());
        while let Some(Reverse((_, i))) = ready.pop() {
            ordered.push(events[i]);
            for &child in &children[i] {
                waiting[child] -= 1;
                if waiting[child] == 0 {
                    ready.push(key(child));
                }
            }
        }
        ordered
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
            mark_replaced(&mut proof.decisions);
            proof.status = status(proof, &self.state.reviewers);
        }
        let known: BTreeSet<&str> = self.ordered.iter().map(|event| event.hash.as_str()).collect();
        let accepted = || self.ordered.iter().enumerate().filter(|(place, _)| !self.refused.contains(place));
        let named: BTreeSet<&str> =
            accepted().flat_map(|(_, event)| &event.event.parents).map(String::as_str).collect();
        self.state.heads = accepted()
            .filter(|(_, event)| !named.contains(event.hash.as_str()))
            .map(|(_, event)| event.hash.clone())
            .collect();
        if completeness == Completeness::Whole {
            let mut missing = BTreeMap::<&str, &Signed>::new();
            for event in self.ordered {
                for parent in event.event.parents.iter().filter(|parent| !known.contains(parent.as_str())) {
                    missing.entry(parent).or_insert(event);
                }
            }
            self.state.problems.extend(missing.into_iter().map(|(parent, child)| Problem {
                kind: "missing-parent".into(),
                event: child.hash.clone(),
                message: format!(
                    "Event {} was made after event {}, which is missing from this log.",
                    signed::short(&child.hash),
                    signed::short(parent)
                ),
            }));
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

    fn judge_late(&mut self) {
        let mut late = BTreeSet::new();
        for proof in &self.state.proofs {
            for decision in &proof.decisions {
                let Some(reviewer) = self.state.reviewers.iter().find(|r| r.person.key == decision.author.key) else {
                    continue;
                };
                let arrival = self.arrival(&decision.id);
                let closed = self.closed.get(decision.author.key.as_str()).is_some_and(|place| *place < arrival);
                let newer = proof.versions.iter().skip_while(|v| v.info.file != decision.version).skip(1);
                let superseded = newer.filter(|version| reviewer.shows.shows(&version.info)).any(|version| {
                    let added = self.added.get(&(proof.id.as_str(), version.info.file.as_str()));
                    added.is_some_and(|place| *place < arrival)
                });
                if closed || superseded {
                    late.insert((proof.id.clone(), decision.id.clone()));
                }
            }
        }
        for proof in &mut self.state.proofs {
            for decision in &mut proof.decisions {
                decision.late = late.contains(&(proof.id.clone(), decision.id.clone()));
            }
        }
    }

    fn arrival(&self, event: &str) -> Place {
        self.receipts.get(event).map_or(NEVER, |(place, _)| *place)
    }

    fn received_at(&self, event: &str) -> Option<Millis> {
        self.receipts.get(event).map(|(_, at)| *at)
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

/// The last decision of a person on a version stands; a late one neither stands nor replaces.
fn mark_replaced(decisions: &mut [Decision]) {
    let mut standing = BTreeSet::new();
    for decision in decisions.iter_mut().rev().filter(|decision| !decision.late) {
        decision.replaced = !standing.insert((decision.author.key.clone(), decision.version.clone()));
    }
}

/// Where a proof stands, by its newest version alone.
fn status(proof: &Proof, reviewers: &[Reviewer]) -> ProofStatus {
    let Some(newest) = proof.versions.last() else { return ProofStatus::Empty };
    let standing = |decision: &&Decision| decision.version == newest.info.file && !decision.late && !decision.replaced;
    let verdicts: BTreeMap<&str, Verdict> =
        proof.decisions.iter().filter(standing).map(|d| (d.author.key.as_str(), d.verdict)).collect();
    // Whoever was asked and can still answer, and whoever answered in time.
    let asked = |reviewer: &&Reviewer| {
        let answered = verdicts.contains_key(reviewer.person.key.as_str());
        let open = reviewer.role == Role::Decide && reviewer.revoked_at.is_none();
        answered || (open && reviewer.shows.shows(&newest.info))
    };
    let voters: Vec<&Reviewer> = reviewers.iter().filter(asked).collect();
    let any = |verdict| verdicts.values().any(|given| *given == verdict);
    if voters.is_empty() {
        ProofStatus::Draft
    } else if any(Verdict::Rejected) {
        ProofStatus::Rejected
    } else if any(Verdict::ChangesRequested) {
        ProofStatus::ChangesRequested
    } else if voters.iter().all(|r| verdicts.contains_key(r.person.key.as_str())) {
        ProofStatus::Approved
    } else {
        ProofStatus::Waiting
    }
}
