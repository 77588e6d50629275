//! The whole job through a store, in memory: share, note, reject, receipt, a third version, approve, verify; with lost and
//! repeated writes, and with people who try what they may not.
#![allow(clippy::unwrap_used, missing_docs)]

mod review_actors;

use std::collections::BTreeMap;

use data_encoding::HEXLOWER;
use ed25519_dalek::SigningKey;
use proofroom::review::event::{Body, Event, Hash, Role, Shows, Verdict, VersionKind};
use proofroom::review::fold::Completeness;
use proofroom::review::log::Log;
use proofroom::review::signed::{Signed, sha256};
use proofroom::review::state::{ProofStatus, ReviewState};
use proofroom::review::verify::{FileQuestion, FileStanding, verify, verify_each};
use proofroom::share::keys::LinkKeys;
use proofroom::share::link::Link;
use proofroom::share::manifest::{self, ManifestTerms, Opened, PicturePart, SealedPicture, SeenManifest};
use proofroom::share::slots;
use review_actors::{START, Scene, decision, key, note, public, sign, signature};

/// A store: names and bytes. A write with `If-None-Match: *` fails where something is.
#[derive(Default)]
struct Store(BTreeMap<String, Vec<u8>>);

impl Store {
    fn put_new(&mut self, name: &str, bytes: Vec<u8>) -> bool {
        !self.0.contains_key(name) && self.0.insert(name.to_owned(), bytes).is_none()
    }
}

/// The studio's page: its scene holds the log, its links what it made.
struct StudioPage {
    scene: Scene,
    links: Vec<Link>,
    number: u32,
    nonce: u8,
}

impl StudioPage {
    fn share(&mut self, seed: u8, name: &str, role: Role) -> Link {
        let link = Link { id: [seed; 16], secret: [seed.wrapping_mul(7); 32], store: None };
        self.scene.say(Body::ReviewerAdded {
            key: LinkKeys::derive(&link).unwrap().invite_key(),
            name: name.into(),
            title: "client".into(),
            role,
            link: link.id_hex(),
            shows: Shows::Kinds { kinds: vec![VersionKind::Automated, VersionKind::Retouched] },
        });
        self.links.push(link.clone());
        link
    }

    fn manifest(&mut self, link: &Link, closed: bool) -> Vec<u8> {
        self.number += 1;
        self.nonce += 1;
        let picture = |name: &str| SealedPicture {
            file: sha256(name.as_bytes()),
            part: PicturePart::Full,
            object: format!("blob/{}", sha256(b"ciphertext")),
            key: "00".repeat(32),
            media_type: "image/jpeg".into(),
            bytes: 1.0,
        };
        let terms = ManifestTerms {
            link: link.id_hex(),
            number: self.number,
            issued_at: self.scene.now,
            expires_at: self.scene.now + 1e9,
            closed,
            invite_key: LinkKeys::derive(link).unwrap().invite_key(),
            pictures: ["v0", "v1", "v2", "v3"].map(picture).into(),
            slots: None,
        };
        let draft = manifest::draft(&manifest::compose(&self.scene.log, terms)).unwrap();
        let by_studio = signature(&self.scene.studio, &draft.to_sign);
        manifest::seal(link, &draft.text, &by_studio, &[self.nonce; 12]).unwrap()
    }

    fn publish(&mut self, store: &mut Store) {
        for link in self.links.clone() {
            let sealed = self.manifest(&link, false);
            store.0.insert(manifest::object(&link.id_hex()), sealed);
        }
    }

    /// Opens every slot, keeps what is new, receipts all of it, and clears what it read. Answers with what it refused.
    fn collect(&mut self, store: &mut Store) -> Vec<String> {
        let mut read = Vec::new();
        let mut refused = Vec::new();
        for (name, sealed) in &store.0 {
            let Some((id, _)) = slots::parse(name) else { continue };
            let Some(link) = self.links.iter().find(|link| link.id_hex() == id) else { continue };
            match slots::open(link, name, sealed) {
                Ok(event) => read.push((name.clone(), event)),
                Err(error) => refused.push(error.code().to_owned()),
            }
        }
        for (_, event) in &read {
            self.scene.log.add(event.clone()).unwrap();
        }
        if !read.is_empty() {
            self.scene.receive(&read.iter().map(|(_, event)| &event.hash).collect::<Vec<_>>());
        }
        for (name, _) in read {
            store.0.remove(&name);
        }
        refused
    }
}

