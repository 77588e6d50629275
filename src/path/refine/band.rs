//! One pass over the band: the offsets of all stations at once that best part inside from outside and lie on an edge.
//!
//! Method: colour profiles along the normals; Gaussians of what is surely inside and surely outside (the profiles' two
//! ends), local along the outline; cost of a cut = clipped log-likelihood ratio of what falls on the wrong side, less the
//! colour step at the cut; the cheapest smooth ring of offsets by dynamic programming (ribbon snakes, after Amini 1990),
//! tied at its ends by a second sweep. Straps have no sure inside: there the backdrop of both sides is the model and the
//! strap is what is unlike it.

use kurbo::Vec2;

use super::fill::Fill;
use super::global::Global;
use super::picture::View;
use super::ring::{Ring, smooth_rows};

/// How far the profiles reach past the band, px: what colour models are made of when the band is narrow.
const BEYOND_PX: f64 = 7.0;
/// The log-likelihood ratio of one sample is clipped here, so that no single highlight outweighs its neighbours.
pub(super) const CLIP: f32 = 2.0;
/// Least colour deviation of a model, 0 to 1: three levels, what JPEG leaves of a flat tone.
pub(super) const LEAST_DEVIATION: f32 = 0.012;

/// Global colours that tell a station's own sure samples apart by less than this are not listened to: where subject and
/// backdrop share colours (white on white) a half certain global opinion would outvote a faint local edge.
const DOUBTED: f32 = 0.5;

/// Price of passing the middle of a thin part.
const CROSSED: f32 = 1000.0;

/// What a pass is told.
pub(super) struct Pass<'a> {
    /// Offsets are sought within this many px.
    pub radius: f64,
    /// Along the outline, models mix about this many stations on either side.
    pub reach: f32,
    /// Cost of one step of offset between neighbours.
    pub stiffness: f32,
    /// Weight of the colour step against the regions.
    pub edge: f32,
    /// Parts thinner than this are straps, px.
    pub strap_px: f64,
    /// Deviation of the picture's noise, 0 to 1.
    pub noise: f32,
    /// What colours the whole subject and the whole backdrop have.
    pub global: &'a Global,
    /// Weight of those where they are trusted wholly, beside the local models' one.
    pub whole: f32,
    /// Cost of a cut at the band's end for being so far from where the outline is.
    pub home: f32,
}

/// What a pass found at each station.
pub(super) struct Offsets {
    /// Along the outward normal, px.
    pub offset: Vec<f32>,
    /// How much dearer the best cut at least 2 px away is.
    pub margin: Vec<f32>,
    /// Whether the cut lies at the end of the band.
    pub limit: Vec<bool>,
    /// How far the global colours tell inside from outside here, 0 to 1.
    pub trust: Vec<f32>,
    /// By how much the global colours speak for the cut: inside it for the subject, outside for the backdrop, -2 to 2.
    pub support: Vec<f32>,
}

/// Mean and covariance (xx, xy, xz, yy, yz, zz) of colours as sums, with their weight first.
pub(super) const MOMENTS: usize = 10;

pub(super) fn add(sums: &mut [f32], c: &[f32], weight: f32) {
    let (x, y, z) = (c[0], c[1], c[2]);
    let terms = [1.0, x, y, z, x * x, x * y, x * z, y * y, y * z, z * z];
    for (sum, term) in sums.iter_mut().zip(terms) {
        *sum += weight * term;
    }
}

/// A Gaussian of colours, ready to score.
pub(super) struct Model {
    mean: [f32; 3],
    inverse: [f32; 6],
    pub half_log: f32,
}

impl Model {
    pub fn new(sums: &[f32], least_variance: f32) -> Self {
        let w = sums[0].max(1e-6);
        let mean = [sums[1] / w, sums[2] / w, sums[3] / w];
        let cov = |k: usize, i: usize, j: usize| f64::from(sums[k] / w - mean[i] * mean[j]);
        let floor = f64::from(least_variance);
        let (a, d, f) = (cov(4, 0, 0).max(0.0) + floor, cov(7, 1, 1).max(0.0) + floor, cov(9, 2, 2).max(0.0) + floor);
        let (b, c, e) = (cov(5, 0, 1), cov(6, 0, 2), cov(8, 1, 2));
        let minors = [d * f - e * e, c * e - b * f, b * e - c * d, a * f - c * c, b * c - a * e, a * d - b * b];
        let determinant = (a * minors[0] + b * minors[1] + c * minors[2]).max(floor * floor * floor);
        Self { mean, inverse: minors.map(|m| (m / determinant) as f32), half_log: (0.5 * determinant.ln()) as f32 }
    }

