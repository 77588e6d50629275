//! Named colours and the colour chart: read from the brand's files, found or placed on a picture, judged there.

use serde::{Deserialize, Serialize};
use tsify::{Ts, Tsify};
use wasm_bindgen::prelude::wasm_bindgen;

use super::fault::Crossing;
use super::judge::{ColorReport, JudgeOptions};
use super::picture::Picture;
use crate::color::checker::{self, Checker};
use crate::color::compare::{CompareOptions, describe};
use crate::color::correction::{self, Names};
use crate::color::delta_e::Change;
use crate::color::facing::{self, Pair};
use crate::color::lab::Lab;
use crate::color::preset::PRESETS;
use crate::color::report::quoted;
use crate::color::swatch::list::{self, Named};
use crate::color::swatch::{self, Acceptance, Product, SwatchResult};
use crate::error::Error;
use crate::finding::{Check, Finding, Region, Severity};
use crate::quality::colour::of_set;
use crate::review::event::VersionKind;

/// A named colour, and its place where one is known.
#[derive(Serialize, Deserialize, Tsify)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct NamedColor {
    /// Its name.
    pub name: String,
    /// Lab D50.
    pub lab: Lab,
    /// Where in the picture.
    pub region: Option<Region>,
}

/// A file of named colours, read.
#[derive(Serialize, Deserialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub struct SwatchFile {
    /// In the order of the file.
    pub colors: Vec<NamedColor>,
    /// A sentence for each entry that could not be used.
    pub problems: Vec<String>,
}

/// A colour judged by its mean.
#[derive(Serialize, Deserialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub struct ColorPatch {
    /// Its name.
    pub name: String,
    /// What was averaged; absent where it has no place.
    pub region: Option<Region>,
    /// The colour wanted.
    pub reference: Lab,
    /// The colour found.
    pub found: Option<Lab>,
    /// Their difference by the formula asked for.
    pub delta_e: Option<f64>,
    /// The largest that passes.
    pub limit: f64,
    /// Signed change.
    pub change: Option<Change>,
    /// In words.
    pub words: String,
    /// Whether it is within the limit; false where it could not be measured.
    pub passed: bool,
}

/// A named set of limits.
#[derive(Serialize, Deserialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub struct PresetAbout {
    /// The word that chooses it.
    pub name: String,
    /// Its formula.
    pub formula: crate::color::delta_e::Formula,
    /// Largest difference of one region or swatch.
    pub each: f64,
    /// Largest mean over all.
    pub mean: Option<f64>,
    /// Largest 90th percentile over all.
    pub p90: Option<f64>,
    /// Where the figures come from.
    pub source: String,
}

/// All presets.
#[derive(Serialize, Deserialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub struct PresetList {
    /// The house's own first.
    pub presets: Vec<PresetAbout>,
}

/// A list of places, or of colours.
#[derive(Serialize, Deserialize, Tsify)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ColorList {
    /// The colours.
    pub colors: Vec<NamedColor>,
}

/// The presets and where each comes from.
#[wasm_bindgen(js_name = colorPresets)]
pub fn color_presets() -> Crossing<Ts<PresetList>> {
    let about = |preset: &crate::color::preset::Preset| PresetAbout {
        name: preset.name.to_owned(),
        formula: preset.formula,
        each: preset.each,
        mean: preset.mean,
        p90: preset.p90,
        source: preset.source.to_owned(),
    };
    Ok(PresetList { presets: PRESETS.iter().map(about).collect() }.into_ts()?)
}

/// Which product, view and version a brand's own reference file is read for.
#[derive(Serialize, Deserialize, Tsify)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SwatchesFor {
    /// The product.
    pub sku: String,
    /// Its view; may be empty.
    pub view: String,
    /// The kind of version: the file has a place for each.
    pub kind: VersionKind,
}

/// Reads a file of named colours: CSV, JSON, ASE, ACO or `CxF3`; of a brand's own reference, a list of products, the colours of
/// one product.
#[wasm_bindgen(js_name = readSwatchFile)]
pub fn read_swatch_file(bytes: &[u8], wanted: Ts<SwatchesFor>) -> Crossing<Ts<SwatchFile>> {
    let wanted = wanted.to_rust()?;
    if let Some(products) = products(bytes) {
        return Ok(of_product(&products?, &wanted)?.into_ts()?);
    }
    let list = list::read(bytes)?;
    let color = |Named { name, lab, region }: Named| NamedColor { name, lab, region };
    Ok(SwatchFile { colors: list.colors.into_iter().map(color).collect(), problems: list.problems }.into_ts()?)
}

