//! Two colours of light in one picture.
//!
//! Near-neutral cells under one light form one cloud in a\*b\*; under two lights two, apart along the line on which daylight
//! and lamps lie (nearly b\*: 500 K are 4 to 8 units there, between 7,000 and 4,500 K). Otsu's split along that line; the
//! clouds must lie apart for their width, and each must be connected in the picture, since light falls on areas. A warm
//! gray product on a cool gray ground looks the same and is told as well: a note to look, never a failure.

use serde::{Deserialize, Serialize};

use super::super::lab::Lab;
use super::tones::Cell;
use crate::finding::{Check, Finding, Severity};

/// The two clouds.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct MixedLight {
    /// Mean colour of the cooler light's cells.
    pub cooler: Lab,
    /// Mean colour of the warmer light's cells.
    pub warmer: Lab,
    /// The smaller one's part of all near-neutral cells.
    pub share: f64,
}

/// Cells of more chroma are a colour of their own.
const CHROMA: f64 = 14.0;
/// Darker cells are too noisy, lighter ones clipped.
const LIGHTNESS: std::ops::RangeInclusive<f64> = 30.0..=97.0;
/// The line of daylight and lamps in a\*b\*, as a unit vector: from D50 to D65 by b\* -12.5, a\* -1.9.
const LINE: [f64; 2] = [0.15, 0.9887];
/// Least distance of the clouds along the line.
const APART: f64 = 2.5;
/// Least distance in widths (Ashman's D): 2 separates two normal clouds, more leaves falloff and texture out.
const WIDTHS: f64 = 2.8;
/// The smaller cloud's least part of the cells.
const SHARE: f64 = 0.15;
/// Fewer cells say nothing.
const LEAST: usize = 400;

pub(super) fn find(cells: &[Cell]) -> Option<MixedLight> {
    let near: Vec<&Cell> =
        cells.iter().filter(|cell| cell.color.chroma() < CHROMA && LIGHTNESS.contains(&cell.color.l)).collect();
    if near.len() < LEAST || near.len() * 4 < cells.len() {
        return None;
    }
    // What light does to a gray grows with its brightness in Lab; relative to L* 100 surfaces compare.
    let along = |cell: &Cell| (cell.color.a * LINE[0] + cell.color.b * LINE[1]) * 116.0 / (cell.color.l + 16.0);
    let mut values: Vec<f64> = near.iter().map(|cell| along(cell)).collect();
    values.sort_by(f64::total_cmp);
    let at = split(&values)?;
    let (low, high) = values.split_at(at);
    let ((low_mean, low_width), (high_mean, high_width)) = (spread(low), spread(high));
    let distance = high_mean - low_mean;
    // A width of 0 (flat pictures) is no less than the rounding of 8 bits.
    let width = ((low_width.powi(2) + high_width.powi(2)) / 2.0).sqrt().max(0.1);
    let share = at.min(values.len() - at) as f64 / values.len() as f64;
    if distance < APART || distance < WIDTHS * width || share < SHARE {
        return None;
    }
    let border = (low_mean + high_mean) / 2.0;
    if !connected(&near, |cell| along(cell) < border) {
        return None;
    }
    let mean = |cooler: bool| {
        let side: Vec<Lab> =
            near.iter().filter(|cell| (along(cell) < border) == cooler).map(|cell| cell.color).collect();
        Lab::mean(&side)
    };
    Some(MixedLight { cooler: mean(true)?, warmer: mean(false)?, share })
}

/// Otsu's threshold: where the two sides' means are furthest apart for their sizes.
fn split(values: &[f64]) -> Option<usize> {
    let total: f64 = values.iter().sum();
    let all = values.len() as f64;
    let mut sum = 0.0;
    let mut best = (0.0, None);
    for (index, value) in values.iter().enumerate().take(values.len().saturating_sub(1)) {
        sum += value;
        let low = (index + 1) as f64;
        let between = low * (all - low) * (sum / low - (total - sum) / (all - low)).powi(2);
        if between > best.0 {
            best = (between, Some(index + 1));
        }
    }
    best.1
}

/// Mean and standard deviation.
fn spread(values: &[f64]) -> (f64, f64) {
    let count = values.len().max(1) as f64;
    let mean = values.iter().sum::<f64>() / count;
    (mean, (values.iter().map(|value| (value - mean).powi(2)).sum::<f64>() / count).sqrt())
}

/// Whether neighbours are mostly of one side: areas, not a pattern. Cells come row by row, so that the next one in a row is the
/// neighbour (or one beyond a gap).
fn connected(cells: &[&Cell], cooler: impl Fn(&Cell) -> bool) -> bool {
    let pairs = cells.iter().zip(cells.iter().skip(1)).filter(|(one, next)| one.row == next.row);
    let (same, all) = pairs
        .fold((0usize, 0usize), |(same, all), (one, next)| (same + usize::from(cooler(one) == cooler(next)), all + 1));
    same * 10 >= all * 9
}

pub(super) fn finding(mixed: &MixedLight) -> Finding {
    Finding::plain(
        Check::DeltaE,
        "mixed-light",
        Severity::Note,
        format!(
            "The neutrals show two colours of light: {:.0} % of them are {:.1} apart in b* from the rest; look whether a second \
             light or a window fell on the set.",
            mixed.share * 100.0,
            mixed.warmer.b - mixed.cooler.b
        ),
    )
}
