//! Sharing under faults, simulated: ten thousand worlds, each from one seed, each the same whenever it is run.
//!
//! A studio and two reviewers speak the protocol of `share` (real keys, seals, slots, manifests, logs) through a store that
//! loses, delays, repeats and reorders requests, answers late or not at all, lists what was there before, restarts, ignores
//! conditions, lets signatures expire, and in some worlds is hostile: it moves, alters, replays and rolls back what it
//! holds. The order of the page's requests (`www/src/sync`: send, list, collect, receipt, publish, clear; look, offer,
//! offer again) is written out in `people.rs`; what is simulated of the page itself is that order, not its TypeScript.
//!
//! After the faults the world calms down, and then: whatever a reviewer's page ever showed as sent is in the studio's
//! fold, in the fold of a reader of the store's log, and in what every open link shows, exactly once; and nothing is in the
//! log that nobody said. `PROOFROOM_SEED=n` runs one world, `PROOFROOM_SEEDS=n` another number of them.
#![allow(clippy::unwrap_used, clippy::panic, clippy::print_stderr, missing_docs)]

#[path = "../review_actors/mod.rs"]
mod review_actors;

mod chance;
mod people;
mod store;

use std::collections::BTreeSet;
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;

use chance::Chance;
use people::{Reviewer, Studio, Word};
use proofroom::review::event::{Body, Role, Verdict};
use store::{Habits, Store};

/// Worlds, unless the environment says another number.
const SEEDS: u64 = 10_000;
/// Requests and events of one world before it calms down.
const STEPS: u32 = 60;
/// Rounds after that, in which everybody is online and the store honest.
const CALM: u32 = 24;
const SECOND: f64 = 1000.0;
const DAY: f64 = 86_400.0 * SECOND;

/// What happened, summed over all worlds.
#[derive(Default)]
struct Tally {
    words: u64,
    sent: u64,
    confirmed: u64,
    left: u64,
    faults: u64,
    tampered: u64,
    refused: u64,
}

impl Tally {
    fn add(&mut self, other: &Self) {
        let Self { words, sent, confirmed, left, faults, tampered, refused } = other;
        for (sum, more) in [
            (&mut self.words, words),
            (&mut self.sent, sent),
            (&mut self.confirmed, confirmed),
            (&mut self.left, left),
            (&mut self.faults, faults),
            (&mut self.tampered, tampered),
            (&mut self.refused, refused),
        ] {
            *sum += more;
        }
    }
}

struct World {
    chance: Chance,
    store: Store,
    studio: Studio,
    reviewers: Vec<Reviewer>,
    now: f64,
}

impl World {
    fn new(seed: u64) -> Self {
        let mut chance = Chance::new(seed);
        let habits = Habits::of(&mut chance);
        let mut studio = Studio::new();
        let links = [(2, "Chloé"), (3, "Mark")].map(|(seed, name)| studio.invite(seed, name, Role::Decide));
        let reviewers = links.into_iter().zip(102..).map(|(link, device)| Reviewer::new(link, device)).collect();
        Self { chance, store: Store::new(habits), studio, reviewers, now: review_actors::START + 1e7 }
    }

    /// One request of somebody, or something that happens.
    fn step(&mut self) {
        let day = self.chance.one_in(60);
        self.now += if day { self.chance.below(6) as f64 * DAY } else { self.chance.below(8) as f64 * SECOND };
        self.store.at(self.now, &mut self.chance);
        match self.chance.below(12) {
            0..=4 => self.studio.step(self.now, &mut self.store, &mut self.chance),
            5..=8 => {
                let who = self.chance.below(self.reviewers.len() as u64) as usize;
                self.reviewers[who].step(self.now, &mut self.store, &mut self.chance);
            }
            9 => self.say(),
            10 => match self.chance.below(8) {
                0 => self.studio.crash(),
                1 => self.studio.new_version(),
                2 | 3 => {
                    let who = self.chance.below(self.reviewers.len() as u64) as usize;
                    self.reviewers[who].reload();
                }
                4 => self.store.restart(self.now),
                5 => self.somebody_leaves(),
                _ => {}
            },
            _ => self.store.tamper(&mut self.chance),
        }
    }

    fn say(&mut self) {
        let who = self.chance.below(self.reviewers.len() as u64) as usize;
        let verdict = [Verdict::Approved, Verdict::Rejected, Verdict::ChangesRequested][self.chance.below(3) as usize];
        self.reviewers[who].say(self.now, verdict, &mut self.chance);
    }

    /// Closes the page for ever once it shows that everything was sent: only a store that is honest and prevents
    /// overwriting promises that this loses nothing.
    fn somebody_leaves(&mut self) {
        let habits = &self.store.habits;
        if !habits.once || habits.hostile {
            return;
        }
        let who = self.chance.below(self.reviewers.len() as u64) as usize;
        let reviewer = &mut self.reviewers[who];
        reviewer.gone |= !reviewer.outbox.is_empty() && reviewer.outbox.iter().all(|word| word.sent);
    }

