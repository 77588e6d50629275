//! Decides the pixels along the outline: coverage by linear mixing of the nearby backdrop and the nearby subject.
//!
//! The flood stops one to three pixels before the outline, where edges start. Each pixel of that rim is projected on
//! the line from the local backdrop colour to the local subject colour; its place on that line is its coverage.

use super::{
    backdrop::{Backdrop, over_white},
    flood::{REACH, Reached, shrink},
};
use crate::raster::Rgba8;

/// Half-width of the neighbourhood that gives the local colours, px: reaches over the rim on both sides.
const NEAR: usize = 5;

/// Contrast of an outline pixel that counts as standing out, levels; three times the rounding and JPEG ripple of white.
const CONTRAST: f64 = 12.0;

/// Coverage of every pixel, and how much of the outline stands out.
pub(super) struct Edge {
    pub coverage: Vec<u8>,
    /// Share of the rim whose subject differs from its backdrop by more than [`CONTRAST`] and the grain, 0 to 1.
    pub contrast_share: f64,
}

/// Decides every pixel.
pub(super) fn decide(picture: &Rgba8, reached: &Reached, backdrop: &Backdrop) -> Edge {
    let (width, height) = (reached.width, reached.height);
    let subject: Vec<bool> = reached.outside.iter().map(|o| !o).collect();
    let deep = shrink(&subject, width, height, REACH + 1);
    let mut coverage: Vec<u8> = subject.iter().map(|s| if *s { 255 } else { 0 }).collect();
    let enough = CONTRAST + 2.0 * backdrop.noise;
    // A gap of a few pixels between subject and frame is too narrow for the flood, so the frame's pixels are decided too.
    let field = backdrop.field;
    let band = 2 * REACH as u32 + 1;
    let at_frame = |x: u32, y: u32| {
        x < field.left + band || y < field.top + band || x + band >= field.right || y + band >= field.bottom
    };
    let (mut rim, mut clear) = (0_usize, 0_usize);
    for y in 0..height {
        for x in 0..width {
            let at = y * width + x;
            if !subject[at] || (deep[at] && !at_frame(x as u32, y as u32)) {
                continue;
            }
            let color = over_white(picture.pixel(x as i64, y as i64));
            let outside = local(picture, &reached.outside, width, height, x, y)
                .unwrap_or_else(|| backdrop.at(x as u32, y as u32));
            let inside = if at_frame(x as u32, y as u32) { None } else { local(picture, &deep, width, height, x, y) };
            rim += 1;
            let share = match inside {
                Some(inside) => {
                    let contrast = distance(inside, outside);
                    if contrast > enough {
                        clear += 1;
                        project(color, outside, inside)
                    } else {
                        1.0
                    }
                }
                // Thin parts and the frame's pixels have no inside: what is as far from the backdrop as a clear edge is subject.
                None => {
                    let far = distance(color, outside);
                    clear += usize::from(far > enough);
                    far / (2.0 * enough)
                }
            };
            coverage[at] = (share.clamp(0.0, 1.0) * 255.0).round() as u8;
        }
    }
    Edge { coverage, contrast_share: clear as f64 / rim.max(1) as f64 }
}

fn distance(a: [f64; 3], b: [f64; 3]) -> f64 {
    (0..3).map(|c| (a[c] - b[c]).abs()).fold(0.0, f64::max)
}

fn project(color: [f64; 3], from: [f64; 3], to: [f64; 3]) -> f64 {
    let line: [f64; 3] = core::array::from_fn(|c| to[c] - from[c]);
    let length = line.iter().map(|l| l * l).sum::<f64>();
    (0..3).map(|c| (color[c] - from[c]) * line[c]).sum::<f64>() / length.max(1.0)
}

/// The nearest masked pixels' mean colour: the smallest ring of the neighbourhood that has at least three.
fn local(picture: &Rgba8, mask: &[bool], width: usize, height: usize, x: usize, y: usize) -> Option<[f64; 3]> {
    let (mut sum, mut count) = ([0.0; 3], 0.0);
    for ring in 1..=NEAR {
        let (left, right) = (x.saturating_sub(ring), (x + ring).min(width - 1));
        let (top, bottom) = (y.saturating_sub(ring), (y + ring).min(height - 1));
        for yy in top..=bottom {
            for xx in left..=right {
                let on_ring = yy.abs_diff(y) == ring || xx.abs_diff(x) == ring;
                if on_ring && mask[yy * width + xx] {
                    let color = over_white(picture.pixel(xx as i64, yy as i64));
                    (0..3).for_each(|c| sum[c] += color[c]);
                    count += 1.0;
                }
            }
        }
        if count >= 3.0 {
            return Some(sum.map(|s| s / count));
        }
    }
    None
}
