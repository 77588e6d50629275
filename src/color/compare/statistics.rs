//! Mean, percentiles, maximum and share over tolerance, from counts in fine bins.
//!
//! Percentiles interpolate linearly between order statistics (the usual definition, "type 7"); values inside a bin are
//! taken as evenly spread, which is exact to half a bin: 6e-5 up to a difference of 8, 1.2e-4 up to 24. Counts and sums are
//! integers, so that any order of pixels, and any number of workers, gives the same figures to the last bit.

use serde::{Deserialize, Serialize};

use super::super::kernel::{Best, Four};

/// Figures of a set of pixels.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct Statistics {
    /// How many pixels.
    pub pixels: f64,
    /// The mean difference.
    pub mean: f64,
    /// The difference that half of the pixels stay below.
    pub median: f64,
    /// The difference that 95 % of the pixels stay below.
    pub p95: f64,
    /// The difference that 99 % of the pixels stay below.
    pub p99: f64,
    /// The largest difference.
    pub max: f64,
    /// Share of the pixels that are strictly over the tolerance, 0 to 1.
    pub share_over: f64,
}

/// Differences are counted as `difference + OFFSET`, whose f32 bits are then places on a scale with 65,536 bins in each
/// octave: no branch and no rounding mode decides on the bin.
const OFFSET: f32 = 8.0;
/// Bits of an f32 below the bin.
const BELOW: u32 = 7;
/// Bins of one page, an octave: pages that nothing falls into take no memory, and nearly all differences fall into the
/// first one, up to 8.
const PAGE: usize = 65536;
/// Pages up to a difference of 504.
const PAGES: usize = 6;
/// Steps of a unit in sums: those of f32 between 8 and 16, of which the steps above are multiples. A difference is rounded
/// by 5e-7 at most, to either side; as integers they are exact from there on, and the sum of 120 million fits.
const STEPS: f64 = 1_048_576.0;

/// Counts of one octave. On the heap from the start: a quarter of a megabyte is too much for a stack in wasm.
type Page = Box<[u32]>;

fn empty() -> Page {
    vec![0; PAGE].into_boxed_slice()
}

/// A difference in steps.
#[inline]
fn fixed(delta: f32) -> u64 {
    ((f64::from(delta + OFFSET) - f64::from(OFFSET)) * STEPS) as u64
}

/// Counts of differences.
#[derive(Debug, Clone)]
pub(super) struct Tally {
    pages: Vec<Option<Page>>,
    equal: u64,
    pixels: u64,
    over: u64,
    sum: u64,
    max: f32,
    tolerance: f32,
}

impl Tally {
    pub(super) fn new(tolerance: f64) -> Self {
        Self { pages: vec![None; PAGES], equal: 0, pixels: 0, over: 0, sum: 0, max: 0.0, tolerance: tolerance as f32 }
    }

    #[inline]
    pub(super) fn add(&mut self, delta: f32) {
        self.count(bin(delta));
        self.pixels += 1;
        self.over += u64::from(delta > self.tolerance);
        self.sum += fixed(delta);
        self.max = self.max.max(delta);
    }

    /// Counts up to a block: as [`add`](Self::add) for each.
    pub(super) fn add_all(&mut self, deltas: &[f32]) {
        let (fours, rest) = deltas.as_chunks::<4>();
        let highest = largest(fours);
        rest.iter().for_each(|&delta| self.add(delta));
        let page = self.pages.first_mut().and_then(|page| page.get_or_insert_with(empty).first_chunk_mut::<PAGE>());
        let Some(page) = page.filter(|_| highest + OFFSET < 2.0 * OFFSET) else {
            fours.as_flattened().iter().for_each(|&delta| self.add(delta));
            return;
        };
        let (offset, tolerance) = (Best::splat(OFFSET), Best::splat(self.tolerance));
        let (mut bits, mut over) = (0u64, 0);
        for four in fours {
            let delta = Best::load(four);
            over += tolerance.less(delta).bits().count_ones();
            let mut places = [0.0; 4];
            delta.add(offset).store(&mut places);
            for place in places.map(f32::to_bits) {
                bits += u64::from(place);
                // The bits of 8 are none of these.
                page[(place >> BELOW) as usize % PAGE] += 1;
            }
        }
        let pixels = fours.len() as u64 * 4;
        self.pixels += pixels;
        self.over += u64::from(over);
        // Steps of f32 up to 16 are steps of the sum.
        self.sum += bits - pixels * u64::from(OFFSET.to_bits());
        self.max = if self.max < highest { highest } else { self.max };
    }

