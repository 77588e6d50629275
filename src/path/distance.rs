//! How far apart two paths lie: distance of points sampled along each outline to the nearest point of the other.
//!
//! Method: both outlines become chords at most 0.02 px off, sampled about every pixel; a grid of cells finds the nearest
//! chord, to which the distance is exact. Both directions count, so that an outline that is missing on either side shows.

use kurbo::{Point, Vec2};
use serde::{Deserialize, Serialize};

use super::ClippingPath;
use crate::finding::Region;

/// Distance between two samples along the outline, px.
const SAMPLE_PX: f64 = 1.0;
/// Side of a cell of the search grid, px: about what paths differ by.
const CELL_PX: f64 = 8.0;
/// Samples of one outline at most; longer outlines are sampled more coarsely.
const MAX_SAMPLES: f64 = 200_000.0;

/// How far two paths lie apart.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct Distance {
    /// Mean over both outlines' lengths, px.
    pub mean_px: f64,
    /// What 95 % of both outlines' lengths stay below, px.
    pub p95_px: f64,
    /// The largest distance of any sample, px.
    pub max_px: f64,
    /// A square around the worst place.
    pub worst: Option<Region>,
}

/// Distance between the outlines of `a` and `b`; `None` when one of them has no side.
#[must_use]
pub fn between(a: &ClippingPath, b: &ClippingPath) -> Option<Distance> {
    let (from_a, from_b) = (Outline::new(a)?, Outline::new(b)?);
    let mut all: Vec<(f64, f64, Point)> = from_a.samples().map(|(p, w)| (from_b.nearest(p), w, p)).collect();
    all.extend(from_b.samples().map(|(p, w)| (from_a.nearest(p), w, p)));
    let (half, weight) = (from_a.length + from_b.length, all.iter().map(|s| s.1).sum::<f64>());
    let mean_px = all.iter().map(|s| s.0 * s.1).sum::<f64>() / weight.max(f64::MIN_POSITIVE);
    all.sort_by(|x, y| x.0.total_cmp(&y.0));
    let mut sum = 0.0;
    let p95_px = all
        .iter()
        .find(|s| {
            sum += s.1;
            sum >= 0.95 * weight
        })
        .map_or(0.0, |s| s.0);
    let &(max_px, _, at) = all.last()?;
    let side = (4.0 * max_px).max(32.0).min(half.max(1.0));
    let worst = Region { x: at.x - side / 2.0, y: at.y - side / 2.0, width: side, height: side };
    Some(Distance { mean_px, p95_px, max_px, worst: Some(worst) })
}

/// An outline that can be asked for the distance to it.
pub(crate) struct Outline {
    chords: Vec<[Point; 2]>,
    length: f64,
    origin: Point,
    columns: usize,
    rows: usize,
    cell: f64,
    /// First chord index of each cell in `members`.
    starts: Vec<u32>,
    members: Vec<u32>,
}

impl Outline {
    /// `None` for a path without sides or with a coordinate that is no number.
    pub(crate) fn new(path: &ClippingPath) -> Option<Self> {
        let mut chords = Vec::new();
        for subpath in &path.subpaths {
            let points = subpath.flatten(0.02);
            let count = if subpath.closed { points.len() } else { points.len().saturating_sub(1) };
            let next = points.iter().cycle().skip(1);
            chords.extend(points.iter().zip(next).take(count).map(|(&a, &b)| [a, b]));
        }
        Self::from_chords(chords)
    }

    pub(crate) fn from_chords(chords: Vec<[Point; 2]>) -> Option<Self> {
        let length: f64 = chords.iter().map(|[a, b]| a.distance(*b)).sum();
        let first = chords.first()?[0];
        let mut low = first;
        let mut high = first;
        for p in chords.iter().flatten() {
            low = Point::new(low.x.min(p.x), low.y.min(p.y));
            high = Point::new(high.x.max(p.x), high.y.max(p.y));
        }
        if !length.is_finite() || !(high - low).hypot().is_finite() {
            return None;
        }
        // At most about four million cells, whatever the coordinates are.
        let cell = CELL_PX.max((high.x - low.x).max(high.y - low.y) / 2000.0);
        let columns = ((high.x - low.x) / cell) as usize + 1;
        let rows = ((high.y - low.y) / cell) as usize + 1;
        let mut outline =
            Self { chords, length, origin: low, columns, rows, cell, starts: Vec::new(), members: Vec::new() };
        let mut counts = vec![0_u32; columns * rows + 1];
        for k in 0..outline.chords.len() {
            outline.visit(k, |cell| counts[cell + 1] += 1);
        }
        for k in 1..counts.len() {
            counts[k] += counts[k - 1];
        }
        let mut members = vec![0_u32; counts.last().copied().unwrap_or(0) as usize];
        let mut next = counts.clone();
        for k in 0..outline.chords.len() {
            outline.visit(k, |cell| {
                members[next[cell] as usize] = k as u32;
                next[cell] += 1;
            });
        }
        outline.starts = counts;
        outline.members = members;
        Some(outline)
    }

