//! The words of rule files: what is measured, what happens, how good the source is, what kind of channel it is.

use serde::{Deserialize, Serialize};

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
    ShadowPresent,
    HasTransparency,
    GifVersion,
    ClippingPath,
    AiProvenanceMetadata,
    JpegQuality,
    ChromaSubsampling,
    Progressive,
    OrientationTag,
    Filename,
    HeightPx,
    SumSidesPx,
    ContentSizePx,
    CentreOffset,
    ObjectCount,
    FillToCorners,
    BlurredOrPixelated,
    Upscaled,
    IsGrayscale,
    ExposureClipping,
    CropMinPx,
    FocalPoint,
    SomeOf,
    // Counted over the pictures of one product or of all.
    ImageCount,
    AdditionalImageCount,
    DuplicateImages,
    AspectRatioConsistent,
    // Only a person can judge these.
    OverlayText,
    OverlayLogoOrWatermark,
    PlatformBadgesPresent,
    PropsPresent,
    PackagingOrTagsPresent,
    MultipleViewsInFrame,
    IsPhotograph,
    IsPlaceholder,
    IsLifestyle,
    StockPhoto,
    Authentic,
    ModelPresent,
    MannequinPresent,
    HeadCrop,
    View,
    MarginStated,
    MinimumSize,
    ImageUrl,
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

/// What kind of channel it is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub enum Kind {
    /// Many sellers' listings.
    #[default]
    Marketplace,
    /// One retailer's own shop.
    Retailer,
    /// Advertisements and product feeds.
    AdChannel,
    /// Software that shops run on.
    StorePlatform,
    /// Social networks.
    Social,
    /// A trade's agreement.
    Standard,
}
