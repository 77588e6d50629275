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

#[test]
fn show() {
    for sku in ["BAG-1042", "MUG-5023", "PRF-2207", "RNG-3310", "SUN-4158"] {
        let c = load(&format!("coverage/{sku}_front_coverage.png"));
        let mask: Vec<u8> = c.data().iter().step_by(4).copied().collect();
        let truth = subject::find(&c, Some(&mask)).unwrap();
        println!("{sku} truth {:?}", edges(truth.subject().unwrap().bounds));
        for v in ["v1_capture", "v2_automated", "v3_retouched"] {
            let p = load(&format!("{sku}_front_{v}.jpg"));
            let t = std::time::Instant::now();
            let s = subject::find(&p, None).unwrap();
            match s {
                subject::Search::Found(s) => {
                    println!("   {v} {:?} conf {:.2} pieces {} specks {} {:?} {:?}", edges(s.bounds), s.confidence, s.pieces, s.specks.len(), s.border, t.elapsed());
                    let out: Vec<u8> = s.coverage().to_vec();
                    image::GrayImage::from_raw(p.width(), p.height(), out).unwrap().save(format!("/tmp/mask_{sku}_{v}.png")).unwrap();
                }
                s => println!("   {v} {s:?}"),
            }
        }
    }
}
