//! Where the two opinions differ, the one with the stronger evidence is taken.
//!
//! Method: the second opinion's sides along each normal become offsets by the same ring of least cost that the first uses;
//! stretches where it lies further off than [`APART_PX`] are weighed as wholes.

use super::super::ClippingPath;
use super::band::{CLIP, LEAST_DEVIATION, MOMENTS, Model, cheapest_ring, depths, gather, steps};
use super::fill::Fill;
use super::picture::View;
use super::ring::{Ring, smooth_rows};
use super::second::Second;
use super::{BAND_PX, spacing};
use kurbo::Vec2;

/// Weights of a logistic regression on 360 stretches of 23 pictures whose outline is known, each weighing as much as the
/// better opinion saves. Trained on all pictures but one, it took on that one, added up over all, 57 % of what either
/// opinion alone was off by; knowing the truth would have taken 52 %.
///
/// For the colours of the whole picture speaking for the second opinion between the two cuts, -2 to 2.
const WHOLE: f32 = 0.43;
/// The same for the colours next to the stretch.
const LOCAL: f32 = -0.05;
/// For the whole picture's colours telling the stretch's own two sides apart, -2 to 2.
const APART: f32 = 0.07;
/// For each deviation of the noise that the step in colour is stronger there, up to 6.
const EDGE: f32 = 0.56;
/// For each px that the second opinion lies nearer to the rough path, on a picture of 1,600 px.
const NEARER: f32 = 0.27;
/// On straps, which a cut of the whole picture tends to lose.
const STRAP: f32 = -0.57;

/// Opinions that lie closer than this are one, px.
const APART_PX: f32 = 1.5;
/// Stretches with fewer stations than this between them are one.
const GAP: usize = 6;
/// Samples of a profile this far apart, px.
const STEP_PX: f32 = 0.5;
/// Samples at the ends of a profile that stand for its two sides.
const ENDS: usize = 8;
/// Local models mix over this many stations on either side.
const REACH: f32 = 18.0;

/// The second opinion with what it was asked on: a picture `coarse` times smaller, and the fill of the rough path there.
pub(super) struct Whole {
    second: Second,
    rough: Fill,
    coarse: f64,
    radius: f64,
}

impl Whole {
    /// Asks for the second opinion on `level`; `radius` is the band's half width there.
    pub fn new(level: &View<'_>, path: &ClippingPath, rings: &[Ring], coarse: f64, radius: f64) -> Option<Self> {
        let mut rings = rings.to_vec();
        rings.iter_mut().for_each(|ring| ring.scale(1.0 / coarse));
        let rough = Fill::new(path, &rings, level.width, level.height);
        let second = Second::new(level, &rings, &rough, radius)?;
        Some(Self { second, rough, coarse, radius })
    }

    /// Moves each ring to the better of the two opinions.
    pub fn settle(&self, level: &View<'_>, rings: &mut Vec<Ring>, noise: f32, strap_px: f64) {
        for ring in rings.iter_mut() {
            ring.scale(1.0 / self.coarse);
            ring.resample(spacing(ring.length()));
            let mut normals = ring.normals(2.5);
            if !self.rough.points_out(ring, &normals) {
                normals.iter_mut().for_each(|n| *n = -*n);
            }
            reconcile(level, ring, &normals, self, noise, strap_px);
            ring.smooth(1.0);
            ring.cut_loops((6.0 * self.radius) as usize + 20);
            ring.scale(self.coarse);
        }
        rings.retain(|r| r.stations.len() >= 8);
    }
}

