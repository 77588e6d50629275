//! Refining a clipping path on an opened picture.

use js_sys::Function;
use kurbo::{BezPath, CubicBez};
use serde::{Deserialize, Serialize};
use tsify::{Ts, Tsify};
use wasm_bindgen::prelude::wasm_bindgen;

use super::fault::{Crossing, Fault};
use super::outline::{Outline, PathData};
use super::picture::Picture;
use super::progress::reporter;
use crate::error::{Error, Result};
use crate::finding::{Finding, Region};
use crate::path::refine::{Doubt, RefineOptions, SegmentReport, refine};
use crate::path::{ClippingPath, drift, svg};

/// A path before and after refining.
#[derive(Serialize, Deserialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub struct RefineData {
    /// As it came.
    pub before: PathData,
    /// On the edge.
    pub after: PathData,
    /// The segments of `after`, in document order.
    pub segments: Vec<SegmentData>,
    /// Mean distance moved, px.
    pub moved_mean_px: f64,
    /// Distance that 95 % of the path did not exceed, px.
    pub moved_p95_px: f64,
    /// Largest distance moved, px.
    pub moved_max_px: f64,
    /// Where that was.
    pub worst: Option<Region>,
    /// Whether the path that came is on the edge, then what refining met.
    pub findings: Vec<Finding>,
    /// The path as it came, as an SVG file.
    pub svg_before: String,
    /// The refined path as an SVG file.
    pub svg_after: String,
}

/// One segment of a refined path.
#[derive(Serialize, Deserialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub struct SegmentData {
    /// SVG path data of this segment alone.
    pub d: String,
    /// 0 to 1.
    pub confidence: f64,
    /// Largest distance moved, px.
    pub moved_px: f64,
    /// What speaks against it.
    pub doubt: Option<Doubt>,
}

/// The share of the progress that judging takes before refining begins.
const JUDGING: f32 = 0.2;

#[wasm_bindgen]
impl Picture {
    /// Judges and refines the path named `id` (see [`paths`](Self::paths)), or the one in `svg` when its text is given.
    pub fn refine(&self, id: &str, svg: Option<String>, progress: &Function) -> Crossing<Ts<RefineData>> {
        let outline = self.outline(id, svg.as_deref())?;
        let before = outline.as_ref();
        let picture = self.srgb()?;
        let mut tell = reporter(progress);
        let judged = drift::judge(picture, &before.path, &mut |part| tell(part * JUDGING))?;
        let judged = judged.ok_or_else(Fault::cancelled)?;
        let options = RefineOptions::default();
        let refined = refine(picture, &before.path, &options, &mut |part| tell(JUDGING + part * (1.0 - JUDGING)))?
            .ok_or_else(Fault::cancelled)?;
        let mut findings = vec![judged];
        findings.extend(refined.findings);
        let (width, height) = (picture.width(), picture.height());
        let data = RefineData {
            segments: segments(&refined.path, refined.segments),
            moved_mean_px: refined.moved.mean_px,
            moved_p95_px: refined.moved.p95_px,
            moved_max_px: refined.moved.max_px,
            worst: refined.moved.worst,
            findings,
            svg_before: svg::write(&before.path, width, height),
            svg_after: svg::write(&refined.path, width, height),
            before: before.data(),
            after: Outline::refined(refined.path, before.name()).data(),
        };
        Ok(data.into_ts()?)
    }
}

fn segments(path: &ClippingPath, reports: Vec<SegmentReport>) -> Vec<SegmentData> {
    path.subpaths
        .iter()
        .flat_map(|subpath| subpath.segments())
        .zip(reports)
        .map(|(side, report)| SegmentData {
            d: data(side),
            confidence: report.confidence,
            moved_px: report.moved_px,
            doubt: report.doubt,
        })
        .collect()
}

fn data(side: CubicBez) -> String {
    let mut path = BezPath::new();
    path.move_to(side.p0);
    path.curve_to(side.p1, side.p2, side.p3);
    path.to_svg()
}

/// A path of the picture, or one made from text for this call.
pub(super) enum Chosen<'a> {
    Own(&'a Outline),
    Read(Outline),
}

impl AsRef<Outline> for Chosen<'_> {
    fn as_ref(&self) -> &Outline {
        match self {
            Self::Own(outline) => outline,
            Self::Read(outline) => outline,
        }
    }
}

impl Picture {
    /// The path in `svg`, else the picture's own path of that id.
    pub(super) fn outline(&self, id: &str, svg: Option<&str>) -> Result<Chosen<'_>> {
        if let Some(text) = svg {
            let outline = Outline::of_svg(text, &self.name, self.raster.width(), self.raster.height())?;
            return Ok(Chosen::Read(outline));
        }
        let own = self.outlines.iter().find(|outline| outline.id() == id);
        own.map(Chosen::Own).ok_or_else(|| Error::InvalidArgument {
            name: "path",
            found: id.to_owned(),
            expected: format!("one of {}", self.outlines.iter().map(Outline::id).collect::<Vec<_>>().join(", ")),
        })
    }
}