/// The products, where the file is a brand's own reference.
fn products(bytes: &[u8]) -> Option<crate::error::Result<Vec<Product>>> {
    let text = std::str::from_utf8(bytes).ok()?.trim_start_matches('\u{feff}');
    let value: serde_json::Value = serde_json::from_str(text).ok()?;
    value.get("products")?;
    Some(swatch::parse(text))
}

fn of_product(products: &[Product], wanted: &SwatchesFor) -> crate::error::Result<SwatchFile> {
    let same = |found: &str, wanted: &str| found.eq_ignore_ascii_case(wanted);
    let fits = |product: &&Product| {
        same(&product.sku, &wanted.sku) && (product.view.is_empty() || same(&product.view, &wanted.view))
    };
    let product = products.iter().find(fits).ok_or_else(|| Error::InvalidArgument {
        name: "swatch file",
        found: format!("{} products, none of them {} {}", products.len(), wanted.sku, wanted.view),
        expected: "colours of the product in view".to_owned(),
    })?;
    let color = |swatch: &swatch::Swatch| {
        let at = match wanted.kind {
            VersionKind::Capture => swatch.at_capture,
            VersionKind::Automated => swatch.at_automated,
            VersionKind::Retouched | VersionKind::Final => swatch.at,
        };
        let radius = f64::from(swatch.sample_radius);
        let side = 2.0 * radius + 1.0;
        let region =
            at.map(|[x, y]| Region { x: x.floor() - radius, y: y.floor() - radius, width: side, height: side });
        let [l, a, b] = swatch.lab;
        NamedColor { name: swatch.name.clone(), lab: Lab { l, a, b }, region }
    };
    Ok(SwatchFile { colors: product.swatches.iter().map(color).collect(), problems: Vec::new() })
}

#[wasm_bindgen]
impl Picture {
    /// Judges named colours at their places.
    #[wasm_bindgen(js_name = judgeColors)]
    pub fn judge_colors(&self, colors: Ts<ColorList>, options: Ts<JudgeOptions>) -> Crossing<Ts<ColorReport>> {
        let (list, options) = (colors.to_rust()?.colors, options.to_rust()?);
        let named: Vec<Named> =
            list.into_iter().map(|NamedColor { name, lab, region }| Named { name, lab, region }).collect();
        let CompareOptions { tolerance, formula, .. } = options.compare;
        let found = swatch::judge_named(&self.raster, &named, Acceptance { tolerance, formula }, |_, _| None)?;
        let patches: Vec<ColorPatch> = found.iter().map(|one| patch(one, &options)).collect();
        let findings = found.into_iter().map(|one| one.finding).collect();
        Ok(self.report(patches, findings, &options)?.into_ts()?)
    }

    /// The mean colours at places, as a person pointed at them; the place is cut at the frame.
    #[wasm_bindgen(js_name = colorsAt)]
    pub fn colors_at(&self, places: Ts<ColorList>) -> Crossing<Ts<ColorList>> {
        let list = places.to_rust()?.colors;
        let named: Vec<Named> =
            list.into_iter().map(|NamedColor { name, lab, region }| Named { name, lab, region }).collect();
        // Any tolerance: only what is found is used.
        let found = swatch::judge_named(&self.raster, &named, 1.0, |_, _| None)?;
        let mut colors = Vec::new();
        for SwatchResult { name, found, region, .. } in found {
            let lab = found.ok_or_else(|| Error::InvalidArgument {
                name: "place",
                found: format!("\"{name}\" outside of the picture"),
                expected: format!("a place of {} × {} px", self.raster.width(), self.raster.height()),
            })?;
            colors.push(NamedColor { name, lab, region });
        }
        Ok(ColorList { colors }.into_ts()?)
    }

    /// Finds the colour chart by itself, or measures the one whose corner patches' middles are given: eight numbers, x and y
    /// of dark skin, bluish green, black and white.
    #[wasm_bindgen(js_name = judgeChecker)]
    pub fn judge_checker(&self, corners: &[f64], options: Ts<JudgeOptions>) -> Crossing<Ts<ColorReport>> {
        let options = options.to_rust()?;
        let checker = match corners {
            &[a, b, c, d, e, f, g, h] => Some(checker::at_corners(&self.raster, [[a, b], [c, d], [e, f], [g, h]])?),
            _ => checker::find(&self.raster, self.srgb()?)?,
        };
        let verdict = checker::judge(checker.as_ref(), options.compare.tolerance);
        let patches: Vec<ColorPatch> =
            checker.iter().flat_map(|card: &Checker| &card.patches).map(|p| of_card(p, &options)).collect();
        let mut report = self.report(patches, vec![verdict], &options)?;
        report.checker = checker;
        Ok(report.into_ts()?)
    }
}

