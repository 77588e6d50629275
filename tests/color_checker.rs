//! The ColorChecker in a picture: against the truth of a rendered shot, and on cards drawn here in many positions.
#![allow(clippy::unwrap_used, clippy::panic, clippy::print_stdout)]

use proofroom::color::checker::{self, Checker};
use proofroom::color::delta_e::ciede2000;
use proofroom::color::lab::Lab;
use proofroom::color::profile::to_srgb8;
use proofroom::decode::decode;
use proofroom::raster::{Layout, Limits, Raster, Samples};

fn find(raster: &Raster) -> Option<Checker> {
    checker::find(raster, &to_srgb8(raster).unwrap()).unwrap()
}

#[test]
fn the_rendered_shot_is_measured_as_its_truth_says() {
    let data = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/color/");
    let raster = decode(&std::fs::read(format!("{data}checker.png")).unwrap(), &Limits::default()).unwrap().raster;
    let truth: serde_json::Value =
        serde_json::from_slice(&std::fs::read(format!("{data}checker.json")).unwrap()).unwrap();
    let found = find(&raster).unwrap();
    let number = |value: &serde_json::Value| value.as_f64().unwrap();
    let (mut place, mut color) = (0.0f64, 0.0f64);
    for (patch, wanted) in found.patches.iter().zip(truth["patches"].as_array().unwrap()) {
        let centre = &wanted["centre"];
        place = place.max((patch.centre[0] - number(&centre[0])).hypot(patch.centre[1] - number(&centre[1])));
        let lab = &wanted["shot_lab_d50"];
        let lab = Lab { l: number(&lab[0]), a: number(&lab[1]), b: number(&lab[2]) };
        color = color.max(ciede2000(lab, patch.found));
        assert!((patch.delta_e - number(&wanted["dE00"])).abs() < 0.15, "{}: {}", patch.name, patch.delta_e);
    }
    println!("ColorChecker: centres within {place:.2} px, patches within Delta-E {color:.3}");
    // What is aimed at; 3 px and 0.5 would be accepted.
    assert!(place < 0.7 && color < 0.15);
    assert_eq!(found.seen, 24);
    // Pointed at by hand, half a pixel off, the card is measured alike.
    let by_hand = checker::at_corners(&raster, found.corners.map(|[x, y]| [x + 0.4, y - 0.3])).unwrap();
    for (hand, own) in by_hand.patches.iter().zip(&found.patches) {
        assert!(ciede2000(hand.found, own.found) < 0.2, "{}", own.name);
    }
}

/// A repeatable sequence of numbers from 0 to 1 (xorshift).
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> f64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) as f64 / (1u64 << 53) as f64
    }

    fn between(&mut self, low: f64, high: f64) -> f64 {
        low + (high - low) * self.next()
    }
}

/// The card's patches in 8-bit sRGB, near enough to the published values for drawing.
const LEVELS: [[u8; 3]; 24] = [
    [115, 82, 69],
    [204, 161, 141],
    [101, 134, 179],
    [89, 109, 61],
    [141, 137, 194],
    [132, 228, 208],
    [249, 118, 35],
    [80, 91, 182],
    [222, 91, 125],
    [91, 63, 123],
    [173, 232, 91],
    [255, 164, 26],
    [44, 56, 142],
    [74, 148, 81],
    [179, 42, 50],
    [250, 226, 21],
    [191, 81, 160],
    [6, 142, 172],
    [252, 252, 252],
    [230, 230, 230],
    [200, 200, 200],
    [143, 143, 142],
    [100, 100, 100],
    [50, 50, 50],
];

