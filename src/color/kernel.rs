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
pub(super) use formula::{BLOCK, LabPlanes, Plane};
pub(super) use four::{Best, Four};

use self::formula::Halfway;
use super::convert::Converter;
use super::delta_e::ciede2000;
use super::lab::Lab;

/// Stored samples of 8 or 16 bits, as places in a table.
pub(super) trait Level: Copy
where
    usize: From<Self>,
{
    /// Linear light of a pixel's three channels by three tables.
    fn look(tables: &[Vec<f32>; 3], pixels: &[[Self; 3]], light: &mut [Plane; 3], from: usize);
}

impl Level for u8 {
    #[inline]
    fn look(tables: &[Vec<f32>; 3], pixels: &[[u8; 3]], light: &mut [Plane; 3], from: usize) {
        // Arrays of 256 need no check of the place.
        const NONE: &[f32; 256] = &[0.0; 256];
        let [red, green, blue] = tables.each_ref().map(|table| table.first_chunk::<256>().unwrap_or(NONE));
        place(light, from, pixels, |[r, g, b]| [red[usize::from(r)], green[usize::from(g)], blue[usize::from(b)]]);
    }
}

impl Level for u16 {
    #[inline]
    fn look(tables: &[Vec<f32>; 3], pixels: &[[u16; 3]], light: &mut [Plane; 3], from: usize) {
        let at = |table: &[f32], level: u16| table.get(usize::from(level)).copied().unwrap_or(0.0);
        let [red, green, blue] = tables;
        place(light, from, pixels, |[r, g, b]| [at(red, r), at(green, g), at(blue, b)]);
    }
}

/// Writes three planes from pixel `from` on.
#[inline(always)]
fn place<T: Copy>(light: &mut [Plane; 3], from: usize, pixels: &[T], color: impl Fn(T) -> [f32; 3]) {
    let [first, second, third] =
        light.each_mut().map(|plane| plane.as_flattened_mut().get_mut(from..).unwrap_or_default());
    for (((one, two), three), &pixel) in first.iter_mut().zip(second).zip(third).zip(pixels) {
        [*one, *two, *three] = color(pixel);
    }
}

/// Colour planes of one block of pixels.
#[derive(Debug, Clone)]
pub(super) struct Planes {
    /// Linear device light where there is a matrix, else XYZ relative to white.
    pub(super) light: [Plane; 3],
    pub(super) lab: LabPlanes,
    xyz: [Vec<f32>; 3],
}

impl Planes {
    pub(super) fn new() -> Self {
        let plane = || vec![0.0; BLOCK];
        Self { light: [[[0.0; 4]; BLOCK / 4]; 3], lab: LabPlanes::new(), xyz: [plane(), plane(), plane()] }
    }

    /// Fills in the light of pixels from `from` on.
    pub(super) fn take<T: Level>(&mut self, converter: &Converter, samples: &[T], from: usize)
    where
        usize: From<T>,
    {
        if let Some((tables, _)) = converter.rgb() {
            T::look(tables, samples.as_chunks::<3>().0, &mut self.light, from);
            return;
        }
        converter.block(samples, &mut self.xyz);
        let count = samples.len() / converter.channels();
        for (plane, values) in self.light.iter_mut().zip(&self.xyz) {
            let slots = plane.as_flattened_mut().get_mut(from..).unwrap_or_default();
            slots.iter_mut().zip(values.iter().take(count)).for_each(|(slot, value)| *slot = *value);
        }
    }

    /// Lab of the first `fours` × 4 pixels taken. Without rows of a matrix the light is XYZ relative to white.
    pub(super) fn finish(&mut self, rows: Option<&[[f32; 3]; 3]>, fours: usize) {
        match rows {
            Some(rows) => light::light_to_lab::<Best>(rows, &self.light, &mut self.lab, fours),
            None => light::to_lab::<Best>(&self.light, &mut self.lab, fours),
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

    /// Lab of the pixel at `index` of the block.
    pub(super) fn lab(&self, index: usize) -> Lab {
        let at = |plane: &Plane| f64::from(plane.as_flattened().get(index).copied().unwrap_or(0.0));
        Lab { l: at(&self.lab.l), a: at(&self.lab.a), b: at(&self.lab.b) }
    }
}

/// Differences of one block of pixels.
#[derive(Debug, Clone)]
pub(super) struct Block {
    /// CIEDE2000 of every pixel.
    pub(super) delta: Plane,
    half: Halfway,
    opposite: Vec<(usize, u8)>,
}

impl Default for Block {
    fn default() -> Self {
        Self::new()
    }
}

impl Block {
    pub(super) const fn new() -> Self {
        Self { delta: [[0.0; 4]; BLOCK / 4], half: Halfway::new(), opposite: Vec::new() }
    }

    /// Fills in the difference of the first `pixels` of two blocks.
    pub(super) fn delta_e(&mut self, first: &Planes, second: &Planes, pixels: usize) {
        self.run::<Best>(first, second, pixels);
    }

    fn run<V: Four>(&mut self, first: &Planes, second: &Planes, pixels: usize) {
        let fours = pixels.div_ceil(4);
        self.opposite.clear();
        let opposite = &mut self.opposite;
        formula::differences::<V>(&first.lab, &second.lab, fours, &mut self.half, |at, bits| opposite.push((at, bits)));
        formula::weigh::<V>(&first.lab, &second.lab, fours, &self.half, &mut self.delta);
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
