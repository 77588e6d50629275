//! The correction that brings a sample closest to its reference, what difference it would leave, and the same as a `.cube`.
//!
//! Three models are fitted in linear light of an RGB space, by least squares weighted so that a step counts as it does in
//! lightness: one gain a channel; gain and offset; a full matrix with offset. Each is fitted to every other pair and judged on
//! the ones between (both ways round), so that a model that only follows noise does not win; the simplest that comes within
//! [`WORTH`] of the best is taken and fitted to all. The difference that is left is measured through the written table, with
//! its grid, its clipping and its rounding. What such a model cannot mend (a tone curve, a hue twist of one colour, a local
//! retouch) is left over and is said in that figure; no freer form is tried, because it would paint the reference's texture.

mod fit;

use core::fmt::Write;

use serde::{Deserialize, Serialize};

use super::delta_e::Formula;
use super::facing::Pair;
use super::lab::Lab;
use super::lut::{Graded, Interpolation, LutSpace, parse};
use crate::error::Result;
use crate::finding::{Check, Finding, Quantity, Severity, Unit};
use fit::Fitted;

/// Points along a side of the written table: what grading systems read best.
const SIZE: usize = 33;
/// Fewest pairs for gain and offset, for a matrix: three a number, so that noise does not decide.
const LEAST: [usize; 3] = [1, 6, 12];
/// A larger model must be better by this much in mean Delta-E, and by a twentieth of what is left.
const WORTH: f64 = 0.05;
/// A correction that leaves more than this part of the difference is none: nobody would see that it was applied.
const HELPS: f64 = 0.9;
/// A mean difference below this needs no correction: it is within rounding and compression.
const NONE_NEEDED: f64 = 0.3;

/// Which model was fitted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub enum CorrectionModel {
    /// One gain a channel: exposure and white balance.
    Gains,
    /// Gain and offset a channel: also lifted or crushed blacks.
    GainsOffsets,
    /// A full matrix with offset: also saturation and hue.
    Matrix,
}

/// A correction and what it would do.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct Correction {
    /// The model that was taken.
    pub model: CorrectionModel,
    /// The space in whose linear light it works, and whose encoded values the table takes.
    pub space: LutSpace,
    /// Rows of the matrix and the offset, in linear light of the space.
    pub rows: Vec<[f64; 4]>,
    /// Pairs of colours that it was fitted to.
    pub pairs: u32,
    /// Mean, 95 % and largest difference of the pairs as they are.
    pub before: Residual,
    /// The same through the written table.
    pub after: Residual,
    /// The formula of these figures.
    pub formula: Formula,
    /// The table as the text of a `.cube` file.
    pub cube: String,
}

/// How much differs.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct Residual {
    /// Mean over the pairs.
    pub mean: f64,
    /// 95 % of them stay within.
    pub p95: f64,
    /// Largest.
    pub max: f64,
}

/// What a correction is for: names in the file's head and in the finding.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Names<'a> {
    /// The picture to be corrected.
    pub sample: &'a str,
    /// What it should look like.
    pub reference: &'a str,
}

/// Fits a correction; `None` where there is nothing to mend, or no model makes it better.
///
/// # Errors
/// Only [`Error::Internal`](crate::error::Error::Internal): the written table is read back.
pub fn suggest(pairs: &[Pair], space: LutSpace, formula: Formula, names: Names<'_>) -> Result<Option<Correction>> {
    let before = left(pairs, formula, |sample| sample);
    if pairs.is_empty() || before.mean < NONE_NEEDED {
        return Ok(None);
    }
    let space = if space == LutSpace::Own { LutSpace::Srgb } else { space };
    let Some((model, fitted)) = choose(pairs, space, formula) else { return Ok(None) };
    let cube = write(space, &fitted, names);
    let table = Graded::new(parse(cube.as_bytes())?, Interpolation::Tetrahedral, space);
    let after = left(pairs, formula, |sample| table.relative(sample));
    if after.mean > before.mean * HELPS {
        return Ok(None);
    }
    let rows = fitted.rows.to_vec();
    let pairs = u32::try_from(pairs.len()).unwrap_or(u32::MAX);
    Ok(Some(Correction { model, space, rows, pairs, before, after, formula, cube }))
}

