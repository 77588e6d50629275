//! A log that stays folded says, after every arrival and in whatever order, what folding the whole set would say; and an
//! arriving event costs what it changes.
#![allow(clippy::unwrap_used, missing_docs)]

mod review_actors;

use proofroom::finding::Region;
use proofroom::review::event::{Body, Event, Hash, Role, Shows, Spot, SpotKind, TourSpot, Verdict, VersionKind};
use proofroom::review::fold::Completeness;
use proofroom::review::live::{Live, ReviewChange};
use proofroom::review::log::Log;
use proofroom::review::shape::NoteShape;
use proofroom::review::signed::{Signed, sha256};
use proofroom::review::state::ReviewState;
use proptest::prelude::*;
use review_actors::{NONCE, START, Scene, decision, key, note, public, sign, version};

/// What a page does with the changes that it is told.
struct Mirror {
    live: Live,
    state: Option<ReviewState>,
}

impl Mirror {
    fn new(review: &str, completeness: Completeness) -> Self {
        Self { live: Live::new(review, completeness), state: None }
    }

    fn arrive(&mut self, events: &[Signed]) -> ReviewChange {
        for event in events {
            self.live.add(event.clone()).unwrap();
        }
        let change = self.live.change();
        let before = self.state.take().unwrap_or_else(|| Log::new(change.id.clone()).fold(Completeness::Part));
        self.state = Some(change.clone().apply(before));
        change
    }

    fn bytes(&self) -> String {
        serde_json::to_string(self.state.as_ref().unwrap()).unwrap()
    }
}

fn whole(review: &str, events: &[Signed], completeness: Completeness) -> String {
    let mut log = Log::new(review);
    for event in events {
        log.add(event.clone()).unwrap();
    }
    serde_json::to_string(&log.fold(completeness)).unwrap()
}

type Step = (u8, u8, u8, u8, i32);

