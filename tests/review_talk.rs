//! Notes with shapes, threads, edits, withdrawals and resolutions; descriptions, policy and tours; and that the order of
//! arrival changes nothing of it.
#![allow(clippy::unwrap_used, clippy::panic, missing_docs)]

mod review_actors;

use proofroom::finding::Region;
use proofroom::review::event::{Body, Hash, Risk, Role, Shows, Spot, SpotKind, TourSpot, Verdict, VersionKind};
use proofroom::review::fold::Completeness;
use proofroom::review::log::Log;
use proofroom::review::queue::Queue;
use proofroom::review::shape::{MAX_POINTS, NoteShape};
use proofroom::review::signed::{self, MAX_NOTE_BYTES, MAX_REVIEWER_PARENTS, Signed, sha256};
use proofroom::review::state::{Decision, Note, Proof, ProofStatus};
use proofroom::share::manifest;
use proptest::prelude::*;
use review_actors::{START, Scene, key, note, public};

fn shaped(name: &str, shape: NoteShape) -> Body {
    Body::NoteAdded {
        version: sha256(name.as_bytes()),
        text: "here".into(),
        region: None,
        shape: Some(shape),
        reply_to: None,
    }
}

fn answer(name: &str, to: &str, text: &str) -> Body {
    Body::NoteAdded {
        version: sha256(name.as_bytes()),
        text: text.into(),
        region: None,
        shape: None,
        reply_to: Some(to.into()),
    }
}

fn edit(note: &str, text: &str) -> Body {
    Body::NoteEdited { note: note.into(), text: text.into() }
}

fn withdraw(note: &str) -> Body {
    Body::NoteWithdrawn { note: note.into() }
}

fn resolve(note: &str, resolved: bool) -> Body {
    Body::NoteResolved { note: note.into(), resolved }
}

/// A person says something with all that the log holds before them; it reaches the log.
fn says(scene: &mut Scene, seed: u8, body: Body) -> Hash {
    let word = scene.word(seed, scene.state().heads.into_iter().take(8).collect(), body);
    scene.log.add(word.clone()).unwrap();
    word.hash
}

fn only(scene: &Scene) -> Note {
    let notes = scene.proof().notes;
    assert_eq!(notes.len(), 1, "{notes:?}");
    notes.into_iter().next().unwrap()
}

fn problems(scene: &Scene) -> Vec<String> {
    scene.state().problems.into_iter().map(|problem| problem.kind).collect()
}

#[test]
fn a_shape_stands_in_the_state_with_its_bounds() {
    let cases = [
        (NoteShape::Pin { x: 10.5, y: 20.5 }, [10.5, 20.5, 0.0, 0.0]),
        (NoteShape::Rectangle { x: 1.0, y: 2.0, width: 30.0, height: 40.0 }, [1.0, 2.0, 30.0, 40.0]),
        (NoteShape::Ellipse { x: -5.0, y: 2.0, width: 30.0, height: 40.0 }, [-5.0, 2.0, 30.0, 40.0]),
        (NoteShape::Freehand { points: vec![[5.0, 9.0], [3.0, 1.0], [8.0, 4.0]] }, [3.0, 1.0, 5.0, 8.0]),
        (NoteShape::Arrow { from: [9.0, 1.0], to: [4.0, 7.0] }, [4.0, 1.0, 5.0, 6.0]),
    ];
    for (shape, [x, y, width, height]) in cases {
        let mut scene = Scene::with_two_people();
        says(&mut scene, 2, shaped("v2", shape.clone()));
        let note = only(&scene);
        assert_eq!(note.region, Some(Region { x, y, width, height }), "{shape:?}");
        assert_eq!(note.shape, Some(shape));
    }
}

