//! Moves a rough clipping path onto the edge that the picture shows, with sub-pixel accuracy where the picture allows it.
//!
//! Method, all of it in a band around the path: the outline becomes stations about a pixel apart; passes of decreasing
//! width choose all stations' offsets at once (`band`); large pictures start on a shrunk copy; a sub-pixel step in linear
//! light follows (`edge`); corners are sharpened (`corner`) and Béziers fitted ([`fit`](super::fit)). Each segment gets a
//! confidence and, where the picture does not show one clear edge, the reason.
//!
//! It changes no topology: no outline is split, joined, added or deleted. A path is the wrong tool for hair and sheer
//! cloth; there it says so and gives the best line it has.

mod band;
mod confidence;
pub(super) mod corner;
mod edge;
mod fill;
mod flow;
mod global;
mod halo;
mod mixture;
mod picture;
mod reconcile;
mod ring;
mod second;
mod soft;
mod stretch;
mod terms;
mod wire;

use kurbo::Point;

pub(super) use confidence::Place;
pub(super) use corner::smooth_open;
pub use halo::{Halo, halos};
pub(super) use ring::smooth_points as smooth_closed;
pub use soft::soft_sides;
pub use stretch::{Stretch, StretchOptions, stretch};
pub use terms::{Doubt, RefineOptions, Refined, SegmentReport};
pub use wire::wire;

use self::fill::Fill;
use self::picture::{View, shrink};
use self::reconcile::Whole;
use self::ring::{Ring, smooth_rows};
use super::distance;
use super::{ClippingPath, Subpath, fit};
use crate::error::{Error, Result};
use crate::raster::Rgba8;

/// Half width of the band on a picture of 1,600 px, px: AI masks and hand-drawn paths are off by up to about 10 px there,
/// and by more on larger pictures because masks are made small and scaled up.
const BAND_PX: f64 = 13.0;
const BAND_SIDE_PX: f64 = 1600.0;
/// Longest outline that is refined, px; a chair with 2,000 openings has 60,000.
const MAX_LENGTH_PX: f64 = 500_000.0;
/// Most stations on one outline: longer ones get wider spacing, which bounds the memory of a pass to about 100 MB.
const MAX_STATIONS: f64 = 60_000.0;
/// How far around a stretch the noise is measured, px.
const LOOK_AROUND_PX: f64 = 24.0;
/// What a cut at the band's end costs for being so far from the rough outline: stay where it is when nothing speaks.
const HOME: f32 = 0.01;
/// Parts thinner than this are straps, px: their inside is too narrow to learn its colour from.
const STRAP_PX: f64 = 7.2;
/// A strap that ends up thinner than the first value though it was thicker than the second is kept as it was, px.
const LOST_STRAP_PX: [f64; 2] = [1.6, 2.9];

/// Refines `path` on `picture`. `progress` is called with 0 to 1 and answers whether to go on; `None` when it did not.
///
/// # Errors
/// As [`ClippingPath::validate`]; [`Error::InvalidArgument`] for options outside their ranges; [`Error::TooLarge`] for an
/// outline of over 500,000 px.
pub fn refine(
    picture: &Rgba8,
    path: &ClippingPath,
    options: &RefineOptions,
    progress: &mut dyn FnMut(f32) -> bool,
) -> Result<Option<Refined>> {
    let Some(mut traced) = trace(picture, path, options, Opinions::Both, progress)? else { return Ok(None) };
    confidence::touching(&mut traced);
    let rough = distance::Outline::new(path).ok_or(Error::Internal("a validated path has no outline"))?;
    let mut out = ClippingPath { name: path.name.clone(), starts_filled: path.starts_filled, subpaths: Vec::new() };
    let mut segments = Vec::new();
    let mut traced_subpaths = traced.iter().peekable();
    for (number, subpath) in path.subpaths.iter().enumerate() {
        match traced_subpaths.next_if(|t| t.subpath == number) {
            Some(outline) => {
                let pieces = fit::ring(&outline.points(), &outline.corners, options.tolerance_px, &outline.jitter);
                segments.extend(pieces.iter().map(|piece| confidence::report(piece, &outline.places, &rough)));
                out.subpaths.push(Subpath { closed: true, operation: subpath.operation, knots: fit::knots(&pieces) });
            }
            None => {
                out.subpaths.push(Subpath { closed: true, ..subpath.clone() });
                let kept = SegmentReport { confidence: 0.5, doubt: Some(Doubt::TooSmall), ..SegmentReport::default() };
                segments.extend(std::iter::repeat_n(kept, subpath.knots.len()));
            }
        }
    }
    let moved = distance::between(path, &out).ok_or(Error::Internal("a refined path has no outline"))?;
    for (segment, halo) in segments.iter_mut().zip(halos(picture, &out)) {
        segment.halo = halo;
    }
    let findings = confidence::findings(&traced);
    if !progress(1.0) {
        return Ok(None);
    }
    Ok(Some(Refined { path: out, segments, moved, findings }))
}

