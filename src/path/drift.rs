//! Judges a path that came with a picture: does it lie on the picture's edge?
//!
//! Method: the path is traced in a narrow band (see [`refine`](super::refine)) and the distance from path to edge is taken
//! where the picture speaks clearly. A place counts against the path only when
//!
//! - it lies over 2 px from an edge of good contrast that was found with confidence and without doubt,
//! - the picture shows a step there that is at least half as strong again as the one under the path itself, and
//! - this goes on over a stretch: path makers bridge the gaps between links and beads on purpose, for some 30 px each.
//!
//! Everything else counts with at most the limit. The 95th percentile over the outline is judged against 2 px, so a path
//! fails when over a twentieth of its length is clearly off. Measured on five products: pass-through paths of careful
//! making have 0 to 3.4 % of such places, paths with planted faults of 3 to 5 px 6.5 to 14 %.

use kurbo::{Point, Rect, Vec2};

use super::refine::{Opinions, Place, RefineOptions, Traced, trace};
use super::{ClippingPath, distance};
use crate::error::{Error, Result};
use crate::finding::{Check, Finding, Quantity, Region, Severity, Unit};
use crate::raster::Rgba8;

/// How far a path may lie from the edge, px: what a viewer sees at 200 %.
const LIMIT_PX: f64 = 2.0;
/// The share of the outline that must keep the limit.
const PERCENTILE: f64 = 0.95;
/// Half width of the band, px on a picture of 1,600 px: a path that came with a picture is rarely further off, and a
/// narrow band keeps the colour models local.
const BAND_PX: f64 = 8.0;
/// Length from which a stretch counts, px on a picture of 1,600 px.
const STRETCH_PX: f64 = 48.0;
/// Places that keep the limit do not end a stretch when they are this few.
const GAP: usize = 5;
/// Least contrast of a clear edge, in deviations of the noise (1.5 levels at least): about an eighth of black to white.
const CLEAR_CONTRAST: f32 = 15.0;
/// Least confidence of a clear edge.
const CLEAR_CONFIDENCE: f32 = 0.8;
/// How much stronger the step at the edge must be than the one under the path.
const STRONGER: f32 = 1.5;
/// Share of the outline that must show a clear edge for the path to be judged at all.
const LEAST_SHARE: f64 = 0.5;

/// Judges `path` on `picture`; `progress` as for [`refine`](super::refine::refine), `None` when it stopped the work.
///
/// The finding is `path-on-edge` (pass), `path-off-edge` (failure) or `path-not-measurable`, each with the 95th
/// percentile of the distance, px.
///
/// # Errors
/// As [`refine`](super::refine::refine).
pub fn judge(picture: &Rgba8, path: &ClippingPath, progress: &mut dyn FnMut(f32) -> bool) -> Result<Option<Finding>> {
    let scale = (f64::from(picture.width().max(picture.height())) / 1600.0).max(1.0);
    let options = RefineOptions { radius_px: Some(BAND_PX * scale), ..RefineOptions::default() };
    let Some(traced) = trace(picture, path, &options, Opinions::Local, progress)? else { return Ok(None) };
    let rough = distance::Outline::new(path).ok_or(Error::Internal("a validated path has no outline"))?;

    let mut distances = Vec::new();
    let mut clear = 0;
    let mut around: Option<Rect> = None;
    for outline in &traced {
        let off = off_places(picture, outline, &rough, (STRETCH_PX * scale) as usize);
        for (place, off) in outline.places.iter().zip(off) {
            clear += usize::from(is_clear(place));
            let distance = rough.nearest(place.at);
            distances.push(if off { distance } else { distance.min(LIMIT_PX) });
            if off {
                let here = Rect::from_points(place.at, place.rough);
                around = Some(around.map_or(here, |r| r.union(here)));
            }
        }
    }
    distances.sort_by(f64::total_cmp);
    let count = distances.len();
    let p95 = distances.get((PERCENTILE * count as f64) as usize).copied().unwrap_or(0.0);
    let share = distances.iter().filter(|d| **d > LIMIT_PX).count() as f64 / count.max(1) as f64;
    Ok(Some(finding(path, p95, share, clear as f64 / count.max(1) as f64, around)))
}

