//! A picture as tiles, the way a viewer asks for them: level 0 is the picture itself, each next level is half as large.
//!
//! Level 0 is never held converted: each of its tiles is drawn from the stored samples when somebody asks. The smaller
//! levels are made once, in bands of two rows, and kept as 8-bit RGBA in the canvas's space: a third of the picture's
//! pixels, 134 MB for 100 megapixels. Halving is on those levels, as browsers do it ([`halve_rows`]).

use super::convert::Converter;
use super::draw::{Painter, Space};
use crate::error::{Error, Result};
use crate::raster::{Layout, Raster, Rgba8, halve_rows};

/// Side of a tile, px: a screen needs a dozen, and one is drawn in a few milliseconds. Levels end when both sides fit.
pub const TILE: u32 = 512;

/// A part of a level.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// 0 is the picture, each next one half of it.
    pub level: usize,
    /// Tiles from the left.
    pub column: u32,
    /// Tiles from the top.
    pub row: u32,
}

/// The levels of one picture for one canvas space.
#[derive(Debug, Clone)]
pub struct Pyramid {
    space: Space,
    painter: Painter,
    /// What the levels mean, for comparing them.
    pub(super) drawn: Converter,
    size: (u32, u32),
    /// From level 1 on.
    levels: Vec<Rgba8>,
}

/// The pixels of a tile: where they begin in their level, and how many.
#[derive(Debug, Clone, Copy)]
pub(super) struct Area {
    pub(super) x: u32,
    pub(super) y: u32,
    pub(super) width: u32,
    pub(super) height: u32,
}

impl Pyramid {
    /// Makes all levels of a picture.
    ///
    /// # Errors
    /// [`Error::Unsupported`] for profiles that cannot be evaluated.
    pub fn new(raster: &Raster, space: Space) -> Result<Self> {
        let painter = Painter::new(raster, space)?;
        let size = (raster.width(), raster.height());
        let mut levels = Vec::new();
        if size.0.max(size.1) > TILE {
            levels.push(first(raster, &painter)?);
        }
        while let Some(last) = levels.last().filter(|last| last.width().max(last.height()) > TILE) {
            levels.push(last.halve()?);
        }
        let drawn = Converter::for_levels(space.device(), Layout::Rgba, 256);
        Ok(Self { space, painter, drawn, size, levels })
    }

    /// The canvas space that it is drawn for.
    #[must_use]
    pub const fn space(&self) -> Space {
        self.space
    }

    /// Width and height of every level, the picture's first.
    #[must_use]
    pub fn sizes(&self) -> Vec<(u32, u32)> {
        core::iter::once(self.size).chain(self.levels.iter().map(|level| (level.width(), level.height()))).collect()
    }

    /// Bytes that the levels take.
    #[must_use]
    pub fn bytes(&self) -> usize {
        self.levels.iter().map(|level| level.data().len()).sum()
    }

    /// A tile of this picture, at most [`TILE`] px a side; smaller at the right and bottom frame.
    ///
    /// # Errors
    /// [`Error::InvalidArgument`] for a place outside.
    pub fn tile(&self, raster: &Raster, place: Place) -> Result<Rgba8> {
        let area = self.area(place)?;
        let mut data = vec![0; area.width as usize * area.height as usize * 4];
        for (out, y) in data.chunks_exact_mut(area.width as usize * 4).zip(area.y..) {
            self.row(raster, place.level, area, y, out);
        }
        Rgba8::new(area.width, area.height, data)
    }

    /// The picture with its longer side at most `max_side` px, from the smallest level that is not smaller.
    ///
    /// # Errors
    /// Only [`Error::Internal`].
    pub fn shrink(&self, raster: &Raster, max_side: u32) -> Result<Rgba8> {
        match self.levels.iter().rev().find(|level| level.width().max(level.height()) >= max_side) {
            Some(level) => level.shrink(max_side),
            None => self.painter.whole(raster)?.shrink(max_side),
        }
    }

    /// The smallest level with at least `least` pixels, and which one it is.
    ///
    /// # Errors
    /// Only [`Error::Internal`].
    pub fn overview(&self, raster: &Raster, least: usize) -> Result<(usize, Rgba8)> {
        let enough = |level: &&Rgba8| level.data().len() / 4 >= least;
        match self.levels.iter().rposition(|level| enough(&level)).and_then(|at| Some((at + 1, self.levels.get(at)?))) {
            Some((level, small)) => Ok((level, small.clone())),
            None => Ok((0, self.painter.whole(raster)?)),
        }
    }

    pub(super) fn area(&self, Place { level, column, row }: Place) -> Result<Area> {
        let sizes = self.sizes();
        let Some(&(width, height)) = sizes.get(level) else {
            return Err(outside("level", level.to_string(), format!("0 to {}", sizes.len() - 1)));
        };
        let (columns, rows) = (width.div_ceil(TILE), height.div_ceil(TILE));
        if column >= columns || row >= rows {
            return Err(outside("tile", format!("{column}, {row}"), format!("one of {columns} × {rows}")));
        }
        let (x, y) = (column * TILE, row * TILE);
        Ok(Area { x, y, width: TILE.min(width - x), height: TILE.min(height - y) })
    }

