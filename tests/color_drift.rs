//! Drift across made sets: what was put in is found with its direction, and clean sets are left alone.
//!
//! A set is ten views of one product on a gray backdrop with falloff, each framed differently, with the scatter of a studio
//! flash (0.01 stops, 0.1 in a*b*). Noise is that of cells: nine pixels averaged.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::print_stdout)]

use proofroom::color::drift::{Tones, compare_set, measure};
use proofroom::finding::Finding;
use proofroom::raster::{Layout, Raster, Samples};

const WIDTH: u32 = 250;
const HEIGHT: u32 = 160;

/// A linear congruential generator (Knuth's MMIX): the same pictures on every machine.
struct Random(u64);

impl Random {
    fn unit(&mut self) -> f64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 11) as f64 / (1u64 << 53) as f64
    }

    /// About normal: the sum of four evens, scaled to deviation 1.
    fn normal(&mut self) -> f64 {
        ((0..4).map(|_| self.unit()).sum::<f64>() - 2.0) * 3f64.sqrt()
    }
}

/// What is done to one picture of a set.
#[derive(Clone, Copy, Default)]
struct Change {
    stops: f64,
    a: f64,
    b: f64,
    /// Kelvin of the light on the right, its part of the width, and that of the left.
    lights: Option<(f64, f64, f64)>,
}

/// XYZ relative to D50 to linear sRGB: the inverse of CSS Color 4's matrix with Bradford, columns times white.
fn to_srgb([x, y, z]: [f64; 3]) -> [f64; 3] {
    let (x, z) = (x * 0.964_295_7, z * 0.825_104_6);
    [
        3.134_187 * x - 1.617_208_8 * y - 0.490_694_1 * z,
        -0.978_749_2 * x + 1.916_130_1 * y + 0.033_433_4 * z,
        0.071_964_6 * x - 0.228_993_9 * y + 1.405_753_8 * z,
    ]
}

/// XYZ of daylight (CIE 15) relative to D50's.
fn daylight(kelvin: f64) -> [f64; 3] {
    let t = 1000.0 / kelvin;
    let x = -4.607 * t.powi(3) + 2.9678 * t.powi(2) + 0.09911 * t + 0.244_063;
    let y = -3.0 * x * x + 2.87 * x - 0.275;
    [x / y / 0.9642, 1.0, (1.0 - x - y) / y / 0.8249]
}

/// Lab of a place: backdrop, product of three materials, its shadow, a highlight, a hand in some views.
fn scene(view: &[f64; 6], u: f64, v: f64) -> [f64; 3] {
    let [x, y, size, falloff, hand, tilt] = *view;
    let (dx, dy) = ((u - x) * 1.5625 + tilt * (v - y), v - y);
    if hand > 0.5 && (u - x - size).hypot(v - y) < 0.09 {
        return [66.0 - 30.0 * (v - y), 16.0, 19.0];
    }
    if dx.abs() < size && dy.abs() < size {
        let shade = 1.0 - 0.25 * (dx / size).abs();
        return if (dx + 0.3 * size).hypot(dy + 0.5 * size) < 0.12 * size {
            [96.0, 0.5, 1.0]
        } else if dy > 0.55 * size {
            [24.0 * shade, 8.0, 10.0]
        } else if dy < -0.3 * size {
            [48.0 * shade, 32.0, 22.0]
        } else {
            [62.0 * shade, -4.0, 18.0]
        };
    }
    let shadow = if dy > size { 12.0 * (-(dx * dx + (dy - size).powi(2)) / (0.2 * size)).exp() } else { 0.0 };
    [79.0 - falloff * ((u - 0.5).powi(2) + (v - 0.4).powi(2)) - shadow, 0.3, 1.2]
}

fn picture(random: &mut Random, change: Change) -> Raster {
    let view = [
        0.35 + 0.3 * random.unit(),
        0.4 + 0.2 * random.unit(),
        0.16 + 0.08 * random.unit(),
        8.0 + 3.0 * random.unit(),
        random.unit(),
        0.6 * random.unit() - 0.3,
    ];
    let gain = (change.stops + 0.01 * random.normal()).exp2();
    let (a, b) = (change.a + 0.1 * random.normal(), change.b + 0.1 * random.normal());
    // White balance lies between the two.
    let balance = |(right, _, left): (f64, f64, f64)| daylight((right + left) / 2.0);
    let relative = |kelvin: f64, white: [f64; 3]| {
        let light = daylight(kelvin);
        [light[0] / white[0], light[1] / white[1], light[2] / white[2]]
    };
    let lights = change.lights.map(|lights| {
        let (right, part, left) = lights;
        (relative(right, balance(lights)), part, relative(left, balance(lights)))
    });
    let mut levels = Vec::new();
    for row in 0..HEIGHT {
        for column in 0..WIDTH {
            let (u, v) = (f64::from(column) / f64::from(WIDTH), f64::from(row) / f64::from(HEIGHT));
            let [l, ca, cb] = scene(&view, u, v);
            let y = (l + 16.0) / 116.0;
            let inverse = |f: f64| if f > 6.0 / 29.0 { f.powi(3) } else { (116.0 * f - 16.0) * 27.0 / 24389.0 };
            let mut xyz = [y + (ca + a) / 500.0, y, y - (cb + b) / 200.0].map(|f| inverse(f) * gain);
            if let Some((right, part, left)) = lights {
                // A twentieth of the width goes from one to the other.
                let mix = ((u - (1.0 - part)) * 20.0 + 0.5).clamp(0.0, 1.0);
                for ((value, r), l) in xyz.iter_mut().zip(right).zip(left) {
                    *value *= r * mix + l * (1.0 - mix);
                }
            }
            for linear in to_srgb(xyz) {
                let linear = linear.clamp(0.0, 1.0);
                let encoded =
                    if linear <= 0.003_130_8 { 12.92 * linear } else { 1.055 * linear.powf(1.0 / 2.4) - 0.055 };
                levels.push((encoded * 255.0 + 0.7 * random.normal()).round().clamp(0.0, 255.0) as u8);
            }
        }
    }
    Raster::new(WIDTH, HEIGHT, Layout::Rgb, Samples::U8(levels), None).unwrap()
}

