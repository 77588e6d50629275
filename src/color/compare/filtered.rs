//! The differences of both pictures after a Gaussian in linear light.
//!
//! The Gaussian is separable: each row is filtered along its length, and a window of such rows across. The frame is mirrored
//! (the last pixel twice). Weights reach four standard deviations.

use std::collections::VecDeque;

use super::super::kernel::{BLOCK, Best, Block, Four, Planes};
use super::side::Side;
use super::statistics::Tally;
use super::work::{Smoothed, Work};
use super::{CompareOptions, ROWS, Regions};

/// Three rows of light.
type Rows = [Vec<f32>; 3];

/// Half of a symmetric kernel, the middle first; all weights together sum to one.
fn weights(sigma: f64) -> Vec<f32> {
    let reach = (4.0 * sigma + 0.5) as usize;
    let weight = |at: usize| (-0.5 * (at as f64 / sigma).powi(2)).exp();
    let total: f64 = weight(0) + 2.0 * (1..=reach).map(weight).sum::<f64>();
    (0..=reach).map(|at| (weight(at) / total) as f32).collect()
}

/// The row or column that a place outside the frame is mirrored to.
fn mirrored(at: i64, length: usize) -> usize {
    let period = 2 * length as i64;
    let place = at.rem_euclid(period);
    (if place < length as i64 { place } else { period - 1 - place }) as usize
}

/// One picture's filtered rows.
struct Smooth {
    weights: Vec<f32>,
    /// Rows filtered along their length, from `top` on.
    window: VecDeque<Rows>,
    top: i64,
    padded: Rows,
}

impl Smooth {
    fn new(weights: Vec<f32>, width: usize) -> Self {
        let padded = || vec![0.0; (width + 2 * (weights.len() - 1)).next_multiple_of(4) + 4];
        let top = 1 - weights.len() as i64;
        Self { window: VecDeque::new(), top, padded: [padded(), padded(), padded()], weights }
    }

    /// The row `row` in light, filtered along its length.
    fn along(&mut self, side: &mut Side, row: usize, width: usize) -> Rows {
        let reach = self.weights.len() - 1;
        for start in (0..width).step_by(BLOCK) {
            let end = (start + BLOCK).min(width);
            side.take(row * width + start..row * width + end, 0, width);
            for (channel, padded) in self.padded.iter_mut().enumerate() {
                let slots = padded.get_mut(reach + start..reach + end).unwrap_or_default();
                for (slots, light) in slots.chunks_mut(4).zip(side.planes.light.iter()) {
                    slots
                        .iter_mut()
                        .zip(light.get(channel).into_iter().flatten())
                        .for_each(|(slot, value)| *slot = *value);
                }
            }
        }
        let mut out = [(); 3].map(|()| vec![0.0; width.next_multiple_of(4)]);
        for (padded, out) in self.padded.iter_mut().zip(&mut out) {
            for step in 1..=reach {
                let (left, right) = (mirrored(-(step as i64), width), mirrored((width + step - 1) as i64, width));
                let (left, right) = (padded.get(reach + left).copied(), padded.get(reach + right).copied());
                for (at, value) in [(reach - step, left), (reach + width + step - 1, right)] {
                    if let Some(slot) = padded.get_mut(at) {
                        *slot = value.unwrap_or(0.0);
                    }
                }
            }
            for (index, slot) in out.as_chunks_mut::<4>().0.iter_mut().enumerate() {
                let four = |offset: usize| {
                    Best::load(padded.get(index * 4 + offset..).and_then(<[f32]>::first_chunk).unwrap_or(&[0.0; 4]))
                };
                let mut sum = Best::splat(0.0);
                for (step, &weight) in self.weights.iter().enumerate().rev() {
                    let pair = if step == 0 { four(reach) } else { four(reach - step).add(four(reach + step)) };
                    sum = sum.add(pair.mul(Best::splat(weight)));
                }
                sum.store(slot);
            }
        }
        out
    }

    /// Moves the window to `row` of a picture of this size.
    fn move_to(&mut self, side: &mut Side, row: u32, [width, height]: [usize; 2]) {
        let reach = self.weights.len() as i64 - 1;
        let last = i64::from(row) + reach;
        while self.top < i64::from(row) - reach {
            self.window.pop_front();
            self.top += 1;
        }
        while self.top + (self.window.len() as i64) <= last {
            let next = self.top + self.window.len() as i64;
            let rows = self.along(side, mirrored(next, height), width);
            self.window.push_back(rows);
        }
    }

