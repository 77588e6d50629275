//! The coarse grid over two pictures: what each cell's pixels are and how they differ, and which cells hang together.

use super::super::delta_e::ciede2000;
use super::super::kernel::Planes;
use super::super::lab::Lab;
use crate::finding::Region;
use crate::raster::Layout;

/// Cells along the longer side: on a 2000 px picture 16 px, the size of a JPEG's chroma block and of visible detail.
const CELLS: u32 = 125;
/// Smallest cell, px: less would not average noise.
const SMALLEST: u32 = 8;
/// A cell belongs to the inside when at most this share of it is ground in either picture: outlines, halos and shifts of a
/// pixel or two stay outside.
const OUTLINE: f64 = 0.02;

/// Sums over the pixels of one cell.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Cell {
    pixels: u32,
    sum: f64,
    /// Pixels that are white ground in the sample, in the reference.
    ground: [u32; 2],
    /// Pixels that are ground in neither.
    subject: u32,
    /// Of these, pixels that were measured: not in a block of equal samples.
    measured: u32,
    /// Lab sums over the measured pixels: sample, reference.
    lab: [[f64; 3]; 2],
}

pub(super) struct Grid {
    pub(super) width: u32,
    pub(super) height: u32,
    cell: u32,
    columns: usize,
    cells: Vec<Cell>,
    likeness: Likeness,
}

/// Sums for the correlation of lightness between the two pictures, over the subject's pixels.
#[derive(Debug, Clone, Copy, Default)]
struct Likeness {
    n: f64,
    sums: [f64; 2],
    squares: [f64; 2],
    products: f64,
}

impl Likeness {
    fn add(&mut self, one: f64, two: f64) {
        self.n += 1.0;
        self.sums[0] += one;
        self.sums[1] += two;
        self.squares[0] += one * one;
        self.squares[1] += two * two;
        self.products += one * two;
    }

    /// -1 to 1; `None` where either picture is too flat to tell.
    fn correlation(&self) -> Option<f64> {
        let [a, b] = self.sums;
        let spread = |sum: f64, square: f64| square / self.n - (sum / self.n).powi(2);
        let (va, vb) = (spread(a, self.squares[0]), spread(b, self.squares[1]));
        (self.n > 0.0 && va > FLAT && vb > FLAT)
            .then(|| (self.products / self.n - a / self.n * (b / self.n)) / (va * vb).sqrt())
    }
}

/// Variance of L* below which a picture has no structure to recognise: a standard deviation of 2, little above grain.
const FLAT: f64 = 4.0;

/// Cells that hang together.
pub(super) struct Area {
    pub(super) region: Region,
    pub(super) pixels: f64,
    pub(super) cells: Vec<usize>,
}

/// What is inside both outlines.
pub(super) struct Colors {
    pub(super) reference: Lab,
    pub(super) change: Lab,
    pub(super) of_means: f64,
    pub(super) pixels: f64,
}

impl Grid {
    pub(super) fn new(width: u32, height: u32) -> Self {
        let cell = (width.max(height) / CELLS).max(SMALLEST);
        let columns = width.div_ceil(cell) as usize;
        let cells = vec![Cell::default(); columns * height.div_ceil(cell) as usize];
        Self { width, height, cell, columns, cells, likeness: Likeness::default() }
    }

    /// Calls `take` with each cell that pixels `0..length` from `column` of `row` meet, and the part of them in it.
    fn each(
        &mut self,
        row: u32,
        column: usize,
        length: usize,
        mut take: impl FnMut(&mut Cell, core::ops::Range<usize>),
    ) {
        let cell = self.cell as usize;
        let line = (row / self.cell) as usize * self.columns;
        let mut from = 0;
        while from < length {
            let at = (column + from) / cell;
            let to = ((at + 1) * cell - column).min(length);
            if let Some(slot) = self.cells.get_mut(line + at) {
                take(slot, from..to);
            }
            from = to;
        }
    }

