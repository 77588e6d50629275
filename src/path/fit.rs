//! Few cubic Béziers through many points, by least squares with reparametrisation (Schneider, Graphics Gems 1990).
//!
//! From each knot the longest run of points is taken that one cubic follows within the tolerance, so knots are few without
//! a search over all of them. Noise must not split a curve, so deviation is judged after smoothing it along the run.
//! Knots between corners get one tangent for both sides. Corners come from the caller.
//!
//! Every cubic is bounded: its handles point forward along the end tangents and are no longer than the run.

use kurbo::{CubicBez, ParamCurve, Point, Vec2};

use super::refine::smooth_open;

/// The deviation from the points is smoothed with this deviation, samples: what is shorter is noise.
const SMOOTH: f64 = 2.5;
/// Stations on either side of a knot that its tangent is taken from.
const TANGENT: usize = 6;

/// A cubic with the run of points that it stands for: from index `from` to `to`, counted on past the end of a ring.
#[derive(Debug, Clone, Copy)]
pub struct Piece {
    /// The curve; handles on the anchors for a straight side.
    pub curve: CubicBez,
    /// First index of the run.
    pub from: usize,
    /// Last index of the run.
    pub to: usize,
}

/// Fits a closed ring of points about a pixel apart. `corners` are indices in ascending order; a ring without any starts
/// at index 0 with one tangent for both sides.
#[must_use]
pub fn ring(points: &[Point], corners: &[usize], tolerance: f64) -> Vec<Piece> {
    let count = points.len();
    let mut out = Vec::new();
    if count < 3 {
        return out;
    }
    // A ring with fewer than two corners is cut at smooth knots too, so that every piece has two ends.
    let middle = |k: usize| {
        let reach = TANGENT.min(count / 4).max(1);
        unit(points[(k + reach) % count] - points[(k + count - reach) % count])
    };
    if corners.len() < 2 {
        let from = corners.first().copied().unwrap_or(0);
        let half = from + count / 2;
        let run = |a: usize, b: usize| -> Vec<Point> { (a..=b).map(|k| points[k % count]).collect() };
        let (first, second) = (run(from, half), run(half, from + count));
        let through = middle(half % count);
        let (start, end) = if corners.is_empty() {
            (middle(from), -middle(from))
        } else {
            (leaving(&first), leaving(&second.iter().rev().copied().collect::<Vec<_>>()))
        };
        open(&first, from, start, -through, tolerance, &mut out);
        open(&second, half, through, end, tolerance, &mut out);
        return out;
    }
    for (n, &from) in corners.iter().enumerate() {
        let to = corners.get(n + 1).copied().unwrap_or(corners[0] + count);
        let run: Vec<Point> = (from..=to).map(|k| points[k % count]).collect();
        if is_line(&run, tolerance) {
            out.push(straight(&run, from, to));
            continue;
        }
        let back: Vec<Point> = run.iter().rev().copied().collect();
        open(&run, from, leaving(&run), leaving(&back), tolerance, &mut out);
    }
    out
}

/// Direction in which a run leaves its first point.
fn leaving(run: &[Point]) -> Vec2 {
    let reach = (TANGENT - 1).min(run.len() - 1);
    unit(run[reach] - run[0])
}

