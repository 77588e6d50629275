//! One rule against the measurements: pass, broken, for a person, or not measurable.

mod background;

use super::{
    CropFrame, Judged,
    measure::{Measurements, SubjectNumbers},
    rule::{Confidence, Consequence, Limit, Measure, Metric, Rule, RuleSet},
    sentence, sources,
};
use crate::finding::{Check, Finding, Quantity, Region, Severity, Unit};

/// How much a broken rule matters.
///
/// | the source says | official or its copy | third parties agree | one third party, open source | Proofroom |
/// |---|---|---|---|---|
/// | refused, hidden, unpublished | failure | warning | warning | warning |
/// | a must without consequence, a cost, a feature off, unverified | warning | warning | warning | warning |
/// | advice | warning | warning | note | warning |
/// | the channel changes the picture | note | note | note | note |
///
/// A must whose consequence no page states is a warning: nothing says that the picture would be refused.
#[must_use]
pub fn severity(consequence: Consequence, confidence: Confidence) -> Severity {
    use Consequence as C;
    let primary = matches!(confidence, Confidence::Official | Confidence::OfficialMirror);
    let weak = matches!(confidence, Confidence::ThirdPartySingle | Confidence::OpenSourceDefault);
    match consequence {
        C::HardReject | C::Suppressed | C::Unpublished if primary => Severity::Failure,
        C::ChannelModifies => Severity::Note,
        C::Recommendation if weak => Severity::Note,
        _ => Severity::Warning,
    }
}

