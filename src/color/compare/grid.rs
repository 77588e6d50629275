//! The coarse grid over two pictures: what each cell's pixels are and how they differ, and which cells hang together.

use super::super::delta_e::ciede2000;
use super::super::kernel::{Best, Four, LabFour, Lanes, Plane};
use super::super::lab::Lab;
use crate::finding::Region;

/// Cells along the longer side: on a 2000 px picture 16 px, the size of a JPEG's chroma block and of visible detail.
const CELLS: u32 = 125;
/// Smallest cell, px: less would not average noise. Cells are a multiple of four wide, so that four pixels are in one cell.
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
    likeness: Likeness,
}

#[derive(Debug, Clone)]
pub(super) struct Grid {
    pub(super) width: u32,
    pub(super) height: u32,
    /// Side of a cell, px; a multiple of four.
    pub(super) cell: u32,
    columns: usize,
    cells: Vec<Cell>,
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
    fn add(&mut self, more: &Self) {
        self.n += more.n;
        self.sums = [self.sums[0] + more.sums[0], self.sums[1] + more.sums[1]];
        self.squares = [self.squares[0] + more.squares[0], self.squares[1] + more.squares[1]];
        self.products += more.products;
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

/// A run of pixels: where it is in the picture, and its first four in the planes.
#[derive(Debug, Clone, Copy)]
pub(super) struct Place {
    pub(super) row: u32,
    pub(super) column: usize,
    pub(super) length: usize,
    pub(super) first: usize,
}

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
        let cell = (width.max(height) / CELLS).max(SMALLEST).next_multiple_of(4);
        let columns = width.div_ceil(cell) as usize;
        let cells = vec![Cell::default(); columns * height.div_ceil(cell) as usize];
        Self { width, height, cell, columns, cells }
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

    /// Takes `length` pixels whose samples are equal; `ground` counts the white ones of a part of them. Returns how many
    /// are not ground.
    pub(super) fn add_equal(
        &mut self,
        row: u32,
        column: usize,
        length: usize,
        ground: impl Fn(core::ops::Range<usize>) -> u32,
    ) -> u64 {
        let mut subject = 0;
        self.each(row, column, length, |cell, range| {
            let length = range.len() as u32;
            let white = ground(range);
            cell.pixels += length;
            cell.ground[0] += white;
            cell.ground[1] += white;
            cell.subject += length - white;
            subject += u64::from(length - white);
        });
        subject
    }

    /// Takes a run of measured pixels. The marks of ground are in bits, the
    /// first pixel lowest.
    pub(super) fn add(&mut self, place: Place, delta: &Plane, grounds: [u64; 2], labs: [&[LabFour]; 2]) {
        let Place { row, column, length, first } = place;
        self.each(row, column, length, |cell, range| {
            let bits = |from: u64| (from >> range.start) & (u64::MAX >> (64 - range.len() as u32));
            let (all, subject) = (bits(u64::MAX), bits(!(grounds[0] | grounds[1])));
            let fours = first + range.start / 4..first + range.end.div_ceil(4);
            cell.pixels += range.len() as u32;
            cell.ground[0] += bits(grounds[0]).count_ones();
            cell.ground[1] += bits(grounds[1]).count_ones();
            cell.subject += subject.count_ones();
            cell.measured += subject.count_ones();
            let deltas = delta.get(fours.clone()).unwrap_or_default();
            cell.sum += if range.len() % 4 == 0 {
                across(deltas.iter().fold(Best::splat(0.0), |sum, four| sum.add(Best::load(four))))
            } else {
                let lanes = deltas.as_flattened().get(..range.len()).unwrap_or_default();
                lanes.iter().map(|&value| f64::from(value)).sum()
            };
            if subject == 0 {
                return;
            }
            let [one, two] = labs.map(|lab| lab.get(fours.clone()).unwrap_or_default());
            let marks = (subject != all || range.len() % 4 != 0).then_some(subject);
            let [l1, a1, b1, l2, a2, b2, square1, square2, product] = sums::<Best>(one, two, marks);
            for (sums, more) in cell.lab.iter_mut().zip([[l1, a1, b1], [l2, a2, b2]]) {
                sums.iter_mut().zip(more).for_each(|(sum, value)| *sum += value);
            }
            cell.likeness.add(&Likeness {
                n: f64::from(subject.count_ones()),
                sums: [l1, l2],
                squares: [square1, square2],
                products: product,
            });
        });
    }

    /// Adds what another part of the same pictures has.
    pub(super) fn merge(&mut self, other: &Self) {
        for (own, more) in self.cells.iter_mut().zip(&other.cells) {
            own.pixels += more.pixels;
            own.sum += more.sum;
            own.ground = [own.ground[0] + more.ground[0], own.ground[1] + more.ground[1]];
            own.subject += more.subject;
            own.measured += more.measured;
            for (sums, more) in own.lab.iter_mut().zip(more.lab) {
                sums.iter_mut().zip(more).for_each(|(sum, value)| *sum += value);
            }
            own.likeness.add(&more.likeness);
        }
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
        let mut likeness = Likeness::default();
        self.cells.iter().for_each(|cell| likeness.add(&cell.likeness));
        if likeness.n * 2.0 <= subject { Some(1.0) } else { likeness.correlation() }
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

/// Sums over up to 16 fours of pixels, the marked ones or all: Lab of both, squares of both lightnesses, their product.
/// In f32 lanes: 16 values of 1e4 keep six digits.
#[inline(always)]
fn sums<V: Four>(one: &[LabFour], two: &[LabFour], marks: Option<u64>) -> [f64; 9] {
    let mut sums = [V::splat(0.0); 9];
    for (step, (one, two)) in one.iter().zip(two).enumerate() {
        let mut load = [&one.l, &one.a, &one.b, &two.l, &two.a, &two.b].map(V::load);
        if let Some(marks) = marks {
            let mask = lane_mask::<V>(marks >> (step * 4));
            load = load.map(|value| value.and(mask));
        }
        let [l1, a1, b1, l2, a2, b2] = load;
        let values = [l1, a1, b1, l2, a2, b2, l1.mul(l1), l2.mul(l2), l1.mul(l2)];
        sums.iter_mut().zip(values).for_each(|(sum, value)| *sum = sum.add(value));
    }
    sums.map(across)
}

/// The sum of four lanes.
#[inline(always)]
pub(super) fn across<V: Four>(lanes: V) -> f64 {
    let mut four: Lanes = [0.0; 4];
    lanes.store(&mut four);
    let [a, b, c, d] = four;
    f64::from((a + b) + (c + d))
}

/// All ones in the lanes whose bit, lowest first, is set.
#[inline(always)]
fn lane_mask<V: Four>(bits: u64) -> V {
    const MASKS: [[f32; 4]; 16] = {
        let mut masks = [[0.0; 4]; 16];
        let mut index = 0;
        while index < 64 {
            if ((index / 4) >> (index % 4)) & 1 == 1 {
                masks[index / 4][index % 4] = f32::from_bits(u32::MAX);
            }
            index += 1;
        }
        masks
    };
    V::load(&MASKS[bits as usize & 15])
}
