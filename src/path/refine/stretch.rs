//! One open stretch of an outline laid on the edge, fast enough to follow a pointer: what is drawn, or dragged by hand.
//!
//! Method: that of [`refine`](super::refine) on the stretch alone. An open run is walked to its end and back, which makes
//! a ring of it: what is smoothed along the ring is then reflected at the ends, and the cheapest ring of mirrored costs is
//! the cheapest open line. Whoever drags a line says by where it lies which edge is meant, so being far from there costs
//! more than in [`refine`](super::refine). Nothing is known of what is inside: thin parts get no model of their own, and
//! only local colours count; so a confidence is that of the hand-set weights.

use kurbo::{CubicBez, ParamCurve, Point, Vec2};
use serde::{Deserialize, Serialize};

use super::confidence::report;
use super::picture::View;
use super::ring::{Marks, Ring, Station, smooth_rows};
use super::terms::{Doubt, SegmentReport};
use super::{LOOK_AROUND_PX, Opinions, band, checked, confidence, corner, edge, global, on_frame};
use crate::error::{Error, Result};
use crate::path::{ClippingPath, Knot, Subpath, distance, fit, side_steps};
use crate::raster::Rgba8;

/// How a stretch is laid.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct StretchOptions {
    /// How far from the line the edge is sought, px, 1 to 600.
    pub radius_px: f64,
    /// How far the Béziers may stray from the edge that was found, px, 0.05 to 5.
    pub tolerance_px: f64,
    /// Where the line turns by more than this a corner stays sharp, degrees, 5 to 180.
    pub corner_degrees: f64,
    /// How far beside the edge it is laid, px, -10 to 10: above zero to the left of the walk on screen.
    pub shift_px: f64,
    /// Whether the first and the last point stay where they are.
    pub hold: [bool; 2],
    /// Where the path goes on smoothly: the direction into the stretch at its start, and back into it at its end.
    pub tangents: [Option<[f64; 2]>; 2],
    /// Stations at most, 16 to 20,000: a longer line gets wider spacing. 300 keeps pace with a pointer.
    pub most_stations: u32,
}

impl Default for StretchOptions {
    fn default() -> Self {
        Self {
            radius_px: 8.0,
            tolerance_px: 0.3,
            corner_degrees: 32.0,
            shift_px: 0.0,
            hold: [true; 2],
            tangents: [None; 2],
            most_stations: 4000,
        }
    }
}

/// A stretch on the edge.
#[derive(Debug, Clone, PartialEq)]
pub struct Stretch {
    /// Its knots: at least two; the outer handles of the first and the last lie on their anchors.
    pub knots: Vec<Knot>,
    /// What is known of each side, one fewer than there are knots.
    pub segments: Vec<SegmentReport>,
}

/// Sides that are taken at most.
const MOST_SIDES: usize = 10_000;
/// Below this many stations there is nothing to measure.
const LEAST_STATIONS: usize = 16;
/// What a cut at the band's end costs: half of what a clear edge is worth, so that the nearer of two edges is taken.
const HOME: f32 = 3.0;
/// Held ends are left within this length, px.
const RAMP_PX: f64 = 5.0;
/// No corner is sought nearer to the ends than this, stations: the lines beside it need as many.
const END: usize = 12;

/// Lays a chain of sides, each beginning where the last one ended, on the edge near it.
///
/// # Errors
/// [`Error::InvalidArgument`] for no sides, for a coordinate that is no number or lies over 16 pictures away, and for
/// options outside their ranges; [`Error::TooLarge`] for over 10,000 sides.
pub fn stretch(picture: &Rgba8, sides: &[CubicBez], options: &StretchOptions) -> Result<Stretch> {
    if sides.len() > MOST_SIDES {
        return Err(Error::TooLarge {
            what: "the stretch's number of sides",
            found: sides.len().to_string(),
            limit: MOST_SIDES.to_string(),
        });
    }
    let mut line: Vec<Point> = Vec::new();
    for side in sides {
        for p in [side.p0, side.p1, side.p2, side.p3] {
            near(picture, p)?;
        }
        let steps = side_steps(side, 0.05);
        line.extend((0..steps).map(|k| side.eval(k as f64 / steps as f64)));
    }
    let Some(last) = sides.last() else {
        return Err(Error::InvalidArgument {
            name: "stretch",
            found: "no side".into(),
            expected: "at least one side".into(),
        });
    };
    line.push(last.p3);
    lay(picture, &line, options)
}

/// A point that can be on or around the picture.
pub(super) fn near(picture: &Rgba8, p: Point) -> Result<()> {
    let (w, h) = (f64::from(picture.width()), f64::from(picture.height()));
    if p.x.abs() <= 16.0 * w && p.y.abs() <= 16.0 * h {
        return Ok(());
    }
    Err(Error::InvalidArgument {
        name: "stretch",
        found: format!("({}, {})", p.x, p.y),
        expected: format!("a point within 16 pictures of {w} × {h} px"),
    })
}

