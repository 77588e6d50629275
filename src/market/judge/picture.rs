//! Rules about the pixels' own quality, and what gives a person reason to look.

use super::{Outcome, Seen, number::number, person, subject::doubted, yes_or_no};
use crate::{
    finding::Unit,
    market::{
        measure::Measurements,
        rule::{Limit, Measure},
        sentence,
    },
};

/// Edges wider than this (10 to 90 %), px, look blurred at full size: a defocus of three pixels, twice what a sharpened
/// photograph has.
const BLURRED_PX: f64 = 6.0;

/// Steps on the grid of compression, levels, above the steps beside it: from here on blocks show on a plain display.
const BLOCKY: f64 = 4.0;

/// Share of the sampled detail below which a picture was enlarged. A lens and a demosaicking leave three quarters.
const ENLARGED: f64 = 0.55;

/// Chroma, levels, that a colour picture has in at least 1 % of its pixels.
const COLOURED: f64 = 8.0;

/// Compares one rule about the pixels' quality.
pub(super) fn compare(measure: Measure, limit: &Limit, numbers: &Measurements) -> Outcome {
    let picture = &numbers.picture;
    let missing = || {
        let reason = picture.unmeasured.as_deref().unwrap_or("the pixels could not be read");
        Outcome::Unmeasured(format!("\"{}\" could not be measured: {reason}", sentence::name(measure)))
    };
    match measure {
        Measure::BlurredOrPixelated => {
            let (Some(width), Some(blocks)) = (picture.edge_width_px, picture.blockiness) else { return missing() };
            let words = format!("the sharpest edges are {width:.1} px wide, blocks stand out by {blocks:.1} levels");
            let found = width > BLURRED_PX || blocks > BLOCKY;
            doubted(yes_or_no(limit, found, "looks-blurred", words, None))
        }
        Measure::Upscaled => {
            let Some(band) = picture.bandwidth else { return missing() };
            let words = format!("{} of the sampled detail carries signal", sentence::percent(band));
            doubted(yes_or_no(limit, band < ENLARGED, "looks-enlarged", words, None))
        }
        Measure::IsGrayscale => {
            let Some(levels) = picture.chroma_levels else { return missing() };
            let words = format!("red, green and blue differ by {levels:.0} levels at most (99 of 100 pixels)");
            doubted(yes_or_no(limit, levels < COLOURED, "grayscale", words, None))
        }
        Measure::ExposureClipping => {
            let (Some(high), Some(low)) = (picture.clipped_high, picture.clipped_low) else { return missing() };
            number(limit, "the clipped share of the product", high.max(low), Unit::Share, ["clipped"; 2])
        }
        _ => {
            if numbers.width == 0 && numbers.file.has_alpha {
                return missing();
            }
            let words = match (numbers.file.has_alpha, picture.any_transparent) {
                (false, _) => "the file has no transparency",
                (true, false) => "every pixel is opaque",
                (true, true) => "parts of the picture are transparent",
            };
            yes_or_no(limit, picture.any_transparent, "transparent", words.into(), None)
        }
    }
}

/// What only a person can judge, with what was seen.
pub(super) fn suspect(measure: Measure, limit: &Limit, numbers: &Measurements) -> Outcome {
    let background = numbers.background.as_ref();
    match measure {
        Measure::MultipleViewsInFrame | Measure::PropsPresent => {
            let parts = numbers.subject.as_ref().filter(|s| s.pieces > 1);
            person(
                measure,
                parts.map(|s| (format!("{} separate parts stand in the picture", s.pieces), Some(s.bounds))),
            )
        }
        Measure::IsLifestyle => match (background, limit) {
            (Some(_), Limit::Is { value: false }) => {
                let words = "the product stands on a plain backdrop".into();
                Outcome::Within(Seen { words, ..Seen::default() })
            }
            _ => person(measure, None),
        },
        _ => {
            let marks = background.map_or([].as_slice(), |b| b.marks.as_slice());
            let largest = marks.first().map(|mark| {
                let many = if marks.len() == 1 { "a mark stands" } else { "marks stand" };
                (format!("{many} outside the product, {} in all, which may be added", marks.len()), Some(mark.region))
            });
            person(measure, largest)
        }
    }
}
