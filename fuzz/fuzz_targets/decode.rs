//! A picture of any bytes, drawn when it could be read.
#![no_main]

use libfuzzer_sys::fuzz_target;
use proofroom::color::profile::to_srgb8;
use proofroom::decode::decode;
use proofroom::raster::Limits;

/// Small, so that a size read from flipped bytes does not make a run slow.
const LIMITS: Limits = Limits { pixels: 60_000, side: 4_000, bytes: 1 << 20 };

fuzz_target!(|bytes: &[u8]| {
    if let Ok(decoded) = decode(bytes, &LIMITS) {
        let _ = to_srgb8(&decoded.raster);
    }
});
