//! A log that stays folded: an event that arrives costs what it changes, not what the log holds.
//!
//! Method. The fold of [`super::fold`] is the definition; this module asks it about parts of the log that cannot concern
//! each other. Events that name the same proof, file or note, directly or through others, form a [`units`] unit; together
//! with the *frame* (the review's root, its people, the closing of their links, its policy) and the receipts of its own
//! events, a unit folds by itself to what it says in the whole. So an arriving event has its unit folded again, and nothing
//! else.
//!
//! Order. Among events whose parents are there, the order takes the smallest next. An event that nobody names yet makes
//! nothing else wait, so it is put into the order before the first later one that is larger, wherever that is, and the
//! others stay in theirs. An event that fills a hole may move those that waited for it: then, and when the frame changes,
//! everything is folded anew.
//!
//! The lines of events are not kept; whether an event is good is [`super::signed`]'s business.

mod change;
mod place;
mod units;

use std::collections::{BTreeMap, BTreeSet, HashMap};

pub use self::change::{ListRun, ReviewChange};
use self::units::Units;
use super::event::{Body, Hash};
use super::fold::{self, Completeness};
use super::signed::Signed;
use super::state::{Problem, ReviewState};
use crate::error::{Error, Result};

/// An event by its place of arrival.
type Id = u32;

/// More new events than this, and than a quarter of the log, are folded with the whole.
const MOST_ALONE: usize = 1000;

/// A log that stays folded.
#[derive(Debug)]
pub struct Live {
    completeness: Completeness,
    /// What it says, without proofs and history: those are told, not kept.
    state: ReviewState,
    /// All events by arrival, without their lines.
    events: Vec<Signed>,
    index: HashMap<Hash, Id>,
    /// The parents that are there, by event.
    parents: Vec<Vec<Id>>,
    /// Parents that are not there, with the events that name them.
    missing: BTreeMap<Hash, Vec<Id>>,
    /// All placed events in the order of the fold, and the place of each.
    order: Vec<Id>,
    place: Vec<u32>,
    units: Units,
    /// The studio's first receipt of an event.
    receipts: HashMap<Hash, Id>,
    /// Root, people, closings, policies.
    frame: Vec<Id>,
    /// By event: whether it counts, and how many that count name it as a parent.
    counts: Vec<bool>,
    named: Vec<u32>,
    heads: BTreeSet<Id>,
    /// What is wrong with an event, by the pass of the fold that finds it.
    problems: HashMap<Id, (Pass, Problem)>,
    /// Lines that are no events.
    unreadable: Vec<Problem>,
    /// The event that added a proof, by the proof's id and in the order of proofs.
    added: HashMap<String, Id>,
    stacks: Vec<Id>,
    /// First word of each browser of a person (by place in the state).
    spoke: HashMap<(usize, Hash), Id>,
    /// Arrived and not placed yet.
    fresh: Vec<Id>,
    told: bool,
    /// How many events were folded for the newest change.
    work: usize,
}

/// The passes of the fold in which a problem may be found; it lists them so.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Pass {
    Gather,
    Stacks,
    Say,
}

impl Live {
    /// An empty log of the review with this id (32 hex digits).
    #[must_use]
    pub fn new(review: &str, completeness: Completeness) -> Self {
        Self {
            completeness,
            state: fold::Fold::begin(review, &[]).state,
            events: Vec::new(),
            index: HashMap::new(),
            parents: Vec::new(),
            missing: BTreeMap::new(),
            order: Vec::new(),
            place: Vec::new(),
            units: Units::default(),
            receipts: HashMap::new(),
            frame: Vec::new(),
            counts: Vec::new(),
            named: Vec::new(),
            heads: BTreeSet::new(),
            problems: HashMap::new(),
            unreadable: Vec::new(),
            added: HashMap::new(),
            stacks: Vec::new(),
            spoke: HashMap::new(),
            fresh: Vec::new(),
            told: false,
            work: 0,
        }
    }

    /// Adds a checked event; true if it is new. What it changes is told by [`change`](Self::change).
    ///
    /// # Errors
    /// [`Error::InvalidArgument`] for an event of another review.
    pub fn add(&mut self, mut event: Signed) -> Result<bool> {
        if event.event.review != self.state.id {
            return Err(Error::InvalidArgument {
                name: "review",
                found: event.event.review,
                expected: format!("an event of review {}", self.state.id),
            });
        }
        if self.has(&event.hash) {
            return Ok(false);
        }
        event.line = String::new();
        let id = id_at(self.events.len());
        self.index.insert(event.hash.clone(), id);
        self.events.push(event);
        self.fresh.push(id);
        Ok(true)
    }

