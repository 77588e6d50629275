//! A picture judged by a reference, from start to end: laid on it where it must be, compared, held against a named limit, and
//! what would mend it.
//!
//! Pictures of one size are compared as they are. Where they are of two sizes, or differ by more than the tolerance, the
//! reference is laid under the sample ([`Alignment`]) and the smaller difference counts. Where that cannot be trusted there are
//! no figures of pixels: a difference of place is no difference of colour.

use serde::{Deserialize, Serialize};

use crate::color::compare::{CompareOptions, Comparer, Comparison, Regions};
use crate::color::correction::{self, Correction, Names};
use crate::color::counterpart::{Counterpart, Map};
use crate::color::facing::{self, DriftVector};
use crate::color::lut::{Graded, LutSpace};
use crate::color::preset::Preset;
use crate::error::Result;
use crate::finding::{Check, Finding, Region, Severity};
use crate::raster::Raster;
use crate::register::Alignment;

/// Pixels inside the reference's frame that resampling needs.
const MARGIN: f64 = 3.0;
/// Pixels' share of the work; the rest is laying and fitting.
const PIXELS: f32 = 0.9;

/// A rectangle with a name, in whole pixels of the sample.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct NamedRegion {
    /// For people.
    pub name: String,
    /// Where.
    pub region: Region,
}

/// What is judged by itself.
#[derive(Debug, Clone, Copy)]
pub enum Parts<'a> {
    /// The product as a whole.
    Whole,
    /// Rectangles.
    Rectangles(&'a [NamedRegion]),
    /// A label picture of the sample's size, with names for its levels.
    Labels(&'a Raster, &'a [String]),
}

/// What the sample should look like.
#[derive(Debug, Clone, Copy)]
pub struct Reference<'a> {
    /// A version, or the capture under a look.
    pub raster: &'a Raster,
    /// The look.
    pub look: Option<&'a Graded>,
    /// Its name, for sentences and for the correction's file.
    pub name: &'a str,
}

/// How to judge.
#[derive(Debug, Clone, Copy)]
pub struct Wish<'a> {
    /// Formula, tolerance, filter, strictness.
    pub options: CompareOptions,
    /// A named limit on the set of regions.
    pub preset: Option<Preset>,
    /// What is judged by itself.
    pub parts: Parts<'a>,
    /// The space of the suggested correction's table.
    pub space: LutSpace,
    /// The sample's name.
    pub name: &'a str,
}

/// How the reference was laid under the sample, and which part of the sample was compared.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct Aligned {
    /// Shift, turn, scale and how well they fit.
    pub fit: Alignment,
    /// The part of the sample that lies well inside the reference.
    pub compared: Region,
    /// Rows of the affine map from places in the whole sample to places in the reference.
    pub map: Map,
}

/// What was found.
#[derive(Debug, Clone, PartialEq)]
pub struct Judged {
    /// The figures; none where pixels do not face each other. Places are those of the whole sample.
    pub comparison: Option<Comparison>,
    /// How the reference was laid; none where it lay there already, or could not be.
    pub aligned: Option<Aligned>,
    /// Like colours and where they went.
    pub vectors: Vec<DriftVector>,
    /// What would mend it.
    pub correction: Option<Correction>,
    /// The verdict first.
    pub findings: Vec<Finding>,
}

