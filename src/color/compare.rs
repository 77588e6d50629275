//! Compares two pictures of one size: CIEDE2000 of every pixel, in D50 Lab through each picture's own profile.
//!
//! Three things are told apart:
//! - the **figures** ([`Statistics`]) are of all pixels, literally;
//! - the **worst place** is the largest connected area of grid cells whose mean difference is over tolerance;
//! - the **verdict** is about colour, not about retouching. Pixels that are white ground in either picture, and cells at
//!   outlines, are left out; what remains is compared by the mean colour of each cell, so that grain, JPEG noise, a
//!   smoothed texture or a shift of a pixel do not count. It fails when the median pixel inside is over tolerance, or when
//!   the cells over tolerance hang together over [`DRIFT_SHARE`] of the inside. When the subject stands elsewhere in one of
//!   the pictures (its box and the likeness of lightness tell), pixels do not face each other, and the verdict is that
//!   colour could not be measured this way.
//!
//! Blocks with equal samples of equal meaning are skipped. The working memory beside the pictures is two bytes a pixel
//! (the map) and a few megabytes.

mod grid;
mod heat;
mod statistics;
pub mod tile;
mod verdict;

use serde::{Deserialize, Serialize};

pub use heat::{LEGEND, LegendStop};
pub use statistics::Statistics;

use self::grid::Grid;
use self::statistics::Tally;
use super::convert::Converter;
use super::delta_e::ciede2000;
use super::kernel::{BLOCK, Block, Planes};
use super::lab::Lab;
use crate::error::{Error, Result};
use crate::finding::{Finding, Region};
use crate::raster::{Raster, Rgba8, Samples};

/// The brief's limit for one swatch and for a region's mean.
pub const DEFAULT_TOLERANCE: f64 = 3.0;
/// A drift is called one from this share of the inside on. One hundredth of the product is a panel of it, and far more than
/// the odd cell in which a retouch moved an edge.
pub const DRIFT_SHARE: f64 = 0.01;

/// What to judge against.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct CompareOptions {
    /// Largest CIEDE2000 that is accepted; above 0 and at most 100. Pixels exactly at it are within.
    pub tolerance: f64,
}

impl Default for CompareOptions {
    fn default() -> Self {
        Self { tolerance: DEFAULT_TOLERANCE }
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
    /// Of all pixels.
    pub statistics: Statistics,
    /// Counts of all pixels in 64 bins of 0.25 each; the last one takes everything from 15.75 on.
    pub histogram: Vec<f64>,
    /// The largest connected area whose mean difference is over tolerance, whatever the reason.
    pub worst: Option<Region>,
    /// Of the pixels that are not white ground in either picture; absent where there are none.
    pub inside: Option<Inside>,
    /// The verdict first, then what else is worth knowing.
    pub findings: Vec<Finding>,
    /// CIEDE2000 of every pixel in steps of 1/256, up to 255.996.
    #[serde(skip)]
    map: Vec<u16>,
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

impl Comparison {
    /// The differences as a picture of the same size: the fixed scale of [`LEGEND`], opaque.
    ///
    /// # Errors
    /// Only [`Error::Internal`].
    pub fn heat_map(&self) -> Result<Rgba8> {
        heat::draw(self.width, self.height, &self.map)
    }

    /// CIEDE2000 at a pixel in steps of 1/256; `None` outside.
    #[must_use]
    pub fn at(&self, x: u32, y: u32) -> Option<f64> {
        let inside = x < self.width && y < self.height;
        let value = self.map.get(y as usize * self.width as usize + x as usize)?;
        inside.then(|| f64::from(*value) / STEPS)
    }
}

/// Steps of the map in one unit of CIEDE2000.
const STEPS: f64 = 256.0;
/// Rows between two reports of progress.
const ROWS: u32 = 32;

/// Compares a sample with its reference. `progress` hears the finished share, 0 to 1, and answers whether to go on;
/// `Ok(None)` when it answered no.
///
/// # Errors
/// [`Error::SizeMismatch`]; [`Error::InvalidArgument`] for a senseless tolerance;
/// [`Error::Unsupported`] for a profile that cannot be evaluated.
pub fn compare(
    sample: &Raster,
    reference: &Raster,
    options: &CompareOptions,
    progress: &mut dyn FnMut(f32) -> bool,
) -> Result<Option<Comparison>> {
    check(sample, reference, options)?;
    let mut work = Work::new(sample, reference, options)?;
    for row in 0..sample.height() {
        if row % ROWS == 0 && !progress(row as f32 / sample.height() as f32) {
            return Ok(None);
        }
        work.row(row);
    }
    let comparison = verdict::conclude(work.grid, &work.all, &work.inside, work.map, options.tolerance);
    Ok(progress(1.0).then_some(comparison))
}

fn check(sample: &Raster, reference: &Raster, options: &CompareOptions) -> Result<()> {
    same_size(sample, reference)?;
    if !(options.tolerance > 0.0 && options.tolerance <= 100.0) {
        return Err(Error::InvalidArgument {
            name: "tolerance",
            found: options.tolerance.to_string(),
            expected: "a Delta-E above 0 and at most 100".to_owned(),
        });
    }
    Ok(())
}

fn same_size(sample: &Raster, reference: &Raster) -> Result<()> {
    let size = |raster: &Raster| (raster.width(), raster.height());
    if size(sample) == size(reference) {
        return Ok(());
    }
    Err(Error::SizeMismatch {
        sample_width: sample.width(),
        sample_height: sample.height(),
        reference_width: reference.width(),
        reference_height: reference.height(),
    })
}

/// One picture with what its samples mean.
struct Side<'a> {
    raster: &'a Raster,
    converter: Converter,
    planes: Planes,
    channels: usize,
}

impl<'a> Side<'a> {
    fn new(raster: &'a Raster) -> Result<Self> {
        let converter = Converter::new(raster)?;
        Ok(Self { raster, converter, planes: Planes::new(), channels: raster.layout().channels() })
    }

