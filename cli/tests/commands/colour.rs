//! `proofroom delta` with looks, regions, swatches, alignment and pairs, and `proofroom lut`: against the data set's truth.

use crate::program::{proofroom, scratch};

const SCENARIOS: &str = "tests/data/color/scenarios";

fn scenario(name: &str) -> String {
    format!("{SCENARIOS}/{name}")
}

fn truth(name: &str) -> serde_json::Value {
    let manifest = concat!(env!("CARGO_MANIFEST_DIR"), "/../tests/data/color/scenarios/manifest.json");
    let manifest: serde_json::Value = serde_json::from_str(&std::fs::read_to_string(manifest).unwrap()).unwrap();
    manifest["scenarios"].as_array().unwrap().iter().find(|case| case["name"] == name).unwrap()["stats"].clone()
}

/// Sample, whether its regions pass.
const LOOKS: [(&str, bool); 2] = [("lut_region_fail", false), ("lut_region_pass", true)];

#[test]
fn the_look_on_the_capture_is_the_reference() {
    for (name, passes) in LOOKS {
        let (sample, capture, lut, mask) = (
            scenario(&format!("{name}.png")),
            scenario("original.png"),
            scenario("brand.cube"),
            scenario("regions.png"),
        );
        let run = proofroom(&["delta", &sample, "--capture", &capture, "--lut", &lut, "--mask", &mask, "--json"]);
        let json = run.json();
        assert_eq!((run.status == 0, json["passed"].as_bool()), (passes, Some(passes)), "{name}");
        let truth = truth(name);
        let keys = ["all", "ground", "region1", "region2", "region3"];
        for (region, key) in json["regions"].as_array().unwrap().iter().zip(keys) {
            let wanted = &truth[key]["D50"];
            for (found, due) in [
                (&region["raw"]["mean"], "mean"),
                (&region["raw"]["median"], "median"),
                (&region["raw"]["p95"], "p95"),
                (&region["raw"]["max"], "max"),
                (&region["labMeans"]["ofMeans"], "dE00_of_means"),
                (&region["labMeans"]["change"]["h"], "dH"),
            ] {
                let off = (found.as_f64().unwrap() - wanted[due].as_f64().unwrap()).abs();
                // The data set's ambitious target.
                assert!(off < 2e-4, "{name} {key} {due}: {found}, wanted {}", wanted[due]);
            }
        }
        assert_eq!(json["sources"]["lut"]["inputSpace"], "own");
        assert_eq!(json["sources"]["lut"]["sha256"].as_str().map(str::len), Some(64));
        let kinds: Vec<&str> = json["findings"].as_array().unwrap().iter().filter_map(|f| f["kind"].as_str()).collect();
        assert!(kinds.contains(&"lut-input-space"), "{kinds:?}");
    }
}

#[test]
fn shifted_versions_are_laid_on_each_other() {
    let run = proofroom(&["delta", &scenario("align_sample.png"), &scenario("align_ref.png"), "--json"]);
    let json = run.json();
    let laid = &json["alignment"];
    assert!((laid["shiftX"].as_f64().unwrap() + 3.3976).abs() < 0.01, "{laid}");
    let mean = json["statistics"]["mean"].as_f64().unwrap();
    let wanted = truth("align")["inner"]["D50"]["mean"].as_f64().unwrap();
    assert!((mean - wanted).abs() < 0.15, "{mean}, wanted {wanted}");
    let never =
        proofroom(&["delta", &scenario("align_sample.png"), &scenario("align_ref.png"), "--json", "--align", "never"]);
    assert!(never.json()["statistics"]["p95"].as_f64().unwrap() > 10.0);
}

