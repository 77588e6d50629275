//! Foreign bytes: whatever they are, the decoder answers and never panics.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::print_stdout)]

use std::path::Path;

use proofroom::color::profile::{suitability, to_srgb8};
use proofroom::decode::decode;
use proofroom::raster::{Layout, Limits};
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