/// What is to be said of it.
#[must_use]
pub fn finding(correction: &Correction) -> Finding {
    let Correction { before, after, space, .. } = correction;
    let how = match correction.model {
        CorrectionModel::Gains => "one gain a channel",
        CorrectionModel::GainsOffsets => "gain and offset a channel",
        CorrectionModel::Matrix => "a matrix with offset",
    };
    let quantity = |value| Some(Quantity { value, unit: Unit::DeltaE00 });
    let message = format!(
        "A correction by {how} in linear {} would take the mean difference from {:.2} to {:.2} (95 % within {:.2}, at most \
         {:.2}); what is left is no matter of exposure, white balance or saturation.",
        space.name(),
        before.mean,
        after.mean,
        after.p95,
        after.max
    );
    Finding {
        measured: quantity(after.mean),
        ..Finding::plain(Check::DeltaE, "correction-suggested", Severity::Note, message)
    }
}

fn choose(pairs: &[Pair], space: LutSpace, formula: Formula) -> Option<(CorrectionModel, Fitted)> {
    let halves = [0, 1].map(|odd| pairs.iter().skip(odd).step_by(2).copied().collect::<Vec<Pair>>());
    let held_out = |model: CorrectionModel| -> Option<f64> {
        let [one, two] = &halves;
        if two.len() < LEAST[model as usize] {
            // Too few to hold any back: the smallest model alone.
            return (model == CorrectionModel::Gains).then_some(f64::MAX);
        }
        let mut sum = 0.0;
        for (seen, unseen) in [(one, two), (two, one)] {
            let fitted = Fitted::to(seen, model, space)?;
            sum += left(unseen, formula, |sample| fitted.apply(space, sample)).mean / 2.0;
        }
        Some(sum)
    };
    let mut best: Option<(CorrectionModel, f64)> = None;
    for model in [CorrectionModel::Gains, CorrectionModel::GainsOffsets, CorrectionModel::Matrix] {
        let Some(found) = held_out(model) else { continue };
        if best.is_none_or(|(_, known)| found < known - WORTH && found < known * 0.95) {
            best = Some((model, found));
        }
    }
    let (model, _) = best?;
    Fitted::to(pairs, model, space).map(|fitted| (model, fitted))
}

fn left(pairs: &[Pair], formula: Formula, change: impl Fn([f64; 3]) -> [f64; 3]) -> Residual {
    let mut deltas: Vec<f64> = pairs
        .iter()
        .map(|pair| {
            let [wanted, found] = [pair.reference, change(pair.sample)].map(Lab::from_relative);
            formula.difference(wanted, found)
        })
        .collect();
    deltas.sort_by(f64::total_cmp);
    let count = deltas.len().max(1) as f64;
    let place = 0.95 * (count - 1.0);
    let at = |index: f64| deltas.get(index as usize).or(deltas.last()).copied().unwrap_or(0.0);
    let (low, high) = (at(place.floor()), at(place.ceil()));
    Residual {
        mean: deltas.iter().sum::<f64>() / count,
        p95: low + (high - low) * place.fract(),
        max: deltas.last().copied().unwrap_or(0.0),
    }
}

/// The table: red fastest, values of the space in and out, clipped to 0 to 1 as picture files are.
fn write(space: LutSpace, fitted: &Fitted, names: Names<'_>) -> String {
    // A name must not end its comment line.
    let clean = |name: &str| name.replace(char::is_control, " ");
    let mut text = format!(
        "# Correction suggested by Proofroom, for encoded values of {}\n# sample {}\n# reference {}\nTITLE \"Proofroom \
         correction\"\nLUT_3D_SIZE {SIZE}\n",
        space.name(),
        clean(names.sample),
        clean(names.reference)
    );
    let step = |index: usize| index as f64 / (SIZE - 1) as f64;
    for index in 0..SIZE * SIZE * SIZE {
        let encoded = [index % SIZE, index / SIZE % SIZE, index / (SIZE * SIZE)].map(step);
        let light = fitted.light(encoded.map(|value| space.decode(value)));
        let [r, g, b] = light.map(|value| space.encode(value.clamp(0.0, 1.0)));
        // Writing to a String cannot fail.
        let _ = writeln!(text, "{r:.6} {g:.6} {b:.6}");
    }
    text
}
