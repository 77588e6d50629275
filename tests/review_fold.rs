//! What a log says: status, lateness, trust, and that the order of arrival does not matter.
#![allow(clippy::unwrap_used, missing_docs)]

mod review_actors;

use proofroom::review::event::{Body, Event, Role, Shows, Verdict, VersionKind};
use proofroom::review::fold::Completeness;
use proofroom::review::log::Log;
use proofroom::review::signed::{Signed, sha256};
use proofroom::review::state::ProofStatus;
use proofroom::review::verify::{FileQuestion, FileStanding, VerifyAnswer, verify};
use proptest::prelude::*;
use review_actors::{START, Scene, decision, key, note, public, sign, version};

fn ask(scene: &Scene, bytes: &str, pixels: Option<&str>) -> VerifyAnswer {
    let pixels = pixels.map(|pixels| sha256(pixels.as_bytes()));
    verify([&scene.log], &FileQuestion { file: "x.jpg".into(), hash: sha256(bytes.as_bytes()), pixels })
}

fn problems(scene: &Scene) -> Vec<String> {
    scene.state().problems.into_iter().map(|problem| problem.kind).collect()
}

#[test]
fn a_proof_is_approved_when_all_who_decide_approved_its_newest_version() {
    let mut scene = Scene::new();
    scene.say(Body::ProofAdded { proof: "bag".into(), sku: "BAG-1042".into(), view: "front".into() });
    assert_eq!(scene.proof().status, ProofStatus::Empty);
    scene.add("v1", VersionKind::Retouched);
    assert_eq!(scene.proof().status, ProofStatus::Draft);
    scene.invite(2, "Chloé", Role::Decide);
    scene.invite(3, "Mark", Role::Decide);
    scene.invite(4, "Ann", Role::Comment);
    assert_eq!(scene.proof().status, ProofStatus::Waiting);
    let mut expect = |seed, verdict, status| {
        let hash = scene.decide(seed, "v1", verdict);
        scene.receive(&[&hash]);
        assert_eq!(scene.proof().status, status);
    };
    expect(2, Verdict::Approved, ProofStatus::Waiting);
    expect(3, Verdict::ChangesRequested, ProofStatus::ChangesRequested);
    expect(2, Verdict::Rejected, ProofStatus::Rejected);
    expect(3, Verdict::Approved, ProofStatus::Rejected);
    expect(2, Verdict::Approved, ProofStatus::Approved);
    let decisions = scene.proof().decisions;
    assert_eq!(decisions.iter().map(|d| d.replaced).collect::<Vec<_>>(), [true, true, true, false, false]);
    assert!(problems(&scene).is_empty(), "{:?}", problems(&scene));
}

#[test]
fn a_new_version_is_judged_anew_and_the_same_file_is_no_new_version() {
    let mut scene = Scene::with_two_people();
    for seed in [2, 3] {
        let hash = scene.decide(seed, "v2", Verdict::Approved);
        scene.receive(&[&hash]);
    }
    scene.add("v2", VersionKind::Final);
    let proof = scene.proof();
    assert_eq!((proof.versions.len(), proof.status), (2, ProofStatus::Approved));
    assert_eq!(proof.versions[1].info.kind, VersionKind::Final);
    assert_eq!(proof.versions[0].superseded_by.as_deref(), Some(sha256(b"v2").as_str()));
    scene.add("v3", VersionKind::Retouched);
    assert_eq!(scene.proof().status, ProofStatus::Waiting);
}

#[test]
fn a_decision_that_arrives_after_the_newer_version_is_late_and_does_not_count() {
    let mut scene = Scene::with_two_people();
    let seen = scene.state().heads;
    let in_time = scene.word(2, seen.clone(), decision("v2", Verdict::Approved));
    let offline = scene.word(3, seen, decision("v2", Verdict::Approved));
    scene.log.add(in_time.clone()).unwrap();
    scene.receive(&[&in_time.hash]);
    scene.add("v3", VersionKind::Retouched);
    scene.log.add(offline.clone()).unwrap();
    scene.receive(&[&offline.hash]);
    let late = |hash: &str| scene.proof().decisions.iter().find(|d| d.id == hash).unwrap().late;
    assert!(!late(&in_time.hash) && late(&offline.hash));
    // Whatever an author's clock says.
    let mut scene = Scene::with_two_people();
    scene.add("v3", VersionKind::Retouched);
    scene.now = START - 86_400_000.0;
    let word = scene.word(2, vec![], decision("v2", Verdict::Approved));
    scene.log.add(word).unwrap();
    assert!(scene.proof().decisions[0].late);
}

