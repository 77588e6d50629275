//! `proofroom path`: lists the paths that Photoshop stored in a file, and writes them as SVG.

use std::fmt::Write;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use proofroom::decode;
use proofroom::finding::{Finding, Region};
use proofroom::path::{ClippingPath, photoshop, svg};
use proofroom::raster::Limits;
use serde::Serialize;

use crate::{Outcome, out, picture};

/// Options of `proofroom path`.
#[derive(clap::Args)]
pub struct Options {
    /// A JPEG, TIFF, PSD or PSB file.
    image: PathBuf,
    /// Write each path as an SVG into this folder.
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
    /// Print the list as JSON.
    #[arg(long)]
    json: bool,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Report {
    v: u32,
    file: String,
    /// Of the upright picture, px.
    width: u32,
    height: u32,
    paths: Vec<Row>,
    findings: Vec<Finding>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Row {
    id: u16,
    name: String,
    clipping: bool,
    flatness: Option<f64>,
    subpaths: usize,
    knots: usize,
    bounds: Option<Region>,
    /// Where it was written.
    svg: Option<String>,
}

/// Lists and exports.
///
/// # Errors
///
/// When the file holds no readable container, or an SVG cannot be written.
pub fn run(options: &Options) -> Result<Outcome> {
    let name = || options.image.display().to_string();
    let bytes = picture::bytes(&options.image, Limits::default().bytes)?;
    let file = photoshop::read(&bytes).with_context(name)?;
    // Paths are stored for the pixels as stored. A file whose pixels are not decoded (a PSD) has no orientation to apply.
    let info = decode::decode(&bytes, &Limits::default()).ok().map(|decoded| decoded.info);
    let (width, height) = info.as_ref().map_or((file.width, file.height), |info| (info.width, info.height));
    if let Some(folder) = &options.out {
        std::fs::create_dir_all(folder).with_context(|| format!("the folder {} cannot be made", folder.display()))?;
    }
    let mut rows = Vec::new();
    for stored in &file.paths {
        let path = picture::upright(&stored.path, info.as_ref(), file.width, file.height);
        let clipping = file.clipping.as_ref().filter(|clipping| clipping.raw_name == stored.raw_name);
        let written = match &options.out {
            Some(folder) => Some(export(folder, &options.image, stored.id, &path, width, height)?),
            None => None,
        };
        rows.push(Row {
            id: stored.id,
            name: stored.name.clone(),
            clipping: clipping.is_some(),
            flatness: clipping.map(|clipping| clipping.flatness),
            subpaths: path.subpaths.len(),
            knots: path.knot_count(),
            bounds: path.bounds().map(|b| Region { x: b.x0, y: b.y0, width: b.width(), height: b.height() }),
            svg: written.map(|path| path.display().to_string()),
        });
    }
    let report = Report { v: 1, file: name(), width, height, paths: rows, findings: file.findings };
    if options.json {
        out::json(&report)?;
    } else {
        out::say(summary(&report)?);
    }
    Ok(Outcome::Passed)
}

/// `front.jpg`, path 2000 → `front.2000.svg`. The path's own name may hold anything, so it stays out of the file's.
fn export(folder: &Path, image: &Path, id: u16, path: &ClippingPath, width: u32, height: u32) -> Result<PathBuf> {
    let stem = image.file_stem().unwrap_or_default().to_string_lossy();
    let file = folder.join(format!("{stem}.{id}.svg"));
    std::fs::write(&file, svg::write(path, width, height))
        .with_context(|| format!("{} cannot be written", file.display()))?;
    Ok(file)
}

fn summary(report: &Report) -> Result<String> {
    let mut text = String::new();
    if report.paths.is_empty() {
        writeln!(text, "{}: no path", report.file)?;
    }
    for row in &report.paths {
        let clips = if row.clipping { ", clips" } else { "" };
        write!(text, "{} \"{}\": {} subpaths, {} knots{clips}", row.id, row.name, row.subpaths, row.knots)?;
        match &row.svg {
            Some(svg) => writeln!(text, " -> {svg}")?,
            None => writeln!(text)?,
        }
    }
    text.push_str(&out::findings(&report.findings));
    Ok(text.trim_end().to_owned())
}
