//! Foreign bytes: whatever they are, the decoder answers and never panics.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::print_stdout)]

use std::path::Path;

use proofroom::color::convert::Converter;
use proofroom::color::profile::{Intent, Rendering, suitability, to_srgb8};
use proofroom::decode::decode;
use proofroom::raster::{Layout, Limits, Raster, Samples};
use proptest::prelude::*;

/// Small enough that a size read from flipped bytes cannot make the test slow.
const LIMITS: Limits = Limits { pixels: 60_000, side: 4_000, bytes: 1 << 20 };

fn files() -> Vec<(String, Vec<u8>)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/color/files");
    let mut files: Vec<_> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .map(|path| (path.file_name().unwrap().to_string_lossy().into_owned(), std::fs::read(path).unwrap()))
        .collect();
    files.sort();
    assert!(files.len() > 20);
    files
}

/// A picture that was read can also be drawn, or says why not.
fn exercise(bytes: &[u8]) {
    if let Ok(decoded) = decode(bytes, &LIMITS) {
        let _ = to_srgb8(&decoded.raster);
    }
}

#[test]
fn truncated_files_are_errors() {
    for (name, bytes) in files() {
        let step = (bytes.len() / 400).max(1);
        for end in (0..bytes.len()).step_by(step).chain(bytes.len().saturating_sub(20)..bytes.len()) {
            let cut = &bytes[..end];
            match decode(cut, &LIMITS) {
                Err(_) => {}
                // Every part of a TIFF's picture must lie inside; what else is cut off may be nothing that is needed.
                Ok(_) if name.ends_with(".tif") => {}
                Ok(_) => panic!("{name} cut to {end} of {} bytes was read", bytes.len()),
            }
        }
    }
}

#[test]
fn flipped_bytes_never_panic() {
    for (_, bytes) in files() {
        let step = (bytes.len() / 250).max(1);
        for at in (0..bytes.len()).step_by(step).chain(0..bytes.len().min(200)) {
            for mask in [0xff, 0x01] {
                let mut broken = bytes.clone();
                broken[at] ^= mask;
                exercise(&broken);
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_after_a_signature(kind in 0usize..6, tail in proptest::collection::vec(any::<u8>(), 0..300)) {
        let heads: [&[u8]; 6] = [b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"RIFF\0\x01\0\0WEBP", b"II*\0", b"MM\0*", b""];
        let mut bytes = heads[kind].to_vec();
        bytes.extend_from_slice(&tail);
        exercise(&bytes);
    }

    #[test]
    fn several_flips(file in 0usize..24, flips in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..12)) {
        let files = files();
        let mut bytes = files[file % files.len()].1.clone();
        for (at, value) in flips {
            let at = at.index(bytes.len());
            bytes[at] = value;
        }
        exercise(&bytes);
    }

    #[test]
    fn any_profile(flips in proptest::collection::vec((0usize..560, any::<u8>()), 1..20)) {
        // A real profile, then flipped.
        let mut profile = proofroom::color::profile::from_cicp(12, 13).unwrap();
        for (at, value) in flips {
            let at = at % profile.len();
            profile[at] = value;
        }
        let _ = suitability(&profile, Layout::Rgb);
        let _ = suitability(&profile, Layout::Gray);
    }
}

/// Every profile of the tests, each with a raster of its layout.
fn profiles() -> Vec<(Layout, Vec<u8>)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/color/made");
    let mut found: Vec<_> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "icc"))
        .map(|path| {
            let layout = match path.file_name().unwrap().to_string_lossy().split('_').next().unwrap() {
                "gray" => Layout::Gray,
                "rgb" => Layout::Rgb,
                _ => Layout::Cmyk,
            };
            (layout, std::fs::read(path).unwrap())
        })
        .collect();
    found.sort_by(|a, b| a.1.cmp(&b.1));
    assert!(found.len() >= 9);
    found
}

/// A profile that was read gives colours under every rendering, or says why not.
fn evaluate(layout: Layout, icc: &[u8]) {
    let _ = suitability(icc, layout);
    let levels = (0..8u8).flat_map(|step| vec![step * 36; layout.channels()]).collect();
    let raster = Raster::new(8, 1, layout, Samples::U8(levels), Some(icc.into())).unwrap();
    for intent in [Intent::Relative, Intent::Perceptual, Intent::Absolute] {
        if let Ok(converter) = Converter::rendered(&raster, Rendering { intent, black_point: true }) {
            let _ = (0..8).map(|x| converter.straight_lab(&raster, x, 0)).collect::<Vec<_>>();
        }
    }
    let _ = to_srgb8(&raster);
}

#[test]
fn broken_tables_never_panic() {
    for (layout, icc) in profiles() {
        for end in (0..icc.len()).step_by((icc.len() / 60).max(1)) {
            evaluate(layout, &icc[..end]);
            // The same cut, with the size that it then has.
            let mut cut = icc[..end].to_vec();
            if let Some(size) = cut.get_mut(..4) {
                size.copy_from_slice(&(end as u32).to_be_bytes());
                evaluate(layout, &cut);
            }
        }
        // Header, tag table and the heads of the tables; then samples of the rest.
        for at in (0..icc.len().min(700)).step_by(2).chain((701..icc.len()).step_by((icc.len() / 40).max(1))) {
            for mask in [0xff, 0x01] {
                let mut broken = icc.clone();
                broken[at] ^= mask;
                evaluate(layout, &broken);
            }
        }
    }
}
