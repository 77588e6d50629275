//! How sure the refined path is at each station, and why a stretch is in doubt.

use std::collections::HashMap;

use kurbo::{ParamCurve, Point, Rect};

use super::edge::Evidence;
use super::ring::{Marks, Ring, Station, smooth_rows};
use super::{BAND_PX, Doubt, Opinions, SegmentReport, Traced};
use crate::finding::{Check, Finding, Quantity, Region, Severity, Unit};
use crate::path::{distance, fit};

/// Contrast below this many deviations of the noise leaves no edge to see.
const LOW_CONTRAST: f32 = 1.5;
/// Where both sides are clipped, less than this is what compression leaves.
const CLIPPED_CONTRAST: f32 = 6.0;
/// Opinions further apart than this are two, px.
const APART_PX: f32 = 2.0;
/// Outlines nearer to each other than this touch, px; on the same outline when the way along it is longer than the second.
const TOUCH_PX: f64 = 0.8;
const APART_ALONG: usize = 16;
/// Deviation of the edge's softness above this is hair, fur or blur, px.
const SOFT_PX: f32 = 2.5;
/// A cut 2 px away that is dearer by less than this is as good.
const CLEAR_MARGIN: f32 = 0.5;
/// A doubt is named where it holds over this share of a stretch.
const COMMON: f32 = 0.3;

/// Weights of a logistic regression on 147,000 stations of 30 pictures (photographs, renderings and drawn shapes) whose
/// outline is known; a station counted as wrong at over 2 px. Trained on one half of the pictures, stations of the other
/// half are told right from wrong with an area under the curve of 0.93 and 0.81 (weights set by hand: 0.88 and 0.75).
/// Where these say 0.95 to 0.97, 96 % of the stations are right; at 0.6 to 0.8, 71 %.
const BASE: f32 = 2.45;
/// For each unit that a cut 2 px away is dearer, from -2 to 8.
const MARGIN: f32 = 0.13;
/// For each unit that the profile differs from one soft step.
const RESIDUAL: f32 = -0.43;
/// For each px that the step is softer than a sharp lens makes it.
const SOFTNESS: f32 = -1.2;
/// Where the widest pass ended at its limit.
const LIMIT: f32 = -0.33;
/// On straps, and where one would have vanished. The regression would trust straps by 1.0 more; where they end they are
/// wrong too often for that.
const STRAP: f32 = 0.0;
const LOST: f32 = -1.2;
/// For the global colours' telling inside from outside, and for their speaking for the cut (-2 to 2).
const TRUST: f32 = -0.46;
const SUPPORT: f32 = 1.9;
/// For the logarithm of one and the distance moved, in bands of 13 px; for that of its change over 12 stations.
const MOVED: f32 = -1.3;
const UNEVEN: f32 = -0.43;
/// Stations over which the distance moved is compared.
const UNEVEN_OVER: usize = 12;
/// Without contrast nothing speaks for the path: its odds are at most these.
const BLIND_ODDS: f32 = -1.0;

/// A station of the refined outline, for those who judge it in detail.
#[derive(Debug, Clone, Copy)]
pub(in crate::path) struct Place {
    pub at: Point,
    pub confidence: f32,
    pub doubt: Option<Doubt>,
    /// Where the rough outline was.
    pub rough: Point,
    /// Colour step at the edge, in deviations of the noise.
    pub contrast: f32,
    /// Deviation of the soft step that fits best, px.
    pub softness: f32,
}

/// What is known of each station, side by side: as many as there are of the shortest.
pub(super) fn places(
    stations: &[Station],
    judged: Vec<(f32, Option<Doubt>)>,
    points: &[Point],
    found: &Evidence,
) -> Vec<Place> {
    stations
        .iter()
        .zip(judged)
        .zip(points.iter().zip(found.contrast.iter().zip(&found.softness)))
        .map(|((station, (confidence, doubt)), (&at, (&contrast, &softness)))| Place {
            at,
            confidence,
            doubt,
            rough: station.rough,
            contrast,
            softness,
        })
        .collect()
}