/// Draws a card turned by `turn` with a cast, a fall-off of light, noise and some perspective; answers the middles too.
fn draw(chance: &mut Chance, turn: f64, hidden: usize) -> (Raster, Vec<[f64; 2]>) {
    let (width, height) = (640u32, 520u32);
    let (cos, sin) = (turn.cos(), turn.sin());
    let pitch = chance.between(42.0, 56.0);
    let bend = [chance.between(-0.02, 0.02), chance.between(-0.02, 0.02)];
    let gain = [chance.between(0.8, 1.05), chance.between(0.8, 1.0), chance.between(0.7, 1.05)];
    let fall = [chance.between(-0.2, 0.2), chance.between(-0.2, 0.2)];
    // Card (u, v) in pitches about its middle to the picture and back: a plane seen at an angle.
    let forth = |u: f64, v: f64| {
        let w = 1.0 + bend[0] * u + bend[1] * v;
        [320.0 + pitch * (cos * u - sin * v) / w, 260.0 + pitch * (sin * u + cos * v) / w]
    };
    let back = |x: f64, y: f64| {
        let (p, q) = ((x - 320.0) / pitch, (y - 260.0) / pitch);
        let (a, b) = (cos * p + sin * q, -sin * p + cos * q);
        let w = 1.0 / (1.0 - bend[0] * a - bend[1] * b);
        [a * w, b * w]
    };
    let mut samples = Vec::with_capacity((width * height * 3) as usize);
    for y in 0..height {
        for x in 0..width {
            let [u, v] = back(f64::from(x) + 0.5, f64::from(y) + 0.5);
            let (column, row) = ((u + 3.0).floor(), (v + 2.0).floor());
            let on_card = u.abs() < 3.15 && v.abs() < 2.15;
            let (du, dv) = (u + 3.0 - column - 0.5, v + 2.0 - row - 0.5);
            let index = (row * 6.0 + column) as usize;
            let patch = on_card
                && (0.0..6.0).contains(&column)
                && (0.0..4.0).contains(&row)
                && du.abs() < 0.435
                && dv.abs() < 0.435
                && index >= hidden;
            let color = if patch {
                LEVELS[index]
            } else if on_card {
                [22, 22, 22]
            } else {
                [150, 149, 146]
            };
            let light = 1.0 + fall[0] * (f64::from(x) / 640.0 - 0.5) + fall[1] * (f64::from(y) / 520.0 - 0.5);
            for channel in 0..3 {
                let noise = (chance.next() + chance.next() + chance.next() - 1.5) * 4.0;
                let linear = (f64::from(color[channel]) / 255.0).powf(2.2) * gain[channel] * light;
                samples.push((linear.clamp(0.0, 1.0).powf(1.0 / 2.2) * 255.0 + noise).round().clamp(0.0, 255.0) as u8);
            }
        }
    }
    let centres = (0..24).map(|n| forth(f64::from(n % 6) - 2.5, f64::from(n / 6) - 1.5)).collect();
    (Raster::new(width, height, Layout::Rgb, Samples::U8(samples), None).unwrap(), centres)
}

#[test]
fn cards_are_found_at_every_angle_in_bad_light_and_half_hidden() {
    let mut chance = Chance(0x9e37_79b9_7f4a_7c15);
    let mut worst = 0.0f64;
    for n in 0..24 {
        let turn = f64::from(n) * std::f64::consts::TAU / 24.0 + 0.03;
        let (raster, centres) = draw(&mut chance, turn, if n % 3 == 0 { 4 } else { 0 });
        let found = find(&raster).unwrap_or_else(|| panic!("card {n}, turned by {turn:.2}, was not found"));
        for (patch, truth) in found.patches.iter().zip(&centres) {
            worst = worst.max((patch.centre[0] - truth[0]).hypot(patch.centre[1] - truth[1]));
        }
    }
    println!("24 drawn cards: centres within {worst:.2} px");
    assert!(worst < 3.0, "{worst}");
}

#[test]
fn what_is_no_card_is_not_taken_for_one() {
    let mut chance = Chance(7);
    // A card whose patches are in no order, and a chess board.
    let (width, height) = (480u32, 360u32);
    let shuffled: Vec<[u8; 3]> = (0..24).map(|n| LEVELS[(n * 7 + 5) % 24]).collect();
    for board in [false, true] {
        let mut samples = Vec::new();
        for y in 0..height {
            for x in 0..width {
                let (column, row) = ((x / 60).min(7), (y / 60).min(5));
                let inside = (8..52).contains(&(x % 60)) && (8..52).contains(&(y % 60));
                let color = match (board, inside) {
                    (true, _) => {
                        if (column + row) % 2 == 0 {
                            [240; 3]
                        } else {
                            [30; 3]
                        }
                    }
                    (false, true) if (1..7).contains(&column) && (1..5).contains(&row) => {
                        shuffled[((row - 1) * 6 + column - 1) as usize]
                    }
                    _ => [20; 3],
                };
                samples.extend(color.map(|level: u8| level.saturating_add((chance.next() * 3.0) as u8)));
            }
        }
        let raster = Raster::new(width, height, Layout::Rgb, Samples::U8(samples), None).unwrap();
        assert_eq!(find(&raster), None, "board: {board}");
    }
}

#[test]
fn corners_that_make_no_card_are_refused_by_name() {
    let (raster, _) = draw(&mut Chance(3), 0.1, 0);
    for corners in [
        [[0.0, 0.0], [10.0, 10.0], [20.0, 20.0], [30.0, 30.0]],
        [[0.0, 0.0], [639.0, 0.0], [639.0, 519.0], [0.0, 519.0]],
    ] {
        let error = checker::at_corners(&raster, corners).unwrap_err();
        assert!(error.to_string().contains("corners"), "{error}");
    }
}
