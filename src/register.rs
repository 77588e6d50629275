//! Lays two versions of one picture on each other: shift, turn and scale.
//!
//! Method: a coarse shift by phase correlation ([`phase`]) of small copies; then, from coarse to fine copies, Gauss-Newton on
//! a similarity with the gain and offset of lightness free, so that a change of colour does not pull it, and with weights
//! after Tukey, so that retouched parts do not either. A similarity and nothing freer: a warp that follows every detail would
//! hide retouching. Where the fit is poor it says so, and pixels should not be compared then.
//!
//! Lightness is taken from the stored values, whose curves are alike enough between versions. Coordinates are pixels from the
//! centre of each picture.

pub(crate) mod fourier;
mod phase;
mod plane;

use serde::{Deserialize, Serialize};

use crate::error::Result;
use crate::raster::Raster;
use plane::Plane;

/// Side of the copies for phase correlation, px: a power of two, and details of a product still show.
const SMALL: usize = 128;
/// Pixels of the finest copy that is fitted: the fit is exact to hundredths of a pixel of a picture
/// ten times larger already.
const FINEST: usize = 300_000;
/// Pixels of copies that say as much as the pictures themselves: no finer ones are fitted.
pub const ENOUGH: usize = FINEST;
/// Steps of Gauss-Newton for each copy; five are enough as a rule.
const STEPS: usize = 30;
/// Correlation of lightness below which the pictures do not lie on each other.
const ALIKE: f64 = 0.8;
/// Largest movement of a corner, px, at which pictures lie on each other as they are: resampling would blur more.
const STILL: f64 = 0.1;

/// How the reference lies under the sample.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct Alignment {
    /// How far the reference's centre has moved to the right in the sample, px of the sample.
    pub shift_x: f64,
    /// And down.
    pub shift_y: f64,
    /// How far the reference is turned, degrees, clockwise as seen (y is down).
    pub turn_deg: f64,
    /// How much larger the reference's content is in the sample.
    pub scale: f64,
    /// Correlation of lightness after the fit, -1 to 1.
    pub likeness: f64,
    /// Median difference of lightness after the fit, 0 to 1.
    pub residual: f64,
    /// Whether the fit is good enough to compare pixels.
    pub trusted: bool,
    /// Largest movement of a corner, px.
    pub movement_px: f64,
    /// Width and height of the sample, of the reference, px.
    pub size: [[u32; 2]; 2],
}

/// A similarity from the sample's place to the reference's, from centre to centre: `(a x − b y + u, b x + a y + v)`.
#[derive(Debug, Clone, Copy)]
struct Similarity {
    a: f64,
    b: f64,
    u: f64,
    v: f64,
}

impl Similarity {
    fn at(&self, x: f64, y: f64) -> (f64, f64) {
        (self.a * x - self.b * y + self.u, self.b * x + self.a * y + self.v)
    }
}

impl Alignment {
    /// Finds how `reference` lies under `sample`.
    ///
    /// # Errors
    /// Only for pictures that cannot be reduced, which there are none of.
    pub fn find(sample: &Raster, reference: &Raster) -> Result<Self> {
        let (one, two) = (Plane::of(sample), Plane::of(reference));
        // Start at one resolution, and where sizes differ also at one width.
        let ratio = f64::from(reference.width()) / f64::from(sample.width());
        let mut starts = vec![1.0];
        if (ratio - 1.0).abs() > 0.01 {
            starts.push(ratio);
        }
        let fits = starts.into_iter().map(|scale| fit(&one, &two, scale));
        let best = fits.max_by(|one, two| one.likeness.total_cmp(&two.likeness)).unwrap_or(Fit::NONE);
        let size = [[sample.width(), sample.height()], [reference.width(), reference.height()]];
        Ok(Self::of(&best, size))
    }

