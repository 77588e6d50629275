//! Named regions of a picture, and what each of them measured.

use serde::{Deserialize, Serialize};

use super::super::delta_e::Change;
use super::super::lab::{Lab, relative};
use super::statistics::{Statistics, Tally};
use super::work::Part;
use super::{CompareOptions, describe};
use crate::error::{Error, Result};
use crate::finding::Region;
use crate::raster::{Layout, Raster, Samples};

/// More regions than this are not believed.
const MOST: usize = 255;

/// Which region each pixel of a picture belongs to.
#[derive(Debug, Clone, PartialEq)]
pub struct Regions {
    width: u32,
    height: u32,
    labels: Vec<u16>,
    names: Vec<String>,
}

impl Regions {
    /// From a label picture: 0 is ground, every other level a region, named after it. Gray, or colour with equal channels.
    ///
    /// # Errors
    /// [`Error::InvalidArgument`] when a pixel is no gray, when there is no region, or when there are over 255.
    pub fn from_labels(mask: &Raster) -> Result<Self> {
        let levels: Vec<u16> = match mask.samples() {
            Samples::U8(values) => gray(values, mask)?.into_iter().map(u16::from).collect(),
            Samples::U16(values) => gray(values, mask)?,
        };
        let mut found = vec![false; 1 << 16];
        levels.iter().for_each(|&level| {
            if let Some(slot) = found.get_mut(usize::from(level)) {
                *slot = true;
            }
        });
        let present: Vec<usize> =
            found.iter().enumerate().filter(|(level, is)| **is && *level > 0).map(|(l, _)| l).collect();
        if present.is_empty() || present.len() > MOST {
            return Err(Error::InvalidArgument {
                name: "mask",
                found: format!("a picture with {} levels beside 0", present.len()),
                expected: format!("1 to {MOST} regions: one level each, 0 is ground"),
            });
        }
        let mut number = vec![0u16; 1 << 16];
        for (index, &level) in present.iter().enumerate() {
            if let Some(slot) = number.get_mut(level) {
                *slot = index as u16 + 1;
            }
        }
        let labels = levels.iter().map(|&level| number.get(usize::from(level)).copied().unwrap_or(0)).collect();
        let names = std::iter::once("ground".to_owned()).chain(present.iter().map(|level| format!("region {level}")));
        Ok(Self { width: mask.width(), height: mask.height(), labels, names: names.collect() })
    }

    /// From named rectangles on a picture of this size, in whole pixels; they must not overlap.
    ///
    /// # Errors
    /// [`Error::InvalidArgument`] names the rectangle that is outside, empty or over another.
    pub fn from_rectangles(width: u32, height: u32, rectangles: &[(String, Region)]) -> Result<Self> {
        let mut labels = vec![0u16; width as usize * height as usize];
        let wrong = |name: &str, why: String| Error::InvalidArgument {
            name: "region",
            found: format!("\"{name}\", which {why}"),
            expected: format!(
                "up to {MOST} rectangles inside the {width} × {height} px picture, each apart from the others"
            ),
        };
        for (index, (name, region)) in rectangles.iter().enumerate() {
            let (right, bottom) = (region.x + region.width, region.y + region.height);
            let inside = region.x >= 0.0 && region.y >= 0.0 && right <= f64::from(width) && bottom <= f64::from(height);
            if !(inside && region.width >= 1.0 && region.height >= 1.0) || index >= MOST {
                return Err(wrong(name, "is empty or reaches outside".to_owned()));
            }
            for y in region.y as usize..bottom as usize {
                let row = y * width as usize;
                for label in labels.get_mut(row + region.x as usize..row + right as usize).unwrap_or_default() {
                    if *label != 0 {
                        let other = rectangles.get(usize::from(*label) - 1).map_or("", |(name, _)| name);
                        return Err(wrong(name, format!("lies over \"{other}\"")));
                    }
                    *label = index as u16 + 1;
                }
            }
        }
        let names = std::iter::once("ground".to_owned()).chain(rectangles.iter().map(|(name, _)| name.clone()));
        Ok(Self { width, height, labels, names: names.collect() })
    }

    /// Width and height, px.
    #[must_use]
    pub const fn size(&self) -> (u32, u32) {
        (self.width, self.height)
    }

    pub(super) fn labels(&self, pixels: core::ops::Range<usize>) -> &[u16] {
        self.labels.get(pixels).unwrap_or_default()
    }

    pub(super) fn tallies(&self, tolerance: f64) -> Vec<RegionTally> {
        self.names.iter().map(|_| RegionTally::new(tolerance)).collect()
    }