/// One outline on the edge, before Béziers are fitted.
pub(super) struct Traced {
    /// The subpath that it refines.
    pub subpath: usize,
    pub places: Vec<Place>,
    /// Indices of the corners.
    pub corners: Vec<usize>,
    /// How restless the edge is at each place, px.
    pub jitter: Vec<f32>,
}

impl Traced {
    fn points(&self) -> Vec<Point> {
        self.places.iter().map(|p| p.at).collect()
    }
}

/// Which colour models part inside from outside.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Opinions {
    /// Local ones along the outline, and those of the whole picture.
    Both,
    /// Local ones alone: they stay closer to the path that is there.
    Local,
}

/// Finds the edge: everything but the Béziers. Outlines that are too small are missing from the answer.
pub(super) fn trace(
    picture: &Rgba8,
    path: &ClippingPath,
    options: &RefineOptions,
    opinions: Opinions,
    progress: &mut dyn FnMut(f32) -> bool,
) -> Result<Option<Vec<Traced>>> {
    path.validate(picture.width(), picture.height())?;
    let scale = (f64::from(picture.width().max(picture.height())) / BAND_SIDE_PX).max(1.0);
    let radius = checked("radiusPx", options.radius_px.unwrap_or(BAND_PX * scale), 1.0, 600.0)?;
    checked("tolerancePx", options.tolerance_px, 0.05, 5.0)?;
    checked("shiftPx", options.shift_px, -10.0, 10.0)?;
    checked("cornerDegrees", options.corner_degrees, 5.0, 180.0)?;

    let view = View::encoded(picture);
    let noise = view.noise();
    let mut rings = rings(path)?;
    let rough_fill = Fill::new(path, &rings, view.width, view.height);

    // The widest pass runs where the band is about 13 px wide.
    let factor = (radius / BAND_PX).round().max(1.0);
    let small = if factor > 1.0 { shrink(picture, factor as usize) } else { None };
    let mut plan: Vec<(bool, f64)> = Vec::new();
    if small.is_some() {
        let r = radius / factor;
        plan.extend([(true, r), (true, (0.45 * r).max(4.5)), (false, 1.5 * factor + 1.5)]);
    } else {
        plan.extend([(false, radius), (false, (0.45 * radius).max(4.5).min(radius))]);
    }
    plan.push((false, 3.0_f64.min(radius)));

    let passes = plan.len();
    let level = small.as_ref().map_or_else(|| View::encoded(picture), View::encoded);
    let coarse = if small.is_some() { factor } else { 1.0 };
    let whole = |rings: &[Ring]| Whole::new(&level, path, rings, coarse, radius / coarse);
    let second = if opinions == Opinions::Both { whole(&rings) } else { None };
    for (number, &(on_small, reach)) in plan.iter().enumerate() {
        if !progress(0.9 * number as f32 / passes as f32) {
            return Ok(None);
        }
        // Where the opinions differ is settled before the last look, which is local and close.
        if number == 2
            && let Some(second) = &second
        {
            second.settle(&level, &mut rings, noise, STRAP_PX * (scale / coarse).max(1.0));
        }
        let (shrunk, view) = match (&small, on_small) {
            (Some(small), true) => (factor, &View::encoded(small)),
            _ => (1.0, &view),
        };
        let settings =
            Settings { number, last: number + 1 == passes, radius: reach, scale: (scale / shrunk).max(1.0), opinions };
        let noise = if shrunk > 1.0 { view.noise() } else { noise };
        narrow(view, path, &mut rings, shrunk, noise, &settings);
    }
    if !progress(0.9) {
        return Ok(None);
    }
    let linear = View::linear(picture);
    let fill = Fill::new(path, &rings, view.width, view.height);
    let out = rings
        .into_iter()
        .filter_map(|ring| settle(&linear, ring, &fill, &rough_fill, noise, (radius, opinions, options)))
        .collect();
    Ok(Some(out))
}

