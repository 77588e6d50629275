//! The studio and the reviewers, one request at a time, in the order in which the page makes them (`www/src/sync`).

use std::collections::{BTreeSet, VecDeque};

use ed25519_dalek::SigningKey;
use proofroom::review::event::{Body, Event, Hash, Role, Shows, Verdict, VersionKind};
use proofroom::review::fold::Completeness;
use proofroom::review::log::Log;
use proofroom::review::signed::{self, Signed};
use proofroom::review::state::ReviewState;
use proofroom::share::keys::LinkKeys;
use proofroom::share::link::Link;
use proofroom::share::manifest::{self, ManifestTerms, Opened, SeenManifest};
use proofroom::share::seal::{self, Padding};
use proofroom::share::slots;

use super::chance::Chance;
use super::review_actors::{Scene, key, public, signature};
use super::store::{Answer, Store, Write, tag};

/// As `studio-links.ts`: signatures are made anew after three days, and live seven.
const RENEW: f64 = 3.0 * 86_400_000.0;
const LIFE: f64 = 7.0 * 86_400_000.0;
/// As `reviewer-outbox.ts`.
const AGAIN: f64 = 20_000.0;
const SLOWEST: f64 = 300_000.0;
const MOVE_AFTER: u32 = 6;
/// A person says no more than this in one world.
const WORDS: usize = 3;
const FOREVER: f64 = f64::INFINITY;
const LOG_KEY: [u8; 32] = [77; 32];

struct IssuedLink {
    link: Link,
    number: u32,
    published: u32,
    signed_at: f64,
    /// The tag of what was written last, once the store said that it has it.
    written: Option<u64>,
}

enum Task {
    SendLog(Hash),
    List,
    Fetch(String, u64),
    /// Keep what was fetched, say the receipt: one step on this machine.
    Keep,
    Publish(usize),
    /// Whether the store still has what was written.
    Confirm(usize),
    Clear(String, u64),
}

/// The studio's browser: what it keeps outlives a crash, its tasks do not.
pub struct Studio {
    pub scene: Scene,
    links: Vec<IssuedLink>,
    unsent: BTreeSet<Hash>,
    revision: u32,
    tasks: VecDeque<Task>,
    fetched: Vec<(String, u64, Signed)>,
    strange: BTreeSet<(String, u64)>,
    versions: u32,
    pub refused: u64,
}

impl Studio {
    pub fn new() -> Self {
        let mut studio = Self {
            scene: Scene::new(),
            links: Vec::new(),
            unsent: BTreeSet::new(),
            revision: 0,
            tasks: VecDeque::new(),
            fetched: Vec::new(),
            strange: BTreeSet::new(),
            versions: 0,
            refused: 0,
        };
        studio.scene.say(Body::ProofAdded { proof: "bag".into(), sku: "BAG-1042".into(), view: "front".into() });
        studio.new_version();
        studio.unsent = studio.scene.log.events().map(|event| event.hash.clone()).collect();
        studio
    }

    pub fn invite(&mut self, seed: u8, name: &str, role: Role) -> Link {
        let link = Link { id: [seed; 16], secret: [seed.wrapping_mul(7); 32], store: None };
        self.say(Body::ReviewerAdded {
            key: LinkKeys::derive(&link).unwrap().invite_key(),
            name: name.into(),
            title: "client".into(),
            role,
            link: link.id_hex(),
            shows: Shows::Kinds { kinds: vec![VersionKind::Retouched] },
        });
        self.links.push(IssuedLink { link: link.clone(), number: 0, published: 0, signed_at: 0.0, written: None });
        link
    }

    pub fn new_version(&mut self) {
        if self.versions < 2 {
            self.versions += 1;
            let name = format!("v{}", self.versions);
            let hash = self.scene.add(&name, VersionKind::Retouched);
            self.unsent.insert(hash);
            self.revision += 1;
        }
    }

    fn say(&mut self, body: Body) {
        let hash = self.scene.say(body);
        self.unsent.insert(hash);
        self.revision += 1;
    }

    /// The browser is closed in the middle of what it did.
    pub fn crash(&mut self) {
        self.tasks.clear();
        self.fetched.clear();
        self.strange.clear();
    }

    pub fn step(&mut self, now: f64, store: &mut Store, chance: &mut Chance) {
        let Some(task) = self.tasks.pop_front() else { return self.begin() };
        if self.work(task, now, store, chance).is_none() {
            // As in the page: a turn that fails ends, and the next begins anew.
            self.tasks.clear();
            self.fetched.clear();
        }
    }