#[test]
fn swatches_are_measured_where_the_file_says() {
    let run = proofroom(&["delta", &scenario("swatches.png"), "--swatches", &scenario("swatches.json"), "--json"]);
    let json = run.json();
    let wanted = concat!(env!("CARGO_MANIFEST_DIR"), "/../tests/data/color/scenarios/swatches.json");
    let wanted: serde_json::Value = serde_json::from_str(&std::fs::read_to_string(wanted).unwrap()).unwrap();
    let wanted = wanted.as_array().unwrap();
    let found = json["swatches"].as_array().unwrap();
    assert_eq!(found.len(), wanted.len());
    for (found, wanted) in found.iter().zip(wanted) {
        let off = found["deltaE"].as_f64().unwrap() - wanted["dE00_of_linear_mean"].as_f64().unwrap();
        assert!(off.abs() < 2e-4, "{found} {wanted}");
    }
}

#[test]
fn swatches_are_judged_by_the_formula_asked_for() {
    let run = |formula: &str| {
        let (sample, list) = (scenario("swatches.png"), scenario("swatches.json"));
        proofroom(&["delta", &sample, "--swatches", &list, "--formula", formula, "--json"]).json()
    };
    let json = run("cie76");
    assert!(json["formula"].as_str().unwrap().contains("CIE 1976"), "{json}");
    for swatch in json["swatches"].as_array().unwrap() {
        let (found, reference) = (&swatch["found"], &swatch["reference"]);
        let squared = |axis: &str| (found[axis].as_f64().unwrap() - reference[axis].as_f64().unwrap()).powi(2);
        let distance = (squared("l") + squared("a") + squared("b")).sqrt();
        assert!((swatch["deltaE"].as_f64().unwrap() - distance).abs() < 1e-9, "{swatch}");
    }
    assert_ne!(json["swatches"], run("ciede2000")["swatches"]);
}

#[test]
fn noise_passes_by_region_and_fails_when_strict() {
    let noise = [scenario("hero_noise.png"), scenario("hero.png"), scenario("regions.png")];
    let csv = scratch("delta-csv").join("regions.csv");
    let [sample, reference, mask] = noise.each_ref().map(String::as_str);
    let run = proofroom(&["delta", sample, reference, "--mask", mask, "--csv", csv.to_str().unwrap()]);
    assert_eq!(run.status, 0, "{}", run.err);
    let table = std::fs::read_to_string(csv).unwrap();
    assert_eq!((table.lines().count(), table.contains("\"region 3\",true")), (7, true), "{table}");
    assert_eq!(proofroom(&["delta", sample, reference, "--mask", mask, "--strict"]).status, 1);
}

#[test]
fn pairs_give_one_difference_a_line() {
    let folder = scratch("pairs");
    let table = folder.join("pairs.csv");
    std::fs::write(&table, "L1,a1,b1,L2,a2,b2\n50,2.6772,-79.7751,50,0,-82.7485\n50,0,0,50,0,0\n").unwrap();
    let run = proofroom(&["delta", "--pairs", table.to_str().unwrap()]);
    let lines: Vec<f64> = run.out.lines().map(|line| line.parse().unwrap()).collect();
    assert!((lines[0] - 2.042_459_68).abs() < 1e-8 && lines[1] == 0.0 && run.status == 0, "{lines:?}");
    assert_eq!(proofroom(&["delta", "--pairs", table.to_str().unwrap(), "--tolerance", "2"]).status, 1);
    std::fs::write(&table, "50,0,0,50,0,zero\n").unwrap();
    let wrong = proofroom(&["delta", "--pairs", table.to_str().unwrap()]);
    assert!(wrong.error().contains("row 1, column b2: found \"zero\""), "{}", wrong.err);
}

#[test]
fn looks_are_applied_and_malformed_ones_refused() {
    let table = scratch("lut").join("rgb.csv");
    std::fs::write(&table, "r,g,b\n-0.1,0,0.05\n").unwrap();
    let run = proofroom(&["lut", "tests/data/color/cube/domain.cube", "--in", table.to_str().unwrap()]);
    assert_eq!((run.status, run.out.trim()), (0, "r,g,b\n-0.042555000,-0.138497000,0.517653000"));
    let bad = proofroom(&["lut", "tests/data/color/cube/bad_nan.cube", "--in", table.to_str().unwrap()]);
    assert!(bad.error().contains("line 5"), "{}", bad.err);
}
