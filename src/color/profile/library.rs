//! The only file that names the ICC library: it parses names, colorants and tone curves, and writes profiles of the
//! meaning of PNG's colour chunks. It is shown no tag but those (see [`Tags::masked`]).

use moxcms::{ColorProfile, LocalizableString, ProfileText, ToneReprCurve, Xyzd};

use super::curve::Curve;
use super::pipeline::ICC_WHITE;
use super::tags::Tags;
use crate::color::matrix::{inverse, times, transpose};

/// What the library reads of a profile.
pub(super) struct Parsed(ColorProfile);

impl Parsed {
    pub(super) fn read(tags: &Tags<'_>) -> Result<Self, String> {
        const WANTED: [&[u8; 4]; 8] = [b"rXYZ", b"gXYZ", b"bXYZ", b"rTRC", b"gTRC", b"bTRC", b"kTRC", b"desc"];
        let kept = tags.masked(&WANTED)?;
        ColorProfile::new_from_slice(&kept).map(Self).map_err(|error| error.to_string())
    }

    /// The profile's own name, cut to a line.
    pub(super) fn description(&self) -> String {
        let text = match &self.0.description {
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

    /// The gray tone curve; `None` when absent or senseless.
    pub(super) fn gray(&self) -> Option<Curve> {
        curve(self.0.gray_trc.as_ref())
    }

    /// The tone curves of red, green and blue.
    pub(super) fn curves(&self) -> Option<Vec<Curve>> {
        [&self.0.red_trc, &self.0.green_trc, &self.0.blue_trc].into_iter().map(|trc| curve(trc.as_ref())).collect()
    }

    /// From linear light to XYZ relative to white; `None` when the primaries do not span colours.
    pub(super) fn matrix(&self) -> Option<[[f64; 3]; 3]> {
        let xyz = |color: Xyzd| [color.x, color.y, color.z];
        let mut matrix = transpose([xyz(self.0.red_colorant), xyz(self.0.green_colorant), xyz(self.0.blue_colorant)]);
        for (row, white) in matrix.iter_mut().zip(ICC_WHITE) {
            row.iter_mut().for_each(|value| *value /= white);
        }
        inverse(&matrix).is_some().then_some(matrix)
    }
}

/// The library's curve as ours; `None` for absent or senseless ones.
fn curve(trc: Option<&ToneReprCurve>) -> Option<Curve> {
    match trc? {
        ToneReprCurve::Lut(table) => Curve::sampled(table).sane(),
        ToneReprCurve::Parametric(values) => {
            let values: Vec<f64> = values.iter().map(|&value| f64::from(value)).collect();
            Curve::parametric(&values)?.sane()
        }
    }
}

/// D65 as x, y.
const D65: [f64; 2] = [0.3127, 0.3290];
/// White, red, green and blue of sRGB as x, y (ITU-R BT.709).
const SRGB_POINTS: [[f64; 2]; 4] = [D65, [0.64, 0.33], [0.30, 0.60], [0.15, 0.06]];

/// See [`super::from_cicp`].
pub(super) fn from_cicp(primaries: u8, transfer: u8) -> Option<Vec<u8>> {
    let (points, name) = match (primaries, transfer) {
        (1, 13) => (SRGB_POINTS, "sRGB IEC61966-2.1"),
        (12, 13) => ([D65, [0.680, 0.320], [0.265, 0.690], [0.150, 0.060]], "Display P3"),
        _ => return None,
    };
    named(ColorProfile::new_srgb(), points, name)
}

/// See [`super::from_gamma`].
pub(super) fn from_gamma(file_gamma: f64, chromaticities: Option<[[f64; 2]; 4]>) -> Option<Vec<u8>> {
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
    // A colour space of version 4 has the white of the connection space.
    let [x, y, z] = ICC_WHITE;
    profile.media_white_point = Some(Xyzd { x, y, z });
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
