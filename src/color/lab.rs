//! CIE L\*a\*b\* (CIE 15:2018), white D50, and sRGB after CSS Color 4.

use serde::{Deserialize, Serialize};

/// A colour in CIE L\*a\*b\*, white D50, 2° observer.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct Lab {
    /// Lightness, 0 (black) to 100 (white).
    pub l: f64,
    /// Green (negative) to red (positive).
    pub a: f64,
    /// Blue (negative) to yellow (positive).
    pub b: f64,
}

/// L\* from which on a colour is white ground, which is cut out and not lit: it says nothing of the product.
pub(super) const GROUND: f64 = 98.5;

/// Where Lab's cube root gives way to a line: (6/29)³, exactly as CIE 15 states it as a fraction.
pub(super) const EPSILON: f64 = 216.0 / 24389.0;
/// The slope of that line, (29/3)³.
pub(super) const KAPPA: f64 = 24389.0 / 27.0;

/// XYZ of the D50 white, from its chromaticity 0.3457, 0.3585 (CSS Color 4).
pub(super) const WHITE_D50: [f64; 3] = [0.964_295_676_429_567_7, 1.0, 0.825_104_602_510_460_2];

/// Linear sRGB to XYZ relative to the D50 white: CSS Color 4's matrix, Bradford to D50, each row divided by the white's
/// component, so that every row sums to one.
pub(super) const SRGB: [[f64; 3]; 3] = adapted([
    [0.412_390_799_265_959_34, 0.357_584_339_383_877_96, 0.180_480_788_401_834_3],
    [0.212_639_005_871_510_3, 0.715_168_678_767_755_9, 0.072_192_315_360_733_71],
    [0.019_330_818_715_591_825, 0.119_194_779_794_625_95, 0.950_532_152_249_660_6],
]);

/// Linear Display P3 to XYZ relative to the D50 white, likewise.
pub(super) const DISPLAY_P3: [[f64; 3]; 3] = adapted([
    [0.486_570_948_648_216_2, 0.265_667_693_169_093_06, 0.198_217_285_234_362_5],
    [0.228_974_564_069_748_8, 0.691_738_521_836_506_4, 0.079_286_914_093_745],
    [0.0, 0.045_113_381_858_902_64, 1.043_944_368_900_976],
]);

/// A matrix to XYZ under D65 as one to XYZ relative to the D50 white.
const fn adapted(to_d65: [[f64; 3]; 3]) -> [[f64; 3]; 3] {
    let bradford = [
        [1.047_929_792_544_996_6, 0.022_946_870_601_609_614, -0.050_192_266_289_205_194],
        [0.029_627_808_770_055_8, 0.990_434_426_753_879_8, -0.017_073_799_063_418_806],
        [-0.009_243_040_646_204_514, 0.015_055_191_490_298_15, 0.751_874_281_428_137_1],
    ];
    let white = WHITE_D50;
    let mut matrix = [[0.0; 3]; 3];
    let mut row = 0;
    while row < 3 {
        let mut column = 0;
        while column < 3 {
            let mut sum = 0.0;
            let mut k = 0;
            while k < 3 {
                sum += bradford[row][k] * to_d65[k][column];
                k += 1;
            }
            matrix[row][column] = sum / white[row];
            column += 1;
        }
        row += 1;
    }
    matrix
}

impl Lab {
    /// From XYZ divided by the D50 white's XYZ.
    ///
    /// ```
    /// # use proofroom::color::lab::Lab;
    /// assert_eq!(Lab::from_relative([1.0, 1.0, 1.0]), Lab { l: 100.0, a: 0.0, b: 0.0 });
    /// ```
    #[must_use]
    pub fn from_relative([x, y, z]: [f64; 3]) -> Self {
        let [fx, fy, fz] = [x, y, z].map(|t| if t > EPSILON { t.cbrt() } else { (KAPPA * t + 16.0) / 116.0 });
        Self { l: 116.0 * fy - 16.0, a: 500.0 * (fx - fy), b: 200.0 * (fy - fz) }
    }

    /// To XYZ divided by the D50 white's XYZ; also of colours that no light has (L\* below 0).
    #[must_use]
    pub fn to_relative(self) -> [f64; 3] {
        let y = (self.l + 16.0) / 116.0;
        [y + self.a / 500.0, y, y - self.b / 200.0].map(inverse_f)
    }

    /// From 8-bit sRGB. Neutral colours have a = b = 0 exactly.
    ///
    /// ```
    /// # use proofroom::color::lab::Lab;
    /// let red = Lab::from_srgb8([255, 0, 0]);
    /// assert!((red.l - 54.29).abs() < 0.01 && (red.a - 80.80).abs() < 0.02 && (red.b - 69.89).abs() < 0.02);
    /// ```
    #[must_use]
    pub fn from_srgb8(rgb: [u8; 3]) -> Self {
        Self::from_srgb(rgb.map(|value| f64::from(value) / 255.0))
    }

    /// From encoded sRGB, 0 to 1. Neutral colours have a = b = 0 exactly.
    #[must_use]
    pub fn from_srgb(rgb: [f64; 3]) -> Self {
        Self::from_relative(relative(&SRGB, rgb.map(srgb_to_linear)))
    }

    /// The mean of colours, coordinate by coordinate; `None` of none.
    #[must_use]
    pub fn mean(colors: &[Self]) -> Option<Self> {
        let n = colors.len() as f64;
        let sum = colors.iter().fold(Self::default(), |s, c| Self { l: s.l + c.l, a: s.a + c.a, b: s.b + c.b });
        (!colors.is_empty()).then(|| Self { l: sum.l / n, a: sum.a / n, b: sum.b / n })
    }

    /// Distance from the neutral axis.
    #[must_use]
    pub fn chroma(self) -> f64 {
        self.a.hypot(self.b)
    }
}

/// From the cube-root scale of Lab back to a component of XYZ relative to white.
pub(super) fn inverse_f(f: f64) -> f64 {
    if f > 6.0 / 29.0 { f * f * f } else { (116.0 * f - 16.0) / KAPPA }
}

/// Matrix times colour, written so that equal channels give exactly equal results where a row sums to one.
pub(super) fn relative(matrix: &[[f64; 3]; 3], [r, g, b]: [f64; 3]) -> [f64; 3] {
    matrix.map(|[mr, mg, mb]| {
        let sum = mr + mg + mb;
        let sum = if (sum - 1.0).abs() < NEUTRAL { 1.0 } else { sum };
        sum * r + mg * (g - r) + mb * (b - r)
    })
}

/// A row sum this near to one is one: profiles store 16 fractional bits, and the two hue-less directions of CIEDE2000 are
/// discontinuous at neutral, so that rounding noise there would pick a hue. 5e-5 moves a or b by 0.008 at most.
pub(super) const NEUTRAL: f64 = 5e-5;

/// The sRGB curve of IEC 61966-2-1, encoded to linear, both 0 to 1.
pub(super) fn srgb_to_linear(encoded: f64) -> f64 {
    if encoded <= 0.04045 { encoded / 12.92 } else { ((encoded + 0.055) / 1.055).powf(2.4) }
}

/// The sRGB curve, linear to encoded; values outside 0 to 1 are clipped.
pub(super) fn linear_to_srgb(linear: f64) -> f64 {
    let linear = linear.clamp(0.0, 1.0);
    if linear <= 0.003_130_8 { linear * 12.92 } else { 1.055 * linear.powf(1.0 / 2.4) - 0.055 }
}
