//! Which decisions stand, and where a proof stands with them.

use std::collections::{BTreeMap, BTreeSet};

use super::{Fold, NEVER, Place};
use crate::review::event::{Millis, Role, Verdict};
use crate::review::state::{Decision, Proof, ProofStatus, Reviewer};

impl Fold<'_> {
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

    /// Where an event arrived: at the studio's first receipt of it.
    pub(super) fn arrival(&self, event: &str) -> Place {
        self.receipts.get(event).map_or(NEVER, |(place, _)| *place)
    }

    pub(super) fn received_at(&self, event: &str) -> Option<Millis> {
        self.receipts.get(event).map(|(_, at)| *at)
    }
}

/// The last decision of a person on a version stands; a late one neither stands nor replaces.
pub(super) fn mark_replaced(decisions: &mut [Decision]) {
    let mut standing = BTreeSet::new();
    for decision in decisions.iter_mut().rev().filter(|decision| !decision.late) {
        decision.replaced = !standing.insert((decision.author.key.clone(), decision.version.clone()));
    }
}

/// Where a proof stands, by its newest version alone.
pub(super) fn status(proof: &Proof, reviewers: &[Reviewer]) -> ProofStatus {
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
