//! Rules that are counted over several pictures.

use super::{Outcome, number::number, person, yes_or_no};
use crate::{
    finding::Unit,
    market::{
        measure::Measurements,
        rule::{Limit, Measure},
        sentence,
    },
};

/// How far two ratios may be from each other and count as one: a pixel in two hundred.
const SAME_RATIO: f64 = 0.005;

/// Compares one rule about a set; a person counts when the picture was looked at alone.
pub(super) fn compare(measure: Measure, limit: &Limit, numbers: &Measurements) -> Outcome {
    let Some(set) = &numbers.set else { return person(measure, None) };
    let kinds = ["too-few-pictures", "too-many-pictures"];
    match measure {
        Measure::ImageCount => {
            number(limit, "the number of the product's pictures", f64::from(set.count), Unit::Count, kinds)
        }
        Measure::AdditionalImageCount => {
            let others = f64::from(set.count.saturating_sub(1));
            number(limit, "the number of further pictures", others, Unit::Count, kinds)
        }
        Measure::DuplicateImages => {
            let names: Vec<&str> = set.duplicates.iter().map(String::as_str).collect();
            let words = if names.is_empty() {
                "no other picture of the set looks the same".into()
            } else {
                format!("{} looks the same", sentence::list(&names))
            };
            yes_or_no(limit, !names.is_empty(), "duplicate", words, None)
        }
        _ => {
            if set.common_ratio <= 0.0 || numbers.width == 0 {
                return Outcome::Unmeasured("the catalogue's ratio is not known".into());
            }
            let words = format!(
                "width divided by height is {:.4}, {} of the catalogue have {:.4}",
                numbers.ratio(),
                sentence::percent(set.common_share),
                set.common_ratio
            );
            let same = (numbers.ratio() - set.common_ratio).abs() <= SAME_RATIO * set.common_ratio;
            yes_or_no(limit, same, "ratio-differs-in-catalogue", words, None)
        }
    }
}