#[test]
fn the_rectangle_of_an_older_release_is_a_shape_now() {
    for (region, shape) in [
        (
            Region { x: 1.0, y: 2.0, width: 3.0, height: 4.0 },
            NoteShape::Rectangle { x: 1.0, y: 2.0, width: 3.0, height: 4.0 },
        ),
        (Region { x: 1.0, y: 2.0, width: 0.0, height: 0.0 }, NoteShape::Pin { x: 1.0, y: 2.0 }),
    ] {
        let mut scene = Scene::with_two_people();
        let version = sha256(b"v2");
        let old = Body::NoteAdded { version, text: "x".into(), region: Some(region), shape: None, reply_to: None };
        says(&mut scene, 2, old);
        assert_eq!((only(&scene).shape, only(&scene).region), (Some(shape), Some(region)));
    }
}

#[test]
fn a_thread_keeps_its_answers_edits_and_end() {
    let mut scene = Scene::with_two_people();
    let first = says(&mut scene, 2, note("v1", "Too dark."));
    let reply = scene.say(answer("v2", &first, "Lighter in v2?"));
    let second = says(&mut scene, 2, answer("v2", &first, "yes"));
    says(&mut scene, 2, edit(&second, "Yes, much."));
    says(&mut scene, 2, edit(&second, "Yes, better."));
    scene.say(withdraw(&reply));
    scene.say(resolve(&first, true));
    let note = only(&scene);
    let resolved = note.resolved.unwrap();
    assert_eq!((resolved.by.name.as_str(), resolved.at), ("Atelier", scene.now));
    assert_eq!(
        note.replies.iter().map(|reply| reply.text.as_str()).collect::<Vec<_>>(),
        ["Lighter in v2?", "Yes, better."]
    );
    assert!(note.replies[0].withdrawn_at.is_some() && note.replies[1].withdrawn_at.is_none());
    let earlier: Vec<&str> = note.replies[1].earlier.iter().map(|wording| wording.text.as_str()).collect();
    assert_eq!(earlier, ["yes", "Yes, much."]);
    assert!(note.replies[1].earlier[1].at > note.replies[1].earlier[0].at);
    says(&mut scene, 2, resolve(&first, false));
    assert_eq!(only(&scene).resolved, None);
    // What was taken back stays taken back, whatever is edited after.
    says(&mut scene, 2, withdraw(&first));
    says(&mut scene, 2, edit(&first, "Or not."));
    let note = only(&scene);
    assert!(note.withdrawn_at.is_some());
    assert_eq!((note.text.as_str(), note.earlier[0].text.as_str()), ("Or not.", "Too dark."));
    let state = scene.state();
    assert!(state.problems.is_empty(), "{:?}", state.problems);
    let edited = state.history.iter().find(|entry| entry.kind == "note-edited").unwrap();
    assert_eq!((edited.proof.as_deref(), edited.version.as_deref()), (Some("bag"), Some(sha256(b"v2").as_str())));
}