    pub fn whole_turn(&mut self, now: f64, store: &mut Store, chance: &mut Chance) {
        self.crash();
        self.begin();
        while !self.tasks.is_empty() {
            self.step(now, store, chance);
        }
    }

    fn begin(&mut self) {
        self.tasks.extend(self.unsent.iter().cloned().map(Task::SendLog));
        self.tasks.push_back(Task::List);
    }

    /// `None` when the turn has failed.
    fn work(&mut self, task: Task, now: f64, store: &mut Store, chance: &mut Chance) -> Option<()> {
        self.scene.now = self.scene.now.max(now);
        match task {
            Task::SendLog(hash) => {
                let name = format!("log/{}/{hash}", self.scene.log.review());
                let line = &self.scene.log.get(&hash)?.line;
                let bytes = seal::seal(&LOG_KEY, &chance.nonce(), &name, line.as_bytes(), Padding::Blocks).unwrap();
                self.put(name, bytes, store, chance)?;
                self.unsent.remove(&hash);
            }
            Task::List => {
                let listed = store.list(chance)?;
                let known = listed.into_iter().filter(|each| !self.strange.contains(each));
                self.tasks.extend(known.map(|(name, etag)| Task::Fetch(name, etag)));
                self.tasks.push_back(Task::Keep);
            }
            Task::Fetch(name, etag) => {
                // A list may be old: what was cleared is nothing.
                let Some(bytes) = store.get(&name, chance)? else { return Some(()) };
                let link =
                    slots::parse(&name).and_then(|(id, _)| self.links.iter().find(|one| one.link.id_hex() == id));
                match link.map(|one| slots::open(&one.link, &name, &bytes)) {
                    Some(Ok(event)) => self.fetched.push((name, etag, event)),
                    Some(Err(_)) => {
                        self.refused += 1;
                        self.strange.insert((name, etag));
                    }
                    None => {}
                }
            }
            Task::Keep => self.keep(),
            Task::Publish(which) => {
                let (bytes, number) = self.manifest(which, now, chance);
                let etag = tag(&bytes);
                let name = manifest::object(&self.links[which].link.id_hex());
                self.put(name, bytes, store, chance)?;
                let revision = self.revision;
                let link = &mut self.links[which];
                if link.number == number {
                    (link.published, link.signed_at, link.written) = (revision, now, Some(etag));
                }
            }
            Task::Confirm(which) => {
                let name = manifest::object(&self.links[which].link.id_hex());
                let there = store.tag_of(&name, chance)?;
                let link = &mut self.links[which];
                if there != link.written {
                    link.published = 0;
                }
            }
            Task::Clear(name, etag) => {
                if store.write(Write::Delete { name, etag }, chance) == Answer::None {
                    return None;
                }
            }
        }
        if self.tasks.is_empty() {
            self.publish_what_is_stale(now);
        }
        Some(())
    }

    /// Keeps what is new and says the receipt for all of it; then the log, the manifests, and only then the slots.
    fn keep(&mut self) {
        let fetched = std::mem::take(&mut self.fetched);
        let receipted: BTreeSet<Hash> = self.scene.log.events().flat_map(receipt).cloned().collect();
        for (_, _, event) in &fetched {
            if self.scene.log.add(event.clone()).unwrap() {
                self.unsent.insert(event.hash.clone());
                self.revision += 1;
            }
        }
        let owed: BTreeSet<Hash> =
            fetched.iter().map(|(_, _, event)| event.hash.clone()).filter(|hash| !receipted.contains(hash)).collect();
        if !owed.is_empty() {
            self.say(Body::Receipt { events: owed.into_iter().collect() });
        }
        self.tasks.extend(self.unsent.iter().cloned().map(Task::SendLog));
        self.tasks
            .extend((0..self.links.len()).filter(|n| self.links[*n].published < self.revision).map(Task::Publish));
        self.tasks.extend((0..self.links.len()).filter(|n| self.links[*n].written.is_some()).map(Task::Confirm));
        self.tasks.extend(fetched.into_iter().map(|(name, etag, _)| Task::Clear(name, etag)));
    }

    fn publish_what_is_stale(&mut self, now: f64) {
        let stale = |link: &IssuedLink| link.published < self.revision || now - link.signed_at > RENEW;
        let tasks: Vec<Task> = (0..self.links.len()).filter(|n| stale(&self.links[*n])).map(Task::Publish).collect();
        self.tasks.extend(tasks);
    }

