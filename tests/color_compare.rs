//! Comparison of whole pictures: figures against colour-science's, and the verdicts on the sample shoot.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::print_stdout)]

mod engines;

use std::path::PathBuf;

use proofroom::color::compare::{CompareOptions, Comparer, Comparison, Painter, Regions, compare, compare_regions};
use proofroom::color::convert::Converter;
use proofroom::color::delta_e::ciede2000;
use proofroom::decode::decode;
use proofroom::finding::Severity;
use proofroom::raster::{Layout, Limits, Raster, Samples};

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn open(path: &str) -> Raster {
    let bytes = std::fs::read(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"));
    decode(&bytes, &Limits::default()).unwrap_or_else(|error| panic!("{path}: {error}")).raster
}

fn judge(sample: &Raster, reference: &Raster) -> Comparison {
    compare(sample, reference, &CompareOptions::default(), &mut |_| true).unwrap().unwrap()
}

fn rgb(width: u32, height: u32, pixel: impl Fn(u32, u32) -> [u8; 3]) -> Raster {
    let data = (0..height).flat_map(|y| (0..width).map(move |x| (x, y))).flat_map(|(x, y)| pixel(x, y)).collect();
    Raster::new(width, height, Layout::Rgb, Samples::U8(data), None).unwrap()
}

/// The same test runs in the browser, in `tests/wasm.rs`.
#[test]
fn every_engine_gives_these_bits() {
    engines::check();
}

#[test]
fn figures_of_png_scenarios() {
    let folder = "../shared/data/color/scenarios";
    let Ok(manifest) = std::fs::read_to_string(root().join(folder).join("manifest.json")) else {
        println!("skipped: {folder} is absent");
        return;
    };
    let manifest: serde_json::Value = serde_json::from_str(&manifest).unwrap();
    let mut seen = 0;
    for scenario in manifest["scenarios"].as_array().unwrap() {
        let name = scenario["name"].as_str().unwrap();
        let (Some(reference), Some(sample)) = (scenario["reference"].as_str(), scenario["sample"].as_str()) else {
            continue;
        };
        let wanted = &scenario["stats"]["all"]["D50"];
        if !sample.ends_with(".png") || wanted.is_null() {
            continue;
        }
        let found = judge(&open(&format!("{folder}/{sample}")), &open(&format!("{folder}/{reference}"))).statistics;
        for (key, value) in [
            ("n", found.pixels),
            ("mean", found.mean),
            ("median", found.median),
            ("p95", found.p95),
            ("p99", found.p99),
            ("max", found.max),
        ] {
            let due = wanted[key].as_f64().unwrap();
            // The data set's ambitious target; f32 and the fine bins leave 1.2e-4.
            assert!((value - due).abs() < 2e-4, "{name} {key}: {value}, wanted {due}");
        }
        let near = wanted["near_3"].as_f64().unwrap() / found.pixels + 1e-5;
        assert!((found.share_over - wanted["share_over_3"].as_f64().unwrap()).abs() <= near, "{name}");
        seen += 1;
    }
    println!("{seen} scenarios");
    assert!(seen >= 3);
}

#[test]
fn figures_do_not_depend_on_how_rows_are_shared_out() {
    let folder = "tests/data/color/scenarios";
    let reference = open(&format!("{folder}/hero.png"));
    let regions = Regions::from_labels(&open(&format!("{folder}/regions.png"))).unwrap();
    for sample in ["hero_noise.png", "hero_patch.png", "hero.png"] {
        let sample = open(&format!("{folder}/{sample}"));
        let options = CompareOptions::default();
        let comparer = Comparer::new(&sample, &reference, &options, Some(&regions)).unwrap();
        let share = |workers: u32| {
            let parts = comparer.shares(workers).into_iter().rev();
            let parts = parts.map(|rows| comparer.part(rows, &mut |_, _| {}, &mut |_| true).unwrap().unwrap());
            comparer.finish(parts.collect()).unwrap()
        };
        let alone = share(1);
        for workers in [2, 3, 7] {
            assert!(comparer.shares(workers).len() > 1);
            assert_eq!(share(workers), alone, "{workers} workers");
        }
    }
}

#[test]
fn regions_against_the_truth() {
    let folder = "tests/data/color/scenarios";
    let manifest = std::fs::read_to_string(root().join(folder).join("manifest.json")).unwrap();
    let manifest: serde_json::Value = serde_json::from_str(&manifest).unwrap();
    let regions = Regions::from_labels(&open(&format!("{folder}/regions.png"))).unwrap();
    let mut worst = 0.0f64;
    for scenario in manifest["scenarios"].as_array().unwrap() {
        let (name, Some(sample)) = (scenario["name"].as_str().unwrap(), scenario["sample"].as_str()) else { continue };
        if name == "align" {
            continue;
        }
        let sample = open(&format!("{folder}/{sample}"));
        let options = CompareOptions::default();
        let found = if let Some(reference) = scenario["reference"].as_str() {
            let reference = open(&format!("{folder}/{reference}"));
            compare_regions(&sample, &reference, &options, Some(&regions), &mut |_, _| {}, &mut |_| true)
        } else {
            continue;
        };
        let found = found.unwrap().unwrap();
        for (report, key) in found.regions.iter().zip(["all", "ground", "region1", "region2", "region3"]) {
            let wanted = &scenario["stats"][key]["D50"];
            let (raw, means) = (report.raw, report.lab_means.unwrap());
            // The data set's means are of Lab coordinates.
            for (what, value) in [
                ("n", raw.pixels),
                ("mean", raw.mean),
                ("median", raw.median),
                ("p95", raw.p95),
                ("p99", raw.p99),
                ("max", raw.max),
                ("dE00_of_means", means.of_means),
                ("dL", means.change.l),
                ("dC", means.change.c),
                ("dH", means.change.h),
                ("da", means.change.a),
                ("db", means.change.b),
            ] {
                let off = (value - wanted[what].as_f64().unwrap()).abs();
                worst = worst.max(off);
                assert!(off < 2e-4, "{name} {key} {what}: {value}, wanted {}", wanted[what]);
            }
            let near = wanted["near_3"].as_f64().unwrap() / raw.pixels + 1e-6;
            assert!((raw.share_over - wanted["share_over_3"].as_f64().unwrap()).abs() <= near, "{name} {key}");
        }
        let passed: Vec<bool> = found.regions.iter().map(|report| report.passed).collect();
        println!("{name}: passed {passed:?}, filtered {:?}", found.regions[0].filtered.map(|f| (f.mean, f.p95)));
    }
    println!("worst {worst:.6}");
}

#[test]
fn every_pixel_equals_the_f64_formula() {
    // A generator of Knuth's constants: every run sees the same colours.
    let noise = |x: u32, y: u32, seed: u64| {
        let state = (u64::from(x) << 32 | u64::from(y)).wrapping_add(seed).wrapping_mul(6_364_136_223_846_793_005);
        let state = (state ^ state >> 29).wrapping_mul(0xbf58_476d_1ce4_e5b9) >> 20;
        [state as u8, (state >> 8) as u8, (state >> 16) as u8]
    };
    let near = |x: u32, y: u32| noise(x, y, 1).map(|value| value.saturating_add((x % 7) as u8));
    let pairs = [
        (rgb(400, 300, |x, y| noise(x, y, 1)), rgb(400, 300, |x, y| noise(x, y, 2))),
        (rgb(400, 300, |x, y| noise(x, y, 1)), rgb(400, 300, near)),
        (rgb(256, 256, |x, _| [x as u8; 3]), rgb(256, 256, |x, y| [x as u8, x as u8, y as u8])),
        // Opposite hues around neutral.
        (
            rgb(200, 200, |x, y| [128, 128 - (x / 8) as u8, y as u8]),
            rgb(200, 200, |x, y| [128, 128 + (x / 8) as u8, 255 - y as u8]),
        ),
    ];
    for (index, (sample, reference)) in pairs.iter().enumerate() {
        let (one, two) = (Converter::new(sample).unwrap(), Converter::new(reference).unwrap());
        let mut worst = (0.0f64, 0, 0);
        let mut rows = |y: u32, deltas: &[f32]| {
            for (x, &delta) in deltas.iter().enumerate() {
                let exact = ciede2000(two.lab(reference, x as u32, y), one.lab(sample, x as u32, y));
                let off = (f64::from(delta) - exact).abs();
                if off > worst.0 {
                    worst = (off, x as u32, y);
                }
            }
        };
        let options = CompareOptions { filter_px: 0.0, ..CompareOptions::default() };
        compare_regions(sample, reference, &options, None, &mut rows, &mut |_| true).unwrap().unwrap();
        println!("pair {index}: {worst:?}");
        // The goal for whole paths from 8-bit sRGB.
        assert!(worst.0 < 2e-4, "pair {index}: {worst:?}");
    }
}

#[test]
fn sample_shoot_verdicts() {
    // sku, verdict on the automated version against the retouched one
    let cases = [
        ("BAG-1042", "delta-e-within-tolerance", Severity::Pass),
        ("PRF-2207", "delta-e-over-tolerance", Severity::Failure),
        ("MUG-5023", "delta-e-over-tolerance", Severity::Failure),
        // Another size in the frame: no verdict on colour, and none is invented.
        ("RNG-3310", "delta-e-not-aligned", Severity::CannotMeasure),
        ("SUN-4158", "delta-e-not-aligned", Severity::CannotMeasure),
    ];
    let mut wrong = Vec::new();
    for (sku, kind, severity) in cases {
        let retouched = open(&format!("sample/{sku}_front_v3_retouched.jpg"));
        let automated = open(&format!("sample/{sku}_front_v2_automated.jpg"));
        let found = judge(&automated, &retouched);
        println!("{sku}: {:?}\n  {:?}", found.statistics, found.inside);
        for finding in &found.findings {
            println!("  {:?} {}: {}", finding.severity, finding.kind, finding.message);
        }
        if (found.findings[0].kind.as_str(), found.findings[0].severity) != (kind, severity) {
            wrong.push(sku);
        }
        let itself = judge(&retouched, &retouched);
        assert_eq!((itself.statistics.max, itself.findings.len(), itself.worst), (0.0, 1, None), "{sku}");
        assert_eq!(itself.findings[0].severity, Severity::Pass, "{sku}");
        assert_eq!(itself.statistics.pixels, 4e6);
    }
    assert!(wrong.is_empty(), "{wrong:?}");
}

#[test]
fn finds_the_place_that_drifted() {
    let product = |x: u32, y: u32| (100..300).contains(&x) && (100..300).contains(&y);
    let reference = rgb(400, 400, |x, y| if product(x, y) { [180, 90, 80] } else { [255; 3] });
    let sample = rgb(400, 400, |x, y| match (product(x, y), (120..200).contains(&x) && (160..240).contains(&y)) {
        (true, true) => [196, 96, 60],
        (true, false) => [180, 90, 80],
        _ => [255; 3],
    });
    let found = judge(&sample, &reference);
    let region = found.findings[0].region.unwrap();
    assert_eq!(found.findings[0].severity, Severity::Failure);
    // Whole cells of 8 px.
    assert_eq!((region.x, region.y, region.width, region.height), (120.0, 160.0, 80.0, 80.0));
    assert_eq!(found.worst.unwrap(), region);
    assert_eq!(found.histogram.iter().sum::<f64>(), 160_000.0);
    let painter = Painter::new();
    let mut heat = vec![0; 12];
    painter.row(&[0.0, 4.0, 400.0], &mut heat);
    assert_eq!(heat, [0, 0, 4, 255, 218, 98, 47, 255, 252, 255, 164, 255]);
}

#[test]
fn noise_is_not_drift() {
    let folder = "../shared/data/color/scenarios";
    if !root().join(folder).exists() {
        println!("skipped: {folder} is absent");
        return;
    }
    let exact = open(&format!("{folder}/lut_exact.png"));
    let hero = open(&format!("{folder}/hero.png"));
    for (sample, reference, passes) in [
        ("lut_region_fail.png", &exact, false),
        ("lut_region_pass.png", &exact, true),
        ("lut_warm.png", &exact, false),
        ("lut_jpeg.jpg", &exact, true),
        ("hero_noise.png", &hero, true),
        ("hero_same.png", &hero, true),
    ] {
        let found = judge(&open(&format!("{folder}/{sample}")), reference);
        println!("{sample}: {}", found.findings[0].message);
        assert_eq!(found.findings[0].severity == Severity::Pass, passes, "{sample}: {:?}", found.findings);
    }
}

#[test]
fn refuses_what_cannot_be_compared_and_can_be_stopped() {
    let (small, large) = (rgb(10, 10, |_, _| [0; 3]), rgb(11, 10, |_, _| [0; 3]));
    let options = CompareOptions::default();
    assert_eq!(compare(&small, &large, &options, &mut |_| true).unwrap_err().code(), "size-mismatch");
    for tolerance in [0.0, -1.0, f64::NAN, 101.0] {
        let error = compare(&small, &small, &CompareOptions { tolerance, ..options }, &mut |_| true).unwrap_err();
        assert_eq!(error.code(), "invalid-argument");
    }
    assert_eq!(compare(&small, &small, &options, &mut |_| false).unwrap(), None);
    let mut heard = Vec::new();
    compare(&rgb(8, 100, |_, _| [9; 3]), &rgb(8, 100, |_, _| [8; 3]), &options, &mut |share| {
        heard.push(share);
        true
    })
    .unwrap()
    .unwrap();
    assert!(heard.windows(2).all(|pair| pair[0] < pair[1]) && heard.last() == Some(&1.0), "{heard:?}");
}

#[test]
fn depth_and_layout_may_differ() {
    let eight = rgb(64, 16, |x, y| [x as u8 * 4, y as u8 * 16, 128]);
    let Samples::U8(values) = eight.samples() else { panic!("8 bits") };
    let wide = values.iter().map(|&value| u16::from(value) * 257).collect();
    let sixteen = Raster::new(64, 16, Layout::Rgb, Samples::U16(wide), None).unwrap();
    let opaque = values.as_chunks::<3>().0.iter().flat_map(|&[r, g, b]| [r, g, b, 255]).collect();
    let rgba = Raster::new(64, 16, Layout::Rgba, Samples::U8(opaque), None).unwrap();
    // f32 tables of 256 and 65,536 entries hold the same values.
    assert!(judge(&sixteen, &eight).statistics.max < 1e-4);
    assert!(judge(&rgba, &eight).statistics.max < 1e-4);
}