/// A reviewer's page.
struct ReviewerPage {
    link: Link,
    device: SigningKey,
    seen: Option<SeenManifest>,
    opened: Option<Opened>,
    outbox: Vec<Signed>,
    now: f64,
    nonce: u8,
}

impl ReviewerPage {
    fn new(link: &Link, seed: u8) -> Self {
        // The link travels as text.
        let link = Link::parse(&format!("https://studio.example/review/{}", link.fragment())).unwrap();
        Self { link, device: key(seed), seen: None, opened: None, outbox: Vec::new(), now: START + 1e6, nonce: 0 }
    }

    fn look(&mut self, store: &Store) -> Result<ReviewState, String> {
        let sealed = &store.0[&manifest::object(&self.link.id_hex())];
        let opened = manifest::open(&self.link, sealed, self.seen.as_ref()).map_err(|error| error.to_string())?;
        let (number, studio_key) = (opened.manifest.number, opened.manifest.studio_key.clone());
        let events = opened.log.events().map(|event| event.line.clone()).collect();
        self.seen = Some(SeenManifest { number, studio_key, events });
        self.opened = Some(opened);
        Ok(self.state())
    }

    fn state(&self) -> ReviewState {
        let mut log = self.opened.as_ref().unwrap().log.clone();
        self.outbox.iter().for_each(|event| drop(log.add(event.clone())));
        log.fold(Completeness::Part)
    }

    fn say(&mut self, body: Body) -> Hash {
        self.now += 1000.0;
        let manifest = &self.opened.as_ref().unwrap().manifest;
        let keys = LinkKeys::derive(&self.link).unwrap();
        let event = Event {
            v: 1,
            review: manifest.review.clone(),
            author: keys.invite_key(),
            device: Some(public(&self.device)),
            at: self.now,
            parents: manifest.heads.iter().chain(self.outbox.last().map(|e| &e.hash)).cloned().collect(),
            body,
        };
        let draft = proofroom::review::signed::draft(event).unwrap();
        let by_device = signature(&self.device, &draft.to_sign);
        let said = proofroom::review::signed::assemble(&draft.text, &keys.sign(&draft.to_sign), Some(&by_device));
        self.outbox.push(said.unwrap());
        self.outbox.last().unwrap().hash.clone()
    }

    /// Writes everything that has no receipt into the next free slots, as often as it is called.
    fn send(&mut self, store: &mut Store) {
        for event in self.unreceived() {
            self.nonce += 1;
            let taken = (0..slots::SLOTS).find(|slot| {
                let sealed = slots::seal(&self.link, *slot, &event, &[self.nonce; 12]).unwrap();
                assert_eq!(sealed.len(), 4096);
                store.put_new(&slots::object(&self.link.id_hex(), *slot), sealed)
            });
            assert!(taken.is_some(), "no free slot");
        }
    }

    fn unreceived(&self) -> Vec<Signed> {
        let events = self.opened.as_ref().unwrap().log.events();
        let receipts: Vec<&Hash> = events
            .filter_map(|event| match &event.event.body {
                Body::Receipt { events } => Some(events),
                _ => None,
            })
            .flatten()
            .collect();
        self.outbox.iter().filter(|event| !receipts.contains(&&event.hash)).cloned().collect()
    }
}

fn begin() -> (StudioPage, Store, ReviewerPage, ReviewerPage) {
    let mut scene = Scene::new();
    scene.say(Body::ProofAdded { proof: "bag".into(), sku: "BAG-1042".into(), view: "front".into() });
    scene.add("v0", VersionKind::Capture);
    scene.add("v1", VersionKind::Automated);
    scene.add("v2", VersionKind::Retouched);
    let mut studio = StudioPage { scene, links: Vec::new(), number: 0, nonce: 0 };
    let (client, lead) = (studio.share(2, "Chloé", Role::Decide), studio.share(3, "Mark", Role::Decide));
    let mut store = Store::default();
    studio.publish(&mut store);
    (studio, store, ReviewerPage::new(&client, 102), ReviewerPage::new(&lead, 103))
}

