//! CIEDE2000 after CIE 142-2001 (now ISO/CIE 11664-6) and Sharma, Wu, Dalal, "The CIEDE2000 Color-Difference Formula:
//! Implementation Notes" (2005).

use super::hue;
use crate::color::lab::Lab;

/// Hue angles that differ by 180° up to this many degrees count as exactly opposite: CIEDE2000 jumps there, and rounding
/// (1e-13°) would otherwise choose the side. The mean of opposite hues is then half their sum, the published first case.
const OPPOSITE: f64 = 1e-9;

/// The parametric factors of [`ciede2000_with`].
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Factors {
    /// k_L; 2 for textiles, else 1.
    pub lightness: f64,
    /// k_C.
    pub chroma: f64,
    /// k_H.
    pub hue: f64,
    /// Whether the lightness weight S_L is taken as 1, as Metamorfoze does for targets: a difference of dark colours then
    /// counts as much as one of middle grays.
    pub flat_lightness: bool,
}

impl Default for Factors {
    fn default() -> Self {
        Self { lightness: 1.0, chroma: 1.0, hue: 1.0, flat_lightness: false }
    }
}

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
    ciede2000_with(first, second, &Factors::default())
}

/// CIEDE2000 with parametric factors; see [`ciede2000`].
#[must_use]
pub fn ciede2000_with(first: Lab, second: Lab, factors: &Factors) -> f64 {
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
    let sl = if factors.flat_lightness { 1.0 } else { 1.0 + 0.015 * l * l / (20.0 + l * l).sqrt() };
    let sc = 1.0 + 0.045 * c;
    let sh = 1.0 + 0.015 * c * t;
    let theta = 30.0 * (-((mean_hue - 275.0) / 25.0).powi(2)).exp();
    let rc = 2.0 * (pow7(c) / (pow7(c) + twenty_five_7)).sqrt();
    let rt = -(2.0 * theta).to_radians().sin() * rc;
    let (dl, dc, dh) = (dl / (factors.lightness * sl), dc / (factors.chroma * sc), dh / (factors.hue * sh));
    (dl * dl + dc * dc + dh * dh + rt * dc * dh).max(0.0).sqrt()
}
