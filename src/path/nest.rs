//! Directions and operations that every reader fills alike: outer outlines clockwise on screen, holes the other way,
//! islands in holes clockwise again. Then even-odd and non-zero filling agree, wherever outlines do not cross.
//!
//! Readers differ: InDesign honours a subpath's operation, others fill even-odd, PDF writers often non-zero.

use kurbo::{Point, Rect};

use super::{ClippingPath, Knot, Operation, Subpath};

/// The same fill with directions by depth. A path that is put together by other operations than even-odd ones is left
/// as it is: its fill does not follow from its nesting.
#[must_use]
pub fn settled(path: &ClippingPath) -> ClippingPath {
    let plain =
        |(k, s): (usize, &Subpath)| s.operation == Operation::Exclude || (k == 0 && s.operation == Operation::Combine);
    if path.starts_filled || !path.subpaths.iter().enumerate().all(plain) {
        return path.clone();
    }
    let rings: Vec<(Rect, Vec<Point>)> = path
        .subpaths
        .iter()
        .map(|s| s.flatten(0.1))
        .map(|points| {
            (points.iter().fold(Rect::new(f64::MAX, f64::MAX, f64::MIN, f64::MIN), |r, &p| r.union_pt(p)), points)
        })
        .collect();
    let mut out = path.clone();
    for (k, subpath) in out.subpaths.iter_mut().enumerate() {
        let Some(&probe) = rings.get(k).and_then(|(_, points)| points.first()) else { continue };
        let around = |(j, (bounds, points)): &(usize, &(Rect, Vec<Point>))| {
            *j != k && bounds.contains(probe) && holds(points, probe)
        };
        let depth = rings.iter().enumerate().filter(around).count();
        let clockwise = rings.get(k).is_some_and(|(_, points)| area(points) >= 0.0);
        if clockwise != depth.is_multiple_of(2) {
            *subpath = reversed(subpath);
        }
        // As Photoshop does: the first outline is an addition, the others cut by even-odd.
        if k == 0 && depth == 0 {
            subpath.operation = Operation::Combine;
        }
    }
    out
}

/// The subpath drawn the other way, from the same knot.
#[must_use]
pub fn reversed(subpath: &Subpath) -> Subpath {
    let turned = |k: &Knot| Knot { incoming: k.outgoing, outgoing: k.incoming, ..*k };
    let mut knots: Vec<Knot> = subpath.knots.iter().rev().map(turned).collect();
    if subpath.closed && !knots.is_empty() {
        knots.rotate_right(1);
    }
    Subpath { closed: subpath.closed, operation: subpath.operation, knots }
}

fn area(points: &[Point]) -> f64 {
    points.iter().zip(points.iter().cycle().skip(1)).map(|(a, b)| a.to_vec2().cross(b.to_vec2())).sum()
}

/// Whether a polygon holds a point, even-odd.
fn holds(points: &[Point], p: Point) -> bool {
    let next = points.iter().cycle().skip(1);
    let crosses =
        |(a, b): (&Point, &Point)| (a.y > p.y) != (b.y > p.y) && p.x < a.x + (p.y - a.y) / (b.y - a.y) * (b.x - a.x);
    points.iter().zip(next).filter(|&pair| crosses(pair)).count() % 2 == 1
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::path::rasterize::coverage;
    use kurbo::Shape;

    fn square(from: f64, to: f64) -> Subpath {
        Subpath::polygon(&[(from, from), (to, from), (to, to), (from, to)].map(Point::from))
    }

    /// Whether even-odd and non-zero filling agree at every pixel centre.
    fn fills_alike(path: &ClippingPath, side: u32) -> bool {
        let bez = path.to_bez();
        let centres = || (0..side).map(|k| f64::from(k) + 0.5);
        centres().all(|y| {
            centres().all(|x| {
                let winding = bez.winding(Point::new(x, y));
                (winding != 0) == (winding % 2 != 0)
            })
        })
    }

    #[test]
    fn rings_in_rings_fill_alike_under_both_rules() {
        // An outline, a hole, an island and one beside them, drawn in whatever direction.
        for bits in 0..16_u32 {
            let subpaths = [square(2.0, 30.0), square(6.0, 26.0), square(10.0, 20.0), square(32.0, 38.0)];
            let subpaths = subpaths.iter().enumerate();
            let drawn = subpaths.map(|(k, s)| if bits >> k & 1 == 1 { reversed(s) } else { s.clone() }).collect();
            let path = ClippingPath { subpaths: drawn, ..ClippingPath::default() };
            let settled = settled(&path);
            assert!(fills_alike(&settled, 40), "{bits:b}");
            assert_eq!(coverage(&settled, 40, 40), coverage(&path, 40, 40), "{bits:b}");
            assert_eq!(settled.subpaths[1].knots[0].anchor, path.subpaths[1].knots[0].anchor, "{bits:b}");
        }
    }

    #[test]
    fn other_operations_are_left_alone() {
        let twice = Subpath { operation: Operation::Combine, ..square(2.0, 30.0) };
        let path = ClippingPath { subpaths: vec![twice.clone(), reversed(&twice)], ..ClippingPath::default() };
        assert_eq!(settled(&path), path);
    }
}
