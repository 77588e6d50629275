//! Tells formats apart by their first bytes, after the signatures in each format's specification.
//!
//! More formats are known than read, so that a refusal can name what was dropped.

use serde::{Deserialize, Serialize};

/// A picture format, told from its first bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[non_exhaustive]
pub enum Format {
    /// ISO/IEC 10918; read.
    Jpeg,
    /// PNG and APNG; read.
    Png,
    /// WebP; read.
    Webp,
    /// TIFF and BigTIFF, also camera raws that look like one; read where the content is.
    Tiff,
    /// GIF.
    Gif,
    /// AVIF.
    Avif,
    /// HEIC or HEIF.
    Heic,
    /// JPEG XL.
    JpegXl,
    /// JPEG 2000.
    Jpeg2000,
    /// Photoshop document, PSD or PSB.
    Psd,
    /// Windows bitmap.
    Bmp,
    /// OpenEXR.
    Exr,
    /// Radiance picture.
    Hdr,
    /// SVG or another XML text.
    Svg,
    /// Portable Document Format.
    Pdf,
    /// ZIP archive.
    Zip,
}

impl Format {
    /// The name that people know.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Jpeg => "JPEG",
            Self::Png => "PNG",
            Self::Webp => "WebP",
            Self::Tiff => "TIFF",
            Self::Gif => "GIF",
            Self::Avif => "AVIF",
            Self::Heic => "HEIC",
            Self::JpegXl => "JPEG XL",
            Self::Jpeg2000 => "JPEG 2000",
            Self::Psd => "Photoshop document",
            Self::Bmp => "BMP",
            Self::Exr => "OpenEXR",
            Self::Hdr => "Radiance HDR",
            Self::Svg => "SVG or XML",
            Self::Pdf => "PDF",
            Self::Zip => "ZIP archive",
        }
    }

    /// The media type, such as `image/jpeg`.
    #[must_use]
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Jpeg => "image/jpeg",
            Self::Png => "image/png",
            Self::Webp => "image/webp",
            Self::Tiff => "image/tiff",
            Self::Gif => "image/gif",
            Self::Avif => "image/avif",
            Self::Heic => "image/heic",
            Self::JpegXl => "image/jxl",
            Self::Jpeg2000 => "image/jp2",
            Self::Psd => "image/vnd.adobe.photoshop",
            Self::Bmp => "image/bmp",
            Self::Exr => "image/x-exr",
            Self::Hdr => "image/vnd.radiance",
            Self::Svg => "image/svg+xml",
            Self::Pdf => "application/pdf",
            Self::Zip => "application/zip",
        }
    }

    /// Whether [`decode`](super::decode) reads it.
    #[must_use]
    pub const fn is_read(self) -> bool {
        matches!(self, Self::Jpeg | Self::Png | Self::Webp | Self::Tiff)
    }
}

/// The format whose signature the bytes start with; `None` for none that is known.
///
/// ```
/// # use proofroom::decode::{sniff, Format};
/// assert_eq!(sniff(b"GIF89a"), Some(Format::Gif));
/// assert_eq!(sniff(b"hello"), None);
/// ```
#[must_use]
pub fn sniff(bytes: &[u8]) -> Option<Format> {
    const SIGNATURES: [(&[u8], Format); 19] = [
        (&[0xff, 0xd8, 0xff], Format::Jpeg),
        (b"\x89PNG\r\n\x1a\n", Format::Png),
        (b"II*\0", Format::Tiff),
        (b"MM\0*", Format::Tiff),
        (b"II+\0", Format::Tiff),
        (b"MM\0+", Format::Tiff),
        (b"GIF87a", Format::Gif),
        (b"GIF89a", Format::Gif),
        (b"8BPS", Format::Psd),
        (b"BM", Format::Bmp),
        (&[0xff, 0x0a], Format::JpegXl),
        (b"\0\0\0\x0cJXL \r\n\x87\n", Format::JpegXl),
        (b"\0\0\0\x0cjP  \r\n\x87\n", Format::Jpeg2000),
        (&[0xff, 0x4f, 0xff, 0x51], Format::Jpeg2000),
        (&[0x76, 0x2f, 0x31, 0x01], Format::Exr),
        (b"#?RADIANCE", Format::Hdr),
        (b"%PDF-", Format::Pdf),
        (b"PK\x03\x04", Format::Zip),
        (b"<?xml", Format::Svg),
    ];
    if bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP") {
        return Some(Format::Webp);
    }
    if bytes.get(4..8) == Some(b"ftyp") {
        return match bytes.get(8..12)? {
            b"avif" | b"avis" => Some(Format::Avif),
            b"heic" | b"heix" | b"hevc" | b"heim" | b"heis" | b"mif1" | b"msf1" => Some(Format::Heic),
            _ => None,
        };
    }
    if bytes.starts_with(b"<svg") {
        return Some(Format::Svg);
    }
    SIGNATURES.iter().find(|(signature, _)| bytes.starts_with(signature)).map(|&(_, format)| format)
}
