//! The frames that a channel shows, as rule files describe them.

use serde::{Deserialize, Serialize};

use super::Confidence;

/// A frame that the channel shows.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Crop {
    /// The frame's word.
    pub id: String,
    /// Its shape.
    pub shape: Shape,
    /// Width divided by height; none keeps the picture's own.
    pub ratio: Option<f64>,
    /// How the picture is put into it.
    pub fit: Fit,
    /// Which part stays when something is cut.
    #[serde(default)]
    pub anchor: Anchor,
    /// The roles that it shows; empty for all.
    #[serde(default)]
    pub roles: Vec<String>,
    /// Which pictures it holds for; none for all.
    #[serde(default)]
    pub when: Option<RatioRange>,
    /// What the channel draws over it.
    #[serde(default)]
    pub covered: Option<Insets>,
    /// Side of the tile as it is shown, px of a display at 100 %; none where no source says it.
    #[serde(default)]
    pub tile_px: Option<f64>,
    /// Least width and height, px of the picture, that must be left after the crop.
    #[serde(default)]
    pub min_px: Option<[f64; 2]>,
    /// Whether the fit is documented, or assumed as the worst case.
    pub documented: bool,
    /// How good the source is.
    pub confidence: Confidence,
    /// Ids of the sources.
    pub sources: Vec<String>,
    /// What the sources say beside it.
    #[serde(default)]
    pub note: Option<String>,
}

/// The shape of a frame.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub enum Shape {
    /// A rectangle.
    Rect,
    /// An ellipse in the rectangle; a circle for ratio 1.
    Circle,
}

/// How a picture is put into a frame.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub enum Fit {
    /// Scaled to fill the frame; what stands over is cut.
    Cover,
    /// Scaled to fit inside; nothing is cut.
    Contain,
    /// Cut down to the product; margins are not kept.
    Trim,
}

/// Which part of a picture stays when a frame cuts it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub enum Anchor {
    /// The middle.
    #[default]
    Center,
    /// The top.
    Top,
    /// The bottom.
    Bottom,
    /// The left side.
    Left,
    /// The right side.
    Right,
}

/// Ratios of width to height that a frame is used for; the bounds themselves are outside.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct RatioRange {
    /// Only pictures that are wider than this.
    #[serde(default)]
    pub above: Option<f64>,
    /// Only pictures that are narrower than this.
    #[serde(default)]
    pub below: Option<f64>,
}

impl RatioRange {
    /// Whether a picture of this ratio is in it.
    #[must_use]
    pub fn holds(&self, ratio: f64) -> bool {
        self.above.is_none_or(|above| ratio > above) && self.below.is_none_or(|below| ratio < below)
    }
}

/// Parts of a frame along its sides, shares of its height (top, bottom) or width (left, right).
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Insets {
    /// At the top.
    pub top: f64,
    /// At the right.
    pub right: f64,
    /// At the bottom.
    pub bottom: f64,
    /// At the left.
    pub left: f64,
}