fn checked(name: &'static str, value: f64, low: f64, high: f64) -> Result<f64> {
    if (low..=high).contains(&value) {
        Ok(value)
    } else {
        Err(Error::InvalidArgument { name, found: value.to_string(), expected: format!("{low} to {high}") })
    }
}

/// The outlines as stations; subpaths of under about 10 px of length or 30 px² of area have nothing to measure.
fn rings(path: &ClippingPath) -> Result<Vec<Ring>> {
    let mut out = Vec::new();
    let mut total = 0.0;
    for (number, subpath) in path.subpaths.iter().enumerate() {
        let polygon = subpath.flatten(0.05);
        let sides = || polygon.iter().zip(polygon.iter().cycle().skip(1));
        let length: f64 = sides().map(|(a, b)| a.distance(*b)).sum();
        let area: f64 = sides().map(|(a, b)| a.to_vec2().cross(b.to_vec2())).sum::<f64>() / 2.0;
        total += length;
        if total > MAX_LENGTH_PX {
            return Err(Error::TooLarge {
                what: "the path's length",
                found: format!("over {total:.0} px"),
                limit: format!("{MAX_LENGTH_PX} px"),
            });
        }
        if area.abs() < 30.0 {
            continue;
        }
        if let Some(mut ring) = Ring::new(number, &polygon, spacing(length)) {
            ring.smooth(1.0);
            out.push(ring);
        }
    }
    Ok(out)
}

/// Stations a pixel apart, wider on outlines that would get too many.
fn spacing(length: f64) -> f64 {
    (length / MAX_STATIONS).max(1.0)
}

/// One pass over the band.
struct Settings {
    number: usize,
    last: bool,
    radius: f64,
    /// Longer side over 1,600 px, on the picture that the pass looks at.
    scale: f64,
    opinions: Opinions,
}

/// Runs one pass on all rings, `shrunk` times smaller.
fn narrow(view: &View<'_>, model: &ClippingPath, rings: &mut Vec<Ring>, shrunk: f64, noise: f32, settings: &Settings) {
    for ring in rings.iter_mut() {
        if shrunk > 1.0 {
            ring.scale(1.0 / shrunk);
        }
        ring.resample(spacing(ring.length()));
    }
    rings.retain(|r| r.stations.len() >= 8);
    let fill = Fill::new(model, rings, view.width, view.height);
    // The wide pass mixes its models over a longer stretch and is supple; the last one is local and stiff. The whole
    // picture's colours count in the last one only: in a wide band they led a white mug's outline off by 7 px.
    let (reach, stiffness, edge, whole) = match (settings.number, settings.last) {
        (0, _) => (28.0, 0.15, 0.6, 0.0),
        (_, false) => (18.0, 0.25, 1.0, 0.0),
        (_, true) => (10.0, 0.4, 1.5, 1.0),
    };
    let whole = if settings.opinions == Opinions::Local { 0.0 } else { whole };
    let strap_px = STRAP_PX * settings.scale;
    let global = global::Global::new(view, rings, &fill, settings.radius);
    let (radius, home) = (settings.radius, HOME);
    let pass = band::Pass { radius, reach, stiffness, edge, strap_px, noise, global: &global, whole, home };
    for ring in rings.iter_mut() {
        let mut normals = ring.normals(2.5);
        if !fill.points_out(ring, &normals) {
            normals.iter_mut().for_each(|n| *n = -*n);
        }
        let mut found = band::run(view, ring, &normals, Some(&fill), &pass);
        for (station, offset) in ring.stations.iter().zip(&mut found.offset) {
            if on_frame(station.at, view, 1.5) {
                *offset = 0.0;
            }
        }
        let calm = smooth_rows(&found.offset, 1, 0.7);
        for (k, station) in ring.stations.iter_mut().enumerate() {
            let p = station.at + normals[k] * f64::from(calm[k]);
            station.at = Point::new(p.x.clamp(0.0, view.width as f64), p.y.clamp(0.0, view.height as f64));
            let marks = &mut station.marks;
            if settings.number == 0 {
                (marks.margin, marks.trust) = (f32::INFINITY, found.trust[k]);
                marks.limit = if found.limit[k] { 1.0 } else { 0.0 };
            }
            marks.margin = marks.margin.min(found.margin[k]);
            marks.support = found.support[k];
        }
        ring.cut_loops((6.0 * settings.radius) as usize + 20);
        if shrunk > 1.0 {
            ring.scale(shrunk);
        }
        ring.resample(spacing(ring.length()));
        ring.smooth(if settings.number == 0 { 0.8 } else { 0.5 });
    }
    rings.retain(|r| r.stations.len() >= 8);
}

