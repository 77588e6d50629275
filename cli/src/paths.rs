//! `proofroom path`: lists the paths that Photoshop stored in a file, writes them out, puts one in, takes them out, cuts along one.

use std::fmt::Write;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use proofroom::color::profile;
use proofroom::decode::{self, FileInfo};
use proofroom::finding::{Finding, Region};
use proofroom::matte;
use proofroom::path::photoshop::{self, PathFile, StoredPath};
use proofroom::path::refine::{RefineOptions, soft_sides};
use proofroom::path::{contour, svg};
use proofroom::raster::Limits;
use serde::Serialize;

use crate::outline::{self, Label};
use crate::{Outcome, out, picture};

/// Options of `proofroom path`.
#[derive(clap::Args)]
pub struct Options {
    #[command(subcommand)]
    command: Command,
}

#[derive(clap::Subcommand)]
enum Command {
    /// List the paths in a JPEG, TIFF, PSD or PSB file.
    List {
        /// The file.
        image: PathBuf,
        /// Write each path as an SVG into this folder.
        #[arg(long, value_name = "DIR")]
        out: Option<PathBuf>,
        /// Print the list as JSON.
        #[arg(long)]
        json: bool,
    },
    /// Write one path as SVG, or its fill as a mask (PNG).
    Export {
        /// The file.
        image: PathBuf,
        /// Where it goes: .svg or .png.
        out: PathBuf,
        /// The path's name or number; without it the one that clips, or else the first.
        #[arg(long, value_name = "NAME")]
        path: Option<String>,
    },
    /// Put a path into a copy of a file; pixels and everything else stay byte for byte.
    Embed {
        /// A JPEG, TIFF, PSD or PSB file.
        image: PathBuf,
        /// The path: an SVG in image pixels, a mask as PNG, a file with a path in it, or "auto".
        path: PathBuf,
        /// The copy.
        out: PathBuf,
        /// What the path is called; one of this name is replaced.
        #[arg(long, default_value = "Path 1")]
        name: String,
        /// The flatness that a printer is allowed, device pixels; 0 leaves it to the printer.
        #[arg(long, value_name = "PX", default_value_t = 1.0)]
        flatness: f64,
        /// Store the path only; what clips stays as it is.
        #[arg(long)]
        no_clip: bool,
    },
    /// Cut the subject out along a path: a PNG with straight alpha, the backdrop's colour taken out of the edge.
    Matte {
        /// The picture.
        image: PathBuf,
        /// The path: an SVG in image pixels, a mask as PNG, a file with a path in it, or "auto".
        path: PathBuf,
        /// Where it goes: .png.
        out: PathBuf,
        /// Lay the cut-out on this colour, as #rrggbb, in place of alpha.
        #[arg(long, value_name = "COLOUR", value_parser = colour)]
        background: Option<[u8; 3]>,
    },
    /// Take paths out of a copy of a file.
    Remove {
        /// The file.
        image: PathBuf,
        /// The copy.
        out: PathBuf,
        /// The path's name or number; without it all paths go.
        #[arg(long, value_name = "NAME")]
        path: Option<String>,
    },
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

/// A file with its paths.
struct Opened {
    bytes: Vec<u8>,
    file: PathFile,
    /// Of a file whose pixels are decoded; a PSD has no orientation to apply.
    info: Option<FileInfo>,
}

impl Opened {
    fn new(image: &Path) -> Result<Self> {
        let bytes = picture::bytes(image, Limits::default().bytes)?;
        let file = photoshop::read(&bytes).with_context(|| image.display().to_string())?;
        let info = decode::decode(&bytes, &Limits::default()).ok().map(|decoded| decoded.info);
        Ok(Self { bytes, file, info })
    }

    fn size(&self) -> (u32, u32) {
        self.info.as_ref().map_or((self.file.width, self.file.height), |info| (info.width, info.height))
    }

    /// The path called `wanted` by name or number.
    fn path(&self, wanted: &str) -> Result<&StoredPath> {
        let found = self.file.paths.iter().find(|stored| stored.name == wanted || stored.id.to_string() == wanted);
        let names: Vec<String> =
            self.file.paths.iter().map(|stored| format!("{} “{}”", stored.id, stored.name)).collect();
        found.with_context(|| format!("no path is called “{wanted}”; the file has: {}", names.join(", ")))
    }
}

/// Lists, exports, embeds or removes.
///
/// # Errors
///
/// When the file holds no readable container, names no such path, or a file cannot be written.
pub fn run(options: &Options) -> Result<Outcome> {
    match &options.command {
        Command::List { image, out, json } => list(image, out.as_deref(), *json)?,
        Command::Export { image, out, path } => export(image, out, path.as_deref())?,
        Command::Embed { image, path, out, name, flatness, no_clip } => {
            embed(image, path, out, &Label { name, flatness: (!no_clip).then_some(*flatness) })?;
        }
        Command::Matte { image, path, out, background } => matte(image, path, out, *background)?,
        Command::Remove { image, out, path } => remove(image, out, path.as_deref())?,
    }
    Ok(Outcome::Passed)
}

fn list(image: &Path, folder: Option<&Path>, json: bool) -> Result<()> {
    let opened = Opened::new(image)?;
    let (width, height) = opened.size();
    if let Some(folder) = folder {
        std::fs::create_dir_all(folder).with_context(|| format!("the folder {} cannot be made", folder.display()))?;
    }
    let file = &opened.file;
    let mut rows = Vec::new();
    for stored in &file.paths {
        let path = picture::upright(&stored.path, opened.info.as_ref(), file.width, file.height);
        let clipping = file.clipping.as_ref().filter(|clipping| clipping.raw_name == stored.raw_name);
        let written = match folder {
            Some(folder) => {
                // `front.jpg`, path 2000 → `front.2000.svg`. The path's own name may hold anything.
                let stem = image.file_stem().unwrap_or_default().to_string_lossy();
                let svg = folder.join(format!("{stem}.{}.svg", stored.id));
                std::fs::write(&svg, svg::write(&path, width, height))
                    .with_context(|| format!("{} cannot be written", svg.display()))?;
                Some(svg.display().to_string())
            }
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
            svg: written,
        });
    }
    let findings = opened.file.findings;
    let report = Report { v: 1, file: image.display().to_string(), width, height, paths: rows, findings };
    if json {
        out::json(&report)?;
    } else {
        out::say(summary(&report)?);
    }
    Ok(())
}

