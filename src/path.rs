//! Clipping paths: closed Bézier outlines in picture pixels, as Photoshop and SVG store them.
//!
//! The parts: [`photoshop`] and [`svg`] read and write paths, [`rasterize`] turns one into coverage, [`distance`]
//! measures how far two lie apart, [`refine`] moves a rough path onto the picture's edge, and [`drift`] judges a path
//! that came with a picture; [`contour`] makes a path of a mask and [`nest`] gives outlines the directions that all readers
//! fill alike. Coordinates are pixels of the picture: origin at the top left corner, y down, the centre of
//! the first pixel at (0.5, 0.5). Points outside the picture are legal.
//!
//! Not here: mattes for hair and sheer cloth, and clips in EPS or PDF.

pub mod contour;
pub mod distance;
pub mod drift;
pub mod fit;
pub mod nest;
pub mod photoshop;
pub mod rasterize;
pub mod refine;
pub(crate) mod ribbon;
pub mod svg;

use kurbo::{Affine, BezPath, CubicBez, ParamCurve, ParamCurveExtrema, Point, Rect};
use serde::{Deserialize, Serialize};

use crate::error::{Error, Result};

/// The most knots that one path may have. A chair with 2,000 openings has 40,000; a million keeps hostile files bounded.
pub const MAX_KNOTS: usize = 1_000_000;

/// A path with its name: subpaths that are put together in order, each by its [`Operation`].
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ClippingPath {
    /// The name that a person sees; empty when the source has none.
    pub name: String,
    /// Whether everything is inside before the first subpath acts (Photoshop's initial fill rule 1).
    pub starts_filled: bool,
    /// The outlines, in the order in which they act.
    pub subpaths: Vec<Subpath>,
}

/// One outline.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Subpath {
    /// Whether the last knot joins the first. An open outline is filled as if closed but drawn open.
    pub closed: bool,
    /// How its fill is put together with that of the subpaths before it.
    pub operation: Operation,
    /// Its knots in drawing order.
    pub knots: Vec<Knot>,
}

/// How the fill of a subpath, even-odd in itself, acts on what was filled before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub enum Operation {
    /// Inside one of the two but not both: even-odd, so that an outline in another cuts a hole.
    #[default]
    Exclude,
    /// Inside at least one.
    Combine,
    /// Inside what was there and not in this one.
    Subtract,
    /// Inside both.
    Intersect,
}

/// An on-curve point with its two handles; a handle on the anchor means a straight side.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Knot {
    /// The handle of the side that arrives.
    pub incoming: Point,
    /// The on-curve point.
    pub anchor: Point,
    /// The handle of the side that leaves.
    pub outgoing: Point,
    /// Whether the handles move together (a smooth point).
    pub linked: bool,
}

impl Knot {
    /// A corner with straight sides.
    #[must_use]
    pub const fn corner(at: Point) -> Self {
        Self { incoming: at, anchor: at, outgoing: at, linked: false }
    }

    fn map(self, turn: Affine) -> Self {
        Self {
            incoming: turn * self.incoming,
            anchor: turn * self.anchor,
            outgoing: turn * self.outgoing,
            linked: self.linked,
        }
    }
}

impl Subpath {
    /// A closed polygon through `points`, even-odd with what is there.
    #[must_use]
    pub fn polygon(points: &[Point]) -> Self {
        Self { closed: true, operation: Operation::Exclude, knots: points.iter().map(|&p| Knot::corner(p)).collect() }
    }

    /// Its sides as cubics in drawing order. A closed subpath has as many sides as knots, the last one returning to the
    /// start; an open one has one fewer.
    pub fn segments(&self) -> impl Iterator<Item = CubicBez> + '_ {
        let next = self.knots.iter().cycle().skip(1);
        let count = if self.closed { self.knots.len() } else { self.knots.len().saturating_sub(1) };
        self.knots.iter().zip(next).take(count).map(|(a, b)| CubicBez::new(a.anchor, a.outgoing, b.incoming, b.anchor))
    }

    /// As [`segments`](Self::segments), but an open subpath gets the straight side that closes its fill.
    pub fn fill_segments(&self) -> impl Iterator<Item = CubicBez> + '_ {
        let gap = match (self.closed, self.knots.first(), self.knots.last()) {
            (false, Some(first), Some(last)) if self.knots.len() > 1 => {
                Some(CubicBez::new(last.anchor, last.anchor, first.anchor, first.anchor))
            }
            _ => None,
        };
        self.segments().chain(gap)
    }

    /// A polygon of its filled outline that is at most `tolerance` px from the curves; the first point is not repeated.
    #[must_use]
    pub fn flatten(&self, tolerance: f64) -> Vec<Point> {
        let mut points = Vec::new();
        for side in self.fill_segments() {
            let count = side_steps(&side, tolerance);
            points.extend((0..count).map(|k| side.eval(k as f64 / count as f64)));
        }
        points
    }
}

