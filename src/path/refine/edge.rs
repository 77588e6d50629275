//! The sub-pixel step: where between two pixels the edge lies, from the light that the cut pixels mix.
//!
//! Method: along each normal, backdrop and subject are straight lines fitted 2.5 to 6.5 px away (which takes out shadows
//! and gradients); the area under the resulting alpha profile is the edge's place. In linear light, since that is what a
//! lens mixes. The step counts only as far as the profile looks like one soft step: texture next to the edge would
//! otherwise pull the path off. On straps it is the half-maximum between backdrop and the strap's own peak.

use kurbo::Vec2;

use super::picture::View;
use super::ring::{Ring, smooth_rows};

/// Half length of the alpha profile, px: covers the blur of a lens slightly out of focus.
const HALF_PX: f32 = 4.0;
/// Profile step, px.
const STEP_PX: f32 = 0.5;
/// Where the colours of the two sides are taken, px from the edge.
const SIDE_PX: [f32; 2] = [2.5, 6.5];
/// Deviation of the step that profiles are held against, px: a sharp lens and demosaicing.
const SOFTNESS_PX: f32 = 1.2;
/// Largest correction at once, px.
const MOST_PX: f32 = 1.2;

/// Deviation that counts as noise even in a clean picture, 0 to 1: a level and a half, what JPEG and faint texture leave.
const LEAST_NOISE: f32 = 0.006;

/// Linear light from which on a side counts as white (level 250) and up to which as black (level 3).
const WHITE: f32 = 0.955;
const BLACK: f32 = 0.001;

/// What the profiles say about each station.
pub(super) struct Evidence {
    /// Correction along the outward normal, px.
    pub offset: Vec<f32>,
    /// Colour step between the two sides, in deviations of the noise there.
    pub contrast: Vec<f32>,
    /// Root mean square deviation of the alpha profile from one soft step; 0.05 is clean, 0.3 is texture.
    pub residual: Vec<f32>,
    /// Deviation of the soft step that fits the profile best, px.
    pub softness: Vec<f32>,
    /// 1 where both sides are white, or both black, to the end of the scale.
    pub clipped: Vec<f32>,
    /// How restless the corrections are along the outline, px.
    pub jitter: Vec<f32>,
}

