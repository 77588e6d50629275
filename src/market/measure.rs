//! The plain numbers that rules are judged on. They are taken by `quality` and by whoever decoded the file; nothing
//! here has seen a pixel.

mod background;
mod file;
mod picture;
mod set;
mod subject;

use serde::{Deserialize, Serialize};

pub use self::{
    background::{BackgroundNumbers, Patch},
    file::{FileFacts, ProfileClass, Provenance},
    picture::PictureNumbers,
    set::{Likeness, SetNumbers},
    subject::{Margins, Side, Spread, SubjectNumbers},
};

/// Everything that was measured of one picture.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct Measurements {
    /// The file.
    pub file: FileFacts,
    /// Width after orientation, px; 0 when the pixels could not be read.
    pub width: u32,
    /// Height after orientation, px.
    pub height: u32,
    /// The subject; none when it could not be measured.
    pub subject: Option<SubjectNumbers>,
    /// Why the subject could not be measured, as a sentence.
    pub subject_unmeasured: Option<String>,
    /// The background; none when it could not be measured.
    pub background: Option<BackgroundNumbers>,
    /// Why the background could not be measured, as a sentence.
    pub background_unmeasured: Option<String>,
    /// The pixels' own quality.
    pub picture: PictureNumbers,
    /// The pictures that belong together; none when this one was looked at alone.
    pub set: Option<SetNumbers>,
}

impl Measurements {
    /// The longer side, px.
    #[must_use]
    pub fn longest_px(&self) -> f64 {
        f64::from(self.width.max(self.height))
    }

    /// The shorter side, px.
    #[must_use]
    pub fn shortest_px(&self) -> f64 {
        f64::from(self.width.min(self.height))
    }

    /// Pixels in millions.
    #[must_use]
    pub fn megapixels(&self) -> f64 {
        f64::from(self.width) * f64::from(self.height) / 1e6
    }

    /// Both sides together, px.
    #[must_use]
    pub fn sum_px(&self) -> f64 {
        f64::from(self.width) + f64::from(self.height)
    }

    /// Width divided by height.
    #[must_use]
    pub fn ratio(&self) -> f64 {
        f64::from(self.width) / f64::from(self.height.max(1))
    }
}
