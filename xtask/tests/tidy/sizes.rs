//! Files that a person can hold in mind.

use crate::source::{Source, expect_none, files};

/// Where a Rust file is split, lines without its tests.
const RUST_LINES: usize = 400;
/// Where a TypeScript file is split.
const TYPESCRIPT_LINES: usize = 250;

/// Files that may be longer, each with its reason.
const LONGER: [(&str, usize, &str); 0] = [];

fn complaint(source: &Source, lines: usize, limit: usize) -> Option<String> {
    let limit = LONGER.iter().find(|(path, ..)| *path == source.path).map_or(limit, |(_, own, _)| *own);
    (lines > limit).then(|| format!("{}: {lines} lines, the limit is {limit}: split it", source.path))
}

#[test]
fn no_file_is_too_long() {
    let mut complaints = Vec::new();
    for folder in ["src", "cli/src", "xtask/src", "benches"] {
        for source in files(folder, &[".rs"]) {
            let lines = source.text.lines().take_while(|line| !line.starts_with("#[cfg(test)]")).count();
            complaints.extend(complaint(&source, lines, RUST_LINES));
        }
    }
    for source in files("www/src", &[".ts"]) {
        complaints.extend(complaint(&source, source.text.lines().count(), TYPESCRIPT_LINES));
    }
    for (path, ..) in LONGER {
        assert!(crate::source::root().join(path).is_file(), "{path} is gone: take it off LONGER");
    }
    expect_none(&complaints);
}

#[test]
fn no_module_is_a_drawer_for_everything() {
    let banned = ["utils", "util", "helpers", "helper", "common", "misc", "manager"];
    let mut complaints = Vec::new();
    for source in ["src", "cli/src", "xtask/src", "www/src"].iter().flat_map(|folder| files(folder, &[".rs", ".ts"])) {
        let named = source.path.split(['/', '.']).any(|part| banned.contains(&part));
        complaints.extend(named.then(|| format!("{}: name it after what it does", source.path)));
    }
    expect_none(&complaints);
}
