//! What a check reports when the checking itself went well.

use serde::{Deserialize, Serialize};

/// One result of one check: what was measured, against what, where, and how much it matters.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct Finding {
    /// Which measurement spoke.
    pub check: Check,
    /// A stable kebab-case word, such as `delta-e-over-tolerance`; the page's `messages.ts` knows each.
    pub kind: String,
    /// How much it matters.
    pub severity: Severity,
    /// What it is about: a swatch's name, a rule's id, a path's name. Empty for the whole picture.
    pub about: String,
    /// The measured value.
    pub measured: Option<Quantity>,
    /// The limit it was judged against.
    pub limit: Option<Quantity>,
    /// Where in the picture, as stored after orientation.
    pub region: Option<Region>,
    /// One full English sentence that names the place, the value and what was expected.
    pub message: String,
}

impl Finding {
    /// A finding about the whole picture, without a number or a place.
    #[must_use]
    pub fn plain(check: Check, kind: &str, severity: Severity, message: String) -> Self {
        Self {
            check,
            kind: kind.to_owned(),
            severity,
            about: String::new(),
            measured: None,
            limit: None,
            region: None,
            message,
        }
    }

    /// Names what was compared with: by its file and the beginning of its SHA-256.
    #[must_use]
    pub fn against(mut self, name: &str, sha256: &str) -> Self {
        let digits: String = sha256.chars().take(HASH_DIGITS).collect();
        // No doubled names where a check is made of others.
        let named = format!(" Reference: {name}, SHA-256 {digits}…");
        if !self.message.contains(&named) {
            self.message.push_str(&named);
        }
        self
    }
}

/// Digits of a hash in a sentence: 64 bits name one file of any archive; reports have all of it.
const HASH_DIGITS: usize = 16;

/// Which measurement a [`Finding`] comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub enum Check {
    /// The file itself: format, profile, orientation.
    File,
    /// Colour difference against a reference.
    DeltaE,
    /// The clipping path against the picture.
    Path,
    /// A channel's rules and crops.
    Crop,
}

/// How much a [`Finding`] matters, mildest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub enum Severity {
    /// Measured and within its limit.
    Pass,
    /// Worth knowing; nothing to mend.
    Note,
    /// It could not be measured; never the same as a pass.
    CannotMeasure,
    /// Outside a limit that advises, or that no primary source confirms.
    Warning,
    /// Outside a limit that refuses.
    Failure,
}

/// A number with its unit.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct Quantity {
    /// The number, in `unit`.
    pub value: f64,
    /// Its unit.
    pub unit: Unit,
}

/// The units that a [`Quantity`] may have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub enum Unit {
    /// CIEDE2000, D50.
    DeltaE00,
    /// Picture pixels.
    Px,
    /// A part of a whole, 0 to 1.
    Share,
    /// Width divided by height.
    Ratio,
    /// An 8-bit level, 0 to 255.
    Level,
    /// Bytes.
    Bytes,
    /// Megapixels.
    Megapixels,
    /// A count.
    Count,
}

/// A rectangle in picture pixels: origin top left, y down, edges (not pixel centres).
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct Region {
    /// Left edge, px.
    pub x: f64,
    /// Top edge, px.
    pub y: f64,
    /// Width, px.
    pub width: f64,
    /// Height, px.
    pub height: f64,
}
