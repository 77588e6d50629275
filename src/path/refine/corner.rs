//! Corners: found by how fast the outline turns, sharpened to where the lines fitted to both sides meet, and kept while
//! the rest of the outline is smoothed.

use kurbo::{Point, Vec2};

use super::ring::smooth_points;

/// The long and short base over which the turn is measured, px: a smooth curve turns about as much less over the short one.
const LONG: usize = 7;
const SHORT: usize = 3;
/// The last px before a corner are rounded by lens and noise and say nothing of its sides.
const SKIP: usize = 3;
/// Lengths of the line that is fitted to each side, px: the longest that the side keeps to within the deviation below. The
/// first is taken however it fits.
const BASES: [usize; 6] = [9, 14, 20, 28, 40, 56];
const STRAIGHT_PX: f64 = 0.2;
/// A corner moves at most this far, px.
const MOST_PX: f64 = 6.0;

fn turn(points: &[Point], k: usize, base: usize) -> f64 {
    let count = points.len();
    let here = points[k];
    let before = here - points[(k + count - base) % count];
    let after = points[(k + base) % count] - here;
    before.cross(after).atan2(before.dot(after)).abs()
}

/// Indices of the corners of a ring sampled about every pixel, in order: where it turns by more than `least_turn` radians.
pub(in super::super) fn find(points: &[Point], least_turn: f64) -> Vec<usize> {
    let count = points.len();
    if count <= 2 * LONG {
        return Vec::new();
    }
    let calm = smooth_points(points, 0.8);
    let turns: Vec<f64> = (0..count).map(|k| turn(&calm, k, LONG)).collect();
    let mut out: Vec<usize> = Vec::new();
    for k in 0..count {
        let highest = (0..=2 * LONG).all(|d| turns[(k + count + d - LONG) % count] <= turns[k] + 1e-9);
        let clear = out.last().is_none_or(|&last| k - last > LONG);
        if turns[k] > least_turn && highest && clear && turn(&calm, k, SHORT) > 0.55 * least_turn {
            out.push(k);
        }
    }
    if let (Some(&first), Some(&last)) = (out.first(), out.last())
        && out.len() > 1
        && first + count - last <= LONG
    {
        out.pop();
    }
    out
}

/// Moves each corner to where the lines fitted to its two sides meet, and the rounded px beside it onto those lines.
pub(in super::super) fn sharpen(points: &mut [Point], corners: &[usize]) {
    let count = points.len();
    let before = points.to_vec();
    // Points from a corner to the next one, less those that it rounds.
    let room = |k: usize, sign: isize| {
        let way = |c: usize| if sign > 0 { (c + count - k) % count } else { (k + count - c) % count };
        let next = corners.iter().filter(|&&c| c != k).map(|&c| way(c)).min();
        next.unwrap_or(count / 2).saturating_sub(SKIP)
    };
    for &k in corners {
        let side = |sign: isize| -> Option<(Point, Vec2)> {
            let at = |d: usize| before[(k as isize + sign * d as isize).rem_euclid(count as isize) as usize];
            let mut found = line((SKIP..SKIP + BASES[0]).map(at))?;
            for base in BASES.into_iter().filter(|base| SKIP + base <= room(k, sign)) {
                let run = || (SKIP..SKIP + base).map(at);
                let (middle, along) = line(run())?;
                let square = run().map(|p| along.cross(p - middle).powi(2)).sum::<f64>() / base as f64;
                if square.sqrt() > STRAIGHT_PX {
                    break;
                }
                found = (middle, along);
            }
            Some(found)
        };
        let (Some((a, u)), Some((b, v))) = (side(-1), side(1)) else { continue };
        let angle = u.cross(v);
        // Below about 15° between the sides the meeting point is anywhere.
        if angle.abs() < 0.25 {
            continue;
        }
        let meet = a + u * ((b - a).cross(v) / angle);
        if meet.distance(before[k]) < MOST_PX {
            for sign in [-1, 1] {
                let index = |d: usize| (k as isize + sign * d as isize).rem_euclid(count as isize) as usize;
                let end = before[index(SKIP)];
                for d in 0..SKIP {
                    points[index(d)] = meet.lerp(end, d as f64 / SKIP as f64);
                }
            }
        }
    }
}

