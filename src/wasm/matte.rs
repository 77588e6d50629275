//! Cutting the subject out along a path.

use js_sys::Function;
use wasm_bindgen::prelude::wasm_bindgen;

use super::fault::{Crossing, Fault};
use super::picture::{Picture, Pixels};
use super::progress::reporter;
use crate::matte;
use crate::path::refine::soft_sides;
use crate::raster::Rgba8;

/// The subject cut out of a picture, with straight alpha and its own colours along the edge.
#[wasm_bindgen]
pub struct CutOut(Rgba8);

#[wasm_bindgen]
impl Picture {
    /// Cuts out along the path named `id` (see [`paths`](Self::paths)), or the one in `svg` when its text is given. Soft
    /// sides (hair, fur) are found and get a wide matte.
    #[wasm_bindgen(js_name = cutOut)]
    pub fn cut_out(&self, id: &str, svg: Option<String>, progress: &Function) -> Crossing<CutOut> {
        let outline = self.outline(id, svg.as_deref())?;
        let picture = self.srgb()?;
        let path = &outline.as_ref().path;
        let soft = soft_sides(picture, path)?;
        let cut = matte::cut_out(picture, path, &soft, &mut reporter(progress))?;
        Ok(CutOut(cut.ok_or_else(Fault::cancelled)?))
    }
}

#[wasm_bindgen]
impl CutOut {
    /// Straight alpha, for a canvas over any background.
    #[must_use]
    pub fn pixels(&self) -> Pixels {
        Pixels(self.0.clone())
    }

    /// The cut-out as a PNG with straight alpha. A canvas would multiply the colours by alpha and lose them.
    pub fn png(&self) -> Crossing<Vec<u8>> {
        Ok(matte::png(&self.0)?)
    }

    /// The cut-out on one colour, as a PNG: exactly that colour where nothing of the subject is.
    #[wasm_bindgen(js_name = pngOver)]
    pub fn png_over(&self, red: u8, green: u8, blue: u8) -> Crossing<Vec<u8>> {
        Ok(matte::png(&matte::over(&self.0, [red, green, blue]))?)
    }
}
