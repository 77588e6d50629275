//! Connected parts of a coverage mask, sorted into subject and specks.
//!
//! Parts are runs of pixels at least half covered, joined eight ways by union-find (Rosenfeld and Pfaltz 1966).

use super::HALF;
use crate::finding::Region;

/// A speck is smaller than this share of the picture, 0.02 % (a 28 px square in 2000 px), …
const SPECK_OF_PICTURE: f64 = 0.0002;

/// … and than this share of the largest part, so that small products do not lose their small parts.
const SPECK_OF_LARGEST: f64 = 0.01;

/// Specks that are listed. A dusty picture has thousands; a person mends the largest first.
const LISTED: usize = 32;

/// One connected part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Piece {
    pub area: usize,
    pub left: usize,
    pub top: usize,
    /// Exclusive.
    pub right: usize,
    /// Exclusive.
    pub bottom: usize,
}

impl Piece {
    pub(crate) fn region(&self) -> Region {
        Region {
            x: self.left as f64,
            y: self.top as f64,
            width: (self.right - self.left) as f64,
            height: (self.bottom - self.top) as f64,
        }
    }

    fn join(self, other: Self) -> Self {
        Self {
            area: self.area + other.area,
            left: self.left.min(other.left),
            top: self.top.min(other.top),
            right: self.right.max(other.right),
            bottom: self.bottom.max(other.bottom),
        }
    }
}

/// A run of set pixels in one row.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Run {
    pub row: usize,
    /// First column.
    pub start: usize,
    /// Column after the last.
    pub end: usize,
}

/// The parts of a mask, sorted.
pub(super) struct Sorted {
    /// Parts that count as subject.
    pub main: Vec<Piece>,
    /// Boxes of the rest, largest first, at most [`LISTED`].
    pub specks: Vec<Region>,
    /// Spans of the mask, start and end, that belong to specks.
    dropped: Vec<(usize, usize)>,
}

/// Sorts the parts of `coverage`.
pub(super) fn sort(coverage: &[u8], width: u32, height: u32) -> Sorted {
    let (width, height) = (width as usize, height as usize);
    let (parts, runs) = label(width, height, |at| coverage[at] >= HALF);
    let largest = parts.iter().map(|p| p.area).max().unwrap_or(0) as f64;
    let limit = (SPECK_OF_PICTURE * (width * height) as f64).min(SPECK_OF_LARGEST * largest);
    let is_speck = |p: &Piece| (p.area as f64) < limit;
    let mut small: Vec<Piece> = parts.iter().filter(|p| is_speck(p)).copied().collect();
    small.sort_by_key(|p| core::cmp::Reverse(p.area));
    Sorted {
        main: parts.iter().filter(|p| !is_speck(p)).copied().collect(),
        specks: small.iter().take(LISTED).map(Piece::region).collect(),
        dropped: runs
            .iter()
            .filter(|(_, part)| parts.get(*part).is_some_and(is_speck))
            .map(|(run, _)| (run.row * width + run.start, run.row * width + run.end))
            .collect(),
    }
}

/// `coverage` without its specks.
pub(super) fn keep(coverage: &[u8], sorted: &Sorted) -> Vec<u8> {
    let mut kept = coverage.to_vec();
    for &(start, end) in &sorted.dropped {
        if let Some(run) = kept.get_mut(start..end) {
            run.fill(0);
        }
    }
    kept
}

/// The box around all parts.
pub(super) fn bounds(parts: &[Piece]) -> Option<Region> {
    parts.iter().copied().reduce(Piece::join).map(|p| p.region())
}

/// The box around every pixel that is at least half covered.
pub(super) fn bounds_of_all(coverage: &[u8], width: u32) -> Option<Region> {
    let width = width as usize;
    let height = coverage.len() / width.max(1);
    bounds(&label(width, height, |at| coverage[at] >= HALF).0)
}

/// Labels the runs of set pixels with the part that each belongs to (eight ways).
pub(crate) fn label(width: usize, height: usize, set: impl Fn(usize) -> bool) -> (Vec<Piece>, Vec<(Run, usize)>) {
    let mut runs: Vec<Run> = Vec::new();
    let mut parent: Vec<usize> = Vec::new();
    let (mut above, mut here) = (0..0, 0..0);
    for row in 0..height {
        let first = runs.len();
        let mut x = 0;
        while x < width {
            if !set(row * width + x) {
                x += 1;
                continue;
            }
            let start = x;
            while x < width && set(row * width + x) {
                x += 1;
            }
            runs.push(Run { row, start, end: x });
            parent.push(parent.len());
        }
        here.start = first;
        here.end = runs.len();
        let mut from = above.start;
        for this in here.clone() {
            let run = runs[this];
            // Eight ways: the run above may end one column before this one starts.
            while from < above.end && runs[from].end < run.start {
                from += 1;
            }
            let mut other = from;
            while other < above.end && runs[other].start <= run.end {
                let (a, b) = (root(&mut parent, this), root(&mut parent, other));
                parent[a.max(b)] = a.min(b);
                other += 1;
            }
        }
        above = here.clone();
    }
    gather(&runs, &mut parent)
}

fn gather(runs: &[Run], parent: &mut [usize]) -> (Vec<Piece>, Vec<(Run, usize)>) {
    let mut parts: Vec<Piece> = Vec::new();
    let mut number = vec![usize::MAX; runs.len()];
    let mut labelled = Vec::with_capacity(runs.len());
    for (i, run) in runs.iter().enumerate() {
        let top = root(parent, i);
        let piece =
            Piece { area: run.end - run.start, left: run.start, top: run.row, right: run.end, bottom: run.row + 1 };
        if number[top] == usize::MAX {
            number[top] = parts.len();
            parts.push(piece);
        } else {
            parts[number[top]] = parts[number[top]].join(piece);
        }
        labelled.push((*run, number[top]));
    }
    (parts, labelled)
}

/// The part's first run, with the way to it halved on the go.
fn root(parent: &mut [usize], mut at: usize) -> usize {
    while parent[at] != at {
        parent[at] = parent[parent[at]];
        at = parent[at];
    }
    at
}
