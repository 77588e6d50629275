//! Rules as data: what a channel demands of a picture, with source, date and confidence. `rules/README.md` describes the
//! files field by field.
//!
//! Parsing is strict: an unknown field, a source that is not listed or a limit that does not fit its measure is refused
//! with its place, so that a typing error cannot switch a rule off.

mod check;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

pub(super) use self::check::is_date;
use crate::error::{Error, Result};

/// The channels that come with Proofroom: file name and text.
const BUILTIN: [(&str, &str); 5] = [
    ("amazon.json", include_str!("../../rules/amazon.json")),
    ("walmart.json", include_str!("../../rules/walmart.json")),
    ("google-merchant.json", include_str!("../../rules/google-merchant.json")),
    ("zalando.json", include_str!("../../rules/zalando.json")),
    ("etsy.json", include_str!("../../rules/etsy.json")),
];

/// All rules of one channel.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct RuleSet {
    /// Version of this layout; 1.
    pub schema: u32,
    /// The channel's stable kebab-case word.
    pub channel: String,
    /// The channel's name.
    pub name: String,
    /// The day the sources were read or compiled, yyyy-mm-dd.
    pub read: String,
    /// What pictures can be, with their rules.
    pub roles: Vec<Role>,
    /// Frames that the channel shows.
    pub crops: Vec<Crop>,
    /// Where sources contradict each other, both sides named.
    pub disagreements: Vec<String>,
    /// What else a person should know.
    pub notes: Vec<String>,
    /// The sources by the ids that rules name.
    pub sources: BTreeMap<String, SourceEntry>,
}

/// What a picture is used as, such as the main image.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Role {
    /// The role's word.
    pub id: String,
    /// Which pictures it is for.
    pub applies_to: String,
    /// Whether a main image is judged by this role; one role of a channel is.
    #[serde(default)]
    pub main: bool,
    /// Other roles whose rules hold too.
    #[serde(default)]
    pub includes: Vec<String>,
    /// Its own rules.
    pub rules: Vec<Rule>,
}

/// One demand.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Rule {
    /// Unique in the file; the same as in the facts it was compiled from.
    pub id: String,
    /// What is measured.
    pub measure: Measure,
    /// How fill is measured; for [`Measure::ProductFill`] only.
    #[serde(default)]
    pub metric: Option<Metric>,
    /// What is demanded.
    pub limit: Limit,
    /// What the source says happens otherwise.
    pub consequence: Consequence,
    /// How good the source is.
    pub confidence: Confidence,
    /// Ids of the sources.
    pub sources: Vec<String>,
    /// A condition that the picture does not show (a category); such a rule never fails, it warns.
    #[serde(default)]
    pub condition: Option<String>,
    /// First day it holds, yyyy-mm-dd.
    #[serde(default)]
    pub effective_from: Option<String>,
    /// Last day it holds, yyyy-mm-dd.
    #[serde(default)]
    pub effective_until: Option<String>,
    /// What the sources say beside it, other sides included.
    #[serde(default)]
    pub note: Option<String>,
}

/// What a rule measures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[expect(missing_docs, reason = "the words are described in rules/README.md, in this order")]
pub enum Measure {
    LongestSidePx,
    ShortestSidePx,
    WidthPx,
    WidthHeightPx,
    Megapixels,
    AspectRatio,
    Orientation,
    FileSizeBytes,
    ContainerFormat,
    ExtensionMatchesContent,
    ColorModel,
    IccProfile,
    BitDepth,
    FrameCount,
    Dpi,
    ProductFill,
    SmallestMargin,
    SubjectCropped,
    BackgroundColor,
    BackgroundResidue,
    ShadowTouchesEdge,
    UniformBorderPresent,
    // Only a person can judge these so far.
    JpegQuality,
    OverlayText,
    OverlayLogoOrWatermark,
    PropsPresent,
    PackagingOrTagsPresent,
    MultipleViewsInFrame,
    BlurredOrPixelated,
    Upscaled,
    IsPhotograph,
    IsPlaceholder,
    MannequinPresent,
    AiProvenanceMetadata,
    Filename,
    ImageUrl,
    ImageCount,
    AdditionalImageCount,
}

/// How fill is measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub enum Metric {
    /// The larger of box width ÷ width and box height ÷ height.
    LongestDimension,
    /// Box area ÷ picture area.
    BoxArea,
    /// Covered pixels ÷ picture area.
    MaskArea,
}

/// What is demanded of a measure.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "op", rename_all = "kebab-case", rename_all_fields = "camelCase", deny_unknown_fields)]
pub enum Limit {
    /// This or more.
    AtLeast {
        /// The smallest value.
        value: f64,
    },
    /// This or less.
    AtMost {
        /// The largest value.
        value: f64,
    },
    /// From low to high, both included.
    Between {
        /// The smallest value.
        low: f64,
        /// The largest value.
        high: f64,
    },
    /// One of these numbers.
    Equals {
        /// The numbers.
        values: Vec<f64>,
        /// Accepted difference, as a share of the number.
        tolerance: f64,
    },
    /// Both sides at least this.
    AtLeastBoth {
        /// Smallest width, px.
        width: f64,
        /// Smallest height, px.
        height: f64,
    },
    /// Both sides exactly this.
    EqualsBoth {
        /// Width, px.
        width: f64,
        /// Height, px.
        height: f64,
    },
    /// One of these words.
    OneOf {
        /// The words, lower case.
        values: Vec<String>,
    },
    /// Yes or no.
    Is {
        /// The answer wanted.
        value: bool,
    },
    /// A white background; a soft shadow at the product is no fault.
    White {
        /// The level that all channels must have; none when the channel gives no number.
        level: Option<u8>,
        /// Whether a transparent background is as good.
        transparent: bool,
    },
    /// Words that a person must judge.
    Stated {
        /// What the source says.
        value: String,
    },
}

