//! What pictures of a set are compared by: a difference hash for near-duplicates, and the ratio that most of them have.

use crate::{market::measure::Likeness, raster::Rgba8};

/// The difference hash of a picture: of a 9 × 8 grid of mean brightness, whether each cell is brighter than the next.
#[must_use]
pub fn likeness(picture: &Rgba8) -> Likeness {
    /// Pixels that are read of each cell, along each side.
    const SAMPLES: u32 = 24;
    let (w, h) = (u64::from(picture.width()), u64::from(picture.height()));
    let mean = |column: u64, row: u64| -> u64 {
        let mut sum = 0;
        for j in 0..u64::from(SAMPLES) {
            for i in 0..u64::from(SAMPLES) {
                let x = (2 * (column * u64::from(SAMPLES) + i) + 1) * w / (2 * 9 * u64::from(SAMPLES));
                let y = (2 * (row * u64::from(SAMPLES) + j) + 1) * h / (2 * 8 * u64::from(SAMPLES));
                let [r, g, b, _] = picture.pixel(x as i64, y as i64);
                sum += 2 * u64::from(r) + 5 * u64::from(g) + u64::from(b);
            }
        }
        sum
    };
    /// Cells that differ by less than two levels are equal, so that a white background gives no random bits.
    const EQUAL: u64 = 2 * 8 * (SAMPLES as u64) * (SAMPLES as u64);
    let mut bits = 0_u64;
    for row in 0..8 {
        let cells: Vec<u64> = (0..9).map(|column| mean(column, row)).collect();
        for pair in cells.windows(2) {
            bits = bits << 1 | u64::from(pair[0] > pair[1] + EQUAL);
        }
    }
    Likeness(bits)
}

/// Whether two hashes are of pictures that look the same.
#[must_use]
pub const fn near(one: u64, two: u64) -> bool {
    Likeness(one).is_near(Likeness(two))
}

/// The ratio that most pictures have (those within half a per cent count as one), and their share. 0 of none.
#[must_use]
pub fn common_ratio(ratios: impl Iterator<Item = f64>) -> (f64, f64) {
    let mut all: Vec<f64> = ratios.filter(|ratio| *ratio > 0.0).collect();
    all.sort_by(f64::total_cmp);
    let like = |ratio: f64| {
        let low = all.partition_point(|r| *r < ratio * 0.995);
        all.partition_point(|r| *r <= ratio * 1.005) - low
    };
    let most = all.iter().copied().max_by_key(|ratio| like(*ratio)).unwrap_or(0.0);
    (most, like(most) as f64 / all.len().max(1) as f64)
}
