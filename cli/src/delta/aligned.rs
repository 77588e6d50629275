//! Comparing pictures as they are, and where they do not lie on each other, after they have been laid so.

use anyhow::{Context, Result, bail};
use proofroom::color::compare::{CompareOptions, Comparer, Comparison, Regions};
use proofroom::color::lut::Graded;
use proofroom::finding::{Check, Finding, Region, Severity};
use proofroom::raster::Raster;
use proofroom::register::Alignment;
use serde::Serialize;

use super::{Align, Options, shared};
use crate::picture;

/// Pixels inside the reference's frame that resampling needs.
const MARGIN: f64 = 3.0;

/// A comparison with how it came about.
pub struct Found {
    /// The figures.
    pub comparison: Comparison,
    /// The heat map as RGBA, where one was wanted.
    pub heat: Option<Vec<u8>>,
    /// How the reference was laid under the sample; none where it lay there already.
    pub alignment: Option<Laid>,
}

/// How the reference was laid under the sample, and which part of the sample was compared.
#[derive(Debug, Clone, Copy, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Laid {
    /// Shift, turn, scale and how well they fit.
    #[serde(flatten)]
    pub fit: Alignment,
    /// The part of the sample that lies well inside the reference.
    pub compared: Region,
}

/// Compares; the reference is seen through a look where one is given.
///
/// # Errors
///
/// When regions cannot be read, or the pictures are of two sizes and do not lie on each other.
pub fn compare(
    [sample, reference]: [&Raster; 2],
    look: Option<&Graded>,
    asked: &CompareOptions,
    options: &Options,
) -> Result<Found> {
    let wants_heat = options.map.is_some();
    let one_size = (sample.width(), sample.height()) == (reference.width(), reference.height());
    let mut plain = None;
    if one_size || look.is_some() || options.align == Align::Never {
        let regions = regions(options, sample, None)?;
        let mut comparer = Comparer::new(sample, reference, asked, regions.as_ref())?;
        if let Some(look) = look {
            comparer = comparer.graded(look);
        }
        let (comparison, heat) = shared(&comparer, sample.width(), sample.height(), wants_heat)?;
        // Pictures that are near as they are need nothing; a look is laid on the very picture that was delivered.
        let near = comparison.statistics.p95 <= asked.tolerance && comparison.findings.iter().all(sees);
        let found = Found { comparison, heat, alignment: None };
        if near || look.is_some() || options.align == Align::Never {
            return Ok(found);
        }
        plain = Some(found);
    }
    let fit = Alignment::find(sample, reference)?;
    let part = fit.common(MARGIN).filter(|_| fit.trusted);
    let (Some(part), false) = (part, fit.is_still()) else {
        return plain.map_or_else(|| bail!("{}", refusal(&fit, sample, reference)), Ok);
    };
    let cropped = sample.crop(part)?;
    let regions = regions(options, sample, Some(part))?;
    let [left, top, width, height] = part.map(f64::from);
    // The map of the whole sample, from the part's own corner.
    let map = fit.affine().map(|[along, down, start]| [along, down, start + along * left + down * top]);
    let comparer = Comparer::moved(&cropped, reference, map, asked, regions.as_ref())?;
    let (mut comparison, heat) = shared(&comparer, cropped.width(), cropped.height(), wants_heat)?;
    if let Some(plain) = plain.filter(|plain| plain.comparison.statistics.p95 <= comparison.statistics.p95) {
        return Ok(plain);
    }
    let message = format!(
        "The reference was laid under the sample before comparing: moved by {:.2}, {:.2} px, turned by {:.3}°, scaled by \
         {:.5}; likeness {:.3}. Only the part that both show was compared.",
        fit.shift_x, fit.shift_y, fit.turn_deg, fit.scale, fit.likeness
    );
    comparison.findings.push(Finding::plain(Check::DeltaE, "delta-e-aligned", Severity::Note, message));
    let compared = Region { x: left, y: top, width, height };
    Ok(Found { comparison, heat, alignment: Some(Laid { fit, compared }) })
}

fn sees(finding: &Finding) -> bool {
    finding.severity != Severity::CannotMeasure
}

fn refusal(fit: &Alignment, sample: &Raster, reference: &Raster) -> String {
    format!(
        "the sample is {} × {} px, the reference {} × {} px, and no shift, turn and scale lays them on each other (likeness \
         {:.2}, 0.8 is needed): pixels cannot be compared; compare --swatches or versions of one framing",
        sample.width(),
        sample.height(),
        reference.width(),
        reference.height(),
        fit.likeness
    )
}

/// The regions asked for, on a part of the sample where only that is compared.
fn regions(options: &Options, sample: &Raster, part: Option<[u32; 4]>) -> Result<Option<Regions>> {
    if let Some(mask) = &options.mask {
        let picture = picture::read(mask)?.decoded.raster;
        let picture = part.map_or_else(|| Ok(picture.clone()), |part| picture.crop(part));
        return picture
            .and_then(|picture| Regions::from_labels(&picture))
            .map(Some)
            .with_context(|| mask.display().to_string());
    }
    if options.region.is_empty() {
        return Ok(None);
    }
    let [left, top, width, height] = part.unwrap_or([0, 0, sample.width(), sample.height()]);
    let moved = |(name, region): &(String, Region)| {
        let (x, y) = (region.x - f64::from(left), region.y - f64::from(top));
        (name.clone(), Region { x, y, ..*region })
    };
    let rectangles: Vec<(String, Region)> = options.region.iter().map(moved).collect();
    Ok(Some(Regions::from_rectangles(width, height, &rectangles)?))
}
