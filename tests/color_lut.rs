//! `.cube` files against OpenColorIO's and colour-science's answers, and what must be refused.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::print_stdout)]

use std::path::PathBuf;

use proofroom::color::lut::{Interpolation, parse};
use proptest::prelude::{any, proptest};

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/data/color/cube")
}

#[test]
fn every_verdict_is_right() {
    let manifest = std::fs::read_to_string(folder().join("manifest.json")).unwrap();
    let manifest: serde_json::Value = serde_json::from_str(&manifest).unwrap();
    let cases = manifest["cases"].as_array().unwrap();
    assert_eq!(cases.len(), 33);
    let mut worst = 0.0f64;
    for case in cases {
        let file = case["file"].as_str().unwrap();
        let parsed = parse(&std::fs::read(folder().join(file)).unwrap());
        if case["verdict"] == "error" {
            let error = parsed.expect_err(file);
            println!("{file}: {error}");
            assert_eq!(error.code(), "damaged", "{file}: {error}");
            continue;
        }
        let lut = parsed.unwrap_or_else(|error| panic!("{file}: {error}"));
        assert_eq!(lut.warnings().len(), usize::from(file.contains("unknown")), "{file}: {:?}", lut.warnings());
        let expected = std::fs::read_to_string(folder().join(case["expected"].as_str().unwrap())).unwrap();
        for line in expected.lines().skip(1) {
            let row: Vec<f64> = line.split(',').map(|cell| cell.parse().unwrap()).collect();
            let color = [row[0], row[1], row[2]];
            for (at, interpolation) in [(3, Interpolation::Trilinear), (6, Interpolation::Tetrahedral)] {
                let found = lut.apply(color, interpolation);
                // One dimension has one interpolation.
                let at = if row.len() < 9 { 3 } else { at };
                for (value, wanted) in found.iter().zip(&row[at..at + 3]) {
                    worst = worst.max((value - wanted).abs());
                    assert!((value - wanted).abs() < 2e-6, "{file} {line}: {found:?}");
                }
            }
        }
    }
    println!("worst {worst:e}");
}

#[test]
fn refusals_name_the_line() {
    for (text, wanted) in [
        (
            "LUT_3D_SIZE 2\n0 0 0\n0 0 x\n",
            ".cube: line 3: found \"x\" in \"0 0 x\", expected 3 finite numbers with decimal points",
        ),
        (
            "TITLE \"a\"\nLUT_1D_SIZE 70000\n",
            ".cube: line 2: found LUT_1D_SIZE \"70000\", expected a whole number from 2 to 65536",
        ),
        ("LUT_1D_SIZE 2\n0 0 0\nEND\n", ".cube: line 3: found \"END\", expected three numbers, as in the rows before"),
        ("LUT_1D_SIZE 2\n0 0 0\n", ".cube: end of the file: found 1 rows of numbers, expected 2"),
        ("LUT_1D_SIZE 2\n0 0 0 0\n", ".cube: line 2: found \"0 0 0 0\", expected 3 finite numbers with decimal points"),
    ] {
        assert_eq!(parse(text.as_bytes()).unwrap_err().to_string(), wanted);
    }
}

proptest! {
    #[test]
    fn hostile_bytes_never_panic(bytes: Vec<u8>, size in any::<u32>()) {
        let mut text = format!("LUT_3D_SIZE {size}\nDOMAIN_MAX 1 1 1\n").into_bytes();
        text.extend(&bytes);
        drop(parse(&text));
        drop(parse(&bytes));
    }
}