#[test]
fn nobody_changes_what_is_not_theirs() {
    let mut scene = Scene::with_two_people();
    scene.invite(4, "Ann", Role::Comment);
    scene.invite(5, "Joe", Role::View);
    scene.say(Body::ProofAdded { proof: "other".into(), sku: "X".into(), view: String::new() });
    scene.say(Body::VersionAdded {
        proof: "other".into(),
        version: review_actors::version("o", VersionKind::Final),
        number: None,
    });
    let theirs = says(&mut scene, 2, note("v1", "mine"));
    let studios = scene.say(note("v1", "ours"));
    let reply = says(&mut scene, 4, answer("v2", &theirs, "an answer"));
    let clean = scene.state();
    let nowhere = sha256(b"nowhere");
    let tour = || Body::TourRecorded { version: sha256(b"v2"), spots: vec![] };
    let described = Body::ProofDescribed {
        proof: "bag".into(),
        category: None,
        lighting: None,
        risk: None,
        channels: None,
        due_at: None,
        owner: None,
    };
    let cases: Vec<(u8, Body, &str)> = vec![
        (3, edit(&theirs, "no"), "not-allowed"),
        (3, withdraw(&theirs), "not-allowed"),
        (3, resolve(&theirs, true), "not-allowed"),
        (2, edit(&studios, "no"), "not-allowed"),
        (2, resolve(&studios, true), "not-allowed"),
        (4, resolve(&reply, true), "not-a-thread"),
        (2, answer("v2", &reply, "an answer to an answer"), "not-a-thread"),
        (2, answer("o", &theirs, "elsewhere"), "other-proof"),
        (2, answer("v2", &nowhere, "to nothing"), "unknown-note"),
        (2, edit(&nowhere, "nothing"), "unknown-note"),
        (5, answer("v2", &theirs, "I only look"), "not-allowed"),
        (5, tour(), "not-allowed"),
        (9, edit(&theirs, "no"), "stranger"),
        (2, described, "not-allowed"),
        (2, Body::PolicySet { tour_required: Some(false) }, "not-allowed"),
        (2, Body::SpotsPlaced { version: sha256(b"v2"), spots: vec![] }, "not-allowed"),
        (4, Body::TourRecorded { version: nowhere.clone(), spots: vec![] }, "unknown-version"),
        (2, derived("v2", "v1"), "not-allowed"),
    ];
    for (seed, body, problem) in cases {
        let mut other = Scene { studio: key(1), log: scene.log.clone(), now: scene.now };
        let word = other.word(seed, clean.heads.clone(), body.clone());
        other.log.add(word.clone()).unwrap();
        let state = other.state();
        assert_eq!(state.problems.iter().map(|p| p.kind.as_str()).collect::<Vec<_>>(), [problem], "{body:?}");
        assert_eq!((&state.proofs, &state.history), (&clean.proofs, &clean.history), "{body:?}");
    }
    // The studio may close any thread, and may not change the words.
    scene.say(resolve(&theirs, true));
    assert!(problems(&scene).is_empty());
    scene.say(edit(&theirs, "what they meant"));
    assert_eq!(problems(&scene), ["not-allowed"]);
}

#[test]
fn what_comes_after_the_closing_of_the_link_changes_nothing() {
    let mut scene = Scene::with_two_people();
    let mine = says(&mut scene, 2, note("v2", "in time"));
    scene.receive(&[&mine]);
    let heads = scene.state().heads;
    scene.say(Body::ReviewerRevoked { key: public(&key(2)) });
    let spots = vec![TourSpot { id: "a".into(), scale: 1.0 }];
    for body in [
        edit(&mine, "too late"),
        withdraw(&mine),
        resolve(&mine, true),
        answer("v2", &mine, "too late"),
        Body::TourRecorded { version: sha256(b"v2"), spots },
    ] {
        let word = scene.word(2, heads.clone(), body);
        scene.log.add(word).unwrap();
    }
    assert_eq!(problems(&scene), ["after-closing"; 5]);
    let note = only(&scene);
    assert!(
        note.text == "in time" && note.replies.is_empty() && note.resolved.is_none() && note.withdrawn_at.is_none()
    );
}

/// A review that requires the tour of `join` and `hair` on its newest version.
fn with_tour() -> Scene {
    let mut scene = Scene::with_two_people();
    scene.say(Body::PolicySet { tour_required: Some(true) });
    scene.say(spots(&["join", "hair"]));
    scene
}

fn spots(ids: &[&str]) -> Body {
    let region = Region { x: 4.0, y: 5.0, width: 60.0, height: 7.0 };
    let place = |id: &&str| Spot { id: (*id).into(), what: SpotKind::Join, text: String::new(), region };
    Body::SpotsPlaced { version: sha256(b"v2"), spots: ids.iter().map(place).collect() }
}

fn saw(seen: &[(&str, f64)]) -> Body {
    let spots = seen.iter().map(|(id, scale)| TourSpot { id: (*id).into(), scale: *scale }).collect();
    Body::TourRecorded { version: sha256(b"v2"), spots }
}

