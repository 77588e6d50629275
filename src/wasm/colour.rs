//! Colour checks on opened pictures.

use js_sys::Function;
use serde::{Deserialize, Serialize};
use tsify::{Ts, Tsify};
use wasm_bindgen::prelude::wasm_bindgen;

use super::fault::{Crossing, Fault};
use super::picture::{Picture, Pixels};
use super::progress::reporter;
use crate::color::compare::{CompareOptions, Comparison, Painter, compare_regions};
use crate::color::swatch::{self, Sampling, SwatchResult};
use crate::finding::Finding;
use crate::raster::Rgba8;
use crate::review::event::VersionKind;

/// A product's named colours, judged on a picture.
#[derive(Serialize, Deserialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub struct SwatchList {
    /// In the order of the reference file.
    pub swatches: Vec<SwatchResult>,
}

/// A finished comparison; free it when its heat map is no longer wanted: the map has a colour for every pixel.
#[wasm_bindgen]
pub struct ColorComparison {
    comparison: Comparison,
    heat: Rgba8,
}

#[wasm_bindgen]
impl ColorComparison {
    /// The numbers, without the map.
    pub fn report(&self) -> Crossing<Ts<Comparison>> {
        Ok(self.comparison.into_ts()?)
    }

    /// The map as a picture in fixed colours, for laying over the sample.
    #[wasm_bindgen(js_name = heatMap)]
    pub fn heat_map(&self) -> Crossing<Pixels> {
        Ok(Pixels(self.heat.clone()))
    }
}

#[wasm_bindgen]
impl Picture {
    /// CIEDE2000 of this picture against a reference of the same size. `progress` hears 0 to 1 and stops the work by
    /// answering `false`: the error's code is then `cancelled`.
    pub fn compare(&self, reference: &Picture, tolerance: f64, progress: &Function) -> Crossing<ColorComparison> {
        let options = CompareOptions { tolerance, ..CompareOptions::default() };
        let line = self.raster.width() as usize * 4;
        let mut heat = Vec::with_capacity(line * self.raster.height() as usize);
        let painter = Painter::new();
        let mut paint = |_: u32, deltas: &[f32]| {
            let start = heat.len();
            heat.resize(start + line, 0);
            painter.row(deltas, heat.get_mut(start..).unwrap_or_default());
        };
        let report = &mut reporter(progress);
        let comparison = compare_regions(&self.raster, &reference.raster, &options, None, &mut paint, report)?;
        let mut comparison = comparison.ok_or_else(Fault::cancelled)?;
        let named = |finding: Finding| finding.against(&reference.name, &reference.sha256());
        comparison.findings = comparison.findings.into_iter().map(named).collect();
        let heat = Rgba8::new(comparison.width, comparison.height, heat)?;
        Ok(ColorComparison { comparison, heat })
    }

    /// Judges the swatches that the reference file `json` names for a product and view; none when it has none for it.
    /// The kind says which of a swatch's points belongs to this picture.
    pub fn swatches(
        &self,
        json: &str,
        sku: &str,
        view: &str,
        kind: Ts<VersionKind>,
        tolerance: f64,
    ) -> Crossing<Option<Ts<SwatchList>>> {
        let products = swatch::parse(json)?;
        let same = |found: &str, wanted: &str| found.eq_ignore_ascii_case(wanted);
        let Some(product) = products
            .iter()
            .find(|product| same(&product.sku, sku) && (product.view.is_empty() || same(&product.view, view)))
        else {
            return Ok(None);
        };
        let sampling = match kind.to_rust()? {
            VersionKind::Capture => Sampling::Capture,
            VersionKind::Automated => Sampling::Automated,
            VersionKind::Retouched | VersionKind::Final => Sampling::Retouched,
        };
        let swatches = swatch::judge(&self.raster, product, sampling, tolerance)?;
        let hash = super::picture::sha256(json.as_bytes());
        let named = |swatch: SwatchResult| SwatchResult {
            finding: swatch.finding.against("the brand's named colours", &hash),
            ..swatch
        };
        Ok(Some(SwatchList { swatches: swatches.into_iter().map(named).collect() }.into_ts()?))
    }
}