/// Measures every station; `normals` point out of the subject, `strap` as the band found it.
pub(super) fn measure(view: &View<'_>, ring: &Ring, normals: &[Vec2], strap: &[bool], noise: f32) -> Evidence {
    let count = ring.stations.len();
    let half = ((HALF_PX + 3.0) / STEP_PX) as i32;
    let ts: Vec<f32> = (-half..=half).map(|k| k as f32 * STEP_PX).collect();
    let samples = ts.len();
    let mut colours = Vec::with_capacity(count * samples * 3);
    for (station, n) in ring.stations.iter().zip(normals) {
        for &t in &ts {
            let p = station.at + *n * f64::from(t);
            colours.extend(view.sample(p.x as f32, p.y as f32));
        }
    }
    let (inside, outside) = (side(&colours, &ts, -1.0), side(&colours, &ts, 1.0));
    let peaks = strap.contains(&true).then(|| smooth_rows(&colours, samples * 3, 2.0));
    let core: Vec<usize> = (0..samples).filter(|&j| ts[j].abs() <= HALF_PX).collect();

    let mut out = Evidence {
        offset: vec![0.0; count],
        contrast: vec![0.0; count],
        residual: vec![0.08; count],
        softness: vec![SOFTNESS_PX; count],
        clipped: vec![0.0; count],
        jitter: vec![0.0; count],
    };
    let mut weights = vec![0.0; count];
    let mut alpha = vec![0.0_f32; samples];
    for k in 0..count {
        let profile = &colours[k * samples * 3..(k + 1) * samples * 3];
        let (f, b) = (&inside[k * 6..k * 6 + 6], &outside[k * 6..k * 6 + 6]);
        let end = |low: f32, high: f32| f[..3].iter().chain(&b[..3]).all(|v| (low..=high).contains(v));
        out.clipped[k] = if end(WHITE, f32::INFINITY) || end(f32::NEG_INFINITY, BLACK) { 1.0 } else { 0.0 };
        let mut offset = 0.0;
        if let (true, Some(peaks)) = (strap[k], &peaks) {
            let profile = &peaks[k * samples * 3..(k + 1) * samples * 3];
            let (at, contrast) = half_maximum(profile, &ts, &b[..3]);
            offset = at.clamp(-1.5, 1.5);
            out.contrast[k] = contrast / local_noise(noise, f, b);
        } else {
            let contrast: f32 = (0..3).map(|axis| (f[axis] - b[axis]).powi(2)).sum();
            out.contrast[k] = contrast.sqrt() / local_noise(noise, f, b);
            for (j, c) in profile.chunks_exact(3).enumerate() {
                let t = ts[j].clamp(-4.0, 4.0);
                let (mut dot, mut square) = (0.0, 1e-6);
                for axis in 0..3 {
                    let back = b[axis] + b[axis + 3] * t.max(0.0);
                    let front = f[axis] + f[axis + 3] * t.min(0.0);
                    dot += (c[axis] - back) * (front - back);
                    square += (front - back) * (front - back);
                }
                alpha[j] = (dot / square).clamp(-0.25, 1.25);
            }
            offset += core.iter().map(|&j| alpha[j]).sum::<f32>() * STEP_PX - HALF_PX - STEP_PX / 2.0;
            let mismatch = |sigma: f32| {
                let sum: f32 = core.iter().map(|&j| (alpha[j] - soft_step((ts[j] - offset) / sigma)).powi(2)).sum();
                (sum / core.len() as f32).sqrt()
            };
            out.residual[k] = mismatch(SOFTNESS_PX);
            let widths = [0.6, SOFTNESS_PX, 2.0, 3.0];
            out.softness[k] =
                widths.into_iter().min_by(|a, b| mismatch(*a).total_cmp(&mismatch(*b))).unwrap_or(SOFTNESS_PX);
        }
        let usable = out.contrast[k] > 3.0 && offset.abs() < 2.0;
        if usable {
            let clean = (-(out.residual[k] / 0.16).powi(2)).exp();
            let strength = (out.contrast[k] / 2.0).powi(2).min(50.0) / 50.0;
            weights[k] = clean * (0.05 + strength);
            out.offset[k] = offset.clamp(-MOST_PX, MOST_PX);
        }
    }
    settle(&mut out, &weights);
    out
}

/// The picture's noise, which is about even in encoded values, carried to linear light by the slope of the sRGB curve at
/// the brighter of the two sides.
fn local_noise(noise: f32, inside: &[f32], outside: &[f32]) -> f32 {
    let light = inside[1].max(outside[1]).clamp(0.02, 1.0);
    noise.max(LEAST_NOISE) * 2.275 * light.powf(0.583)
}

/// Smooths the corrections along the outline by their weights, and measures how restless they are.
fn settle(out: &mut Evidence, weights: &[f32]) {
    let weighted: Vec<f32> = out.offset.iter().zip(weights).map(|(o, w)| o * w).collect();
    let (top, bottom) = (smooth_rows(&weighted, 1, 0.8), smooth_rows(weights, 1, 0.8));
    out.offset = top.iter().zip(&bottom).map(|(t, b)| (t / (b + 0.02)).clamp(-MOST_PX, MOST_PX)).collect();
    let calm = smooth_rows(&out.offset, 1, 3.0);
    let square: Vec<f32> = out.offset.iter().zip(&calm).map(|(o, c)| (o - c).powi(2)).collect();
    out.jitter = smooth_rows(&square, 1, 10.0).into_iter().map(|v| v.max(0.0).sqrt()).collect();
}

