//! How close refining comes to a known outline: drawn shapes with the blur and grain of a camera, in three contrasts, and
//! rough paths that are up to 8 px off. The bounds are the goals of the project; `docs/paths.md` has the table of real
//! pictures.
#![allow(clippy::unwrap_used, clippy::print_stdout)]

use std::f64::consts::TAU;

use kurbo::{ParamCurve, Point, Shape, Vec2};
use proofroom::path::rasterize::coverage;
use proofroom::path::refine::{RefineOptions, Refined, refine};
use proofroom::path::{ClippingPath, Subpath, distance};
use proofroom::raster::Rgba8;

const WIDTH: u32 = 420;
const HEIGHT: u32 = 320;
/// Deviation of the blur, px: a sharp lens after demosaicing.
const BLUR: f64 = 0.8;
/// Deviation of the grain, levels.
const GRAIN: f64 = 2.5;

/// A shape with its true corners.
struct Case {
    name: &'static str,
    points: Vec<Point>,
    corners: Vec<Point>,
}

fn cases() -> Vec<Case> {
    let centre = Point::new(211.3, 158.7);
    let turn = |k: i32| f64::from(k) / 720.0 * TAU;
    let round = |rx: f64, ry: f64| -> Vec<Point> {
        (0..720).map(|k| centre + Vec2::new(rx * turn(k).cos(), ry * turn(k).sin())).collect()
    };
    let star: Vec<Point> = (0..10)
        .map(|k| centre + if k % 2 == 0 { 120.0 } else { 62.0 } * Vec2::from_angle(0.3 + f64::from(k) / 10.0 * TAU))
        .collect();
    let turned: Vec<Point> = [(-140.0, -80.0), (140.0, -80.0), (140.0, 80.0), (-140.0, 80.0)]
        .map(|p| kurbo::Affine::rotate(0.21) * Point::from(p) + centre.to_vec2())
        .to_vec();
    vec![
        Case { name: "ellipse", points: round(150.4, 96.8), corners: Vec::new() },
        Case { name: "star", points: star.clone(), corners: star },
        Case { name: "turned box", points: turned.clone(), corners: turned },
    ]
}

fn path(points: &[Point]) -> ClippingPath {
    ClippingPath { subpaths: vec![Subpath::polygon(points)], ..ClippingPath::default() }
}

/// The shape in linear light on a darker backdrop, `contrast` apart in encoded values, blurred, with grain.
fn picture(shape: &ClippingPath, contrast: f64, seed: u64) -> Rgba8 {
    let linear = |v: f64| if v <= 0.04045 { v / 12.92 } else { ((v + 0.055) / 1.055).powf(2.4) };
    let encoded = |v: f64| if v <= 0.003_130_8 { v * 12.92 } else { 1.055 * v.powf(1.0 / 2.4) - 0.055 };
    let (w, h) = (WIDTH as usize, HEIGHT as usize);
    let mut share: Vec<f64> = coverage(shape, WIDTH, HEIGHT).into_iter().map(|c| f64::from(c) / 255.0).collect();
    let kernel: Vec<f64> = (-3..=3).map(|d| (-0.5 * (f64::from(d) / BLUR).powi(2)).exp()).collect();
    let total: f64 = kernel.iter().sum();
    for (stride, count) in [(1, w), (w, h)] {
        let before = share.clone();
        for (k, v) in share.iter_mut().enumerate() {
            let at = k / stride % count;
            let sum = kernel.iter().enumerate().map(|(d, weight)| {
                let to = (at + d).saturating_sub(3).min(count - 1);
                weight * before[k - at * stride + to * stride]
            });
            *v = sum.sum::<f64>() / total;
        }
    }
    // Knuth's 64-bit generator; the sum of four uniforms is near enough to a normal deviate.
    let mut state = seed;
    let mut grain = || {
        let uniform = (0..4).map(|_| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (state >> 33) as f64 / (1_u64 << 31) as f64 - 0.5
        });
        uniform.sum::<f64>() * 3.0_f64.sqrt() * GRAIN
    };
    let backdrop = [0.42, 0.43, 0.45];
    let mut data = Vec::with_capacity(w * h * 4);
    for s in share {
        for (axis, b) in backdrop.into_iter().enumerate() {
            let subject = b + contrast * [1.0, 0.95, 0.9][axis];
            let light = encoded(s * linear(subject) + (1.0 - s) * linear(b));
            data.push((light * 255.0 + grain()).round().clamp(0.0, 255.0) as u8);
        }
        data.push(255);
    }
    Rgba8::new(WIDTH, HEIGHT, data).unwrap()
}

/// The outline pushed along its normals by waves of `amplitude` px, with a point every 14 px.
fn rough(shape: &ClippingPath, amplitude: f64) -> ClippingPath {
    let dense: Vec<Point> = shape.subpaths[0]
        .segments()
        .flat_map(|side| {
            let count = (side.p0.distance(side.p3) / 2.0).ceil().max(1.0) as usize;
            (0..count).map(move |k| side.eval(k as f64 / count as f64)).collect::<Vec<_>>()
        })
        .collect();
    let count = dense.len();
    let push = |k: usize| {
        let run = dense[(k + 5) % count] - dense[(k + count - 5) % count];
        let normal = Vec2::new(run.y, -run.x) / run.hypot().max(1e-9);
        let t = k as f64 / count as f64 * TAU;
        dense[k] + normal * amplitude * (0.7 * (5.0 * t).sin() + 0.3 * (11.0 * t + 1.0).cos())
    };
    path(&(0..count).step_by(7).map(push).collect::<Vec<_>>())
}