/// Lays a polyline on the edge near it.
pub(super) fn lay(picture: &Rgba8, line: &[Point], options: &StretchOptions) -> Result<Stretch> {
    let radius = checked("radiusPx", options.radius_px, 1.0, 600.0)?;
    checked("tolerancePx", options.tolerance_px, 0.05, 5.0)?;
    checked("shiftPx", options.shift_px, -10.0, 10.0)?;
    checked("cornerDegrees", options.corner_degrees, 5.0, 180.0)?;
    let most = checked("mostStations", f64::from(options.most_stations), LEAST_STATIONS as f64, 20_000.0)?;
    let length: f64 = line.windows(2).map(|w| w[0].distance(w[1])).sum();
    let spacing = (length / most).max(1.0);
    let mut run: Vec<Station> = line.iter().map(|&p| Station { at: p, rough: p, marks: Marks::default() }).collect();
    resample(&mut run, spacing);
    if run.len() < LEAST_STATIONS {
        return Ok(kept(line));
    }
    let view = View::encoded(picture);
    let noise = noise(&view, line, radius);
    let global = global::Global::silent();
    let mut plan = vec![radius];
    if radius > 4.5 {
        plan.push(3.0);
    }
    for (number, &reach) in plan.iter().enumerate() {
        let last = number + 1 == plan.len();
        // As the widest and the last pass of refining.
        let (models, stiffness, edge) = if last { (10.0, 0.4, 1.5) } else { (20.0, 0.2, 1.2) };
        let (home, whole, strap_px) = (HOME, 0.0, 0.0);
        let pass =
            band::Pass { radius: reach, reach: models, stiffness, edge, strap_px, noise, global: &global, whole, home };
        let (ring, normals) = (mirrored(&run), normals(&run));
        let found = band::run(&view, &ring, &normals, None, &pass);
        let calm = smooth_rows(&found.offset, 1, 0.7);
        let count = run.len();
        for (k, station) in run.iter_mut().enumerate() {
            if !on_frame(station.at, &view, 1.5) {
                station.at += normals[k] * f64::from(calm[k]) * freedom(k, count, spacing, options);
            }
            if number == 0 {
                station.marks.margin = f32::INFINITY;
                station.marks.limit = if found.limit[k] { 1.0 } else { 0.0 };
            }
            station.marks.margin = station.marks.margin.min(found.margin[k]);
        }
        let mut open = Ring { subpath: 0, stations: run };
        open.cut_open_loops((6.0 * reach) as usize + 20);
        run = open.stations;
        resample(&mut run, spacing);
        if run.len() < LEAST_STATIONS {
            return Ok(kept(line));
        }
        let points: Vec<Point> = run.iter().map(|s| s.at).collect();
        for (station, p) in run.iter_mut().zip(corner::smooth_open(&points, 0.6)) {
            station.at = p;
        }
    }
    Ok(settle(&View::linear(picture), run, noise, spacing, options, line))
}

/// The sub-pixel steps, corners, Béziers and what is known of each.
fn settle(
    linear: &View<'_>,
    mut run: Vec<Station>,
    noise: f32,
    spacing: f64,
    options: &StretchOptions,
    line: &[Point],
) -> Stretch {
    let count = run.len();
    let flags = vec![false; 2 * count - 2];
    for _ in 0..2 {
        let (ring, normals) = (mirrored(&run), normals(&run));
        let found = edge::measure(linear, &ring, &normals, &flags, noise);
        for (k, station) in run.iter_mut().enumerate() {
            if !on_frame(station.at, linear, 3.0) {
                station.at += normals[k] * f64::from(found.offset[k]) * freedom(k, count, spacing, options);
            }
        }
    }
    let normals = normals(&run);
    let ring = mirrored(&run);
    let found = edge::measure(linear, &ring, &normals, &flags, noise);
    let judged = confidence::judge(&ring, &found, &flags, &flags, (options.radius_px, Opinions::Local));
    for (k, station) in run.iter_mut().enumerate() {
        station.at += normals[k] * options.shift_px * freedom(k, count, spacing, options);
    }
    let mut points = mirrored(&run).points();
    let turns = corner::find(&points, options.corner_degrees.to_radians());
    let corners: Vec<usize> = turns.into_iter().filter(|&k| k >= END && k + END < count).collect();
    corner::sharpen(&mut points, &corners);
    let ends: Vec<usize> = [0].into_iter().chain(corners.iter().copied()).chain([count - 1]).collect();
    let mut points = corner::calm(&points, &found.jitter, &ends);
    points.truncate(count);
    // Held ends are what they were to the last bit, whatever was rounded on the way.
    let ends = [(0, line.first()), (count - 1, line.last())];
    for ((k, end), _) in ends.into_iter().zip(options.hold).filter(|(_, held)| *held) {
        if let Some(&end) = end {
            points[k] = end;
        }
    }
    let places = confidence::places(&run, judged, &points, &found);
    let tangent = |n: usize| options.tangents[n].map(|[x, y]| Vec2::new(x, y)).filter(|v| v.hypot2() > 1e-12);
    let tangents = (tangent(0).map(unit), tangent(1).map(unit));
    let jitter = found.jitter.get(..count).unwrap_or_default();
    let pieces = fit::run(&points, &corners, tangents, options.tolerance_px, jitter);
    let rough = Subpath { closed: false, ..Subpath::polygon(line) };
    let rough = distance::Outline::new(&ClippingPath { subpaths: vec![rough], ..ClippingPath::default() });
    let segments = match rough {
        Some(rough) => pieces.iter().map(|piece| report(piece, &places, &rough)).collect(),
        None => return kept(line),
    };
    Stretch { knots: fit::run_knots(&pieces), segments }
}

