//! Reads ICC profiles (ICC.1:2022, v2 and v4) and turns them into a float evaluator from device values to colour. The only
//! file that names the ICC library, which parses; the arithmetic is ours.
//!
//! Covers matrix/TRC RGB and gray (with XYZ or Lab connection space), which is every working space in use. Not covered:
//! lookup-table profiles (printers, some scanners and cameras); they are recognised and refused.

use moxcms::{ColorProfile, DataColorSpace, LocalizableString, ProfileText, ToneReprCurve, Xyzd};

use super::convert::{Converter, Curve, Device};
use super::draw::{Painter, Space};
use super::lab;
use crate::error::{Error, Result};
use crate::raster::{Layout, Raster, Rgba8};

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
        why: &'static str,
    },
    /// The profile belongs to another colour model than the picture.
    Mismatch {
        /// The profile's own name.
        description: String,
        /// The colour model it is for.
        space: String,
    },
    /// The bytes are not a profile.
    Broken {
        /// What is wrong with them.
        why: String,
    },
}

/// ICC's D50, to which profiles relate their colours (ICC.1:2022, 7.2.16).
const ICC_WHITE: [f64; 3] = [0.9642, 1.0, 0.8249];
/// Bytes of the header, and of one entry of the tag table that follows the 4-byte count.
const HEADER: usize = 128;
const TAG: usize = 12;
/// More tags than this are not believed; real profiles have 10 to 40.
const MAX_TAGS: usize = 256;
/// A profile is sRGB when no probe colour differs by more than this (CIE76): identity for the many encodings of sRGB, of
/// which the exact one, HP's table and ICC's v4 lie within 0.03.
const SRGB_DISTANCE: f64 = 0.05;

/// Whether `icc` can be used for a picture of `layout`.
#[must_use]
pub fn suitability(icc: &[u8], layout: Layout) -> Suitability {
    match parse(icc) {
        Err(why) => Suitability::Broken { why },
        Ok(parsed) => {
            let description = parsed.description();
            let fits = match parsed.profile.color_space {
                DataColorSpace::Rgb => matches!(layout, Layout::Rgb | Layout::Rgba),
                DataColorSpace::Gray => matches!(layout, Layout::Gray | Layout::GrayAlpha),
                _ => false,
            };
            if !fits {
                return Suitability::Mismatch { description, space: space_name(parsed.profile.color_space) };
            }
            match parsed.device() {
                Ok(_) => Suitability::Usable { description },
                Err(why) => Suitability::Unsupported { description, why },
            }
        }
    }
}

/// How the picture's device values become colour. No profile means sRGB.
pub(super) fn device(raster: &Raster) -> Result<Device> {
    let gray = matches!(raster.layout(), Layout::Gray | Layout::GrayAlpha);
    if raster.layout() == Layout::Cmyk {
        return Err(Error::Unsupported {
            format: "ICC profile",
            feature: "CMYK".to_owned(),
            expected: "RGB and gray pictures can be measured",
        });
    }
    let Some(icc) = raster.icc() else { return Ok(Device::srgb(gray)) };
    let parsed = parse(icc).map_err(|why| Error::Damaged {
        format: "ICC profile",
        place: "whole profile".to_owned(),
        found: why,
        expected: "an ICC.1 profile".to_owned(),
    })?;
    let device = parsed.device().map_err(|why| Error::Unsupported {
        format: "ICC profile",
        feature: format!("\"{}\", which {why},", parsed.description()),
        expected: "profiles by matrix and tone curves can be measured",
    })?;
    let wanted = if gray { 1 } else { 3 };
    if device.curves().len() != wanted {
        return Err(Error::Unsupported {
            format: "ICC profile",
            feature: format!("a profile of {} channels on a picture of {wanted}", device.curves().len()),
            expected: "a profile for the picture's own colour model",
        });
    }
    Ok(if is_srgb_device(&device) { Device::srgb(gray) } else { device })
}

/// The picture as 8-bit sRGB with straight alpha, for drawing. Colours outside sRGB are clipped; values of 8-bit sRGB
/// pictures, tagged or not, stay exactly as they are, and white stays white.
///
/// # Errors
/// [`Error::Unsupported`] for lookup-table profiles and CMYK.
pub fn to_srgb8(raster: &Raster) -> Result<Rgba8> {
    Painter::new(raster, &Converter::new(raster)?, Space::Srgb)?.whole(raster)
}

