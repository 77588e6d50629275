//! Colours that face each other in a sample and its reference, cell by cell: what a correction is fitted to and what the
//! plot of drift is drawn from.
//!
//! A cell is the mean, as light, of up to 16 pixels spread over it, so that noise, texture and small movements average out
//! and a large picture costs no more than a small one. White ground (L\* 98.5 and more in both) is left out.

use serde::{Deserialize, Serialize};

use super::convert::Converter;
use super::counterpart::Counterpart;
use super::lab::{GROUND, Lab};
use crate::error::Result;
use crate::raster::Raster;

/// Cells along the longer side.
const CELLS: u32 = 120;
/// Pixels along a cell's side that are read.
const READ: u32 = 4;
/// Side of a box of L\*, a\*, b\* whose cells become one vector of the plot.
const BOX: f64 = 12.0;
/// Vectors of a plot: more cannot be told apart.
const MOST: usize = 48;
/// Part of the cells that a vector stands for at least.
const LEAST_SHARE: f64 = 0.002;

/// Two colours that should be one, as XYZ relative to white.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Pair {
    /// As it should be.
    pub reference: [f64; 3],
    /// As it is.
    pub sample: [f64; 3],
}

/// A group of like colours and where they went.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct DriftVector {
    /// Mean colour in the reference.
    pub reference: Lab,
    /// Mean colour of the same places in the sample.
    pub sample: Lab,
    /// Its part of what is compared, 0 to 1.
    pub share: f64,
}

impl Pair {
    /// Reference and sample in Lab.
    #[must_use]
    pub fn labs(&self) -> [Lab; 2] {
        [self.reference, self.sample].map(Lab::from_relative)
    }
}

/// The pairs of a sample with its reference, row by row; none where all is white ground.
///
/// # Errors
/// [`Error::Unsupported`](crate::error::Error::Unsupported) for a profile that cannot be evaluated.
pub fn pairs(sample: &Raster, reference: &Counterpart<'_>) -> Result<Vec<Pair>> {
    let converter = Converter::new(sample)?;
    let (width, height) = (sample.width(), sample.height());
    let longer = u64::from(width.max(height));
    let count = |side: u32| (u64::from(side) * u64::from(CELLS)).div_ceil(longer).clamp(1, u64::from(side)) as u32;
    let edge = |index: u32, count: u32, side: u32| (u64::from(index) * u64::from(side) / u64::from(count)) as u32;
    let (columns, rows) = (count(width), count(height));
    let mut found = Vec::new();
    for row in 0..rows {
        let (top, bottom) = (edge(row, rows, height), edge(row + 1, rows, height));
        for column in 0..columns {
            let (left, right) = (edge(column, columns, width), edge(column + 1, columns, width));
            let (across, down) = ((right - left).clamp(1, READ), (bottom - top).clamp(1, READ));
            let mut sums = [[0.0; 3]; 2];
            let mut read = 0u32;
            for index in 0..across * down {
                let x = left + edge(index % across, across, right - left);
                let y = top + edge(index / across, down, bottom - top);
                let Some(theirs) = reference.at(x, y) else { continue };
                let ours = converter.relative(sample, x, y);
                for (sum, light) in sums.iter_mut().zip([theirs, ours]) {
                    sum.iter_mut().zip(light).for_each(|(sum, value)| *sum += value);
                }
                read += 1;
            }
            if read == 0 {
                continue;
            }
            let [reference, sample] = sums.map(|sum| sum.map(|value| value / f64::from(read)));
            let pair = Pair { reference, sample };
            if pair.labs().iter().any(|color| color.l < GROUND) {
                found.push(pair);
            }
        }
    }
    Ok(found)
}

/// Groups of like reference colours with the mean of where they went, the largest first.
#[must_use]
pub fn vectors(pairs: &[Pair]) -> Vec<DriftVector> {
    let mut boxes: std::collections::BTreeMap<[i32; 3], (Lab, Lab, f64)> = std::collections::BTreeMap::new();
    for pair in pairs {
        let [reference, sample] = pair.labs();
        let key = [reference.l, reference.a, reference.b].map(|value| (value / BOX).floor() as i32);
        let (sum, sum_sample, count) = boxes.entry(key).or_default();
        for (sum, color) in [(sum, reference), (sum_sample, sample)] {
            *sum = Lab { l: sum.l + color.l, a: sum.a + color.a, b: sum.b + color.b };
        }
        *count += 1.0;
    }
    let all = pairs.len().max(1) as f64;
    let mean = |sum: Lab, count: f64| Lab { l: sum.l / count, a: sum.a / count, b: sum.b / count };
    let mut vectors: Vec<DriftVector> = boxes
        .into_values()
        .map(|(reference, sample, count)| DriftVector {
            reference: mean(reference, count),
            sample: mean(sample, count),
            share: count / all,
        })
        .filter(|vector| vector.share >= LEAST_SHARE || pairs.len() < MOST)
        .collect();
    vectors.sort_by(|one, two| two.share.total_cmp(&one.share));
    vectors.truncate(MOST);
    vectors
}