/// Whether a point lies so near the picture's frame that the subject is cut by it: there is no edge to find.
fn on_frame(p: Point, view: &View<'_>, near: f64) -> bool {
    p.x < near || p.y < near || p.x > view.width as f64 - near || p.y > view.height as f64 - near
}

/// The sub-pixel steps, corners, and what is known of each station.
fn settle(
    view: &View<'_>,
    mut ring: Ring,
    fill: &Fill,
    rough_fill: &Fill,
    noise: f32,
    (band, opinions, options): (f64, Opinions, &RefineOptions),
) -> Option<Traced> {
    let mut known = None;
    for _ in 0..2 {
        let mut normals = ring.normals(2.0);
        if !fill.points_out(&ring, &normals) {
            normals.iter_mut().for_each(|n| *n = -*n);
        }
        let thin = |k: usize| fill.depth(ring.stations[k].at, -normals[k], true, 9.0) < STRAP_PX;
        let thin: Vec<f32> = (0..ring.stations.len()).map(|k| if thin(k) { 1.0 } else { 0.0 }).collect();
        let strap: Vec<bool> = smooth_rows(&thin, 1, 4.0).into_iter().map(|v| v > 0.6).collect();
        let found = edge::measure(view, &ring, &normals, &strap, noise);
        for (k, station) in ring.stations.iter_mut().enumerate() {
            if !on_frame(station.at, view, 3.0) {
                station.at += normals[k] * f64::from(found.offset[k]);
            }
        }
        known = Some((found, strap, normals));
    }
    let (found, strap, normals) = known?;
    let lost = keep_straps(&mut ring, &strap, &normals, fill, rough_fill);
    if options.shift_px != 0.0 {
        for (station, n) in ring.stations.iter_mut().zip(&normals) {
            station.at += *n * options.shift_px;
        }
    }
    let mut points = ring.points();
    let corners = corner::find(&points, options.corner_degrees.to_radians());
    corner::sharpen(&mut points, &corners);
    let points = corner::calm(&points, &found.jitter, &corners);
    let judged = confidence::judge(&ring, &found, &strap, &lost, (band, opinions));
    let places = confidence::places(&ring.stations, judged, &points, &found);
    Some(Traced { subpath: ring.subpath, places, corners, jitter: found.jitter })
}

/// Puts back stretches of straps that would vanish; answers which stations those are.
fn keep_straps(ring: &mut Ring, strap: &[bool], normals: &[kurbo::Vec2], fill: &Fill, rough_fill: &Fill) -> Vec<bool> {
    let [gone, there] = LOST_STRAP_PX;
    let vanished = |k: usize| {
        let station = &ring.stations[k];
        strap[k]
            && fill.depth(station.at, -normals[k], true, there + 1.0) <= gone
            && rough_fill.depth(station.rough, -normals[k], true, there + 1.0) >= there
    };
    let flags: Vec<f32> = (0..strap.len()).map(|k| if vanished(k) { 1.0 } else { 0.0 }).collect();
    let wide = smooth_rows(&flags, 1, 3.0);
    let mut lost = vec![false; strap.len()];
    for (k, station) in ring.stations.iter_mut().enumerate() {
        let share = f64::from((2.0 * wide[k]).min(1.0));
        lost[k] = share > 0.5;
        station.at = station.at.lerp(station.rough, share);
    }
    lost
}
