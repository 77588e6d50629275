//! The picture as the band sees it: single samples out of 8-bit pixels, encoded or in linear light, never a float copy.

use std::ops::Range;

use crate::raster::Rgba8;

/// Three channels, 0 to 1.
pub(super) type Rgb = [f32; 3];

/// A picture that is sampled through a table.
pub(super) struct View<'a> {
    data: &'a [u8],
    pub width: usize,
    pub height: usize,
    table: Box<[f32; 256]>,
}

impl<'a> View<'a> {
    /// Samples as stored (sRGB encoded).
    pub fn encoded(picture: &'a Rgba8) -> Self {
        Self::new(picture, |v| v)
    }

    /// Samples in linear light (IEC 61966-2-1): a pixel that an edge cuts mixes light, not encoded values, so only there
    /// does its value tell where the edge is.
    pub fn linear(picture: &'a Rgba8) -> Self {
        Self::new(picture, |v| if v <= 0.04045 { v / 12.92 } else { ((v + 0.055) / 1.055).powf(2.4) })
    }

    fn new(picture: &'a Rgba8, curve: impl Fn(f32) -> f32) -> Self {
        let mut table = Box::new([0.0; 256]);
        for (level, value) in table.iter_mut().enumerate() {
            *value = curve(level as f32 / 255.0);
        }
        Self { data: picture.data(), width: picture.width() as usize, height: picture.height() as usize, table }
    }

    /// Whether a point lies in the picture.
    pub fn holds(&self, p: kurbo::Point) -> bool {
        p.x >= 0.0 && p.y >= 0.0 && p.x < self.width as f64 && p.y < self.height as f64
    }

    /// The pixel in column `x`, row `y`; black beyond the frame.
    pub fn pixel(&self, x: usize, y: usize) -> Rgb {
        let at = (y * self.width + x) * 4;
        match self.data.get(at..at + 3) {
            Some(&[r, g, b]) => [r, g, b].map(|v| self.table[usize::from(v)]),
            _ => [0.0; 3],
        }
    }

    /// Bilinear sample at a point in pixels; the frame's pixels continue outside.
    pub fn sample(&self, x: f32, y: f32) -> Rgb {
        let x = (x - 0.5).clamp(0.0, (self.width - 1) as f32);
        let y = (y - 0.5).clamp(0.0, (self.height - 1) as f32);
        let (column, row) = (x as usize, y as usize);
        let (fx, fy) = (x - column as f32, y - row as f32);
        let right = usize::from(column + 1 < self.width);
        let below = usize::from(row + 1 < self.height) * self.width;
        let at = row * self.width + column;
        let weights = [(1.0 - fx) * (1.0 - fy), fx * (1.0 - fy), (1.0 - fx) * fy, fx * fy];
        let mut out = [0.0; 3];
        for (place, weight) in [at, at + right, at + below, at + below + right].into_iter().zip(weights) {
            if let Some([r, g, b, _]) = self.data.get(place * 4..place * 4 + 4) {
                out[0] += weight * self.table[usize::from(*r)];
                out[1] += weight * self.table[usize::from(*g)];
                out[2] += weight * self.table[usize::from(*b)];
            }
        }
        out
    }

    /// Standard deviation of the noise (0 to 1), from the median of the Laplacian of green (Immerkær's idea with a median,
    /// which edges and texture move little). At most about 200,000 pixels are looked at.
    pub fn noise(&self) -> f32 {
        self.noise_in(0..self.width, 0..self.height)
    }

    /// As [`noise`](Self::noise), of these columns and rows alone.
    pub fn noise_in(&self, columns: Range<usize>, rows: Range<usize>) -> f32 {
        let stride = ((columns.len() * rows.len() / 200_000) as f64).sqrt().max(1.0) as usize;
        let inner = |range: Range<usize>, side: usize| range.start.max(1)..range.end.min(side.saturating_sub(1));
        let (columns, rows) = (inner(columns, self.width), inner(rows, self.height));
        let green = |at: usize| self.data.get(at * 4 + 1).map_or(0, |&g| i32::from(g));
        let mut counts = [0_u32; 1021];
        let mut total = 0;
        for row in rows.step_by(stride) {
            for column in columns.clone().step_by(stride) {
                let at = row * self.width + column;
                let around = green(at - 1) + green(at + 1) + green(at - self.width) + green(at + self.width);
                let bend = (around - 4 * green(at)).unsigned_abs() as usize;
                // A backdrop clipped at white or black shows no noise and must not stand for the rest.
                if !(bend == 0 && matches!(green(at), 0 | 255)) {
                    counts[bend.min(1020)] += 1;
                    total += 1;
                }
            }
        }
        let mut sum = 0;
        let median = counts.iter().position(|&c| {
            sum += c;
            2 * sum >= total
        });
        // A Laplacian of independent noise has √20 times its deviation; 0.6745 deviations are the median.
        median.unwrap_or(0) as f32 / 255.0 / 0.6745 / 20.0_f32.sqrt() + 1e-4
    }
}

/// The picture shrunk by a whole factor, each pixel the mean of `factor` × `factor`.
pub(super) fn shrink(picture: &Rgba8, factor: usize) -> Option<Rgba8> {
    let (width, height) = (picture.width() as usize, picture.height() as usize);
    let (w, h) = (width / factor, height / factor);
    let mut out = Vec::with_capacity(w * h * 4);
    let mut sums = vec![0_u32; w * 4];
    let area = (factor * factor) as u32;
    for row in 0..h {
        sums.fill(0);
        for line in picture.data().chunks_exact(width * 4).skip(row * factor).take(factor) {
            for (sum, block) in sums.chunks_exact_mut(4).zip(line.chunks_exact(factor * 4)) {
                for pixel in block.chunks_exact(4) {
                    for (s, &v) in sum.iter_mut().zip(pixel) {
                        *s += u32::from(v);
                    }
                }
            }
        }
        out.extend(sums.iter().map(|s| ((s + area / 2) / area) as u8));
    }
    Rgba8::new(w as u32, h as u32, out).ok()
}