/// What the source says happens when a rule is broken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub enum Consequence {
    /// File or listing is refused.
    HardReject,
    /// The listing is hidden or demoted.
    Suppressed,
    /// The product may be unpublished.
    Unpublished,
    /// Worded as a must, consequence not stated.
    RequiredConsequenceUnstated,
    /// Accepted by exception at a cost.
    CommercialPenalty,
    /// Accepted, but a feature such as zoom stays off.
    FeatureLoss,
    /// The channel changes the picture.
    ChannelModifies,
    /// Advice.
    Recommendation,
    /// Repeated widely, never seen in a primary source.
    Unverified,
}

/// How good a rule's source is, best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub enum Confidence {
    /// Read on the channel's own page.
    Official,
    /// A third party's copy of an official page.
    OfficialMirror,
    /// Two or more third parties agree.
    ThirdPartyAgree,
    /// One third party.
    ThirdPartySingle,
    /// A default in open-source code.
    OpenSourceDefault,
    /// Proofroom's own rule.
    House,
}

/// A frame that the channel shows.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Crop {
    /// The frame's word.
    pub id: String,
    /// Its shape.
    pub shape: Shape,
    /// Width divided by height; none keeps the picture's own.
    pub ratio: Option<f64>,
    /// How the picture is put into it; always centred.
    pub fit: Fit,
    /// Whether the fit is documented, or assumed as the worst case.
    pub documented: bool,
    /// How good the source is.
    pub confidence: Confidence,
    /// Ids of the sources.
    pub sources: Vec<String>,
    /// What the sources say beside it.
    #[serde(default)]
    pub note: Option<String>,
}

/// The shape of a frame.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub enum Shape {
    /// A rectangle.
    Rect,
    /// An ellipse in the rectangle; a circle for ratio 1.
    Circle,
}

/// How a picture is put into a frame.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub enum Fit {
    /// Scaled to fill the frame; what stands over is cut.
    Cover,
    /// Scaled to fit inside; nothing is cut.
    Contain,
}

/// A source in a rule file.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SourceEntry {
    /// Its address, or words where it has none.
    pub url: String,
    /// Who publishes it.
    pub publisher: String,
    /// `official`, `third_party`, `community`, `open_source_code` or `house`.
    pub kind: String,
    /// The date on the page, where it shows one.
    #[serde(default)]
    pub dated: Option<String>,
    /// What it says of itself.
    #[serde(default)]
    pub note: Option<String>,
}

impl RuleSet {
    /// The role that a main image is judged by.
    #[must_use]
    pub fn main_role(&self) -> &str {
        self.roles.iter().find(|r| r.main).map_or("", |r| &r.id)
    }

    /// The role `id` and the rules that hold for it: those of the roles it includes, then its own.
    ///
    /// # Errors
    /// [`Error::InvalidArgument`] when the channel has no such role.
    pub fn role(&self, id: &str) -> Result<(&Role, Vec<&Rule>)> {
        let role = self.roles.iter().find(|r| r.id == id).ok_or_else(|| Error::InvalidArgument {
            name: "role",
            found: id.into(),
            expected: format!(
                "one of {} ({})",
                self.roles.iter().map(|r| r.id.as_str()).collect::<Vec<_>>().join(", "),
                self.channel
            ),
        })?;
        let included = self.roles.iter().filter(|r| role.includes.contains(&r.id)).flat_map(|r| &r.rules);
        Ok((role, included.chain(&role.rules).collect()))
    }
}

/// The channels that come with Proofroom.
///
/// # Errors
/// [`Error::Damaged`] when one does not parse; a test keeps that from happening.
pub fn builtin() -> Result<Vec<RuleSet>> {
    BUILTIN.iter().map(|(name, text)| parse(name, text)).collect()
}

/// Reads a rule file; `name` is its file name, for messages.
///
/// # Errors
/// [`Error::Damaged`] with the place: a field that is missing or unknown, a source that is not listed, a limit that does
/// not fit its measure.
pub fn parse(name: &str, text: &str) -> Result<RuleSet> {
    let set: RuleSet = serde_json::from_str(text).map_err(|e| Error::Damaged {
        format: "rule file",
        place: format!("{name}, line {}, column {}", e.line(), e.column()),
        found: e.to_string(),
        expected: "the layout that rules/README.md describes".into(),
    })?;
    check::whole(name, &set)?;
    Ok(set)
}

#[cfg(test)]
mod tests;
