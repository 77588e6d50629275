//! Mean, percentiles, maximum and share over tolerance, from counts in fine bins.
//!
//! Percentiles interpolate linearly between order statistics (the usual definition, "type 7"); values inside a bin are
//! taken as evenly spread, which is exact to half a bin.

use serde::{Deserialize, Serialize};

/// Figures of a set of pixels.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct Statistics {
    /// How many pixels.
    pub pixels: f64,
    /// Mean CIEDE2000.
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

/// Bins in a unit below [`FINE_END`]: percentiles there are right to 1/8192.
const FINE: f32 = 4096.0;
/// Where fine bins end. Differences above 16 are other colours altogether.
const FINE_END: f32 = 16.0;
const FINE_BINS: usize = 65536;
/// Bins in a unit from there on, up to 272.
const COARSE: f32 = 256.0;
const COARSE_BINS: usize = 65536;

/// Counts of differences.
pub(super) struct Tally {
    bins: Vec<u32>,
    pixels: u64,
    over: u64,
    sum: f64,
    max: f32,
    tolerance: f32,
}

impl Tally {
    pub(super) fn new(tolerance: f64) -> Self {
        let bins = vec![0; FINE_BINS + COARSE_BINS];
        Self { bins, pixels: 0, over: 0, sum: 0.0, max: 0.0, tolerance: tolerance as f32 }
    }

    #[inline]
    pub(super) fn add(&mut self, delta: f32) {
        let bin = if delta < FINE_END {
            (delta * FINE) as usize
        } else {
            (FINE_BINS + ((delta - FINE_END) * COARSE) as usize).min(FINE_BINS + COARSE_BINS - 1)
        };
        if let Some(count) = self.bins.get_mut(bin) {
            *count += 1;
        }
        self.pixels += 1;
        self.over += u64::from(delta > self.tolerance);
        self.sum += f64::from(delta);
        self.max = self.max.max(delta);
    }

    /// Counts pixels without any difference.
    pub(super) fn add_equal(&mut self, pixels: u64) {
        if let Some(first) = self.bins.first_mut() {
            *first += pixels as u32;
        }
        self.pixels += pixels;
    }

    pub(super) const fn pixels(&self) -> u64 {
        self.pixels
    }

    /// `None` when nothing was counted.
    pub(super) fn statistics(&self) -> Option<Statistics> {
        if self.pixels == 0 {
            return None;
        }
        let n = self.pixels as f64;
        Some(Statistics {
            pixels: n,
            mean: self.sum / n,
            median: self.percentile(0.5),
            p95: self.percentile(0.95),
            p99: self.percentile(0.99),
            max: f64::from(self.max),
            share_over: self.over as f64 / n,
        })
    }

    /// The 64 bins of 0.25 that are shown.
    pub(super) fn histogram(&self) -> Vec<f64> {
        let mut shown = vec![0.0; 64];
        for (bin, &count) in self.bins.iter().enumerate() {
            let at = (bin * 4 / FINE as usize).min(63);
            if let Some(slot) = shown.get_mut(at) {
                *slot += f64::from(count);
            }
        }
        shown
    }

    fn percentile(&self, share: f64) -> f64 {
        let rank = share * (self.pixels - 1) as f64;
        let (low, high) = (self.ranked(rank.floor() as u64), self.ranked(rank.ceil() as u64));
        low + (high - low) * rank.fract()
    }

    /// The value at a rank from 0 on.
    fn ranked(&self, rank: u64) -> f64 {
        let mut before = 0;
        for (bin, &count) in self.bins.iter().enumerate() {
            let after = before + u64::from(count);
            if rank < after {
                let within = (rank - before) as f64 + 0.5;
                let (start, width) = edges(bin);
                let spread = start + width * within / f64::from(count);
                // Values in the first bin are zeros, as a rule: equal pixels.
                return if bin == 0 { 0.0 } else { spread.min(f64::from(self.max)) };
            }
            before = after;
        }
        f64::from(self.max)
    }
}

fn edges(bin: usize) -> (f64, f64) {
    if bin < FINE_BINS {
        (bin as f64 / f64::from(FINE), 1.0 / f64::from(FINE))
    } else {
        (f64::from(FINE_END) + (bin - FINE_BINS) as f64 / f64::from(COARSE), 1.0 / f64::from(COARSE))
    }
}

#[cfg(test)]
mod tests {
    use super::Tally;

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