    /// The cells that a chord may pass through: those of its box, row by row cut to the chord's reach.
    fn visit(&self, chord: usize, mut see: impl FnMut(usize)) {
        let [a, b] = self.chords[chord];
        let (top, bottom) = if a.y <= b.y { (a, b) } else { (b, a) };
        let row_of = |y: f64| (((y - self.origin.y) / self.cell) as usize).min(self.rows - 1);
        let column_of = |x: f64| (((x - self.origin.x) / self.cell) as usize).min(self.columns - 1);
        for row in row_of(top.y)..=row_of(bottom.y) {
            let y0 = self.origin.y + row as f64 * self.cell;
            let at = |y: f64| {
                if bottom.y > top.y {
                    let t = ((y - top.y) / (bottom.y - top.y)).clamp(0.0, 1.0);
                    top.x + (bottom.x - top.x) * t
                } else {
                    top.x
                }
            };
            let ends = if bottom.y > top.y { [at(y0), at(y0 + self.cell)] } else { [top.x, bottom.x] };
            for column in column_of(ends[0].min(ends[1]))..=column_of(ends[0].max(ends[1])) {
                see(row * self.columns + column);
            }
        }
    }

    /// Points along the outline, each with the length that it stands for.
    fn samples(&self) -> impl Iterator<Item = (Point, f64)> + '_ {
        let step = SAMPLE_PX.max(self.length / MAX_SAMPLES);
        self.chords.iter().flat_map(move |&[a, b]| {
            let length = a.distance(b);
            let count = ((length / step).ceil() as usize).max(1);
            (0..count).map(move |k| (a.lerp(b, (k as f64 + 0.5) / count as f64), length / count as f64))
        })
    }

    /// Distance from `p` to the nearest point of the outline, px.
    pub(crate) fn nearest(&self, p: Point) -> f64 {
        let clamp = |v: f64, count: usize| (v / self.cell).floor().clamp(0.0, count as f64 - 1.0) as usize;
        let (column, row) = (clamp(p.x - self.origin.x, self.columns), clamp(p.y - self.origin.y, self.rows));
        let mut best = f64::INFINITY;
        for ring in 0..self.columns.max(self.rows) {
            // All chords closer than this lie in rings that were seen.
            if best <= (ring as f64 - 1.0) * self.cell {
                break;
            }
            let (x0, x1) = (column.saturating_sub(ring), (column + ring).min(self.columns - 1));
            let (y0, y1) = (row.saturating_sub(ring), (row + ring).min(self.rows - 1));
            for y in y0..=y1 {
                // The ring's top and bottom rows whole, of the others the two ends.
                let whole = y + ring == row || y == row + ring;
                let step = if whole { 1 } else { 2 * ring };
                let mut x = if whole || column >= ring { x0 } else { column + ring };
                while x <= x1 {
                    best = best.min(self.nearest_in(y * self.columns + x, p));
                    x += step;
                }
            }
        }
        best
    }

    fn nearest_in(&self, cell: usize, p: Point) -> f64 {
        let range = self.starts[cell] as usize..self.starts[cell + 1] as usize;
        let distance = |&k: &u32| {
            let [a, b] = self.chords[k as usize];
            to_chord(p, a, b)
        };
        self.members[range].iter().map(distance).fold(f64::INFINITY, f64::min)
    }
}

/// Distance from a point to a chord.
pub(crate) fn to_chord(p: Point, a: Point, b: Point) -> f64 {
    let run: Vec2 = b - a;
    let along = if run.hypot2() > 0.0 { ((p - a).dot(run) / run.hypot2()).clamp(0.0, 1.0) } else { 0.0 };
    p.distance(a + run * along)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::super::Subpath;
    use super::*;
    use proptest::prelude::*;

    fn polygon(points: &[(f64, f64)]) -> ClippingPath {
        let points: Vec<Point> = points.iter().map(|&p| Point::from(p)).collect();
        ClippingPath { subpaths: vec![Subpath::polygon(&points)], ..ClippingPath::default() }
    }

    #[test]
    fn a_square_beside_itself() {
        let here = polygon(&[(10.0, 10.0), (110.0, 10.0), (110.0, 110.0), (10.0, 110.0)]);
        let same = between(&here, &here).unwrap();
        assert!(same.max_px < 1e-9, "{same:?}");
        let beside = polygon(&[(13.0, 10.0), (113.0, 10.0), (113.0, 110.0), (13.0, 110.0)]);
        let found = between(&here, &beside).unwrap();
        // Two of four sides lie 3 px away, the other two on each other but for their last 3 px.
        assert!((found.mean_px - 1.52).abs() < 0.05 && (found.max_px - 3.0).abs() < 1e-9, "{found:?}");
    }

    proptest! {
        #[test]
        fn the_grid_finds_what_a_full_search_finds(
            ring in prop::collection::vec((0.0..300.0_f64, 0.0..120.0_f64), 3..12),
            x in -100.0..400.0_f64, y in -100.0..200.0_f64,
        ) {
            let outline = Outline::new(&polygon(&ring)).unwrap();
            let p = Point::new(x, y);
            let full = outline.chords.iter().map(|[a, b]| to_chord(p, *a, *b)).fold(f64::INFINITY, f64::min);
            prop_assert!((outline.nearest(p) - full).abs() < 1e-9, "{} and {full}", outline.nearest(p));
        }
    }
}
