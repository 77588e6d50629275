//! What the file says of itself, in words and numbers.

use serde::{Deserialize, Serialize};

/// What the file says of itself.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
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
    /// Chroma subsampling of a JPEG such as `4:2:0`, `none` for a gray one; none for other formats.
    pub subsampling: Option<String>,
    /// Whether a JPEG comes in several passes.
    pub progressive: bool,
    /// The EXIF orientation, 1 to 8; 1 is upright or not stated.
    pub orientation: u8,
    /// `gif87a` or `gif89a`; none for other formats.
    pub gif_version: Option<String>,
    /// Clipping paths in the file.
    pub paths: u32,
    /// Whether metadata say that AI made or changed the picture.
    pub provenance: Provenance,
}

/// What a file says about its origin. Presence only: nothing is verified.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct Provenance {
    /// A C2PA manifest (Content Credentials) is in the file.
    pub c2pa: bool,
    /// The last part of IPTC's digital source type, such as `trainedAlgorithmicMedia`.
    pub source_type: Option<String>,
}

impl Provenance {
    /// Whether there is anything.
    #[must_use]
    pub const fn is_present(&self) -> bool {
        self.c2pa || self.source_type.is_some()
    }
}

/// What kind of colour profile a file has.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub enum ProfileClass {
    /// None embedded; shown as sRGB by browsers.
    #[default]
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
