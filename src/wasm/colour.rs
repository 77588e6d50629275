//! Colour checks on opened pictures.

use js_sys::Function;
use tsify::{Ts, Tsify};
use wasm_bindgen::prelude::wasm_bindgen;

use super::fault::{Crossing, Fault};
use super::picture::{Picture, Pixels};
use super::progress::reporter;
use crate::color::compare::{CompareOptions, Comparison, compare};

/// A finished comparison; free it when its heat map is no longer wanted: the map has a value for every pixel.
#[wasm_bindgen]
pub struct ColorComparison(Comparison);

#[wasm_bindgen]
impl ColorComparison {
    /// The numbers, without the map.
    pub fn report(&self) -> Crossing<Ts<Comparison>> {
        Ok(self.0.into_ts()?)
    }

    /// The map as a picture in fixed colours, for laying over the sample.
    #[wasm_bindgen(js_name = heatMap)]
    #[must_use]
    pub fn heat_map(&self) -> Pixels {
        Pixels(self.0.heat_map())
    }
}

#[wasm_bindgen]
impl Picture {
    /// CIEDE2000 of this picture against a reference of the same size. `progress` hears 0 to 1 and stops the work by
    /// answering `false`: the error's code is then `cancelled`.
    pub fn compare(&self, reference: &Picture, tolerance: f64, progress: &Function) -> Crossing<ColorComparison> {
        let options = CompareOptions { tolerance };
        compare(&self.raster, &reference.raster, &options, &mut reporter(progress))?
            .map(ColorComparison)
            .ok_or_else(Fault::cancelled)
    }
}