#[test]
fn a_version_that_the_link_does_not_show_makes_nothing_late() {
    let mut scene = Scene::with_two_people();
    scene.add("raw", VersionKind::Capture);
    let hash = scene.decide(2, "v2", Verdict::Approved);
    scene.receive(&[&hash]);
    let proof = scene.proof();
    assert!(!proof.decisions[0].late);
    assert_eq!(proof.status, ProofStatus::Draft, "nobody was asked about the newest version");
}

#[test]
fn what_comes_after_the_closing_of_the_link_does_not_count() {
    let mut scene = Scene::with_two_people();
    let before = scene.decide(2, "v2", Verdict::Approved);
    scene.receive(&[&before]);
    let heads = scene.state().heads;
    scene.say(Body::ReviewerRevoked { key: public(&key(2)) });
    scene.say(Body::ReviewerRevoked { key: public(&key(3)) });
    for body in [decision("v2", Verdict::Rejected), note("v2", "too late")] {
        let word = scene.word(3, heads.clone(), body);
        scene.log.add(word).unwrap();
    }
    let proof = scene.proof();
    assert_eq!(proof.decisions.iter().map(|d| d.late).collect::<Vec<_>>(), [false, true]);
    assert_eq!((proof.notes.len(), proof.status), (0, ProofStatus::Approved));
    assert_eq!(problems(&scene), ["after-closing"]);
}

#[test]
fn nobody_says_more_than_they_may() {
    let mut scene = Scene::with_two_people();
    scene.invite(4, "Ann", Role::Comment);
    scene.invite(5, "Joe", Role::View);
    let capture = version("raw", VersionKind::Capture);
    scene.say(Body::ProofAdded { proof: "other".into(), sku: "X".into(), view: String::new() });
    scene.say(Body::VersionAdded { proof: "other".into(), version: capture, number: None });
    let clean = scene.state();
    let second_nonce = "0f".repeat(16);
    let cases: Vec<(u8, Body, &str)> = vec![
        (9, note("v2", "hello"), "stranger"),
        (9, decision("v2", Verdict::Approved), "stranger"),
        (4, decision("v2", Verdict::Approved), "not-allowed"),
        (5, note("v2", "hello"), "not-allowed"),
        (2, Body::Receipt { events: vec![] }, "not-allowed"),
        (
            2,
            Body::VersionAdded { proof: "bag".into(), version: version("v9", VersionKind::Final), number: None },
            "not-allowed",
        ),
        (2, Body::ReviewerRevoked { key: public(&key(3)) }, "not-allowed"),
        (2, Body::ReviewCreated { title: "Mine".into(), studio: "Me".into(), nonce: second_nonce }, "not-allowed"),
        (2, decision("raw", Verdict::Approved), "not-shown"),
        (2, decision("nothing", Verdict::Approved), "unknown-version"),
    ];
    for (seed, body, problem) in cases {
        let mut other = Scene { studio: key(1), log: scene.log.clone(), now: scene.now };
        let word = other.word(seed, clean.heads.clone(), body.clone());
        other.log.add(word.clone()).unwrap();
        let state = other.state();
        assert_eq!(state.problems.iter().map(|p| p.kind.as_str()).collect::<Vec<_>>(), [problem], "{body:?}");
        assert_eq!(state.problems[0].event, word.hash);
        assert_eq!((&state.proofs, &state.history), (&clean.proofs, &clean.history), "{body:?}");
        assert_eq!(state.heads, clean.heads, "the next word does not rest on it");
    }
    // The studio itself does not decide, and a reviewer's word needs a browser's signature.
    scene.say(decision("v2", Verdict::Approved));
    let author = key(2);
    let event = Event {
        v: 1,
        review: scene.log.review().into(),
        author: public(&author),
        device: None,
        at: scene.now,
        parents: vec![],
        body: note("v2", "hello"),
    };
    scene.log.add(sign(event, &author, None)).unwrap();
    let mut found = problems(&scene);
    found.sort();
    assert_eq!(found, ["no-device", "not-allowed"]);
}

