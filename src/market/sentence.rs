//! The sentences of findings: measured value, demand, channel, consequence, in plain English.

use super::{
    measure::SubjectNumbers,
    rule::{Confidence, Consequence, Limit, Measure, Metric, Rule},
};
use crate::finding::Unit;

/// `Amazon: the longest side is 480 px; the rule asks for at least 500 px: the file or listing is refused.`
pub(super) fn message(channel: &str, rule: &Rule, words: &str, tail: &str) -> String {
    let tail = if tail.is_empty() { String::new() } else { format!(": {tail}") };
    let condition = rule.condition.as_ref().map_or_else(String::new, |c| format!(" (holds for: {c})"));
    format!("{channel}: {words}; {}{condition}{tail}.", demand(rule))
}

/// What happens when the rule is broken, after the source.
pub(super) fn consequence(consequence: Consequence) -> &'static str {
    match consequence {
        Consequence::HardReject => "the file or listing is refused",
        Consequence::Suppressed => "the listing may be hidden",
        Consequence::Unpublished => "the product may be unpublished",
        Consequence::RequiredConsequenceUnstated => "worded as a must, without a consequence",
        Consequence::CommercialPenalty => "accepted by exception, at a cost",
        Consequence::FeatureLoss => "zoom or a similar feature stays off",
        Consequence::ChannelModifies => "the channel changes the picture",
        Consequence::Recommendation => "this is advice",
        Consequence::Unverified => "widely repeated, never seen on a page of the channel",
    }
}

fn demand(rule: &Rule) -> String {
    let who =
        if rule.confidence == Confidence::House { "Proofroom's own rule, not the channel's," } else { "the rule" };
    let unit = unit(rule.measure);
    let one = |value: f64| quantity(value, unit);
    match &rule.limit {
        Limit::AtLeast { value } => format!("{who} asks for at least {}", one(*value)),
        Limit::AtMost { value } => format!("{who} asks for at most {}", one(*value)),
        Limit::Between { low, high } => format!("{who} asks for {} to {}", one(*low), one(*high)),
        Limit::Equals { values, .. } => {
            let words: Vec<String> = values.iter().map(|v| one(*v)).collect();
            format!("{who} asks for {}", words.join(" or "))
        }
        Limit::AtLeastBoth { width, height } => format!("{who} asks for at least {width} × {height} px"),
        Limit::EqualsBoth { width, height } => format!("{who} asks for {width} × {height} px"),
        Limit::OneOf { values } => format!("{who} asks for {}", values.join(", ")),
        Limit::Is { value } => {
            format!("{who} asks for {}: {}", name(rule.measure), if *value { "yes" } else { "no" })
        }
        Limit::White { level: Some(level), .. } => {
            format!("{who} asks for exactly {level}, {level}, {level}; a soft shadow at the product is no fault")
        }
        Limit::White { level: None, transparent } => {
            let or = if *transparent { " or transparent" } else { "" };
            format!("{who} asks for white{or} without a number")
        }
        Limit::Stated { value } => format!("{who} asks for: {value}"),
    }
}

/// What a person has to look for.
pub(super) fn question(rule: &Rule) -> String {
    let why = match rule.measure {
        Measure::ImageCount | Measure::AdditionalImageCount => "is counted over the whole listing",
        Measure::Filename | Measure::ImageUrl => "depends on how the picture is delivered",
        Measure::JpegQuality => "is stated on a scale without a published conversion",
        _ => "is not measured",
    };
    format!("\"{}\" {why}", name(rule.measure))
}

