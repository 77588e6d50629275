//! What the background looks like, in numbers.

use serde::{Deserialize, Serialize};

use super::Side;
use crate::finding::Region;

/// What the background looks like, over white where it is transparent; a band of a few pixels round the subject, where
/// compression ripples, is left out.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct BackgroundNumbers {
    /// Pixels that were judged.
    pub field_px: f64,
    /// Share of them that are exactly 255, 255, 255.
    pub white_share: f64,
    /// The lowest channel level in the field, 0 to 255.
    pub minimum: u8,
    /// The level that 1 % of the field's pixels are at or below, 0 to 255.
    pub percentile_1: u8,
    /// Mean difference of the largest and the smallest channel, levels.
    pub cast: f64,
    /// Its middle colour: the median red, green and blue level.
    pub median: [u8; 3],
    /// Chroma of the mean colour, CIELAB (D50): 0 is neutral, 2 is seen beside white.
    pub cast_chroma: f64,
    /// Share of exact white in the band along the frame, 1 % of the shorter side wide.
    pub edge_white_share: f64,
    /// The lowest channel level in that band.
    pub edge_minimum: u8,
    /// Share of the picture that is more than half transparent.
    pub transparent_share: f64,
    /// What stands under the transparent pixels, the median: what a channel shows that drops transparency.
    pub under_transparent: Option<[u8; 3]>,
    /// The largest connected area that is not white and not a shadow.
    pub off_white: Option<Patch>,
    /// Share of the field in all such areas.
    pub off_white_share: f64,
    /// Larger marks away from the subject (text, logos, labels may look so), largest first, at most 16.
    pub marks: Vec<Patch>,
    /// The largest small mark away from the subject.
    pub residue: Option<Patch>,
    /// How many such marks there are.
    pub residue_count: u32,
    /// The soft shadow next to the subject.
    pub shadow: Option<Patch>,
    /// Sides of the frame that the shadow reaches.
    pub shadow_touches: Vec<Side>,
    /// A line or band of one colour along an edge.
    pub border: Option<Patch>,
}

/// A connected area of the background.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct Patch {
    /// Its box, px.
    pub region: Region,
    /// Its pixels.
    pub area_px: f64,
    /// Its middle colour: the median red, green and blue level.
    pub color: [u8; 3],
    /// Its lowest channel level.
    pub darkest: u8,
}
