//! Looking at opened pictures: tiles for a canvas, tiles of two pictures compared, readings of a place.

use serde::{Deserialize, Serialize};
use tsify::{Ts, Tsify};
use wasm_bindgen::prelude::wasm_bindgen;

use super::fault::Crossing;
use super::picture::{Picture, Pixels};
use crate::color::compare::tile::{Seen, TileOptions, tile};
use crate::color::draw::Space;
use crate::color::pyramid::{Place, TILE};
use crate::color::reading::{Reading, read};
use crate::error::Result;

/// How a picture is cut into tiles.
#[derive(Serialize, Deserialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub struct PyramidInfo {
    /// Width of the picture, px.
    pub width: u32,
    /// Height of the picture, px.
    pub height: u32,
    /// Side of a tile, px.
    pub tile: u32,
    /// The picture first, each next half as large.
    pub levels: Vec<LevelSize>,
    /// The profile's own description, or `sRGB (assumed)`.
    pub profile: String,
    /// Whether the file has no profile, so that sRGB is assumed.
    pub assumed: bool,
}

/// Size of a level, px.
#[derive(Serialize, Deserialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub struct LevelSize {
    /// Width, px.
    pub width: u32,
    /// Height, px.
    pub height: u32,
}

#[wasm_bindgen]
impl Picture {
    /// Makes the smaller levels for a canvas space, unless they are there, and says how large all are.
    pub fn pyramid(&self, space: Ts<Space>) -> Crossing<Ts<PyramidInfo>> {
        let sizes = self.levels(space.to_rust()?)?.sizes();
        let info = PyramidInfo {
            width: self.width(),
            height: self.height(),
            tile: TILE,
            levels: sizes.into_iter().map(|(width, height)| LevelSize { width, height }).collect(),
            profile: self.info.profile.clone(),
            assumed: !self.info.has_profile,
        };
        Ok(info.into_ts()?)
    }

    /// One tile of a level, in the canvas space, straight alpha.
    pub fn tile(&self, level: usize, column: u32, row: u32, space: Ts<Space>) -> Crossing<Pixels> {
        let levels = self.levels(space.to_rust()?)?;
        Ok(Pixels(levels.tile(&self.raster, Place { level, column, row })?))
    }

    /// One tile of the comparison with a reference of the same size.
    #[wasm_bindgen(js_name = comparedTile)]
    pub fn compared_tile(
        &self,
        reference: &Picture,
        level: usize,
        column: u32,
        row: u32,
        space: Ts<Space>,
        options: Ts<TileOptions>,
    ) -> Crossing<Pixels> {
        let space = space.to_rust()?;
        let (ours, theirs) = (self.levels(space)?, reference.levels(space)?);
        let sample = Seen { raster: &self.raster, converter: self.converter()?, pyramid: &ours };
        let reference = Seen { raster: &reference.raster, converter: reference.converter()?, pyramid: &theirs };
        Ok(Pixels(tile(sample, reference, Place { level, column, row }, &options.to_rust()?)?))
    }

    /// The value of the square of `size` (1, 3 or 5) px around the pixel at column `x`, row `y`.
    pub fn reading(&self, x: u32, y: u32, size: u32) -> Crossing<Ts<Reading>> {
        Ok(self.read(x, y, size)?.into_ts()?)
    }

    /// The same, with the difference to the same place of a reference; without it where the sizes differ.
    #[wasm_bindgen(js_name = readingAgainst)]
    pub fn reading_against(&self, reference: &Picture, x: u32, y: u32, size: u32) -> Crossing<Ts<Reading>> {
        let own = self.read(x, y, size)?;
        let same = (self.width(), self.height()) == (reference.width(), reference.height());
        Ok(if same { own.against(&reference.read(x, y, size)?) } else { own }.into_ts()?)
    }
}

impl Picture {
    fn read(&self, x: u32, y: u32, size: u32) -> Result<Reading> {
        read(&self.raster, self.converter()?, x, y, size)
    }
}
