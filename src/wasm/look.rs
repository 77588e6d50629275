//! Looking at opened pictures: tiles for a canvas, tiles of two pictures compared, readings of a place.

use serde::{Deserialize, Serialize};
use tsify::{Ts, Tsify};
use wasm_bindgen::prelude::wasm_bindgen;

use super::fault::Crossing;
use super::picture::{Picture, Pixels};
use crate::color::compare::tile::{Seen, TileOptions, tile};
use crate::color::draw::Space;
use crate::color::moved::{Map, Moved};
use crate::color::pyramid::{Place, TILE};
use crate::color::reading::{Reading, read};
use crate::error::{Error, Result};
use crate::raster::{Layout, Raster, Rgba8, Samples};
use crate::register::{Alignment, ENOUGH};
use crate::subject::Method;

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

/// How a reference lies under a picture.
#[derive(Serialize, Deserialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub struct Laid {
    /// Shift, turn, scale, and how well they fit.
    pub fit: Alignment,
    /// From the picture's places to the reference's, px from the top left corners: `x' = m00 x + m01 y + m02`, and `y'`.
    pub map: Map,
    /// They lie on each other as they are.
    pub still: bool,
}

/// Where a picture's background is.
#[derive(Serialize, Deserialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub struct GroundInfo {
    /// How the product was told from it; none when it could not be.
    pub method: Option<Method>,
    /// How sure that is, 0 to 1.
    pub confidence: f64,
    /// Why it could not be told, or empty.
    pub why: String,
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

    /// Finds how a reference lies under this picture, on copies of both; `fit.trusted` says whether to use it.
    pub fn alignment(&self, reference: &Picture, space: Ts<Space>) -> Crossing<Ts<Laid>> {
        let space = space.to_rust()?;
        let ((one, sample), (two, other)) = (self.copy(space)?, reference.copy(space)?);
        let size = [[self.width(), self.height()], [reference.width(), reference.height()]];
        let fit = Alignment::find(&sample, &other)?.enlarged([one, two], size);
        Ok(Laid { map: fit.affine(), still: fit.is_still(), fit }.into_ts()?)
    }

    /// What this picture shows under a tile of another one, by the map that leads from that one's places to this one's.
    #[wasm_bindgen(js_name = movedTile)]
    pub fn moved_tile(
        &self,
        under: &Picture,
        map: &[f64],
        level: usize,
        column: u32,
        row: u32,
        space: Ts<Space>,
    ) -> Crossing<Pixels> {
        let &[a, b, c, d, e, f] = map else {
            return Err(Error::InvalidArgument {
                name: "map",
                found: format!("{} numbers", map.len()),
                expected: "6".into(),
            }
            .into());
        };
        let space = space.to_rust()?;
        let (ours, theirs) = (self.levels(space)?, under.levels(space)?);
        let moved = Moved::new(&self.raster, &ours, [[a, b, c], [d, e, f]])?;
        Ok(Pixels(moved.tile(&theirs, Place { level, column, row })?))
    }

    /// Where the background is, or why that cannot be told; found once.
    #[wasm_bindgen(js_name = ground)]
    pub fn ground_info(&self, space: Ts<Space>) -> Crossing<Ts<GroundInfo>> {
        let info = match self.ground(space.to_rust()?)? {
            Ok(ground) => GroundInfo { method: Some(ground.method), confidence: ground.confidence, why: String::new() },
            Err(why) => GroundInfo { method: None, confidence: 0.0, why: why.message.clone() },
        };
        Ok(info.into_ts()?)
    }

    /// One tile with the background that is not pure white marked; empty where the background cannot be told.
    #[wasm_bindgen(js_name = groundTile)]
    pub fn ground_tile(&self, level: usize, column: u32, row: u32, space: Ts<Space>) -> Crossing<Pixels> {
        let space = space.to_rust()?;
        let tile = self.levels(space)?.tile(&self.raster, Place { level, column, row })?;
        Ok(Pixels(match self.ground(space)? {
            Ok(ground) => ground.mark(&tile, level, [column * TILE, row * TILE], space)?,
            Err(_) => Rgba8::new(tile.width(), tile.height(), vec![0; tile.data().len()])?,
        }))
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
    /// A copy for laying pictures on each other, and how many pixels one of its pixels covers a side.
    fn copy(&self, space: Space) -> Result<(f64, Raster)> {
        let (level, small) = self.levels(space)?.overview(&self.raster, ENOUGH)?;
        let (width, height) = (small.width(), small.height());
        let raster = Raster::new(width, height, Layout::Rgba, Samples::U8(small.into_data()), None)?;
        Ok(((1u64 << level) as f64, raster))
    }

    fn read(&self, x: u32, y: u32, size: u32) -> Result<Reading> {
        read(&self.raster, self.converter()?, x, y, size)
    }
}