    fn manifest(&mut self, which: usize, now: f64, chance: &mut Chance) -> (Vec<u8>, u32) {
        // The number is taken before it is used.
        self.links[which].number += 1;
        let IssuedLink { link, number, .. } = &self.links[which];
        let terms = ManifestTerms {
            link: link.id_hex(),
            number: *number,
            issued_at: now,
            expires_at: now + 1e12,
            closed: false,
            invite_key: LinkKeys::derive(link).unwrap().invite_key(),
            pictures: Vec::new(),
            slots: None,
        };
        let draft = manifest::draft(&manifest::compose(&self.scene.log, terms)).unwrap();
        let by_studio = signature(&self.scene.studio, &draft.to_sign);
        (manifest::seal(link, &draft.text, &by_studio, &chance.nonce()).unwrap(), *number)
    }

    fn put(&self, name: String, bytes: Vec<u8>, store: &mut Store, chance: &mut Chance) -> Option<()> {
        match store.write(Write::Put { name, bytes, once: false, until: FOREVER }, chance) {
            Answer::Ok => Some(()),
            _ => None,
        }
    }

    /// What was confirmed to a reviewer is in this log at that very moment.
    pub fn holds_what_was_confirmed(&self, reviewers: &[Reviewer]) -> Result<(), String> {
        let confirmed = reviewers.iter().flat_map(|one| &one.outbox).filter(|word| word.received);
        match confirmed.map(|word| &word.event.hash).find(|hash| self.scene.log.get(hash).is_none()) {
            Some(hash) => Err(format!("{hash} was confirmed and is not in the studio's log")),
            None => Ok(()),
        }
    }

    /// What somebody reads who has the bucket and the review's key alone.
    pub fn read_from(&self, store: &Store) -> Result<ReviewState, String> {
        let mut log = Log::new(self.scene.log.review());
        for (name, bytes) in store.below("log/") {
            let line = seal::open(&LOG_KEY, name, bytes).map_err(|error| error.to_string())?;
            // Checked when it was made and sealed with the studio's own key since: its name is enough here.
            let hash = name.rsplit('/').next().unwrap_or_default();
            let event = signed::read_kept(hash, &String::from_utf8_lossy(&line)).map_err(|error| error.to_string())?;
            log.add(event).map_err(|error| error.to_string())?;
        }
        Ok(log.fold(Completeness::Whole))
    }
}

fn receipt(event: &Signed) -> &[Hash] {
    match &event.event.body {
        Body::Receipt { events } => events,
        _ => &[],
    }
}

/// One word on its way.
pub struct Word {
    pub event: Signed,
    /// The page showed it as sent, once and for good.
    pub sent: bool,
    pub received: bool,
    slot: u32,
    tries: u32,
    due: f64,
}

/// A reviewer's browser: everything but the tasks outlives a reload.
pub struct Reviewer {
    link: Link,
    keys: LinkKeys,
    device: SigningKey,
    seen: Option<SeenManifest>,
    opened: Option<Opened>,
    etag: Option<u64>,
    pub outbox: Vec<Word>,
    pub gone: bool,
    pub refused: u64,
    tasks: VecDeque<usize>,
    looked: bool,
    /// Manifests that were refused, by their tag.
    bad: BTreeSet<u64>,
}

impl Reviewer {
    pub fn new(link: Link, device: u8) -> Self {
        let keys = LinkKeys::derive(&link).unwrap();
        Self {
            link,
            keys,
            device: key(device),
            seen: None,
            opened: None,
            etag: None,
            outbox: Vec::new(),
            gone: false,
            refused: 0,
            tasks: VecDeque::new(),
            looked: false,
            bad: BTreeSet::new(),
        }
    }

    pub fn reload(&mut self) {
        self.tasks.clear();
        self.looked = false;
    }

