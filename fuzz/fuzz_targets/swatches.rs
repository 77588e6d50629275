//! A swatch file of any bytes, whatever form they claim.
#![no_main]

use libfuzzer_sys::fuzz_target;
use proofroom::color::swatch::list;

fuzz_target!(|bytes: &[u8]| {
    if let Ok(found) = list::read(bytes) {
        assert!(found.colors.iter().all(|color| (0.0..=100.0).contains(&color.lab.l)));
    }
});
