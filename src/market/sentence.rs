//! The sentences of findings: measured value, demand, channel, consequence, in plain English.

use super::{
    measure::SubjectNumbers,
    rule::{Confidence, Consequence, Limit, Measure, Metric, Rule},
};
use crate::finding::Unit;

/// `Amazon: the longest side is 480 px; the rule asks for at least 500 px: the file or listing is refused.`
pub(super) fn message(channel: &str, rule: &Rule, words: &str, tail: &str) -> String {
    let tail = if tail.is_empty() { String::new() } else { format!(": {tail}") };
    let why = rule.warn_only.as_ref().filter(|_| !tail.is_empty()).map_or_else(String::new, |w| format!(" ({w})"));
    format!("{channel}: {words}; {}{}{tail}{why}.", demand(rule), condition(rule))
}

/// What the picture does not show and the rule depends on.
fn condition(rule: &Rule) -> String {
    let mut parts = Vec::new();
    if !rule.categories.is_empty() {
        parts.push(rule.categories.join(", "));
    }
    if !rule.not_categories.is_empty() {
        parts.push(format!("not {}", rule.not_categories.join(", ")));
    }
    if !rule.markets.is_empty() {
        parts.push(rule.markets.join(", "));
    }
    parts.extend(rule.condition.clone());
    if parts.is_empty() { String::new() } else { format!(" (holds for: {})", parts.join("; ")) }
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

/// What the rule asks for, with who asks.
pub(super) fn demand(rule: &Rule) -> String {
    let who =
        if rule.confidence == Confidence::House { "Proofroom's own rule, not the channel's," } else { "the rule" };
    format!("{who} asks for {}", wanted(rule.measure, &rule.limit))
}

/// A limit in words, to be read after "asks for".
pub(super) fn wanted(measure: Measure, limit: &Limit) -> String {
    let unit = unit(measure);
    let one = |value: f64| quantity(value, unit);
    match limit {
        Limit::AtLeast { value } => format!("at least {}", one(*value)),
        Limit::MoreThan { value } => format!("more than {}", one(*value)),
        Limit::AtMost { value } => format!("at most {}", one(*value)),
        Limit::Between { low, high } => format!("{} to {}", one(*low), one(*high)),
        Limit::Equals { values, .. } => values.iter().map(|v| one(*v)).collect::<Vec<_>>().join(" or "),
        Limit::AtLeastBoth { width, height } => format!("at least {width} × {height} px"),
        Limit::EqualsBoth { width, height } => format!("{width} × {height} px"),
        Limit::BetweenBoth { width: [w, most_w], height: [h, most_h] } => {
            format!("{w} × {h} px to {most_w} × {most_h} px")
        }
        Limit::OneOf { values } => values.join(", "),
        Limit::NoneOf { values } => format!("none of {}", values.join(", ")),
        Limit::Is { value } => format!("{}: {}", name(measure), if *value { "yes" } else { "no" }),
        Limit::White { level: Some(level), .. } => {
            format!("exactly {level}, {level}, {level}; a soft shadow at the product is no fault")
        }
        Limit::White { level: None, transparent } => {
            let or = if *transparent { " or transparent" } else { "" };
            format!("white{or} without a number")
        }
        Limit::Tone { low, high, says, .. } => format!("{says} (read as {low} to {high})"),
        Limit::Name { says, .. } => format!("a file name of this kind: {says}"),
        Limit::SomeOf { least, of } => {
            let all: Vec<String> =
                of.iter().map(|c| format!("{} {}", name(c.measure), wanted(c.measure, &c.limit))).collect();
            format!("{least} of {}: {}", of.len(), all.join("; "))
        }
        Limit::Any => "nothing".into(),
        Limit::Stated { value } => value.clone(),
    }
}

/// What a person has to look for.
pub(super) fn question(measure: Measure) -> String {
    let why = match measure {
        Measure::ImageCount
        | Measure::AdditionalImageCount
        | Measure::DuplicateImages
        | Measure::AspectRatioConsistent => "is counted over the whole listing",
        Measure::Filename | Measure::ImageUrl => "depends on how the picture is delivered",
        Measure::JpegQuality => "is stated on a scale without a published conversion",
        _ => "is not measured",
    };
    format!("\"{}\" {why}", name(measure))
}

/// The question of the checklist that a person answers with yes or no.
pub(super) fn ask(measure: Measure) -> String {
    match measure {
        Measure::OverlayText => "Does added text stand in the picture?".into(),
        Measure::OverlayLogoOrWatermark => "Does an added logo or watermark stand in the picture?".into(),
        Measure::PlatformBadgesPresent => "Does a badge or mark of the platform stand in the picture?".into(),
        Measure::PropsPresent => "Are there things in the picture that are not sold?".into(),
        Measure::PackagingOrTagsPresent => "Are packaging, labels or price tags seen?".into(),
        Measure::MultipleViewsInFrame => "Does the picture show several views of the product?".into(),
        Measure::IsPhotograph => "Is it a photograph, no drawing or render?".into(),
        Measure::IsPlaceholder => "Is it a placeholder?".into(),
        Measure::IsLifestyle => "Does it show the product in use or in a scene?".into(),
        Measure::StockPhoto => "Is it a stock picture?".into(),
        Measure::Authentic => "Does it show the product truly?".into(),
        Measure::ModelPresent => "Does a person wear or hold the product?".into(),
        Measure::MannequinPresent => "Is a mannequin or bust seen?".into(),
        Measure::AiProvenanceMetadata => "Was it made or changed by AI?".into(),
        other => format!("Is the {} as the channel asks?", name(other)),
    }
}

/// What a measure is called in a sentence.
pub(super) fn name(measure: Measure) -> &'static str {
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
        Measure::ShadowPresent => "shadow at the product",
        Measure::HasTransparency => "transparent parts",
        Measure::GifVersion => "GIF version",
        Measure::ClippingPath => "clipping path in the file",
        Measure::AiProvenanceMetadata => "metadata of AI origin",
        Measure::JpegQuality => "JPEG quality",
        Measure::ChromaSubsampling => "chroma subsampling",
        Measure::Progressive => "progressive JPEG",
        Measure::OrientationTag => "orientation tag",
        Measure::Filename => "file name",
        Measure::HeightPx => "height",
        Measure::SumSidesPx => "width and height together",
        Measure::ContentSizePx => "size of the product without white space",
        Measure::CentreOffset => "offset from the middle",
        Measure::ObjectCount => "number of objects",
        Measure::FillToCorners => "product reaches all corners",
        Measure::BlurredOrPixelated => "blurred or pixelated",
        Measure::Upscaled => "enlarged from a smaller picture",
        Measure::IsGrayscale => "gray picture",
        Measure::ExposureClipping => "clipped lights and shadows",
        Measure::CropMinPx => "size after the crop",
        Measure::FocalPoint => "product survives every crop",
        Measure::SomeOf => "several conditions",
        Measure::ImageCount => "number of pictures",
        Measure::AdditionalImageCount => "number of further pictures",
        Measure::DuplicateImages => "the same picture twice",
        Measure::AspectRatioConsistent => "one ratio in the catalogue",
        Measure::OverlayText => "added text",
        Measure::OverlayLogoOrWatermark => "added logo or watermark",
        Measure::PlatformBadgesPresent => "badges of the platform",
        Measure::PropsPresent => "props that are not sold",
        Measure::PackagingOrTagsPresent => "packaging or tags",
        Measure::MultipleViewsInFrame => "several views in one picture",
        Measure::IsPhotograph => "a photograph, no drawing or render",
        Measure::IsPlaceholder => "placeholder",
        Measure::IsLifestyle => "a scene instead of the product alone",
        Measure::StockPhoto => "stock picture",
        Measure::Authentic => "shows the product truly",
        Measure::ModelPresent => "a person as model",
        Measure::MannequinPresent => "mannequin",
        Measure::HeadCrop => "where the head is cut",
        Measure::View => "view",
        Measure::MarginStated => "margin in inches",
        Measure::MinimumSize => "minimum size by category",
        Measure::ImageUrl => "picture address",
    }
}

fn unit(measure: Measure) -> Unit {
    match measure {
        Measure::LongestSidePx
        | Measure::ShortestSidePx
        | Measure::WidthPx
        | Measure::HeightPx
        | Measure::SumSidesPx
        | Measure::WidthHeightPx => Unit::Px,
        Measure::Megapixels => Unit::Megapixels,
        Measure::AspectRatio => Unit::Ratio,
        Measure::FileSizeBytes => Unit::Bytes,
        Measure::ProductFill | Measure::SmallestMargin | Measure::CentreOffset | Measure::ExposureClipping => {
            Unit::Share
        }
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