#[test]
fn a_second_browser_is_shown() {
    let mut scene = Scene::with_two_people();
    scene.decide(2, "v2", Verdict::Approved);
    let (author, device) = (key(2), key(77));
    let event = Event {
        v: 1,
        review: scene.log.review().into(),
        author: public(&author),
        device: Some(public(&device)),
        at: scene.now,
        parents: vec![],
        body: note("v2", "from my phone"),
    };
    scene.log.add(sign(event, &author, Some(&device))).unwrap();
    assert_eq!(scene.state().reviewers[0].devices.len(), 2);
}

#[test]
fn verify_tells_approved_known_same_pixels_and_unknown_apart() {
    let mut scene = Scene::with_two_people();
    assert_eq!(ask(&scene, "v2", None).verdict, FileStanding::Known);
    for seed in [2, 3] {
        let hash = scene.decide(seed, "v2", Verdict::Approved);
        scene.receive(&[&hash]);
    }
    let approved = ask(&scene, "v2", Some("pixels of v2"));
    assert_eq!((approved.verdict, approved.number, approved.superseded_by), (FileStanding::Approved, Some(2), None));
    let names: Vec<&str> = approved.decisions.iter().map(|d| d.name.as_str()).collect();
    assert_eq!((names, approved.studio.as_deref()), (vec!["Chloé", "Mark"], Some("Atelier")));
    assert!(approved.decisions.iter().all(|d| d.received_at > Some(d.at)));
    assert_eq!(ask(&scene, "v2 with one byte changed", None).verdict, FileStanding::Unknown);
    assert_eq!(ask(&scene, "v2 with other metadata", Some("pixels of v2")).verdict, FileStanding::SamePixels);
    let older = ask(&scene, "v1", None);
    assert_eq!((older.verdict, older.superseded_by), (FileStanding::Known, Some(2)));

    scene.add("v3", VersionKind::Retouched);
    assert_eq!(ask(&scene, "v2", None).verdict, FileStanding::Known);
}

#[test]
fn a_log_with_a_hole_approves_nothing() {
    let mut scene = Scene::with_two_people();
    for seed in [2, 3] {
        let hash = scene.decide(seed, "v2", Verdict::Approved);
        scene.receive(&[&hash]);
    }
    let whole = scene.log.ordered();
    for left_out in 0..whole.len() - 1 {
        let mut log = Log::new(scene.log.review());
        let rest = whole.iter().enumerate().filter(|(place, _)| *place != left_out);
        rest.for_each(|(_, event)| drop(log.add((*event).clone())));
        let question = FileQuestion { file: "x".into(), hash: sha256(b"v2"), pixels: None };
        assert_ne!(verify([&log], &question).verdict, FileStanding::Approved, "without event {left_out}");
    }
}

#[test]
fn numbers_are_the_studios_and_only_grow() {
    let mut scene = Scene::new();
    scene.say(Body::ProofAdded { proof: "bag".into(), sku: "BAG-1042".into(), view: "front".into() });
    for (name, number) in
        [("a", Some(2)), ("b", None), ("c", Some(1)), ("d", Some(9)), ("e", Some(u32::MAX)), ("f", None)]
    {
        let version = version(name, VersionKind::Retouched);
        scene.say(Body::VersionAdded { proof: "bag".into(), version, number });
    }
    let numbers: Vec<u32> = scene.proof().versions.iter().map(|version| version.number).collect();
    assert_eq!(numbers, [2, 3, 4, 9, u32::MAX, u32::MAX]);
}

#[test]
fn a_link_with_named_files_shows_only_those() {
    let mut scene = Scene::with_two_people();
    scene.say(Body::ReviewerAdded {
        key: public(&key(3)),
        name: "Mark".into(),
        title: "lead".into(),
        role: Role::Decide,
        link: "00".repeat(16),
        shows: Shows::Files { files: vec![sha256(b"v1")] },
    });
    let hash = scene.decide(2, "v2", Verdict::Approved);
    scene.receive(&[&hash]);
    assert_eq!(scene.proof().status, ProofStatus::Approved, "Mark was not asked about v2");
    assert_eq!(scene.state().reviewers.len(), 2);
}

