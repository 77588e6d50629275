//! The built page asks nobody but its own origin.

use crate::source::{expect_none, root};

/// Addresses that are names or notes, never requests.
const NAMES: [&str; 4] = [
    // XML namespaces.
    "http://www.w3.org/",
    // Where a licence comment or an error message of a library points a reader to.
    "https://lit.dev/",
    "https://lucide.dev",
    // The format of Adobe's picture metadata.
    "http://ns.adobe.com/",
];

fn texts() -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut folders = vec![root().join("dist")];
    while let Some(folder) = folders.pop() {
        let Ok(entries) = std::fs::read_dir(&folder) else { continue };
        for entry in entries {
            let path = entry.unwrap().path();
            let name = path.to_string_lossy().into_owned();
            if path.is_dir() {
                folders.push(path);
            } else if [".js", ".css", ".html", ".svg", ".webmanifest"].iter().any(|ending| name.ends_with(ending)) {
                found.push((name, std::fs::read_to_string(path).unwrap()));
            }
        }
    }
    found
}

#[test]
fn no_third_party_address_is_in_the_page() {
    let texts = texts();
    if texts.is_empty() {
        eprintln!("not checked: there is no dist/; run `cargo xtask build` first");
        return;
    }
    let mut complaints = Vec::new();
    for (name, text) in &texts {
        for (place, _) in text.match_indices("://") {
            let start = text[..place].rfind(|c: char| !c.is_ascii_alphabetic()).map_or(0, |before| before + 1);
            let address: String =
                text[start..].chars().take_while(|c| !c.is_whitespace() && !"\"'`)<>;".contains(*c)).take(80).collect();
            let host = address.split_once("://").unwrap().1;
            // `https://${host}` is made at run time from what the person gave; the policy header guards it.
            let names_a_host = host.starts_with(|c: char| c.is_ascii_alphanumeric()) && host.contains('.');
            let fetchable = ["http://", "https://", "ws://", "wss://"].iter().any(|scheme| address.starts_with(scheme));
            let example =
                host.split('/').next().is_some_and(|host| host.ends_with(".example") || host.starts_with("127.0.0.1"));
            if fetchable && names_a_host && !example && !NAMES.iter().any(|known| address.starts_with(known)) {
                complaints.push(format!("{name}: {address}"));
            }
        }
    }
    expect_none(&complaints);
}

#[test]
fn the_built_document_has_no_inline_script_or_style() {
    let Ok(document) = std::fs::read_to_string(root().join("dist/index.html")) else {
        eprintln!("not checked: there is no dist/index.html; run `cargo xtask build` first");
        return;
    };
    for word in ["<script>", "<style", " style=\"", "javascript:", "modulepreload-polyfill"] {
        assert!(!document.contains(word), "dist/index.html holds `{word}`, which the page's policy refuses");
    }
}