    fn count(&mut self, bin: usize) {
        let page = self.pages.get_mut(bin / PAGE).map(|page| page.get_or_insert_with(empty));
        if let Some(count) = page.and_then(|page| page.get_mut(bin % PAGE)) {
            *count += 1;
        }
    }

    /// Counts pixels without any difference.
    pub(super) const fn add_equal(&mut self, pixels: u64) {
        self.equal += pixels;
        self.pixels += pixels;
    }

    /// Adds what another tally of the same tolerance has counted.
    pub(super) fn merge(&mut self, other: &Self) {
        for (own, other) in self.pages.iter_mut().zip(&other.pages) {
            match (own, other) {
                (Some(own), Some(other)) => own.iter_mut().zip(other.iter()).for_each(|(own, more)| *own += more),
                (own @ None, Some(other)) => *own = Some(other.clone()),
                (_, None) => {}
            }
        }
        self.equal += other.equal;
        self.pixels += other.pixels;
        self.over += other.over;
        self.sum += other.sum;
        self.max = self.max.max(other.max);
    }

    pub(super) const fn pixels(&self) -> u64 {
        self.pixels
    }

    /// Pixels that were counted one by one.
    pub(super) const fn measured(&self) -> u64 {
        self.pixels - self.equal
    }

    /// `None` when nothing was counted.
    pub(super) fn statistics(&self) -> Option<Statistics> {
        if self.pixels == 0 {
            return None;
        }
        let n = self.pixels as f64;
        let [median, p95, p99] = self.percentiles([0.5, 0.95, 0.99]);
        Some(Statistics {
            pixels: n,
            mean: self.sum as f64 / STEPS / n,
            median,
            p95,
            p99,
            max: f64::from(self.max),
            share_over: self.over as f64 / n,
        })
    }

    /// The 64 bins of 0.25 that are shown.
    pub(super) fn histogram(&self) -> Vec<f64> {
        let mut shown = vec![0.0; 64];
        if let Some(first) = shown.first_mut() {
            *first = self.equal as f64;
        }
        for (bin, count) in self.counts() {
            let at = (edges(bin).0 * 4.0) as usize;
            if let Some(slot) = shown.get_mut(at.min(63)) {
                *slot += f64::from(count);
            }
        }
        shown
    }

