//! A capture seen through a lookup table, in the space that the table was made for.

use super::{Interpolation, Lut};
use crate::color::lab::{self, WHITE_D50};
use crate::color::matrix::{self, times, transpose};
use crate::error::{Error, Result};

/// The colour space whose encoded values a table takes and gives.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub enum LutSpace {
    /// The capture's own stored values, whatever its profile.
    #[default]
    Own,
    /// IEC 61966-2-1.
    Srgb,
    /// sRGB's primaries and white, linear light.
    LinearSrgb,
    /// Display P3: SMPTE RP 431 primaries, D65, sRGB's curve.
    DisplayP3,
    /// Adobe RGB (1998): D65, gamma 563/256.
    AdobeRgb,
    /// ProPhoto (ROMM) RGB: D50, gamma 1.8.
    Prophoto,
    /// BT.709 primaries with the display gamma of BT.1886, 2.4.
    Rec709,
}

impl LutSpace {
    /// All of them with their names.
    pub const NAMES: [(Self, &'static str); 7] = [
        (Self::Own, "own"),
        (Self::Srgb, "srgb"),
        (Self::LinearSrgb, "linear-srgb"),
        (Self::DisplayP3, "display-p3"),
        (Self::AdobeRgb, "adobe-rgb"),
        (Self::Prophoto, "prophoto"),
        (Self::Rec709, "rec709"),
    ];

    /// The space of a name.
    ///
    /// # Errors
    /// [`Error::InvalidArgument`] lists the names.
    pub fn parse(name: &str) -> Result<Self> {
        let wanted = name.trim().to_ascii_lowercase().replace('_', "-");
        let known = Self::NAMES.iter().find(|(_, known)| *known == wanted);
        known.map(|(space, _)| *space).ok_or_else(|| Error::InvalidArgument {
            name: "lut-input",
            found: name.to_owned(),
            expected: Self::NAMES.map(|(_, name)| name).join(", "),
        })
    }

    /// Its name.
    #[must_use]
    pub fn name(self) -> &'static str {
        Self::NAMES.iter().find(|(space, _)| *space == self).map_or("own", |(_, name)| name)
    }

    /// Chromaticities of red, green, blue and white.
    const fn primaries(self) -> [[f64; 2]; 4] {
        const D65: [f64; 2] = [0.3127, 0.329];
        match self {
            Self::DisplayP3 => [[0.68, 0.32], [0.265, 0.69], [0.15, 0.06], D65],
            Self::AdobeRgb => [[0.64, 0.33], [0.21, 0.71], [0.15, 0.06], D65],
            Self::Prophoto => {
                [[0.734_699, 0.265_301], [0.159_597, 0.840_403], [0.036_598, 0.000_105], [0.3457, 0.3585]]
            }
            _ => [[0.64, 0.33], [0.3, 0.6], [0.15, 0.06], D65],
        }
    }

    pub(in crate::color) fn decode(self, encoded: f64) -> f64 {
        let power = |gamma: f64| encoded.abs().powf(gamma).copysign(encoded);
        match self {
            Self::LinearSrgb => encoded,
            Self::AdobeRgb => power(563.0 / 256.0),
            Self::Prophoto if encoded.abs() < 16.0 / 512.0 => encoded / 16.0,
            Self::Prophoto => power(1.8),
            Self::Rec709 => power(2.4),
            _ => lab::srgb_to_linear(encoded.abs()).copysign(encoded),
        }
    }

    pub(in crate::color) fn encode(self, linear: f64) -> f64 {
        let power = |gamma: f64| linear.abs().powf(1.0 / gamma).copysign(linear);
        match self {
            Self::LinearSrgb => linear,
            Self::AdobeRgb => power(563.0 / 256.0),
            Self::Prophoto if linear.abs() < 1.0 / 512.0 => linear * 16.0,
            Self::Prophoto => power(1.8),
            Self::Rec709 => power(2.4),
            _ => {
                let size = linear.abs();
                let encoded = if size <= 0.003_130_8 { size * 12.92 } else { 1.055 * size.powf(1.0 / 2.4) - 0.055 };
                encoded.copysign(linear)
            }
        }
    }

