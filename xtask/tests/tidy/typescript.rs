//! Which part of the page may know which, and what no part may do.

use crate::source::{Source, expect_none, files};

/// One import: its line, what it names, and whether only types cross.
#[derive(Debug, PartialEq)]
struct Import {
    line: usize,
    from: String,
    kind: Kind,
}

#[derive(Debug, PartialEq, Clone, Copy)]
enum Kind {
    Types,
    Values,
    /// `import './x.js'`: run for its effect, such as defining an element.
    Effect,
}

/// Every `import … from` and `export … from` at the start of a line, and every `import(…)`.
fn imports(source: &Source) -> Vec<Import> {
    let mut found = Vec::new();
    let lines: Vec<&str> = source.text.lines().collect();
    for (index, line) in lines.iter().enumerate() {
        let line_number = index + 1;
        if line.starts_with("import ")
            || line.starts_with("export {")
            || line.starts_with("export *")
            || line.starts_with("export type {")
        {
            let mut statement = String::new();
            for part in &lines[index..] {
                statement.push_str(part);
                statement.push(' ');
                if part.trim_end().ends_with(';') {
                    break;
                }
            }
            let effect = line.trim_start_matches("import ").starts_with(['\'', '"']);
            if !effect && !statement.contains(" from ") {
                continue;
            }
            let Some(from) = quoted(&statement) else { continue };
            let named = statement.split_once('{').and_then(|(_, rest)| rest.split_once('}')).map(|(names, _)| names);
            let alone = statement.starts_with("import {") || statement.starts_with("export {");
            let all_types = alone
                && named.is_some_and(|names| {
                    names.split(',').map(str::trim).filter(|n| !n.is_empty()).all(|n| n.starts_with("type "))
                });
            let kind = match () {
                () if effect => Kind::Effect,
                () if statement.starts_with("import type") || statement.starts_with("export type") || all_types => {
                    Kind::Types
                }
                () => Kind::Values,
            };
            found.push(Import { line: line_number, from, kind });
        } else if let Some((_, rest)) = line.split_once("import(")
            && let Some(from) = quoted(rest)
            && !line.trim_start().starts_with(['*', '/'])
        {
            // `import('…')` in a type position names types.
            let kind =
                if line.contains("typeof import(") || line.contains(": import(") { Kind::Types } else { Kind::Values };
            found.push(Import { line: line_number, from, kind });
        }
    }
    found
}

/// The last quoted text.
fn quoted(statement: &str) -> Option<String> {
    let end = statement.rfind(['\'', '"'])?;
    let start = statement[..end].rfind(['\'', '"'])?;
    Some(statement[start + 1..end].to_owned())
}

/// What an import names, from `www/src`: `state/store`, `pkg`, or the package's name.
fn target(source: &Source, from: &str) -> String {
    if !from.starts_with('.') {
        return from.to_owned();
    }
    let mut place: Vec<&str> = source.path.split('/').collect();
    place.pop();
    for segment in from.split('/') {
        match segment {
            "." => {}
            ".." => drop(place.pop()),
            name => place.push(name),
        }
    }
    let path = place.join("/");
    if path.ends_with("?url") {
        // The address of a built file, not its content.
        return "address".into();
    }
    if path.starts_with("pkg/") {
        return "pkg".into();
    }
    path.trim_start_matches("www/src/").trim_end_matches(".js").trim_end_matches(".ts").to_owned()
}

