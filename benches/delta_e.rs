//! Delta-E of two pictures, all pixels different: ours (statistics, map and verdict included) against `palette`, pixel by
//! pixel in f32 with adaptation to D50 (the same white as ours) and the mean alone. Best of several runs each, in one run.

#![allow(clippy::disallowed_methods, clippy::print_stdout, clippy::unwrap_used)]

use std::hint::black_box;
use std::time::Instant;

use palette::chromatic_adaptation::AdaptFromUnclamped;
use palette::color_difference::Ciede2000;
use palette::white_point::{D50, D65};
use palette::{FromColor, Lab, Srgb, Xyz};
use proofroom::color::compare::{CompareOptions, compare};
use proofroom::raster::{Layout, Raster, Samples};

const WIDTH: u32 = 1000;
const HEIGHT: u32 = 512;
/// Rounds; each runs every candidate once, so that a busy machine slows all of them.
const RUNS: u32 = 25;

fn main() {
    let raster = |data: &[u8]| Raster::new(WIDTH, HEIGHT, Layout::Rgb, Samples::U8(data.to_vec()), None).unwrap();
    let (one, two) = (picture(0, 255), picture(9, 255));
    let (sample, reference, changed) = (raster(&one), raster(&two), raster(&picture(9, 15)));
    // The filtered figures are a second pass, which nobody else has.
    let options = CompareOptions { filter_px: 0.0, ..CompareOptions::default() };
    let ours = |reference: &Raster| {
        time(|| compare(&sample, reference, &options, &mut |_| true).unwrap().unwrap().statistics.mean)
    };
    let palette = || {
        let pairs = one.as_chunks::<3>().0.iter().zip(two.as_chunks::<3>().0);
        pairs.map(|(&a, &b)| f64::from(lab(a).difference(lab(b)))).sum()
    };
    let mut least = [f64::INFINITY; 4];
    for _ in 0..RUNS {
        let round = [ours(&reference), ours(&changed), ours(&sample), time(palette)];
        least.iter_mut().zip(round).for_each(|(least, value)| *least = least.min(value));
    }
    let [all, some, same, plain] = least;
    println!("delta_e: ours {all:.1} ns/px, palette f32 D50 {plain:.1} ns/px, ratio {:.1}x", plain / all);
    println!("delta_e, 6 % of the rows changed: ours {some:.1} ns/px, ratio {:.1}x", plain / some);
    println!("delta_e, identical: ours {same:.2} ns/px, ratio {:.1}x", plain / same);
}

fn lab([r, g, b]: [u8; 3]) -> Lab<D50, f32> {
    let color: Xyz<D65, f32> = Xyz::from_color(Srgb::new(r, g, b).into_linear::<f32>());
    Lab::from_color(Xyz::<D50, f32>::adapt_from_unclamped(color))
}

/// A photograph-like picture of gradients and grain. `grade` shifts the colours of the first `rows` + 1 of every 256 rows.
fn picture(grade: u8, rows: u8) -> Vec<u8> {
    let mut state = 1u32;
    let mut data = Vec::new();
    for y in 0..HEIGHT {
        let grade = if y % 256 <= u32::from(rows) { grade } else { 0 };
        for x in 0..WIDTH {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            let grain = (state >> 28) as u8;
            let smooth = [x * 200 / WIDTH, y * 200 / HEIGHT, (x + y) * 180 / (WIDTH + HEIGHT)];
            data.extend(smooth.map(|value| value as u8 + grain + grade));
        }
    }
    data
}

/// Nanoseconds a pixel.
fn time(run: impl FnOnce() -> f64) -> f64 {
    let start = Instant::now();
    black_box(run());
    start.elapsed().as_secs_f64() * 1e9 / f64::from(WIDTH * HEIGHT)
}
