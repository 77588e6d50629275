//! From device values to XYZ relative to white, to Lab and to 8-bit sRGB, for whole pictures in blocks of a row.
//!
//! A [`Device`] is the colour model in f64; a [`Converter`] is that model tabulated for one picture: every stored level of
//! every channel goes through its curve once. No 8-bit step and no gamut clip lies between file and Lab. Alpha is laid over
//! white in linear light, the ground of a main image, so that invisible colour does not count.

use super::lab::{self, Lab, SRGB};
use super::lut::{Graded, Space};
use super::profile;
use crate::error::Result;
use crate::raster::{Layout, Raster, Rgba8, Samples};

/// A tone curve, device value 0 to 1 to linear light.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Curve {
    Gamma(f64),
    /// Equally spaced values, linear in between; at least two.
    Table(Vec<f64>),
    /// ICC.1:2022, 10.18: `(a x + b)^g + e` from `d` on, `c x + f` below.
    Parametric {
        g: f64,
        a: f64,
        b: f64,
        c: f64,
        d: f64,
        e: f64,
        f: f64,
    },
    Srgb,
    /// The curve gives CIE lightness, 0 to 1, instead of linear light (gray profiles on the Lab connection space).
    Lightness(Box<Curve>),
}

impl Curve {
    pub(super) fn eval(&self, x: f64) -> f64 {
        match self {
            Self::Gamma(gamma) => x.powf(*gamma),
            Self::Table(table) => {
                let place = x.clamp(0.0, 1.0) * (table.len().saturating_sub(1)) as f64;
                let below = place.floor();
                let at = |index: usize| table.get(index).or(table.last()).copied().unwrap_or(0.0);
                let (low, high) = (at(below as usize), at(below as usize + 1));
                low + (high - low) * (place - below)
            }
            Self::Parametric { g, a, b, c, d, e, f } => {
                if x >= *d {
                    (a * x + b).max(0.0).powf(*g) + e
                } else {
                    c * x + f
                }
            }
            Self::Srgb => lab::srgb_to_linear(x),
            Self::Lightness(curve) => {
                let l = curve.eval(x) * 100.0;
                let f = (l + 16.0) / 116.0;
                if l > lab::KAPPA * lab::EPSILON { f.powi(3) } else { l / lab::KAPPA }
            }
        }
    }
}

/// What device values mean: one curve a channel, and for RGB a matrix to XYZ relative to white.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Device {
    curves: Vec<Curve>,
    matrix: [[f64; 3]; 3],
    srgb: bool,
}

impl Device {
    pub(super) fn srgb(gray: bool) -> Self {
        Self { curves: vec![Curve::Srgb; if gray { 1 } else { 3 }], matrix: SRGB, srgb: true }
    }

    pub(super) fn rgb(curves: Vec<Curve>, matrix: [[f64; 3]; 3]) -> Self {
        Self { curves, matrix, srgb: false }
    }

    /// Gray: equal amounts of every component of white.
    pub(super) fn gray(curve: Curve) -> Self {
        Self { curves: vec![curve], matrix: SRGB, srgb: false }
    }

    pub(super) fn curves(&self) -> &[Curve] {
        &self.curves
    }

    pub(super) const fn is_srgb(&self) -> bool {
        self.srgb
    }

    /// XYZ relative to white; gray takes the first value.
    pub(super) fn relative(&self, [r, g, b]: [f64; 3]) -> [f64; 3] {
        match self.curves.as_slice() {
            [red, green, blue] => lab::relative(&self.matrix, [red.eval(r), green.eval(g), blue.eval(b)]),
            [gray, ..] => [gray.eval(r); 3],
            [] => [0.0; 3],
        }
    }
}

/// Turns the pixels of one picture into colour.
#[derive(Debug, Clone)]
pub struct Converter {
    device: Device,
    /// For every channel the linear value of every stored level.
    tables: Vec<Vec<f64>>,
    fast: Vec<Vec<f32>>,
    /// The matrix in the form of [`lab::relative`]: sum of the row, second and third coefficient.
    rows: [[f32; 3]; 3],
    layout: Layout,
    full: f64,
}

