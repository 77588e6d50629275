//! `proofroom verify`: the approval names the bytes, and one changed byte loses it.

use std::path::Path;

use ed25519_dalek::{Signer, SigningKey};
use proofroom::decode;
use proofroom::raster::Limits;
use proofroom::review::event::{Body, Event, Role, Shows, Verdict, VersionInfo, VersionKind};
use proofroom::review::log::Log;
use proofroom::review::signed::{assemble, draft, review_id, sha256};

use crate::program::{proofroom, root, scratch};

fn hex(bytes: &[u8]) -> String {
    data_encoding::HEXLOWER.encode(bytes)
}

/// A review in the making: each word signed, after all words before it.
struct Pen {
    log: Log,
    review: String,
    newest: Vec<String>,
    at: f64,
}

impl Pen {
    fn say(&mut self, author: &SigningKey, device: Option<&SigningKey>, body: Body) {
        self.at += 60_000.0;
        let event = Event {
            v: 1,
            review: self.review.clone(),
            author: hex(author.verifying_key().as_bytes()),
            device: device.map(|key| hex(key.verifying_key().as_bytes())),
            at: self.at,
            parents: self.newest.clone(),
            body,
        };
        let draft = draft(event).unwrap();
        let sign = |key: &SigningKey| hex(&key.sign(draft.to_sign.as_bytes()).to_bytes());
        let signed = assemble(&draft.text, &sign(author), device.map(sign).as_deref()).unwrap();
        self.log.insert(&signed.line).unwrap();
        self.newest = vec![draft.hash];
    }
}

/// A log in which the client approves a file, and the studio's key.
fn approved(picture: &Path) -> (String, String) {
    let (studio, invite, device) =
        (SigningKey::from_bytes(&[1; 32]), SigningKey::from_bytes(&[2; 32]), SigningKey::from_bytes(&[3; 32]));
    let studio_key = hex(studio.verifying_key().as_bytes());
    let bytes = std::fs::read(picture).unwrap();
    let decoded = decode::decode(&bytes, &Limits::default()).unwrap();
    let file = sha256(&bytes);
    let nonce = "00".repeat(16);
    let review = review_id(&studio_key, &nonce);
    let mut pen = Pen { log: Log::new(review.clone()), review, newest: Vec::new(), at: 1_700_000_000_000.0 };
    let client = hex(invite.verifying_key().as_bytes());
    let proof = || "mug".to_owned();
    let words = [
        Body::ReviewCreated { title: "Spring".into(), studio: "Studio One".into(), nonce },
        Body::ProofAdded { proof: proof(), sku: "MUG-5023".into(), view: "front".into() },
        Body::VersionAdded {
            number: None,
            proof: proof(),
            version: VersionInfo {
                file: file.clone(),
                pixels: decode::pixel_hash(&decoded.raster),
                kind: VersionKind::Retouched,
                file_name: "mug.jpg".into(),
                media_type: "image/jpeg".into(),
                bytes: decoded.info.bytes,
                width: decoded.info.width,
                height: decoded.info.height,
                profile: decoded.info.profile,
            },
        },
        Body::ReviewerAdded {
            key: client,
            name: "Ada Client".into(),
            title: "client".into(),
            role: Role::Decide,
            link: "11".repeat(16),
            shows: Shows::Files { files: vec![file.clone()] },
        },
    ];
    for body in words {
        pen.say(&studio, None, body);
    }
    pen.say(
        &invite,
        Some(&device),
        Body::DecisionMade { version: file, verdict: Verdict::Approved, reason: String::new() },
    );
    let decision = pen.newest.clone();
    pen.say(&studio, None, Body::Receipt { events: decision });
    (pen.log.write(), studio_key)
}

#[test]
fn an_approved_file_passes_and_one_changed_byte_does_not() {
    let folder = scratch("verify");
    let picture = root().join("sample/MUG-5023_front_v3_retouched.jpg");
    let (log, studio) = approved(&picture);
    let log_file = folder.join("review.jsonl");
    std::fs::write(&log_file, log).unwrap();
    let (log_file, picture_name) = (log_file.to_str().unwrap(), picture.to_str().unwrap());

    let run = proofroom(&["verify", picture_name, "--log", log_file, "--json"]);
    let json = run.json();
    assert_eq!((run.status, json["passed"].as_bool()), (0, Some(true)), "{json}");
    assert_eq!(json["files"][0]["verdict"], "approved");
    assert_eq!(json["files"][0]["decisions"][0]["name"], "Ada Client");
    let said = proofroom(&["verify", picture_name, "--log", log_file, "--studio", &studio]);
    assert!(said.out.contains("APPROVED") && said.out.contains("Ada Client (client) at 2023-11-14"), "{}", said.out);

    // The last byte but the end marker: a different file, whose picture may even look the same.
    let mut bytes = std::fs::read(&picture).unwrap();
    let place = bytes.len() - 3;
    bytes[place] ^= 1;
    let changed = folder.join("changed.jpg");
    std::fs::write(&changed, bytes).unwrap();
    let run = proofroom(&["verify", changed.to_str().unwrap(), "--log", log_file, "--json"]);
    assert_eq!((run.status, run.json()["passed"].as_bool()), (1, Some(false)));

    let stranger = "ab".repeat(32);
    let run = proofroom(&["verify", picture_name, "--log", log_file, "--studio", &stranger, "--json"]);
    assert_eq!((run.status, &run.json()["files"][0]["verdict"]), (1, &"unknown".into()));
}

#[test]
fn a_file_that_is_no_log_is_an_error() {
    let run = proofroom(&["verify", "sample/brand.cube", "--log", "sample/brand-reference.json"]);
    assert!(run.error().starts_with("sample/brand-reference.json"), "{}", run.err);
}