impl Picture {
    fn report(
        &self,
        patches: Vec<ColorPatch>,
        mut findings: Vec<Finding>,
        options: &JudgeOptions,
    ) -> crate::error::Result<ColorReport> {
        let differences: Vec<f64> = patches.iter().filter_map(|patch| patch.delta_e).collect();
        if let Some(preset) = options.preset()?.filter(|_| !differences.is_empty()) {
            findings.extend(of_set(preset, &differences));
        }
        let light = |patch: &ColorPatch| {
            Some(Pair { reference: patch.reference.to_relative(), sample: patch.found?.to_relative() })
        };
        let pairs: Vec<Pair> = patches.iter().filter_map(light).collect();
        let names = Names { sample: &self.name, reference: &options.reference };
        let correction = correction::suggest(&pairs, options.space, options.compare.formula, names)?;
        findings.extend(correction.as_ref().map(correction::finding));
        if patches.is_empty() && findings.is_empty() {
            let none = "There is no named colour to judge by.".to_owned();
            findings.push(Finding::plain(Check::DeltaE, "swatch-not-found", Severity::CannotMeasure, none));
        }
        let mut report = ColorReport::new(options, findings);
        report.csv.push_str(&csv(&patches));
        report.vectors = facing::vectors(&pairs);
        report.correction = correction;
        report.patches = patches;
        Ok(report)
    }
}

fn patch(one: &SwatchResult, options: &JudgeOptions) -> ColorPatch {
    let change = one.found.map(|found| Change::between(one.reference, found));
    let delta_e = one.found.map(|found| options.compare.formula.difference(one.reference, found));
    ColorPatch {
        name: one.name.clone(),
        region: one.region,
        reference: one.reference,
        found: one.found,
        delta_e,
        limit: one.limit,
        words: change.map(|change| describe(one.reference, &change)).unwrap_or_default(),
        change,
        passed: delta_e.is_some_and(|delta| delta <= one.limit),
    }
}

fn of_card(one: &checker::CheckerPatch, options: &JudgeOptions) -> ColorPatch {
    let (low, high) = one.sampled.iter().fold(([f64::MAX; 2], [f64::MIN; 2]), |(low, high), point| {
        ([low[0].min(point[0]), low[1].min(point[1])], [high[0].max(point[0]), high[1].max(point[1])])
    });
    let change = Change::between(one.reference, one.found);
    let delta_e = options.compare.formula.difference(one.reference, one.found);
    ColorPatch {
        name: one.name.clone(),
        region: Some(Region { x: low[0], y: low[1], width: high[0] - low[0], height: high[1] - low[1] }),
        reference: one.reference,
        found: Some(one.found),
        delta_e: Some(delta_e),
        limit: options.compare.tolerance,
        words: describe(one.reference, &change),
        change: Some(change),
        passed: delta_e <= options.compare.tolerance,
    }
}

fn csv(patches: &[ColorPatch]) -> String {
    let mut text = String::from(
        "colour,passed,delta_e,limit,reference_L,reference_a,reference_b,sample_L,sample_a,sample_b,dL,dC,dH,da,db,words\r\n",
    );
    for patch in patches {
        let mut numbers = vec![patch.delta_e, Some(patch.limit)];
        numbers.extend([patch.reference.l, patch.reference.a, patch.reference.b].map(Some));
        numbers.extend(patch.found.map_or([None; 3], |found| [found.l, found.a, found.b].map(Some)));
        numbers.extend(patch.change.map_or([None; 5], |c| [c.l, c.c, c.h, c.a, c.b].map(Some)));
        let numbers = numbers.iter().map(|number| number.map_or_else(String::new, |number| format!("{number:.6}")));
        let cells: Vec<String> = [quoted(&patch.name), patch.passed.to_string()]
            .into_iter()
            .chain(numbers)
            .chain([quoted(&patch.words)])
            .collect();
        text.push_str(&cells.join(","));
        text.push_str("\r\n");
    }
    text
}
