//! Compares two pictures of one size: the colour difference of every pixel, in D50 Lab through each picture's own profile.
//!
//! Four things are told apart:
//! - the **figures** ([`Statistics`]) are of all pixels, literally, and of each region that the caller names;
//! - the **filtered** figures are of both pictures after a Gaussian in linear light, as an eye at a distance averages: noise
//!   and JPEG alone exceed 3 pixel by pixel and are gone there;
//! - the **worst place** is the largest connected area of grid cells whose mean difference is over tolerance;
//! - the **verdict**. Named regions pass when their mean colour (averaged in linear light) and 95 % of their filtered pixels
//!   are within tolerance, or, when asked to be strict, when every pixel is. Without regions the verdict is about colour, not
//!   about retouching: pixels that are white ground in either picture, and cells at outlines, are left out; what remains is
//!   compared by the mean colour of each cell. It fails when the median pixel inside is over tolerance, or when the cells
//!   over tolerance hang together over [`DRIFT_SHARE`] of the inside. When the subject stands elsewhere in one of the pictures
//!   (its box and the likeness of lightness tell), pixels do not face each other, and the verdict is that colour could not be
//!   measured this way.
//!
//! Runs with equal samples of equal meaning are skipped. The working memory beside the pictures is some rows; differences
//! are handed out row by row, for a heat map.

mod filtered;
mod grid;
mod heat;
mod region;
mod side;
mod statistics;
pub mod tile;
mod verdict;
mod words;
mod work;

use core::ops::Range;

use serde::{Deserialize, Serialize};

pub use heat::{LEGEND, LegendStop, Painter};
pub(super) use heat::{STEPS, table};
pub use region::{LabMeans, RegionReport, Regions};
pub use statistics::Statistics;
pub use words::describe;
pub use work::Part;

use self::grid::Grid;
use self::side::Seen;
use self::work::Work;
use super::delta_e::Formula;
use super::lab::Lab;
use super::lut::Graded;
use crate::error::{Error, Result};
use crate::finding::{Finding, Region};
use crate::raster::Raster;

/// The brief's limit for one swatch and for a region's mean.
pub const DEFAULT_TOLERANCE: f64 = 3.0;
/// Standard deviation of the Gaussian, px: at 100 % on a screen of 96 dpi half a metre away, about what the eye averages.
pub const DEFAULT_FILTER_PX: f64 = 2.0;
/// A drift is called one from this share of the inside on. One hundredth of the product is a panel of it, and far more than
/// the odd cell in which a retouch moved an edge.
pub const DRIFT_SHARE: f64 = 0.01;

/// What to judge against.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct CompareOptions {
    /// Largest difference that is accepted; above 0 and at most 100. Pixels exactly at it are within.
    pub tolerance: f64,
    /// The formula of every figure.
    pub formula: Formula,
    /// Standard deviation of the Gaussian for the filtered figures, px, at most 20; 0 leaves them out.
    pub filter_px: f64,
    /// Whether every pixel must be within tolerance.
    pub strict: bool,
}

impl Default for CompareOptions {
    fn default() -> Self {
        Self { tolerance: DEFAULT_TOLERANCE, formula: Formula::default(), filter_px: DEFAULT_FILTER_PX, strict: false }
    }
}

/// What the comparison measured.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct Comparison {
    /// Width of both pictures, px.
    pub width: u32,
    /// Height of both pictures, px.
    pub height: u32,
    /// The tolerance that shares and findings refer to.
    pub tolerance: f64,
    /// The formula of every difference.
    pub formula: Formula,
    /// Standard deviation of the Gaussian of the filtered figures, px; 0 where there are none.
    pub filter_px: f64,
    /// Of all pixels.
    pub statistics: Statistics,
    /// Counts of all pixels in 64 bins of 0.25 each; the last one takes everything from 15.75 on.
    pub histogram: Vec<f64>,
    /// The largest connected area whose mean difference is over tolerance, whatever the reason.
    pub worst: Option<Region>,
    /// Of the pixels that are not white ground in either picture; absent where there are none.
    pub inside: Option<Inside>,
    /// The whole picture first, then each named region.
    pub regions: Vec<RegionReport>,
    /// The verdict first, then what else is worth knowing.
    pub findings: Vec<Finding>,
}

