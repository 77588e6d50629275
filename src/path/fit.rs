//! Few cubic Béziers through many points, by least squares with reparametrisation (after Schneider, Graphics Gems 1990).
//!
//! Where the knots go is a shortest path over places a few points apart: a cubic costs one, and more the further it strays
//! (penalised least squares, so that no knot is spent on noise and none is missed where the curve needs it). At a knot both
//! sides share the slope of the parabola through its neighbours; at a corner, which the caller names, the least squares
//! choose the direction. How far a cubic may stray grows with the restlessness of the points. What is straight becomes a
//! true line.
//!
//! Every cubic is bounded: its handles point forward and are no longer than the run.

mod least;

use kurbo::{CubicBez, ParamCurve, Point, Vec2};

use self::least::least_squares;
use super::Knot;
use super::refine::smooth_open;

/// The deviation of a line from its points is smoothed with this deviation, samples: what is shorter is noise.
const SMOOTH: f64 = 2.5;
/// Points on either side of a knot that its direction is taken from.
const TANGENT: usize = 10;
/// Knots are sought this many points apart.
const STRIDE: usize = 5;
/// Points that a cubic is tried on while knots are sought, and rounds of shifting their parameters.
const PROBES: usize = 14;
const ROUNDS: usize = 6;
/// A cubic that strays by half the tolerance over this length costs as much as a knot, px.
const WORTH_PX: f64 = 200.0;
/// How much the restlessness of the points adds to how far a cubic may stray.
const NOISE: f64 = 6.0;
/// Lines keep within this share of what cubics may stray, and are at least this long, points.
const LINE_SHARE: f64 = 0.35;
const LINE_LEAST: usize = 24;

/// A run of at least this many points is a line although it wavers by up to this many times what cubics may stray, when
/// smoothed over this part of its length it keeps to half of that.
const WAVER_LEAST: usize = 40;
const WAVER: f64 = 2.5;
const WAVES: f64 = 8.0;

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
/// where it is straightest with one tangent for both sides. `jitter` says how restless each point is, px; empty for clean
/// points.
#[must_use]
pub fn ring(points: &[Point], corners: &[usize], tolerance: f64, jitter: &[f32]) -> Vec<Piece> {
    let count = points.len();
    let mut out = Vec::new();
    if count < 3 {
        return out;
    }
    let slack = |from: usize, to: usize| {
        let noise = |k: usize| jitter.get(k % count).map_or(0.0, |&j| f64::from(j));
        Slack::new(tolerance, (from..=to).map(noise).collect())
    };
    let stretch = |from: usize, to: usize| -> Vec<Point> { (from..=to).map(|k| points[k % count]).collect() };
    if corners.is_empty() {
        let reach = TANGENT.min(count / 4).max(1);
        let ahead = |k: usize| unit(points[(k + reach) % count] - points[(k + count - reach) % count]);
        let turn = |k: usize| {
            let (a, b) = (points[k] - points[(k + count - reach) % count], points[(k + reach) % count] - points[k]);
            a.cross(b).atan2(a.dot(b)).abs()
        };
        let start = (0..count).min_by(|&a, &b| turn(a).total_cmp(&turn(b))).unwrap_or(0);
        let run = stretch(start, start + count);
        open(&run, start, Some(ahead(start)), Some(-ahead(start)), &slack(start, start + count), &mut out);
    } else {
        for (n, &from) in corners.iter().enumerate() {
            let to = corners.get(n + 1).copied().unwrap_or(corners[0] + count);
            let (run, slack) = (stretch(from, to), slack(from, to));
            if corners.len() > 1 && is_line(&run, slack.limit(0, run.len() - 1)) {
                out.push(straight(&run, from, to));
            } else {
                open(&run, from, None, None, &slack, &mut out);
            }
        }
    }
    out
}

/// Fits an open run of points about a pixel apart. `corners` are indices inside it in ascending order; `start` points into
/// the run at its first point and `end` back into it at its last, where the path goes on smoothly there.
#[must_use]
pub fn run(
    points: &[Point],
    corners: &[usize],
    (start, end): (Option<Vec2>, Option<Vec2>),
    tolerance: f64,
    jitter: &[f32],
) -> Vec<Piece> {
    let mut out = Vec::new();
    let Some(last) = points.len().checked_sub(1).filter(|&last| last > 0) else { return out };
    let noise = |k: usize| jitter.get(k).map_or(0.0, |&j| f64::from(j));
    let mut from = 0;
    for &to in corners.iter().filter(|&&k| k > 0 && k < last).chain([&last]) {
        let slack = Slack::new(tolerance, (from..=to).map(noise).collect());
        let piece = &points[from..=to];
        let (leave, arrive) = (start.filter(|_| from == 0), end.filter(|_| to == last));
        if leave.is_none() && arrive.is_none() && is_line(piece, slack.limit(0, piece.len() - 1)) {
            out.push(straight(piece, from, to));
        } else {
            open(piece, from, leave, arrive, &slack, &mut out);
        }
        from = to;
    }
    out
}

