//! From device values to XYZ relative to white and to Lab, for whole pictures in blocks of a row. Drawing is in
//! [`draw`](super::draw).
//!
//! A [`Device`] is the colour model in f64; a [`Converter`] is that model tabulated for one picture: every stored level of
//! every channel goes through its curve once, or finds its place on the axis of a lookup table. So the fast path is the
//! exact one: what differs is the last rounding to f32. No 8-bit step and no gamut clip lies between file and Lab. Alpha is
//! laid over white in linear light, the ground of a main image, so that invisible colour does not count.

use super::lab::{self, Lab};
use super::lut::{Graded, LutSpace};
use super::matrix::{Matrix, times};
use super::profile::{self, Device, MOST, Rendering, Tabulated};
use crate::error::Result;
use crate::raster::{Layout, Raster, Samples};

/// Turns the pixels of one picture into colour.
#[derive(Debug, Clone)]
pub struct Converter {
    device: Device,
    plan: Plan,
    layout: Layout,
    full: f64,
}

/// Linear light of every level of red, green and blue, and the matrix in the form of [`lab::relative`].
pub(super) type Shaper<'a> = (&'a [Vec<f32>; 3], &'a [[f32; 3]; 3]);

/// What was computed ahead for all stored levels.
#[derive(Debug, Clone)]
enum Plan {
    /// For every channel the linear value of every level, and the matrix.
    Shaper {
        matrix: [[f64; 3]; 3],
        tables: Vec<Vec<f64>>,
        fast: Vec<Vec<f32>>,
        /// The matrix in the form of [`lab::relative`]: sum of the row, second and third coefficient.
        rows: [[f32; 3]; 3],
        /// Whether equal channels are exactly neutral.
        neutral: bool,
    },
    /// The places of every level on a lookup table's axes.
    Table(Tabulated),
    /// Nothing: the device is asked for every pixel.
    Plain,
}

impl Plan {
    fn new(device: &Device, levels: u32) -> Self {
        let Some((curves, matrix, neutral)) = device.shaper() else {
            return device.tabulate(levels).map_or(Self::Plain, Self::Table);
        };
        let full = f64::from(levels - 1);
        // Most profiles have one curve for all channels: evaluate it once.
        let mut tables: Vec<Vec<f64>> = Vec::new();
        for (index, curve) in curves.iter().enumerate() {
            let known =
                curves.iter().take(index).position(|other| other == curve).and_then(|at| tables.get(at).cloned());
            let tabulate = || (0..levels).map(|level| curve.eval(f64::from(level) / full)).collect();
            tables.push(known.unwrap_or_else(tabulate));
        }
        let fast = tables.iter().map(|table| table.iter().map(|&value| value as f32).collect()).collect();
        let rows = matrix.map(|[r, g, b]| {
            let sum = r + g + b;
            [if neutral && (sum - 1.0).abs() < lab::NEUTRAL { 1.0 } else { sum as f32 }, g as f32, b as f32]
        });
        Self::Shaper { matrix: *matrix, tables, fast, rows, neutral }
    }
}

impl Converter {
    /// For comparing pictures like this one: its layout, depth and profile. Relative intent, no black-point compensation;
    /// equal channels are exactly neutral and profiles of sRGB exactly sRGB, where they mean that up to rounding.
    ///
    /// # Errors
    /// [`Error::Unsupported`](crate::error::Error::Unsupported) for profiles that cannot be evaluated, and for CMYK
    /// without one.
    pub fn new(raster: &Raster) -> Result<Self> {
        Ok(Self::of(raster, profile::compared(raster)?))
    }

    /// With the profile's numbers exactly as it states them, under an intent, with or without black-point compensation.
    ///
    /// # Errors
    /// As [`new`](Self::new).
    pub fn rendered(raster: &Raster, rendering: Rendering) -> Result<Self> {
        Ok(Self::of(raster, profile::stated(raster, rendering)?))
    }

    /// For drawing: prints with black-point compensation, and inks without a profile in a plain way.
    ///
    /// # Errors
    /// [`Error::Unsupported`](crate::error::Error::Unsupported) for profiles that cannot be evaluated.
    pub(super) fn for_drawing(raster: &Raster) -> Result<Self> {
        Ok(Self::of(raster, profile::drawn(raster)?))
    }

    fn of(raster: &Raster, device: Device) -> Self {
        let levels = match raster.samples() {
            Samples::U8(_) => 256,
            Samples::U16(_) => 65536,
        };
        Self::for_levels(device, raster.layout(), levels)
    }

    /// For pixels of this meaning and layout with so many levels a channel.
    pub(super) fn for_levels(device: Device, layout: Layout, levels: u32) -> Self {
        let plan = Plan::new(&device, levels);
        Self { device, plan, layout, full: f64::from(levels - 1) }
    }

    pub(super) const fn device(&self) -> &Device {
        &self.device
    }

    /// For every channel the linear value of every level, and the matrix; none where a lookup table says what levels mean.
    pub(super) fn shaper(&self) -> Option<(&[Vec<f32>], &Matrix)> {
        match &self.plan {
            Plan::Shaper { fast, matrix, .. } => Some((fast, matrix)),
            Plan::Table(_) | Plan::Plain => None,
        }
    }

