//! What a browser fetches before the wasm is light: the document, its styles, the scripts of the first view, the worker's
//! script. Weighed as gzip, as a server would send them; the list follows the static imports that Vite writes down.

use std::collections::BTreeSet;
use std::io::Write;
use std::path::Path;

use flate2::Compression;
use flate2::write::GzEncoder;
use serde_json::Value;

use crate::source::root;

/// Bytes of gzip before the wasm, for the board and for a reviewer's link alike.
const LIMIT: usize = 90_000;

/// What is fetched beside the wasm, since there is no picture and no proof before that has decrypted and read them; told,
/// not limited.
const BESIDE: [(&str, &[&str]); 2] = [
    ("board", &["src/elements/pr-board-shown.ts"]),
    (
        "reviewer's link",
        &[
            "src/elements/pr-viewer.ts",
            "src/elements/pr-decision-bar.ts",
            "src/elements/pr-talk-panel.ts",
            "src/elements/pr-compare-menu.ts",
        ],
    ),
];

/// A first view: what `main.ts` fetches at once for it, besides its own static imports.
const VIEWS: [(&str, &[&str]); 2] = [
    ("board", &["src/elements/pr-app.ts", "src/elements/pr-board.ts", "src/text/en/ofboard.ts", "src/sync/studio.ts"]),
    (
        "reviewer's link",
        &["src/elements/pr-app.ts", "src/elements/pr-review.ts", "src/text/en/ofpicture.ts", "src/sync/reviewer.ts"],
    ),
];

fn gzipped(path: &Path) -> usize {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(&std::fs::read(path).unwrap()).unwrap();
    encoder.finish().unwrap().len()
}

/// The files of some entries and of all that they import statically.
fn files(manifest: &Value, entries: &[&str]) -> BTreeSet<String> {
    let mut waiting: Vec<String> = entries.iter().map(|entry| (*entry).to_owned()).collect();
    let (mut seen, mut found) = (BTreeSet::new(), BTreeSet::new());
    while let Some(key) = waiting.pop() {
        let chunk = manifest.get(&key).unwrap_or_else(|| panic!("{key} is not in the build: a first view changed"));
        if !seen.insert(key) {
            continue;
        }
        let words = |member: &str| -> Vec<String> {
            let list = chunk.get(member).and_then(Value::as_array).cloned().unwrap_or_default();
            list.iter().filter_map(|each| each.as_str().map(str::to_owned)).collect()
        };
        found.insert(chunk["file"].as_str().unwrap().to_owned());
        found.extend(words("css"));
        waiting.extend(words("imports"));
    }
    found
}

#[test]
fn the_first_view_is_light() {
    let dist = root().join("dist");
    let Ok(text) = std::fs::read_to_string(dist.join(".vite/manifest.json")) else {
        eprintln!("not checked: there is no built page; run `cargo xtask build` first");
        return;
    };
    let manifest: Value = serde_json::from_str(&text).unwrap();
    let worker = std::fs::read_dir(dist.join("assets"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .find(|name| name.starts_with("worker-"));
    for (view, entries) in VIEWS {
        let mut names = files(&manifest, &[&["index.html"], entries].concat());
        names.insert("index.html".to_owned());
        names.insert(format!("assets/{}", worker.as_ref().expect("the engine's worker is built")));
        let mut weights: Vec<(usize, &String)> = names.iter().map(|name| (gzipped(&dist.join(name)), name)).collect();
        weights.sort_unstable_by(|a, b| b.cmp(a));
        let total: usize = weights.iter().map(|(weight, _)| weight).sum();
        let list: Vec<String> = weights.iter().map(|(weight, name)| format!("{weight:>7}  {name}")).collect();
        for (_, beside) in BESIDE.iter().filter(|(of, _)| *of == view) {
            let later: usize = files(&manifest, beside).difference(&names).map(|name| gzipped(&dist.join(name))).sum();
            println!("{view}: {later} more bytes beside the wasm");
        }
        println!("{view}: {total} bytes of gzip before the wasm, limit {LIMIT}\n{}", list.join("\n"));
        assert!(
            total <= LIMIT,
            "the {view} fetches {total} bytes before the wasm, the limit is {LIMIT}: fetch later what its first view \
             does not show (www/src/elements/views.ts)\n{}",
            list.join("\n")
        );
    }
}
