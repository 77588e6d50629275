//! Where events stand in the order, and what is known of the log as a whole.

use super::{Id, Live, is_frame};
use crate::review::event::Body;
use crate::review::fold::{self, ordered};
use crate::review::signed::Signed;

impl Live {
    /// New events, each after those of its parents that are new as well.
    pub(super) fn parents_first(&self, fresh: Vec<Id>) -> Vec<Id> {
        if fresh.len() < 2 {
            return fresh;
        }
        let events: Vec<&Signed> = fresh.iter().map(|id| self.event(*id)).collect();
        ordered(&events).into_iter().map(|place| fresh[place]).collect()
    }

    /// Takes an event into everything but the order; its parents were.
    pub(super) fn enter(&mut self, id: Id) {
        let Signed { hash, event, .. } = &self.events[id as usize];
        let mut parents = Vec::new();
        for parent in &event.parents {
            match self.index.get(parent) {
                Some(known) => parents.push(*known),
                None => self.missing.entry(parent.clone()).or_default().push(id),
            }
        }
        for child in self.missing.remove(hash).unwrap_or_default() {
            self.parents[child as usize].push(id);
        }
        self.units.add(id, &self.events[id as usize]);
        let size = self.events.len();
        self.parents.resize(size, Vec::new());
        self.parents[id as usize] = parents;
        self.place.resize(size, u32::MAX);
        self.counts.resize(size, false);
        self.named.resize(size, 0);
    }

    /// Puts all events into their order.
    pub(super) fn order_all(&mut self) {
        let events: Vec<&Signed> = self.events.iter().collect();
        self.order = ordered(&events).into_iter().map(super::id_at).collect();
        for (place, id) in (0..).zip(&self.order) {
            self.place[*id as usize] = place;
        }
    }

    /// Puts an event that nobody names yet into the order of the others.
    fn put(&mut self, id: Id) {
        let key = |id: Id| fold::key(self.event(id));
        let after = self.parents[id as usize].iter().map(|parent| self.place[*parent as usize] + 1).max().unwrap_or(0);
        let rest = &self.order[after as usize..];
        let at = after as usize + rest.iter().position(|other| key(*other) > key(id)).unwrap_or(rest.len());
        self.order.insert(at, id);
        for (place, id) in (0..).zip(&self.order).skip(at) {
            self.place[*id as usize] = place;
        }
    }

    /// Places one event, and takes in what it says to all: that others arrived, and by which browser.
    pub(super) fn hear(&mut self, id: Id) {
        self.put(id);
        self.receive(id);
        if let Some((person, device)) = self.speaker(id) {
            let known = self.spoke.get(&(person, device.clone())).copied();
            if known.is_none_or(|first| self.place[id as usize] < self.place[first as usize]) {
                self.spoke.insert((person, device), id);
                self.devices(person);
            }
        }
    }

    /// The units that an event concerns: its own, and those of the events that it is a receipt of.
    pub(super) fn concerned(&self, id: Id) -> Vec<u32> {
        let mut units: Vec<u32> = self.units.of(id).into_iter().collect();
        let event = &self.event(id).event;
        if let Body::Receipt { events } = &event.body
            && event.author == self.state.studio_key
        {
            units.extend(events.iter().filter_map(|hash| self.units.of(*self.index.get(hash)?)));
        }
        units
    }

    /// Frame, receipts, proofs and browsers, from all events in their order.
    pub(super) fn frame_all(&mut self) {
        self.receipts.clear();
        self.added.clear();
        self.stacks.clear();
        self.spoke.clear();
        self.frame.clear();
        for id in self.order.clone() {
            self.receive(id);
            if let Some((person, device)) = self.speaker(id) {
                self.spoke.entry((person, device)).or_insert(id);
            }
            let event = &self.events[id as usize].event;
            let studio = event.author == self.state.studio_key;
            if is_frame(&event.body) && (studio || matches!(event.body, Body::ReviewCreated { .. })) {
                self.frame.push(id);
            }
            if let Body::ProofAdded { proof, .. } = &event.body
                && studio
                && !self.added.contains_key(proof)
            {
                self.added.insert(proof.clone(), id);
                self.stacks.push(id);
            }
        }
    }

    /// The event of `chosen` (in order) that added a proof.
    pub(super) fn first_added(&self, proof: &str, chosen: &[Id]) -> Id {
        let adds = |id: &&Id| {
            let event = &self.event(**id).event;
            let of = matches!(&event.body, Body::ProofAdded { proof: added, .. } if added == proof);
            of && event.author == self.state.studio_key
        };
        chosen.iter().find(adds).copied().unwrap_or_default()
    }

    fn receive(&mut self, id: Id) {
        let event = &self.events[id as usize].event;
        let Body::Receipt { events } = &event.body else { return };
        if event.author != self.state.studio_key {
            return;
        }
        for hash in events {
            let first = self.receipts.entry(hash.clone()).or_insert(id);
            if self.place[id as usize] < self.place[*first as usize] {
                *first = id;
            }
        }
    }

    /// The invited person who says this from a browser, as far as the role allows it.
    fn speaker(&self, id: Id) -> Option<(usize, String)> {
        let event = &self.event(id).event;
        let device = event.device.as_ref()?;
        // The fold asks for the studio's key first.
        let invited = event.author != self.state.studio_key;
        let person = self.state.reviewers.iter().position(|known| invited && known.person.key == event.author)?;
        fold::may(self.state.reviewers[person].role, &event.body).then(|| (person, device.clone()))
    }

    /// The browsers of a person, in the order of their first words.
    fn devices(&mut self, person: usize) {
        let mut spoke: Vec<(u32, &String)> = self
            .spoke
            .iter()
            .filter(|((of, _), _)| *of == person)
            .map(|((_, device), id)| (self.place[*id as usize], device))
            .collect();
        spoke.sort_unstable();
        self.state.reviewers[person].devices = spoke.into_iter().map(|(_, device)| device.clone()).collect();
    }
}