fn finding(path: &ClippingPath, p95: f64, share: f64, clear: f64, around: Option<Rect>) -> Finding {
    let name = if path.name.is_empty() { "The path".to_owned() } else { format!("The path “{}”", path.name) };
    let (kind, severity, message) = if p95 > LIMIT_PX {
        let message = format!(
            "{name} is off the edge: 95 % of it lies within {p95:.1} px, expected {LIMIT_PX} px; {:.0} % of its length is further off.",
            share * 100.0
        );
        ("path-off-edge", Severity::Failure, message)
    } else if clear < LEAST_SHARE {
        let message = format!(
            "{name} cannot be judged: only {:.0} % of its length lies near a clear edge, {:.0} % are needed.",
            clear * 100.0,
            LEAST_SHARE * 100.0
        );
        ("path-not-measurable", Severity::CannotMeasure, message)
    } else {
        let message = format!("{name} lies on the edge: 95 % of it within {p95:.1} px, limit {LIMIT_PX} px.");
        ("path-on-edge", Severity::Pass, message)
    };
    let px = |value| Some(Quantity { value, unit: Unit::Px });
    Finding {
        check: Check::Path,
        kind: kind.into(),
        severity,
        about: path.name.clone(),
        measured: if severity == Severity::CannotMeasure { None } else { px(p95) },
        limit: px(LIMIT_PX),
        region: around.filter(|_| severity == Severity::Failure).map(|r| Region {
            x: r.x0,
            y: r.y0,
            width: r.width(),
            height: r.height(),
        }),
        message,
    }
}

fn is_clear(place: &Place) -> bool {
    place.contrast >= CLEAR_CONTRAST && place.confidence >= CLEAR_CONFIDENCE && place.doubt.is_none()
}

/// Which places count against the path.
fn off_places(picture: &Rgba8, outline: &Traced, rough: &distance::Outline, stretch: usize) -> Vec<bool> {
    let places = &outline.places;
    let count = places.len();
    let mut off: Vec<bool> = (0..count)
        .map(|k| {
            let place = &places[k];
            // Over six stations the direction is steady.
            let run = places[(k + 3) % count].at - places[(k + count - 3) % count].at;
            let normal = Vec2::new(run.y, -run.x) / run.hypot().max(1e-9);
            is_clear(place)
                && rough.nearest(place.at) > LIMIT_PX
                && step(picture, place.at, normal) > STRONGER * step(picture, place.rough, normal)
        })
        .collect();
    // Walk the ring from a place that is not off, so that no stretch is cut at index 0.
    let Some(start) = off.iter().position(|o| !o) else { return off };
    let mut k = 0;
    while k < count {
        if !off[(start + k) % count] {
            k += 1;
            continue;
        }
        let mut last = k;
        let mut next = k + 1;
        while next < count && next - last <= GAP {
            if off[(start + next) % count] {
                last = next;
            }
            next += 1;
        }
        if last - k + 1 < stretch {
            (k..=last).for_each(|j| off[(start + j) % count] = false);
        }
        k = last + 1;
    }
    off
}

/// Length of the colour step across `at`, levels: the two px on one side against the two on the other.
fn step(picture: &Rgba8, at: Point, normal: Vec2) -> f32 {
    let pixel = |t: f64| {
        let p = at + normal * t;
        picture.pixel(p.x.floor() as i64, p.y.floor() as i64).map(f32::from)
    };
    let (a, b, c, d) = (pixel(1.0), pixel(2.0), pixel(-1.0), pixel(-2.0));
    (0..3).map(|k| ((a[k] + b[k] - c[k] - d[k]) / 2.0).powi(2)).sum::<f32>().sqrt()
}