    /// The box around each region's pixels.
    fn boxes(&self) -> Vec<Option<Region>> {
        let mut bounds: Vec<Option<[u32; 4]>> = vec![None; self.names.len()];
        for (index, &label) in self.labels.iter().enumerate() {
            let (x, y) = ((index % self.width as usize) as u32, (index / self.width as usize) as u32);
            if let Some(slot) = bounds.get_mut(usize::from(label)) {
                let [left, top, right, bottom] = slot.unwrap_or([x, y, x, y]);
                *slot = Some([left.min(x), top.min(y), right.max(x), bottom.max(y)]);
            }
        }
        let region = |[left, top, right, bottom]: [u32; 4]| Region {
            x: f64::from(left),
            y: f64::from(top),
            width: f64::from(right - left + 1),
            height: f64::from(bottom - top + 1),
        };
        bounds.into_iter().map(|bounds| bounds.map(region)).collect()
    }
}

/// The level of every pixel.
fn gray<T: Copy + PartialEq>(values: &[T], mask: &Raster) -> Result<Vec<T>> {
    let channels = mask.layout().channels();
    let colors = match mask.layout() {
        Layout::Gray | Layout::GrayAlpha => 1,
        Layout::Rgb | Layout::Rgba => 3,
        Layout::Cmyk => 4,
    };
    let level = |(index, pixel): (usize, &[T])| {
        let first = pixel.first().copied()?;
        pixel.iter().take(colors).all(|&value| value == first && colors < 4).then_some(first).ok_or(index).ok()
    };
    let levels: Option<Vec<T>> = values.chunks_exact(channels).enumerate().map(level).collect();
    levels.ok_or_else(|| Error::InvalidArgument {
        name: "mask",
        found: "a picture in colour".to_owned(),
        expected: "a gray label picture: 0 is ground, every other level a region".to_owned(),
    })
}

/// Counts of one region.
#[derive(Debug, Clone)]
pub(super) struct RegionTally {
    pub(super) tally: Tally,
    /// Light of sample and reference in steps of 2⁻³², exact in any order.
    light: [[i64; 3]; 2],
    /// Lab of both in steps of 2⁻²⁴.
    lab: [[i64; 3]; 2],
}

/// One pixel of both pictures, the sample's first.
#[derive(Debug, Clone, Copy)]
pub(super) struct Pixel {
    pub(super) light: [[f32; 3]; 2],
    pub(super) lab: [Lab; 2],
}

/// Steps of summed light, and of summed Lab, whose numbers are a hundred times larger.
const STEPS: f64 = 4_294_967_296.0;
const LAB_STEPS: f64 = 16_777_216.0;

impl RegionTally {
    pub(super) fn new(tolerance: f64) -> Self {
        Self { tally: Tally::new(tolerance), light: [[0; 3]; 2], lab: [[0; 3]; 2] }
    }

    pub(super) fn add(&mut self, delta: f32, pixel: Pixel) {
        self.tally.add(delta);
        self.add_color(pixel);
    }

    pub(super) fn add_equal(&mut self, light: [f32; 3], lab: Lab) {
        self.tally.add_equal(1);
        self.add_color(Pixel { light: [light; 2], lab: [lab; 2] });
    }

    fn add_color(&mut self, pixel: Pixel) {
        for (sums, values) in self.light.iter_mut().zip(pixel.light) {
            sums.iter_mut().zip(values).for_each(|(sum, value)| *sum += (f64::from(value) * STEPS) as i64);
        }
        for (sums, Lab { l, a, b }) in self.lab.iter_mut().zip(pixel.lab) {
            sums.iter_mut().zip([l, a, b]).for_each(|(sum, value)| *sum += (value * LAB_STEPS) as i64);
        }
    }

    pub(super) fn merge(&mut self, other: &Self) {
        self.tally.merge(&other.tally);
        for (own, more) in [(&mut self.light, &other.light), (&mut self.lab, &other.lab)] {
            for (sums, values) in own.iter_mut().zip(more) {
                sums.iter_mut().zip(values).for_each(|(sum, value)| *sum += value);
            }
        }
    }

    /// The means of Lab coordinates.
    fn lab_means(&self, options: &CompareOptions) -> LabMeans {
        let count = self.tally.pixels().max(1) as f64;
        let [sample, reference] = self.lab.map(|sums| {
            let [l, a, b] = sums.map(|sum| sum as f64 / LAB_STEPS / count);
            Lab { l, a, b }
        });
        let of_means = options.formula.difference(reference, sample);
        LabMeans { reference, sample, of_means, change: Change::between(reference, sample) }
    }
}

/// Means of Lab coordinates. They weigh dark pixels as much as light ones, which light itself does not.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct LabMeans {
    /// Of the reference.
    pub reference: Lab,
    /// Of the sample.
    pub sample: Lab,
    /// Their difference.
    pub of_means: f64,
    /// Signed change from the reference to the sample.
    pub change: Change,
}