    /// Takes pixels whose samples are equal; returns how many of them are not ground.
    pub(super) fn add_equal(&mut self, row: u32, column: usize, ground: &[bool]) -> u64 {
        let mut subject = 0;
        self.each(row, column, ground.len(), |cell, range| {
            let length = range.len() as u32;
            let white = ground.get(range).unwrap_or_default().iter().filter(|&&is| is).count() as u32;
            cell.pixels += length;
            cell.ground[0] += white;
            cell.ground[1] += white;
            cell.subject += length - white;
            subject += u64::from(length - white);
        });
        subject
    }

    pub(super) fn add(&mut self, row: u32, column: usize, delta: &[f32], grounds: [&[bool]; 2], labs: [&Planes; 2]) {
        let [sample, reference] = grounds;
        let mut likeness = self.likeness;
        self.each(row, column, sample.len(), |cell, range| {
            for index in range {
                let is = |marks: &[bool]| marks.get(index).copied().unwrap_or(false);
                let white = [is(sample), is(reference)];
                cell.pixels += 1;
                cell.sum += f64::from(delta.get(index).copied().unwrap_or(0.0));
                cell.ground[0] += u32::from(white[0]);
                cell.ground[1] += u32::from(white[1]);
                if white == [false, false] {
                    cell.subject += 1;
                    cell.measured += 1;
                    let colors = labs.map(|planes| planes.lab(index).map(f64::from));
                    for (sums, color) in cell.lab.iter_mut().zip(colors) {
                        sums.iter_mut().zip(color).for_each(|(sum, value)| *sum += value);
                    }
                    likeness.add(colors[0][0], colors[1][0]);
                }
            }
        });
        self.likeness = likeness;
    }

    /// The largest connected area of cells whose mean difference is over `tolerance`.
    pub(super) fn worst(&self, tolerance: f64) -> Option<Area> {
        self.largest(|cell| cell.sum > tolerance * f64::from(cell.pixels))
    }

    /// The largest connected area inside whose cells' mean colours differ by more than `tolerance`.
    pub(super) fn drift(&self, tolerance: f64) -> Option<Area> {
        self.largest(|cell| cell.is_inside() && cell.of_means() > tolerance)
    }

    /// Pixels of all cells inside.
    pub(super) fn inside_pixels(&self) -> f64 {
        self.cells.iter().filter(|cell| cell.is_inside()).map(|cell| f64::from(cell.subject)).sum()
    }

    /// Mean colours over the cells that `keep` names by index.
    pub(super) fn colors(&self, keep: impl Fn(usize) -> bool) -> Option<Colors> {
        let mut total = Cell::default();
        for (_, cell) in self.cells.iter().enumerate().filter(|(index, cell)| cell.is_inside() && keep(*index)) {
            total.subject += cell.subject;
            total.measured += cell.measured;
            for (sums, more) in total.lab.iter_mut().zip(cell.lab) {
                sums.iter_mut().zip(more).for_each(|(sum, value)| *sum += value);
            }
        }
        let (reference, sample) = total.means()?;
        Some(Colors {
            reference,
            change: Lab { l: sample.l - reference.l, a: sample.a - reference.a, b: sample.b - reference.b },
            of_means: ciede2000(reference, sample),
            pixels: f64::from(total.subject),
        })
    }

    /// Correlation of lightness over the subject's pixels; 1 where most of them are equal, `None` where a picture is flat.
    pub(super) fn correlation(&self) -> Option<f64> {
        let subject: f64 = self.cells.iter().map(|cell| f64::from(cell.subject)).sum();
        if self.likeness.n * 2.0 <= subject { Some(1.0) } else { self.likeness.correlation() }
    }

    /// The box around the cells that are mostly not ground, in the sample (0) or the reference (1).
    pub(super) fn subject_box(&self, side: usize) -> Option<Region> {
        let is = |cell: &Cell| cell.ground.get(side).is_some_and(|&ground| ground * 2 < cell.pixels);
        self.around(self.cells.iter().enumerate().filter(|(_, cell)| is(cell)).map(|(index, _)| index))
    }

