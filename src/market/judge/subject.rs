//! Rules about the product, and about what crops leave of it.

use super::{
    Facts, Outcome, Seen, misfit,
    number::{both, number},
    unmeasured, with_words, yes_or_no,
};
use crate::{
    finding::Unit,
    market::{
        measure::{Measurements, SubjectNumbers},
        rule::{Limit, Measure, Metric, Rule},
        sentence,
    },
};

/// A box of less confidence than this makes a broken rule a warning: its outline is partly guessed.
const SURE: f64 = 0.6;

/// Compares one rule about the product.
pub(super) fn compare(
    rule: &Rule,
    measure: Measure,
    limit: &Limit,
    numbers: &Measurements,
    subject: &SubjectNumbers,
) -> Outcome {
    let outcome = match measure {
        Measure::ProductFill => {
            let value = match rule.metric {
                Some(Metric::BoxArea) => subject.fill_box,
                Some(Metric::MaskArea) => subject.fill_mask,
                Some(Metric::LongestDimension) | None => subject.fill_longest,
            };
            let kinds = ["fill-below-minimum", "fill-above-maximum"];
            with_words(number(limit, "", value, Unit::Share, kinds), sentence::fill(rule.metric, subject))
        }
        Measure::SmallestMargin => margin(limit, numbers, subject),
        Measure::ContentSizePx => {
            both(limit, "the product without white space", subject.bounds.width, subject.bounds.height)
        }
        Measure::CentreOffset => {
            let value = subject.center_offset_x.abs().max(subject.center_offset_y.abs());
            let words = format!("the product's middle is {} of the side off the frame's", sentence::percent(value));
            with_words(number(limit, "", value, Unit::Share, ["off-centre"; 2]), words)
        }
        Measure::ObjectCount => {
            let name = "the number of separate parts";
            doubted(number(limit, name, f64::from(subject.pieces), Unit::Count, ["wrong-object-count"; 2]))
        }
        Measure::FillToCorners => {
            let words = format!("the product covers {} of 4 corners", subject.corners);
            yes_or_no(limit, subject.corners == 4, "background-in-corner", words, None)
        }
        _ => {
            let sides: Vec<&str> = subject.touches.iter().map(|s| s.word()).collect();
            let words = if sides.is_empty() {
                "the product touches no side of the frame".into()
            } else {
                format!("the frame cuts the product on the {} side", sentence::list(&sides))
            };
            yes_or_no(limit, !sides.is_empty(), "subject-cut-by-frame", words, None)
        }
    };
    match outcome {
        Outcome::Outside(kind, seen) => {
            let doubtful = seen.doubtful || subject.confidence < SURE;
            Outcome::Outside(kind, Seen { region: Some(subject.bounds), doubtful, ..seen })
        }
        other => other,
    }
}

fn margin(limit: &Limit, numbers: &Measurements, subject: &SubjectNumbers) -> Outcome {
    let m = subject.margins;
    let (w, h) = (f64::from(numbers.width), f64::from(numbers.height));
    let sides = [("left", m.left, w), ("top", m.top, h), ("right", m.right, w), ("bottom", m.bottom, h)];
    let Some((side, px, of)) = sides.into_iter().min_by(|a, b| (a.1 / a.2).total_cmp(&(b.1 / b.2))) else {
        return Outcome::Unmeasured("there are no margins".into());
    };
    let words = format!("the product keeps {px:.0} px ({}) from the {side} side", sentence::percent(px / of));
    with_words(number(limit, "", px / of, Unit::Share, ["subject-too-close-to-frame"; 2]), words)
}

/// A broken rule that a person should confirm.
pub(super) fn doubted(outcome: Outcome) -> Outcome {
    match outcome {
        Outcome::Outside(kind, seen) => Outcome::Outside(kind, Seen { doubtful: true, ..seen }),
        other => other,
    }
}

/// Rules about what the channel's crops leave.
pub(super) fn in_crops(measure: Measure, limit: &Limit, facts: Facts) -> Outcome {
    let crops = facts.crops;
    if crops.is_empty() {
        return Outcome::Unmeasured("no crop of the channel holds for this picture".into());
    }
    if measure == Measure::CropMinPx {
        let Limit::AtLeastBoth { width, height } = limit else { return misfit("what a crop leaves", limit) };
        let short = crops.iter().find(|crop| {
            let [w, h] = crop.min_px.unwrap_or([*width, *height]);
            crop.left_px[0] < w || crop.left_px[1] < h
        });
        let worst = crops.iter().min_by(|a, b| a.left_px[0].total_cmp(&b.left_px[0]));
        let Some(crop) = short.or(worst) else { return Outcome::Unmeasured("there is no crop".into()) };
        let [w, h] = crop.min_px.unwrap_or([*width, *height]);
        let limit = Limit::AtLeastBoth { width: w, height: h };
        let [left, tall] = crop.left_px;
        return match both(&limit, &format!("what the crop {} leaves", crop.id), left, tall) {
            Outcome::Outside(_, seen) => Outcome::Outside("crop-too-small", Seen { region: Some(crop.frame), ..seen }),
            other => other,
        };
    }
    if facts.numbers.subject.is_none() {
        return unmeasured("the product", facts.numbers.subject_unmeasured.as_deref());
    }
    let cut: Vec<&str> = crops.iter().filter(|c| c.cuts_subject == Some(true)).map(|c| c.id.as_str()).collect();
    let words = if cut.is_empty() {
        "every crop keeps the whole product".into()
    } else {
        format!("the product does not survive {}", sentence::list(&cut))
    };
    let region = crops.iter().find(|c| c.cuts_subject == Some(true)).map(|c| c.frame);
    yes_or_no(limit, cut.is_empty(), "crop-cuts-subject", words, region)
}