    fn fill(&mut self, from: usize, to: usize) {
        let range = from * self.channels..to * self.channels;
        match self.raster.samples() {
            Samples::U8(values) => self.planes.fill(&self.converter, values.get(range).unwrap_or_default()),
            Samples::U16(values) => self.planes.fill(&self.converter, values.get(range).unwrap_or_default()),
        }
    }

    /// Marks the pixels that are white ground.
    fn ground(&self, from: usize, to: usize, marks: &mut Vec<bool>) {
        let range = from * self.channels..to * self.channels;
        let layout = self.raster.layout();
        match self.raster.samples() {
            Samples::U8(values) => grid::mark_ground(values.get(range).unwrap_or_default(), layout, 255, marks),
            Samples::U16(values) => grid::mark_ground(values.get(range).unwrap_or_default(), layout, 65535, marks),
        }
    }
}

struct Work<'a> {
    sample: Side<'a>,
    reference: Side<'a>,
    same_meaning: bool,
    block: Block,
    grounds: [Vec<bool>; 2],
    grid: Grid,
    all: Tally,
    inside: Tally,
    map: Vec<u16>,
}

impl<'a> Work<'a> {
    fn new(sample: &'a Raster, reference: &'a Raster, options: &CompareOptions) -> Result<Self> {
        let (width, height) = (sample.width(), sample.height());
        let (sample, reference) = (Side::new(sample)?, Side::new(reference)?);
        Ok(Self {
            same_meaning: sample.converter.same_meaning(&reference.converter),
            sample,
            reference,
            block: Block::new(),
            grounds: [Vec::new(), Vec::new()],
            grid: Grid::new(width, height),
            all: Tally::new(options.tolerance),
            inside: Tally::new(options.tolerance),
            map: vec![0; width as usize * height as usize],
        })
    }

    fn row(&mut self, row: u32) {
        let width = self.sample.raster.width() as usize;
        let start = row as usize * width;
        let mut from = 0;
        while from < width {
            let to = (from + BLOCK).min(width);
            self.part(row, from, start + from, start + to);
            from = to;
        }
    }

    /// Pixels `from..to` of the picture, which begin at `column` of `row`.
    fn part(&mut self, row: u32, column: usize, from: usize, to: usize) {
        let [sample_ground, reference_ground] = &mut self.grounds;
        self.sample.ground(from, to, sample_ground);
        self.reference.ground(from, to, reference_ground);
        if self.same_meaning && equal(self.sample.raster, self.reference.raster, from, to) {
            self.all.add_equal((to - from) as u64);
            let subject = self.grid.add_equal(row, column, sample_ground);
            self.inside.add_equal(subject);
            return;
        }
        self.sample.fill(from, to);
        self.reference.fill(from, to);
        self.block.delta_e(&self.reference.planes, &self.sample.planes);
        let map = self.map.get_mut(from..to).unwrap_or_default();
        let values = self.block.delta.iter_mut().zip(&self.block.opposite);
        let grounds = sample_ground.iter().zip(reference_ground.iter());
        for (index, (((delta, &opposite), slot), (&ground, &reference_is_ground))) in
            values.zip(map).zip(grounds).enumerate()
        {
            if opposite > 0.0 {
                let (x, y) = ((column + index) as u32, row);
                let wanted = self.reference.converter.lab(self.reference.raster, x, y);
                *delta = ciede2000(wanted, self.sample.converter.lab(self.sample.raster, x, y)) as f32;
            }
            *slot = (f64::from(*delta) * STEPS + 0.5) as u16;
            self.all.add(*delta);
            if !ground && !reference_is_ground {
                self.inside.add(*delta);
            }
        }
        self.grid.add(
            row,
            column,
            &self.block.delta,
            [sample_ground, reference_ground],
            [&self.sample.planes, &self.reference.planes],
        );
    }
}

/// Whether the samples of pixels `from..to` are equal; both pictures have one layout and depth.
fn equal(sample: &Raster, reference: &Raster, from: usize, to: usize) -> bool {
    let channels = sample.layout().channels();
    let range = from * channels..to * channels;
    match (sample.samples(), reference.samples()) {
        (Samples::U8(a), Samples::U8(b)) => a.get(range.clone()) == b.get(range),
        (Samples::U16(a), Samples::U16(b)) => a.get(range.clone()) == b.get(range),
        _ => false,
    }
}
