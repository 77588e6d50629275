//! Differences in spaces that are more even than Lab: Oklab, ICtCp, and Lab with a hybrid distance.
//!
//! Oklab and ICtCp are defined on the D65 white. Colours given as Lab D50 are adapted by Bradford (CSS Color 4's matrix) and
//! nothing is clipped but light below zero in ICtCp, which the PQ curve does not know.

use crate::color::lab::{Lab, WHITE_D50};

/// Bradford from D50 back to D65: the inverse of CSS Color 4's D65 to D50.
const TO_D65: [[f64; 3]; 3] = [
    [0.955_473_421_488_075_2, -0.023_098_454_948_764_613, 0.063_259_243_200_570_65],
    [-0.028_369_709_333_863_71, 1.009_995_398_081_304_3, 0.021_041_441_191_917_32],
    [0.012_314_014_864_481_988, -0.020_507_649_298_898_967, 1.330_365_926_242_123_7],
];

/// The distance in Oklab (Ottosson 2020, his matrices from XYZ); black and white are 1 apart.
#[must_use]
pub fn ok(first: Lab, second: Lab) -> f64 {
    distance(oklab(first), oklab(second))
}

/// Delta-E ITP (ITU-R BT.2124): 720 times the distance in ICtCp of BT.2100 with PQ, C_T halved. sRGB white stands at
/// 203 cd/m² (BT.2408); a just noticeable difference is about 1.
#[must_use]
pub fn itp(first: Lab, second: Lab) -> f64 {
    let half = |[i, t, p]: [f64; 3]| [i, 0.5 * t, p];
    720.0 * distance(half(ictcp(first)), half(ictcp(second)))
}

/// HyAB (Abasi, Tehran, Fairchild 2020): |dL*| plus the distance in a*b*. Made for large differences.
#[must_use]
pub fn hyab(first: Lab, second: Lab) -> f64 {
    (second.l - first.l).abs() + (second.a - first.a).hypot(second.b - first.b)
}

/// XYZ on the D65 white.
fn xyz65(color: Lab) -> [f64; 3] {
    let [x, y, z] = color.to_relative();
    let [wx, wy, wz] = WHITE_D50;
    times(&TO_D65, [x * wx, y * wy, z * wz])
}

fn oklab(color: Lab) -> [f64; 3] {
    let lms = times(
        &[
            [0.818_933_010_1, 0.361_866_742_4, -0.128_859_713_7],
            [0.032_984_543_6, 0.929_311_871_5, 0.036_145_638_7],
            [0.048_200_301_8, 0.264_366_269_1, 0.633_851_707_0],
        ],
        xyz65(color),
    );
    times(
        &[
            [0.210_454_255_3, 0.793_617_785_0, -0.004_072_046_8],
            [1.977_998_495_1, -2.428_592_205_0, 0.450_593_709_9],
            [0.025_904_037_1, 0.782_771_766_2, -0.808_675_766_0],
        ],
        lms.map(f64::cbrt),
    )
}

fn ictcp(color: Lab) -> [f64; 3] {
    // XYZ to linear BT.2020, as the standard's primaries and D65 (0.3127, 0.3290) give it.
    let rgb = times(
        &[
            [1.716_651_187_971_267_6, -0.355_670_783_776_392_4, -0.253_366_281_373_659_8],
            [-0.666_684_351_832_489, 1.616_481_236_634_939, 0.015_768_545_813_911_13],
            [0.017_639_857_445_310_915, -0.042_770_613_257_808_655, 0.942_103_121_235_474],
        ],
        xyz65(color),
    );
    let lms = times(
        &[
            [1688.0 / 4096.0, 2146.0 / 4096.0, 262.0 / 4096.0],
            [683.0 / 4096.0, 2951.0 / 4096.0, 462.0 / 4096.0],
            [99.0 / 4096.0, 309.0 / 4096.0, 3688.0 / 4096.0],
        ],
        rgb,
    );
    times(
        &[
            [0.5, 0.5, 0.0],
            [6610.0 / 4096.0, -13613.0 / 4096.0, 7003.0 / 4096.0],
            [17933.0 / 4096.0, -17390.0 / 4096.0, -543.0 / 4096.0],
        ],
        lms.map(|light| perceptual_quantizer(light * 203.0 / 10_000.0)),
    )
}

/// The inverse EOTF of SMPTE ST 2084; light as a share of 10,000 cd/m².
fn perceptual_quantizer(light: f64) -> f64 {
    const M1: f64 = 2610.0 / 16384.0;
    const M2: f64 = 2523.0 / 4096.0 * 128.0;
    const C1: f64 = 3424.0 / 4096.0;
    const C2: f64 = 2413.0 / 4096.0 * 32.0;
    const C3: f64 = 2392.0 / 4096.0 * 32.0;
    let power = light.max(0.0).powf(M1);
    ((C1 + C2 * power) / (1.0 + C3 * power)).powf(M2)
}

fn times(matrix: &[[f64; 3]; 3], [x, y, z]: [f64; 3]) -> [f64; 3] {
    matrix.map(|[a, b, c]| a * x + b * y + c * z)
}

fn distance([a, b, c]: [f64; 3], [x, y, z]: [f64; 3]) -> f64 {
    ((x - a).powi(2) + (y - b).powi(2) + (z - c).powi(2)).sqrt()
}
