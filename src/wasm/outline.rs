//! Clipping paths as JavaScript draws and keeps them.

use serde::{Deserialize, Serialize};
use tsify::{Ts, Tsify};
use wasm_bindgen::prelude::wasm_bindgen;

use super::fault::Crossing;
use crate::decode::{FileInfo, Format};
use crate::error::Result;
use crate::finding::{Check, Finding, Severity};
use crate::path::{ClippingPath, photoshop, svg};

/// A path and where it came from.
pub struct Outline {
    pub(super) path: ClippingPath,
    id: String,
    name: String,
    source: PathSource,
    is_clipping_path: bool,
    flatness: Option<f64>,
}

/// Where a path came from.
#[derive(Clone, Copy, Serialize, Deserialize, Tsify)]
#[serde(rename_all = "kebab-case")]
pub enum PathSource {
    /// The picture's own Photoshop resources.
    Photoshop,
    /// An SVG file that came with it.
    Svg,
    /// Proofroom.
    Refined,
}

/// A clipping path in picture pixels, ready to draw.
#[derive(Serialize, Deserialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub struct PathData {
    /// Unique among a picture's paths.
    pub id: String,
    /// For people.
    pub name: String,
    /// Where it came from.
    pub source: PathSource,
    /// Whether the file names it as the one that cuts the picture out.
    pub is_clipping_path: bool,
    /// SVG path data.
    pub d: String,
    /// x and y of all on-curve points, in turn.
    pub anchors: Vec<f32>,
    /// Their number.
    pub knots: u32,
    /// The flatness that the file asks for, device pixels.
    pub flatness: Option<f64>,
}

/// The paths of a picture.
#[derive(Serialize, Deserialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub struct PathList {
    /// In the file's order.
    pub paths: Vec<PathData>,
}

/// Reads an SVG path file against the picture that it belongs to.
#[wasm_bindgen(js_name = readSvgPath)]
pub fn read_svg_path(text: &str, name: &str, width: u32, height: u32) -> Crossing<Ts<PathData>> {
    Ok(Outline::of_svg(text, name, width, height)?.data().into_ts()?)
}

impl Outline {
    /// The paths stored in a picture's bytes, turned upright with it. A path that cannot be read is a finding: the
    /// picture itself is sound.
    pub fn of_file(bytes: &[u8], info: &FileInfo, findings: &mut Vec<Finding>) -> Vec<Self> {
        if !matches!(info.format, Format::Jpeg | Format::Tiff) {
            return Vec::new(); // the other formats have no place for them
        }
        let file = match photoshop::read(bytes) {
            Ok(file) => file,
            Err(error) => {
                findings.push(unreadable(&error.to_string()));
                return Vec::new();
            }
        };
        findings.extend(file.findings.iter().cloned());
        let best = file.best().map(|stored| stored.id);
        let upright = |path: &ClippingPath| path.oriented(info.orientation, info.stored_width, info.stored_height);
        let outline = |stored: &photoshop::StoredPath| Self {
            path: upright(&stored.path),
            id: format!("photoshop-{}", stored.id),
            name: stored.name.clone(),
            source: PathSource::Photoshop,
            is_clipping_path: Some(stored.id) == best,
            flatness: file
                .clipping
                .as_ref()
                .filter(|clipping| clipping.name == stored.name)
                .map(|found| found.flatness),
        };
        file.paths.iter().filter(|stored| !stored.path.is_empty()).map(outline).collect()
    }

    /// A path from an SVG file's text.
    pub fn of_svg(text: &str, name: &str, width: u32, height: u32) -> Result<Self> {
        let path = svg::parse(text, width, height)?;
        Ok(Self::named(path, "svg", name, PathSource::Svg))
    }

    /// A path that Proofroom made.
    pub fn refined(path: ClippingPath, name: &str) -> Self {
        Self::named(path, "refined", name, PathSource::Refined)
    }

    fn named(path: ClippingPath, id: &str, name: &str, source: PathSource) -> Self {
        Self { path, id: id.into(), name: name.into(), source, is_clipping_path: true, flatness: None }
    }

    /// The path's id, unique among a picture's paths.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// The path's name, for people.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// What JavaScript draws.
    pub fn data(&self) -> PathData {
        let knots = self.path.subpaths.iter().flat_map(|subpath| &subpath.knots);
        PathData {
            id: self.id.clone(),
            name: self.name.clone(),
            source: self.source,
            is_clipping_path: self.is_clipping_path,
            d: svg::path_data(&self.path),
            anchors: knots.flat_map(|knot| [knot.anchor.x as f32, knot.anchor.y as f32]).collect(),
            knots: u32::try_from(self.path.knot_count()).unwrap_or(u32::MAX),
            flatness: self.flatness,
        }
    }
}

fn unreadable(why: &str) -> Finding {
    Finding {
        check: Check::Path,
        kind: "path-unreadable".to_owned(),
        severity: Severity::CannotMeasure,
        about: String::new(),
        measured: None,
        limit: None,
        region: None,
        message: format!("The file's clipping path cannot be read: {why}."),
    }
}
