//! `proofroom drift`: which pictures of a shoot stray from the others and from the approved hero, and which way.

use std::path::PathBuf;

use anyhow::{Context, Result};
use proofroom::color::drift::{self, Tones};
use proofroom::finding::{Finding, Severity};
use serde::Serialize;

use crate::{Outcome, out, picture};

/// Options of `proofroom drift`.
#[derive(clap::Args)]
pub struct Options {
    /// The pictures of one set; from four on they have a median of their own.
    #[arg(required = true)]
    files: Vec<PathBuf>,
    /// The approved picture that the others should look like; need not be among them.
    #[arg(long, value_name = "FILE")]
    hero: Option<PathBuf>,
    /// Print the tones of every picture as JSON.
    #[arg(long)]
    json: bool,
}

#[derive(Serialize)]
struct Answer {
    v: u32,
    passed: bool,
    files: Vec<Row>,
}

#[derive(Serialize)]
struct Row {
    file: String,
    tones: Tones,
    findings: Vec<Finding>,
}

/// Measures each picture and judges it by the set.
///
/// # Errors
///
/// When a picture cannot be read or its colours cannot be measured.
pub fn run(options: &Options) -> Result<Outcome> {
    let mut files = options.files.clone();
    let hero = options.hero.as_ref().map(|hero| {
        files.iter().position(|file| file == hero).unwrap_or_else(|| {
            files.push(hero.clone());
            files.len() - 1
        })
    });
    let mut tones = Vec::new();
    for file in &files {
        let decoded = picture::read(file)?.decoded;
        tones.push(drift::measure(&decoded.raster).with_context(|| file.display().to_string())?);
    }
    let findings = drift::compare_set(&tones, hero);
    let rows: Vec<Row> = files
        .iter()
        .zip(tones)
        .zip(findings)
        .map(|((file, tones), findings)| Row { file: file.display().to_string(), tones, findings })
        .collect();
    let passed = rows.iter().flat_map(|row| &row.findings).all(|finding| finding.severity < Severity::Warning);
    let answer = Answer { v: 1, passed, files: rows };
    if options.json {
        out::json(&answer)?;
    } else {
        let told = answer.files.iter().filter(|row| !row.findings.is_empty());
        let text: String = told.map(|row| format!("{}\n{}", row.file, out::findings(&row.findings))).collect();
        out::say(if text.is_empty() { "no drift was found" } else { text.trim_end() });
    }
    Ok(Outcome::of(passed))
}