/// Everything that can be said, by a studio in two minds, invited people and a stranger, about proofs that share files.
fn schedule(steps: &[Step]) -> (String, Vec<Signed>) {
    let mut scene = Scene::new();
    scene.say(Body::ProofAdded { proof: "p0".into(), sku: "BAG".into(), view: "front".into() });
    let file = |n: u8| version(&format!("f{}", n % 6), VersionKind::Retouched);
    let mut said: Vec<Hash> = Vec::new();
    let mut unseen: Vec<Hash> = Vec::new();
    for &(who, what, which, other, skew) in steps {
        let heads = scene.state().heads;
        let behind: Vec<Hash> = heads.iter().take(usize::from(other) % (heads.len() + 1)).cloned().collect();
        let proof = format!("p{}", which % 4);
        let hash = |n: u8| said.get(usize::from(n) % said.len().max(1)).cloned().unwrap_or_else(|| sha256(&[n]));
        let target = file(which).file;
        let shape = Some(NoteShape::Pin { x: f64::from(other % 3), y: 1.0 });
        let region = Region { x: 0.0, y: 0.0, width: 4.0, height: 4.0 };
        let studio = match what % 16 {
            0 => Body::ProofAdded { proof, sku: format!("SKU-{other}"), view: String::new() },
            1 | 2 => {
                Body::VersionAdded { proof, version: file(other), number: (other % 3 == 0).then_some(u32::from(other)) }
            }
            3 => Body::ChecksRecorded { version: target.clone(), findings: vec![], engine: format!("{other}") },
            4 => Body::ReviewerAdded {
                key: public(&key(2 + which % 3)),
                name: format!("Person {other}"),
                title: "client".into(),
                role: [Role::View, Role::Comment, Role::Decide, Role::Decide][usize::from(other % 4)],
                link: "00".repeat(16),
                shows: if other % 5 == 0 {
                    Shows::Files { files: vec![file(1).file] }
                } else {
                    Shows::Kinds { kinds: vec![VersionKind::Retouched, VersionKind::Final] }
                },
            },
            5 if other % 3 == 0 => Body::ReviewerRevoked { key: public(&key(2 + which % 3)) },
            6 => Body::ProofDescribed {
                proof,
                category: Some(format!("c{other}")),
                lighting: None,
                risk: None,
                channels: None,
                due_at: None,
                owner: (other % 2 == 0).then(String::new),
            },
            7 => Body::PolicySet { tour_required: Some(other % 2 == 0) },
            8 => Body::SpotsPlaced {
                version: target.clone(),
                spots: vec![Spot { id: "s".into(), what: SpotKind::Hands, text: "hand".into(), region }],
            },
            9 => Body::Unknown(serde_json::json!({ "kind": "moon-phase", "is": other })),
            10 => Body::ReviewCreated { title: "Again".into(), studio: "Me".into(), nonce: NONCE.into() },
            11 => Body::NoteResolved { note: hash(other), resolved: other % 2 == 0 },
            _ => Body::Receipt { events: std::mem::take(&mut unseen) },
        };
        let person = match what % 8 {
            0 | 1 => {
                decision(&format!("f{}", which % 6), if other % 2 == 0 { Verdict::Approved } else { Verdict::Rejected })
            }
            2 => Body::NoteAdded { version: target.clone(), text: "here".into(), region: None, shape, reply_to: None },
            3 => Body::NoteAdded {
                version: target.clone(),
                text: "yes".into(),
                region: None,
                shape: None,
                reply_to: Some(hash(other)),
            },
            4 => Body::NoteEdited { note: hash(other), text: format!("{which}") },
            5 => Body::NoteWithdrawn { note: hash(other) },
            6 => Body::NoteResolved { note: hash(other), resolved: which % 2 == 0 },
            _ => Body::TourRecorded {
                version: target.clone(),
                spots: vec![TourSpot { id: "s".into(), scale: f64::from(other % 9 + 1) }],
            },
        };
        let now = scene.now;
        scene.now += f64::from(skew) * 1000.0;
        let word = match who % 4 {
            // What the studio said in another tab, or a newer release: it has not seen all heads, and its clock is off.
            0 if !matches!(studio, Body::Unknown(_)) => {
                let event = Event {
                    v: 1,
                    review: scene.log.review().into(),
                    author: public(&scene.studio),
                    device: None,
                    at: scene.now,
                    parents: if other % 2 == 0 { heads } else { behind },
                    body: studio,
                };
                sign(event, &scene.studio, None)
            }
            // Person 5 is a stranger.
            n => scene.word(2 + (n + which % 4) % 4, behind, person),
        };
        scene.now = now + 1000.0;
        if matches!(word.event.body, Body::NoteAdded { .. }) {
            said.push(word.hash.clone());
        }
        if who % 4 != 0 {
            unseen.push(word.hash.clone());
        }
        scene.log.add(word).unwrap();
    }
    (scene.log.review().to_owned(), scene.log.events().cloned().collect())
}

proptest! {
    // Each case signs some thirty events and folds them after every arrival.
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn after_every_arrival_it_says_what_the_whole_set_says(
        // Clocks are up to three days off.
        steps in prop::collection::vec((any::<u8>(), any::<u8>(), any::<u8>(), any::<u8>(), -259_200..259_200_i32), 1..40),
        order in any::<u64>(),
        late in any::<bool>(),
        completeness in prop_oneof![Just(Completeness::Whole), Just(Completeness::Part)],
    ) {
        let (review, events) = schedule(&steps);
        // By hash, or nearly as they were said; a few of them twice, in batches of one to four.
        let mut arriving: Vec<Signed> = events;
        if !late {
            arriving.sort_by_key(|event| event.event.at as u64);
        }
        let mut dice = order;
        let mut roll = |sides: usize| {
            dice = dice.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (dice >> 33) as usize % sides
        };
        for n in 0..arriving.len() {
            if roll(3) == 0 {
                let other = roll(arriving.len());
                arriving.swap(n, other);
            }
        }
        let mut mirror = Mirror::new(&review, completeness);
        let mut here: Vec<Signed> = Vec::new();
        while here.len() < arriving.len() {
            let batch = &arriving[here.len()..(here.len() + 1 + roll(4)).min(arriving.len())];
            here.extend(batch.iter().cloned());
            mirror.arrive(batch);
            prop_assert_eq!(mirror.bytes(), whole(&review, &here, completeness));
            let again = here[roll(here.len())].clone();
            prop_assert!(!mirror.arrive(&[again]).whole || mirror.state.as_ref().unwrap().studio_key.is_empty());
            prop_assert_eq!(mirror.bytes(), whole(&review, &here, completeness));
        }
    }
}

