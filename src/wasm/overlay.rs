//! Tiles over a picture: difference to a look or a laid reference, colours outside a gamut, the suggested correction; and
//! drift across a set.

use serde::{Deserialize, Serialize};
use tsify::{Ts, Tsify};
use wasm_bindgen::prelude::wasm_bindgen;

use super::fault::Crossing;
use super::judge::{Look, TargetGamut};
use super::picture::{Picture, Pixels};
use crate::color::compare::tile::Seen;
use crate::color::counterpart::{Counterpart, Map};
use crate::color::delta_e::Formula;
use crate::color::draw::Space;
use crate::color::drift::{self, Tones};
use crate::color::overlay::{self, Preview};
use crate::color::pyramid::Place;
use crate::finding::Finding;

/// How a reference lies under a picture and by what formula the two differ.
#[derive(Serialize, Deserialize, Tsify)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct HeatOptions {
    /// Rows of the affine map to the reference; absent where pixels face each other.
    pub map: Option<Map>,
    /// The formula.
    pub formula: Formula,
    /// The canvas's space.
    pub space: Space,
}

/// A correction, ready to be laid over tiles of one canvas space.
#[wasm_bindgen]
pub struct CorrectionPreview(Preview);

#[wasm_bindgen]
impl CorrectionPreview {
    /// From the correction's table.
    #[wasm_bindgen(constructor)]
    pub fn new(table: &Look, space: Ts<Space>) -> Crossing<CorrectionPreview> {
        Ok(Self(Preview::new(table.graded(), space.to_rust()?)))
    }
}

#[wasm_bindgen]
impl Picture {
    /// One tile of the difference to a reference that is seen through a look, or lies elsewhere.
    #[wasm_bindgen(js_name = heatTile)]
    pub fn heat_tile(
        &self,
        reference: &Picture,
        look: Option<Look>,
        level: usize,
        column: u32,
        row: u32,
        options: Ts<HeatOptions>,
    ) -> Crossing<Pixels> {
        let HeatOptions { map, formula, space } = options.to_rust()?;
        let counterpart = Counterpart::new(&reference.raster)?.graded(look.as_ref().map(Look::graded)).moved(map);
        let levels = self.levels(space)?;
        let seen = Seen { raster: &self.raster, converter: self.converter()?, pyramid: &levels };
        Ok(Pixels(overlay::heat(seen, &counterpart, formula, Place { level, column, row })?))
    }

    /// One tile of stripes over what a target cannot show.
    #[wasm_bindgen(js_name = gamutTile)]
    pub fn gamut_tile(
        &self,
        target: &TargetGamut,
        level: usize,
        column: u32,
        row: u32,
        space: Ts<Space>,
    ) -> Crossing<Pixels> {
        let levels = self.levels(space.to_rust()?)?;
        let seen = Seen { raster: &self.raster, converter: self.converter()?, pyramid: &levels };
        Ok(Pixels(overlay::gamut(seen, &target.0, Place { level, column, row })?))
    }

    /// One tile of the picture through a correction.
    #[wasm_bindgen(js_name = correctedTile)]
    pub fn corrected_tile(&self, preview: &CorrectionPreview, level: usize, column: u32, row: u32) -> Crossing<Pixels> {
        let levels = self.levels(preview.0.space())?;
        let seen = Seen { raster: &self.raster, converter: self.converter()?, pyramid: &levels };
        Ok(Pixels(preview.0.tile(seen, Place { level, column, row })?))
    }
}

/// A set of pictures whose light is compared.
#[wasm_bindgen]
#[derive(Default)]
pub struct DriftSet(Vec<Tones>);

/// One picture of a set.
#[derive(Serialize, Deserialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub struct DriftRow {
    /// What its light looks like.
    pub tones: Tones,
    /// What strays, and which way.
    pub findings: Vec<Finding>,
}

/// All pictures of a set, in the order they were added.
#[derive(Serialize, Deserialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub struct DriftReport {
    /// A row each.
    pub rows: Vec<DriftRow>,
}

#[wasm_bindgen]
impl DriftSet {
    /// An empty set.
    #[wasm_bindgen(constructor)]
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Measures a picture and keeps what its light looks like; the picture may then be freed.
    pub fn add(&mut self, picture: &Picture) -> Crossing<()> {
        self.0.push(drift::measure(&picture.raster)?);
        Ok(())
    }

    /// Judges the set against its median, and against the hero where there is one: its place in the set.
    pub fn judge(&self, hero: Option<usize>) -> Crossing<Ts<DriftReport>> {
        let findings = drift::compare_set(&self.0, hero);
        let rows = self.0.iter().cloned().zip(findings).map(|(tones, findings)| DriftRow { tones, findings });
        Ok(DriftReport { rows: rows.collect() }.into_ts()?)
    }
}
