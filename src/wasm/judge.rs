//! A picture judged by a reference: another version, a look on the capture, named colours, a colour chart, a target gamut.

use js_sys::Function;
use serde::{Deserialize, Serialize};
use tsify::{Ts, Tsify};
use wasm_bindgen::prelude::wasm_bindgen;

use super::fault::{Crossing, Fault};
use super::picture::Picture;
use super::progress::reporter;
use crate::color::checker::Checker;
use crate::color::compare::{CompareOptions, Comparison};
use crate::color::correction::Correction;
use crate::color::facing::DriftVector;
use crate::color::gamut::{Gamut, GamutReport};
use crate::color::lut::{self, Graded, Interpolation, LutSpace};
use crate::color::preset::Preset;
use crate::color::report::{Conventions, quoted, regions_csv};
use crate::error::{Error, Result};
use crate::finding::{Finding, Severity};
use crate::path::rasterize;
use crate::quality::colour::{self, Aligned, NamedRegion, Parts, Reference, Wish};
use crate::raster::{Layout, Raster, Samples};

/// How to judge.
#[derive(Serialize, Deserialize, Tsify)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct JudgeOptions {
    /// Formula, tolerance, filter, strictness.
    pub compare: CompareOptions,
    /// The name of a limit on the whole set; empty for none.
    pub preset: String,
    /// Rectangles that are judged by themselves.
    pub rectangles: Vec<NamedRegion>,
    /// The id of a path whose inside is judged by itself; wins over rectangles.
    pub path: Option<String>,
    /// The SVG file that this path is in.
    pub svg: Option<String>,
    /// The space that a look was made for, and that the suggested correction's table is written for.
    pub space: LutSpace,
    /// How the reference is called.
    pub reference: String,
    /// SHA-256 of the reference's bytes: of the look where there is one.
    pub reference_hash: String,
}

impl JudgeOptions {
    pub(super) fn preset(&self) -> Result<Option<Preset>> {
        if self.preset.is_empty() {
            return Ok(None);
        }
        Preset::named(&self.preset).map(Some).ok_or_else(|| Error::InvalidArgument {
            name: "preset",
            found: self.preset.clone(),
            expected: "the name of a preset".to_owned(),
        })
    }

    pub(super) fn conventions(&self) -> Conventions {
        Conventions::new(self.compare.formula, self.compare.filter_px, self.compare.strict)
    }

    /// The comment lines before a table: the reference and every convention.
    fn csv_head(&self, conventions: &Conventions) -> String {
        // A name must not end its comment line.
        let name = self.reference.replace(char::is_control, " ");
        format!("# reference: {name}, SHA-256 {}\r\n{}", self.reference_hash, conventions.comments())
    }
}

/// What was found, whatever it was judged by.
#[derive(Serialize, Deserialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub struct ColorReport {
    /// The gravest of the findings.
    pub verdict: Severity,
    /// Figures of pixels and regions; only against a picture or a look, and where pixels face each other.
    pub comparison: Option<Comparison>,
    /// Named colours and patches.
    pub patches: Vec<super::swatches::ColorPatch>,
    /// The colour chart.
    pub checker: Option<Checker>,
    /// The target gamut.
    pub gamut: Option<GamutReport>,
    /// How the reference was laid under the picture.
    pub aligned: Option<Aligned>,
    /// Like colours and where they went.
    pub vectors: Vec<DriftVector>,
    /// What would mend it.
    pub correction: Option<Correction>,
    /// The verdict first; each names the reference.
    pub findings: Vec<Finding>,
    /// Every convention behind the figures.
    pub conventions: Conventions,
    /// The table as CSV, with the conventions in its head.
    pub csv: String,
}

impl ColorReport {
    /// Names the reference in every finding, and says the gravest.
    pub(super) fn new(options: &JudgeOptions, findings: Vec<Finding>) -> Self {
        let named = |finding: Finding| finding.against(&options.reference, &options.reference_hash);
        let findings: Vec<Finding> = findings.into_iter().map(named).collect();
        let verdict = findings.iter().map(|finding| finding.severity).max().unwrap_or(Severity::CannotMeasure);
        let conventions = options.conventions();
        let csv = options.csv_head(&conventions);
        Self {
            // Notes beside it do not make a pass less.
            verdict: if verdict == Severity::Note { Severity::Pass } else { verdict },
            comparison: None,
            patches: Vec::new(),
            checker: None,
            gamut: None,
            aligned: None,
            vectors: Vec::new(),
            correction: None,
            findings,
            conventions,
            csv,
        }
    }
}

/// A brand's look, read.
#[wasm_bindgen]
pub struct Look(Graded);

/// What a `.cube` file says of itself.
#[derive(Serialize, Deserialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub struct LookAbout {
    /// Its title; may be empty.
    pub title: String,
    /// Points of its 1D part.
    pub curve: Option<u32>,
    /// Points along a side of its 3D part.
    pub cube: Option<u32>,
    /// What was not understood, a sentence each.
    pub warnings: Vec<String>,
}

