//! Takes the numbers that rules are judged on from the picture: fill three ways, margins, and the background in tests of
//! its own (`background`).
//!
//! Fill is measured by the longest dimension (the larger of the two sides' shares, after the practice of listing
//! checkers), by the box's area and by covered pixels, since channels say "85 % of the frame" without a metric.

mod background;
pub mod ground;

use crate::{
    market::measure::{FileFacts, Margins, Measurements, Side, SubjectNumbers},
    raster::Rgba8,
    subject::{Method, Search, Subject},
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
    let background = subject.map(|s| background::measure(picture, s, file.format == "jpeg"));
    Measurements {
        width: picture.width(),
        height: picture.height(),
        subject: subject.map(|s| subject_numbers(picture, s)),
        background_unmeasured: reason.as_ref().map(|r| format!("the background is not known without a subject: {r}")),
        subject_unmeasured: reason,
        background,
        file,
    }
}

fn subject_numbers(picture: &Rgba8, subject: &Subject) -> SubjectNumbers {
    let (width, height) = (f64::from(picture.width()), f64::from(picture.height()));
    let b = subject.bounds;
    let margins = Margins { left: b.x, top: b.y, right: width - b.x - b.width, bottom: height - b.y - b.height };
    let sides = [
        (Side::Left, margins.left),
        (Side::Top, margins.top),
        (Side::Right, margins.right),
        (Side::Bottom, margins.bottom),
    ];
    SubjectNumbers {
        bounds: b,
        method: match subject.method {
            Method::Path => "path",
            Method::Alpha => "alpha",
            Method::Background => "background",
        }
        .into(),
        confidence: subject.confidence,
        fill_longest: (b.width / width).max(b.height / height),
        fill_box: b.width * b.height / (width * height),
        fill_mask: subject.area_px / (width * height),
        margins,
        center_offset_x: (b.x + b.width / 2.0) / width - 0.5,
        center_offset_y: (b.y + b.height / 2.0) / height - 0.5,
        touches: sides.iter().filter(|(_, margin)| *margin < 1.0).map(|(side, _)| *side).collect(),
        pieces: subject.pieces,
    }
}