/// Judges a sample. `progress` hears 0 to 1 and stops the work by answering no: then `None`.
///
/// # Errors
/// [`Error::InvalidArgument`](crate::error::Error::InvalidArgument) for senseless options or regions;
/// [`Error::Unsupported`](crate::error::Error::Unsupported) for a profile that cannot be evaluated.
pub fn judge(
    sample: &Raster,
    reference: Reference<'_>,
    wish: &Wish<'_>,
    progress: &mut dyn FnMut(f32) -> bool,
) -> Result<Option<Judged>> {
    let one_size = (sample.width(), sample.height()) == (reference.raster.width(), reference.raster.height());
    let mut plain = None;
    if one_size {
        let parts = regions(wish.parts, sample, None)?;
        let mut comparer = Comparer::new(sample, reference.raster, &wish.options, parts.as_ref())?;
        if let Some(look) = reference.look {
            comparer = comparer.graded(look);
        }
        let Some(comparison) = run(&comparer, sample, &mut |part| progress(part * PIXELS / 2.0))? else {
            return Ok(None);
        };
        if is_near(&comparison, &wish.options) {
            return finish(sample, reference, wish, comparison, None, progress);
        }
        plain = Some(comparison);
    }
    let fit = Alignment::find(sample, reference.raster)?;
    let Some(part) = fit.common(MARGIN).filter(|_| fit.trusted) else {
        // Another ground or a large retouch spoils the fit, and not the comparison, where pixels face each other.
        return match plain.take_if(|plain| is_seen(plain)) {
            Some(plain) => finish(sample, reference, wish, plain, None, progress),
            None => Ok(Some(refused(plain, &fit))),
        };
    };
    if let Some(plain) = plain.take_if(|_| fit.is_still()) {
        return finish(sample, reference, wish, plain, None, progress);
    }
    let cropped = sample.crop(part)?;
    let parts = regions(wish.parts, sample, Some(part))?;
    let [left, top, width, height] = part.map(f64::from);
    let map = fit.affine();
    // The map of the whole sample, from the part's own corner.
    let inner = map.map(|[along, down, start]| [along, down, start + along * left + down * top]);
    let mut comparer = Comparer::moved(&cropped, reference.raster, inner, &wish.options, parts.as_ref())?;
    if let Some(look) = reference.look {
        comparer = comparer.graded(look);
    }
    let Some(mut comparison) = run(&comparer, &cropped, &mut |part| progress(PIXELS / 2.0 * (1.0 + part)))? else {
        return Ok(None);
    };
    if let Some(plain) = plain.take_if(|plain| plain.statistics.p95 <= comparison.statistics.p95) {
        return finish(sample, reference, wish, plain, None, progress);
    }
    shift(&mut comparison, left, top);
    let message = format!(
        "The reference was laid under the sample before comparing: moved by {:.2}, {:.2} px, turned by {:.3}°, scaled by \
         {:.5}; likeness {:.3}. Only the part that both show was compared.",
        fit.shift_x, fit.shift_y, fit.turn_deg, fit.scale, fit.likeness
    );
    comparison.findings.push(Finding::plain(Check::DeltaE, "delta-e-aligned", Severity::Note, message));
    let aligned = Aligned { fit, compared: Region { x: left, y: top, width, height }, map };
    finish(sample, reference, wish, comparison, Some(aligned), progress)
}

/// Near as it is: laying would change nothing that matters.
fn is_near(comparison: &Comparison, options: &CompareOptions) -> bool {
    comparison.statistics.p95 <= options.tolerance && is_seen(comparison)
}

/// Whether its pixels face each other.
fn is_seen(comparison: &Comparison) -> bool {
    comparison.findings.iter().all(|finding| finding.severity != Severity::CannotMeasure)
}

fn run(comparer: &Comparer<'_>, sample: &Raster, progress: &mut dyn FnMut(f32) -> bool) -> Result<Option<Comparison>> {
    let part = comparer.part(0..sample.height(), &mut |_, _| {}, progress)?;
    part.map(|part| comparer.finish(vec![part])).transpose()
}

fn finish(
    sample: &Raster,
    reference: Reference<'_>,
    wish: &Wish<'_>,
    comparison: Comparison,
    aligned: Option<Aligned>,
    progress: &mut dyn FnMut(f32) -> bool,
) -> Result<Option<Judged>> {
    let mut findings = comparison.findings.clone();
    if !is_seen(&comparison) {
        // What cannot be measured has no figures that anybody could mistake for a measurement.
        return Ok(Some(Judged { comparison: None, aligned, vectors: Vec::new(), correction: None, findings }));
    }
    if let Some(preset) = wish.preset {
        let named: Vec<f64> = comparison.regions.iter().skip(2).map(|region| region.of_means).collect();
        let whole = || comparison.regions.iter().take(1).map(|region| region.raw.mean).collect();
        findings.extend(of_set(preset, &if named.is_empty() { whole() } else { named }));
    }
    let counterpart =
        Counterpart::new(reference.raster)?.graded(reference.look).moved(aligned.map(|aligned| aligned.map));
    let pairs = facing::pairs(sample, &counterpart)?;
    let names = Names { sample: wish.name, reference: reference.name };
    let correction = correction::suggest(&pairs, wish.space, wish.options.formula, names)?;
    findings.extend(correction.as_ref().map(correction::finding));
    let vectors = facing::vectors(&pairs);
    let judged = Judged { comparison: Some(comparison), aligned, vectors, correction, findings };
    Ok(progress(1.0).then_some(judged))
}

