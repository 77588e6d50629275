//! What is counted over the pictures of one product, and of all.

use serde::{Deserialize, Serialize};

/// The pictures that belong together with one.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct SetNumbers {
    /// Pictures of this product, this one included.
    pub count: u32,
    /// Names of pictures of the set that look the same as this one.
    pub duplicates: Vec<String>,
    /// The ratio of width to height that most pictures of the catalogue have.
    pub common_ratio: f64,
    /// Share of the catalogue's pictures that have it, 0 to 1.
    pub common_share: f64,
    /// Whether the product has a main image; none when names say nothing of views.
    pub has_main: Option<bool>,
}

/// What two pictures are compared by: a difference hash (Krawetz 2013) of 8 × 8 bits on brightness.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Likeness(pub u64);

impl Likeness {
    /// Bits of 64 that may differ between two near-duplicates: recompression and scaling change up to three.
    pub const NEAR: u32 = 3;

    /// Whether the two look the same.
    #[must_use]
    pub const fn is_near(self, other: Self) -> bool {
        (self.0 ^ other.0).count_ones() <= Self::NEAR
    }
}
