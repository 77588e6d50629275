//! The next smaller picture of a pyramid: each pixel is the exact mean of two by two, rounded to the nearest level.
//!
//! Sides are halved and rounded up; the last column or row of an odd side is the mean of what it covers. Colours are
//! weighed by alpha, so that hidden colours do not bleed in. Integer arithmetic on stored levels, as browsers do it: four
//! channels of two pixels at a time in one machine word.

use super::Rgba8;
use crate::error::Result;

/// Every second byte of a word: room for sums of up to 257 bytes.
const LANES: u64 = 0x00ff_00ff_00ff_00ff;

impl Rgba8 {
    /// Half as wide and half as high, rounded up.
    ///
    /// # Errors
    /// None in practice: the size that is made is never zero.
    pub fn halve(&self) -> Result<Self> {
        let (width, height) = (self.width.div_ceil(2), self.height.div_ceil(2));
        let mut data = vec![0; width as usize * height as usize * 4];
        let rows = self.data.chunks(self.width as usize * 8);
        for (two, out) in rows.zip(data.chunks_exact_mut(width as usize * 4)) {
            let (top, bottom) = two.split_at(self.width as usize * 4);
            halve_rows(top, if bottom.is_empty() { top } else { bottom }, out);
        }
        Self::new(width, height, data)
    }
}

/// One row from two of the same length; give the last row of an odd height twice.
pub fn halve_rows(top: &[u8], bottom: &[u8], out: &mut [u8]) {
    let (uppers, upper_rest) = top.as_chunks::<8>();
    let (lowers, lower_rest) = bottom.as_chunks::<8>();
    let opaque =
        [top, bottom].iter().all(|row| row.as_chunks::<4>().0.iter().fold(255, |all, pixel| all & pixel[3]) == 255);
    let (pixels, _) = out.as_chunks_mut::<4>();
    let mean = if opaque { mean_opaque } else { mean_weighed };
    if opaque {
        for (to, (upper, lower)) in pixels.iter_mut().zip(uppers.iter().zip(lowers)) {
            *to = mean_opaque(*upper, *lower);
        }
    } else {
        for (to, (upper, lower)) in pixels.iter_mut().zip(uppers.iter().zip(lowers)) {
            *to = mean_weighed(*upper, *lower);
        }
    }
    if let (&[r, g, b, a], &[r2, g2, b2, a2], Some(last)) = (upper_rest, lower_rest, pixels.get_mut(uppers.len())) {
        *last = mean([r, g, b, a, r, g, b, a], [r2, g2, b2, a2, r2, g2, b2, a2]);
    }
}

#[inline(always)]
fn mean_opaque(upper: [u8; 8], lower: [u8; 8]) -> [u8; 4] {
    let (upper, lower) = (u64::from_le_bytes(upper), u64::from_le_bytes(lower));
    let even = (upper & LANES) + (lower & LANES);
    let odd = (upper >> 8 & LANES) + (lower >> 8 & LANES);
    let fold = |sum: u64| ((sum + (sum >> 32) + 0x0002_0002) >> 2) as u32 & 0x00ff_00ff;
    (fold(even) | fold(odd) << 8).to_le_bytes()
}

fn mean_weighed([r1, g1, b1, a1, r2, g2, b2, a2]: [u8; 8], lower: [u8; 8]) -> [u8; 4] {
    let [r3, g3, b3, a3, r4, g4, b4, a4] = lower;
    let alphas = [a1, a2, a3, a4].map(u32::from);
    let alpha: u32 = alphas.iter().sum();
    if alpha == 0 {
        return [0; 4];
    }
    let mean = |colors: [u8; 4]| {
        let sum: u32 = colors.iter().zip(alphas).map(|(&color, alpha)| u32::from(color) * alpha).sum();
        ((sum + alpha / 2) / alpha) as u8
    };
    [mean([r1, r2, r3, r4]), mean([g1, g2, g3, g4]), mean([b1, b2, b3, b4]), ((alpha + 2) / 4) as u8]
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::Rgba8;

    /// The definition, in f64 and without tricks.
    fn plain(picture: &Rgba8) -> Vec<u8> {
        let mut data = Vec::new();
        for y in (0..picture.height()).step_by(2) {
            for x in (0..picture.width()).step_by(2) {
                let covered: Vec<[f64; 4]> = [(x, y), (x + 1, y), (x, y + 1), (x + 1, y + 1)]
                    .into_iter()
                    .filter(|&(x, y)| x < picture.width() && y < picture.height())
                    .map(|(x, y)| picture.pixel(x.into(), y.into()).map(f64::from))
                    .collect();
                let alpha: f64 = covered.iter().map(|pixel| pixel[3]).sum();
                for c in 0..3 {
                    let sum: f64 = covered.iter().map(|pixel| pixel[c] * pixel[3]).sum();
                    data.push(if alpha > 0.0 { (sum / alpha).round() as u8 } else { 0 });
                }
                data.push((alpha / covered.len() as f64).round() as u8);
            }
        }
        data
    }

    #[test]
    fn equals_the_definition() {
        let mut state = 7u32;
        let mut next = move || {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (state >> 24) as u8
        };
        for (width, height) in [(1, 1), (2, 2), (3, 3), (1, 7), (8, 1), (17, 5), (64, 33)] {
            for opaque in [true, false] {
                let mut data: Vec<u8> = (0..width * height * 4).map(|_| next()).collect();
                for pixel in data.as_chunks_mut::<4>().0 {
                    pixel[3] = if opaque { 255 } else { [0, 1, 255, pixel[3]][usize::from(pixel[0] & 3)] };
                }
                let picture = Rgba8::new(width, height, data).unwrap();
                let half = picture.halve().unwrap();
                assert_eq!((half.width(), half.height()), (width.div_ceil(2), height.div_ceil(2)));
                assert_eq!(half.data(), plain(&picture), "{width} × {height}, opaque: {opaque}");
            }
        }
    }

    #[test]
    fn white_stays_white_and_black_black() {
        for level in [0, 255] {
            let picture = Rgba8::new(5, 4, vec![level; 80]).unwrap();
            assert!(picture.halve().unwrap().data().iter().all(|&value| value == level));
        }
    }
}
