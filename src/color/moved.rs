//! A picture as it lies under another one: tiles of the other's levels, filled from this one's levels through an affine map.
//!
//! Each pixel is read by Catmull-Rom from the level whose pixels are the next smaller ones, in the drawn levels, as the
//! levels themselves are halved. Where the picture has no pixel there is none: alpha 0. No figures are measured on it.

use super::pyramid::{Area, Place, Pyramid};
use crate::error::{Error, Result};
use crate::raster::{Raster, Rgba8, catmull_rom};

/// Rows of an affine map from places in one picture to places in another, px from the top left corners:
/// `x′ = m₀₀ x + m₀₁ y + m₀₂`, and `y′` by the second row.
pub type Map = [[f64; 3]; 2];

/// How much larger or smaller than the other picture it may lie: more is no alignment of two versions.
const MOST: f64 = 16.0;

/// A picture, its levels, and where it lies.
#[derive(Debug, Clone, Copy)]
pub struct Moved<'a> {
    raster: &'a Raster,
    pyramid: &'a Pyramid,
    map: Map,
}

impl<'a> Moved<'a> {
    /// `map` leads from places of the other picture to places of this one.
    ///
    /// # Errors
    /// [`Error::InvalidArgument`] for a map that is not finite, or that scales by more than 16.
    pub fn new(raster: &'a Raster, pyramid: &'a Pyramid, map: Map) -> Result<Self> {
        let scale = (map[0][0] * map[1][1] - map[0][1] * map[1][0]).abs().sqrt();
        let sides = map.map(|row| row[0].hypot(row[1]));
        let fair = |value: f64| (1.0 / MOST..=MOST).contains(&value);
        if !map.as_flattened().iter().all(|value| value.is_finite()) || !fair(scale) || !sides.into_iter().all(fair) {
            return Err(Error::InvalidArgument {
                name: "map",
                found: format!("{map:?}"),
                expected: "finite numbers that scale by 1/16 to 16".into(),
            });
        }
        Ok(Self { raster, pyramid, map })
    }

    /// The pixels of this picture under a tile of the other one, whose levels are given.
    ///
    /// # Errors
    /// [`Error::InvalidArgument`] for a place outside.
    pub fn tile(&self, under: &Pyramid, place: Place) -> Result<Rgba8> {
        let area = under.area(place)?;
        Rgba8::new(area.width, area.height, self.pixels(place.level, area))
    }

    /// The same for an area of a level.
    pub(super) fn pixels(&self, level: usize, area: Area) -> Vec<u8> {
        let side = (1u64 << level) as f64;
        let mut data = vec![0; area.width as usize * area.height as usize * 4];
        // Pixels of this picture that one pixel of the tile covers, and the level that has at least one for it.
        let covered = side * (self.map[0][0] * self.map[1][1] - self.map[0][1] * self.map[1][0]).abs().sqrt();
        let sizes = self.pyramid.sizes();
        let own = (covered.log2() + 1e-6).floor().clamp(0.0, (sizes.len() - 1) as f64) as usize;
        let Some(&(width, height)) = sizes.get(own) else { return data };
        // From pixel centres of the area to places of that level.
        let by = (1u64 << own) as f64;
        let [ours, theirs] = self.map.map(|[along, down, start]| {
            let corner = along * f64::from(area.x) * side + down * f64::from(area.y) * side + start;
            [along * side / by, down * side / by, corner / by]
        });
        let at = |x: f64, y: f64| [ours, theirs].map(|[along, down, start]| along * x + down * y + start);
        let corners = [(0, 0), (area.width, 0), (0, area.height), (area.width, area.height)]
            .map(|(x, y)| at(f64::from(x), f64::from(y)));
        let span = |axis: usize, side: u32| {
            let values = corners.map(|corner| corner[axis]);
            let (least, most) = values.iter().fold((f64::INFINITY, -f64::INFINITY), |(a, b), v| (a.min(*v), b.max(*v)));
            let limit = |value: f64| value.clamp(0.0, f64::from(side)) as u32;
            (limit(least.floor() - 2.0), limit(most.ceil() + 2.0))
        };
        let ((left, right), (top, bottom)) = (span(0, width), span(1, height));
        if left >= right || top >= bottom {
            return data;
        }
        let part = Area { x: left, y: top, width: right - left, height: bottom - top };
        let stride = part.width as usize * 4;
        let mut source = vec![0; stride * part.height as usize];
        for (row, y) in source.chunks_exact_mut(stride).zip(top..bottom) {
            self.pyramid.row(self.raster, own, part, y, row);
        }
        let source = Part { data: &source, stride, area: part, size: [width, height] };
        for (row, out) in data.chunks_exact_mut(area.width as usize * 4).enumerate() {
            for (column, to) in out.as_chunks_mut::<4>().0.iter_mut().enumerate() {
                let [x, y] = at(column as f64 + 0.5, row as f64 + 0.5);
                *to = source.between(x, y);
            }
        }
        data
    }
}