    fn of(fit: &Fit, size: [[u32; 2]; 2]) -> Self {
        let Similarity { a, b, u, v } = fit.map;
        let scale = a.hypot(b);
        let square = a * a + b * b;
        let [width, height] = size[0].map(f64::from);
        let corners = [(-0.5, -0.5), (0.5, -0.5), (-0.5, 0.5), (0.5, 0.5)];
        let offset = [0, 1].map(|k: usize| f64::from(size[1][k]) - f64::from(size[0][k]));
        let moved = corners.map(|(x, y)| {
            let (x, y) = (x * width, y * height);
            let (to_x, to_y) = fit.map.at(x, y);
            // Same pixel from the top left corner.
            (to_x - x + offset[0] / 2.0).hypot(to_y - y + offset[1] / 2.0)
        });
        Self {
            // The inverse: where the reference's centre is in the sample.
            shift_x: -(a * u + b * v) / square,
            shift_y: -(a * v - b * u) / square,
            turn_deg: -b.atan2(a).to_degrees(),
            scale: 1.0 / scale,
            likeness: fit.likeness,
            residual: fit.residual,
            trusted: fit.likeness >= ALIKE,
            movement_px: moved.into_iter().fold(0.0, f64::max),
            size,
        }
    }

    /// The same for pictures of these sizes, of which the sample and the reference are copies reduced by these factors: one
    /// pixel of a copy covers so many pixels a side, from the top left corner on.
    #[must_use]
    pub fn enlarged(&self, by: [f64; 2], size: [[u32; 2]; 2]) -> Self {
        let [one, two] = by;
        let halves = size.map(|size| size.map(|side| f64::from(side) / 2.0));
        let small = self.size.map(|size| size.map(|side| f64::from(side) / 2.0));
        // Where the large reference's centre is in the large sample.
        let (x, y) = (halves[1][0] / two - small[1][0], halves[1][1] / two - small[1][1]);
        let (sin, cos) = self.turn_deg.to_radians().sin_cos();
        let placed = [
            self.scale * (cos * x - sin * y) + small[0][0] + self.shift_x,
            self.scale * (sin * x + cos * y) + small[0][1] + self.shift_y,
        ];
        let found = Self {
            shift_x: placed[0] * one - halves[0][0],
            shift_y: placed[1] * one - halves[0][1],
            scale: self.scale * one / two,
            size,
            ..*self
        };
        let [width, height] = size[0].map(f64::from);
        let corners = [(0.0, 0.0), (width, 0.0), (0.0, height), (width, height)];
        let moved = corners.map(|(x, y)| {
            let (to_x, to_y) = found.to_reference(x, y);
            (to_x - x).hypot(to_y - y)
        });
        Self { movement_px: moved.into_iter().fold(0.0, f64::max), ..found }
    }

    /// Whether the pictures lie on each other as they are.
    #[must_use]
    pub fn is_still(&self) -> bool {
        self.size[0] == self.size[1] && self.movement_px <= STILL
    }

    /// The place in the reference of a place in the sample; both in pixels from the top left corner.
    #[must_use]
    pub fn to_reference(&self, x: f64, y: f64) -> (f64, f64) {
        let half = self.size.map(|size| size.map(|side| f64::from(side) / 2.0));
        let (x, y) = (x - half[0][0] - self.shift_x, y - half[0][1] - self.shift_y);
        let (sin, cos) = (-self.turn_deg).to_radians().sin_cos();
        ((cos * x - sin * y) / self.scale + half[1][0], (sin * x + cos * y) / self.scale + half[1][1])
    }

    /// The same as two rows of an affine map, for whole pictures: `x′ = m₀₀ x + m₀₁ y + m₀₂`, and `y′` by the second row.
    #[must_use]
    pub fn affine(&self) -> [[f64; 3]; 2] {
        let (origin, right, down) =
            (self.to_reference(0.0, 0.0), self.to_reference(1.0, 0.0), self.to_reference(0.0, 1.0));
        [[right.0 - origin.0, down.0 - origin.0, origin.0], [right.1 - origin.1, down.1 - origin.1, origin.1]]
    }

