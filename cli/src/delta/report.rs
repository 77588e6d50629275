//! What `proofroom delta` says of pictures: lines for a person, JSON with every convention, a CSV table of the regions.

use std::fmt::Write;
use std::path::Path;

use anyhow::Result;
use proofroom::color::compare::{Comparison, RegionReport, Statistics};
use proofroom::color::lut::Graded;
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

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Conventions {
    formula: &'static str,
    white: &'static str,
    srgb: &'static str,
    profiles: &'static str,
    alpha: &'static str,
    means: &'static str,
    percentiles: &'static str,
    share: &'static str,
    signs: &'static str,
    filter: String,
    rule: &'static str,
    decoder: &'static str,
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
        let conventions = Conventions {
            formula: comparison.formula.title(),
            white: "D50 (0.9643, 1, 0.8251), 2° observer",
            srgb: "IEC 61966-2-1 curve, CSS Color 4 matrix, Bradford to D50; equal channels have a* = b* = 0 exactly",
            profiles: "ICC relative colorimetric without black-point compensation, in float; untagged is sRGB",
            alpha: "over white, in linear light",
            means: "mean colours are averaged in linear light; ofMeans is their difference, not the mean of differences",
            percentiles: "linear between order statistics",
            share: "strictly over the tolerance",
            signs: "sample minus reference; dH has the sign of the turn from the reference's hue",
            filter: format!(
                "Gaussian of {} px in linear light on both pictures, weights to 4 standard deviations, mirrored frame",
                comparison.filter_px
            ),
            rule: if options.strict {
                "every pixel within the tolerance"
            } else {
                "each region: difference of mean colours and 95 % of the filtered pixels below the tolerance; without \
                 regions: the subject without ground and outlines, by mean colour of grid cells"
            },
            decoder: "Proofroom's own for both pictures; JPEG decoders differ by up to 3 levels",
        };
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
    text.push_str(
        "region,passed,pixels,mean,median,p95,p99,max,share_over,filtered_mean,filtered_p95,filtered_max,of_means,\
         reference_L,reference_a,reference_b,sample_L,sample_a,sample_b,dL,dC,dH,da,db,words\r\n",
    );
    for region in &comparison.regions {
        let raw = &region.raw;
        let mut cells = vec![quoted(&region.name), region.passed.to_string(), raw.pixels.to_string()];
        let mut numbers = vec![raw.mean, raw.median, raw.p95, raw.p99, raw.max, raw.share_over];
        let filtered = region.filtered.as_ref();
        numbers.extend(filtered.map_or([f64::NAN; 3], |found| [found.mean, found.p95, found.max]));
        let (reference, sample, change) = (region.reference, region.sample, region.change);
        numbers.extend([region.of_means, reference.l, reference.a, reference.b, sample.l, sample.a, sample.b]);
        numbers.extend([change.l, change.c, change.h, change.a, change.b]);
        cells.extend(numbers.iter().map(|number| if number.is_nan() { String::new() } else { format!("{number:.6}") }));
        cells.push(quoted(&region.words));
        text.push_str(&cells.join(","));
        text.push_str("\r\n");
    }
    text
}

/// A text as a cell: quoted, and never a formula to a spreadsheet.
fn quoted(text: &str) -> String {
    let text = text.replace('"', "\"\"");
    let guard = if text.starts_with(['=', '+', '-', '@']) { "'" } else { "" };
    format!("\"{guard}{text}\"")
}
