//! The plain backdrop, studied on the frame ring: its colour as a smooth surface, its noise, a border line if any.
//!
//! The surface is a quadratic polynomial a channel in gamma-coded sRGB levels, fitted by least squares that drop what
//! lies far from the fit and start again (a sweep with falloff fits; a subject that touches the frame is dropped).

use serde::{Deserialize, Serialize};

use crate::{finding::Region, raster::Rgba8};

/// Share of the frame ring that must follow the backdrop's surface. Below 45 % the frame is more subject than backdrop.
pub(super) const SMALLEST_PLAIN_SHARE: f64 = 0.45;

/// Samples taken of the ring: enough for six unknowns a channel, few enough to be quick on any picture.
const RING_SAMPLES: usize = 6000;

/// Rounds of fitting; the set of samples settles after three or four.
const ROUNDS: usize = 6;

/// A line or band of one colour along edges of the picture.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct Border {
    /// Thickness at the left edge, px; 0 for none.
    pub left_px: u32,
    /// Thickness at the top edge, px; 0 for none.
    pub top_px: u32,
    /// Thickness at the right edge, px; 0 for none.
    pub right_px: u32,
    /// Thickness at the bottom edge, px; 0 for none.
    pub bottom_px: u32,
    /// Its colour: red, green, blue levels.
    pub color: [u8; 3],
}

/// The part of the picture that is searched, in pixel columns and rows; right and bottom are exclusive.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Field {
    pub left: u32,
    pub top: u32,
    pub right: u32,
    pub bottom: u32,
}

/// What the frame says about the backdrop.
#[derive(Debug, Clone)]
pub(super) struct Backdrop {
    pub field: Field,
    pub border: Option<Border>,
    /// Standard deviation of the grain, levels; at least 0.5 (rounding).
    pub noise: f64,
    /// Share of the ring that follows the surface, 0 to 1.
    pub plain_share: f64,
    /// How far lit backdrop may be from the surface, levels: little where the surface is one colour.
    pub slack: f64,
    surface: [[f64; 6]; 3],
    width: f64,
    height: f64,
}

impl Backdrop {
    /// The backdrop's colour at a pixel, levels 0 to 255.
    pub fn at(&self, x: u32, y: u32) -> [f64; 3] {
        let terms = terms(f64::from(x) / self.width, f64::from(y) / self.height);
        self.surface.map(|s| s.iter().zip(terms).map(|(c, t)| c * t).sum::<f64>().clamp(1.0, 255.0))
    }

    /// How far the frame may be from the surface in the fit, levels: grain, and what a quadratic surface leaves over of
    /// a real sweep.
    fn tolerance(&self) -> f64 {
        10.0 + 3.0 * self.noise
    }
}

/// A pixel's colour over white, so that transparency does not read as black.
pub(super) fn over_white([r, g, b, a]: [u8; 4]) -> [f64; 3] {
    let alpha = f64::from(a) / 255.0;
    [r, g, b].map(|c| f64::from(c) * alpha + 255.0 * (1.0 - alpha))
}

/// Splits `color` against the backdrop `base`: its brightness as a share of it, and how far its chroma is off, levels.
pub(super) fn shade(color: [f64; 3], base: [f64; 3]) -> (f64, f64) {
    let dot = |a: [f64; 3], b: [f64; 3]| a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
    let share = dot(color, base) / dot(base, base).max(1.0);
    let off = (0..3).map(|i| (color[i] - share * base[i]).abs()).fold(0.0, f64::max);
    (share, off)
}

/// Studies the frame of `picture`.
pub(super) fn study(picture: &Rgba8) -> Backdrop {
    let (width, height) = (picture.width(), picture.height());
    let border = border(picture);
    let field = border.map_or(Field { left: 0, top: 0, right: width, bottom: height }, |b| Field {
        left: b.left_px,
        top: b.top_px,
        right: width - b.right_px,
        bottom: height - b.bottom_px,
    });
    let ring = ring(field);
    let samples: Vec<(f64, f64, [f64; 3])> = ring
        .iter()
        .map(|&(x, y)| {
            let color = over_white(picture.pixel(i64::from(x), i64::from(y)));
            (f64::from(x) / f64::from(width), f64::from(y) / f64::from(height), color)
        })
        .collect();
    let noise = noise(picture, field, &ring);
    let mut backdrop = Backdrop {
        field,
        border,
        noise,
        plain_share: 0.0,
        slack: 0.0,
        surface: [[0.0; 6]; 3],
        width: f64::from(width),
        height: f64::from(height),
    };
    fit(&mut backdrop, &samples);
    backdrop
}