#[test]
fn a_client_approves_through_a_link() {
    let (mut studio, mut store, mut client, mut lead) = begin();
    let seen = client.look(&store).unwrap();
    let numbers: Vec<&str> = seen.proofs[0].versions.iter().map(|v| v.info.file_name.as_str()).collect();
    assert_eq!(numbers, ["v1.jpg", "v2.jpg"], "the capture is not shown");
    assert_eq!(seen.problems, []);
    let pictures = &client.opened.as_ref().unwrap().manifest.pictures;
    assert_eq!(pictures.len(), 2, "keys of hidden pictures stay with the studio");

    client.say(note("v2", "The shadow is too hard."));
    client.say(decision("v2", Verdict::Rejected));
    client.send(&mut store);
    // The answer to the write was lost, so it is written again; and one slot is lost by the store.
    client.send(&mut store);
    store.0.remove(&slots::object(&client.link.id_hex(), 1));
    assert_eq!(studio.collect(&mut store), Vec::<String>::new());
    studio.publish(&mut store);
    let proof = studio.scene.proof();
    assert_eq!((proof.notes.len(), proof.decisions.len(), proof.status), (1, 1, ProofStatus::Rejected));
    client.look(&store).unwrap();
    assert!(client.unreceived().is_empty());

    // The lead is offline while the studio adds version 3.
    lead.look(&store).unwrap();
    let offline = lead.say(decision("v2", Verdict::Approved));
    studio.scene.add("v3", VersionKind::Retouched);
    studio.publish(&mut store);
    let newer = client.look(&store).unwrap();
    assert_eq!(newer.proofs[0].versions[1].superseded_by.as_deref(), Some(sha256(b"v3").as_str()));
    client.say(decision("v3", Verdict::Approved));
    client.send(&mut store);
    lead.send(&mut store);
    studio.collect(&mut store);
    assert!(studio.scene.proof().decisions.iter().any(|d| d.id == offline && d.late));
    assert_eq!(studio.scene.proof().status, ProofStatus::Waiting);

    studio.publish(&mut store);
    assert!(lead.look(&store).unwrap().proofs[0].decisions.iter().any(|d| d.id == offline && d.late));
    lead.say(decision("v3", Verdict::Approved));
    lead.send(&mut store);
    studio.collect(&mut store);
    studio.publish(&mut store);
    assert_eq!(studio.scene.proof().status, ProofStatus::Approved);
    let file = studio.scene.log.write();
    let reading = Log::read(&file).unwrap();
    let ask = |bytes: &[u8]| {
        let question = FileQuestion { file: "bag.jpg".into(), hash: sha256(bytes), pixels: None };
        verify(&reading.logs, &question)
    };
    let answer = ask(b"v3");
    assert_eq!(answer.verdict, FileStanding::Approved);
    let who: Vec<_> = answer.decisions.iter().map(|d| (d.name.as_str(), d.verdict)).collect();
    assert_eq!(who, [("Chloé", Verdict::Approved), ("Mark", Verdict::Approved)]);
    assert_eq!(ask(b"v3 ").verdict, FileStanding::Unknown);
    assert_eq!(ask(b"v2").verdict, FileStanding::Known);

    // The client's page knows it too, from what the link shows; the same lines as a file, without the studio's signature
    // over the whole, confirm nothing.
    client.look(&store).unwrap();
    let shown = &client.opened.as_ref().unwrap().log;
    let question = FileQuestion { file: "bag.jpg".into(), hash: sha256(b"v3"), pixels: None };
    assert_eq!(verify_each([(shown, Completeness::Part)], &question).verdict, FileStanding::Approved);
    assert_eq!(verify([shown], &question).verdict, FileStanding::Known);

    // Both pages and the studio came to the same decisions.
    let decisions = |state: ReviewState| state.proofs[0].decisions.clone();
    assert_eq!(decisions(client.look(&store).unwrap()), decisions(studio.scene.state()));
    assert_eq!(decisions(lead.look(&store).unwrap()), decisions(studio.scene.state()));
}

#[test]
fn an_older_manifest_in_the_newer_ones_place_is_noticed() {
    let (mut studio, mut store, mut client, _) = begin();
    let older = store.0.clone();
    studio.scene.add("v3", VersionKind::Retouched);
    studio.publish(&mut store);
    client.look(&store).unwrap();
    client.look(&store).unwrap();
    store.0 = older;
    let message = client.look(&store).unwrap_err();
    assert!(message.contains("newer, which this browser has seen"), "{message}");
}