/// A review of so many proofs, each with a version, a decision and its receipt.
fn large(count: u32) -> (Scene, Mirror) {
    let mut scene = Scene::with_two_people();
    let mut heads = scene.state().heads;
    let mut log = Vec::new();
    let mut say = |now: &mut f64, studio: &ed25519_dalek::SigningKey, review: &str, body: Body| {
        *now += 1000.0;
        let event = Event {
            v: 1,
            review: review.into(),
            author: public(studio),
            device: None,
            at: *now,
            parents: heads.clone(),
            body,
        };
        let word = sign(event, studio, None);
        heads = vec![word.hash.clone()];
        log.push(word);
    };
    let review = scene.log.review().to_owned();
    for n in 0..count {
        let proof = format!("p{n}");
        say(
            &mut scene.now,
            &scene.studio,
            &review,
            Body::ProofAdded { proof: proof.clone(), sku: format!("S{n}"), view: String::new() },
        );
        let version = version(&format!("{proof} v1"), VersionKind::Retouched);
        say(&mut scene.now, &scene.studio, &review, Body::VersionAdded { proof, version, number: None });
    }
    for event in log {
        scene.log.add(event).unwrap();
    }
    let mut mirror = Mirror::new(&review, Completeness::Whole);
    let events: Vec<Signed> = scene.log.events().cloned().collect();
    assert!(mirror.arrive(&events).whole);
    (scene, mirror)
}

#[test]
fn an_arriving_event_costs_what_it_changes_however_long_the_log_is() {
    let cost = |count: u32| {
        let (mut scene, mut mirror) = large(count);
        let mut all: Vec<Signed> = scene.log.events().cloned().collect();
        let parents = scene.state().heads;
        let word = scene.word(2, parents.clone(), decision("p3 v1", Verdict::Approved));
        // Said three days ago: it stands before most of the log.
        scene.now = START - 259_200_000.0;
        let late = scene.word(3, vec![], note("p5 v1", "from the train"));
        scene.now = START + 1e9;
        let mut costs = Vec::new();
        for word in [word, late] {
            let change = mirror.arrive(std::slice::from_ref(&word));
            all.push(word);
            assert!(!change.whole);
            assert_eq!(
                (change.proofs.len(), change.reviewers.is_some()),
                (1, true),
                "a browser spoke for the first time"
            );
            assert!(change.history.len() <= 4, "{}", change.history.len());
            costs.push(mirror.live.work());
            assert_eq!(mirror.bytes(), whole(scene.log.review(), &all, Completeness::Whole));
        }
        costs
    };
    let small = cost(10);
    assert_eq!(small, cost(300));
    // The root, two people, and what was said of the proof.
    assert!(small.iter().all(|cost| *cost <= 8), "{small:?}");
}

#[test]
fn what_is_lost_is_told_again() {
    let (_, mut mirror) = large(3);
    let before = mirror.bytes();
    mirror.live.forget();
    assert!(mirror.arrive(&[]).whole);
    assert_eq!(mirror.bytes(), before);
    assert!(!mirror.arrive(&[]).whole);
}
