//! CIE 1994 after CIE 116-1995. Not symmetric: the first colour is the reference.

use super::parts;
use crate::color::lab::Lab;

/// The two published sets of constants.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Use {
    /// Graphic arts: k_L 1, K₁ 0.045, K₂ 0.015.
    Graphic,
    /// Textiles: k_L 2, K₁ 0.048, K₂ 0.014.
    Textile,
}

/// CIE 1994.
#[must_use]
pub fn cie94(reference: Lab, sample: Lab, constants: Use) -> f64 {
    let (kl, k1, k2) = match constants {
        Use::Graphic => (1.0, 0.045, 0.015),
        Use::Textile => (2.0, 0.048, 0.014),
    };
    let (dl, dc, dh2) = parts(reference, sample);
    let c = reference.chroma();
    let (sc, sh) = (1.0 + k1 * c, 1.0 + k2 * c);
    ((dl / kl).powi(2) + (dc / sc).powi(2) + dh2 / (sh * sh)).sqrt()
}
