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
        ordered(&events).into_iter().map(|place| events[place]).collect()
    }
}

/// What decides among events that may come next. Times are whole and not negative.
pub(in crate::review) fn key(event: &Signed) -> (u64, &str) {
    (event.event.at as u64, event.hash.as_str())
}

/// The places of `events` in the order of the fold, whatever order they are in.
pub(in crate::review) fn ordered(events: &[&Signed]) -> Vec<usize> {
    let index: HashMap<&str, usize> = events.iter().enumerate().map(|(i, e)| (e.hash.as_str(), i)).collect();
    let mut children = vec![Vec::new(); events.len()];
    let mut waiting = vec![0_usize; events.len()];
    for (child, event) in events.iter().enumerate() {
        for parent in event.event.parents.iter().filter_map(|parent| index.get(parent.as_str())) {
            children[*parent].push(child);
            waiting[child] += 1;
        }
    }
    let key = |i: usize| Reverse((key(events[i]), i));
    let mut ready: BinaryHeap<_> = (0..events.len()).filter(|i| waiting[*i] == 0).map(key).collect();
    let mut ordered = Vec::with_capacity(events.len());
    while let Some(Reverse((_, i))) = ready.pop() {
        ordered.push(i);
        for &child in &children[i] {
            waiting[child] -= 1;
            if waiting[child] == 0 {
                ready.push(key(child));
            }
        }
    }
    ordered
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
    missing.into_iter().map(|(parent, child)| hole(parent, &child.hash))
}

/// `child` is the first event that names `parent`, which is not there.
pub(in crate::review) fn hole(parent: &str, child: &str) -> Problem {
    Problem {
        kind: "missing-parent".into(),
        event: child.into(),
        message: format!(
            "Event {} was made after event {}, which is missing from this log.",
            signed::short(child),
            signed::short(parent)
        ),
    }
}