    /// Linear light to XYZ relative to D50, adapted by Bradford.
    pub(in crate::color) fn matrix(self) -> [[f64; 3]; 3] {
        if matches!(self, Self::Srgb | Self::LinearSrgb | Self::Rec709 | Self::Own) {
            return lab::SRGB;
        }
        let [red, green, blue, white] = self.primaries();
        let xyz = |[x, y]: [f64; 2]| [x / y, 1.0, (1.0 - x - y) / y];
        let columns = [red, green, blue].map(xyz);
        let plain = transpose(columns);
        let white = xyz(white);
        let scale = times(&inverse(&plain), white);
        let to_white = plain.map(|row| [row[0] * scale[0], row[1] * scale[1], row[2] * scale[2]]);
        // Bradford: cone responses scaled from the space's white to D50.
        const CONES: [[f64; 3]; 3] = [[0.8951, 0.2664, -0.1614], [-0.7502, 1.7135, 0.0367], [0.0389, -0.0685, 1.0296]];
        let (from, to) = (times(&CONES, white), times(&CONES, WHITE_D50));
        let scaled = [0, 1, 2].map(|k: usize| CONES[k].map(|value| value * to[k] / from[k]));
        let adapt = product(&inverse(&CONES), &scaled);
        let absolute = product(&adapt, &to_white);
        [0, 1, 2].map(|k: usize| absolute[k].map(|value| value / WHITE_D50[k]))
    }
}

fn product(one: &[[f64; 3]; 3], two: &[[f64; 3]; 3]) -> [[f64; 3]; 3] {
    let columns = transpose(*two);
    one.map(|row| columns.map(|column| row[0] * column[0] + row[1] * column[1] + row[2] * column[2]))
}

/// Of a matrix that has one: those of colour spaces do.
fn inverse(m: &[[f64; 3]; 3]) -> [[f64; 3]; 3] {
    matrix::inverse(m).unwrap_or([[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]])
}

/// Steps of the table for decoding what a lookup table gives; between them it is linear, which is 2e-8 off at most.
const STEPS: usize = 8192;

/// How a capture's pixels look through a table.
#[derive(Debug, Clone)]
pub struct Graded {
    lut: Lut,
    interpolation: Interpolation,
    space: LutSpace,
    to_xyz: [[f64; 3]; 3],
    from_xyz: [[f64; 3]; 3],
    decoded: Vec<f64>,
}

impl Graded {
    /// A table for values of `space`.
    #[must_use]
    pub fn new(lut: Lut, interpolation: Interpolation, space: LutSpace) -> Self {
        let to_xyz = space.matrix();
        let decoded = (0..=STEPS + 1).map(|step| space.decode(step as f64 / STEPS as f64)).collect();
        Self { lut, interpolation, space, from_xyz: inverse(&to_xyz), to_xyz, decoded }
    }

    /// The space that the table takes and gives.
    #[must_use]
    pub const fn space(&self) -> LutSpace {
        self.space
    }

    /// The table.
    #[must_use]
    pub const fn lut(&self) -> &Lut {
        &self.lut
    }

    /// XYZ relative to D50 of a colour through the table, from XYZ relative to D50.
    #[must_use]
    pub fn relative(&self, xyz: [f64; 3]) -> [f64; 3] {
        let encoded = times(&self.from_xyz, xyz).map(|linear| self.space.encode(linear));
        self.of_encoded(encoded)
    }

    /// XYZ relative to D50 of the table's answer to encoded values of the space.
    #[must_use]
    pub fn of_encoded(&self, encoded: [f64; 3]) -> [f64; 3] {
        let linear = self.lut.apply(encoded, self.interpolation).map(|value| self.decode(value));
        lab::relative(&self.to_xyz, linear)
    }

    /// The table's answer itself, in the space's encoded values.
    pub(in crate::color) fn mapped(&self, encoded: [f64; 3]) -> [f64; 3] {
        self.lut.apply(encoded, self.interpolation)
    }

    fn decode(&self, encoded: f64) -> f64 {
        let place = encoded * STEPS as f64;
        if !(0.0..=STEPS as f64).contains(&place) {
            return self.space.decode(encoded);
        }
        let below = place as usize;
        let at = |index: usize| self.decoded.get(index).copied().unwrap_or(0.0);
        at(below) + (at(below + 1) - at(below)) * (place - below as f64)
    }
}

#[cfg(test)]
mod tests {
    use super::{Graded, Interpolation, LutSpace};
    use crate::color::lut::parse;

    #[test]
    fn spaces_keep_white_and_come_back() {
        for (space, name) in LutSpace::NAMES {
            assert_eq!(LutSpace::parse(name).ok(), Some(space));
            let identity = parse(b"LUT_1D_SIZE 2\n0 0 0\n1 1 1\n");
            let Ok(identity) = identity else { unreachable!("an identity") };
            let graded = Graded::new(identity, Interpolation::Tetrahedral, space);
            let white = graded.of_encoded([1.0; 3]);
            assert!(white.iter().all(|value| (value - 1.0).abs() < 1e-5), "{name}: {white:?}");
            let color = [0.31, 0.35, 0.28];
            let back = graded.relative(color);
            assert!(color.iter().zip(back).all(|(a, b)| (a - b).abs() < 1e-6), "{name}: {back:?}");
        }
    }
}
