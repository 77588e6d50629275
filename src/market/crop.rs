//! A channel's frames over a picture: where each lies, and how much of the subject's box it keeps. Numbers only.

use serde::{Deserialize, Serialize};

use super::{
    Context, Source,
    measure::{Measurements, SubjectNumbers},
    rule::{Anchor, Confidence, Crop, Fit, RuleSet, Shape},
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
    /// Share of the subject's covered pixels that the frame keeps, 0 to 1; none without a subject.
    pub mask_kept: Option<f64>,
    /// Distance of the subject's box from the crop's edge, px of the picture; below 0 it is cut. None without a subject.
    pub edge_px: Option<f64>,
    /// Width and height of the picture that are left, px.
    pub left_px: [f64; 2],
    /// What must be left, px; none where no source says it.
    pub min_px: Option<[f64; 2]>,
    /// What the channel draws over the frame, px of the picture.
    pub covered: Vec<Region>,
    /// Share of the subject's box under that, 0 to 1; none without a subject.
    pub covered_share: Option<f64>,
    /// How large the product is on the channel's own tile; none where its size is not known, or without a subject.
    pub tile: Option<Tile>,
    /// Shares that stay of the regions that a person drew to be kept, in their order.
    pub keep_zones: Vec<f64>,
    /// How good the source is.
    pub confidence: Confidence,
    /// The sources.
    pub sources: Vec<Source>,
    /// What the sources say beside it.
    pub note: Option<String>,
}

/// The product as it is seen on a tile.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct Tile {
    /// Longer side of the tile, px of a display at 100 %.
    pub tile_px: f64,
    /// Longer side of the product's box on it, px.
    pub subject_px: f64,
    /// Whether that is enough to tell what it is: [`LEGIBLE_PX`].
    pub legible: bool,
}

/// Longer side from which a product can be told on a tile, px. House value: people name objects in thumbnails of 32 px
/// (Torralba 2009); twice that for a shop's variants.
pub const LEGIBLE_PX: f64 = 64.0;

/// The frames of a role over a picture.
pub(super) fn frames(rules: &RuleSet, role: &str, numbers: &Measurements, context: &Context) -> Vec<CropFrame> {
    if numbers.width == 0 || numbers.height == 0 {
        return Vec::new();
    }
    let wanted = |crop: &&Crop| {
        (crop.roles.is_empty() || crop.roles.iter().any(|r| r == role))
            && crop.when.is_none_or(|when| when.holds(numbers.ratio()))
    };
    rules.crops.iter().filter(wanted).map(|crop| frame(rules, crop, numbers, &context.keep)).collect()
}

fn frame(rules: &RuleSet, crop: &Crop, numbers: &Measurements, keep: &[Region]) -> CropFrame {
    let (width, height) = (f64::from(numbers.width), f64::from(numbers.height));
    let subject = numbers.subject.as_ref();
    let picture = Region { x: 0.0, y: 0.0, width, height };
    let frame = match (crop.fit, subject) {
        (Fit::Trim, Some(subject)) => subject.bounds,
        (Fit::Trim, None) => picture,
        _ => placed(width, height, crop),
    };
    let left = overlap(frame, picture);
    let safe_area = match crop.shape {
        Shape::Rect => left,
        Shape::Circle => {
            // The square inscribed in a circle has 1/√2 of its side.
            let (w, h) =
                (frame.width * core::f64::consts::FRAC_1_SQRT_2, frame.height * core::f64::consts::FRAC_1_SQRT_2);
            let middle = |start: f64, length: f64, inner: f64| start + (length - inner) / 2.0;
            Region { x: middle(frame.x, frame.width, w), y: middle(frame.y, frame.height, h), width: w, height: h }
        }
    };
    let kept_of = |s: &SubjectNumbers| kept(s.bounds, frame, crop.shape);
    let covered = covered(crop, frame);
    let share = |of: Region, parts: &[Region]| {
        let area = (of.width * of.height).max(f64::MIN_POSITIVE);
        parts.iter().map(|p| overlap(of, *p)).map(|o| o.width * o.height / area).sum::<f64>().min(1.0)
    };
    CropFrame {
        id: crop.id.clone(),
        shape: crop.shape,
        fit: crop.fit,
        documented: crop.documented,
        frame,
        safe_area,
        subject_kept: subject.map(kept_of),
        cuts_subject: subject.map(|s| kept_of(s) < 1.0 - ROUNDING),
        mask_kept: subject.and_then(|s| mask_kept(s, frame, crop.shape, width, height)),
        edge_px: subject.map(|s| edge(s.bounds, frame, crop.shape)),
        left_px: [left.width.round(), left.height.round()],
        min_px: crop.min_px,
        covered_share: subject.filter(|_| !covered.is_empty()).map(|s| share(s.bounds, &covered)),
        covered,
        tile: subject.zip(crop.tile_px).map(|(s, tile_px)| {
            let subject_px = s.bounds.width.max(s.bounds.height) * tile_px / frame.width.max(frame.height);
            Tile { tile_px, subject_px, legible: subject_px >= LEGIBLE_PX }
        }),
        keep_zones: keep.iter().map(|zone| kept(*zone, frame, crop.shape)).collect(),
        confidence: crop.confidence,
        sources: sources(rules, &crop.sources),
        note: crop.note.clone(),
    }
}

