//! Every numeric rule of every file, at its limit and one unit past it.

use super::*;

/// `good` with the rule's measure set to `value`; none for a measure that is not one number.
fn with(rule: &Rule, value: f64) -> Option<Measurements> {
    let mut numbers = good();
    let side = value.max(1.0) as u32;
    match rule.measure {
        Measure::LongestSidePx => (numbers.width, numbers.height) = (side, side / 2 + 1),
        Measure::ShortestSidePx => (numbers.width, numbers.height) = (side, side + 50),
        Measure::WidthPx => numbers.width = side,
        Measure::HeightPx => numbers.height = side,
        Measure::SumSidesPx => (numbers.width, numbers.height) = (side / 2, side - side / 2),
        Measure::JpegQuality => numbers.file.jpeg_quality = Some(value as u8),
        Measure::ObjectCount => numbers.subject.as_mut().unwrap().pieces = value as u32,
        Measure::CentreOffset => numbers.subject.as_mut().unwrap().center_offset_x = value,
        Measure::ImageCount => numbers.set = Some(SetNumbers { count: value as u32, ..SetNumbers::default() }),
        Measure::AdditionalImageCount => {
            numbers.set = Some(SetNumbers { count: value as u32 + 1, ..SetNumbers::default() });
        }
        Measure::Megapixels => (numbers.width, numbers.height) = ((value * 1e6 / 8000.0).round() as u32, 8000),
        Measure::AspectRatio => (numbers.width, numbers.height) = ((value * 10_000.0).round() as u32, 10_000),
        Measure::FileSizeBytes => numbers.file.bytes = value,
        Measure::BitDepth => numbers.file.bit_depth = value as u8,
        Measure::FrameCount => numbers.file.frames = value as u32,
        Measure::Dpi => numbers.file.dpi = Some(value),
        Measure::ProductFill => {
            let s = numbers.subject.as_mut().unwrap();
            (s.fill_longest, s.fill_box, s.fill_mask) = (0.0, 0.0, 0.0);
            match rule.metric.unwrap() {
                Metric::LongestDimension => s.fill_longest = value,
                Metric::BoxArea => s.fill_box = value,
                Metric::MaskArea => s.fill_mask = value,
            }
        }
        Measure::SmallestMargin => numbers.subject.as_mut().unwrap().margins.left = value * 2000.0,
        _ => return None,
    }
    Some(numbers)
}

/// The smallest step of a measure, in its own unit.
fn unit(measure: Measure) -> f64 {
    match measure {
        Measure::Megapixels => 0.008,
        Measure::AspectRatio => 1e-4,
        // One pixel of 2000.
        Measure::ProductFill | Measure::SmallestMargin | Measure::CentreOffset => 0.0005,
        _ => 1.0,
    }
}

#[test]
fn each_numeric_rule_holds_at_its_limit_and_breaks_one_unit_past_it() {
    let mut tried = 0;
    for set in builtin().unwrap() {
        for rule in set.roles.iter().flat_map(|role| &role.rules) {
            let step = unit(rule.measure);
            let (inside, outside): (Vec<f64>, Vec<f64>) = match &rule.limit {
                Limit::AtLeast { value } => (vec![*value], vec![value - step]),
                Limit::AtMost { value } => (vec![*value], vec![value + step]),
                Limit::MoreThan { value } => (vec![value + step], vec![*value]),
                Limit::Between { low, high } => (vec![*low, *high], vec![low - step, high + step]),
                Limit::Equals { values, tolerance } => {
                    let past = |v: &f64| {
                        let slack = (v * tolerance / step + 1e-6).floor() * step + step;
                        [v - slack, v + slack]
                    };
                    (values.clone(), values.iter().flat_map(past).collect())
                }
                // A crop leaves less than the picture, and the product is less than it.
                _ if matches!(rule.measure, Measure::CropMinPx | Measure::ContentSizePx) => continue,
                Limit::AtLeastBoth { width, height } => {
                    let mut numbers = good();
                    for (w, h, holds) in [(0, 0, true), (1, 0, false), (0, 1, false)] {
                        (numbers.width, numbers.height) = (*width as u32 - w, *height as u32 - h);
                        let severity = severity_of(&set, rule, &numbers);
                        assert_eq!(severity == Severity::Pass, holds, "{} {w} {h}", rule.id);
                    }
                    tried += 1;
                    continue;
                }
                Limit::EqualsBoth { width, height } => {
                    let mut numbers = good();
                    for (w, h, holds) in [(0, 0, true), (1, 0, false), (0, 1, false)] {
                        (numbers.width, numbers.height) = (*width as u32 + w, *height as u32 + h);
                        let severity = severity_of(&set, rule, &numbers);
                        assert_eq!(severity == Severity::Pass, holds, "{} {w} {h}", rule.id);
                    }
                    tried += 1;
                    continue;
                }
                _ => continue,
            };
            if with(rule, 1.0).is_none() {
                continue; // Judged on crops or colours; the pictures of tests/market_truth.rs try them.
            }
            tried += 1;
            for value in inside {
                let numbers = with(rule, value).unwrap();
                assert_eq!(severity_of(&set, rule, &numbers), Severity::Pass, "{} at {value}", rule.id);
            }
            // No frames and no parts are none that were counted.
            let counted = matches!(rule.measure, Measure::FrameCount);
            for value in outside.into_iter().filter(|value| !counted || *value >= 1.0) {
                let broken = judge_one(&set, rule, &with(rule, value).unwrap()).finding;
                let expected = super::severity(rule.consequence, rule.confidence);
                // A quality by tables and a count of parts are estimates; the rest is what the rule's own fields say.
                let estimate = matches!(rule.measure, Measure::JpegQuality | Measure::ObjectCount);
                let unsure = rule.condition.is_some() || rule.warn_only.is_some() || !rule.categories.is_empty();
                let unsure = unsure || estimate || !rule.not_categories.is_empty() || !rule.markets.is_empty();
                let unsure = unsure || !rule.alternatives.is_empty();
                let expected = if unsure { expected.min(Severity::Warning) } else { expected };
                assert_eq!(broken.severity, expected, "{} at {value}: {}", rule.id, broken.message);
                assert!(broken.measured.is_some() && broken.limit.is_some(), "{}", rule.id);
            }
        }
    }
    // All numeric rules of the files: a rule that is no longer tried must be noticed.
    assert_eq!(tried, 165);
}
