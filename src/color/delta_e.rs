//! Colour difference formulas on Lab, in f64, exactly as published.
//!
//! Lab is D50 wherever this library computes it from pixels; the Lab formulas themselves do not know the white, so that pairs
//! of another white give that white's figures. [`Formula`] names them all; each has a file with its source.

mod cie94;
mod ciede2000;
mod cmc;
mod uniform;

pub use cie94::{Use, cie94};
pub use ciede2000::{Factors, ciede2000, ciede2000_with};
pub use cmc::cmc;
pub use uniform::{hyab, itp, ok};

use serde::{Deserialize, Serialize};

use super::lab::Lab;
use crate::error::{Error, Result};

/// A colour difference formula. The white of its Lab is D50.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub enum Formula {
    /// CIEDE2000, all parametric factors 1.
    #[default]
    Ciede2000,
    /// CIEDE2000 with S_L = 1.
    Ciede2000Sl1,
    /// CIE 1976.
    Cie76,
    /// CIE 1994 for graphic arts.
    Cie94,
    /// CIE 1994 for textiles.
    Cie94Textile,
    /// CMC(2:1), acceptability.
    Cmc21,
    /// CMC(1:1), perceptibility.
    Cmc11,
    /// Distance in Oklab.
    Ok,
    /// ITU-R BT.2124.
    Itp,
    /// |dL*| + distance in a*b*.
    Hyab,
}

impl Formula {
    /// All of them with the names that [`Formula::parse`] knows; the first name is the formula's own.
    pub const NAMES: [(Self, &'static [&'static str]); 10] = [
        (Self::Ciede2000, &["ciede2000", "de2000", "de00", "2000", "cie2000"]),
        (Self::Ciede2000Sl1, &["ciede2000-sl1", "de00-sl1", "sl1"]),
        (Self::Cie76, &["cie76", "de76", "76", "cie1976"]),
        (Self::Cie94, &["cie94", "cie94-graphic", "de94", "94", "cie1994"]),
        (Self::Cie94Textile, &["cie94-textile", "de94-textile"]),
        (Self::Cmc21, &["cmc", "cmc-2-1", "cmc(2:1)", "cmc2:1", "cmc21", "cmc:2:1"]),
        (Self::Cmc11, &["cmc-1-1", "cmc(1:1)", "cmc1:1", "cmc11", "cmc:1:1"]),
        (Self::Ok, &["ok", "deok", "de-ok", "oklab"]),
        (Self::Itp, &["itp", "deitp", "de-itp", "ictcp"]),
        (Self::Hyab, &["hyab"]),
    ];

    /// The formula of a name, whatever its case; `_` counts as `-`.
    ///
    /// # Errors
    /// [`Error::InvalidArgument`] lists the names.
    pub fn parse(name: &str) -> Result<Self> {
        let wanted = name.trim().to_ascii_lowercase().replace('_', "-");
        let known = Self::NAMES.iter().find(|(_, names)| names.contains(&wanted.as_str()));
        known.map(|(formula, _)| *formula).ok_or_else(|| Error::InvalidArgument {
            name: "formula",
            found: name.to_owned(),
            expected: Self::NAMES.iter().filter_map(|(_, names)| names.first().copied()).collect::<Vec<_>>().join(", "),
        })
    }

    /// The formula as a person writes it, with its constants and its white.
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::Ciede2000 => "CIEDE2000 (kL = kC = kH = 1), Lab D50/2°",
            Self::Ciede2000Sl1 => "CIEDE2000 with SL = 1 (kL = kC = kH = 1), Lab D50/2°",
            Self::Cie76 => "CIE 1976 (Delta-E*ab), Lab D50/2°",
            Self::Cie94 => "CIE 1994 graphic arts (kL 1, K1 0.045, K2 0.015), Lab D50/2°",
            Self::Cie94Textile => "CIE 1994 textiles (kL 2, K1 0.048, K2 0.014), Lab D50/2°",
            Self::Cmc21 => "CMC(2:1), Lab D50/2°",
            Self::Cmc11 => "CMC(1:1), Lab D50/2°",
            Self::Ok => "Delta-E OK (distance in Oklab), D65, adapted from D50 by Bradford",
            Self::Itp => "Delta-E ITP (BT.2124), D65, white at 203 cd/m², adapted from D50 by Bradford",
            Self::Hyab => "HyAB, Lab D50/2°",
        }
    }

    /// The difference of a sample from its reference; CIE94 and CMC take their weights from the reference.
    #[must_use]
    pub fn difference(self, reference: Lab, sample: Lab) -> f64 {
        match self {
            Self::Ciede2000 => ciede2000(reference, sample),
            Self::Ciede2000Sl1 => {
                ciede2000_with(reference, sample, &Factors { flat_lightness: true, ..Factors::default() })
            }
            Self::Cie76 => cie76(reference, sample),
            Self::Cie94 => cie94(reference, sample, Use::Graphic),
            Self::Cie94Textile => cie94(reference, sample, Use::Textile),
            Self::Cmc21 => cmc(reference, sample, 2.0, 1.0),
            Self::Cmc11 => cmc(reference, sample, 1.0, 1.0),
            Self::Ok => ok(reference, sample),
            Self::Itp => itp(reference, sample),
            Self::Hyab => hyab(reference, sample),
        }
    }
}

/// CIE 1976: the Euclidean distance.
#[must_use]
pub fn cie76(first: Lab, second: Lab) -> f64 {
    let (dl, da, db) = (second.l - first.l, second.a - first.a, second.b - first.b);
    (dl * dl + da * da + db * db).sqrt()
}

/// Signed differences of a sample from its reference, Lab D50.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct Change {
    /// dL*: lighter is positive.
    pub l: f64,
    /// dC*ab: more saturated is positive.
    pub c: f64,
    /// dH*ab, with the sign of the turn from the reference's hue to the sample's (positive is counter-clockwise: from red
    /// towards yellow).
    pub h: f64,
    /// da*: redder is positive.
    pub a: f64,
    /// db*: yellower is positive.
    pub b: f64,
}

impl Change {
    /// From a reference to a sample.
    #[must_use]
    pub fn between(reference: Lab, sample: Lab) -> Self {
        let (one, two) = (reference, sample);
        let (product, dot, cross) =
            (one.chroma() * two.chroma(), one.a * two.a + one.b * two.b, one.a * two.b - one.b * two.a);
        // The chord between the hues at the mean chroma: by the form that does not cancel.
        let h = if dot >= 0.0 {
            let half = (2.0 * (product + dot)).sqrt();
            if half > 0.0 { 2.0 * cross / half } else { 0.0 }
        } else {
            let chord = (2.0 * (product - dot)).max(0.0).sqrt();
            if cross < 0.0 { -chord } else { chord }
        };
        Self { l: two.l - one.l, c: two.chroma() - one.chroma(), h, a: two.a - one.a, b: two.b - one.b }
    }
}

/// Differences in lightness and chroma, and the square of that in hue (never negative, also after rounding).
fn parts(first: Lab, second: Lab) -> (f64, f64, f64) {
    let dc = second.chroma() - first.chroma();
    let (da, db) = (second.a - first.a, second.b - first.b);
    (second.l - first.l, dc, (da * da + db * db - dc * dc).max(0.0))
}

/// The hue angle in degrees, 0 to 360; 0 for neutral.
fn hue(a: f64, b: f64) -> f64 {
    if a == 0.0 && b == 0.0 { 0.0 } else { b.atan2(a).to_degrees().rem_euclid(360.0) }
}
