//! Least cut of a graph whose nodes hang on a source and a sink, by growing two trees until they meet.
//!
//! Method: Boykov and Kolmogorov, "An Experimental Comparison of Min-Cut/Max-Flow Algorithms for Energy Minimization in
//! Vision" (PAMI 2004), with their marks of age and distance, which keep the trees shallow. Whole numbers, so that no
//! rounding can make it go on for ever. Arcs of a node lie together; a band of 130,000 pixels with eight neighbours takes
//! about 20 MB.

use std::collections::VecDeque;

/// No arc: a node that no tree holds.
const NONE: u32 = u32::MAX;
/// The node hangs on its tree's root itself.
const ROOT: u32 = u32::MAX - 1;
/// The node has lost its parent.
const ORPHAN: u32 = u32::MAX - 2;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Tree {
    Free,
    Source,
    Sink,
}

#[derive(Clone, Copy)]
struct Arc {
    head: u32,
    back: u32,
    room: i32,
}

/// A graph and the flow through it.
pub(super) struct Graph {
    /// Where each node's arcs begin; one more than nodes.
    first: Vec<u32>,
    arcs: Vec<Arc>,
    /// What is left from the source (above zero) or to the sink.
    terminal: Vec<i32>,
    tree: Vec<Tree>,
    /// The arc to the parent.
    parent: Vec<u32>,
    age: Vec<u32>,
    depth: Vec<u32>,
    active: VecDeque<u32>,
    orphans: VecDeque<u32>,
    clock: u32,
}

impl Graph {
    /// A graph of nodes with `terminal` capacities (above zero: from the source; below: to the sink) and `edges` between
    /// two nodes with the same capacity both ways. Edges to nodes that are not there are left out.
    pub fn new(terminal: Vec<i32>, edges: &[(u32, u32, i32)]) -> Self {
        let count = terminal.len();
        let known = |n: u32| (n as usize) < count;
        let edges = || edges.iter().filter(|(a, b, _)| known(*a) && known(*b));
        let mut first = vec![0_u32; count + 2];
        for &(a, b, _) in edges() {
            first[a as usize + 2] += 1;
            first[b as usize + 2] += 1;
        }
        for k in 2..first.len() {
            first[k] += first[k - 1];
        }
        let mut arcs = vec![Arc { head: 0, back: 0, room: 0 }; first.last().map_or(0, |&n| n as usize)];
        for &(a, b, room) in edges() {
            let (here, there) = (first[a as usize + 1], first[b as usize + 1]);
            arcs[here as usize] = Arc { head: b, back: there, room };
            arcs[there as usize] = Arc { head: a, back: here, room };
            first[a as usize + 1] += 1;
            first[b as usize + 1] += 1;
        }
        first.pop();
        Self {
            first,
            arcs,
            terminal,
            tree: vec![Tree::Free; count],
            parent: vec![NONE; count],
            age: vec![0; count],
            depth: vec![0; count],
            active: VecDeque::new(),
            orphans: VecDeque::new(),
            clock: 0,
        }
    }

    /// Runs the flow; answers which nodes are on the source's side of the least cut.
    pub fn cut(mut self) -> Vec<bool> {
        for node in 0..self.terminal.len() {
            let tree = match self.terminal[node].signum() {
                1 => Tree::Source,
                -1 => Tree::Sink,
                _ => continue,
            };
            self.tree[node] = tree;
            self.parent[node] = ROOT;
            self.depth[node] = 1;
            self.active.push_back(node as u32);
        }
        while let Some(node) = self.active.pop_front() {
            while self.tree[node as usize] != Tree::Free {
                let Some(bridge) = self.grow(node) else { break };
                self.clock += 1;
                self.augment(bridge);
                self.adopt();
            }
        }
        self.tree.iter().map(|t| *t == Tree::Source).collect()
    }

    fn arcs_of(&self, node: u32) -> std::ops::Range<u32> {
        self.first[node as usize]..self.first[node as usize + 1]
    }

    /// What an arc still lets through in the direction of a tree's flow: away from the source, towards the sink.
    fn room(&self, arc: u32, tree: Tree) -> i32 {
        let arc = self.arcs[arc as usize];
        if tree == Tree::Source { arc.room } else { self.arcs[arc.back as usize].room }
    }

    /// Takes in free neighbours; answers an arc from the source's tree to the sink's when they touch.
    fn grow(&mut self, node: u32) -> Option<u32> {
        let n = node as usize;
        let tree = self.tree[n];
        for arc in self.arcs_of(node) {
            if self.room(arc, tree) <= 0 {
                continue;
            }
            let Arc { head, back, .. } = self.arcs[arc as usize];
            let h = head as usize;
            if self.tree[h] == Tree::Free {
                self.tree[h] = tree;
                self.parent[h] = back;
                self.age[h] = self.age[n];
                self.depth[h] = self.depth[n] + 1;
                self.active.push_back(head);
            } else if self.tree[h] != tree {
                return Some(if tree == Tree::Source { arc } else { back });
            } else if self.age[h] <= self.age[n] && self.depth[h] > self.depth[n] {
                self.parent[h] = back;
                self.age[h] = self.age[n];
                self.depth[h] = self.depth[n] + 1;
            }
        }
        None
    }