/// Pixels of a band along the field's edge, 1 % of its shorter side wide: evenly along all four sides, in rows from the
/// edge to the band's inner end.
fn ring(field: Field) -> Vec<(u32, u32)> {
    let (width, height) = (field.right - field.left, field.bottom - field.top);
    let band = (width.min(height) / 100).clamp(1, 40);
    let rows = band.min(5);
    let along = (RING_SAMPLES / (4 * rows as usize)) as u32;
    let mut all = Vec::with_capacity(RING_SAMPLES);
    for row in 0..rows {
        let depth = row * (band - 1) / (rows - 1).max(1);
        for i in 0..along.min(width) {
            let x = field.left + (u64::from(i) * u64::from(width) / u64::from(along.min(width))) as u32;
            all.extend([(x, field.top + depth), (x, field.bottom - 1 - depth)]);
        }
        for i in 0..along.min(height) {
            let y = field.top + (u64::from(i) * u64::from(height) / u64::from(along.min(height))) as u32;
            all.extend([(field.left + depth, y), (field.right - 1 - depth, y)]);
        }
    }
    all
}

/// Grain from neighbouring pixels: the mean of the smaller 90 % of |difference| is 0.657 √2 standard deviations of normal
/// noise; the largest tenth may be edges. (A median would be 0 or 1 for weak grain in whole levels.)
fn noise(picture: &Rgba8, field: Field, ring: &[(u32, u32)]) -> f64 {
    let mut steps: Vec<f64> = ring
        .iter()
        .map(|&(x, y)| {
            let a = over_white(picture.pixel(i64::from(x), i64::from(y)));
            let b = over_white(picture.pixel(i64::from(x) + if x == field.left { 1 } else { -1 }, i64::from(y)));
            (a[1] - b[1]).abs()
        })
        .collect();
    steps.sort_by(f64::total_cmp);
    let kept = (steps.len() * 9 / 10).max(1);
    let mean = steps.iter().take(kept).sum::<f64>() / kept as f64;
    (mean / (0.657 * core::f64::consts::SQRT_2)).max(0.5)
}

/// The middle value; 0 for none.
pub(super) fn median(values: &mut [f64]) -> f64 {
    if values.is_empty() {
        return 0.0;
    }
    let middle = values.len() / 2;
    *values.select_nth_unstable_by(middle, f64::total_cmp).1
}

fn terms(u: f64, v: f64) -> [f64; 6] {
    [1.0, u, v, u * u, u * v, v * v]
}

fn fit(backdrop: &mut Backdrop, samples: &[(f64, f64, [f64; 3])]) {
    // The first guess is the median colour; every round keeps what is near the last surface.
    for channel in 0..3 {
        let mut values: Vec<f64> = samples.iter().map(|s| s.2[channel]).collect();
        if let Some(row) = backdrop.surface.get_mut(channel) {
            row[0] = median(&mut values);
        }
    }
    let distance = |surface: &[[f64; 6]; 3], s: &(f64, f64, [f64; 3])| {
        let t = terms(s.0, s.1);
        (0..3).map(|i| (surface[i].iter().zip(t).map(|(c, t)| c * t).sum::<f64>() - s.2[i]).abs()).fold(0.0, f64::max)
    };
    let limit = backdrop.tolerance();
    // A surface is only fitted to a backdrop that needs one: on white, a stained corner would tilt it.
    let flat = 3.0 + 2.0 * backdrop.noise;
    let constant = samples.iter().filter(|s| distance(&backdrop.surface, s) <= flat).count();
    backdrop.slack = 2.0 * limit;
    if constant * 4 >= samples.len() * 3 {
        backdrop.slack = flat;
        backdrop.plain_share = samples.iter().filter(|s| distance(&backdrop.surface, s) <= 2.0 * limit).count() as f64
            / samples.len().max(1) as f64;
        return;
    }
    for round in 0..ROUNDS {
        // Falloff reaches tens of levels around the median, so the first rounds are wide.
        let wide = limit * (1.0 + 4.0 / (1 << round) as f64);
        let kept: Vec<_> = samples.iter().filter(|s| distance(&backdrop.surface, s) <= wide).collect();
        if kept.len() < 60 {
            break;
        }
        if let Some(surface) = least_squares(&kept) {
            backdrop.surface = surface;
        }
    }
    let near = samples.iter().filter(|s| distance(&backdrop.surface, s) <= 2.0 * limit).count();
    backdrop.plain_share = near as f64 / samples.len().max(1) as f64;
}

