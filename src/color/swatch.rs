//! Brand swatches: named colours in Lab, and where to find them in each version of a picture.
//!
//! Reads the JSON form `{"products": [{"sku", "name", "view", "swatches": [{"name", "lab", "at", …}]}]}`; other members are
//! notes and are kept out. A swatch is sampled as a square of `2 × sampleRadius + 1` px around its point and averaged in
//! linear light, as a spectrophotometer's aperture does.
//!
//! A swatch passes when its difference (CIEDE2000 unless asked otherwise) is at most the tolerance plus half its `spread`, the
//! standard deviation (Lab units) that the reference itself has there: on metal or clay a patch that lands a few pixels aside
//! finds another mean, and CIEDE2000 counts a Lab unit of such colours as about half.

pub mod list;
mod reference;

pub use reference::parse;

use serde::{Deserialize, Serialize};

use super::convert::Converter;
use super::delta_e::Formula;
use super::lab::Lab;
use crate::error::{Error, Result};
use crate::finding::{Check, Finding, Quantity, Region, Severity, Unit};
use crate::raster::Raster;

/// A product with its colours.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct Product {
    /// The stock-keeping unit, as in file names.
    pub sku: String,
    /// A name for people; may be empty.
    #[serde(default)]
    pub name: String,
    /// The view that the points are for, such as `front`; may be empty.
    #[serde(default)]
    pub view: String,
    /// The colours.
    pub swatches: Vec<Swatch>,
}

/// A named colour and where it is in the picture.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct Swatch {
    /// Its name, such as `teal glaze`.
    pub name: String,
    /// The colour wanted, Lab D50: L*, a*, b*.
    pub lab: [f64; 3],
    /// The centre of the patch in the retouched version: pixel column and row.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at: Option<[f64; 2]>,
    /// The same point in the automated version.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at_automated: Option<[f64; 2]>,
    /// The same point in the capture.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at_capture: Option<[f64; 2]>,
    /// The point in the retouched version as shares of width and height: for pictures of another size.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at_fraction: Option<[f64; 2]>,
    /// Half the side of the patch, px.
    #[serde(default = "default_radius")]
    pub sample_radius: u32,
    /// Standard deviation of the reference in the patch, in Lab units; 0 for a flat colour.
    #[serde(default)]
    pub spread: f64,
}

/// 25 × 25 px: the aperture of the sample's own reference.
const fn default_radius() -> u32 {
    12
}

/// The part of a swatch's spread that widens its tolerance; 0 would fail uneven materials for where the patch landed.
const SPREAD_SHARE: f64 = 0.5;

/// Which of a swatch's points belongs to a version.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub enum Sampling {
    /// The point in the capture.
    Capture,
    /// The point in the automated version.
    Automated,
    /// The point in the retouched or final version.
    Retouched,
}

/// One swatch judged on one picture.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct SwatchResult {
    /// The swatch's name.
    pub name: String,
    /// The colour wanted.
    pub reference: Lab,
    /// The colour found; absent when the point lies outside the picture.
    pub found: Option<Lab>,
    /// The difference between them.
    pub delta_e: Option<f64>,
    /// The largest that passes: tolerance plus half the swatch's spread.
    pub limit: f64,
    /// The patch that was averaged.
    pub region: Option<Region>,
    /// The verdict with its sentence.
    pub finding: Finding,
}

/// What is accepted: a number alone is a tolerance in CIEDE2000.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Acceptance {
    /// The formula of every difference.
    pub formula: Formula,
    /// Largest difference that is accepted; above 0 and at most 100.
    pub tolerance: f64,
}

impl From<f64> for Acceptance {
    fn from(tolerance: f64) -> Self {
        Self { formula: Formula::default(), tolerance }
    }
}

/// Judges every swatch of a product on a picture, in the reference's order.
///
/// # Errors
/// [`Error::InvalidArgument`] for a senseless tolerance; [`Error::Unsupported`] for a profile that cannot be evaluated.
pub fn judge(
    raster: &Raster,
    product: &Product,
    sampling: Sampling,
    accepted: impl Into<Acceptance>,
) -> Result<Vec<SwatchResult>> {
    let accepted = checked(accepted.into())?;
    let converter = Converter::new(raster)?;
    Ok(product.swatches.iter().map(|swatch| judge_one(raster, &converter, swatch, sampling, accepted)).collect())
}

/// Judges named colours on the rectangles where they are in a picture, averaged in linear light; `place` answers where a
/// colour is that says nothing itself.
///
/// # Errors
/// As [`judge`].
pub fn judge_named(
    raster: &Raster,
    colors: &[list::Named],
    accepted: impl Into<Acceptance>,
    place: impl Fn(usize, &str) -> Option<Region>,
) -> Result<Vec<SwatchResult>> {
    let accepted = checked(accepted.into())?;
    let converter = Converter::new(raster)?;
    let one = |(index, named): (usize, &list::Named)| {
        let region = named.region.or_else(|| place(index, &named.name));
        let patch = region.and_then(|region| patch_of(raster, region));
        verdict(raster, &converter, &named.name, named.lab, accepted, 0.0, patch)
    };
    Ok(colors.iter().enumerate().map(one).collect())
}

/// The whole pixels of a rectangle, cut at the frame.
fn patch_of(raster: &Raster, region: Region) -> Option<Patch> {
    let (left, top) = (region.x.round(), region.y.round());
    let right = (region.x + region.width).round().min(f64::from(raster.width()));
    let bottom = (region.y + region.height).round().min(f64::from(raster.height()));
    (left >= 0.0 && top >= 0.0 && right > left && bottom > top).then(|| Patch {
        left: left as u32,
        top: top as u32,
        right: right as u32 - 1,
        bottom: bottom as u32 - 1,
    })
}