fn refined(picture: &Rgba8, rough: &ClippingPath) -> Refined {
    refine(picture, rough, &RefineOptions::default(), &mut |_| true).unwrap().unwrap()
}

/// Distance of a point to the refined outline.
fn near(path: &ClippingPath, p: Point) -> f64 {
    let sides = path.subpaths.iter().flat_map(Subpath::segments);
    sides.flat_map(|s| (0..=64).map(move |k| s.eval(f64::from(k) / 64.0).distance(p))).fold(f64::INFINITY, f64::min)
}

fn area(path: &ClippingPath) -> f64 {
    path.to_bez().area().abs()
}

#[test]
fn drawn_shapes_are_found_within_the_goals() {
    // contrast, goals for mean and p95 px (over all shapes and amplitudes)
    for (contrast, mean_goal, p95_goal) in [(0.45, 0.12, 0.32), (0.25, 0.12, 0.32), (0.07, 0.25, 1.0)] {
        let (mut means, mut p95s, mut corners, mut bias) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        for (number, case) in cases().iter().enumerate() {
            let truth = path(&case.points);
            let picture = picture(&truth, contrast, 17 + number as u64);
            for amplitude in [3.0, 8.0] {
                let found = refined(&picture, &rough(&truth, amplitude));
                let off = distance::between(&found.path, &truth).unwrap();
                println!("{contrast} {} {amplitude}: {off:?}, {} knots", case.name, found.path.knot_count());
                means.push(off.mean_px);
                p95s.push(off.p95_px);
                corners.extend(case.corners.iter().map(|c| near(&found.path, *c)));
                bias.push((area(&found.path) - area(&truth)) / truth.to_bez().perimeter(0.1));
            }
        }
        let mean = |v: &[f64]| v.iter().sum::<f64>() / v.len() as f64;
        println!(
            "{contrast}: mean {:.3} p95 {:.3} corner {:.3} bias {:+.3}",
            mean(&means),
            mean(&p95s),
            mean(&corners),
            mean(&bias)
        );
        assert!(mean(&means) <= mean_goal && mean(&p95s) <= p95_goal, "contrast {contrast}: {means:?} {p95s:?}");
        if contrast > 0.1 {
            assert!(mean(&corners) <= 0.35, "contrast {contrast}: {corners:?}");
            assert!(mean(&bias).abs() <= 0.05, "contrast {contrast}: {bias:?}");
        }
    }
}

#[test]
fn a_strap_of_three_px_is_never_lost() {
    // A disc with a thin bar across the picture.
    let bar = |y: f64| [(20.0, y), (400.0, y), (400.0, y + 3.0), (20.0, y + 3.0)].map(Point::from);
    for contrast in [0.45, 0.1] {
        let truth = path(&bar(150.3));
        let found = refined(&picture(&truth, contrast, 5), &path(&bar(152.3)));
        let off = distance::between(&found.path, &truth).unwrap();
        assert!(off.p95_px < 1.0, "contrast {contrast}: {off:?}");
        let share = area(&found.path) / area(&truth);
        assert!((0.7..1.4).contains(&share), "contrast {contrast}: {share:.2} of the bar's area");
    }
}

#[test]
fn a_refined_path_stays_where_it_is() {
    for case in &cases() {
        let truth = path(&case.points);
        let picture = picture(&truth, 0.45, 3);
        let once = refined(&picture, &rough(&truth, 5.0));
        let twice = refined(&picture, &once.path);
        assert!(twice.moved.mean_px < 0.1, "{}: {:?}", case.name, twice.moved);
    }
}

#[test]
fn the_answer_moves_with_the_picture() {
    let case = &cases()[1];
    let shift = Vec2::new(7.0, -4.0);
    let moved: Vec<Point> = case.points.iter().map(|p| *p + shift).collect();
    let (here, there) = (path(&case.points), path(&moved));
    let a = refined(&picture(&here, 0.45, 3), &rough(&here, 5.0));
    let b = refined(&picture(&there, 0.45, 9), &rough(&there, 5.0));
    // Other grain, so not the same to the last digit.
    let off = distance::between(&a.path.transformed(kurbo::Affine::translate(shift)), &b.path).unwrap();
    assert!(off.mean_px < 0.1, "{off:?}");
}

#[test]
fn the_edge_can_be_shifted_and_smoothed() {
    let truth = path(&cases()[0].points);
    let picture = picture(&truth, 0.45, 3);
    let rough = rough(&truth, 4.0);
    let with = |options: RefineOptions| refine(&picture, &rough, &options, &mut |_| true).unwrap().unwrap().path;
    let length = truth.to_bez().perimeter(0.1);
    for shift_px in [-1.5, 1.0] {
        let path = with(RefineOptions { shift_px, ..RefineOptions::default() });
        let found = (area(&path) - area(&truth)) / length;
        assert!((found - shift_px).abs() < 0.1, "{found} for {shift_px}");
    }
    let fine = with(RefineOptions { tolerance_px: 0.15, ..RefineOptions::default() }).knot_count();
    let coarse = with(RefineOptions { tolerance_px: 0.6, ..RefineOptions::default() }).knot_count();
    assert!(coarse <= fine, "{coarse} knots at 0.6 px, {fine} at 0.15 px");
}