/// Whether a value may be imported. `folder` is the importing file's, `file` its path without ending.
fn allowed(folder: &str, file: &str, target: &str, kind: Kind) -> bool {
    let target_folder = target.split('/').next().unwrap_or_default();
    let of_ours =
        ["text", "engine", "sync", "state", "viewer", "path", "elements", "pkg", "main"].contains(&target_folder);
    match folder {
        // The composition root.
        "main" => target != "pkg",
        _ if !of_ours => true,
        "engine" if file == "engine/worker" => target == "pkg" || target_folder == "engine",
        "engine" => target_folder == "engine" && target != "engine/worker",
        "sync" => target_folder == "sync" || target == "engine/protocol",
        "state" => {
            matches!(target_folder, "state" | "sync") || target == "engine/client" || target == "engine/protocol"
        }
        "viewer" => target_folder == "viewer",
        "path" => target_folder == "path",
        "text" => target_folder == "text",
        // Another element may be defined, its inside not taken: only files that are no element lend values.
        // `views` fetches those that come later.
        "elements" if target_folder == "elements" => {
            kind == Kind::Effect || file == "elements/views" || !target.contains("/pr-")
        }
        "elements" => matches!(target_folder, "state" | "viewer" | "path" | "text"),
        _ => false,
    }
}

fn page() -> Vec<Source> {
    let mut sources = files("www/src", &[".ts"]);
    sources.retain(|source| !source.path.ends_with(".test.ts") && !source.path.ends_with(".d.ts"));
    sources
}

#[test]
fn folders_import_only_what_their_row_allows() {
    let mut complaints = Vec::new();
    for source in page() {
        let file = source.path.trim_start_matches("www/src/").trim_end_matches(".ts").to_owned();
        let folder = file.split('/').next().unwrap();
        for import in imports(&source) {
            let target = target(&source, &import.from);
            if import.kind != Kind::Types && !allowed(folder, &file, &target, import.kind) {
                complaints.push(format!(
                    "{}:{}: `{file}` may not import `{target}` (types alone may cross)",
                    source.path, import.line
                ));
            }
        }
    }
    expect_none(&complaints);
}

#[test]
fn nothing_is_parsed_as_html_or_run_from_text() {
    let words = [
        "innerHTML",
        "outerHTML",
        "insertAdjacentHTML",
        "unsafeHTML",
        "unsafeSVG",
        "document.write",
        "eval(",
        "new Function",
    ];
    let complaints: Vec<_> =
        page().iter().flat_map(|source| source.lines_with(&words, "foreign text could run as script")).collect();
    expect_none(&complaints);
}

/// The server's Content-Security-Policy refuses them, so they would silently not show.
#[test]
fn no_style_attribute_stands_in_a_template() {
    let words = [" style=\"", " style='", "<style"];
    let mut complaints: Vec<_> = page()
        .iter()
        .flat_map(|source| {
            source.lines_with(&words, "the page's policy refuses inline styles; use styleMap or a sheet")
        })
        .collect();
    for source in files("www", &["index.html"]) {
        complaints.extend(source.lines_with(&words, "the page's policy refuses inline styles"));
        complaints.extend(
            source.lines_with(&["<script>", " onclick=", " onload="], "the page's policy refuses inline scripts"),
        );
    }
    expect_none(&complaints);
}

#[test]
fn imports_are_found_in_every_form() {
    let text = "import { a } from './a.js';\nimport type {\n  B,\n} from '../state/model.js';\nimport './pr-x.js';\nimport init, { type C } from '../../../pkg/proofroom.js';\nexport { d } from './d.js';\nexport { e };\nconst f = await import('./f.js');\nimport { type G } from './g.js';\n";
    let source = Source { path: "www/src/elements/x.ts".into(), text: text.into() };
    let found: Vec<_> = imports(&source).into_iter().map(|i| (i.line, target(&source, &i.from), i.kind)).collect();
    let expected = [
        (1, "elements/a", Kind::Values),
        (2, "state/model", Kind::Types),
        (5, "elements/pr-x", Kind::Effect),
        (6, "pkg", Kind::Values),
        (7, "elements/d", Kind::Values),
        (9, "elements/f", Kind::Values),
        (10, "elements/g", Kind::Types),
    ];
    assert_eq!(found, expected.map(|(line, target, kind)| (line, target.to_owned(), kind)));
}