    /// Tells, with the next change, that something in the kept log is no event.
    pub fn unreadable(&mut self, problem: Problem) {
        if !self.unreadable.contains(&problem) {
            self.unreadable.push(problem);
        }
    }

    /// Whether an event of that name is here.
    #[must_use]
    pub fn has(&self, hash: &str) -> bool {
        self.index.contains_key(hash)
    }

    /// Whether a receipt of the studio names this event; of what was told by the newest change.
    #[must_use]
    pub fn received(&self, hash: &str) -> bool {
        self.receipts.contains_key(hash)
    }

    /// How many events were folded for the newest change: what it cost.
    #[must_use]
    pub fn work(&self) -> usize {
        self.work
    }

    /// The next change tells everything: whoever listens knows nothing yet.
    pub fn forget(&mut self) {
        self.told = false;
    }

    /// What the events that arrived since the last change say.
    #[must_use]
    pub fn change(&mut self) -> ReviewChange {
        let fresh = std::mem::take(&mut self.fresh);
        let many = fresh.len() > MOST_ALONE && fresh.len() > self.order.len() / 4;
        let anew = many || !self.told || self.state.studio_key.is_empty() || fresh.iter().any(|id| self.moves(*id));
        let fresh = self.parents_first(fresh);
        for id in &fresh {
            self.enter(*id);
        }
        if anew { self.all() } else { self.some(&fresh) }
    }

    /// Whether an event changes the frame or the order of others.
    fn moves(&self, id: Id) -> bool {
        let Signed { hash, event, .. } = self.event(id);
        let studio = event.author == self.state.studio_key;
        let frame = is_frame(&event.body) && (studio || matches!(event.body, Body::ReviewCreated { .. }));
        let again = matches!(&event.body, Body::ProofAdded { proof, .. } if studio && self.added.contains_key(proof));
        frame || again || self.missing.contains_key(hash)
    }

    /// Folds everything.
    fn all(&mut self) -> ReviewChange {
        self.order_all();
        let ordered: Vec<&Signed> = self.order.iter().map(|id| self.event(*id)).collect();
        let mut state = fold::whole(&self.state.id, &ordered, self.completeness);
        self.work = ordered.len();
        let (proofs, history) = (std::mem::take(&mut state.proofs), std::mem::take(&mut state.history));
        self.state = state;
        self.counts.fill(false);
        for entry in &history {
            let id = self.index[&entry.id] as usize;
            self.counts[id] = true;
        }
        self.named.fill(0);
        for id in self.order.clone().into_iter().filter(|id| self.counts[*id as usize]) {
            for parent in &self.parents[id as usize] {
                self.named[*parent as usize] += 1;
            }
        }
        let all = self.order.iter().copied();
        self.heads = all.filter(|id| self.counts[*id as usize] && self.named[*id as usize] == 0).collect();
        self.problems.clear();
        for problem in std::mem::take(&mut self.state.problems) {
            if let (Some(pass), Some(id)) = (pass_of(&problem.kind), self.index.get(&problem.event)) {
                self.problems.insert(*id, (pass, problem));
            }
        }
        self.frame_all();
        self.told = true;
        self.state.problems = self.problems();
        let (proof_count, history_count) = (proofs.len(), history.len());
        ReviewChange {
            whole: true,
            reviewers: Some(self.state.reviewers.clone()),
            problems: Some(self.state.problems.clone()),
            proofs,
            proof_runs: ListRun::all(proof_count),
            history,
            history_runs: ListRun::all(history_count),
            ..self.base()
        }
    }

    /// Folds the units that `fresh` events concern.
    fn some(&mut self, fresh: &[Id]) -> ReviewChange {
        let reviewers = self.state.reviewers.clone();
        let mut units = BTreeSet::new();
        for id in fresh {
            self.hear(*id);
            units.extend(self.concerned(*id));
        }
        self.work = 0;
        let mut steps = change::Steps::default();
        for unit in units {
            self.again(unit, &mut steps);
        }
        let problems = self.problems();
        let changed = problems != self.state.problems;
        self.state.problems = problems;
        ReviewChange {
            reviewers: (reviewers != self.state.reviewers).then(|| self.state.reviewers.clone()),
            problems: changed.then(|| self.state.problems.clone()),
            ..steps.told(self)
        }
    }

