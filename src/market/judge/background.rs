//! Rules about the background: whiteness, residue, shadow at the frame, border lines.

use super::{Outcome, Seen, misfit, yes_or_no};
use crate::{
    finding::{Quantity, Unit},
    market::{
        measure::{BackgroundNumbers, Patch},
        rule::{Limit, Measure},
        sentence,
    },
};

/// Compares one rule about the background.
pub(super) fn compare(measure: Measure, limit: &Limit, background: &BackgroundNumbers) -> Outcome {
    match measure {
        Measure::BackgroundColor => match limit {
            Limit::Tone { low, high, cast, .. } => tone([*low, *high, *cast], background),
            _ => white(limit, background),
        },
        Measure::ShadowPresent => {
            let words = match background.shadow {
                None => "no shadow is seen".into(),
                Some(p) => format!("a shadow of {} lies at the product", sentence::color(p.color)),
            };
            let found = background.shadow.is_some();
            yes_or_no(limit, found, "shadow-not-as-asked", words, background.shadow.map(|p| p.region))
        }
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
            yes_or_no(limit, found, "background-residue", words, background.residue.map(|p| p.region))
        }
        Measure::ShadowTouchesEdge => {
            let sides: Vec<&str> = background.shadow_touches.iter().map(|s| s.word()).collect();
            let words = if sides.is_empty() {
                "no shadow reaches the frame".into()
            } else {
                format!("the shadow reaches the frame on the {} side", sentence::list(&sides))
            };
            let region = background.shadow.filter(|_| !sides.is_empty()).map(|p| p.region);
            yes_or_no(limit, !sides.is_empty(), "shadow-touches-frame", words, region)
        }
        _ => {
            let words = match background.border {
                None => "no line or band runs along the frame".into(),
                Some(p) => format!("a line or band of {} runs along the frame", sentence::color(p.color)),
            };
            let region = background.border.map(|p| p.region);
            yes_or_no(limit, background.border.is_some(), "border-line", words, region)
        }
    }
}

/// A background that is white but for a soft shadow.
fn white(limit: &Limit, background: &BackgroundNumbers) -> Outcome {
    let Limit::White { level, transparent } = limit else {
        return misfit("the background", limit);
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

/// A background between two levels. Its middle colour is judged; a shadow on it does not move that.
fn tone([low, high, cast]: [u8; 3], background: &BackgroundNumbers) -> Outcome {
    let color = background.median;
    let [darkest, brightest] = [u8::min, u8::max].map(|pick| color.into_iter().reduce(pick).unwrap_or(0));
    let bound = if brightest < low { low } else { high };
    let seen = Seen {
        words: format!("the background is {}", sentence::color(color)),
        measured: Some(Quantity {
            value: f64::from(if brightest < low { brightest } else { darkest }),
            unit: Unit::Level,
        }),
        limit: Some(Quantity { value: f64::from(bound), unit: Unit::Level }),
        ..Seen::default()
    };
    if brightest >= low && darkest <= high && brightest - darkest <= cast {
        Outcome::Within(seen)
    } else {
        Outcome::Outside("wrong-background", seen)
    }
}
