//! Bounds on the sample shoot: captures against the exact rendered coverage, others against the README's boxes.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::print_stdout)]

use proofroom::{finding::Region, raster::Rgba8, subject};

fn load(name: &str) -> Rgba8 {
    let path = format!("{}/sample/{name}", env!("CARGO_MANIFEST_DIR"));
    let picture = image::open(&path).unwrap_or_else(|e| panic!("{path}: {e}")).into_rgba8();
    Rgba8::new(picture.width(), picture.height(), picture.into_raw()).unwrap()
}

fn edges(r: Region) -> [f64; 4] {
    [r.x, r.y, r.x + r.width, r.y + r.height]
}

fn found(name: &str) -> [f64; 4] {
    let search = subject::find(&load(name), None).unwrap();
    edges(search.subject().unwrap_or_else(|| panic!("{name}: {search:?}")).bounds)
}

fn off(found: [f64; 4], wanted: [f64; 4]) -> [f64; 4] {
    core::array::from_fn(|i| (found[i] - wanted[i]).abs())
}

const SKUS: [&str; 5] = ["BAG-1042", "MUG-5023", "PRF-2207", "RNG-3310", "SUN-4158"];

fn exact(sku: &str) -> [f64; 4] {
    let mask = load(&format!("coverage/{sku}_front_coverage.png"));
    let levels: Vec<u8> = mask.data().iter().step_by(4).copied().collect();
    edges(subject::find(&mask, Some(&levels)).unwrap().subject().unwrap().bounds)
}

#[test]
fn captures_on_a_grey_sweep() {
    for sku in SKUS {
        let off = off(found(&format!("{sku}_front_v1_capture.jpg")), exact(sku));
        println!("{sku} capture: left, top, right, bottom off by {off:?} px");
        // 3 px of 2350: grain and compression over a soft outline. At the foot the contact shadow is as dark as the
        // product and a polished ring throws its colour on the sweep: 20 px, under 1 % of the picture.
        assert!(off[..3].iter().all(|d| *d <= 3.0) && off[3] <= 20.0, "{sku}: {off:?}");
    }
}

#[test]
fn retouched_pictures_with_contact_shadow() {
    for sku in SKUS {
        let [left, top, right, bottom] = exact(sku);
        // The product of the capture, 1740 px long there too, in the middle of 2000 px.
        let (w, h) = ((right - left) / 2.0, (bottom - top) / 2.0);
        let wanted = [1000.0 - w, 1000.0 - h, 1000.0 + w, 1000.0 + h];
        let off = off(found(&format!("{sku}_front_v3_retouched.jpg")), wanted);
        println!("{sku} retouched: left, top, right, bottom off by {off:?} px");
        // One pixel; three at the foot of the clear glass bottle, which fades into its shadow.
        let foot = if sku == "PRF-2207" { 3.0 } else { 1.0 };
        assert!(off[..3].iter().all(|d| *d <= 1.0) && off[3] <= foot, "{sku}: {off:?}");
    }
}

#[test]
fn automated_pictures_have_the_boxes_of_the_readme() {
    for (sku, wanted, tolerance) in [
        ("RNG-3310", [581.0, 400.0, 1419.0, 1600.0], 1.0),
        // 4 px: the planted pale halo of 3 px and its soft edge count as product.
        ("SUN-4158", [5.0, 590.0, 1995.0, 1409.0], 4.0),
    ] {
        let off = off(found(&format!("{sku}_front_v2_automated.jpg")), wanted);
        assert!(off.iter().all(|d| *d <= tolerance), "{sku}: {off:?}");
    }
}
