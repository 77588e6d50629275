//! The store and the network before it: every request may be lost, late, repeated, or answered by nobody.

use std::collections::BTreeMap;
use std::hash::{DefaultHasher, Hash, Hasher};

use super::chance::Chance;

/// What a client sees of a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    Ok,
    /// 412.
    Taken,
    /// 403 or 404.
    No,
    /// Nothing came back; it may have been done, may be done later, or never.
    None,
}

/// A write on its way.
#[derive(Debug, Clone)]
pub enum Write {
    /// `once`: `If-None-Match: *`; `until`: when its signature ends.
    Put { name: String, bytes: Vec<u8>, once: bool, until: f64 },
    /// With `If-Match`.
    Delete { name: String, etag: u64 },
}

/// What kind of store a world has.
pub struct Habits {
    /// It keeps conditions; otherwise it takes them and ignores them.
    pub once: bool,
    /// It moves, alters, replays and rolls back.
    pub hostile: bool,
    /// One request in so many goes wrong.
    faulty: u64,
    /// One list in so many is old.
    stale: u64,
}

impl Habits {
    pub fn of(chance: &mut Chance) -> Self {
        let once = !chance.one_in(3);
        let hostile = chance.one_in(3);
        Self { once, hostile, faulty: 2 + chance.below(8), stale: 2 + chance.below(6) }
    }
}

pub struct Store {
    pub habits: Habits,
    objects: BTreeMap<String, Vec<u8>>,
    /// Writes that come later, with their time.
    late: Vec<(f64, Write)>,
    /// What lists showed before each of the last changes.
    lists: Vec<Vec<(String, u64)>>,
    /// What was there once, for replays.
    old: Vec<(String, Vec<u8>)>,
    down_until: f64,
    now: f64,
    calm: bool,
    pub faults: u64,
    pub tampered: u64,
}

impl Store {
    pub fn new(habits: Habits) -> Self {
        Self {
            habits,
            objects: BTreeMap::new(),
            late: Vec::new(),
            lists: Vec::new(),
            old: Vec::new(),
            down_until: 0.0,
            now: 0.0,
            calm: false,
            faults: 0,
            tampered: 0,
        }
    }

    /// Time passes: late writes arrive, in any order.
    pub fn at(&mut self, now: f64, chance: &mut Chance) {
        self.now = now;
        while let Some(place) = (!self.late.is_empty()).then(|| chance.below(self.late.len() as u64) as usize) {
            let due: Vec<usize> = (0..self.late.len()).filter(|n| self.late[*n].0 <= now).collect();
            let Some(at) = due.get(place % due.len().max(1)) else { return };
            let (_, write) = self.late.swap_remove(*at);
            self.apply(&write);
        }
    }

    /// From now on every request arrives once and is answered; what is under way still comes.
    pub fn calm(&mut self) {
        self.calm = true;
        self.down_until = 0.0;
    }

    pub fn restart(&mut self, now: f64) {
        self.down_until = now + 30_000.0;
    }

    pub fn has_slots(&self) -> bool {
        self.objects.keys().any(|name| name.starts_with("in/")) || !self.late.is_empty()
    }

    pub fn write(&mut self, write: Write, chance: &mut Chance) -> Answer {
        if self.now < self.down_until {
            self.faults += 1;
            return Answer::None;
        }
        if self.calm || !chance.one_in(self.habits.faulty) {
            return self.apply(&write);
        }
        self.faults += 1;
        // A client gives up after 20 s; what is still in the network may come minutes, and in these worlds hours, later.
        let later = self.now + 1000.0 * chance.below(4000) as f64;
        match chance.below(4) {
            0 => Answer::None,
            1 => {
                self.apply(&write);
                Answer::None
            }
            2 => {
                let answer = self.apply(&write);
                self.late.push((later, write));
                answer
            }
            _ => {
                self.late.push((later, write));
                Answer::None
            }
        }
    }