/// A part of a level.
struct Part<'a> {
    data: &'a [u8],
    stride: usize,
    area: Area,
    /// Of the whole level.
    size: [u32; 2],
}

impl Part<'_> {
    fn pixel(&self, x: i64, y: i64) -> [f32; 4] {
        let inside = |at: i64, side: u32, from: u32, length: u32| {
            let at = at.clamp(0, i64::from(side) - 1) - i64::from(from);
            at.clamp(0, i64::from(length) - 1) as usize
        };
        let column = inside(x, self.size[0], self.area.x, self.area.width);
        let row = inside(y, self.size[1], self.area.y, self.area.height);
        let stored = self.data.get(row * self.stride + column * 4..).and_then(|rest| rest.first_chunk::<4>());
        stored.copied().unwrap_or_default().map(f32::from)
    }

    /// The colour at a place of the level; nothing outside it.
    fn between(&self, x: f64, y: f64) -> [u8; 4] {
        if x < 0.0 || y < 0.0 || x >= f64::from(self.size[0]) || y >= f64::from(self.size[1]) {
            return [0; 4];
        }
        let (x, y) = (x - 0.5, y - 0.5);
        let (left, top) = (x.floor(), y.floor());
        let (along, across) = (catmull_rom(x - left), catmull_rom(y - top));
        let (left, top) = (left as i64 - 1, top as i64 - 1);
        // Colour by coverage, so that what is transparent colours nothing.
        let mut sum = [0f32; 4];
        for (row, down) in across.into_iter().enumerate() {
            for (column, weight) in along.into_iter().enumerate() {
                let [r, g, b, a] = self.pixel(left + column as i64, top + row as i64);
                let weight = (weight * down) as f32 * a;
                sum = [sum[0] + r * weight, sum[1] + g * weight, sum[2] + b * weight, sum[3] + weight];
            }
        }
        let [r, g, b, alpha] = sum;
        if alpha < 0.5 {
            return [0; 4];
        }
        let level = |value: f32| (value + 0.5).clamp(0.0, 255.0) as u8;
        [level(r / alpha), level(g / alpha), level(b / alpha), level(alpha)]
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::color::draw::Space;
    use crate::color::pyramid::TILE;
    use crate::raster::{Layout, Samples};

    fn smooth(width: u32, height: u32, at: impl Fn(f64, f64) -> f64) -> Raster {
        let level = |index: u32| at(f64::from(index % width) + 0.5, f64::from(index / width) + 0.5);
        let levels = (0..width * height).flat_map(|index| [level(index).round() as u8; 3]).collect();
        Raster::new(width, height, Layout::Rgb, Samples::U8(levels), None).unwrap()
    }

    fn waves(x: f64, y: f64) -> f64 {
        128.0 + 60.0 * (x / 23.0).sin() + 50.0 * (y / 31.0).cos()
    }

    fn pyramid(raster: &Raster) -> Pyramid {
        Pyramid::new(raster, Space::Srgb).unwrap()
    }

    #[test]
    fn the_identity_gives_the_picture_itself_at_every_level() {
        let raster = smooth(1300, 700, waves);
        let levels = pyramid(&raster);
        let moved = Moved::new(&raster, &levels, [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0]]).unwrap();
        for place in [(0, 0, 0), (0, 2, 1), (1, 0, 0), (1, 1, 0), (2, 0, 0)].map(|(level, column, row)| Place {
            level,
            column,
            row,
        }) {
            assert_eq!(moved.tile(&levels, place).unwrap(), levels.tile(&raster, place).unwrap(), "{place:?}");
        }
    }

    #[test]
    fn what_lies_turned_and_smaller_comes_to_lie_on_the_other() {
        // This picture shows the other's content 30 % smaller, turned by 2° and moved.
        let map = [[0.7, -0.024, 90.0], [0.024, 0.7, -14.0]];
        let there = smooth(1200, 900, waves);
        let det = map[0][0] * map[1][1] - map[0][1] * map[1][0];
        let here = smooth(900, 700, |x, y| {
            let (x, y) = (x - map[0][2], y - map[1][2]);
            waves((map[1][1] * x - map[0][1] * y) / det, (map[0][0] * y - map[1][0] * x) / det)
        });
        let (levels, under) = (pyramid(&here), pyramid(&there));
        let moved = Moved::new(&here, &levels, map).unwrap();
        let (mut most, mut compared) = (0, 0);
        for (level, column, row) in [(0, 0, 0), (0, 1, 1), (1, 0, 0), (2, 0, 0)] {
            let place = Place { level, column, row };
            let (found, wanted) = (moved.tile(&under, place).unwrap(), under.tile(&there, place).unwrap());
            let area = under.area(place).unwrap();
            for y in 0..found.height() {
                for x in 0..found.width() {
                    let side = f64::from(1 << level);
                    let (px, py) = ((f64::from(area.x + x) + 0.5) * side, (f64::from(area.y + y) + 0.5) * side);
                    let [to_x, to_y] = map.map(|[along, down, start]| along * px + down * py + start);
                    let outside = to_x < 0.0 || to_y < 0.0 || to_x >= 900.0 || to_y >= 700.0;
                    let pixel = found.pixel(x.into(), y.into());
                    let inside = to_x > 6.0 && to_y > 6.0 && to_x < 890.0 && to_y < 690.0;
                    if outside {
                        assert_eq!(pixel, [0; 4]);
                    } else if inside {
                        most = most.max(pixel[0].abs_diff(wanted.pixel(x.into(), y.into())[0]));
                        compared += 1;
                    }
                }
            }
        }
        assert!(compared > 300_000 && most <= 3, "{compared} pixels, at most {most} levels apart");
    }

    #[test]
    fn senseless_maps_are_refused() {
        let raster = smooth(600, 40, waves);
        let levels = pyramid(&raster);
        for map in [
            [[0.0, 0.0, 0.0], [0.0, 0.0, 0.0]],
            [[f64::NAN, 0.0, 0.0], [0.0, 1.0, 0.0]],
            [[1.0, 0.0, f64::INFINITY], [0.0, 1.0, 0.0]],
            [[1e6, 0.0, 0.0], [0.0, 1e6, 0.0]],
            [[100.0, 0.0, 0.0], [0.0, 0.02, 0.0]],
        ] {
            assert!(Moved::new(&raster, &levels, map).is_err(), "{map:?}");
        }
        // Far away is no mistake: nothing of it lies there.
        let far = Moved::new(&raster, &levels, [[1.0, 0.0, 1e12], [0.0, 1.0, 0.0]]).unwrap();
        let tile = far.tile(&levels, Place { level: 0, column: 0, row: 0 }).unwrap();
        assert!(tile.width() == TILE && tile.data().iter().all(|value| *value == 0));
    }
}
