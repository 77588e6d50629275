//! Pixels as a screen gets them: 8 bits a channel in sRGB or Display P3, straight alpha, any part of a row at a time.
//!
//! Stored levels go through the picture's tone curves to linear light, through one matrix to the canvas's primaries, and
//! through a table back to levels; what a lookup-table profile states is asked pixel by pixel. Colours outside the canvas's space are clipped channel by channel, and white stays white.
//! Levels are the nearest ones, to the step of the table. 8-bit pictures that are in the canvas's space already keep
//! their bytes. Nothing is dithered.

use serde::{Deserialize, Serialize};

use super::convert::Converter;
use super::kernel::BLOCK;
use super::lab::{self, DISPLAY_P3, SRGB};
use super::matrix::{Matrix, inverse};
use super::profile::{self, Device, MOST};
use crate::error::{Error, Result};
use crate::raster::{Layout, Raster, Rgba8, Samples};

/// The colour space of a canvas.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub enum Space {
    /// IEC 61966-2-1; every browser's.
    Srgb,
    /// Apple's Display P3: wider primaries, sRGB's white and tone curve.
    DisplayP3,
}

impl Space {
    /// What 8-bit levels of this space mean.
    pub(super) fn device(self) -> Device {
        match self {
            Self::Srgb => Device::srgb(false),
            Self::DisplayP3 => Device::display_p3(),
        }
    }

    const fn matrix(self) -> &'static Matrix {
        match self {
            Self::Srgb => &SRGB,
            Self::DisplayP3 => &DISPLAY_P3,
        }
    }
}

/// How levels become the canvas's levels.
#[derive(Debug, Clone)]
enum Way {
    /// They are the canvas's already.
    Copy,
    /// One channel: the canvas's level of every stored level.
    Gray(Vec<u8>),
    /// Linear light by the channels' tables (in the order of the samples), then this matrix in the form of
    /// [`lab::relative`]: sum of the row, second and third coefficient.
    Matrix([Vec<f32>; 3], [[f32; 3]; 3]),
    /// The converter is asked for every pixel (runs of one colour once); this matrix leads to the canvas's linear light.
    Asked(Box<Converter>, Matrix),
}

/// Draws pixels of one picture for canvases of one space.
#[derive(Debug, Clone)]
pub struct Painter {
    way: Way,
    layout: Layout,
    encode: Encoder,
}

impl Painter {
    /// For this picture: relative colorimetric, prints with black-point compensation, inks without a profile in a plain way.
    ///
    /// # Errors
    /// [`Error::Unsupported`] for profiles that cannot be evaluated.
    pub fn new(raster: &Raster, space: Space) -> Result<Self> {
        let converter = Converter::for_drawing(raster)?;
        let encode = Encoder::new();
        let eight = matches!(raster.samples(), Samples::U8(_));
        let device = converter.device();
        // Both spaces have one white and one tone curve: gray is the same in both.
        let gray = matches!(raster.layout(), Layout::Gray | Layout::GrayAlpha);
        let own = match space {
            Space::DisplayP3 if !gray => profile::same_colors(device, &space.device()),
            _ => device.is_srgb(),
        };
        let way = match converter.shaper() {
            Some(_) if own && eight => Way::Copy,
            Some(([gray], _)) => Way::Gray(gray.iter().map(|&linear| encode.level(linear)).collect()),
            Some(([red, green, blue], matrix)) => {
                let matrix = if own { IDENTITY } else { between(matrix, space)? };
                Way::Matrix([red.clone(), green.clone(), blue.clone()], rows(matrix))
            }
            _ => Way::Asked(Box::new(converter), back(space)?),
        };
        Ok(Self { way, layout: raster.layout(), encode })
    }

    /// The whole picture.
    ///
    /// # Errors
    /// Only [`Error::Internal`].
    pub fn whole(&self, raster: &Raster) -> Result<Rgba8> {
        let mut data = vec![0; raster.width() as usize * raster.height() as usize * 4];
        self.pixels(raster, 0, &mut data);
        Rgba8::new(raster.width(), raster.height(), data)
    }

