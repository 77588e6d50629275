//! CMC(l:c) after BS 6923 and ISO 105-J03. Not symmetric: the first colour is the reference.

use super::{hue, parts};
use crate::color::lab::Lab;

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