/// Colour (three values) and its slope over the offset (three) of one side, carried to offset 0.
fn side(colours: &[f32], ts: &[f32], sign: f32) -> Vec<f32> {
    let samples = ts.len();
    let far: Vec<usize> = (0..samples).filter(|&j| (SIDE_PX[0]..=SIDE_PX[1]).contains(&(ts[j] * sign))).collect();
    let near: Vec<usize> = far.iter().copied().filter(|&j| ts[j].abs() <= 5.0).collect();
    let mean = |of: &[usize]| of.iter().map(|&j| ts[j]).sum::<f32>() / of.len() as f32;
    let (middle, near_middle) = (mean(&far), mean(&near));
    let spread: f32 = far.iter().map(|&j| (ts[j] - middle).powi(2)).sum();
    let mut raw = Vec::with_capacity(colours.len() / samples * 2);
    for profile in colours.chunks_exact(samples * 3) {
        for axis in 0..3 {
            raw.push(near.iter().map(|&j| profile[j * 3 + axis]).sum::<f32>() / near.len() as f32);
        }
        for axis in 0..3 {
            raw.push(far.iter().map(|&j| (ts[j] - middle) * profile[j * 3 + axis]).sum::<f32>() / spread);
        }
    }
    let calm = smooth_rows(&raw, 6, 2.5);
    // A slope comes from few noisy samples: smoothed further and shrunk.
    let slopes = smooth_rows(&calm, 6, 5.0);
    let mut out = calm;
    for (line, slope) in out.chunks_exact_mut(6).zip(slopes.chunks_exact(6)) {
        for axis in 0..3 {
            line[axis + 3] = 0.7 * slope[axis + 3];
            line[axis] -= line[axis + 3] * near_middle;
        }
    }
    out
}

/// Where a strap's profile falls to half its peak, going outward, and how far the peak is from the backdrop.
fn half_maximum(profile: &[f32], ts: &[f32], backdrop: &[f32]) -> (f32, f32) {
    let unlike: Vec<f32> = profile
        .chunks_exact(3)
        .map(|c| c.iter().zip(backdrop).map(|(a, b)| (a - b).powi(2)).sum::<f32>().sqrt())
        .collect();
    let within = |j: &usize| (-2.6..=0.6).contains(&ts[*j]);
    let peak = (0..unlike.len()).filter(within).max_by(|&a, &b| unlike[a].total_cmp(&unlike[b])).unwrap_or(0);
    let half = unlike[peak] / 2.0;
    for j in peak..unlike.len().saturating_sub(1) {
        if unlike[j + 1] <= half {
            let t = (unlike[j] - half) / (unlike[j] - unlike[j + 1]).max(1e-9);
            return (ts[j] + STEP_PX * t, unlike[peak]);
        }
    }
    (0.0, unlike[peak])
}

/// 1 far inside, 0 far outside: half the complementary error function of x/√2 (Abramowitz and Stegun 7.1.26, good to
/// 1.5e-7).
fn soft_step(x: f32) -> f32 {
    let z = x.abs() * std::f32::consts::FRAC_1_SQRT_2;
    let t = 1.0 / (1.0 + 0.327_591_1 * z);
    let poly = t * (0.254_829_6 + t * (-0.284_496_74 + t * (1.421_413_7 + t * (-1.453_152 + t * 1.061_405_4))));
    let tail = 0.5 * poly * (-z * z).exp();
    if x < 0.0 { 1.0 - tail } else { tail }
}

#[cfg(test)]
mod tests {
    use super::soft_step;

    #[test]
    fn soft_step_is_the_normal_tail() {
        // Table values of 1 − Φ(x), to the approximation's accuracy in floats.
        for (x, expected) in [(0.0, 0.5), (1.0, 0.158_655), (-1.0, 0.841_345), (2.0, 0.022_75), (4.0, 0.000_032)] {
            assert!((soft_step(x) - expected).abs() < 2e-6, "{x}");
        }
    }
}