    /// The largest rectangle around the sample's centre, of its proportions, whose pixels all lie `margin` px inside the
    /// reference: left, top, width, height. `None` where less than a tenth of the sample's sides is left.
    #[must_use]
    pub fn common(&self, margin: f64) -> Option<[u32; 4]> {
        let [[width, height], [to_width, to_height]] = self.size;
        let inside = |x: f64, y: f64| {
            let (x, y) = self.to_reference(x, y);
            x >= margin && y >= margin && x <= f64::from(to_width) - margin && y <= f64::from(to_height) - margin
        };
        // Each side moves in on its own until all corners are inside.
        let mut edges = [0u32, 0, width, height];
        for _ in 0..width.max(height) {
            let [left, top, right, bottom] = edges.map(f64::from);
            let corners = [[left, top], [right, top], [left, bottom], [right, bottom]].map(|[x, y]| !inside(x, y));
            if corners == [false; 4] {
                let [left, top, right, bottom] = edges;
                let enough = (right - left) * 10 >= width && (bottom - top) * 10 >= height;
                return enough.then_some([left, top, right - left, bottom - top]);
            }
            let [top_left, top_right, bottom_left, bottom_right] = corners;
            let step = (width.max(height) / 1000).max(1);
            let (x, y) = ((left + right) / 2.0, (top + bottom) / 2.0);
            if (top_left || bottom_left) && !inside(left, y) || (top_left && bottom_left) {
                edges[0] += step;
            } else if (top_right || bottom_right) && !inside(right, y) || (top_right && bottom_right) {
                edges[2] = edges[2].saturating_sub(step);
            } else if (top_left || top_right) && !inside(x, top) || (top_left && top_right) {
                edges[1] += step;
            } else if (bottom_left || bottom_right) && !inside(x, bottom) || (bottom_left && bottom_right) {
                edges[3] = edges[3].saturating_sub(step);
            } else {
                edges =
                    [edges[0] + step, edges[1] + step, edges[2].saturating_sub(step), edges[3].saturating_sub(step)];
            }
            if edges[0] + 2 >= edges[2] || edges[1] + 2 >= edges[3] {
                return None;
            }
        }
        None
    }
}

/// What a fit found.
#[derive(Debug, Clone, Copy)]
struct Fit {
    map: Similarity,
    gain: f64,
    offset: f64,
    likeness: f64,
    residual: f64,
}

impl Fit {
    const NONE: Self = Self {
        map: Similarity { a: 1.0, b: 0.0, u: 0.0, v: 0.0 },
        gain: 1.0,
        offset: 0.0,
        likeness: -1.0,
        residual: 1.0,
    };
}

/// Coarse to fine from a first scale.
fn fit(sample: &Plane, reference: &Plane, scale: f64) -> Fit {
    let longest = sample.width.max(sample.height).max(reference.width).max(reference.height) as f64;
    // Both reduced alike, so that one pixel is one pixel in both.
    let small = SMALL as f64 / longest;
    let (one, two) = (sample.resized(small), reference.resized(small / scale));
    let (dx, dy) = phase::shift(&one, &two, SMALL);
    let mut best =
        Fit { map: Similarity { a: scale, b: 0.0, u: dx / small * scale, v: dy / small * scale }, ..Fit::NONE };
    let finest = (FINEST as f64 / (sample.width * sample.height) as f64).sqrt().min(1.0);
    let mut level = small;
    loop {
        let (one, two) = (sample.resized(level), reference.resized(level));
        best = refine(&one, &two, best, level);
        if level >= finest {
            return best;
        }
        level = (level * 2.0).min(finest);
    }
}

