//! A profile of any bytes, used on a picture of each layout under every rendering.
#![no_main]

use libfuzzer_sys::fuzz_target;
use proofroom::color::convert::Converter;
use proofroom::color::profile::{Intent, Rendering, suitability, to_srgb8};
use proofroom::raster::{Layout, Raster, Samples};

fuzz_target!(|icc: &[u8]| {
    for layout in [Layout::Gray, Layout::Rgb, Layout::Cmyk] {
        let _ = suitability(icc, layout);
        let levels = (0..8u8).flat_map(|step| vec![step * 36; layout.channels()]).collect();
        let Ok(raster) = Raster::new(8, 1, layout, Samples::U8(levels), Some(icc.into())) else { return };
        for intent in [Intent::Relative, Intent::Perceptual, Intent::Absolute] {
            if let Ok(converter) = Converter::rendered(&raster, Rendering { intent, black_point: true }) {
                for x in 0..8 {
                    let _ = converter.straight_lab(&raster, x, 0);
                }
            }
        }
        let _ = to_srgb8(&raster);
    }
});
