//! One rule against the measurements: pass, broken, for a person, or not measurable.

mod background;
mod crop;
mod file;
mod number;
mod picture;
mod set;
mod subject;

pub(super) use self::crop::findings as crop_findings;
use super::{
    Context, CropFrame, Judged,
    measure::Measurements,
    rule::{Confidence, Consequence, Limit, Measure, Rule, RuleSet},
    sentence, sources,
};
use crate::finding::{Check, Finding, Quantity, Region, Severity};

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
enum Outcome {
    /// Within the limit.
    Within(Seen),
    /// Outside, with the finding's kind.
    Outside(&'static str, Seen),
    /// Only a person can say; what to look for, and what the picture gives reason to suspect.
    Person(Seen),
    /// Not measured, and why.
    Unmeasured(String),
}

/// A measured value in words and numbers.
#[derive(Default)]
struct Seen {
    /// Half a sentence: `the longest side is 480 px`.
    words: String,
    measured: Option<Quantity>,
    limit: Option<Quantity>,
    region: Option<Region>,
    /// A broken rule whose measure is in doubt (rounding, no number from the channel) warns at most.
    doubtful: bool,
}

/// Everything that a rule is compared with.
#[derive(Clone, Copy)]
struct Facts<'a> {
    numbers: &'a Measurements,
    crops: &'a [CropFrame],
}

/// Whether a rule holds for this picture: no when it does not, and whether that is sure.
fn holds(rule: &Rule, numbers: &Measurements, context: &Context) -> Option<bool> {
    if rule.circumstance.as_ref().is_some_and(|c| !context.circumstances.contains(c)) {
        return None;
    }
    if !rule.formats.is_empty() && !rule.formats.contains(&numbers.file.format) {
        return None;
    }
    let mut sure = rule.condition.is_none();
    for (own, only, not) in [
        (&context.category, rule.categories.as_slice(), rule.not_categories.as_slice()),
        (&context.market, rule.markets.as_slice(), [].as_slice()),
    ] {
        match own {
            Some(own) if not.contains(own) || !(only.is_empty() || only.contains(own)) => return None,
            Some(_) => {}
            None => sure &= only.is_empty() && not.is_empty(),
        }
    }
    Some(sure)
}

/// Judges one rule; none when it does not hold for this picture.
pub(super) fn rule(
    rules: &RuleSet,
    rule: &Rule,
    numbers: &Measurements,
    crops: &[CropFrame],
    context: &Context,
) -> Option<Judged> {
    let sure = holds(rule, numbers, context)?;
    let facts = Facts { numbers, crops };
    let worst = severity(rule.consequence, rule.confidence);
    let (kind, level, seen, tail) = match compare(rule, &rule.limit, facts) {
        Outcome::Within(mut seen) => {
            seen.words += &others(rule, facts, false);
            ("within-limit", Severity::Pass, seen, String::new())
        }
        Outcome::Outside(kind, mut seen) => {
            let disputed = others(rule, facts, true);
            let capped = seen.doubtful || !sure || rule.warn_only.is_some() || !disputed.is_empty();
            seen.words += &disputed;
            let level = if capped { worst.min(Severity::Warning) } else { worst };
            (kind, level, seen, sentence::consequence(rule.consequence).into())
        }
        Outcome::Person(seen) => ("human-check", Severity::Note, seen, "a person must look".into()),
        Outcome::Unmeasured(words) => {
            let level = if worst == Severity::Note { Severity::Note } else { Severity::CannotMeasure };
            ("cannot-measure", level, Seen { words, ..Seen::default() }, "this is not a pass".into())
        }
    };
    Some(Judged {
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
        seen: seen.words,
        demand: sentence::demand(rule),
        rule: rule.id.clone(),
        measure: Some(rule.measure),
        metric: rule.metric,
        consequence: Some(rule.consequence),
        confidence: rule.confidence,
        sources: sources(rules, &rule.sources),
        read: rules.read.clone(),
        note: rule.note.clone(),
    })
}

/// What the other sides of a disagreement say: those that are kept (for a broken rule) or broken (for one that is kept).
fn others(rule: &Rule, facts: Facts, kept: bool) -> String {
    let mut words = String::new();
    for other in &rule.alternatives {
        let within = match compare(rule, &other.limit, facts) {
            Outcome::Within(_) => true,
            Outcome::Outside(..) => false,
            _ => continue,
        };
        if within == kept {
            let how = if kept { "would be met" } else { "would not" };
            words += &format!(
                " (sources disagree: {} in {}, which {how})",
                sentence::wanted(rule.measure, &other.limit),
                other.sources.join(", ")
            );
        }
    }
    words
}

fn compare(rule: &Rule, limit: &Limit, facts: Facts) -> Outcome {
    match limit {
        Limit::Any => {
            let words = format!("\"{}\" is not restricted", sentence::name(rule.measure));
            return Outcome::Within(Seen { words, ..Seen::default() });
        }
        Limit::Stated { .. } => return person(rule.measure, None),
        Limit::SomeOf { least, of } => return some_of(rule, *least, of, facts),
        _ => {}
    }
    one(rule, rule.measure, limit, facts)
}

