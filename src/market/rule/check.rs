//! What a rule file must keep beyond its layout.

use std::collections::BTreeSet;

use super::{Limit, Measure, RuleSet};
use crate::error::{Error, Result};

/// The version of the rule files that is read.
const SCHEMA: u32 = 1;

/// Checks what the layout alone does not: ids, sources, dates, and limits that fit their measures.
pub(super) fn whole(name: &str, set: &RuleSet) -> Result<()> {
    let wrong = |place: &str, found: String, expected: String| {
        Err(Error::Damaged { format: "rule file", place: format!("{name}, {place}"), found, expected })
    };
    if set.schema != SCHEMA {
        return wrong("schema", set.schema.to_string(), SCHEMA.to_string());
    }
    if !is_date(&set.read) {
        return wrong("read", set.read.clone(), "a date, yyyy-mm-dd".into());
    }
    if set.roles.iter().filter(|r| r.main).count() != 1 {
        return wrong("roles", "none or several with \"main\": true".into(), "exactly one".into());
    }
    let mut ids = BTreeSet::new();
    for role in &set.roles {
        if let Some(other) = role.includes.iter().find(|i| set.roles.iter().all(|r| r.id != **i)) {
            return wrong(&role.id, other.clone(), "the id of a role of this file".into());
        }
        for rule in &role.rules {
            if !ids.insert(&rule.id) {
                return wrong(&rule.id, "the same id twice".into(), "ids that are unique".into());
            }
            let limits = core::iter::once(&rule.limit).chain(rule.alternatives.iter().map(|a| &a.limit));
            if let Some(limit) = limits.into_iter().find(|limit| !fits(rule.measure, limit)) {
                return wrong(&rule.id, format!("{limit:?}"), "a limit that fits the measure".into());
            }
            if (rule.measure == Measure::ProductFill) != rule.metric.is_some() {
                return wrong(&rule.id, format!("metric {:?}", rule.metric), "one for product-fill alone".into());
            }
            let dates = [&rule.effective_from, &rule.effective_until];
            if let Some(date) = dates.into_iter().flatten().find(|d| !is_date(d)) {
                return wrong(&rule.id, date.clone(), "a date, yyyy-mm-dd".into());
            }
        }
    }
    for role in &set.roles {
        if let Some(other) = role.except.iter().find(|id| !ids.contains(id)) {
            return wrong(&role.id, other.clone(), "the id of a rule of this file".into());
        }
    }
    let rules = || set.roles.iter().flat_map(|r| &r.rules);
    let named = rules().map(|r| (&r.id, &r.sources));
    let others = rules().flat_map(|r| r.alternatives.iter().map(move |a| (&r.id, &a.sources)));
    for (id, sources) in named.chain(others).chain(set.crops.iter().map(|c| (&c.id, &c.sources))) {
        if sources.is_empty() {
            return wrong(id, "no source".into(), "at least one".into());
        }
        if let Some(source) = sources.iter().find(|s| !set.sources.contains_key(*s)) {
            return wrong(id, source.clone(), "an id from \"sources\"".into());
        }
    }
    for crop in &set.crops {
        if let Some(role) = crop.roles.iter().find(|role| set.roles.iter().all(|r| r.id != **role)) {
            return wrong(&crop.id, role.clone(), "the id of a role of this file".into());
        }
        let shares = crop.covered.map(|c| [c.top, c.right, c.bottom, c.left]);
        if let Some(share) = shares.into_iter().flatten().find(|s| !(0.0..1.0).contains(s)) {
            return wrong(&crop.id, share.to_string(), "covered shares from 0 to below 1".into());
        }
    }
    match set.crops.iter().find(|c| c.ratio.is_some_and(|r| !(r > 0.0 && r.is_finite()))) {
        Some(crop) => wrong(&crop.id, format!("ratio {:?}", crop.ratio), "a number above 0".into()),
        None => Ok(()),
    }
}

/// Whether `text` reads yyyy-mm-dd; such dates compare as text.
pub(in crate::market) fn is_date(text: &str) -> bool {
    text.len() == 10
        && text.bytes().enumerate().all(|(i, b)| if i == 4 || i == 7 { b == b'-' } else { b.is_ascii_digit() })
}

/// Whether a limit can be compared with what is measured.
fn fits(measure: Measure, limit: &Limit) -> bool {
    use Measure as M;
    // A person judges words, and nothing is nothing, whatever is measured.
    if matches!(limit, Limit::Stated { .. } | Limit::Any) {
        return true;
    }
    if let Limit::SomeOf { least, of } = limit {
        return (1..=of.len()).contains(&(*least as usize)) && of.iter().all(|each| fits(each.measure, &each.limit));
    }
    let number = match limit {
        Limit::AtLeast { value } | Limit::AtMost { value } | Limit::MoreThan { value } => value.is_finite(),
        Limit::Between { low, high } => low <= high,
        Limit::Equals { values, tolerance } => !values.is_empty() && *tolerance >= 0.0,
        _ => false,
    };
    let words = match limit {
        Limit::OneOf { values } | Limit::NoneOf { values } => !values.is_empty(),
        _ => false,
    };
    match measure {
        M::LongestSidePx
        | M::ShortestSidePx
        | M::WidthPx
        | M::HeightPx
        | M::SumSidesPx
        | M::Megapixels
        | M::AspectRatio
        | M::FileSizeBytes
        | M::BitDepth
        | M::FrameCount
        | M::Dpi
        | M::JpegQuality
        | M::ProductFill
        | M::SmallestMargin
        | M::CentreOffset
        | M::ObjectCount
        | M::ExposureClipping
        | M::OrientationTag
        | M::ImageCount
        | M::AdditionalImageCount => number,
        M::WidthHeightPx | M::ContentSizePx | M::CropMinPx => {
            matches!(limit, Limit::AtLeastBoth { .. } | Limit::EqualsBoth { .. } | Limit::BetweenBoth { .. })
        }
        M::ContainerFormat | M::ColorModel | M::IccProfile | M::Orientation | M::GifVersion | M::ChromaSubsampling => {
            words
        }
        M::BackgroundColor => match limit {
            Limit::White { .. } => true,
            Limit::Tone { low, high, .. } => low <= high,
            _ => false,
        },
        M::Filename => match limit {
            Limit::Name { patterns, .. } => {
                !patterns.is_empty() && patterns.iter().all(|p| super::name::check(p).is_ok())
            }
            _ => false,
        },
        M::SomeOf | M::View | M::HeadCrop | M::MarginStated | M::MinimumSize | M::ImageUrl => false,
        _ => matches!(limit, Limit::Is { .. }),
    }
}