/// Normal equations with a whiff of ridge (so that a constant frame has a solution), solved by Gauss with pivots.
fn least_squares(samples: &[&(f64, f64, [f64; 3])]) -> Option<[[f64; 6]; 3]> {
    let mut m = [[0.0_f64; 9]; 6];
    for s in samples {
        let t = terms(s.0, s.1);
        for i in 0..6 {
            for j in 0..6 {
                m[i][j] += t[i] * t[j];
            }
            for c in 0..3 {
                m[i][6 + c] += t[i] * s.2[c];
            }
        }
    }
    let ridge = 1e-6 * samples.len() as f64;
    for (i, row) in m.iter_mut().enumerate().skip(1) {
        row[i] += ridge;
    }
    for i in 0..6 {
        let pivot = (i..6).max_by(|a, b| m[*a][i].abs().total_cmp(&m[*b][i].abs()))?;
        m.swap(i, pivot);
        let lead = m[i];
        if lead[i].abs() < 1e-12 {
            return None;
        }
        for (j, row) in m.iter_mut().enumerate() {
            if j != i {
                let factor = row[i] / lead[i];
                row.iter_mut().zip(lead).for_each(|(value, l)| *value -= factor * l);
            }
        }
    }
    Some([0, 1, 2].map(|c| core::array::from_fn(|i| m[i][6 + c] / m[i][i])))
}

/// A band of one colour along an edge that ends in a straight step to something lighter: looked for up to 5 % of the side.
///
/// A lighter band is not told from the white margin of a box-shaped product that nearly fills the frame, so it is none.
pub(crate) fn border(picture: &Rgba8) -> Option<Border> {
    let (width, height) = (picture.width(), picture.height());
    if width.min(height) < 40 {
        return None;
    }
    let top = band(width, height, |along, depth| over_white(picture.pixel(i64::from(along), i64::from(depth))));
    let left = band(height, width, |along, depth| over_white(picture.pixel(i64::from(depth), i64::from(along))));
    let bottom = band(width, height, |along, depth| {
        over_white(picture.pixel(i64::from(along), i64::from(height) - 1 - i64::from(depth)))
    });
    let right = band(height, width, |along, depth| {
        over_white(picture.pixel(i64::from(width) - 1 - i64::from(depth), i64::from(along)))
    });
    let thickest = [left, top, right, bottom].into_iter().flatten().max_by_key(|b| b.0)?;
    let px = |band: Option<(u32, [u8; 3])>| band.map_or(0, |b| b.0);
    Some(Border { left_px: px(left), top_px: px(top), right_px: px(right), bottom_px: px(bottom), color: thickest.1 })
}

/// Thickness and colour of the band at depth 0, seen along `length` px.
fn band(length: u32, depth: u32, at: impl Fn(u32, u32) -> [f64; 3]) -> Option<(u32, [u8; 3])> {
    /// A step that a person sees as a line on any display, levels; above grain and JPEG ripple.
    const STEP: f64 = 12.0;
    let places: Vec<u32> = (0..200_u32).map(|i| length / 10 + (i * (length * 8 / 10)) / 200).collect();
    let line = |d: u32| -> Vec<[f64; 3]> { places.iter().map(|p| at(*p, d)).collect() };
    let first = line(0);
    let flat = |l: &[[f64; 3]]| {
        (0..3).all(|c| {
            let mut v: Vec<f64> = l.iter().map(|p| p[c]).collect();
            v.sort_by(f64::total_cmp);
            v[v.len() * 19 / 20] - v[v.len() / 20] <= STEP
        })
    };
    if !flat(&first) {
        return None;
    }
    let color: [f64; 3] = core::array::from_fn(|c| median(&mut first.iter().map(|p| p[c]).collect::<Vec<_>>()));
    for d in 1..=(depth / 20).max(1) {
        let row = line(d);
        let off = row.iter().filter(|p| (0..3).any(|c| (p[c] - color[c]).abs() > STEP)).count();
        let lighter = row.iter().filter(|p| p[1] > color[1] + STEP).count();
        if off * 10 >= row.len() * 9 {
            if lighter * 10 < row.len() * 9 {
                return None;
            }
            return Some((d, color.map(|c| c.round().clamp(0.0, 255.0) as u8)));
        }
        if off * 10 > row.len() {
            return None;
        }
    }
    None
}

impl Border {
    /// The region inside the border, px, of a picture of `width` × `height` px.
    #[must_use]
    pub fn inside(&self, width: u32, height: u32) -> Region {
        Region {
            x: f64::from(self.left_px),
            y: f64::from(self.top_px),
            width: f64::from(width.saturating_sub(self.left_px + self.right_px)),
            height: f64::from(height.saturating_sub(self.top_px + self.bottom_px)),
        }
    }
}