/// Fits an open run; `start` points into it at its first point, `end` back into it at its last.
fn open(run: &[Point], offset: usize, start: Vec2, end: Vec2, tolerance: f64, out: &mut Vec<Piece>) {
    let last = run.len() - 1;
    let mut from = 0;
    let mut tangent = start;
    while from < last {
        let arrival = |to: usize| {
            if to == last {
                return end;
            }
            let reach = TANGENT.min(to - from).min(last - to).max(1);
            unit(run[to - reach] - run[to + reach])
        };
        let attempt = |to: usize| cubic(&run[from..=to], tangent, arrival(to), tolerance);
        // Double the run while it fits, then halve the doubt.
        let (mut good, mut bad) = ((from + 1).min(last), last + 1);
        let mut curve = attempt(good).unwrap_or_else(|| chord(run[from], run[good]));
        let mut step = 8;
        while good < last && bad > last {
            let to = (from + step).min(last);
            match attempt(to) {
                Some(fitted) => (good, curve) = (to, fitted),
                None => bad = to,
            }
            step *= 2;
        }
        while bad <= last && good + 1 < bad {
            let to = (good + bad) / 2;
            match attempt(to) {
                Some(fitted) => (good, curve) = (to, fitted),
                None => bad = to,
            }
        }
        // A last piece of a few points makes a bad tangent: share the rest evenly instead.
        if last - good > 0 && last - good < TANGENT && good - from > 4 * TANGENT {
            let to = from + (last - from) / 2;
            if let Some(fitted) = attempt(to) {
                (good, curve) = (to, fitted);
            }
        }
        out.push(Piece { curve, from: offset + from, to: offset + good });
        tangent = -arrival(good);
        from = good;
    }
}

fn unit(v: Vec2) -> Vec2 {
    let length = v.hypot();
    if length > 1e-12 { v / length } else { Vec2::new(1.0, 0.0) }
}

fn chord(a: Point, b: Point) -> CubicBez {
    CubicBez::new(a, a, b, b)
}

fn straight(run: &[Point], from: usize, to: usize) -> Piece {
    Piece { curve: chord(run[0], run[run.len() - 1]), from, to }
}

/// Whether a run between two corners is a straight side: its smoothed deviation stays within half the tolerance.
fn is_line(run: &[Point], tolerance: f64) -> bool {
    let (a, b) = (run[0], run[run.len() - 1]);
    let along = unit(b - a);
    smooth_open(run, SMOOTH).iter().all(|p| along.cross(*p - a).abs() <= 0.5 * tolerance)
}

