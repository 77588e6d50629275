//! Which colours of a picture a profile's device cannot show.
//!
//! A colour is out of gamut when what the target would show of it ([`Target`]: relative colorimetric, with black-point
//! compensation for lookup tables) differs by more than [`TOLERANCE`] CIEDE2000. The profile is asked on a grid of Lab, and
//! pixels are looked up between its points: a CMYK table takes a microsecond a colour, and a picture has millions.

use serde::{Deserialize, Serialize};

use super::convert::Converter;
use super::delta_e::ciede2000;
use super::lab::{GROUND, Lab};
use super::profile::Target;
use crate::error::Result;
use crate::finding::{Check, Finding, Quantity, Region, Severity, Unit};
use crate::raster::Raster;

/// Differences up to this are the tables' own rounding: there and back through a sound print profile is up to 1 off.
pub const TOLERANCE: f64 = 2.0;
/// Points along L\*, a\* and b\*: steps of 2.5 in L\* and 5 in a\* and b\*.
const POINTS: [usize; 3] = [41, 53, 53];
/// Where the axes begin, and their length.
const AXES: [[f64; 2]; 3] = [[0.0, 100.0], [-130.0, 260.0], [-130.0, 260.0]];
/// Rows between two reports of progress.
const ROWS: u32 = 64;

/// A target gamut, ready to be asked.
#[derive(Debug, Clone)]
pub struct Gamut {
    name: String,
    excess: Vec<f32>,
}

/// How much of a picture lies outside a gamut.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct GamutReport {
    /// The profile's own name.
    pub profile: String,
    /// The difference from which a colour counts as outside.
    pub tolerance: f64,
    /// Part of all pixels that is outside, 0 to 1.
    pub share: f64,
    /// Part of the pixels that are no white ground.
    pub share_inside: f64,
    /// Mean difference of those outside to what would be shown.
    pub mean: f64,
    /// Largest one.
    pub max: f64,
    /// The box around them.
    pub region: Option<Region>,
    /// In a sentence.
    pub finding: Finding,
}

impl Gamut {
    /// Of a profile.
    ///
    /// # Errors
    /// [`Error::Damaged`](crate::error::Error::Damaged) and [`Error::Unsupported`](crate::error::Error::Unsupported) for bytes
    /// that are no profile, or none that can be a target.
    pub fn new(icc: &[u8]) -> Result<Self> {
        let target = Target::read(icc)?;
        let [lightness, reds, yellows] = POINTS;
        let at = |axis: usize, index: usize| AXES[axis][0] + AXES[axis][1] * index as f64 / (POINTS[axis] - 1) as f64;
        let mut excess = Vec::with_capacity(lightness * reds * yellows);
        for l in 0..lightness {
            for a in 0..reds {
                for b in 0..yellows {
                    let color = Lab { l: at(0, l), a: at(1, a), b: at(2, b) };
                    let shown = Lab::from_relative(target.shown(color.to_relative()));
                    excess.push(ciede2000(color, shown) as f32);
                }
            }
        }
        Ok(Self { name: target.name().to_owned(), excess })
    }

    /// The profile's own name.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// How far the target would be off, CIEDE2000, between the points of the grid.
    #[must_use]
    pub fn excess(&self, color: Lab) -> f64 {
        let place = |axis: usize, value: f64| {
            let [start, length] = AXES[axis];
            let at = ((value - start) / length).clamp(0.0, 1.0) * (POINTS[axis] - 1) as f64;
            let below = (at as usize).min(POINTS[axis] - 2);
            (below, at - below as f64)
        };
        let [(l, x), (a, y), (b, z)] = [place(0, color.l), place(1, color.a), place(2, color.b)];
        let mut sum = 0.0;
        for corner in 0..8usize {
            let [dl, da, db] = [corner & 1, corner >> 1 & 1, corner >> 2];
            let part = |step: usize, way: f64| if step == 1 { way } else { 1.0 - way };
            let index = ((l + dl) * POINTS[1] + a + da) * POINTS[2] + b + db;
            sum += part(dl, x) * part(da, y) * part(db, z) * f64::from(self.excess.get(index).copied().unwrap_or(0.0));
        }
        sum
    }

    /// Measures a picture. `progress` hears 0 to 1 and stops the work by answering no: then `None`.
    ///
    /// # Errors
    /// [`Error::Unsupported`](crate::error::Error::Unsupported) for a picture whose colours cannot be measured.
    pub fn measure(&self, raster: &Raster, progress: &mut dyn FnMut(f32) -> bool) -> Result<Option<GamutReport>> {
        let converter = Converter::new(raster)?;
        let (width, height) = (raster.width(), raster.height());
        let (mut outside, mut inside, mut sum, mut max) = (0.0, 0.0, 0.0, 0.0f64);
        let mut bounds: Option<[u32; 4]> = None;
        let mut last = ([f64::NAN; 3], 0.0, false);
        for y in 0..height {
            if y % ROWS == 0 && !progress(y as f32 / height as f32) {
                return Ok(None);
            }
            for x in 0..width {
                let light = converter.relative(raster, x, y);
                if light != last.0 {
                    let color = Lab::from_relative(light);
                    last = (light, self.excess(color), color.l >= GROUND);
                }
                let (_, excess, ground) = last;
                if !ground {
                    inside += 1.0;
                }
                if excess > TOLERANCE {
                    outside += 1.0;
                    sum += excess;
                    max = max.max(excess);
                    let [left, top, right, bottom] = bounds.unwrap_or([x, y, x, y]);
                    bounds = Some([left.min(x), top, right.max(x), bottom.max(y)]);
                }
            }
        }
        let region = bounds.map(|[left, top, right, bottom]| Region {
            x: f64::from(left),
            y: f64::from(top),
            width: f64::from(right - left + 1),
            height: f64::from(bottom - top + 1),
        });
        let share = outside / (f64::from(width) * f64::from(height));
        let share_inside = if inside > 0.0 { (outside / inside).min(1.0) } else { 0.0 };
        let mean = if outside > 0.0 { sum / outside } else { 0.0 };
        let finding = self.finding(share, share_inside, [mean, max], region);
        let profile = self.name.clone();
        Ok(Some(GamutReport { profile, tolerance: TOLERANCE, share, share_inside, mean, max, region, finding }))
    }

    fn finding(&self, share: f64, inside: f64, [mean, max]: [f64; 2], region: Option<Region>) -> Finding {
        let (kind, severity, message) = if share > 0.0 {
            let message = format!(
                "{:.2} % of the pixels ({:.2} % without white ground) lie outside the gamut of \"{}\": what it would show of \
                 them differs by Delta-E {mean:.1} on average and {max:.1} at most.",
                share * 100.0,
                inside * 100.0,
                self.name
            );
            ("out-of-gamut", Severity::Warning, message)
        } else {
            let message = format!("Every pixel lies inside the gamut of \"{}\".", self.name);
            ("in-gamut", Severity::Pass, message)
        };
        let measured = Some(Quantity { value: share, unit: Unit::Share });
        Finding { about: self.name.clone(), measured, region, ..Finding::plain(Check::DeltaE, kind, severity, message) }
    }
}