    pub fn say(&mut self, now: f64, verdict: Verdict, chance: &mut Chance) {
        let Some(opened) = &self.opened else { return };
        if self.gone || self.outbox.len() >= WORDS {
            return;
        }
        let state = opened.log.fold(Completeness::Part);
        let Some(version) = state.proofs.first().and_then(|proof| proof.versions.last()) else { return };
        let body = Body::DecisionMade { version: version.info.file.clone(), verdict, reason: "as it is".into() };
        let last = self.outbox.last().map(|word| &word.event);
        let event = Event {
            v: 1,
            review: opened.manifest.review.clone(),
            author: self.keys.invite_key(),
            device: Some(public(&self.device)),
            at: now.max(last.map_or(0.0, |event| event.event.at + 1.0)),
            parents: opened.manifest.heads.iter().chain(last.map(|event| &event.hash)).cloned().collect(),
            body,
        };
        let draft = signed::draft(event).unwrap();
        let by_device = signature(&self.device, &draft.to_sign);
        let event = signed::assemble(&draft.text, &self.keys.sign(&draft.to_sign), Some(&by_device)).unwrap();
        // Few slots, so that they meet.
        let slot = chance.below(4) as u32;
        self.outbox.push(Word { event, sent: false, received: false, slot, tries: 0, due: 0.0 });
    }

    pub fn step(&mut self, now: f64, store: &mut Store, chance: &mut Chance) {
        if self.gone {
            return;
        }
        if !self.looked {
            self.looked = self.look(store, chance).is_some();
            if self.looked {
                let due = |word: &Word| !word.received && word.due <= now;
                self.tasks = (0..self.outbox.len()).filter(|n| due(&self.outbox[*n])).collect();
            }
            return;
        }
        match self.tasks.pop_front() {
            Some(which) => {
                if self.offer(which, now, store, chance).is_none() {
                    self.reload();
                }
            }
            None => self.looked = false,
        }
    }

    pub fn whole_turn(&mut self, now: f64, store: &mut Store, chance: &mut Chance) {
        self.reload();
        self.step(now, store, chance);
        while self.looked {
            self.step(now, store, chance);
        }
    }

    fn look(&mut self, store: &mut Store, chance: &mut Chance) -> Option<()> {
        let bytes = store.get(&manifest::object(&self.link.id_hex()), chance)??;
        let etag = tag(&bytes);
        if self.etag == Some(etag) {
            return Some(());
        }
        if self.bad.contains(&etag) {
            return None;
        }
        let Ok(opened) = manifest::open(&self.link, &bytes, self.seen.as_ref()) else {
            self.refused += 1;
            self.bad.insert(etag);
            return None;
        };
        let (number, studio_key) = (opened.manifest.number, opened.manifest.studio_key.clone());
        let events = opened.log.events().map(|event| event.line.clone()).collect();
        self.seen = Some(SeenManifest { number, studio_key, events });
        self.etag = Some(etag);
        let receipts: BTreeSet<&Hash> = opened.log.events().flat_map(receipt).collect();
        for word in &mut self.outbox {
            if receipts.contains(&word.event.hash) {
                (word.received, word.sent) = (true, true);
            }
        }
        self.opened = Some(opened);
        Some(())
    }

    /// As `Outbox.#offer`: one word into the next free slot, or again into its own.
    fn offer(&mut self, which: usize, now: f64, store: &mut Store, chance: &mut Chance) -> Option<()> {
        let until = self.opened.as_ref()?.manifest.issued_at + LIFE;
        let own: Vec<u32> = self
            .outbox
            .iter()
            .enumerate()
            .filter(|(n, word)| *n != which && word.sent && !word.received)
            .map(|(_, word)| word.slot)
            .collect();
        let word = &mut self.outbox[which];
        for attempt in 0..slots::SLOTS {
            let slot = (word.slot + attempt) % slots::SLOTS;
            if own.contains(&slot) {
                continue;
            }
            let bytes = slots::seal(&self.link, slot, &word.event, &chance.nonce()).unwrap();
            let name = slots::object(&self.link.id_hex(), slot);
            let answer = store.write(Write::Put { name, bytes, once: true, until }, chance);
            let again = word.sent && word.tries % MOVE_AFTER != MOVE_AFTER - 1;
            match answer {
                Answer::Taken if !again => {}
                Answer::Ok | Answer::Taken => {
                    if answer == Answer::Ok {
                        word.slot = slot;
                    }
                    word.due = now + (AGAIN * f64::from(1_u32 << word.tries.min(10))).min(SLOWEST);
                    (word.sent, word.tries) = (true, word.tries + 1);
                    return Some(());
                }
                Answer::No | Answer::None => return None,
            }
        }
        None
    }

    /// What the page shows now.
    pub fn shown(&self) -> Result<ReviewState, String> {
        let opened = self.opened.as_ref().ok_or("a link was never opened")?;
        Ok(opened.log.fold(Completeness::Part))
    }
}