/// The knots of an open run's pieces: one more than there are pieces.
#[must_use]
pub fn run_knots(pieces: &[Piece]) -> Vec<Knot> {
    let (Some(first), Some(last)) = (pieces.first(), pieces.last()) else { return Vec::new() };
    let (a, b) = (first.curve, last.curve);
    let mut out = vec![Knot { incoming: a.p0, anchor: a.p0, outgoing: a.p1, linked: false }];
    out.extend(pieces.windows(2).map(|pair| knot(&pair[0], &pair[1])));
    out.push(Knot { incoming: b.p2, anchor: b.p3, outgoing: b.p3, linked: false });
    out
}

/// The knots between the pieces of a ring.
#[must_use]
pub fn knots(pieces: &[Piece]) -> Vec<Knot> {
    let before = pieces.iter().cycle().skip(pieces.len().saturating_sub(1));
    before.zip(pieces).map(|(a, b)| knot(a, b)).collect()
}

/// The knot between two pieces, smooth where their handles lie in one line.
fn knot(a: &Piece, b: &Piece) -> Knot {
    let (incoming, anchor, outgoing) = (a.curve.p2, b.curve.p0, b.curve.p1);
    let (u, v) = (anchor - incoming, outgoing - anchor);
    let linked = u.dot(v) > 0.0 && u.cross(v).abs() < 1e-3 * u.hypot() * v.hypot();
    Knot { incoming, anchor, outgoing, linked }
}

/// How far a cubic may stray.
struct Slack {
    tolerance: f64,
    /// Sums of the squared restlessness before each point of the run.
    squares: Vec<f64>,
}

impl Slack {
    fn new(tolerance: f64, noise: Vec<f64>) -> Self {
        let mut squares = vec![0.0];
        for n in noise {
            squares.push(squares.last().copied().unwrap_or(0.0) + n * n);
        }
        Self { tolerance, squares }
    }

    /// Largest deviation allowed on the points `from..=to`.
    fn limit(&self, from: usize, to: usize) -> f64 {
        let noise = ((self.squares[to + 1] - self.squares[from]) / (to + 1 - from) as f64).max(0.0).sqrt();
        self.tolerance.hypot(NOISE * noise)
    }
}

/// Fits an open run; `start` points into it at its first point, `end` back into it at its last; none leaves them open.
fn open(run: &[Point], offset: usize, start: Option<Vec2>, end: Option<Vec2>, slack: &Slack, out: &mut Vec<Piece>) {
    let last = run.len() - 1;
    let walked = arc_lengths(run);
    let places = cuts(run, &walked, start, end, slack);
    let line = |from: usize, to: usize| {
        to - from >= LINE_LEAST && is_line(&run[from..=to], LINE_SHARE / 0.5 * slack.limit(from, to))
    };
    let lines: Vec<bool> = places.windows(2).map(|w| line(w[0], w[1])).collect();
    // Beside a line, the curve leaves in its direction.
    let tangent = |knot: usize| {
        let at = places[knot];
        let along = |piece: usize| unit(run[places[piece + 1]] - run[places[piece]]);
        match (knot.checked_sub(1).filter(|&p| lines[p]), lines.get(knot).filter(|&&l| l)) {
            (Some(before), None) => Some(along(before)),
            (None, Some(_)) => Some(along(knot)),
            _ => direction(run, at),
        }
    };
    for (piece, pair) in places.windows(2).enumerate() {
        let (from, to) = (pair[0], pair[1]);
        if lines[piece] {
            out.push(Piece { curve: chord(run[from], run[to]), from: offset + from, to: offset + to });
            continue;
        }
        let leave = if from == 0 { start } else { tangent(piece) };
        let arrive = if to == last { end } else { tangent(piece + 1).map(|t| -t) };
        // Knots were sought on few points: what strays between those is halved.
        let mut open = vec![(from, to, leave, arrive)];
        while let Some((from, to, leave, arrive)) = open.pop() {
            let (curve, worst, _) = closest(&run[from..=to], &walked[from..=to], leave, arrive, usize::MAX, ROUNDS);
            let middle = direction(run, from.midpoint(to));
            if worst > slack.limit(from, to) && to - from > 2 * STRIDE && middle.is_some() {
                open.push((from.midpoint(to), to, middle, arrive));
                open.push((from, from.midpoint(to), leave, middle.map(|t| -t)));
            } else {
                out.push(Piece { curve, from: offset + from, to: offset + to });
            }
        }
    }
}

