//! ICC profiles (ICC.1:2022, versions 2 and 4) as a float evaluator from device values to colour.
//!
//! The ICC library parses names, colorants and tone curves ([`library`]); lookup tables are read and everything is
//! evaluated here, in f64, because the library's own conversion is up to 1.3 CIEDE2000 off on CMYK, knows no black-point
//! compensation and no gray on Lab. Covers matrix and curves, gray on XYZ or Lab, `lut8`, `lut16` and `lutAToB` for gray,
//! RGB and CMYK; relative, perceptual and absolute intent. Not covered: multi-ink profiles (more than four channels), device
//! links and named colours; they are recognised and refused.

mod black;
mod clut;
mod curve;
mod device;
mod library;
mod lut;
mod pipeline;
mod tags;
mod target;

pub(super) use clut::MOST;
pub(super) use curve::Curve;
pub(super) use device::Device;
pub(super) use pipeline::Tabulated;
use serde::{Deserialize, Serialize};
pub(super) use target::Target;

use super::draw::{Painter, Space};
use super::lab;
use crate::error::{Error, Result};
use crate::raster::{Layout, Raster, Rgba8};
use library::Parsed;
use lut::Direction;
use pipeline::Pipeline;
use tags::Tags;

/// How colours of a medium become colours as seen (ICC.1:2022, 6.2).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Intent {
    /// Relative to the medium's white, which becomes L\* 100.
    #[default]
    Relative,
    /// As the profile's maker wants pictures to look. Always with black-point compensation, as ICC v4 defines it.
    Perceptual,
    /// With the medium's own white, adapted to D50.
    Absolute,
}

/// An intent, and whether black becomes L\* 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct Rendering {
    /// Which of the profile's tables is used, and what becomes of white.
    pub intent: Intent,
    /// Black-point compensation; without effect for the absolute intent.
    pub black_point: bool,
}

/// Whether a profile can be used for a picture of a given layout.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Suitability {
    /// Colours can be computed.
    Usable {
        /// The profile's own name.
        description: String,
    },
    /// The profile is sound but of a kind that is not evaluated.
    Unsupported {
        /// The profile's own name.
        description: String,
        /// What it uses, as a verb phrase.
        why: String,
    },
    /// The profile belongs to another colour model than the picture.
    Mismatch {
        /// The profile's own name.
        description: String,
        /// The colour model it is for.
        space: String,
    },
    /// The bytes are no sound profile.
    Broken {
        /// What is wrong.
        why: String,
    },
}

/// A profile is sRGB when no probe colour differs by more than this (CIE76): identity for the many encodings of sRGB, of
/// which the exact one, HP's table and ICC's v4 lie within 0.03.
const SRGB_DISTANCE: f64 = 0.05;

/// Whether `icc` can be used for a picture of `layout`.
#[must_use]
pub fn suitability(icc: &[u8], layout: Layout) -> Suitability {
    match Source::read(icc) {
        Err(why) => Suitability::Broken { why },
        Ok(source) => {
            let description = source.parsed.description();
            if &source.tags.word(16) != space(layout) {
                return Suitability::Mismatch { description, space: space_name(source.tags.word(16)) };
            }
            match source.model(Intent::Relative) {
                Ok(_) => Suitability::Usable { description },
                Err(Fault::Kind(why)) => Suitability::Unsupported { description, why: why.to_owned() },
                Err(Fault::Broken(why)) => Suitability::Broken { why },
            }
        }
    }
}

/// How the picture's device values become colour when colours are compared: relative, neutral where the profile means it
/// up to rounding, and sRGB where it means that. CIEDE2000 jumps at neutral, so that rounding there would pick a hue.
pub(super) fn compared(raster: &Raster) -> Result<Device> {
    let device = stated(raster, Rendering::default())?;
    let gray = matches!(raster.layout(), Layout::Gray | Layout::GrayAlpha);
    Ok(if is_srgb_device(&device) { Device::srgb(gray) } else { device.neutral() })
}

