//! Tiles that are laid over a picture: the difference to a reference that is no plain picture, colours outside a gamut, and
//! the picture through a correction. For looking at; the figures come from the checks themselves.
//!
//! Levels above 0 are asked at up to 2 × 2 of the pixels that each of theirs covers.

use super::compare::tile::Seen;
use super::compare::{STEPS, table};
use super::counterpart::Counterpart;
use super::delta_e::Formula;
use super::draw::{Space, repaint};
use super::gamut::{Gamut, TOLERANCE};
use super::lab::Lab;
use super::lut::{Graded, Interpolation, Lut, LutSpace};
use super::matrix::{self, times};
use super::pyramid::{Area, Place};
use crate::error::Result;
use crate::raster::Rgba8;

/// Out of gamut: two colours in stripes, so that one of them stands out from any product, with any colour vision.
const STRIPES: [[u8; 4]; 2] = [[255, 0, 200, 255], [255, 255, 255, 255]];
/// Width of a stripe, px of the tile.
const STRIPE: u32 = 3;
/// Points along a side of a preview's table.
const POINTS: usize = 33;

/// The difference of a picture from a reference that is no plain picture of its size, in the heat map's colours.
///
/// # Errors
/// [`Error::InvalidArgument`](crate::error::Error::InvalidArgument) for a place outside.
pub fn heat(seen: Seen<'_>, reference: &Counterpart<'_>, formula: Formula, place: Place) -> Result<Rgba8> {
    let mut colors = table();
    if seen.pyramid.space() != Space::Srgb {
        repaint(&mut colors, seen.pyramid.space())?;
    }
    paint(seen, place, |points| {
        let mut sums = [[0.0; 3]; 2];
        let mut count = 0.0;
        for &(x, y) in points {
            let Some(wanted) = reference.at(x, y) else { continue };
            let found = seen.converter.relative(seen.raster, x, y);
            for (sum, light) in sums.iter_mut().zip([wanted, found]) {
                sum.iter_mut().zip(light).for_each(|(sum, value)| *sum += value);
            }
            count += 1.0;
        }
        if count == 0.0 {
            return [0; 4];
        }
        let [wanted, found] = sums.map(|sum| Lab::from_relative(sum.map(|value| value / count)));
        let step = (formula.difference(wanted, found) * STEPS) as usize;
        colors.get(step).or(colors.last()).copied().unwrap_or([0; 4])
    })
}

/// Stripes over the colours that a target cannot show; transparent elsewhere.
///
/// # Errors
/// As [`heat`].
pub fn gamut(seen: Seen<'_>, gamut: &Gamut, place: Place) -> Result<Rgba8> {
    let mut data = paint(seen, place, |points| {
        let out = points.iter().any(|&(x, y)| gamut.excess(seen.converter.lab(seen.raster, x, y)) > TOLERANCE);
        if out { STRIPES[0] } else { [0; 4] }
    })?
    .into_data();
    let area = seen.pyramid.area(place)?;
    let pixels = data.as_chunks_mut::<4>().0;
    for (index, pixel) in pixels.iter_mut().enumerate().filter(|(_, pixel)| pixel[3] > 0) {
        let (x, y) = (area.x + index as u32 % area.width, area.y + index as u32 / area.width);
        *pixel = STRIPES[((x + y) / STRIPE % 2) as usize];
    }
    Rgba8::new(area.width, area.height, data)
}

/// A correction as a canvas shows it: from the canvas's levels to the canvas's levels.
#[derive(Debug, Clone)]
pub struct Preview {
    space: Space,
    table: Lut,
}

impl Preview {
    /// For canvases of `space`.
    #[must_use]
    pub fn new(correction: &Graded, space: Space) -> Self {
        let own = match space {
            Space::Srgb => LutSpace::Srgb,
            Space::DisplayP3 => LutSpace::DisplayP3,
        };
        let to = own.matrix();
        let from = matrix::inverse(&to).unwrap_or([[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]]);
        let step = |index: usize| index as f64 / (POINTS - 1) as f64;
        let entry = |index: usize| {
            let encoded = [index % POINTS, index / POINTS % POINTS, index / (POINTS * POINTS)].map(step);
            let xyz = times(&to, encoded.map(|value| own.decode(value)));
            times(&from, correction.relative(xyz)).map(|value| own.encode(value.clamp(0.0, 1.0)))
        };
        Self { space, table: Lut::of_cube(POINTS, (0..POINTS * POINTS * POINTS).map(entry).collect()) }
    }

    /// The canvas space that it was made for.
    #[must_use]
    pub const fn space(&self) -> Space {
        self.space
    }

    /// A tile of the picture through the correction.
    ///
    /// # Errors
    /// As [`heat`].
    pub fn tile(&self, seen: Seen<'_>, place: Place) -> Result<Rgba8> {
        let tile = seen.pyramid.tile(seen.raster, place)?;
        let (width, height) = (tile.width(), tile.height());
        let mut data = tile.into_data();
        let mut last = ([0u8; 3], None);
        for [r, g, b, _] in data.as_chunks_mut::<4>().0 {
            let levels = [*r, *g, *b];
            let changed = match last {
                (known, Some(changed)) if known == levels => changed,
                _ => {
                    let encoded = levels.map(|level| f64::from(level) / 255.0);
                    self.table.apply(encoded, Interpolation::Tetrahedral).map(|value| (value * 255.0).round() as u8)
                }
            };
            last = (levels, Some(changed));
            [*r, *g, *b] = changed;
        }
        Rgba8::new(width, height, data)
    }
}

/// Colours each pixel of a tile by pixels of the picture that it covers.
fn paint(seen: Seen<'_>, place: Place, color: impl Fn(&[(u32, u32)]) -> [u8; 4]) -> Result<Rgba8> {
    let Area { x: left, y: top, width, height } = seen.pyramid.area(place)?;
    let scale = 1u32 << place.level.min(31);
    let inside = |at: u32, side: u32| at.min(side - 1);
    let mut data = Vec::with_capacity(width as usize * height as usize * 4);
    for y in top..top + height {
        for x in left..left + width {
            let (from_x, from_y) = (x.saturating_mul(scale), y.saturating_mul(scale));
            let at = |dx: u32, dy: u32| {
                let (x, y) = (from_x.saturating_add(dx), from_y.saturating_add(dy));
                (inside(x, seen.raster.width()), inside(y, seen.raster.height()))
            };
            let (near, far) = (scale / 4, scale * 3 / 4);
            let points = [at(near, near), at(far, near), at(near, far), at(far, far)];
            data.extend(color(if scale == 1 { &points[..1] } else { &points }));
        }
    }
    Rgba8::new(width, height, data)
}
