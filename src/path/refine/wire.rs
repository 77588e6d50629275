//! The live wire: the line between two points that follows an edge, drawn while somebody moves a pointer.
//!
//! Method: intelligent scissors (Mortensen and Barrett 1995) with the gradient of colour alone: the cheapest way over the
//! pixels of a window around the two points, where a pixel costs the less the stronger the step of colour is there and the
//! better the way runs along it. Large windows are walked on a coarser grid. The way is then laid on the edge as any
//! [`stretch`](super::stretch).

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use kurbo::{Point, Vec2};

use super::corner::smooth_open;
use super::picture::View;
use super::stretch::{Stretch, StretchOptions, lay, near};
use crate::error::Result;
use crate::raster::Rgba8;

/// Cells of the grid at most: the search over all of them takes some 10 ms.
const MOST_CELLS: f64 = 90_000.0;
/// The window reaches this far beyond the two points: a share of their distance, and px.
const ROOM: f64 = 0.35;
const LEAST_ROOM_PX: f64 = 16.0;
/// Nearer points are joined by a straight side, px.
const NEAR_PX: f64 = 8.0;
/// A step over a cell without any edge costs this many times one along the strongest.
const FLAT: f32 = 40.0;
/// What running across an edge adds to its cost, as a share.
const ACROSS: f32 = 1.5;
/// Mean share of the strongest step of colour along a way that is one.
const LEAST_SEEN: f32 = 0.3;
/// A step of colour below this many deviations of the noise is none.
const LEAST_STEP: f32 = 4.0;

/// The line from `from` to `to` along the edge between them; both points stay.
///
/// # Errors
/// As [`stretch`](super::stretch).
pub fn wire(picture: &Rgba8, from: Point, to: Point, options: &StretchOptions) -> Result<Stretch> {
    near(picture, from)?;
    near(picture, to)?;
    let straight = [from, to];
    if from.distance(to) < NEAR_PX {
        return lay(picture, &straight, &StretchOptions { hold: [true; 2], ..*options });
    }
    let view = View::encoded(picture);
    let grid = Grid::new(&view, from, to);
    let Some((grid, mut line)) = grid.and_then(|grid| grid.way(from, to).map(|line| (grid, line))) else {
        return lay(picture, &straight, &StretchOptions { hold: [true; 2], ..*options });
    };
    // A way over cells is a staircase.
    line = smooth_open(&line, 1.5);
    let last = line.len() - 1;
    (line[0], line[last]) = (from, to);
    let radius_px = (2.0 * grid.cell + 1.0).min(options.radius_px);
    lay(picture, &line, &StretchOptions { radius_px, hold: [true; 2], tangents: options.tangents, ..*options })
}

/// The window's cells with what it costs to pass each.
struct Grid {
    left: f64,
    top: f64,
    /// Side of a cell, px.
    cell: f64,
    columns: usize,
    rows: usize,
    /// Share of the strongest step of colour, 0 to 1, and the direction across it.
    steps: Vec<(f32, Vec2)>,
}

