//! The pass over the pixels of two pictures of one size, in runs of 64 within a row.
//!
//! Runs with equal samples of equal meaning are counted and skipped; the others are laid side by side in blocks of 512 and
//! measured together. All counts are integers, and sums are taken within fixed bands of rows, so that figures do not depend
//! on how the rows are shared out between workers.

use core::ops::Range;

use super::super::delta_e::Formula;
use super::super::kernel::{BLOCK, Block, count_white, equal};
use super::grid::Grid;
use super::region::{Pixel, RegionTally};
use super::side::{Seen, Side, WHITE};
use super::statistics::Tally;
use super::{Comparer, Regions};
use crate::error::Result;
use crate::raster::{Raster, Samples};

/// Pixels that are compared as stored before they are measured: 192 bytes of RGB.
const RUN: usize = 64;

/// What a part of the rows gave.
#[derive(Debug, Clone)]
pub struct Part {
    /// Which rows.
    pub(super) rows: Range<u32>,
    pub(super) grid: Grid,
    /// Pixels that are ground in neither picture, and the others.
    pub(super) inside: Tally,
    pub(super) outside: Tally,
    pub(super) regions: Vec<RegionTally>,
    /// Filtered: all pixels, and each region's. Absent where nothing was filtered.
    pub(super) smooth: Option<Smoothed>,
    /// For each band of rows: light of the sample's pixels, of the reference's.
    bands: Vec<[f64; 6]>,
    /// Whether the light of equal pixels is in the bands.
    pub(super) complete: bool,
}

/// Counts of filtered pixels.
#[derive(Debug, Clone)]
pub(super) struct Smoothed {
    pub(super) all: Tally,
    pub(super) regions: Vec<Tally>,
}

impl Part {
    /// Takes the sums of light from another part.
    pub(super) fn take_light(&mut self, other: &Self) {
        self.bands.clone_from(&other.bands);
        self.complete = true;
    }

    /// Whether any samples differ.
    pub(super) const fn differs(&self) -> bool {
        self.inside.measured() + self.outside.measured() > 0
    }

    pub(super) fn merge(&mut self, other: &Self) {
        self.grid.merge(&other.grid);
        self.inside.merge(&other.inside);
        self.outside.merge(&other.outside);
        self.regions.iter_mut().zip(&other.regions).for_each(|(own, more)| own.merge(more));
        if let (Some(own), Some(more)) = (&mut self.smooth, &other.smooth) {
            own.all.merge(&more.all);
            own.regions.iter_mut().zip(&more.regions).for_each(|(own, more)| own.merge(more));
        }
        for (own, more) in self.bands.iter_mut().zip(&other.bands) {
            own.iter_mut().zip(more).for_each(|(sum, value)| *sum += value);
        }
    }

    /// Sums of light over all pixels: sample, reference.
    pub(super) fn light(&self) -> [[f64; 3]; 2] {
        let mut total = [0.0; 6];
        self.bands.iter().for_each(|band| total.iter_mut().zip(band).for_each(|(sum, value)| *sum += value));
        let [a, b, c, d, e, f] = total;
        [[a, b, c], [d, e, f]]
    }
}

pub(super) struct Work<'a> {
    pub(super) sample: Side<'a>,
    pub(super) reference: Side<'a>,
    same_meaning: bool,
    formula: Formula,
    regions: Option<&'a Regions>,
    block: Box<Block>,
    pub(super) part: Part,
    /// Runs that were equal and whose light was not summed: one bit a run, `runs` a row.
    skipped: Vec<u8>,
    runs: usize,
    /// Rows in which something differs; those of other parts are not known.
    differing: Vec<bool>,
}

impl<'a> Work<'a> {
    pub(super) fn new(comparer: &Comparer<'a>, rows: Range<u32>) -> Result<Self> {
        let Comparer { sample, reference, seen, options, regions } = *comparer;
        let (width, height) = (sample.width(), sample.height());
        let (sample, reference) = (Side::new(sample, Seen::Straight)?, Side::new(reference, seen)?);
        let grid = Grid::new(width, height);
        let tally = || Tally::new(options.tolerance);
        let runs = (width as usize).div_ceil(RUN);
        Ok(Self {
            same_meaning: matches!(seen, Seen::Straight) && sample.converter.same_meaning(&reference.converter),
            sample,
            reference,
            formula: options.formula,
            regions,
            block: Box::default(),
            part: Part {
                rows,
                smooth: None,
                complete: false,
                bands: vec![[0.0; 6]; height.div_ceil(grid.cell) as usize],
                grid,
                inside: tally(),
                outside: tally(),
                regions: regions.map(|regions| regions.tallies(options.tolerance)).unwrap_or_default(),
            },
            skipped: vec![0; (runs * height as usize).div_ceil(8)],
            runs,
            differing: vec![false; height as usize],
        })
    }

