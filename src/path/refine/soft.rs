//! Where the edge is no line: hair, fur, sheer cloth, strong blur.
//!
//! Method: colour profiles across the outline, averaged along it, so that strands become one ramp; on the scale from the
//! subject's colour to the backdrop's, how many px are neither.

use kurbo::Vec2;

use super::super::ClippingPath;
use super::fill::Fill;
use super::picture::View;
use super::ring::{Ring, smooth_rows};
use super::{BAND_SIDE_PX, rings};
use crate::error::Result;
use crate::raster::Rgba8;

/// Profiles reach this far to either side, px, and their ends stand for subject and backdrop from here on.
const REACH_PX: f64 = 13.0;
const ENDS_PX: f64 = 9.0;
/// Samples of a profile are this far apart, px.
const STEP_PX: f64 = 1.0;
/// Profiles are averaged over so many stations, their ends over so many.
const ALONG: f32 = 4.0;
const ENDS_ALONG: f32 = 12.0;
/// What is neither subject nor backdrop.
const MIXED: [f32; 2] = [0.12, 0.88];

/// A mixed zone wider than this is no edge, px on a picture of 1,600 px: sharp products reach it on one station in forty,
/// fur and hair on one in three.
const SOFT_PX: f32 = 10.0;
/// A side is soft when this share of its stations is.
const COMMON: f64 = 0.3;

/// Which sides of a path, in document order, are hair, fur or the like: they need a matte.
///
/// # Errors
/// As [`ClippingPath::validate`] and [`refine`](super::refine).
pub fn soft_sides(picture: &Rgba8, path: &ClippingPath) -> Result<Vec<bool>> {
    path.validate(picture.width(), picture.height())?;
    let view = View::linear(picture);
    let fill = Fill::of(path, view.width, view.height);
    let scale = (view.width.max(view.height) as f64 / BAND_SIDE_PX).max(1.0);
    let rings = rings(path)?;
    let mut out = Vec::new();
    for (number, subpath) in path.subpaths.iter().enumerate() {
        let Some(ring) = rings.iter().find(|ring| ring.subpath == number) else {
            out.extend(subpath.segments().map(|_| false));
            continue;
        };
        let mut normals = ring.normals(2.5);
        if !fill.points_out(ring, &normals) {
            normals.iter_mut().for_each(|n| *n = -*n);
        }
        let soft: Vec<bool> = widths(&view, ring, &normals, scale).into_iter().map(is_soft).collect();
        // Stations lie evenly along the outline, so a side's are those of its share of the length.
        let lengths: Vec<f64> = subpath.segments().map(|side| kurbo::ParamCurveArclen::arclen(&side, 0.1)).collect();
        let total: f64 = lengths.iter().sum::<f64>().max(1e-9);
        let mut walked = 0.0;
        for length in lengths {
            let station = |at: f64| ((at / total * soft.len() as f64) as usize).min(soft.len());
            let run = soft.get(station(walked)..station(walked + length)).unwrap_or_default();
            out.push(run.iter().filter(|s| **s).count() as f64 > COMMON * run.len() as f64);
            walked += length;
        }
    }
    Ok(out)
}

/// Whether a mixed zone of this width is no edge.
fn is_soft(width: f32) -> bool {
    width > SOFT_PX
}

/// Width of the mixed zone at each station, px; `scale` widens the profiles on large pictures. Zero where subject and
/// backdrop hardly differ.
pub(super) fn widths(view: &View<'_>, ring: &Ring, normals: &[Vec2], scale: f64) -> Vec<f32> {
    let half = (REACH_PX / STEP_PX) as i32;
    let ts: Vec<f64> = (-half..=half).map(|k| f64::from(k) * STEP_PX).collect();
    let samples = ts.len();
    let mut colours = Vec::with_capacity(ring.stations.len() * samples * 3);
    for (station, n) in ring.stations.iter().zip(normals) {
        for t in &ts {
            let p = station.at + *n * (t * scale);
            colours.extend(view.sample(p.x as f32, p.y as f32));
        }
    }
    let calm = smooth_rows(&colours, samples * 3, ALONG);
    let mut ends = Vec::with_capacity(ring.stations.len() * 6);
    for profile in colours.chunks_exact(samples * 3) {
        for sign in [-1.0, 1.0] {
            let far: Vec<usize> = (0..samples).filter(|&j| ts[j] * sign >= ENDS_PX).collect();
            ends.extend((0..3).map(|axis| far.iter().map(|j| profile[j * 3 + axis]).sum::<f32>() / far.len() as f32));
        }
    }
    let ends = smooth_rows(&ends, 6, ENDS_ALONG);
    let width = |(profile, ends): (&[f32], &[f32])| {
        let (f, b) = ends.split_at(3);
        let square: f32 = f.iter().zip(b).map(|(f, b)| (f - b) * (f - b)).sum();
        if square < 1e-3 {
            return 0.0;
        }
        let share = |c: &[f32]| (0..3).map(|k| (c[k] - b[k]) * (f[k] - b[k])).sum::<f32>() / square;
        let mixed = profile.chunks_exact(3).map(share).filter(|a| (MIXED[0]..MIXED[1]).contains(a)).count();
        mixed as f32 * STEP_PX as f32
    };
    let raw: Vec<f32> = calm.chunks_exact(samples * 3).zip(ends.chunks_exact(6)).map(width).collect();
    smooth_rows(&raw, 1, 16.0)
}
