//! How sure the refined path is at each station, and why a stretch is in doubt.

use kurbo::Rect;

use super::edge::Evidence;
use super::ring::{Ring, smooth_rows};
use super::{Doubt, Place, Traced};
use crate::finding::{Check, Finding, Quantity, Region, Severity, Unit};

/// Contrast below this many deviations of the noise leaves no edge to see.
const LOW_CONTRAST: f32 = 1.5;
/// Deviation of the edge's softness above this is hair, fur or blur, px.
const SOFT_PX: f32 = 2.5;
/// A cut 2 px away that is dearer by less than this is as good.
const CLEAR_MARGIN: f32 = 0.5;
/// A doubt is named where it holds over this share of a stretch.
const COMMON: f32 = 0.3;

/// Confidence and doubt of each station.
pub(super) fn judge(ring: &Ring, found: &Evidence, strap: &[bool], lost: &[bool]) -> Vec<(f32, Option<Doubt>)> {
    let marks = |f: fn(&super::Marks) -> f32| ring.stations.iter().map(|s| f(&s.marks)).collect::<Vec<_>>();
    let calm = |v: &[f32]| smooth_rows(v, 1, 6.0);
    let (limit, margin) = (calm(&marks(|m| m.limit)), calm(&marks(|m| m.margin)));
    let (contrast, residual, softness) = (calm(&found.contrast), calm(&found.residual), calm(&found.softness));
    (0..ring.stations.len())
        .map(|k| {
            let odds = 1.0 + 0.8 * (contrast[k].max(0.1) / 4.0).ln() + 0.35 * margin[k].clamp(-2.0, 8.0)
                - 6.0 * (residual[k] - 0.1)
                - 0.7 * (softness[k] - 1.2)
                - 3.0 * limit[k]
                - if strap[k] { 0.5 } else { 0.0 }
                - if lost[k] { 3.0 } else { 0.0 };
            let doubt = if lost[k] {
                Some(Doubt::StrapKept)
            } else if limit[k] > 0.5 {
                Some(Doubt::BandLimit)
            } else if contrast[k] < LOW_CONTRAST {
                Some(Doubt::LowContrast)
            } else if softness[k] > SOFT_PX {
                Some(Doubt::SoftEdge)
            } else if margin[k] < CLEAR_MARGIN {
                Some(Doubt::TwoEdges)
            } else {
                None
            };
            (1.0 / (1.0 + (-odds).exp()), doubt)
        })
        .collect()
}

/// The doubt that holds over most of a stretch, if it is common enough to name.
pub(super) fn common(run: &[&Place]) -> Option<Doubt> {
    let count = |d: Doubt| run.iter().filter(|p| p.doubt == Some(d)).count();
    let (most, doubt) = ALL.iter().map(|(d, ..)| (count(*d), *d)).max_by_key(|(n, _)| *n)?;
    (most as f32 > COMMON * run.len() as f32).then_some(doubt)
}

/// Each doubt with its finding's kind and what a person should do.
const ALL: [(Doubt, &str, &str); 6] = [
    (Doubt::StrapKept, "path-strap-kept", "a thin part would have vanished and was left as it was; check it"),
    (Doubt::BandLimit, "path-band-limit", "the edge lies at the end of the band; allow a wider one"),
    (Doubt::LowContrast, "path-low-contrast", "subject and backdrop hardly differ; check the path there"),
    (Doubt::SoftEdge, "path-soft-edge", "the edge is too soft for a path; a matte is needed there"),
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