    /// Half the squared Mahalanobis distance.
    pub fn distance(&self, c: &[f32]) -> f32 {
        let (x, y, z) = (c[0] - self.mean[0], c[1] - self.mean[1], c[2] - self.mean[2]);
        let [a, b, cc, d, e, f] = self.inverse;
        0.5 * (a * x * x + d * y * y + f * z * z) + b * x * y + cc * x * z + e * y * z
    }
}

/// Runs one pass; `normals` point out of the fill. Without a fill nothing is known to be thin.
pub(super) fn run(view: &View<'_>, ring: &Ring, normals: &[Vec2], fill: Option<&Fill>, pass: &Pass<'_>) -> Offsets {
    let count = ring.stations.len();
    // Half-pixel steps see an edge whole; past 24 px the profile would cost more than it tells.
    let step = if pass.radius < 24.0 { 0.5 } else { 1.0 };
    let half = ((pass.radius + BEYOND_PX) / step).round() as i32;
    let ts: Vec<f32> = (-half..=half).map(|k| (f64::from(k) * step) as f32).collect();
    let samples = ts.len();
    let radius = pass.radius as f32;

    let mut colours = Vec::with_capacity(count * samples * 3);
    for (station, n) in ring.stations.iter().zip(normals) {
        for &t in &ts {
            let p = station.at + *n * f64::from(t);
            colours.extend(view.sample(p.x as f32, p.y as f32));
        }
    }
    let colours = smooth_rows(&colours, samples * 3, 1.0);

    let deep = || vec![(pass.radius + BEYOND_PX) as f32; count];
    let (inward, outward, strap) = match fill {
        Some(fill) => depths(ring, normals, fill, pass.radius + BEYOND_PX, pass.strap_px),
        None => (deep(), deep(), vec![false; count]),
    };
    let mut sums = vec![0.0_f32; count * MOMENTS * 2];
    for (k, (profile, sums)) in colours.chunks_exact(samples * 3).zip(sums.chunks_exact_mut(MOMENTS * 2)).enumerate() {
        let (inside, outside) = sums.split_at_mut(MOMENTS);
        gather(profile, &ts, radius, [inward[k], outward[k]], strap[k], inside, outside);
    }
    let sums = smooth_rows(&sums, MOMENTS * 2, pass.reach);
    let trust = trust(&colours, &ts, radius, pass);

    let least = pass.noise * pass.noise + LEAST_DEVIATION * LEAST_DEVIATION;
    let steps = steps(&colours, &ts, step as f32);
    let first = ts.iter().position(|&t| t >= -radius - 1e-4).unwrap_or(0);
    let width = ts.iter().filter(|&&t| t.abs() <= radius + 1e-4).count();
    let reach = (pass.radius + BEYOND_PX) as f32;
    let limit = |depth: f32| if depth < reach { 0.5 * depth + 1.0 } else { reach };
    let mut cost = Vec::with_capacity(count * width);
    let mut sum = vec![0.0_f32; samples + 1];
    for k in 0..count {
        let profile = &colours[k * samples * 3..(k + 1) * samples * 3];
        let inside = Model::new(&sums[k * MOMENTS * 2..k * MOMENTS * 2 + MOMENTS], least);
        let outside = Model::new(&sums[k * MOMENTS * 2 + MOMENTS..(k + 1) * MOMENTS * 2], least);
        for (j, c) in profile.chunks_exact(3).enumerate() {
            let evidence = if strap[k] {
                outside.distance(c) - 4.0
            } else {
                outside.distance(c) + outside.half_log - inside.distance(c) - inside.half_log
            };
            let second = if trust[k] > 0.01 && !strap[k] {
                trust[k] * pass.whole * pass.global.evidence(c).clamp(-CLIP, CLIP)
            } else {
                0.0
            };
            sum[j + 1] = sum[j] + (evidence.clamp(-CLIP, CLIP) + second) * step as f32;
        }
        let total = sum[samples];
        for j in first..first + width {
            let middle = (sum[j] + sum[j + 1]) / 2.0;
            let region = if strap[k] {
                // Only what is next to the cut counts: a strap inside, backdrop outside.
                let (near, far) = ((2.5 / step) as usize, (5.0 / step) as usize);
                let within = sum[j + 1] - sum[(j + 1).saturating_sub(near)];
                let without = sum[(j + 1 + far).min(samples)] - sum[j + 1];
                1.2 * without - 2.2 * within
            } else {
                total / 2.0 - middle
            };
            let edge = (steps[k * samples + j] / (pass.noise * 1.5 + 0.01)).min(6.0);
            // Neither side of a thin part may pass its middle, or the part would be cut off.
            let crossed = !strap[k] && (-ts[j] > limit(inward[k]) || ts[j] > limit(outward[k]));
            // Stay where it is when nothing speaks.
            let home = pass.home * (ts[j] / radius.max(1.0)).powi(2);
            cost.push(region - pass.edge * edge + home + if crossed { CROSSED } else { 0.0 });
        }
    }
    let path = cheapest_ring(&cost, width, pass.stiffness);
    let core = &ts[first..first + width];
    let margin = path.iter().zip(cost.chunks_exact(width)).map(|(&at, row)| {
        let far = row.iter().zip(core).filter(|(_, t)| (**t - core[at]).abs() > 2.0).map(|(c, _)| *c);
        (far.fold(f32::INFINITY, f32::min) - row[at]).clamp(-50.0, 50.0)
    });
    let support = path.iter().zip(colours.chunks_exact(samples * 3)).map(|(&at, profile)| {
        let near = ((3.0 / step) as usize).max(1);
        let cut = first + at;
        let mean = |from: usize, to: usize| {
            let part = profile.get(from * 3..to * 3).unwrap_or_default();
            let sum: f32 = part.chunks_exact(3).map(|c| pass.global.evidence(c).clamp(-CLIP, CLIP)).sum();
            sum / (part.len() / 3).max(1) as f32
        };
        (mean(cut.saturating_sub(near), cut) - mean(cut + 1, (cut + 1 + near).min(samples))) / 2.0
    });
    Offsets {
        support: support.collect(),
        trust,
        margin: margin.collect(),
        offset: path.iter().map(|&at| core[at]).collect(),
        limit: path.iter().map(|&at| at < 2 || at + 2 >= width).collect(),
    }
}

