//! What a sample's pixels are compared with, asked one by one in f64: another picture, a look on a capture, or either of them
//! laid under the sample. For cells, plots and maps that are looked at; the figures come from [`compare`](super::compare).
//!
//! Between pixels it is linear in light, not bicubic as the figures are: what it feeds is averaged or looked at.

use super::convert::Converter;
use super::lut::Graded;
pub use super::moved::Map;
use crate::error::Result;
use crate::raster::Raster;

/// A reference with what its samples mean.
#[derive(Debug, Clone)]
pub struct Counterpart<'a> {
    raster: &'a Raster,
    converter: Converter,
    look: Option<&'a Graded>,
    map: Option<Map>,
}

impl<'a> Counterpart<'a> {
    /// A reference that lies on the sample pixel by pixel.
    ///
    /// # Errors
    /// [`Error::Unsupported`](crate::error::Error::Unsupported) for a profile that cannot be evaluated.
    pub fn new(raster: &'a Raster) -> Result<Self> {
        Ok(Self { raster, converter: Converter::new(raster)?, look: None, map: None })
    }

    /// Through a look: the reference is then a capture.
    #[must_use]
    pub const fn graded(mut self, look: Option<&'a Graded>) -> Self {
        self.look = look;
        self
    }

    /// Laid under the sample: `map` leads from its places to the reference's.
    #[must_use]
    pub const fn moved(mut self, map: Option<Map>) -> Self {
        self.map = map;
        self
    }

    /// XYZ relative to white at the sample's column `x`, row `y`; `None` where the reference has nothing there.
    #[must_use]
    pub fn at(&self, x: u32, y: u32) -> Option<[f64; 3]> {
        let (width, height) = (self.raster.width(), self.raster.height());
        let Some(map) = &self.map else {
            return (x < width && y < height).then(|| self.pixel(x, y));
        };
        let (x, y) = (f64::from(x) + 0.5, f64::from(y) + 0.5);
        let [column, row] = map.map(|[along, down, start]| along * x + down * y + start - 0.5);
        let inside = |at: f64, side: u32| at >= 0.0 && at <= f64::from(side - 1);
        if !inside(column, width) || !inside(row, height) {
            return None;
        }
        let (left, top) = (column.floor(), row.floor());
        let (across, down) = (column - left, row - top);
        let corner =
            |dx: u32, dy: u32| self.pixel((left as u32 + dx).min(width - 1), (top as u32 + dy).min(height - 1));
        let [one, two, three, four] = [corner(0, 0), corner(1, 0), corner(0, 1), corner(1, 1)];
        Some([0, 1, 2].map(|k: usize| {
            let upper = one[k] + (two[k] - one[k]) * across;
            let lower = three[k] + (four[k] - three[k]) * across;
            upper + (lower - upper) * down
        }))
    }

    fn pixel(&self, x: u32, y: u32) -> [f64; 3] {
        match self.look {
            Some(look) => self.converter.graded(self.raster, x, y, look),
            None => self.converter.relative(self.raster, x, y),
        }
    }
}
