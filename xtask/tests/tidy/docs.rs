//! Links between the project's documents lead somewhere.

use crate::source::{Source, expect_none, files, root};

/// `](target)` outside code fences, with line numbers.
fn links(source: &Source) -> Vec<(usize, String)> {
    let mut fenced = false;
    let mut found = Vec::new();
    for (index, line) in source.text.lines().enumerate() {
        if line.trim_start().starts_with("```") {
            fenced = !fenced;
        }
        if fenced {
            continue;
        }
        for (place, _) in line.match_indices("](") {
            if let Some((target, _)) = line[place + 2..].split_once(')') {
                found.push((index + 1, target.split_whitespace().next().unwrap_or_default().to_owned()));
            }
        }
    }
    found
}

/// The anchor that a heading gets.
fn anchor(heading: &str) -> String {
    let text = heading.trim_start_matches('#').trim().to_lowercase();
    text.chars()
        .filter(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_'))
        .map(|c| if c == ' ' { '-' } else { c })
        .collect()
}

#[test]
fn every_link_leads_to_a_file_and_a_heading() {
    let mut complaints = Vec::new();
    let mut sources = files("", &[".md"]);
    sources.retain(|source| !source.path.starts_with("sample/"));
    for source in &sources {
        let folder = root().join(&source.path).parent().unwrap().to_path_buf();
        for (line, link) in links(source) {
            if link.contains("://") || link.starts_with("mailto:") {
                continue;
            }
            let (path, fragment) = link.split_once('#').unwrap_or((&link, ""));
            let target = if path.is_empty() { root().join(&source.path) } else { folder.join(path) };
            if !target.exists() {
                complaints.push(format!("{}:{line}: {link} does not exist", source.path));
            } else if !fragment.is_empty() && target.extension().is_some_and(|ending| ending == "md") {
                let text = std::fs::read_to_string(&target).unwrap();
                if !text.lines().any(|line| line.starts_with('#') && anchor(line) == fragment) {
                    complaints.push(format!("{}:{line}: {link}: no such heading", source.path));
                }
            }
        }
    }
    expect_none(&complaints);
}
