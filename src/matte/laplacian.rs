//! Alpha from colours: in every 3 × 3 px alpha is a linear function of colour.
//!
//! Method: Levin, Lischinski and Weiss, "A Closed-Form Solution to Natural Image Matting" (PAMI 2008), solved by conjugate
//! gradients with the diagonal as preconditioner. The matrix is never written down: a window keeps its colours' mean and
//! inverse covariance, and a product with it costs about as much as a guided filter's (He, Sun and Tang 2010).

use crate::path::ribbon::Ribbon;
use crate::raster::Rgba8;

/// Least deviation of a window's colours, 0 to 1, squared: below it colour says nothing of alpha.
const LEAST_VARIANCE: f32 = 1e-5;
/// How strongly alpha is held to the path along a clear edge, and how strongly where the ribbon is free: enough that flat
/// stretches are not undecided.
const HELD: f32 = 0.08;
const FREE: f32 = 2e-4;
/// Rounds of conjugate gradients at most, and the share of the first residual at which they end.
const ROUNDS: usize = 160;
const ENOUGH: f32 = 2e-3;

/// Nine pixels: three runs of three, by the number of each run's first pixel.
struct Window {
    rows: [u32; 3],
    mean: [f32; 3],
    /// xx, xy, xz, yy, yz, zz.
    inverse: [f32; 6],
}

/// The matting Laplacian of a ribbon.
pub(super) struct Laplacian {
    colours: Vec<[f32; 3]>,
    windows: Vec<Window>,
    diagonal: Vec<f32>,
}

impl Laplacian {
    /// All windows in `area` that hold a pixel whose alpha is not fixed.
    pub fn new(picture: &Rgba8, area: &Ribbon, fixed: &[Option<f32>]) -> Self {
        let colour = |&(x, y): &(u32, u32)| {
            let [r, g, b, _] = picture.pixel(i64::from(x), i64::from(y));
            [r, g, b].map(|v| f32::from(v) / 255.0)
        };
        let colours: Vec<[f32; 3]> = area.pixels.iter().map(colour).collect();
        let mut diagonal = vec![0.0; colours.len()];
        let mut windows = Vec::new();
        for &(x, y) in &area.pixels {
            let (x, y) = (i64::from(x), i64::from(y));
            let row = |dy: i64| {
                let first = area.index(x - 1, y + dy)?;
                // Pixels of a row that follow each other have numbers that do.
                (area.index(x + 1, y + dy)? == first + 2).then_some(first)
            };
            let (Some(a), Some(b), Some(c)) = (row(-1), row(0), row(1)) else { continue };
            let window = Window::new([a, b, c], &colours);
            if window.pixels().all(|k| fixed[k].is_some()) {
                continue;
            }
            for k in window.pixels() {
                let d = window.off(&colours[k]);
                let g = window.turned(d);
                diagonal[k] += 1.0 - (1.0 + d[0] * g[0] + d[1] * g[1] + d[2] * g[2]) / 9.0;
            }
            windows.push(window);
        }
        Self { colours, windows, diagonal }
    }

    /// The matrix times `values`.
    fn times(&self, values: &[f32], out: &mut [f32]) {
        out.fill(0.0);
        for window in &self.windows {
            let mut sum = 0.0;
            let mut slope = [0.0; 3];
            for k in window.pixels() {
                let d = window.off(&self.colours[k]);
                sum += values[k];
                for (s, d) in slope.iter_mut().zip(d) {
                    *s += d * values[k];
                }
            }
            let mean = sum / 9.0;
            let slope = window.turned(slope).map(|v| v / 9.0);
            for k in window.pixels() {
                let d = window.off(&self.colours[k]);
                out[k] += values[k] - mean - (d[0] * slope[0] + d[1] * slope[1] + d[2] * slope[2]);
            }
        }
    }