/// How many chords keep within `tolerance` of a cubic: its second derivative bounds the sagitta (Wang's formula).
/// 4,096 bounds the work for handles at the far end of the legal range.
pub(crate) fn side_steps(side: &CubicBez, tolerance: f64) -> usize {
    if is_straight(side) {
        return 1;
    }
    let bend = |a: Point, b: Point, c: Point| (a.to_vec2() - 2.0 * b.to_vec2() + c.to_vec2()).hypot();
    let most = bend(side.p0, side.p1, side.p2).max(bend(side.p1, side.p2, side.p3));
    let steps = (0.75 * most / tolerance.max(1e-6)).sqrt().ceil();
    if steps.is_finite() { (steps as usize).clamp(1, 4096) } else { 1 }
}

/// Whether both handles lie on their anchors, so that the side is a straight line.
#[must_use]
pub fn is_straight(side: &CubicBez) -> bool {
    side.p1 == side.p0 && side.p2 == side.p3
}

impl ClippingPath {
    /// Number of knots of all subpaths.
    #[must_use]
    pub fn knot_count(&self) -> usize {
        self.subpaths.iter().map(|s| s.knots.len()).sum()
    }

    /// Whether no subpath has a side.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.subpaths.iter().all(|s| s.knots.len() < 2)
    }

    /// The smallest rectangle around all sides (not around the handles); `None` for an empty path.
    #[must_use]
    pub fn bounds(&self) -> Option<Rect> {
        self.subpaths
            .iter()
            .flat_map(Subpath::fill_segments)
            .map(|side| ParamCurveExtrema::bounding_box(&side))
            .reduce(|a, b| a.union(b))
    }

    /// All subpaths as one kurbo path, straight sides as lines. Its even-odd fill equals ours as long as every
    /// operation is [`Operation::Exclude`].
    #[must_use]
    pub fn to_bez(&self) -> BezPath {
        let mut bez = BezPath::new();
        for subpath in &self.subpaths {
            let Some(first) = subpath.knots.first() else { continue };
            bez.move_to(first.anchor);
            for side in subpath.segments() {
                if is_straight(&side) {
                    bez.line_to(side.p3);
                } else {
                    bez.curve_to(side.p1, side.p2, side.p3);
                }
            }
            if subpath.closed {
                bez.close_path();
            }
        }
        bez
    }

    /// The path seen through `turn`, handles included.
    #[must_use]
    pub fn transformed(&self, turn: Affine) -> Self {
        let subpaths = self.subpaths.iter().map(|s| Subpath {
            closed: s.closed,
            operation: s.operation,
            knots: s.knots.iter().map(|k| k.map(turn)).collect(),
        });
        Self { name: self.name.clone(), starts_filled: self.starts_filled, subpaths: subpaths.collect() }
    }

    /// The path on the upright picture. Files store paths for the pixels as stored, `width` × `height`; `orientation` is
    /// EXIF's 1 to 8 (anything else counts as 1), which decoding has baked into the pixels.
    #[must_use]
    pub fn oriented(&self, orientation: u8, width: u32, height: u32) -> Self {
        match orientation_turn(orientation, width, height) {
            Some(turn) => self.transformed(turn),
            None => self.clone(),
        }
    }

    /// The way back from [`oriented`](Self::oriented): a path on the upright picture, for the pixels as stored
    /// (`width` × `height` px).
    #[must_use]
    pub fn as_stored(&self, orientation: u8, width: u32, height: u32) -> Self {
        match orientation_turn(orientation, width, height) {
            // The determinant is 1 or -1, so the inverse is exact.
            Some(turn) => self.transformed(turn.inverse()),
            None => self.clone(),
        }
    }

    /// Whether the path can be measured on a picture of `width` × `height` px.
    ///
    /// # Errors
    /// [`Error::InvalidArgument`] for a path without an area, with a coordinate that is no number or lies over 16
    /// pictures away (the range that Photoshop's format note gives); [`Error::TooLarge`] past [`MAX_KNOTS`].
    pub fn validate(&self, width: u32, height: u32) -> Result<()> {
        if self.is_empty() {
            return Err(Error::InvalidArgument {
                name: "path",
                found: format!("“{}” without any side", self.name),
                expected: "at least one subpath with two knots".into(),
            });
        }
        if self.knot_count() > MAX_KNOTS {
            return Err(Error::TooLarge {
                what: "the path's number of knots",
                found: self.knot_count().to_string(),
                limit: MAX_KNOTS.to_string(),
            });
        }
        let (w, h) = (f64::from(width), f64::from(height));
        let far = |p: &Point| !(p.x.abs() <= 16.0 * w && p.y.abs() <= 16.0 * h);
        let points = self.subpaths.iter().enumerate().flat_map(|(s, subpath)| {
            subpath
                .knots
                .iter()
                .enumerate()
                .flat_map(move |(k, knot)| [knot.incoming, knot.anchor, knot.outgoing].map(|p| (s, k, p)))
        });
        for (s, k, p) in points {
            if far(&p) {
                return Err(Error::InvalidArgument {
                    name: "path",
                    found: format!("({}, {}) at knot {} of subpath {}", p.x, p.y, k + 1, s + 1),
                    expected: format!("a point within 16 pictures of {width} × {height} px"),
                });
            }
        }
        Ok(())
    }
}