/// How far the global colours tell each station's own sure samples apart, 0 to 1: the worse of its two sides.
fn trust(colours: &[f32], ts: &[f32], radius: f32, pass: &Pass<'_>) -> Vec<f32> {
    let samples = ts.len();
    let mut sides = Vec::with_capacity(colours.len() / samples);
    for profile in colours.chunks_exact(samples * 3) {
        for sign in [-1.0_f32, 1.0] {
            let (mut sum, mut count) = (0.0, 0.0);
            for (c, &t) in profile.chunks_exact(3).zip(ts) {
                if t * sign >= radius {
                    sum -= sign * pass.global.evidence(c).clamp(-CLIP, CLIP);
                    count += 1.0;
                }
            }
            sides.push(sum / f32::max(count, 1.0) / CLIP);
        }
    }
    let sides = smooth_rows(&sides, 2, pass.reach);
    sides.chunks_exact(2).map(|s| ((s[0].min(s[1]) - DOUBTED) / (1.0 - DOUBTED)).clamp(0.0, 1.0)).collect()
}

/// Thickness of the subject and of the gap behind the outline at each station, and which stations lie on a strap.
pub(super) fn depths(
    ring: &Ring,
    normals: &[Vec2],
    fill: &Fill,
    reach: f64,
    strap_px: f64,
) -> (Vec<f32>, Vec<f32>, Vec<bool>) {
    let along = |sign: f64, inside: bool| -> Vec<f32> {
        ring.stations.iter().zip(normals).map(|(s, n)| fill.depth(s.at, *n * sign, inside, reach) as f32).collect()
    };
    let (inward, outward) = (along(-1.0, true), along(1.0, false));
    let thin: Vec<f32> = inward.iter().map(|&d| if f64::from(d) < strap_px { 1.0 } else { 0.0 }).collect();
    let strap = smooth_rows(&thin, 1, 4.0).into_iter().map(|v| v > 0.6).collect();
    (inward, outward, strap)
}

/// Adds a profile's sure samples to the sums of inside and outside.
pub(super) fn gather(
    profile: &[f32],
    ts: &[f32],
    radius: f32,
    depth: [f32; 2],
    strap: bool,
    inside: &mut [f32],
    outside: &mut [f32],
) {
    if strap {
        for (c, &t) in profile.chunks_exact(3).zip(ts) {
            if t <= -radius || t >= radius * 0.6 {
                add(outside, c, 1.0);
            }
        }
        return;
    }
    for (sums, sign, depth) in [(inside, -1.0, depth[0]), (outside, 1.0, depth[1])] {
        let sure = |t: f32| t * sign >= radius && t * sign <= depth + 0.5;
        if ts.iter().filter(|t| sure(**t)).count() >= 4 {
            for (c, &t) in profile.chunks_exact(3).zip(ts) {
                if sure(t) {
                    add(sums, c, 1.0);
                }
            }
        } else {
            // A thin subject or a narrow gap: what lies in its middle.
            let middle = sign * (0.6 * depth).max(0.5);
            for (c, &t) in profile.chunks_exact(3).zip(ts) {
                let weight = (-0.5 * ((t - middle) / 0.8).powi(2)).exp();
                if weight > 0.01 {
                    add(sums, c, weight);
                }
            }
        }
    }
}