    /// The bins that hold something, in order.
    fn counts(&self) -> impl Iterator<Item = (usize, u32)> + '_ {
        /// Bins that are looked at together: most are empty.
        const TOGETHER: usize = 64;
        let pages = self.pages.iter().enumerate().filter_map(|(index, page)| Some((index * PAGE, page.as_ref()?)));
        let parts = pages.flat_map(|(first, page)| (first..).step_by(TOGETHER).zip(page.chunks(TOGETHER)));
        let filled = parts.filter(|(_, counts)| counts.iter().fold(0, |all, count| all | count) > 0);
        filled.flat_map(|(first, counts)| (first..).zip(counts.iter().copied())).filter(|(_, count)| *count > 0)
    }

    /// The values that these shares of the pixels stay below.
    fn percentiles<const N: usize>(&self, shares: [f64; N]) -> [f64; N] {
        let ranks = shares.map(|share| share * (self.pixels - 1) as f64);
        let mut wanted: Vec<u64> = ranks.iter().flat_map(|rank| [rank.floor() as u64, rank.ceil() as u64]).collect();
        wanted.sort_unstable();
        wanted.dedup();
        let values = self.ranked(&wanted);
        let at = |rank: f64| {
            let place = wanted.binary_search(&(rank as u64)).ok();
            place.and_then(|place| values.get(place)).copied().unwrap_or(f64::from(self.max))
        };
        ranks.map(|rank| at(rank.floor()) + (at(rank.ceil()) - at(rank.floor())) * rank.fract())
    }

    /// The values at these ranks from 0 on, which rise.
    fn ranked(&self, ranks: &[u64]) -> Vec<f64> {
        let mut wanted = ranks.iter().copied().peekable();
        let mut values = Vec::with_capacity(ranks.len());
        let mut before = self.equal;
        while wanted.next_if(|&rank| rank < before).is_some() {
            values.push(0.0);
        }
        for (bin, count) in self.counts() {
            let after = before + u64::from(count);
            while let Some(rank) = wanted.next_if(|&rank| rank < after) {
                let within = (rank - before) as f64 + 0.5;
                let (start, width) = edges(bin);
                values.push((start + width * within / f64::from(count)).min(f64::from(self.max)));
            }
            before = after;
            if wanted.peek().is_none() {
                break;
            }
        }
        values
    }
}

/// The largest of some differences.
#[inline]
fn largest(fours: &[[f32; 4]]) -> f32 {
    let mut lanes = [0.0; 4];
    fours.iter().fold(Best::splat(0.0), |most, four| most.max(Best::load(four))).store(&mut lanes);
    lanes.into_iter().fold(0.0, f32::max)
}

#[inline]
fn bin(delta: f32) -> usize {
    let bits = (delta + OFFSET).to_bits().saturating_sub(OFFSET.to_bits()) >> BELOW;
    (bits as usize).min(PAGES * PAGE - 1)
}

/// Where a bin begins and how wide it is.
fn edges(bin: usize) -> (f64, f64) {
    let at = |bin: usize| f64::from(f32::from_bits(OFFSET.to_bits() + ((bin as u32) << BELOW)) - OFFSET);
    (at(bin), at(bin + 1) - at(bin))
}

#[cfg(test)]
mod tests {
    use super::Tally;

    #[test]
    fn order_and_division_of_the_work_do_not_show() {
        let values: Vec<f32> = (0..5000u16).map(|step| f32::from(step.wrapping_mul(40503) % 9973) * 0.003_7).collect();
        let add = |values: &mut dyn Iterator<Item = f32>| {
            let mut tally = Tally::new(3.0);
            values.for_each(|value| tally.add(value));
            tally
        };
        let whole = add(&mut values.iter().copied()).statistics();
        let mut together = Tally::new(3.0);
        values.chunks(61).for_each(|values| together.add_all(values));
        assert_eq!(together.statistics(), whole);
        let mut parts = add(&mut values.iter().copied().skip(1234).rev());
        parts.merge(&add(&mut values.iter().copied().take(1234)));
        assert_eq!(parts.statistics(), whole);
    }

    #[test]
    fn percentiles_interpolate_between_order_statistics() {
        let mut tally = Tally::new(3.0);
        for step in 0..=100u8 {
            tally.add(f32::from(step) * 0.1);
        }
        let found = tally.statistics().unwrap_or_else(|| unreachable!());
        // Half a bin: 1/8192.
        for (value, wanted) in
            [(found.median, 5.0), (found.p95, 9.5), (found.p99, 9.9), (found.max, 10.0), (found.mean, 5.0)]
        {
            assert!((value - wanted).abs() < 2e-4, "{value} {wanted}");
        }
        // 3.0 itself is within: 3.1 to 10.0 are over.
        assert!((found.share_over - 70.0 / 101.0).abs() < 0.011);
        assert!(Tally::new(3.0).statistics().is_none());
    }
}
