//! The order of events, and the holes in it: Kahn's algorithm with a heap, so that each step takes the smallest that may come next.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, BinaryHeap, HashMap};

use crate::review::log::Log;
use crate::review::signed::{self, Signed};
use crate::review::state::Problem;

impl Log {
    /// All events, parents first, then by the author's clock, then by hash.
    #[must_use]
    pub fn ordered(&self) -> Vec<&Signed> {
        let events: Vec<&Signed> = self.events().collect();
        let index: HashMap<&str, usize> = events.iter().enumerate().map(|(i, e)| (e.hash.as_str(), i)).collect();
        let mut children = vec![Vec::new(); events.len()];
        let mut waiting = vec![0_usize; events.len()];
        for (child, event) in events.iter().enumerate() {
            for parent in event.event.parents.iter().filter_map(|parent| index.get(parent.as_str())) {
                children[*parent].push(child);
                waiting[child] += 1;
            }
        }
        // Events lie by hash, so the index breaks ties as the hash would. Times are whole and not negative.
        let key = |i: usize| Reverse((events[i].event.at as u64, i));
        let mut ready: BinaryHeap<_> = (0..events.len()).filter(|i| waiting[*i] == 0).map(key).collect();
        let mut ordered = Vec::with_capacity(events.len());
        while let Some(Reverse((_, i))) = ready.pop() {
            ordered.push(events[i]);
            for &child in &children[i] {
                waiting[child] -= 1;
                if waiting[child] == 0 {
                    ready.push(key(child));
                }
            }
        }
        ordered
    }
}

/// One problem for each event that another names as its parent and that is not there.
pub(super) fn holes(events: &[&Signed]) -> impl Iterator<Item = Problem> {
    let known: BTreeSet<&str> = events.iter().map(|event| event.hash.as_str()).collect();
    let mut missing = BTreeMap::<&str, &Signed>::new();
    for event in events {
        for parent in event.event.parents.iter().filter(|parent| !known.contains(parent.as_str())) {
            missing.entry(parent).or_insert(event);
        }
    }
    missing.into_iter().map(|(parent, child)| Problem {
        kind: "missing-parent".into(),
        event: child.hash.clone(),
        message: format!(
            "Event {} was made after event {}, which is missing from this log.",
            signed::short(&child.hash),
            signed::short(parent)
        ),
    })
}
