//! CIEDE2000 over blocks of pixels in f32, from stored samples on: the same formula as [`delta_e`](super::delta_e), for
//! speed.
//!
//! Samples become linear light by table, light becomes Lab ([`light`]), two Labs become differences ([`formula`]), each stage
//! over a block that stays in the first-level cache, four pixels at a time ([`four`]). From Lab it is within 5e-5 of the f64
//! formula and within 2e-5 below a difference of 10 (tests keep it), except where hues are opposite to within 1e-3 rad:
//! CIEDE2000 jumps there, and [`Block::delta_e`] takes the f64 formula for those pixels. Every operation is exact IEEE
//! arithmetic in a fixed order, so that all engines give the same bits.

mod bytes;
mod formula;
mod four;
mod light;

pub(super) use bytes::{count_white, equal};
pub(super) use formula::{BLOCK, LabFour, Lanes, Plane};
pub(super) use four::{Best, Four};
pub(super) use light::LightFour;

use core::hint::black_box;

use self::formula::Halfway;
use super::convert::Converter;
use super::delta_e::ciede2000;
use super::lab::Lab;

/// Stored samples of 8 or 16 bits, as places in a table.
pub(super) trait Level: Copy
where
    usize: From<Self>,
{
    /// Linear light of a pixel's three channels by three tables, four pixels at a time.
    fn look(tables: &[Vec<f32>; 3], pixels: &[[Self; 3]], light: &mut [LightFour]);
}

impl Level for u8 {
    #[inline]
    fn look(tables: &[Vec<f32>; 3], pixels: &[[u8; 3]], light: &mut [LightFour]) {
        // Arrays of 256 need no check of the place.
        const NONE: &[f32; 256] = &[0.0; 256];
        let [red, green, blue] = tables.each_ref().map(|table| table.first_chunk::<256>().unwrap_or(NONE));
        let (fours, rest) = pixels.as_chunks::<4>();
        let (whole, last) = light.split_at_mut_checked(fours.len()).unwrap_or_default();
        for (out, four) in whole.iter_mut().zip(fours) {
            let [r, g, b] = out;
            Best::look(red, four.map(|[red, _, _]| red)).store(r);
            Best::look(green, four.map(|[_, green, _]| green)).store(g);
            Best::look(blue, four.map(|[_, _, blue]| blue)).store(b);
        }
        place(last, rest, |[r, g, b]| [red[usize::from(r)], green[usize::from(g)], blue[usize::from(b)]]);
    }
}

impl Level for u16 {
    #[inline]
    fn look(tables: &[Vec<f32>; 3], pixels: &[[u16; 3]], light: &mut [LightFour]) {
        let at = |table: &[f32], level: u16| table.get(usize::from(level)).copied().unwrap_or(0.0);
        let [red, green, blue] = tables;
        place(light, pixels, |[r, g, b]| [at(red, r), at(green, g), at(blue, b)]);
    }
}

/// Writes the light of pixels.
#[inline(always)]
fn place<T: Copy>(light: &mut [LightFour], pixels: &[T], color: impl Fn(T) -> [f32; 3]) {
    for ([first, second, third], pixels) in light.iter_mut().zip(pixels.chunks(4)) {
        for (((one, two), three), &pixel) in first.iter_mut().zip(second).zip(third).zip(pixels) {
            [*one, *two, *three] = color(pixel);
        }
    }
}

/// Fours of a block.
const FOURS: usize = BLOCK / 4;

/// Colours of one block of pixels.
#[derive(Debug, Clone)]
pub(super) struct Planes {
    /// Linear device light where there is a matrix, else XYZ relative to white.
    pub(super) light: Box<[LightFour; FOURS]>,
    pub(super) lab: Box<[LabFour; FOURS]>,
    xyz: [Vec<f32>; 3],
}

impl Planes {
    pub(super) fn new() -> Self {
        let plane = || vec![0.0; BLOCK];
        Self {
            light: Box::new([[[0.0; 4]; 3]; FOURS]),
            lab: Box::new([LabFour::BLACK; FOURS]),
            xyz: [plane(), plane(), plane()],
        }
    }

