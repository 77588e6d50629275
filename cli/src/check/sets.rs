//! The files of one call as a catalogue: products by name, counts, near-duplicates, the common ratio.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use anyhow::Result;
use proofroom::market::measure::SetNumbers;
use proofroom::quality;

use super::measure::Measured;

/// Words of a view that name a main image.
const MAIN: [&str; 7] = ["main", "front", "hero", "packshot", "1", "01", "primary"];

/// `SKU_view…`: the product and its view, lower case. The product is what precedes the first underscore.
fn named(file: &Path) -> (String, Option<String>) {
    let stem = file.file_stem().map(|stem| stem.to_string_lossy().to_lowercase()).unwrap_or_default();
    let mut parts = stem.split('_');
    let sku = parts.next().unwrap_or_default().to_owned();
    (sku, parts.next().map(str::to_owned))
}

/// Fills in what is counted over the files. Answers the products of which no file names a main view, as sentences.
pub fn compare(files: &[PathBuf], measured: &mut [Result<Measured>]) -> Vec<String> {
    let names: Vec<(String, Option<String>)> = files.iter().map(|file| named(file)).collect();
    let mut products: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (at, (sku, _)) in names.iter().enumerate() {
        products.entry(sku).or_default().push(at);
    }
    let seen: Vec<Option<(f64, u64)>> =
        measured.iter().map(|each| each.as_ref().ok().and_then(|m| Some((m.numbers.ratio(), m.likeness?.0)))).collect();
    let (common_ratio, common_share) = quality::common_ratio(seen.iter().flatten().map(|(ratio, _)| *ratio));
    let mut missing = Vec::new();
    for (sku, members) in &products {
        let views: Vec<&String> = members.iter().filter_map(|at| names[*at].1.as_ref()).collect();
        let has_main = (!views.is_empty()).then(|| views.iter().any(|view| MAIN.contains(&view.as_str())));
        if has_main == Some(false) {
            missing.push(format!("{sku}: none of its {} files names a main view ({})", members.len(), MAIN.join(", ")));
        }
        for at in members {
            let near = |other: &&usize| {
                let pair = seen[*at].zip(seen[**other]);
                *other != at && pair.is_some_and(|(a, b)| quality::near(a.1, b.1) && (a.0 - b.0).abs() < 0.01)
            };
            let duplicates = members.iter().filter(near).map(|other| files[*other].display().to_string()).collect();
            if let Ok(own) = &mut measured[*at] {
                let count = members.len() as u32;
                own.numbers.set = Some(SetNumbers { count, duplicates, common_ratio, common_share, has_main });
            }
        }
    }
    missing
}
