//! Colour difference formulas on Lab, in f64, exactly as published.
//!
//! CIEDE2000 after CIE 142-2001 and Sharma, Wu, Dalal, "The CIEDE2000 Color-Difference Formula: Implementation Notes"
//! (2005); CIE94 after CIE 116-1995; CMC(l:c) after BS 6923. CIE94 and CMC are not symmetric: the first colour is the
//! reference.

use super::lab::Lab;

/// Hue angles that differ by 180° up to this many degrees count as exactly opposite: CIEDE2000 jumps there, and rounding
/// (1e-13°) would otherwise choose the side. The mean of opposite hues is then half their sum, the published first case.
const OPPOSITE: f64 = 1e-9;

/// CIEDE2000 with all parametric factors 1.
///
/// Symmetric. Where a colour is exactly neutral its hue counts as the other's; exactly opposite hues take the published
/// rule for differences up to 180°.
///
/// ```
/// # use proofroom::color::{delta_e::ciede2000, lab::Lab};
/// let difference = ciede2000(Lab { l: 50.0, a: 2.6772, b: -79.7751 }, Lab { l: 50.0, a: 0.0, b: -82.7485 });
/// assert!((difference - 2.0425).abs() < 1e-4);
/// ```
#[must_use]
pub fn ciede2000(first: Lab, second: Lab) -> f64 {
    let pow7 = |c: f64| c.powi(7);
    let twenty_five_7 = pow7(25.0);
    let mean_chroma = pow7((first.chroma() + second.chroma()) / 2.0);
    let g = 0.5 * (1.0 - (mean_chroma / (mean_chroma + twenty_five_7)).sqrt());
    let (a1, a2) = ((1.0 + g) * first.a, (1.0 + g) * second.a);
    let (c1, c2) = (a1.hypot(first.b), a2.hypot(second.b));
    let (h1, h2) = (hue(a1, first.b), hue(a2, second.b));

    let colorless = c1 * c2 == 0.0;
    let turn = h2 - h1;
    let dh = match turn {
        _ if colorless => 0.0,
        t if t.abs() <= 180.0 + OPPOSITE => t,
        t if t > 0.0 => t - 360.0,
        t => t + 360.0,
    };
    let mean_hue = match h1 + h2 {
        sum if colorless => sum,
        sum if turn.abs() <= 180.0 + OPPOSITE => sum / 2.0,
        sum if sum < 360.0 => (sum + 360.0) / 2.0,
        sum => (sum - 360.0) / 2.0,
    };
    let dl = second.l - first.l;
    let dc = c2 - c1;
    let dh = 2.0 * (c1 * c2).sqrt() * (dh / 2.0).to_radians().sin();

    let l = (first.l + second.l) / 2.0 - 50.0;
    let c = (c1 + c2) / 2.0;
    let cos = |degrees: f64| degrees.to_radians().cos();
    let t = 1.0 - 0.17 * cos(mean_hue - 30.0) + 0.24 * cos(2.0 * mean_hue) + 0.32 * cos(3.0 * mean_hue + 6.0)
        - 0.20 * cos(4.0 * mean_hue - 63.0);
    let sl = 1.0 + 0.015 * l * l / (20.0 + l * l).sqrt();
    let sc = 1.0 + 0.045 * c;
    let sh = 1.0 + 0.015 * c * t;
    let theta = 30.0 * (-((mean_hue - 275.0) / 25.0).powi(2)).exp();
    let rc = 2.0 * (pow7(c) / (pow7(c) + twenty_five_7)).sqrt();
    let rt = -(2.0 * theta).to_radians().sin() * rc;
    let (dl, dc, dh) = (dl / sl, dc / sc, dh / sh);
    (dl * dl + dc * dc + dh * dh + rt * dc * dh).max(0.0).sqrt()
}

/// CIE 1976: the Euclidean distance.
#[must_use]
pub fn cie76(first: Lab, second: Lab) -> f64 {
    let (dl, da, db) = (second.l - first.l, second.a - first.a, second.b - first.b);
    (dl * dl + da * da + db * db).sqrt()
}

/// CIE 1994 with the constants for graphic arts.
#[must_use]
pub fn cie94(reference: Lab, sample: Lab) -> f64 {
    let (dl, dc, dh2) = parts(reference, sample);
    let c = reference.chroma();
    let (sc, sh) = (1.0 + 0.045 * c, 1.0 + 0.015 * c);
    (dl * dl + (dc / sc).powi(2) + dh2 / (sh * sh)).sqrt()
}

/// CMC(l:c); 2:1 for acceptability, 1:1 for perceptibility.
#[must_use]
pub fn cmc(reference: Lab, sample: Lab, l: f64, c: f64) -> f64 {
    let (dl, dc, dh2) = parts(reference, sample);
    let chroma = reference.chroma();
    let h = hue(reference.a, reference.b);
    let sl = if reference.l < 16.0 { 0.511 } else { 0.040_975 * reference.l / (1.0 + 0.017_65 * reference.l) };
    let sc = 0.0638 * chroma / (1.0 + 0.0131 * chroma) + 0.638;
    let f = (chroma.powi(4) / (chroma.powi(4) + 1900.0)).sqrt();
    let t = if (164.0..=345.0).contains(&h) {
        0.56 + (0.2 * (h + 168.0).to_radians().cos()).abs()
    } else {
        0.36 + (0.4 * (h + 35.0).to_radians().cos()).abs()
    };
    let sh = sc * (f * t + 1.0 - f);
    ((dl / (l * sl)).powi(2) + (dc / (c * sc)).powi(2) + dh2 / (sh * sh)).sqrt()
}

/// Differences in lightness and chroma, and the square of that in hue (never negative, also after rounding).
fn parts(first: Lab, second: Lab) -> (f64, f64, f64) {
    let dc = second.chroma() - first.chroma();
    let (da, db) = (second.a - first.a, second.b - first.b);
    (second.l - first.l, dc, (da * da + db * db - dc * dc).max(0.0))
}

/// The hue angle in degrees, 0 to 360; 0 for neutral.
fn hue(a: f64, b: f64) -> f64 {
    if a == 0.0 && b == 0.0 { 0.0 } else { b.atan2(a).to_degrees().rem_euclid(360.0) }
}