fn set(seed: u64, odd: Option<(usize, Change)>) -> Vec<Tones> {
    let mut random = Random(seed);
    (0..10)
        .map(|index| {
            let change = odd.filter(|(at, _)| *at == index).map(|(_, change)| change).unwrap_or_default();
            measure(&picture(&mut random, change)).unwrap()
        })
        .collect()
}

fn drifts(findings: &[Finding]) -> Vec<&Finding> {
    findings.iter().filter(|finding| finding.kind == "batch-drift").collect()
}

#[test]
fn clean_sets_are_left_alone() {
    let (mut pictures, mut flagged) = (0, 0);
    for seed in 0..12 {
        for findings in compare_set(&set(seed, None), Some(0)) {
            pictures += 1;
            let found = drifts(&findings);
            flagged += usize::from(!found.is_empty());
            found.iter().for_each(|finding| println!("seed {seed}: {}", finding.message));
        }
    }
    println!("clean: {flagged} of {pictures} flagged");
    assert!(flagged * 100 <= pictures, "{flagged} of {pictures}");
}

#[test]
fn a_tenth_of_a_stop_and_two_units_are_found_every_time() {
    // what is put in, words of the finding
    let cases = [
        (Change { stops: 0.1, ..Change::default() }, "EV lighter"),
        (Change { stops: -0.1, ..Change::default() }, "EV darker"),
        (Change { b: 2.0, ..Change::default() }, "warmer"),
        (Change { b: -2.0, ..Change::default() }, "cooler"),
        (Change { a: 2.0, ..Change::default() }, "redder"),
        (Change { a: -1.42, b: 1.42, ..Change::default() }, "warmer and 1.4 greener"),
    ];
    let (mut all, mut found, mut wrong) = (0, 0, Vec::new());
    for seed in 100..104 {
        for (index, (change, words)) in cases.iter().enumerate() {
            let at = 1 + (seed as usize + index) % 9;
            let answer = compare_set(&set(seed, Some((at, *change))), Some(0));
            all += 1;
            let part = words.split(' ').next_back().unwrap();
            let said: Vec<_> = drifts(&answer[at]).iter().map(|finding| finding.message.clone()).collect();
            let median =
                said.iter().any(|text| text.contains("neutrals") && text.contains(part) && text.contains("median"));
            let hero =
                said.iter().any(|text| text.contains("neutrals") && text.contains(part) && text.contains("hero"));
            found += usize::from(median && hero);
            if !(median && hero) {
                wrong.push(format!("seed {seed}, {words}: {said:?}"));
            }
        }
    }
    println!("drift: {found} of {all} found");
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn two_lights_are_told_apart() {
    let (mut found, mut all, mut false_alarms) = (0, 0, 0);
    for seed in 0..40u64 {
        let mut random = Random(7_000 + seed);
        let kelvin = 5000.0 + 1000.0 * random.unit();
        let part = 0.2 + 0.3 * random.unit();
        let (one, two) = if random.unit() < 0.5 { (kelvin, kelvin + 500.0) } else { (kelvin + 500.0, kelvin) };
        all += 1;
        let lights = Some((one, part, two));
        found += usize::from(
            measure(&picture(&mut random, Change { lights, ..Change::default() })).unwrap().mixed_light.is_some(),
        );
        let lights = Some((kelvin, part, kelvin));
        false_alarms += usize::from(
            measure(&picture(&mut random, Change { lights, ..Change::default() })).unwrap().mixed_light.is_some(),
        );
    }
    println!("mixed light: {found} of {all} found, {false_alarms} of {all} clean ones flagged");
    assert!(found * 100 >= all * 95, "{found} of {all}");
    assert!(false_alarms * 100 <= all, "{false_alarms} of {all}");
}