    /// Fills in the light of pixels from `from` on, which is a multiple of four.
    pub(super) fn take<T: Level>(&mut self, converter: &Converter, samples: &[T], from: usize)
    where
        usize: From<T>,
    {
        let light = self.light.get_mut(from / 4..).unwrap_or_default();
        if let Some((tables, _)) = converter.rgb() {
            T::look(tables, samples.as_chunks::<3>().0, light);
            return;
        }
        converter.block(samples, &mut self.xyz);
        let count = samples.len() / converter.channels();
        for (coordinate, values) in self.xyz.iter().enumerate() {
            for (light, values) in light.iter_mut().zip(values.get(..count).unwrap_or_default().chunks(4)) {
                if let Some(slots) = light.get_mut(coordinate) {
                    slots.iter_mut().zip(values).for_each(|(slot, value)| *slot = *value);
                }
            }
        }
    }

    /// Lab of the first `fours` × 4 pixels taken. Without rows of a matrix the light is XYZ relative to white.
    pub(super) fn finish(&mut self, rows: Option<&[[f32; 3]; 3]>, fours: usize) {
        let light = self.light.get(..fours).unwrap_or_default();
        match rows {
            Some(rows) => light::light_to_lab::<Best>(black_box(&light::KNOWN), rows, light, self.lab.as_mut_slice()),
            None => light::to_lab::<Best>(black_box(&light::KNOWN), light, self.lab.as_mut_slice()),
        }
    }

    /// Lab of the pixels whose samples are given, from the first place on.
    pub(super) fn fill<T: Level>(&mut self, converter: &Converter, samples: &[T])
    where
        usize: From<T>,
    {
        self.take(converter, samples, 0);
        let pixels = samples.len() / converter.channels();
        self.finish(converter.rgb().map(|(_, rows)| rows), pixels.div_ceil(4));
    }

    /// Light of the pixel at `index` of the block.
    pub(super) fn light(&self, index: usize) -> [f32; 3] {
        self.light.get(index / 4).map_or([0.0; 3], |four| four.each_ref().map(|lanes| lane(lanes, index)))
    }

    /// Lab of the pixel at `index` of the block.
    pub(super) fn lab(&self, index: usize) -> Lab {
        let four = self.lab.get(index / 4).unwrap_or(&LabFour::BLACK);
        let at = |lanes| f64::from(lane(lanes, index));
        Lab { l: at(&four.l), a: at(&four.a), b: at(&four.b) }
    }
}

fn lane(lanes: &Lanes, index: usize) -> f32 {
    lanes.get(index % 4).copied().unwrap_or(0.0)
}

/// Differences of one block of pixels.
#[derive(Debug, Clone)]
pub(super) struct Block {
    /// CIEDE2000 of every pixel.
    pub(super) delta: Plane,
    half: [Halfway; FOURS],
    opposite: Vec<(usize, u8)>,
}

impl Default for Block {
    fn default() -> Self {
        Self::new()
    }
}

impl Block {
    pub(super) const fn new() -> Self {
        Self { delta: [[0.0; 4]; FOURS], half: [Halfway::ZERO; FOURS], opposite: Vec::new() }
    }

    /// Fills in the difference of the first `pixels` of two blocks.
    pub(super) fn delta_e(&mut self, first: &Planes, second: &Planes, pixels: usize) {
        self.run::<Best>(first, second, pixels);
    }

    fn run<V: Four>(&mut self, first: &Planes, second: &Planes, pixels: usize) {
        let known = black_box(&formula::KNOWN);
        let (one, two) = (first.lab.get(..pixels.div_ceil(4)).unwrap_or_default(), second.lab.as_slice());
        self.opposite.clear();
        let opposite = &mut self.opposite;
        formula::differences::<V>(known, one, two, &mut self.half, |at, bits| opposite.push((at, bits)));
        formula::weigh::<V>(known, one, two, &self.half, &mut self.delta);
        for &(four, bits) in &self.opposite {
            for lane in (0..4).filter(|lane| bits >> lane & 1 == 1) {
                let index = four * 4 + lane;
                if let Some(delta) = self.delta.as_flattened_mut().get_mut(index) {
                    *delta = ciede2000(first.lab(index), second.lab(index)) as f32;
                }
            }
        }
    }
}

#[cfg(test)]
mod tests;