/// One cubic through the run's ends within `tolerance` of its points, if there is one.
fn cubic(run: &[Point], start: Vec2, end: Vec2, tolerance: f64) -> Option<CubicBez> {
    let last = run.len() - 1;
    let (a, b) = (run[0], run[last]);
    let mut ts = Vec::with_capacity(run.len());
    let mut walked = 0.0;
    ts.push(0.0);
    for pair in run.windows(2) {
        walked += pair[0].distance(pair[1]);
        ts.push(walked);
    }
    let length = walked.max(1e-9);
    for t in &mut ts {
        *t /= length;
    }
    for round in 0..6 {
        let (mut c00, mut c01, mut c11, mut x0, mut x1) = (0.0, 0.0, 0.0, 0.0, 0.0);
        for (p, &t) in run.iter().zip(&ts) {
            let s = 1.0 - t;
            let (b1, b2) = (3.0 * s * s * t, 3.0 * s * t * t);
            let rest = p.to_vec2() - (a.to_vec2() * (s * s * s + b1) + b.to_vec2() * (b2 + t * t * t));
            c00 += b1 * b1;
            c01 += b1 * b2 * start.dot(end);
            c11 += b2 * b2;
            x0 += b1 * start.dot(rest);
            x1 += b2 * end.dot(rest);
        }
        let determinant = c00 * c11 - c01 * c01;
        let (mut first, mut second) = (length / 3.0, length / 3.0);
        if determinant.abs() > 1e-12 {
            (first, second) = ((x0 * c11 - x1 * c01) / determinant, (c00 * x1 - c01 * x0) / determinant);
        }
        // Handles point forward and stay shorter than the run.
        if !(first > 0.01 * length && first < length && second > 0.01 * length && second < length) {
            (first, second) = (length / 3.0, length / 3.0);
        }
        let curve = CubicBez::new(a, a + start * first, b + end * second, b);
        let off: Vec<Point> = run.iter().zip(&ts).map(|(p, &t)| (curve.eval(t) - *p).to_point()).collect();
        let worst = smooth_open(&off, SMOOTH).iter().map(|p| p.to_vec2().hypot2()).fold(0.0, f64::max).sqrt();
        if worst <= tolerance {
            return Some(curve);
        }
        // Far off: no shift of parameters will mend it.
        if round > 0 && worst > 8.0 * tolerance {
            return None;
        }
        let (p0, p1, p2, p3) = (curve.p0.to_vec2(), curve.p1.to_vec2(), curve.p2.to_vec2(), curve.p3.to_vec2());
        let mut least = 0.0;
        for (t, off) in ts.iter_mut().zip(&off).skip(1).take(last.saturating_sub(1)) {
            let s = 1.0 - *t;
            let d1 = 3.0 * s * s * (p1 - p0) + 6.0 * s * *t * (p2 - p1) + 3.0 * *t * *t * (p3 - p2);
            let d2 = 6.0 * s * (p2 - 2.0 * p1 + p0) + 6.0 * *t * (p3 - 2.0 * p2 + p1);
            let off = off.to_vec2();
            let slope = d1.hypot2() + off.dot(d2);
            if slope.abs() > 1e-9 {
                *t -= off.dot(d1) / slope;
            }
            *t = t.clamp(least, 1.0);
            least = *t;
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use kurbo::{ParamCurveNearest, Shape};
    use proptest::prelude::*;

    fn worst(points: &[Point], pieces: &[Piece]) -> f64 {
        let off =
            |p: &Point| pieces.iter().map(|c| c.curve.nearest(*p, 1e-6).distance_sq).fold(f64::INFINITY, f64::min);
        points.iter().map(off).fold(0.0, f64::max).sqrt()
    }

    fn ellipse(rx: f64, ry: f64, turn: f64) -> Vec<Point> {
        let shape = kurbo::Ellipse::new((500.0, 400.0), (rx, ry), turn);
        let count = shape.perimeter(0.1).round();
        (0..count as usize)
            .map(|k| {
                let (sin, cos) = (k as f64 / count * std::f64::consts::TAU).sin_cos();
                Point::new(500.0, 400.0) + (kurbo::Affine::rotate(turn) * Point::new(rx * cos, ry * sin)).to_vec2()
            })
            .collect()
    }

    #[test]
    fn a_circle_takes_few_knots() {
        let points = ellipse(200.0, 200.0, 0.0);
        let pieces = ring(&points, &[], 0.3);
        assert!(pieces.len() <= 5, "{}", pieces.len());
        assert!(worst(&points, &pieces) < 0.35);
    }

    proptest! {
        #[test]
        fn any_ellipse_is_followed_within_the_tolerance(
            rx in 20.0..300.0_f64, ry in 20.0..300.0_f64, turn in 0.0..3.0_f64, tolerance in 0.1..0.8_f64,
        ) {
            let points = ellipse(rx, ry, turn);
            let pieces = ring(&points, &[], tolerance);
            // The judged deviation is smoothed over 2.5 samples.
            prop_assert!(worst(&points, &pieces) < 1.3 * tolerance + 0.05, "{}", worst(&points, &pieces));
            prop_assert!(pieces.len() < 40, "{}", pieces.len());
        }

        #[test]
        fn any_ring_gets_pieces_that_join_and_stay_near(
            steps in prop::collection::vec((-3.0..3.0_f64, -3.0..3.0_f64), 3..200),
        ) {
            let mut at = Point::new(100.0, 100.0);
            let points: Vec<Point> = steps.iter().map(|s| { at += Vec2::from(*s); at }).collect();
            let pieces = ring(&points, &[], 0.3);
            let length: f64 = points.iter().zip(points.iter().cycle().skip(1)).map(|(a, b)| a.distance(*b)).sum();
            for (a, b) in pieces.iter().zip(pieces.iter().cycle().skip(1)) {
                prop_assert_eq!(a.curve.p3, b.curve.p0);
                prop_assert!(a.curve.p1.distance(a.curve.p0) <= length && a.curve.p2.distance(a.curve.p3) <= length);
            }
        }
    }
}
