//! The planted faults of the sample shoot are found in the automated versions and none of them in the retouched ones.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::print_stdout)]

use proofroom::{
    finding::{Finding, Region, Severity},
    market::{
        ChannelVerdict, Context, Report, judge,
        measure::{FileFacts, Measurements, ProfileClass, Provenance},
        rule,
    },
    path, quality,
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
        subsampling: Some("4:4:4".into()),
        progressive: false,
        orientation: 1,
        gif_version: None,
        paths: 1,
        provenance: Provenance::default(),
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

fn amazon(numbers: &Measurements) -> Report {
    let sets = rule::builtin().unwrap();
    judge(&sets[0], "main", numbers, &Context::on("2026-11-23")).unwrap()
}

/// Kinds of findings that warn or fail, with the first of each kind's finding.
fn open(report: &Report) -> Vec<(&str, &Finding)> {
    let all = report.findings.iter().map(|j| &j.finding);
    all.filter(|f| f.severity >= Severity::Warning).map(|f| (f.kind.as_str(), f)).collect()
}

const SKUS: [&str; 5] = ["BAG-1042", "MUG-5023", "PRF-2207", "RNG-3310", "SUN-4158"];

#[test]
fn the_retouched_versions_pass_amazon() {
    for sku in SKUS {
        // As a plain background, and with the exact outline as a path.
        for path in [false, true] {
            let numbers = measured(sku, "v3_retouched", path);
            let subject = numbers.subject.as_ref().unwrap();
            // The README: 87 % of the longer side. 0.2 %: 4 px, glass whose base fades into its shadow.
            assert!((subject.fill_longest - 0.87).abs() < 0.002, "{sku} {path}: {}", subject.fill_longest);
            assert!(numbers.background.as_ref().unwrap().shadow.is_some(), "{sku}: the shadow is seen as a shadow");
            let report = amazon(&numbers);
            assert_eq!(report.verdict, ChannelVerdict::Pass, "{sku} path {path}: {:?}", open(&report));
        }
    }
}

fn found<'a>(report: &'a Report, kind: &str) -> Option<&'a Finding> {
    open(report).into_iter().find(|(k, _)| *k == kind).map(|(_, f)| f)
}

fn near(found: Region, box_: [f64; 4], tolerance: f64) -> bool {
    let edges = [found.x, found.y, found.x + found.width, found.y + found.height];
    edges.iter().zip(box_).all(|(e, b)| (e - b).abs() <= tolerance)
}

#[test]
fn the_corner_left_at_250_is_found_with_its_region() {
    let report = amazon(&measured("PRF-2207", "v2_automated", false));
    let finding = found(&report, "non-white-background").unwrap();
    assert_eq!(finding.severity, Severity::Failure);
    // 8 px: one JPEG block ripples past the corner's edge.
    assert!(near(finding.region.unwrap(), [1500.0, 0.0, 2000.0, 420.0], 8.0), "{finding:?}");
    assert!(finding.message.contains("250, 250, 248"), "{}", finding.message);
    // 248 is the lowest of the three channels.
    assert_eq!(finding.measured.unwrap().value, 248.0);
}

#[test]
fn the_fill_of_60_per_cent_is_found() {
    let numbers = measured("RNG-3310", "v2_automated", false);
    let report = amazon(&numbers);
    let finding = found(&report, "fill-below-minimum").unwrap();
    assert_eq!(finding.severity, Severity::Failure);
    assert!((finding.measured.unwrap().value - 0.6).abs() < 0.001, "{finding:?}");
    assert!(near(finding.region.unwrap(), [581.0, 400.0, 1419.0, 1600.0], 1.0), "{finding:?}");
}

#[test]
fn the_width_of_99_per_cent_is_found() {
    let numbers = measured("SUN-4158", "v2_automated", false);
    let report = amazon(&numbers);
    let finding = found(&report, "subject-too-close-to-frame").unwrap();
    // 5 px of product, of which the planted 3 px halo takes up to 4.
    assert!(finding.measured.unwrap().value <= 0.0025, "{finding:?}");
    assert!(near(finding.region.unwrap(), [5.0, 590.0, 1995.0, 1409.0], 4.0), "{finding:?}");
}