/// What the channel draws over the frame, its parts apart from each other.
fn covered(crop: &Crop, frame: Region) -> Vec<Region> {
    let Some(insets) = crop.covered else { return Vec::new() };
    let (top, bottom) = (insets.top * frame.height, insets.bottom * frame.height);
    let middle = Region { y: frame.y + top, height: (frame.height - top - bottom).max(0.0), ..frame };
    let all = [
        Region { height: top, ..frame },
        Region { y: frame.y + frame.height - bottom, height: bottom, ..frame },
        Region { width: insets.left * frame.width, ..middle },
        Region { x: frame.x + frame.width * (1.0 - insets.right), width: insets.right * frame.width, ..middle },
    ];
    all.into_iter().filter(|r| r.width > 0.0 && r.height > 0.0).collect()
}

/// Share of the covered pixels inside the frame, from the grid of their spread.
fn mask_kept(subject: &SubjectNumbers, frame: Region, shape: Shape, width: f64, height: f64) -> Option<f64> {
    let cell = Region { x: 0.0, y: 0.0, width: width / 96.0, height: height / 96.0 };
    subject.spread.kept(|u, v| {
        let own = Region { x: u * width - cell.width / 2.0, y: v * height - cell.height / 2.0, ..cell };
        match shape {
            Shape::Rect => {
                let both = overlap(own, frame);
                both.width * both.height / (own.width * own.height)
            }
            Shape::Circle => {
                let x = (u * width - frame.x - frame.width / 2.0) / (frame.width / 2.0);
                let y = (v * height - frame.y - frame.height / 2.0) / (frame.height / 2.0);
                f64::from(u8::from(x * x + y * y <= 1.0))
            }
        }
    })
}

/// Distance of a box from the edge of a frame, px; below 0 where it is cut.
fn edge(subject: Region, frame: Region, shape: Shape) -> f64 {
    match shape {
        Shape::Rect => [
            subject.x - frame.x,
            subject.y - frame.y,
            frame.x + frame.width - subject.x - subject.width,
            frame.y + frame.height - subject.y - subject.height,
        ]
        .into_iter()
        .fold(f64::INFINITY, f64::min),
        Shape::Circle => {
            let (cx, cy) = (frame.x + frame.width / 2.0, frame.y + frame.height / 2.0);
            let radius = frame.width.min(frame.height) / 2.0;
            let far =
                |start: f64, length: f64, middle: f64| (start - middle).abs().max((start + length - middle).abs());
            radius - far(subject.x, subject.width, cx).hypot(far(subject.y, subject.height, cy))
        }
    }
}

/// The frame of a crop over a picture of width × height.
fn placed(width: f64, height: f64, crop: &Crop) -> Region {
    let own = width / height;
    let ratio = crop.ratio.unwrap_or(own);
    // Cover keeps the whole of the side that is relatively shorter, contain that of the longer.
    let full_width = (ratio >= own) == (crop.fit == Fit::Cover);
    let (w, h) = if full_width { (width, width / ratio) } else { (height * ratio, height) };
    let (x, y) = match crop.anchor {
        Anchor::Center => (0.5, 0.5),
        Anchor::Top => (0.5, 0.0),
        Anchor::Bottom => (0.5, 1.0),
        Anchor::Left => (0.0, 0.5),
        Anchor::Right => (1.0, 0.5),
    };
    Region { x: (width - w) * x, y: (height - h) * y, width: w, height: h }
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

    fn centred(width: f64, height: f64, ratio: Option<f64>, fit: Fit) -> Region {
        anchored(width, height, ratio, fit, Anchor::Center)
    }

    fn anchored(width: f64, height: f64, ratio: Option<f64>, fit: Fit, anchor: Anchor) -> Region {
        let crop = Crop {
            id: "test".into(),
            shape: Shape::Rect,
            ratio,
            fit,
            anchor,
            roles: Vec::new(),
            when: None,
            covered: None,
            tile_px: None,
            min_px: None,
            documented: true,
            confidence: Confidence::House,
            sources: Vec::new(),
            note: None,
        };
        placed(width, height, &crop)
    }

    #[test]
    fn an_anchor_says_what_stays() {
        for (anchor, x, y) in [(Anchor::Top, 0.0, 0.0), (Anchor::Bottom, 0.0, 1.0), (Anchor::Center, 0.0, 0.5)] {
            let frame = anchored(100.0, 200.0, Some(1.0), Fit::Cover, anchor);
            assert_eq!((frame.x, frame.y, frame.height), (x * 100.0, y * 100.0, 100.0));
        }
    }

    #[test]
    fn a_box_in_a_circle_is_as_far_from_it_as_its_corner() {
        let frame = Region { x: 0.0, y: 0.0, width: 100.0, height: 100.0 };
        let inner = Region { x: 20.0, y: 10.0, width: 60.0, height: 80.0 };
        // The corner is at (30, 40) from the middle: on the circle.
        assert!(edge(inner, frame, Shape::Circle).abs() < 1e-9);
        assert_eq!(edge(inner, frame, Shape::Rect), 10.0);
    }

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
