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

#[test]
fn what_was_found_on_copies_holds_for_the_pictures() {
    let (sample, reference) = (open("align_sample.png"), open("align_ref.png"));
    let fit = Alignment::find(&sample, &reference).unwrap();
    // As if they were copies of pictures twice and four times as large, the last column sticking out.
    let size = [[sample.width() * 2 - 1, sample.height() * 2], [reference.width() * 4, reference.height() * 4 - 3]];
    let large = fit.enlarged([2.0, 4.0], size);
    assert!((large.scale - fit.scale / 2.0).abs() < 1e-12);
    for (x, y) in [(0.0, 0.0), (100.0, 30.0), (17.5, 220.25)] {
        let ((small_x, small_y), (to_x, to_y)) = (fit.to_reference(x, y), large.to_reference(x * 2.0, y * 2.0));
        assert!((to_x - small_x * 4.0).abs() < 1e-9 && (to_y - small_y * 4.0).abs() < 1e-9, "at {x}, {y}");
    }
    let same = fit.enlarged([1.0, 1.0], fit.size);
    assert!((same.shift_x - fit.shift_x).abs() < 1e-9 && (same.movement_px - fit.movement_px).abs() < 1e-6);
}