impl Converter {
    /// For pictures like this one: its layout, depth and profile.
    ///
    /// # Errors
    /// [`Error::Unsupported`](crate::error::Error::Unsupported) for profiles that cannot be evaluated.
    pub fn new(raster: &Raster) -> Result<Self> {
        let device = profile::device(raster)?;
        let levels = match raster.samples() {
            Samples::U8(_) => 256,
            Samples::U16(_) => 65536,
        };
        let full = f64::from(levels - 1);
        let tabulate = |curve: &Curve| (0..levels).map(|level| curve.eval(f64::from(level) / full)).collect();
        // Most profiles have one curve for all channels: evaluate it once.
        let mut tables: Vec<Vec<f64>> = Vec::new();
        for (index, curve) in device.curves().iter().enumerate() {
            let known = device.curves().iter().take(index).position(|other| other == curve);
            let table = known.and_then(|at| tables.get(at).cloned()).unwrap_or_else(|| tabulate(curve));
            tables.push(table);
        }
        let fast = tables.iter().map(|table| table.iter().map(|&value| value as f32).collect()).collect();
        let rows = device.matrix.map(|[r, g, b]| {
            let sum = r + g + b;
            [if (sum - 1.0).abs() < lab::NEUTRAL { 1.0 } else { sum as f32 }, g as f32, b as f32]
        });
        Ok(Self { device, tables, fast, rows, layout: raster.layout(), full })
    }

    /// Whether two pictures' equal samples are equal colours.
    #[must_use]
    pub(super) fn same_meaning(&self, other: &Self) -> bool {
        self.layout == other.layout && self.full == other.full && self.device == other.device
    }

    /// The tables and the matrix of pictures that need nothing else: RGB without alpha.
    pub(super) fn shaper(&self) -> Option<(&[Vec<f32>; 3], &[[f32; 3]; 3])> {
        let tables = self.fast.as_slice().try_into().ok()?;
        (self.layout == Layout::Rgb).then_some((tables, &self.rows))
    }

    /// The matrix of [`shaper`](Self::shaper) in f64.
    pub(super) fn matrix(&self) -> Option<[[f64; 3]; 3]> {
        self.shaper().map(|_| self.device.matrix)
    }

    /// Samples of a pixel.
    pub(super) const fn channels(&self) -> usize {
        self.layout.channels()
    }

    /// XYZ relative to white at column `x`, row `y`, over white; the nearest pixel where that is outside.
    pub(super) fn relative(&self, raster: &Raster, x: u32, y: u32) -> [f64; 3] {
        let channels = self.layout.channels();
        let column = x.min(raster.width() - 1) as usize;
        let row = y.min(raster.height() - 1) as usize;
        let at = (row * raster.width() as usize + column) * channels;
        match raster.samples() {
            Samples::U8(values) => self.one(values.get(at..at + channels).unwrap_or_default()),
            Samples::U16(values) => self.one(values.get(at..at + channels).unwrap_or_default()),
        }
    }

    /// The colour at column `x`, row `y`, alpha over white, in f64; the nearest pixel where that is outside.
    #[must_use]
    pub fn lab(&self, raster: &Raster, x: u32, y: u32) -> Lab {
        Lab::from_relative(self.relative(raster, x, y))
    }

    /// As [`relative`](Self::relative), through a lookup table: on the stored values themselves where they are of its space.
    pub(super) fn graded(&self, raster: &Raster, x: u32, y: u32, graded: &Graded) -> [f64; 3] {
        let srgb = self.device.is_srgb();
        let own = match graded.space() {
            Space::Own => true,
            Space::Srgb => srgb,
            _ => false,
        };
        if !own || self.layout != Layout::Rgb {
            return graded.relative(self.relative(raster, x, y));
        }
        let at = (y as usize * raster.width() as usize + x as usize) * 3;
        let level = |index: usize| match raster.samples() {
            Samples::U8(values) => values.get(at + index).map_or(0.0, |&value| f64::from(value)),
            Samples::U16(values) => values.get(at + index).map_or(0.0, |&value| f64::from(value)),
        };
        let encoded = [0, 1, 2].map(|index| level(index) / self.full);
        if srgb { graded.of_encoded(encoded) } else { self.device.relative(graded.mapped(encoded)) }
    }

    fn one<T: Copy>(&self, pixel: &[T]) -> [f64; 3]
    where
        usize: From<T>,
    {
        let level = |index: usize| pixel.get(index).map_or(0, |&value| usize::from(value));
        let linear =
            |index: usize| self.tables.get(index).and_then(|table| table.get(level(index))).copied().unwrap_or(0.0);
        let color = match self.layout {
            Layout::Gray | Layout::GrayAlpha => [linear(0); 3],
            _ => lab::relative(&self.device.matrix, [linear(0), linear(1), linear(2)]),
        };
        match self.layout {
            Layout::GrayAlpha => over_white(color, level(1) as f64 / self.full),
            Layout::Rgba => over_white(color, level(3) as f64 / self.full),
            _ => color,
        }
    }

