//! Which events may concern each other: those that name the same proof, file or note, directly or through others.
//!
//! Union-find; the smaller unit joins the larger. Units only grow: what was said once stays said.

use std::collections::HashMap;

use super::Id;
use crate::review::event::Body;
use crate::review::signed::Signed;

/// What an event may name.
#[derive(Debug, PartialEq, Eq, Hash)]
enum Name {
    Proof(String),
    File(String),
    Note(String),
}

#[derive(Debug, Default)]
pub(super) struct Units {
    /// The unit that another joined; itself while it stands alone.
    joined: Vec<u32>,
    members: Vec<Vec<Id>>,
    names: HashMap<Name, u32>,
    /// By event.
    of: HashMap<Id, u32>,
}

impl Units {
    /// Puts an event into the unit of everything that it names.
    pub(super) fn add(&mut self, id: Id, event: &Signed) {
        let mut unit = u32::try_from(self.joined.len()).unwrap_or(u32::MAX);
        self.joined.push(unit);
        self.members.push(vec![id]);
        self.of.insert(id, unit);
        for name in names(event) {
            unit = match self.names.get(&name) {
                Some(&known) => self.join(unit, known),
                None => {
                    self.names.insert(name, unit);
                    unit
                }
            };
        }
    }

    pub(super) fn of(&self, id: Id) -> Option<u32> {
        self.of.get(&id).map(|unit| self.root(*unit))
    }

    /// All events of a unit, in no order.
    pub(super) fn members(&self, unit: u32) -> &[Id] {
        &self.members[self.root(unit) as usize]
    }

    fn root(&self, mut unit: u32) -> u32 {
        while self.joined[unit as usize] != unit {
            unit = self.joined[unit as usize];
        }
        unit
    }

    fn join(&mut self, a: u32, b: u32) -> u32 {
        let (a, b) = (self.root(a), self.root(b));
        if a == b {
            return a;
        }
        let (small, large) =
            if self.members[a as usize].len() < self.members[b as usize].len() { (a, b) } else { (b, a) };
        self.joined[small as usize] = large;
        let moved = std::mem::take(&mut self.members[small as usize]);
        self.members[large as usize].extend(moved);
        large
    }
}

fn names(event: &Signed) -> Vec<Name> {
    let body = &event.event.body;
    let proof = match body {
        Body::ProofAdded { proof, .. } | Body::VersionAdded { proof, .. } | Body::ProofDescribed { proof, .. } => {
            Some(Name::Proof(proof.clone()))
        }
        _ => None,
    };
    let own = matches!(body, Body::NoteAdded { .. }).then(|| Name::Note(event.hash.clone()));
    let file = body.version().cloned().map(Name::File);
    let note = body.note().cloned().map(Name::Note);
    [proof, own, file, note].into_iter().flatten().collect()
}
