//! Which queue holds a proof: a row a situation, and that each proof that is not done is in exactly one.
#![allow(clippy::unwrap_used, missing_docs)]

mod review_actors;

use proofroom::finding::{Check, Finding, Severity};
use proofroom::review::event::{Body, Role, Verdict, VersionKind};
use proofroom::review::queue::{Gate, Queue, QueueReason, Technical};
use proofroom::review::signed::sha256;
use proofroom::review::state::ProofStatus;
use proptest::prelude::*;
use review_actors::Scene;

fn checked(version: &str, severities: &[Severity]) -> Body {
    let findings = severities.iter().map(|severity| {
        let kind = match severity {
            Severity::Failure => "non-white-background",
            Severity::CannotMeasure => "path-not-measurable",
            _ => "within-limit",
        };
        Finding::plain(Check::Crop, kind, *severity, "Said by a test.".into())
    });
    Body::ChecksRecorded { version: sha256(version.as_bytes()), findings: findings.collect(), engine: "1".into() }
}

/// A proof with one version and what was measured on it; none for not checked.
fn scene(findings: Option<&[Severity]>) -> Scene {
    let mut scene = Scene::new();
    scene.say(Body::ProofAdded { proof: "bag".into(), sku: "BAG-1042".into(), view: "front".into() });
    scene.add("v1", VersionKind::Retouched);
    if let Some(severities) = findings {
        scene.say(checked("v1", severities));
    }
    scene
}

fn standing(scene: &Scene) -> (Option<Queue>, Option<Gate>, Technical, QueueReason) {
    let standing = scene.proof().standing;
    (standing.queue, standing.gate, standing.technical, standing.reason)
}

#[test]
fn gate_one_reads_the_findings_of_the_newest_version() {
    let rows: [(Option<&[Severity]>, Queue, Gate, Technical); 5] = [
        (None, Queue::Checks, Gate::Technical, Technical::Unchecked),
        (Some(&[Severity::Pass, Severity::Warning]), Queue::Share, Gate::Intent, Technical::Passed),
        (
            Some(&[Severity::Pass, Severity::Failure, Severity::Failure]),
            Queue::Retouch,
            Gate::Technical,
            Technical::Failed,
        ),
        (Some(&[Severity::CannotMeasure]), Queue::Manual, Gate::Technical, Technical::Unmeasured),
        (Some(&[Severity::CannotMeasure, Severity::Failure]), Queue::Retouch, Gate::Technical, Technical::Failed),
    ];
    for (findings, queue, gate, technical) in rows {
        let found = standing(&scene(findings));
        assert_eq!((found.0, found.1, found.2), (Some(queue), Some(gate), technical), "{findings:?}");
    }
    let reason = standing(&scene(Some(&[Severity::Pass, Severity::Failure, Severity::Failure]))).3;
    assert_eq!(reason, QueueReason::Failed { count: 2, check: Check::Crop, finding: "non-white-background".into() });
    // A newer version begins at the first gate again.
    let mut scene = scene(Some(&[Severity::Failure]));
    scene.add("v2", VersionKind::Retouched);
    assert_eq!(
        standing(&scene),
        (Some(Queue::Checks), Some(Gate::Technical), Technical::Unchecked, QueueReason::NotChecked)
    );
}

