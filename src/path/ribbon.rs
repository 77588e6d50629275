//! The pixels around an outline: all work on single pixels is done in such a ribbon, never on the whole picture.
//!
//! A bit for each pixel of the box around them finds a pixel's number: 24 megapixels take 3 MB and as much again for the
//! counts.

use kurbo::{Point, Rect};

/// Pixels in the order of rows.
pub(crate) struct Ribbon {
    /// Column and row of each.
    pub pixels: Vec<(u32, u32)>,
    /// Left column and top row of the box around them.
    pub left: i64,
    pub top: i64,
    /// Its size.
    pub width: usize,
    pub height: usize,
    bits: Vec<u64>,
    /// Pixels before each word of bits.
    before: Vec<u32>,
}

impl Ribbon {
    /// The pixels of a `width` × `height` px picture that lie in one of the discs (middle and radius, px). `None` when there
    /// are none, or over `most`.
    pub fn new(
        width: usize,
        height: usize,
        discs: impl Iterator<Item = (Point, f64)> + Clone,
        most: usize,
    ) -> Option<Self> {
        let around = discs
            .clone()
            .map(|(p, radius)| Rect::from_points(p, p).inflate(radius, radius))
            .reduce(|a, b| a.union(b))?;
        let clip = |v: f64, most: usize| v.floor().clamp(0.0, most as f64) as i64;
        let (left, top) = (clip(around.x0, width), clip(around.y0, height));
        let (right, bottom) = (clip(around.x1 + 1.0, width), clip(around.y1 + 1.0, height));
        let (width, height) = ((right - left) as usize, (bottom - top) as usize);
        let mut bits = vec![0_u64; (width * height).div_ceil(64)];
        for (p, radius) in discs {
            // A row of the disc at a time.
            let reach = radius as i64;
            for dy in -reach..=reach {
                let y = p.y.floor() as i64 + dy - top;
                let half = (radius * radius - (dy * dy) as f64).max(0.0).sqrt() as i64;
                if y < 0 || y >= height as i64 {
                    continue;
                }
                let x = p.x.floor() as i64 - left;
                let (from, to) = ((x - half).max(0), (x + half + 1).min(width as i64));
                if from < to {
                    set(&mut bits, y as usize * width + from as usize, y as usize * width + to as usize);
                }
            }
        }
        let mut before = Vec::with_capacity(bits.len());
        let mut count = 0;
        for word in &bits {
            before.push(count);
            count += word.count_ones();
        }
        if count == 0 || count as usize > most {
            return None;
        }
        let mut pixels = Vec::with_capacity(count as usize);
        for (k, &word) in bits.iter().enumerate() {
            let mut word = word;
            while word != 0 {
                let at = k * 64 + word.trailing_zeros() as usize;
                pixels.push(((at % width) as u32 + left as u32, (at / width) as u32 + top as u32));
                word &= word - 1;
            }
        }
        Some(Self { pixels, left, top, width, height, bits, before })
    }

    /// A pixel's number.
    pub fn index(&self, x: i64, y: i64) -> Option<u32> {
        let (x, y) = (usize::try_from(x - self.left).ok()?, usize::try_from(y - self.top).ok()?);
        if x >= self.width || y >= self.height {
            return None;
        }
        let at = y * self.width + x;
        let word = self.bits.get(at / 64)?;
        let bit = 1_u64 << (at % 64);
        (word & bit != 0).then(|| self.before[at / 64] + (word & (bit - 1)).count_ones())
    }
}

/// Sets a run of bits.
fn set(bits: &mut [u64], from: usize, to: usize) {
    let (first, last) = (from / 64, (to - 1) / 64);
    for (k, word) in bits.iter_mut().enumerate().take(last + 1).skip(first) {
        let low = if k == first { u64::MAX << (from % 64) } else { u64::MAX };
        let high = if k == last { u64::MAX >> (63 - (to - 1) % 64) } else { u64::MAX };
        *word |= low & high;
    }
}

#[cfg(test)]
mod tests {
    use super::set;

    #[test]
    fn runs_of_bits_are_set_whole() {
        for (from, to) in [(0, 1), (3, 70), (64, 128), (63, 65), (10, 200)] {
            let mut bits = vec![0_u64; 4];
            set(&mut bits, from, to);
            let on: Vec<usize> = (0..256).filter(|k| bits[k / 64] >> (k % 64) & 1 == 1).collect();
            assert_eq!(on, (from..to).collect::<Vec<_>>());
        }
    }
}