    /// Fills `out` with row `y` of a level, within the area's columns.
    pub(super) fn row(&self, raster: &Raster, level: usize, area: Area, y: u32, out: &mut [u8]) {
        match level.checked_sub(1).map(|index| self.levels.get(index)) {
            None => self.painter.pixels(raster, y as usize * self.size.0 as usize + area.x as usize, out),
            Some(Some(level)) => {
                let from = (y as usize * level.width() as usize + area.x as usize) * 4;
                let stored = level.data().get(from..from + out.len()).unwrap_or_default();
                out.iter_mut().zip(stored).for_each(|(to, from)| *to = *from);
            }
            Some(None) => {}
        }
    }
}

fn outside(name: &'static str, found: String, expected: String) -> Error {
    Error::InvalidArgument { name, found, expected }
}

/// Level 1 straight from the samples: two rows at a time are drawn and halved.
fn first(raster: &Raster, painter: &Painter) -> Result<Rgba8> {
    let (width, height) = (raster.width(), raster.height());
    let (half_width, half_height) = (width.div_ceil(2), height.div_ceil(2));
    let mut band = vec![0; width as usize * 8];
    let mut data = vec![0; half_width as usize * half_height as usize * 4];
    for (out, y) in data.chunks_exact_mut(half_width as usize * 4).zip((0..height).step_by(2)) {
        let from = y as usize * width as usize;
        let (top, bottom) = band.split_at_mut(width as usize * 4);
        painter.pixels(raster, from, top);
        if y + 1 < height {
            painter.pixels(raster, from + width as usize, bottom);
            halve_rows(top, bottom, out);
        } else {
            halve_rows(top, top, out);
        }
    }
    Rgba8::new(half_width, half_height, data)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::super::profile::{from_gamma, to_srgb8};
    use super::*;
    use crate::raster::Samples;

    fn picture(width: u32, height: u32, icc: Option<Vec<u8>>) -> Raster {
        let levels = (0..width * height * 3).map(|index| ((index * 7 % 253) ^ (index >> 9)) as u8).collect();
        Raster::new(width, height, Layout::Rgb, Samples::U8(levels), icc.map(Into::into)).unwrap()
    }

    fn pyramid(raster: &Raster) -> Pyramid {
        Pyramid::new(raster, Space::Srgb).unwrap()
    }

    #[test]
    fn levels_end_when_both_sides_fit_a_tile() {
        for ((width, height), wanted) in [
            ((512, 512), vec![(512, 512)]),
            ((513, 20), vec![(513, 20), (257, 10)]),
            ((1025, 7), vec![(1025, 7), (513, 4), (257, 2)]),
        ] {
            assert_eq!(pyramid(&picture(width, height, None)).sizes(), wanted);
        }
    }

    #[test]
    fn tiles_are_the_drawn_picture_and_its_halves() {
        for icc in [None, from_gamma(0.5, None)] {
            let raster = picture(1203, 701, icc);
            let pyramid = pyramid(&raster);
            let mut level = to_srgb8(&raster).unwrap();
            for (at, (width, height)) in pyramid.sizes().into_iter().enumerate() {
                if at > 0 {
                    level = level.halve().unwrap();
                }
                assert_eq!((level.width(), level.height()), (width, height));
                for row in 0..height.div_ceil(TILE) {
                    for column in 0..width.div_ceil(TILE) {
                        let tile = pyramid.tile(&raster, Place { level: at, column, row }).unwrap();
                        for y in 0..tile.height() {
                            let from = ((row * TILE + y) * width + column * TILE) as usize * 4;
                            let length = tile.width() as usize * 4;
                            assert_eq!(tile.data()[y as usize * length..][..length], level.data()[from..][..length]);
                        }
                    }
                }
            }
        }
    }

    #[test]
    fn places_outside_are_refused() {
        let raster = picture(1203, 701, None);
        let pyramid = pyramid(&raster);
        for (level, column, row) in [(3, 0, 0), (0, 3, 0), (0, 0, 2), (1, 2, 0), (2, 0, u32::MAX)] {
            assert!(pyramid.tile(&raster, Place { level, column, row }).is_err());
        }
    }

    #[test]
    fn overviews_come_from_a_level_or_from_the_picture() {
        let raster = picture(1200, 700, None);
        let small = pyramid(&raster).shrink(&raster, 480).unwrap();
        assert_eq!((small.width(), small.height()), (480, 280));
        let whole = pyramid(&raster).shrink(&raster, 1200).unwrap();
        assert_eq!(whole, to_srgb8(&raster).unwrap());
    }
}
