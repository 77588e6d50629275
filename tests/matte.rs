//! The matte against pictures that were mixed from known parts: alpha and colours come back, and white stays white.
#![allow(clippy::unwrap_used)]

use kurbo::{Point, Vec2};
use proofroom::matte::{cut_out, over, png};
use proofroom::path::refine::soft_sides;
use proofroom::path::{ClippingPath, Subpath};
use proofroom::raster::Rgba8;

const SIDE: u32 = 200;
const CENTRE: Point = Point::new(100.3, 99.6);
const RADIUS: f64 = 55.0;
const SUBJECT: [f64; 3] = [150.0, 60.0, 40.0];
const BACKDROP: [f64; 3] = [60.0, 120.0, 200.0];

/// A circle as a path.
fn circle() -> ClippingPath {
    let points: Vec<Point> =
        (0..90).map(|k| CENTRE + RADIUS * Vec2::from_angle(f64::from(k) / 90.0 * std::f64::consts::TAU)).collect();
    ClippingPath { subpaths: vec![Subpath::polygon(&points)], ..ClippingPath::default() }
}

/// The subject mixed into the backdrop by `alpha` (of the offset from the middle), with a little texture on both.
fn picture(alpha: impl Fn(Vec2) -> f64) -> (Rgba8, Vec<f64>) {
    let mut data = Vec::new();
    let mut truth = Vec::new();
    for k in 0..SIDE * SIDE {
        let (x, y) = (k % SIDE, k / SIDE);
        let a = alpha(Point::new(f64::from(x) + 0.5, f64::from(y) + 0.5) - CENTRE).clamp(0.0, 1.0);
        let grain = f64::from((x * 7 + y * 13) % 5) - 2.0;
        data.extend((0..3).map(|c| (a * SUBJECT[c] + (1.0 - a) * BACKDROP[c] + grain).round() as u8));
        data.push(255);
        truth.push(a);
    }
    (Rgba8::new(SIDE, SIDE, data).unwrap(), truth)
}

fn blurred(v: Vec2) -> f64 {
    0.5 - (v.hypot() - RADIUS) / 3.0
}

/// Strands of two to three pixels that reach 8 px out and begin 6 px inside.
fn hairy(v: Vec2) -> f64 {
    let strand = (v.angle() * 70.0).sin() * 0.5 + 0.5;
    let reach = (RADIUS + 8.0 - v.hypot()) / 14.0;
    if reach >= 1.0 {
        1.0
    } else {
        (reach.max(0.0).sqrt() * (0.3 + strand)).min(1.0) * f64::from(u8::from(reach > 0.0))
    }
}

fn error(cut: &Rgba8, truth: &[f64]) -> f64 {
    let mixed: Vec<f64> = cut
        .data()
        .chunks_exact(4)
        .zip(truth)
        .filter(|(_, t)| (0.02..0.98).contains(*t))
        .map(|(p, t)| (f64::from(p[3]) / 255.0 - t).abs())
        .collect();
    mixed.iter().sum::<f64>() / mixed.len() as f64
}

#[test]
fn a_clear_edge_gets_its_alpha_and_loses_the_backdrop() {
    let (picture, truth) = picture(blurred);
    let path = circle();
    assert!(soft_sides(&picture, &path).unwrap().iter().all(|soft| !soft));
    let cut = cut_out(&picture, &path, &[], &mut |_| true).unwrap().unwrap();
    assert!(error(&cut, &truth) < 0.05, "{}", error(&cut, &truth));
    for (pixel, t) in cut.data().chunks_exact(4).zip(&truth) {
        if *t > 0.15 {
            let off = (0..3).map(|k| (f64::from(pixel[k]) - SUBJECT[k]).abs()).fold(0.0, f64::max);
            assert!(off < 28.0, "{pixel:?} where {t} of the subject is");
        }
    }
    let white = over(&cut, [255, 255, 255]);
    for (pixel, t) in white.data().chunks_exact(4).zip(&truth) {
        assert!(*t > 0.0 || pixel == [255, 255, 255, 255], "{pixel:?} outside");
    }
    let decoded = image::load_from_memory(&png(&cut).unwrap()).unwrap().to_rgba8();
    assert_eq!(decoded.as_raw(), cut.data());
    assert_eq!(image::load_from_memory(&png(&white).unwrap()).unwrap().color(), image::ColorType::Rgb8);
}

#[test]
fn strands_are_found_where_the_side_is_soft() {
    let (picture, truth) = picture(hairy);
    let path = circle();
    let hard = cut_out(&picture, &path, &[], &mut |_| true).unwrap().unwrap();
    let soft = cut_out(&picture, &path, &[true; 90], &mut |_| true).unwrap().unwrap();
    let (hard, soft) = (error(&hard, &truth), error(&soft, &truth));
    assert!(soft < 0.12 && soft < 0.6 * hard, "{soft} with a wide ribbon, {hard} with a narrow one");
    let named = soft_sides(&picture, &path).unwrap().iter().filter(|soft| **soft).count();
    assert!(named > 60, "{named} of 90 sides are named soft");
}

#[test]
fn work_stops_when_asked_and_odd_paths_do_no_harm() {
    let (picture, _) = picture(blurred);
    assert!(cut_out(&picture, &circle(), &[], &mut |_| false).unwrap().is_none());
    let at = |points: &[(f64, f64)]| {
        let points: Vec<Point> = points.iter().map(|&p| p.into()).collect();
        ClippingPath { subpaths: vec![Subpath::polygon(&points)], ..ClippingPath::default() }
    };
    for path in [
        at(&[(-400.0, -400.0), (-300.0, -400.0), (-300.0, -300.0)]),
        at(&[(-50.0, -50.0), (400.0, -50.0), (400.0, 400.0), (-50.0, 400.0)]),
        at(&[(0.0, 0.0), (0.0, 0.0)]),
        at(&[(0.0, 0.0), (200.0, 0.2), (200.0, 0.4)]),
    ] {
        let cut = cut_out(&picture, &path, &[true], &mut |_| true).unwrap().unwrap();
        assert_eq!((cut.width(), cut.height()), (SIDE, SIDE));
    }
    for side in 1..4 {
        let tiny = Rgba8::new(side, 1, vec![9; side as usize * 4]).unwrap();
        cut_out(&tiny, &at(&[(0.0, 0.0), (2.0, 0.0), (2.0, 1.0)]), &[], &mut |_| true).unwrap().unwrap();
    }
}