/// Confidence and doubt of each station; `radius` is the half width of the band, px. With
/// local opinions alone a given path is judged: how far the edge is from it must not speak there, and weights set by hand
/// take the place of the trained ones.
pub(super) fn judge(
    ring: &Ring,
    found: &Evidence,
    strap: &[bool],
    lost: &[bool],
    (radius, opinions): (f64, Opinions),
) -> Vec<(f32, Option<Doubt>)> {
    let count = ring.stations.len();
    let marks = |f: fn(&Marks) -> f32| ring.stations.iter().map(|s| f(&s.marks)).collect::<Vec<_>>();
    let calm = |v: &[f32]| smooth_rows(v, 1, 6.0);
    let (limit, margin) = (calm(&marks(|m| m.limit)), calm(&marks(|m| m.margin)));
    let (trust, support) = (calm(&marks(|m| m.trust)), calm(&marks(|m| m.support)));
    let (contrast, residual, softness) = (calm(&found.contrast), calm(&found.residual), calm(&found.softness));
    let (clipped, apart) = (calm(&found.clipped), calm(&marks(|m| m.apart)));
    let moved: Vec<f32> =
        ring.stations.iter().map(|s| (s.at.distance(s.rough) * BAND_PX / radius.max(1.0)) as f32).collect();
    let before = |k: usize| moved[(k + count - UNEVEN_OVER.min(count - 1)) % count];
    let uneven: Vec<f32> = (0..count).map(|k| (moved[k] - before(k)).abs()).collect();
    let (moved, uneven) = (calm(&moved), calm(&uneven));
    (0..count)
        .map(|k| {
            let by_hand = 1.0 + 0.8 * (contrast[k].max(0.1) / 4.0).ln() + 0.35 * margin[k].clamp(-2.0, 8.0)
                - 6.0 * (residual[k] - 0.1)
                - 0.7 * (softness[k] - 1.2)
                - 3.0 * limit[k]
                - if strap[k] { 0.5 } else { 0.0 }
                - if lost[k] { 3.0 } else { 0.0 };
            let seen = BASE
                + MARGIN * margin[k].clamp(-2.0, 8.0)
                + RESIDUAL * (residual[k] - 0.1)
                + SOFTNESS * (softness[k] - 1.2)
                + LIMIT * limit[k]
                + if strap[k] { STRAP } else { 0.0 }
                + if lost[k] { LOST } else { 0.0 }
                + TRUST * trust[k]
                + SUPPORT * support[k]
                + MOVED * moved[k].ln_1p()
                + UNEVEN * uneven[k].ln_1p();
            let odds = match opinions {
                Opinions::Local => by_hand,
                Opinions::Both if contrast[k] < LOW_CONTRAST => seen.min(BLIND_ODDS),
                Opinions::Both => seen,
            };
            let doubt = if lost[k] {
                Some(Doubt::StrapKept)
            } else if limit[k] > 0.5 {
                Some(Doubt::BandLimit)
            } else if clipped[k] > 0.5 && contrast[k] < CLIPPED_CONTRAST {
                Some(Doubt::Clipped)
            } else if contrast[k] < LOW_CONTRAST {
                Some(Doubt::LowContrast)
            } else if softness[k] > SOFT_PX {
                Some(Doubt::SoftEdge)
            } else if apart[k] > APART_PX {
                Some(Doubt::Opinions)
            } else if margin[k] < CLEAR_MARGIN {
                Some(Doubt::TwoEdges)
            } else {
                None
            };
            (1.0 / (1.0 + (-odds).exp()), doubt)
        })
        .collect()
}

/// Marks the places where an outline touches another, or itself.
pub(super) fn touching(traced: &mut [Traced]) {
    let cell = |p: Point| ((p.x / TOUCH_PX).floor() as i64, (p.y / TOUCH_PX).floor() as i64);
    let mut cells: HashMap<(i64, i64), Vec<(usize, usize)>> = HashMap::new();
    for (ring, outline) in traced.iter().enumerate() {
        for (k, place) in outline.places.iter().enumerate() {
            cells.entry(cell(place.at)).or_default().push((ring, k));
        }
    }
    let touches = |ring: usize, k: usize, at: Point| {
        let (x, y) = cell(at);
        let near = (-1..=1).flat_map(|dx| (-1..=1).map(move |dy| (x + dx, y + dy)));
        near.filter_map(|c| cells.get(&c)).flatten().any(|&(other, j)| {
            let count = traced[ring].places.len();
            let along = k.abs_diff(j).min(count - k.abs_diff(j).min(count));
            (other != ring || along > APART_ALONG) && traced[other].places[j].at.distance(at) < TOUCH_PX
        })
    };
    let marked: Vec<Vec<usize>> = traced
        .iter()
        .enumerate()
        .map(|(r, t)| (0..t.places.len()).filter(|&k| touches(r, k, t.places[k].at)).collect())
        .collect();
    for (outline, marked) in traced.iter_mut().zip(marked) {
        for k in marked {
            outline.places[k].doubt = Some(Doubt::Topology);
        }
    }
}

