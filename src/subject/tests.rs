#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
//! Shapes of known outline, drawn with anti-aliasing, a soft shadow and grain.

use super::*;

/// One drawn picture: what stands where on which backdrop.
struct Scene {
    name: &'static str,
    size: (u32, u32),
    backdrop: fn(f64, f64) -> [f64; 3],
    shape: Shape,
    color: [f64; 3],
    /// Darkening of the contact shadow at its darkest, share of the light.
    shadow: f64,
    /// Standard deviation of the grain, levels.
    grain: f64,
}

#[derive(Clone, Copy)]
enum Shape {
    Ellipse { x: f64, y: f64, rx: f64, ry: f64 },
    Box { x: f64, y: f64, width: f64, height: f64 },
}

impl Shape {
    fn bounds(self) -> (f64, f64, f64, f64) {
        match self {
            Self::Ellipse { x, y, rx, ry } => (x - rx, y - ry, x + rx, y + ry),
            Self::Box { x, y, width, height } => (x, y, x + width, y + height),
        }
    }

    /// Coverage of the pixel at column `x`, row `y`, by 8 × 8 samples.
    fn coverage(self, x: u32, y: u32) -> f64 {
        let (left, top, right, bottom) = self.bounds();
        let (px, py) = (f64::from(x), f64::from(y));
        if px + 1.0 < left || px > right || py + 1.0 < top || py > bottom {
            return 0.0;
        }
        let inside = |sx: f64, sy: f64| match self {
            Self::Ellipse { x, y, rx, ry } => ((sx - x) / rx).powi(2) + ((sy - y) / ry).powi(2) <= 1.0,
            Self::Box { .. } => sx >= left && sx < right && sy >= top && sy < bottom,
        };
        let hits = (0..64)
            .filter(|i| inside(px + (f64::from(i % 8) + 0.5) / 8.0, py + (f64::from(i / 8) + 0.5) / 8.0))
            .count();
        hits as f64 / 64.0
    }
}

/// Normal-ish noise from a 64-bit LCG (Knuth's constants) with seed 1; the sum of four uniforms.
struct Noise(u64);

impl Noise {
    fn next(&mut self, deviation: f64) -> f64 {
        let mut sum = 0.0;
        for _ in 0..4 {
            self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            sum += (self.0 >> 33) as f64 / (1_u64 << 31) as f64 - 0.5;
        }
        sum * deviation * 3.0_f64.sqrt()
    }
}

fn draw(scene: &Scene) -> Rgba8 {
    let mut noise = Noise(1);
    let (width, height) = scene.size;
    let (left, _, right, bottom) = scene.shape.bounds();
    let mut data = Vec::with_capacity((width * height * 4) as usize);
    for y in 0..height {
        for x in 0..width {
            let base = (scene.backdrop)(f64::from(x) / f64::from(width), f64::from(y) / f64::from(height));
            // A soft ellipse under the foot: a Gaussian in both directions.
            let dx = (f64::from(x) - (left + right) / 2.0) / ((right - left) * 0.45);
            let dy = (f64::from(y) - bottom) / 18.0;
            let lit = 1.0 - scene.shadow * (-dx * dx - dy * dy).exp();
            let cover = scene.shape.coverage(x, y);
            for (base, color) in base.into_iter().zip(scene.color) {
                let level = base * lit * (1.0 - cover) + color * cover + noise.next(scene.grain);
                data.push(level.round().clamp(0.0, 255.0) as u8);
            }
            data.push(255);
        }
    }
    Rgba8::new(width, height, data).unwrap()
}

const WHITE: fn(f64, f64) -> [f64; 3] = |_, _| [255.0; 3];
const SWEEP: fn(f64, f64) -> [f64; 3] = |u, v| [205.0, 200.0, 190.0].map(|c| c - 40.0 * (u - 0.5).powi(2) - 30.0 * v);

const SCENES: [Scene; 7] = [
    Scene {
        name: "red disc on white",
        size: (400, 400),
        backdrop: WHITE,
        shape: Shape::Ellipse { x: 200.3, y: 190.7, rx: 120.4, ry: 120.4 },
        color: [150.0, 30.0, 40.0],
        shadow: 0.0,
        grain: 0.0,
    },
    Scene {
        name: "blue box on white with a soft shadow",
        size: (500, 400),
        backdrop: WHITE,
        shape: Shape::Box { x: 120.0, y: 90.0, width: 230.0, height: 200.0 },
        color: [40.0, 60.0, 140.0],
        shadow: 0.4,
        grain: 0.0,
    },
    Scene {
        name: "blue box on white with a soft shadow and grain",
        size: (500, 400),
        backdrop: WHITE,
        shape: Shape::Box { x: 120.0, y: 90.0, width: 230.0, height: 200.0 },
        color: [40.0, 60.0, 140.0],
        shadow: 0.3,
        grain: 2.0,
    },
    Scene {
        name: "dark ellipse on a grey sweep with falloff, shadow and grain",
        size: (600, 500),
        backdrop: SWEEP,
        shape: Shape::Ellipse { x: 310.0, y: 250.0, rx: 180.5, ry: 120.5 },
        color: [60.0, 45.0, 40.0],
        shadow: 0.4,
        grain: 3.0,
    },
    Scene {
        name: "pale cream box on white",
        size: (400, 400),
        backdrop: WHITE,
        shape: Shape::Box { x: 60.0, y: 60.0, width: 280.0, height: 250.0 },
        color: [238.0, 230.0, 214.0],
        shadow: 0.25,
        grain: 0.0,
    },
    Scene {
        name: "neutral grey box on white, shadow of the same chroma",
        size: (400, 400),
        backdrop: WHITE,
        shape: Shape::Box { x: 80.0, y: 60.0, width: 240.0, height: 240.0 },
        color: [110.0, 110.0, 110.0],
        shadow: 0.3,
        grain: 1.0,
    },
    Scene {
        name: "box that leaves the frame",
        size: (400, 400),
        backdrop: WHITE,
        shape: Shape::Box { x: -20.0, y: 100.0, width: 220.0, height: 200.0 },
        color: [20.0, 90.0, 60.0],
        shadow: 0.0,
        grain: 1.0,
    },
];

