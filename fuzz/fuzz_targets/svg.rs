//! An SVG outline of any text.
#![no_main]

use libfuzzer_sys::fuzz_target;
use proofroom::path::svg::parse;

fuzz_target!(|text: &str| {
    if let Ok(path) = parse(text, 640, 480) {
        assert!(path.knot_count() <= proofroom::path::MAX_KNOTS);
    }
});