#[wasm_bindgen]
impl Look {
    /// Reads a `.cube` file for values of a space.
    pub fn read(bytes: &[u8], space: Ts<LutSpace>) -> Crossing<Look> {
        Ok(Self(Graded::new(lut::parse(bytes)?, Interpolation::Tetrahedral, space.to_rust()?)))
    }

    /// What the file says of itself.
    pub fn about(&self) -> Crossing<Ts<LookAbout>> {
        let (curve, cube) = self.0.lut().sizes();
        let size = |points: Option<usize>| points.and_then(|points| u32::try_from(points).ok());
        let title = self.0.lut().title().to_owned();
        Ok(LookAbout { title, curve: size(curve), cube: size(cube), warnings: self.0.lut().warnings().to_vec() }
            .into_ts()?)
    }
}

impl Look {
    pub(super) const fn graded(&self) -> &Graded {
        &self.0
    }
}

/// A destination's gamut, read.
#[wasm_bindgen]
pub struct TargetGamut(pub(super) Gamut);

#[wasm_bindgen]
impl TargetGamut {
    /// Reads an ICC profile.
    pub fn read(bytes: &[u8]) -> Crossing<TargetGamut> {
        Ok(Self(Gamut::new(bytes)?))
    }

    /// The profile's own name.
    #[wasm_bindgen(getter)]
    #[must_use]
    pub fn name(&self) -> String {
        self.0.name().to_owned()
    }
}

#[wasm_bindgen]
impl Picture {
    /// Judges this picture by another one, laid on it where it must be; by a look on it where there is one; by the regions
    /// of a label picture where there is one.
    pub fn judge(
        &self,
        reference: &Picture,
        look: Option<Look>,
        labels: Option<Picture>,
        options: Ts<JudgeOptions>,
        progress: &Function,
    ) -> Crossing<Ts<ColorReport>> {
        let options = options.to_rust()?;
        let path = options.path.as_deref().map(|id| self.inside(id, options.svg.as_deref())).transpose()?;
        let parts = match (&labels, &path) {
            (Some(labels), _) => Parts::Labels(&labels.raster, &[]),
            (None, Some((path, name))) => Parts::Labels(path, std::slice::from_ref(name)),
            (None, None) if options.rectangles.is_empty() => Parts::Whole,
            (None, None) => Parts::Rectangles(&options.rectangles),
        };
        let graded = look.as_ref().map(Look::graded);
        let wish =
            Wish { options: options.compare, preset: options.preset()?, parts, space: options.space, name: &self.name };
        let against = Reference { raster: &reference.raster, look: graded, name: &options.reference };
        let judged = colour::judge(&self.raster, against, &wish, &mut reporter(progress))?;
        let judged = judged.ok_or_else(Fault::cancelled)?;
        let mut report = ColorReport::new(&options, judged.findings);
        if let Some(comparison) = &judged.comparison {
            report.csv.push_str(&regions_csv(comparison));
        }
        report.comparison = judged.comparison;
        report.aligned = judged.aligned;
        report.vectors = judged.vectors;
        report.correction = judged.correction;
        Ok(report.into_ts()?)
    }

    /// How much of this picture a target cannot show.
    #[wasm_bindgen(js_name = outOfGamut)]
    pub fn out_of_gamut(
        &self,
        target: &TargetGamut,
        options: Ts<JudgeOptions>,
        progress: &Function,
    ) -> Crossing<Ts<ColorReport>> {
        let options = options.to_rust()?;
        let found = target.0.measure(&self.raster, &mut reporter(progress))?.ok_or_else(Fault::cancelled)?;
        let mut report = ColorReport::new(&options, vec![found.finding.clone()]);
        report.conventions.profiles =
            "the picture: relative colorimetric without black-point compensation; the target: relative colorimetric, with \
             black-point compensation where it is a lookup table"
                .to_owned();
        report.conventions.rule = format!(
            "out of gamut: what the target would show differs by more than {} CIEDE2000, looked up on a grid of Lab",
            found.tolerance
        );
        report.csv = format!(
            "{}profile,tolerance,share,share_without_ground,mean,max\r\n{},{},{:.6},{:.6},{:.4},{:.4}\r\n",
            options.csv_head(&report.conventions),
            quoted(&found.profile),
            found.tolerance,
            found.share,
            found.share_inside,
            found.mean,
            found.max
        );
        report.gamut = Some(found);
        Ok(report.into_ts()?)
    }
}

impl Picture {
    /// The inside of a path as a label picture, and the path's name.
    fn inside(&self, id: &str, svg: Option<&str>) -> Result<(Raster, String)> {
        let chosen = self.outline(id, svg)?;
        let outline = chosen.as_ref();
        let (width, height) = (self.raster.width(), self.raster.height());
        // Half of a pixel and more is inside.
        let inside = |coverage: u8| u8::from(coverage >= 128);
        let labels = rasterize::coverage(&outline.path, width, height).into_iter().map(inside).collect();
        Ok((Raster::new(width, height, Layout::Gray, Samples::U8(labels), None)?, outline.name().to_owned()))
    }
}