fn name(measure: Measure) -> &'static str {
    match measure {
        Measure::LongestSidePx => "longest side",
        Measure::ShortestSidePx => "shortest side",
        Measure::WidthPx => "width",
        Measure::WidthHeightPx => "width and height",
        Measure::Megapixels => "megapixels",
        Measure::AspectRatio => "ratio of width to height",
        Measure::Orientation => "orientation",
        Measure::FileSizeBytes => "file size",
        Measure::ContainerFormat => "file format",
        Measure::ExtensionMatchesContent => "extension fits the content",
        Measure::ColorModel => "colour model",
        Measure::IccProfile => "colour profile",
        Measure::BitDepth => "bit depth",
        Measure::FrameCount => "number of frames",
        Measure::Dpi => "resolution",
        Measure::ProductFill => "product fill",
        Measure::SmallestMargin => "smallest margin",
        Measure::SubjectCropped => "product cut by the frame",
        Measure::BackgroundColor => "background colour",
        Measure::BackgroundResidue => "residue in the background",
        Measure::ShadowTouchesEdge => "shadow reaches the frame",
        Measure::UniformBorderPresent => "line or band along the frame",
        Measure::JpegQuality => "JPEG quality",
        Measure::OverlayText => "added text",
        Measure::OverlayLogoOrWatermark => "added logo or watermark",
        Measure::PropsPresent => "props that are not sold",
        Measure::PackagingOrTagsPresent => "packaging or tags",
        Measure::MultipleViewsInFrame => "several views in one picture",
        Measure::BlurredOrPixelated => "blurred or pixelated",
        Measure::Upscaled => "enlarged from a smaller picture",
        Measure::IsPhotograph => "a photograph, no drawing or render",
        Measure::IsPlaceholder => "placeholder",
        Measure::MannequinPresent => "mannequin",
        Measure::AiProvenanceMetadata => "metadata of AI origin",
        Measure::Filename => "file name",
        Measure::ImageUrl => "picture address",
        Measure::ImageCount => "number of pictures",
        Measure::AdditionalImageCount => "number of further pictures",
    }
}

fn unit(measure: Measure) -> Unit {
    match measure {
        Measure::LongestSidePx | Measure::ShortestSidePx | Measure::WidthPx | Measure::WidthHeightPx => Unit::Px,
        Measure::Megapixels => Unit::Megapixels,
        Measure::AspectRatio => Unit::Ratio,
        Measure::FileSizeBytes => Unit::Bytes,
        Measure::ProductFill | Measure::SmallestMargin => Unit::Share,
        _ => Unit::Count,
    }
}

/// The fill that the rule reads, and the other two beside it.
pub(super) fn fill(metric: Option<Metric>, subject: &SubjectNumbers) -> String {
    let all = [
        (Metric::LongestDimension, "by its longest dimension", subject.fill_longest),
        (Metric::BoxArea, "by the area of its box", subject.fill_box),
        (Metric::MaskArea, "by covered pixels", subject.fill_mask),
    ];
    let wanted = metric.unwrap_or(Metric::LongestDimension);
    let (mut main, mut others) = (String::new(), Vec::new());
    for (metric, how, value) in all {
        if metric == wanted {
            main = format!("{} of the frame {how}", percent(value));
        } else {
            others.push(format!("{} {how}", percent(value)));
        }
    }
    format!("the product fills {main} ({})", others.join(", "))
}

/// `250, 250, 248`.
pub(super) fn color([r, g, b]: [u8; 3]) -> String {
    format!("{r}, {g}, {b}")
}

/// `left and bottom`.
pub(super) fn list(words: &[&str]) -> String {
    match words {
        [] => String::new(),
        [one] => (*one).into(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

/// A share in per cent with as many digits, two at most, as it has.
pub(super) fn percent(share: f64) -> String {
    let hundredths = (share * 10_000.0).round();
    let digits = match (hundredths % 100.0 == 0.0, hundredths % 10.0 == 0.0) {
        (true, _) => 0,
        (false, true) => 1,
        (false, false) => 2,
    };
    format!("{:.digits$} %", hundredths / 100.0)
}

/// A number with its unit.
pub(super) fn quantity(value: f64, unit: Unit) -> String {
    match unit {
        Unit::Px => format!("{value:.0} px"),
        Unit::Share => percent(value),
        Unit::Bytes => bytes(value),
        Unit::Megapixels => format!("{value:.2} megapixels"),
        Unit::Ratio => format!("{value:.4}"),
        Unit::Level | Unit::Count => format!("{value}"),
        Unit::DeltaE00 => format!("ΔE00 {value:.2}"),
    }
}

/// Bytes as a channel would say them, exact below a kilobyte; 1 MB is 1,048,576 bytes as in the facts.
fn bytes(value: f64) -> String {
    if value >= 1_048_576.0 {
        format!("{:.2} MB ({value:.0} bytes)", value / 1_048_576.0)
    } else if value >= 1024.0 {
        format!("{:.1} KB ({value:.0} bytes)", value / 1024.0)
    } else {
        format!("{value:.0} bytes")
    }
}
