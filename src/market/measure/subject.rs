//! Where the subject is, in numbers.

use serde::{Deserialize, Serialize};

use crate::finding::Region;

/// Where the subject is, in numbers. Shadows are not part of it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct SubjectNumbers {
    /// The subject's box, px.
    pub bounds: Region,
    /// How it was found: `path`, `alpha` or `background`.
    pub method: String,
    /// How sure the box is, 0 to 1.
    pub confidence: f64,
    /// max(box width ÷ width, box height ÷ height), 0 to 1: the side that would hit the frame first.
    pub fill_longest: f64,
    /// Box area ÷ picture area, 0 to 1.
    pub fill_box: f64,
    /// Covered pixels ÷ picture area, 0 to 1.
    pub fill_mask: f64,
    /// Distance of the box from each side of the frame, px.
    pub margins: Margins,
    /// The box's centre minus the picture's, share of the picture's width; right is positive.
    pub center_offset_x: f64,
    /// The same for the height; down is positive.
    pub center_offset_y: f64,
    /// Sides of the frame that the subject touches.
    pub touches: Vec<Side>,
    /// Separate parts.
    pub pieces: u32,
    /// Corners of the frame that the subject covers, 0 to 4.
    pub corners: u32,
    /// Share of the covered pixels that belong to parts thinner than 3 px of a 1000 px side (straps, stems), 0 to 1.
    pub thin_share: f64,
    /// How the coverage is spread over the frame; not written out.
    #[serde(skip)]
    pub spread: Spread,
}

/// The subject's coverage in a grid of [`Spread::SIDE`]² cells of the frame: enough to say what a crop keeps to a part in
/// a thousand.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Spread {
    /// Covered pixels of each cell, row by row; empty when not measured.
    pub cells: Vec<f32>,
}

impl Spread {
    /// Cells of a row, and of a column.
    pub const SIDE: usize = 96;

    /// Share of the coverage that `weight` keeps; it is asked for the middle of each cell, in shares of the frame, and
    /// answers 0 to 1. None when not measured.
    #[must_use]
    pub fn kept(&self, weight: impl Fn(f64, f64) -> f64) -> Option<f64> {
        let side = Self::SIDE as f64;
        let (mut all, mut kept) = (0.0, 0.0);
        for (at, covered) in self.cells.iter().enumerate() {
            let covered = f64::from(*covered);
            if covered > 0.0 {
                let (x, y) = ((at % Self::SIDE) as f64, (at / Self::SIDE) as f64);
                all += covered;
                kept += covered * weight((x + 0.5) / side, (y + 0.5) / side);
            }
        }
        (all > 0.0).then(|| kept / all)
    }
}

/// Distances of the subject's box from the frame, px.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct Margins {
    /// From the left side.
    pub left: f64,
    /// From the top.
    pub top: f64,
    /// From the right side.
    pub right: f64,
    /// From the bottom.
    pub bottom: f64,
}

/// A side of the frame.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub enum Side {
    /// The left side.
    Left,
    /// The top.
    Top,
    /// The right side.
    Right,
    /// The bottom.
    Bottom,
}

impl Side {
    /// The side's name in a sentence.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Left => "left",
            Self::Top => "top",
            Self::Right => "right",
            Self::Bottom => "bottom",
        }
    }
}