    /// Fills `xyz` with colour relative to white of the pixels whose samples are given; f32 for speed.
    pub(super) fn block<T: Copy>(&self, pixels: &[T], xyz: &mut [Vec<f32>; 3])
    where
        usize: From<T>,
    {
        let [xs, ys, zs] = xyz;
        let (first, rest) = (self.fast.first().map_or(&[][..], Vec::as_slice), self.fast.get(1..).unwrap_or_default());
        let at = |table: &[f32], value: T| table.get(usize::from(value)).copied().unwrap_or(0.0);
        let [[sx, gx, bx], [sy, gy, by], [sz, gz, bz]] = self.rows;
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

    /// See [`profile::to_srgb8`].
    pub(super) fn to_srgb8(&self, raster: &Raster) -> Result<Rgba8> {
        let matrix = self.to_srgb_matrix()?;
        let encode = Encoder::new();
        let mut data = Vec::with_capacity(raster.width() as usize * raster.height() as usize * 4);
        match raster.samples() {
            Samples::U8(values) if self.device.is_srgb() => self.copy8(values, &mut data),
            Samples::U8(values) => self.draw(values, &matrix, &encode, &mut data),
            Samples::U16(values) => self.draw(values, &matrix, &encode, &mut data),
        }
        Rgba8::new(raster.width(), raster.height(), data)
    }

    /// Device to linear sRGB; exactly the identity for sRGB itself.
    fn to_srgb_matrix(&self) -> Result<[[f64; 3]; 3]> {
        if self.device.is_srgb() {
            return Ok([[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]]);
        }
        let back = profile::to_linear_srgb()?;
        let m = self.device.matrix;
        Ok(back.map(|row| [0, 1, 2].map(|c| row[0] * m[0][c] + row[1] * m[1][c] + row[2] * m[2][c])))
    }

    fn copy8(&self, values: &[u8], data: &mut Vec<u8>) {
        match self.layout {
            Layout::Gray => values.iter().for_each(|&g| data.extend_from_slice(&[g, g, g, 255])),
            Layout::GrayAlpha => {
                values.as_chunks::<2>().0.iter().for_each(|&[g, a]| data.extend_from_slice(&[g, g, g, a]));
            }
            Layout::Rgb => {
                values.as_chunks::<3>().0.iter().for_each(|&[r, g, b]| data.extend_from_slice(&[r, g, b, 255]));
            }
            Layout::Rgba | Layout::Cmyk => data.extend_from_slice(values),
        }
    }

    fn draw<T: Copy>(&self, values: &[T], matrix: &[[f64; 3]; 3], encode: &Encoder, data: &mut Vec<u8>)
    where
        usize: From<T>,
    {
        let rows = matrix.map(|row| {
            let sum = row[0] + row[1] + row[2];
            // White stays white: a profile's white is 1 up to the rounding of its numbers.
            [if (sum - 1.0).abs() < 1e-3 { 1.0 } else { sum as f32 }, row[1] as f32, row[2] as f32]
        });
        let channels = self.layout.channels();
        let has_alpha = matches!(self.layout, Layout::GrayAlpha | Layout::Rgba);
        for pixel in values.chunks_exact(channels) {
            let level = |index: usize| pixel.get(index).map_or(0, |&value| usize::from(value));
            let linear = |index: usize| self.fast.get(index).and_then(|t| t.get(level(index))).copied().unwrap_or(0.0);
            let color = if self.fast.len() < 3 {
                [encode.level(linear(0)); 3]
            } else {
                let (r, g, b) = (linear(0), linear(1), linear(2));
                rows.map(|[sum, mg, mb]| encode.level(sum * r + mg * (g - r) + mb * (b - r)))
            };
            let alpha = if has_alpha { (level(channels - 1) as f64 * 255.0 / self.full).round() as u8 } else { 255 };
            data.extend_from_slice(&[color[0], color[1], color[2], alpha]);
        }
    }
}

fn over_white(color: [f64; 3], alpha: f64) -> [f64; 3] {
    color.map(|value| value * alpha + (1.0 - alpha))
}

/// Linear light to 8-bit sRGB by table.
struct Encoder(Vec<u8>);

impl Encoder {
    /// Entries of the table: steps are 1/5 of a level where sRGB is steepest (12.92 × 255 levels a unit).
    const STEPS: usize = 16384;

    fn new() -> Self {
        let level = |step| (lab::linear_to_srgb(f64::from(step) / (Self::STEPS - 1) as f64) * 255.0).round() as u8;
        Self((0..Self::STEPS as u32).map(level).collect())
    }

    fn level(&self, linear: f32) -> u8 {
        let step = (linear.clamp(0.0, 1.0) * (Self::STEPS - 1) as f32 + 0.5) as usize;
        self.0.get(step).copied().unwrap_or(255)
    }
}