#[test]
fn a_manifest_of_another_link_or_studio_is_refused() {
    let (mut studio, mut store, mut client, lead) = begin();
    client.look(&store).unwrap();
    let name = manifest::object(&client.link.id_hex());
    // Moved from the other link's name.
    store.0.insert(name.clone(), store.0[&manifest::object(&lead.link.id_hex())].clone());
    assert!(client.look(&store).is_err());
    // Somebody with the link's secret writes a manifest of their own.
    studio.scene.studio = key(9);
    let link = client.link.clone();
    let terms = studio.manifest_by_thief(&link);
    store.0.insert(name, terms);
    let message = client.look(&store).unwrap_err();
    assert!(message.contains("studio's key"), "{message}");
    // Even in a browser that saw nothing before, the log inside names the true studio.
    client.seen = None;
    assert!(client.look(&store).is_err());
}

impl StudioPage {
    fn manifest_by_thief(&mut self, link: &Link) -> Vec<u8> {
        let terms = ManifestTerms {
            link: link.id_hex(),
            number: 99,
            issued_at: 0.0,
            expires_at: 1e15,
            closed: false,
            invite_key: LinkKeys::derive(link).unwrap().invite_key(),
            pictures: Vec::new(),
            slots: None,
        };
        let mut forged = manifest::compose(&self.scene.log, terms);
        forged.studio_key = public(&self.scene.studio);
        let draft = manifest::draft(&forged).unwrap();
        manifest::seal(link, &draft.text, &signature(&self.scene.studio, &draft.to_sign), &[200; 12]).unwrap()
    }
}

#[test]
fn one_reviewer_cannot_write_as_another_and_no_slot_can_be_moved() {
    let (mut studio, mut store, mut client, mut lead) = begin();
    client.look(&store).unwrap();
    lead.look(&store).unwrap();
    lead.say(decision("v2", Verdict::Approved));
    let by_lead = lead.outbox[0].clone();
    // The lead's word in the client's slot, sealed with the client's own key.
    let sealed = slots::seal(&client.link, 0, &by_lead, &[1; 12]).unwrap();
    store.put_new(&slots::object(&client.link.id_hex(), 0), sealed);
    // The client's word, moved to another slot by the store.
    client.say(decision("v2", Verdict::Rejected));
    let sealed = slots::seal(&client.link, 1, &client.outbox[0], &[2; 12]).unwrap();
    store.put_new(&slots::object(&client.link.id_hex(), 2), sealed);
    // Noise.
    store.put_new(&slots::object(&client.link.id_hex(), 3), vec![0; 4096]);
    assert_eq!(studio.collect(&mut store), ["forged", "forged", "forged"]);
    assert!(studio.scene.proof().decisions.is_empty());
    // A forwarded key: signed for another, with the wrong invite key.
    let stranger = Event { author: public(&key(50)), ..by_lead.event };
    let event = sign(stranger, &key(50), Some(&lead.device));
    assert!(slots::open(&lead.link, "in/x/0", &[0; 100]).is_err());
    let sealed = slots::seal(&lead.link, 9, &event, &[3; 12]).unwrap();
    let name = slots::object(&lead.link.id_hex(), 9);
    assert_eq!(slots::open(&lead.link, &name, &sealed).unwrap_err().code(), "forged");
}

#[test]
fn a_closed_link_says_so_and_shows_nothing() {
    let (mut studio, mut store, mut client, _) = begin();
    client.look(&store).unwrap();
    let link = client.link.clone();
    let closed = studio.manifest(&link, true);
    store.0.insert(manifest::object(&link.id_hex()), closed);
    let opened = manifest::open(&link, &store.0[&manifest::object(&link.id_hex())], client.seen.as_ref()).unwrap();
    assert!(opened.manifest.closed);
    assert_eq!((opened.manifest.events.len(), opened.manifest.pictures.len()), (0, 0));
}

/// Keys are derived as documented; another implementation must come to the same.
#[test]
fn the_documented_keys_hold() {
    let bytes: Vec<u8> = (0..48).collect();
    let link = Link { id: bytes[..16].try_into().unwrap(), secret: bytes[16..].try_into().unwrap(), store: None };
    let keys = LinkKeys::derive(&link).unwrap();
    let document = include_str!("../docs/sharing.md");
    for fact in [HEXLOWER.encode(&keys.manifest), HEXLOWER.encode(&keys.slots), keys.invite_key(), link.fragment()] {
        assert!(document.contains(&fact), "docs/sharing.md lacks {fact}");
    }
}
