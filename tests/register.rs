//! Laying versions on each other: the known transform of the data set, and pictures that do not belong together.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::print_stdout)]

use std::path::PathBuf;

use proofroom::color::compare::{CompareOptions, Comparer};
use proofroom::decode::decode;
use proofroom::raster::{Limits, Raster};
use proofroom::register::Alignment;

fn open(name: &str) -> Raster {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/data/color/scenarios").join(name);
    decode(&std::fs::read(path).unwrap(), &Limits::default()).unwrap().raster
}

#[test]
fn the_known_transform_is_found_and_the_difference_is_the_drift() {
    let (sample, reference) = (open("align_sample.png"), open("align_ref.png"));
    let fit = Alignment::find(&sample, &reference).unwrap();
    println!("{fit:?}");
    assert!(fit.trusted && !fit.is_still());
    // From the manifest; the goals are 0.01 px.
    for (found, wanted, within) in [
        (fit.shift_x, -3.397_610_822_344_896_4, 0.01),
        (fit.shift_y, -2.888_557_034_856_905, 0.01),
        (fit.turn_deg, 0.232_334_428_010_547_52, 0.01),
        (fit.scale, 1.005_236_786_971_625_4, 1e-4),
    ] {
        assert!((found - wanted).abs() < within, "{found}, wanted {wanted}");
    }
    let part = fit.common(3.0).unwrap();
    let cropped = sample.crop(part).unwrap();
    let [left, top, ..] = part.map(f64::from);
    let map = fit.affine().map(|[along, down, start]| [along, down, start + along * left + down * top]);
    let options = CompareOptions { filter_px: 1.0, ..CompareOptions::default() };
    let comparer = Comparer::moved(&cropped, &reference, map, &options, None).unwrap();
    let measured = comparer.part(0..cropped.height(), &mut |_, _| {}, &mut |_| true).unwrap().unwrap();
    let found = comparer.finish(vec![measured]).unwrap();
    println!("{:?} {:?}", found.statistics, found.regions[0].filtered);
    // Resampling at edges adds a little.
    assert!((found.statistics.mean - DRIFT).abs() < 0.15, "{:?}", found.statistics);
}

/// Mean CIEDE2000 of the drift without the warp, from the manifest.
const DRIFT: f64 = 0.873_491;

#[test]
fn equal_and_noisy_pictures_lie_still_and_strangers_are_refused() {
    let hero = open("hero.png");
    for (sample, still) in [("hero.png", true), ("hero_noise.png", true)] {
        let fit = Alignment::find(&open(sample), &hero).unwrap();
        assert_eq!((fit.trusted, fit.is_still()), (true, still), "{sample}: {fit:?}");
    }
    let stranger = Alignment::find(&open("swatches.png"), &hero).unwrap();
    assert!(!stranger.trusted, "{stranger:?}");
}