fn unseen(scene: &Scene, decision: &str) -> Vec<String> {
    scene.proof().decisions.into_iter().find(|each| each.id == decision).unwrap().unseen
}

#[test]
fn an_approval_counts_after_the_whole_tour_alone() {
    let mut scene = with_tour();
    let blind = scene.decide(2, "v2", Verdict::Approved);
    assert_eq!(unseen(&scene, &blind), ["join", "hair"]);
    says(&mut scene, 2, saw(&[("join", 2.0), ("hair", 0.99)]));
    // What another person saw is not what this one saw.
    says(&mut scene, 3, saw(&[("hair", 1.0)]));
    let half = scene.decide(2, "v2", Verdict::Approved);
    assert_eq!(unseen(&scene, &half), ["hair"]);
    let proof = scene.proof();
    assert!(proof.decisions.iter().all(|decision| !decision.stands()));
    assert_eq!((proof.status, proof.standing.queue), (ProofStatus::Waiting, Some(Queue::Checks)));
    says(&mut scene, 2, saw(&[("hair", 1.0)]));
    // Looking afterwards does not mend what was said before.
    assert_eq!(unseen(&scene, &half), ["hair"]);
    let whole = scene.decide(2, "v2", Verdict::Approved);
    assert!(unseen(&scene, &whole).is_empty());
    let standing: Vec<Hash> =
        scene.proof().decisions.into_iter().filter(Decision::stands).map(|decision| decision.id).collect();
    assert_eq!(standing, [whole]);
}

#[test]
fn a_no_needs_no_tour_and_an_approval_without_it_replaces_nothing() {
    let mut scene = with_tour();
    let no = scene.decide(2, "v2", Verdict::Rejected);
    scene.decide(2, "v2", Verdict::Approved);
    let standing: Vec<Hash> =
        scene.proof().decisions.into_iter().filter(Decision::stands).map(|decision| decision.id).collect();
    assert_eq!(standing, [no]);
    assert_eq!(scene.proof().status, ProofStatus::Rejected);
}

#[test]
fn the_tour_is_owed_as_it_was_asked_for_when_the_approval_arrived() {
    let mut scene = Scene::with_two_people();
    scene.say(spots(&["join"]));
    let early = scene.decide(2, "v2", Verdict::Approved);
    scene.receive(&[&early]);
    // Required later, and more places later: what has arrived stays as it was.
    scene.say(Body::PolicySet { tour_required: Some(true) });
    let offline = scene.word(
        3,
        vec![],
        Body::DecisionMade { version: sha256(b"v2"), verdict: Verdict::Approved, reason: String::new() },
    );
    // Whatever an author's clock and parents say.
    scene.log.add(offline.clone()).unwrap();
    scene.receive(&[&offline.hash]);
    scene.say(spots(&["join", "hair"]));
    assert!(unseen(&scene, &early).is_empty());
    assert_eq!(unseen(&scene, &offline.hash), ["join"]);
    // No longer required: what arrives from here on owes nothing.
    scene.say(Body::PolicySet { tour_required: Some(false) });
    let free = scene.decide(3, "v2", Verdict::Approved);
    assert!(unseen(&scene, &free).is_empty());
}