/// Length of the run up to each point.
fn arc_lengths(run: &[Point]) -> Vec<f64> {
    let mut walked = vec![0.0];
    for pair in run.windows(2) {
        walked.push(walked.last().copied().unwrap_or(0.0) + pair[0].distance(pair[1]));
    }
    walked
}

/// The knots' places by the cheapest chain of cubics.
fn cuts(run: &[Point], walked: &[f64], start: Option<Vec2>, end: Option<Vec2>, slack: &Slack) -> Vec<usize> {
    let last = run.len() - 1;
    let stride = STRIDE.min(last / 6).max(1);
    let count = last.div_ceil(stride);
    let place = |node: usize| (node * stride).min(last);
    let tangents: Vec<Option<Vec2>> = (0..=count).map(|n| direction(run, place(n))).collect();
    let mut best = vec![f64::INFINITY; count + 1];
    let mut came = vec![0; count + 1];
    best[0] = 0.0;
    for from in 0..count {
        let leave = if from == 0 { start } else { tangents[from] };
        let (mut misses, mut step) = (0, 1);
        while from + step <= count {
            let to = from + step;
            let (a, b) = (place(from), place(to));
            let arrive = if to == count { end } else { tangents[to].map(|t| -t) };
            let (_, worst, mean_square) = closest(&run[a..=b], &walked[a..=b], leave, arrive, PROBES, ROUNDS);
            let limit = slack.limit(a, b);
            let fits = worst <= limit;
            // The next place can always be reached, if at a price: what no cubic follows is bridged.
            if fits || step == 1 {
                let strays = mean_square / (0.25 * limit * limit);
                let price = best[from] + 1.0 + strays * (walked[b] - walked[a]) / WORTH_PX;
                if price < best[to] {
                    (best[to], came[to]) = (price, from);
                }
            }
            misses = if worst > 3.0 * limit { misses + 1 } else { 0 };
            if misses > 2 {
                break;
            }
            // Long runs are tried in growing steps.
            step += 1 + step / 16;
        }
    }
    let mut out = vec![last];
    let mut node = count;
    while node > 0 {
        node = came[node];
        out.push(place(node));
    }
    out.reverse();
    out
}

