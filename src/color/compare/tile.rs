//! Two pictures that lie on each other, compared tile by tile, for looking at: no verdict, no statistics.
//!
//! Level 0 is compared from the stored samples through each picture's profile, as [`compare`](super::compare) does; smaller
//! levels by their drawn levels, so what is shown zoomed out is the difference of the colours that are seen zoomed out.
//! Alpha lies over white. A reference that lies elsewhere, or is of another size, is resampled under the sample first
//! ([`Moved`]); all levels are then compared as drawn, and where there is no reference nothing is shown.

use core::ops::Range;

use serde::{Deserialize, Serialize};

use super::heat::{self, STEPS};
use crate::color::convert::Converter;
use crate::color::draw::{Space, repaint};
use crate::color::kernel::{BLOCK, Block, Planes};
use crate::color::moved::{Map, Moved};
use crate::color::pyramid::{Area, Place, Pyramid};
use crate::error::{Error, Result};
use crate::raster::{Raster, Rgba8, Samples};

/// What a compared tile shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub enum TileKind {
    /// |sample − reference| of each drawn channel, times the gain; opaque, black where nothing differs.
    Difference,
    /// The sample where it differs, fading to light grey paper where it does not; opaque.
    Ghost,
    /// CIEDE2000 in the colours of [`LEGEND`](super::LEGEND) from the tolerance on, transparent below.
    DeltaE,
}

/// How to compare.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct TileOptions {
    /// What to show.
    pub kind: TileKind,
    /// CIEDE2000 below which nothing is shown, 0 to 100. A ghost is solid from here on.
    pub tolerance: f64,
    /// Factor of the difference, 1 to 64.
    pub gain: f64,
    /// From the sample's places to the reference's, where the two do not lie on each other as they are.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub map: Option<Map>,
}

/// Grey of a ghost's paper: light enough that dark and light details stand out from it.
const PAPER: f32 = 214.0;
/// How much of the unchanged picture's lightness shows through the paper.
const TRACE: f32 = 0.22;

/// A picture with its levels.
#[derive(Debug, Clone, Copy)]
pub struct Seen<'a> {
    /// As stored.
    pub raster: &'a Raster,
    /// What its samples mean.
    pub converter: &'a Converter,
    /// Its levels; both pictures' for one canvas space.
    pub pyramid: &'a Pyramid,
}

/// A row of a tile.
#[derive(Debug, Clone, Copy)]
struct Line {
    level: usize,
    area: Area,
    y: u32,
    /// Compared by the drawn levels, also where the samples are at hand.
    drawn_only: bool,
}

impl Seen<'_> {
    /// Lab of the pixels `part` of a row, whose drawn levels are given.
    fn fill(&self, planes: &mut Planes, Line { level, area, y, drawn_only }: Line, drawn: &[u8], part: Range<usize>) {
        if level > 0 || drawn_only {
            return planes.fill(&self.pyramid.drawn, drawn.get(part.start * 4..part.end * 4).unwrap_or_default());
        }
        let channels = self.raster.layout().channels();
        let start = y as usize * self.raster.width() as usize + area.x as usize;
        let range = (start + part.start) * channels..(start + part.end) * channels;
        match self.raster.samples() {
            Samples::U8(values) => planes.fill(self.converter, values.get(range).unwrap_or_default()),
            Samples::U16(values) => planes.fill(self.converter, values.get(range).unwrap_or_default()),
        }
    }
}

/// A tile of the comparison of a sample with its reference.
///
/// # Errors
/// [`Error::SizeMismatch`] without a map; [`Error::InvalidArgument`] for a place outside, another canvas space or senseless
/// options.
pub fn tile(sample: Seen<'_>, reference: Seen<'_>, place: Place, options: &TileOptions) -> Result<Rgba8> {
    if options.map.is_none() {
        super::same_size(sample.raster, reference.raster)?;
    }
    check(sample, reference, options)?;
    let moved = options.map.map(|map| Moved::new(reference.raster, reference.pyramid, map)).transpose()?;
    let area = sample.pyramid.area(place)?;
    let width = area.width as usize;
    let mut work = Work::new(options, sample.pyramid.space())?;
    let mut ours = vec![0; width * 4];
    let mut theirs = ours.clone();
    let under = moved.map(|moved| moved.pixels(place.level, area));
    let mut unders = under.iter().flat_map(|pixels| pixels.chunks_exact(width * 4));
    let mut data = vec![0; width * area.height as usize * 4];
    for (out, y) in data.chunks_exact_mut(width * 4).zip(area.y..) {
        sample.pyramid.row(sample.raster, place.level, area, y, &mut ours);
        match unders.next() {
            Some(pixels) => theirs.copy_from_slice(pixels),
            None => reference.pyramid.row(reference.raster, place.level, area, y, &mut theirs),
        }
        if options.kind == TileKind::Difference {
            difference(&ours, &theirs, options.gain as f32, out);
            if under.is_some() {
                leave_out(&theirs, out);
            }
            continue;
        }
        for from in (0..width).step_by(BLOCK) {
            let to = (from + BLOCK).min(width);
            let [one, two] = &mut work.planes;
            let line = Line { level: place.level, area, y, drawn_only: under.is_some() };
            sample.fill(one, line, &ours, from..to);
            reference.fill(two, line, &theirs, from..to);
            work.measure();
            let part = from * 4..to * 4;
            let (out, ours) = (out.get_mut(part.clone()).unwrap_or_default(), ours.get(part).unwrap_or_default());
            work.draw(ours, out);
        }
        if under.is_some() {
            leave_out(&theirs, out);
        }
    }
    Rgba8::new(area.width, area.height, data)
}

