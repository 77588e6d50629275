//! A log of 100,000 events: to fold it whole, to take it in once, and what an event that arrives then costs: the newest, one
//! said three days ago, and a receipt of ten. Events are not signed here: reading checks signatures, folding does not.

#![allow(clippy::disallowed_methods, clippy::print_stdout, clippy::unwrap_used)]

use std::time::Instant;

use proofroom::review::event::{Body, Event, Hash, Role, Shows, Verdict, VersionInfo, VersionKind};
use proofroom::review::fold::Completeness;
use proofroom::review::live::Live;
use proofroom::review::log::Log;
use proofroom::review::signed::{self, Signed, sha256};

const EVENTS: usize = 100_000;
const START: f64 = 1_795_000_000_000.0;
const NONCE: &str = "000102030405060708090a0b0c0d0e0f";
const ARRIVALS: u32 = 100;

struct Author {
    review: String,
    at: f64,
    heads: Vec<Hash>,
}

impl Author {
    fn say(&mut self, person: u8, body: Body) -> Signed {
        self.at += 1000.0;
        let author = sha256(&[person]);
        let device = (person > 0).then(|| sha256(&[person, 1]));
        let parents = self.heads.clone();
        let event = Event { v: 1, review: self.review.clone(), author, device, at: self.at, parents, body };
        let draft = signed::draft(event.clone()).unwrap();
        self.heads = vec![draft.hash.clone()];
        Signed { hash: draft.hash, event, line: draft.text }
    }
}

fn file(n: usize) -> Hash {
    sha256(format!("file {n}").as_bytes())
}

fn said(n: usize) -> Body {
    let proof = format!("proof-{}", n / 6);
    let version = file(n / 6);
    match n % 6 {
        0 => Body::ProofAdded { proof, sku: format!("SKU-{n}"), view: "front".into() },
        1 => Body::VersionAdded {
            proof,
            version: VersionInfo {
                pixels: sha256(version.as_bytes()),
                file: version,
                kind: VersionKind::Retouched,
                file_name: format!("SKU-{n}_front_v1_retouched.jpg"),
                media_type: "image/jpeg".into(),
                bytes: 2e6,
                width: 1600,
                height: 1600,
                profile: "sRGB".into(),
            },
            number: Some(1),
        },
        2 => Body::ChecksRecorded { version, findings: Vec::new(), engine: "0.1.0".into() },
        3 | 4 => Body::DecisionMade { version, verdict: Verdict::Approved, reason: String::new() },
        _ => Body::NoteAdded { version, text: "The seam.".into(), region: None, shape: None, reply_to: None },
    }
}

fn main() {
    let studio = sha256(&[0]);
    let review = signed::review_id(&studio, NONCE);
    let mut author = Author { review: review.clone(), at: START, heads: Vec::new() };
    let root = Body::ReviewCreated { title: "Autumn".into(), studio: "Atelier".into(), nonce: NONCE.into() };
    let mut events = vec![author.say(0, root)];
    for person in 1..=3 {
        let shows = Shows::Kinds { kinds: vec![VersionKind::Retouched, VersionKind::Final] };
        let (key, link) = (sha256(&[person]), "00".repeat(16));
        let name = format!("Person {person}");
        let body = Body::ReviewerAdded { key, name, title: "Client".into(), role: Role::Decide, link, shows };
        events.push(author.say(0, body));
    }
    for n in 0..EVENTS - events.len() {
        let person = if n % 6 > 2 { 1 + (n % 3) as u8 } else { 0 };
        events.push(author.say(person, said(n)));
    }
    let mut log = Log::new(review.as_str());
    for event in &events {
        log.add(event.clone()).unwrap();
    }
    let (state, whole) = timed(|| log.fold(Completeness::Whole));
    assert!(state.problems.is_empty() && state.history.len() == EVENTS, "{:?}", state.problems.first());
    println!("fold: {EVENTS} events whole {:.0} ms ({} proofs)", whole, state.proofs.len());

    let mut live = Live::new(&review, Completeness::Whole);
    for event in &events {
        live.add(event.clone()).unwrap();
    }
    let (first, took) = timed(|| live.change());
    assert!(first.whole && first.proofs.len() == state.proofs.len());
    println!("fold: the same taken in to stay folded {took:.0} ms");

    let decision = |n: u32| Body::DecisionMade {
        version: file(n as usize * 97),
        verdict: Verdict::Rejected,
        reason: String::new(),
    };
    let receipt = |n: u32| Body::Receipt {
        events: events[n as usize * 60..][..60]
            .iter()
            .filter(|e| e.event.device.is_some())
            .take(10)
            .map(|e| e.hash.clone())
            .collect(),
    };
    for (what, skewed, person, body) in [
        ("a decision, the newest event", false, 1, &decision as &dyn Fn(u32) -> Body),
        ("a decision of three days ago", true, 2, &decision),
        ("a receipt of ten", false, 0, &receipt),
    ] {
        let (mut worst, mut sum, mut folded) = (0.0_f64, 0.0, 0);
        for n in 0..ARRIVALS {
            let heads = author.heads.clone();
            let now = author.at;
            if skewed {
                author.heads = Vec::new();
                author.at = START - 259_200_000.0 + f64::from(n);
            }
            let event = author.say(person, body(n));
            if skewed {
                (author.heads, author.at) = (heads, now);
            }
            let (change, took) = timed(|| {
                live.add(event).unwrap();
                live.change()
            });
            assert!(!change.whole && !change.proofs.is_empty());
            (worst, sum, folded) = (worst.max(took), sum + took, folded.max(live.work()));
        }
        println!(
            "fold: {what}, on {EVENTS}: mean {:.3} ms, worst {worst:.3} ms, at most {folded} events folded",
            sum / f64::from(ARRIVALS)
        );
    }
}

/// What `work` gives, and how long it took, ms.
fn timed<T>(work: impl FnOnce() -> T) -> (T, f64) {
    let began = Instant::now();
    let result = work();
    (result, began.elapsed().as_secs_f64() * 1e3)
}
