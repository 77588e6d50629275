//! Lightness of a picture as numbers, and its smaller copies.

use super::Similarity;
use crate::raster::{Layout, Raster, Samples, catmull_rom};

/// Lightness of pixels, 0 to 1, row by row.
#[derive(Debug, Clone)]
pub(super) struct Plane {
    pub(super) width: usize,
    pub(super) height: usize,
    pub(super) values: Vec<f32>,
}

impl Plane {
    pub(super) fn of(raster: &Raster) -> Self {
        let values = match raster.samples() {
            Samples::U8(values) => light(values, raster.layout(), 255.0),
            Samples::U16(values) => light(values, raster.layout(), 65535.0),
        };
        Self { width: raster.width() as usize, height: raster.height() as usize, values }
    }

    /// A copy of another scale, at most 1: means over the pixels that each of its pixels covers.
    pub(super) fn resized(&self, scale: f64) -> Self {
        if scale >= 1.0 {
            return self.clone();
        }
        let width = ((self.width as f64 * scale).round() as usize).max(1);
        let height = ((self.height as f64 * scale).round() as usize).max(1);
        let along = shares(self.width, width);
        let across = shares(self.height, height);
        let mut values = Vec::with_capacity(width * height);
        for rows in &across {
            for columns in &along {
                let (mut sum, mut whole) = (0.0, 0.0);
                for &(row, share) in rows {
                    let line = self.values.get(row * self.width..(row + 1) * self.width).unwrap_or_default();
                    for &(column, part) in columns {
                        sum += line.get(column).copied().unwrap_or(0.0) * share * part;
                        whole += share * part;
                    }
                }
                values.push(sum / whole);
            }
        }
        Self { width, height, values }
    }

    fn at(&self, x: isize, y: isize) -> f64 {
        let column = x.clamp(0, self.width as isize - 1) as usize;
        let row = y.clamp(0, self.height as isize - 1) as usize;
        f64::from(self.values.get(row * self.width + column).copied().unwrap_or(0.0))
    }

    /// Central differences along and across.
    pub(super) fn gradients(&self) -> [Self; 2] {
        let make = |work: &dyn Fn(isize, isize) -> f64| {
            let places = (0..self.height as isize).flat_map(|y| (0..self.width as isize).map(move |x| (x, y)));
            let values = places.map(|(x, y)| work(x, y) as f32).collect();
            Self { width: self.width, height: self.height, values }
        };
        [
            make(&|x, y| (self.at(x + 1, y) - self.at(x - 1, y)) / 2.0),
            make(&|x, y| (self.at(x, y + 1) - self.at(x, y - 1)) / 2.0),
        ]
    }

    /// Bilinear, at pixels from the centre of the picture.
    pub(super) fn linear(&self, x: f64, y: f64) -> f64 {
        let (x, y) = (x + self.width as f64 / 2.0 - 0.5, y + self.height as f64 / 2.0 - 0.5);
        let (left, top) = (x.floor(), y.floor());
        let (fx, fy) = (x - left, y - top);
        let (left, top) = (left as isize, top as isize);
        let row = |y: isize| self.at(left, y) * (1.0 - fx) + self.at(left + 1, y) * fx;
        row(top) * (1.0 - fy) + row(top + 1) * fy
    }

    /// Bicubic (Catmull-Rom), at pixels from the centre of the picture.
    pub(super) fn cubic(&self, x: f64, y: f64) -> f64 {
        let (x, y) = (x + self.width as f64 / 2.0 - 0.5, y + self.height as f64 / 2.0 - 0.5);
        let (left, top) = (x.floor(), y.floor());
        let (along, across) = (catmull_rom(x - left), catmull_rom(y - top));
        let (left, top) = (left as isize - 1, top as isize - 1);
        let row = |y: isize| -> f64 {
            along.iter().enumerate().map(|(step, weight)| weight * self.at(left + step as isize, y)).sum()
        };
        across.iter().enumerate().map(|(step, weight)| weight * row(top + step as isize)).sum()
    }

    /// Calls `take` with each pixel's place from the centre, its value, and its place in `other` where that is inside.
    pub(super) fn each_under(&self, other: &Self, map: &Similarity, mut take: impl FnMut(f64, f64, f64, [f64; 2])) {
        let middle = |length: usize| length as f64 / 2.0 - 0.5;
        let (half_x, half_y) = (other.width as f64 / 2.0 - 1.0, other.height as f64 / 2.0 - 1.0);
        for (row, line) in self.values.chunks_exact(self.width).enumerate() {
            let y = row as f64 - middle(self.height);
            for (column, &value) in line.iter().enumerate() {
                let x = column as f64 - middle(self.width);
                let (to_x, to_y) = map.at(x, y);
                if to_x.abs() < half_x && to_y.abs() < half_y {
                    take(x, y, f64::from(value), [to_x, to_y]);
                }
            }
        }
    }
}

/// Which pixels of `from` each of `to` covers, with their shares.
fn shares(from: usize, to: usize) -> Vec<Vec<(usize, f32)>> {
    let step = from as f64 / to as f64;
    (0..to)
        .map(|index| {
            let (start, end) = (index as f64 * step, ((index + 1) as f64 * step).min(from as f64));
            let covered = |pixel: usize| (end.min(pixel as f64 + 1.0) - start.max(pixel as f64)) as f32;
            (start as usize..(end.ceil() as usize).min(from)).map(|pixel| (pixel, covered(pixel))).collect()
        })
        .collect()
}

fn light<T: Copy>(values: &[T], layout: Layout, full: f32) -> Vec<f32>
where
    f32: From<T>,
{
    let of = |value: &T| f32::from(*value) / full;
    let one = |pixel: &[T]| match (layout, pixel) {
        (Layout::Gray, [gray]) => of(gray),
        (Layout::GrayAlpha, [gray, alpha]) => of(gray) * of(alpha) + 1.0 - of(alpha),
        (Layout::Rgb, [r, g, b]) => (2.0 * of(r) + 5.0 * of(g) + of(b)) / 8.0,
        (Layout::Rgba, [r, g, b, alpha]) => (2.0 * of(r) + 5.0 * of(g) + of(b)) / 8.0 * of(alpha) + 1.0 - of(alpha),
        (Layout::Cmyk, [c, m, y, k]) => (1.0 - (2.0 * of(c) + 5.0 * of(m) + of(y)) / 8.0) * (1.0 - of(k)),
        _ => 0.0,
    };
    values.chunks_exact(layout.channels()).map(one).collect()
}
