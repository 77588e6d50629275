//! One of the two pictures of a comparison: its pixels as light and as Lab, straight, through a look, or resampled.

use core::ops::Range;

use super::super::convert::Converter;
use super::super::kernel::{Best, Four, Lanes, Planes};
use super::super::lut::Graded;
use super::grid::across;
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
    /// Resampled under the sample: rows of an affine map from the sample's places to its own.
    Moved([[f64; 3]; 2]),
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
                Seen::Moved(map) => {
                    let place = map
                        .map(|[along, down, start]| along * (f64::from(x) + 0.5) + down * (f64::from(y) + 0.5) + start);
                    Some(self.between(place))
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
            let four = self.planes.light.get_mut((at + index) / 4);
            for (lanes, value) in four.into_iter().flatten().zip(color) {
                if let Some(slot) = lanes.get_mut((at + index) % 4) {
                    *slot = value as f32;
                }
            }
        }
    }

    /// XYZ relative to white at a place between pixels, bicubic in linear light.
    fn between(&self, [x, y]: [f64; 2]) -> [f64; 3] {
        let (x, y) = (x - 0.5, y - 0.5);
        let (left, top) = (x.floor(), y.floor());
        let (along, across) = (catmull_rom(x - left), catmull_rom(y - top));
        let inside = |at: f64, side: u32| at.clamp(0.0, f64::from(side - 1)) as u32;
        let mut sum = [0.0; 3];
        for (row, down) in across.into_iter().enumerate() {
            let y = inside(top + row as f64 - 1.0, self.raster.height());
            for (column, weight) in along.into_iter().enumerate() {
                let x = inside(left + column as f64 - 1.0, self.raster.width());
                let color = self.converter.relative(self.raster, x, y);
                sum.iter_mut().zip(color).for_each(|(sum, value)| *sum += down * weight * value);
            }
        }
        sum
    }

    /// Of up to 64 pixels from `first` fours on: one bit for each that is white ground, and the sums of their light.
    pub(super) fn ground(&self, first: usize, pixels: usize) -> (u64, [f64; 3]) {
        let white = self.white.map(Best::splat);
        let mut sums = [Best::splat(0.0); 3];
        let mut darker = 0;
        let fours = self.planes.light.get(first..first + pixels.div_ceil(4)).unwrap_or_default();
        for (index, four) in fours.iter().enumerate() {
            let rest = pixels - index * 4;
            let light =
                four.each_ref().map(|lanes| if rest < 4 { Best::load(&cut(lanes, rest)) } else { Best::load(lanes) });
            let [r, g, b] = [0, 1, 2].map(|c| light[c].less(white[c]));
            darker |= u64::from(r.or(g).or(b).bits()) << (index * 4);
            sums = [0, 1, 2].map(|c| sums[c].add(light[c]));
        }
        (!darker & (u64::MAX >> (64 - pixels as u32)), sums.map(across))
    }
}

/// The first lanes; what lies behind them is not the picture's.
fn cut(lanes: &Lanes, count: usize) -> Lanes {
    let mut kept = [0.0; 4];
    kept.iter_mut().zip(lanes).take(count).for_each(|(kept, lane)| *kept = *lane);
    kept
}