/// Length of the colour step between the 2 px before and the 2 px after each sample, smoothed along the outline.
pub(super) fn steps(colours: &[f32], ts: &[f32], step: f32) -> Vec<f32> {
    let samples = ts.len();
    let near = ((2.0 / step).round() as usize).max(2);
    let mut difference = vec![0.0_f32; colours.len()];
    let mut sums = vec![[0.0_f32; 3]; samples + 1];
    for (profile, out) in colours.chunks_exact(samples * 3).zip(difference.chunks_exact_mut(samples * 3)) {
        for (j, c) in profile.chunks_exact(3).enumerate() {
            sums[j + 1] = [sums[j][0] + c[0], sums[j][1] + c[1], sums[j][2] + c[2]];
        }
        for (j, o) in out.chunks_exact_mut(3).enumerate() {
            let (low, high) = (j.saturating_sub(near), (j + 1 + near).min(samples));
            if j == low || high == j + 1 {
                continue;
            }
            for (axis, value) in o.iter_mut().enumerate() {
                let before = (sums[j][axis] - sums[low][axis]) / (j - low) as f32;
                let after = (sums[high][axis] - sums[j + 1][axis]) / (high - j - 1) as f32;
                *value = before - after;
            }
        }
    }
    let smooth = smooth_rows(&difference, samples * 3, 1.5);
    smooth.chunks_exact(3).map(|d| (d[0] * d[0] + d[1] * d[1] + d[2] * d[2]).sqrt()).collect()
}

/// The cheapest closed ring through rows of `width` costs, neighbours at most two steps apart.
///
/// The first sweep starts where the costs leave the least doubt; the second is tied, half a ring further on, to where
/// the first one passed.
pub(super) fn cheapest_ring(cost: &[f32], width: usize, stiffness: f32) -> Vec<usize> {
    let count = cost.len() / width.max(1);
    let row = |k: usize| &cost[(k % count) * width..(k % count + 1) * width];
    let least = |k: &usize| row(*k).iter().copied().fold(f32::INFINITY, f32::min);
    let mut start = (0..count).min_by(|a, b| least(a).total_cmp(&least(b))).unwrap_or(0);
    let mut path = vec![0; count];
    let mut back = vec![0_i8; count * width];
    let mut tie = None;
    for _ in 0..2 {
        let mut best: Vec<f32> = row(start).to_vec();
        if let Some(tie) = tie {
            for (k, v) in best.iter_mut().enumerate() {
                if k != tie {
                    *v = 1e15;
                }
            }
        }
        let mut next = vec![0.0; width];
        for s in 1..count {
            let at = (start + s) % count;
            let came = &mut back[at * width..(at + 1) * width];
            for k in 0..width {
                let (mut value, mut step) = (f32::INFINITY, 0);
                for d in -2_i32..=2 {
                    let Some(from) = k.checked_add_signed(d as isize).and_then(|j| best.get(j)) else { continue };
                    let sum = from + stiffness * (d * d) as f32;
                    if sum < value {
                        (value, step) = (sum, d);
                    }
                }
                next[k] = value + row(at)[k];
                came[k] = step as i8;
            }
            std::mem::swap(&mut best, &mut next);
        }
        let closing = |k: usize| tie.map_or(0.0, |t: usize| stiffness * (t.abs_diff(k) * t.abs_diff(k)) as f32);
        let ends = (0..width).filter(|&k| tie.is_none_or(|t: usize| t.abs_diff(k) <= 2));
        let mut k = ends.min_by(|&a, &b| (best[a] + closing(a)).total_cmp(&(best[b] + closing(b)))).unwrap_or(0);
        for s in (1..count).rev() {
            let at = (start + s) % count;
            path[at] = k;
            k = k.saturating_add_signed(isize::from(back[at * width + k])).min(width - 1);
        }
        path[start] = k;
        start = (start + count / 2) % count;
        tie = Some(path[start]);
    }
    path
}

#[cfg(test)]
mod tests {
    use super::cheapest_ring;

    #[test]
    fn a_ring_follows_the_cheap_cells_and_closes() {
        let (count, width) = (60, 15);
        let wanted = |k: usize| (7.0 + 5.0 * (k as f64 / count as f64 * std::f64::consts::TAU).sin()).round() as usize;
        let cost: Vec<f32> =
            (0..count).flat_map(|k| (0..width).map(move |j| if j == wanted(k) { -5.0 } else { 0.0 })).collect();
        let path = cheapest_ring(&cost, width, 0.2);
        assert_eq!(path, (0..count).map(wanted).collect::<Vec<_>>());
    }
}
