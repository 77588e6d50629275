//! What is inside the outlines at the moment, and how deep it is along a normal.

use kurbo::{Point, Vec2};

use super::super::rasterize::{Window, coverage_in};
use super::super::{ClippingPath, Subpath};
use super::ring::Ring;

/// The fill of all rings, pixel by pixel, in the box around them.
pub(super) struct Fill {
    window: Window,
    inside: Vec<u8>,
}

impl Fill {
    /// The fill of `rings` put together as the subpaths of `model` are, within a picture of `width` × `height` px.
    pub fn new(model: &ClippingPath, rings: &[Ring], width: usize, height: usize) -> Self {
        let subpaths = rings
            .iter()
            .map(|ring| Subpath {
                operation: model.subpaths.get(ring.subpath).map_or_else(Default::default, |s| s.operation),
                ..Subpath::polygon(&ring.points())
            })
            .collect();
        Self::of(
            &ClippingPath { subpaths, starts_filled: model.starts_filled, ..ClippingPath::default() },
            width,
            height,
        )
    }

    /// The fill of a path within a picture of `width` × `height` px.
    pub fn of(path: &ClippingPath, width: usize, height: usize) -> Self {
        let bounds = path.bounds().unwrap_or_default();
        let column = |x: f64| x.clamp(0.0, width as f64) as i64;
        let row = |y: f64| y.clamp(0.0, height as f64) as i64;
        let (x, y) = (column(bounds.x0 - 1.0), row(bounds.y0 - 1.0));
        let window =
            Window { x, y, width: (column(bounds.x1 + 2.0) - x) as usize, height: (row(bounds.y1 + 2.0) - y) as usize };
        Self { window, inside: coverage_in(path, window) }
    }

    pub fn is_inside(&self, p: Point) -> bool {
        let (x, y) = (p.x.floor() as i64 - self.window.x, p.y.floor() as i64 - self.window.y);
        let (Ok(x), Ok(y)) = (usize::try_from(x), usize::try_from(y)) else { return false };
        x < self.window.width && self.inside.get(y * self.window.width + x).is_some_and(|&c| c > 127)
    }

    /// Whether the normals point out of the fill, by majority.
    pub fn points_out(&self, ring: &Ring, normals: &[Vec2]) -> bool {
        let votes: i64 = ring
            .stations
            .iter()
            .zip(normals)
            .map(|(s, &n)| i64::from(self.is_inside(s.at - n * 1.5)) - i64::from(self.is_inside(s.at + n * 1.5)))
            .sum();
        votes >= 0
    }

    /// How far from `p` along `direction` it goes on as it does 1 px away (inside or outside), up to `reach` px.
    pub fn depth(&self, p: Point, direction: Vec2, inside: bool, reach: f64) -> f64 {
        let mut t = 1.0;
        while t <= reach {
            if self.is_inside(p + direction * t) != inside {
                // The first steps may lie across the outline's own pixels.
                if t > 1.5 {
                    return t - 0.5;
                }
            }
            t += 1.0;
        }
        reach
    }
}