/// Whether the picture's values are sRGB: untagged, or with a profile that means the same.
#[must_use]
pub fn is_srgb(raster: &Raster) -> bool {
    device(raster).is_ok_and(|device| device.is_srgb())
}

/// An ICC profile of the meaning of PNG's cICP values (ITU-T H.273): sRGB's or Display P3's primaries with the sRGB curve.
/// `None` for others.
#[must_use]
pub fn from_cicp(primaries: u8, transfer: u8) -> Option<Vec<u8>> {
    let (points, name) = match (primaries, transfer) {
        (1, 13) => (SRGB_POINTS, "sRGB IEC61966-2.1"),
        (12, 13) => ([D65, [0.680, 0.320], [0.265, 0.690], [0.150, 0.060]], "Display P3"),
        _ => return None,
    };
    named(ColorProfile::new_srgb(), points, name)
}

/// D65 as x, y.
const D65: [f64; 2] = [0.3127, 0.3290];
/// White, red, green and blue of sRGB as x, y (ITU-R BT.709).
const SRGB_POINTS: [[f64; 2]; 4] = [D65, [0.64, 0.33], [0.30, 0.60], [0.15, 0.06]];

/// An ICC profile of the meaning of PNG's gAMA (file gamma, such as 0.45455) and cHRM (white, red, green, blue as x, y;
/// those of sRGB when absent). `None` for impossible values.
#[must_use]
pub fn from_gamma(file_gamma: f64, chromaticities: Option<[[f64; 2]; 4]>) -> Option<Vec<u8>> {
    if !(0.05..=20.0).contains(&file_gamma) {
        return None;
    }
    let mut profile = ColorProfile::new_srgb();
    let curve = ToneReprCurve::Parametric(vec![(1.0 / file_gamma) as f32]);
    (profile.red_trc, profile.green_trc, profile.blue_trc) = (Some(curve.clone()), Some(curve.clone()), Some(curve));
    named(profile, chromaticities.unwrap_or(SRGB_POINTS), &format!("PNG gamma {:.2}", 1.0 / file_gamma))
}

/// The profile with other primaries and another name, as bytes.
fn named(mut profile: ColorProfile, points: [[f64; 2]; 4], name: &str) -> Option<Vec<u8>> {
    [profile.red_colorant, profile.green_colorant, profile.blue_colorant] = colorants(points)?;
    profile.cicp = None;
    profile.description =
        Some(ProfileText::Localizable(vec![LocalizableString::new("en".into(), "US".into(), name.into())]));
    profile.encode().ok()
}

/// XYZ of the primaries on the D50 white by Bradford (ICC.1:2022, annex E), from white, red, green, blue in x, y.
fn colorants([white, red, green, blue]: [[f64; 2]; 4]) -> Option<[Xyzd; 3]> {
    let xyz = |[x, y]: [f64; 2]| (y > 1e-4).then_some([x / y, 1.0, (1.0 - x - y) / y]);
    let (white, primaries) = (xyz(white)?, [xyz(red)?, xyz(green)?, xyz(blue)?]);
    let columns = transpose(primaries);
    let amounts = times(&inverse(&columns)?, white);
    const CONE: [[f64; 3]; 3] = [[0.8951, 0.2664, -0.1614], [-0.7502, 1.7135, 0.0367], [0.0389, -0.0685, 1.0296]];
    let (from, to) = (times(&CONE, white), times(&CONE, ICC_WHITE));
    let back = inverse(&CONE)?;
    let adapt = |color: [f64; 3]| {
        let cone = times(&CONE, color);
        times(&back, [cone[0] * to[0] / from[0], cone[1] * to[1] / from[1], cone[2] * to[2] / from[2]])
    };
    let mut adapted = [Xyzd::default(); 3];
    for ((slot, primary), amount) in adapted.iter_mut().zip(primaries).zip(amounts) {
        let [x, y, z] = adapt(primary.map(|value| value * amount));
        // What 16 fractional bits of an ICC number can hold.
        if ![x, y, z].iter().all(|value| value.abs() < 30_000.0) {
            return None;
        }
        *slot = Xyzd { x, y, z };
    }
    Some(adapted)
}

struct Parsed {
    profile: ColorProfile,
    has_table: bool,
}