    fn largest(&self, is_over: impl Fn(&Cell) -> bool) -> Option<Area> {
        let mut open: Vec<bool> = self.cells.iter().map(is_over).collect();
        let mut best: Option<(f64, Vec<usize>)> = None;
        for start in 0..open.len() {
            let cells = self.flood(start, &mut open);
            let pixels: f64 = cells.iter().filter_map(|&at| self.cells.get(at)).map(|c| f64::from(c.pixels)).sum();
            if !cells.is_empty() && best.as_ref().is_none_or(|(most, _)| pixels > *most) {
                best = Some((pixels, cells));
            }
        }
        let (pixels, cells) = best?;
        Some(Area { region: self.around(cells.iter().copied())?, pixels, cells })
    }

    /// The cells that hang together with `start` by their sides; they are no longer open afterwards.
    fn flood(&self, start: usize, open: &mut [bool]) -> Vec<usize> {
        let mut found = Vec::new();
        let mut queue = vec![start];
        while let Some(at) = queue.pop() {
            let Some(is_open) = open.get_mut(at).filter(|is_open| **is_open) else { continue };
            *is_open = false;
            found.push(at);
            let column = at % self.columns;
            if column > 0 {
                queue.push(at - 1);
            }
            if column + 1 < self.columns {
                queue.push(at + 1);
            }
            queue.extend(at.checked_sub(self.columns));
            queue.push(at + self.columns);
        }
        found
    }

    fn around(&self, cells: impl Iterator<Item = usize>) -> Option<Region> {
        let mut bounds: Option<[usize; 4]> = None;
        for at in cells {
            let (column, row) = (at % self.columns, at / self.columns);
            let [left, top, right, bottom] = bounds.unwrap_or([column, row, column, row]);
            bounds = Some([left.min(column), top.min(row), right.max(column), bottom.max(row)]);
        }
        let cell = f64::from(self.cell);
        bounds.map(|[left, top, right, bottom]| {
            let (x, y) = (left as f64 * cell, top as f64 * cell);
            let end = |at: usize, side: u32| ((at + 1) as f64 * cell).min(f64::from(side));
            Region { x, y, width: end(right, self.width) - x, height: end(bottom, self.height) - y }
        })
    }
}

impl Cell {
    fn is_inside(&self) -> bool {
        let outside = f64::from(self.ground[0].max(self.ground[1]));
        self.subject > 0 && outside <= OUTLINE * f64::from(self.pixels)
    }

    /// Mean colours of reference and sample. Pixels of equal blocks changed by nothing; they thin the change out but do not
    /// enter the reference's mean.
    fn means(&self) -> Option<(Lab, Lab)> {
        if self.measured == 0 {
            return None;
        }
        let (measured, subject) = (f64::from(self.measured), f64::from(self.subject));
        let [sample, reference] = self.lab;
        let lab = |[l, a, b]: [f64; 3]| Lab { l, a, b };
        let base = reference.map(|sum| sum / measured);
        let mut moved = base;
        for (value, (to, from)) in moved.iter_mut().zip(sample.iter().zip(reference)) {
            *value += (to - from) / subject;
        }
        Some((lab(base), lab(moved)))
    }

    fn of_means(&self) -> f64 {
        self.means().map_or(0.0, |(reference, sample)| ciede2000(reference, sample))
    }
}

/// Marks pixels that are white ground: every colour channel at least 96.5 % of `full` (no ink more than 3.5 %), or fully
/// transparent.
pub(super) fn mark_ground<T: Copy>(pixels: &[T], layout: Layout, full: usize, marks: &mut Vec<bool>)
where
    usize: From<T>,
{
    marks.clear();
    let (channels, inks) = (layout.channels(), layout == Layout::Cmyk);
    let alpha = matches!(layout, Layout::GrayAlpha | Layout::Rgba);
    let least = full / 255 * 246;
    let white = |value: usize| if inks { value <= full - least } else { value >= least };
    let colors = if alpha { channels - 1 } else { channels };
    marks.extend(pixels.chunks_exact(channels).map(|pixel| {
        let (color, rest) = pixel.split_at(colors);
        color.iter().all(|&value| white(usize::from(value)))
            || (alpha && rest.first().is_some_and(|&value| usize::from(value) == 0))
    }));
}
