//! Where the work on a proof is: which queue holds it, at which gate, and why.
//!
//! Gate 1 is technical and computed: it reads the recorded findings of the newest version. A failure holds the proof; what
//! could not be measured sends it to a person, with the reason. Gate 2 is a person's: the decisions that stand on the
//! newest version. Approved means done; every other proof is in exactly one queue. A person's "no" goes before a
//! measurement's: it says what to do next. Who may waive what, and who is a specialist, is a policy's, not this file's.

use serde::{Deserialize, Serialize};

use super::event::{Role, Verdict};
use super::state::{Decision, Proof, ProofStatus, Reviewer, Version};
use crate::finding::{Check, Finding, Severity};

/// Where the work on a proof is.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct Standing {
    /// Who has to act; none when the proof is done.
    pub queue: Option<Queue>,
    /// The gate that it has not passed; none when it is done.
    pub gate: Option<Gate>,
    /// What the checks say of the newest version, whatever people say of it.
    pub technical: Technical,
    /// Why it is there.
    pub reason: QueueReason,
}

/// Who has to act next.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub enum Queue {
    /// There is no file yet.
    Intake,
    /// The newest version has not been measured.
    Checks,
    /// Something could not be measured: a person looks.
    Manual,
    /// A failed check, or a reviewer, sent it back.
    Retouch,
    /// Reviewers contradict each other: the account manager speaks with them.
    Conflict,
    /// Nobody was asked yet.
    Share,
    /// Reviewers were asked.
    Review,
}

/// The two gates.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub enum Gate {
    /// Gate 1: computed from findings.
    Technical,
    /// Gate 2: visual intent, decided by people.
    Intent,
}

/// What the checks say of a version.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub enum Technical {
    /// They never ran.
    Unchecked,
    /// No failure, and everything was measured.
    Passed,
    /// No failure, and something could not be measured.
    Unmeasured,
    /// At least one failure.
    Failed,
}

/// Why a proof is in its queue.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case", rename_all_fields = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub enum QueueReason {
    /// No version was added.
    NoVersion,
    /// No checks are recorded for the newest version.
    NotChecked,
    /// Checks failed.
    Failed {
        /// How many findings.
        count: u32,
        /// The check of the first.
        check: Check,
        /// The kind of the first.
        finding: String,
    },
    /// Checks could not measure.
    CannotMeasure {
        /// How many findings.
        count: u32,
        /// The check of the first.
        check: Check,
        /// The kind of the first.
        finding: String,
    },
    /// Reviewers want something else, and none of them approved.
    Returned {
        /// The hardest of their verdicts.
        verdict: Verdict,
        /// Who.
        by: Vec<String>,
    },
    /// Some approved, others do not.
    Disagreement {
        /// Who approved.
        approved: Vec<String>,
        /// Who did not.
        against: Vec<String>,
    },
    /// No reviewer sees the newest version.
    NobodyAsked,
    /// Reviewers have not decided.
    Waiting {
        /// Who.
        on: Vec<String>,
    },
    /// Everybody who decides approved.
    Approved {
        /// Who.
        by: Vec<String>,
    },
}

impl Standing {
    /// That of a proof without a version.
    pub const EMPTY: Self = Self {
        queue: Some(Queue::Intake),
        gate: Some(Gate::Technical),
        technical: Technical::Unchecked,
        reason: QueueReason::NoVersion,
    };

    /// Where a proof is, by its newest version; its status and the standing of its decisions must be known.
    #[must_use]
    pub fn of(proof: &Proof, reviewers: &[Reviewer]) -> Self {
        let Some(newest) = proof.versions.last() else { return Self::EMPTY };
        let technical = technical(newest);
        let (place, reason) = place(proof, newest, technical, reviewers);
        let (queue, gate) = place.unzip();
        Self { queue, gate, technical, reason }
    }
}

fn technical(version: &Version) -> Technical {
    let any = |severity| version.findings.iter().any(|finding| finding.severity == severity);
    match () {
        () if any(Severity::Failure) => Technical::Failed,
        () if version.checked_by.is_none() => Technical::Unchecked,
        () if any(Severity::CannotMeasure) => Technical::Unmeasured,
        () => Technical::Passed,
    }
}

fn place(
    proof: &Proof,
    newest: &Version,
    technical: Technical,
    reviewers: &[Reviewer],
) -> (Option<(Queue, Gate)>, QueueReason) {
    let standing = |d: &&Decision| d.version == newest.info.file && d.stands();
    let said = |verdict: Verdict| {
        let by = proof.decisions.iter().filter(standing).filter(|decision| decision.verdict == verdict);
        by.map(|decision| decision.author.name.clone()).collect::<Vec<_>>()
    };
    let approved = said(Verdict::Approved);
    match proof.status {
        ProofStatus::Approved => return (None, QueueReason::Approved { by: approved }),
        ProofStatus::Rejected | ProofStatus::ChangesRequested => {
            let (rejected, changes) = (said(Verdict::Rejected), said(Verdict::ChangesRequested));
            let verdict = if rejected.is_empty() { Verdict::ChangesRequested } else { Verdict::Rejected };
            let against = [rejected, changes].concat();
            return if approved.is_empty() {
                (Some((Queue::Retouch, Gate::Intent)), QueueReason::Returned { verdict, by: against })
            } else {
                (Some((Queue::Conflict, Gate::Intent)), QueueReason::Disagreement { approved, against })
            };
        }
        ProofStatus::Empty | ProofStatus::Draft | ProofStatus::Waiting => {}
    }
    match technical {
        Technical::Failed => {
            let (count, check, finding) = first(newest, Severity::Failure);
            (Some((Queue::Retouch, Gate::Technical)), QueueReason::Failed { count, check, finding })
        }
        Technical::Unmeasured => {
            let (count, check, finding) = first(newest, Severity::CannotMeasure);
            (Some((Queue::Manual, Gate::Technical)), QueueReason::CannotMeasure { count, check, finding })
        }
        Technical::Unchecked => (Some((Queue::Checks, Gate::Technical)), QueueReason::NotChecked),
        Technical::Passed => {
            let answered = |reviewer: &Reviewer| {
                proof.decisions.iter().filter(standing).any(|decision| decision.author.key == reviewer.person.key)
            };
            let open = reviewers.iter().filter(|reviewer| {
                let asked = reviewer.role == Role::Decide && reviewer.revoked_at.is_none();
                asked && reviewer.shows.shows(&newest.info) && !answered(reviewer)
            });
            let on: Vec<String> = open.map(|reviewer| reviewer.person.name.clone()).collect();
            if on.is_empty() {
                (Some((Queue::Share, Gate::Intent)), QueueReason::NobodyAsked)
            } else {
                (Some((Queue::Review, Gate::Intent)), QueueReason::Waiting { on })
            }
        }
    }
}

/// How many findings are that severe, and the first of them.
fn first(version: &Version, severity: Severity) -> (u32, Check, String) {
    let mut found = version.findings.iter().filter(|finding| finding.severity == severity);
    let first = found.next();
    let count = found.count() + usize::from(first.is_some());
    let Finding { check, kind, .. } = match first {
        Some(finding) => finding,
        None => return (0, Check::File, String::new()),
    };
    (u32::try_from(count).unwrap_or(u32::MAX), *check, kind.clone())
}