/// What comparing one measure gave.
pub(super) enum Outcome {
    /// Within the limit.
    Within(Seen),
    /// Outside, with the finding's kind.
    Outside(&'static str, Seen),
    /// Only a person can say; what to look for.
    Person(String),
    /// Not measured, and why.
    Unmeasured(String),
}

/// A measured value in words and numbers.
#[derive(Default)]
pub(super) struct Seen {
    /// Half a sentence: `the longest side is 480 px`.
    pub words: String,
    pub measured: Option<Quantity>,
    pub limit: Option<Quantity>,
    pub region: Option<Region>,
    /// A broken rule whose measure is in doubt (rounding, no number from the channel) warns at most.
    pub doubtful: bool,
}

/// Judges one rule.
pub(super) fn rule(rules: &RuleSet, rule: &Rule, numbers: &Measurements) -> Judged {
    let worst = severity(rule.consequence, rule.confidence);
    let (kind, level, seen, tail) = match compare(rule, numbers) {
        Outcome::Within(seen) => ("within-limit", Severity::Pass, seen, String::new()),
        Outcome::Outside(kind, seen) => {
            let capped = seen.doubtful || rule.condition.is_some();
            let level = if capped { worst.min(Severity::Warning) } else { worst };
            (kind, level, seen, sentence::consequence(rule.consequence).into())
        }
        Outcome::Person(words) => {
            ("human-check", Severity::Note, Seen { words, ..Seen::default() }, "a person must look".into())
        }
        Outcome::Unmeasured(words) => {
            let level = if worst == Severity::Note { Severity::Note } else { Severity::CannotMeasure };
            ("cannot-measure", level, Seen { words, ..Seen::default() }, "this is not a pass".into())
        }
    };
    Judged {
        finding: Finding {
            check: Check::Crop,
            kind: kind.into(),
            severity: level,
            about: rule.id.clone(),
            measured: seen.measured,
            limit: seen.limit,
            region: seen.region,
            message: sentence::message(&rules.name, rule, &seen.words, &tail),
        },
        rule: rule.id.clone(),
        measure: Some(rule.measure),
        metric: rule.metric,
        consequence: Some(rule.consequence),
        confidence: rule.confidence,
        sources: sources(rules, &rule.sources),
        read: rules.read.clone(),
        note: rule.note.clone(),
    }
}

/// A finding for a crop that cuts the subject; none for one that does not, or that has no subject to cut.
pub(super) fn crop(rules: &RuleSet, crop: &CropFrame) -> Option<Judged> {
    let kept = crop.subject_kept.filter(|_| crop.cuts_subject == Some(true))?;
    let how = if crop.documented { "cuts" } else { "would cut, if it covers (how it fits is not documented)," };
    Some(Judged {
        finding: Finding {
            check: Check::Crop,
            kind: "crop-cuts-subject".into(),
            severity: if crop.documented { Severity::Warning } else { Severity::Note },
            about: crop.id.clone(),
            measured: Some(Quantity { value: kept, unit: Unit::Share }),
            limit: Some(Quantity { value: 1.0, unit: Unit::Share }),
            region: Some(crop.frame),
            message: format!(
                "{}: the frame {} {how} the product: {} of its box stays, all of it should.",
                rules.name,
                crop.id,
                sentence::percent(kept)
            ),
        },
        rule: crop.id.clone(),
        measure: None,
        metric: None,
        consequence: None,
        confidence: crop.confidence,
        sources: crop.sources.clone(),
        read: rules.read.clone(),
        note: crop.note.clone(),
    })
}

fn compare(rule: &Rule, numbers: &Measurements) -> Outcome {
    use Measure as M;
    let file = &numbers.file;
    let (longest, shortest) = (numbers.longest_px(), numbers.shortest_px());
    let width = f64::from(numbers.width);
    let word = |name: &str, value: &str, kind| one_of(&rule.limit, name, value, kind);
    match rule.measure {
        M::LongestSidePx => number(&rule.limit, "the longest side", longest, Unit::Px, ["too-small", "too-large"]),
        M::ShortestSidePx => number(&rule.limit, "the shortest side", shortest, Unit::Px, ["too-small", "too-large"]),
        M::WidthPx => number(&rule.limit, "the width", width, Unit::Px, ["too-small", "too-large"]),
        M::WidthHeightPx => both(&rule.limit, width, f64::from(numbers.height)),
        M::Megapixels => {
            let kinds = ["too-small", "too-large"];
            number(&rule.limit, "the picture", numbers.megapixels(), Unit::Megapixels, kinds)
        }
        M::AspectRatio => {
            number(&rule.limit, "width divided by height", numbers.ratio(), Unit::Ratio, ["wrong-ratio"; 2])
        }
        M::Orientation => {
            let shape = match numbers.width.cmp(&numbers.height) {
                core::cmp::Ordering::Less => "portrait",
                core::cmp::Ordering::Equal => "square",
                core::cmp::Ordering::Greater => "landscape",
            };
            word("the orientation", shape, "wrong-orientation")
        }
        M::FileSizeBytes => {
            number(&rule.limit, "the file", file.bytes, Unit::Bytes, ["file-too-small", "file-too-large"])
        }
        M::ContainerFormat => word("the format", &file.format, "wrong-format"),
        M::ExtensionMatchesContent => extension(file.name.as_deref(), &file.format),
        M::ColorModel => word("the colour model", &file.color_model, "wrong-color-model"),
        M::IccProfile => word("the colour profile", file.profile.word(), "wrong-profile"),
        M::BitDepth => {
            number(&rule.limit, "the bit depth", f64::from(file.bit_depth), Unit::Count, ["wrong-bit-depth"; 2])
        }
        M::FrameCount => {
            number(&rule.limit, "the number of frames", f64::from(file.frames), Unit::Count, ["animated"; 2])
        }
        M::Dpi => match file.dpi {
            None => Outcome::Unmeasured("the file states no resolution".into()),
            Some(dpi) => number(&rule.limit, "the resolution in dpi", dpi, Unit::Count, ["resolution-differs"; 2]),
        },
        M::ProductFill | M::SmallestMargin | M::SubjectCropped => match &numbers.subject {
            None => unmeasured("the product", numbers.subject_unmeasured.as_deref()),
            Some(subject) => of_subject(rule, numbers, subject),
        },
        M::BackgroundColor | M::BackgroundResidue | M::ShadowTouchesEdge | M::UniformBorderPresent => {
            match &numbers.background {
                None => unmeasured("the background", numbers.background_unmeasured.as_deref()),
                Some(numbers) => background::compare(rule, numbers),
            }
        }
        M::JpegQuality
        | M::OverlayText
        | M::OverlayLogoOrWatermark
        | M::PropsPresent
        | M::PackagingOrTagsPresent
        | M::MultipleViewsInFrame
        | M::BlurredOrPixelated
        | M::Upscaled
        | M::IsPhotograph
        | M::IsPlaceholder
        | M::MannequinPresent
        | M::AiProvenanceMetadata
        | M::Filename
        | M::ImageUrl
        | M::ImageCount
        | M::AdditionalImageCount => Outcome::Person(sentence::question(rule)),
    }
}

fn unmeasured(what: &str, reason: Option<&str>) -> Outcome {
    Outcome::Unmeasured(format!("{what} could not be measured: {}", reason.unwrap_or("no reason was given")))
}

/// A number against a numeric limit; `kinds` are for too low and too high.
fn number(limit: &Limit, name: &str, value: f64, unit: Unit, kinds: [&'static str; 2]) -> Outcome {
    let (within, low, bound) = match limit {
        Limit::AtLeast { value: least } => (value >= *least, true, *least),
        Limit::AtMost { value: most } => (value <= *most, false, *most),
        Limit::Between { low, high } => {
            (value >= *low && value <= *high, value < *low, if value < *low { *low } else { *high })
        }
        Limit::Equals { values, tolerance } => {
            let nearest = values.iter().copied().min_by(|a, b| (a - value).abs().total_cmp(&(b - value).abs()));
            let nearest = nearest.unwrap_or(value);
            ((nearest - value).abs() <= tolerance * nearest.abs(), value < nearest, nearest)
        }
        other => return Outcome::Unmeasured(format!("{name} has no number to compare with {other:?}")),
    };
    let seen = Seen {
        words: format!("{name} is {}", sentence::quantity(value, unit)),
        measured: Some(Quantity { value, unit }),
        limit: Some(Quantity { value: bound, unit }),
        ..Seen::default()
    };
    if within { Outcome::Within(seen) } else { Outcome::Outside(kinds[usize::from(!low)], seen) }
}

fn both(limit: &Limit, width: f64, height: f64) -> Outcome {
    let (within, kind, wanted) = match limit {
        Limit::AtLeastBoth { width: w, height: h } => (width >= *w && height >= *h, "too-small", (*w, *h)),
        Limit::EqualsBoth { width: w, height: h } => (width == *w && height == *h, "size-not-recommended", (*w, *h)),
        other => return Outcome::Unmeasured(format!("the size has no sides to compare with {other:?}")),
    };
    // The side that is furthest off is the number shown.
    let (value, bound) = if (width - wanted.0) / wanted.0 <= (height - wanted.1) / wanted.1 {
        (width, wanted.0)
    } else {
        (height, wanted.1)
    };
    let seen = Seen {
        words: format!("the picture is {width} × {height} px"),
        measured: Some(Quantity { value, unit: Unit::Px }),
        limit: Some(Quantity { value: bound, unit: Unit::Px }),
        ..Seen::default()
    };
    if within { Outcome::Within(seen) } else { Outcome::Outside(kind, seen) }
}

fn one_of(limit: &Limit, name: &str, value: &str, kind: &'static str) -> Outcome {
    let Limit::OneOf { values } = limit else {
        return Outcome::Unmeasured(format!("{name} has no words to compare with {limit:?}"));
    };
    let seen = Seen { words: format!("{name} is {value}"), ..Seen::default() };
    if values.iter().any(|v| v == value) { Outcome::Within(seen) } else { Outcome::Outside(kind, seen) }
}

fn extension(name: Option<&str>, format: &str) -> Outcome {
    let Some(name) = name else { return Outcome::Unmeasured("the picture has no file name".into()) };
    let Some((_, extension)) = name.rsplit_once('.') else {
        return Outcome::Outside(
            "wrong-extension",
            Seen {
                words: format!("the file name {name} has no extension, its content is {format}"),
                ..Seen::default()
            },
        );
    };
    let lower = extension.to_ascii_lowercase();
    let same = match lower.as_str() {
        "jpg" | "jpeg" | "jpe" | "jfif" => "jpeg",
        "tif" | "tiff" => "tiff",
        other => other,
    };
    let words = format!("the file name ends in .{extension}, its content is {format}");
    let seen = Seen { words, ..Seen::default() };
    if same == format { Outcome::Within(seen) } else { Outcome::Outside("wrong-extension", seen) }
}

fn of_subject(rule: &Rule, numbers: &Measurements, subject: &SubjectNumbers) -> Outcome {
    let region = Some(subject.bounds);
    let outcome = match rule.measure {
        Measure::ProductFill => {
            let value = match rule.metric {
                Some(Metric::BoxArea) => subject.fill_box,
                Some(Metric::MaskArea) => subject.fill_mask,
                Some(Metric::LongestDimension) | None => subject.fill_longest,
            };
            let kinds = ["fill-below-minimum", "fill-above-maximum"];
            with_words(number(&rule.limit, "", value, Unit::Share, kinds), sentence::fill(rule.metric, subject))
        }
        Measure::SmallestMargin => {
            let m = subject.margins;
            let (w, h) = (f64::from(numbers.width), f64::from(numbers.height));
            let sides = [("left", m.left, w), ("top", m.top, h), ("right", m.right, w), ("bottom", m.bottom, h)];
            let Some((side, px, of)) = sides.into_iter().min_by(|a, b| (a.1 / a.2).total_cmp(&(b.1 / b.2))) else {
                return Outcome::Unmeasured("there are no margins".into());
            };
            let words = format!("the product keeps {px:.0} px ({}) from the {side} side", sentence::percent(px / of));
            with_words(number(&rule.limit, "", px / of, Unit::Share, ["subject-too-close-to-frame"; 2]), words)
        }
        _ => {
            let sides: Vec<&str> = subject.touches.iter().map(|s| s.word()).collect();
            let words = if sides.is_empty() {
                "the product touches no side of the frame".into()
            } else {
                format!("the frame cuts the product on the {} side", sentence::list(&sides))
            };
            yes_or_no(&rule.limit, !sides.is_empty(), "subject-cut-by-frame", words, None)
        }
    };
    match outcome {
        Outcome::Outside(kind, seen) => Outcome::Outside(kind, Seen { region, ..seen }),
        other => other,
    }
}

fn with_words(outcome: Outcome, words: String) -> Outcome {
    match outcome {
        Outcome::Within(seen) => Outcome::Within(Seen { words, ..seen }),
        Outcome::Outside(kind, seen) => Outcome::Outside(kind, Seen { words, ..seen }),
        other => other,
    }
}

fn yes_or_no(limit: &Limit, found: bool, kind: &'static str, words: String, region: Option<Region>) -> Outcome {
    let wanted = matches!(limit, Limit::Is { value: true });
    let seen = Seen { words, region, ..Seen::default() };
    if found == wanted { Outcome::Within(seen) } else { Outcome::Outside(kind, seen) }
}
