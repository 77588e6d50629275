//! From a mask to a path: the outlines at half coverage, between the pixels where the mask is soft.
//!
//! Method: marching squares on the pixel centres with linear interpolation (Lorensen and Cline's idea in two dimensions);
//! beyond the frame the mask is empty. Outlines run clockwise on screen around what is inside and the other way around
//! holes; where two corners meet the mean of the four pixels decides whether they join. [`fitted`] turns the stairs of
//! points into few Béziers.

use std::collections::HashMap;

use kurbo::Point;

use super::refine::corner;
use super::{ClippingPath, Knot, MAX_KNOTS, Subpath, fit, refine};
use crate::error::{Error, Result};

/// Half of full coverage.
const LEVEL: f64 = 127.5;
/// Outlines around less than this are specks of a mask, px²: two by two pixels.
const LEAST_AREA: f64 = 4.0;

/// The outlines of `coverage` (0 to 255 a pixel, row by row) as polygons with about one point a pixel.
///
/// # Errors
/// [`Error::InvalidArgument`] when there is not one value a pixel or none reaches half; [`Error::TooLarge`] past
/// [`MAX_KNOTS`] points.
pub fn of_mask(coverage: &[u8], width: u32, height: u32) -> Result<ClippingPath> {
    let (w, h) = (width as usize, height as usize);
    if coverage.len() != w * h || coverage.is_empty() {
        return Err(Error::InvalidArgument {
            name: "mask",
            found: format!("{} values", coverage.len()),
            expected: format!("{}, one a pixel", w * h),
        });
    }
    let grid = Grid { coverage, width: w, height: h };
    let (links, starts) = grid.links()?;
    let mut seen = vec![false; starts.len()];
    let mut path = ClippingPath::default();
    for index in 0..starts.len() {
        if seen.get(index).copied().unwrap_or(true) {
            continue;
        }
        let mut points = Vec::new();
        let mut at = index;
        while !std::mem::replace(&mut seen[at], true) {
            points.push(grid.crossing(starts[at]));
            match links.get(&starts[at]) {
                Some(&(_, next)) => at = next,
                None => break,
            }
        }
        if area(&points).abs() >= LEAST_AREA {
            path.subpaths.push(Subpath::polygon(&points));
        }
    }
    if path.subpaths.is_empty() {
        return Err(Error::InvalidArgument {
            name: "mask",
            found: "nothing that is at least half covered".into(),
            expected: format!("an area of at least {LEAST_AREA} px"),
        });
    }
    Ok(path)
}

/// A path of polygons with about one point a pixel, as few Béziers within `tolerance_px`; corners that turn by over
/// `corner_degrees` stay sharp.
#[must_use]
pub fn fitted(path: &ClippingPath, tolerance_px: f64, corner_degrees: f64) -> ClippingPath {
    let fit = |subpath: &Subpath| {
        let points: Vec<Point> = subpath.knots.iter().map(|k| k.anchor).collect();
        // The stairs of a hard mask are not the outline: half a pixel of them is smoothed away.
        let mut calm = refine::smooth_closed(&points, 1.0);
        let corners = corner::find(&calm, corner_degrees.to_radians());
        corner::sharpen(&mut calm, &corners);
        let knots: Vec<Knot> = fit::knots(&fit::ring(&calm, &corners, tolerance_px, &[]));
        Subpath { knots, ..subpath.clone() }
    };
    ClippingPath {
        name: path.name.clone(),
        starts_filled: path.starts_filled,
        subpaths: path.subpaths.iter().map(fit).filter(|s| s.knots.len() > 1).collect(),
    }
}

/// Signed area by the shoelace formula; positive for clockwise on screen.
fn area(points: &[Point]) -> f64 {
    let next = points.iter().cycle().skip(1);
    points.iter().zip(next).map(|(a, b)| a.to_vec2().cross(b.to_vec2())).sum::<f64>() / 2.0
}

struct Grid<'a> {
    coverage: &'a [u8],
    width: usize,
    height: usize,
}

/// From the edge that an outline enters a cell by to the one that it leaves by, with that edge's place in the list.
type Links = HashMap<u64, (u64, usize)>;