/// Parses the tags that are evaluated or shown; the library never sees the others, which keeps its table readers away
/// from foreign bytes.
fn parse(icc: &[u8]) -> Result<Parsed, String> {
    const WANTED: [&[u8; 4]; 9] = [b"rXYZ", b"gXYZ", b"bXYZ", b"rTRC", b"gTRC", b"bTRC", b"kTRC", b"wtpt", b"desc"];
    const TABLES: [&[u8; 4]; 6] = [b"A2B0", b"A2B1", b"A2B2", b"D2B0", b"D2B1", b"D2B3"];
    let word = |at: usize| icc.get(at..at + 4).and_then(|b| b.try_into().ok()).map(u32::from_be_bytes);
    let short = || format!("{} bytes", icc.len());
    let stated = word(0).ok_or_else(short)? as usize;
    if stated > icc.len() {
        return Err(format!("it states {stated} bytes and {} are there", icc.len()));
    }
    if icc.get(36..40) != Some(b"acsp") {
        return Err("its signature \"acsp\" is missing".to_owned());
    }
    let count = word(HEADER).ok_or_else(short)? as usize;
    if count > MAX_TAGS {
        return Err(format!("it states {count} tags"));
    }
    let mut kept = icc.to_vec();
    let mut has_table = false;
    for index in 0..count {
        let at = HEADER + 4 + index * TAG;
        let name: &[u8; 4] = icc.get(at..at + 4).and_then(|b| b.try_into().ok()).ok_or_else(short)?;
        let (offset, size) = (word(at + 4).ok_or_else(short)? as usize, word(at + 8).ok_or_else(short)? as usize);
        has_table |= TABLES.contains(&name);
        if WANTED.contains(&name) && size >= 8 {
            if offset.checked_add(size).is_none_or(|end| end > icc.len()) {
                return Err(format!("its tag {} lies outside the file", String::from_utf8_lossy(name)));
            }
        } else if let Some(slot) = kept.get_mut(at..at + 4) {
            slot.copy_from_slice(b"    ");
        }
    }
    let profile = ColorProfile::new_from_slice(&kept).map_err(|error| error.to_string())?;
    Ok(Parsed { profile, has_table })
}

impl Parsed {
    fn description(&self) -> String {
        let text = match &self.profile.description {
            Some(ProfileText::PlainString(text)) => text.clone(),
            Some(ProfileText::Localizable(texts)) => {
                let english = texts.iter().find(|text| text.language == "en").or_else(|| texts.first());
                english.map(|text| text.value.clone()).unwrap_or_default()
            }
            Some(ProfileText::Description(text)) => text.ascii_string.clone(),
            None => String::new(),
        };
        let text: String = text.chars().filter(|c| !c.is_control()).take(120).collect();
        if text.trim().is_empty() { "unnamed profile".to_owned() } else { text.trim().to_owned() }
    }

    fn device(&self) -> Result<Device, &'static str> {
        let profile = &self.profile;
        if self.has_table {
            return Err("uses lookup tables");
        }
        match profile.color_space {
            DataColorSpace::Gray => {
                let curve = curve(profile.gray_trc.as_ref()).ok_or("has no usable tone curve")?;
                let lightness = profile.pcs == DataColorSpace::Lab;
                Ok(Device::gray(if lightness { Curve::Lightness(Box::new(curve)) } else { curve }))
            }
            DataColorSpace::Rgb => {
                let missing = "has no usable tone curves";
                let curves = [&profile.red_trc, &profile.green_trc, &profile.blue_trc];
                let [r, g, b] = curves.map(|trc| curve(trc.as_ref()));
                let curves = vec![r.ok_or(missing)?, g.ok_or(missing)?, b.ok_or(missing)?];
                let xyz = |color: Xyzd| [color.x, color.y, color.z];
                let columns = [xyz(profile.red_colorant), xyz(profile.green_colorant), xyz(profile.blue_colorant)];
                let mut matrix = transpose(columns);
                for (row, white) in matrix.iter_mut().zip(ICC_WHITE) {
                    row.iter_mut().for_each(|value| *value /= white);
                }
                if inverse(&matrix).is_none() {
                    return Err("has primaries that do not span colours");
                }
                Ok(Device::rgb(curves, matrix))
            }
            _ => Err("is neither for RGB nor for gray"),
        }
    }
}