/// What of a preset's limits on a whole set is broken.
#[must_use]
pub fn of_set(preset: Preset, differences: &[f64]) -> Vec<Finding> {
    let finding = |what: String| {
        let message = format!("Of {} colours {what} of \"{}\": {}.", differences.len(), preset.name, preset.source);
        Finding::plain(Check::DeltaE, "delta-e-set-over-limit", Severity::Failure, message)
    };
    preset.broken(differences).into_iter().map(finding).collect()
}

fn refused(plain: Option<Comparison>, fit: &Alignment) -> Judged {
    let [[width, height], [to_width, to_height]] = fit.size;
    let message = format!(
        "No shift, turn and scale lays the reference ({to_width} × {to_height} px) on this version ({width} × {height} px): \
         their likeness is {:.2}, 0.8 is needed. Differences of pixels would be differences of place, so there are none; \
         compare places by hand, named colours, or a version of the same framing.",
        fit.likeness
    );
    let mut finding = Finding::plain(Check::DeltaE, "delta-e-not-aligned", Severity::CannotMeasure, message);
    // Where the subject stands, as far as the plain comparison saw it.
    finding.region = plain.and_then(|plain| plain.findings.first().and_then(|first| first.region));
    Judged { comparison: None, aligned: None, vectors: Vec::new(), correction: None, findings: vec![finding] }
}

/// The parts as regions of the sample, or of the part of it that is compared.
fn regions(parts: Parts<'_>, sample: &Raster, part: Option<[u32; 4]>) -> Result<Option<Regions>> {
    let [left, top, width, height] = part.unwrap_or([0, 0, sample.width(), sample.height()]);
    match parts {
        Parts::Whole => Ok(None),
        Parts::Labels(labels, names) => {
            let regions = match part {
                Some(part) => Regions::from_labels(&labels.crop(part)?)?,
                None => Regions::from_labels(labels)?,
            };
            Ok(Some(regions.named(names)))
        }
        Parts::Rectangles(list) => {
            let cut = |at: f64, side: u32| at.round().clamp(0.0, f64::from(side));
            let moved = |named: &NamedRegion| {
                let Region { x, y, width: wide, height: high } = named.region;
                let (from_x, from_y) = (cut(x - f64::from(left), width), cut(y - f64::from(top), height));
                let (to_x, to_y) = (cut(x + wide - f64::from(left), width), cut(y + high - f64::from(top), height));
                let region = Region { x: from_x, y: from_y, width: to_x - from_x, height: to_y - from_y };
                (named.name.clone(), region)
            };
            let list: Vec<(String, Region)> = list.iter().map(moved).collect();
            // Outside of what is compared there is nothing to say of them.
            let seen: Vec<_> = list.into_iter().filter(|(_, r)| r.width >= 1.0 && r.height >= 1.0).collect();
            if seen.is_empty() { Ok(None) } else { Regions::from_rectangles(width, height, &seen).map(Some) }
        }
    }
}

/// From places in the compared part to places in the whole sample.
fn shift(comparison: &mut Comparison, left: f64, top: f64) {
    let move_one = |region: &mut Region| {
        region.x += left;
        region.y += top;
    };
    comparison.worst.as_mut().map(move_one);
    comparison.inside.as_mut().and_then(|inside| inside.drift.as_mut()).map(move_one);
    for report in &mut comparison.regions {
        report.region.as_mut().map(move_one);
    }
    for finding in &mut comparison.findings {
        finding.region.as_mut().map(move_one);
    }
}