impl Grid<'_> {
    /// The value at a pixel counted from 1; 0 around the picture.
    fn value(&self, column: usize, row: usize) -> u8 {
        match (column.checked_sub(1), row.checked_sub(1)) {
            (Some(x), Some(y)) if x < self.width && y < self.height => {
                self.coverage.get(y * self.width + x).copied().unwrap_or(0)
            }
            _ => 0,
        }
    }

    /// The edge from a pixel to its right (`down` 0) or lower (1) neighbour.
    fn edge(&self, column: usize, row: usize, down: u64) -> u64 {
        ((row * (self.width + 2) + column) as u64) * 2 + down
    }

    /// All steps of the outlines through cells, and their entries in the order of rows.
    fn links(&self) -> Result<(Links, Vec<u64>)> {
        let mut steps: Vec<(u64, u64)> = Vec::new();
        for row in 0..=self.height {
            for column in 0..=self.width {
                // Clockwise from the top left.
                let corners = [
                    self.value(column, row),
                    self.value(column + 1, row),
                    self.value(column + 1, row + 1),
                    self.value(column, row + 1),
                ];
                let inside = corners.map(|v| f64::from(v) > LEVEL);
                if inside == [false; 4] || inside == [true; 4] {
                    continue;
                }
                let edges = [
                    self.edge(column, row, 0),
                    self.edge(column + 1, row, 1),
                    self.edge(column, row + 1, 0),
                    self.edge(column, row, 1),
                ];
                let joined = corners.iter().map(|&v| f64::from(v)).sum::<f64>() / 4.0 > LEVEL;
                for side in 0..4 {
                    // An outline enters where, going clockwise, the inside ends, and keeps the inside to its right.
                    if inside[side] && !inside[(side + 1) % 4] {
                        let starts = |s: usize| !inside[s % 4] && inside[(s + 1) % 4];
                        let way = if joined { [1, 2, 3] } else { [3, 2, 1] };
                        if let Some(step) = way.into_iter().find(|d| starts(side + d)) {
                            steps.push((edges[side], edges[(side + step) % 4]));
                        }
                    }
                }
            }
            if steps.len() > MAX_KNOTS {
                return Err(Error::TooLarge {
                    what: "the mask's outline",
                    found: format!("over {MAX_KNOTS} points"),
                    limit: MAX_KNOTS.to_string(),
                });
            }
        }
        let places: HashMap<u64, usize> = steps.iter().enumerate().map(|(k, (from, _))| (*from, k)).collect();
        let link = |(from, to): &(u64, u64)| places.get(to).map(|&k| (*from, (*to, k)));
        let links = steps.iter().filter_map(link).collect();
        Ok((links, steps.into_iter().map(|(from, _)| from).collect()))
    }

    /// Where the outline crosses an edge, px.
    fn crossing(&self, edge: u64) -> Point {
        let (at, down) = ((edge / 2) as usize, edge % 2 == 1);
        let (row, column) = (at / (self.width + 2), at % (self.width + 2));
        let near = f64::from(self.value(column, row));
        let far = f64::from(if down { self.value(column, row + 1) } else { self.value(column + 1, row) });
        let t = if far == near { 0.5 } else { ((LEVEL - near) / (far - near)).clamp(0.0, 1.0) };
        // Pixel 1 of the padded grid has its centre at 0.5.
        let (x, y) = (column as f64 - 0.5, row as f64 - 0.5);
        if down { Point::new(x, y + t) } else { Point::new(x + t, y) }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::path::rasterize::coverage;
    use proptest::prelude::*;

    #[test]
    fn a_rectangle_with_a_hole_keeps_its_edges_and_directions() {
        let mut mask = vec![0_u8; 20 * 10];
        for y in 0..10 {
            for x in 2..18 {
                mask[y * 20 + x] = if (6..9).contains(&x) && (3..6).contains(&y) { 0 } else { 255 };
            }
        }
        let path = of_mask(&mask, 20, 10).unwrap();
        let bounds = path.bounds().unwrap();
        assert_eq!((bounds.x0, bounds.y0, bounds.x1, bounds.y1), (2.0, 0.0, 18.0, 10.0));
        let areas: Vec<f64> =
            path.subpaths.iter().map(|s| area(&s.knots.iter().map(|k| k.anchor).collect::<Vec<_>>())).collect();
        // Corners are cut by an eighth of a pixel each.
        assert_eq!(areas, [160.0 - 0.5, -(9.0 - 0.5)]);
    }

    #[test]
    fn a_mask_without_a_subject_or_of_another_size_is_refused() {
        assert!(of_mask(&[0; 6], 3, 2).unwrap_err().to_string().contains("half covered"));
        assert!(of_mask(&[255; 5], 3, 2).unwrap_err().to_string().contains("one a pixel"));
    }

    proptest! {
        #[test]
        fn any_mask_comes_back_when_filled(bits in prop::collection::vec(prop::bool::weighted(0.6), 144)) {
            // Blocks of 4 × 4 px, so that no outline is below the least area.
            let mask: Vec<u8> = (0..48 * 48).map(|k| if bits[k / 48 / 4 * 12 + k % 48 / 4] { 255 } else { 0 }).collect();
            if let Ok(path) = of_mask(&mask, 48, 48) {
                let filled = coverage(&path, 48, 48);
                prop_assert!(mask.iter().zip(&filled).all(|(a, b)| (*a > 127) == (*b > 127)));
            }
        }
    }
}
