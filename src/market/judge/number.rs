//! Numbers and words against limits, and the rules about the sides of a picture.

use super::{Outcome, Seen, misfit};
use crate::{
    finding::{Quantity, Unit},
    market::{
        measure::Measurements,
        rule::{Limit, Measure},
        sentence,
    },
};

/// Rules about width and height.
pub(super) fn of_sides(measure: Measure, limit: &Limit, numbers: &Measurements) -> Outcome {
    use Measure as M;
    if numbers.width == 0 || numbers.height == 0 {
        return Outcome::Unmeasured("the size is not known, since the pixels could not be read".into());
    }
    let (width, height) = (f64::from(numbers.width), f64::from(numbers.height));
    let size = ["too-small", "too-large"];
    match measure {
        M::LongestSidePx => number(limit, "the longest side", numbers.longest_px(), Unit::Px, size),
        M::ShortestSidePx => number(limit, "the shortest side", numbers.shortest_px(), Unit::Px, size),
        M::WidthPx => number(limit, "the width", width, Unit::Px, size),
        M::HeightPx => number(limit, "the height", height, Unit::Px, size),
        M::SumSidesPx => number(limit, "width and height together", numbers.sum_px(), Unit::Px, size),
        M::WidthHeightPx => both(limit, "the picture", width, height),
        M::Megapixels => number(limit, "the picture", numbers.megapixels(), Unit::Megapixels, size),
        M::AspectRatio => number(limit, "width divided by height", numbers.ratio(), Unit::Ratio, ["wrong-ratio"; 2]),
        _ => {
            let shape = match numbers.width.cmp(&numbers.height) {
                core::cmp::Ordering::Less => "portrait",
                core::cmp::Ordering::Equal => "square",
                core::cmp::Ordering::Greater => "landscape",
            };
            word(limit, "the orientation", shape, "wrong-orientation")
        }
    }
}

/// A number against a numeric limit; `kinds` are for too low and too high.
pub(super) fn number(limit: &Limit, name: &str, value: f64, unit: Unit, kinds: [&'static str; 2]) -> Outcome {
    let (within, low, bound) = match limit {
        Limit::AtLeast { value: least } => (value >= *least, true, *least),
        Limit::MoreThan { value: less } => (value > *less, true, *less),
        Limit::AtMost { value: most } => (value <= *most, false, *most),
        Limit::Between { low, high } => {
            (value >= *low && value <= *high, value < *low, if value < *low { *low } else { *high })
        }
        Limit::Equals { values, tolerance } => {
            let nearest = values.iter().copied().min_by(|a, b| (a - value).abs().total_cmp(&(b - value).abs()));
            let nearest = nearest.unwrap_or(value);
            // A billionth more, so that 0.95 × 0.02 is not lost to the last bit.
            ((nearest - value).abs() <= tolerance * nearest.abs() * (1.0 + 1e-9), value < nearest, nearest)
        }
        other => return misfit(name, other),
    };
    let seen = Seen {
        words: format!("{name} is {}", sentence::quantity(value, unit)),
        measured: Some(Quantity { value, unit }),
        limit: Some(Quantity { value: bound, unit }),
        ..Seen::default()
    };
    if within { Outcome::Within(seen) } else { Outcome::Outside(kinds[usize::from(!low)], seen) }
}

/// Both sides of something, px.
pub(super) fn both(limit: &Limit, name: &str, width: f64, height: f64) -> Outcome {
    let (within, kind, wanted) = match limit {
        Limit::AtLeastBoth { width: w, height: h } => (width >= *w && height >= *h, "too-small", (*w, *h)),
        Limit::EqualsBoth { width: w, height: h } => (width == *w && height == *h, "size-not-recommended", (*w, *h)),
        Limit::BetweenBoth { width: [w, most_w], height: [h, most_h] } => {
            if width > *most_w || height > *most_h {
                (false, "too-large", (*most_w, *most_h))
            } else {
                (width >= *w && height >= *h, "too-small", (*w, *h))
            }
        }
        other => return misfit(name, other),
    };
    // The side that is furthest off is the number shown.
    let (in_width, in_height) = ((width - wanted.0) / wanted.0, (height - wanted.1) / wanted.1);
    let by_width = if kind == "too-large" { in_width >= in_height } else { in_width <= in_height };
    let (value, bound) = if by_width { (width, wanted.0) } else { (height, wanted.1) };
    let seen = Seen {
        words: format!("{name} is {width:.0} × {height:.0} px"),
        measured: Some(Quantity { value, unit: Unit::Px }),
        limit: Some(Quantity { value: bound, unit: Unit::Px }),
        ..Seen::default()
    };
    if within { Outcome::Within(seen) } else { Outcome::Outside(kind, seen) }
}

/// A word against a list.
pub(super) fn word(limit: &Limit, name: &str, value: &str, kind: &'static str) -> Outcome {
    let seen = Seen { words: format!("{name} is {value}"), ..Seen::default() };
    let within = match limit {
        Limit::OneOf { values } => values.iter().any(|v| v == value),
        Limit::NoneOf { values } => values.iter().all(|v| v != value),
        other => return misfit(name, other),
    };
    if within { Outcome::Within(seen) } else { Outcome::Outside(kind, seen) }
}