/// Confidence of a side: that of its stations, where the worst tenth weighs half.
pub(super) fn report(piece: &fit::Piece, places: &[Place], rough: &distance::Outline) -> SegmentReport {
    let run: Vec<&Place> = (piece.from..=piece.to).map(|k| &places[k % places.len()]).collect();
    let mut sure: Vec<f64> = run.iter().map(|p| f64::from(p.confidence)).collect();
    sure.sort_by(f64::total_cmp);
    let mean = |v: &[f64]| v.iter().sum::<f64>() / v.len().max(1) as f64;
    let worst = mean(sure.get(..sure.len().div_ceil(10)).unwrap_or_default());
    let moved_px = (0..=8).map(|k| rough.nearest(piece.curve.eval(f64::from(k) / 8.0))).fold(0.0, f64::max);
    let of = |value: fn(&Place) -> f32| run.iter().map(|p| f64::from(value(p))).sum::<f64>() / run.len().max(1) as f64;
    SegmentReport {
        confidence: (mean(&sure) + worst) / 2.0,
        moved_px,
        contrast: of(|p| p.contrast),
        softness_px: of(|p| p.softness),
        halo: None,
        doubt: common(&run),
    }
}

/// The doubt that holds over most of a stretch, if it is common enough to name.
fn common(run: &[&Place]) -> Option<Doubt> {
    let count = |d: Doubt| run.iter().filter(|p| p.doubt == Some(d)).count();
    let (most, doubt) = ALL.iter().map(|(d, ..)| (count(*d), *d)).max_by_key(|(n, _)| *n)?;
    (most as f32 > COMMON * run.len() as f32).then_some(doubt)
}

/// Each doubt with its finding's kind and what a person should do.
const ALL: [(Doubt, &str, &str); 9] = [
    (Doubt::StrapKept, "path-strap-kept", "a thin part would have vanished and was left as it was; check it"),
    (Doubt::BandLimit, "path-band-limit", "the edge lies at the end of the band; allow a wider one"),
    (Doubt::Topology, "path-topology", "outlines touch or cross; parts may have run together"),
    (Doubt::Clipped, "path-clipped", "subject and backdrop are both clipped, so no edge is left in the picture"),
    (Doubt::LowContrast, "path-low-contrast", "subject and backdrop hardly differ; check the path there"),
    (Doubt::SoftEdge, "path-soft-edge", "the edge is too soft for a path; a matte is needed there"),
    (Doubt::Opinions, "path-opinions", "nearby colours and the whole picture's disagree; check which edge was taken"),
    (Doubt::TwoEdges, "path-two-edges", "two edges are about equally good; check which one was taken"),
    (Doubt::TooSmall, "path-too-small", "the outline is too small to be measured and was left as it was"),
];

/// One finding for each doubt that holds over at least 1 % of the outline.
pub(super) fn findings(traced: &[Traced]) -> Vec<Finding> {
    let total: usize = traced.iter().map(|t| t.places.len()).sum();
    let finding = |&(doubt, kind, advice): &(Doubt, &str, &str)| {
        let places: Vec<_> = traced.iter().flat_map(|t| &t.places).filter(|p| p.doubt == Some(doubt)).collect();
        let share = places.len() as f64 / total.max(1) as f64;
        if share < 0.01 {
            return None;
        }
        let around = places.iter().map(|p| Rect::from_points(p.at, p.at)).reduce(|a, b| a.union(b))?;
        Some(Finding {
            check: Check::Path,
            kind: kind.into(),
            severity: if doubt == Doubt::BandLimit && share > 0.05 { Severity::Warning } else { Severity::Note },
            about: String::new(),
            measured: Some(Quantity { value: share, unit: Unit::Share }),
            limit: None,
            region: Some(Region { x: around.x0, y: around.y0, width: around.width(), height: around.height() }),
            message: format!("On {:.0} % of the outline {advice}.", share * 100.0),
        })
    };
    ALL.iter().filter_map(finding).collect()
}
