//! Refining a path on a 24-megapixel picture, beside decoding that picture; and what follows a hand there: one side of the
//! path that is dragged, and the live wire between two of its knots.
//!
//! The picture is the sample bag enlarged to 4,899 × 4,899 px, so that edges are as soft and outlines as long as those of
//! a large camera.
#![allow(clippy::unwrap_used, clippy::print_stdout, clippy::disallowed_methods, missing_docs)]

use std::time::{Duration, Instant};

use image::imageops::{FilterType, resize};
use kurbo::Affine;
use proofroom::path::photoshop;
use proofroom::path::refine::{RefineOptions, StretchOptions, refine, stretch, wire};
use proofroom::raster::Rgba8;

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

fn main() {
    let bytes = std::fs::read("sample/BAG-1042_front_v2_automated.jpg").unwrap();
    let small = image::load_from_memory(&bytes).unwrap().to_rgb8();
    let large = resize(&small, SIDE, SIDE, FilterType::CatmullRom);
    let mut jpeg = Vec::new();
    image::codecs::jpeg::JpegEncoder::new_with_quality(&mut jpeg, 92).encode_image(&large).unwrap();
    let file = photoshop::read(&bytes).unwrap();
    let path = &file.clipping_path().unwrap().path;
    let path = path.transformed(Affine::scale(f64::from(SIDE) / f64::from(small.width())));

    let decode = median(|| drop(image::load_from_memory(&jpeg).unwrap().to_rgba8()));
    let pixels = image::load_from_memory(&jpeg).unwrap().to_rgba8().into_raw();
    let picture = Rgba8::new(SIDE, SIDE, pixels).unwrap();
    let mut refined = None;
    let time = median(|| {
        refined = refine(&picture, &path, &RefineOptions::default(), &mut |_| true).unwrap();
    });
    let refined = refined.unwrap();
    let length: f64 =
        refined.path.subpaths.iter().flat_map(|s| s.segments()).map(|s| kurbo::ParamCurveArclen::arclen(&s, 0.1)).sum();
    let ms = time.as_secs_f64() * 1e3;
    println!("picture            24.0 MP, outline {length:.0} px, {} knots", refined.path.knot_count());
    println!("decode             {:.0} ms", decode.as_secs_f64() * 1e3);
    println!("refine             {ms:.0} ms, {:.1} px of outline per ms", length / ms);
    println!("refine / decode    {:.2}", time.as_secs_f64() / decode.as_secs_f64());

    // The sides of the rough path, as a hand would drag them: with as many stations as keep pace with a pointer, and all.
    let sides: Vec<_> = path.subpaths.iter().flat_map(|s| s.segments()).collect();
    for (name, most_stations) in [("live", 250), ("settled", 4000)] {
        let options = StretchOptions { most_stations, radius_px: 14.0, ..StretchOptions::default() };
        let (times, lengths) = each(&sides, |side| drop(stretch(&picture, &[*side], &options).unwrap()));
        println!("stretch, {name:<9} {times}, sides of {lengths}");
        let (times, _) = each(&sides, |side| drop(wire(&picture, side.p0, side.p3, &options).unwrap()));
        println!("wire, {name:<12} {times}");
    }
}

/// Median and slowest time over all sides, and their median and longest length, as text.
fn each(sides: &[kurbo::CubicBez], work: impl Fn(&kurbo::CubicBez)) -> (String, String) {
    let mut times = Vec::new();
    let mut lengths = Vec::new();
    for side in sides {
        let start = Instant::now();
        work(side);
        times.push(start.elapsed().as_secs_f64() * 1e3);
        lengths.push(kurbo::ParamCurveArclen::arclen(side, 0.1));
    }
    times.sort_by(f64::total_cmp);
    lengths.sort_by(f64::total_cmp);
    let told =
        |all: &[f64], unit: &str| format!("{:.1} {unit} (at most {:.1})", all[all.len() / 2], all[all.len() - 1]);
    (told(&times, "ms"), told(&lengths, "px"))
}
