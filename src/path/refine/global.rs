//! What colours the whole subject and the whole backdrop around it have: the second opinion beside the local models.
//!
//! Method: histograms of colour over what is surely inside and surely outside along the whole outline, blurred by about a
//! bin; their log ratio speaks for inside (above zero) or outside. It sees through what misleads a stretch's own
//! surroundings (a contact shadow, a label by the edge), and is blind where subject and backdrop share colours; so it counts
//! at each station only as far as it tells that station's own sure samples apart.

use kurbo::Vec2;

use super::fill::Fill;
use super::picture::View;
use super::ring::Ring;

/// Bins an axis; 32 makes them eight levels wide, about the noise and JPEG of a careful picture.
const BINS: usize = 32;
/// Weight that every colour has in both histograms beside its share: colours that were never seen say nothing.
const UNSEEN: f32 = 2e-5;
/// Samples are taken this far apart across the outline, px, and up to this many bands deep.
const STEP_PX: f64 = 1.5;
const DEEP: f64 = 3.0;

/// Log ratio of the two histograms.
pub(super) struct Global {
    ratio: Vec<f32>,
}

impl Global {
    /// Says nothing of any colour.
    pub fn silent() -> Self {
        Self { ratio: vec![0.0; BINS * BINS * BINS] }
    }

    /// Gathers along `rings`, from `radius` px to three times that beyond the outline.
    pub fn new(view: &View<'_>, rings: &[Ring], fill: &Fill, radius: f64) -> Self {
        let mut inside = vec![0.0_f32; BINS * BINS * BINS];
        let mut outside = inside.clone();
        let total: usize = rings.iter().map(|r| r.stations.len()).sum();
        // 4,000 stations are plenty for two histograms.
        let every = (total / 4000).max(1);
        for ring in rings {
            let normals = ring.normals(2.5);
            for (station, n) in ring.stations.iter().zip(&normals).step_by(every) {
                for direction in [*n, -*n] {
                    let within = fill.is_inside(station.at + direction * (radius + 1.0));
                    let sums = if within { &mut inside } else { &mut outside };
                    gather(view, fill, station.at, direction, radius, within, sums);
                }
            }
        }
        let (f, b) = (shares(inside), shares(outside));
        Self { ratio: f.iter().zip(&b).map(|(f, b)| ((f + UNSEEN) / (b + UNSEEN)).ln()).collect() }
    }

    /// For inside above zero, for outside below.
    pub fn evidence(&self, c: &[f32]) -> f32 {
        let axis = |v: f32| {
            let v = v.clamp(0.0, 1.0) * (BINS - 1) as f32;
            let low = (v as usize).min(BINS - 2);
            (low, v - low as f32)
        };
        let ((r, fr), (g, fg), (b, fb)) = (axis(c[0]), axis(c[1]), axis(c[2]));
        let mut sum = 0.0;
        for (dr, wr) in [(0, 1.0 - fr), (1, fr)] {
            for (dg, wg) in [(0, 1.0 - fg), (1, fg)] {
                let at = ((r + dr) * BINS + g + dg) * BINS + b;
                sum += wr * wg * ((1.0 - fb) * self.ratio[at] + fb * self.ratio[at + 1]);
            }
        }
        sum
    }
}

/// Adds what lies beyond the band on one side, as far as it goes on.
fn gather(
    view: &View<'_>,
    fill: &Fill,
    from: kurbo::Point,
    direction: Vec2,
    radius: f64,
    within: bool,
    sums: &mut [f32],
) {
    let mut t = radius + 1.0;
    while t < DEEP * radius + 6.0 {
        let p = from + direction * t;
        if fill.is_inside(p) != within || !view.holds(p) {
            return;
        }
        let c = view.sample(p.x as f32, p.y as f32);
        let bin = c.map(|v| (v * (BINS - 1) as f32 + 0.5) as usize);
        sums[(bin[0] * BINS + bin[1]) * BINS + bin[2]] += 1.0;
        t += STEP_PX;
    }
}

/// A histogram as shares, blurred by two passes of 1 2 1 along each axis (a deviation of one bin).
fn shares(mut bins: Vec<f32>) -> Vec<f32> {
    let total: f32 = bins.iter().sum::<f32>().max(1.0);
    let mut line = [0.0_f32; BINS];
    for _ in 0..2 {
        for stride in [1, BINS, BINS * BINS] {
            for start in (0..bins.len()).filter(|k| k / stride % BINS == 0) {
                for (k, v) in line.iter_mut().enumerate() {
                    *v = bins[start + k * stride];
                }
                for k in 0..BINS {
                    let (before, after) = (line[k.saturating_sub(1)], line[(k + 1).min(BINS - 1)]);
                    bins[start + k * stride] = (before + 2.0 * line[k] + after) / 4.0;
                }
            }
        }
    }
    bins.iter_mut().for_each(|v| *v /= total);
    bins
}