/// How the picture's device values become colour, exactly as the profile states it. No profile means sRGB; there is nothing
/// for inks without a profile.
pub(super) fn stated(raster: &Raster, rendering: Rendering) -> Result<Device> {
    let gray = matches!(raster.layout(), Layout::Gray | Layout::GrayAlpha);
    let Some(icc) = raster.icc() else {
        return if raster.layout() == Layout::Cmyk { Err(unknown_inks()) } else { Ok(Device::srgb(gray)) };
    };
    let damaged = |why: String| Error::Damaged {
        format: "ICC profile",
        place: "whole profile".to_owned(),
        found: why,
        expected: "an ICC.1 profile".to_owned(),
    };
    let source = Source::read(icc).map_err(damaged)?;
    let model = source.model(rendering.intent).map_err(|fault| match fault {
        Fault::Broken(why) => damaged(why),
        Fault::Kind(why) => Error::Unsupported {
            format: "ICC profile",
            feature: format!("\"{}\", which {why},", source.parsed.description()),
            expected: "profiles for gray, RGB and CMYK can be measured",
        },
    })?;
    if &source.tags.word(16) != space(raster.layout()) {
        return Err(Error::Unsupported {
            format: "ICC profile",
            feature: format!("a profile for {} on this picture", space_name(source.tags.word(16))),
            expected: "a profile for the picture's own colour model",
        });
    }
    Ok(match rendering {
        Rendering { intent: Intent::Absolute, .. } => model.adjusted(black::media_white(&source)),
        Rendering { intent: Intent::Perceptual, .. } | Rendering { black_point: true, .. } => {
            model.adjusted(black::compensation(&source, rendering.intent))
        }
        Rendering { .. } => model,
    })
}

/// How the picture is drawn: relative, with black-point compensation where the profile is a lookup table, as photo editors
/// show prints; inks without a profile in a plain way that is no measurement.
pub(super) fn drawn(raster: &Raster) -> Result<Device> {
    if raster.layout() == Layout::Cmyk && raster.icc().is_none() {
        return Ok(Device::plain_inks());
    }
    let plain = compared(raster)?;
    let rendering = Rendering { black_point: true, ..Rendering::default() };
    if plain.is_table() { stated(raster, rendering) } else { Ok(plain) }
}

fn unknown_inks() -> Error {
    Error::Unsupported {
        format: "CMYK",
        feature: "a picture without a usable colour profile".to_owned(),
        expected: "inks have no colour of their own; embed the profile of the print condition or convert to RGB",
    }
}

/// The picture as 8-bit sRGB with straight alpha, for drawing. Colours outside sRGB are clipped; values of 8-bit sRGB
/// pictures, tagged or not, stay exactly as they are, and white stays white.
///
/// # Errors
/// [`Error::Unsupported`] for profiles that cannot be evaluated.
pub fn to_srgb8(raster: &Raster) -> Result<Rgba8> {
    Painter::new(raster, Space::Srgb)?.whole(raster)
}

/// Whether the picture's values are sRGB: untagged, or with a profile that means the same.
#[must_use]
pub fn is_srgb(raster: &Raster) -> bool {
    compared(raster).is_ok_and(|device| device.is_srgb())
}

/// An ICC profile of the meaning of PNG's cICP values (ITU-T H.273): sRGB's or Display P3's primaries with the sRGB curve.
/// `None` for others.
#[must_use]
pub fn from_cicp(primaries: u8, transfer: u8) -> Option<Vec<u8>> {
    library::from_cicp(primaries, transfer)
}

/// An ICC profile of the meaning of PNG's gAMA (file gamma, such as 0.45455) and cHRM (white, red, green, blue as x, y;
/// those of sRGB when absent). `None` for impossible values.
#[must_use]
pub fn from_gamma(file_gamma: f64, chromaticities: Option<[[f64; 2]; 4]>) -> Option<Vec<u8>> {
    library::from_gamma(file_gamma, chromaticities)
}

/// Why a readable profile gives no model.
enum Fault {
    /// It is of a kind that is not evaluated: a verb phrase.
    Kind(&'static str),
    /// Its tags are damaged.
    Broken(String),
}

/// One profile, parsed.
struct Source<'a> {
    tags: Tags<'a>,
    parsed: Parsed,
}

impl<'a> Source<'a> {
    fn read(icc: &'a [u8]) -> Result<Self, String> {
        let tags = Tags::read(icc)?;
        let parsed = Parsed::read(&tags)?;
        Ok(Self { tags, parsed })
    }

    fn is_cmyk(&self) -> bool {
        &self.tags.word(16) == b"CMYK"
    }

    fn has_lab(&self) -> bool {
        &self.tags.word(20) == b"Lab "
    }

