//! What an arriving event changed, small enough to be sent after each.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{Id, Live};
use crate::review::event::{Hash, Millis, PublicKey};
use crate::review::state::{Entry, Policy, Problem, Proof, ReviewState, Reviewer};

/// What changed in the state of a review. Applied to the state before it gives the state after it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct ReviewChange {
    /// Everything is told: it is applied to a state without proofs and history.
    pub whole: bool,
    /// The review's id, 32 hex digits.
    pub id: String,
    /// Its title.
    pub title: String,
    /// The studio's name.
    pub studio: String,
    /// The studio's key.
    pub studio_key: PublicKey,
    /// When it was created.
    pub created_at: Millis,
    /// The rules of this review.
    pub policy: Policy,
    /// All invited people, if anything changed about them.
    pub reviewers: Option<Vec<Reviewer>>,
    /// All that is wrong with the log, if that changed.
    pub problems: Option<Vec<Problem>>,
    /// The newest events.
    pub heads: Vec<Hash>,
    /// Proofs that are new or may have changed.
    pub proofs: Vec<Proof>,
    /// Where they stand.
    pub proof_runs: Vec<ListRun>,
    /// Entries of the history that are new or may have changed.
    pub history: Vec<Entry>,
    /// Where they stand.
    pub history_runs: Vec<ListRun>,
}

/// One step of a change of a list; the steps are done one after the other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct ListRun {
    /// Place in the list, from 0.
    pub at: u32,
    /// So many are taken out there.
    pub out: u32,
    /// So many of the new ones, the next, are put in.
    pub put: u32,
}

impl ListRun {
    pub(super) fn all(count: usize) -> Vec<Self> {
        vec![Self { at: 0, out: 0, put: number(count) }]
    }
}

impl ReviewChange {
    /// The state after this change of `before`; the older state's parts are used.
    #[must_use]
    pub fn apply(self, before: ReviewState) -> ReviewState {
        let (mut proofs, mut history) = if self.whole { Default::default() } else { (before.proofs, before.history) };
        splice(&mut proofs, &self.proof_runs, self.proofs);
        splice(&mut history, &self.history_runs, self.history);
        ReviewState {
            id: self.id,
            title: self.title,
            studio: self.studio,
            studio_key: self.studio_key,
            created_at: self.created_at,
            policy: self.policy,
            proofs,
            reviewers: self.reviewers.unwrap_or(before.reviewers),
            history,
            problems: self.problems.unwrap_or(before.problems),
            heads: self.heads,
        }
    }
}

fn splice<T>(list: &mut Vec<T>, runs: &[ListRun], items: Vec<T>) {
    let mut items = items.into_iter();
    for run in runs {
        let at = (run.at as usize).min(list.len());
        let end = (at + run.out as usize).min(list.len());
        list.splice(at..end, items.by_ref().take(run.put as usize));
    }
}

/// The parts of a change, gathered unit by unit.
#[derive(Default)]
pub(super) struct Steps {
    entries: BTreeMap<Id, (bool, Option<Entry>)>,
    proofs: Vec<(Id, bool, Proof)>,
}

impl Steps {
    /// What an event is in the history now, and whether it was there before.
    pub(super) fn entry(&mut self, id: Id, before: bool, now: Option<Entry>) {
        self.entries.insert(id, (before, now));
    }

    /// A proof, by the event that added it, and whether it was there before.
    pub(super) fn proof(&mut self, id: Id, before: bool, proof: Proof) {
        self.proofs.push((id, before, proof));
    }

    /// All of it, in the order of the lists.
    pub(super) fn told(mut self, live: &Live) -> ReviewChange {
        let place = |id: Id| live.place[id as usize];
        let mut change = live.base();
        self.proofs.sort_by_key(|(id, ..)| place(*id));
        for (id, before, proof) in self.proofs {
            let at = live.stacks.partition_point(|stack| place(*stack) < place(id));
            change.proof_runs.push(ListRun { at: number(at), out: u32::from(before), put: 1 });
            change.proofs.push(proof);
        }
        let mut entries: Vec<(Id, (bool, Option<Entry>))> = self.entries.into_iter().collect();
        entries.sort_by_key(|(id, _)| place(*id));
        let (mut at, mut seen) = (0, 0);
        for (id, (before, now)) in entries {
            let here = place(id) as usize;
            at += live.order[seen..here].iter().filter(|id| live.counts[**id as usize]).count();
            seen = here;
            if before || now.is_some() {
                change.history_runs.push(ListRun {
                    at: number(at),
                    out: u32::from(before),
                    put: u32::from(now.is_some()),
                });
            }
            change.history.extend(now);
        }
        change
    }
}

impl Live {
    /// A change of nothing.
    pub(super) fn base(&self) -> ReviewChange {
        let state = &self.state;
        let mut heads: Vec<Id> = self.heads.iter().copied().collect();
        heads.sort_unstable_by_key(|id| self.place[*id as usize]);
        ReviewChange {
            whole: false,
            id: state.id.clone(),
            title: state.title.clone(),
            studio: state.studio.clone(),
            studio_key: state.studio_key.clone(),
            created_at: state.created_at,
            policy: state.policy.clone(),
            reviewers: None,
            problems: None,
            heads: heads.into_iter().map(|id| self.event(id).hash.clone()).collect(),
            proofs: Vec::new(),
            proof_runs: Vec::new(),
            history: Vec::new(),
            history_runs: Vec::new(),
        }
    }
}

fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
