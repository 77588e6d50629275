//! `proofroom check`: pictures against the rules of a marketplace or feed.

use std::fmt::Write;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use proofroom::color::profile;
use proofroom::decode::{ColorModel, FileInfo};
use proofroom::market::measure::{FileFacts, Measurements, ProfileClass};
use proofroom::market::rule::{self, RuleSet};
use proofroom::market::{self, ChannelVerdict, Report};
use proofroom::path::rasterize;
use proofroom::raster::Raster;
use proofroom::{quality, subject};
use serde::Serialize;

use crate::{Outcome, clock, out, picture};

/// Options of `proofroom check`.
#[derive(clap::Args)]
pub struct Options {
    /// Pictures.
    #[arg(required = true)]
    files: Vec<PathBuf>,
    /// Where they are to be shown: amazon, walmart, google-merchant, zalando, etsy, or the channel of a rule file.
    #[arg(long)]
    channel: String,
    /// What they are used as; `main` is every channel's role for a main image.
    #[arg(long, default_value = "main")]
    role: String,
    /// A rule file of your own, used before the built-in ones; may be repeated.
    #[arg(long, value_name = "FILE.json")]
    rules: Vec<PathBuf>,
    /// Print the whole report as JSON.
    #[arg(long)]
    json: bool,
}

#[derive(Serialize)]
struct Answer {
    v: u32,
    channel: String,
    role: String,
    passed: bool,
    files: Vec<Row>,
}

/// One file: a report, or why there is none.
#[derive(Serialize)]
struct Row {
    file: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    report: Option<Report>,
    #[serde(skip_serializing_if = "Option::is_none")]
    measurements: Option<Measurements>,
    #[serde(skip_serializing_if = "Option::is_none")]
    error: Option<String>,
}

/// Checks each file. One that cannot be read is told and does not stop the others.
///
/// # Errors
///
/// When the channel or role is unknown, or a file could not be checked (after the others were).
pub fn run(options: &Options) -> Result<Outcome> {
    let rules = find(options)?;
    let role = if options.role == "main" { rules.main_role() } else { &options.role };
    rules.role(role).with_context(|| format!("channel {}", rules.channel))?;
    let today = clock::today();
    let files: Vec<Row> = options
        .files
        .iter()
        .map(|file| {
            let name = file.display().to_string();
            match measure(file).and_then(|numbers| Ok((market::judge(&rules, role, &numbers, &today)?, numbers))) {
                Ok((report, numbers)) => {
                    Row { file: name, report: Some(report), measurements: Some(numbers), error: None }
                }
                Err(error) => Row { file: name, report: None, measurements: None, error: Some(format!("{error:#}")) },
            }
        })
        .collect();
    let passed = files.iter().all(|row| row.report.as_ref().is_some_and(|report| good_enough(report.verdict)));
    let broken: Vec<String> = files.iter().filter_map(|row| row.error.clone()).collect();
    let answer = Answer { v: 1, channel: rules.channel.clone(), role: role.to_owned(), passed, files };
    if options.json {
        out::json(&answer)?;
    } else {
        out::say(summary(&answer, &rules)?);
    }
    if broken.is_empty() { Ok(Outcome::of(passed)) } else { Err(anyhow::anyhow!(broken.join("; "))) }
}

/// A warning lets the picture through; what could not be measured does not.
fn good_enough(verdict: ChannelVerdict) -> bool {
    matches!(verdict, ChannelVerdict::Pass | ChannelVerdict::Warning)
}

fn find(options: &Options) -> Result<RuleSet> {
    let mut all = Vec::new();
    for file in &options.rules {
        let name = file.display().to_string();
        all.push(rule::parse(&name, &picture::text(file)?).with_context(|| name.clone())?);
    }
    all.extend(rule::builtin()?);
    let known = all.iter().map(|rules| rules.channel.as_str()).collect::<Vec<_>>().join(", ");
    let found = all.into_iter().find(|rules| rules.channel == options.channel);
    found.with_context(|| format!("channel {} is not known; known are {known}", options.channel))
}

fn measure(file: &Path) -> Result<Measurements> {
    let read = picture::read(file)?;
    let outline = read.outline(file)?;
    let name = || file.display().to_string();
    let raster = &read.decoded.raster;
    let pixels = profile::to_srgb8(raster).with_context(name)?;
    let coverage = outline.map(|path| rasterize::coverage(&path, pixels.width(), pixels.height()));
    let search = subject::find(&pixels, coverage.as_deref()).with_context(name)?;
    Ok(quality::measure(&pixels, &search, facts(file, &read.decoded.info, raster)))
}

fn facts(file: &Path, info: &FileInfo, raster: &Raster) -> FileFacts {
    FileFacts {
        name: file.file_name().map(|name| name.to_string_lossy().into_owned()),
        format: info.format.name().to_lowercase(),
        bytes: info.bytes,
        color_model: match info.color_model {
            ColorModel::Gray => "gray",
            ColorModel::Rgb | ColorModel::Palette => "rgb",
            ColorModel::Cmyk => "cmyk",
        }
        .into(),
        profile: match info.has_profile {
            false => ProfileClass::None,
            true if profile::is_srgb(raster) => ProfileClass::Srgb,
            true => ProfileClass::Other,
        },
        profile_name: if info.has_profile { info.profile.clone() } else { String::new() },
        bit_depth: info.bit_depth,
        has_alpha: info.alpha,
        frames: info.frames,
        dpi: info.dpi,
        jpeg_quality: info.jpeg.as_ref().and_then(|jpeg| jpeg.quality),
    }
}

fn summary(answer: &Answer, rules: &RuleSet) -> Result<String> {
    let mut text = format!("{} ({}), rules as read on {}\n", rules.name, answer.role, rules.read);
    for row in &answer.files {
        match (&row.report, &row.error) {
            (Some(report), _) => {
                let word = match report.verdict {
                    ChannelVerdict::Pass => "passed",
                    ChannelVerdict::Warning => "passed with warnings",
                    ChannelVerdict::Failure => "FAILED",
                    ChannelVerdict::CannotMeasure => "COULD NOT BE MEASURED",
                };
                writeln!(text, "{}: {word}", row.file)?;
                let findings: Vec<_> = report.findings.iter().map(|judged| judged.finding.clone()).collect();
                for line in out::findings(&findings).lines() {
                    writeln!(text, "  {line}")?;
                }
            }
            (None, error) => writeln!(text, "{}: not checked: {}", row.file, error.as_deref().unwrap_or_default())?,
        }
    }
    Ok(text.trim_end().to_owned())
}