#[test]
fn a_proof_is_described_a_policy_set_and_a_tour_recorded() {
    let mut scene = Scene::with_two_people();
    let describe =
        |category: Option<&str>, risk, channels: Option<Vec<String>>, owner: Option<&str>| Body::ProofDescribed {
            proof: "bag".into(),
            category: category.map(str::to_owned),
            lighting: None,
            risk,
            channels,
            due_at: risk.map(|_| START),
            owner: owner.map(str::to_owned),
        };
    scene.say(describe(Some("luxury/handbags"), Some(Risk::High), Some(vec!["amazon".into()]), Some("Kim")));
    scene.say(describe(Some("jewellery"), None, None, Some("")));
    let proof = scene.proof();
    assert_eq!((proof.category.as_deref(), proof.risk), (Some("jewellery"), Some(Risk::High)));
    assert_eq!((proof.channels, proof.due_at, proof.owner), (vec!["amazon".into()], Some(START), None));

    assert!(!scene.state().policy.tour_required);
    scene.say(Body::PolicySet { tour_required: Some(true) });
    scene.say(Body::PolicySet { tour_required: None });
    assert!(scene.state().policy.tour_required);

    let spot = |id: &str, scale| TourSpot { id: id.into(), scale };
    let tour = |spots| Body::TourRecorded { version: sha256(b"v2"), spots };
    says(&mut scene, 2, tour(vec![spot("join", 2.0), spot("hair", 0.5)]));
    says(&mut scene, 3, tour(vec![spot("hair", 1.0)]));
    says(&mut scene, 2, tour(vec![spot("hair", 4.0), spot("join", 1.0)]));
    let tours = scene.proof().versions[1].tours.clone();
    assert_eq!(tours.iter().map(|tour| tour.person.name.as_str()).collect::<Vec<_>>(), ["Chloé", "Mark"]);
    assert_eq!(tours[0].spots, [spot("hair", 4.0), spot("join", 2.0)]);

    // The places of the tour: the last ones hold.
    let region = Region { x: 4.0, y: 5.0, width: 60.0, height: 7.0 };
    let place = |id: &str, what| Spot { id: id.into(), what, text: "Look at the seam.".into(), region };
    let places = |spots| Body::SpotsPlaced { version: sha256(b"v2"), spots };
    scene.say(places(vec![place("1", SpotKind::Hands), place("2", SpotKind::Join)]));
    scene.say(places(vec![place("2", SpotKind::Hair)]));
    assert_eq!(scene.proof().versions[1].spots, [place("2", SpotKind::Hair)]);
    assert!(scene.proof().versions[0].spots.is_empty());
    scene.say(Body::ProofDescribed {
        proof: "gone".into(),
        category: None,
        lighting: None,
        risk: None,
        channels: None,
        due_at: None,
        owner: None,
    });
    assert_eq!(problems(&scene), ["unknown-proof"]);
}

#[test]
fn open_notes_of_different_people_on_one_place_are_flagged() {
    let place = |x: f64| NoteShape::Rectangle { x, y: 0.0, width: 100.0, height: 100.0 };
    let cases = [
        (place(0.0), place(50.0), true),
        (place(0.0), place(100.0), false),
        (place(0.0), NoteShape::Pin { x: 50.0, y: 50.0 }, true),
        (place(0.0), NoteShape::Pin { x: 101.0, y: 50.0 }, false),
        (place(0.0), NoteShape::Arrow { from: [500.0, 500.0], to: [99.0, 99.0] }, true),
        (place(0.0), NoteShape::Arrow { from: [50.0, 50.0], to: [500.0, 500.0] }, false),
        (place(0.0), NoteShape::Freehand { points: vec![[90.0, 90.0], [200.0, 200.0]] }, true),
    ];
    for (one, other, clash) in cases {
        let mut scene = Scene::with_two_people();
        let first = says(&mut scene, 2, shaped("v2", one.clone()));
        let second = says(&mut scene, 3, shaped("v2", other.clone()));
        says(&mut scene, 2, shaped("v2", one.clone()));
        says(&mut scene, 3, shaped("v1", other.clone()));
        let clashes =
            |scene: &Scene| -> Vec<usize> { scene.proof().notes.iter().map(|note| note.clashes.len()).collect() };
        let expected = if clash { [1, 2, 1, 0] } else { [0; 4] };
        assert_eq!(clashes(&scene), expected, "{one:?} and {other:?}");
        if clash {
            assert_eq!(scene.proof().notes[0].clashes, std::slice::from_ref(&second));
            scene.say(resolve(&second, true));
            assert_eq!(clashes(&scene), [0; 4]);
            scene.say(resolve(&second, false));
            says(&mut scene, 2, withdraw(&first));
            assert_eq!(clashes(&scene), [0, 1, 1, 0]);
        }
    }
}