    /// Whether the profile has what matrix and curves need.
    fn is_shaper(&self) -> bool {
        let all = |names: &[&[u8; 4]]| names.iter().all(|name| self.tags.has(name));
        match &self.tags.word(16) {
            b"GRAY" => all(&[b"kTRC"]),
            b"RGB " => all(&[b"rXYZ", b"gXYZ", b"bXYZ", b"rTRC", b"gTRC", b"bTRC"]),
            _ => false,
        }
    }

    /// Whether the profile itself states this intent, and not only another one that stands in for it.
    fn states(&self, intent: Intent) -> bool {
        self.tags.has(table_name(intent)) || self.is_shaper()
    }

    /// The model before any adjustment: the intent's table, else the perceptual one, else matrix and curves.
    fn model(&self, intent: Intent) -> Result<Device, Fault> {
        if !matches!(&self.tags.word(12), b"mntr" | b"scnr" | b"prtr" | b"spac") {
            return Err(Fault::Kind("is no profile of a device or a colour space"));
        }
        if let Some(pipeline) =
            self.pipeline(table_name(intent), b"A2B0", Direction::FromDevice).map_err(Fault::Broken)?
        {
            let device = Device::table(pipeline);
            let wanted = match &self.tags.word(16) {
                b"GRAY" => 1,
                b"RGB " => 3,
                b"CMYK" => 4,
                _ => return Err(Fault::Kind("is neither for gray nor for RGB nor for CMYK")),
            };
            let found = device.channels();
            let wrong = || Fault::Broken(format!("its lookup table has {found} inputs instead of {wanted}"));
            return (found == wanted).then_some(device).ok_or_else(wrong);
        }
        match &self.tags.word(16) {
            b"GRAY" => {
                let curve = self.parsed.gray().ok_or(Fault::Kind("has no usable tone curve"))?;
                Ok(Device::gray(if self.has_lab() { Curve::Lightness(Box::new(curve)) } else { curve }))
            }
            b"RGB " => {
                let curves = self.parsed.curves().ok_or(Fault::Kind("has no usable tone curves"))?;
                let spans = Fault::Kind("has primaries that do not span colours");
                Ok(Device::rgb(curves, self.parsed.matrix().ok_or(spans)?))
            }
            b"CMYK" => Err(Fault::Kind("has no lookup table")),
            _ => Err(Fault::Kind("is neither for gray nor for RGB nor for CMYK")),
        }
    }

    /// The perceptual table from colour to device values.
    fn to_device(&self) -> Result<Option<Pipeline>, String> {
        self.pipeline(b"B2A0", b"B2A0", Direction::ToDevice)
    }

    fn pipeline(&self, name: &[u8; 4], else_name: &[u8; 4], direction: Direction) -> Result<Option<Pipeline>, String> {
        let tag = self.tags.get(name)?.map_or_else(|| self.tags.get(else_name), |tag| Ok(Some(tag)))?;
        tag.map(|tag| lut::read(tag, direction, self.has_lab())).transpose()
    }
}

const fn table_name(intent: Intent) -> &'static [u8; 4] {
    match intent {
        Intent::Perceptual => b"A2B0",
        Intent::Relative | Intent::Absolute => b"A2B1",
    }
}

/// The letters by which a profile names a picture's colour model.
const fn space(layout: Layout) -> &'static [u8; 4] {
    match layout {
        Layout::Gray | Layout::GrayAlpha => b"GRAY",
        Layout::Rgb | Layout::Rgba => b"RGB ",
        Layout::Cmyk => b"CMYK",
    }
}

fn space_name(letters: [u8; 4]) -> String {
    match &letters {
        b"GRAY" => "gray".to_owned(),
        other => String::from_utf8_lossy(other).trim().chars().filter(|c| !c.is_control()).collect(),
    }
}

fn is_srgb_device(device: &Device) -> bool {
    device.is_srgb() || same_colors(device, &Device::srgb(device.channels() == 1))
}

/// Compares at 27 grays and the 216 colours of a 6-step cube. Never true of a lookup table.
pub(super) fn same_colors(device: &Device, other: &Device) -> bool {
    let step = |index: u32| f64::from(index) * 0.2;
    let cube = (0..216).map(|i| [step(i / 36), step(i / 6 % 6), step(i % 6), 0.0]);
    let grays = (0..27).map(|i| [f64::from(i) / 26.0; MOST]);
    let same = |color| {
        let [one, two] = [device, other].map(|each| lab::Lab::from_relative(each.relative(color)));
        super::delta_e::cie76(one, two) <= SRGB_DISTANCE
    };
    device.shaper().is_some() && cube.chain(grays).all(same)
}