    /// The faults end; whoever is still there goes on until nothing moves.
    fn calm_down(&mut self) {
        self.store.calm();
        for _ in 0..CALM {
            self.now += 400.0 * SECOND;
            self.store.at(self.now, &mut self.chance);
            self.studio.whole_turn(self.now, &mut self.store, &mut self.chance);
            for reviewer in &mut self.reviewers {
                reviewer.whole_turn(self.now, &mut self.store, &mut self.chance);
            }
            let waiting = self.reviewers.iter().any(|one| !one.gone && one.outbox.iter().any(|word| !word.received));
            if !waiting && !self.store.has_slots() {
                break;
            }
        }
    }

    /// The invariants, in words when one is broken.
    fn judge(&self) -> Result<Tally, String> {
        let mut tally = Tally { faults: self.store.faults, tampered: self.store.tampered, ..Tally::default() };
        let studio = self.studio.scene.state();
        let reader = self.studio.read_from(&self.store)?;
        let mut said: BTreeSet<&str> = BTreeSet::new();
        for reviewer in &self.reviewers {
            tally.left += u64::from(reviewer.gone);
            tally.refused += reviewer.refused;
            for word in &reviewer.outbox {
                said.insert(&word.event.hash);
                tally.words += 1;
                tally.sent += u64::from(word.sent);
                tally.confirmed += u64::from(word.received);
                if !word.sent {
                    continue;
                }
                for (place, state) in [("the studio's fold", &studio), ("the store's log", &reader)] {
                    exactly_once(place, state, word)?;
                }
                for other in self.reviewers.iter().filter(|one| !one.gone) {
                    exactly_once("what a link shows", &other.shown()?, word)?;
                }
                if !reviewer.gone && !word.received {
                    return Err(format!("{} was sent and never confirmed", word.event.hash));
                }
            }
        }
        tally.refused += self.studio.refused;
        for event in self.studio.scene.log.events() {
            let by_studio = event.event.author == studio.studio_key;
            if !by_studio && !said.contains(event.hash.as_str()) {
                return Err(format!("{} is in the log and nobody said it", event.hash));
            }
        }
        Ok(tally)
    }
}

fn exactly_once(place: &str, state: &proofroom::review::state::ReviewState, word: &Word) -> Result<(), String> {
    let hash = &word.event.hash;
    let count = state.proofs.iter().flat_map(|proof| &proof.decisions).filter(|one| one.id == *hash).count();
    match (&word.event.event.body, count) {
        (Body::DecisionMade { .. }, 1) => Ok(()),
        (_, count) => Err(format!("{hash} was shown as sent and is {count} times in {place}")),
    }
}

fn run(seed: u64) -> Result<Tally, String> {
    let mut world = World::new(seed);
    for _ in 0..STEPS {
        world.step();
        world.studio.holds_what_was_confirmed(&world.reviewers)?;
    }
    world.calm_down();
    world.judge()
}

#[test]
fn what_was_shown_as_sent_is_found_by_every_later_reader_in_every_world() {
    let number = |name: &str| std::env::var(name).ok().and_then(|text| text.parse::<u64>().ok());
    let (first, count) = match number("PROOFROOM_SEED") {
        Some(seed) => (seed, 1),
        None => (0, number("PROOFROOM_SEEDS").unwrap_or(SEEDS)),
    };
    let (next, sum, broken) = (AtomicU64::new(first), Mutex::new(Tally::default()), Mutex::new(Vec::new()));
    let workers = thread::available_parallelism().map_or(2, usize::from);
    thread::scope(|scope| {
        for _ in 0..workers {
            scope.spawn(|| {
                loop {
                    let seed = next.fetch_add(1, Ordering::Relaxed);
                    if seed >= first + count {
                        return;
                    }
                    match run(seed) {
                        Ok(tally) => sum.lock().unwrap().add(&tally),
                        Err(why) => broken.lock().unwrap().push((seed, why)),
                    }
                }
            });
        }
    });
    let mut broken = broken.into_inner().unwrap();
    broken.sort_unstable();
    let told: Vec<String> = broken.iter().take(10).map(|(seed, why)| format!("PROOFROOM_SEED={seed}: {why}")).collect();
    assert!(broken.is_empty(), "{} of {count} worlds broke the promise:\n{}", broken.len(), told.join("\n"));
    let Tally { words, sent, confirmed, left, faults, tampered, refused } = sum.into_inner().unwrap();
    eprintln!(
        "{count} worlds: {words} decisions said, {sent} shown as sent, {confirmed} shown as confirmed, \
         {left} people left for ever; {faults} requests lost, late, repeated or without an answer, {tampered} objects \
         moved, altered, replayed or rolled back, {refused} forgeries refused; lost: 0, accepted twice: 0, forged: 0"
    );
    // A simulation in which nothing happens would pass as well.
    if count >= 1000 {
        assert!(sent * 10 > words * 5 && sent > count && faults > count * 5, "too little happens: {sent} of {words}");
        assert!(refused > 0 && tampered > 0 && left > 0, "no forgery was tried, or nobody left");
    }
}