fn check(sample: Seen<'_>, reference: Seen<'_>, options: &TileOptions) -> Result<()> {
    if sample.pyramid.space() != reference.pyramid.space() {
        return Err(Error::Internal("compared levels are of two canvas spaces"));
    }
    for (name, value, most) in [("tolerance", options.tolerance, 100.0), ("gain", options.gain, 64.0)] {
        if !(0.0..=most).contains(&value) {
            return Err(Error::InvalidArgument {
                name,
                found: value.to_string(),
                expected: format!("a number from 0 to {most}"),
            });
        }
    }
    Ok(())
}

struct Work {
    kind: TileKind,
    tolerance: f32,
    planes: [Planes; 2],
    block: Block,
    heat: Vec<[u8; 4]>,
}

impl Work {
    fn new(options: &TileOptions, space: Space) -> Result<Self> {
        let mut heat = heat::table();
        if space != Space::Srgb {
            repaint(&mut heat, space)?;
        }
        Ok(Self {
            kind: options.kind,
            tolerance: options.tolerance as f32,
            planes: [Planes::new(), Planes::new()],
            block: Block::new(),
            heat,
        })
    }

    /// CIEDE2000 of both planes.
    fn measure(&mut self) {
        let [sample, reference] = &self.planes;
        self.block.delta_e(reference, sample, BLOCK);
    }

    fn draw(&self, sample: &[u8], out: &mut [u8]) {
        let pixels = out.as_chunks_mut::<4>().0.iter_mut().zip(self.block.delta.as_flattened());
        if self.kind == TileKind::DeltaE {
            let last = self.heat.last().copied().unwrap_or([0; 4]);
            for (to, &delta) in pixels {
                let step = (f64::from(delta) * STEPS + 0.5) as usize;
                *to = if delta < self.tolerance { [0; 4] } else { self.heat.get(step).copied().unwrap_or(last) };
            }
            return;
        }
        for ((to, &delta), &pixel) in pixels.zip(sample.as_chunks::<4>().0) {
            let solid = if delta >= self.tolerance { 1.0 } else { delta / self.tolerance };
            let [r, g, b] = over_white(pixel);
            let light = 0.2126 * r + 0.7152 * g + 0.0722 * b;
            let paper = PAPER + (light - 255.0) * TRACE;
            let mix = |color: f32| (paper + (color - paper) * solid + 0.5) as u8;
            *to = [mix(r), mix(g), mix(b), 255];
        }
    }
}

fn difference(sample: &[u8], reference: &[u8], gain: f32, out: &mut [u8]) {
    let pixels = sample.as_chunks::<4>().0.iter().zip(reference.as_chunks::<4>().0);
    for (to, (&one, &two)) in out.as_chunks_mut::<4>().0.iter_mut().zip(pixels) {
        let ([r1, g1, b1], [r2, g2, b2]) = (over_white(one), over_white(two));
        let level = |one: f32, two: f32| ((one - two).abs() * gain + 0.5) as u8;
        *to = [level(r1, r2), level(g1, g2), level(b1, b2), 255];
    }
}

/// Shows nothing where a moved reference has no pixel.
fn leave_out(reference: &[u8], out: &mut [u8]) {
    for (to, under) in out.as_chunks_mut::<4>().0.iter_mut().zip(reference.as_chunks::<4>().0) {
        if under[3] == 0 {
            *to = [0; 4];
        }
    }
}

/// Levels over white, as a page would show them.
#[inline(always)]
fn over_white([r, g, b, a]: [u8; 4]) -> [f32; 3] {
    let alpha = f32::from(a) / 255.0;
    [r, g, b].map(|color| f32::from(color) * alpha + 255.0 * (1.0 - alpha))
}

#[cfg(test)]
mod tests;