fn export(image: &Path, out: &Path, wanted: Option<&str>) -> Result<()> {
    let opened = Opened::new(image)?;
    let stored = match wanted {
        Some(wanted) => opened.path(wanted)?,
        None => opened.file.best().with_context(|| format!("{}: the file holds no path", image.display()))?,
    };
    let path = picture::upright(&stored.path, opened.info.as_ref(), opened.file.width, opened.file.height);
    if out.extension().is_none_or(|ending| ending != "svg" && ending != "png") {
        bail!("{}: a path is exported as .svg or .png (a mask)", out.display());
    }
    let label = Label { name: &stored.name, flatness: None };
    outline::write(&path, out, &opened.bytes, opened.info.as_ref(), &label)?;
    out::say(format!("{} \"{}\" -> {}", stored.id, stored.name, out.display()));
    Ok(())
}

fn embed(image: &Path, source: &Path, out: &Path, label: &Label<'_>) -> Result<()> {
    let opened = Opened::new(image)?;
    let (width, height) = opened.size();
    let pixels = if source.as_os_str() == outline::AUTO {
        Some(profile::to_srgb8(&picture::read(image)?.decoded.raster)?)
    } else {
        None
    };
    let mut path = outline::read(source, width, height, pixels.as_ref())?;
    if path.subpaths.iter().any(|s| s.knots.len() > usize::from(u16::MAX)) || is_stairs(&path) {
        let usual = RefineOptions::default();
        path = contour::fitted(&path, usual.tolerance_px, usual.corner_degrees);
    }
    outline::write(&path, out, &opened.bytes, opened.info.as_ref(), label)?;
    out::say(format!("{} knots as \"{}\" -> {}", path.knot_count(), label.name, out.display()));
    Ok(())
}

fn matte(image: &Path, source: &Path, out: &Path, background: Option<[u8; 3]>) -> Result<()> {
    if out.extension().is_none_or(|ending| !ending.eq_ignore_ascii_case("png")) {
        bail!("{}: a cut-out is written as .png", out.display());
    }
    let pixels = profile::to_srgb8(&picture::read(image)?.decoded.raster)?;
    let path = outline::read(source, pixels.width(), pixels.height(), Some(&pixels))?;
    let soft = soft_sides(&pixels, &path)?;
    let cut = matte::cut_out(&pixels, &path, &soft, &mut |_| true)?.context("the work was cancelled")?;
    let cut = match background {
        Some(colour) => matte::over(&cut, colour),
        None => cut,
    };
    std::fs::write(out, matte::png(&cut)?).with_context(|| format!("{} cannot be written", out.display()))?;
    let sides = soft.iter().filter(|soft| **soft).count();
    out::say(format!("{sides} of {} sides are soft and got a wide matte -> {}", soft.len(), out.display()));
    Ok(())
}

/// `#rrggbb`.
fn colour(text: &str) -> Result<[u8; 3], String> {
    let digits = text.strip_prefix('#').filter(|d| d.len() == 6 && d.bytes().all(|b| b.is_ascii_hexdigit()));
    let value = digits.and_then(|d| u32::from_str_radix(d, 16).ok());
    let value = value.ok_or_else(|| format!("“{text}” is no colour like #ffffff"))?;
    Ok([16, 8, 0].map(|shift| (value >> shift & 255) as u8))
}

/// Whether a path is a mask's outline: polygons of hundreds of points about a pixel apart.
fn is_stairs(path: &proofroom::path::ClippingPath) -> bool {
    let short = |a: &proofroom::path::Knot, b: &proofroom::path::Knot| a.anchor.distance(b.anchor) < 2.0;
    let knots = path.knot_count();
    let sides = path.subpaths.iter().flat_map(|s| s.knots.windows(2)).filter(|w| short(&w[0], &w[1])).count();
    knots > 200 && sides * 10 > knots * 8
}

fn remove(image: &Path, out: &Path, wanted: Option<&str>) -> Result<()> {
    let opened = Opened::new(image)?;
    let ids: Vec<u16> = match wanted {
        Some(wanted) => vec![opened.path(wanted)?.id],
        None => opened.file.paths.iter().map(|stored| stored.id).collect(),
    };
    let bytes = photoshop::remove(&opened.bytes, &ids)?;
    std::fs::write(out, bytes).with_context(|| format!("{} cannot be written", out.display()))?;
    out::say(format!("{} paths taken out -> {}", ids.len(), out.display()));
    Ok(())
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
