//! Which decisions stand, and where a proof stands with them.

use std::collections::{BTreeMap, BTreeSet};

use super::{Fold, NEVER, Place};
use crate::review::event::{Hash, Millis, Role, Verdict};
use crate::review::signed::Signed;
use crate::review::state::{Decision, Proof, ProofStatus, Reviewer};

/// From this scale on a place counts as seen: every picture pixel is a screen pixel.
const SEEN_FROM: f64 = 1.0;

impl<'a> Fold<'a> {
    /// Marks the decisions that arrived after a newer version that their link shows, or after its closing.
    pub(super) fn judge_late(&mut self) {
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

    /// Keeps what an approval's author had seen of the version when it was made.
    pub(super) fn remember_seen(&mut self, approval: &'a Signed, version: &str, author: &str) {
        let seen = self.holders(version).flat_map(|proof| &proof.versions).filter(|known| known.info.file == version);
        let seen = seen.flat_map(|known| &known.tours).filter(|tour| tour.person.key == author);
        let ids = seen.flat_map(|tour| &tour.spots).filter(|spot| spot.scale >= SEEN_FROM).map(|spot| spot.id.clone());
        let ids = ids.collect();
        self.looked.insert(approval.hash.as_str(), ids);
    }

    /// Names the places that an approval's author owed: those that the studio had asked for when it arrived.
    pub(super) fn judge_unseen(&mut self) {
        let mut owed: BTreeMap<Hash, Vec<String>> = BTreeMap::new();
        let decisions = self.state.proofs.iter().flat_map(|proof| &proof.decisions);
        for decision in decisions.filter(|decision| decision.verdict == Verdict::Approved) {
            let arrival = self.arrival(&decision.id);
            if !at(&self.required, arrival).copied().unwrap_or_default() {
                continue;
            }
            let seen = self.looked.get(decision.id.as_str());
            let spots = self.spots.get(decision.version.as_str()).and_then(|timeline| at(timeline, arrival));
            let missing = spots.copied().unwrap_or_default().iter().map(|spot| &spot.id);
            let missing = missing.filter(|id| !seen.is_some_and(|seen| seen.contains(*id)));
            owed.insert(decision.id.clone(), missing.cloned().collect());
        }
        for decision in self.state.proofs.iter_mut().flat_map(|proof| &mut proof.decisions) {
            decision.unseen = owed.get(&decision.id).cloned().unwrap_or_default();
        }
    }

    /// Where an event arrived: at the studio's first receipt of it.
    pub(super) fn arrival(&self, event: &str) -> Place {
        self.receipts.get(event).map_or(NEVER, |(place, _)| *place)
    }

    pub(super) fn received_at(&self, event: &str) -> Option<Millis> {
        self.receipts.get(event).map(|(_, at)| *at)
    }
}

/// What held just before a place: the last entry of a timeline that stands before it.
fn at<T>(timeline: &[(Place, T)], place: Place) -> Option<&T> {
    timeline.iter().rev().find(|(from, _)| *from < place).map(|(_, value)| value)
}

/// The last decision of a person on a version stands; one that is not valid neither stands nor replaces.
pub(super) fn mark_replaced(decisions: &mut [Decision]) {
    let mut standing = BTreeSet::new();
    for decision in decisions.iter_mut().rev().filter(|decision| decision.is_valid()) {
        decision.replaced = !standing.insert((decision.author.key.clone(), decision.version.clone()));
    }
}

/// Where a proof stands, by its newest version alone.
pub(super) fn status(proof: &Proof, reviewers: &[Reviewer]) -> ProofStatus {
    let Some(newest) = proof.versions.last() else { return ProofStatus::Empty };
    let standing = |decision: &&Decision| decision.version == newest.info.file && decision.stands();
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