    /// Whether two pictures' equal samples are equal colours.
    #[must_use]
    pub(super) fn same_meaning(&self, other: &Self) -> bool {
        self.layout == other.layout && self.full == other.full && self.device == other.device
    }

    /// The tables and the matrix of pictures that need nothing else: RGB without alpha.
    pub(super) fn rgb(&self) -> Option<Shaper<'_>> {
        let Plan::Shaper { fast, rows, .. } = &self.plan else { return None };
        let tables = fast.as_slice().try_into().ok()?;
        (self.layout == Layout::Rgb).then_some((tables, rows))
    }

    /// The matrix of [`rgb`](Self::rgb) in f64.
    pub(super) fn matrix(&self) -> Option<[[f64; 3]; 3]> {
        self.rgb()?;
        let Plan::Shaper { matrix, .. } = &self.plan else { return None };
        Some(*matrix)
    }

    /// Samples of a pixel.
    pub(super) const fn channels(&self) -> usize {
        self.layout.channels()
    }

    /// As [`relative`](Self::relative), through a lookup table: on the stored values themselves where they are of its space.
    pub(super) fn graded(&self, raster: &Raster, x: u32, y: u32, graded: &Graded) -> [f64; 3] {
        let srgb = self.device.is_srgb();
        let own = match graded.space() {
            LutSpace::Own => true,
            LutSpace::Srgb => srgb,
            _ => false,
        };
        if !own || self.layout != Layout::Rgb {
            return graded.relative(self.relative(raster, x, y));
        }
        let levels = self.levels(raster, x, y);
        let encoded = [0, 1, 2].map(|channel: usize| levels[channel] as f64 / self.full);
        if srgb {
            return graded.of_encoded(encoded);
        }
        let mut device = [0.0; MOST];
        device.iter_mut().zip(graded.mapped(encoded)).for_each(|(slot, value)| *slot = value);
        self.device.relative(device)
    }

    /// XYZ relative to white at column `x`, row `y`, over white; the nearest pixel where that is outside.
    pub(super) fn relative(&self, raster: &Raster, x: u32, y: u32) -> [f64; 3] {
        self.over_white(&self.levels(raster, x, y))
    }

    /// The colour at column `x`, row `y`, alpha over white, in f64; the nearest pixel where that is outside.
    #[must_use]
    pub fn lab(&self, raster: &Raster, x: u32, y: u32) -> Lab {
        Lab::from_relative(self.relative(raster, x, y))
    }

    /// The stored colour at column `x`, row `y`, whatever its alpha; the nearest pixel where that is outside.
    #[must_use]
    pub fn straight_lab(&self, raster: &Raster, x: u32, y: u32) -> Lab {
        Lab::from_relative(self.straight(&self.levels(raster, x, y)))
    }

    /// The stored levels of a pixel, the nearest one where that is outside.
    fn levels(&self, raster: &Raster, x: u32, y: u32) -> [usize; MOST] {
        fn take<T: Copy>(values: &[T], at: usize, channels: usize) -> [usize; MOST]
        where
            usize: From<T>,
        {
            let mut levels = [0usize; MOST];
            let pixel = values.get(at..at + channels).unwrap_or_default();
            levels.iter_mut().zip(pixel).for_each(|(level, &value)| *level = usize::from(value));
            levels
        }
        let channels = self.layout.channels();
        let column = x.min(raster.width() - 1) as usize;
        let row = y.min(raster.height() - 1) as usize;
        let at = (row * raster.width() as usize + column) * channels;
        match raster.samples() {
            Samples::U8(values) => take(values, at, channels),
            Samples::U16(values) => take(values, at, channels),
        }
    }

    /// XYZ relative to white of stored levels in the order of the layout, over white.
    fn over_white(&self, levels: &[usize; MOST]) -> [f64; 3] {
        let color = self.straight(levels);
        let over = |level: usize| {
            let alpha = level as f64 / self.full;
            color.map(|value| value * alpha + (1.0 - alpha))
        };
        match self.layout {
            Layout::GrayAlpha => over(levels[1]),
            Layout::Rgba => over(levels[3]),
            _ => color,
        }
    }

    /// XYZ relative to white of stored levels in the order of the layout, alpha ignored.
    pub(super) fn straight(&self, levels: &[usize; MOST]) -> [f64; 3] {
        match &self.plan {
            Plan::Shaper { matrix, tables, neutral, .. } => {
                let linear = |index: usize| {
                    tables.get(index).and_then(|table: &Vec<f64>| table.get(levels[index])).copied().unwrap_or(0.0)
                };
                match (tables.len() < 3, neutral) {
                    (true, _) => [linear(0); 3],
                    (false, true) => lab::relative(matrix, [0, 1, 2].map(linear)),
                    (false, false) => times(matrix, [0, 1, 2].map(linear)),
                }
            }
            Plan::Table(places) => self.device.relative_of_levels(places, levels),
            Plan::Plain => self.device.relative(levels.map(|level| level as f64 / self.full)),
        }
    }

    /// Fills `xyz` with colour relative to white of the pixels whose samples are given; f32 for speed.
    pub(super) fn block<T: Copy>(&self, pixels: &[T], xyz: &mut [Vec<f32>; 3])
    where
        usize: From<T>,
    {
        let Plan::Shaper { fast, rows, .. } = &self.plan else { return self.block_of_table(pixels, xyz) };
        let [xs, ys, zs] = xyz;
        let (first, rest) = (fast.first().map_or(&[][..], Vec::as_slice), fast.get(1..).unwrap_or_default());
        let at = |table: &[f32], value: T| table.get(usize::from(value)).copied().unwrap_or(0.0);
        let [[sx, gx, bx], [sy, gy, by], [sz, gz, bz]] = *rows;
        let out = xs.iter_mut().zip(ys.iter_mut()).zip(zs.iter_mut());
        let alpha_full = self.full as f32;
        // This form is exact at both ends, near black too.
        let over = |value: f32, alpha: f32| value * alpha + (1.0 - alpha);
        match (self.layout.channels(), rest) {
            (3, [green, blue]) => {
                for (((x, y), z), &[r, g, b]) in out.zip(pixels.as_chunks::<3>().0) {
                    let r = at(first, r);
                    let (g, b) = (at(green, g) - r, at(blue, b) - r);
                    *x = sx * r + gx * g + bx * b;
                    *y = sy * r + gy * g + by * b;
                    *z = sz * r + gz * g + bz * b;
                }
            }
            (4, [green, blue]) => {
                for (((x, y), z), &[r, g, b, a]) in out.zip(pixels.as_chunks::<4>().0) {
                    let alpha = usize::from(a) as f32 / alpha_full;
                    let r = at(first, r);
                    let (g, b) = (at(green, g) - r, at(blue, b) - r);
                    *x = over(sx * r + gx * g + bx * b, alpha);
                    *y = over(sy * r + gy * g + by * b, alpha);
                    *z = over(sz * r + gz * g + bz * b, alpha);
                }
            }
            (channels, _) => {
                for (((x, y), z), pixel) in out.zip(pixels.chunks_exact(channels)) {
                    let gray = pixel.first().map_or(0.0, |&value| at(first, value));
                    let alpha = pixel.get(1).map_or(1.0, |&a| usize::from(a) as f32 / alpha_full);
                    let gray = over(gray, alpha);
                    (*x, *y, *z) = (gray, gray, gray);
                }
            }
        }
    }

    /// [`block`](Self::block) by lookup table: pixel by pixel, but runs of one colour once.
    fn block_of_table<T: Copy>(&self, pixels: &[T], [xs, ys, zs]: &mut [Vec<f32>; 3])
    where
        usize: From<T>,
    {
        let mut last = None;
        let out = xs.iter_mut().zip(ys.iter_mut()).zip(zs.iter_mut());
        for (((x, y), z), pixel) in out.zip(pixels.chunks_exact(self.layout.channels())) {
            let mut levels = [0usize; MOST];
            levels.iter_mut().zip(pixel).for_each(|(level, &value)| *level = usize::from(value));
            let color = match last {
                Some((known, color)) if known == levels => color,
                _ => self.over_white(&levels).map(|value| value as f32),
            };
            last = Some((levels, color));
            [*x, *y, *z] = color;
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::super::delta_e::ciede2000;
    use super::*;

    /// Every profile of the tests over an even spread of its colours: the f32 block against the f64 pixel.
    #[test]
    fn the_fast_path_is_the_exact_one() {
        let made = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/color/made");
        let cases = [
            ("rgb_mab_full", Layout::Rgb),
            ("rgb_lut8_lab", Layout::Rgba),
            ("rgb_lut16_xyz", Layout::Rgb),
            ("rgb_mab_matrix", Layout::Rgb),
            ("cmyk_lut16", Layout::Cmyk),
            ("cmyk_mab_8bit", Layout::Cmyk),
            ("gray_lut16", Layout::GrayAlpha),
        ];
        for (name, layout) in cases {
            let icc: std::sync::Arc<[u8]> = std::fs::read(made.join(format!("{name}.icc"))).unwrap().into();
            let count = 4096u32;
            // A Weyl sequence: even in every channel, and no two channels in step.
            let values = (0..count * layout.channels() as u32).map(|at| (at.wrapping_mul(2_654_435_769) >> 24) as u8);
            let raster = Raster::new(count, 1, layout, Samples::U8(values.collect()), Some(icc)).unwrap();
            let converter = Converter::new(&raster).unwrap();
            let Samples::U8(levels) = raster.samples() else { unreachable!() };
            let mut xyz = [0; 3].map(|_| vec![0.0f32; count as usize]);
            converter.block(levels, &mut xyz);
            let mut worst = 0.0f64;
            for x in 0..count {
                let fast = [0, 1, 2].map(|plane: usize| f64::from(xyz[plane][x as usize]));
                worst = worst.max(ciede2000(converter.lab(&raster, x, 0), Lab::from_relative(fast)));
            }
            // f32 has 24 bits.
            assert!(worst < 5e-5, "{name}: {worst}");
        }
    }
}
