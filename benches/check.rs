//! Checking a hundred pictures of 12 megapixels in every shipped channel, beside decoding them alone by the same decoder, on
//! one thread and on two; and the memory that it took.
//!
//! The picture is a product of the sample shoot enlarged, without its clipping path, so that the subject is searched for.
//! `CHECK_PICTURES` makes it fewer. Each picture is measured once for all channels.
#![allow(clippy::unwrap_used, clippy::print_stdout, clippy::disallowed_methods, missing_docs)]

use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Instant;

use image::imageops::{FilterType, resize};
use proofroom::color::profile;
use proofroom::decode::decode;
use proofroom::market::rule::builtin;
use proofroom::market::{Context, judge};
use proofroom::raster::Limits;
use proofroom::{quality, subject};

/// 3464² px are 12.0 million.
const SIDE: u32 = 3464;

fn main() {
    let pictures = std::env::var("CHECK_PICTURES").ok().and_then(|n| n.parse().ok()).unwrap_or(100);
    let small = image::open("sample/BAG-1042_front_v3_retouched.jpg").unwrap().to_rgb8();
    let large = resize(&small, SIDE, SIDE, FilterType::CatmullRom);
    let mut jpeg = Vec::new();
    image::codecs::jpeg::JpegEncoder::new_with_quality(&mut jpeg, 92).encode_image(&large).unwrap();
    drop((small, large));
    let rules = builtin().unwrap();
    let context = Context::on("2026-11-25");
    let decoding = || drop(decode(&jpeg, &Limits::default()).unwrap());
    let checking = || {
        let decoded = decode(&jpeg, &Limits::default()).unwrap();
        let facts = quality::file::facts(Some("picture.jpg"), &jpeg, &decoded.info, &decoded.raster);
        let pixels = profile::to_srgb8(&decoded.raster).unwrap();
        drop(decoded);
        let search = subject::find(&pixels, None).unwrap();
        let numbers = quality::measure(&pixels, &search, facts);
        let reports = rules.iter().map(|set| judge(set, set.main_role(), &numbers, &context).unwrap().findings.len());
        assert!(reports.sum::<usize>() > 200);
    };
    for threads in [1, 2] {
        let alone = run(threads, pictures, &decoding);
        let all = run(threads, pictures, &checking);
        println!(
            "{threads} thread{}: decoding {:.2} files/s, checking {} channels {:.2} files/s, {:.0} % on top; peak {} MB",
            if threads == 1 { "" } else { "s" },
            1.0 / alone,
            rules.len(),
            1.0 / all,
            (all / alone - 1.0) * 100.0,
            peak_mb()
        );
    }
}

/// Seconds a picture.
fn run(threads: usize, pictures: usize, work: &(impl Fn() + Sync)) -> f64 {
    let next = AtomicUsize::new(0);
    let start = Instant::now();
    std::thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| {
                while next.fetch_add(1, Ordering::Relaxed) < pictures {
                    work();
                }
            });
        }
    });
    start.elapsed().as_secs_f64() / pictures as f64
}

/// The most memory that this process had, MB; Linux only.
fn peak_mb() -> String {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find(|line| line.starts_with("VmHWM")).unwrap_or_default();
    let kb: Option<u64> = line.split_whitespace().nth(1).and_then(|n| n.parse().ok());
    kb.map_or_else(|| "unknown".into(), |kb| (kb / 1000).to_string())
}