/// A review in which authors who do not see each other's words speak with skewed clocks.
fn schedule(steps: &[(u8, u8, u8, i32)]) -> Vec<Signed> {
    let mut scene = Scene::with_two_people();
    let mut unseen: Vec<Signed> = Vec::new();
    let mut versions = 2;
    for &(who, what, seen, skew) in steps {
        let heads = scene.state().heads;
        let behind = heads.iter().take(usize::from(seen) % (heads.len() + 1)).cloned().collect();
        let name = format!("v{}", 1 + u32::from(seen) % versions);
        let true_time = scene.now;
        match (who % 4, what % 4) {
            (0, 0) => {
                versions += 1;
                scene.add(&format!("v{versions}"), VersionKind::Retouched);
            }
            (0, 1) => {
                let arrived: Vec<Signed> = std::mem::take(&mut unseen);
                let hashes: Vec<_> = arrived.iter().map(|event| &event.hash).collect();
                arrived.iter().for_each(|event| drop(scene.log.add(event.clone())));
                scene.receive(&hashes);
            }
            (0, 2) => drop(scene.say(note(&name, "from the studio"))),
            (0, _) => drop(scene.say(Body::ReviewerRevoked { key: public(&key(2 + seen % 2)) })),
            (person, action) => {
                scene.now += f64::from(skew) * 1000.0;
                // Person 3 is a stranger.
                let seed = if person == 3 { 9 } else { 1 + person };
                let verdict = if action == 0 { Verdict::Approved } else { Verdict::Rejected };
                let body = if action == 3 { note(&name, "here") } else { decision(&name, verdict) };
                unseen.push(scene.word(seed, behind, body));
                scene.now = true_time;
            }
        }
    }
    unseen.iter().for_each(|event| drop(scene.log.add(event.clone())));
    scene.log.events().cloned().collect()
}

fn fold(events: &[Signed]) -> String {
    let mut log = Log::new(events[0].event.review.clone());
    events.iter().for_each(|event| drop(log.add(event.clone())));
    serde_json::to_string(&(log.fold(Completeness::Whole), log.fold(Completeness::Part), log.write())).unwrap()
}

proptest! {
    // Each case signs some twenty events and folds them many times: 100 cases take about three seconds.
    #![proptest_config(ProptestConfig::with_cases(100))]

    #[test]
    fn any_order_of_arrival_with_duplicates_folds_to_the_same_bytes(
        // Clocks are up to three days off.
        steps in prop::collection::vec((any::<u8>(), any::<u8>(), any::<u8>(), -259_200..259_200_i32), 1..20),
        picks in prop::collection::vec(any::<prop::sample::Index>(), 40),
    ) {
        let mut events = schedule(&steps);
        let expected = fold(&events);
        for pick in &picks {
            let place = pick.index(events.len());
            events.swap(0, place);
            events.push(events[place].clone());
        }
        prop_assert_eq!(&fold(&events), &expected);
        events.reverse();
        prop_assert_eq!(&fold(&events), &expected);
    }

    #[test]
    fn no_decision_of_an_invited_person_is_lost(
        steps in prop::collection::vec((any::<u8>(), any::<u8>(), any::<u8>(), -259_200..259_200_i32), 1..20),
    ) {
        let events = schedule(&steps);
        let mut log = Log::new(events[0].event.review.clone());
        events.iter().for_each(|event| drop(log.add(event.clone())));
        let state = log.fold(Completeness::Whole);
        let shown: Vec<&str> = state.proofs.iter().flat_map(|p| &p.decisions).map(|d| d.id.as_str()).collect();
        let invited = [public(&key(2)), public(&key(3))];
        for event in &events {
            let decision = matches!(event.event.body, Body::DecisionMade { .. });
            if decision && invited.contains(&event.event.author) {
                prop_assert_eq!(shown.iter().filter(|id| **id == event.hash).count(), 1, "{:?}", state.problems);
            }
        }
    }
}