#[test]
fn gate_two_is_what_people_decided() {
    let mut scene = scene(Some(&[Severity::Pass]));
    assert_eq!(standing(&scene).3, QueueReason::NobodyAsked);
    scene.invite(2, "Chloé", Role::Decide);
    scene.invite(3, "Mark", Role::Decide);
    scene.invite(4, "Ann", Role::Comment);
    let mut expect = |decision: Option<(u8, Verdict)>, queue, reason| {
        if let Some((seed, verdict)) = decision {
            let hash = scene.decide(seed, "v1", verdict);
            scene.receive(&[&hash]);
        }
        let found = standing(&scene);
        assert_eq!((found.0, found.3), (queue, reason), "{decision:?}");
    };
    let names = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
    expect(None, Some(Queue::Review), QueueReason::Waiting { on: names(&["Chloé", "Mark"]) });
    expect(Some((2, Verdict::Approved)), Some(Queue::Review), QueueReason::Waiting { on: names(&["Mark"]) });
    expect(
        Some((3, Verdict::Rejected)),
        Some(Queue::Conflict),
        QueueReason::Disagreement { approved: names(&["Chloé"]), against: names(&["Mark"]) },
    );
    expect(
        Some((2, Verdict::ChangesRequested)),
        Some(Queue::Retouch),
        QueueReason::Returned { verdict: Verdict::Rejected, by: names(&["Mark", "Chloé"]) },
    );
    expect(
        Some((3, Verdict::Approved)),
        Some(Queue::Conflict),
        QueueReason::Disagreement { approved: names(&["Mark"]), against: names(&["Chloé"]) },
    );
    expect(Some((2, Verdict::Approved)), None, QueueReason::Approved { by: names(&["Mark", "Chloé"]) });
    let (_, gate, ..) = standing(&scene);
    assert_eq!(gate, None);
}

proptest! {
    // Each case folds a log of at most sixteen events.
    #![proptest_config(ProptestConfig::with_cases(200))]

    /// Whatever was measured and said: done exactly when approved, else in one queue, at one gate, for a fitting reason.
    #[test]
    fn every_proof_that_is_not_done_is_in_exactly_one_queue(
        steps in prop::collection::vec((0..8_u8, 0..3_u8, 0..5_u8), 0..14),
    ) {
        let mut scene = Scene::new();
        scene.say(Body::ProofAdded { proof: "bag".into(), sku: "BAG-1042".into(), view: "front".into() });
        let mut versions: Vec<String> = Vec::new();
        for (step, who, what) in steps {
            let seed = who + 2;
            let newest = versions.last().cloned().unwrap_or_default();
            let invited = scene.state().reviewers.iter().any(|known| known.person.name == format!("P{seed}"));
            match step {
                0 | 1 => {
                    versions.push(format!("v{}", versions.len()));
                    scene.add(versions.last().unwrap(), VersionKind::Retouched);
                }
                2 => { scene.invite(seed, &format!("P{seed}"), Role::Decide); }
                3 if !versions.is_empty() => {
                    let severities = [Severity::Pass, Severity::Note, Severity::CannotMeasure, Severity::Warning, Severity::Failure];
                    scene.say(checked(&newest, &severities[usize::from(what)..][..1]));
                }
                4..8 if invited && !versions.is_empty() => {
                    let verdict = [Verdict::Approved, Verdict::Approved, Verdict::ChangesRequested, Verdict::Rejected, Verdict::Approved];
                    let hash = scene.decide(seed, &newest, verdict[usize::from(what)]);
                    scene.receive(&[&hash]);
                }
                _ => {}
            }
        }
        let proof = scene.proof();
        let standing = &proof.standing;
        prop_assert_eq!(standing.queue.is_none(), proof.status == ProofStatus::Approved);
        prop_assert_eq!(standing.gate.is_none(), standing.queue.is_none());
        let fits = match &standing.reason {
            QueueReason::NoVersion => standing.queue == Some(Queue::Intake),
            QueueReason::NotChecked => standing.queue == Some(Queue::Checks),
            QueueReason::Failed { count, .. } => standing.queue == Some(Queue::Retouch) && *count > 0,
            QueueReason::CannotMeasure { count, .. } => standing.queue == Some(Queue::Manual) && *count > 0,
            QueueReason::Returned { by, .. } => standing.queue == Some(Queue::Retouch) && !by.is_empty(),
            QueueReason::Disagreement { approved, against } => {
                standing.queue == Some(Queue::Conflict) && !approved.is_empty() && !against.is_empty()
            }
            QueueReason::NobodyAsked => standing.queue == Some(Queue::Share),
            QueueReason::Waiting { on } => standing.queue == Some(Queue::Review) && !on.is_empty(),
            QueueReason::Approved { by } => standing.queue.is_none() && !by.is_empty(),
        };
        prop_assert!(fits, "{:?}", standing);
    }
}