    /// Filters across: pixels from `start` on, into the planes.
    fn across(&self, planes: &mut Planes, start: usize, pixels: usize) {
        let reach = self.weights.len() - 1;
        for plane in 0..3 {
            let four = |row: usize, at: usize| {
                let values = self.window.get(row).and_then(|rows| rows.get(plane)).and_then(|row| row.get(at..));
                Best::load(values.and_then(<[f32]>::first_chunk).unwrap_or(&[0.0; 4]))
            };
            let out = planes.light.iter_mut().filter_map(|light| light.get_mut(plane));
            for (index, slot) in out.take(pixels.div_ceil(4)).enumerate() {
                let at = start + index * 4;
                let mut sum = Best::splat(0.0);
                for (step, &weight) in self.weights.iter().enumerate().rev() {
                    let pair =
                        if step == 0 { four(reach, at) } else { four(reach - step, at).add(four(reach + step, at)) };
                    sum = sum.add(pair.mul(Best::splat(weight)));
                }
                sum.store(slot);
            }
        }
    }
}

/// Fills in the filtered counts of the work's rows; `false` when `progress` answered no.
pub(super) fn filter(
    work: &mut Work,
    options: &CompareOptions,
    regions: Option<&Regions>,
    progress: &mut dyn FnMut(f32) -> bool,
) -> bool {
    let (width, height) = (work.sample.raster.width() as usize, work.sample.raster.height());
    let weights = weights(options.filter_px);
    let reach = weights.len() as u32 - 1;
    let (mut one, mut two) = (Smooth::new(weights.clone(), width), Smooth::new(weights, width));
    let tally = || Tally::new(options.tolerance);
    let mut found = Smoothed { all: tally(), regions: work.part.regions.iter().map(|_| tally()).collect() };
    let mut block = Box::<Block>::default();
    let rows = work.part.rows.clone();
    for row in rows.clone() {
        if row % ROWS == 0 && !progress((row - rows.start) as f32 / rows.len() as f32) {
            return false;
        }
        if !work.differs_near(row, reach) {
            equal_row(&mut found, row, width, regions);
            continue;
        }
        one.move_to(&mut work.sample, row, [width, height as usize]);
        two.move_to(&mut work.reference, row, [width, height as usize]);
        for start in (0..width).step_by(BLOCK) {
            let pixels = (start + BLOCK).min(width) - start;
            one.across(&mut work.sample.planes, start, pixels);
            two.across(&mut work.reference.planes, start, pixels);
            work.sample.finish(pixels.div_ceil(4));
            work.reference.finish(pixels.div_ceil(4));
            work.differences_into(&mut block, pixels);
            let deltas = block.delta.as_flattened().get(..pixels).unwrap_or_default();
            found.all.add_all(deltas);
            let from = row as usize * width + start;
            let labels = regions.map(|regions| regions.labels(from..from + pixels)).unwrap_or_default();
            for (&delta, &label) in deltas.iter().zip(labels) {
                if let Some(tally) = found.regions.get_mut(usize::from(label)) {
                    tally.add(delta);
                }
            }
        }
    }
    work.part.smooth = Some(found);
    true
}

/// A row that no difference reaches.
fn equal_row(found: &mut Smoothed, row: u32, width: usize, regions: Option<&Regions>) {
    found.all.add_equal(width as u64);
    let from = row as usize * width;
    for &label in regions.map(|regions| regions.labels(from..from + width)).unwrap_or_default() {
        if let Some(tally) = found.regions.get_mut(usize::from(label)) {
            tally.add_equal(1);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{mirrored, weights};

    #[test]
    fn weights_sum_to_one_and_frames_are_mirrored() {
        let weights = weights(2.0);
        assert_eq!(weights.len(), 9);
        let total = weights[0] + 2.0 * weights[1..].iter().sum::<f32>();
        assert!((total - 1.0).abs() < 1e-6, "{total}");
        let places: Vec<usize> = (-4..7).map(|at| mirrored(at, 3)).collect();
        assert_eq!(places, [2, 2, 1, 0, 0, 1, 2, 2, 1, 0, 0]);
    }
}