#[test]
fn a_link_shows_a_thread_with_what_became_of_it_and_nothing_else() {
    let mut scene = Scene::with_two_people();
    scene.say(Body::ReviewerAdded {
        key: public(&key(3)),
        name: "Mark".into(),
        title: "lead".into(),
        role: Role::Comment,
        link: "00".repeat(16),
        shows: Shows::Files { files: vec![sha256(b"v2")] },
    });
    let hidden = says(&mut scene, 2, note("v1", "on the version before"));
    let hidden_answer = scene.say(answer("v2", &hidden, "an answer to it"));
    scene.say(withdraw(&hidden_answer));
    let shown = says(&mut scene, 2, note("v2", "on this"));
    let reply = scene.say(answer("v2", &shown, "an answer"));
    scene.say(edit(&reply, "another answer"));
    scene.say(resolve(&shown, true));
    let lines: Vec<&str> =
        manifest::visible(&scene.log, &public(&key(3))).into_iter().map(|event| event.line.as_str()).collect();
    let (log, failures) = Log::of(scene.log.review(), &lines);
    assert!(failures.is_empty());
    let state = log.fold(Completeness::Part);
    assert!(state.problems.is_empty(), "{:?}", state.problems);
    let [note] = state.proofs[0].notes.as_slice() else { panic!("{:?}", state.proofs[0].notes) };
    assert_eq!((note.id.as_str(), note.replies[0].text.as_str()), (shown.as_str(), "another answer"));
    assert!(note.resolved.is_some());
    // Who is not shown a thread does not answer in it.
    let word = scene.word(3, vec![], answer("v2", &hidden, "guessed"));
    scene.log.add(word).unwrap();
    assert_eq!(problems(&scene), ["not-shown"]);
}

/// The longest shape that a page sends: in a picture of 100 megapixels, at half a pixel.
fn longest() -> NoteShape {
    NoteShape::Freehand { points: (0..MAX_POINTS).map(|n| [11_000.5 + n as f64, 8_000.5 + n as f64]).collect() }
}

#[test]
fn a_note_within_its_limit_fits_its_slot_whatever_stands_around_it() {
    let mut scene = Scene::with_two_people();
    let shape = longest();
    let taken = serde_json::to_string(&shape).unwrap().len() + 2;
    assert!(taken < 1150, "{taken}");
    let parents: Vec<Hash> = (0..MAX_REVIEWER_PARENTS).map(|n| sha256(&[n as u8])).collect();
    scene.now = 8.6e15;
    let text = "\u{1}".to_owned() + &"x".repeat(MAX_NOTE_BYTES - taken - 6);
    let body = |text: String| Body::NoteAdded {
        version: sha256(b"v2"),
        text,
        region: Some(Region {
            x: -999_999.123_456_789,
            y: -999_999.123_456_789,
            width: 999_999.123_456_789,
            height: 999_999.123_456_789,
        }),
        shape: Some(shape.clone()),
        reply_to: Some(sha256(b"first")),
    };
    let word = scene.word(2, parents.clone(), body(text.clone()));
    assert!(word.line.len() < 4000, "{}", word.line.len());
    let mut event = word.event;
    event.body = body(text + "x");
    let error = signed::draft(event.clone()).unwrap_err();
    assert_eq!(
        error.to_string(),
        format!("a note's text and shape, bytes is {}, the limit is {MAX_NOTE_BYTES}", MAX_NOTE_BYTES + 1)
    );
    event.body = edit(&sha256(b"first"), &"é".repeat(MAX_NOTE_BYTES / 2));
    assert_eq!(signed::draft(event.clone()).unwrap_err().code(), "too-large");
    event.body = note("v2", "x");
    event.parents.push(sha256(b"one more"));
    assert_eq!(signed::draft(event).unwrap_err().code(), "too-large");
    // A tour of as many spots as one record may hold fits, too.
    let spots = (0..32).map(|n| TourSpot { id: format!("{n:048}"), scale: 1.234_567_890_123 }).collect();
    scene.word(2, parents, Body::TourRecorded { version: sha256(b"v2"), spots });
}

