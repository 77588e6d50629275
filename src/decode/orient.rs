//! Turns and mirrors stored pixels upright, by the EXIF orientation (EXIF 2.32, tag 274).

use crate::raster::Samples;

/// The picture upright: its width and height in px, and its samples. `orientation` is 1 to 8; others count as 1.
pub(super) fn apply(
    width: u32,
    height: u32,
    channels: usize,
    samples: Samples,
    orientation: u8,
) -> (u32, u32, Samples) {
    let (turned_width, turned_height) = if (5..=8).contains(&orientation) { (height, width) } else { (width, height) };
    if !(2..=8).contains(&orientation) {
        return (width, height, samples);
    }
    let map = Map { width: width as usize, height: height as usize, channels, orientation };
    let samples = match samples {
        Samples::U8(stored) => Samples::U8(map.turn(&stored)),
        Samples::U16(stored) => Samples::U16(map.turn(&stored)),
    };
    (turned_width, turned_height, samples)
}

struct Map {
    width: usize,
    height: usize,
    channels: usize,
    orientation: u8,
}

impl Map {
    fn turn<T: Copy>(&self, stored: &[T]) -> Vec<T> {
        let (width, height) = if self.orientation >= 5 { (self.height, self.width) } else { (self.width, self.height) };
        let mut upright = Vec::with_capacity(stored.len());
        for y in 0..height {
            for x in 0..width {
                let (column, row) = self.source(x, y);
                let at = (row * self.width + column) * self.channels;
                upright.extend_from_slice(stored.get(at..at + self.channels).unwrap_or_default());
            }
        }
        upright
    }

    /// The stored pixel that is shown at (x, y).
    const fn source(&self, x: usize, y: usize) -> (usize, usize) {
        let (right, bottom) = (self.width - 1, self.height - 1);
        match self.orientation {
            2 => (right - x, y),
            3 => (right - x, bottom - y),
            4 => (x, bottom - y),
            5 => (y, x),
            6 => (y, bottom - x),
            7 => (right - y, bottom - x),
            8 => (right - y, x),
            _ => (x, y),
        }
    }
}