fn one(rule: &Rule, measure: Measure, limit: &Limit, facts: Facts) -> Outcome {
    use Measure as M;
    let numbers = facts.numbers;
    match measure {
        M::LongestSidePx
        | M::ShortestSidePx
        | M::WidthPx
        | M::HeightPx
        | M::SumSidesPx
        | M::WidthHeightPx
        | M::Megapixels
        | M::AspectRatio
        | M::Orientation => number::of_sides(measure, limit, numbers),
        M::FileSizeBytes
        | M::ContainerFormat
        | M::ExtensionMatchesContent
        | M::ColorModel
        | M::IccProfile
        | M::BitDepth
        | M::FrameCount
        | M::Dpi
        | M::GifVersion
        | M::ClippingPath
        | M::AiProvenanceMetadata
        | M::JpegQuality
        | M::ChromaSubsampling
        | M::Progressive
        | M::OrientationTag
        | M::Filename => file::compare(measure, limit, &numbers.file),
        M::ProductFill
        | M::SmallestMargin
        | M::SubjectCropped
        | M::ContentSizePx
        | M::CentreOffset
        | M::ObjectCount
        | M::FillToCorners => match &numbers.subject {
            None => unmeasured("the product", numbers.subject_unmeasured.as_deref()),
            Some(subject) => subject::compare(rule, measure, limit, numbers, subject),
        },
        M::CropMinPx | M::FocalPoint => subject::in_crops(measure, limit, facts),
        M::BackgroundColor
        | M::BackgroundResidue
        | M::ShadowPresent
        | M::ShadowTouchesEdge
        | M::UniformBorderPresent => match &numbers.background {
            None => unmeasured("the background", numbers.background_unmeasured.as_deref()),
            Some(background) => background::compare(measure, limit, background),
        },
        M::BlurredOrPixelated | M::Upscaled | M::IsGrayscale | M::ExposureClipping | M::HasTransparency => {
            picture::compare(measure, limit, numbers)
        }
        M::ImageCount | M::AdditionalImageCount | M::DuplicateImages | M::AspectRatioConsistent => {
            set::compare(measure, limit, numbers)
        }
        M::SomeOf => Outcome::Unmeasured("the rule names no conditions".into()),
        M::OverlayText
        | M::OverlayLogoOrWatermark
        | M::PlatformBadgesPresent
        | M::MultipleViewsInFrame
        | M::IsLifestyle
        | M::PropsPresent => picture::suspect(measure, limit, numbers),
        M::PackagingOrTagsPresent
        | M::IsPhotograph
        | M::IsPlaceholder
        | M::StockPhoto
        | M::Authentic
        | M::ModelPresent
        | M::MannequinPresent
        | M::HeadCrop
        | M::View
        | M::MarginStated
        | M::MinimumSize
        | M::ImageUrl => person(measure, None),
    }
}

/// At least so many of several conditions.
fn some_of(rule: &Rule, least: u32, of: &[super::rule::Condition], facts: Facts) -> Outcome {
    let (mut kept, mut words, mut open, mut worst) = (0, Vec::new(), Vec::new(), None);
    for condition in of {
        match one(rule, condition.measure, &condition.limit, facts) {
            Outcome::Within(seen) => {
                kept += 1;
                words.push(format!("{} (kept)", seen.words));
            }
            Outcome::Outside(_, seen) => {
                words.push(format!("{} (not kept)", seen.words));
                worst.get_or_insert(seen);
            }
            Outcome::Person(seen) => open.push(seen.words),
            Outcome::Unmeasured(reason) => open.push(reason),
        }
    }
    let least = least as usize;
    if kept < least && kept + open.len() >= least {
        return Outcome::Unmeasured(open.join("; "));
    }
    let words = words.join(", ");
    if kept >= least {
        return Outcome::Within(Seen { words, ..Seen::default() });
    }
    Outcome::Outside("conditions-not-met", Seen { words, ..worst.unwrap_or_default() })
}

fn unmeasured(what: &str, reason: Option<&str>) -> Outcome {
    Outcome::Unmeasured(format!("{what} could not be measured: {}", reason.unwrap_or("no reason was given")))
}

/// A question for a person, with what gives reason to suspect.
fn person(measure: Measure, suspicion: Option<(String, Option<Region>)>) -> Outcome {
    let question = sentence::question(measure);
    Outcome::Person(match suspicion {
        None => Seen { words: question, ..Seen::default() },
        Some((why, region)) => Seen { words: format!("{question}: {why}"), region, doubtful: true, ..Seen::default() },
    })
}

fn with_words(outcome: Outcome, words: String) -> Outcome {
    match outcome {
        Outcome::Within(seen) => Outcome::Within(Seen { words, ..seen }),
        Outcome::Outside(kind, seen) => Outcome::Outside(kind, Seen { words, ..seen }),
        other => other,
    }
}

fn yes_or_no(limit: &Limit, found: bool, kind: &'static str, words: String, region: Option<Region>) -> Outcome {
    let Limit::Is { value } = limit else { return misfit(&words, limit) };
    let seen = Seen { words, region, ..Seen::default() };
    if found == *value { Outcome::Within(seen) } else { Outcome::Outside(kind, seen) }
}

/// A limit that this measure is not compared with; the rule file's check keeps such rules out.
fn misfit(name: &str, limit: &Limit) -> Outcome {
    Outcome::Unmeasured(format!("{name} is not compared with {limit:?}"))
}
