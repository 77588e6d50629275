//! The plain numbers that rules are judged on. They are taken by `quality` and by whoever decoded the file; nothing
//! here has seen a pixel.

use serde::{Deserialize, Serialize};

use crate::finding::Region;

/// Everything that was measured of one picture.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct Measurements {
    /// The file.
    pub file: FileFacts,
    /// Width after orientation, px.
    pub width: u32,
    /// Height after orientation, px.
    pub height: u32,
    /// The subject; none when it could not be measured.
    pub subject: Option<SubjectNumbers>,
    /// Why the subject could not be measured, as a sentence.
    pub subject_unmeasured: Option<String>,
    /// The background; none when it could not be measured.
    pub background: Option<BackgroundNumbers>,
    /// Why the background could not be measured, as a sentence.
    pub background_unmeasured: Option<String>,
}

impl Measurements {
    /// The longer side, px.
    #[must_use]
    pub fn longest_px(&self) -> f64 {
        f64::from(self.width.max(self.height))
    }

    /// The shorter side, px.
    #[must_use]
    pub fn shortest_px(&self) -> f64 {
        f64::from(self.width.min(self.height))
    }

    /// Pixels in millions.
    #[must_use]
    pub fn megapixels(&self) -> f64 {
        f64::from(self.width) * f64::from(self.height) / 1e6
    }

    /// Width divided by height.
    #[must_use]
    pub fn ratio(&self) -> f64 {
        f64::from(self.width) / f64::from(self.height.max(1))
    }
}

/// What the file says of itself.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct FileFacts {
    /// The file's name, for the extension; none when it has none (pasted pictures).
    pub name: Option<String>,
    /// The format by its first bytes, lower case: `jpeg`, `png`, `webp`, `tiff`, …
    pub format: String,
    /// Size, bytes.
    pub bytes: f64,
    /// `rgb`, `gray`, `cmyk`, lower case.
    pub color_model: String,
    /// The class of the embedded profile.
    pub profile: ProfileClass,
    /// The embedded profile's own name; empty for none.
    pub profile_name: String,
    /// Bits a channel.
    pub bit_depth: u8,
    /// Whether there is an alpha channel.
    pub has_alpha: bool,
    /// Frames or pages.
    pub frames: u32,
    /// Resolution, dots an inch; none when the file does not say.
    pub dpi: Option<f64>,
    /// Quality of a JPEG by its tables, 1 to 100; none for other formats and unusual tables.
    pub jpeg_quality: Option<u8>,
}

/// What kind of colour profile a file has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub enum ProfileClass {
    /// None embedded; shown as sRGB by browsers.
    None,
    /// sRGB by its primaries and curve.
    Srgb,
    /// Any other.
    Other,
}

impl ProfileClass {
    /// The word that rule files use.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Srgb => "srgb",
            Self::Other => "other",
        }
    }
}

/// Where the subject is, in numbers. Shadows are not part of it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct SubjectNumbers {
    /// The subject's box, px.
    pub bounds: Region,
    /// How it was found: `path`, `alpha` or `background`.
    pub method: String,
    /// How sure the box is, 0 to 1.
    pub confidence: f64,
    /// max(box width ÷ width, box height ÷ height), 0 to 1: the side that would hit the frame first.
    pub fill_longest: f64,
    /// Box area ÷ picture area, 0 to 1.
    pub fill_box: f64,
    /// Covered pixels ÷ picture area, 0 to 1.
    pub fill_mask: f64,
    /// Distance of the box from each side of the frame, px.
    pub margins: Margins,
    /// The box's centre minus the picture's, share of the picture's width; right is positive.
    pub center_offset_x: f64,
    /// The same for the height; down is positive.
    pub center_offset_y: f64,
    /// Sides of the frame that the subject touches.
    pub touches: Vec<Side>,
    /// Separate parts.
    pub pieces: u32,
}

/// Distances of the subject's box from the frame, px.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct Margins {
    /// From the left side.
    pub left: f64,
    /// From the top.
    pub top: f64,
    /// From the right side.
    pub right: f64,
    /// From the bottom.
    pub bottom: f64,
}

/// A side of the frame.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub enum Side {
    /// The left side.
    Left,
    /// The top.
    Top,
    /// The right side.
    Right,
    /// The bottom.
    Bottom,
}

impl Side {
    /// The side's name in a sentence.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Left => "left",
            Self::Top => "top",
            Self::Right => "right",
            Self::Bottom => "bottom",
        }
    }
}

/// What the background looks like, over white where it is transparent; a band of a few pixels round the subject, where
/// compression ripples, is left out.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct BackgroundNumbers {
    /// Pixels that were judged.
    pub field_px: f64,
    /// Share of them that are exactly 255, 255, 255.
    pub white_share: f64,
    /// The lowest channel level in the field, 0 to 255.
    pub minimum: u8,
    /// The level that 1 % of the field's pixels are at or below, 0 to 255.
    pub percentile_1: u8,
    /// Mean difference of the largest and the smallest channel, levels.
    pub cast: f64,
    /// Share of exact white in the band along the frame, 1 % of the shorter side wide.
    pub edge_white_share: f64,
    /// The lowest channel level in that band.
    pub edge_minimum: u8,
    /// Share of the picture that is more than half transparent.
    pub transparent_share: f64,
    /// The largest connected area that is not white and not a shadow.
    pub off_white: Option<Patch>,
    /// Share of the field in all such areas.
    pub off_white_share: f64,
    /// The largest small mark away from the subject.
    pub residue: Option<Patch>,
    /// How many such marks there are.
    pub residue_count: u32,
    /// The soft shadow next to the subject.
    pub shadow: Option<Patch>,
    /// Sides of the frame that the shadow reaches.
    pub shadow_touches: Vec<Side>,
    /// A line or band of one colour along an edge.
    pub border: Option<Patch>,
}

/// A connected area of the background.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct Patch {
    /// Its box, px.
    pub region: Region,
    /// Its pixels.
    pub area_px: f64,
    /// Its middle colour: the median red, green and blue level.
    pub color: [u8; 3],
    /// Its lowest channel level.
    pub darkest: u8,
}