/// Gauss-Newton on copies reduced by `level`.
fn refine(sample: &Plane, reference: &Plane, start: Fit, level: f64) -> Fit {
    let mut fit = start;
    fit.map.u *= level;
    fit.map.v *= level;
    let gradients = reference.gradients();
    let unit = 2.0 / (sample.width.max(sample.height) as f64);
    let mut spread = f64::INFINITY;
    for _ in 0..STEPS {
        let mut normal = [[0.0; 7]; 6];
        let mut residuals = Vec::new();
        let cut = 4.7 * spread;
        sample.each_under(reference, &fit.map, |x, y, value, [to_x, to_y]| {
            let under = reference.cubic(to_x, to_y);
            let [gx, gy] = gradients.each_ref().map(|plane| plane.linear(to_x, to_y) * fit.gain);
            let off: f64 = value - fit.gain * under - fit.offset;
            residuals.push(off.abs() as f32);
            let weight = if cut.is_finite() { (1.0 - (off / cut).powi(2)).max(0.0).powi(2) } else { 1.0 };
            if weight == 0.0 {
                return;
            }
            let (x, y) = (x * unit, y * unit);
            let row = [gx * x + gy * y, gy * x - gx * y, gx, gy, under, 1.0, off];
            for (index, line) in normal.iter_mut().enumerate() {
                line.iter_mut().zip(row).for_each(|(sum, value)| *sum += weight * row[index] * value);
            }
        });
        let Some([a, b, u, v, gain, offset]) = solve(normal) else { break };
        fit.map.a += a * unit;
        fit.map.b += b * unit;
        fit.map.u += u;
        fit.map.v += v;
        fit.gain += gain;
        fit.offset += offset;
        // The median absolute residual times 1.48 is the standard deviation of normal ones; never below half a level.
        fit.residual = f64::from(median(&mut residuals));
        spread = (1.48 * fit.residual).max(0.002);
        let corner = (a * unit).hypot(b * unit) / unit;
        if u.hypot(v) + corner < 1e-4 {
            break;
        }
    }
    fit.likeness = likeness(sample, reference, &fit.map);
    fit.map.u /= level;
    fit.map.v /= level;
    fit
}

fn likeness(sample: &Plane, reference: &Plane, map: &Similarity) -> f64 {
    let (mut n, mut sums, mut squares, mut product) = (0.0, [0.0f64; 2], [0.0f64; 2], 0.0);
    sample.each_under(reference, map, |_, _, value, [x, y]| {
        let under = reference.linear(x, y);
        n += 1.0;
        sums = [sums[0] + value, sums[1] + under];
        squares = [squares[0] + value * value, squares[1] + under * under];
        product += value * under;
    });
    // Too little in common to tell.
    if n < 0.2 * (sample.width * sample.height) as f64 {
        return -1.0;
    }
    let variance = [0, 1].map(|k: usize| squares[k] / n - (sums[k] / n).powi(2));
    let both = (variance[0] * variance[1]).sqrt();
    if both > 1e-9 { (product / n - sums[0] / n * (sums[1] / n)) / both } else { -1.0 }
}

fn median(values: &mut [f32]) -> f32 {
    let middle = values.len() / 2;
    if values.is_empty() {
        return 1.0;
    }
    *values.select_nth_unstable_by(middle, f32::total_cmp).1
}

/// Solves six equations by elimination with pivots.
fn solve(mut m: [[f64; 7]; 6]) -> Option<[f64; 6]> {
    for column in 0..6 {
        let pivot = (column..6).max_by(|&one, &two| m[one][column].abs().total_cmp(&m[two][column].abs()))?;
        m.swap(column, pivot);
        let lead = m[column];
        if lead[column].abs() < 1e-12 {
            return None;
        }
        for (_, line) in m.iter_mut().enumerate().filter(|(row, _)| *row != column) {
            let factor = line[column] / lead[column];
            line.iter_mut().zip(lead).for_each(|(value, lead)| *value -= factor * lead);
        }
    }
    Some([0, 1, 2, 3, 4, 5].map(|k: usize| m[k][6] / m[k][k]))
}
