//! Rules about the background: whiteness, residue, shadow at the frame, border lines.

use super::{Outcome, Seen, yes_or_no};
use crate::{
    finding::{Quantity, Unit},
    market::{
        measure::{BackgroundNumbers, Patch},
        rule::{Limit, Measure, Rule},
        sentence,
    },
};

/// Compares one rule about the background.
pub(super) fn compare(rule: &Rule, background: &BackgroundNumbers) -> Outcome {
    match rule.measure {
        Measure::BackgroundColor => white(&rule.limit, background),
        Measure::BackgroundResidue => {
            let words = match background.residue {
                None => "no mark stands in the background".into(),
                Some(p) => format!(
                    "{} mark{} in the background, the largest {:.0} px of {}",
                    background.residue_count,
                    if background.residue_count == 1 { " stands" } else { "s stand" },
                    p.area_px,
                    sentence::color(p.color)
                ),
            };
            let found = background.residue.is_some();
            yes_or_no(&rule.limit, found, "background-residue", words, background.residue.map(|p| p.region))
        }
        Measure::ShadowTouchesEdge => {
            let sides: Vec<&str> = background.shadow_touches.iter().map(|s| s.word()).collect();
            let words = if sides.is_empty() {
                "no shadow reaches the frame".into()
            } else {
                format!("the shadow reaches the frame on the {} side", sentence::list(&sides))
            };
            let region = background.shadow.filter(|_| !sides.is_empty()).map(|p| p.region);
            yes_or_no(&rule.limit, !sides.is_empty(), "shadow-touches-frame", words, region)
        }
        _ => {
            let words = match background.border {
                None => "no line or band runs along the frame".into(),
                Some(p) => format!("a line or band of {} runs along the frame", sentence::color(p.color)),
            };
            let region = background.border.map(|p| p.region);
            yes_or_no(&rule.limit, background.border.is_some(), "border-line", words, region)
        }
    }
}

/// A background that is white but for a soft shadow.
fn white(limit: &Limit, background: &BackgroundNumbers) -> Outcome {
    let Limit::White { level, transparent } = limit else {
        return Outcome::Unmeasured(format!("a background is not compared with {limit:?}"));
    };
    let over = if background.transparent_share > 0.0 && !transparent { " (transparency shown over white)" } else { "" };
    let wanted = Quantity { value: f64::from(level.unwrap_or(255)), unit: Unit::Level };
    let Some(Patch { region, area_px, color, .. }) = background.off_white else {
        let words = format!("the background outside product and shadow is white 255{over}");
        let measured = Some(Quantity { value: 255.0, unit: Unit::Level });
        return Outcome::Within(Seen { words, measured, limit: Some(wanted), ..Seen::default() });
    };
    let lowest = color.into_iter().min().unwrap_or(0);
    let seen = Seen {
        words: format!(
            "{:.0} px of the background are {} instead of white ({} of the background in all such areas){over}",
            area_px,
            sentence::color(color),
            sentence::percent(background.off_white_share)
        ),
        measured: Some(Quantity { value: f64::from(lowest), unit: Unit::Level }),
        limit: Some(wanted),
        region: Some(region),
        // 254 can be the rounding of a JPEG; and without a number of the channel's nothing says where white ends.
        doubtful: lowest >= 254 || level.is_none(),
    };
    match level {
        Some(level) if lowest >= *level => Outcome::Within(seen),
        _ => Outcome::Outside("non-white-background", seen),
    }
}
