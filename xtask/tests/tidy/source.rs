//! Reading the project's own files.

use std::path::{Path, PathBuf};

/// The workspace's root.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().to_path_buf()
}

/// A text file of the project.
pub struct Source {
    /// Its path from the root, with `/`.
    pub path: String,
    pub text: String,
}

/// Folders that hold nothing of ours.
const FOREIGN: [&str; 8] =
    ["target", "node_modules", ".venv", ".git", "dist", ".proofroom", "test-results", "screenshots"];

/// All files below a folder whose names end so, sorted by path.
pub fn files(folder: &str, endings: &[&str]) -> Vec<Source> {
    let mut found = Vec::new();
    walk(&root().join(folder), endings, &mut found);
    found.sort_by(|a: &Source, b| a.path.cmp(&b.path));
    found
}

fn walk(folder: &Path, endings: &[&str], found: &mut Vec<Source>) {
    let Ok(entries) = std::fs::read_dir(folder) else { return };
    for entry in entries {
        let entry = entry.unwrap();
        let (path, name) = (entry.path(), entry.file_name().to_string_lossy().into_owned());
        let kind = entry.file_type().unwrap();
        if kind.is_dir() && !FOREIGN.contains(&name.as_str()) {
            walk(&path, endings, found);
        } else if kind.is_file() && endings.iter().any(|ending| name.ends_with(ending)) {
            let path_from_root = path.strip_prefix(root()).unwrap().to_string_lossy().into_owned();
            found.push(Source { path: path_from_root, text: std::fs::read_to_string(&path).unwrap() });
        }
    }
}

impl Source {
    /// The lines that are code, numbered from 1: without comments' lines and without the tests at the end.
    pub fn code(&self) -> impl Iterator<Item = (usize, &str)> {
        self.text
            .lines()
            .enumerate()
            .take_while(|(_, line)| !line.trim_start().starts_with("#[cfg(test)]"))
            .filter(|(_, line)| !matches!(line.trim_start().get(..2), Some("//" | "/*" | "* " | "*/")))
            .map(|(number, line)| (number + 1, line))
    }

    /// Complaints about each code line that holds one of the words.
    pub fn lines_with(&self, words: &[&str], rule: &str) -> Vec<String> {
        self.code()
            .filter_map(|(number, line)| {
                words
                    .iter()
                    .find(|word| line.contains(**word))
                    .map(|word| format!("{}:{number}: `{word}`: {rule}", self.path))
            })
            .collect()
    }
}

/// Fails with all complaints at once.
pub fn expect_none(complaints: &[String]) {
    assert!(complaints.is_empty(), "\n{}\n", complaints.join("\n"));
}