/// The compared colours of the subject, without the ground.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct Inside {
    /// Of the pixels inside.
    pub statistics: Statistics,
    /// Mean colour of the reference over the pixels that differ at all.
    pub reference: Lab,
    /// Mean change from reference to sample over all pixels inside, coordinate by coordinate.
    pub change: Lab,
    /// CIEDE2000 between the mean colours.
    pub of_means: f64,
    /// The share of the inside that lies in connected cells whose mean colour is over tolerance (largest area only).
    pub drift_share: f64,
    /// Where that area is.
    pub drift: Option<Region>,
}

/// Rows between two reports of progress.
const ROWS: u32 = 32;

/// Compares a sample with its reference. `progress` hears the finished share, 0 to 1, and answers whether to go on;
/// `Ok(None)` when it answered no.
///
/// # Errors
/// [`Error::SizeMismatch`]; [`Error::InvalidArgument`] for senseless options;
/// [`Error::Unsupported`] for a profile that cannot be evaluated.
pub fn compare(
    sample: &Raster,
    reference: &Raster,
    options: &CompareOptions,
    progress: &mut dyn FnMut(f32) -> bool,
) -> Result<Option<Comparison>> {
    compare_regions(sample, reference, options, None, &mut |_, _| {}, progress)
}

/// As [`compare`], also for named regions; `rows` is handed the differences of every row, top to bottom, as they are
/// measured ([`Painter`] colours them).
///
/// # Errors
/// As [`compare`], and [`Error::SizeMismatch`] for regions of another picture.
pub fn compare_regions(
    sample: &Raster,
    reference: &Raster,
    options: &CompareOptions,
    regions: Option<&Regions>,
    rows: &mut dyn FnMut(u32, &[f32]),
    progress: &mut dyn FnMut(f32) -> bool,
) -> Result<Option<Comparison>> {
    let comparer = Comparer::new(sample, reference, options, regions)?;
    let part = comparer.part(0..sample.height(), rows, progress)?;
    let comparison = part.map(|part| comparer.finish(vec![part])).transpose()?;
    Ok(comparison.filter(|_| progress(1.0)))
}

/// A comparison whose rows may be shared out between workers: the figures are the same to the last bit, however that is
/// done.
#[derive(Debug, Clone, Copy)]
pub struct Comparer<'a> {
    sample: &'a Raster,
    reference: &'a Raster,
    seen: Seen<'a>,
    options: &'a CompareOptions,
    regions: Option<&'a Regions>,
}

impl<'a> Comparer<'a> {
    /// Checks that the pictures can be compared.
    ///
    /// # Errors
    /// As [`compare_regions`].
    pub fn new(
        sample: &'a Raster,
        reference: &'a Raster,
        options: &'a CompareOptions,
        regions: Option<&'a Regions>,
    ) -> Result<Self> {
        check(sample, reference, options, regions)?;
        Ok(Self { sample, reference, seen: Seen::Straight, options, regions })
    }

    /// Takes the reference through a lookup table: it is then a capture, and the look on it is what the sample should be.
    #[must_use]
    pub const fn graded(mut self, graded: &'a Graded) -> Self {
        self.seen = match self.seen {
            Seen::Moved(map, _) => Seen::Moved(map, Some(graded)),
            Seen::Straight | Seen::Graded(_) => Seen::Graded(graded),
        };
        self
    }

    /// Compares with a reference that lies elsewhere under the sample and may be of another size: rows of an affine map from
    /// places in the sample to places in the reference, both in pixels from the top left corner. It is resampled bicubically
    /// in linear light; what lies outside is its nearest pixel, so that the caller crops the sample before.
    ///
    /// # Errors
    /// [`Error::InvalidArgument`] for senseless options.
    pub fn moved(
        sample: &'a Raster,
        reference: &'a Raster,
        map: [[f64; 3]; 2],
        options: &'a CompareOptions,
        regions: Option<&'a Regions>,
    ) -> Result<Self> {
        check(sample, sample, options, regions)?;
        Ok(Self { sample, reference, seen: Seen::Moved(map, None), options, regions })
    }