    /// Fills `out` with red, green, blue and alpha of the pixels from `from` on, counted along the rows.
    pub fn pixels(&self, raster: &Raster, from: usize, out: &mut [u8]) {
        let channels = self.layout.channels();
        let range = from * channels..(from + out.len() / 4) * channels;
        match raster.samples() {
            Samples::U8(values) => {
                let values = values.get(range).unwrap_or_default();
                if matches!(self.way, Way::Copy) { self.copy(values, out) } else { self.convert(values, out) }
            }
            Samples::U16(values) => self.convert(values.get(range).unwrap_or_default(), out),
        }
    }

    fn copy(&self, values: &[u8], out: &mut [u8]) {
        let out = out.as_chunks_mut::<4>().0.iter_mut();
        match self.layout {
            Layout::Gray => out.zip(values).for_each(|(to, &g)| *to = [g, g, g, 255]),
            Layout::GrayAlpha => {
                out.zip(values.as_chunks::<2>().0).for_each(|(to, &[g, a])| *to = [g, g, g, a]);
            }
            Layout::Rgb => {
                out.zip(values.as_chunks::<3>().0).for_each(|(to, &[r, g, b])| *to = [r, g, b, 255]);
            }
            Layout::Rgba | Layout::Cmyk => out.zip(values.as_chunks::<4>().0).for_each(|(to, from)| *to = *from),
        }
    }

    fn convert<T: Level>(&self, values: &[T], out: &mut [u8]) {
        match &self.way {
            Way::Copy => {}
            Way::Gray(table) => {
                let level = |value: T| table.get(value.index()).copied().unwrap_or(255);
                let out = out.as_chunks_mut::<4>().0.iter_mut();
                if self.layout == Layout::GrayAlpha {
                    for (to, &[value, alpha]) in out.zip(values.as_chunks::<2>().0) {
                        let gray = level(value);
                        *to = [gray, gray, gray, alpha.eight()];
                    }
                } else {
                    for (to, &value) in out.zip(values) {
                        let gray = level(value);
                        *to = [gray, gray, gray, 255];
                    }
                }
            }
            Way::Matrix(tables, rows) => {
                if self.layout == Layout::Rgba {
                    self.matrix(values.as_chunks::<4>().0, tables, rows, out, |pixel| pixel[3].eight());
                } else {
                    self.matrix(values.as_chunks::<3>().0, tables, rows, out, |_| 255);
                }
            }
            Way::Asked(converter, back) => {
                let mut last = None;
                let alpha = match self.layout {
                    Layout::GrayAlpha => Some(1),
                    Layout::Rgba => Some(3),
                    Layout::Gray | Layout::Rgb | Layout::Cmyk => None,
                };
                let pixels = values.chunks_exact(self.layout.channels());
                for (to, pixel) in out.as_chunks_mut::<4>().0.iter_mut().zip(pixels) {
                    let mut levels = [0; MOST];
                    levels.iter_mut().zip(pixel).for_each(|(level, value)| *level = value.index());
                    let [r, g, b] = match last {
                        Some((known, color)) if known == levels => color,
                        _ => lab::relative(back, converter.straight(&levels)).map(|v| self.encode.level(v as f32)),
                    };
                    last = Some((levels, [r, g, b]));
                    *to = [r, g, b, alpha.and_then(|at| pixel.get(at)).map_or(255, |alpha| alpha.eight())];
                }
            }
        }
    }

