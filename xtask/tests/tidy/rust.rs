//! Which Rust module may know which, and which may name which outside crate.

use crate::source::{Source, expect_none, files};

/// A module and what it may import of ours. `a::b` allows that submodule only.
const MAY_IMPORT: [(&str, &[&str]); 15] = [
    ("error", &[]),
    ("finding", &[]),
    ("raster", &["error"]),
    ("decode", &["error", "finding", "raster", "color::profile"]),
    ("color", &["error", "finding", "raster"]),
    ("register", &["error", "finding", "raster"]),
    ("path", &["error", "finding", "raster"]),
    ("matte", &["error", "finding", "raster", "path"]),
    ("subject", &["error", "finding", "raster", "path"]),
    ("market", &["error", "finding"]),
    ("quality", &["error", "finding", "raster", "decode", "color", "register", "path", "matte", "subject", "market"]),
    ("review", &["error", "finding"]),
    ("share", &["error", "finding", "review"]),
    // The crate's documentation and list of modules.
    ("lib", &[]),
    (
        "wasm",
        &[
            "error", "finding", "raster", "decode", "color", "register", "path", "matte", "subject", "market",
            "quality", "review", "share",
        ],
    ),
];

/// `src/color/profile.rs` belongs to `color`.
fn module(path: &str) -> &str {
    let inside = path.trim_start_matches("src/");
    inside.split('/').next().unwrap().trim_end_matches(".rs")
}

/// The paths after `crate::`, two segments deep; a group after `crate::` gives one a member.
fn imports(source: &Source) -> Vec<(usize, String)> {
    let mut code = String::new();
    // Where each code line begins in `code`, and its number in the file.
    let mut starts = Vec::new();
    for (number, line) in source.code() {
        starts.push((code.len(), number));
        code.push_str(line);
        code.push('\n');
    }
    let number_at = |place: usize| starts[starts.partition_point(|(start, _)| *start <= place) - 1].1;
    let mut found = Vec::new();
    for (place, _) in code.match_indices("crate::") {
        if code[..place].ends_with(|before: char| before.is_alphanumeric() || before == '_' || before == '$') {
            continue;
        }
        let rest = &code[place + "crate::".len()..];
        let line = number_at(place);
        if let Some(group) = rest.strip_prefix('{') {
            let mut depth = 0;
            let mut start = 0;
            for (index, character) in group.char_indices() {
                match character {
                    '{' => depth += 1,
                    '}' if depth == 0 => {
                        found.push((line, two_segments(&group[start..index])));
                        break;
                    }
                    '}' => depth -= 1,
                    ',' if depth == 0 => {
                        found.push((line, two_segments(&group[start..index])));
                        start = index + 1;
                    }
                    _ => {}
                }
            }
        } else {
            found.push((line, two_segments(rest)));
        }
    }
    found.retain(|(_, path)| !path.is_empty());
    found
}

fn two_segments(text: &str) -> String {
    let path: String =
        text.trim_start().chars().take_while(|c| c.is_alphanumeric() || matches!(c, '_' | ':')).collect();
    path.split("::").filter(|segment| !segment.is_empty()).take(2).collect::<Vec<_>>().join("::")
}

#[test]
fn modules_import_only_what_their_row_allows() {
    let mut complaints = Vec::new();
    for source in files("src", &[".rs"]) {
        let own = module(&source.path);
        let Some((_, allowed)) = MAY_IMPORT.iter().find(|(name, _)| *name == own) else {
            complaints.push(format!("{}: no row for the module `{own}` in MAY_IMPORT", source.path));
            continue;
        };
        for (line, path) in imports(&source) {
            let first = path.split("::").next().unwrap();
            if first != own && !allowed.contains(&first) && !allowed.contains(&path.as_str()) {
                complaints.push(format!("{}:{line}: `{own}` may not import `crate::{path}`", source.path));
            }
        }
    }
    expect_none(&complaints);
}

#[test]
fn only_the_bindings_know_javascript() {
    let words = ["wasm_bindgen", "js_sys", "web_sys", "serde_wasm_bindgen", "console_error_panic_hook"];
    let rule = "only src/wasm.rs and src/wasm/ may name it";
    let elsewhere = files("src", &[".rs"]).into_iter().filter(|source| module(&source.path) != "wasm");
    let mut complaints = Vec::new();
    for source in elsewhere {
        complaints.extend(source.lines_with(&words, rule));
        for (number, line) in source.code() {
            if line.contains("tsify") && !line.contains("cfg_attr(target_arch = \"wasm32\"") {
                complaints.push(format!(
                    "{}:{number}: tsify stands outside cfg_attr(target_arch = \"wasm32\", …)",
                    source.path
                ));
            }
        }
    }
    expect_none(&complaints);
}

#[test]
fn one_file_names_the_icc_library() {
    let allowed = |path: &str| path.starts_with("src/color/profile");
    let others = files("src", &[".rs"]).into_iter().filter(|source| !allowed(&source.path));
    expect_none(
        &others
            .flat_map(|source| source.lines_with(&["moxcms"], "only src/color/profile* may name it"))
            .collect::<Vec<_>>(),
    );
}

#[test]
fn the_core_has_no_world_around_it() {
    let words = [
        "std::fs",
        "std::net",
        "std::env",
        "std::process",
        "std::thread",
        "std::time",
        "std::io::stdin",
        "getrandom",
        " rand::",
    ];
    let rule = "the core is values in, values out (no files, network, clock, threads or randomness)";
    let core = files("src", &[".rs"]).into_iter().filter(|source| module(&source.path) != "wasm");
    expect_none(&core.flat_map(|source| source.lines_with(&words, rule)).collect::<Vec<_>>());
}

#[test]
fn every_error_code_has_a_sentence_in_the_page() {
    let error = std::fs::read_to_string(crate::source::root().join("src/error.rs")).unwrap();
    let list = error.split_once("pub const CODES").unwrap().1.split_once("];").unwrap().0;
    let codes: Vec<&str> = list.split('"').skip(1).step_by(2).collect();
    assert!(codes.len() >= 8, "CODES was not understood: {codes:?}");
    let texts = crate::source::files("www/src/text", &["errors.ts"]);
    assert!(texts.len() >= 2, "English and at least one other language say what an error means");
    for text in &texts {
        let known = |code: &&&str| {
            [format!("'{code}'"), format!("\"{code}\""), format!(" {code}:")]
                .iter()
                .any(|form| text.text.contains(form))
        };
        let unknown: Vec<_> = codes.iter().filter(|code| !known(code)).collect();
        assert!(unknown.is_empty(), "{} has no sentence for {unknown:?}", text.path);
    }
}

#[test]
fn imports_are_found_in_every_form() {
    let text = "use crate::error::{Error, Result};\nuse crate::{\n    color::{self, profile},\n    path,\n};\n// crate::wasm\nfn f() { crate::raster::Raster::new(); $crate::x!() }\n#[cfg(test)]\nuse crate::market;\n";
    let source = Source { path: "src/x.rs".into(), text: text.into() };
    let found: Vec<String> = imports(&source).into_iter().map(|(line, path)| format!("{line} {path}")).collect();
    assert_eq!(found, ["1 error", "2 color", "2 path", "7 raster::Raster"]);
}
