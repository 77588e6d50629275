//! The halo of a path: how much of the backdrop it lets in along its inside, and how far it would have to move in.
//!
//! Method: at places along each side a profile across the path, in linear light; the colours well inside and well outside
//! make a scale from subject to backdrop, on which the pixels just inside the path are read. A sharp lens alone leaves a
//! tenth of backdrop a pixel inside the true edge, so a small halo is no fault.

use kurbo::{CubicBez, ParamCurve, ParamCurveArclen, Point, Vec2};
use serde::{Deserialize, Serialize};

use super::super::{ClippingPath, Subpath};
use super::fill::Fill;
use super::picture::View;
use crate::raster::Rgba8;

/// Where the halo is looked for, px inside the path.
const INSIDE_PX: [f64; 2] = [0.5, 1.5];
/// Where the colours of subject and backdrop are taken, px from the path: beyond what a path that is 3 px off can mix.
const SIDE_PX: [f64; 2] = [4.0, 8.0];
/// Samples of a profile are this far apart, px.
const STEP_PX: f64 = 0.5;
/// The share that is mended to, and the farthest inset that is tried, px.
const MENDED: f64 = 0.05;
const MOST_PX: f64 = 4.0;
/// Places along a side: one in so many px, at least and at most so many.
const EVERY_PX: f64 = 4.0;
const PLACES: [usize; 2] = [2, 24];
/// Subject and backdrop must differ by this much, linear light: less says nothing.
const CONTRAST: f32 = 0.02;

/// What lies just inside a side of a path.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct Halo {
    /// Share of backdrop colour 0.5 to 1.5 px inside the path, 0 to 1.
    pub share: f64,
    /// How far the side must move in until that is under 5 %, px, at most 4.
    pub inset_px: f64,
}

/// The halo of each side in document order; `None` where subject and backdrop hardly differ or the subject is too thin to
/// know its colour.
#[must_use]
pub fn halos(picture: &Rgba8, path: &ClippingPath) -> Vec<Option<Halo>> {
    let view = View::linear(picture);
    let fill = Fill::of(path, view.width, view.height);
    let side_halo = |side: CubicBez| {
        let count = ((side.arclen(0.5) / EVERY_PX) as usize).clamp(PLACES[0], PLACES[1]);
        let at = |k: usize| {
            let t = (k as f64 + 0.5) / count as f64;
            let along = side.eval(t + 0.01) - side.eval(t - 0.01);
            (along.hypot() > 1e-9)
                .then(|| place(&view, &fill, side.eval(t), Vec2::new(along.y, -along.x) / along.hypot()))?
        };
        let found: Vec<Halo> = (0..count).filter_map(at).collect();
        let mean = |of: fn(&Halo) -> f64| found.iter().map(of).sum::<f64>() / found.len() as f64;
        (found.len() * 2 >= count).then(|| Halo { share: mean(|h| h.share), inset_px: mean(|h| h.inset_px) })
    };
    path.subpaths.iter().flat_map(Subpath::segments).map(side_halo).collect()
}

/// The halo at one place of the path.
fn place(view: &View<'_>, fill: &Fill, at: Point, normal: Vec2) -> Option<Halo> {
    // Into the subject.
    let inward = if fill.is_inside(at + normal * 2.0) { normal } else { -normal };
    let clear = |depth: f64| fill.is_inside(at + inward * depth) && !fill.is_inside(at - inward * depth);
    let apart = clear(2.0) && clear(SIDE_PX[0]) && clear(SIDE_PX[1]);
    if !apart || !view.holds(at - inward * SIDE_PX[1]) {
        return None;
    }
    let mean = |from: f64, to: f64| {
        let steps = ((to - from) / STEP_PX) as usize;
        let mut sum = [0.0_f32; 3];
        for k in 0..=steps {
            let p = at + inward * (from + k as f64 * STEP_PX);
            for (s, v) in sum.iter_mut().zip(view.sample(p.x as f32, p.y as f32)) {
                *s += v / (steps + 1) as f32;
            }
        }
        sum
    };
    let (subject, backdrop) = (mean(SIDE_PX[0], SIDE_PX[1]), mean(-SIDE_PX[1], -SIDE_PX[0]));
    let scale: Vec<f32> = backdrop.iter().zip(subject).map(|(b, s)| b - s).collect();
    let square: f32 = scale.iter().map(|v| v * v).sum();
    if square.sqrt() < CONTRAST {
        return None;
    }
    let share = |inset: f64| {
        let here = mean(inset + INSIDE_PX[0], inset + INSIDE_PX[1]);
        let dot: f32 = here.iter().zip(subject).zip(&scale).map(|((h, s), d)| (h - s) * d).sum();
        f64::from(dot / square).clamp(0.0, 1.0)
    };
    let mut insets = (0..).map(|k| f64::from(k) * 0.25).take_while(|inset| *inset < MOST_PX);
    let inset_px = insets.find(|inset| share(*inset) < MENDED).unwrap_or(MOST_PX);
    Some(Halo { share: share(0.0), inset_px })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    /// A dark square with edges at 20 and 80 px on white, and a path around it that is `out` px too large.
    fn found(out: f64) -> Vec<Halo> {
        let level = |k: u32| {
            let inside = (20..80).contains(&(k % 100)) && (20..80).contains(&(k / 100));
            if inside { [40, 60, 80, 255] } else { [255; 4] }
        };
        let picture = Rgba8::new(100, 100, (0..10_000).flat_map(level).collect()).unwrap();
        let (a, b) = (20.0 - out, 80.0 + out);
        let path = ClippingPath {
            subpaths: vec![Subpath::polygon(&[(a, a), (b, a), (b, b), (a, b)].map(Point::from))],
            ..ClippingPath::default()
        };
        halos(&picture, &path).into_iter().flatten().collect()
    }

    #[test]
    fn a_path_that_is_too_large_has_a_halo_and_says_how_far_to_move_in() {
        for (out, share) in [(0.0, 0.0..0.05), (2.0, 0.95..1.01), (1.0, 0.3..0.7)] {
            let halos = found(out);
            assert_eq!(halos.len(), 4);
            for halo in halos {
                assert!(share.contains(&halo.share), "{out}: {halo:?}");
                // Bilinear samples see half a pixel further.
                assert!((out - 0.26..=out + 0.51).contains(&halo.inset_px), "{out}: {halo:?}");
            }
        }
    }
}