    /// Measures one row and writes its differences.
    pub(super) fn row(&mut self, row: u32, deltas: &mut [f32]) {
        let width = deltas.len();
        deltas.fill(0.0);
        for start in (0..width).step_by(BLOCK) {
            self.block(row, start, (start + BLOCK).min(width), deltas);
        }
    }

    fn block(&mut self, row: u32, start: usize, end: usize, deltas: &mut [f32]) {
        let width = deltas.len();
        let first = row as usize * width;
        let mut columns = [0; BLOCK / RUN];
        let (mut count, mut pixels) = (0, 0);
        for column in (start..end).step_by(RUN) {
            let stop = (column + RUN).min(end);
            let range = first + column..first + stop;
            if self.same_meaning && same(self.sample.raster, self.reference.raster, range.clone()) {
                self.equal_run(row, column, range, count * RUN);
                continue;
            }
            self.sample.take(range.clone(), count * RUN, width);
            self.reference.take(range, count * RUN, width);
            if let Some(slot) = columns.get_mut(count) {
                *slot = column;
            }
            pixels = count * RUN + stop - column;
            count += 1;
        }
        if count == 0 {
            return;
        }
        if let Some(differs) = self.differing.get_mut(row as usize) {
            *differs = true;
        }
        self.sample.finish(pixels.div_ceil(4));
        self.reference.finish(pixels.div_ceil(4));
        let mut block = std::mem::take(&mut self.block);
        self.differences_into(&mut block, pixels);
        self.block = block;
        for (index, &column) in columns.iter().take(count).enumerate() {
            let length = (pixels - index * RUN).min(RUN);
            let slots = deltas.get_mut(column..column + length).unwrap_or_default();
            let found = self.block.delta.as_flattened().get(index * RUN..).unwrap_or_default();
            slots.iter_mut().zip(found).for_each(|(slot, value)| *slot = *value);
            self.measured_run(row, column, index, slots);
        }
    }

    /// The formula for the pixels of the planes.
    pub(super) fn differences_into(&self, block: &mut Block, pixels: usize) {
        let (reference, sample) = (&self.reference.planes, &self.sample.planes);
        if self.formula == Formula::Ciede2000 {
            block.delta_e(reference, sample, pixels);
            return;
        }
        for (index, delta) in block.delta.as_flattened_mut().iter_mut().take(pixels).enumerate() {
            *delta = self.formula.difference(reference.lab(index), sample.lab(index)) as f32;
        }
    }

    /// Whether anything differs in the rows around `row` within `reach`, those of other parts included.
    pub(super) fn differs_near(&mut self, row: u32, reach: u32) -> bool {
        let (width, height) = (self.sample.raster.width() as usize, self.sample.raster.height());
        (row.saturating_sub(reach)..=row.saturating_add(reach).min(height - 1)).any(|near| {
            if self.part.rows.contains(&near) {
                return self.differing.get(near as usize).copied().unwrap_or(true);
            }
            let from = near as usize * width;
            !self.same_meaning || !same(self.sample.raster, self.reference.raster, from..from + width)
        })
    }

    /// Counts a run of equal samples. The planes are free from `at` on: runs before it wait to be measured.
    fn equal_run(&mut self, row: u32, column: usize, range: Range<usize>, at: usize) {
        let (length, width) = (range.len(), self.sample.raster.width() as usize);
        let bit = row as usize * self.runs + column / RUN;
        if let Some(bits) = self.skipped.get_mut(bit / 8) {
            *bits |= 1 << (bit % 8);
        }
        let subject = match (self.sample.raster.samples(), self.sample.converter.rgb()) {
            (Samples::U8(values), Some(_)) => {
                let samples = values.get(range.start * 3..range.end * 3).unwrap_or_default();
                self.part.grid.add_equal(row, column, length, |part| {
                    count_white(samples.get(part.start * 3..part.end * 3).unwrap_or_default(), WHITE)
                })
            }
            _ => {
                self.sample.take(range.clone(), at, width);
                let (bits, _) = self.sample.ground(at / 4, length);
                self.part.grid.add_equal(row, column, length, |part| {
                    ((bits >> part.start) & (u64::MAX >> (64 - part.len() as u32))).count_ones()
                })
            }
        };
        self.part.inside.add_equal(subject);
        self.part.outside.add_equal(length as u64 - subject);
        if let Some(regions) = self.regions {
            self.sample.take(range.clone(), at, width);
            self.sample.finish((at + length).div_ceil(4));
            for (index, &label) in regions.labels(range).iter().enumerate() {
                if let Some(tally) = self.part.regions.get_mut(usize::from(label)) {
                    tally.add_equal(self.sample.planes.light(at + index), self.sample.planes.lab(at + index));
                }
            }
        }
    }

