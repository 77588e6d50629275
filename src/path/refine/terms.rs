//! What refining is asked for and what it answers.

use serde::{Deserialize, Serialize};

use super::halo::Halo;
use crate::finding::Finding;
use crate::path::ClippingPath;
use crate::path::distance::Distance;

/// How to refine.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct RefineOptions {
    /// How far from the rough path the edge is sought, px, 1 to 200; none: 13 px on a picture of up to 1,600 px, in
    /// proportion on larger ones.
    pub radius_px: Option<f64>,
    /// How far the Béziers may stray from the edge that was found, px, 0.05 to 5; 0.15 is fine, 0.3 usual, 0.6 coarse.
    pub tolerance_px: f64,
    /// How far beyond the edge the path is laid, px, -10 to 10: above zero spreads it, below zero chokes it.
    pub shift_px: f64,
    /// Where the outline turns by more than this a corner stays sharp, degrees, 5 to 180; 32 keeps the corners of
    /// products and rounds the noise.
    pub corner_degrees: f64,
}

impl Default for RefineOptions {
    fn default() -> Self {
        Self { radius_px: None, tolerance_px: 0.3, shift_px: 0.0, corner_degrees: 32.0 }
    }
}

/// A refined path.
#[derive(Debug, Clone, PartialEq)]
pub struct Refined {
    /// The path on the edge: the subpaths of the rough one in their order, all closed.
    pub path: ClippingPath,
    /// One report a side, in the order of [`super::svg::path_data`]: as many as the path has knots.
    pub segments: Vec<SegmentReport>,
    /// How far the path was moved.
    pub moved: Distance,
    /// Where the picture leaves doubt, and how much of the outline that is.
    pub findings: Vec<Finding>,
}

/// What is known about one side of the refined path.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct SegmentReport {
    /// How sure it is that the side lies within 2 px of the edge, 0 to 1.
    pub confidence: f64,
    /// The largest distance of this side from the rough path, px.
    pub moved_px: f64,
    /// Colour step at the edge, in deviations of the noise there; the mean over the side.
    pub contrast: f64,
    /// How soft the edge is: deviation of the soft step that fits best, px, 0.6 to 3; a sharp lens makes 0.6 to 1.2.
    pub softness_px: f64,
    /// Backdrop just inside the side, and the inset that would mend it; `None` where it cannot be told.
    pub halo: Option<Halo>,
    /// Why a person should look at it.
    pub doubt: Option<Doubt>,
}

/// Why a stretch of the outline is in doubt.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub enum Doubt {
    /// Subject and backdrop hardly differ there.
    LowContrast,
    /// The edge is soft (hair, fur, defocus, motion): a path is the wrong tool, a matte is needed.
    SoftEdge,
    /// The best edge lay at the end of the band: the rough path is too far off.
    BandLimit,
    /// Two edges are about equally good (a shadow, a printed border, a reflection).
    TwoEdges,
    /// Both sides are white, or both black, to the end of the scale: the picture holds no edge there.
    Clipped,
    /// What is local and what the whole picture says lie over 2 px apart.
    Opinions,
    /// The outline touches or crosses another, or itself: parts may have run together.
    Topology,
    /// A thin part would have vanished and was left as it was.
    StrapKept,
    /// The outline is too small to be measured and was left as it was.
    TooSmall,
}