    /// In blocks and stages, so that the arithmetic becomes vector code: gather, matrix, steps of the table, levels.
    fn matrix<T: Level, const N: usize>(
        &self,
        pixels: &[[T; N]],
        [red, green, blue]: &[Vec<f32>; 3],
        rows: &[[f32; 3]; 3],
        out: &mut [u8],
        alpha: impl Fn(&[T; N]) -> u8,
    ) {
        let [mut r, mut g, mut b] = [[0f32; BLOCK]; 3];
        let mut steps = [[0u32; BLOCK]; 3];
        let at =
            |table: &[f32], value: Option<&T>| value.and_then(|value| table.get(value.index())).copied().unwrap_or(0.0);
        for (pixels, out) in pixels.chunks(BLOCK).zip(out.as_chunks_mut::<4>().0.chunks_mut(BLOCK)) {
            for (((r, g), b), pixel) in r.iter_mut().zip(&mut g).zip(&mut b).zip(pixels) {
                let mut channels = pixel.iter();
                *r = at(red, channels.next());
                *g = at(green, channels.next());
                *b = at(blue, channels.next());
            }
            for (steps, &[sum, second, third]) in steps.iter_mut().zip(rows) {
                for (step, ((&r, &g), &b)) in steps.iter_mut().zip(r.iter().zip(&g).zip(&b)) {
                    *step = Encoder::step(sum * r + second * (g - r) + third * (b - r));
                }
            }
            let [r, g, b] = &steps;
            for ((to, pixel), ((&r, &g), &b)) in out.iter_mut().zip(pixels).zip(r.iter().zip(g).zip(b)) {
                *to = [self.encode.at(r), self.encode.at(g), self.encode.at(b), alpha(pixel)];
            }
        }
    }
}

const IDENTITY: Matrix = [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]];

/// From colour relative to white to linear light of `space`.
fn back(space: Space) -> Result<Matrix> {
    inverse(space.matrix()).ok_or(Error::Internal("a canvas's matrix has no inverse"))
}

/// From linear light by `matrix` to linear light of `space`.
fn between(m: &Matrix, space: Space) -> Result<Matrix> {
    Ok(back(space)?.map(|row| [0, 1, 2].map(|c| row[0] * m[0][c] + row[1] * m[1][c] + row[2] * m[2][c])))
}

fn rows(matrix: Matrix) -> [[f32; 3]; 3] {
    matrix.map(|row| {
        let sum = row[0] + row[1] + row[2];
        // White stays white: a profile's white is 1 up to the rounding of its numbers.
        [if (sum - 1.0).abs() < 1e-3 { 1.0 } else { sum as f32 }, row[1] as f32, row[2] as f32]
    })
}

/// 8-bit sRGB colours as they are written into a canvas of `space`.
pub(crate) fn repaint(colors: &mut [[u8; 4]], space: Space) -> Result<()> {
    let data: Vec<u8> = colors.iter().flatten().copied().collect();
    let raster = Raster::new(colors.len() as u32, 1, Layout::Rgba, Samples::U8(data), None)?;
    let painter = Painter::new(&raster, space)?;
    painter.pixels(&raster, 0, colors.as_flattened_mut());
    Ok(())
}

/// A stored level.
trait Level: Copy {
    fn index(self) -> usize;
    /// The nearest of 256 levels.
    fn eight(self) -> u8;
}

impl Level for u8 {
    fn index(self) -> usize {
        usize::from(self)
    }

    fn eight(self) -> u8 {
        self
    }
}

impl Level for u16 {
    fn index(self) -> usize {
        usize::from(self)
    }

    fn eight(self) -> u8 {
        ((u32::from(self) + 128) / 257) as u8
    }
}

/// Linear light to 8-bit levels of the sRGB curve, by table.
#[derive(Debug, Clone)]
struct Encoder(Vec<u8>);

impl Encoder {
    /// Entries of the table: steps are 1/5 of a level where sRGB is steepest (12.92 × 255 levels a unit).
    const STEPS: usize = 16384;

    fn new() -> Self {
        let level = |step| (lab::linear_to_srgb(f64::from(step) / (Self::STEPS - 1) as f64) * 255.0).round() as u8;
        Self((0..Self::STEPS as u32).map(level).collect())
    }

    #[inline(always)]
    fn step(linear: f32) -> u32 {
        (linear.clamp(0.0, 1.0) * (Self::STEPS - 1) as f32 + 0.5) as u32
    }

    #[inline(always)]
    fn at(&self, step: u32) -> u8 {
        self.0.get(step as usize).copied().unwrap_or(255)
    }

    fn level(&self, linear: f32) -> u8 {
        self.at(Self::step(linear))
    }
}

#[cfg(test)]
mod tests;
