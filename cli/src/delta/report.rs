//! What `proofroom delta` says of pictures: lines for a person, JSON with every convention, a CSV table of the regions.

use std::fmt::Write;
use std::path::Path;

use anyhow::Result;
use proofroom::color::compare::{Comparison, RegionReport, Statistics};
use proofroom::color::lut::Graded;
use proofroom::color::report::{Conventions, regions_csv};
use proofroom::review::signed::sha256;
use serde::Serialize;

use super::aligned::Laid;
use super::{Options, Wish};
use crate::out;

/// A file by name and content.
#[derive(Serialize)]
pub struct Source {
    path: String,
    sha256: String,
}

impl Source {
    /// Of a file's bytes.
    pub fn new(path: &Path, bytes: &[u8]) -> Self {
        Self { path: path.display().to_string(), sha256: sha256(bytes) }
    }
}

/// The files of a comparison.
pub struct Sources<'a> {
    /// What is judged.
    pub sample: Source,
    /// What it is compared with, or the capture that the look is laid on.
    pub reference: Source,
    /// The look.
    pub lut: Option<(Source, &'a Graded)>,
    /// The regions.
    pub mask: Option<Source>,
}

/// The JSON answer.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Report<'a> {
    v: u32,
    sample: String,
    reference: String,
    passed: bool,
    #[serde(flatten)]
    comparison: &'a Comparison,
    sources: SourceList,
    #[serde(skip_serializing_if = "Option::is_none")]
    alignment: Option<Laid>,
    #[serde(skip_serializing_if = "Option::is_none")]
    preset: Option<PresetUsed>,
    conventions: Conventions,
}

#[derive(Serialize)]
struct PresetUsed {
    name: &'static str,
    source: &'static str,
}

#[derive(Serialize)]
struct SourceList {
    sample: Source,
    reference: Source,
    #[serde(skip_serializing_if = "Option::is_none")]
    lut: Option<Look>,
    #[serde(skip_serializing_if = "Option::is_none")]
    mask: Option<Source>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Look {
    #[serde(flatten)]
    file: Source,
    input_space: &'static str,
    interpolation: &'static str,
}

impl<'a> Report<'a> {
    /// The whole measurement.
    pub fn new(
        sources: Sources<'_>,
        passed: bool,
        comparison: &'a Comparison,
        alignment: Option<Laid>,
        options: &Options,
    ) -> Self {
        let conventions = Conventions::new(comparison.formula, comparison.filter_px, options.strict);
        let look = sources.lut.map(|(file, graded)| Look {
            file,
            input_space: graded.space().name(),
            interpolation: match options.interpolation {
                Wish::Trilinear => "trilinear",
                Wish::Tetrahedral => "tetrahedral",
            },
        });
        Self {
            v: 1,
            sample: sources.sample.path.clone(),
            reference: sources.reference.path.clone(),
            passed,
            comparison,
            alignment,
            preset: options.preset.map(|preset| PresetUsed { name: preset.name, source: preset.source }),
            sources: SourceList { sample: sources.sample, reference: sources.reference, lut: look, mask: sources.mask },
            conventions,
        }
    }
}

/// Lines for a person.
pub fn summary(comparison: &Comparison, alignment: Option<&Laid>) -> Result<String> {
    let mut text = String::new();
    if let Some(Laid { compared, .. }) = alignment {
        writeln!(text, "compared: {} × {} px from {}, {}", compared.width, compared.height, compared.x, compared.y)?;
    }
    writeln!(text, "{}", comparison.formula.title())?;
    writeln!(text, "                    mean  median     p95     p99     max  over {}", comparison.tolerance)?;
    let mut row = |name: &str, found: &Statistics| {
        writeln!(
            text,
            "{name:<17} {:6.2}  {:6.2}  {:6.2}  {:6.2}  {:6.2}  {:.1} %",
            found.mean,
            found.median,
            found.p95,
            found.p99,
            found.max,
            found.share_over * 100.0
        )
    };
    for (index, region) in comparison.regions.iter().enumerate() {
        row(&region.name, &region.raw)?;
        if let Some(filtered) = &region.filtered {
            row("  filtered", filtered)?;
        }
        if let Some(inside) = comparison.inside.as_ref().filter(|_| index == 0) {
            row("subject", &inside.statistics)?;
        }
    }
    let changed = |region: &&RegionReport| region.of_means > 0.0;
    for region in comparison.regions.iter().filter(changed) {
        let verdict = if region.passed { "" } else { ", over tolerance" };
        writeln!(text, "{}: mean colours differ by {:.2}: {}{verdict}", region.name, region.of_means, region.words)?;
    }
    text.push_str(&out::findings(&comparison.findings));
    Ok(text.trim_end().to_owned())
}

/// A table of the regions.
pub fn csv(comparison: &Comparison) -> String {
    let mut text = format!(
        "# {}; tolerance {}; filter {} px; means in linear light; sample minus reference\r\n",
        comparison.formula.title(),
        comparison.tolerance,
        comparison.filter_px
    );
    text.push_str(&regions_csv(comparison));
    text
}
