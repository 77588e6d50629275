//! The order of events: Kahn's algorithm with a heap, so that each step takes the smallest that may come next.

use std::cmp::Reverse;
use std::collections::{BinaryHeap, HashMap};

use crate::review::log::Log;
use crate::review::signed::Signed;

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
