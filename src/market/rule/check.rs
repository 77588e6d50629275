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
            if !fits(rule.measure, &rule.limit) {
                return wrong(&rule.id, format!("{:?}", rule.limit), "a limit that fits the measure".into());
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
    let named = set.roles.iter().flat_map(|r| &r.rules).map(|r| (&r.id, &r.sources));
    for (id, sources) in named.chain(set.crops.iter().map(|c| (&c.id, &c.sources))) {
        if sources.is_empty() {
            return wrong(id, "no source".into(), "at least one".into());
        }
        if let Some(source) = sources.iter().find(|s| !set.sources.contains_key(*s)) {
            return wrong(id, source.clone(), "an id from \"sources\"".into());
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

fn fits(measure: Measure, limit: &Limit) -> bool {
    use Measure as M;
    let number =
        matches!(limit, Limit::AtLeast { .. } | Limit::AtMost { .. } | Limit::Between { .. } | Limit::Equals { .. });
    match measure {
        M::LongestSidePx
        | M::ShortestSidePx
        | M::WidthPx
        | M::Megapixels
        | M::AspectRatio
        | M::FileSizeBytes
        | M::BitDepth
        | M::FrameCount
        | M::Dpi
        | M::ProductFill
        | M::SmallestMargin => number,
        M::WidthHeightPx => matches!(limit, Limit::AtLeastBoth { .. } | Limit::EqualsBoth { .. }),
        M::ContainerFormat | M::ColorModel | M::IccProfile | M::Orientation => matches!(limit, Limit::OneOf { .. }),
        M::BackgroundColor => matches!(limit, Limit::White { .. }),
        M::ExtensionMatchesContent
        | M::SubjectCropped
        | M::BackgroundResidue
        | M::ShadowTouchesEdge
        | M::UniformBorderPresent => matches!(limit, Limit::Is { .. }),
        // A person judges these, whatever the limit says.
        _ => true,
    }
}
