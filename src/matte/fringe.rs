//! Takes the backdrop's colour out of mixed pixels.
//!
//! Method: Forte, "Approximate Fast Foreground Colour Estimation" (ICIP 2021): the subject's and the backdrop's colours near
//! a pixel as means weighted by alpha, then the subject's corrected by what the mixture does not explain.

use crate::path::ribbon::Ribbon;
use crate::raster::Rgba8;

/// How far colours are gathered, px, and in which steps.
const REACH: i64 = 8;
const STEP: usize = 2;
/// Pure pixels count this much more than half mixed ones: weights are alpha to this power.
const PURE: i32 = 3;

/// Writes the subject's own colours into the mixed and empty pixels of `area`.
pub(super) fn clear(picture: &Rgba8, alpha: &[u8], area: &Ribbon, data: &mut [u8]) {
    let width = picture.width() as usize;
    let height = i64::from(picture.height());
    for &(x, y) in &area.pixels {
        let at = y as usize * width + x as usize;
        let Some(&own) = alpha.get(at) else { continue };
        if own == 255 {
            continue;
        }
        let (mut front, mut back) = ([0.0_f32; 4], [0.0_f32; 4]);
        for dy in (-REACH..=REACH).step_by(STEP) {
            for dx in (-REACH..=REACH).step_by(STEP) {
                let (x, y) = (i64::from(x) + dx, i64::from(y) + dy);
                if x < 0 || y < 0 || x >= width as i64 || y >= height {
                    continue;
                }
                let level = alpha.get(y as usize * width + x as usize).copied().unwrap_or(0);
                let a = f32::from(level) / 255.0;
                let [r, g, b, _] = picture.pixel(x, y).map(f32::from);
                for (sums, share) in [(&mut front, a.powi(PURE)), (&mut back, (1.0 - a).powi(PURE))] {
                    for (sum, v) in sums.iter_mut().zip([r, g, b, 1.0]) {
                        *sum += share * v;
                    }
                }
            }
        }
        let Some(pixel) = data.get_mut(at * 4..at * 4 + 3) else { continue };
        if front[3] <= 1e-6 {
            pixel.fill(255); // nothing of the subject is near
            continue;
        }
        let a = f32::from(own) / 255.0;
        for (k, level) in pixel.iter_mut().enumerate() {
            let f = front[k] / front[3];
            let b = if back[3] > 1e-6 { back[k] / back[3] } else { f };
            let left = f32::from(*level) - a * f - (1.0 - a) * b;
            *level = (f + a * left + 0.5).clamp(0.0, 255.0) as u8;
        }
    }
}
