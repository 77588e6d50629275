//! One of the two pictures of a comparison: its pixels as light and as Lab, straight, through a look, or resampled.

use core::ops::Range;

use super::super::convert::Converter;
use super::super::kernel::{Best, Four, Planes};
use super::super::lut::Graded;
use crate::error::Result;
use crate::raster::{Raster, Samples, catmull_rom};

/// A channel from this level of 255 on is white ground: 96.5 % of full.
pub(super) const WHITE: u8 = 246;
/// Linear light of that level in sRGB, for pictures that are not measured by tables of their own.
const WHITE_LIGHT: f32 = 0.921_58;

/// How a reference is seen.
#[derive(Debug, Clone, Copy)]
pub(in crate::color) enum Seen<'a> {
    /// Pixel by pixel.
    Straight,
    /// Through a lookup table.
    Graded(&'a Graded),
    /// Resampled under the sample: rows of an affine map from the sample's places to its own; through a look where there is
    /// one.
    Moved([[f64; 3]; 2], Option<&'a Graded>),
}

/// One picture with what its samples mean.
pub(super) struct Side<'a> {
    pub(super) raster: &'a Raster,
    pub(super) planes: Planes,
    pub(super) converter: Converter,
    seen: Seen<'a>,
    channels: usize,
    /// Light from which each plane is white ground.
    white: [f32; 3],
}

impl<'a> Side<'a> {
    pub(super) fn new(raster: &'a Raster, seen: Seen<'a>) -> Result<Self> {
        let converter = Converter::new(raster)?;
        let level = match raster.samples() {
            Samples::U8(_) => usize::from(WHITE),
            Samples::U16(_) => usize::from(WHITE) * 257,
        };
        let straight = matches!(seen, Seen::Straight);
        let white = converter.rgb().filter(|_| straight).map_or([WHITE_LIGHT; 3], |(tables, _)| {
            tables.each_ref().map(|table| table.get(level).copied().unwrap_or(WHITE_LIGHT))
        });
        let channels = raster.layout().channels();
        Ok(Self { raster, converter, seen, planes: Planes::new(), channels, white })
    }

    /// The matrix from the planes' light to XYZ relative to white; none where the light is that already.
    pub(super) fn matrix(&self) -> Option<[[f64; 3]; 3]> {
        self.converter.matrix().filter(|_| matches!(self.seen, Seen::Straight))
    }

    /// Lab of the first `fours` × 4 pixels taken.
    pub(super) fn finish(&mut self, fours: usize) {
        let rows = self.converter.rgb().filter(|_| matches!(self.seen, Seen::Straight)).map(|(_, rows)| rows);
        self.planes.finish(rows, fours);
    }

    /// Light of pixels of a picture `width` wide, from `at` of the planes on.
    pub(super) fn take(&mut self, pixels: Range<usize>, at: usize, width: usize) {
        let light = |pixel: usize| {
            let (x, y) = ((pixel % width) as u32, (pixel / width) as u32);
            match self.seen {
                Seen::Straight => None,
                Seen::Graded(graded) => Some(self.converter.graded(self.raster, x, y, graded)),
                Seen::Moved(map, look) => {
                    let place = map
                        .map(|[along, down, start]| along * (f64::from(x) + 0.5) + down * (f64::from(y) + 0.5) + start);
                    Some(self.between(place, look))
                }
            }
        };
        if matches!(self.seen, Seen::Straight) {
            let range = pixels.start * self.channels..pixels.end * self.channels;
            match self.raster.samples() {
                Samples::U8(values) => self.planes.take(&self.converter, values.get(range).unwrap_or_default(), at),
                Samples::U16(values) => self.planes.take(&self.converter, values.get(range).unwrap_or_default(), at),
            }
            return;
        }
        let colors: Vec<[f64; 3]> = pixels.filter_map(light).collect();
        for (index, color) in colors.into_iter().enumerate() {
            for (plane, value) in self.planes.light.iter_mut().zip(color) {
                if let Some(slot) = plane.as_flattened_mut().get_mut(at + index) {
                    *slot = value as f32;
                }
            }
        }
    }

    /// XYZ relative to white at a place between pixels, bicubic in linear light.
    fn between(&self, [x, y]: [f64; 2], look: Option<&Graded>) -> [f64; 3] {
        let (x, y) = (x - 0.5, y - 0.5);
        let (left, top) = (x.floor(), y.floor());
        let (along, across) = (catmull_rom(x - left), catmull_rom(y - top));
        let inside = |at: f64, side: u32| at.clamp(0.0, f64::from(side - 1)) as u32;
        let mut sum = [0.0; 3];
        for (row, down) in across.into_iter().enumerate() {
            let y = inside(top + row as f64 - 1.0, self.raster.height());
            for (column, weight) in along.into_iter().enumerate() {
                let x = inside(left + column as f64 - 1.0, self.raster.width());
                let color = match look {
                    Some(look) => self.converter.graded(self.raster, x, y, look),
                    None => self.converter.relative(self.raster, x, y),
                };
                sum.iter_mut().zip(color).for_each(|(sum, value)| *sum += down * weight * value);
            }
        }
        sum
    }

    /// One bit for each of up to 64 pixels from `first` fours on that is white ground.
    pub(super) fn ground(&self, first: usize, pixels: usize) -> u64 {
        let [red, green, blue] = &self.planes.light;
        let [r, g, b] = self.white.map(Best::splat);
        let mut bits = 0;
        let fours = red.iter().zip(green).zip(blue).skip(first).take(pixels.div_ceil(4));
        for (index, ((red, green), blue)) in fours.enumerate() {
            let darker = Best::load(red).less(r).or(Best::load(green).less(g)).or(Best::load(blue).less(b));
            bits |= u64::from(!darker.bits() & 15) << (index * 4);
        }
        bits
    }
}