/// From stored pixels to the upright picture; `None` where they are the same.
fn orientation_turn(orientation: u8, width: u32, height: u32) -> Option<Affine> {
    let (w, h) = (f64::from(width), f64::from(height));
    // kurbo's order is [xx, yx, xy, yy, dx, dy].
    let turn = match orientation {
        2 => [-1.0, 0.0, 0.0, 1.0, w, 0.0],
        3 => [-1.0, 0.0, 0.0, -1.0, w, h],
        4 => [1.0, 0.0, 0.0, -1.0, 0.0, h],
        5 => [0.0, 1.0, 1.0, 0.0, 0.0, 0.0],
        6 => [0.0, 1.0, -1.0, 0.0, h, 0.0],
        7 => [0.0, -1.0, -1.0, 0.0, h, w],
        8 => [0.0, -1.0, 1.0, 0.0, 0.0, w],
        _ => return None,
    };
    Some(Affine::new(turn))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn square(x: f64, y: f64, side: f64) -> Subpath {
        Subpath::polygon(&[(x, y), (x + side, y), (x + side, y + side), (x, y + side)].map(Point::from))
    }

    #[test]
    fn orientation_takes_the_first_stored_pixel_to_where_exif_says() {
        // The stored top left corner of a 4 × 2 picture, by orientation.
        let expected = [(1, 0, 0), (2, 4, 0), (3, 4, 2), (4, 0, 2), (5, 0, 0), (6, 2, 0), (7, 2, 4), (8, 0, 4)];
        for (orientation, x, y) in expected {
            let path = ClippingPath { subpaths: vec![square(0.0, 0.0, 1.0)], ..ClippingPath::default() };
            let turned = path.oriented(orientation, 4, 2);
            assert_eq!(turned.subpaths[0].knots[0].anchor, Point::new(f64::from(x), f64::from(y)), "{orientation}");
            assert_eq!(turned.as_stored(orientation, 4, 2), path, "{orientation}");
        }
    }

    #[test]
    fn bounds_follow_the_curve_not_its_handles() {
        let mut subpath = square(10.0, 10.0, 10.0);
        subpath.knots[0].outgoing = Point::new(10.0, 2.0);
        subpath.knots[1].incoming = Point::new(20.0, 2.0);
        let bounds = ClippingPath { subpaths: vec![subpath], ..ClippingPath::default() }.bounds().unwrap();
        // The middle of the cubic: 10/4 + 3·2/4 = 4.
        assert!((bounds.y0 - 4.0).abs() < 1e-9, "{bounds:?}");
    }

    #[test]
    fn an_empty_or_faraway_path_is_refused() {
        assert!(ClippingPath::default().validate(10, 10).is_err());
        for bad in [f64::NAN, f64::INFINITY, -161.0] {
            let path = ClippingPath { subpaths: vec![square(bad, 0.0, 1.0)], ..ClippingPath::default() };
            assert!(path.validate(10, 10).is_err(), "{bad}");
        }
    }
}
