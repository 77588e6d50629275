//! What a file says about itself, for people and for the checks of the file.

use serde::{Deserialize, Serialize};

use super::Format;

/// What a file says about itself.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct FileInfo {
    /// The format that the bytes are in.
    pub format: Format,
    /// Size of the file, bytes.
    pub bytes: f64,
    /// Width after orientation, px.
    pub width: u32,
    /// Height after orientation, px.
    pub height: u32,
    /// Width as stored, px.
    pub stored_width: u32,
    /// Height as stored, px.
    pub stored_height: u32,
    /// EXIF orientation, 1 to 8; 1 when the file says nothing. Already applied to the pixels.
    pub orientation: u8,
    /// Bits of one stored channel (or palette index): 1, 2, 4, 8 or 16.
    pub bit_depth: u8,
    /// What the stored channels mean.
    pub color_model: ColorModel,
    /// The profile's own description, or `sRGB (assumed)`; `none` for inks without one.
    pub profile: String,
    /// Whether the file carries a profile, usable or not.
    pub has_profile: bool,
    /// Whether there is an alpha channel (or a transparent palette entry).
    pub alpha: bool,
    /// Pictures in the file: frames of an animation, pages of a TIFF. Only the first is read.
    pub frames: u32,
    /// Horizontal pixels per inch, if stated.
    pub dpi: Option<f64>,
    /// Only for JPEG.
    pub jpeg: Option<JpegInfo>,
}

/// What the stored channels of a picture mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub enum ColorModel {
    /// One channel of lightness.
    Gray,
    /// Red, green and blue, stored as such or as luma and chroma.
    Rgb,
    /// Indices into a table of RGB colours.
    Palette,
    /// Cyan, magenta, yellow and black ink, stored as such or as luma, chroma and black.
    Cmyk,
}

/// How a JPEG was compressed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct JpegInfo {
    /// The quality setting, 1 to 100, of the IJG library whose luma table is nearest; absent where none is near.
    pub quality: Option<u8>,
    /// Chroma subsampling such as `4:2:0`; `none` for a gray picture.
    pub subsampling: String,
    /// Whether the picture comes in several passes.
    pub progressive: bool,
}
