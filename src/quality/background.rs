//! How white the background is: the field outside the subject, the band along the frame, and every connected area that
//! is not exactly 255, told apart into shadow, off-white patch and residue.
//!
//! A shadow is neutral, lies at the subject and fades out: where it meets white, it is one or two levels from white. A
//! patch (a stained corner, backdrop left in an opening) ends in a step, or never meets white, or lies far from the subject.
//! An area that mostly fades out but has a stepped stretch is split: what is level with that stretch is the patch, the rest
//! the shadow.

mod area;

use self::area::Area;
use crate::{
    color::lab::Lab,
    finding::Region,
    market::measure::{BackgroundNumbers, Patch, Side},
    raster::Rgba8,
    subject::{Run, Subject, border, label},
};

/// Band round the subject that is left out, px: JPEG ripples within its 8 px block.
pub(super) const RIPPLE_JPEG: usize = 8;

/// The same for formats without blocks: the anti-aliased edge and a pixel of doubt.
pub(super) const RIPPLE_OTHER: usize = 3;

/// How far inside an area its level is read, px: past the ripple of its own border.
const INSIDE: i64 = 3;

/// A level this low three pixels from white is a step; soft shadows are at 253 or 254 there.
const STEP: u8 = 252;

/// An area this large, px, is judged by its border; a smaller one is a mark (one JPEG block is 64).
const LARGE: usize = 65;

/// The smallest mark that is told: 2 × 2 px …
const SMALLEST_MARK: usize = 4;

/// … with this level or lower; ripple and rounding stay above.
const MARK_LEVEL: u8 = 250;

/// An area at level 254 throughout may be rounding; it is told from this share of the picture on (0.05 %).
const ROUNDING_SHARE: f64 = 0.0005;

/// Steps along a border that make a patch, px, and their least share of the border that meets white.
const STEPPED: usize = 24;
const STEPPED_SHARE: f64 = 0.05;

/// A shadow may lie this far from the subject's box, share of the box's longer side: an overhanging part throws it aside.
const SHADOW_REACH: f64 = 0.1;

/// Largest difference of a shadow's middle red, green and blue, levels; more is colour left from a backdrop or product.
const NEUTRAL: u8 = 10;

/// One background, as it is taken apart.
struct Field<'a> {
    picture: &'a Rgba8,
    width: usize,
    height: usize,
    /// The lowest channel of every pixel over white; 255 on and near the subject.
    low: Vec<u8>,
    /// True on and near the subject.
    near: Vec<bool>,
    /// The subject's box, widened by [`SHADOW_REACH`].
    shadow_zone: Region,
}

/// Measures the background of `picture` outside `subject`.
pub(super) fn measure(picture: &Rgba8, subject: &Subject, jpeg: bool) -> BackgroundNumbers {
    let field = Field::new(picture, subject, if jpeg { RIPPLE_JPEG } else { RIPPLE_OTHER });
    let mut numbers = field.statistics();
    field.sort_areas(&mut numbers);
    numbers.marks = field.marks(subject, &numbers);
    numbers.border = border(picture).map(|line| {
        let (w, h) = (f64::from(picture.width()), f64::from(picture.height()));
        let inside = line.inside(picture.width(), picture.height());
        Patch {
            region: Region { x: 0.0, y: 0.0, width: w, height: h },
            area_px: w * h - inside.width * inside.height,
            color: line.color,
            darkest: line.color.into_iter().min().unwrap_or(0),
        }
    });
    numbers
}

impl<'a> Field<'a> {
    fn new(picture: &'a Rgba8, subject: &Subject, ripple: usize) -> Self {
        let (width, height) = (picture.width() as usize, picture.height() as usize);
        let near = widened(subject.coverage(), width, height, ripple);
        let low = picture
            .data()
            .chunks_exact(4)
            .zip(&near)
            .map(|(p, near)| if *near { 255 } else { over_white(p).into_iter().min().unwrap_or(255) })
            .collect();
        let b = subject.bounds;
        let reach = SHADOW_REACH * b.width.max(b.height);
        let shadow_zone =
            Region { x: b.x - reach, y: b.y - reach, width: b.width + 2.0 * reach, height: b.height + 2.0 * reach };
        Self { picture, width, height, low, near, shadow_zone }
    }

