//! Where the background is not pure white, for looking at: a picture of every tile with those pixels marked.
//!
//! The product is found once on a smaller copy ([`subject`](crate::subject), by alpha or a plain background), and a band about
//! its outline is left out, as [`measure`](super::measure) leaves it out. The levels themselves are those of the tile: what is
//! marked is what is drawn, and zoomed out it is the mean. No figures: the check has those.

use super::background::{RIPPLE_JPEG, RIPPLE_OTHER, widened};
use crate::color::draw::{Space, repaint};
use crate::error::Result;
use crate::raster::Rgba8;
use crate::subject::{self, CannotMeasure, Method, Search};

/// Pixels of the copy on which the product is found, at least: a product of a tenth of the width then still has 100 px.
pub const COPY: usize = 1_000_000;

/// Marks by how far the lowest channel is below 255: from 1 (nobody sees it, a channel rejects it), 3 and 10 on.
pub const MARKS: [(u8, [u8; 4]); 3] = [(1, [255, 225, 105, 255]), (3, [255, 159, 28, 255]), (10, [255, 0, 144, 255])];

/// Where the background is.
#[derive(Debug, Clone)]
pub struct Ground {
    /// Pixels of the picture for one of the copy, a side.
    by: f64,
    width: usize,
    height: usize,
    /// True on and near the product.
    near: Vec<bool>,
    /// How the product was found.
    pub method: Method,
    /// How sure that is, 0 to 1.
    pub confidence: f64,
}

impl Ground {
    /// Finds the product on level `level` of a picture; `jpeg` leaves out a wider band, for its ripples.
    ///
    /// # Errors
    /// Only [`Error::Internal`](crate::error::Error::Internal).
    pub fn find(copy: &Rgba8, level: usize, jpeg: bool) -> Result<core::result::Result<Self, CannotMeasure>> {
        let by = (1u64 << level) as f64;
        let ripple = if jpeg { RIPPLE_JPEG } else { RIPPLE_OTHER };
        let reach = (ripple as f64 / by).ceil() as usize + usize::from(level > 0);
        let (width, height) = (copy.width() as usize, copy.height() as usize);
        Ok(match subject::find(copy, None)? {
            Search::CannotMeasure(why) => Err(why),
            Search::Found(found) => Ok(Self {
                by,
                width,
                height,
                near: widened(found.coverage(), width, height, reach),
                method: found.method,
                confidence: found.confidence,
            }),
        })
    }

    /// Bytes that it takes.
    #[must_use]
    pub fn bytes(&self) -> usize {
        self.near.len()
    }

    /// Marks the pixels of a tile whose first pixel is column `x`, row `y` of `level`; all others are transparent.
    ///
    /// # Errors
    /// Only [`Error::Internal`](crate::error::Error::Internal).
    pub fn mark(&self, tile: &Rgba8, level: usize, [x, y]: [u32; 2], space: Space) -> Result<Rgba8> {
        let side = (1u64 << level) as f64;
        let mut colors = MARKS.map(|(_, color)| color);
        if space != Space::Srgb {
            repaint(&mut colors, space)?;
        }
        let width = tile.width() as usize;
        let mut data = vec![0; tile.data().len()];
        let pixels = data.as_chunks_mut::<4>().0.iter_mut().zip(tile.data().as_chunks::<4>().0);
        for (index, (to, &[r, g, b, a])) in pixels.enumerate() {
            let off = 255 - r.min(g).min(b);
            // Over white, as the check sees it.
            let off = ((u32::from(off) * u32::from(a) + 127) / 255) as u8;
            let Some(mark) = MARKS.iter().rposition(|(from, _)| off >= *from) else { continue };
            let column = f64::from(x) + (index % width) as f64;
            let row = f64::from(y) + (index / width) as f64;
            if !self.near(column * side, row * side, side) {
                *to = colors.get(mark).copied().unwrap_or_default();
            }
        }
        Rgba8::new(tile.width(), tile.height(), data)
    }

    /// Whether a corner or the middle of a square of the picture is on or near the product.
    fn near(&self, x: f64, y: f64, side: f64) -> bool {
        [(0.0, 0.0), (1.0, 0.0), (0.0, 1.0), (1.0, 1.0), (0.5, 0.5)].into_iter().any(|(along, down)| {
            // Inside the square: its far edges belong to the next one.
            let at = |from: f64, part: f64, length: usize| {
                (((from + part * (side - 0.5) + 0.25) / self.by) as usize).min(length.saturating_sub(1))
            };
            let index = at(y, down, self.height) * self.width + at(x, along, self.width);
            self.near.get(index).copied().unwrap_or(true)
        })
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    /// White with a dark square product; `off` changes levels elsewhere.
    fn picture(side: u32, off: impl Fn(u32, u32) -> u8) -> Rgba8 {
        let mut data = Vec::new();
        for y in 0..side {
            for x in 0..side {
                let inside = (side / 3..side / 2).contains(&x) && (side / 3..side / 2).contains(&y);
                let level = if inside { 60 } else { 255 - off(x, y) };
                data.extend([level, level, level, 255]);
            }
        }
        Rgba8::new(side, side, data).unwrap()
    }

    fn marks(picture: &Rgba8, ground: &Ground, level: usize) -> Vec<(usize, [u8; 4])> {
        let marked = ground.mark(picture, level, [0, 0], Space::Srgb).unwrap();
        marked.data().as_chunks::<4>().0.iter().copied().enumerate().filter(|(_, pixel)| pixel[3] > 0).collect()
    }

    #[test]
    fn marks_every_level_below_white_outside_the_product_and_its_rim() {
        let off = |x, y| match (x, y) {
            (10, 10) => 1,
            (20, 10) => 3,
            (30, 10) => 9,
            (40, 10) => 10,
            // On the rim of the product: 100 to 150.
            (98, 120) => 40,
            _ => 0,
        };
        let picture = picture(300, off);
        let ground = Ground::find(&picture, 0, false).unwrap().unwrap();
        assert_eq!(ground.method, Method::Background);
        let color = |at: usize| MARKS[at].1;
        let at = |x: usize| 10 * 300 + x;
        assert_eq!(
            marks(&picture, &ground, 0),
            [(at(10), color(0)), (at(20), color(1)), (at(30), color(1)), (at(40), color(2))]
        );
    }

    #[test]
    fn a_smaller_copy_and_a_smaller_level_name_the_same_places() {
        let picture = picture(600, |x, y| if x < 64 && y < 64 { 4 } else { 0 });
        let copy = picture.halve().unwrap();
        let ground = Ground::find(&copy, 1, false).unwrap().unwrap();
        assert_eq!(marks(&picture, &ground, 0).len(), 64 * 64);
        assert_eq!(marks(&copy, &ground, 1).len(), 32 * 32);
        assert_eq!(marks(&copy.halve().unwrap(), &ground, 2).len(), 16 * 16);
    }

    #[test]
    fn a_scene_has_no_ground() {
        let scene = picture(300, |x, y| ((x * 7919 + y * 104_729) % 251) as u8);
        assert!(Ground::find(&scene, 0, false).unwrap().is_err());
    }
}
