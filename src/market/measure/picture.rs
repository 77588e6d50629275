//! How good the pixels themselves are, in numbers.

use serde::{Deserialize, Serialize};

/// Sharpness, enlargement, compression, colour and exposure of one picture. What could not be measured is none, with its
/// reason beside.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct PictureNumbers {
    /// Width of the sharpest tenth of the edges in the subject, px from 10 to 90 % of the step; a sharp photograph has 1.5
    /// to 3.
    pub edge_width_px: Option<f64>,
    /// Share of the sampled detail (of Nyquist's frequency, along rows and columns) that carries signal, 0 to 1; enlarging
    /// by two leaves a half.
    pub bandwidth: Option<f64>,
    /// Step on the 8 × 8 grid of compression above the steps beside it, levels; from 2 on it shows.
    pub blockiness: Option<f64>,
    /// Largest difference of red, green and blue that 1 % of the pixels reach, levels; a gray picture has none.
    pub chroma_levels: Option<f64>,
    /// Share of the subject's pixels at 255 in all channels, 0 to 1.
    pub clipped_high: Option<f64>,
    /// Share of the subject's pixels at 0 in all channels, 0 to 1.
    pub clipped_low: Option<f64>,
    /// Whether any pixel is not fully opaque.
    pub any_transparent: bool,
    /// Why edges were not measured, as a sentence.
    pub unmeasured: Option<String>,
}
