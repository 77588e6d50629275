//! `proofroom delta` and `proofroom check` find the sample's planted faults in the automated versions, and nothing in the
//! retouched ones.

use crate::program::{proofroom, scratch};

fn version(sku: &str, step: &str) -> String {
    format!("sample/{sku}_front_{step}.jpg")
}

/// Mean drift over tolerance of these two; the others' colours were left alone (the sample's README).
const DRIFTED: [&str; 2] = ["PRF-2207", "MUG-5023"];

#[test]
fn delta_finds_the_drifted_products() {
    for sku in DRIFTED {
        let run = proofroom(&["delta", &version(sku, "v2_automated"), &version(sku, "v3_retouched"), "--json"]);
        let json = run.json();
        assert_eq!((run.status, json["passed"].as_bool()), (1, Some(false)), "{sku}");
        assert_eq!(json["findings"][0]["kind"], "delta-e-over-tolerance", "{sku}");
    }
}

#[test]
fn delta_of_a_picture_with_itself_is_nothing_and_its_map_is_of_one_size() {
    let map = scratch("delta").join("map.png");
    let picture = version("SUN-4158", "v3_retouched");
    let run = proofroom(&["delta", &picture, &picture, "--json", "--map", map.to_str().unwrap()]);
    let json = run.json();
    assert_eq!((run.status, json["statistics"]["max"].as_f64()), (0, Some(0.0)));
    assert_eq!(json["statistics"]["pixels"].as_f64(), Some(4e6));
    let png = std::fs::read(map).unwrap();
    // The size stands after the signature and the chunk's head, big-endian.
    assert_eq!(png.get(16..24), Some(&[0, 0, 7, 208, 0, 0, 7, 208][..]));
}

#[test]
fn pictures_of_two_sizes_are_an_error_that_names_both() {
    let run = proofroom(&["delta", &version("SUN-4158", "v1_capture"), "sample/coverage/MUG-5023_front_coverage.png"]);
    assert!(run.error().contains("px"), "{}", run.err);
}

/// Each planted fault that a channel's rules see: product, channel, kind of finding.
const FAULTS: [(&str, &str, &str); 3] = [
    ("PRF-2207", "amazon", "non-white-background"),
    ("RNG-3310", "amazon", "fill-below-minimum"),
    ("SUN-4158", "zalando", "subject-too-close-to-frame"),
];

#[test]
fn check_finds_the_planted_faults() {
    for (sku, channel, kind) in FAULTS {
        let run =
            proofroom(&["check", &version(sku, "v2_automated"), "--channel", channel, "--role", "main", "--json"]);
        let json = run.json();
        let findings = json["files"][0]["report"]["findings"].as_array().unwrap_or_else(|| panic!("{json}"));
        let kinds: Vec<&str> = findings.iter().filter_map(|judged| judged["finding"]["kind"].as_str()).collect();
        assert!(kinds.contains(&kind), "{sku} on {channel}: {kinds:?}");
    }
}

#[test]
fn check_passes_the_retouched_versions() {
    let files: Vec<String> =
        ["BAG-1042", "PRF-2207", "RNG-3310", "SUN-4158", "MUG-5023"].map(|sku| version(sku, "v3_retouched")).into();
    let mut arguments: Vec<&str> = vec!["check", "--channel", "amazon"];
    arguments.extend(files.iter().map(String::as_str));
    let run = proofroom(&arguments);
    assert_eq!(run.status, 0, "{}{}", run.out, run.err);
}

#[test]
fn one_broken_file_does_not_stop_the_others() {
    let good = version("MUG-5023", "v3_retouched");
    let run = proofroom(&["check", "sample/brand.cube", &good, "--channel", "amazon", "--json"]);
    assert_eq!(run.status, 2);
    let json = run.json();
    assert!(json["files"][0]["error"].as_str().unwrap().starts_with("sample/brand.cube"));
    assert!(json["files"][1]["report"]["verdict"].is_string());
}

#[test]
fn an_unknown_channel_is_an_error_that_names_the_known_ones() {
    let run = proofroom(&["check", &version("MUG-5023", "v3_retouched"), "--channel", "sears"]);
    assert!(run.error().contains("amazon") && run.error().contains("sears"), "{}", run.err);
}

#[test]
fn checker_measures_a_card_and_says_when_there_is_none() {
    let card = "tests/data/color/checker.png";
    let found = proofroom(&["checker", card, "--json"]).json();
    assert_eq!(found["checker"]["patches"].as_array().map(Vec::len), Some(24));
    assert!((found["checker"]["mean"].as_f64().unwrap() - 2.6).abs() < 0.1, "{}", found["checker"]["mean"]);
    let tight = proofroom(&["checker", card, "--tolerance", "1"]);
    assert_eq!(tight.status, 1);
    let by_hand = proofroom(&["checker", card, "--corners", "86.3,75.1", "368.4,57.7", "385.4,247.9", "67.5,238.0"]);
    assert_eq!(by_hand.status, 0, "{}", by_hand.err);
    let none = proofroom(&["checker", &version("BAG-1042", "v2_automated"), "--json"]).json();
    assert_eq!(none["findings"][0]["kind"], "checker-not-found");
    let wrong = proofroom(&["checker", card, "--corners", "1,2", "3", "4,5", "6,7"]);
    assert!(wrong.status == 2 && wrong.err.contains("`3` is no point"), "{}", wrong.err);
}