/// Middle and direction of the line closest to the points (principal axis).
fn line(points: impl Iterator<Item = Point> + Clone) -> Option<(Point, Vec2)> {
    let count = points.clone().count() as f64;
    let middle = (points.clone().fold(Vec2::ZERO, |s, p| s + p.to_vec2()) / count.max(1.0)).to_point();
    let (mut xx, mut xy, mut yy) = (0.0, 0.0, 0.0);
    for p in points {
        let d = p - middle;
        xx += d.x * d.x;
        xy += d.x * d.y;
        yy += d.y * d.y;
    }
    (xx + yy > 1e-9).then(|| (middle, Vec2::from_angle(0.5 * (2.0 * xy).atan2(xx - yy))))
}

/// Levels of restlessness, px, at which the outline gets the widths of smoothing below.
const LEVELS: [f64; 3] = [0.03, 0.12, 0.45];
const WIDTHS: [f64; 3] = [1.2, 3.0, 6.0];

/// Smooths a ring, more where its `jitter` is larger, never across a corner.
pub(super) fn calm(points: &[Point], jitter: &[f32], corners: &[usize]) -> Vec<Point> {
    if corners.is_empty() {
        let smooth = WIDTHS.map(|w| smooth_points(points, w));
        return blend(points, &smooth, jitter);
    }
    let count = points.len();
    let mut out = points.to_vec();
    for (n, &from) in corners.iter().enumerate() {
        let to = corners.get(n + 1).copied().unwrap_or(corners[0] + count);
        let run: Vec<Point> = (from..=to).map(|k| points[k % count]).collect();
        if run.len() < 6 {
            continue;
        }
        let rest: Vec<f32> = (from..=to).map(|k| jitter[k % count]).collect();
        let smooth = WIDTHS.map(|w| smooth_open(&run, w));
        for (k, p) in (from..=to).zip(blend(&run, &smooth, &rest)) {
            out[k % count] = p;
        }
    }
    out
}

fn blend(points: &[Point], smooth: &[Vec<Point>; 3], jitter: &[f32]) -> Vec<Point> {
    let mix = |k: usize| {
        let mut p = points[k];
        let mut level = (0.0, points[k]);
        for (upper, line) in LEVELS.into_iter().zip(smooth) {
            let share = ((f64::from(jitter[k]) - level.0) / (upper - level.0)).clamp(0.0, 1.0);
            p += share * (line[k] - level.1);
            level = (upper, line[k]);
        }
        p
    };
    (0..points.len()).map(mix).collect()
}

/// Gaussian smoothing of an open run that keeps its ends, by odd reflection about them.
pub(in super::super) fn smooth_open(points: &[Point], sigma: f64) -> Vec<Point> {
    let count = points.len() as isize;
    let (Some(&first), Some(&last)) = (points.first(), points.last()) else { return Vec::new() };
    let reach = ((2.5 * sigma).ceil() as isize).min(count - 1);
    let weight = |d: isize| (-0.5 * (d as f64 / sigma).powi(2)).exp();
    let total: f64 = (-reach..=reach).map(weight).sum();
    let at = |k: isize| {
        if k < 0 {
            (2.0 * first.to_vec2() - points[-k as usize].to_vec2()).to_point()
        } else if k >= count {
            (2.0 * last.to_vec2() - points[(2 * (count - 1) - k) as usize].to_vec2()).to_point()
        } else {
            points[k as usize]
        }
    };
    (0..count)
        .map(|k| {
            let sum = (-reach..=reach).fold(Vec2::ZERO, |s, d| s + weight(d) * at(k + d).to_vec2());
            (sum / total).to_point()
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rounded_square_gets_its_corners_back() {
        // A square of 40 px, walked in steps of 1 px and smoothed as a lens would.
        let square: Vec<Point> = (0..160)
            .map(|k| {
                let (side, t) = (k / 40, f64::from(k % 40));
                match side {
                    0 => Point::new(t, 0.0),
                    1 => Point::new(40.0, t),
                    2 => Point::new(40.0 - t, 40.0),
                    _ => Point::new(0.0, 40.0 - t),
                }
            })
            .collect();
        let mut round = smooth_points(&square, 1.2);
        let corners = find(&round, 0.56);
        assert_eq!(corners, [0, 40, 80, 120]);
        sharpen(&mut round, &corners);
        for &k in &corners {
            assert!(round[k].distance(square[k]) < 0.1, "{:?} for {:?}", round[k], square[k]);
        }
    }
}
