//! A lookup table of any bytes, and colours through what was accepted.
#![no_main]

use libfuzzer_sys::fuzz_target;
use proofroom::color::lut::{Interpolation, parse};

fuzz_target!(|bytes: &[u8]| {
    let Ok(lut) = parse(bytes) else { return };
    for color in [[0.0; 3], [1.0; 3], [0.3, 0.7, 0.1], [f64::NAN, f64::INFINITY, -1e300]] {
        for interpolation in [Interpolation::Trilinear, Interpolation::Tetrahedral] {
            let _ = lut.apply(color, interpolation);
        }
    }
});