    /// Pushes as much as goes through the bridge.
    fn augment(&mut self, bridge: u32) {
        let Arc { head: sink_end, back, room } = self.arcs[bridge as usize];
        let source_end = self.arcs[back as usize].head;
        let mut most = room;
        for (end, tree) in [(source_end, Tree::Source), (sink_end, Tree::Sink)] {
            let mut node = end;
            loop {
                let parent = self.parent[node as usize];
                if parent == ROOT {
                    most = most.min(self.terminal[node as usize].abs());
                    break;
                }
                // From the parent to here in the source's tree, the other way in the sink's.
                let arc = self.arcs[parent as usize];
                most = most.min(if tree == Tree::Source { self.arcs[arc.back as usize].room } else { arc.room });
                node = arc.head;
            }
        }
        self.arcs[bridge as usize].room -= most;
        self.arcs[back as usize].room += most;
        for (end, tree) in [(source_end, Tree::Source), (sink_end, Tree::Sink)] {
            let mut node = end;
            loop {
                let n = node as usize;
                let parent = self.parent[n];
                if parent == ROOT {
                    self.terminal[n] -= self.terminal[n].signum() * most;
                    if self.terminal[n] == 0 {
                        self.parent[n] = ORPHAN;
                        self.orphans.push_front(node);
                    }
                    break;
                }
                let Arc { head, back, .. } = self.arcs[parent as usize];
                let (with, against) = if tree == Tree::Source { (back, parent) } else { (parent, back) };
                self.arcs[with as usize].room -= most;
                self.arcs[against as usize].room += most;
                if self.arcs[with as usize].room == 0 {
                    self.parent[n] = ORPHAN;
                    self.orphans.push_front(node);
                }
                node = head;
            }
        }
    }

    /// Finds new parents for all nodes that lost theirs, or sets them free.
    fn adopt(&mut self) {
        while let Some(node) = self.orphans.pop_front() {
            let n = node as usize;
            let tree = self.tree[n];
            let mut best: Option<(u32, u32)> = None;
            for arc in self.arcs_of(node) {
                let Arc { head, back, .. } = self.arcs[arc as usize];
                if self.tree[head as usize] == tree
                    && self.room(back, tree) > 0
                    && let Some(depth) = self.depth_of(head)
                    && best.is_none_or(|(_, least)| depth < least)
                {
                    best = Some((arc, depth));
                }
            }
            if let Some((arc, depth)) = best {
                self.parent[n] = arc;
                self.age[n] = self.clock;
                self.depth[n] = depth + 1;
                continue;
            }
            self.age[n] = 0;
            for arc in self.arcs_of(node) {
                let Arc { head, back, .. } = self.arcs[arc as usize];
                let h = head as usize;
                if self.tree[h] != tree {
                    continue;
                }
                if self.room(back, tree) > 0 {
                    self.active.push_back(head);
                }
                let parent = self.parent[h];
                if parent < ORPHAN && self.arcs[parent as usize].head == node {
                    self.parent[h] = ORPHAN;
                    self.orphans.push_back(head);
                }
            }
            self.tree[n] = Tree::Free;
            self.parent[n] = NONE;
        }
    }

    /// How far a node is from its tree's root, if it still hangs on it; notes what it learned on the way.
    fn depth_of(&mut self, node: u32) -> Option<u32> {
        let (mut at, mut steps) = (node, 0);
        let known = loop {
            let n = at as usize;
            if self.age[n] == self.clock && self.parent[n] < ORPHAN {
                break self.depth[n];
            }
            steps += 1;
            match self.parent[n] {
                ROOT => {
                    self.age[n] = self.clock;
                    self.depth[n] = 1;
                    break 0;
                }
                NONE | ORPHAN => return None,
                parent => at = self.arcs[parent as usize].head,
            }
        };
        let depth = known + steps;
        let (mut at, mut here) = (node, depth);
        while self.age[at as usize] != self.clock {
            self.age[at as usize] = self.clock;
            self.depth[at as usize] = here;
            here -= 1;
            match self.parent[at as usize] {
                parent if parent < ORPHAN => at = self.arcs[parent as usize].head,
                _ => break,
            }
        }
        Some(depth)
    }
}

#[cfg(test)]
mod tests {
    use super::Graph;
    use proptest::prelude::*;

    fn price(terminal: &[i32], edges: &[(u32, u32, i32)], side: &[bool]) -> i64 {
        let ends = terminal.iter().zip(side).map(|(&t, &s)| if s { (-t).max(0) } else { t.max(0) });
        let between = edges.iter().filter(|(a, b, _)| side[*a as usize] != side[*b as usize]).map(|(.., c)| *c);
        ends.chain(between).map(i64::from).sum()
    }

    proptest! {
        #[test]
        fn no_other_cut_is_cheaper(
            terminal in prop::collection::vec(-9..9_i32, 1..11),
            wish in prop::collection::vec((0..11_u32, 0..11_u32, 0..9_i32), 0..30),
        ) {
            let count = terminal.len() as u32;
            let edges: Vec<_> =
                wish.into_iter().map(|(a, b, c)| (a % count, b % count, c)).filter(|(a, b, _)| a != b).collect();
            let found = Graph::new(terminal.clone(), &edges).cut();
            let least = (0..1_u32 << count)
                .map(|bits| (0..count).map(|k| bits >> k & 1 == 1).collect::<Vec<_>>())
                .map(|side| price(&terminal, &edges, &side))
                .min();
            prop_assert_eq!(Some(price(&terminal, &edges, &found)), least);
        }
    }
}
