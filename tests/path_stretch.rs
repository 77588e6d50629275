//! A dragged stretch and a live wire: the edge near them is found to a fraction of a pixel, and nothing odd does harm.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use kurbo::{CubicBez, Point};
use proofroom::path::Knot;
use proofroom::path::refine::{Doubt, StretchOptions, stretch, wire};
use proofroom::raster::Rgba8;
use proptest::prelude::*;

const CENTRE: Point = Point::new(160.0, 150.0);

/// A picture of 320 × 300 px: each pixel's light is mixed by how much of it `inside` covers, from 6 × 6 samples.
fn picture(inside: impl Fn(Point) -> bool, subject: f64, backdrop: f64) -> Rgba8 {
    let encoded = |v: f64| if v <= 0.003_130_8 { v * 12.92 } else { 1.055 * v.powf(1.0 / 2.4) - 0.055 };
    let mut data = Vec::new();
    for y in 0..300 {
        for x in 0..320 {
            let sample = |k: i32| {
                Point::new(f64::from(x) + (f64::from(k % 6) + 0.5) / 6.0, f64::from(y) + (f64::from(k / 6) + 0.5) / 6.0)
            };
            let share = (0..36).filter(|&k| inside(sample(k))).count() as f64 / 36.0;
            let level = (encoded(share * subject + (1.0 - share) * backdrop) * 255.0).round() as u8;
            data.extend([level, level, level, 255]);
        }
    }
    Rgba8::new(320, 300, data).unwrap()
}

fn disc() -> Rgba8 {
    picture(|p| p.distance(CENTRE) < 100.0, 0.2, 0.9)
}

fn on_circle(degrees: f64, radius: f64) -> Point {
    CENTRE + radius * kurbo::Vec2::from_angle(degrees.to_radians())
}

/// Sides between neighbouring knots.
fn sides(knots: &[Knot]) -> Vec<CubicBez> {
    knots.windows(2).map(|k| CubicBez::new(k[0].anchor, k[0].outgoing, k[1].incoming, k[1].anchor)).collect()
}

/// The largest deviation of the sides from a circle around the centre, leaving out `ends` px at either end.
fn off_circle(knots: &[Knot], radius: f64, ends: f64) -> f64 {
    use kurbo::ParamCurve;
    let (first, last) = (knots[0].anchor, knots[knots.len() - 1].anchor);
    sides(knots)
        .iter()
        .flat_map(|side| (0..=20).map(|k| side.eval(f64::from(k) / 20.0)).collect::<Vec<_>>())
        .filter(|p| p.distance(first) >= ends && p.distance(last) >= ends)
        .map(|p| (p.distance(CENTRE) - radius).abs())
        .fold(0.0, f64::max)
}

fn line(a: Point, b: Point) -> CubicBez {
    CubicBez::new(a, a.lerp(b, 1.0 / 3.0), a.lerp(b, 2.0 / 3.0), b)
}

#[test]
fn a_dragged_stretch_is_laid_on_the_edge_and_its_held_ends_stay() {
    let picture = disc();
    // Chords of a circle of 100 px, up to 5 px inside it, as somebody drags them.
    let rough: Vec<CubicBez> = (0..3)
        .map(|k| line(on_circle(36.0 * f64::from(k), 100.0), on_circle(36.0 * f64::from(k + 1), 100.0)))
        .collect();
    let found = stretch(&picture, &rough, &StretchOptions::default()).unwrap();
    assert_eq!(found.segments.len() + 1, found.knots.len());
    assert_eq!(found.knots[0].anchor, rough[0].p0);
    assert!(found.knots[found.knots.len() - 1].anchor.distance(rough[2].p3) < 1e-9);
    let off = off_circle(&found.knots, 100.0, 0.0);
    // The fit may stray by 0.3 px.
    assert!(off < 0.5, "{off}");
    assert!(found.knots.len() <= 5, "{}", found.knots.len());
    assert!(found.segments.iter().all(|s| s.confidence > 0.8 && s.doubt.is_none()), "{:?}", found.segments);
    assert!(found.segments.iter().any(|s| s.moved_px > 4.0), "{:?}", found.segments);

    // Coarser stations keep pace with a pointer and still lie on the edge.
    let quick = stretch(&picture, &rough, &StretchOptions { most_stations: 60, ..StretchOptions::default() }).unwrap();
    let off = off_circle(&quick.knots, 100.0, 8.0);
    assert!(off < 0.8, "{off}");
}

#[test]
fn free_ends_go_to_the_edge_and_a_shift_lies_beside_it() {
    let picture = disc();
    let rough = [line(on_circle(200.0, 96.0), on_circle(240.0, 105.0))];
    let free = StretchOptions { hold: [false; 2], ..StretchOptions::default() };
    let found = stretch(&picture, &rough, &free).unwrap();
    assert!(off_circle(&found.knots, 100.0, 0.0) < 0.5, "{}", off_circle(&found.knots, 100.0, 0.0));
    // Walked clockwise on screen, the left is outside.
    let spread = stretch(&picture, &rough, &StretchOptions { shift_px: 2.0, ..free }).unwrap();
    assert!(off_circle(&spread.knots, 102.0, 0.0) < 0.5, "{}", off_circle(&spread.knots, 102.0, 0.0));
}