#[test]
fn what_is_outside_its_range_is_refused_with_its_value() {
    let mut scene = Scene::with_two_people();
    let event = scene.word(2, vec![], note("v2", "x")).event;
    let refused = |body: Body| signed::draft(proofroom::review::event::Event { body, ..event.clone() }).unwrap_err();
    let spot =
        |id: &str, scale| Body::TourRecorded { version: sha256(b"v2"), spots: vec![TourSpot { id: id.into(), scale }] };
    let cases = [
        (shaped("v2", NoteShape::Pin { x: f64::NAN, y: 0.0 }), "invalid-argument", "NaN"),
        (shaped("v2", NoteShape::Pin { x: 0.0, y: 1e7 }), "invalid-argument", "10000000"),
        (
            shaped("v2", NoteShape::Rectangle { x: 0.0, y: 0.0, width: 0.0, height: 5.0 }),
            "invalid-argument",
            "width is 0",
        ),
        (shaped("v2", NoteShape::Ellipse { x: 0.0, y: 0.0, width: 4.0, height: -5.0 }), "invalid-argument", "-5"),
        (shaped("v2", NoteShape::Freehand { points: vec![[0.0, 0.0]] }), "invalid-argument", "points is 1"),
        (shaped("v2", NoteShape::Freehand { points: vec![[0.0, 0.0]; MAX_POINTS + 1] }), "too-large", "65"),
        (shaped("v2", NoteShape::Freehand { points: vec![[0.0, f64::INFINITY]; 2] }), "invalid-argument", "inf"),
        (shaped("v2", NoteShape::Arrow { from: [1.0, 1.0], to: [1.0, 1.0] }), "invalid-argument", "[1.0, 1.0]"),
        (edit(&sha256(b"x"), " \n"), "invalid-argument", "empty"),
        (edit("abc", "words"), "invalid-argument", "3 characters"),
        (answer("v2", "abc", "words"), "invalid-argument", "replyTo is 3 characters"),
        (spot("", 1.0), "invalid-argument", "0 bytes"),
        (spot(&"x".repeat(49), 1.0), "invalid-argument", "49 bytes"),
        (spot("x", 0.0), "invalid-argument", "scale is 0"),
        (spot("x", f64::NAN), "invalid-argument", "NaN"),
    ];
    for (body, code, said) in cases {
        let error = refused(body);
        assert_eq!(error.code(), code, "{error}");
        assert!(error.to_string().contains(said), "{error} does not name {said}");
    }
}

/// A review in which people who do not see each other's words write, answer, change, take back and close.
fn schedule(steps: &[(u8, u8, u8, i32)]) -> Vec<Signed> {
    let mut scene = Scene::with_two_people();
    let mut notes: Vec<Hash> = vec![says(&mut scene, 2, note("v1", "the first"))];
    for &(who, what, pick, skew) in steps {
        let state = scene.state();
        let behind: Vec<Hash> = state.heads.iter().take(usize::from(pick) % 4).cloned().collect();
        let about = notes[usize::from(pick) % notes.len()].clone();
        let version = if pick % 2 == 0 { "v1" } else { "v2" };
        let body = match what % 7 {
            0 => note(version, "a note"),
            1 => shaped(version, NoteShape::Arrow { from: [f64::from(pick), 0.0], to: [9.0, 500.0] }),
            2 => answer(version, &about, "an answer"),
            3 => edit(&about, &format!("edited {pick} {skew}")),
            4 => withdraw(&about),
            5 => resolve(&about, pick % 3 != 0),
            _ => Body::TourRecorded {
                version: sha256(version.as_bytes()),
                spots: vec![TourSpot { id: format!("s{}", pick % 3), scale: 0.5 + f64::from(pick) / 64.0 }],
            },
        };
        let true_time = scene.now;
        scene.now += f64::from(skew) * 1000.0;
        // 2 and 3 are invited, 9 is a stranger, 0 stands for the studio.
        let hash = match who % 4 {
            0 => scene.say(body),
            who => {
                let word = scene.word([2, 3, 9][usize::from(who) - 1], behind, body);
                scene.log.add(word.clone()).unwrap();
                word.hash
            }
        };
        scene.now = true_time + 1000.0;
        if what % 7 <= 2 {
            notes.push(hash);
        }
    }
    scene.log.events().cloned().collect()
}

