//! Every crate that is compiled, and every package that is shipped, allows free use without conditions on our code.

use serde_json::Value;

use crate::source::{expect_none, root};

/// Permissive licences. No copyleft one is here.
const PERMISSIVE: [&str; 15] = [
    "MIT",
    "MIT-0",
    "Apache-2.0",
    "Apache-2.0 WITH LLVM-exception",
    "BSD-1-Clause",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "ISC",
    "Zlib",
    "0BSD",
    "Unicode-3.0",
    "Unlicense",
    "CC0-1.0",
    "BSL-1.0",
    "CDLA-Permissive-2.0",
];

/// Whether an SPDX expression can be met by permissive licences alone. `AND` binds closer than `OR`; `/` is an old `OR`.
fn permissive(expression: &str) -> bool {
    let spaced = expression.replace('/', " OR ").replace('(', " ( ").replace(')', " ) ");
    let words: Vec<&str> = spaced.split_whitespace().collect();
    let mut place = 0;
    let met = alternatives(&words, &mut place);
    met && place == words.len()
}

fn alternatives(words: &[&str], place: &mut usize) -> bool {
    let mut met = together(words, place);
    while words.get(*place) == Some(&"OR") {
        *place += 1;
        met |= together(words, place);
    }
    met
}

fn together(words: &[&str], place: &mut usize) -> bool {
    let mut met = one(words, place);
    while words.get(*place) == Some(&"AND") {
        *place += 1;
        met &= one(words, place);
    }
    met
}

fn one(words: &[&str], place: &mut usize) -> bool {
    let Some(word) = words.get(*place) else { return false };
    *place += 1;
    if *word == "(" {
        let met = alternatives(words, place);
        *place += 1;
        return met;
    }
    if words.get(*place) == Some(&"WITH") {
        let whole = format!("{word} WITH {}", words.get(*place + 1).unwrap_or(&""));
        *place += 2;
        return PERMISSIVE.contains(&whole.as_str());
    }
    PERMISSIVE.contains(word)
}

#[test]
fn every_crate_is_permissive() {
    let output = std::process::Command::new(env!("CARGO"))
        .args(["metadata", "--format-version", "1", "--locked"])
        .current_dir(root())
        .output()
        .unwrap();
    let metadata: Value = serde_json::from_slice(&output.stdout).expect("cargo metadata");
    let packages = metadata["packages"].as_array().unwrap();
    assert!(packages.len() > 50, "{} packages: cargo metadata was not understood", packages.len());
    let complaints: Vec<_> = packages
        .iter()
        .filter(|package| !package["license"].as_str().is_some_and(permissive))
        .map(|package| format!("{} {}: licence {}", package["name"], package["version"], package["license"]))
        .collect();
    expect_none(&complaints);
}

#[test]
fn every_shipped_npm_package_is_permissive() {
    let lock: Value =
        serde_json::from_str(&std::fs::read_to_string(root().join("package-lock.json")).unwrap()).unwrap();
    let packages = lock["packages"].as_object().unwrap();
    let shipped = packages.iter().filter(|(name, package)| !name.is_empty() && package["dev"] != Value::Bool(true));
    let complaints: Vec<_> = shipped
        .filter(|(_, package)| !package["license"].as_str().is_some_and(permissive))
        .map(|(name, package)| format!("{name}: licence {}", package["license"]))
        .collect();
    expect_none(&complaints);
}

#[test]
fn expressions_are_read_as_spdx_means_them() {
    let cases = [
        ("MIT OR Apache-2.0", true),
        ("MIT/Apache-2.0", true),
        ("GPL-3.0", false),
        ("GPL-3.0 OR MIT", true),
        ("(MIT OR Apache-2.0) AND Unicode-3.0", true),
        ("MIT AND GPL-2.0", false),
        ("Apache-2.0 WITH LLVM-exception", true),
        ("GPL-2.0 WITH Classpath-exception-2.0", false),
        ("MIT OR Apache-2.0 AND AGPL-3.0", true),
        ("", false),
    ];
    for (expression, expected) in cases {
        assert_eq!(permissive(expression), expected, "{expression}");
    }
}
