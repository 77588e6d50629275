//! Refining: a known shape is found to a fraction of a pixel, and no path, however odd, does harm.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use kurbo::{Ellipse, Point, Shape, Vec2};
use proofroom::path::refine::{Doubt, RefineOptions, refine};
use proofroom::path::{ClippingPath, Operation, Subpath, distance, drift};
use proofroom::raster::Rgba8;
use proptest::prelude::*;

fn polygon(points: &[Point]) -> ClippingPath {
    ClippingPath { subpaths: vec![Subpath::polygon(points)], ..ClippingPath::default() }
}

/// Points around an ellipse in the middle of 240 × 200 px, pushed out by a wave of `wave` px.
fn ellipse(rx: f64, ry: f64, wave: f64) -> Vec<Point> {
    let turn = |k: usize| k as f64 / 72.0 * std::f64::consts::TAU;
    (0..72)
        .map(|k| {
            let a = turn(k);
            Point::new(120.0, 100.0)
                + Vec2::new(rx * a.cos(), ry * a.sin())
                + wave * (3.0 * a).sin() * Vec2::from_angle(a)
        })
        .collect()
}

/// An ellipse of one level on another, each pixel's light mixed by 8 × 8 samples.
fn picture(subject: [f64; 3], backdrop: [f64; 3]) -> Rgba8 {
    let shape = Ellipse::new((120.0, 100.0), (80.0, 60.0), 0.0);
    let linear = |v: f64| if v <= 0.04045 { v / 12.92 } else { ((v + 0.055) / 1.055).powf(2.4) };
    let encoded = |v: f64| if v <= 0.003_130_8 { v * 12.92 } else { 1.055 * v.powf(1.0 / 2.4) - 0.055 };
    let mut data = Vec::new();
    for y in 0..200 {
        for x in 0..240 {
            let inside = (0..64)
                .filter(|k| {
                    let p = Point::new(
                        f64::from(x) + (f64::from(k % 8) + 0.5) / 8.0,
                        f64::from(y) + (f64::from(k / 8) + 0.5) / 8.0,
                    );
                    shape.contains(p)
                })
                .count() as f64
                / 64.0;
            for (s, b) in subject.iter().zip(backdrop) {
                data.push((encoded(inside * linear(*s) + (1.0 - inside) * linear(b)) * 255.0).round() as u8);
            }
            data.push(255);
        }
    }
    Rgba8::new(240, 200, data).unwrap()
}

#[test]
fn an_ellipse_is_found_to_a_fraction_of_a_pixel() {
    let picture = picture([0.5, 0.3, 0.25], [1.0, 1.0, 1.0]);
    let rough = polygon(&ellipse(80.0, 60.0, 5.0));
    let around = |k: usize| k as f64 / 2000.0 * std::f64::consts::TAU;
    let truth: Vec<Point> =
        (0..2000).map(|k| Point::new(120.0 + 80.0 * around(k).cos(), 100.0 + 60.0 * around(k).sin())).collect();
    let truth = polygon(&truth);
    let refined = refine(&picture, &rough, &RefineOptions::default(), &mut |_| true).unwrap().unwrap();
    let off = distance::between(&refined.path, &truth).unwrap();
    // The fit may stray by 0.3 px; the edge itself is found to a few hundredths.
    assert!(off.mean_px < 0.15 && off.max_px < 0.5, "{off:?}");
    assert!(refined.path.knot_count() <= 10, "{}", refined.path.knot_count());
    assert!(refined.segments.iter().all(|s| s.confidence > 0.8 && s.doubt.is_none()), "{:?}", refined.segments);
    assert!((3.0..6.0).contains(&refined.moved.max_px), "{:?}", refined.moved);
    let judged = drift::judge(&picture, &refined.path, &mut |_| true).unwrap().unwrap();
    assert_eq!(judged.kind, "path-on-edge");
}

#[test]
fn where_there_is_nothing_to_see_it_says_so() {
    let picture = picture([0.8, 0.8, 0.8], [0.8, 0.8, 0.8]);
    let rough = polygon(&ellipse(80.0, 60.0, 0.0));
    let refined = refine(&picture, &rough, &RefineOptions::default(), &mut |_| true).unwrap().unwrap();
    assert!(
        refined.segments.iter().all(|s| s.confidence < 0.5 && s.doubt == Some(Doubt::LowContrast)),
        "{:?}",
        refined.segments
    );
    // Nothing speaks, so nothing moves but by the smoothing of the rough polygon.
    assert!(refined.moved.max_px < 1.0, "{:?}", refined.moved);
    let judged = drift::judge(&picture, &rough, &mut |_| true).unwrap().unwrap();
    assert_eq!(judged.kind, "path-not-measurable");
}

#[test]
fn options_outside_their_range_are_named() {
    let picture = picture([0.0; 3], [1.0; 3]);
    let rough = polygon(&ellipse(80.0, 60.0, 2.0));
    for (options, name) in [
        (RefineOptions { radius_px: Some(0.0), ..RefineOptions::default() }, "radiusPx"),
        (RefineOptions { radius_px: Some(f64::NAN), ..RefineOptions::default() }, "radiusPx"),
        (RefineOptions { tolerance_px: -1.0, ..RefineOptions::default() }, "tolerancePx"),
    ] {
        let message = refine(&picture, &rough, &options, &mut |_| true).unwrap_err().to_string();
        assert!(message.contains(name), "{message}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]
    #[test]
    fn any_path_on_any_picture_is_refined_or_refused(
        size in (1..60_u32, 1..60_u32),
        seed in any::<u32>(),
        rings in prop::collection::vec((prop::collection::vec((-80.0..140.0_f64, -80.0..140.0_f64), 0..9), 0..4_u8), 0..4),
        radius in prop::option::of(1.0..60.0_f64),
    ) {
        let (width, height) = size;
        let level = |k: u32| (k.wrapping_mul(2_654_435_761).wrapping_add(seed) >> 24) as u8;
        let picture = Rgba8::new(width, height, (0..width * height * 4).map(level).collect()).unwrap();
        let operation = |k: u8| [Operation::Exclude, Operation::Combine, Operation::Subtract, Operation::Intersect][usize::from(k)];
        let subpaths = rings
            .iter()
            .map(|(ring, kind)| {
                let points: Vec<Point> = ring.iter().map(|&p| Point::from(p)).collect();
                Subpath { operation: operation(*kind), ..Subpath::polygon(&points) }
            })
            .collect();
        let path = ClippingPath { subpaths, ..ClippingPath::default() };
        let options = RefineOptions { radius_px: radius, ..RefineOptions::default() };
        if let Ok(found) = refine(&picture, &path, &options, &mut |_| true) {
            let refined = found.unwrap();
            prop_assert_eq!(refined.segments.len(), refined.path.knot_count());
            prop_assert_eq!(refined.path.subpaths.len(), path.subpaths.len());
            for k in refined.path.subpaths.iter().flat_map(|s| &s.knots) {
                prop_assert!([k.incoming, k.anchor, k.outgoing].iter().all(|p| p.x.is_finite() && p.y.is_finite()));
            }
            prop_assert!(refined.segments.iter().all(|s| (0.0..=1.0).contains(&s.confidence)));
            drift::judge(&picture, &path, &mut |_| true).unwrap();
        }
    }
}
