//! A channel's frames over a picture: where each lies, and how much of the subject's box it keeps. Numbers only.

use serde::{Deserialize, Serialize};

use super::{
    Source,
    rule::{Confidence, Crop, Fit, RuleSet, Shape},
    sources,
};
use crate::finding::Region;

/// Less than this share of the subject's box outside a frame is no cut: half a pixel of a 1000 px side.
const ROUNDING: f64 = 0.0005;

/// Rows that an ellipse's share of a box is summed over; the error is far below [`ROUNDING`].
const ROWS: u32 = 4096;

/// One of the channel's frames over one picture.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct CropFrame {
    /// The frame's word, such as `thumb-5-4`.
    pub id: String,
    /// Its shape; a circle is inscribed in `frame`.
    pub shape: Shape,
    /// How the picture is put into it.
    pub fit: Fit,
    /// Whether the fit is documented; if not, the worst case (cover) is shown.
    pub documented: bool,
    /// What the frame shows, px of the picture. For `contain` it reaches past the picture where space is added.
    pub frame: Region,
    /// Where a subject is not cut, px: the frame inside the picture; for a circle the square inscribed in it.
    pub safe_area: Region,
    /// Share of the subject's box that the frame keeps, 0 to 1; none without a subject.
    pub subject_kept: Option<f64>,
    /// Whether the frame cuts the subject's box; none without a subject.
    pub cuts_subject: Option<bool>,
    /// How good the source is.
    pub confidence: Confidence,
    /// The sources.
    pub sources: Vec<Source>,
    /// What the sources say beside it.
    pub note: Option<String>,
}

/// The centred frame of `crop` over a picture of `width` × `height` px.
pub(super) fn frame(rules: &RuleSet, crop: &Crop, width: u32, height: u32, subject: Option<Region>) -> CropFrame {
    let frame = centred(f64::from(width), f64::from(height), crop.ratio, crop.fit);
    let picture = Region { x: 0.0, y: 0.0, width: f64::from(width), height: f64::from(height) };
    let safe_area = match crop.shape {
        Shape::Rect => overlap(frame, picture),
        Shape::Circle => {
            // The square inscribed in a circle has 1/√2 of its side.
            let (w, h) =
                (frame.width * core::f64::consts::FRAC_1_SQRT_2, frame.height * core::f64::consts::FRAC_1_SQRT_2);
            let middle = |start: f64, length: f64, inner: f64| start + (length - inner) / 2.0;
            Region { x: middle(frame.x, frame.width, w), y: middle(frame.y, frame.height, h), width: w, height: h }
        }
    };
    let kept = subject.map(|s| kept(s, frame, crop.shape));
    CropFrame {
        id: crop.id.clone(),
        shape: crop.shape,
        fit: crop.fit,
        documented: crop.documented,
        frame,
        safe_area,
        subject_kept: kept,
        cuts_subject: kept.map(|k| k < 1.0 - ROUNDING),
        confidence: crop.confidence,
        sources: sources(rules, &crop.sources),
        note: crop.note.clone(),
    }
}

fn centred(width: f64, height: f64, ratio: Option<f64>, fit: Fit) -> Region {
    let own = width / height;
    let ratio = ratio.unwrap_or(own);
    // Cover keeps the whole of the side that is relatively shorter, contain that of the longer.
    let full_width = (ratio >= own) == (fit == Fit::Cover);
    let (w, h) = if full_width { (width, width / ratio) } else { (height * ratio, height) };
    Region { x: (width - w) / 2.0, y: (height - h) / 2.0, width: w, height: h }
}

fn overlap(a: Region, b: Region) -> Region {
    let (x, y) = (a.x.max(b.x), a.y.max(b.y));
    let (right, bottom) = ((a.x + a.width).min(b.x + b.width), (a.y + a.height).min(b.y + b.height));
    Region { x, y, width: (right - x).max(0.0), height: (bottom - y).max(0.0) }
}

/// Share of `subject`'s area inside the frame.
fn kept(subject: Region, frame: Region, shape: Shape) -> f64 {
    let area = subject.width * subject.height;
    if area <= 0.0 {
        return 0.0;
    }
    let inside = match shape {
        Shape::Rect => {
            let both = overlap(subject, frame);
            both.width * both.height
        }
        Shape::Circle => {
            let (cx, cy) = (frame.x + frame.width / 2.0, frame.y + frame.height / 2.0);
            let row_height = subject.height / f64::from(ROWS);
            let row = |i: u32| {
                let v = (subject.y + (f64::from(i) + 0.5) * row_height - cy) / (frame.height / 2.0);
                let half = (1.0 - v * v).max(0.0).sqrt() * frame.width / 2.0;
                ((cx + half).min(subject.x + subject.width) - (cx - half).max(subject.x)).max(0.0)
            };
            (0..ROWS).map(|i| row(i) * row_height).sum()
        }
    };
    inside / area
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn cover_keeps_what_the_arithmetic_says() {
        // Width, height, ratio, share of the picture kept: the derived table of the facts.
        for (width, height, ratio, share) in [
            (1.0, 1.0, 0.8, 0.8),
            (1.0, 1.0, 0.75, 0.75),
            (1.0, 1.0, 1.25, 0.8),
            (1.0, 1.0, 4.0 / 3.0, 0.75),
            (1.0, 1.0, 1.91, 1.0 / 1.91),
            (4.0, 5.0, 1.0, 0.8),
            (3.0, 4.0, 1.91, 0.75 / 1.91),
            (1.0, 1.0, 1.0, 1.0),
        ] {
            let frame = centred(width, height, Some(ratio), Fit::Cover);
            // 1e-4: the table has four digits.
            assert!(
                (frame.width * frame.height / (width * height) - share).abs() < 1e-4,
                "{width}:{height} to {ratio}"
            );
            let whole = centred(width, height, Some(ratio), Fit::Contain);
            assert!(whole.width >= width - 1e-12 && whole.height >= height - 1e-12);
        }
    }

    #[test]
    fn a_circle_cuts_corners() {
        let frame = Region { x: 0.0, y: 0.0, width: 100.0, height: 100.0 };
        // A circle holds π/4 of its square, and all of the inscribed square.
        assert!((kept(frame, frame, Shape::Circle) - core::f64::consts::FRAC_PI_4).abs() < 1e-4);
        let inner = Region { x: 14.7, y: 14.7, width: 70.6, height: 70.6 };
        assert!((kept(inner, frame, Shape::Circle) - 1.0).abs() < 1e-9);
    }

    #[test]
    fn a_tall_product_that_fills_87_per_cent_is_cut_by_five_to_four() {
        let frame = centred(2000.0, 2000.0, Some(1.25), Fit::Cover);
        let product = Region { x: 700.0, y: 130.0, width: 600.0, height: 1740.0 };
        // 1600 of 1740 px of height stay.
        assert!((kept(product, frame, Shape::Rect) - 1600.0 / 1740.0).abs() < 1e-9);
    }
}