/// Compares `ring` with the second opinion on the picture of the pass.
fn reconcile(
    view: &View<'_>,
    ring: &mut Ring,
    normals: &[Vec2],
    Whole { second, rough: fill, radius, .. }: &Whole,
    noise: f32,
    strap_px: f64,
) {
    let radius = *radius;
    let count = ring.stations.len();
    let reach = radius as f32 + 3.0;
    let half = (reach / STEP_PX) as i32;
    let ts: Vec<f32> = (-half..=half).map(|k| k as f32 * STEP_PX).collect();
    let samples = ts.len();
    let mut colours = Vec::with_capacity(count * samples * 3);
    let mut sides = Vec::with_capacity(count * samples);
    for (station, n) in ring.stations.iter().zip(normals) {
        for &t in &ts {
            let p = station.at + *n * f64::from(t);
            colours.extend(view.sample(p.x as f32, p.y as f32));
            sides.push(second.is_inside(p).unwrap_or_else(|| fill.is_inside(p)));
        }
    }
    let colours = smooth_rows(&colours, samples * 3, 1.0);
    let (inward, outward, strap) = depths(ring, normals, fill, reach as f64, strap_px);
    let mut cost = Vec::with_capacity(count * samples);
    for (k, row) in sides.chunks_exact(samples).enumerate() {
        let inside = row.iter().filter(|s| **s).count() as f32;
        let mut before = 0.0;
        let mut wrong = inside;
        for (j, &side) in row.iter().enumerate() {
            // The cut goes through sample j: outside before it is wrong, inside behind it is wrong.
            if side {
                wrong -= 1.0;
            }
            let home = 0.002 * ts[j] * ts[j];
            cost.push(if strap[k] { 10.0 * home } else { before + wrong + home });
            if !side {
                before += 1.0;
            }
        }
    }
    let path = cheapest_ring(&cost, samples, 0.3);
    let other: Vec<f32> = path.iter().map(|&j| ts[j]).collect();
    let apart: Vec<bool> = other.iter().map(|o| o.abs() > APART_PX).collect();
    let Some(start) = apart.iter().position(|a| !a) else { return };

    let mut sums = vec![0.0_f32; count * MOMENTS * 2];
    for (k, (profile, sums)) in colours.chunks_exact(samples * 3).zip(sums.chunks_exact_mut(MOMENTS * 2)).enumerate() {
        let (inside, outside) = sums.split_at_mut(MOMENTS);
        gather(profile, &ts, reach - 4.0, [inward[k], outward[k]], strap[k], inside, outside);
    }
    let sums = smooth_rows(&sums, MOMENTS * 2, REACH);
    let steps = steps(&colours, &ts, STEP_PX);
    let zero = half as usize;
    let witness = |at: usize| -> f32 {
        let profile = &colours[at * samples * 3..(at + 1) * samples * 3];
        let row = &steps[at * samples..(at + 1) * samples];
        let edge = |j: usize| {
            let near = row.get(j.saturating_sub(2)..(j + 3).min(samples)).unwrap_or_default();
            (near.iter().copied().fold(0.0, f32::max) / (noise * 1.5 + 0.01)).min(6.0)
        };
        let (inside, outside) = sums[at * MOMENTS * 2..(at + 1) * MOMENTS * 2].split_at(MOMENTS);
        let least = noise * noise + LEAST_DEVIATION * LEAST_DEVIATION;
        let (inside, outside) = (Model::new(inside, least), Model::new(outside, least));
        let local = |c: &[f32]| {
            (outside.distance(c) + outside.half_log - inside.distance(c) - inside.half_log).clamp(-CLIP, CLIP)
        };
        let whole = |c: &[f32]| second.evidence(c).clamp(-CLIP, CLIP);
        let mean = |from: usize, to: usize, of: &dyn Fn(&[f32]) -> f32| {
            profile[from * 3..to * 3].chunks_exact(3).map(of).sum::<f32>() / (to - from).max(1) as f32
        };
        // What lies between the two cuts is inside for the one that lies further out.
        let (low, high) = (zero.min(path[at]), zero.max(path[at]) + 1);
        let sign = if path[at] > zero { 1.0 } else { -1.0 };
        let apart = mean(0, ENDS, &whole).min(-mean(samples - ENDS, samples, &whole));
        let station = &ring.stations[at];
        let there = station.at + normals[at] * f64::from(other[at]);
        let nearer = (station.at.distance(station.rough) - there.distance(station.rough)) * BAND_PX / radius;
        WHOLE * sign * mean(low, high, &whole)
            + LOCAL * sign * mean(low, high, &local)
            + APART * apart
            + EDGE * (edge(path[at]) - edge(zero))
            + NEARER * nearer as f32
            + if strap[at] { STRAP } else { 0.0 }
    };
    let mut taken = Vec::new();
    let mut k = 0;
    while k < count {
        if !apart[(start + k) % count] {
            k += 1;
            continue;
        }
        let (from, mut last) = (k, k);
        while k < count && k - last <= GAP {
            if apart[(start + k) % count] {
                last = k;
            }
            k += 1;
        }
        let stretch = || (from..=last).map(|s| (start + s) % count);
        let odds: f32 = stretch().map(witness).sum();
        taken.extend(stretch().map(|at| (at, odds > 0.0)));
    }
    for (at, second) in taken {
        let station = &mut ring.stations[at];
        station.marks.apart = other[at].abs();
        if second {
            station.at += normals[at] * f64::from(other[at]);
        }
    }
}