fn unit(v: Vec2) -> Vec2 {
    v / v.hypot()
}

/// A straight side between the ends of a line that is too short to be measured.
fn kept(line: &[Point]) -> Stretch {
    let ends = [line.first(), line.last()];
    let knots: Vec<Knot> = ends.into_iter().flatten().map(|&p| Knot::corner(p)).collect();
    let report = SegmentReport { confidence: 0.5, doubt: Some(Doubt::TooSmall), ..SegmentReport::default() };
    Stretch { segments: vec![report; knots.len().saturating_sub(1)], knots }
}

/// How far a station may move: not at all at a held end, wholly a few px from it.
fn freedom(k: usize, count: usize, spacing: f64, options: &StretchOptions) -> f64 {
    let part = |held: bool, steps: usize| if held { (steps as f64 * spacing / RAMP_PX).min(1.0) } else { 1.0 };
    part(options.hold[0], k).min(part(options.hold[1], count - 1 - k))
}

/// To the end and back, so that a ring is an open run reflected at its ends.
fn mirrored(run: &[Station]) -> Ring {
    let back = run.iter().rev().skip(1).take(run.len().saturating_sub(2));
    Ring { subpath: 0, stations: run.iter().chain(back).copied().collect() }
}

/// Unit normals of the run, to the left of the walk on screen, mirrored as the stations are.
fn normals(run: &[Station]) -> Vec<Vec2> {
    let points: Vec<Point> = run.iter().map(|s| s.at).collect();
    let calm = corner::smooth_open(&points, 2.5);
    let last = calm.len().saturating_sub(1);
    let mut out: Vec<Vec2> = (0..calm.len())
        .map(|k| {
            let along = calm[(k + 1).min(last)] - calm[k.saturating_sub(1)];
            Vec2::new(along.y, -along.x) / along.hypot().max(1e-9)
        })
        .collect();
    let back: Vec<Vec2> = out.iter().rev().skip(1).take(last.saturating_sub(1)).copied().collect();
    out.extend(back);
    out
}

/// Evenly spaced stations along the same line; its ends stay.
fn resample(run: &mut Vec<Station>, spacing: f64) {
    let length: f64 = run.windows(2).map(|w| w[0].at.distance(w[1].at)).sum();
    let count = (length / spacing).round();
    let Some(&end) = run.last() else { return };
    if count.is_nan() || count < 1.0 {
        run.clear();
        return;
    }
    let step = length / count;
    let mut out = Vec::with_capacity(count as usize + 1);
    let mut walked = 0.0;
    for pair in run.windows(2) {
        let side = pair[0].at.distance(pair[1].at);
        while (out.len() as f64) * step < walked + side && out.len() < count as usize {
            let t = ((out.len() as f64 * step - walked) / side).clamp(0.0, 1.0);
            out.push(pair[0].lerp(&pair[1], t));
        }
        walked += side;
    }
    out.push(end);
    *run = out;
}

/// The noise of the part of the picture around the line.
fn noise(view: &View<'_>, line: &[Point], radius: f64) -> f32 {
    let reach = radius + LOOK_AROUND_PX;
    let span = |value: fn(&Point) -> f64, side: usize| {
        let (low, high) = line.iter().map(value).fold((f64::MAX, f64::MIN), |(l, h), v| (l.min(v), h.max(v)));
        let part = |v: f64| v.clamp(0.0, side as f64) as usize;
        part(low - reach)..part(high + reach)
    };
    view.noise_in(span(|p| p.x, view.width), span(|p| p.y, view.height))
}
