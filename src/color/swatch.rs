//! Brand swatches: named colours in Lab, and where to find them in each version of a picture.
//!
//! Reads the JSON form `{"products": [{"sku", "name", "view", "swatches": [{"name", "lab", "at", …}]}]}`; other members are
//! notes and are kept out. A swatch is sampled as a square of `2 × sampleRadius + 1` px around its point and averaged in
//! linear light, as a spectrophotometer's aperture does.
//!
//! A swatch passes when its CIEDE2000 is at most the tolerance plus half its `spread`, the standard deviation (Lab units)
//! that the reference itself has there: on metal or clay a patch that lands a few pixels aside finds another mean, and
//! CIEDE2000 counts a Lab unit of such colours as about half.

use serde::{Deserialize, Serialize};

use super::convert::Converter;
use super::delta_e::ciede2000;
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
/// A larger patch than this is no patch.
const LARGEST_RADIUS: u32 = 1000;
/// More products or swatches than this are not believed; a season's catalogue has a few thousand.
const MOST: usize = 20_000;

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
    /// CIEDE2000 between them.
    pub delta_e: Option<f64>,
    /// The largest that passes: tolerance plus half the swatch's spread.
    pub limit: f64,
    /// The patch that was averaged.
    pub region: Option<Region>,
    /// The verdict with its sentence.
    pub finding: Finding,
}

#[derive(Deserialize)]
struct Document {
    #[serde(default)]
    illuminant: Option<String>,
    products: Vec<serde_json::Value>,
}

/// Reads a reference file.
///
/// # Errors
/// [`Error::Damaged`] names the product, the swatch and the member, what stands there and what should;
/// [`Error::Unsupported`] when the file states another illuminant than D50.
pub fn parse(json: &str) -> Result<Vec<Product>> {
    let bad = |place: String, found: String, expected: &str| Error::Damaged {
        format: "brand reference",
        place,
        found,
        expected: expected.to_owned(),
    };
    let document: Document = serde_json::from_str(json.trim_start_matches('\u{feff}')).map_err(|error| {
        let place = format!("line {}, column {}", error.line(), error.column());
        bad(place, error.to_string(), "JSON with a list \"products\"")
    })?;
    if let Some(illuminant) = document.illuminant.filter(|name| !name.eq_ignore_ascii_case("D50")) {
        return Err(Error::Unsupported {
            format: "brand reference",
            feature: format!("illuminant {illuminant}"),
            expected: "Lab values for D50 are read",
        });
    }
    if document.products.len() > MOST {
        return Err(Error::TooLarge {
            what: "the number of products",
            found: document.products.len().to_string(),
            limit: MOST.to_string(),
        });
    }
    let mut products = Vec::new();
    for (index, value) in document.products.into_iter().enumerate() {
        let sku = value.get("sku").and_then(|sku| sku.as_str()).map(str::to_owned);
        let who = sku.map_or_else(|| format!("product {}", index + 1), |sku| format!("product {sku}"));
        let swatches = value.get("swatches").and_then(|list| list.as_array()).cloned().unwrap_or_default();
        for (number, swatch) in swatches.iter().enumerate() {
            let name = swatch.get("name").and_then(|name| name.as_str()).unwrap_or("without a name");
            let place = format!("{who}, swatch {} ({name})", number + 1);
            let swatch: Swatch = serde_json::from_value(swatch.clone())
                .map_err(|error| bad(place.clone(), error.to_string(), "name, lab of three numbers, and a point"))?;
            check(&swatch).map_err(|(member, found, expected)| bad(format!("{place}, {member}"), found, expected))?;
        }
        let product: Product = serde_json::from_value(value)
            .map_err(|error| bad(who.clone(), error.to_string(), "sku and a list of swatches"))?;
        if product.sku.trim().is_empty() {
            return Err(bad(who, "an empty sku".to_owned(), "a sku as in file names"));
        }
        products.push(product);
    }
    Ok(products)
}