    fn apply(&mut self, write: &Write) -> Answer {
        match write {
            Write::Put { until, .. } if *until < self.now => Answer::No,
            Write::Put { name, once: true, .. } if self.habits.once && self.objects.contains_key(name) => Answer::Taken,
            Write::Put { name, bytes, .. } => {
                self.remember(name);
                self.objects.insert(name.clone(), bytes.clone());
                Answer::Ok
            }
            Write::Delete { name, etag } => match self.objects.get(name) {
                Some(bytes) if self.habits.once && tag(bytes) != *etag => Answer::Taken,
                Some(_) => {
                    self.remember(name);
                    self.objects.remove(name);
                    Answer::Ok
                }
                None => Answer::Ok,
            },
        }
    }

    fn remember(&mut self, name: &str) {
        if name.starts_with("in/") {
            self.lists.push(self.list_now());
            if self.lists.len() > 6 {
                self.lists.remove(0);
            }
        }
        if self.habits.hostile
            && let Some(bytes) = self.objects.get(name)
            && self.old.len() < 40
        {
            self.old.push((name.to_owned(), bytes.clone()));
        }
    }

    /// `None`: no answer. `Some(None)`: there is nothing.
    pub fn get(&mut self, name: &str, chance: &mut Chance) -> Option<Option<Vec<u8>>> {
        if self.lost(chance) { None } else { Some(self.objects.get(name).cloned()) }
    }

    pub fn tag_of(&mut self, name: &str, chance: &mut Chance) -> Option<Option<u64>> {
        Some(self.get(name, chance)?.map(|bytes| tag(&bytes)))
    }

    /// Names and tags of the slots, perhaps as they were before.
    pub fn list(&mut self, chance: &mut Chance) -> Option<Vec<(String, u64)>> {
        if self.lost(chance) {
            return None;
        }
        if !self.calm && !self.lists.is_empty() && chance.one_in(self.habits.stale) {
            self.faults += 1;
            let place = chance.below(self.lists.len() as u64) as usize;
            return Some(self.lists[place].clone());
        }
        Some(self.list_now())
    }

    fn lost(&mut self, chance: &mut Chance) -> bool {
        let lost = self.now < self.down_until || (!self.calm && chance.one_in(self.habits.faulty * 2));
        self.faults += u64::from(lost);
        lost
    }

    fn list_now(&self) -> Vec<(String, u64)> {
        let slots = self.objects.range("in/".to_owned()..).take_while(|(name, _)| name.starts_with("in/"));
        slots.map(|(name, bytes)| (name.clone(), tag(bytes))).collect()
    }

    /// All objects below a prefix, as somebody with the studio's keys reads them.
    pub fn below<'a>(&'a self, prefix: &'a str) -> impl Iterator<Item = (&'a String, &'a Vec<u8>)> {
        self.objects.iter().filter(move |(name, _)| name.starts_with(prefix))
    }

    /// A hostile operator: moves an object to another's name, alters a byte, or puts back what was there before.
    pub fn tamper(&mut self, chance: &mut Chance) {
        // The studio's own log is left alone: deleting from it is found, not prevented (`docs/log.md`).
        let names: Vec<String> =
            self.objects.keys().filter(|name| name.starts_with("in/") || name.starts_with("open/")).cloned().collect();
        if self.calm || !self.habits.hostile || names.is_empty() {
            return;
        }
        self.tampered += 1;
        let pick = |chance: &mut Chance| names[chance.below(names.len() as u64) as usize].clone();
        let (one, other) = (pick(chance), pick(chance));
        match chance.below(4) {
            0 => {
                let bytes = self.objects[&one].clone();
                self.objects.insert(other, bytes);
            }
            1 => {
                // To a slot that is free, of the same link or another.
                if let Some(link) = other.split('/').nth(1) {
                    let bytes = self.objects[&one].clone();
                    self.objects.insert(format!("in/{link}/{}", chance.below(256)), bytes);
                }
            }
            2 => {
                let place = chance.below(self.objects[&one].len() as u64) as usize;
                if let Some(bytes) = self.objects.get_mut(&one) {
                    bytes[place] ^= 1 << chance.below(8);
                }
            }
            _ => {
                if !self.old.is_empty() {
                    let place = chance.below(self.old.len() as u64) as usize;
                    let (name, bytes) = self.old[place].clone();
                    self.objects.insert(name, bytes);
                }
            }
        }
    }
}

/// An ETag: the same bytes have the same.
pub fn tag(bytes: &[u8]) -> u64 {
    let mut hasher = DefaultHasher::new();
    bytes.hash(&mut hasher);
    hasher.finish()
}
