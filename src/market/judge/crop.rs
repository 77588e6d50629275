//! What a channel's frame does to the product: cuts it, covers it, leaves too few pixels, shows it too small.

use super::super::{CropFrame, Judged, rule::RuleSet, sentence};
use crate::finding::{Check, Finding, Quantity, Region, Severity, Unit};

/// Less than this share of the product's box under what a channel draws is no matter: the box's empty corners.
const COVERED: f64 = 0.02;

/// One fault of a frame.
struct Fault {
    kind: &'static str,
    words: String,
    demand: &'static str,
    measured: Quantity,
    limit: f64,
    region: Region,
}

/// Findings for a frame; none for one that does no harm, or that has no subject to harm. They warn where the channel's own
/// behaviour is documented, else they are notes.
pub(in crate::market) fn findings(rules: &RuleSet, crop: &CropFrame) -> Vec<Judged> {
    let share = |value| Quantity { value, unit: Unit::Share };
    let px = |value| Quantity { value, unit: Unit::Px };
    let mut faults = Vec::new();
    if let Some(kept) = crop.subject_kept.filter(|_| crop.cuts_subject == Some(true)) {
        let how = if crop.documented { "cuts" } else { "would cut, if it covers (how it fits is not documented)," };
        let mask = crop.mask_kept.map_or_else(String::new, |m| format!(", {} of its pixels", sentence::percent(m)));
        faults.push(Fault {
            kind: "crop-cuts-subject",
            words: format!(
                "the frame {} {how} the product: {} of its box stays{mask}",
                crop.id,
                sentence::percent(kept)
            ),
            demand: "all of the product stays in the frame",
            measured: share(kept),
            limit: 1.0,
            region: crop.frame,
        });
    }
    if let Some(covered) = crop.covered_share.filter(|covered| *covered > COVERED) {
        faults.push(Fault {
            kind: "crop-covers-subject",
            words: format!(
                "the channel draws over {} of the product's box in the frame {}",
                sentence::percent(covered),
                crop.id
            ),
            demand: "the product stays clear of what the channel draws",
            measured: share(covered),
            limit: 0.0,
            region: crop.covered.first().copied().unwrap_or(crop.frame),
        });
    }
    if let Some([width, height]) = crop.min_px.filter(|[w, h]| crop.left_px[0] < *w || crop.left_px[1] < *h) {
        let [left, tall] = crop.left_px;
        let short_width = left / width <= tall / height;
        faults.push(Fault {
            kind: "crop-too-small",
            words: format!(
                "the frame {} leaves {left:.0} × {tall:.0} px of {width:.0} × {height:.0} px wanted",
                crop.id
            ),
            demand: "enough pixels are left after the crop",
            measured: px(if short_width { left } else { tall }),
            limit: if short_width { width } else { height },
            region: crop.frame,
        });
    }
    if let Some(tile) = crop.tile.filter(|tile| !tile.legible) {
        faults.push(Fault {
            kind: "too-small-on-tile",
            words: format!(
                "on the tile {} of {:.0} px the product is {:.0} px long",
                crop.id, tile.tile_px, tile.subject_px
            ),
            demand: "the product can be told on the tile (Proofroom's own value)",
            measured: px(tile.subject_px),
            limit: super::super::crop::LEGIBLE_PX,
            region: crop.frame,
        });
    }
    faults.into_iter().map(|fault| judged(rules, crop, fault)).collect()
}

fn judged(rules: &RuleSet, crop: &CropFrame, fault: Fault) -> Judged {
    Judged {
        finding: Finding {
            check: Check::Crop,
            kind: fault.kind.into(),
            severity: if crop.documented { Severity::Warning } else { Severity::Note },
            about: crop.id.clone(),
            measured: Some(fault.measured),
            limit: Some(Quantity { value: fault.limit, unit: fault.measured.unit }),
            region: Some(fault.region),
            message: format!("{}: {}; {}.", rules.name, fault.words, fault.demand),
        },
        seen: fault.words,
        demand: fault.demand.into(),
        rule: crop.id.clone(),
        measure: None,
        metric: None,
        consequence: None,
        confidence: crop.confidence,
        sources: crop.sources.clone(),
        read: rules.read.clone(),
        note: crop.note.clone(),
    }
}