/// The library's curve as ours; `None` for absent or senseless ones. An empty table is the identity, one of a single entry
/// a gamma with 8 fractional bits (ICC.1:2022, 10.6).
fn curve(trc: Option<&ToneReprCurve>) -> Option<Curve> {
    let curve = match trc? {
        ToneReprCurve::Lut(table) => match table.as_slice() {
            [] => Curve::Gamma(1.0),
            [gamma] => Curve::Gamma(f64::from(*gamma) / 256.0),
            table => Curve::Table(table.iter().map(|&value| f64::from(value) / 65535.0).collect()),
        },
        ToneReprCurve::Parametric(values) => {
            let values: Vec<f64> = values.iter().map(|&value| f64::from(value)).collect();
            let line = |a: f64, b: f64| if a == 0.0 { None } else { Some(-b / a) };
            let (g, a, b, c, d, e, f) = match *values.as_slice() {
                [g] => (g, 1.0, 0.0, 0.0, f64::NEG_INFINITY, 0.0, 0.0),
                [g, a, b] => (g, a, b, 0.0, line(a, b)?, 0.0, 0.0),
                [g, a, b, c] => (g, a, b, 0.0, line(a, b)?, c, c),
                [g, a, b, c, d] => (g, a, b, c, d, 0.0, 0.0),
                [g, a, b, c, d, e, f] => (g, a, b, c, d, e, f),
                _ => return None,
            };
            Curve::Parametric { g, a, b, c, d, e, f }
        }
    };
    (0..=16).all(|step| curve.eval(f64::from(step) / 16.0).is_finite()).then_some(curve)
}

fn space_name(space: DataColorSpace) -> String {
    match space {
        DataColorSpace::Rgb => "RGB".to_owned(),
        DataColorSpace::Gray => "gray".to_owned(),
        DataColorSpace::Cmyk => "CMYK".to_owned(),
        DataColorSpace::Lab => "Lab".to_owned(),
        other => format!("{other:?}"),
    }
}

/// Whether a device means sRGB.
fn is_srgb_device(device: &Device) -> bool {
    same_colors(device, &Device::srgb(device.curves().len() == 1))
}

/// Compares at 27 grays and the 216 colours of a 6-step cube.
pub(super) fn same_colors(one: &Device, two: &Device) -> bool {
    let step = |index: u32| f64::from(index) * 0.2;
    let cube = (0..216).map(|i| [step(i / 36), step(i / 6 % 6), step(i % 6)]);
    let grays = (0..27).map(|i| [f64::from(i) / 26.0; 3]);
    cube.chain(grays).all(|color| {
        let [ours, theirs] = [one, two].map(|device| lab::Lab::from_relative(device.relative(color)));
        super::delta_e::cie76(ours, theirs) <= SRGB_DISTANCE
    })
}

fn transpose(m: [[f64; 3]; 3]) -> [[f64; 3]; 3] {
    [[m[0][0], m[1][0], m[2][0]], [m[0][1], m[1][1], m[2][1]], [m[0][2], m[1][2], m[2][2]]]
}

fn times(m: &[[f64; 3]; 3], [x, y, z]: [f64; 3]) -> [f64; 3] {
    m.map(|row| row[0] * x + row[1] * y + row[2] * z)
}

/// By cofactors; `None` when the determinant is not clearly away from zero.
pub(super) fn inverse(m: &[[f64; 3]; 3]) -> Option<[[f64; 3]; 3]> {
    let minor = |r0: usize, r1: usize, c0: usize, c1: usize| m[r0][c0] * m[r1][c1] - m[r0][c1] * m[r1][c0];
    let determinant = m[0][0] * minor(1, 2, 1, 2) - m[0][1] * minor(1, 2, 0, 2) + m[0][2] * minor(1, 2, 0, 1);
    if !determinant.is_finite() || determinant.abs() < 1e-6 {
        return None;
    }
    let adjugate = [
        [minor(1, 2, 1, 2), -minor(0, 2, 1, 2), minor(0, 1, 1, 2)],
        [-minor(1, 2, 0, 2), minor(0, 2, 0, 2), -minor(0, 1, 0, 2)],
        [minor(1, 2, 0, 1), -minor(0, 2, 0, 1), minor(0, 1, 0, 1)],
    ];
    Some(adjugate.map(|row| row.map(|value| value / determinant)))
}