    fn statistics(&self) -> BackgroundNumbers {
        let band = (self.width.min(self.height) / 100).max(1);
        let (mut histogram, mut edge) = ([0_usize; 256], [0_usize; 256]);
        let (mut cast, mut transparent) = (0_u64, 0_usize);
        let mut levels = [[0_usize; 256]; 3];
        let mut under = [[0_usize; 256]; 3];
        for (at, pixel) in self.picture.data().chunks_exact(4).enumerate() {
            if pixel[3] < 128 {
                transparent += 1;
                count(&mut under, [pixel[0], pixel[1], pixel[2]]);
            }
            if self.near[at] {
                continue;
            }
            let color = over_white(pixel);
            let [low, high] = [color.iter().min(), color.iter().max()].map(|c| c.copied().unwrap_or(255));
            cast += u64::from(high - low);
            count(&mut levels, color);
            histogram[usize::from(low)] += 1;
            let (x, y) = (at % self.width, at / self.width);
            if x < band || y < band || x + band >= self.width || y + band >= self.height {
                edge[usize::from(low)] += 1;
            }
        }
        let sum = |h: &[usize; 256]| h.iter().sum::<usize>();
        let lowest = |h: &[usize; 256]| h.iter().position(|n| *n > 0).unwrap_or(255) as u8;
        let total = sum(&histogram);
        let mut below = 0;
        let percentile_1 = histogram.iter().position(|n| {
            below += n;
            below * 100 >= total.max(1)
        });
        let share = |part: usize, of: usize| part as f64 / of.max(1) as f64;
        BackgroundNumbers {
            field_px: total as f64,
            white_share: share(histogram[255], total),
            minimum: lowest(&histogram),
            percentile_1: percentile_1.unwrap_or(255) as u8,
            cast: cast as f64 / total.max(1) as f64,
            median: levels.map(median),
            cast_chroma: chroma(levels),
            edge_white_share: share(edge[255], sum(&edge)),
            edge_minimum: lowest(&edge),
            transparent_share: share(transparent, self.near.len()),
            under_transparent: (transparent > 0).then(|| under.map(median)),
            marks: Vec::new(),
            off_white: None,
            off_white_share: 0.0,
            residue: None,
            residue_count: 0,
            shadow: None,
            shadow_touches: Vec::new(),
            border: None,
        }
    }

    fn sort_areas(&self, numbers: &mut BackgroundNumbers) {
        let (parts, labelled) = label(self.width, self.height, |at| self.low[at] < 255);
        let mut runs: Vec<Vec<Run>> = vec![Vec::new(); parts.len()];
        for (run, part) in labelled {
            if let Some(list) = runs.get_mut(part) {
                list.push(run);
            }
        }
        let (mut patches, mut marks, mut shadows) = (Vec::new(), Vec::new(), Vec::new());
        for (part, runs) in parts.iter().zip(&runs) {
            let area = Area::new(self, *part, runs);
            if part.area < LARGE {
                if part.area >= SMALLEST_MARK && area.darkest <= MARK_LEVEL && !area.meets_subject {
                    marks.push(area.patch(self));
                }
            } else if area.darkest >= 254 && (part.area as f64) < ROUNDING_SHARE * self.low.len() as f64 {
                // One level, a few blocks: rounding.
            } else if area.is_shadow(self) {
                shadows.push(area);
            } else if area.meets_subject && area.meets_white > 2 * area.steps.len() {
                match area.split(self) {
                    Some((patch, rest)) => {
                        patches.push(patch);
                        shadows.extend(rest);
                    }
                    None => patches.push(area.patch(self)),
                }
            } else {
                patches.push(area.patch(self));
            }
        }
        let largest = |list: &[Patch]| list.iter().copied().max_by(|a, b| a.area_px.total_cmp(&b.area_px));
        numbers.off_white_share = patches.iter().map(|p| p.area_px).fold(0.0, |a, b| a + b) / numbers.field_px.max(1.0);
        numbers.off_white = largest(&patches);
        numbers.residue = largest(&marks);
        numbers.residue_count = marks.len() as u32;
        numbers.shadow_touches = self.sides(&shadows);
        numbers.shadow = largest(&shadows.iter().map(|s| s.patch(self)).collect::<Vec<_>>());
    }