#[test]
fn of_two_edges_the_nearer_one_is_meant() {
    // A dark band of 12 px on a light backdrop: two edges, 12 px apart.
    let picture = picture(|p| (144.0..156.0).contains(&p.y), 0.1, 0.9);
    for (drawn, edge) in [(141.0, 144.0), (147.0, 144.0), (153.0, 156.0), (159.0, 156.0)] {
        let rough = [line(Point::new(60.0, drawn), Point::new(260.0, drawn))];
        let options = StretchOptions { hold: [false; 2], radius_px: 10.0, ..StretchOptions::default() };
        let found = stretch(&picture, &rough, &options).unwrap();
        let worst = found.knots.iter().map(|k| (k.anchor.y - edge).abs()).fold(0.0, f64::max);
        assert!(worst < 0.4, "drawn at {drawn}: {worst} px off {edge}");
    }
}

#[test]
fn a_corner_in_the_stretch_stays_sharp() {
    let corner = Point::new(200.0, 200.0);
    let picture = picture(|p| p.x < corner.x && p.y < corner.y, 0.15, 0.8);
    let rough = [
        line(Point::new(200.0, 90.0), Point::new(203.0, 196.0)),
        line(Point::new(203.0, 196.0), Point::new(90.0, 200.0)),
    ];
    let found = stretch(&picture, &rough, &StretchOptions::default()).unwrap();
    let nearest = found.knots.iter().map(|k| k.anchor.distance(corner)).fold(f64::MAX, f64::min);
    assert!(nearest < 0.5, "{nearest} px from the corner: {:?}", found.knots);
}

#[test]
fn the_wire_follows_the_edge_between_two_points() {
    let picture = disc();
    // A third of the circle, whose chord passes 50 px inside.
    let (from, to) = (on_circle(10.0, 100.0), on_circle(130.0, 100.0));
    let found = wire(&picture, from, to, &StretchOptions::default()).unwrap();
    assert_eq!((found.knots[0].anchor, found.knots[found.knots.len() - 1].anchor), (from, to));
    let off = off_circle(&found.knots, 100.0, 6.0);
    assert!(off < 0.6, "{off}");
}

#[test]
fn where_there_is_no_edge_the_line_stays_straight_and_says_so() {
    let picture = picture(|_| false, 0.5, 0.5);
    let (from, to) = (Point::new(40.0, 40.0), Point::new(240.0, 180.0));
    for found in [
        wire(&picture, from, to, &StretchOptions::default()).unwrap(),
        stretch(&picture, &[line(from, to)], &StretchOptions::default()).unwrap(),
    ] {
        for knot in &found.knots {
            let off = (to - from).cross(knot.anchor - from).abs() / from.distance(to);
            assert!(off < 6.0, "{off} px beside the line");
        }
        assert!(found.segments.iter().all(|s| s.confidence < 0.5 && s.doubt == Some(Doubt::LowContrast)));
    }
}

#[test]
fn options_outside_their_range_are_named() {
    let picture = disc();
    let rough = [line(Point::new(10.0, 10.0), Point::new(200.0, 10.0))];
    for (options, name) in [
        (StretchOptions { radius_px: f64::NAN, ..StretchOptions::default() }, "radiusPx"),
        (StretchOptions { tolerance_px: 0.0, ..StretchOptions::default() }, "tolerancePx"),
        (StretchOptions { shift_px: 11.0, ..StretchOptions::default() }, "shiftPx"),
        (StretchOptions { corner_degrees: 0.0, ..StretchOptions::default() }, "cornerDegrees"),
        (StretchOptions { most_stations: 2, ..StretchOptions::default() }, "mostStations"),
    ] {
        let message = stretch(&picture, &rough, &options).unwrap_err().to_string();
        assert!(message.contains(name), "{message}");
    }
    assert!(stretch(&picture, &[], &StretchOptions::default()).is_err());
    assert!(wire(&picture, Point::new(f64::NAN, 0.0), Point::ZERO, &StretchOptions::default()).is_err());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn any_line_on_any_picture_is_laid_or_refused(
        size in (1..70_u32, 1..70_u32),
        seed in any::<u32>(),
        points in prop::collection::vec((-60.0..130.0_f64, -60.0..130.0_f64), 2..14),
        radius in 1.0..40.0_f64,
        hold in any::<[bool; 2]>(),
    ) {
        let level = |k: u32| (k.wrapping_mul(2_654_435_761).wrapping_add(seed) >> 24) as u8;
        let picture = Rgba8::new(size.0, size.1, (0..size.0 * size.1 * 4).map(level).collect()).unwrap();
        let points: Vec<Point> = points.into_iter().map(Point::from).collect();
        let rough: Vec<CubicBez> = points.windows(4).step_by(3).map(|p| CubicBez::new(p[0], p[1], p[2], p[3])).collect();
        let options = StretchOptions { radius_px: radius, hold, ..StretchOptions::default() };
        let found = [stretch(&picture, &rough, &options), wire(&picture, points[0], points[1], &options)];
        for found in found.into_iter().flatten() {
            prop_assert!(found.knots.len() >= 2);
            prop_assert_eq!(found.segments.len() + 1, found.knots.len());
            for k in &found.knots {
                prop_assert!([k.incoming, k.anchor, k.outgoing].iter().all(|p| p.x.is_finite() && p.y.is_finite()));
            }
            prop_assert!(found.segments.iter().all(|s| (0.0..=1.0).contains(&s.confidence)));
        }
    }
}
