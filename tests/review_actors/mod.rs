//! People for tests: a studio and reviewers with fixed keys, who sign what they say.
#![allow(clippy::unwrap_used, clippy::expect_used, dead_code, missing_docs)]

use data_encoding::HEXLOWER;
use ed25519_dalek::{Signer, SigningKey};
use proofroom::review::event::{Body, Event, Hash, Role, Shows, Verdict, VersionInfo, VersionKind};
use proofroom::review::fold::Completeness;
use proofroom::review::log::Log;
use proofroom::review::signed::{self, Signed, review_id, sha256};
use proofroom::review::state::{Proof, ReviewState};

pub const NONCE: &str = "000102030405060708090a0b0c0d0e0f";
pub const START: f64 = 1_795_000_000_000.0;

pub fn key(seed: u8) -> SigningKey {
    SigningKey::from_bytes(&[seed; 32])
}

pub fn public(key: &SigningKey) -> String {
    HEXLOWER.encode(key.verifying_key().as_bytes())
}

pub fn signature(key: &SigningKey, message: &str) -> String {
    HEXLOWER.encode(&key.sign(message.as_bytes()).to_bytes())
}

/// Signs an event with its author's key and, if it names one, its device's.
pub fn sign(event: Event, author: &SigningKey, device: Option<&SigningKey>) -> Signed {
    let draft = signed::draft(event).unwrap();
    let by_device = device.map(|device| signature(device, &draft.to_sign));
    signed::assemble(&draft.text, &signature(author, &draft.to_sign), by_device.as_deref()).unwrap()
}

pub fn version(name: &str, kind: VersionKind) -> VersionInfo {
    VersionInfo {
        file: sha256(name.as_bytes()),
        pixels: sha256(format!("pixels of {name}").as_bytes()),
        kind,
        file_name: format!("{name}.jpg"),
        media_type: "image/jpeg".into(),
        bytes: 12_345.0,
        width: 1600,
        height: 1200,
        profile: "sRGB IEC61966-2.1".into(),
    }
}

/// One review in the making: everybody's events go into one log, each author's clock may be set.
pub struct Scene {
    pub studio: SigningKey,
    pub log: Log,
    pub now: f64,
}

impl Scene {
    pub fn new() -> Self {
        let studio = key(1);
        let id = review_id(&public(&studio), NONCE);
        let mut scene = Self { studio, log: Log::new(id), now: START };
        scene.say(Body::ReviewCreated { title: "Autumn".into(), studio: "Atelier".into(), nonce: NONCE.into() });
        scene
    }

    /// A proof `bag` with an automated and a retouched version, and two people who decide: keys 2 and 3.
    pub fn with_two_people() -> Self {
        let mut scene = Self::new();
        scene.say(Body::ProofAdded { proof: "bag".into(), sku: "BAG-1042".into(), view: "front".into() });
        scene.add("v1", VersionKind::Automated);
        scene.add("v2", VersionKind::Retouched);
        scene.invite(2, "Chloé", Role::Decide);
        scene.invite(3, "Mark", Role::Decide);
        scene
    }

    pub fn state(&self) -> ReviewState {
        self.log.fold(Completeness::Whole)
    }

    pub fn proof(&self) -> Proof {
        self.state().proofs.first().unwrap().clone()
    }

    /// The studio says something, after everything that it knows.
    pub fn say(&mut self, body: Body) -> Hash {
        self.now += 1000.0;
        let event = Event {
            v: 1,
            review: self.log.review().into(),
            author: public(&self.studio),
            device: None,
            at: self.now,
            parents: self.state().heads,
            body,
        };
        let signed = sign(event, &self.studio, None);
        self.log.add(signed.clone()).unwrap();
        signed.hash
    }

    pub fn add(&mut self, name: &str, kind: VersionKind) -> Hash {
        self.say(Body::VersionAdded { proof: "bag".into(), version: version(name, kind), number: None })
    }

    pub fn invite(&mut self, seed: u8, name: &str, role: Role) -> Hash {
        self.say(Body::ReviewerAdded {
            key: public(&key(seed)),
            name: name.into(),
            title: "client".into(),
            role,
            link: HEXLOWER.encode(&[seed; 16]),
            shows: Shows::Kinds { kinds: vec![VersionKind::Automated, VersionKind::Retouched, VersionKind::Final] },
        })
    }

    /// What a reviewer would say now, not yet in the log; `parents` is what their page showed.
    pub fn word(&mut self, seed: u8, parents: Vec<Hash>, body: Body) -> Signed {
        self.now += 1000.0;
        let (author, device) = (key(seed), key(seed + 100));
        let event = Event {
            v: 1,
            review: self.log.review().into(),
            author: public(&author),
            device: Some(public(&device)),
            at: self.now,
            parents,
            body,
        };
        sign(event, &author, Some(&device))
    }

    /// A reviewer decides on what the log now shows; it reaches the log, without a receipt yet.
    pub fn decide(&mut self, seed: u8, name: &str, verdict: Verdict) -> Hash {
        let word = self.word(seed, self.state().heads, decision(name, verdict));
        self.log.add(word.clone()).unwrap();
        word.hash
    }

    pub fn receive(&mut self, events: &[&Hash]) -> Hash {
        self.say(Body::Receipt { events: events.iter().map(|hash| (*hash).clone()).collect() })
    }
}

pub fn decision(name: &str, verdict: Verdict) -> Body {
    Body::DecisionMade { version: sha256(name.as_bytes()), verdict, reason: "as it is".into() }
}

pub fn note(name: &str, text: &str) -> Body {
    Body::NoteAdded { version: sha256(name.as_bytes()), text: text.into(), region: None, shape: None, reply_to: None }
}