    /// Small parts that stand apart from the largest one, and large marks of the background: text and logos may look so.
    fn marks(&self, subject: &Subject, numbers: &BackgroundNumbers) -> Vec<Patch> {
        /// A part of less than this share of the largest is not another product.
        const SMALL: f64 = 0.1;
        /// Marks that are told.
        const TOLD: usize = 16;
        let (columns, rows) = subject.coverage_size();
        let (sx, sy) = (self.width as f64 / columns.max(1) as f64, self.height as f64 / rows.max(1) as f64);
        let largest = subject.parts().first().map_or(0, |part| part.area) as f64;
        let small = subject.parts().iter().filter(|part| (part.area as f64) < SMALL * largest);
        let mut marks: Vec<Patch> = small
            .map(|part| {
                let r = part.region();
                let region = Region { x: r.x * sx, y: r.y * sy, width: r.width * sx, height: r.height * sy };
                let middle = |start: f64, length: f64| (start + length / 2.0) as i64;
                let [r, g, b, _] = self.picture.pixel(middle(region.x, region.width), middle(region.y, region.height));
                Patch { region, area_px: part.area as f64 * sx * sy, color: [r, g, b], darkest: r.min(g).min(b) }
            })
            .chain(numbers.residue.filter(|mark| mark.area_px >= LARGE as f64 / 4.0))
            .collect();
        marks.sort_by(|a, b| b.area_px.total_cmp(&a.area_px));
        marks.truncate(TOLD);
        marks
    }

    /// Sides of the frame where a shadow is still a step from white.
    fn sides(&self, shadows: &[Area]) -> Vec<Side> {
        let reaches = |test: &dyn Fn(usize, usize) -> bool| {
            shadows.iter().flat_map(Area::pixels).any(|(x, y)| test(x, y) && self.low[y * self.width + x] <= STEP)
        };
        let mut sides = Vec::new();
        if reaches(&|x, _| x == 0) {
            sides.push(Side::Left);
        }
        if reaches(&|_, y| y == 0) {
            sides.push(Side::Top);
        }
        if reaches(&|x, _| x + 1 == self.width) {
            sides.push(Side::Right);
        }
        if reaches(&|_, y| y + 1 == self.height) {
            sides.push(Side::Bottom);
        }
        sides
    }

    fn index(&self, x: i64, y: i64) -> Option<usize> {
        let (column, row) = (usize::try_from(x).ok()?, usize::try_from(y).ok()?);
        (column < self.width && row < self.height).then(|| row * self.width + column)
    }
}

/// Counts a colour, channel by channel.
fn count(levels: &mut [[usize; 256]; 3], color: [u8; 3]) {
    for (histogram, level) in levels.iter_mut().zip(color) {
        histogram[usize::from(level)] += 1;
    }
}

/// The middle level of a histogram; 255 of an empty one.
fn median(histogram: [usize; 256]) -> u8 {
    let all: usize = histogram.iter().sum();
    let mut seen = 0;
    let found = histogram.iter().position(|n| {
        seen += n;
        all > 0 && seen * 2 >= all
    });
    found.unwrap_or(255) as u8
}

/// CIELAB chroma of the mean colour of three histograms.
fn chroma(levels: [[usize; 256]; 3]) -> f64 {
    let mean = levels.map(|h| {
        let all = h.iter().sum::<usize>().max(1) as f64;
        h.iter().enumerate().map(|(level, n)| level as f64 * *n as f64).sum::<f64>() / all
    });
    let lab = Lab::from_srgb8(mean.map(|level| level.round() as u8));
    lab.a.hypot(lab.b)
}

fn inside(inner: Region, outer: Region) -> bool {
    inner.x >= outer.x
        && inner.y >= outer.y
        && inner.x + inner.width <= outer.x + outer.width
        && inner.y + inner.height <= outer.y + outer.height
}

/// Red, green, blue over white.
fn over_white(pixel: &[u8]) -> [u8; 3] {
    let &[r, g, b, a] = pixel else { return [255; 3] };
    if a == 255 {
        return [r, g, b];
    }
    [r, g, b].map(|c| ((u32::from(c) * u32::from(a) + 255 * (255 - u32::from(a)) + 127) / 255) as u8)
}

/// True within `reach` px (a square) of any coverage.
pub(super) fn widened(coverage: &[u8], width: usize, height: usize, reach: usize) -> Vec<bool> {
    let mut rows = vec![false; coverage.len()];
    for (from, to) in coverage.chunks_exact(width).zip(rows.chunks_exact_mut(width)) {
        for (x, c) in from.iter().enumerate() {
            if *c > 0 {
                to[x.saturating_sub(reach)..(x + reach + 1).min(width)].fill(true);
            }
        }
    }
    let mut both = rows.clone();
    for y in 0..height {
        for near in y.saturating_sub(reach)..(y + reach + 1).min(height) {
            if near != y {
                for x in 0..width {
                    both[y * width + x] |= rows[near * width + x];
                }
            }
        }
    }
    both
}

#[cfg(test)]
mod tests;