#[test]
fn each_automated_version_has_its_own_faults_and_no_others_of_these_kinds() {
    let planted = ["non-white-background", "fill-below-minimum", "subject-too-close-to-frame"];
    for (sku, kinds) in [
        ("BAG-1042", &[] as &[&str]),
        ("MUG-5023", &[]),
        ("PRF-2207", &planted[..1]),
        ("RNG-3310", &planted[1..2]),
        ("SUN-4158", &planted[2..]),
    ] {
        let report = amazon(&measured(sku, "v2_automated", false));
        let found: Vec<&str> = open(&report).into_iter().map(|(k, _)| k).filter(|k| planted.contains(k)).collect();
        assert_eq!(found, kinds, "{sku}: {:?}", open(&report));
    }
}

/// Measured by the path that the file itself carries.
fn with_its_own_path(sku: &str, version: &str) -> Measurements {
    let name = format!("{sku}_front_{version}.jpg");
    let (picture, facts) = load(&name);
    let bytes = std::fs::read(format!("{}/sample/{name}", env!("CARGO_MANIFEST_DIR"))).unwrap();
    let file = path::photoshop::read(&bytes).unwrap();
    let outline = &file.best().unwrap_or_else(|| panic!("{name}: no path")).path;
    let coverage = path::rasterize::coverage(outline, picture.width(), picture.height());
    let search = subject::find(&picture, Some(&coverage)).unwrap();
    quality::measure(&picture, &search, facts)
}

#[test]
fn the_files_own_paths_find_the_same_faults() {
    for sku in SKUS {
        let numbers = with_its_own_path(sku, "v3_retouched");
        let report = amazon(&numbers);
        assert_eq!(report.verdict, ChannelVerdict::Pass, "{sku}: {:?}", open(&report));
    }
    for (sku, kind) in [
        ("PRF-2207", "non-white-background"),
        ("RNG-3310", "fill-below-minimum"),
        ("SUN-4158", "subject-too-close-to-frame"),
    ] {
        let numbers = with_its_own_path(sku, "v2_automated");
        let report = amazon(&numbers);
        assert!(found(&report, kind).is_some(), "{sku}: {:?}", open(&report));
    }
    // With a path, backdrop left in an opening is background too: the README's boxes of both faults.
    for (sku, [left, top, right, bottom]) in
        [("MUG-5023", [1400.0, 430.0, 1720.0, 1080.0]), ("RNG-3310", [586.0, 752.0, 1428.0, 1007.0])]
    {
        let report = amazon(&with_its_own_path(sku, "v2_automated"));
        let region = found(&report, "non-white-background").unwrap().region.unwrap();
        assert!(region.x >= left && region.y >= top, "{sku}: {region:?}");
        // 8 px: one JPEG block ripples past the fault's lower end.
        assert!(region.x + region.width <= right && region.y + region.height <= bottom + 8.0, "{sku}: {region:?}");
        // Most of the fault, not a strip of it.
        assert!(region.width > 0.55 * (right - left) && region.height > 0.55 * (bottom - top), "{sku}: {region:?}");
    }
}

#[test]
fn every_channel_judges_every_picture() {
    for sku in SKUS {
        for version in ["v1_capture", "v2_automated", "v3_retouched"] {
            let numbers = measured(sku, version, false);
            for set in rule::builtin().unwrap() {
                let report = judge(&set, set.main_role(), &numbers, &Context::on("2026-11-23")).unwrap();
                let worst = open(&report).into_iter().map(|(k, _)| k).collect::<Vec<_>>();
                println!("{sku} {version} {}: {:?} {worst:?}", set.channel, report.verdict);
                assert!(report.findings.iter().all(|j| !j.finding.message.is_empty() && !j.sources.is_empty()));
                // Zalando wants portraits: a square is refused, whatever is in it.
                let square = numbers.width == numbers.height;
                assert!(set.channel != "zalando" || !square || report.verdict == ChannelVerdict::Failure);
            }
        }
    }
}
