//! Takes the numbers that rules are judged on from the picture: the file (`file`), the subject (`subject`), the background
//! (`background`) and the pixels' own quality (`picture`).
//!
//! Fill is measured by the longest dimension (the larger of the two sides' shares, after the practice of listing
//! checkers), by the box's area and by covered pixels, since channels say "85 % of the frame" without a metric.

mod background;
pub mod file;
pub mod ground;
mod picture;
mod set;
mod subject;

pub use self::set::{common_ratio, likeness, near};

use crate::{
    market::measure::{FileFacts, Measurements},
    raster::Rgba8,
    subject::Search,
};

/// Measures `picture`, whose subject was searched before and whose file is described by `file`.
///
/// The background is only measured where a subject was found: without one, nothing says what is background.
#[must_use]
pub fn measure(picture: &Rgba8, search: &Search, file: FileFacts) -> Measurements {
    let (subject, reason) = match search {
        Search::Found(subject) => (Some(subject), None),
        Search::CannotMeasure(cannot) => (None, Some(cannot.message.clone())),
    };
    Measurements {
        width: picture.width(),
        height: picture.height(),
        subject: subject.map(|s| subject::numbers(s, picture.width(), picture.height())),
        background: subject.map(|s| background::measure(picture, s, file.format == "jpeg")),
        background_unmeasured: reason.as_ref().map(|r| format!("the background is not known without a subject: {r}")),
        subject_unmeasured: reason,
        picture: picture::measure(picture, subject.map(|s| s.bounds), !file.has_alpha),
        set: None,
        file,
    }
}

/// The measurements of a file whose pixels are not read: only its own facts; everything else says why it is missing.
#[must_use]
pub fn measure_file_alone(file: FileFacts, reason: &str) -> Measurements {
    Measurements {
        file,
        width: 0,
        height: 0,
        subject: None,
        subject_unmeasured: Some(reason.into()),
        background: None,
        background_unmeasured: Some(reason.into()),
        picture: crate::market::measure::PictureNumbers { unmeasured: Some(reason.into()), ..Default::default() },
        set: None,
    }
}