/// What a region, or the whole picture, measured.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct RegionReport {
    /// Its name; `whole picture` for the first.
    pub name: String,
    /// The box around its pixels.
    pub region: Option<Region>,
    /// Of its pixels as they are.
    pub raw: Statistics,
    /// Of its pixels after the Gaussian; absent where none was asked for.
    pub filtered: Option<Statistics>,
    /// Mean colour of the reference, averaged in linear light, Lab D50.
    pub reference: Lab,
    /// Mean colour of the sample.
    pub sample: Lab,
    /// The difference of the mean colours; not the mean of the differences.
    pub of_means: f64,
    /// Signed change from the reference's mean colour to the sample's.
    pub change: Change,
    /// That change in words.
    pub words: String,
    /// The same of means taken over Lab coordinates; where regions are named.
    pub lab_means: Option<LabMeans>,
    /// Whether it keeps the rule: the difference of means and 95 % of the filtered pixels below the tolerance (of the raw
    /// pixels, where none are filtered), or every pixel within it when strict.
    pub passed: bool,
}

/// The whole picture, then ground and each region.
pub(super) fn reports(
    part: &Part,
    matrices: Matrices,
    options: &CompareOptions,
    regions: Option<&Regions>,
) -> Vec<RegionReport> {
    let mut all = part.inside.clone();
    all.merge(&part.outside);
    let measured = all.measured() > 0;
    let filtered = |tally: Option<&Tally>, raw: &Statistics| match tally {
        Some(tally) => tally.statistics(),
        // Equal pictures are equal after any filter.
        None => (options.filter_px > 0.0).then_some(*raw),
    };
    let mut reports = Vec::new();
    let (width, height) = (f64::from(part.grid.width), f64::from(part.grid.height));
    if let Some(raw) = all.statistics() {
        let means = part.light().map(|sums| sums.map(|sum| sum / raw.pixels));
        // Equal pictures were not summed: their mean is of no use to anybody and would cost more than the comparison.
        let means = if measured { means } else { [[0.0; 3]; 2] };
        let name = "whole picture".to_owned();
        let region = Some(Region { x: 0.0, y: 0.0, width, height });
        let smooth = filtered(part.smooth.as_ref().map(|smooth| &smooth.all), &raw);
        reports.push(report(name, region, raw, smooth, colors(matrices, means), options));
    }
    let Some(regions) = regions else { return reports };
    // Ground and regions together are the whole picture.
    let mut whole = RegionTally::new(options.tolerance);
    part.regions.iter().for_each(|tally| whole.merge(tally));
    if let Some(first) = reports.first_mut() {
        first.lab_means = Some(whole.lab_means(options));
    }
    let boxes = regions.boxes();
    for (index, (tally, name)) in part.regions.iter().zip(&regions.names).enumerate() {
        let Some(raw) = tally.tally.statistics() else { continue };
        let means = tally.light.map(|sums| sums.map(|sum| sum as f64 / STEPS / raw.pixels));
        let smooth = filtered(part.smooth.as_ref().and_then(|smooth| smooth.regions.get(index)), &raw);
        let region = boxes.get(index).copied().flatten();
        let mut found = report(name.clone(), region, raw, smooth, colors(matrices, means), options);
        found.lab_means = Some(tally.lab_means(options));
        reports.push(found);
    }
    reports
}

/// From the light that was summed to XYZ relative to white: of sample, of reference.
pub(super) type Matrices = [Option<[[f64; 3]; 3]>; 2];

/// Reference and sample as Lab, from mean light in the order sample, reference.
fn colors([of_sample, of_reference]: Matrices, [sample, reference]: [[f64; 3]; 2]) -> [Lab; 2] {
    let lab = |matrix: Option<[[f64; 3]; 3]>, light| {
        Lab::from_relative(matrix.map_or(light, |matrix| relative(&matrix, light)))
    };
    [lab(of_reference, reference), lab(of_sample, sample)]
}

fn report(
    name: String,
    region: Option<Region>,
    raw: Statistics,
    filtered: Option<Statistics>,
    [reference, sample]: [Lab; 2],
    options: &CompareOptions,
) -> RegionReport {
    let of_means = options.formula.difference(reference, sample);
    let change = Change::between(reference, sample);
    let p95 = filtered.as_ref().unwrap_or(&raw).p95;
    let passed = if options.strict {
        raw.max <= options.tolerance
    } else {
        of_means < options.tolerance && p95 < options.tolerance
    };
    let words = describe(reference, &change);
    RegionReport { name, region, raw, filtered, reference, sample, of_means, change, words, lab_means: None, passed }
}
