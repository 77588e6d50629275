//! Reads the brand's own reference: products with their colours and where each is in every version.

use serde::Deserialize;

use super::{Product, Swatch};
use crate::error::{Error, Result};

/// A larger patch than this is no patch.
const LARGEST_RADIUS: u32 = 1000;
/// More products or swatches than this are not believed; a season's catalogue has a few thousand.
const MOST: usize = 20_000;

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