    /// The alpha that costs least, from `start`; `held` pixels are held to it. `None` when `progress` stopped the work.
    pub fn solve(
        &self,
        start: &[f32],
        fixed: &[Option<f32>],
        held: &[bool],
        progress: &mut dyn FnMut(f32) -> bool,
    ) -> Option<Vec<f32>> {
        let count = start.len();
        let hold: Vec<f32> = held.iter().map(|&h| if h { HELD } else { FREE }).collect();
        let mut alpha: Vec<f32> = start.iter().zip(fixed).map(|(&s, f)| f.unwrap_or(s)).collect();
        let mut product = vec![0.0; count];
        self.times(&alpha, &mut product);
        let free = |k: usize| fixed[k].is_none();
        let mut residual: Vec<f32> =
            (0..count).map(|k| if free(k) { hold[k] * (start[k] - alpha[k]) - product[k] } else { 0.0 }).collect();
        let scaled = |residual: &[f32], k: usize| residual[k] / (self.diagonal[k] + hold[k]).max(1e-6);
        let mut direction: Vec<f32> = (0..count).map(|k| scaled(&residual, k)).collect();
        let dot = |a: &[f32], b: &[f32]| a.iter().zip(b).map(|(a, b)| f64::from(a * b)).sum::<f64>();
        let mut size = dot(&residual, &direction);
        let enough = size * f64::from(ENOUGH * ENOUGH);
        for round in 0..ROUNDS {
            if size <= enough || size <= 1e-12 {
                break;
            }
            if round % 8 == 0 && !progress(round as f32 / ROUNDS as f32) {
                return None;
            }
            self.times(&direction, &mut product);
            for k in 0..count {
                product[k] = if free(k) { product[k] + hold[k] * direction[k] } else { 0.0 };
            }
            let along = dot(&direction, &product);
            if along <= 0.0 {
                break;
            }
            let step = (size / along) as f32;
            for k in 0..count {
                alpha[k] += step * direction[k];
                residual[k] -= step * product[k];
            }
            let next: f64 = (0..count).map(|k| f64::from(residual[k] * scaled(&residual, k))).sum();
            let turn = (next / size) as f32;
            for (k, d) in direction.iter_mut().enumerate() {
                *d = scaled(&residual, k) + turn * *d;
            }
            size = next;
        }
        Some(alpha)
    }
}

impl Window {
    fn new(rows: [u32; 3], colours: &[[f32; 3]]) -> Self {
        let mut window = Self { rows, mean: [0.0; 3], inverse: [0.0; 6] };
        for k in window.pixels() {
            for (m, c) in window.mean.iter_mut().zip(colours[k]) {
                *m += c / 9.0;
            }
        }
        let mut cov = [0.0_f32; 6];
        for k in window.pixels() {
            let [x, y, z] = window.off(&colours[k]);
            for (c, v) in cov.iter_mut().zip([x * x, x * y, x * z, y * y, y * z, z * z]) {
                *c += v / 9.0;
            }
        }
        let least = f64::from(LEAST_VARIANCE);
        let [a, b, c, d, e, f] = cov.map(f64::from);
        let (a, d, f) = (a + least, d + least, f + least);
        let minors = [d * f - e * e, c * e - b * f, b * e - c * d, a * f - c * c, b * c - a * e, a * d - b * b];
        let determinant = a * minors[0] + b * minors[1] + c * minors[2];
        window.inverse = minors.map(|m| (m / determinant.max(1e-18)) as f32);
        window
    }

    fn pixels(&self) -> impl Iterator<Item = usize> + use<> {
        let rows = self.rows;
        (0..9).map(move |k| rows[k / 3] as usize + k % 3)
    }

    fn off(&self, c: &[f32; 3]) -> [f32; 3] {
        [c[0] - self.mean[0], c[1] - self.mean[1], c[2] - self.mean[2]]
    }

    fn turned(&self, v: [f32; 3]) -> [f32; 3] {
        let [a, b, c, d, e, f] = self.inverse;
        [a * v[0] + b * v[1] + c * v[2], b * v[0] + d * v[1] + e * v[2], c * v[0] + e * v[1] + f * v[2]]
    }
}