    /// Parts of the rows for so many workers, of about one size: they end where cells of the grid do.
    #[must_use]
    pub fn shares(&self, workers: u32) -> Vec<Range<u32>> {
        let height = self.sample.height();
        let cell = Grid::new(self.sample.width(), height).cell;
        let share = height.div_ceil(workers.max(1)).next_multiple_of(cell);
        (0..height).step_by(share as usize).map(|start| start..(start + share).min(height)).collect()
    }

    /// Measures the rows of one part, as [`compare_regions`] does; `None` when `progress` answered no.
    ///
    /// # Errors
    /// [`Error::Unsupported`] for a profile that cannot be evaluated.
    pub fn part(
        &self,
        range: Range<u32>,
        rows: &mut dyn FnMut(u32, &[f32]),
        progress: &mut dyn FnMut(f32) -> bool,
    ) -> Result<Option<Part>> {
        let mut work = Work::new(self, range.clone())?;
        let mut deltas = vec![0.0; self.sample.width() as usize];
        let filters = self.options.filter_px > 0.0;
        // The filter takes as long again as the rest.
        let raw = if filters { 0.5 } else { 1.0 };
        for row in range.clone() {
            if row % ROWS == 0 && !progress(raw * (row - range.start) as f32 / range.len() as f32) {
                return Ok(None);
            }
            work.row(row, &mut deltas);
            rows(row, &deltas);
        }
        if work.part.differs() {
            work.complete();
        }
        let filtered = !filters
            || filtered::filter(&mut work, self.options, self.regions, &mut |share| progress(raw + raw * share));
        Ok(filtered.then_some(work.part))
    }

    /// Puts all parts together.
    ///
    /// # Errors
    /// [`Error::InvalidArgument`] for no parts; [`Error::Unsupported`] for a profile that cannot be evaluated.
    pub fn finish(&self, mut parts: Vec<Part>) -> Result<Comparison> {
        if parts.iter().any(Part::differs) {
            for part in parts.iter_mut().filter(|part| !part.complete) {
                let rows = part.rows.clone();
                let mut work = Work::new(self, rows.clone())?;
                work.light_of(rows);
                part.take_light(&work.part);
            }
        }
        let mut parts = parts.into_iter();
        let Some(mut whole) = parts.next() else {
            return Err(Error::InvalidArgument {
                name: "parts",
                found: "none".to_owned(),
                expected: "every part of the rows".to_owned(),
            });
        };
        parts.for_each(|part| whole.merge(&part));
        let work = Work::new(self, 0..0)?;
        let matrices = [work.sample.matrix(), work.reference.matrix()];
        let reports = region::reports(&whole, matrices, self.options, self.regions);
        Ok(verdict::conclude(whole, reports, self.options, self.regions.is_some()))
    }
}

fn same_size(sample: &Raster, reference: &Raster) -> Result<()> {
    let size = |raster: &Raster| (raster.width(), raster.height());
    if size(sample) == size(reference) { Ok(()) } else { Err(mismatch(sample, size(reference))) }
}

fn mismatch(sample: &Raster, (reference_width, reference_height): (u32, u32)) -> Error {
    Error::SizeMismatch {
        sample_width: sample.width(),
        sample_height: sample.height(),
        reference_width,
        reference_height,
    }
}

fn check(sample: &Raster, reference: &Raster, options: &CompareOptions, regions: Option<&Regions>) -> Result<()> {
    same_size(sample, reference)?;
    let own = (sample.width(), sample.height());
    if let Some(other) = regions.map(Regions::size).filter(|found| *found != own) {
        return Err(mismatch(sample, other));
    }
    let invalid = |name, found: f64, expected: &str| Error::InvalidArgument {
        name,
        found: found.to_string(),
        expected: expected.to_owned(),
    };
    if !(options.tolerance > 0.0 && options.tolerance <= 100.0) {
        return Err(invalid("tolerance", options.tolerance, "a Delta-E above 0 and at most 100"));
    }
    if !(0.0..=20.0).contains(&options.filter_px) {
        return Err(invalid("filter", options.filter_px, "0 to 20 px"));
    }
    Ok(())
}