    /// Counts a run that was measured, number `index` of the block.
    fn measured_run(&mut self, row: u32, column: usize, index: usize, deltas: &[f32]) {
        let (first, length) = (index * RUN / 4, deltas.len());
        let (ground, light) = self.sample.ground(first, length);
        let (other_ground, other_light) = self.reference.ground(first, length);
        let (sample, reference) = (&self.sample.planes, &self.reference.planes);
        let part = &mut self.part;
        let marks = u64::MAX >> (64 - length as u32);
        let subject = !(ground | other_ground) & marks;
        if subject == marks {
            part.inside.add_all(deltas);
        } else if subject == 0 {
            part.outside.add_all(deltas);
        } else {
            for (at, &delta) in deltas.iter().enumerate() {
                let tally = if subject >> at & 1 == 1 { &mut part.inside } else { &mut part.outside };
                tally.add(delta);
            }
        }
        let place = super::grid::Place { row, column, length, first };
        part.grid.add(
            place,
            &self.block.delta,
            [ground, other_ground],
            [&sample.lab, &reference.lab].map(|lab| lab.as_slice()),
        );
        if let Some(band) = part.bands.get_mut((row / part.grid.cell) as usize) {
            band.iter_mut().zip(light.into_iter().chain(other_light)).for_each(|(sum, value)| *sum += value);
        }
        if let Some(regions) = self.regions {
            let from = row as usize * self.sample.raster.width() as usize + column;
            let labels = regions.labels(from..from + length);
            for (at, (&label, &delta)) in labels.iter().zip(deltas).enumerate() {
                if let Some(tally) = part.regions.get_mut(usize::from(label)) {
                    let (place, both) = (index * RUN + at, [sample, reference]);
                    let (light, lab) = (both.map(|planes| planes.light(place)), both.map(|planes| planes.lab(place)));
                    tally.add(delta, Pixel { light, lab });
                }
            }
        }
    }

    /// Adds the light of the runs that were skipped as equal: only where something differs is a mean wanted.
    pub(super) fn complete(&mut self) {
        self.part.rows.clone().for_each(|row| self.light_of_equal(row));
        self.part.complete = true;
    }

    /// Adds the light of all pixels of rows whose samples are equal.
    pub(super) fn light_of(&mut self, rows: Range<u32>) {
        self.skipped.fill(u8::MAX);
        rows.for_each(|row| self.light_of_equal(row));
    }

    fn light_of_equal(&mut self, row: u32) {
        let width = self.sample.raster.width() as usize;
        for run in 0..self.runs {
            let bit = row as usize * self.runs + run;
            if self.skipped.get(bit / 8).is_none_or(|bits| bits >> (bit % 8) & 1 == 0) {
                continue;
            }
            let column = run * RUN;
            let length = (column + RUN).min(width) - column;
            let from = row as usize * width + column;
            self.sample.take(from..from + length, 0, width);
            let (_, found) = self.sample.ground(0, length);
            if let Some(band) = self.part.bands.get_mut((row / self.part.grid.cell) as usize) {
                band.iter_mut().zip(found.into_iter().chain(found)).for_each(|(sum, value)| *sum += value);
            }
        }
    }
}

/// Whether the samples of these pixels are equal; both pictures have one layout and depth.
fn same(sample: &Raster, reference: &Raster, pixels: Range<usize>) -> bool {
    let channels = sample.layout().channels();
    let range = pixels.start * channels..pixels.end * channels;
    match (sample.samples(), reference.samples()) {
        (Samples::U8(a), Samples::U8(b)) => {
            equal(a.get(range.clone()).unwrap_or_default(), b.get(range).unwrap_or_default())
        }
        (Samples::U16(a), Samples::U16(b)) => a.get(range.clone()) == b.get(range),
        _ => false,
    }
}