#[test]
fn bounds_of_drawn_shapes_are_within_a_pixel() {
    for scene in &SCENES {
        let search = find(&draw(scene), None).unwrap();
        let Search::Found(subject) = search else { panic!("{}: {search:?}", scene.name) };
        let (left, top, right, bottom) = scene.shape.bounds();
        let (width, height) = (f64::from(scene.size.0), f64::from(scene.size.1));
        let wanted = [left.max(0.0), top.max(0.0), right.min(width), bottom.min(height)];
        let b = subject.bounds;
        let found = [b.x, b.y, b.x + b.width, b.y + b.height];
        for (w, f) in wanted.iter().zip(found) {
            // One pixel: the accuracy that a margin is promised with.
            assert!((w - f).abs() <= 1.0, "{}: found {found:?}, drawn {wanted:?}", scene.name);
        }
        assert!(subject.confidence > 0.5, "{}: confidence {}", scene.name, subject.confidence);
    }
}

#[test]
fn specks_are_told_but_left_out() {
    let scene = &SCENES[0];
    let mut data = draw(scene).into_data();
    for y in 20..24 {
        for x in 30..34 {
            data[(y * 400 + x) * 4..][..3].copy_from_slice(&[90, 90, 90]);
        }
    }
    let search = find(&Rgba8::new(400, 400, data).unwrap(), None).unwrap();
    let subject = search.subject().unwrap();
    assert!(subject.bounds.x > 70.0, "{:?}", subject.bounds);
    assert_eq!(subject.specks.len(), 1, "{:?}", subject.specks);
    let speck = subject.specks[0];
    assert!((speck.x - 30.0).abs() <= 1.0 && (speck.y - 20.0).abs() <= 1.0, "{speck:?}");
}

fn reason(picture: &Rgba8, path: Option<&[u8]>) -> Reason {
    match find(picture, path).unwrap() {
        Search::CannotMeasure(c) => c.reason,
        Search::Found(s) => panic!("found {:?}", s.bounds),
    }
}

fn filled(width: u32, height: u32, color: impl Fn(u32, u32) -> [u8; 4]) -> Rgba8 {
    let data = (0..width * height).flat_map(|i| color(i % width, i / width)).collect();
    Rgba8::new(width, height, data).unwrap()
}

#[test]
fn what_cannot_be_measured_says_why() {
    let white = filled(200, 200, |_, _| [255; 4]);
    assert_eq!(reason(&white, None), Reason::NothingFound);
    let nearly =
        filled(
            200,
            200,
            |x, y| if x.abs_diff(100) < 40 && y.abs_diff(100) < 40 { [251, 251, 251, 255] } else { [255; 4] },
        );
    assert_eq!(reason(&nearly, None), Reason::NothingFound);
    let busy = filled(200, 200, |x, y| {
        let v = (x.wrapping_mul(2_654_435_761).wrapping_add(y.wrapping_mul(40_503)).wrapping_mul(2_246_822_519) >> 24)
            as u8;
        [v, v.wrapping_mul(3), v.wrapping_mul(7), 255]
    });
    assert_eq!(reason(&busy, None), Reason::BusyBackground);
    assert_eq!(reason(&white, Some(&vec![0; 200 * 200])), Reason::EmptyPath);
    assert!(matches!(find(&white, Some(&[1, 2])), Err(Error::InvalidArgument { name: "path_coverage", .. })));
}

#[test]
fn path_and_alpha_come_first() {
    let square = |x: u32, y: u32| (40..90).contains(&x) && (30..130).contains(&y);
    let path: Vec<u8> = (0..160 * 160).map(|i| if square(i % 160, i / 160) { 255 } else { 0 }).collect();
    let alpha = filled(160, 160, |x, y| [10, 10, 10, if square(x, y) { 255 } else { 0 }]);
    let white = filled(160, 160, |_, _| [255; 4]);
    for (picture, path, method) in [(&white, Some(&path), Method::Path), (&alpha, None, Method::Alpha)] {
        let search = find(picture, path.map(Vec::as_slice)).unwrap();
        let subject = search.subject().unwrap();
        assert_eq!(subject.method, method);
        assert_eq!(subject.bounds, Region { x: 40.0, y: 30.0, width: 50.0, height: 100.0 });
        assert_eq!(subject.area_px, 5000.0);
    }
}

#[test]
fn a_border_line_is_told_and_left_out() {
    let picture = filled(300, 300, |x, y| {
        let edge = x < 4 || y < 4 || x >= 296 || y >= 296;
        if edge {
            [40, 40, 40, 255]
        } else if x.abs_diff(150) < 60 && y.abs_diff(150) < 80 {
            [120, 20, 20, 255]
        } else {
            [255; 4]
        }
    });
    let search = find(&picture, None).unwrap();
    let subject = search.subject().unwrap();
    let border = subject.border.unwrap();
    assert_eq!((border.left_px, border.top_px, border.right_px, border.bottom_px), (4, 4, 4, 4));
    assert_eq!(subject.bounds, Region { x: 91.0, y: 71.0, width: 119.0, height: 159.0 });
}