impl Grid {
    /// `None` where the window holds no picture.
    fn new(view: &View<'_>, from: Point, to: Point) -> Option<Self> {
        let room = (ROOM * from.distance(to)).max(LEAST_ROOM_PX);
        let inside = |v: f64, side: usize| v.clamp(0.0, side as f64);
        let (left, right) = (inside(from.x.min(to.x) - room, view.width), inside(from.x.max(to.x) + room, view.width));
        let (top, bottom) =
            (inside(from.y.min(to.y) - room, view.height), inside(from.y.max(to.y) + room, view.height));
        let (left, top) = (left.floor(), top.floor());
        let cell = ((right - left) * (bottom - top) / MOST_CELLS).sqrt().max(1.0);
        let (columns, rows) = (((right - left) / cell) as usize, ((bottom - top) / cell) as usize);
        if columns < 2 || rows < 2 {
            return None;
        }
        let noise = view.noise_in(left as usize..right as usize, top as usize..bottom as usize);
        let reach = (0.75 * cell) as f32;
        let mut steps = Vec::with_capacity(columns * rows);
        for row in 0..rows {
            for column in 0..columns {
                let (x, y) = ((left + (column as f64 + 0.5) * cell) as f32, (top + (row as f64 + 0.5) * cell) as f32);
                let (e, w) = (view.sample(x + reach, y), view.sample(x - reach, y));
                let (s, n) = (view.sample(x, y + reach), view.sample(x, y - reach));
                let mut best = (0.0, Vec2::ZERO);
                for axis in 0..3 {
                    let (dx, dy) = (e[axis] - w[axis], s[axis] - n[axis]);
                    let size = dx.hypot(dy);
                    if size > best.0 {
                        best = (size, Vec2::new(f64::from(dx), f64::from(dy)) / f64::from(size));
                    }
                }
                steps.push(best);
            }
        }
        let mut sizes: Vec<f32> = steps.iter().map(|s| s.0).collect();
        let place = sizes.len() * 97 / 100;
        let (_, strong, _) = sizes.select_nth_unstable_by(place, f32::total_cmp);
        let strong = strong.max(LEAST_STEP * noise);
        steps.iter_mut().for_each(|s| s.0 = (s.0 / strong).min(1.0));
        Some(Self { left, top, cell, columns, rows, steps })
    }

    fn cell_at(&self, p: Point) -> usize {
        let part = |v: f64, count: usize| (v.max(0.0) as usize).min(count - 1);
        part((p.y - self.top) / self.cell, self.rows) * self.columns + part((p.x - self.left) / self.cell, self.columns)
    }

    fn middle(&self, at: usize) -> Point {
        let (row, column) = (at / self.columns, at % self.columns);
        Point::new(self.left + (column as f64 + 0.5) * self.cell, self.top + (row as f64 + 0.5) * self.cell)
    }

    /// The cheapest way by Dijkstra's search, the two points themselves at its ends; `None` where no edge leads along it.
    fn way(&self, from: Point, to: Point) -> Option<Vec<Point>> {
        let (start, goal) = (self.cell_at(from), self.cell_at(to));
        let mut costs = vec![u32::MAX; self.steps.len()];
        let mut came = vec![start as u32; self.steps.len()];
        let mut open = BinaryHeap::from([Reverse((0_u32, start as u32))]);
        costs[start] = 0;
        while let Some(Reverse((cost, at))) = open.pop() {
            let at = at as usize;
            if at == goal {
                break;
            }
            if cost > costs[at] {
                continue;
            }
            let (row, column) = (at / self.columns, at % self.columns);
            for (dx, dy) in [(1, 0), (-1, 0), (0, 1), (0, -1), (1, 1), (1, -1), (-1, 1), (-1, -1)] {
                let (Some(x), Some(y)) = (column.checked_add_signed(dx), row.checked_add_signed(dy)) else { continue };
                if x >= self.columns || y >= self.rows {
                    continue;
                }
                let next = y * self.columns + x;
                let sum = cost.saturating_add(self.price(next, Vec2::new(dx as f64, dy as f64)));
                if sum < costs[next] {
                    (costs[next], came[next]) = (sum, at as u32);
                    open.push(Reverse((sum, next as u32)));
                }
            }
        }
        let (mut line, mut seen) = (vec![to], 0.0);
        let mut at = goal;
        while at != start {
            at = came[at] as usize;
            seen += self.steps[at].0;
            if at != start {
                line.push(self.middle(at));
            }
        }
        line.push(from);
        line.reverse();
        (seen >= LEAST_SEEN * line.len() as f32).then_some(line)
    }

    /// What a step into a cell costs.
    fn price(&self, cell: usize, step: Vec2) -> u32 {
        let (size, across) = self.steps[cell];
        let length = step.hypot();
        let along = 1.0 + ACROSS * size * (across.dot(step) / length).abs() as f32;
        let flat = 1.0 + (FLAT - 1.0) * (1.0 - size) * (1.0 - size);
        (16.0 * flat * along * length as f32) as u32
    }
}