fn judge_one(
    raster: &Raster,
    converter: &Converter,
    swatch: &Swatch,
    sampling: Sampling,
    accepted: Acceptance,
) -> SwatchResult {
    let [l, a, b] = swatch.lab;
    let patch = point(raster, swatch, sampling).and_then(|point| patch(raster, point, swatch.sample_radius));
    verdict(raster, converter, &swatch.name, Lab { l, a, b }, accepted, swatch.spread, patch)
}

fn checked(accepted: Acceptance) -> Result<Acceptance> {
    if accepted.tolerance > 0.0 && accepted.tolerance <= 100.0 {
        return Ok(accepted);
    }
    Err(Error::InvalidArgument {
        name: "tolerance",
        found: accepted.tolerance.to_string(),
        expected: "a Delta-E above 0 and at most 100".to_owned(),
    })
}

/// A colour judged on its patch.
fn verdict(
    raster: &Raster,
    converter: &Converter,
    name: &str,
    reference: Lab,
    Acceptance { formula, tolerance }: Acceptance,
    spread: f64,
    patch: Option<Patch>,
) -> SwatchResult {
    let limit = tolerance + SPREAD_SHARE * spread;
    let Some(patch) = patch else {
        let message = format!(
            "Swatch \"{}\": its place is not given for this version or lies outside the {} × {} px picture.",
            name,
            raster.width(),
            raster.height()
        );
        let finding = finding(name, "swatch-not-found", Severity::CannotMeasure, None, limit, None, message);
        return SwatchResult {
            name: name.to_owned(),
            reference,
            found: None,
            delta_e: None,
            limit,
            region: None,
            finding,
        };
    };
    let found = mean(raster, converter, patch);
    let delta_e = formula.difference(reference, found);
    let passes = delta_e <= limit;
    let loosely = if spread > 0.0 {
        format!("{limit:.2}: tolerance {tolerance} and half of the reference's own spread {spread}")
    } else {
        format!("{limit}")
    };
    let message = format!(
        "Swatch \"{}\" is {} by Delta-E {delta_e:.2} (limit {loosely}): found L* {:.1}, a* {:.1}, b* {:.1}, wanted {}, {}, {}.",
        name,
        if passes { "right" } else { "off" },
        found.l,
        found.a,
        found.b,
        reference.l,
        reference.a,
        reference.b,
    );
    let region = Some(patch.region());
    let (kind, severity) =
        if passes { ("swatch-within-tolerance", Severity::Pass) } else { ("swatch-over-tolerance", Severity::Failure) };
    let finding = finding(name, kind, severity, Some(delta_e), limit, region, message);
    SwatchResult {
        name: name.to_owned(),
        reference,
        found: Some(found),
        delta_e: Some(delta_e),
        limit,
        region,
        finding,
    }
}

/// The pixel to sample: the version's own point, else the shares of the picture's size.
fn point(raster: &Raster, swatch: &Swatch, sampling: Sampling) -> Option<[f64; 2]> {
    let own = match sampling {
        Sampling::Capture => swatch.at_capture,
        Sampling::Automated => swatch.at_automated,
        Sampling::Retouched => swatch.at,
    };
    let sized = |[x, y]: [f64; 2]| [x * f64::from(raster.width()), y * f64::from(raster.height())];
    own.or_else(|| swatch.at_fraction.filter(|_| sampling == Sampling::Retouched).map(sized))
}

/// A square of pixels inside the picture; the last column and row are included.
#[derive(Clone, Copy)]
struct Patch {
    left: u32,
    top: u32,
    right: u32,
    bottom: u32,
}

impl Patch {
    fn region(self) -> Region {
        let (x, y) = (f64::from(self.left), f64::from(self.top));
        Region { x, y, width: f64::from(self.right) + 1.0 - x, height: f64::from(self.bottom) + 1.0 - y }
    }
}

/// The patch around a pixel, cut at the frame; `None` when the pixel itself is outside.
fn patch(raster: &Raster, [x, y]: [f64; 2], radius: u32) -> Option<Patch> {
    let (column, row) = (x.floor(), y.floor());
    if !(0.0..f64::from(raster.width())).contains(&column) || !(0.0..f64::from(raster.height())).contains(&row) {
        return None;
    }
    let (column, row) = (column as u32, row as u32);
    Some(Patch {
        left: column.saturating_sub(radius),
        top: row.saturating_sub(radius),
        right: column.saturating_add(radius).min(raster.width() - 1),
        bottom: row.saturating_add(radius).min(raster.height() - 1),
    })
}

/// The patch's mean in linear light, as Lab.
fn mean(raster: &Raster, converter: &Converter, patch: Patch) -> Lab {
    let mut sum = [0.0; 3];
    let mut count = 0.0;
    for y in patch.top..=patch.bottom {
        for x in patch.left..=patch.right {
            let color = converter.relative(raster, x, y);
            sum.iter_mut().zip(color).for_each(|(total, value)| *total += value);
            count += 1.0;
        }
    }
    Lab::from_relative(sum.map(|total| total / count))
}

fn finding(
    about: &str,
    kind: &str,
    severity: Severity,
    value: Option<f64>,
    limit: f64,
    region: Option<Region>,
    message: String,
) -> Finding {
    let quantity = |value| Quantity { value, unit: Unit::DeltaE00 };
    Finding {
        check: Check::DeltaE,
        kind: kind.to_owned(),
        severity,
        about: about.to_owned(),
        measured: value.map(quantity),
        limit: Some(quantity(limit)),
        region,
        message,
    }
}
