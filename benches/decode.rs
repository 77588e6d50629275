//! Decoding: ours (container read, limits, profile, orientation, findings) against plain `image::load_from_memory`, on a
//! picture of the sample shoot as JPEG and as PNG. Best of several runs each, in one run.

#![allow(clippy::disallowed_methods, clippy::print_stdout, clippy::unwrap_used)]

use std::hint::black_box;
use std::io::Cursor;
use std::path::Path;
use std::time::Instant;

use proofroom::decode::decode;
use proofroom::raster::Limits;

/// Rounds; each runs both candidates once, so that a busy machine slows both.
const RUNS: u32 = 15;

fn main() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("sample/BAG-1042_front_v3_retouched.jpg");
    let jpeg = std::fs::read(path).unwrap();
    let picture = image::load_from_memory(&jpeg).unwrap();
    let mut png = Vec::new();
    picture.write_to(&mut Cursor::new(&mut png), image::ImageFormat::Png).unwrap();
    let pixels = f64::from(picture.width() * picture.height());
    for (name, bytes) in [("JPEG", &jpeg), ("PNG", &png)] {
        let (mut ours, mut plain) = (f64::INFINITY, f64::INFINITY);
        for _ in 0..RUNS {
            ours = ours.min(time(|| decode(bytes, &Limits::default()).unwrap().raster.width()) / pixels);
            plain = plain.min(time(|| image::load_from_memory(bytes).unwrap().width()) / pixels);
        }
        println!("decode {name}: ours {ours:.1} ns/px, image {plain:.1} ns/px, ratio {:.2}x", plain / ours);
    }
}

/// Nanoseconds.
fn time(run: impl FnOnce() -> u32) -> f64 {
    let start = Instant::now();
    black_box(run());
    start.elapsed().as_secs_f64() * 1e9
}
