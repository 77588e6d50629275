//! Delta-E of two pictures in a page: ours against `palette`, in one build and one engine. `tests/web/bench/delta.mjs` calls
//! these functions; pictures are made here, so that nothing crosses.

#![allow(unsafe_code, reason = "functions are exported by their names, and one thread keeps what they share")]

use std::cell::RefCell;

use palette::color_difference::Ciede2000;
use palette::convert::FromColorUnclamped;
use palette::white_point::D65;
use palette::{Lab, LinSrgb, Srgb};
use proofroom::color::compare::{CompareOptions, Painter, compare_regions};
use proofroom::raster::{Layout, Raster, Samples};
use wide::f32x4;

thread_local! {
    static PICTURES: RefCell<Vec<Raster>> = const { RefCell::new(Vec::new()) };
}

/// Makes a picture, its graded copy, a copy of which 6 % of the pixels are graded, and an equal one.
#[unsafe(no_mangle)]
pub extern "C" fn prepare(width: u32, height: u32) {
    let pictures = [0, 16, 1].map(|rows| picture(width, height, rows));
    let [plain, graded, some] = pictures;
    let equal = plain.clone();
    PICTURES.set(vec![plain, graded, some, equal]);
}

/// A photograph-like picture of gradients and grain; the first `rows` of every 16 rows are graded, with other grain.
fn picture(width: u32, height: u32, rows: u32) -> Raster {
    let mut data = Vec::new();
    for y in 0..height {
        let changed = y % 16 < rows;
        let mut state = y.wrapping_mul(2_654_435_761) ^ u32::from(changed);
        for x in 0..width {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            let grain = (state >> 28) as u8;
            let smooth = [x * 200 / width, y * 200 / height, (x + y) * 180 / (width + height)];
            let grade = if changed { 9 } else { 0 };
            data.extend(smooth.map(|value| value as u8 + grain + grade));
        }
    }
    Raster::new(width, height, Layout::Rgb, Samples::U8(data), None).unwrap_or_else(|_| unreachable!("sizes agree"))
}

fn bytes<T>(one: usize, two: usize, work: impl Fn(&[[u8; 3]], &[[u8; 3]]) -> T) -> T {
    PICTURES.with_borrow(|pictures| {
        let [one, two] = [one, two].map(|index| match pictures[index].samples() {
            Samples::U8(values) => values.as_chunks::<3>().0,
            Samples::U16(_) => unreachable!("made of bytes"),
        });
        work(one, two)
    })
}

/// Ours: statistics, verdict and, if wanted, the heat map's RGBA in the same pass. Answers the mean.
#[unsafe(no_mangle)]
pub extern "C" fn ours(one: usize, two: usize, heat: bool, filter: bool) -> f64 {
    PICTURES.with_borrow(|pictures| {
        let options = CompareOptions { filter_px: if filter { 2.0 } else { 0.0 }, ..CompareOptions::default() };
        let mut line = vec![0; pictures[one].width() as usize * 4];
        let painter = Painter::new();
        let mut paint = |_: u32, deltas: &[f32]| {
            if heat {
                painter.row(deltas, &mut line);
            }
        };
        let found = compare_regions(&pictures[one], &pictures[two], &options, None, &mut paint, &mut |_| true);
        found.ok().flatten().map_or(f64::NAN, |found| found.statistics.mean)
    })
}

/// palette in f32, pixel by pixel, the mean alone.
#[unsafe(no_mangle)]
pub extern "C" fn palette_f32(one: usize, two: usize) -> f64 {
    let lab = |color: [u8; 3]| -> Lab<D65, f32> { Lab::from_color_unclamped(Srgb::from(color).into_linear::<f32>()) };
    bytes(one, two, |one, two| {
        let sum: f64 = one.iter().zip(two).map(|(&a, &b)| f64::from(lab(a).difference(lab(b)))).sum();
        sum / one.len() as f64
    })
}

/// palette with `wide`, four pixels at a time, the mean alone.
#[unsafe(no_mangle)]
pub extern "C" fn palette_wide(one: usize, two: usize) -> f64 {
    let lab = |colors: &[[u8; 3]; 4]| -> Lab<D65, f32x4> {
        let linear: LinSrgb<f32x4> = LinSrgb::from(colors.map(|color| Srgb::from(color).into_linear::<f32>()));
        Lab::from_color_unclamped(linear)
    };
    bytes(one, two, |one, two| {
        let fours = one.as_chunks::<4>().0.iter().zip(two.as_chunks::<4>().0);
        let sum: f64 = fours.map(|(a, b)| f64::from(lab(a).difference(lab(b)).reduce_add())).sum();
        sum / one.len() as f64
    })
}

/// Reads both pictures: what memory alone costs.
#[unsafe(no_mangle)]
pub extern "C" fn read_both(one: usize, two: usize) -> f64 {
    bytes(one, two, |one, two| {
        let pairs = one.as_flattened().iter().zip(two.as_flattened());
        pairs.map(|(&a, &b)| u64::from(a.abs_diff(b))).sum::<u64>() as f64
    })
}