fn folded(events: &[Signed]) -> (String, Vec<Proof>) {
    let mut log = Log::new(events[0].event.review.clone());
    events.iter().for_each(|event| drop(log.add(event.clone())));
    let state = log.fold(Completeness::Whole);
    (serde_json::to_string(&(&state, log.fold(Completeness::Part))).unwrap(), state.proofs)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    #[test]
    fn any_order_of_arrival_folds_to_the_same_threads(
        steps in prop::collection::vec((any::<u8>(), any::<u8>(), any::<u8>(), -259_200..259_200_i32), 1..24),
        picks in prop::collection::vec(any::<prop::sample::Index>(), 40),
    ) {
        let mut events = schedule(&steps);
        let (expected, _) = folded(&events);
        for pick in &picks {
            let place = pick.index(events.len());
            events.swap(0, place);
            events.push(events[place].clone());
        }
        prop_assert_eq!(&folded(&events).0, &expected);
        events.reverse();
        prop_assert_eq!(&folded(&events).0, &expected);
    }

    #[test]
    fn no_word_is_lost_and_none_is_put_into_anothers_mouth(
        steps in prop::collection::vec((any::<u8>(), any::<u8>(), any::<u8>(), -259_200..259_200_i32), 1..24),
    ) {
        let events = schedule(&steps);
        let (_, proofs) = folded(&events);
        let notes: Vec<&Note> =
            proofs.iter().flat_map(|proof| &proof.notes).flat_map(|note| std::iter::once(note).chain(&note.replies)).collect();
        for note in &notes {
            let by_author = |kind: &str| {
                let said = events.iter().filter(|event| event.event.body.kind() == kind && event.event.body.note() == Some(&note.id));
                said.filter(|event| event.event.author == note.author.key).count()
            };
            // Every wording is kept: the first, and one for each edit of the author's own.
            prop_assert_eq!(note.earlier.len(), by_author("note-edited"));
            prop_assert_eq!(note.withdrawn_at.is_some(), by_author("note-withdrawn") > 0);
        }
        let invited = [public(&key(1)), public(&key(2)), public(&key(3))];
        for event in &events {
            let first = matches!(&event.event.body, Body::NoteAdded { reply_to: None, .. });
            if first && invited.contains(&event.event.author) {
                prop_assert_eq!(notes.iter().filter(|note| note.id == event.hash).count(), 1);
            }
        }
    }
}

fn derived(version: &str, from: &str) -> Body {
    Body::VersionDerived {
        version: sha256(version.as_bytes()),
        from: sha256(from.as_bytes()),
        step: "path-edited".into(),
    }
}

#[test]
fn what_a_version_was_made_from_is_known_and_by_whom_and_the_first_word_holds() {
    let mut scene = Scene::with_two_people();
    scene.say(derived("v2", "v1"));
    scene.say(derived("v2", "v2"));
    let versions = scene.proof().versions;
    let found = versions[1].derived.as_ref().unwrap();
    assert_eq!((&found.from, found.step.as_str()), (&sha256(b"v1"), "path-edited"));
    assert_eq!((found.by.name.as_str(), found.by.title.as_str()), ("Atelier", "studio"));
    assert!(versions[0].derived.is_none() && problems(&scene).is_empty());
    scene.say(derived("nobody added it", "v1"));
    assert_eq!(problems(&scene), ["unknown-version"]);
}
