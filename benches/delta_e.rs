//! CIEDE2000 of two 24-megapixel pictures: ours, and `palette` pixel by pixel.
//!
//! The pictures are the sample mug, automated against retouched, enlarged to 4,899 × 4,899 px. Both sides start from
//! 8-bit sRGB in memory; `palette` only adds the differences up, ours also makes map, histogram, areas and a verdict.
#![allow(clippy::unwrap_used, clippy::print_stdout, clippy::disallowed_methods, missing_docs)]

use std::time::{Duration, Instant};

use image::imageops::{FilterType, resize};
use palette::color_difference::Ciede2000;
use palette::white_point::D65;
use palette::{FromColor, Lab, Srgb};
use proofroom::color::compare::{CompareOptions, compare};
use proofroom::decode::decode;
use proofroom::raster::Limits;

/// 4,899² px are 24.0 million.
const SIDE: u32 = 4899;
/// The median of this many runs is shown.
const RUNS: usize = 3;

fn median(mut work: impl FnMut()) -> Duration {
    let mut times: Vec<Duration> = (0..RUNS)
        .map(|_| {
            let start = Instant::now();
            work();
            start.elapsed()
        })
        .collect();
    times.sort();
    times[RUNS / 2]
}

fn enlarged(file: &str) -> image::RgbImage {
    let small = image::load_from_memory(&std::fs::read(file).unwrap()).unwrap().to_rgb8();
    resize(&small, SIDE, SIDE, FilterType::Triangle)
}

fn lab(pixel: &image::Rgb<u8>) -> Lab<D65, f32> {
    Lab::from_color(Srgb::from(pixel.0).into_format::<f32>())
}

fn main() {
    let pictures = ["sample/MUG-5023_front_v2_automated.jpg", "sample/MUG-5023_front_v3_retouched.jpg"].map(enlarged);
    // Through a lossless file, which is how a raster is made from outside.
    let rasters = pictures.each_ref().map(|picture| {
        let mut png = Vec::new();
        picture.write_to(&mut std::io::Cursor::new(&mut png), image::ImageFormat::Png).unwrap();
        decode(&png, &Limits::default()).unwrap().raster
    });
    let [sample, reference] = &rasters;
    let mut ours = None;
    let our_time = median(|| ours = compare(sample, reference, &CompareOptions::default(), &mut |_| true).unwrap());
    let mut sum = 0.0;
    let plain_time = median(|| {
        sum = pictures[0].pixels().zip(pictures[1].pixels()).map(|(a, b)| f64::from(lab(a).difference(lab(b)))).sum();
    });
    let mean = sum / f64::from(SIDE) / f64::from(SIDE);
    println!("picture            24.0 MP, 8-bit sRGB, in memory");
    println!("Delta-E, ours      {:.0} ms, mean {:.3}", our_time.as_secs_f64() * 1e3, ours.unwrap().statistics.mean);
    println!("palette, plain     {:.0} ms, mean {mean:.3} (white D65, f32)", plain_time.as_secs_f64() * 1e3);
    println!("ours / palette     {:.2}", our_time.as_secs_f64() / plain_time.as_secs_f64());
}
