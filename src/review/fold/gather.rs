//! The first pass: the studio's word, on which it depends what others may say.

use super::{Fold, Place};
use crate::review::event::{Body, Millis, VersionInfo};
use crate::review::queue::Standing;
use crate::review::signed;
use crate::review::state::{Person, Proof, ProofStatus, Reviewer, Version};

impl<'a> Fold<'a> {
    /// First pass: the studio's word, on which it depends what others may say.
    pub(super) fn gather(&mut self) {
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
                    if let Some(&known) = self.people.get(key.as_str()) {
                        let known = &mut self.state.reviewers[known];
                        *known = Reviewer { added_at: known.added_at, revoked_at: known.revoked_at, ..reviewer };
                    } else {
                        self.people.insert(key, self.state.reviewers.len());
                        self.state.reviewers.push(reviewer);
                    }
                }
                Body::ReviewerRevoked { key } => {
                    self.closed.entry(key).or_insert(place);
                    if let Some(&known) = self.people.get(key.as_str()) {
                        self.state.reviewers[known].revoked_at.get_or_insert(event.at);
                    }
                }
                Body::Receipt { events } => {
                    for received in events {
                        self.receipts.entry(received).or_insert((place, event.at));
                    }
                }
                Body::PolicySet { tour_required } => {
                    let policy = &mut self.state.policy;
                    policy.tour_required = tour_required.unwrap_or(policy.tour_required);
                    self.required.push((place, policy.tour_required));
                }
                _ => {}
            }
        }
        self.gather_stacks();
    }

    /// Versions and descriptions, after all proofs are known.
    fn gather_stacks(&mut self) {
        let ordered = self.ordered;
        for (place, signed) in ordered.iter().enumerate() {
            let event = &signed.event;
            if event.author != self.state.studio_key {
                continue;
            }
            let (Body::VersionAdded { proof, .. } | Body::ProofDescribed { proof, .. }) = &event.body else { continue };
            let Some(&stack) = self.stacks.get(proof.as_str()) else {
                let what = match event.body {
                    Body::VersionAdded { .. } => "adds a version to a proof that nobody added",
                    _ => "describes a proof that nobody added",
                };
                self.refuse(place, "unknown-proof", what);
                continue;
            };
            match &event.body {
                Body::VersionAdded { version, number, .. } => {
                    if !self.state.proofs[stack].stack(version, *number, event.at) {
                        continue;
                    }
                    self.holders.entry(&version.file).or_default().push(stack);
                    self.added.insert((proof, &version.file), place);
                }
                body => self.state.proofs[stack].describe(body),
            }
        }
        self.holders.values_mut().for_each(|holders| holders.sort_unstable());
    }

    fn add_proof(&mut self, place: Place, proof: &'a str, sku: &str, view: &str) {
        if self.stacks.contains_key(proof) {
            return self.refuse(place, "second-proof", "adds a proof whose id is taken");
        }
        self.stacks.insert(proof, self.state.proofs.len());
        self.state.proofs.push(Proof {
            id: proof.to_owned(),
            sku: sku.to_owned(),
            view: view.to_owned(),
            category: None,
            lighting: None,
            risk: None,
            channels: Vec::new(),
            due_at: None,
            owner: None,
            status: ProofStatus::Empty,
            standing: Standing::EMPTY,
            versions: Vec::new(),
            notes: Vec::new(),
            decisions: Vec::new(),
        });
    }
}

impl Proof {
    /// Puts a version on top; false if the file is there already, which only changes its kind.
    fn stack(&mut self, version: &VersionInfo, number: Option<u32>, at: Millis) -> bool {
        if let Some(known) = self.versions.iter_mut().find(|known| known.info.file == version.file) {
            known.info.kind = version.kind;
            return false;
        }
        let mut last = 0;
        if let Some(below) = self.versions.last_mut() {
            below.superseded_by = Some(version.file.clone());
            last = below.number;
        }
        self.versions.push(Version {
            number: number.filter(|number| *number > last).unwrap_or(last.saturating_add(1)),
            info: version.clone(),
            added_at: at,
            superseded_by: None,
            findings: Vec::new(),
            checked_by: None,
            spots: Vec::new(),
            tours: Vec::new(),
            derived: None,
        });
        true
    }

    /// Takes over what is said; what is not said stays.
    fn describe(&mut self, body: &Body) {
        let Body::ProofDescribed { category, lighting, risk, channels, due_at, owner, .. } = body else { return };
        let texts = [(&mut self.category, category), (&mut self.lighting, lighting), (&mut self.owner, owner)];
        for (known, said) in texts {
            if said.is_some() {
                // An empty word takes back what was said.
                *known = said.clone().filter(|said| !said.is_empty());
            }
        }
        self.risk = risk.or(self.risk);
        self.due_at = due_at.or(self.due_at);
        if let Some(channels) = channels {
            self.channels.clone_from(channels);
        }
    }
}