    /// Folds one unit with the frame and its receipts, and takes over what that says of it.
    fn again(&mut self, unit: u32, steps: &mut change::Steps) {
        let members = self.units.members(unit).to_vec();
        let own = members.iter().copied();
        let receipts = members.iter().filter_map(|id| self.receipts.get(&self.event(*id).hash)).copied();
        let mut chosen: Vec<Id> = own.chain(receipts).chain(self.frame.iter().copied()).collect();
        chosen.sort_unstable_by_key(|id| self.place[*id as usize]);
        chosen.dedup();
        self.work += chosen.len();
        let ordered: Vec<&Signed> = chosen.iter().map(|id| self.event(*id)).collect();
        let said = fold::whole(&self.state.id, &ordered, Completeness::Part);
        let of = |hash: &Hash| self.index[hash];
        let mut entries: HashMap<Id, _> = said.history.into_iter().map(|entry| (of(&entry.id), entry)).collect();
        let mut problems: HashMap<Id, _> = said
            .problems
            .into_iter()
            .filter_map(|problem| Some((*self.index.get(&problem.event)?, (pass_of(&problem.kind)?, problem))))
            .collect();
        for id in members {
            let entry = entries.remove(&id);
            steps.entry(id, self.counts[id as usize], entry.clone());
            self.count(id, entry.is_some());
            match problems.remove(&id) {
                Some(problem) => self.problems.insert(id, problem),
                None => self.problems.remove(&id),
            };
        }
        for proof in said.proofs {
            let id = self.first_added(&proof.id, &chosen);
            let new = self.added.insert(proof.id.clone(), id).is_none();
            if new {
                let at = self.stacks.partition_point(|stack| self.place[*stack as usize] < self.place[id as usize]);
                self.stacks.insert(at, id);
            }
            steps.proof(id, !new, proof);
        }
    }

    /// Says whether an event counts, and keeps the heads.
    fn count(&mut self, id: Id, counts: bool) {
        let slot = id as usize;
        if self.counts[slot] != counts {
            self.counts[slot] = counts;
            for parent in self.parents[slot].clone() {
                let named = &mut self.named[parent as usize];
                *named = if counts { *named + 1 } else { named.saturating_sub(1) };
                self.head(parent);
            }
        }
        self.head(id);
    }

    fn head(&mut self, id: Id) {
        if self.counts[id as usize] && self.named[id as usize] == 0 {
            self.heads.insert(id);
        } else {
            self.heads.remove(&id);
        }
    }

    /// What is wrong, in the order of the fold: by pass and place, then the holes, then the lines that are no events.
    fn problems(&self) -> Vec<Problem> {
        let mut found: Vec<(Pass, u32, &Problem)> =
            self.problems.iter().map(|(id, (pass, problem))| (*pass, self.place[*id as usize], problem)).collect();
        found.sort_unstable_by_key(|(pass, place, _)| (*pass, *place));
        let mut problems: Vec<Problem> = found.into_iter().map(|(_, _, problem)| problem.clone()).collect();
        if self.completeness == Completeness::Whole {
            problems.extend(self.missing.iter().filter_map(|(parent, children)| {
                let first = children.iter().min_by_key(|id| self.place[**id as usize])?;
                Some(fold::hole(parent, &self.event(*first).hash))
            }));
        }
        if self.state.studio_key.is_empty() {
            problems.push(fold::no_root());
        }
        problems.extend(self.unreadable.iter().cloned());
        problems
    }

    fn event(&self, id: Id) -> &Signed {
        &self.events[id as usize]
    }
}

/// The id of the event at `place` of the arrival. A log file of the largest size holds far fewer than four billion.
fn id_at(place: usize) -> Id {
    Id::try_from(place).unwrap_or(Id::MAX)
}

/// Whether a kind of event speaks of the review as a whole.
fn is_frame(body: &Body) -> bool {
    matches!(
        body,
        Body::ReviewCreated { .. } | Body::ReviewerAdded { .. } | Body::ReviewerRevoked { .. } | Body::PolicySet { .. }
    )
}

/// The pass of the fold that finds such a problem with an event; none for what is wrong with the log itself.
fn pass_of(kind: &str) -> Option<Pass> {
    match kind {
        "second-root" | "second-proof" => Some(Pass::Gather),
        "unknown-proof" => Some(Pass::Stacks),
        "missing-parent" | "no-root" => None,
        _ => Some(Pass::Say),
    }
}
