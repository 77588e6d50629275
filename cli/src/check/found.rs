//! The files that are meant: paths, folders, patterns and lists.

use std::collections::BTreeSet;
use std::io::Read;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

/// What a folder gives: files with these endings.
const ENDINGS: [&str; 14] =
    ["jpg", "jpeg", "jpe", "jfif", "png", "webp", "tif", "tiff", "gif", "bmp", "heic", "heif", "avif", "psd"];

/// Longest list on the standard input, bytes: a million long paths.
const LIST_BYTES: u64 = 256 << 20;

/// Every file that the arguments mean, each once: paths in their order, what folders and patterns hold sorted by name.
///
/// # Errors
///
/// When a folder or the standard input cannot be read, and when a pattern finds nothing.
pub fn all(arguments: &[String]) -> Result<Vec<PathBuf>> {
    let (mut seen, mut files) = (BTreeSet::new(), Vec::new());
    let mut add = |file: PathBuf| {
        if seen.insert(file.clone()) {
            files.push(file);
        }
    };
    for argument in arguments {
        let path = Path::new(argument);
        if argument == "-" {
            list()?.into_iter().for_each(&mut add);
        } else if path.is_dir() {
            below(path)?.into_iter().filter(|file| is_picture(file)).for_each(&mut add);
        } else if !path.exists() && argument.contains(['*', '?']) {
            let matching = matching(argument)?;
            if matching.is_empty() {
                bail!("no file is like {argument}");
            }
            matching.into_iter().for_each(&mut add);
        } else {
            add(path.to_owned());
        }
    }
    Ok(files)
}

/// One path a line, or separated by zero bytes as `find -print0` writes them.
fn list() -> Result<Vec<PathBuf>> {
    let mut text = String::new();
    std::io::stdin().take(LIST_BYTES).read_to_string(&mut text).context("the list on the standard input")?;
    let separator = if text.contains('\0') { '\0' } else { '\n' };
    let lines = text.split(separator).map(|line| line.trim_end_matches(['\r', '\n']));
    Ok(lines.filter(|line| !line.is_empty()).map(PathBuf::from).collect())
}

fn is_picture(file: &Path) -> bool {
    file.extension().is_some_and(|ending| ENDINGS.iter().any(|known| ending.eq_ignore_ascii_case(known)))
}

/// All files below a folder, sorted; hidden ones and links to folders are left out.
fn below(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    let mut open = vec![folder.to_owned()];
    while let Some(folder) = open.pop() {
        for entry in std::fs::read_dir(&folder).with_context(|| format!("{} cannot be read", folder.display()))? {
            let entry = entry?;
            if entry.file_name().to_string_lossy().starts_with('.') {
                continue;
            }
            if entry.file_type()?.is_dir() {
                open.push(entry.path());
            } else {
                files.push(entry.path());
            }
        }
    }
    files.sort();
    Ok(files)
}

/// Files whose path a pattern describes: `?` is one character and `*` any run within a name, `**` any folders.
fn matching(pattern: &str) -> Result<Vec<PathBuf>> {
    let wild = pattern.find(['*', '?']).unwrap_or(pattern.len());
    let root = pattern[..wild].rfind('/').map_or("", |end| &pattern[..=end]);
    let root = if root.is_empty() { Path::new(".") } else { Path::new(root) };
    if !root.is_dir() {
        return Ok(Vec::new());
    }
    let plain = |file: &Path| file.display().to_string().trim_start_matches("./").to_owned();
    let wanted: Vec<&str> = pattern.trim_start_matches("./").split('/').collect();
    let mut files = below(root)?;
    files.retain(|file| like(&wanted, &plain(file).split('/').collect::<Vec<_>>()));
    Ok(files)
}

fn like(pattern: &[&str], path: &[&str]) -> bool {
    match (pattern.split_first(), path.split_first()) {
        (None, None) => true,
        (Some((&"**", rest)), _) => like(rest, path) || path.split_first().is_some_and(|(_, path)| like(pattern, path)),
        (Some((first, rest)), Some((name, path))) => named(first.as_bytes(), name.as_bytes()) && like(rest, path),
        _ => false,
    }
}

/// Whether a name is like a pattern without folders; looks at each place of the pattern once for each of the name.
fn named(pattern: &[u8], name: &[u8]) -> bool {
    let mut ends = vec![false; name.len() + 1];
    ends[0] = true;
    for each in pattern {
        let mut next = vec![false; name.len() + 1];
        for (at, _) in ends.iter().enumerate().filter(|(_, end)| **end) {
            match each {
                b'*' => next[at..].fill(true),
                b'?' if at < name.len() => next[at + 1] = true,
                own if name.get(at) == Some(own) => next[at + 1] = true,
                _ => {}
            }
        }
        ends = next;
    }
    ends[name.len()]
}

#[cfg(test)]
mod tests {
    use super::like;

    #[test]
    fn patterns_know_names_and_folders() {
        for (pattern, path, fits) in [
            ("*.jpg", "a.jpg", true),
            ("*.jpg", "x/a.jpg", false),
            ("x/**/*.jpg", "x/a.jpg", true),
            ("x/**/*.jpg", "x/y/z/a.jpg", true),
            ("x/**/*.jpg", "y/a.jpg", false),
            ("BAG-????_*.png", "BAG-1042_front.png", true),
            ("BAG-????_*.png", "BAG-104_front.png", false),
        ] {
            let parts = |text: &'static str| text.split('/').collect::<Vec<_>>();
            assert_eq!(like(&parts(pattern), &parts(path)), fits, "{pattern} {path}");
        }
    }
}