/// Direction of a run at one of its points: the slope of the parabola through its neighbours by least squares. None at
/// the ends, which have neighbours on one side only.
fn direction(run: &[Point], at: usize) -> Option<Vec2> {
    let reach = TANGENT.min(at).min(run.len() - 1 - at);
    let slope = (1..=reach).fold(Vec2::ZERO, |sum, k| sum + k as f64 * (run[at + k] - run[at - k]));
    (slope.hypot2() > 1e-12).then(|| unit(slope))
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

/// Whether a run is straight: its smoothed deviation from the chord stays within half of `most`. A long run may waver by
/// more (stripes behind an edge pull it to and fro), as long as it does not bend.
fn is_line(run: &[Point], most: f64) -> bool {
    let (a, b) = (run[0], run[run.len() - 1]);
    let along = unit(b - a);
    let off = |sigma: f64| smooth_open(run, sigma).iter().map(|p| along.cross(*p - a).abs()).fold(0.0, f64::max);
    let near = off(SMOOTH);
    let wavers = || near <= WAVER * most && off(run.len() as f64 / WAVES) <= 0.5 * most;
    near <= 0.5 * most || (run.len() >= WAVER_LEAST && wavers())
}

/// The cubic through the run's ends that is closest to at most `probes` of its points, its largest deviation from them and
/// the mean of the squared ones. `walked` is the length up to each point.
fn closest(
    run: &[Point],
    walked: &[f64],
    start: Option<Vec2>,
    end: Option<Vec2>,
    probes: usize,
    rounds: usize,
) -> (CubicBez, f64, f64) {
    let last = run.len() - 1;
    let length = (walked[last] - walked[0]).max(1e-9);
    let inner = last.saturating_sub(1).min(probes);
    let picks: Vec<usize> = (1..=inner).map(|k| (k * last + inner.div_ceil(2)) / (inner + 1)).collect();
    let points: Vec<Point> = picks.iter().map(|&k| run[k]).collect();
    let mut ts: Vec<f64> = picks.iter().map(|&k| (walked[k] - walked[0]) / length).collect();
    let ends = (run[0], run[last]);
    let (leaving, arriving) = (unit(run[TANGENT.min(last)] - ends.0), unit(run[last - TANGENT.min(last)] - ends.1));
    let mut out = (chord(ends.0, ends.1), f64::INFINITY, f64::INFINITY);
    for _ in 0..rounds {
        let curve = handles(&points, &ts, ends, (start, end), (leaving, arriving), length);
        let offs: Vec<Vec2> = points.iter().zip(&ts).map(|(p, &t)| curve.eval(t) - *p).collect();
        let worst = offs.iter().map(|o| o.hypot2()).fold(0.0, f64::max).sqrt();
        let mean = offs.iter().map(|o| o.hypot2()).sum::<f64>() / offs.len().max(1) as f64;
        if mean < out.2 {
            out = (curve, worst, mean);
        }
        let (p0, p1, p2, p3) = (curve.p0.to_vec2(), curve.p1.to_vec2(), curve.p2.to_vec2(), curve.p3.to_vec2());
        let mut least = 0.0;
        for (t, off) in ts.iter_mut().zip(&offs) {
            let s = 1.0 - *t;
            let d1 = 3.0 * s * s * (p1 - p0) + 6.0 * s * *t * (p2 - p1) + 3.0 * *t * *t * (p3 - p2);
            let d2 = 6.0 * s * (p2 - 2.0 * p1 + p0) + 6.0 * *t * (p3 - 2.0 * p2 + p1);
            let slope = d1.hypot2() + off.dot(d2);
            if slope.abs() > 1e-9 {
                *t -= off.dot(d1) / slope;
            }
            *t = t.clamp(least, 1.0);
            least = *t;
        }
    }
    out
}

/// The cubic between `ends` with the least-squares handles for parameters `ts`. A handle that would point backwards, or be
/// longer than the run, is sought again along the direction of the points next to it, and at last set to a third of the run.
fn handles(
    points: &[Point],
    ts: &[f64],
    ends: (Point, Point),
    given: (Option<Vec2>, Option<Vec2>),
    near: (Vec2, Vec2),
    length: f64,
) -> CubicBez {
    let (from, to) = (given.0.unwrap_or(near.0), given.1.unwrap_or(near.1));
    let fits =
        |handle: Vec2, into: Vec2| handle.dot(into) > 0.0 && handle.hypot() > 0.01 * length && handle.hypot() < length;
    let free = least_squares(points, ts, ends, given).filter(|(u, v)| fits(*u, from) && fits(*v, to));
    let (u, v) =
        free.or_else(|| least_squares(points, ts, ends, (Some(from), Some(to)))).unwrap_or((Vec2::ZERO, Vec2::ZERO));
    let third = length / 3.0;
    let (u, v) = (if fits(u, from) { u } else { from * third }, if fits(v, to) { v } else { to * third });
    CubicBez::new(ends.0, ends.0 + u, ends.1 + v, ends.1)
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
        let pieces = ring(&points, &[], 0.3, &[]);
        assert!(pieces.len() <= 5, "{}", pieces.len());
        assert!(worst(&points, &pieces) < 0.35);
    }

    proptest! {
        #[test]
        fn any_ellipse_is_followed_within_the_tolerance(
            rx in 20.0..300.0_f64, ry in 20.0..300.0_f64, turn in 0.0..3.0_f64, tolerance in 0.1..0.8_f64,
        ) {
            let points = ellipse(rx, ry, turn);
            let pieces = ring(&points, &[], tolerance, &[]);
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
            let pieces = ring(&points, &[], 0.3, &[]);
            let length: f64 = points.iter().zip(points.iter().cycle().skip(1)).map(|(a, b)| a.distance(*b)).sum();
            for (a, b) in pieces.iter().zip(pieces.iter().cycle().skip(1)) {
                prop_assert_eq!(a.curve.p3, b.curve.p0);
                prop_assert!(a.curve.p1.distance(a.curve.p0) <= length && a.curve.p2.distance(a.curve.p3) <= length);
            }
        }
    }
}
