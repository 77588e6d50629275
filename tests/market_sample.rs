//! The planted faults of the sample shoot are found in the automated versions and none of them in the retouched ones.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::print_stdout)]

use proofroom::{
    finding::Region,
    market::measure::{FileFacts, Measurements, ProfileClass},
    quality,
    raster::Rgba8,
    subject,
};

fn load(name: &str) -> (Rgba8, FileFacts) {
    let path = format!("{}/sample/{name}", env!("CARGO_MANIFEST_DIR"));
    let bytes = std::fs::read(&path).unwrap_or_else(|e| panic!("{path}: {e}"));
    let picture = image::load_from_memory(&bytes).unwrap().into_rgba8();
    let facts = FileFacts {
        name: Some(name.into()),
        format: "jpeg".into(),
        bytes: bytes.len() as f64,
        color_model: "rgb".into(),
        profile: ProfileClass::Srgb,
        profile_name: "sRGB".into(),
        bit_depth: 8,
        has_alpha: false,
        frames: 1,
        dpi: Some(300.0),
        jpeg_quality: Some(92),
    };
    (Rgba8::new(picture.width(), picture.height(), picture.into_raw()).unwrap(), facts)
}

/// The exact coverage on a v3 picture: the capture's, moved; all products are 1740 px long in both.
fn coverage(sku: &str, width: u32, height: u32) -> Vec<u8> {
    let (mask, _) = load(&format!("coverage/{sku}_front_coverage.png"));
    let levels: Vec<u8> = mask.data().iter().step_by(4).copied().collect();
    let bounds = subject::find(&mask, Some(&levels)).unwrap().subject().unwrap().bounds;
    let dx = (bounds.x + bounds.width / 2.0).round() as i64 - i64::from(width / 2);
    let dy = (bounds.y + bounds.height / 2.0).round() as i64 - i64::from(height / 2);
    (0..i64::from(width * height))
        .map(|i| {
            let (x, y) = (i % i64::from(width) + dx, i / i64::from(width) + dy);
            let inside = x >= 0 && y >= 0 && x < i64::from(mask.width()) && y < i64::from(mask.height());
            if inside { levels[(y * i64::from(mask.width()) + x) as usize] } else { 0 }
        })
        .collect()
}

fn measured(sku: &str, version: &str, path: bool) -> Measurements {
    let (picture, facts) = load(&format!("{sku}_front_{version}.jpg"));
    let coverage = path.then(|| coverage(sku, picture.width(), picture.height()));
    let search = subject::find(&picture, coverage.as_deref()).unwrap();
    quality::measure(&picture, &search, facts)
}

#[test]
fn show() {
    for sku in ["BAG-1042", "MUG-5023", "PRF-2207", "RNG-3310", "SUN-4158"] {
        for v in ["v2_automated", "v3_retouched"] {
            for path in [false, true] {
                let m = measured(sku, v, path);
                let s = m.subject.unwrap();
                let mut b = m.background.unwrap();
                println!("{sku} {v} {path} fill {:.4} {:?} {:?}", s.fill_longest, s.margins, s.touches);
                let p = [b.off_white.take(), b.residue.take(), b.shadow.take(), b.border.take()];
                for (n, p) in ["off", "residue", "shadow", "border"].iter().zip(p) {
                    if let Some(p) = p { println!("        {n} {:?} {} {:?} {}", p.region, p.area_px, p.color, p.darkest); }
                }
                println!("      white {:.4} edge {:.4} min {} p1 {} off {:.4} res {} {:?} cast {:.2}", b.white_share, b.edge_white_share, b.minimum, b.percentile_1, b.off_white_share, b.residue_count, b.shadow_touches, b.cast);
            }
        }
    }
}