/// The member that is wrong, what stands there, and what should.
fn check(swatch: &Swatch) -> Result<(), (&'static str, String, &'static str)> {
    let [l, a, b] = swatch.lab;
    if !(0.0..=100.0).contains(&l) || !(-200.0..=200.0).contains(&a) || !(-200.0..=200.0).contains(&b) {
        return Err(("lab", format!("{l}, {a}, {b}"), "L* of 0 to 100, a* and b* of -200 to 200"));
    }
    if !(0.0..=100.0).contains(&swatch.spread) {
        return Err(("spread", swatch.spread.to_string(), "0 to 100"));
    }
    if swatch.sample_radius > LARGEST_RADIUS {
        return Err(("sampleRadius", swatch.sample_radius.to_string(), "0 to 1000"));
    }
    for (member, point, most) in [
        ("at", swatch.at, 1e6),
        ("atAutomated", swatch.at_automated, 1e6),
        ("atCapture", swatch.at_capture, 1e6),
        ("atFraction", swatch.at_fraction, 1.0),
    ] {
        if let Some([x, y]) = point.filter(|[x, y]| !(0.0..=most).contains(x) || !(0.0..=most).contains(y)) {
            let expected = if most == 1.0 { "two shares of 0 to 1" } else { "a column and a row from 0 on" };
            return Err((member, format!("{x}, {y}"), expected));
        }
    }
    if swatch.at.or(swatch.at_automated).or(swatch.at_capture).or(swatch.at_fraction).is_none() {
        return Err(("at", "no point".to_owned(), "at, atAutomated, atCapture or atFraction"));
    }
    Ok(())
}

/// Judges every swatch of a product on a picture, in the reference's order.
///
/// # Errors
/// [`Error::InvalidArgument`] for a senseless tolerance; [`Error::Unsupported`] for a profile that cannot be evaluated.
pub fn judge(raster: &Raster, product: &Product, sampling: Sampling, tolerance: f64) -> Result<Vec<SwatchResult>> {
    if !(tolerance > 0.0 && tolerance <= 100.0) {
        return Err(Error::InvalidArgument {
            name: "tolerance",
            found: tolerance.to_string(),
            expected: "a Delta-E above 0 and at most 100".to_owned(),
        });
    }
    let converter = Converter::new(raster)?;
    Ok(product.swatches.iter().map(|swatch| judge_one(raster, &converter, swatch, sampling, tolerance)).collect())
}

fn judge_one(
    raster: &Raster,
    converter: &Converter,
    swatch: &Swatch,
    sampling: Sampling,
    tolerance: f64,
) -> SwatchResult {
    let [l, a, b] = swatch.lab;
    let reference = Lab { l, a, b };
    let limit = tolerance + SPREAD_SHARE * swatch.spread;
    let Some(patch) = point(raster, swatch, sampling).and_then(|point| patch(raster, point, swatch.sample_radius))
    else {
        let message = format!(
            "Swatch \"{}\": its point is not given for this version or lies outside the {} × {} px picture.",
            swatch.name,
            raster.width(),
            raster.height()
        );
        let finding = finding(&swatch.name, "swatch-not-found", Severity::CannotMeasure, None, limit, None, message);
        return SwatchResult {
            name: swatch.name.clone(),
            reference,
            found: None,
            delta_e: None,
            limit,
            region: None,
            finding,
        };
    };
    let found = mean(raster, converter, patch);
    let delta_e = ciede2000(reference, found);
    let passes = delta_e <= limit;
    let loosely = if swatch.spread > 0.0 {
        format!("{limit:.2}: tolerance {tolerance} and half of the reference's own spread {}", swatch.spread)
    } else {
        format!("{limit}")
    };
    let message = format!(
        "Swatch \"{}\" is {} by Delta-E {delta_e:.2} (limit {loosely}): found L* {:.1}, a* {:.1}, b* {:.1}, wanted {l}, {a}, {b}.",
        swatch.name,
        if passes { "right" } else { "off" },
        found.l,
        found.a,
        found.b,
    );
    let region = Some(patch.region());
    let (kind, severity) =
        if passes { ("swatch-within-tolerance", Severity::Pass) } else { ("swatch-over-tolerance", Severity::Failure) };
    let finding = finding(&swatch.name, kind, severity, Some(delta_e), limit, region, message);
    SwatchResult {
        name: swatch.name.clone(),
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
